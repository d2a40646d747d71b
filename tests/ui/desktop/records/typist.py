"""A process that types into a form and is then killed; run by `test_drafts_survive.py`.

Arguments: the case file. It says `kept` on its output as soon as the draft is on the disk, and then waits to be killed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.desktop.dialogs import Dialogs
from ui.desktop.look import Theme
from ui.desktop.page import Surroundings
from ui.desktop.pages.record import NewPage
from ui.desktop.place import Place
from ui.desktop.session import Session


class Typist(QObject):
    """Types when the form is there, and tells when the draft is kept."""

    def __init__(self, session: Session, page: NewPage) -> None:
        super().__init__()
        self._page = page
        session.opened.connect(self.begin)
        page.form.ready.connect(self.type)
        page.form.keeper.kept.connect(self.tell)

    @Slot()
    def begin(self) -> None:
        self._page.show()
        self._page.show_place(Place("new", "meeting"))

    @Slot()
    def type(self) -> None:
        form = self._page.form.form
        assert form is not None
        QTest.keyClicks(form.fields.editors["title"].control, "13th JM")
        form.fields.editors["held_on"].retype("24 no")
        form.parts["point"].add().open().editors["title"].retype("Flight clear")

    @Slot()
    def tell(self) -> None:
        print("kept", flush=True)  # noqa: T201 – the test waits for this word


def main() -> None:
    app = QApplication(sys.argv[:1])
    session = Session()
    page = NewPage(Surroundings(Theme("light", 13.0), session, Dialogs()))
    typist = Typist(session, page)
    session.open(Path(sys.argv[1]))
    assert typist is not None
    app.exec()


if __name__ == "__main__":
    main()

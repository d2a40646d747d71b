"""A process that types into the form of a meeting and is then killed; run by `test_meeting_killed.py`.

Argument: the case file. It says `kept` on its output as soon as the draft is on the disk, and waits to be killed.
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
from ui.desktop.pages.meeting import MeetingPage
from ui.desktop.place import Place
from ui.desktop.session import Session


class Typist(QObject):
    """Types when the form is there, and tells when the draft is kept."""

    def __init__(self, session: Session, page: MeetingPage) -> None:
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
        QTest.keyClicks(form.heading.edit, "14th JMCC")
        QTest.keyClicks(form.when.date.edit, "24 no")
        QTest.keyClicks(form.matters.line, "ours firm: Share a draft procedure\rFlight clear")
        self._page.form.keeper.keep_now()

    @Slot()
    def tell(self) -> None:
        print("kept", flush=True)  # noqa: T201 – the test waits for this word


def main() -> None:
    app = QApplication(sys.argv[:1])
    session = Session()
    page = MeetingPage(Surroundings(Theme("light", 13.0), session, Dialogs()))
    typist = Typist(session, page)
    session.open(Path(sys.argv[1]))
    assert typist is not None
    app.exec()


if __name__ == "__main__":
    main()

"""A process that types into a form and is then killed; `kill_in_the_middle` starts it.

Arguments: which form, the case file. It says `kept` on its output as soon as the draft is on the disk, and then waits
to be killed.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.casefile import CaseFile
from app.drafts import Draft, all_drafts
from ui.desktop.dialogs import Dialogs
from ui.desktop.look import Theme
from ui.desktop.page import Surroundings
from ui.desktop.pages.meeting import MeetingPage
from ui.desktop.pages.record import NewPage
from ui.desktop.place import Place
from ui.desktop.session import Session

ROOT = Path(__file__).parents[3]

can_kill = pytest.mark.skipif(
    not hasattr(signal, "SIGKILL"), reason="no way to kill a process outright on this system"
)


def kill_in_the_middle(form: str, case: Path, folder: Path) -> Draft:
    """Let a process type into a form, kill it when the draft is kept; the one draft that it has left."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, __file__, form, str(case)], stdout=subprocess.PIPE, env=environment, cwd=folder
    ) as typist:
        assert typist.stdout is not None
        said = typist.stdout.readline()
        typist.kill()
    assert said == b"kept\n"
    with CaseFile.open(case) as opened:
        (draft,) = all_drafts(opened)
    return draft


def type_a_record(form: Any) -> None:
    QTest.keyClicks(form.fields.editors["title"].control, "13th JM")
    form.fields.editors["held_on"].retype("24 no")
    form.parts["point"].add().open().editors["title"].retype("Flight clear")


def type_a_meeting(form: Any) -> None:
    QTest.keyClicks(form.heading.edit, "14th JMCC")
    QTest.keyClicks(form.when.date.edit, "24 no")
    QTest.keyClicks(form.matters.line, "ours firm: Share a draft procedure\rFlight clear")


FORMS: Mapping[str, tuple[type[Any], Callable[[Any], None]]] = {
    "record": (NewPage, type_a_record),
    "meeting": (MeetingPage, type_a_meeting),
}


class Typist(QObject):
    """Types when the form is there, and tells when the draft is kept."""

    def __init__(self, session: Session, form: str) -> None:
        super().__init__()
        page, self._type = FORMS[form]
        self._page: Any = page(Surroundings(Theme("light", 13.0), session, Dialogs()))
        session.opened.connect(self.begin)
        self._page.form.ready.connect(self.type)
        self._page.form.life.keeper.kept.connect(self.tell)

    @Slot()
    def begin(self) -> None:
        self._page.show()
        self._page.show_place(Place("new", "meeting"))

    @Slot()
    def type(self) -> None:
        self._type(self._page.form.form)
        self._page.form.life.keeper.keep_now()

    @Slot()
    def tell(self) -> None:
        print("kept", flush=True)  # noqa: T201 – the test waits for this word


def main() -> None:
    app = QApplication(sys.argv[:1])
    session = Session()
    typist = Typist(session, sys.argv[1])
    session.open(Path(sys.argv[2]))
    assert typist is not None
    app.exec()


if __name__ == "__main__":
    main()

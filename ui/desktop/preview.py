"""The brief on the screen and in Word: built off the window's thread from one request."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QThread
from PySide6.QtGui import QTextDocument

from app.briefs.readiness import Item
from app.briefs.request import Request
from app.briefs.snapshot import Withheld
from app.briefs.writing import Written, make_brief, render, write_brief
from app.casefile import CaseFile
from app.errors import FileNotWritten
from db.values.marking import Marking
from ui.desktop.session import same_file


@dataclass(frozen=True, slots=True)
class Preview:
    """A brief as the window shows it; `marking` is None where nothing in it is assessed."""

    document: QTextDocument
    marking: Marking | None
    not_assessed: int
    readiness: tuple[Item, ...]
    withheld: tuple[Withheld, ...]


def build(case: CaseFile, request: Request, window: QThread) -> Preview:
    """Build the brief for the window; its document is handed to that thread. Raises ChanceryError."""
    made = make_brief(case, request)
    control = made.facts.control
    document = QTextDocument()  # read here, since a long brief takes a second
    document.setHtml(render(made, "html").decode())
    document.moveToThread(window)
    return Preview(document, control.marking, control.not_assessed, made.readiness, made.withheld)


def export(case: CaseFile, request: Request, path: Path) -> Written:
    """Write the Word brief; raises ChanceryError."""
    if same_file(path, case.path):
        raise FileNotWritten(f"“{path.name}” is the case file itself; choose another name.", path)
    return write_brief(case, request, path, replace=True)  # the file dialog has asked

"""The brief on the screen and in Word: built off the window's thread from one request."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.briefs.previewing import pieces
from app.briefs.readiness import Item
from app.briefs.request import Request
from app.briefs.seeing import see_changed
from app.briefs.snapshot import Withheld
from app.briefs.writing import Made, Steps, Written, make_brief, write_brief
from app.casefile import CaseFile
from app.errors import FileNotWritten
from db.values.marking import Marking
from ui.desktop.parts.typesetting import Pieces
from ui.desktop.portable import beside
from ui.desktop.session import same_file


@dataclass(frozen=True, slots=True)
class Preview:
    """A brief as the window shows it; `marking` is None where nothing in it is assessed."""

    document: Pieces
    marking: Marking | None
    not_assessed: int
    readiness: tuple[Item, ...]
    withheld: tuple[Withheld, ...]
    left_out: tuple[str, ...] = ()
    """What the one page of the scope note has no room for."""


def build(case: CaseFile, request: Request) -> Preview:
    """Build the brief for the window. Raises ChanceryError."""
    return preview_of(make_brief(case, request))


def see_since(case: CaseFile, request: Request, brief_id: str) -> Preview:
    """What has changed since a brief, or since the last one where none is named. Raises ChanceryError."""
    return preview_of(see_changed(case, request, brief_id or None))


def preview_of(made: Made) -> Preview:
    """A brief or a report that was made, for the window."""
    control = made.facts.control
    return Preview(
        pieces(made.document, made.house),
        control.marking,
        control.not_assessed,
        made.readiness,
        made.withheld,
        made.left_out,
    )


def export(case: CaseFile, request: Request, path: Path, steps: Steps, *, pdf: bool = False) -> Written:
    """Write the Word brief, and a PDF beside it if `pdf`, and tell its steps; raises ChanceryError."""
    if same_file(path, case.path):
        raise FileNotWritten(f"“{path.name}” is the case file itself; choose another name.", path)
    written = write_brief(case, request, path, replace=True, steps=steps)  # the file dialog has asked
    if pdf:
        beside(path, partial(make_brief, case, request))
    return written

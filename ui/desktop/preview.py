"""The brief on the screen and in Word: built off the window's thread from one request."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from app.briefs.annex import Annex
from app.briefs.pair import WrittenPair, annex_path, free_path, make_pair, write_pair
from app.briefs.portable import put_pdf
from app.briefs.previewing import paged
from app.briefs.readiness import Item
from app.briefs.request import Request
from app.briefs.seeing import see_changed
from app.briefs.snapshot import Withheld
from app.briefs.writing import Made, Steps, make_brief
from app.casefile import CaseFile
from app.errors import FileNotWritten
from db.values.marking import Marking
from ui.desktop.parts.typesetting import Pieces
from ui.desktop.portable import from_page
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
    annex: Pieces | None = None
    """The separate annex, where one is asked for and anything is in it."""
    annex_marking: Marking | None = None
    annexed: tuple[Withheld, ...] = ()
    """What stands in it in place of the brief."""
    no_annex: str = ""
    """Why there is none where one was asked for."""


def build(case: CaseFile, request: Request, annex: Annex | None = None) -> Preview:
    """Build the brief, and the annex that is asked for, for the window. Raises ChanceryError."""
    pair = make_pair(case, request, annex)
    found = preview_of(pair.brief)
    if pair.annex is None:
        return replace(found, no_annex=pair.none)
    apart = preview_of(pair.annex)
    return replace(
        found,
        annex=apart.document,
        annexed=pair.annexed,
        withheld=pair.withheld,
        annex_marking=apart.marking,
        readiness=pair.readiness,
    )


def see_since(case: CaseFile, request: Request, brief_id: str) -> Preview:
    """What has changed since a brief, or since the last one where none is named. Raises ChanceryError."""
    return preview_of(see_changed(case, request, brief_id or None))


def preview_of(made: Made) -> Preview:
    """A brief or a report that was made, for the window."""
    control = made.facts.control
    return Preview(
        paged(made.document, made.house),
        control.marking,
        control.not_assessed,
        made.readiness,
        made.withheld,
        made.left_out,
    )


def export(
    case: CaseFile,
    request: Request,
    annex: Annex | None,
    path: Path,
    steps: Steps,
    *,
    pdf: bool = False,
) -> WrittenPair:
    """Write the Word brief, its annex beside it where one is asked for, and a PDF of each if `pdf`, and tell the steps;
    raises ChanceryError.
    """
    if same_file(path, case.path):
        raise FileNotWritten(f"“{path.name}” is the case file itself; choose another name.", path)
    apart = free_path(annex_path(path))  # the file dialog has asked about the brief alone
    done = write_pair(case, request, annex, path, beside=apart, overwrite=True, steps=steps)
    papers = [(done.request, done.brief)]
    if done.annex is not None and done.annex_request is not None:
        papers.append((done.annex_request, done.annex))
    for one, each in papers if pdf else ():
        made = put_pdf(each, partial(make_brief, case, one), from_page)
        done = replace(done, portable=(*done.portable, made))
    return done

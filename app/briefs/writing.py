"""Makes a brief and writes it: facts are gathered and the snapshot closed, then the document is built and rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, assert_never

from app.briefs.gather import gather
from app.briefs.readiness import Item, readiness
from app.briefs.request import Request
from app.briefs.snapshot import Withheld
from app.briefs.target import refuse_other_content, refuse_target
from app.casefile import CaseFile
from app.garbage import few_full_collections
from app.unfinished import noted
from db.values.files import atomic_write
from db.values.marking import Marking
from reports.document import Document
from reports.facts import Facts
from reports.outlines import outline

Format = Literal["docx", "html", "text"]


@dataclass(frozen=True, slots=True)
class Made:
    """A brief before it is rendered, with what the officer is told beside it."""

    document: Document
    facts: Facts
    withheld: tuple[Withheld, ...]
    readiness: tuple[Item, ...]
    revisions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Written:
    """A brief on disk."""

    path: Path
    size: int
    """Bytes."""
    withheld: tuple[Withheld, ...]
    readiness: tuple[Item, ...]
    marking: Marking | None = None
    """The overall marking; None where nothing in it is assessed."""
    revisions: Mapping[str, str] = field(default_factory=dict)
    """Record id → the revision that was in it."""
    pages: int | None = None
    """Not known until a word processor has laid it out."""


class FaultyBrief(RuntimeError):
    """A rendered Word file that Word would not open as it should: a fault of the program, nothing was written."""


def make_brief(case: CaseFile, request: Request) -> Made:
    """Gather and build; raises what `gather` raises, and OutlineError for an outline that there is not."""
    from reports.build import build

    preset = outline(request.preset)
    with few_full_collections():
        with case.read() as reader:
            gathered = gather(reader, request)
        document = build(gathered.facts, preset)
        found = tuple(readiness(gathered.facts))
    return Made(document, gathered.facts, gathered.withheld, found, gathered.revisions)


def render(made: Made, fmt: Format) -> bytes:
    """The bytes of a brief; text and HTML are UTF-8. Raises FaultyBrief for a Word file with faults."""
    match fmt:
        case "docx":
            return _word(made.document)
        case "html":
            from reports.render.html import render_html

            return render_html(made.document).encode()
        case "text":
            from reports.render.text import render_text

            return render_text(made.document).encode()
        case _:
            assert_never(fmt)


def write_brief(
    case: CaseFile, request: Request, path: Path, fmt: Format = "docx", *, replace: bool = False
) -> Written:
    """Make a brief and put it at `path`, whole or not at all. Raises FileNotWritten and what `make_brief` raises.

    A file that is there and differs may hold an officer's own work: it is left alone unless `replace` is said.
    """
    refuse_target(path, case.path)
    made = make_brief(case, request)
    data = render(made, fmt)
    if not replace:
        refuse_other_content(path, data)
    atomic_write(path, data, during=noted)
    marking = made.facts.control.marking
    return Written(path, len(data), made.withheld, made.readiness, marking, made.revisions)


def _word(document: Document) -> bytes:
    from reports.render.check import faults_in
    from reports.render.docx import render_docx

    with few_full_collections():
        data = render_docx(document)
        faults = faults_in(data)
    if faults:
        raise FaultyBrief(f"The Word file has {len(faults)} faults: {'; '.join(faults[:3])}")
    return data

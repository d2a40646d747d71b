"""Makes a brief and writes it: facts are gathered and the snapshot closed, then the document is built and rendered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, assert_never

from app.briefs.annex import annex_document, gather_paper
from app.briefs.gather import Gathered
from app.briefs.house_style import house_of
from app.briefs.outlining import outline_of
from app.briefs.readiness import Item, readiness
from app.briefs.request import Request, noting_of
from app.briefs.scanning import refuse_traces
from app.briefs.snapshot import Withheld
from app.briefs.target import refuse_other_content, refuse_target
from app.casefile import CaseFile
from app.garbage import no_collections
from app.unfinished import noted
from db.rewind import state
from db.values.files import atomic_write
from db.values.marking import Marking
from reports.document import Document
from reports.facts import Facts
from reports.render.house import INDIA, House

Format = Literal["docx", "html", "text"]
Steps = Callable[[str, int, int], object]
"""Is told which step begins, how many are done, and of how many; raises Cancelled to stop: then nothing is written."""


@dataclass(frozen=True, slots=True)
class Made:
    """A brief before it is rendered, with what the officer is told beside it."""

    document: Document
    facts: Facts
    withheld: tuple[Withheld, ...]
    readiness: tuple[Item, ...]
    used: frozenset[str]
    """Ids of every record in it; their revisions are those of the state (`db.queries.journal.revisions`)."""
    state: Mapping[str, int]
    """How far the journal had come when the facts were gathered (`db.rewind`)."""
    left_out: tuple[str, ...] = ()
    """What the one page of the scope note has no room for, in words."""
    house: House = INDIA
    """The style it is set in."""


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
    used: frozenset[str] = frozenset()
    """Ids of every record in it."""
    pages: int | None = None
    """Not known until a word processor has laid it out."""
    state: Mapping[str, int] = field(default_factory=dict)
    rendered: str = ""
    """SHA-256 of the file as it was written."""
    reference: str = ""
    """As printed."""
    house: House = INDIA
    words: str = ""
    """The overall marking as it stands on every page; empty where none does."""


class FaultyBrief(RuntimeError):
    """A rendered Word file that Word would not open as it should: a fault of the program, nothing was written."""


def make_brief(case: CaseFile, request: Request) -> Made:
    """Gather and build; raises what `gather` raises, and OutlineError for an outline that there is not."""
    outline_of(request)
    with no_collections():
        with case.read() as reader:
            gathered = gather_paper(case.path, reader, request)
            moment = state(reader)
            house = house_of(reader, request.style)
        return built(gathered, request, moment, house)


def built(gathered: Gathered, request: Request, moment: Mapping[str, int], house: House = INDIA) -> Made:
    """The document of facts that were gathered at a moment of the file; raises OutlineError, and NotReady for a
    separate annex with nothing in it.
    """
    from reports.build import composed
    from reports.noting import noted_as

    noting = noting_of(request)
    made = composed(gathered.facts, outline_of(request), house, noting)
    document = made.document
    if gathered.below is not None:
        document = annex_document(document, gathered, request, house)
    found = tuple(readiness(gathered.facts))
    return Made(
        noted_as(document, noting),
        gathered.facts,
        gathered.withheld,
        found,
        gathered.used,
        moment,
        made.left_out,
        house,
    )


def render(made: Made, fmt: Format) -> bytes:
    """The bytes of a brief; text and HTML are UTF-8. Raises FaultyBrief for a Word file with faults, and Leak where
    what was withheld is found in them.
    """
    data = _rendered(made, fmt)
    refuse_traces(data, made.withheld, made.facts)
    return data


def _rendered(made: Made, fmt: Format) -> bytes:
    match fmt:
        case "docx":
            return _word(made.document, made.house)
        case "html":
            from reports.render.html import render_html

            return render_html(made.document, made.house).encode()
        case "text":
            from reports.render.text import render_text

            return render_text(made.document, house=made.house).encode()
        case _:
            assert_never(fmt)


def untold(_words: str, _done: int, _whole: int) -> None:
    """Nobody watches."""


def write_brief(
    case: CaseFile,
    request: Request,
    path: Path,
    fmt: Format = "docx",
    *,
    replace: bool = False,
    steps: Steps = untold,
) -> Written:
    """Make a brief and put it at `path`, whole or not at all. Raises FileNotWritten and what `make_brief` raises.

    A file that is there and differs may hold an officer's own work: it is left alone unless `replace` is said.
    """
    refuse_target(path, case.path)
    steps("Gathering what is on file …", 0, 3)
    made = make_brief(case, request)
    steps("Setting the pages …", 1, 3)
    data = render(made, fmt)
    if not replace:
        refuse_other_content(path, data)
    steps("Writing the file …", 2, 3)
    atomic_write(path, data, during=noted)
    return written(made, path, data)


def written(made: Made, path: Path, data: bytes) -> Written:
    """What is known of a brief whose bytes now lie at a path."""
    control = made.facts.control
    return Written(
        path,
        len(data),
        made.withheld,
        made.readiness,
        control.marking,
        made.used,
        state=made.state,
        rendered=hashlib.sha256(data).hexdigest(),
        reference=control.reference,
        house=made.house,
        words=made.document.running.marking,
    )


def _word(document: Document, house: House) -> bytes:
    from reports.render.check import faults_in
    from reports.render.docx import render_docx

    with no_collections():
        data = render_docx(document, house)
        faults = faults_in(data)
    if faults:
        raise FaultyBrief(f"The Word file has {len(faults)} faults: {'; '.join(faults[:3])}")
    return data

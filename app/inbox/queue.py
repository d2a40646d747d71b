"""The queue of the inbox: texts are taken up with what they propose; nothing is a record before it is accepted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.casefile import CaseFile
from app.changes import Changes
from app.errors import InvalidValue, NotFound
from app.inbox.drafts import Draft, drafts_of
from app.inbox.grounds import Grounds
from app.inbox.offers import outlet_in
from app.inbox.outlets import country_of
from app.inbox.papers import Paper
from app.intake.extraction import extract
from app.intake.proposals import Intake
from db.models import Proposal, Source
from db.queries.inbox import Waiting, holding_text, rejected, waiting
from db.values.choices import ProposalStatus, SourceKind
from db.values.marking import Marking
from db.values.partial_date import PartialDate
from db.values.text import canonical_json

__all__ = ["Waiting", "read_inbox", "take_up", "take_up_source"]


def read_inbox(case: CaseFile) -> tuple[Waiting, ...]:
    """Every text that was taken up, those with open proposals first."""
    with case.read() as reader:
        return tuple(waiting(reader))


def take_up(case: CaseFile, paper: Paper, *, marking: Marking | None = None) -> str:
    """Put a text into the inbox with what it proposes; returns the id of its source. One undoable action.

    A text that is in the inbox already is not put there twice; a source on file that holds this text is used.
    Raises TextTooLong, InvalidValue, CaseFileError.
    """
    return _take_up(case, paper, marking)


def take_up_source(case: CaseFile, source_id: str) -> str:
    """Put the text of a source on file into the inbox; what it proposes is marked as the source is.

    Raises NotFound, InvalidValue for a source without a text, TextTooLong, CaseFileError.
    """
    with case.read() as reader:
        source = reader.get(Source, source_id)
    if source is None or source.deleted:
        raise NotFound("This source is not in the case file any more; it may have been deleted.")
    if not (source.text_received or "").strip():
        raise InvalidValue(
            f"“{source.title[:60]}” has no text to read: put its words in “Text as received”, or drop its file here."
        )
    published = source.published.last if source.published else None
    paper = Paper(source.text_received or "", source.title, published, source.source_kind, outlet_in(source))
    return _take_up(case, paper, source.marking, source_id)


def _take_up(case: CaseFile, paper: Paper, marking: Marking | None, source: str | None = None) -> str:
    if not paper.text.strip():
        raise InvalidValue("This text is empty: paste a text, or choose a file with words in it.")
    with case.read() as reader:
        known = Grounds.of(reader).known
        of = country_of(reader, paper.outlet)
        found = extract(paper.text, replace(known, home=of or known.home), published=paper.published)
        paper = replace(paper, text=found.text)
        source = source or holding_text(reader, paper.text)
        if source is not None and reader.all(Proposal, source_id=source):
            return source
        drafts = drafts_of(found, known.home)
        refused = rejected(reader, [one.quote for one in drafts])
    changes = case.door.changes()
    marked: dict[str, Any] = {} if marking is None else {"marking": marking}
    source = source or _source(changes, paper, found, marked)
    for one in drafts:
        status = ProposalStatus.REJECTED if (one.kind, one.quote) in refused else ProposalStatus.OFFERED
        changes.create("proposal", **_values(one, source), **marked, status=status)
    if changes.steps:
        case.door.change(f"Take up “{paper.title[:60]}”", changes)
    return source


def _source(changes: Changes, paper: Paper, found: Intake, marked: dict[str, Any]) -> str:
    values = {
        "title": paper.title or "Text without a title",
        "source_kind": paper.kind or SourceKind.NEWS,
        "text_received": paper.text,
        "published": PartialDate.of(found.published) if found.published else None,
        "agency": paper.outlet or None,
    }
    source = changes.create("source", **(marked | values))
    for name, content in _files(paper):
        changes.attach(name, content, **(marked | {"attached_to_id": source}))
    return source


def _files(paper: Paper) -> Iterable[tuple[str, bytes]]:
    if paper.file is not None:
        yield paper.file
    for one in paper.enclosed:
        yield one.name, one.content


def _values(one: Draft, source: str) -> dict[str, Any]:
    return {
        "title": one.title[:400],
        "proposed_kind": one.kind,
        "content": canonical_json({**one.content, "start": one.start}),
        "source_id": source,
        "quote": one.quote,
        "reason": "\n".join(one.reasons),
        "confidence": one.confidence,
    }

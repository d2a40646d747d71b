"""The queue of the inbox: texts are taken up with what they propose; nothing is a record before it is accepted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from app.casefile import CaseFile
from app.changes import Changes
from app.door import Changed
from app.errors import InvalidValue, NotFound
from app.inbox.deciding import CORRECTED
from app.inbox.drafts import Draft, drafts_of
from app.inbox.grounds import Grounds
from app.inbox.offers import outlet_in
from app.inbox.outlets import country_of, outlet_said
from app.inbox.papers import Paper
from app.inbox.words import lexicon_in
from app.intake.extraction import extract
from app.intake.known import Known
from app.intake.lexicon import Lexicon, using
from app.intake.proposals import Intake
from db.models import Proposal, Source
from db.queries.inbox import Waiting, holding_text, rejected, waiting
from db.reader import Reader
from db.values.choices import ProposalStatus, SourceKind
from db.values.marking import Marking
from db.values.partial_date import PartialDate
from db.values.text import canonical_json

REFUSED_BEFORE = 50
"""Per cent at most, of a name that was rejected in another text."""

__all__ = ["Again", "Waiting", "proposed", "read_again", "read_inbox", "take_up", "take_up_source"]


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


def proposed(case: CaseFile, paper: Paper) -> Intake:
    """What a text proposes with the words and names of a case file; nothing is kept. Raises TextTooLong."""
    with case.read() as reader:
        paper = replace(paper, outlet=outlet_said(reader, paper.text) or paper.outlet)
        return _read(reader, paper, Grounds.of(reader).known, lexicon_in(reader))


def _read(reader: Reader, paper: Paper, known: Known, lexicon: Lexicon) -> Intake:
    """People without a country are of that of the outlet, where the office said it, else of the home country."""
    home = replace(known, home=country_of(reader, paper.outlet) or known.home)
    return extract(paper.text, home, published=paper.published, lexicon=lexicon)


def _take_up(case: CaseFile, paper: Paper, marking: Marking | None, source: str | None = None) -> str:
    if not paper.text.strip():
        raise InvalidValue("This text is empty: paste a text, or choose a file with words in it.")
    with case.read() as reader:
        known, lexicon = Grounds.of(reader).known, lexicon_in(reader)
        paper = replace(paper, outlet=outlet_said(reader, paper.text) or paper.outlet)
        found = _read(reader, paper, known, lexicon)
        paper = replace(paper, text=found.text)
        source = source or holding_text(reader, paper.text)
        if source is not None and reader.all(Proposal, source_id=source):
            return source
        with using(lexicon):
            drafts = drafts_of(found, known.home)
        refused = rejected(reader, [one.quote for one in drafts])
    changes = case.door.changes()
    marked: dict[str, Any] = {} if marking is None else {"marking": marking}
    source = source or _source(changes, paper, found, marked)
    for one in drafts:
        changes.create("proposal", **_values(one, source) | marked | _first_decision(one, refused))
    if changes.steps:
        case.door.change(f"Take up “{paper.title[:60]}”", changes)
    return source


@dataclass(frozen=True, slots=True)
class Again:
    """What reading a text again brought: proposals that came, and open ones that went; none where nothing changed."""

    changed: Changed | None
    new: int
    gone: int


def read_again(case: CaseFile, source_id: str) -> Again:
    """Read a text of the inbox again, with the words and records of today; one undoable action.

    What is decided or corrected stays as it is, and so does what is proposed as before; what was refused is not offered
    again. Raises NotFound, TextTooLong, CaseFileError.
    """
    with case.read() as reader:
        source = reader.get(Source, source_id)
        if source is None or source.deleted or not source.text_received:
            raise NotFound("This text is not in the inbox any more.")
        known, lexicon = Grounds.of(reader).known, lexicon_in(reader)
        day = source.published.last if source.published else None
        paper = Paper(source.text_received, source.title, day, outlet=outlet_in(source))
        found = _read(reader, paper, known, lexicon)
        with using(lexicon):
            drafts = drafts_of(found, known.home)
        rows = reader.all(Proposal, source_id=source_id)
        refused = rejected(reader, [one.quote for one in drafts])
    new, gone = _compared(drafts, rows)
    changes = case.door.changes()
    for row in gone:
        changes.delete(row.id)
    for one in new:
        changes.create(
            "proposal",
            **_values(one, source_id) | {"marking": source.marking} | _first_decision(one, refused),
        )
    done = case.door.change(f"Read “{source.title[:60]}” again", changes) if changes.steps else None
    return Again(done, len(new), len(gone))


def _compared(drafts: Iterable[Draft], rows: Iterable[Proposal]) -> tuple[list[Draft], list[Proposal]]:
    """(what a text proposes beyond its proposals, open proposals that it makes no more)."""
    settled: Counter[tuple[str, str]] = Counter()
    open_: dict[tuple[str, str, str], list[Proposal]] = {}
    for row in rows:
        if row.status is ProposalStatus.OFFERED and CORRECTED not in json.loads(row.content or "{}"):
            open_.setdefault((row.proposed_kind, row.quote or "", row.content or ""), []).append(row)
        else:
            settled[row.proposed_kind, row.quote or ""] += 1
    new = []
    for one in drafts:
        same = open_.get((one.kind, one.quote, str(_values(one, "")["content"])))
        if same:
            same.pop()
        elif settled[one.kind, one.quote]:
            settled[one.kind, one.quote] -= 1
        else:
            new.append(one)
    return new, [row for several in open_.values() for row in several]


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


_NAMED = frozenset({"person", "forum", "agreement", "exercise"})
"""Kinds whose quote is often no more than a name."""


def _first_decision(one: Draft, refused: Collection[tuple[str, str]]) -> dict[str, Any]:
    """What was refused once, from whichever text, is not offered again; a mere name is, as unlikely, for who was of no
    account then may lead a delegation now."""
    if (one.kind, one.quote) not in refused:
        return {"status": ProposalStatus.OFFERED}
    if one.kind not in _NAMED:
        return {"status": ProposalStatus.REJECTED}
    reason = "\n".join((*one.reasons, "rejected in another text before"))
    return {
        "status": ProposalStatus.OFFERED,
        "reason": reason,
        "confidence": min(one.confidence, REFUSED_BEFORE),
    }


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

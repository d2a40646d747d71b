"""Reads a text of the inbox: what it proposes, and which record of the case file each proposal is by now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.casefile import CaseFile
from app.errors import NotFound
from app.inbox.drafts import ORDER
from app.inbox.grounds import Grounds
from app.inbox.learning import Learned, learned
from app.inbox.linking import NEW, Told, link
from app.inbox.papers import outlet_of
from app.inbox.words import lexicon_in
from app.intake.lexicon import using
from app.intake.people.matching import ASK, KnownName, Match, Verdict, likeness, match_name
from db.models import Proposal, Source
from db.reader import Reader
from db.values.choices import ProposalStatus
from db.values.partial_date import PartialDate

LIKELY = 70
"""Per cent from which a proposal is chosen beforehand."""

ASKED = "Say whether it is one on file."
"""What is needed where a proposal may be a record on file."""

OPEN = frozenset({ProposalStatus.OFFERED})


@dataclass(frozen=True, slots=True)
class Offer:
    """One proposal as the inbox shows it. `text[start:end]` of its text is its quote; `end` is `start` if not found.

    `match` says which record it is: same, ask (with candidates) or new. `needs` is what only the officer can say.
    `chosen`: likely enough to be accepted without changes.
    """

    id: str
    kind: str
    title: str
    content: Mapping[str, Any]
    quote: str
    start: int
    end: int
    reasons: tuple[str, ...]
    confidence: int
    status: ProposalStatus
    match: Match
    needs: tuple[str, ...]
    chosen: bool
    became_id: str | None


@dataclass(frozen=True, slots=True)
class TextInbox:
    """A text with its proposals, grouped by kind in the order of `ORDER`."""

    source_id: str
    title: str
    text: str
    published: PartialDate | None
    outlet: str
    offers: tuple[Offer, ...]

    def of(self, kind: str) -> tuple[Offer, ...]:
        """The proposals of one kind."""
        return tuple(one for one in self.offers if one.kind == kind)

    @property
    def open(self) -> tuple[Offer, ...]:
        """What is not decided yet."""
        return tuple(one for one in self.offers if one.status in OPEN)


Answers = Mapping[str, str | None]
"""Proposal → the record on file that the officer says it is; None: a new one."""


def read_text(case: CaseFile, source_id: str, answers: Answers | None = None) -> TextInbox:
    """A text and what it proposes, matched against the case file as it is now. Raises NotFound."""
    teaching = {(one.outlet, one.kind): one for one in learned(case)}
    with case.read() as reader:
        return text_in(reader, source_id, teaching, answers)


def outlet_in(source: Source) -> str:
    """Who issued a source, as far as it or its text says."""
    return source.agency or source.publisher or outlet_of(source.text_received or "")


def standing_answers(reader: Reader, source_id: str, answers: Answers) -> Answers:
    """The answers that still hold: a record that was deleted since, or is of another kind, is asked about anew."""
    kinds = reader.kinds(one for one in answers.values() if one)
    asked = {row.id: row.proposed_kind for row in reader.all(Proposal, source_id=source_id)} if kinds else {}
    return {
        id: record
        for id, record in answers.items()
        if record is None or kinds.get(record) == asked.get(id, "")
    }


def text_in(
    reader: Reader,
    source_id: str,
    teaching: Mapping[tuple[str, str], Learned],
    answers: Answers | None = None,
) -> TextInbox:
    """As `read_text`, in a snapshot that is open already; what was answered on people tells their meetings."""
    source = reader.get(Source, source_id)
    if source is None or source.deleted:
        raise NotFound("This text is not in the inbox any more.")
    text, outlet = source.text_received or "", outlet_in(source)
    day = source.published.last if source.published else None
    grounds = Grounds.of(reader)
    matching = _Matching(text, grounds, standing_answers(reader, source_id, answers or {}), Told(day))
    rows = sorted(reader.all(Proposal, source_id=source_id), key=_place)
    grounds.expect_quotes(row.quote or "" for row in rows if row.proposed_kind == "commitment")
    made = reader.kinds(row.became_id for row in rows if row.became_id)
    offers = []
    with using(lexicon_in(reader)):
        for row in sorted(rows, key=lambda one: _MATCHED.get(one.proposed_kind, len(_MATCHED))):
            offer = _offer(row, matching, teaching.get((outlet, row.proposed_kind)))
            if offer.became_id not in made:  # deleted since
                offer = replace(offer, became_id=None)
            offers.append(offer)
            matching.settle(offer)
    offers.sort(key=lambda one: (ORDER.index(one.kind), not one.content.get("main"), one.start))
    return TextInbox(source_id, source.title, text, source.published, outlet, tuple(offers))


_MATCHED = {"person": 0, "meeting": 1}
"""People first, then meetings: the others name them."""


@dataclass(slots=True)
class _Matching:
    """What is known of one text while its proposals are matched, one after the other."""

    text: str
    grounds: Grounds
    answers: Answers
    told: Told
    people: list[KnownName] = field(default_factory=list)
    """New people of this text so far."""

    def twin(self, name: str, country: str) -> str:
        """Another new person of this text who may be the same one; empty where there is none."""
        found = match_name(name, self.people, country=country or None).candidates
        return next((one.name for one in found if likeness(name, one.name)[0] >= ASK), "")

    def settle(self, offer: Offer) -> None:
        """Remember which record a person or a meeting is."""
        record = offer.became_id or self.answers.get(offer.id) or _settled(offer.match)
        if offer.kind == "meeting" and record:
            self.told.meetings.add(record)
        if offer.kind != "person":
            return
        name = offer.content["name"]
        if not record and offer.status in OPEN:
            self.people.append(KnownName(offer.id, name, offer.content["country"] or None))
        if record:
            self.told.who.sure[name] = record
        elif offer.match.verdict is Verdict.ASK and offer.id not in self.answers:
            self.told.who.perhaps[name] = tuple(one.id for one in offer.match.candidates)


def _place(row: Proposal) -> tuple[int, str]:
    return ORDER.index(row.proposed_kind) if row.proposed_kind in ORDER else len(ORDER), row.id


def _settled(match: Match) -> str | None:
    return match.candidates[0].id if match.verdict is Verdict.SAME else None


def _offer(row: Proposal, matching: _Matching, teaching: Learned | None) -> Offer:
    content, text = json.loads(row.content or "{}"), matching.text
    quote = row.quote or ""
    start = int(content.pop("start", -1))
    if text[start : start + len(quote)] != quote or start < 0:
        start = max(0, text.find(quote))
    end = start + len(quote) if text[start : start + len(quote)] == quote else start
    decided, found = row.status not in OPEN, NEW
    if not decided:
        found = link(row.proposed_kind, content, quote, matching.grounds, matching.told)
    reasons = tuple((row.reason or "").split("\n")) if row.reason else ()
    if row.proposed_kind == "person" and not decided and found.verdict is Verdict.NEW:
        twin = matching.twin(content["name"], content["country"])
        if twin:
            found, reasons = (
                Match(Verdict.ASK, ()),
                (*reasons, f"perhaps the same person as “{twin}” of this text"),
            )
    needs = () if decided else tuple(_needs(row.proposed_kind, content, found))
    confidence = max(0, min(100, (row.confidence or 0) + (teaching.shift if teaching else 0)))
    chosen = not decided and not needs and confidence >= LIKELY
    return Offer(
        row.id, row.proposed_kind, row.title, content, quote, start, end, reasons, confidence, row.status,
        found, needs, chosen, row.became_id,
    )  # fmt: skip


def _needs(kind: str, content: Mapping[str, Any], match: Match) -> Iterable[str]:
    """What stands between a proposal and its record, in words."""
    if match.verdict is Verdict.ASK:
        yield ASKED
    if kind == "commitment" and content["tracked"] and not content["owner"]:
        yield "Say who owes it."
    parties = content.get("parties")
    if (
        parties is not None
        and match.verdict is Verdict.NEW
        and len(parties) < (1 if kind == "commitment" else 2)
    ):
        yield "Say between whom."

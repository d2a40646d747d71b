"""The chapters of a commitment's story, its relations and sources, gathered from the record, its log and letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.commitments.log import Known, Logged
from app.commitments.standing import standing_in
from app.links import Link, link, links
from app.names import Namer, label_of
from app.searching.standing import standings
from db.models import Citation, Commitment, Correspondence, Meeting, Source, Update
from db.reader import Reader
from db.search_filters import DueRow
from db.values.choices import CommitmentStatus, MeetingStatus, Side, UpdateKind
from db.values.due import DueType, review_date
from db.values.partial_date import PartialDate
from db.values.text import canonical_json


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source that says so: the exact words and where they stand."""

    source: Link
    quote: str
    place: str
    published: PartialDate | None


@dataclass(frozen=True, slots=True)
class Made:
    """Where and when."""

    at: Link | None
    on: PartialDate | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """One thing that happened. `was` is the wording before it, `carried_to` the event to which its due moved.

    `kind` is made, restated, amended, fulfilled, letter, or the code of an entry of the log (progress, status, carried,
    reworded, remark, confirmed, held, reopened).
    """

    on: PartialDate | None
    kind: str
    title: str
    text: str = ""
    was: str = ""
    at: Link | None = None
    sources: tuple[Evidence, ...] = ()
    status: CommitmentStatus | str | None = None
    half: Side | str | None = None
    record: Link | None = None
    carried_to: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """Another commitment, or a meeting, that this one stands to as `how` says; `words` is how people say it."""

    how: str
    words: str
    to: Link


_RELATIONS: tuple[tuple[str, str, str], ...] = (
    ("restates", "Restates", "Restated by"),
    ("amends", "Amends", "Amended by"),
    ("supersedes", "Supersedes", "Superseded by"),
    ("closes", "Closes", "Closed by"),
    ("part_of", "Part of", "Has the part"),
)
_INVERSE = {"restates": "restated_by", "amends": "amended_by", "supersedes": "superseded_by", "closes": "closed_by",
            "part_of": "has_part"}  # fmt: skip
_FORMER = ("restates_id", "amends_id", "supersedes_id")
"""References to the same pledge in earlier words."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells the parts of one story."""

    reader: Reader
    namer: Namer
    known: Known

    def link_to(self, record_id: str) -> Link:
        """A record that is known to be live."""
        found = link(self.reader, self.namer, record_id)
        return found or Link("", record_id, self.namer.name(record_id))

    def first_made(self) -> Made:
        """The earliest of where this was made, and where the words it restates, amends or supersedes were."""
        found = [
            made for row in (self.known.row, *self.ancestors()) if (made := self._made(row)).on or made.at
        ]
        dated = [one for one in found if one.on]
        return min(
            dated,
            key=lambda one: one.on.first if one.on else date.max,
            default=found[0] if found else _NOWHERE,
        )

    def _made(self, row: Commitment) -> Made:
        own: PartialDate | None = row.made_on
        return Made(link(self.reader, self.namer, row.made_at_id), own or self._day(row.made_at_id))

    def _day(self, meeting_id: str | None) -> PartialDate | None:
        meeting = self.reader.get(Meeting, meeting_id)
        held = meeting.held_on if meeting else None
        return held.end or held.start if held else None

    def ancestors(self) -> list[Commitment]:
        """The earlier wordings of the same pledge, the latest first."""
        found: dict[str, Commitment] = {}
        wanted = [self.known.row]
        while wanted:
            row = wanted.pop(0)
            for name in _FORMER:
                before = self.reader.get(Commitment, getattr(row, name))
                if before is not None and before.id not in found and before.id != self.known.row.id:
                    found[before.id] = before
                    wanted.append(before)
        return list(found.values())

    def due(self, made: Made, today: date) -> tuple[str, date | None]:
        """What the due means, and the day after which it is overdue."""
        row = self.known.row
        since = made.on.last if made.on else None
        stored = canonical_json(row.due.to_json()) if row.due else None
        review = row.review_on.last if row.review_on else None
        told = DueRow(row.id, stored, since.isoformat() if since else None,
                      row.review_on.text if row.review_on else None, row.due_event_id)  # fmt: skip
        _, anchor = standings(self.reader, [told], today)[row.id]
        if row.due is None:
            return "no due date", None
        stands = standing_in(self.reader, [row.id], today).get(row.id)
        meaning = self._carried_to(anchor) or row.due.meaning(
            review_on=review_date(since, review), anchor_date=anchor
        )
        return f"{meaning}{self._lapsed(anchor, today)}", stands.last_day if stands else row.due.end

    def _lapsed(self, anchor: date | None, today: date) -> str:
        """What is to be asked where the session that a due waits for was planned for a day gone by."""
        row = self.known.row
        if anchor is None or anchor >= today or row.due_event_id is None:
            return ""
        planned = [
            *self.reader.all(Meeting, id=row.due_event_id, status=MeetingStatus.PLANNED),
            *self.reader.all(Meeting, forum_id=row.due_event_id, status=MeetingStatus.PLANNED),
        ]
        for one in planned:
            if one.held_on is not None and one.held_on.last == anchor:
                return f"; {one.title} was planned for then, whether it was held is not on file"
        return ""

    def _carried_to(self, anchor: date | None) -> str:
        """Where an event's due was moved by carrying, and when that is; nothing where it was not."""
        row = self.known.row
        carried = any(one.row.update_kind == UpdateKind.CARRIED for one in self.known.log)
        event = link(self.reader, self.namer, row.due_event_id)
        if not carried or event is None or row.due is None or row.due.type is not DueType.EVENT:
            return ""
        called = f"the next session of {event.title}" if event.kind == "forum" else event.title
        return f"carried to {called}; {PartialDate.of(anchor).show() if anchor else 'no date yet'}"

    def chapters(self) -> tuple[Chapter, ...]:
        """Everything that happened, oldest first; of one day in the order in which it was written."""
        found = [*self._makings(), *self._again(), *self._entries(), *self._letters(), *self._fulfilled()]
        return tuple(sorted(found, key=lambda one: one.on.last if one.on else date.min))

    def _makings(self) -> Iterator[Chapter]:
        for row in (*reversed(self.ancestors()), self.known.row):
            made, own = self._made(row), row is self.known.row
            at = f" at {made.at.title}" if made.at else ""
            kind = "made" if own else "former"
            first = self._first_wording() if own else row.wording
            title = f"Made{at}" if own else f"Said before{at}"
            yield Chapter(made.on, kind, title, first, row.wording_quoted or "" if not own else "", made.at,
                          self.evidence(row.id), record=Link("commitment", row.id, row.wording))  # fmt: skip

    def _first_wording(self) -> str:
        """The wording before the first rewording."""
        former = (one.row.former_wording for one in self.known.log if one.row.former_wording)
        return next(former, self.known.row.wording)

    def _again(self) -> Iterator[Chapter]:
        for meeting in self.reader.references([self.known.row.id]).get(
            (self.known.row.id, "also_made_at"), ()
        ):
            at = link(self.reader, self.namer, meeting)
            if at is not None:
                yield Chapter(self._day(meeting), "restated", f"Also made at {at.title}", at=at, record=at)

    def _entries(self) -> Iterator[Chapter]:
        for one in self.known.log:
            yield self._entry(one)

    def _entry(self, one: Logged) -> Chapter:
        row = one.row
        at = link(self.reader, self.namer, row.meeting_id)
        title = label_of(row.update_kind) if row.status is None else _told_status(row)
        said = link(self.reader, self.namer, row.source_id)
        sources = (*((self._source(said),) if said else ()), *self.evidence(row.id))
        return Chapter(
            one.on, str(row.update_kind), f"{title} at {at.title}" if at else title, _entry_text(row, self.namer),
            row.former_wording or "", at, sources, row.status, row.half, Link("update", row.id, title),
            self.namer.name(row.due_event_id) if row.due_event_id else "",
        )  # fmt: skip

    def _source(self, said: Link) -> Evidence:
        row = self.reader.get(Source, said.id)
        return Evidence(said, "", "", row.published if row else None)

    def letters(self) -> list[Correspondence]:
        """Letters about this commitment."""
        rows = self.reader.rows(
            "SELECT owner_id FROM link WHERE target_id = ? AND role = 'about' AND deleted = 0 ORDER BY owner_id",
            self.known.row.id,
        )
        return self.reader.all(Correspondence, id=[row[0] for row in rows]) if rows else []

    def _letters(self) -> Iterator[Chapter]:
        for row in self.letters():
            way = f"{label_of(row.direction)} letter"
            number = f" {row.file_number}" if row.file_number else ""
            yield Chapter(row.sent_on, "letter", f"{way}{number}: {row.subject}", row.asks or "",
                          record=Link("correspondence", row.id, row.subject))  # fmt: skip

    def _fulfilled(self) -> Iterator[Chapter]:
        meeting = self.reader.get(Meeting, self.known.row.follow_up_meeting_id)
        if meeting is None or any(one.row.meeting_id == meeting.id for one in self.known.log):
            return
        held = meeting.status == MeetingStatus.HELD
        at = Link("meeting", meeting.id, meeting.title)
        words = "Fulfilled by" if held else "To be fulfilled by"
        yield Chapter(self._day(meeting.id), "fulfilled", f"{words} {meeting.title}", at=at, record=at)

    def evidence(self, record_id: str) -> tuple[Evidence, ...]:
        """The citations of a record."""
        rows = self.reader.all(Citation, record_id=record_id)
        sources = (
            {one.id: one for one in self.reader.all(Source, id=[row.source_id for row in rows])}
            if rows
            else {}
        )
        return tuple(
            Evidence(Link("source", at.id, at.title), row.quote or "", row.place or "", at.published)
            for row in rows
            if (at := sources.get(row.source_id))
        )

    def _referring(self, name: str) -> list[Commitment]:
        given: dict[str, Any] = {name: self.known.row.id}
        return self.reader.all(Commitment, **given)

    def relations(self) -> tuple[Relation, ...]:
        """What this commitment stands to, and what stands to it; then where else it was made."""
        row = self.known.row
        found: list[Relation] = []
        for how, words, back in _RELATIONS:
            name = f"{how}_id"
            if to := link(self.reader, self.namer, getattr(row, name)):
                found.append(Relation(how, words, to))
            found += [
                Relation(_INVERSE[how], back, Link("commitment", other.id, other.wording))
                for other in self._referring(name)
            ]
        again = self.reader.references([row.id]).get((row.id, "also_made_at"), ())
        found += [
            Relation("also_made_at", "Also made at", to) for to in links(self.reader, self.namer, again)
        ]
        return tuple(found)


_NOWHERE = Made(None, None)


def _told_status(row: Update) -> str:
    """`Our half: implemented`, `Put on hold`, `Reopened`, `Now in progress`."""
    status = label_of(row.status).lower()
    if row.half in (Side.OURS, Side.THEIRS):
        return f"{'Our' if row.half == Side.OURS else 'Their'} half: {status}"
    match row.update_kind:
        case UpdateKind.HELD:
            return "Put on hold"
        case UpdateKind.REOPENED:
            return "Reopened"
        case _:
            return label_of(row.status)


def _entry_text(row: Update, namer: Namer) -> str:
    """What an entry says, in sentences."""
    parts: Mapping[str, str | None] = {
        "": row.remark,
        "New wording": f"“{row.wording}”" if row.wording else None,
        "Progress": f"{row.progress} %" if row.progress is not None else None,
        "Evidence": row.evidence,
        "Reported by": f"{label_of(row.reported_by).lower()} side" if row.reported_by else None,
        "New due": f"“{row.due.words}”" if row.due else None,
        "Review on": row.review_on.show() if row.review_on else None,
        "Dropping agreed by": label_of(row.drop_agreed).lower() if row.drop_agreed else None,
        "Approved by": row.approver,
        "Superseded by": namer.name(row.successor_id) if row.successor_id else None,
    }
    return " ".join(_sentences((name, words) for name, words in parts.items() if words))


def _sentences(parts: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, words in parts:
        told = f"{name}: {words}" if name else words
        yield told if told.endswith((".", "!", "?", "…", ".”")) else f"{told}."

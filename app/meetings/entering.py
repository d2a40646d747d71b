"""Turns a filled-in form into changes for the door: the meeting, who took part, what was said, the sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app.changes import Changes
from app.errors import InvalidValue
from app.meetings.grounds import Grounds
from app.meetings.sheet import Matter, NewPerson, Paper, Promise, Seat, Sheet
from db.values.choices import CommitmentStatus, NameUse, Side, tracked
from db.values.names import PersonName
from db.values.partial_date import PartialDate


@dataclass(slots=True)
class Entered:
    """Ids of what was made, to go there afterwards."""

    meeting_id: str
    made: dict[str, list[str]] = field(default_factory=dict)
    """Kind → ids, in the order of the form."""


def enter(changes: Changes, sheet: Sheet, grounds: Grounds) -> Entered:
    """Add the records of a new meeting to the changes. Raises InvalidValue, naming the field, for what is missing."""
    refuse_unanswered(sheet)
    return Entering(changes, sheet, grounds).enter()


def refuse_unanswered(sheet: Sheet) -> None:
    """Raise InvalidValue for the first question of the form that only the officer can answer."""
    if not sheet.title.strip():
        raise InvalidValue("Give the meeting a title, for example “13th JMCC”.", field="title")
    if len(sheet.parties) < 2:
        raise InvalidValue("A meeting has two parties or more; add the other one.", field="parties")
    for matter in sheet.matters:
        for promise in matter.promises:
            if promise.wording.strip() and promise.side is None:
                raise InvalidValue(
                    f"Say who owes “{promise.wording.strip()[:60]}”: ours, theirs or joint.",
                    field="owner_side",
                )


@dataclass(frozen=True, slots=True)
class _Cited:
    """A source that is cited, and its text where it came with the form."""

    id: str
    text: str


class Entering:
    """One meeting on its way into the case file; `amending` uses its parts for what is new in a meeting on file."""

    def __init__(self, changes: Changes, sheet: Sheet, grounds: Grounds) -> None:
        self._changes = changes
        self._sheet = sheet
        self._grounds = grounds
        self._marking = {} if sheet.marking is None else {"marking": sheet.marking}
        self._made: dict[str, list[str]] = {}
        self._organisations: dict[tuple[str, str], str] = {}
        self._sources: list[_Cited] = []

    def enter(self) -> Entered:
        """Everything, in the order in which people read it."""
        self._sources = [_Cited(self._source(paper), paper.text) for paper in self._sheet.papers]
        meeting = self._meeting()
        for source in self._sources:
            self._add("citation", record_id=meeting, source_id=source.id)
        for delegation in self._sheet.delegations:
            seated = [seat for seat in delegation.seats if not seat.empty]
            for position, seat in enumerate(seated, 1):
                self.seat(meeting, delegation.party_id, position, seat)
        for position, matter in enumerate(self._sheet.matters, 1):
            self.matter(meeting, position, matter)
        return Entered(meeting, self._made)

    def place(self) -> str | None:
        """The place: one on file, or one that is made because it was typed."""
        sheet = self._sheet
        if sheet.place_id or not sheet.place.strip():
            return sheet.place_id
        return self._add("place", name=sheet.place.strip())

    def cite(self, record: str, papers: Iterable[Paper]) -> None:
        """Give a record sources; what else is entered from now on has them too."""
        for paper in papers:
            self._sources.append(_Cited(self._source(paper), paper.text))
            self._add("citation", record_id=record, source_id=self._sources[-1].id)

    def seat(self, meeting: str, party: str, position: int, seat: Seat) -> None:
        """A participant."""
        new = self._who(seat.new, party) if seat.new and not seat.person_id else {}
        person = seat.person_id or new.get("person")
        self._add(
            "participation",
            meeting_id=meeting,
            party_id=party,
            person_id=person,
            post_id=None if person else seat.post_id or new.get("post"),
            organisation_id=None if person else seat.organisation_id or new.get("organisation"),
            role=seat.role,
            head_count=seat.head_count,
            remark=seat.remark,
            position=position,
        )

    def matter(self, meeting: str, position: int, matter: Matter) -> None:
        """A point, where it has a title, and the new commitments that came of it."""
        point = None
        if matter.title.strip():
            title = matter.title.strip()
            point = self._add(
                "point", meeting_id=meeting, title=title, summary=matter.summary, position=position
            )
        for promise in matter.promises:
            if promise.id is None and promise.wording.strip():
                self.promise(meeting, promise, point)

    def promise(self, meeting: str, promise: Promise, point: str | None) -> None:
        """A commitment."""
        commitment = self._add(
            "commitment",
            wording=promise.wording.strip(),
            commitment_kind=promise.kind,
            strength=promise.strength,
            tracked=tracked(promise.kind, promise.strength, False),
            owner_side=promise.side,
            owner_country_id=self._owing(promise.side),
            made_at_id=meeting,
            forum_id=self._sheet.forum_id,
            parties=self._sheet.parties,
            wording_quoted=promise.quote,
            due=promise.due,
            status=CommitmentStatus.OPEN,
            related=(point,) if point else (),
        )
        for source in self._holding(promise.quote):
            self._add("citation", record_id=commitment, source_id=source.id, quote=promise.quote)

    def _holding(self, quote: str) -> list[_Cited]:
        """The sources that say it: those with the exact words, else the first; all of them without a quote."""
        if not quote:
            return self._sources
        return [one for one in self._sources if quote in one.text] or self._sources[:1]

    def _add(self, kind: str, /, **values: Any) -> str:
        given = {name: value for name, value in values.items() if value not in (None, "", ())}
        record = self._changes.create(kind, **(self._marking | given))
        self._made.setdefault(kind, []).append(record)
        return record

    def _meeting(self) -> str:
        sheet = self._sheet
        values: dict[str, Any] = {
            "title": sheet.title.strip(),
            "meeting_kind": sheet.kind,
            "forum_id": sheet.forum_id,
            "edition": sheet.edition,
            "parties": sheet.parties,
            "status": sheet.status,
            "held_on": sheet.held_on,
            "date_words": sheet.date_words,
            "date_basis": sheet.date_basis,
            "place_id": self.place(),
            "venue": sheet.venue,
            "visit_id": sheet.visit_id,
            "participants_remark": sheet.participants_remark,
            "outcome": sheet.outcome,
            "remark": sheet.remark,
        }
        return self._add("meeting", id=sheet.id, **{**values, **sheet.more})

    def _who(self, new: NewPerson, party: str) -> dict[str, str | None]:
        """Kind → the record that is made of somebody new, or of a body or post for which nobody is named."""
        match new.kind:
            case "organisation":
                return {"organisation": self._organisation(new.name, party)}
            case "post":
                at = self._organisation(new.organisation or new.post, party)
                return {
                    "post": self._add("post", title=new.name.strip(), organisation_id=at, as_of=self._day())
                }
            case _:
                return {"person": self._person(new, party)}

    def _day(self) -> PartialDate | None:
        """The last day of the meeting, on which a post was held."""
        held = self._sheet.held_on.last if self._sheet.held_on else None
        return PartialDate.of(held) if held else None

    def _person(self, new: NewPerson, party: str) -> str:
        name = PersonName.parse(new.name)
        person = self._add("person", name=name.bare, prefix=" ".join(name.prefixes), country_id=party)
        source = self._sources[0].id if self._sources else None
        self._add(
            "name", named_id=person, written=name.written.strip(), use=NameUse.AS_WRITTEN, source_id=source
        )
        if new.post.strip():
            self._add(
                "post",
                title=new.post.strip(),
                person_id=person,
                organisation_id=self._organisation(new.organisation, party),
                as_of=self._day(),
            )
        return person

    def _organisation(self, name: str, party: str) -> str | None:
        """One new organisation for all who come from it."""
        key = (name.strip(), party)
        if not key[0]:
            return None
        if key not in self._organisations:
            self._organisations[key] = self._add("organisation", name=key[0], country_id=party)
        return self._organisations[key]

    def _owing(self, side: Side | None) -> str | None:
        """The one country that owes it, where it is one: ours, or the only other party."""
        home = self._grounds.home_id
        others = [party for party in self._sheet.parties if party != home]
        match side:
            case Side.OURS if home in self._sheet.parties:
                return home
            case Side.THEIRS if len(others) == 1:
                return others[0]
            case _:
                return None

    def _source(self, paper: Paper) -> str:
        if paper.source_id:
            return paper.source_id
        source = self._add(
            "source",
            title=paper.title.strip() or (paper.file[0] if paper.file else "Source"),
            source_kind=paper.kind,
            publisher=paper.publisher,
            published=PartialDate.parse_text(paper.published) if paper.published else None,
            text_received=paper.text,
        )
        if paper.file:
            name, content = paper.file
            values: dict[str, Any] = {"attached_to_id": source} | self._marking
            self._changes.attach(name, content, **values)
        return source

"""Turns accepted proposals of one text into changes for the door.

What the case file already says is never overwritten. A value that was missing is filled in and cited, the same value
gains a source, a value that a text states otherwise becomes a citation of that field with what the source states.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.inbox.grounds import Grounds
from app.inbox.linking import dates_of
from app.inbox.naming import Naming
from app.inbox.pen import Pen
from app.inbox.posts import posts
from db.models import Meeting
from db.queries.inbox import seated
from db.values.choices import (
    AgreementStatus,
    MeetingKind,
    MeetingStatus,
    Role,
    VisitDirection,
    VisitStatus,
)
from db.values.partial_date import DateRange, PartialDate

ROLES: Mapping[str, Role] = {
    "co-chair": Role.CO_CHAIR, "chair": Role.HEAD, "head of delegation": Role.HEAD, "caller": Role.CALLER,
    "called on": Role.CALLED_ON, "host": Role.HOST, "observer": Role.OBSERVER, "met": Role.HEAD,
}  # fmt: skip
"""Roles as texts give them; every other is a member."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One accepted proposal: its content, its words, and which record on file it is (None: a new one)."""

    kind: str
    content: Mapping[str, Any]
    quote: str
    start: int
    record_id: str | None


@dataclass(slots=True)
class Recording:
    """One text on its way into the case file. `who` (name → person) and `events` grow as it goes."""

    pen: Pen
    naming: Naming
    grounds: Grounds
    published: PartialDate | None
    text: str
    fiscal_start: int | None
    who: dict[str, str]
    events: list[tuple[int, str, Mapping[str, Any]]] = field(default_factory=list)
    """Meetings told of: where in the text, id, content."""

    def person(self, one: Taken) -> str:
        """A person with every spelling seen and the post as at this source."""
        content = one.content
        country = self.naming.country(content["country"])
        person = one.record_id
        if person is None:
            values = {"name": content["name"], "prefix": content["prefix"], "country_id": country}
            person = self.pen.add("person", one.quote, **values)
        else:
            self.pen.cite(person, one.quote)
        self.who[content["name"]] = person
        known = {each.name for each in self.grounds.known.people if each.id == one.record_id}
        for written in dict.fromkeys((content["name"], *content["spellings"])):
            if written not in known:
                self.pen.call(person, written)
        if content["position"]:
            self._post(person, content["position"], one.quote, known=one.record_id is not None)
        return person

    def _post(self, person: str, title: str, quote: str, *, known: bool) -> None:
        side = self.grounds.country_of(person) if known else None
        same = posts(self.grounds, person, side, title, self.published).same if known else None
        if same is None:
            self.pen.add("post", quote, title=title, person_id=person, as_of=self.published)
            return
        if self.published and (same.as_of is None or same.as_of.text < self.published.text):
            self.pen.changes.edit(same.id, as_of=self.published)
        self.pen.cite(same.id, quote, "title", "" if same.title == title else title)

    def meeting(self, one: Taken) -> str:
        """A meeting, or what this text adds to one on file; who took part is seated by `seat_everybody`."""
        content = one.content
        values = {
            "held_on": dates_of(content["held_on"]),
            "edition": content["edition"],
            "place_id": self.naming.place(content["place"], content["country"]),
            "venue": content["venue"] or None,
        }
        if one.record_id is None:
            forum = {**content, "name": content["forum"], "status": "active"}
            meeting = self.pen.add(
                "meeting", one.quote, title=content["title"], meeting_kind=MeetingKind(content["meeting_kind"]),
                status=MeetingStatus(content["status"]), parties=self.naming.countries(content["parties"]),
                forum_id=self.naming.forum(forum, one.quote) if content["forum"] else None,
                participants_remark=", ".join(content["offices"]), place_basis=content["place_basis"], **values,
            )  # fmt: skip
        else:
            meeting = one.record_id
            if content["forum"]:
                forum = {**content, "name": content["forum"], "status": "active"}
                values["forum_id"] = self.naming.forum(forum, one.quote)
                self._also_called(values["forum_id"], content["forum"])
            moved = {"status": MeetingStatus.HELD, "title": content["title"]}
            took_place = content["status"] == MeetingStatus.HELD and self._planned(meeting)
            self.pen.enrich("meeting", meeting, values, one.quote, over=moved | values if took_place else {})
        self.events.append((one.start, meeting, content))
        return meeting

    def _planned(self, meeting: str) -> bool:
        row = self.grounds.reader.get(Meeting, meeting)
        return row is not None and row.status is MeetingStatus.PLANNED

    def _also_called(self, record: str | None, written: str) -> None:
        """Another spelling of what is on file is kept as a name of it, with this source."""
        if not record or not written or self.pen.made(record) is not None:
            return
        known = {self.pen.name(record), *self.grounds.names_of(record)}
        if written.casefold() not in {each.casefold() for each in known}:
            self.pen.call(record, written)

    def seat_everybody(self) -> None:
        """Give every meeting of this text the people who took part in it, as far as they are on file by now."""
        for _, meeting, content in self.events:
            there = seated(self.pen.reader, meeting)
            for position, (name, role) in enumerate(content["people"], 1):
                person = self.who.get(name)
                if person is None or person in there:
                    continue
                there.add(person)
                self.pen.create(
                    "participation", meeting_id=meeting, person_id=person, party_id=self.side_of(person),
                    role=ROLES.get(role, Role.MEMBER), position=position,
                )  # fmt: skip

    def side_of(self, person: str) -> str | None:
        """The country of a person of this text."""
        made = self.pen.made(person)
        return made.get("country_id") if made is not None else self.grounds.country_of(person)

    def visit(self, one: Taken) -> str:
        """A visit; its principal is one of the people taken in."""
        content = one.content
        principal = self.who.get(content["principal"])
        to = self.naming.country(content["to"])
        dates = dates_of(content["dates"])
        values = {"dates": dates, "to_id": to, "principal_id": principal}
        if dates is None:
            values["includes"] = self._day_of(content["principal"], content["to"])
        if one.record_id is not None:
            self.pen.enrich("visit", one.record_id, values, one.quote)
            return one.record_id
        home = self.side_of(principal) if principal else None
        direction = None
        if to != home and self.grounds.home_id in {to, home}:
            direction = VisitDirection.INCOMING if to == self.grounds.home_id else VisitDirection.OUTGOING
        title, done = content["title"], VisitStatus.DONE
        return self.pen.add(
            "visit", one.quote, title=title, from_id=home, direction=direction, status=done, **values
        )

    def _day_of(self, visitor: str, to: str) -> DateRange | None:
        """The first day on which a visitor met somebody in that country, as this text tells it."""
        days = [
            dates
            for _, _, content in self.events
            if content["status"] == MeetingStatus.HELD
            and content["country"] == to
            and any(name == visitor for name, _ in content["people"])
            and (dates := dates_of(content["held_on"])) is not None
        ]
        return min(days, key=lambda one: one.text) if days else None

    def forum(self, one: Taken) -> str:
        """A body named by itself, for example one to be established."""
        if one.record_id is not None:
            self.pen.cite(one.record_id, one.quote)
            self._also_called(one.record_id, one.content["name"])
            return one.record_id
        return self.naming.forum(one.content, one.quote)

    def agreement(self, one: Taken) -> str:
        """An instrument with its year where one is stated."""
        content = one.content
        signed = PartialDate.parse_text(content["signed"]) if content["signed"] else None
        values = {"signed": signed, "plan_year": content["plan_year"]}
        if one.record_id is not None:
            self.pen.enrich("agreement", one.record_id, values, one.quote)
            self._also_called(one.record_id, content.get("as_written") or content["title"])
            return one.record_id
        status = AgreementStatus(content["status"]) if content["status"] else None
        parties = self.naming.countries(content["parties"])
        return self.pen.add(
            "agreement",
            one.quote,
            title=content["title"],
            as_written=content.get("as_written"),
            parties=parties,
            status=status,
            **values,
        )

    def exercise(self, one: Taken) -> str:
        """One edition of an exercise."""
        content = one.content
        values = {
            "held_on": dates_of(content["held_on"]),
            "edition": content["edition"],
            "place_id": self.naming.place(content["place"], content.get("country", ""), kind=None),
        }
        if one.record_id is not None:
            self.pen.enrich("exercise", one.record_id, values, one.quote)
            self._also_called(one.record_id, content["name"])
            return one.record_id
        parties = self.naming.countries(content["parties"])
        return self.pen.add("exercise", one.quote, name=content["name"], parties=parties, **values)

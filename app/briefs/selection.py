"""Which records belong to a brief, chosen so that nothing withheld leads to anything printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import TypeVar

from app.briefs.snapshot import Snapshot
from app.briefs.subject import Subject
from db.models import (
    Agreement,
    Commitment,
    Country,
    Exercise,
    Forum,
    Initiative,
    Meeting,
    Name,
    Note,
    Objective,
    Organisation,
    Participation,
    Person,
    Place,
    Point,
    Post,
    ProgrammeItem,
    Record,
    Relationship,
    SpeakingLine,
    Update,
    Visit,
)

R = TypeVar("R", bound=Record)

_ID = attrgetter("id")


@dataclass(slots=True)
class Selection:
    """The records of one brief, by kind. `countries` are others than home and the subject, known by name only."""

    subject: Subject
    relationships: list[Relationship] = field(default_factory=list)
    forums: list[Forum] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    participations: list[Participation] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    objectives: list[Objective] = field(default_factory=list)
    programme: list[ProgrammeItem] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    exercises: list[Exercise] = field(default_factory=list)
    initiatives: list[Initiative] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    lines: list[SpeakingLine] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    countries: list[Country] = field(default_factory=list)

    updated_later: set[str] = field(default_factory=set)
    """Ids of commitments whose log goes on after the cut-off."""

    def rows(self) -> list[Record]:
        """Every record, home and subject first, each kind in turn."""
        occasion = (self.subject.visit, self.subject.meeting)
        found: list[Record] = [self.subject.home, self.subject.country, *(row for row in occasion if row)]
        for part in fields(self):
            if part.name not in ("subject", "updated_later"):
                found += getattr(self, part.name)
        return found

    def evidenced(self) -> list[Record]:
        """The records whose evidence belongs to this brief; home and third countries stand in every brief as names."""
        rows = self.rows()
        found = dict(zip(map(_ID, rows), rows, strict=True))
        for one in (self.subject.home, *self.countries):
            found.pop(one.id, None)
        return list(found.values())


def add(rows: list[R], more: Iterable[R | None]) -> None:
    """Append those that are there and not in the list yet."""
    known = {row.id for row in rows}
    for row in more:
        if row is not None and row.id not in known:
            known.add(row.id)
            rows.append(row)


def between(snapshot: Snapshot, subject: Subject) -> Selection:
    """What the two countries have between them: relationships, mechanisms, instruments, visits and meetings."""
    found = Selection(subject)
    linked = snapshot.owners("parties", [subject.country.id])
    found.relationships = _shared(snapshot, subject, Relationship, linked)
    found.agreements = _shared(snapshot, subject, Agreement, linked)
    found.exercises = _shared(snapshot, subject, Exercise, linked)
    found.initiatives = _shared(snapshot, subject, Initiative, linked)
    found.forums = _shared(snapshot, subject, Forum, linked)
    _journeys(snapshot, found)
    _sessions(snapshot, found, linked.get("meeting", []))
    _promises(snapshot, found, linked.get("commitment", []))
    return found


def _listed(snapshot: Snapshot, model: type[R], ids: Iterable[str], party: str) -> list[R]:
    """The records of these ids that name a party, by links that may be seen."""
    rows = snapshot.where(model, id=list(ids))
    snapshot.load_links(rows)
    return [row for row in rows if party in snapshot.targets(row, "parties")]


def _shared(snapshot: Snapshot, subject: Subject, model: type[R], linked: dict[str, list[str]]) -> list[R]:
    """Records whose parties are the country and home; an initiative may be the country's own."""
    recorded = snapshot.linked("parties", linked.get(model.KIND, []))
    alone = model is Initiative
    ids = [owner for owner, parties in recorded.items() if _ours(parties, subject, alone=alone)]
    return _listed(snapshot, model, ids, subject.country.id)


def _ours(parties: set[str], subject: Subject, *, alone: bool) -> bool:
    return subject.home.id in parties or (alone and parties == {subject.country.id})


def _journeys(snapshot: Snapshot, found: Selection) -> None:
    """Visits between the two countries."""
    subject = found.subject
    ends = {subject.home.id, subject.country.id, None}

    def ours(row: Visit) -> bool:
        return {row.from_id, row.to_id} <= ends

    add(found.visits, snapshot.where(Visit, only=ours, from_id=subject.country.id))
    add(found.visits, snapshot.where(Visit, only=ours, to_id=subject.country.id))
    add(found.visits, [subject.visit])


def _sessions(snapshot: Snapshot, found: Selection, ids: list[str]) -> None:
    """Meetings with the country and those of the visit, with forums, participants, agenda, objectives and programme."""
    subject = found.subject
    found.meetings = _listed(snapshot, Meeting, ids, subject.country.id)
    add(found.meetings, [subject.meeting])
    if subject.visit:
        add(found.meetings, snapshot.where(Meeting, visit_id=subject.visit.id))
    add(found.forums, snapshot.several(Forum, (row.forum_id for row in found.meetings)))
    add(found.visits, snapshot.several(Visit, (row.visit_id for row in found.meetings)))
    meetings = [row.id for row in found.meetings]
    found.participations = snapshot.where(Participation, meeting_id=meetings)
    found.points = snapshot.where(Point, meeting_id=meetings)
    found.objectives = snapshot.where(Objective, for_id=[*meetings, *(row.id for row in found.visits)])
    found.programme = snapshot.where(ProgrammeItem, visit_id=[row.id for row in found.visits])
    snapshot.load_links([*found.forums, *found.meetings, *found.points])


def _promises(snapshot: Snapshot, found: Selection, ids: list[str]) -> None:
    """Commitments with the country among the parties, or made at one of its meetings, or in one of its forums; with
    their logs.
    """
    country = found.subject.country.id
    meetings = {row.id for row in found.meetings}
    forums = {row.id for row in found.forums if _party_to(snapshot, row, country)}
    made = snapshot.stock.ids(Commitment, "made_at_id", meetings, kept=True)
    made |= snapshot.stock.ids(Commitment, "forum_id", forums)
    rows = snapshot.where(Commitment, id=[*ids, *made])
    snapshot.load_links(rows)
    add(
        found.commitments,
        (row for row in rows if row.id in made or country in snapshot.targets(row, "parties")),
    )
    ids = [row.id for row in found.commitments]
    found.updates = snapshot.where(Update, commitment_id=ids)
    later = snapshot.stock.of(Update, "commitment_id", ids)
    found.updated_later = {row.commitment_id for row in later if snapshot.cutoff.after(row.updated_on)}


def _party_to(snapshot: Snapshot, forum: Forum, country: str) -> bool:
    """Whether a forum is the country's own: one that it attended as a guest keeps the business of its parties."""
    parties = snapshot.targets(forum, "parties")
    return country in parties or not parties

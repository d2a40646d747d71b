"""The people, organisations, places and papers that the facts of a brief speak of."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Any, TypeVar, cast

from app.briefs.selection import Selection, add, between
from app.briefs.snapshot import Snapshot
from app.briefs.subject import Subject
from db.models import (
    Country,
    Meeting,
    Name,
    Note,
    Organisation,
    Person,
    Place,
    Post,
    Record,
    SpeakingLine,
    Visit,
)
from db.values.choices import MeetingStatus, VisitStatus

R = TypeVar("R", bound=Record)


def select(snapshot: Snapshot, subject: Subject) -> Selection:
    """Every record of a brief, each step from what the steps before let through."""
    found = between(snapshot, subject)
    _people(snapshot, found)
    _organisations(snapshot, found)
    _colleagues(snapshot, found)
    _lines(snapshot, found)
    _places(snapshot, found)
    countries(snapshot, found)
    _names(snapshot, found)
    notes(snapshot, found)
    return found


def _people(snapshot: Snapshot, found: Selection) -> None:
    """Persons of the country, those of both sides who took part or travelled, and all their posts."""
    country, home = found.subject.country.id, found.subject.home.id
    found.persons = snapshot.where(Person, country_id=country)
    met = [row.person_id for row in found.participations] + [row.principal_id for row in found.visits]
    present = snapshot.several(Person, met)
    add(found.persons, (row for row in present if row.country_id in (country, home, None)))
    found.posts = snapshot.where(Post, person_id=[row.id for row in found.persons])
    chairs = [post for row in found.forums for post in snapshot.targets(row, "chairs")]
    named = [row.post_id for row in found.participations]
    add(found.posts, snapshot.several(Post, (*chairs, *named)))


def _organisations(snapshot: Snapshot, found: Selection) -> None:
    """Organisations of the country, and those that posts, participants, commitments and projects name."""
    found.organisations = snapshot.where(Organisation, country_id=found.subject.country.id)
    named: list[str | None] = [row.organisation_id for row in found.participations]
    named += [row.organisation_id for row in found.posts]
    for rows, role in (
        (found.commitments, "owners"),
        (found.initiatives, "organisations"),
        (found.exercises, "services"),
    ):
        for row in cast(list[Any], rows):
            named += snapshot.targets(row, role)
    add(found.organisations, snapshot.several(Organisation, named))


def _colleagues(snapshot: Snapshot, found: Selection) -> None:
    """Our side's persons who now hold a post at a home organisation of this brief."""
    home = found.subject.home.id
    ours = [row.id for row in found.organisations if row.country_id == home]
    known = {row.id for row in found.persons}
    posts = [row for row in snapshot.where(Post, organisation_id=ours) if _held(snapshot, row)]
    people = snapshot.several(Person, (row.person_id for row in posts if row.person_id not in known))
    more = [row for row in people if row.country_id in (home, None)]
    add(found.persons, more)
    add(found.posts, snapshot.where(Post, person_id=[row.id for row in more]))


def _held(snapshot: Snapshot, post: Post) -> bool:
    return post.end is None or post.end.last >= snapshot.cutoff.day


def _places(snapshot: Snapshot, found: Selection) -> None:
    """Places of the country, and those where something takes place."""
    found.places = snapshot.where(Place, country_id=found.subject.country.id)
    add(found.places, related(snapshot, found, Place))
    named = [row.place_id for row in found.meetings] + [row.place_id for row in found.programme]
    named += [row.place_id for row in found.exercises] + [row.place_id for row in found.initiatives]
    named += [row.signed_at_id for row in found.agreements]
    add(found.places, snapshot.several(Place, named))


def related(snapshot: Snapshot, found: Selection, model: type[R]) -> list[R]:
    """Records of a kind that commitments and lines refer to."""
    owners: list[Record] = [*found.commitments, *found.lines]
    targets = {target for row in owners for target in snapshot.targets(row, "related")}
    ids = [target for target, kind in snapshot.kinds(targets).items() if kind == model.KIND]
    return [row for target in ids if (row := snapshot.get(model, target))]


def countries(snapshot: Snapshot, found: Selection) -> None:
    """Third countries, by name only: other parties, and where organisations, places and persons belong."""
    named: list[str | None] = []
    for rows in (found.forums, found.meetings, found.agreements, found.exercises, found.initiatives):
        for row in cast(list[Any], rows):
            named += snapshot.targets(row, "parties")
    named += [row.party_id for row in found.participations] + [row.next_host_id for row in found.forums]
    named += [row.country_id for row in found.organisations] + [row.country_id for row in found.places]
    named += [row.country_id for row in found.persons]
    for visit in found.visits:
        named += [visit.from_id, visit.to_id]
    named += [row.owner_country_id for row in found.commitments]
    known = {found.subject.home.id, found.subject.country.id}
    add(found.countries, (snapshot.get(Country, one) for one in named if one and one not in known))
    found.countries.sort(key=lambda row: row.id)


def _lines(snapshot: Snapshot, found: Selection) -> None:
    """Standing lines for the country, and those written for the occasion: of the brief, or else still to come."""
    occasions = _occasions(snapshot, found)
    rows = snapshot.where(SpeakingLine, country_id=found.subject.country.id)
    rows += snapshot.where(SpeakingLine, for_id=sorted(occasions))
    add(found.lines, (row for row in rows if row.for_id is None or row.for_id in occasions))
    found.lines.sort(key=lambda row: (row.position or 0, row.id))


def _occasions(snapshot: Snapshot, found: Selection) -> set[str]:
    visit, meeting = found.subject.visit, found.subject.meeting
    if visit:
        return {visit.id, *(row.id for row in found.meetings if row.visit_id == visit.id)}
    if meeting:
        return {meeting.id}
    day = snapshot.cutoff.day
    coming = {row.id for row in found.meetings if _open_meeting(row) and not _past(row, day)}
    return coming | {row.id for row in found.visits if _open_visit(row) and not _past(row, day)}


def _open_meeting(row: Meeting) -> bool:
    return row.status in (MeetingStatus.PLANNED, MeetingStatus.POSTPONED)


def _open_visit(row: Visit) -> bool:
    return row.status in (VisitStatus.PLANNED, VisitStatus.UNDERWAY)


def _past(row: Meeting | Visit, day: Any) -> bool:
    dates = row.held_on if isinstance(row, Meeting) else row.dates
    return bool(dates and dates.last and dates.last < day)


def _names(snapshot: Snapshot, found: Selection) -> None:
    """Every spelling of everything that has spellings."""
    named = [*found.persons, *found.organisations, *found.places, *found.agreements, *found.exercises]
    found.names = snapshot.where(Name, named_id=[row.id for row in cast(list[Any], named)])


def notes(snapshot: Snapshot, found: Selection) -> None:
    """Notes about any of these records, not those about another country; and those that a commitment or line names."""
    about = _ids(found.evidenced())
    targets = snapshot.naming("about", Note, about)
    kinds = snapshot.kinds(target for found_for in targets.values() for target in found_for)
    wanted = [i for i, named in targets.items() if not _elsewhere(named, kinds, found.subject)]
    rows = snapshot.where(Note, id=wanted)
    snapshot.load_links(rows)
    add(found.notes, (row for row in rows if about & set(snapshot.targets(row, "about"))))
    add(found.notes, related(snapshot, found, Note))


def _ids(rows: Iterable[Any]) -> set[str]:
    return set(map(attrgetter("id"), rows))


def _elsewhere(targets: set[str], kinds: dict[str, str], subject: Subject) -> bool:
    """Whether a note is about another country, and not about this one too."""
    others = {t for t in targets if kinds.get(t) == "country"} - {subject.home.id, subject.country.id}
    return bool(others) and subject.country.id not in targets

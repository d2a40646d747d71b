"""Which records belong to a report, by its kind; nothing that is withheld leads to anything that is printed."""

from __future__ import annotations

from dataclasses import fields
from typing import assert_never

from app.briefs.referred import select
from app.briefs.selection import Selection, add, between
from app.briefs.snapshot import Snapshot
from app.reporting import actions, involved
from app.reporting.involved import links
from app.reporting.period import inside
from app.reporting.request import ReportKind, ReportRequest
from app.reporting.subject import About
from db.models import Commitment, Country, Forum, Meeting, Name, Participation, Post, Record, Update, Visit
from db.values.choices import CommitmentStatus, MeetingStatus

_UNCONFIRMED = (CommitmentStatus.DRAFT, CommitmentStatus.REJECTED)


def selected(snapshot: Snapshot, about: About, request: ReportRequest) -> Selection:
    """Every record of a report, each step from what the steps before let through."""
    match request.kind:
        case ReportKind.ACTIONS:
            return actions.selected(snapshot, about, request)
        case ReportKind.RECORD:
            return _record(snapshot, about)
        case ReportKind.HISTORY:
            return _history(snapshot, about)
        case ReportKind.CHRONOLOGY:
            return _chronology(snapshot, about, request)
        case ReportKind.PERSON:
            return _person(snapshot, about)
        case ReportKind.HANDOVER:
            return _handover(snapshot, about)
        case _:
            assert_never(request.kind)


def _record(snapshot: Snapshot, about: About) -> Selection:
    """One meeting, what was said at it, what was looked at again, and the sessions before and after it."""
    found = Selection(about.subject)
    meeting = about.meeting
    assert meeting is not None  # `settle` raises where the meeting is not named
    add(found.meetings, [meeting, *_neighbours(snapshot, meeting)])
    involved.sessions(snapshot, found, [meeting])
    add(found.commitments, snapshot.where(Commitment, only=_confirmed, made_at_id=meeting.id))
    again = snapshot.owners("also_made_at", [meeting.id]).get("commitment", [])
    looked_at = [row.commitment_id for row in snapshot.reader.all(Update, meeting_id=meeting.id)]
    add(found.commitments, snapshot.where(Commitment, only=_confirmed, id=[*again, *looked_at]))
    involved.promises(snapshot, found)
    return involved.finished(snapshot, found)


def _neighbours(snapshot: Snapshot, meeting: Meeting) -> list[Meeting | None]:
    """The session that it names as the next, else the first planned after it; nothing where it is of no forum."""
    named = snapshot.get(Meeting, meeting.next_meeting_id)
    if named or not meeting.forum_id or not meeting.held_on:
        return [named]
    day = meeting.held_on.last or meeting.held_on.first
    later = [
        row
        for row in snapshot.reader.all(Meeting, forum_id=meeting.forum_id)
        if row.id != meeting.id and row.status == MeetingStatus.PLANNED
    ]
    later = [
        row for row in later if not (row.held_on and day and row.held_on.first) or row.held_on.first > day
    ]
    later.sort(key=lambda row: (row.held_on is None, row.held_on.text if row.held_on else "", row.id))
    return [snapshot.get(Meeting, row.id) for row in later[:1]]


def _history(snapshot: Snapshot, about: About) -> Selection:
    """A forum, its sessions, what they promised, the bodies above and beneath it."""
    found = Selection(about.subject)
    forum = about.forum
    assert forum is not None  # `settle` raises where the forum is not named
    bodies = snapshot.where(Forum, parent_id=forum.id)
    add(found.forums, [forum, *bodies, snapshot.get(Forum, forum.parent_id)])
    found.meetings = snapshot.where(Meeting, forum_id=[forum.id, *(row.id for row in bodies)])
    own = [row for row in found.meetings if row.forum_id == forum.id]
    involved.sessions(snapshot, found, own)
    rows = snapshot.where(Commitment, only=actions.followed, forum_id=forum.id)
    rows += snapshot.where(Commitment, only=actions.followed, made_at_id=[row.id for row in own])
    add(found.commitments, rows)
    involved.promises(snapshot, found)
    involved.instruments(snapshot, found)
    return involved.finished(snapshot, found)


def _chronology(snapshot: Snapshot, about: About, request: ReportRequest) -> Selection:
    """What happened between two countries in a period, as records with their dates and nothing else of them."""
    whole = between(snapshot, about.subject)
    found = Selection(about.subject)

    def lasting(row: Record) -> bool:
        return inside(row, request.start, request.until)

    found.meetings = [row for row in whole.meetings if lasting(row)]
    found.visits = [row for row in whole.visits if lasting(row)]
    found.agreements = [row for row in whole.agreements if lasting(row)]
    found.exercises = [row for row in whole.exercises if lasting(row)]
    followed = {row.id for row in whole.commitments if actions.followed(row)}
    found.updates = [row for row in whole.updates if row.commitment_id in followed and lasting(row)]
    told = {row.commitment_id for row in found.updates}
    alone = [row for row in whole.commitments if row.id in followed and not row.made_at_id and lasting(row)]
    add(found.commitments, [*(row for row in whole.commitments if row.id in told), *alone])
    found.relationships = [row for row in whole.relationships if row.since and lasting(row)]
    add(found.forums, (snapshot.get(Forum, row.forum_id) for row in found.meetings))
    found.updated_later = whole.updated_later
    links(snapshot, found)
    involved.places(snapshot, found)
    return involved.by_name(snapshot, found)


def _person(snapshot: Snapshot, about: About) -> Selection:
    """A person with every name and post, where we met, what was said there, and the notes about them."""
    found = Selection(about.subject)
    person = about.person
    assert person is not None  # `settle` raises where the person is not named
    found.persons = [person]
    found.posts = snapshot.where(Post, person_id=person.id)
    seats = snapshot.reader.all(Participation, person_id=person.id)
    found.meetings = snapshot.where(Meeting, id=[row.meeting_id for row in seats])
    met = [row.id for row in found.meetings]

    def own(row: Participation) -> bool:
        return bool(row.person_id == person.id)

    found.participations = snapshot.where(Participation, only=own, meeting_id=met)
    add(found.forums, (snapshot.get(Forum, row.forum_id) for row in found.meetings))
    found.visits = snapshot.where(Visit, principal_id=person.id)
    add(found.visits, (snapshot.get(Visit, row.visit_id) for row in found.meetings))
    add(found.commitments, snapshot.where(Commitment, only=_confirmed, made_at_id=met))
    involved.promises(snapshot, found)
    found.names = snapshot.where(Name, named_id=person.id)
    involved.organisations(snapshot, found)
    add(found.countries, [snapshot.get(Country, person.country_id)])
    involved.remarks(snapshot, found, [person.id])
    return involved.finished(snapshot, found)


def _handover(snapshot: Snapshot, about: About) -> Selection:
    """Everything of a country, or of every country of the desk that has anything to do with home; what is closed, and
    what only a brief prints, left out.
    """
    if about.country:
        found = select(snapshot, about.subject)
    else:
        found = Selection(about.subject)
        others = [row.id for row in snapshot.reader.all(Country) if row.id != about.home.id]
        for row in snapshot.where(Country, id=others):
            _merge(found, select(snapshot, About(about.home, row).subject))
    found.commitments = [
        row for row in found.commitments if _still_open(row) or row.id in found.updated_later
    ]
    kept = {row.id for row in found.commitments}
    found.updates = [row for row in found.updates if row.commitment_id in kept]
    found.points, found.objectives, found.programme, found.lines, found.notes = [], [], [], [], []
    return found


def _still_open(row: Commitment) -> bool:
    """Whether it is open, or waits for the desk to confirm it, which is told as a number."""
    if row.status == CommitmentStatus.DRAFT:
        return True
    return actions.followed(row) and row.status not in actions.CLOSED


def _merge(found: Selection, more: Selection) -> None:
    """Add the records of one country to those of others; the country itself too."""
    for part in fields(found):
        if part.name == "updated_later":
            found.updated_later |= more.updated_later
        elif part.name != "subject":
            add(getattr(found, part.name), getattr(more, part.name))
    add(found.countries, [more.subject.country])


def _confirmed(row: Commitment) -> bool:
    """Whether the desk has confirmed it; what is not stays out of papers that say what was said."""
    return row.status not in _UNCONFIRMED

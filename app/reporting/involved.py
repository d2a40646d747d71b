"""What the records of a report bring with them: who took part, who owes, what they name, the notes about them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from app.briefs.cutoff import chunks
from app.briefs.referred import countries, related
from app.briefs.selection import Selection, add
from app.briefs.snapshot import Snapshot
from db.models import (
    Agreement,
    Forum,
    Initiative,
    Meeting,
    Note,
    Organisation,
    Participation,
    Person,
    Place,
    Point,
    Post,
    Update,
    Visit,
)
from db.registry import KINDS


def sessions(snapshot: Snapshot, found: Selection, meetings: Iterable[Meeting]) -> None:
    """Participants and points of these meetings, with the persons, their posts, and the visits they were part of."""
    ids = [row.id for row in meetings]
    found.participations = snapshot.where(Participation, meeting_id=ids)
    found.points = snapshot.where(Point, meeting_id=ids)
    add(found.forums, (snapshot.get(Forum, row.forum_id) for row in found.meetings))
    add(found.visits, (snapshot.get(Visit, row.visit_id) for row in found.meetings))
    met = [row.person_id for row in found.participations] + [row.principal_id for row in found.visits]
    add(found.persons, (snapshot.get(Person, person) for person in met))
    links(snapshot, found)
    found.posts = snapshot.where(Post, person_id=[row.id for row in found.persons])
    chairs = [post for row in found.forums for post in snapshot.targets(row, "chairs")]
    named = [row.post_id for row in found.participations]
    add(found.posts, (snapshot.get(Post, post) for post in (*chairs, *named)))


def promises(snapshot: Snapshot, found: Selection) -> None:
    """The logs of the commitments, the meetings they speak of, the events they wait for, and what they refer to."""
    found.commitments.sort(key=lambda row: row.id)
    snapshot.load_links(found.commitments)
    ids = [row.id for row in found.commitments]
    found.updates = snapshot.where(Update, commitment_id=ids)
    later = [row for part in chunks(ids) for row in snapshot.reader.all(Update, commitment_id=part)]
    found.updated_later = {row.commitment_id for row in later if snapshot.cutoff.after(row.updated_on)}
    named = [row.made_at_id for row in found.commitments] + [row.meeting_id for row in found.updates]
    named += [row.follow_up_meeting_id for row in found.commitments]
    named += [one for row in found.commitments for one in snapshot.targets(row, "also_made_at")]
    add(found.meetings, (snapshot.get(Meeting, one) for one in named))
    _events(snapshot, found)
    sessions_of = [row.forum_id for row in found.commitments] + [row.forum_id for row in found.meetings]
    add(found.forums, (snapshot.get(Forum, one) for one in sessions_of))
    add(found.initiatives, related(snapshot, found, Initiative))
    add(found.agreements, related(snapshot, found, Agreement))


def _events(snapshot: Snapshot, found: Selection) -> None:
    """What a due hangs on: a meeting, a visit, or the sessions of a forum."""
    waited = {row.due_event_id for row in found.commitments if row.due_event_id}
    kinds = snapshot.kinds(waited)
    add(found.meetings, (snapshot.get(Meeting, one) for one, kind in kinds.items() if kind == Meeting.KIND))
    add(found.visits, (snapshot.get(Visit, one) for one, kind in kinds.items() if kind == Visit.KIND))
    forums = [row for one, kind in kinds.items() if kind == Forum.KIND and (row := snapshot.get(Forum, one))]
    add(found.forums, forums)
    add(found.meetings, snapshot.where(Meeting, forum_id=[row.id for row in forums]) if forums else ())


def instruments(snapshot: Snapshot, found: Selection) -> None:
    """The agreements that set the forums up or came out of their sessions."""
    links(snapshot, found)
    named = [row.founding_instrument_id for row in found.forums]
    named += [one for row in found.meetings for one in snapshot.targets(row, "outcome_documents")]
    add(found.agreements, (snapshot.get(Agreement, one) for one in named))


def organisations(snapshot: Snapshot, found: Selection) -> None:
    """Those that posts, participants and commitments name."""
    named = [row.organisation_id for row in found.participations]
    named += [row.organisation_id for row in found.posts]
    for rows, role in ((found.commitments, "owners"), (found.initiatives, "organisations")):
        named += [one for row in cast(list[Any], rows) for one in snapshot.targets(row, role)]
    add(found.organisations, (snapshot.get(Organisation, one) for one in named))


def places(snapshot: Snapshot, found: Selection) -> None:
    """Where something took place or was signed."""
    named = [row.place_id for row in found.meetings] + [row.place_id for row in found.exercises]
    named += [row.place_id for row in found.initiatives]
    named += [row.signed_at_id for row in found.agreements]
    add(found.places, (snapshot.get(Place, place) for place in named))


def remarks(snapshot: Snapshot, found: Selection, about: Iterable[str]) -> None:
    """Notes about these records; one that is about a country too is told in the papers of that country alone."""
    ids = snapshot.owners("about", about).get("note", [])
    wanted = set(about)
    rows = snapshot.where(Note, id=ids)
    snapshot.load_links(rows)
    add(found.notes, (row for row in rows if wanted & set(snapshot.targets(row, "about"))))


def links(snapshot: Snapshot, found: Selection) -> None:
    """Read the references of every record that is there so far at once."""
    snapshot.load_links(row for row in found.rows() if not KINDS[row.KIND].PART)


def finished(snapshot: Snapshot, found: Selection) -> Selection:
    """The organisations, places and countries that everything found so far names; the other country by name only."""
    links(snapshot, found)
    organisations(snapshot, found)
    places(snapshot, found)
    return by_name(snapshot, found)


def by_name(snapshot: Snapshot, found: Selection) -> Selection:
    """The countries that everything found so far names, the one the report is about among them."""
    countries(snapshot, found)
    if found.subject.country.id != found.subject.home.id:
        add(found.countries, [found.subject.country])
    return found

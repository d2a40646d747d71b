"""*New from the previous session*: what the form of the next session starts with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.casefile import CaseFile
from app.meetings.reading import sheet_of
from app.meetings.sheet import Delegation, Matter, Seat, Sheet
from app.offices import holder, latest
from db.models import Commitment, Meeting, Organisation, Person, Post, Update
from db.queries.followed_at import open_of_forum
from db.reader import Reader
from db.values.choices import CommitmentStatus, MeetingStatus, Role, UpdateKind


def from_previous(case: CaseFile, session_id: str, held_on: date | None = None) -> Sheet:
    """Chairs by post as of the new day (today where none is given), the delegations, and what is open as agenda.

    Neither date nor place, outcome or sources are taken over. A chair is whoever holds the post that chairs the forum
    on that day; anybody else whose post has another holder by then gives way to him. Where none is on file the
    organisation sits there, and a remark says which post is to be filled.

    Raises NotFound.
    """
    day = held_on or case.clock.today()
    with case.read() as reader:
        before = sheet_of(reader, session_id)
        row = reader.get(Meeting, session_id)
        chairs = _chairs(reader, before.forum_id)
        edition = None if before.edition is None else before.edition + 1
        return Sheet(
            title="",
            kind=before.kind,
            parties=before.parties,
            forum_id=before.forum_id,
            edition=edition,
            status=MeetingStatus.PLANNED if day > case.clock.today() else MeetingStatus.HELD,
            delegations=tuple(_following(reader, one, before, day, chairs) for one in before.delegations),
            matters=_agenda(reader, before, session_id),
            marking=row.marking if row else None,
        )


def _following(
    reader: Reader, delegation: Delegation, before: Sheet, day: date, chairs: Mapping[str, Post]
) -> Delegation:
    then = before.held_on.last if before.held_on else None
    seats = [_successor(reader, seat, then or day, day) for seat in delegation.seats]
    chair = chairs.get(delegation.party_id)
    if chair is not None:
        seats = _chaired(reader, seats, chair, day)
    return Delegation(delegation.party_id, tuple(seats))


def _chairs(reader: Reader, forum_id: str | None) -> dict[str, Post]:
    """Party → the post by which it chairs the forum."""
    posts = reader.references([forum_id]).get((forum_id, "chairs"), ()) if forum_id else ()
    rows = [row for one in posts if (row := reader.get(Post, one))]
    parties = ((_country(reader, row), row) for row in rows)
    return {party: row for party, row in parties if party}


def _country(reader: Reader, post: Post) -> str | None:
    """The country that a post belongs to: of its organisation, else of whoever holds it."""
    at = reader.get(Organisation, post.organisation_id)
    if at is not None and at.country_id:
        return at.country_id
    who = reader.get(Person, post.person_id)
    return who.country_id if who else None


def _chaired(reader: Reader, seats: list[Seat], office: Post, day: date) -> list[Seat]:
    """The seat of the chair, first, held by whoever holds the chairing post on the new day."""
    now = holder(reader, office, day)
    others = [seat for seat in seats if seat.role is not Role.CO_CHAIR]
    if now is None:
        at = office.organisation_id
        empty = Seat(organisation_id=at, role=Role.CO_CHAIR, remark=f"{office.title}: holder not on file")
        return [empty, *others] if at else seats
    rest = [seat for seat in others if seat.person_id != now.person_id]
    return [Seat(person_id=now.person_id, role=Role.CO_CHAIR), *rest]


def _successor(reader: Reader, seat: Seat, then: date, day: date) -> Seat:
    """Who sits there now: the same person unless the post that was held then has another holder, or has ended."""
    fresh = replace(seat, id=None, remark=None)
    if not seat.person_id:
        return fresh
    held = latest(reader.all(Post, person_id=seat.person_id), then)
    if held is None:
        return fresh
    now = holder(reader, held, day)
    if now is not None:
        return replace(fresh, person_id=now.person_id)
    if reader.get(Organisation, held.organisation_id) is None:
        return replace(fresh, remark=f"{held.title}: holder not on file")
    return replace(
        fresh,
        person_id=None,
        organisation_id=held.organisation_id,
        remark=f"{held.title}: holder not on file",
    )


def _agenda(reader: Reader, before: Sheet, session_id: str) -> tuple[Matter, ...]:
    """The points of the last session that are open, then what is still open of the forum or the meeting, oldest first.

    A point is open while nothing is recorded of it, or something agreed under it is still open; one that was on the
    agenda because of a commitment goes with it, when that is closed or has other words.
    """
    ids = open_of_forum(reader, before.forum_id, session_id)
    still = set(ids)
    rows = reader.all(Commitment, id=ids) if ids else []
    said = [_as_point(row.wording) for row in rows]
    over = _settled(reader, before.forum_id, ids) - set(said)
    points = [
        one.title for one in before.matters if one.title and one.title not in over and _open_point(one, still)
    ]
    return tuple(Matter(title=title) for title in dict.fromkeys((*points, *said)))


_CLOSED = frozenset(one.value for one in CommitmentStatus if one.closed)


def _as_point(wording: str) -> str:
    return wording.split("\n", maxsplit=1)[0][:200]


def _settled(reader: Reader, forum_id: str | None, still: Sequence[str]) -> set[str]:
    """Points that stood for commitments of the forum that are closed, or for the former words of those that are not."""
    if forum_id is None:
        return set()
    rows = reader.all(Commitment, forum_id=forum_id)
    closed = [row.wording for row in rows if str(row.status) in _CLOSED]
    logged = reader.all(Update, commitment_id=list(still), update_kind=UpdateKind.REWORDED) if still else []
    return {_as_point(words) for words in (*closed, *(one.former_wording or "" for one in logged))}


def _open_point(matter: Matter, still: set[str]) -> bool:
    under = [promise.id for promise in matter.promises]
    return any(one in still for one in under) or not (under or matter.summary.strip())

"""*New from the previous session*: what the form of the next session starts with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from app.casefile import CaseFile
from app.meetings.reading import sheet_of
from app.meetings.sheet import Delegation, Matter, Seat, Sheet
from db.models import Commitment, Meeting, Organisation, Post
from db.reader import Reader
from db.values.choices import CommitmentStatus, MeetingStatus


def from_previous(case: CaseFile, session_id: str, held_on: date | None = None) -> Sheet:
    """Chairs by post as of the new day (today where none is given), the delegations, and what is open as agenda.

    Neither date nor place, outcome or sources are taken over. Whose post has ended is replaced by its holder on that
    day; where none is on file the organisation sits there, and a remark says which post is to be filled.

    Raises NotFound.
    """
    day = held_on or case.clock.today()
    with case.read() as reader:
        before = sheet_of(reader, session_id)
        row = reader.get(Meeting, session_id)
        edition = None if before.edition is None else before.edition + 1
        return Sheet(
            title="",
            kind=before.kind,
            parties=before.parties,
            forum_id=before.forum_id,
            edition=edition,
            status=MeetingStatus.PLANNED if day > case.clock.today() else MeetingStatus.HELD,
            delegations=tuple(_following(reader, one, before, day) for one in before.delegations),
            matters=_agenda(reader, before, session_id),
            marking=row.marking if row else None,
        )


def _following(reader: Reader, delegation: Delegation, before: Sheet, day: date) -> Delegation:
    then = before.held_on.last if before.held_on else None
    return Delegation(
        delegation.party_id, tuple(_successor(reader, seat, then or day, day) for seat in delegation.seats)
    )


def _successor(reader: Reader, seat: Seat, then: date, day: date) -> Seat:
    """Who sits there now: the same person unless the post that was held then has ended."""
    fresh = replace(seat, id=None, remark=None)
    if not seat.person_id:
        return fresh
    held = _held(reader.all(Post, person_id=seat.person_id), then)
    if held is None or held.end is None or held.end.last >= day:
        return fresh
    others = [
        post
        for post in reader.all(Post, title=held.title, organisation_id=held.organisation_id)
        if post.person_id and post.person_id != seat.person_id
    ]
    follower = _held(others, day)
    if follower is not None:
        return replace(fresh, person_id=follower.person_id)
    if reader.get(Organisation, held.organisation_id) is None:
        return replace(fresh, remark=f"{held.title}: holder not on file")
    return replace(
        fresh,
        person_id=None,
        organisation_id=held.organisation_id,
        remark=f"{held.title}: holder not on file",
    )


def _held(posts: Iterable[Post], day: date) -> Post | None:
    """The post held on a day; of several the one that began last."""
    held = [
        post
        for post in posts
        if (post.start is None or post.start.first <= day) and (post.end is None or post.end.last >= day)
    ]
    return max(held, key=lambda post: (post.start.text if post.start else "", post.id), default=None)


def _agenda(reader: Reader, before: Sheet, session_id: str) -> tuple[Matter, ...]:
    """One point for each commitment of the forum, or of the meeting, that is still open, the oldest first."""
    if before.forum_id:
        rows = reader.all(Commitment, forum_id=before.forum_id)
    else:
        rows = reader.all(Commitment, made_at_id=session_id)
    return tuple(
        Matter(title=row.wording.split("\n")[0][:200])
        for row in rows
        if row.tracked and not _over(row.status)
    )


def _over(status: CommitmentStatus | str) -> bool:
    return isinstance(status, CommitmentStatus) and (status.closed or status is CommitmentStatus.DRAFT)

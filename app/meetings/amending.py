"""Brings a meeting that is on file to what its form says: edits what moved, adds what is new, deletes what is gone."""

from __future__ import annotations

from typing import Any

from app.changes import Changes
from app.meetings.entering import Entering, refuse_unanswered
from app.meetings.grounds import Grounds
from app.meetings.sheet import Delegation, Matter, Promise, Seat, Sheet

_FIELDS = (
    "title", "parties", "forum_id", "edition", "status", "held_on", "date_words", "date_basis", "place_id", "venue",
    "visit_id", "outcome", "remark", "participants_remark", "marking",
)  # fmt: skip
"""Fields of a meeting that its form holds under the same name."""


def amend(
    changes: Changes, meeting_id: str, before: Sheet, after: Sheet, grounds: Grounds, base: str | None = None
) -> None:
    """Add the steps from one state of the form to another; `base` is the revision of the meeting the officer saw.

    Commitments that left the form go to the recycle bin, for they were made at this meeting. Raises InvalidValue.
    """
    refuse_unanswered(after)
    entering = Entering(changes, after, grounds)
    moved = {
        name: getattr(after, name) or None
        for name in _FIELDS
        if getattr(after, name) != getattr(before, name)
    }
    if "parties" in moved:
        moved["parties"] = after.parties
    if after.kind != before.kind:
        moved["meeting_kind"] = after.kind
    if after.place.strip() and not after.place_id:
        moved["place_id"] = entering.place()
    if moved:
        changes.edit(meeting_id, base=base, **moved)
    entering.cite(meeting_id, [paper for paper in after.papers if paper not in before.papers])
    _amend_seats(changes, entering, meeting_id, before.delegations, after.delegations)
    _amend_matters(changes, entering, meeting_id, before.matters, after.matters)


def _amend_seats(
    changes: Changes,
    entering: Entering,
    meeting_id: str,
    before: tuple[Delegation, ...],
    after: tuple[Delegation, ...],
) -> None:
    known = {
        seat.id: (place, seat, one.party_id) for one in before for place, seat in enumerate(one.seats, 1)
    }
    kept: set[str] = set()
    for one in after:
        for place, seat in enumerate([seat for seat in one.seats if not seat.empty], 1):
            if seat.id is None:
                entering.seat(meeting_id, one.party_id, place, seat)
                continue
            kept.add(seat.id)
            was = known[seat.id]
            if moved := _moved(_seat_values(*was), _seat_values(place, seat, one.party_id)):
                changes.edit(seat.id, **moved)
    for record in known:
        if record is not None and record not in kept:
            changes.delete(record)


def _seat_values(place: int, seat: Seat, party: str) -> dict[str, Any]:
    return {
        "party_id": party,
        "person_id": seat.person_id,
        "post_id": seat.post_id,
        "organisation_id": seat.organisation_id,
        "role": seat.role,
        "head_count": seat.head_count,
        "remark": seat.remark,
        "position": place,
    }


def _amend_matters(
    changes: Changes,
    entering: Entering,
    meeting_id: str,
    before: tuple[Matter, ...],
    after: tuple[Matter, ...],
) -> None:
    points = {one.id: (place, one) for place, one in enumerate(before, 1) if one.id}
    promises = {one.id: one for matter in before for one in matter.promises if one.id}
    for place, matter in enumerate(after, 1):
        if matter.id is None:
            entering.matter(meeting_id, place, matter)
        else:
            was = points.pop(matter.id)
            if moved := _moved(_point_values(*was), _point_values(place, matter)):
                changes.edit(matter.id, **moved)
            for promise in matter.promises:
                if promise.id is None and promise.wording.strip():
                    entering.promise(meeting_id, promise, matter.id)
        for promise in matter.promises:
            if promise.id is not None:
                was_promise = promises.pop(promise.id)
                if said := _moved(_promise_values(was_promise), _promise_values(promise)):
                    changes.edit(promise.id, **said)
    for record in (*points, *promises):
        if record is not None:
            changes.delete(record)


def _point_values(place: int, matter: Matter) -> dict[str, Any]:
    return {"title": matter.title, "summary": matter.summary or None, "position": place}


def _promise_values(promise: Promise) -> dict[str, Any]:
    return {
        "wording": promise.wording,
        "owner_side": promise.side,
        "commitment_kind": promise.kind,
        "strength": promise.strength,
        "due": promise.due,
        "wording_quoted": promise.quote or None,
    }


def _moved(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in after.items() if before[name] != value}

"""Brings a meeting that is on file to what its form says: edits what moved, adds what is new, deletes what is gone."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
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
    changes: Changes,
    meeting_id: str,
    before: Sheet,
    after: Sheet,
    grounds: Grounds,
    *,
    bases: Mapping[str, str] | None = None,
    yielded: Collection[tuple[str, str]] = (),
) -> None:
    """Add the steps from one state of the form to another; `bases` are the revisions the officer saw, by record.

    `yielded` are (record, field) in which the officer leaves what stands in the case file.

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
    moved |= after.more
    edits = _Edits(changes, bases or {}, frozenset(yielded))
    edits.set(meeting_id, moved)
    entering.cite(meeting_id, [paper for paper in after.papers if paper not in before.papers])
    _amend_seats(edits, entering, meeting_id, before.delegations, after.delegations)
    _amend_matters(edits, entering, meeting_id, before.matters, after.matters)


@dataclass(frozen=True, slots=True)
class _Edits:
    """Edits and deletions of the parts, each over the revision that the officer saw."""

    changes: Changes
    bases: Mapping[str, str]
    yielded: frozenset[tuple[str, str]]

    def edit(self, record: str, was: dict[str, Any], values: dict[str, Any]) -> None:
        """Set what differs."""
        self.set(record, {name: value for name, value in values.items() if was[name] != value})

    def set(self, record: str, values: Mapping[str, Any]) -> None:
        """Set these fields, but for those that are yielded."""
        wanted = {name: value for name, value in values.items() if (record, name) not in self.yielded}
        if wanted:
            self.changes.edit(record, base=self.bases.get(record), **wanted)

    def delete(self, record: str) -> None:
        """To the recycle bin."""
        self.changes.delete(record)


def _amend_seats(
    edits: _Edits,
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
            edits.edit(seat.id, _seat_values(*known[seat.id]), _seat_values(place, seat, one.party_id))
    for record in known:
        if record is not None and record not in kept:
            edits.delete(record)


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
    edits: _Edits,
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
            edits.edit(matter.id, _point_values(*points.pop(matter.id)), _point_values(place, matter))
            for promise in matter.promises:
                if promise.id is None and promise.wording.strip():
                    entering.promise(meeting_id, promise, matter.id)
        for promise in matter.promises:
            if promise.id is not None:
                edits.edit(promise.id, _promise_values(promises.pop(promise.id)), _promise_values(promise))
    for record in (*points, *promises):
        if record is not None:
            edits.delete(record)


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

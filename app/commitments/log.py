"""The log of a commitment: read from its updates, in the order in which things happened, and written with a step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.commitments.steps import Answer, Entry, State, replay
from db.models import Commitment, Meeting, Update
from db.reader import Reader
from db.values.choices import CommitmentStatus, Side, UpdateKind
from db.values.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Logged:
    """One update with the day it counts from: its own, else that of the session it was made at."""

    row: Update
    on: PartialDate | None


@dataclass(frozen=True, slots=True)
class Known:
    """A commitment with its log, oldest entry first, and what stands."""

    row: Commitment
    log: tuple[Logged, ...]
    state: State


def known(reader: Reader, ids: Iterable[str]) -> dict[str, Known]:
    """Id → commitment with its log, of those that are live."""
    rows = reader.all(Commitment, id=list(ids))
    logs = logs_of(reader, [row.id for row in rows])
    return {row.id: Known(row, logs[row.id], state_of(row, logs[row.id])) for row in rows}


def logs_of(reader: Reader, ids: list[str]) -> Mapping[str, tuple[Logged, ...]]:
    """Id → its log, oldest entry first; entries of one day in the order in which they were written."""
    updates = reader.all(Update, commitment_id=ids) if ids else []
    sessions = days_of(reader, {one.meeting_id for one in updates if one.meeting_id})
    found: dict[str, list[Logged]] = {one: [] for one in ids}
    for one in updates:
        own: PartialDate | None = one.updated_on
        found[one.commitment_id].append(Logged(one, own or sessions.get(one.meeting_id or "")))
    return {one: tuple(sorted(log, key=_in_time)) for one, log in found.items()}


def days_of(reader: Reader, meetings: Iterable[str]) -> dict[str, PartialDate]:
    """Meeting → its last day, where one is stated."""
    wanted = sorted(meetings)
    rows = reader.all(Meeting, id=wanted) if wanted else []
    return {row.id: day for row in rows if row.held_on and (day := row.held_on.end or row.held_on.start)}


def _in_time(one: Logged) -> tuple[date, str]:
    return (one.on.last if one.on else date.min, one.row.id)


def state_of(row: Commitment, log: Iterable[Logged]) -> State:
    """What stands, as the record holds it; from the log only where a hold came from."""
    before = CommitmentStatus.OPEN
    status = CommitmentStatus.OPEN
    for one in log:
        told = _known(one.row.status)
        if told is CommitmentStatus.ON_HOLD and status is not CommitmentStatus.ON_HOLD:
            before = status
        status = told or status
    joint = row.owner_side == Side.JOINT
    return State(
        _known(row.status) or CommitmentStatus.OPEN,
        row.wording,
        joint,
        _known(row.our_half) if joint else None,
        _known(row.their_half) if joint else None,
        row.due,
        row.due_event_id,
        row.review_on,
        row.status_note or "",
        row.made_at_id,
        before,
    )


def _known(status: object) -> CommitmentStatus | None:
    return status if isinstance(status, CommitmentStatus) else None


def entries(log: Iterable[Logged]) -> tuple[Entry, ...]:
    """The log as what each entry changes."""
    return tuple(entry_from(one.row) for one in log)


def entry_from(row: Update) -> Entry:
    """What one update changes."""
    told: object = row.update_kind
    kind = told if isinstance(told, UpdateKind) else UpdateKind.REMARK
    said = kind in _SAID
    return Entry(
        kind,
        _known(row.status),
        row.half if isinstance(row.half, Side) else None,
        "" if said else row.remark or "",
        row.wording or "",
        row.due,
        row.due_event_id,
        row.review_on,
    )


_SAID = frozenset({UpdateKind.REMARK, UpdateKind.REWORDED, UpdateKind.CONFIRMED})


def replayed(first: State, log: Iterable[Logged]) -> State:
    """What stands after a log, from the state in which the commitment was entered."""
    return replay(first, entries(log))


def values_of(answer: Answer, entry: Entry, state: State, on: PartialDate) -> dict[str, Any]:
    """The fields of the update that an answer writes; what was not said is left out."""
    given = {
        "updated_on": on,
        "update_kind": entry.kind,
        "status": entry.status,
        "half": entry.half,
        "progress": answer.progress,
        "remark": answer.remark.strip(),
        "evidence": answer.evidence.strip(),
        "reported_by": answer.reported_by,
        "wording": entry.wording,
        "former_wording": state.wording if entry.wording else "",
        "due": entry.due,
        "due_event_id": entry.due_event_id,
        "review_on": entry.review_on,
        "drop_agreed": answer.agreed_by,
        "approver": answer.approver.strip(),
        "successor_id": answer.successor_id,
        "meeting_id": answer.meeting_id,
        "source_id": answer.source_id,
    }
    return {name: value for name, value in given.items() if value not in (None, "")}

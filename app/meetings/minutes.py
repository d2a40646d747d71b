"""The minutes of a meeting: final ones are locked with a stamp over the record, and reopening them is logged."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from app.casefile import CaseFile
from app.door import Changed
from app.errors import InvalidValue, NotFound
from app.rules.minutes import FREE
from db.models import Meeting
from db.queries import records
from db.queries.mentions import parts
from db.reader import Reader
from db.values.choices import MeetingStatus, MinutesStatus
from db.values.partial_date import PartialDate
from db.values.text import Shape, canonical_json, clean_text

STAMPED = ("participation", "point", "objective")
"""Kinds of part that belong to what the stamp is over."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """How far they are. `sound`: by its stamp, the record is still what was locked; `log` tells of every locking."""

    status: MinutesStatus | str | None
    locked: bool
    at: str
    by: str
    stamp: str
    sound: bool
    log: tuple[str, ...]


def locked(row: Meeting) -> bool:
    """Whether the minutes of a meeting are final and stamped."""
    return row.minutes == MinutesStatus.FINAL and bool(row.minutes_stamp)


def read_minutes(case: CaseFile, meeting_id: str) -> Minutes:
    """Raises NotFound."""
    with case.read() as reader:
        row = _meeting(reader, meeting_id)
        held = locked(row)
        return Minutes(
            row.minutes, held, row.minutes_locked_at or "", row.minutes_locked_by or "", row.minutes_stamp or "",
            not held or stamp_of(reader, meeting_id) == row.minutes_stamp,
            tuple((row.minutes_log or "").splitlines()),
        )  # fmt: skip


def lock_minutes(case: CaseFile, meeting_id: str, *, agreed_on: PartialDate | None = None) -> Changed:
    """Make the minutes final and lock the record with a stamp. Raises NotFound, InvalidValue."""
    with case.read() as reader:
        row = _meeting(reader, meeting_id)
        if locked(row):
            raise InvalidValue(f"The minutes of {row.title} are final already, locked on {_day(row)}.")
        if row.status != MeetingStatus.HELD:
            raise InvalidValue(f"{row.title} is not recorded as held; only then are its minutes final.")
        stamp = stamp_of(reader, meeting_id)
    now = case.clock.now()
    on = PartialDate.of(case.clock.today()).show(no_break=False)
    line = f"{on}: locked as final by {case.door.author}, stamp {stamp[:12]}"
    changes = case.door.changes()
    given: dict[str, Any] = {} if agreed_on is None else {"minutes_agreed_on": agreed_on}
    changes.edit(
        meeting_id, minutes=MinutesStatus.FINAL, minutes_locked_at=now.isoformat(timespec="seconds"),
        minutes_locked_by=case.door.author, minutes_stamp=stamp, minutes_log=_added(row, line), **given,
    )  # fmt: skip
    return case.door.change(f"Lock the minutes of {row.title}", changes)


def reopen_minutes(case: CaseFile, meeting_id: str, reason: str) -> Changed:
    """Open final minutes again; the reason is logged with who and when. Raises NotFound, InvalidValue."""
    why = clean_text(reason, Shape.LINE)
    if not why:
        raise InvalidValue("Say why the minutes are reopened; it is kept with the record.", field="reason")
    with case.read() as reader:
        row = _meeting(reader, meeting_id)
    if not locked(row):
        raise InvalidValue(f"The minutes of {row.title} are not locked.")
    on = PartialDate.of(case.clock.today()).show(no_break=False)
    line = f"{on}: reopened by {case.door.author}: {why}"
    changes = case.door.changes()
    changes.edit(
        meeting_id, minutes=MinutesStatus.AGREED, minutes_locked_at=None, minutes_locked_by=None, minutes_stamp=None,
        minutes_log=_added(row, line),
    )  # fmt: skip
    return case.door.change(f"Reopen the minutes of {row.title}", changes)


def stamp_of(reader: Reader, meeting_id: str) -> str:
    """SHA-256 in hex over the record and its parts as they stand, what stays free after locking left out."""
    meeting = dict(records.these(reader, "meeting", [meeting_id]))[meeting_id]
    own = {name: value for name, value in meeting.items() if name not in FREE}
    hung = parts(reader, meeting_id)
    more = {kind: dict(records.these(reader, kind, hung.get(kind, ()))) for kind in STAMPED}
    return hashlib.sha256(canonical_json({"meeting": own, **more}).encode()).hexdigest()


def _meeting(reader: Reader, meeting_id: str) -> Meeting:
    row = reader.get(Meeting, meeting_id)
    if row is None:
        raise NotFound("This meeting is not in the case file any more; it may have been deleted.")
    return row


def _added(row: Meeting, line: str) -> str:
    return f"{row.minutes_log}\n{line}" if row.minutes_log else line


def _day(row: Meeting) -> str:
    return (row.minutes_locked_at or "")[:10]

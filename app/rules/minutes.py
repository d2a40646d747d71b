"""Final minutes are locked: what they are about is not changed while their stamp stands, and opening them says why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from app.errors import Fault
from app.patches import Patch
from db.values.choices import MinutesStatus

LOCK = (
    "minutes",
    "minutes_locked_at",
    "minutes_locked_by",
    "minutes_stamp",
    "minutes_log",
    "minutes_agreed_on",
)
"""Fields that locking and reopening write."""

FREE = frozenset({*LOCK, "marking", "next_meeting_id"})
"""Fields of a meeting that stay free: markings are assessed anew, and what comes next is not in the minutes."""

PARTS: Mapping[str, str] = MappingProxyType(
    {"participation": "meeting_id", "point": "meeting_id", "objective": "for_id", "link": "owner_id"}
)
"""Kinds of part that belong to the record of a meeting, with the field that names it."""

_LOCKED = (
    "The minutes are final and locked with their stamp; reopen them, saying why, before changing this record."
)
_UNSTAMPED = "Final minutes are locked with a stamp; use “Lock the minutes” to make them final."
_UNSAID = "Final minutes are reopened with a reason; use “Reopen the minutes”."


def faults(patches: Iterable[Patch], locked_among: Callable[[set[str]], set[str]]) -> Iterator[Fault]:
    """What changes in a record that was locked before the transaction; `locked_among` asks the tables."""
    touched = [one for one in patches if one.kind == "meeting" or one.kind in PARTS]
    if not touched:
        return
    own = {one.id: one for one in touched if one.kind == "meeting"}
    wanted = {meeting for one in touched if one.kind in PARTS for meeting in _meetings(one)}
    held = {one.id for one in own.values() if is_locked(one.before.values if one.before else {})}
    held |= locked_among(wanted - own.keys()) if wanted - own.keys() else set()
    for one in touched:
        if one.kind == "meeting":
            yield from _own(one)
        elif held & _meetings(one) and _moves(one):
            yield Fault(one.id, one.kind, None, _LOCKED)


def is_locked(values: Mapping[str, Any]) -> bool:
    """Whether the stored values of a meeting say that its minutes are locked."""
    return values.get("minutes") == MinutesStatus.FINAL.value and bool(values.get("minutes_stamp"))


def _own(one: Patch) -> Iterator[Fault]:
    before = one.before.values if one.before else {}
    if not is_locked(before):
        return
    if one.deleted:
        yield Fault(one.id, one.kind, None, _LOCKED)
    changed = one.changed().keys()
    fixed = changed - FREE if not is_locked(one.after) else changed - (FREE - set(LOCK))
    for name in sorted(fixed):
        yield Fault(one.id, one.kind, name, _LOCKED)


def _meetings(one: Patch) -> set[str]:
    """The records that a part belongs to, before and after."""
    name = PARTS[one.kind]
    stored = one.before.values.get(name) if one.before else None
    return {found for found in (stored, one.values.get(name)) if isinstance(found, str)}


def _moves(one: Patch) -> bool:
    if one.before is None:
        return not one.deleted
    return one.deleted not in (None, one.before.deleted) or bool(one.changed().keys() - {"marking"})


def unsaid(patches: Iterable[Patch]) -> Iterator[Fault]:
    """What an officer's edit may not do by hand: final without a stamp, or open again without a reason."""
    for one in patches:
        if one.kind != "meeting" or one.before is None or one.deleted:
            continue
        before, after = one.before.values, one.after
        if is_locked(before) and not is_locked(after) and not _grown(before, after):
            yield Fault(one.id, one.kind, "minutes", _UNSAID)
        final = MinutesStatus.FINAL.value
        if before.get("minutes") != final == after.get("minutes") and not after.get("minutes_stamp"):
            yield Fault(one.id, one.kind, "minutes", _UNSTAMPED)


def _grown(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    told, now = str(before.get("minutes_log") or ""), str(after.get("minutes_log") or "")
    return len(now) > len(told) and now.startswith(told)

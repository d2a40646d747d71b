"""What the steps of a commitment require, held at the door: an edit that closes or holds one says on what ground."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from app.errors import Fault
from app.patches import Patch
from db.values.choices import CommitmentStatus, Side

_CLOSED = frozenset(one.value for one in CommitmentStatus if one.closed)
_PROVEN = frozenset({CommitmentStatus.IMPLEMENTED.value, CommitmentStatus.PARTLY.value})
_HELD = CommitmentStatus.ON_HOLD.value

Told = Callable[[str], Iterable[Mapping[str, Any]]]
"""The live entries of a commitment's log as stored."""


def unearned(patches: Iterable[Patch], log: Told, cited: Callable[[str], bool]) -> Iterator[Fault]:
    """Commitments whose status moves without what that step requires. New records are taken as they are told."""
    for one in patches:
        if one.kind == "commitment" and one.before is not None and not one.deleted:
            status = one.changed().get("status")
            if status and not one.before.deleted:
                yield from _step(one, str(status), log, cited)


def _step(one: Patch, status: str, log: Told, cited: Callable[[str], bool]) -> Iterator[Fault]:
    after = one.after
    entries = [entry for entry in log(one.id) if entry.get("status") == status or entry.get("half")]
    if status in _PROVEN and not (after.get("evidence") or any(map(_proves, entries)) or cited(one.id)):
        yield _fault(one, "evidence", "To close it, name the evidence or the later session that records it.")
    elif status in _CLOSED - _PROVEN and not (after.get("status_note") or any(map(_says, entries))):
        yield _fault(one, "status_note", "To close it, say why in “Position”.")
    elif (
        one.before
        and one.before.values.get("status") in _CLOSED
        and status not in _CLOSED
        and not _why(one, entries)
    ):
        yield _fault(one, "status_note", "To reopen it, say why in “Position”.")
    elif status == _HELD:
        if not (after.get("status_note") or any(map(_says, entries))):
            yield _fault(one, "status_note", "To put it on hold, say why in “Position”.")
        if not after.get("review_on"):
            yield _fault(one, "review_on", "To put it on hold, say when it is looked at again.")
    if status in _CLOSED and _half_open(after):
        yield _fault(one, "status", "It is joint, and one half is still open: it closes when both halves do.")


def _why(one: Patch, entries: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a reason is given with the step: a new position, or an entry of the log."""
    return bool(one.changed().get("status_note")) or any(map(_says, entries))


def _fault(one: Patch, field: str, sentence: str) -> Fault:
    return Fault(one.id, one.kind, field, f"Commitment: {sentence[0].lower()}{sentence[1:]}")


def _proves(entry: Mapping[str, Any]) -> bool:
    return any(entry.get(name) for name in ("evidence", "source_id", "meeting_id"))


def _says(entry: Mapping[str, Any]) -> bool:
    return any(entry.get(name) for name in ("remark", "evidence", "successor_id", "meeting_id"))


def _half_open(values: Mapping[str, Any]) -> bool:
    if values.get("owner_side") != Side.JOINT.value:
        return False
    halves = [values.get(name) for name in ("our_half", "their_half")]
    return any(half and half not in _CLOSED for half in halves)

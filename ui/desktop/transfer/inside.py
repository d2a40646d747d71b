"""Backups in words: when and why they were made, and what is inside."""

from __future__ import annotations

from datetime import UTC, datetime, time

from app.backup import Inside, Known
from app.catalog import info
from db.values.partial_date import PartialDate

_WHY = {
    "by hand": "made by hand",
    "close": "when the case file was closed",
    "half an hour": "while you worked",
}


def made(known: Known) -> str:
    """`21 Nov 2026, 09:12`, in the officer's own time."""
    copy = known.copy
    clock = time(int(copy.time[:2]), int(copy.time[2:]))
    return _when(datetime.combine(copy.day, clock, UTC))


def why(known: Known) -> str:
    """Why a backup was made."""
    return _WHY.get(known.copy.reason, known.copy.reason)


def amount(known: Known) -> str:
    """How much is inside, or why that cannot be told."""
    if known.inside is None:
        return known.trouble
    records = sum(known.inside.records.values())
    return f"{records:,} {'record' if records == 1 else 'records'}, {known.inside.changes:,} changes"


def contents(inside: Inside) -> str:
    """What a copy holds: its last action, and how many records of each kind."""
    last = "Nothing was ever entered."
    if inside.last_wall:
        when = _when(datetime.fromisoformat(inside.last_wall))
        last = f"Last: “{inside.last_action}”, {when} by {inside.last_author}"
    held = (f"{info(kind).plural}:\u00a0{count:,}" for kind, count in inside.records.items() if count)
    return "\n\n".join((last, "\u00a0· ".join(held)))


def _when(moment: datetime) -> str:
    here = moment.astimezone()
    return f"{PartialDate.of(here.date()).seen_short()}, {here:%H:%M}"

"""The command that tells the past of a record: history."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby

from app import history as past
from app import listing
from app.history import FieldMove, HistoryEntry
from app.names import Namer
from ui.cli.answer import Answer
from ui.cli.opening import opened
from ui.cli.wording import one_line

LONGEST_VALUE = 300
NOTHING = "–"


def history(given: argparse.Namespace) -> Answer:
    """Show every change of a record and its parts, newest first."""
    with opened(given) as case, case.read() as reader:
        record_id, kind = listing.beginning_with(reader, given.record)
        title = Namer(reader).name(record_id)
        entries = past.history(reader, record_id)
    data = {"id": record_id, "kind": kind, "title": title, "changes": [_entry_data(one) for one in entries]}
    told = (
        "\n".join(_action_text(list(same))) for _, same in groupby(entries, key=lambda one: one.transaction)
    )
    return Answer("\n\n".join([f"{one_line(title)} ({record_id})", *told]), data)


def _entry_data(entry: HistoryEntry) -> dict[str, object]:
    return {
        "record": entry.record_id,
        "kind": entry.kind,
        "what": entry.what,
        "action": entry.action,
        "author": entry.author,
        "when": entry.wall,
        "revision": entry.revision,
        "fields": [
            {"field": one.field, "label": one.label, "before": one.before, "after": one.after}
            for one in entry.moves
        ],
    }


def _action_text(entries: list[HistoryEntry]) -> Iterator[str]:
    """The lines about one action: who and when, then everything it changed of the record and its parts."""
    yield f"{when(entries[0].wall)}  {one_line(entries[0].author)} – {one_line(entries[0].action)}"
    for entry in entries:
        yield f"  {entry.kind} {entry.what}"
        yield from (f"    {_move(one)}" for one in entry.moves)


def _move(move: FieldMove) -> str:
    if move.before is None:
        return f"{move.label}: {_short(move.after)}"
    return f"{move.label}: {_short(move.before)} → {_short(move.after)}"


def _short(value: str | None) -> str:
    words = one_line(value or NOTHING)
    return words if len(words) <= LONGEST_VALUE else f"{words[:LONGEST_VALUE].rstrip()}…"


def when(wall: str) -> str:
    """`2026-11-21 09:30 UTC`; as claimed by the machine that wrote it."""
    try:
        moment = datetime.fromisoformat(wall)
    except ValueError:
        return one_line(wall)
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"

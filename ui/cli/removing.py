"""The command that removes for good: expunge."""

from __future__ import annotations

import argparse

from app import expunge as removing
from app import listing
from app.expunge import Expunged
from ui.cli.answer import Answer
from ui.cli.opening import opened
from ui.cli.wording import counted, one_line


def expunge(given: argparse.Namespace) -> Answer:
    """Remove a field, or a record with its parts, and name where the same words still stand."""
    with opened(given, write=True) as case:
        with case.read() as reader:
            record_id, _ = listing.beginning_with(reader, given.record)
        done = removing.expunge(case, record_id, given.field)
    data = {
        "record": done.record_id,
        "field": done.field,
        "records": done.records,
        "changes": done.changes,
        "files": done.files,
        "compacted": done.compacted,
        "also": [{"id": record, "title": title} for record, title in done.also],
        "backups": [str(path) for path in done.backups],
    }
    return Answer("\n".join(_told(done)), data)


def _told(done: Expunged) -> list[str]:
    changes = counted(done.changes, "entry", "entries")
    lines = [f"It is expunged from {changes} of the journal, and from tables, search and attachments."]
    if not done.compacted:
        lines.append(
            "The file could not be written anew while another program reads it; expunge again later."
        )
    if done.also:
        lines.append("The same words also stand, or stood, in:")
        lines += [f"  {record[:8]}  {one_line(title)}" for record, title in done.also]
    if done.backups:
        lines.append("These still hold it; delete them if they must not:")
        lines += [f"  {path}" for path in done.backups]
    return lines

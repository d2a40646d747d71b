#!/usr/bin/env python3
"""Write the case file of this schema that every later version must still open: python tools/museum.py.

It goes to tests/migrations/museum/NNNN.chancery.gz, NNNN being the schema. Once a version with that schema is released
the file is frozen; until then it is to be made anew whenever the schema changes.
"""

from __future__ import annotations

import gzip
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
MUSEUM = ROOT / "tests" / "migrations" / "museum"


def main() -> None:
    """A few records of several kinds, one edited, one deleted, one undone, one expunged, one with a file."""
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
            os.environ[name] = str(Path(scratch) / "profile")
        place = Path(scratch) / "museum.chancery"
        _write(place)
        from db.header import SCHEMA

        MUSEUM.mkdir(parents=True, exist_ok=True)
        target = MUSEUM / f"{SCHEMA:04d}.chancery.gz"
        target.write_bytes(gzip.compress(place.read_bytes(), mtime=0))
    print(f"{target.relative_to(ROOT)}: {target.stat().st_size} bytes")


def _write(place: Path) -> None:
    from app.casefile import CaseFile
    from app.expunge import expunge
    from app.undo import undo
    from db.values.due import parse_due
    from db.values.ids import FixedClock, FixedIds
    from db.values.marking import Marking
    from db.values.partial_date import DateRange

    clock = FixedClock(datetime(2026, 11, 21, 12, tzinfo=UTC))
    home = ("India", {"code": "IND"})
    with CaseFile.create(place, home=home, author="Museum", clock=clock, ids=FixedIds("museum")) as case:
        changes = case.door.changes()
        oman = changes.create("country", name="Oman", code="OMN")
        india = case.settings().home_id
        forum = changes.create("forum", name="Joint Committee", parties=[india, oman])
        meeting = changes.create(
            "meeting", title="13th Joint Committee", meeting_kind="session", status="held", forum_id=forum, edition=13,
            parties=[india, oman], held_on=DateRange.parse_text("2025-11-24"), marking=Marking("restricted"),
        )  # fmt: skip
        changes.create(
            "commitment", wording="Send the list", commitment_kind="agreed", strength="firm", owner_side="ours",
            status="open", parties=[india, oman], made_at_id=meeting,
            due=parse_due("Q2 2026", made_on=clock.today()),
        )  # fmt: skip
        note = changes.create("note", title="On the talks", note_kind="note", body="To be expunged.")
        changes.attach("cable.txt", b"What the cable said.\n" * 100, attached_to_id=meeting)
        gone = changes.create("person", name="Deleted Person")
        case.door.change("Log the 13th Joint Committee", changes)
        for action, edit in (("Rename", {"title": "13th session"}), ("Rename again", {"title": "Undone"})):
            changes = case.door.changes()
            changes.edit(meeting, **edit)
            case.door.change(action, changes)
        undo(case)
        changes = case.door.changes()
        changes.delete(gone)
        case.door.change("Delete a person", changes)
        expunge(case, note, "body")


if __name__ == "__main__":
    main()

"""A case file read as it stood at an earlier moment is the file of that moment, table by table."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import undo
from app.casefile import CaseFile
from db.models import Meeting
from db.reader import Reader
from db.registry import KINDS, table_of
from db.rewind import reaches, rewound, state
from tests.app.conftest import INDIA, Desk

TABLES = ("record", *KINDS)


def tables(reader: Reader) -> dict[str, list[tuple[object, ...]]]:
    found = {}
    for table in TABLES:
        names = ("id", "kind", "deleted", "whole_id") if table == "record" else table_of(table).columns.keys()
        columns = ", ".join(f'"{name}"' for name in names)
        found[table] = reader.rows(f'SELECT {columns} FROM "{table}" ORDER BY id')
    return found


def test_every_moment_reads_as_it_was_whatever_came_after(desk: Desk, oman: str, jmcc: str) -> None:
    meeting = desk.add("meeting", title="Talks", meeting_kind="talks", parties=[INDIA, oman], status="held")
    point = desk.add("point", meeting_id=meeting, title="Charts")
    kept: list[tuple[dict[str, int], dict[str, list[tuple[object, ...]]]]] = []

    def keep() -> None:
        with desk.case.read() as reader:
            kept.append((state(reader), tables(reader)))

    keep()
    desk.edit(meeting, title="Talks of May", parties=[oman, INDIA])
    keep()
    desk.delete(meeting)
    keep()
    undo.undo(desk.case)
    desk.edit(point, title="Nautical charts", marking=None)
    keep()
    desk.add("point", meeting_id=meeting, title="Hydrography")
    desk.delete(jmcc)
    keep()
    assert kept[0][1] != kept[1][1] != kept[2][1]
    for moment, then in kept:
        with rewound(desk.case.path, moment) as reader:
            assert tables(reader) == then
            assert state(reader) == moment
    with desk.case.read() as reader:
        assert tables(reader) == kept[-1][1], "looking back changes nothing"


def test_records_are_found_by_their_fields_as_they_were(desk: Desk, oman: str) -> None:
    old = desk.add("meeting", title="Talks", meeting_kind="talks", parties=[INDIA, oman], status="held")
    with desk.case.read() as reader:
        moment = state(reader)
    desk.edit(old, status="cancelled")
    desk.add("meeting", title="More talks", meeting_kind="talks", parties=[INDIA, oman], status="held")
    with rewound(desk.case.path, moment) as reader:
        assert [row.id for row in reader.all(Meeting, status="held")] == [old]
        assert reader.all(Meeting, status="cancelled") == []
        found = reader.get(Meeting, old)
        assert found is not None
        assert found.status == "held"


def test_a_copy_that_lacks_changes_does_not_reach_the_moment(desk: Desk, oman: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.chancery"
    copy.write_bytes(desk.case.path.read_bytes())
    desk.edit(oman, name="Sultanate of Oman")
    with desk.case.read() as reader:
        moment = state(reader)
        assert reaches(reader, moment)
        assert not reaches(reader, {**moment, "another site": 1})
    with CaseFile.open(copy, write=False) as other, other.read() as reader:
        assert not reaches(reader, moment)


def test_the_past_cannot_be_written_to(desk: Desk) -> None:
    with desk.case.read() as reader:
        moment = state(reader)
    with (
        pytest.raises(Exception, match=r"readonly|read-only|read only"),
        rewound(desk.case.path, moment) as reader,
    ):
        reader.rows("DELETE FROM main.meta")

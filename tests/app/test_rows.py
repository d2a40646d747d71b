"""Records read as plain objects hold what the ORM reads, field by field, and look themselves up as what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.casefile import CaseFile
from db import rows
from db.models import Meeting
from db.registry import KINDS, fields_of, table_of
from db.values.choices import MeetingStatus


def test_every_record_of_every_kind_is_read_alike(written_demo: Path) -> None:
    with CaseFile.open(written_demo, write=False) as case, case.read() as reader:
        seen = 0
        for kind, model in KINDS.items():
            ids = [row[0] for row in reader.rows(f'SELECT id FROM "{kind}" WHERE deleted = 0')]
            plain = rows.live(reader, model, "id", ids)
            orm = reader.all(model)
            names = ["id", "deleted", *(n for n in fields_of(kind) if n in table_of(kind).columns)]
            assert [[getattr(row, n) for n in names] for row in plain] == [
                [getattr(row, n) for n in names] for row in orm
            ]
            assert all(isinstance(row, model) and kind == row.KIND for row in plain)
            seen += len(plain)
        assert seen > 500


def test_values_are_found_whether_given_as_choices_or_as_codes(written_demo: Path) -> None:
    with CaseFile.open(written_demo, write=False) as case, case.read() as reader:
        held = rows.live(reader, Meeting, "status", [MeetingStatus.HELD])
        assert held
        assert [row.id for row in held] == [row.id for row in rows.live(reader, Meeting, "status", ["held"])]
        assert {row.status for row in held} == {MeetingStatus.HELD}
        assert rows.live(reader, Meeting, "status", []) == []
        with pytest.raises(KeyError):
            rows.live(reader, Meeting, "id; DROP TABLE meeting", ["held"])

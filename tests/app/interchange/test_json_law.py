"""The law of interchange: what is exported, taken into an empty case file and exported again, is the same."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.casefile import CaseFile
from app.catalog import info, kinds
from app.errors import ChanceryError
from app.interchange.exporting import export_file
from app.interchange.importing import import_file
from app.undo import undo
from db import fold
from db.values.ids import FixedClock, FixedIds
from tests.app.anything import value_of, values_of
from tests.app.conftest import NOON, Desk, make_desk

MADE_BY_HAND = tuple(kind.kind for kind in kinds() if kind.kind not in {"link", "setting"})


@contextmanager
def emptied(path: Path) -> Iterator[CaseFile]:
    """A new case file without a home country."""
    with CaseFile.create(path, author="officer", clock=FixedClock(NOON), ids=FixedIds("other")) as case:
        yield case


def lines(case: CaseFile, path: Path) -> list[str]:
    """The export without its first line, which names the copy that wrote it."""
    export_file(case, path)
    return path.read_text(encoding="utf-8").splitlines()[1:]


def hold_to_the_law(case: CaseFile, folder: Path) -> None:
    """Export, import into an empty case file, export; import once more; undo."""
    first = lines(case, folder / "first.json")
    with emptied(folder / "other.chancery") as other:
        before = lines(other, folder / "before.json")
        import_file(other, folder / "first.json")
        assert lines(other, folder / "second.json") == first
        assert import_file(other, folder / "first.json").changed.records == ()
        assert import_file(case, folder / "second.json").changed.records == ()
        with other.read() as reader:
            assert fold.differences(reader) == []
            assert list(fold.broken_links(reader)) == []
            assert reader.rows("PRAGMA foreign_key_check") == []
        undo(other)
        assert lines(other, folder / "undone.json") == before


class Work:
    """Random work at a desk; what the rules refuse is simply not done."""

    def __init__(self, desk: Desk, data: st.DataObject) -> None:
        self.desk = desk
        self.data = data

    def ids(self, kind: str | None = None) -> Sequence[str]:
        known = f"('{kind}')" if kind else str(MADE_BY_HAND)
        sql = f"SELECT id FROM record WHERE deleted = 0 AND kind IN {known} ORDER BY id"
        with self.desk.case.read() as reader:
            return [row[0] for row in reader.rows(sql)]

    def create(self) -> None:
        kind = self.data.draw(st.sampled_from(MADE_BY_HAND))
        needed = [field for field in info(kind).fields if field.required]
        other = [field for field in info(kind).fields if not field.required]
        values = {field.name: self.data.draw(value_of(field, self.ids)) for field in needed}
        values |= self.data.draw(values_of(other, self.ids))
        self.desk.add(kind, **values)

    def edit(self) -> None:
        record = self.data.draw(st.sampled_from(self.ids()))
        with self.desk.case.read() as reader:
            kind = reader.kinds([record])[record]
        self.desk.edit(record, **self.data.draw(values_of(info(kind).fields, self.ids)))

    def delete(self) -> None:
        self.desk.delete(self.data.draw(st.sampled_from(self.ids())))

    def restore(self) -> None:
        with self.desk.case.read() as reader:
            gone = [row[0] for row in reader.rows("SELECT id FROM record WHERE deleted = 1 ORDER BY id")]
        if gone:
            changes = self.desk.case.door.changes()
            changes.restore(self.data.draw(st.sampled_from(gone)))
            self.desk.case.door.change("Restore", changes)

    def attach(self) -> None:
        changes = self.desk.case.door.changes()
        to = self.data.draw(st.sampled_from([None, *self.ids()]))
        changes.attach("file.bin", self.data.draw(st.binary(max_size=40)), attached_to_id=to)
        self.desk.case.door.change("Attach", changes)


STEPS = (*(Work.create,) * 6, Work.edit, Work.edit, Work.delete, Work.restore, Work.attach)


@pytest.mark.slow
@given(data=st.data())
@settings(
    max_examples=settings().max_examples // 4, deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
def test_any_case_file_comes_back_the_same(data: st.DataObject) -> None:
    folder = Path(tempfile.mkdtemp())
    desk = make_desk(folder / "desk.chancery")
    try:
        desk.add("country", name="Oman", code="OMN")
        work = Work(desk, data)
        for step in data.draw(st.lists(st.sampled_from(STEPS), min_size=5, max_size=25)):
            with suppress(ChanceryError):
                step(work)
        hold_to_the_law(desk.case, folder)
    finally:
        desk.case.close()
        shutil.rmtree(folder)


def test_the_demonstration_comes_back_the_same(written_demo: Path, tmp_path: Path) -> None:
    with CaseFile.open(Path(shutil.copy(written_demo, tmp_path / "demo.chancery"))) as case:
        hold_to_the_law(case, tmp_path)

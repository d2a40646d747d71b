"""The law of the journal: whatever is edited, undone, deleted and reopened, folding it gives the same tables."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from app.catalog import info
from app.catalog import kinds as all_kinds
from app.errors import ChanceryError, NothingToUndo
from app.undo import redo, undo
from db import fold
from db.registry import KINDS
from tests.app.anything import value_of, values_of
from tests.app.conftest import Desk, make_desk

MADE_BY_HAND = tuple(kind.kind for kind in all_kinds() if kind.kind not in {"link", "setting"})


class Journal(RuleBasedStateMachine):
    """Random work at one desk. What the rules refuse must leave no trace, so it is simply tried."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.copies = 0
        self.desk: Desk

    @initialize()
    def start(self) -> None:
        self.desk = make_desk(self.folder / "desk.chancery")
        self.desk.add("country", name="Oman", code="OMN")

    def ids(self, kind: str | None) -> Sequence[str]:
        with self.desk.case.read() as reader:
            condition = "" if kind is None else f"AND kind = '{kind}'"
            return [
                row[0]
                for row in reader.rows(f"SELECT id FROM record WHERE deleted = 0 {condition} ORDER BY id")
            ]

    def tables(self) -> dict[str, list[tuple[Any, ...]]]:
        with self.desk.case.read() as reader:
            return {
                kind: reader.rows(f'SELECT * FROM "{kind}" WHERE deleted = 0 ORDER BY id') for kind in KINDS
            }

    @rule(data=st.data(), kind=st.sampled_from(MADE_BY_HAND))
    def create(self, data: st.DataObject, kind: str) -> None:
        required = [f for f in info(kind).fields if f.required]
        values = {f.name: data.draw(value_of(f, self.ids)) for f in required}
        values |= data.draw(values_of([f for f in info(kind).fields if not f.required], self.ids))
        with suppress(ChanceryError):
            self.desk.add(kind, **values)

    @rule(data=st.data())
    def edit(self, data: st.DataObject) -> None:
        record = self.draw_record(data)
        values = data.draw(values_of(info(self.kind_of(record)).fields, self.ids))
        with suppress(ChanceryError):
            self.desk.edit(record, **values)

    @rule(data=st.data())
    def delete_and_undo(self, data: st.DataObject) -> None:
        record = self.draw_record(data)
        before = self.tables()
        try:
            self.desk.delete(record)
        except ChanceryError:
            assert self.tables() == before
            return
        undo(self.desk.case)
        assert self.tables() == before

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        record = self.draw_record(data)
        with suppress(ChanceryError):
            self.desk.delete(record)

    @rule()
    def undo(self) -> None:
        with suppress(NothingToUndo):
            undo(self.desk.case)

    @rule()
    def undo_and_redo(self) -> None:
        before = self.tables()
        with suppress(NothingToUndo):
            undo(self.desk.case)
            redo(self.desk.case)
        assert self.tables() == before

    @rule()
    def redo(self) -> None:
        with suppress(NothingToUndo):
            redo(self.desk.case)

    @rule()
    def reopen(self) -> None:
        self.the_journal_folds_to_the_tables()
        self.desk.reopen()

    @precondition(lambda self: self.copies < 2)
    @rule()
    def continue_on_a_copy(self) -> None:
        self.copies += 1
        self.desk.case.close()
        copy = self.folder / f"copy {self.copies}.chancery"
        shutil.copy(self.desk.case.path, copy)
        self.desk.case._store.path = copy
        self.desk.reopen()

    def the_journal_folds_to_the_tables(self) -> None:
        with self.desk.case.read() as reader:
            assert fold.differences(reader) == []
            assert list(fold.broken_links(reader)) == []
            assert reader.rows("PRAGMA foreign_key_check") == []

    def kind_of(self, record: str) -> str:
        with self.desk.case.read() as reader:
            return reader.kinds([record])[record]

    def draw_record(self, data: st.DataObject) -> str:
        kinds = "', '".join(MADE_BY_HAND)
        with self.desk.case.read() as reader:
            rows = reader.rows(f"SELECT id FROM record WHERE deleted = 0 AND kind IN ('{kinds}') ORDER BY id")
        return data.draw(
            st.sampled_from([row[0] for row in rows] or [self.desk.add("person", name="Somebody")])
        )

    def teardown(self) -> None:
        self.the_journal_folds_to_the_tables()
        self.desk.case.close()
        shutil.rmtree(self.folder)


TestJournal = Journal.TestCase
TestJournal.settings = settings(
    max_examples=settings().max_examples // 8,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)

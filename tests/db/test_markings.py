"""The account of markings in use is what looking through every record would say."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.casefile import CaseFile
from app.expunge import expunge
from app.filling.writing import fill
from app.undo import redo, undo
from db.markings import in_use
from db.registry import KINDS
from db.values.marking import Marking
from tests.app.conftest import Desk, make_desk

SECRET, RESTRICTED = Marking("secret"), Marking("restricted", ("PERSONAL",))


@pytest.fixture
def desk(tmp_path: Path):
    made = make_desk(tmp_path / "desk.chancery")
    yield made
    made.case.close()


def account(case: CaseFile) -> set[str]:
    """What is in use, having looked that every record agrees."""
    with case.read() as reader:
        kept = in_use(reader.rows)
        every = {
            row[0]
            for kind in KINDS
            for row in reader.rows(f'SELECT DISTINCT marking FROM "{kind}" WHERE marking IS NOT NULL')
        }
    assert set(kept) == every
    return {text.split('"level":"')[1].split('"')[0] for text in kept}


def test_a_marking_is_in_use_while_any_record_has_it(desk: Desk) -> None:
    one = desk.add("note", title="One", note_kind="note", marking=SECRET)
    other = desk.add("note", title="Other", note_kind="note", marking=SECRET)
    assert account(desk.case) == {"unclassified", "secret"}
    desk.edit(one, marking=RESTRICTED)
    assert account(desk.case) == {"unclassified", "secret", "restricted"}
    desk.edit(other, marking=None)
    assert account(desk.case) == {"unclassified", "restricted"}


def test_it_follows_undo_and_redo_and_stays_with_the_recycle_bin(desk: Desk) -> None:
    note = desk.add("note", title="One", note_kind="note", marking=RESTRICTED)
    desk.edit(note, marking=SECRET)
    undo(desk.case)
    assert account(desk.case) == {"unclassified", "restricted"}
    redo(desk.case)
    assert account(desk.case) == {"unclassified", "secret"}
    desk.delete(note)
    assert account(desk.case) == {"unclassified", "secret"}


def test_one_transaction_may_move_many(desk: Desk) -> None:
    notes = [desk.add("note", title=f"{n}", note_kind="note", marking=SECRET) for n in range(3)]
    changes = desk.case.door.changes()
    for note in notes:
        changes.edit(note, marking=RESTRICTED)
    changes.create("note", title="New", note_kind="note", marking=SECRET)
    desk.case.door.change("Mark anew", changes)
    assert account(desk.case) == {"unclassified", "restricted", "secret"}


def test_an_expunged_record_takes_its_marking_with_it(desk: Desk) -> None:
    note = desk.add("note", title="Spilt", note_kind="note", body="What should not be here", marking=SECRET)
    expunge(desk.case, note)
    account(desk.case)


def test_a_filled_file_keeps_the_account(tmp_path: Path) -> None:
    fill(tmp_path / "filled.chancery", 8, 20)
    with CaseFile.open(tmp_path / "filled.chancery", write=False) as case:
        assert len(account(case)) == 3

"""What is expunged is nowhere in the file any more, byte by byte; everything else stays, and check still passes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import backup
from app.casefile import CaseFile
from app.check import check
from app.errors import InvalidValue, NotFound, NothingToUndo
from app.expunge import expunge
from app.history import history
from app.repair import recover
from app.undo import available, redo, undo
from db.expunge import EXPUNGED
from db.kinds import FieldKind
from db.registry import KINDS, fields_of
from db.values.choices import MeetingKind, MeetingStatus, NoteKind
from db.values.due import parse_due
from db.values.ids import FixedClock
from db.values.marking import Marking
from tests.app.conftest import INDIA, NOON, Desk

CANARY = "Ochsenfrosch-Ümläut \"7\" 'x'"
WORD = b"Ochsenfrosch"


@pytest.fixture(autouse=True)
def own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


def note(desk: Desk, **values: Any) -> str:
    given = {
        "title": "On the talks",
        "note_kind": NoteKind.NOTE,
        "body": CANARY,
        "marking": Marking("secret"),
    }
    return desk.add("note", **(given | values))


def row(desk: Desk, kind: str, record: str) -> dict[str, Any]:
    with desk.case.read() as reader:
        names = list(fields_of(kind))
        columns = [name for name in names if fields_of(kind)[name].kind is not FieldKind.REFERENCES]
        found = reader.rows(f'SELECT {", ".join(columns)}, deleted FROM "{kind}" WHERE id = ?', record)
    return dict(zip([*columns, "deleted"], found[0], strict=True))


def traces(place: Path, word: bytes = WORD) -> list[str]:
    """Files beside the case file in which a word can be read, in any case of letters."""
    return [
        path.name
        for path in place.parent.iterdir()
        if path.is_file() and word.lower() in path.read_bytes().lower()
    ]


def test_an_expunged_field_is_nowhere_in_the_file_and_the_rest_stays(desk: Desk) -> None:
    record = note(desk)
    assert traces(desk.case.path) == ["desk.chancery"]
    before = row(desk, "note", record)
    done = expunge(desk.case, record, "body")
    assert traces(desk.case.path) == []
    assert row(desk, "note", record) == before | {"body": None}
    assert (done.records, done.changes, done.compacted) == (1, 1, True)
    assert check(desk.case).findings == ()


def test_former_values_and_the_words_of_actions_go_too(desk: Desk) -> None:
    record = note(desk, body="harmless")
    changes = desk.case.door.changes()
    changes.edit(record, body=CANARY, title="Another title")
    desk.case.door.change(f"Note that {CANARY}", changes)
    desk.edit(record, body="harmless again")
    other = desk.case.door.changes()
    other.create("person", name="Anna")
    desk.case.door.change(f"Add Anna, after {CANARY}", other)
    done = expunge(desk.case, record, "body")
    assert traces(desk.case.path) == []
    assert done.changes == 3
    assert row(desk, "note", record)["title"] == "Another title"
    assert check(desk.case).findings == ()


def test_a_text_that_must_not_be_empty_becomes_a_word(desk: Desk) -> None:
    record = note(desk, title=CANARY, body="stays")
    expunge(desk.case, record, "title")
    assert traces(desk.case.path) == []
    found = row(desk, "note", record)
    assert (found["title"], found["body"]) == (EXPUNGED, "stays")
    assert check(desk.case).findings == ()


def test_an_expunged_record_takes_its_parts_and_leaves_an_empty_stub(desk: Desk, oman: str) -> None:
    meeting = desk.add(
        "meeting",
        title=CANARY,
        meeting_kind=MeetingKind.CALL,
        status=MeetingStatus.HELD,
        parties=[INDIA, oman],
    )
    point = desk.add("point", meeting_id=meeting, title=CANARY, summary=CANARY)
    task = desk.add("task", title="Prepare", status="open", meeting_id=meeting)
    done = expunge(desk.case, meeting)
    assert traces(desk.case.path) == []
    assert done.records == 2
    assert row(desk, "meeting", meeting)["title"] == EXPUNGED
    assert (row(desk, "meeting", meeting)["deleted"], row(desk, "point", point)["deleted"]) == (1, 1)
    assert row(desk, "task", task)["meeting_id"] == meeting
    assert row(desk, "point", point)["meeting_id"] == meeting
    assert check(desk.case).findings == ()


def test_a_record_in_the_recycle_bin_can_be_expunged_and_stays_there(desk: Desk) -> None:
    record = note(desk)
    desk.delete(record)
    expunge(desk.case, record, "body")
    assert traces(desk.case.path) == []
    assert row(desk, "note", record)["deleted"] == 1
    assert check(desk.case).findings == ()


def test_an_attachment_goes_with_its_bytes_and_a_shared_one_stays(desk: Desk) -> None:
    changes = desk.case.door.changes()
    secret = changes.attach("secret.txt", WORD * 5000)
    first = changes.attach("plain.txt", b"plain " * 5000)
    second = changes.attach("same.txt", b"plain " * 5000)
    desk.case.door.change("Attach", changes)
    assert expunge(desk.case, secret).files == 1
    assert traces(desk.case.path) == []
    assert expunge(desk.case, first).files == 0
    assert check(desk.case).findings == ()
    assert row(desk, "attachment", second)["file_name"] == "same.txt"


def test_search_does_not_find_it_any_more(desk: Desk) -> None:
    record = note(desk)
    with desk.case.read() as reader:
        assert reader.rows("SELECT count(*) FROM search_index WHERE search_index MATCH 'ochsenfrosch'") == [
            (1,)
        ]
    expunge(desk.case, record, "body")
    with desk.case.read() as reader:
        assert reader.rows("SELECT count(*) FROM search_index WHERE search_index MATCH 'ochsenfrosch'") == [
            (0,)
        ]


def test_the_journal_says_that_it_was_done_and_not_what_it_was(desk: Desk) -> None:
    record = note(desk)
    expunge(desk.case, record, "body")
    with desk.case.read() as reader:
        latest = history(reader, record)[0]
        kinds = [found[0] for found in reader.rows("SELECT kind FROM change WHERE rec = ?", record)]
    assert latest.action == "Expunge “Note” of a note"
    assert latest.author == "officer"
    assert kinds == ["set", "expunge"]


def test_it_cannot_be_undone_nor_can_what_was_done_to_that_record_before(desk: Desk) -> None:
    other = desk.add("person", name="Anna")
    record = note(desk)
    desk.edit(record, title="Another")
    expunge(desk.case, record, "body")
    assert available(desk.case).undo == "Add a person"
    undo(desk.case)
    redo(desk.case)
    assert row(desk, "person", other)["deleted"] == 0
    assert row(desk, "note", record)["title"] == "Another"
    undo(desk.case)
    with pytest.raises(NothingToUndo):
        undo(desk.case)


def test_work_on_the_record_goes_on_afterwards_and_can_be_undone(desk: Desk) -> None:
    record = note(desk)
    expunge(desk.case, record, "body")
    desk.edit(record, body="new", title="New title")
    undo(desk.case)
    assert row(desk, "note", record)["title"] == "On the talks"
    assert check(desk.case).findings == ()


def test_a_second_expunge_of_the_same_record_obeys_the_first(desk: Desk) -> None:
    record = note(desk, title=CANARY)
    expunge(desk.case, record, "body")
    expunge(desk.case, record, "title")
    assert traces(desk.case.path) == []
    assert check(desk.case).findings == ()
    desk.reopen()
    assert check(desk.case).findings == ()


def test_records_with_the_same_words_are_named(desk: Desk) -> None:
    record = note(desk)
    copied = desk.add("person", name="Anna", career=f"He said: {CANARY}.")
    assert expunge(desk.case, record, "body").also == ((copied, "Anna"),)


def test_backups_that_still_hold_it_are_named_and_others_are_not(desk: Desk) -> None:
    before = backup.keep(desk.case).path
    record = note(desk)
    holding = backup.keep(desk.case).path
    done = expunge(desk.case, record, "body")
    assert done.backups == (holding,)
    assert before.exists()
    after = backup.keep(desk.case).path
    assert WORD not in after.read_bytes()


def test_a_recovery_from_an_older_backup_obeys_the_expunge(desk: Desk) -> None:
    record = note(desk)
    backup.keep(desk.case)
    expunge(desk.case, record, "body")
    desk.add("person", name="Anna")
    desk.case.close()
    newest = backup.backups_of(desk.case.path)[0].copy.path
    newest.unlink()
    with desk.case.path.open("r+b") as file:
        file.write(b"\xa5" * 4096)
    assert recover(desk.case.path, FixedClock(NOON)).replayed == 2
    assert traces(desk.case.path) == []
    with CaseFile.open(desk.case.path) as case:
        assert check(case).findings == ()


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (kind, field.name)
        for kind in KINDS
        for field in fields_of(kind).values()
        if field.kind is FieldKind.DUE
    ],
)
def test_a_due_is_expunged_with_its_words(desk: Desk, oman: str, kind: str, name: str) -> None:
    given: dict[str, Any] = {"due": parse_due("by the Ochsenfrosch session", made_on=date(2026, 1, 1))}
    if kind == "task":
        given |= {"title": "Prepare", "status": "open"}
    elif kind == "update":
        of = {"wording": "Send", "commitment_kind": "agreed", "strength": "firm", "owner_side": "ours"}
        promise = desk.add("commitment", **of, parties=[INDIA, oman], status="open")
        given |= {"commitment_id": promise, "update_kind": "remark", "remark": "A new day."}
    else:
        given |= {
            "wording": "Send", "commitment_kind": "agreed", "strength": "firm", "owner_side": "ours",
            "parties": [INDIA, oman], "status": "open",
        }  # fmt: skip
    record = desk.add(kind, **given)
    expunge(desk.case, record, name)
    assert traces(desk.case.path) == []
    assert check(desk.case).findings == ()


@pytest.mark.parametrize(
    ("field", "words"),
    [("marking", "is no text"), ("note_kind", "is no text"), ("about", "is no text"), ("x", "no field")],
)
def test_what_is_no_text_is_edited_not_expunged(desk: Desk, field: str, words: str) -> None:
    record = note(desk)
    with pytest.raises(InvalidValue, match=words):
        expunge(desk.case, record, field)


def test_a_record_that_is_not_there_is_said_so(desk: Desk) -> None:
    with pytest.raises(NotFound):
        expunge(desk.case, "01234567-0000-7000-8000-000000000000")


def test_a_setting_is_not_expunged(desk: Desk) -> None:
    with desk.case.read() as reader:
        setting = reader.rows("SELECT id FROM setting LIMIT 1")[0][0]
    with pytest.raises(InvalidValue, match="cannot be expunged"):
        expunge(desk.case, setting)

"""A case file: one writer at a time, a new site id for every copy, and bad files refused unchanged."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from app.casefile import CaseFile
from app.check import check
from app.errors import (
    CaseFileBusy,
    CaseFileError,
    ChanceryError,
    DamagedCaseFile,
    NewerCaseFile,
    NotACaseFile,
    ReadOnlyCaseFile,
)
from tests.app.conftest import Desk, make_desk

ROOT = Path(__file__).resolve().parents[2]


def site(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        found: str = connection.execute("SELECT value FROM meta WHERE key = 'site'").fetchone()[0]
    connection.close()
    return found


def closed(tmp_path: Path) -> Path:
    desk = make_desk(tmp_path / "desk.chancery")
    desk.add("person", name="One")
    desk.case.close()
    return desk.case.path


def poke(path: Path, offset: int, value: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(value)


def test_a_case_file_closed_and_opened_keeps_its_site(tmp_path: Path) -> None:
    path = closed(tmp_path)
    first = site(path)
    CaseFile.open(path).close()
    assert site(path) == first


def test_a_copied_file_continues_under_a_new_site(tmp_path: Path) -> None:
    path = closed(tmp_path)
    copy = tmp_path / "copy.chancery"
    shutil.copy(path, copy)
    with CaseFile.open(copy) as case:
        changes = case.door.changes()
        changes.create("person", name="Two")
        case.door.change("Add", changes)
        assert check(case).findings == ()
    assert site(copy) != site(path)


def test_a_restored_file_continues_under_a_new_site(tmp_path: Path) -> None:
    path = closed(tmp_path)
    backup = tmp_path / "backup"
    shutil.copy(path, backup)
    first = site(path)
    with CaseFile.open(path) as case:
        changes = case.door.changes()
        changes.create("person", name="Two")
        case.door.change("Add", changes)
    assert site(path) == first
    shutil.copy(backup, path)
    CaseFile.open(path).close()
    assert site(path) != first


def test_a_file_from_another_profile_continues_under_a_new_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = closed(tmp_path)
    first = site(path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "other"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "other"))
    CaseFile.open(path).close()
    assert site(path) != first


def test_a_second_instance_is_refused(desk: Desk) -> None:
    with pytest.raises(CaseFileBusy, match="open in another Chancery"):
        CaseFile.open(desk.case.path)


def test_another_process_is_refused_until_the_first_is_killed(tmp_path: Path) -> None:
    path = closed(tmp_path)
    hold = (
        "import sys; from pathlib import Path; from app.casefile import CaseFile; "
        "case = CaseFile.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        with pytest.raises(CaseFileBusy):
            CaseFile.open(path)
        process.kill()
        process.wait()
        CaseFile.open(path).close()


def test_a_file_open_elsewhere_may_be_read(desk: Desk) -> None:
    with CaseFile.open(desk.case.path, write=False) as case, case.read() as reader:
        assert reader.rows("SELECT name FROM country") == [("India",)]


def test_a_file_opened_for_reading_takes_no_change(tmp_path: Path) -> None:
    with (
        CaseFile.open(closed(tmp_path), write=False) as case,
        pytest.raises(CaseFileError, match="reading only"),
    ):
        case.door.changes()


def test_a_new_case_file_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "kept.chancery"
    path.write_text("my notes")
    with pytest.raises(CaseFileError, match="there already"):
        CaseFile.create(path)
    assert path.read_text() == "my notes"


def test_a_case_file_that_cannot_be_set_up_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "desk.chancery"
    with pytest.raises(ChanceryError):
        CaseFile.create(path, home=("", {}))
    assert not path.exists()
    CaseFile.create(path, home=("India", {"code": "IND"})).close()


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="There is no folder"):
        CaseFile.create(tmp_path / "none" / "desk.chancery")


def _text(path: Path) -> None:
    path.write_text("Minutes of the meeting, in plain text, " * 20)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (body)")
    connection.close()


def _newer(path: Path) -> None:
    poke(path, 60, (99).to_bytes(4, "big"))


def _cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def _stub(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _missing(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("spoil", "kind", "sentence"),
    [
        (_text, NotACaseFile, "is not a Chancery case file"),
        (_empty, NotACaseFile, "is empty"),
        (_foreign, NotACaseFile, "a database of another program"),
        (_newer, NewerCaseFile, "written by a newer Chancery \\(schema 99"),
        (_cut, DamagedCaseFile, "is cut short"),
        (_stub, DamagedCaseFile, "is cut short"),
        (_folder, NotACaseFile, "is a folder"),
        (_missing, CaseFileError, "There is no case file at"),
    ],
)
@pytest.mark.parametrize("write", [True, False])
def test_a_bad_file_is_refused_in_a_sentence_and_left_unchanged(
    tmp_path: Path, spoil: object, kind: type[CaseFileError], sentence: str, write: bool
) -> None:
    path = closed(tmp_path)
    spoil(path)  # type: ignore[operator]
    before = hashlib.sha256(path.read_bytes()).digest() if path.is_file() else None
    with pytest.raises(kind, match=sentence):
        CaseFile.open(path, write=write)
    assert (hashlib.sha256(path.read_bytes()).digest() if path.is_file() else None) == before


def test_a_read_only_file_is_read_and_not_written(tmp_path: Path) -> None:
    path = closed(tmp_path)
    path.chmod(0o444)
    with pytest.raises(ReadOnlyCaseFile, match="read-only"):
        CaseFile.open(path)
    with CaseFile.open(path, write=False) as case:
        assert check(case).findings == ()
    path.chmod(0o644)


def test_damage_inside_is_reported_as_damage(tmp_path: Path) -> None:
    path = closed(tmp_path)
    size = path.stat().st_size
    poke(path, 100, b"\xff" * (size - 100))
    with pytest.raises(DamagedCaseFile, match="open the newest backup"):
        CaseFile.open(path)


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE change SET body = '{\"fields\":' WHERE rtype = 'person'",
        "UPDATE change SET body = CAST(x'ff' AS TEXT) WHERE rtype = 'person'",
    ],
)
def test_stored_text_that_cannot_be_read_is_damage(tmp_path: Path, spoil: str) -> None:
    path = closed(tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute(spoil)
    connection.close()
    with CaseFile.open(path, write=False) as case:
        assert {"journal", "fold"} <= {finding.check for finding in check(case).findings}


def test_check_finds_a_row_that_the_journal_does_not_know(tmp_path: Path) -> None:
    path = closed(tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE person SET name = 'Somebody else'")
    connection.close()
    with CaseFile.open(path, write=False) as case:
        assert [f.check for f in check(case).findings] == ["fold"]


def test_check_finds_a_change_that_was_tampered_with(tmp_path: Path) -> None:
    path = closed(tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE change SET body = replace(body, 'One', 'Two') WHERE rtype = 'person'")
        connection.execute("UPDATE person SET name = 'Two'")
    connection.close()
    with CaseFile.open(path, write=False) as case:
        assert "journal" in {f.check for f in check(case).findings}

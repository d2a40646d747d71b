"""A case file knows which case it is, and says so when that was damaged."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from app.casefile import CaseFile
from app.check import check
from app.errors import DamagedCaseFile
from db.identity import facts, proved_case_id


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))
    path = tmp_path / "desk.chancery"
    CaseFile.create(path, home=("India", {"code": "IND"})).close()
    return path


def spoil(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()


def test_an_id_is_proved_by_its_hash() -> None:
    meta = facts("the case")
    assert proved_case_id(meta) == "the case"
    assert proved_case_id(meta | {"case_id": "the cave"}) is None
    assert proved_case_id({}) is None


def test_a_file_from_before_the_hash_is_taken_at_its_word() -> None:
    assert proved_case_id({"case_id": "the case"}) == "the case"


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE meta SET value = value || 'x' WHERE key = 'case_id'",
        "DELETE FROM meta WHERE key = 'case_id'",
        "UPDATE meta SET value = value || 'x' WHERE key = 'case_hash'",
        "UPDATE meta SET key = 'case_hasj' WHERE key = 'case_hash'",
        "UPDATE meta SET value = value || 'x' WHERE key = 'site'",
        "UPDATE site SET succeeded = 'nobody'",
        "UPDATE alembic_version SET version_num = '0000'",
    ],
)
def test_check_finds_what_a_file_says_wrongly_of_itself(place: Path, damage: str) -> None:
    spoil(place, damage)
    with CaseFile.open(place, write=False) as case:
        assert "identity" in {finding.check for finding in check(case).findings}


def test_a_file_that_does_not_know_which_case_it_is_is_not_written(place: Path) -> None:
    spoil(place, "UPDATE meta SET value = value || 'x' WHERE key = 'case_id'")
    before = place.read_bytes()
    with pytest.raises(DamagedCaseFile, match="does not know which case file it is"):
        CaseFile.open(place)
    assert place.read_bytes() == before

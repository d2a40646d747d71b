"""A repair that the disk refuses changes nothing and shelves no copy that would pass for a good one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from app import backup
from app.casefile import CaseFile
from app.errors import DiskTrouble
from app.repair import repair
from db import rebuild
from db.backup import flaw
from db.values.ids import FixedClock
from tests.app.conftest import NOON, Desk


@pytest.fixture(autouse=True)
def own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


def fail(*_: object) -> None:
    raise DiskTrouble("The disk failed.")


def test_no_copy_is_made_of_a_file_that_could_not_be_mended(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add("person", name="Anna")
    desk.case.close()
    with sqlite3.connect(desk.case.path) as connection:
        connection.execute("UPDATE person SET name = 'Nobody'")
    connection.close()
    monkeypatch.setattr(rebuild, "rebuild", fail)
    repair(desk.case.path, FixedClock(NOON))
    bad = [one.copy.reason for one in backup.backups_of(desk.case.path) if flaw(one.copy.path, folded=True)]
    assert bad == ["before repair"]


def test_maintenance_that_failed_asks_for_no_backup(desk: Desk) -> None:
    backup.keep(desk.case)
    with pytest.raises(DiskTrouble):
        desk.case.maintain(fail)
    desk.case.close()
    assert [one.copy.reason for one in backup.backups_of(desk.case.path)] == ["by hand"]
    CaseFile.open(desk.case.path, write=False).close()

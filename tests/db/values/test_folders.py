"""A folder that was made is still there after a power cut: every folder on the way to it was synced."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from db.errors import DiskTrouble, translate
from db.values.files import make_folder, sync_folder


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the folders that are synced."""
    if os.name == "nt":
        pytest.skip("Windows opens no folders")
    names: dict[int, str] = {}
    found: list[str] = []
    opening = os.open

    def opened(path: Path, flags: int, *more: int) -> int:
        number = opening(path, flags, *more)
        names[number] = Path(path).name
        return number

    monkeypatch.setattr(os, "open", opened)
    monkeypatch.setattr(os, "fsync", lambda number: found.append(names[number]))
    return found


def test_each_new_folder_is_made_to_last_in_the_one_above(tmp_path: Path, synced: list[str]) -> None:
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    assert synced == [tmp_path.name, "a"]


def test_a_folder_that_is_there_costs_nothing(tmp_path: Path, synced: list[str]) -> None:
    make_folder(tmp_path)
    assert synced == []


def test_new_folders_are_for_this_user_alone(tmp_path: Path) -> None:
    make_folder(tmp_path / "a")
    if os.name == "posix":
        assert (tmp_path / "a").stat().st_mode & 0o777 == 0o700


def test_a_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(OSError, match="a"):
        make_folder(tmp_path / "a" / "b")


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.EBADF])
def test_a_disk_that_syncs_no_folders_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fail(_: int) -> None:
        raise OSError(number, "cannot")

    monkeypatch.setattr(os, "fsync", fail)
    sync_folder(tmp_path)


def test_a_disk_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.EIO, "failed")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="failed"):
        sync_folder(tmp_path)


def test_a_file_that_is_being_made_is_called_the_new_file(tmp_path: Path) -> None:
    from sqlalchemy.exc import OperationalError

    class Full(Exception):
        sqlite_errorcode = 13

    error = OperationalError("COMMIT", {}, Full())
    found = translate(error, tmp_path / ".chancery-0123abcd.tmp")
    assert isinstance(found, DiskTrouble)
    assert str(found).startswith("The disk that holds the new file is full;")
    assert str(translate(error, tmp_path / "desk.chancery")).startswith(
        "The disk that holds “desk.chancery” is full;"
    )

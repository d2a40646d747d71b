"""What a killed program left half-written is removed at the next start, wherever it lies; nothing else is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from app import unfinished
from app.interchange.exporting import export_file
from app.sites import profile
from app.unfinished import FOLDER, noted, sweep
from db.values.files import TEMPORARY_PATTERN
from tests.app.conftest import NOON, Desk


class Killed(BaseException):
    """Stands for the end of the program: nothing that would tidy up is run after it."""


@pytest.fixture(autouse=True)
def own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


def notes() -> list[str]:
    return sorted(path.name for path in (profile() / FOLDER).glob("*"))


@contextmanager
def killed_inside(temporary: Path) -> Iterator[None]:
    """A file is being written, and the program ends: its note stays, its lock goes with it."""
    note = profile() / FOLDER / "0123456789abcdef.path"
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_bytes(str(temporary).encode())
    yield


def test_while_a_file_is_written_it_is_noted_and_left_alone(tmp_path: Path) -> None:
    temporary = tmp_path / ".chancery-1.tmp"
    with noted(temporary):
        temporary.write_bytes(b"half")
        assert len(notes()) == 2
        sweep(profile())
        assert temporary.exists()
        temporary.unlink()
    assert notes() == []


def test_a_file_whose_writer_is_no_more_is_removed_with_its_journal(tmp_path: Path) -> None:
    temporary, journal = tmp_path / ".chancery-1.tmp", tmp_path / ".chancery-1.tmp-journal"
    with killed_inside(temporary):
        temporary.write_bytes(b"half")
        journal.write_bytes(b"half")
    sweep(profile())
    assert not temporary.exists()
    assert not journal.exists()
    assert notes() == []


@pytest.mark.parametrize("named", ["letter.docx", ""])
def test_a_note_never_removes_what_is_not_unfinished(tmp_path: Path, named: str) -> None:
    (tmp_path / "letter.docx").write_bytes(b"mine")
    with killed_inside(tmp_path / named if named else Path()):
        pass
    sweep(profile())
    assert (tmp_path / "letter.docx").read_bytes() == b"mine"
    assert notes() == []


def test_a_file_that_could_not_be_tidied_away_stays_noted(tmp_path: Path) -> None:
    temporary = tmp_path / ".chancery-1.tmp"
    with suppress(Killed), noted(temporary):
        temporary.write_bytes(b"half")
        raise Killed
    assert len(notes()) == 1
    sweep(profile())
    assert not temporary.exists()


def test_without_a_profile_files_are_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "profile").write_bytes(b"no folder")
    with noted(tmp_path / ".chancery-1.tmp"):
        pass


def test_opening_for_work_sweeps_and_an_export_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    stray = tmp_path / "elsewhere" / ".chancery-0000.tmp"
    stray.parent.mkdir()
    with killed_inside(stray):
        stray.write_bytes(b"half")
    desk.reopen()
    assert not stray.exists()
    export_file(desk.case, stray.with_name("case.json"))
    assert list(stray.parent.glob(TEMPORARY_PATTERN)) == []
    assert notes() == []


@pytest.mark.parametrize("folder", [".", "sites"])
def test_small_files_of_the_profile_are_swept_once_they_are_old(desk: Desk, folder: str) -> None:
    old, fresh = (profile() / folder / f".chancery-{name}.tmp" for name in ("old", "fresh"))
    for path, age in ((old, 120), (fresh, 0)):
        path.write_bytes(b"half")
        os.utime(path, (NOON.timestamp() - age,) * 2)
    desk.reopen()
    assert not old.exists()
    assert fresh.exists()


def test_an_export_is_noted_while_it_is_written(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []

    @contextmanager
    def watching(temporary: Path) -> Iterator[None]:
        seen.append(temporary)
        yield

    monkeypatch.setattr("app.interchange.exporting.noted", watching)
    export_file(desk.case, tmp_path / "case.json")
    assert [path.parent for path in seen] == [tmp_path]
    assert unfinished.PREFIX in seen[0].name

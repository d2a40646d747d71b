"""A profile's note of what it writes: two changes never get one number, whatever is killed, copied or put back."""

from __future__ import annotations

import shutil
import sqlite3
from itertools import product
from pathlib import Path

import pytest

from app.casefile import CaseFile
from app.errors import ChanceryError
from app.sites import Seen, Sites, profile
from tests.app.conftest import Desk, make_desk

Taken = dict[str, bytes]
"""The notes of a profile at one moment, by name."""


def notes() -> Path:
    return profile() / "sites"


def taken() -> Taken:
    return {path.name: path.read_bytes() for path in notes().iterdir()}


def put_back(some: Taken) -> None:
    shutil.rmtree(notes())
    notes().mkdir()
    for name, content in some.items():
        (notes() / name).write_bytes(content)


def numbered(path: Path) -> dict[tuple[str, int], bytes]:
    """(site, seq) → hash of every change in a file."""
    connection = sqlite3.connect(path)
    rows = connection.execute(
        "SELECT s.id, c.seq, c.hash FROM change c JOIN site s ON s.number = c.site_number"
    )
    found = {(site, seq): digest for site, seq, digest in rows}
    connection.close()
    return found


def added(path: Path, name: str) -> None:
    with CaseFile.open(path) as case:
        changes = case.door.changes()
        changes.create("person", name=name)
        case.door.change("Add", changes)
        case.keeper.forgo()


def test_no_number_is_given_twice_whatever_moment_of_file_and_profile_comes_back(tmp_path: Path) -> None:
    """A kill keeps the profile of one moment; a copy put back by hand, or a disk that lost writes, another's file."""
    desk = make_desk(tmp_path / "desk.chancery")
    desk.case.close()
    path, profiles, files = desk.case.path, [taken()], [desk.case.path.read_bytes()]
    desk.case = CaseFile.open(path)
    for name in ("Anna", "Boris"):
        desk.add("person", name=name)
        profiles.append(taken())
        files.append(path.read_bytes())
    desk.case.close()
    profiles.append(taken())
    files.append(path.read_bytes())
    given = numbered(path)
    same = []
    for (moment, known), (state, content) in product(enumerate(profiles), enumerate(files)):
        put_back(known)
        path.write_bytes(content)
        before = numbered(path)
        added(path, f"Clara {moment} {state}")
        new = {key: digest for key, digest in numbered(path).items() if key not in before}
        clash = [key for key, digest in new.items() if given.get(key, digest) != digest]
        assert not clash or (moment, state) == (
            0,
            0,
        )  # nothing but a whole yesterday: no disk of today is left
        if {site for site, _ in new} & {site for site, _ in given}:
            same.append((moment, state))
    assert same == [(0, 0), (3, 2), (3, 3)]  # at rest, and exactly where it ended


def test_a_use_notes_its_beginning_and_its_end_and_no_save_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(tmp_path / "desk.chancery")
    desk.case.close()
    kept: list[bool] = []
    keep = Sites._keep

    def noting(self: Sites, site: str, seen: Seen) -> None:
        kept.append(seen.writing)
        keep(self, site, seen)

    monkeypatch.setattr(Sites, "_keep", noting)
    desk.reopen()
    assert kept == []
    for name in ("Anna", "Boris", "Clara"):
        desk.add("person", name=name)
    assert kept == [True]
    desk.case.close()
    assert kept == [True, False]
    CaseFile.open(desk.case.path).close()
    assert kept == [True, False]


def test_where_the_beginning_cannot_be_noted_nothing_is_changed_and_the_next_try_is_free(desk: Desk) -> None:
    desk.reopen()
    shutil.rmtree(notes())
    notes().write_text("in the way")
    with pytest.raises(ChanceryError):
        desk.add("person", name="Anna")
    with desk.case.read() as reader:
        assert reader.rows("SELECT count(*) FROM person") == [(0,)]
    notes().unlink()
    assert desk.add("person", name="Anna")


def test_where_the_end_cannot_be_noted_the_officer_is_told_and_the_file_goes_on_as_a_copy(desk: Desk) -> None:
    desk.add("person", name="Anna")
    path = desk.case.path
    before = numbered(path)
    shutil.rmtree(notes())
    notes().write_text("in the way")
    desk.case.close()
    assert [line for line in desk.case.notices if "will go on as a new copy; nothing is lost" in line]
    notes().unlink()
    added(path, "Boris")
    assert {site for site, _ in numbered(path).keys() - before.keys()}.isdisjoint(
        {site for site, _ in before}
    )

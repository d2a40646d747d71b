"""A synthetic file: as large as asked for, uneven, the same for the same seed, sound, and marked as invented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from app.casefile import CaseFile
from app.check import check
from app.errors import CaseFileError, InvalidValue
from app.filling.nations import HOME
from app.filling.plan import Plan
from app.filling.words import SYNTHETIC
from app.filling.writing import fill
from app.interchange.errors import Cancelled
from db.models import Commitment, Country, Meeting, Person
from db.registry import KINDS
from db.values.choices import CommitmentStatus
from db.values.due import DueType

MEETINGS, COMMITMENTS = 60, 300


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "filled.chancery"
    fill(path, MEETINGS, COMMITMENTS)
    return path


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with CaseFile.open(path, write=False) as case, case.read() as reader:
        return {kind: reader.rows(f'SELECT * FROM "{kind}" ORDER BY id') for kind in KINDS}


def test_it_has_as_many_meetings_and_commitments_as_asked_for(filled: Path) -> None:
    found = rows(filled)
    assert (len(found["meeting"]), len(found["commitment"])) == (MEETINGS, COMMITMENTS)
    kinds = {kind for kind, there in found.items() if there}
    assert kinds >= {
        "country", "organisation", "person", "name", "post", "place", "forum", "participation", "point", "update",
        "task", "agreement", "exercise", "initiative", "visit", "objective", "programme_item", "line", "note",
        "correspondence", "topic", "source", "citation", "attachment", "link", "relationship",
    }  # fmt: skip


def test_it_is_sound(filled: Path) -> None:
    with CaseFile.open(filled, write=False) as case:
        assert check(case).findings == ()


def test_every_form_of_due_and_every_status_occurs(filled: Path) -> None:
    with CaseFile.open(filled, write=False) as case, case.read() as reader:
        commitments = reader.all(Commitment)
    assert {one.status for one in commitments} == set(CommitmentStatus)
    met = {one.due.type for one in commitments if one.due}
    assert met >= {
        DueType.DATE,
        DueType.EVENT,
        DueType.RELATIVE,
        DueType.RECURRING,
        DueType.CONDITIONAL,
        DueType.YEAR,
    }


def test_names_are_written_in_several_scripts(filled: Path) -> None:
    with CaseFile.open(filled, write=False) as case, case.read() as reader:
        natives = [person.native_script for person in reader.all(Person)]
    for first, last in (
        ("\u0400", "\u04ff"),
        ("\u0600", "\u06ff"),
        ("\u0900", "\u097f"),
        ("\u0370", "\u03ff"),
    ):
        assert any(first <= letter <= last for native in natives for letter in native)


def test_what_is_invented_says_so(filled: Path) -> None:
    with CaseFile.open(filled, write=False) as case, case.read() as reader:
        assert all("Synthetic" in (one.official_name or "") for one in reader.all(Country))
        assert all(SYNTHETIC in one.title for one in reader.all(Meeting))
        assert "Synthetic" in case.settings().desk


def test_the_same_seed_gives_the_same_records_and_another_others(filled: Path, tmp_path: Path) -> None:
    fill(tmp_path / "same.chancery", MEETINGS, COMMITMENTS)
    assert rows(tmp_path / "same.chancery") == rows(filled)
    fill(tmp_path / "other.chancery", 10, 10, seed=2)
    fill(tmp_path / "first.chancery", 10, 10)
    assert rows(tmp_path / "other.chancery") != rows(tmp_path / "first.chancery")


def test_one_country_is_heavy_in_a_large_file() -> None:
    shares = Plan.of(50_000, 200_000).countries
    assert (shares[0].meetings, shares[0].commitments) == (2_000, 10_000)
    assert max(share.commitments for share in shares[1:]) < 5_000
    assert sum(share.meetings for share in shares) == 50_000
    assert sum(share.commitments for share in shares) == 200_000


@pytest.mark.parametrize("numbers", [(1, 1), (3, 7), (99, 1), (1, 99)])
def test_any_size_adds_up(numbers: tuple[int, int]) -> None:
    shares = Plan.of(*numbers).countries
    assert (sum(s.meetings for s in shares), sum(s.commitments for s in shares)) == numbers


@pytest.mark.parametrize("numbers", [(0, 5), (5, 0), (5, 10_000_000)])
def test_a_size_that_makes_no_sense_is_refused(tmp_path: Path, numbers: tuple[int, int]) -> None:
    with pytest.raises(InvalidValue, match="must lie between"):
        fill(tmp_path / "none.chancery", *numbers)
    assert not (tmp_path / "none.chancery").exists()


def test_who_watches_is_told_and_may_stop_it_and_then_no_file_is_left(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> None:
        told.append((done, total))
        if done >= 200:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        fill(tmp_path / "stopped.chancery", 60, 400, watch=watch)
    assert told == [(200, 460)]
    assert not (tmp_path / "stopped.chancery").exists()


def test_a_file_that_is_there_is_not_touched(filled: Path) -> None:
    before = filled.read_bytes()
    with pytest.raises(CaseFileError, match="is there already"):
        fill(filled, 5, 5)
    assert filled.read_bytes() == before


def test_home_is_a_country_that_does_not_exist() -> None:
    assert (
        HOME[1]["code"] == "AAA"
    )  # ISO 3166-1 leaves AAA to AAZ, QMA to QZZ, XAA to XZZ and ZZA to ZZZ to users

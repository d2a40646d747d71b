"""What a case file knows reaches the extraction: every spelling, forums by their parties, the home country."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.casefile import CaseFile
from app.intake.casebook import known_of
from app.undo import undo

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def case(written_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    with CaseFile.open(Path(shutil.copy(written_demo, tmp_path_factory.mktemp("known")))) as opened:
        yield opened


def test_every_spelling_of_a_person_is_known(case: CaseFile) -> None:
    people = known_of(case).people
    by_id: dict[str, set[str]] = {}
    for one in people:
        by_id.setdefault(one.id, set()).add(one.name)
    assert any(len(names) > 1 for names in by_id.values())
    assert {one.country for one in people} >= {"India", "Oman"}


def test_forums_are_known_by_name_and_parties(case: CaseFile) -> None:
    forum = next(one for one in known_of(case).forums if one.abbreviation == "JMCC")
    assert forum.countries == {"India", "Oman"}


def test_the_home_country_is_known(case: CaseFile) -> None:
    assert known_of(case).home == "India"


def test_agreements_carry_the_year_they_were_signed(case: CaseFile) -> None:
    assert any(one.year == 2005 for one in known_of(case).agreements)


def test_what_is_known_is_read_again_only_after_something_changed(case: CaseFile) -> None:
    known = known_of(case)
    assert known_of(case) is known
    changes = case.door.changes()
    changes.create("person", name="Ruvan Tellor")
    case.door.change("Add a person", changes)
    assert {one.name for one in known_of(case).people} - {one.name for one in known.people} == {
        "Ruvan Tellor"
    }
    undo(case)
    assert known_of(case) == known

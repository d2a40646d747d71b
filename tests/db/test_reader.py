"""A reader takes lists of any length, and leaves nothing out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.models import Meeting, Person
from db.values.ids import FixedIds
from tests.app.conftest import INDIA, Desk, make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path / "desk.chancery")
    yield made
    made.case.close()


MANY = 60_000


def test_a_list_of_sixty_thousand_ids_is_no_limit(desk: Desk) -> None:
    changes = desk.case.door.changes()
    people = [changes.create("person", name=f"Person {number}") for number in range(30)]
    desk.case.door.change("Add people", changes)
    ids = FixedIds("others")
    wanted = [*(ids.new() for _ in range(MANY)), *people]
    with desk.case.read() as reader:
        assert [row.id for row in reader.all(Person, id=wanted)] == sorted(people)
        assert reader.kinds(wanted) == dict.fromkeys(people, "person")
        assert reader.references(wanted) == {}


def test_short_lists_and_choices_work_alike(desk: Desk) -> None:
    oman = desk.add("country", name="Oman", code="OMN")
    jmcc = desk.add("forum", name="Committee", parties=[INDIA, oman])
    for edition, status in ((1, "held"), (2, "planned"), (3, "cancelled")):
        desk.add(
            "meeting", title=f"{edition}", meeting_kind="session", status=status, forum_id=jmcc, edition=edition,
            parties=[INDIA, oman],
        )  # fmt: skip
    with desk.case.read() as reader:
        found = reader.all(Meeting, forum_id=[jmcc], status=["held", "planned"])
        assert sorted(row.title for row in found) == ["1", "2"]
        assert reader.all(Meeting, forum_id=[]) == []

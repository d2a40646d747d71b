"""A reader takes lists of any length, and leaves nothing out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import rows
from db.models import Meeting, Person
from db.queries import journal
from db.reader import among
from db.values.ids import FixedIds
from db.values.partial_date import DateRange
from tests.app.conftest import INDIA, Desk, make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path / "desk.chancery")
    yield made
    made.case.close()


@pytest.mark.parametrize(
    "values",
    [
        [],
        ["a"],
        ["", "b"],
        ['a","b', "c"],
        ["\\", '"'],
        ["line\nend", "tab\t"],
        ["Ägäis", "عمان"],
        ["\ud800", "x"],
    ],
)
def test_a_list_is_given_to_a_statement_as_it_is(values: list[str]) -> None:
    assert json.loads(among(values)) == values


def test_the_revisions_of_many_are_those_of_each(desk: Desk) -> None:
    oman, qatar = (
        desk.add("country", name=name, code=code) for name, code in (("Oman", "OMN"), ("Qatar", "QAT"))
    )
    for name in ("Sultanate of Oman", "Oman"):
        desk.edit(oman, name=name)
    with desk.case.read() as reader:
        found = journal.revisions(reader, {qatar, oman, "nobody"})
        assert found == {one: journal.revision(reader, one) for one in (oman, qatar)}
        assert found[oman] != found[qatar]


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


def test_plain_rows_say_what_mapped_ones_say_and_are_the_same_only_if_they_are_one(desk: Desk) -> None:
    oman = desk.add("country", name="Oman", code="OMN")
    days = DateRange.parse_text("2025-11-24/2025-11-25")
    for title in ("One", "Two"):
        desk.add(
            "meeting", title=title, meeting_kind="session", status="held", held_on=days, parties=[INDIA, oman]
        )
    with desk.case.read() as reader:
        mapped = {row.id: row for row in reader.all(Meeting)}
        plain = rows.live(reader, Meeting, "id", mapped)
        again = rows.live(reader, Meeting, "status", ["held"])
    assert [row.id for row in plain] == sorted(mapped)
    for row in plain:
        assert isinstance(row, Meeting)
        assert all(getattr(row, name) == getattr(mapped[row.id], name) for name in rows.names("meeting"))
    assert plain[0] == plain[0]
    assert plain[0] != again[0]
    assert len({*plain, *again}) == 4
    assert plain[0].held_on is plain[1].held_on

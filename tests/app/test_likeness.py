"""Which records on file a name that is being typed may mean."""

from __future__ import annotations

import pytest

from app.intake.people.matching import Verdict
from app.likeness import SHOWN, matched, matched_by_title, perhaps_same, spelt_alike
from db.values.choices import NameUse
from tests.app.conftest import INDIA, Desk


def told(desk: Desk, kind: str, words: str, **how: object) -> list[str]:
    return [one.id for one in perhaps_same(desk.case, kind, words, **how)]  # type: ignore[arg-type]


def test_a_person_is_found_by_every_spelling_seen(desk: Desk) -> None:
    person = desk.add("person", name="Mohammed bin Nasser Al Zaabi")
    desk.add("name", named_id=person, written="Maj Gen Rashid Al Balushi", use=NameUse.AS_WRITTEN)
    desk.add("person", name="Rajesh Kumar Singh")
    assert told(desk, "person", "Muhammad bin Naser Al-Zaabi") == [person]
    assert told(desk, "person", "Rashid Al Balushi") == [person]
    assert told(desk, "person", "Rakesh Gupta") == []
    assert told(desk, "person", "Mohammed bin Nasser Al Zaabi", without=[person]) == []


@pytest.mark.parametrize("words", ["", "  ", "Mo", "???"])
def test_a_few_letters_are_like_nobody(desk: Desk, words: str) -> None:
    desk.add("person", name="Mohammed Al Zaabi")
    assert told(desk, "person", words) == []


def test_a_deleted_record_and_another_kind_are_not_meant(desk: Desk) -> None:
    desk.delete(desk.add("organisation", name="Coast Guard"))
    desk.add("place", name="Coast Guard")
    assert told(desk, "organisation", "Coast Guard") == []
    assert told(desk, "task", "Coast Guard") == []


def test_numbers_tell_two_things_apart(desk: Desk) -> None:
    first = desk.add(
        "exercise", name="Naseem Al Bahr 2024", parties=(INDIA, desk.add("country", name="Oman"))
    )
    assert told(desk, "exercise", "Naseem al Bahr 2024") == [first]
    assert told(desk, "exercise", "Naseem al Bahr 2025") == []


def test_a_name_is_one_record_for_sure_several_perhaps_or_none(desk: Desk) -> None:
    place = desk.add("place", name="Port of Duqm")
    desk.add("place", name="Salala")
    twins = [desk.add("organisation", name="Coast Guard") for _ in range(2)]
    with desk.case.read() as reader:
        found = [
            matched(reader, kind, words)
            for kind, words in (
                ("place", "port of duqm"),
                ("place", "Port of Duqum"),
                ("organisation", "Coast Guard"),
                ("place", "Goa"),
            )
        ]
        short = matched_by_title(reader, "place", "Port Duqm"), matched_by_title(reader, "place", "Salalah")
    assert [(one.verdict, len(one.candidates)) for one in short] == [(Verdict.NEW, 0), (Verdict.ASK, 1)]
    assert [one.verdict for one in found] == [Verdict.SAME, Verdict.ASK, Verdict.ASK, Verdict.NEW]
    assert [[each.id for each in one.candidates] for one in found] == [[place], [place], twins, []]


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        ("organisation", "Ministry of Defense", "Ministry of Defence", True),
        ("organisation", "Royal Army of Oman", "Royal Navy of Oman", False),
        ("forum", "13th Talks", "14th Talks", False),
        ("person", "Mohammed bin Naseer", "Muhammad bin Nasser", True),
        ("person", "Rajesh Kumar Singh", "Rajnath Singh", False),
    ],
)
def test_another_spelling_is_told_from_another_name(kind: str, one: str, other: str, same: bool) -> None:
    assert spelt_alike(kind, one, other) is same


def test_at_most_three_are_told(desk: Desk) -> None:
    for _ in range(5):
        desk.add("place", name="Port of Duqm")
    assert len(told(desk, "place", "Port of Duqum")) == SHOWN

"""While somebody types, the records that may be meant are offered: by name, code, abbreviation and any spelling."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from app.search import suggest
from db.values.partial_date import DateRange, PartialDate
from tests.app.conftest import INDIA, Desk
from tests.app.test_search_laws import ANY_TEXT, PLAIN


def titles(desk: Desk, words: str, **how: Any) -> list[str]:
    return [one.title for one in suggest(desk.case, words, **how)]


@pytest.fixture
def jmcc_13(desk: Desk, oman: str, jmcc: str) -> str:
    return desk.add(
        "meeting", title="13th JMCC", meeting_kind="session", status="held", parties=[INDIA, oman], forum_id=jmcc,
        held_on=DateRange.parse("24 nov 2025"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("om", ["Oman"]), ("OMN", ["Oman"]), ("sultanate of om", ["Oman"]),
        ("joint mil", ["Joint Military Cooperation"]),
        ("military", ["Joint Military Cooperation"]), ("cooperation joint", ["Joint Military Cooperation"]),
        ("jmcc", ["Joint Military Cooperation", "13th JMCC"]), ("13", ["13th JMCC"]), ("13th j", ["13th JMCC"]),
        ("jmcc 13th", ["13th JMCC"]), ("13 jmcc", ["13th JMCC"]), ("13. jm", ["13th JMCC"]), ("12 jmcc", []),
        ("1 jmcc", []), ("jmc x", []), ("ilitary", []), ("!?", []),
        ("", ["Oman", "India", "Joint", "13th JMCC"]),
    ],
)  # fmt: skip
def test_names_codes_and_abbreviations_are_found_by_their_beginnings(
    desk: Desk, jmcc_13: str, typed: str, expected: list[str]
) -> None:
    found = titles(desk, typed)
    assert len(found) == len(expected)
    assert all(title.startswith(start) for title, start in zip(found, expected, strict=True))


def test_a_forum_is_found_by_its_session_where_only_forums_are_asked_for(desk: Desk, jmcc_13: str) -> None:
    for typed in ("13 jmcc", "13th jm", "jmcc 14", "thirteenth joint"):
        assert titles(desk, typed, kinds=["forum"]) == ["Joint Military Cooperation Committee"], typed
    assert titles(desk, "13", kinds=["forum"]) == []


def test_what_begins_so_comes_before_what_holds_it(desk: Desk, oman: str) -> None:
    desk.add("organisation", name="Navy of Oman")
    desk.add("organisation", name="Omantel")
    desk.add("organisation", name="Oman Air")
    assert titles(desk, "oman") == ["Oman", "Oman Air", "Omantel", "Navy of Oman"]


def test_the_very_word_is_found_among_many_that_begin_so(desk: Desk) -> None:
    desk.add("organisation", name="JC5")
    for number in range(50, 80):
        desk.add("organisation", name=f"JC{number}")
    assert titles(desk, "jc5", limit=3)[0] == "JC5"


def test_every_spelling_of_a_person_is_a_name(desk: Desk, oman: str) -> None:
    person = desk.add(
        "person", name="Mohammed bin Nasser Al Zaabi", country_id=oman, native_script="محمد الزعابي"
    )
    desk.add("person", name="Muhammad Singh")
    desk.add("name", named_id=person, written="Dr M. N. Alzabi", use="as_written")
    for typed in ("nass", "naseer", "al-zaabi", "alzaab", "mohammed alz", "dr alzabi", "محمد", "الزع"):
        assert [one.id for one in suggest(desk.case, typed)] == [person], typed
    assert titles(desk, "muhammad") == ["Muhammad Singh", "Mohammed bin Nasser Al Zaabi"], (
        "as typed, then alike"
    )
    assert titles(desk, "muhammad", kinds=["organisation"]) == []


def test_a_suggestion_says_what_tells_it_from_others(desk: Desk, oman: str, jmcc_13: str) -> None:
    person = desk.add("person", name="Nasser", country_id=oman)
    desk.add("post", title="Attaché", person_id=person, as_of=PartialDate.parse("2020"))
    desk.add("post", title="Secretary General", person_id=person, as_of=PartialDate.parse("2025"))
    (one,) = suggest(desk.case, "nasser", kinds=["person"])
    assert (one.kind, one.id, one.title, one.detail) == (
        "person",
        person,
        "Nasser",
        "Secretary General · Oman",
    )
    (meeting,) = suggest(desk.case, "13th")
    assert meeting.detail.replace("\N{NO-BREAK SPACE}", " ") == "24 Nov 2025"


def test_kinds_narrow_and_parts_are_meant_only_by_name(desk: Desk, jmcc_13: str) -> None:
    desk.add("point", meeting_id=jmcc_13, title="JMCC hydrography")
    assert [one.kind for one in suggest(desk.case, "jmcc")] == ["forum", "meeting"]
    assert [one.kind for one in suggest(desk.case, "jmcc", kinds=["meeting", "point"])] == [
        "point",
        "meeting",
    ]
    assert suggest(desk.case, "jmcc", kinds=[]) == suggest(desk.case, "jmcc", limit=0) == []
    assert suggest(desk.case, "jmcc", kinds=["citation", "nothing"]) == []


def test_no_kind_takes_all_places(desk: Desk, oman: str) -> None:
    for number in range(20):
        desk.add("person", name=f"Oman {number}")
        desk.add("note", title=f"Oman {number}", note_kind="note")
    kinds = [one.kind for one in suggest(desk.case, "oman", limit=9)]
    assert {kind: kinds.count(kind) for kind in kinds} == {"country": 1, "person": 4, "note": 4}
    assert len(suggest(desk.case, "oman", limit=9, kinds=["person"])) == 9


def test_suggestions_follow_every_change(desk: Desk, oman: str) -> None:
    note = desk.add("note", title="Harbour", note_kind="note")
    assert titles(desk, "harb") == ["Harbour"]
    desk.edit(note, title="Basin")
    assert titles(desk, "harb") == []
    assert titles(desk, "bas") == ["Basin"]
    desk.delete(note)
    assert titles(desk, "bas") == []


def test_a_long_wording_is_called_by_its_first_words(desk: Desk, oman: str) -> None:
    desk.add(
        "commitment", wording=" ".join(f"w{number}" for number in range(20)), commitment_kind="agreed",
        strength="firm", owner_side="ours", status="open", parties=[INDIA, oman],
    )  # fmt: skip
    assert len(titles(desk, "w11")) == 1
    assert titles(desk, "w12") == []


@PLAIN
@given(typed=ANY_TEXT)
def test_nothing_that_can_be_typed_is_an_error(desk: Desk, typed: str) -> None:
    assert isinstance(suggest(desk.case, typed), list)


@pytest.mark.parametrize(
    "typed", ['"', '" OR *', "NEAR(", "§", "-", "a* AND", "x" * 5_000, "a " * 3_000, "\ud800"]
)
def test_what_looks_like_a_query_is_only_words(desk: Desk, typed: str) -> None:
    assert isinstance(suggest(desk.case, typed), list)


def test_a_paper_comes_before_the_file_that_is_called_like_it(desk: Desk, oman: str) -> None:
    changes = desk.case.door.changes()
    brief = changes.create("brief", title="Muscat brief of the Minister", status="draft", country_id=oman)
    changes.attach("Muscat brief of the Minister.docx", b"x", attached_to_id=brief)
    desk.case.door.change("Keep a file", changes)
    assert [one.kind for one in suggest(desk.case, "muscat brief")] == ["brief", "attachment"]

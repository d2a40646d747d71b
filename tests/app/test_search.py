"""Words find records in any field and spelling, best first, and every hit says why it is there."""

from __future__ import annotations

from typing import Any

import pytest

from app.search import Results, prefixes, search, search_in
from app.undo import redo, undo
from db.values.partial_date import DateRange
from tests.app.conftest import INDIA, NOON, Desk


def found(desk: Desk, words: str, **how: Any) -> list[str]:
    return [hit.id for hit in search(desk.case, words, **how).hits]


def told(results: Results) -> str:
    return " ".join(results.notes)


@pytest.fixture
def promise(desk: Desk, oman: str, jmcc: str) -> str:
    return desk.add(
        "commitment", wording="Send the maintenance manuals to Muscat.", wording_quoted="“at an early date”",
        commitment_kind="agreed", strength="firm", owner_side="ours", status="open", parties=[INDIA, oman],
        forum_id=jmcc,
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "maintenance",
        "MAINTENANCE",
        "maint",
        "manuals maintenance",
        "muscat.",
        "early",
        '"maintenance manuals"',
    ],
)
def test_words_and_their_beginnings_find_in_any_field(desk: Desk, promise: str, words: str) -> None:
    assert found(desk, words) == [promise]


@pytest.mark.parametrize(
    "words", ["aintenance", "maintenances", '"manuals maintenance"', '"maint"', "maintenance navy"]
)
def test_what_is_not_there_is_not_found(desk: Desk, promise: str, words: str) -> None:
    assert found(desk, words) == []


def test_exact_words_do_not_run_from_one_field_into_the_next(desk: Desk, promise: str) -> None:
    assert found(desk, '"muscat at an early date"') == []


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Łódź Đặng", "lodz dang"), ("नेपाल की सेना", "नेपाल"), ("中华人民共和国", "中华"), ("وِزَارَة", "وزارة"),
        ("e-mail to the co-chair", "email cochair"), ("email to the cochair", "e-mail co-chair"), ("U.S. Navy", "US"),
        ("U.S. Navy", "u.s."), ("O’Neil", "O'Neil"), ("R&D", "r&d"), ("C++ 100 %", "100%"), ("22.10.25", "22.10.25"),
    ],
)  # fmt: skip
def test_a_text_is_found_as_it_is_typed(desk: Desk, written: str, typed: str) -> None:
    note = desk.add("note", title="Note", note_kind="note", body=written)
    assert found(desk, typed) == [note]


def test_a_word_that_is_left_out_leaves_its_records_out(desk: Desk, promise: str, oman: str) -> None:
    note = desk.add("note", title="Maintenance at sea", note_kind="note")
    assert set(found(desk, "maintenance")) == {promise, note}
    assert found(desk, "maintenance -sea") == [promise]
    assert found(desk, 'maintenance -"maintenance manuals"') == [note]
    assert set(found(desk, "maintenance -se")) == {promise, note}, "only the whole word is left out"
    assert note not in found(desk, "-sea")
    assert promise in found(desk, "-sea")


def test_a_title_comes_before_a_text_and_equal_ranks_newest_first(desk: Desk) -> None:
    body = desk.add("note", title="Other", note_kind="note", body="harbour")
    titles = [desk.add("note", title="Harbour", note_kind="note") for _ in range(3)]
    assert found(desk, "harbour") == [*reversed(titles), body]
    assert found(desk, "harbour", limit=2) == [titles[2], titles[1]]


def test_fewer_than_three_letters_give_the_newest_first(desk: Desk) -> None:
    titles = [desk.add("note", title=title, note_kind="note") for title in ("ab ab ab", "ab", "abc")]
    results = search(desk.case, "ab")
    assert results.newest_first
    assert [hit.id for hit in results.hits] == titles[::-1]
    assert not search(desk.case, "abc").newest_first


def test_a_hit_says_what_it_is_and_why_it_was_found(desk: Desk, oman: str, jmcc: str) -> None:
    meeting = desk.add(
        "meeting", title="13th JMCC", meeting_kind="session", status="held", parties=[INDIA, oman], forum_id=jmcc,
        held_on=DateRange.parse("24 nov 2025"), outcome="Agreed on the maintenance of ships, and on Maintenance Week.",
    )  # fmt: skip
    (hit,) = search(desk.case, "maintenance").hits
    assert (hit.id, hit.kind, hit.label, hit.title) == (meeting, "meeting", "Meeting", "13th JMCC")
    assert hit.date == DateRange.parse("24 nov 2025")
    (passage,) = hit.passages
    assert (passage.field, passage.label) == ("outcome", "Outcome")
    assert [passage.text[start:end] for start, end in passage.marks] == ["maintenance", "Maintenance"]


def test_the_mark_lies_on_the_original_text(desk: Desk) -> None:
    desk.add(
        "note",
        title="Visite à Łódź, ﬁnal",
        note_kind="note",
        body="से नेपाल की Al-Za’abi" + " x" * 9_000 + " Zürich",
    )
    for typed, marked in [
        ("lodz", "Łódź"),
        ("नेपाल", "नेपाल"),
        ("zaabi", "Za’abi"),
        ("final", "ﬁnal"),
        ("zurich", "Zürich"),
    ]:
        (hit,) = search(desk.case, typed).hits
        (passage,) = hit.passages
        assert [passage.text[start:end] for start, end in passage.marks] == [marked], typed
        assert len(passage.text) < 400


def test_a_part_names_its_whole(desk: Desk, oman: str) -> None:
    meeting = desk.add("meeting", title="Talks", meeting_kind="talks", status="held", parties=[INDIA, oman])
    point = desk.add("point", meeting_id=meeting, title="Hydrography")
    (hit,) = search(desk.case, "hydrography").hits
    assert (hit.id, hit.whole_id) == (point, meeting)


def test_facets_count_every_kind_whatever_the_limit(desk: Desk, promise: str, oman: str) -> None:
    for number in range(4):
        desk.add("note", title=f"Maintenance {number}", note_kind="note")
    results = search(desk.case, "maintenance", limit=1)
    assert (len(results.hits), results.total) == (1, 5)
    assert [(facet.kind, facet.label, facet.count) for facet in results.facets] == [
        ("note", "Notes", 4),
        ("commitment", "Commitments", 1),
    ]
    of_one = search(desk.case, "maintenance kind:commitment")
    assert (of_one.total, of_one.facets) == (1, results.facets)
    assert search(desk.case, "maintenance", limit=0).total == 5


def test_all_spellings_find_the_person_they_name(desk: Desk, oman: str) -> None:
    person = desk.add(
        "person", name="Mohammed bin Nasser Al Zaabi", country_id=oman, native_script="محمد الزعابي"
    )
    other = desk.add("person", name="Salim Al Balushi")
    name = desk.add("name", named_id=person, written="Dr. M. N. Alzabi", use="as_written")
    for typed in ("nasser", "Naseer", "Al-Zaabi", "Alzaabi", "Muhammad Al Zaabi", "Alzabi", "محمد"):
        assert found(desk, typed) == [person], typed
    desk.edit(name, named_id=other)
    assert found(desk, "Alzabi")[0] == other
    assert found(desk, '"M. N."') == [other]
    desk.delete(name)
    assert found(desk, '"M. N."') == []


def test_a_name_that_only_sounds_alike_is_said_to(desk: Desk) -> None:
    desk.add("person", name="Nasser")
    assert told(search(desk.case, "Naseer")) == "People’s names like “naseer” were found too: Nasser."
    assert search(desk.case, "Nasser").notes == ()
    assert found(desk, '"Naseer"') == [], "exact words are exact"
    desk.add("note", title="Naseer", note_kind="note")
    assert [hit.kind for hit in search(desk.case, "Nasser").hits] == ["person"], "only names of people"


def test_deleted_records_vanish_and_come_back(desk: Desk, promise: str) -> None:
    desk.delete(promise)
    assert found(desk, "maintenance") == []
    assert found(desk, "maintenance is:deleted") == [promise]
    assert found(desk, "maintenance -muscat is:deleted") == []
    assert found(desk, "navy is:deleted") == []
    assert found(desk, "is:deleted kind:commitment") == [promise]
    undo(desk.case)
    assert found(desk, "maintenance") == [promise]
    assert found(desk, "is:deleted") == []
    redo(desk.case)
    assert found(desk, "maintenance") == []


def test_an_edit_moves_a_record_to_its_new_words(desk: Desk, promise: str) -> None:
    desk.edit(promise, wording="Send the drawings.")
    assert found(desk, "maintenance") == []
    assert found(desk, "drawings") == [promise]
    undo(desk.case)
    assert found(desk, "maintenance") == [promise]


def test_settings_and_links_are_no_records_to_find(desk: Desk, jmcc: str) -> None:
    for typed in ("restricted", "home_country", "parties"):
        assert found(desk, typed) == []


def test_a_search_of_filters_alone_shows_no_mere_parts(desk: Desk, promise: str, oman: str) -> None:
    source = desk.add("source", title="Report")
    citation = desk.add("citation", record_id=promise, source_id=source, quote="maintenance")
    assert citation not in found(desk, "country:Oman")
    assert found(desk, "country:Oman kind:citation") == [citation]
    assert citation in found(desk, "maintenance country:Oman")
    assert all(hit.passages == () for hit in search(desk.case, "country:Oman").hits)


def test_a_prefix_names_one_record(desk: Desk, promise: str, oman: str) -> None:
    with desk.case.read() as reader:
        results = search_in(reader, "", today=NOON.date())
        short = prefixes(reader, results.hits)
        assert len(short) == len(results.hits) > 3
        for record, prefix in short.items():
            assert [one for one, _ in reader.beginning_with(prefix)] == [record]


def test_what_the_program_keeps_as_json_is_no_text_to_find(desk: Desk, oman: str) -> None:
    json = '{"withheld": "fields"}'
    desk.add("brief", title="Brief", status="draft", country_id=oman, options=json, revisions=json)
    desk.add("proposal", title="Proposal", proposed_kind="note", status="offered", content=json)
    assert found(desk, "withheld") == []
    assert found(desk, "withheld is:deleted") == []

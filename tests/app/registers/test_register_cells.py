"""A cell means what its field holds, as desks write it; what cannot be read is said in a sentence."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from app.catalog import FieldKind, info
from app.errors import InvalidValue
from app.registers.cells import Reading, full_years, read_cell
from app.registers.table import Cell, folded
from app.registers.targets import meant, register_kinds, target_called, targets
from app.registers.words import HEADINGS, STATUSES
from db.values import choices
from db.values.choices import CommitmentStatus, MeetingKind, MeetingStatus, TaskStatus
from db.values.due import Due, DueType
from db.values.marking import Marking
from db.values.schemes import SCHEMES

READING = Reading(SCHEMES["india"], made_on=date(2026, 1, 10))


def read(kind: str, field: str, cell: Cell, reading: Reading = READING) -> Any:
    return read_cell(info(kind).field(field), cell, reading)


@pytest.mark.parametrize(
    ("kind", "field", "cell", "value"),
    [
        ("commitment", "status", "Pending", CommitmentStatus.OPEN),
        ("commitment", "status", "IN PROGRESS", CommitmentStatus.IN_PROGRESS),
        ("commitment", "status", "Completed", CommitmentStatus.IMPLEMENTED),
        ("task", "status", "Closed", TaskStatus.DONE),
        ("meeting", "status", "Scheduled", MeetingStatus.PLANNED),
        ("meeting", "meeting_kind", "Courtesy call", MeetingKind.CALL_ON),
        ("meeting", "edition", "13th", 13),
        ("meeting", "edition", 13.0, 13),
        ("meeting", "edition", "1,200", 1200),
        ("meeting", "local_time", time(10, 30), "10:30"),
        ("commitment", "tracked", "Y", True),
        ("commitment", "tracked", False, False),
        ("commitment", "our_officer", 7.0, "7"),
        ("commitment", "wording", "  Hold\r\ntalks ", "Hold\ntalks"),
        ("commitment", "wording", "   ", None),
        ("commitment", "marking", "restricted", Marking("restricted")),
        ("commitment", "marking", "SECRET – EYES ONLY", Marking("secret", ("EYES ONLY",))),
        ("note", "body", "text", "text"),
    ],
)
def test_a_cell_is_read_as_desks_write_it(kind: str, field: str, cell: Cell, value: Any) -> None:
    assert read(kind, field, cell) == value


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (date(2026, 12, 1), "2026-12-01"), (datetime(2026, 12, 1, 9), "2026-12-01"), ("1 Dec 2026", "2026-12-01"),
        ("01/12/2026", "2026-12-01"), ("12-Mar-24", "2024-03-12"), ("12.03.98", "1998-03-12"), ("Dec 2026", "2026-12"),
        (2026, "2026"), ("2026", "2026"),
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_stands_there(cell: Cell, text: str) -> None:
    assert read("commitment", "made_on", cell).text == text
    assert read("meeting", "held_on", cell).text == text


def test_a_range_of_dates_is_read() -> None:
    assert read("meeting", "held_on", "22–23 Oct 2025").text == "2025-10-22/2025-10-23"


def test_the_month_may_come_first() -> None:
    first = Reading(SCHEMES["india"], day_first=False)
    assert read("commitment", "made_on", "3/25/2025", first).text == "2025-03-25"
    due = read("commitment", "due", "3/4/2025", first)
    assert (due.end, due.words) == (date(2025, 3, 4), "3/4/2025")


@pytest.mark.parametrize(
    ("cell", "kind", "end"),
    [
        ("by the next JMCC", DueType.EVENT, None),
        ("Q2 2026", DueType.QUARTER, None),
        ("within a month", DueType.RELATIVE, date(2026, 2, 10)),
        ("12-Mar-26", DueType.DATE, date(2026, 3, 12)),
        ("at an early date", DueType.UNSPECIFIED, None),
    ],
)
def test_a_due_keeps_its_words(cell: str, kind: DueType, end: date | None) -> None:
    due: Due = read("commitment", "due", cell)
    assert (due.words, due.type) == (cell, kind)
    assert end is None or due.end == end


def test_digits_of_any_script_are_read() -> None:
    assert read("meeting", "edition", "१३") == 13
    due: Due = read("commitment", "due", "by ३१ March २०२६")
    assert (due.words, due.end) == ("by ३१ March २०२६", date(2026, 3, 31))


def test_a_day_of_the_spreadsheet_is_written_out_as_a_due() -> None:
    due: Due = read("commitment", "due", date(2026, 12, 1))
    assert (due.words, due.end) == ("1 December 2026", date(2026, 12, 1))


@pytest.mark.parametrize(
    ("kind", "field", "cell", "sentence"),
    [
        ("commitment", "status", "purple", "“purple” is none of: Draft, Open, In progress"),
        ("meeting", "edition", "a few", "“a few” is no whole number"),
        ("commitment", "tracked", "perhaps", "is neither yes nor no"),
        ("commitment", "made_on", "soon", "is not understood as a date"),
        ("commitment", "made_on", 45992, "is a number and no date; give the column a date format"),
        ("commitment", "made_on", time(10), "is a number and no date"),
        ("commitment", "marking", "purple", "is not a level"),
        ("commitment", "forum_id", "JMCC", "found by its name"),
        ("commitment", "our_officer", "x" * 501, "may have 500 characters"),
    ],
)
def test_what_cannot_be_read_is_a_sentence(kind: str, field: str, cell: Cell, sentence: str) -> None:
    with pytest.raises(InvalidValue, match=sentence):
        read(kind, field, cell)


@pytest.mark.parametrize(
    ("words", "full"), [("12-Mar-24", "12-Mar-2024"), ("1/2/1999", "1/2/1999"), ("Mar-24", "Mar-24")]
)
def test_years_of_two_digits_are_filled_up_only_in_whole_dates(words: str, full: str) -> None:
    assert full_years(words) == full


def test_the_words_of_the_tables_are_folded_and_lead_to_what_there_is() -> None:
    for kind, fields in HEADINGS.items():
        for field, words in fields.items():
            assert field in targets(kind)
            assert [folded(word) for word in words] == list(words)
    for name, usual in STATUSES.items():
        for word, code in usual.items():
            assert folded(word) == word
            assert getattr(choices, name)(code)


def test_every_kind_of_its_own_can_be_read_from_a_register() -> None:
    kinds = register_kinds()
    assert {"commitment", "meeting", "person", "organisation", "task", "agreement", "correspondence"} <= set(
        kinds
    )
    assert not {"setting", "link", "citation", "attachment"} & set(kinds)
    for kind in kinds:
        assert info(kind).title_field in targets(kind)
    with pytest.raises(InvalidValue, match="Citations are not read"):
        targets("citation")


def test_a_target_goes_by_name_label_and_usual_heading() -> None:
    for words in ("made_at_id", "Made at", "arising from"):
        assert target_called("commitment", words).name == "made_at_id"
    with pytest.raises(InvalidValue, match="Commitment has no field “colour”; there are wording"):
        target_called("commitment", "colour")


def test_a_reference_to_anything_is_looked_for_among_all() -> None:
    related = targets("commitment")["related"].field
    assert related.kind is FieldKind.REFERENCES
    assert meant(related) == register_kinds()
    assert meant(targets("commitment")["forum_id"].field) == ("forum",)

"""A due keeps its words, reads back from JSON, sorts, and says what was understood."""

from datetime import date

import pytest
from hypothesis import given

from db.values.due import DATED_TYPES, Due, DueType, Interval, Recurrence, parse_due
from db.values.errors import InvalidValue
from db.values.text import canonical_json
from tests.db.values.strategies import dues, recurrences

MADE = date(2025, 11, 24)


def meaning(words: str) -> str:
    return parse_due(words, made_on=MADE).meaning().replace("\u00a0", " ")


@given(dues())
def test_a_due_reads_back(due: Due) -> None:
    assert Due.from_json(due.to_json()) == due


@given(recurrences)
def test_a_recurrence_reads_back(recurrence: Recurrence) -> None:
    assert Recurrence.from_json(recurrence.to_json()) == recurrence


@given(dues())
def test_a_due_says_something_about_itself(due: Due) -> None:
    assert due.meaning(review_on=MADE, anchor_date=MADE)


@given(dues(), dues())
def test_dues_sort_by_their_last_day_and_undated_come_after(one: Due, other: Due) -> None:
    if one.end is not None and other.end is not None and one.end < other.end:
        assert one.sort_key < other.sort_key
    if one.end is not None and other.end is None:
        assert one.sort_key < other.sort_key


def test_undated_dues_sort_with_nothing_stated_last() -> None:
    words = ["none", "soon", "if requested", "annually", "for two years", "by the next JMCC", "2026"]
    ordered = sorted(words, key=lambda word: parse_due(word, made_on=MADE).sort_key)
    assert ordered == list(reversed(words))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("9 May 2014", "9 May 2014"),
        ("June 2014", "end of June 2014"),
        ("in April", "end of April 2026 (the next after 24 November 2025)"),
        ("by early 2022", "about end of March 2022"),
        ("summer 2024", "end of August 2024 (northern summer, June to August)"),
        ("this year", "end of 2025"),
        ("around 9 May 2026", "about 9 May 2026"),
        ("Q2 2026", "end of June 2026, or end of September 2026 if the financial year is meant; say which"),
        ("Q2 FY 2026-27", "end of September 2026 (financial year from April)"),
        ("this quarter", "end of December 2025 (October–December 2025)"),
        ("within a month", "24 December 2025"),
        ("within two weeks of signature", "2 weeks from signature; no date yet"),
        ("two weeks before the visit", "2 weeks before the visit; no date yet"),
        (
            "over the 18-month consultation period",
            "18 months from the start of the consultation period; no date yet",
        ),
        ("for two years", "2 years from its start; no date yet"),
        ("over the lifetime of the agreement", "during the lifetime of the agreement; no date yet"),
        ("by the next JMCC", "when the next JMCC is held; no date yet"),
        ("before the staff talks", "when the staff talks are held; no date yet"),
        ("before the next round of talks", "when the next round of talks is held; no date yet"),
        ("during the visit", "when the visit takes place; no date yet"),
        ("on signature", "on signature; no date yet"),
        ("at least three meetings a year", "at least 3 a year"),
        ("every six months", "once every 6 months"),
        ("half-yearly", "once a half-year"),
        ("if requested", "only if requested"),
        ("if requested, by June 2026", "only if requested, then by end of June 2026"),
        ("in due course", "no date"),
        ("", "no date"),
    ],
)
def test_what_was_understood_is_said_in_plain_words(words: str, said: str) -> None:
    assert meaning(words) == said


def test_a_length_without_the_day_of_the_statement_says_what_it_hangs_on() -> None:
    due = parse_due("within six weeks", made_on=None)
    assert due.meaning() == "6\u00a0weeks from the statement; no date yet"


def test_the_review_date_is_told_where_there_is_no_date() -> None:
    due = parse_due("at an early date", made_on=MADE)
    assert due.meaning(review_on=date(2026, 2, 24)) == "no date; review from 24\u00a0February\u00a02026"


def test_the_day_of_the_event_is_told_once_known() -> None:
    due = parse_due("by the next JMCC", made_on=MADE)
    assert due.meaning(anchor_date=date(2026, 11, 30)).endswith("is held; 30\u00a0November\u00a02026")


@pytest.mark.parametrize("kind", sorted(DATED_TYPES))
def test_a_dated_due_needs_its_days(kind: DueType) -> None:
    with pytest.raises(InvalidValue, match="needs its days"):
        Due("x", kind)


@pytest.mark.parametrize("kind", [DueType.EVENT, DueType.UNSPECIFIED, DueType.NONE])
def test_an_undated_due_has_no_days(kind: DueType) -> None:
    with pytest.raises(InvalidValue, match="has no days"):
        Due("x", kind, MADE, MADE)


def test_half_a_range_and_a_range_turned_round_are_refused() -> None:
    with pytest.raises(InvalidValue, match="both"):
        Due("x", DueType.PERIOD, start=MADE)
    with pytest.raises(InvalidValue, match="before the first"):
        Due("x", DueType.DATE, MADE, date(2025, 11, 23))


def test_a_recurring_due_needs_its_recurrence() -> None:
    with pytest.raises(InvalidValue, match="recurrence"):
        Due("annually", DueType.RECURRING)


@pytest.mark.parametrize("counts", [(0, 1), (1, 0), (-3, 1)])
def test_a_recurrence_happens(counts: tuple[int, int]) -> None:
    with pytest.raises(InvalidValue):
        Recurrence(Interval.YEAR, *counts)


SOUND = Due("9 May 2014", DueType.DATE, date(2014, 5, 9), date(2014, 5, 9)).to_json()


@pytest.mark.parametrize(
    "change",
    [
        {"words": None},
        {"type": "someday"},
        {"start": "9 May 2014"},
        {"start": "20140509"},
        {"start": 5},
        {"end": None},
        {"length": "18 months"},
        {"length": "P٣M"},
        {"recurrence": []},
        {"recurrence": {"interval": "decade", "quantity": 1, "every": 1}},
        {"recurrence": {"interval": "year", "quantity": True, "every": 1}},
        {"calendar": "lunar"},
        {"approximate": "yes"},
        {"assumption": 1},
    ],
)
def test_a_due_that_is_wrong_is_refused(change: dict[str, object]) -> None:
    assert Due.from_json(SOUND).type is DueType.DATE
    with pytest.raises(InvalidValue):
        Due.from_json(SOUND | change)


@pytest.mark.parametrize("data", [None, [], "9 May", 3, {}])
def test_what_is_no_due_is_refused(data: object) -> None:
    with pytest.raises(InvalidValue):
        Due.from_json(data)


def test_a_due_has_canonical_json() -> None:
    due = parse_due("at least three meetings a year", made_on=MADE)
    assert canonical_json(due.to_json()).startswith('{"anchor":null,"approximate":false,')

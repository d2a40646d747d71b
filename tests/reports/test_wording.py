"""Figures, names, quotations and dates in the English of the house."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.values.partial_date import DateRange, PartialDate
from reports.document import Break, Look, Ref, Text
from reports.wording import (
    bare,
    count,
    joined,
    listed,
    lower,
    months_before,
    number_word,
    on_day,
    ordinal,
    plain,
    quoted,
    sentence,
    shortened,
    stacked,
    year_of,
)


@pytest.mark.parametrize(
    ("n", "shown"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_an_edition_is_an_ordinal(n: int, shown: str) -> None:
    assert ordinal(n) == shown


@pytest.mark.parametrize(
    ("n", "shown"),
    [(0, "no commitments"), (1, "one commitment"), (2, "two commitments"), (1200, "1,200 commitments")],
)
def test_counts_agree_with_their_noun(n: int, shown: str) -> None:
    assert count(n, "commitment", words=True).replace("\u00a0", " ") == shown


def test_a_count_is_not_parted_from_its_noun() -> None:
    assert count(3, "day") == "3\u00a0days"


def test_small_numbers_are_words() -> None:
    assert [number_word(n) for n in (0, 1, 10, 11)] == ["no", "one", "ten", "11"]


@pytest.mark.parametrize(
    ("items", "shown"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_read_as_people_write_them(items: list[str], shown: str) -> None:
    assert listed(items) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [("Done", "Done."), ("Done.", "Done."), ("Really?", "Really?"), ("“Done.”", "“Done.”"), ("", "")],
)
def test_a_sentence_ends_once(words: str, shown: str) -> None:
    assert sentence(words) == shown


def test_bare_words_lose_the_full_stop_but_not_an_ellipsis() -> None:
    assert [bare("Done."), bare("and so on..."), bare("Done")] == ["Done", "and so on...", "Done"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [("Hold the talks", "hold the talks"), ("MoU on defence", "MoU on defence"), ("IOSCG", "IOSCG")],
)
def test_abbreviations_keep_their_capitals_inside_a_sentence(words: str, shown: str) -> None:
    assert lower(words) == shown


@given(st.text(), st.integers(1, 200))
def test_shortened_words_are_never_longer_than_allowed(words: str, limit: int) -> None:
    assert len(shortened(words, limit)) <= max(limit, 1)


@given(st.text(), st.integers(1, 200))
def test_words_that_fit_are_left_alone(words: str, limit: int) -> None:
    if len(words) <= limit:
        assert shortened(words, limit) == words


def test_words_are_cut_between_words_with_an_ellipsis() -> None:
    assert shortened("one two three four", 12) == "one two…"


@pytest.mark.parametrize(
    ("words", "limit", "kept"),
    [
        ("hold the next IOSCG in Muscat; Oman is host, as agreed", 38, "hold the next IOSCG in Muscat…"),
        ("Mixing the 13th JMCC (2025) with the 13th IOSCG (2024)", 40, "Mixing the 13th JMCC (2025)…"),
        ("Joint statement, draft of 14 January with Oman", 32, "Joint statement, draft…"),
    ],
)
def test_what_is_cut_ends_with_no_word_that_promises_more(words: str, limit: int, kept: str) -> None:
    assert shortened(words, limit) == kept


def test_a_quotation_has_curly_marks_once_and_curly_apostrophes() -> None:
    assert quoted("the forces' growing role") == Text("“the forces’ growing role”", Look.VERBATIM)
    assert quoted("“Special Partnership”").text == "“Special Partnership”"


def test_a_quotation_inside_a_quotation_stays() -> None:
    assert quoted("called “special” and “global”").text == "“called “special” and “global””"


def test_joined_parts_leave_no_double_blanks_where_one_is_empty() -> None:
    assert plain(joined(["a", "", (), Text(""), "b"])) == "a b"


def test_stacked_parts_stand_under_each_other() -> None:
    assert stacked("a", "", "b") == (Text("a"), Break(), Text("b"))


def test_plain_words_have_no_references() -> None:
    assert plain((Text("see "), Ref("x"), Text("."))) == "see ."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2025-11-24", "on 24 November 2025"),
        ("2025-11", "in November 2025"),
        ("2005", "in 2005"),
        ("2025-10-22/2025-10-23", "on 22–23 October 2025"),
        ("../2024-09-26", "ended 26 September 2024"),
    ],
)
def test_dates_take_the_right_preposition(text: str, shown: str) -> None:
    assert on_day(DateRange.parse_text(text)).replace("\u00a0", " ") == shown


def test_a_partial_date_takes_one_too() -> None:
    assert on_day(PartialDate(1972)) == "in\u00a01972"


def test_the_year_of_an_undated_meeting_is_not_guessed() -> None:
    assert year_of(None) == ""
    assert year_of(DateRange.parse_text("2024-12-03")) == " (2024)"


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2025, 12, 1), 3, date(2025, 9, 1)),
        (date(2025, 5, 31), 3, date(2025, 2, 28)),
        (date(2024, 1, 15), 6, date(2023, 7, 15)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
    ],
)
def test_months_are_counted_by_the_calendar(day: date, months: int, then: date) -> None:
    assert months_before(day, months) == then


@given(st.dates(min_value=date(1900, 1, 1)), st.integers(1, 60))
def test_going_back_some_months_never_goes_forward(day: date, months: int) -> None:
    then = months_before(day, months)
    assert then < day
    assert (day.year * 12 + day.month) - (then.year * 12 + then.month) == months

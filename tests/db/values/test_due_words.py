"""What ministries write is understood, and what is not understood gets no date."""

from datetime import date

import pytest

from db.values.due import Due, DueType, Interval, Recurrence, parse_due

MADE = date(2025, 11, 24)


def read(words: str, made_on: date | None = MADE, fiscal: int | None = None, southern: bool = False) -> Due:
    return parse_due(words, made_on=made_on, fiscal_start_month=fiscal, southern=southern)


def days(due: Due) -> str:
    return "" if due.start is None else f"{due.start}/{due.end}"


DATED = [
    ("9 May 2014", "date", "2014-05-09/2014-05-09"),
    ("no later than 9 May 2014", "date", "2014-05-09/2014-05-09"),
    ("by 24/11/2026", "date", "2026-11-24/2026-11-24"),
    ("on Tuesday, 24 November 2026", "date", "2026-11-24/2026-11-24"),
    ("9 May 2014 at the latest", "date", "2014-05-09/2014-05-09"),
    ("by 30 April", "date", "2026-04-30/2026-04-30"),
    ("by 24 November", "date", "2025-11-24/2025-11-24"),
    ("29 February", "date", "2028-02-29/2028-02-29"),
    ("9 May of the coming year", "date", "2026-05-09/2026-05-09"),
    ("1 February FY 2026-27", "date", "2027-02-01/2027-02-01"),
    ("9 May next year", "date", "2026-05-09/2026-05-09"),
    ("by Friday", "date", "2025-11-28/2025-11-28"),
    ("next Monday", "date", "2025-12-01/2025-12-01"),
    ("before June 2026", "date", "2026-05-31/2026-05-31"),
    ("before 9 May 2014", "date", "2014-05-08/2014-05-08"),
    ("prior to 2027", "date", "2026-12-31/2026-12-31"),
    ("in April", "month", "2026-04-01/2026-04-30"),
    ("November", "month", "2025-11-01/2025-11-30"),
    ("June 2014", "month", "2014-06-01/2014-06-30"),
    ("by end of March", "month", "2026-03-01/2026-03-31"),
    ("by the end of March 2026", "month", "2026-03-01/2026-03-31"),
    ("by end-March 2026", "month", "2026-03-01/2026-03-31"),
    ("before the end of June 2026", "month", "2026-06-01/2026-06-30"),
    ("this month", "month", "2025-11-01/2025-11-30"),
    ("next month", "month", "2025-12-01/2025-12-31"),
    ("by the end of the month", "month", "2025-11-01/2025-11-30"),
    ("by March next year", "month", "2026-03-01/2026-03-31"),
    ("by next March", "month", "2026-03-01/2026-03-31"),
    ("this quarter", "quarter", "2025-10-01/2025-12-31"),
    ("by the next quarter", "quarter", "2026-01-01/2026-03-31"),
    ("Q2 FY 2026-27", "quarter", "2026-07-01/2026-09-30"),
    ("the fourth quarter of FY 2026-27", "quarter", "2027-01-01/2027-03-31"),
    ("2nd half of FY 2026–27", "half", "2026-10-01/2027-03-31"),
    ("summer 2024", "season", "2024-06-01/2024-08-31"),
    ("in the autumn of 2026", "season", "2026-09-01/2026-11-30"),
    ("winter 2025", "season", "2025-12-01/2026-02-28"),
    ("this winter", "season", "2025-12-01/2026-02-28"),
    ("by the end of the winter season", "season", "2025-12-01/2026-02-28"),
    ("in the academic year 2026–27", "year", "2026-09-01/2027-08-31"),
    ("by the start of the 2026/2027 academic year", "fuzzy", "2026-09-01/2026-11-30"),
    ("in the academic year 2026–29", "unspecified", ""),
    ("by early 2022", "fuzzy", "2022-01-01/2022-03-31"),
    ("mid-2026", "fuzzy", "2026-05-01/2026-08-31"),
    ("late 2026", "fuzzy", "2026-10-01/2026-12-31"),
    ("at the beginning of next year", "fuzzy", "2026-01-01/2026-03-31"),
    ("early March 2026", "fuzzy", "2026-03-01/2026-03-10"),
    ("mid-March", "fuzzy", "2026-03-11/2026-03-20"),
    ("late February 2028", "fuzzy", "2028-02-21/2028-02-29"),
    ("second week of March 2026", "fuzzy", "2026-03-08/2026-03-14"),
    ("the last week of February 2026", "fuzzy", "2026-02-22/2026-02-28"),
    ("first fortnight of May 2026", "fuzzy", "2026-05-01/2026-05-15"),
    ("the second half of May 2026", "fuzzy", "2026-05-16/2026-05-31"),
    ("early summer 2026", "fuzzy", "2026-06-01/2026-08-31"),
    ("the second fortnight of February 2026", "fuzzy", "2026-02-16/2026-02-28"),
    ("next week", "fuzzy", "2025-12-01/2025-12-07"),
    ("this year", "year", "2025-01-01/2025-12-31"),
    ("next year", "year", "2026-01-01/2026-12-31"),
    ("by the end of the year", "year", "2025-01-01/2025-12-31"),
    ("by year-end", "year", "2025-01-01/2025-12-31"),
    ("later this year", "year", "2025-01-01/2025-12-31"),
    ("before the end of next year", "year", "2026-01-01/2026-12-31"),
    ("by 2030", "year", "2030-01-01/2030-12-31"),
    ("end-2026", "year", "2026-01-01/2026-12-31"),
    ("FY 2026-27", "year", "2026-04-01/2027-03-31"),
    ("by 2026–27", "year", "2026-04-01/2027-03-31"),
    ("by the end of the financial year", "year", "2025-04-01/2026-03-31"),
    ("in the coming financial year", "year", "2026-04-01/2027-03-31"),
    ("22-23 October 2026", "period", "2026-10-22/2026-10-23"),
    ("between 1 and 15 June 2026", "period", "2026-06-01/2026-06-15"),
    ("June–July 2026", "period", "2026-06-01/2026-07-31"),
    ("within a month", "relative", "2025-11-24/2025-12-24"),
    ("within one month", "relative", "2025-11-24/2025-12-24"),
    ("over the next year", "relative", "2025-11-24/2026-11-24"),
    ("in the next 12 months", "relative", "2025-11-24/2026-11-24"),
    ("within six weeks", "relative", "2025-11-24/2026-01-05"),
    ("within 30 days", "relative", "2025-11-24/2025-12-24"),
    ("in six months’ time", "relative", "2025-11-24/2026-05-24"),
    ("within half a year", "relative", "2025-11-24/2026-05-24"),
    ("within a year and a half", "relative", "2025-11-24/2027-05-24"),
    ("within twenty-one days", "relative", "2025-11-24/2025-12-15"),
    ("within a fortnight", "relative", "2025-11-24/2025-12-08"),
    ("within 48 hours", "relative", "2025-11-24/2025-11-26"),
    ("in a year", "relative", "2025-11-24/2026-11-24"),
    ("one month from now", "relative", "2025-11-24/2025-12-24"),
    ("in the next two to three months", "relative", "2025-11-24/2026-02-24"),
]


@pytest.mark.parametrize(("words", "kind", "expected"), DATED)
def test_a_time_of_the_calendar_or_a_length_has_its_days(words: str, kind: str, expected: str) -> None:
    due = read(words)
    assert (due.type, days(due)) == (kind, expected)


@pytest.mark.parametrize(("words", "kind", "expected"), DATED)
def test_case_and_blanks_do_not_matter(words: str, kind: str, expected: str) -> None:
    due = read(f"  {words.upper().replace(' ', '  ')}. ")
    assert (due.type, days(due)) == (kind, expected)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "early date",
            "at an early date",
            "at the earliest",
            "earliest",
            "in near future",
            "in the near future",
        ),
        *(
            "in the coming months",
            "over the next few years",
            "at a mutually convenient date",
            "in due course",
        ),
        *(
            "as soon as possible",
            "as early as possible next year",
            "soon",
            "regularly",
            "tbd",
            "by all means",
        ),
        *(
            "to be decided",
            "1500 hours",
            "on a priority basis",
            "ready for review",
            "with all speed",
            "£3 million",
        ),
        *("third half of 2026", "third fortnight of May 2026", "0 per year", "29 February next year"),
        *("by 31 February 2026", "FY 2026", "24 nov 25", "2026-13", "x" * 5000, "BY ALL MEANS", "a month"),
    ],
)
def test_what_states_no_date_gets_none(words: str) -> None:
    due = read(words)
    assert (due.type, days(due), due.words) == (DueType.UNSPECIFIED, "", words)


@pytest.mark.parametrize("words", ["", "  ", "-", "–", "none", "Nil", "N/A", "no date"])
def test_nothing_stated_is_none(words: str) -> None:
    assert read(words) == Due(words, DueType.NONE)


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("by the next JMCC", "the next JMCC"),
        ("before the next session", "the next session"),
        ("at the 14th JMCC in Muscat", "the 14th JMCC in Muscat"),
        ("by the 3rd AAST", "the 3rd AAST"),
        ("before the visit", "the visit"),
        ("during the visit of the Defence Minister", "the visit of the Defence Minister"),
        ("by the next round of staff talks", "the next round of staff talks"),
        ("on the sidelines of the summit", "the summit"),
        ("on signature", "signature"),
        ("upon entry into force", "entry into force"),
        ("next meeting", "next meeting"),
        ("prior to the elections", "the elections"),
    ],
)
def test_an_event_is_kept_as_an_anchor_without_days(words: str, anchor: str) -> None:
    due = read(words)
    assert (due.type, due.anchor, days(due)) == (DueType.EVENT, anchor, "")


@pytest.mark.parametrize(
    ("words", "recurrence"),
    [
        ("at least three meetings a year", Recurrence(Interval.YEAR, 3, at_least=True)),
        ("60 per month", Recurrence(Interval.MONTH, 60)),
        ("60 personnel per month", Recurrence(Interval.MONTH, 60)),
        ("annually", Recurrence(Interval.YEAR)),
        ("on an annual basis", Recurrence(Interval.YEAR)),
        ("annual meetings", Recurrence(Interval.YEAR)),
        ("each year", Recurrence(Interval.YEAR)),
        ("every six months", Recurrence(Interval.MONTH, every=6)),
        ("once every two years", Recurrence(Interval.YEAR, every=2)),
        ("once in two years", Recurrence(Interval.YEAR, every=2)),
        ("every other year", Recurrence(Interval.YEAR, every=2)),
        ("twice a year", Recurrence(Interval.YEAR, 2)),
        ("three times per quarter", Recurrence(Interval.QUARTER, 3)),
        ("at least once a year", Recurrence(Interval.YEAR, at_least=True)),
        ("20 officers per annum", Recurrence(Interval.YEAR, 20)),
        ("half-yearly", Recurrence(Interval.HALF)),
    ],
)
def test_what_recurs_has_its_interval_and_quantity(words: str, recurrence: Recurrence) -> None:
    due = read(words)
    assert (due.type, due.recurrence, days(due)) == (DueType.RECURRING, recurrence, "")


@pytest.mark.parametrize(
    "words",
    [
        *("when necessary", "if requested", "as and when required", "on request", "at the request of Oman"),
        *(
            "subject to approval",
            "once the agreement is signed",
            "if the next JMCC so decides",
            "where possible",
        ),
        *("when the agreement enters into force", "after the elections", "provided that funds are available"),
    ],
)
def test_a_condition_is_kept_as_written(words: str) -> None:
    due = read(words)
    assert (due.type, due.condition, days(due)) == (DueType.CONDITIONAL, words, "")


@pytest.mark.parametrize("words", ["if requested, by June 2026", "by June 2026, if requested"])
def test_a_condition_may_have_a_time(words: str) -> None:
    due = read(words)
    assert (due.type, due.condition, days(due)) == (
        DueType.CONDITIONAL,
        "if requested",
        "2026-06-01/2026-06-30",
    )


@pytest.mark.parametrize(
    ("words", "kind", "anchor", "length"),
    [
        ("over the 18-month consultation period", "period", "consultation period", "P18M"),
        ("during the three-year programme", "period", "programme", "P3Y"),
        ("for two years", "period", None, "P2Y"),
        ("throughout the validity of the agreement", "period", "the validity of the agreement", None),
        ("within three months of signature", "relative", "signature", "P3M"),
        ("30 days after the next JMCC", "relative", "the next JMCC", "P30D"),
        ("two weeks before the next session", "relative", "the next session", "-P2W"),
        ("no later than six weeks prior to the visit", "relative", "the visit", "-P6W"),
    ],
)
def test_a_length_from_an_anchor_waits_for_it(words: str, kind: str, anchor: str | None, length: str) -> None:
    due = read(words)
    assert (due.type, due.anchor, due.length, days(due)) == (kind, anchor, length, "")


def test_a_length_counts_only_from_a_known_day() -> None:
    due = read("within six weeks", made_on=None)
    assert (due.type, due.length, due.end) == (DueType.RELATIVE, "P6W", None)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("in April", "the year is not stated"),
        ("9 May", "the year is not stated"),
        ("Q2", "the year is not stated"),
        ("this summer", "the year is not stated"),
        ("next year", "the day of the statement is not known"),
        ("next month", "the day of the statement is not known"),
        ("by Friday", "the day of the statement is not known"),
        ("early next year", "the day of the statement is not known"),
    ],
)
def test_without_the_day_of_the_statement_no_year_is_guessed(words: str, told: str) -> None:
    due = read(words, made_on=None)
    assert (due.type, due.assumption) == (DueType.UNSPECIFIED, told)


def test_dates_written_in_full_need_no_day_of_the_statement() -> None:
    assert days(read("by early 2022", made_on=None)) == "2022-01-01/2022-03-31"
    assert days(read("9 May 2014", made_on=None)) == "2014-05-09/2014-05-09"


def test_what_was_taken_for_granted_is_said() -> None:
    assert read("in April").assumption == "the next after 24\u00a0November\u00a02025"
    assert read("summer 2024").assumption == "northern summer, June to August"
    assert read("Q2 FY 2026-27").assumption == "financial year from April"
    assert read("Q2 FY 2026-27", fiscal=4).assumption is None


def test_in_the_south_seasons_are_turned_round() -> None:
    due = read("summer 2026", southern=True)
    assert days(due) == "2026-12-01/2027-02-28"
    assert due.assumption == "southern summer, December to February"
    assert days(read("winter 2026", southern=True)) == "2026-06-01/2026-08-31"


def test_words_about_a_time_are_approximate() -> None:
    assert read("by early 2022").approximate
    assert read("around June 2026").approximate
    assert read("in or around June 2026").approximate
    assert read("June 2026 or so").approximate
    assert read("within about six weeks").approximate
    assert not read("June 2026").approximate

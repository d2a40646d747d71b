"""The run of sessions: real gaps, missing numbers, whose turn it is and what comes next, each only as far as known."""

from __future__ import annotations

from datetime import date

import pytest

from app.sessions import Held, Next, coming, gaps, in_time, missing, turn
from db.values.choices import ForumStatus, HostingRule, MeetingStatus
from db.values.partial_date import DateRange

TODAY = date(2026, 11, 22)
NAMES = {"in": "India", "om": "Oman"}
HELD, PLANNED = MeetingStatus.HELD, MeetingStatus.PLANNED


def held(
    edition: int | None, when: str | None, host: str | None = None, status: MeetingStatus = HELD
) -> Held:
    dates = DateRange.parse_text(when) if when else None
    place = {"in": "New Delhi", "om": "Muscat"}.get(host or "", "")
    return Held(f"m{edition}{when}", f"{edition}th JMCC", edition, dates, status, place, host)


JMCC = (
    held(8, "2016-02", "om"),
    held(11, "2022-01", "in"),
    held(12, "2024-01-31", "om"),
    held(13, "2025-11-24", "in"),
)


def test_gaps_are_counted_in_months_between_sessions_that_were_held() -> None:
    found = gaps(JMCC, 12)
    assert [(found[one.id].months, found[one.id].late) for one in JMCC[1:]] == [(71, 59), (24, 12), (22, 10)]
    assert JMCC[0].id not in found
    assert gaps(JMCC, None)[JMCC[3].id].late is None


def test_a_session_of_which_only_the_year_is_known_has_no_gap() -> None:
    assert gaps((held(1, "2020"), held(2, "2021-03")), 12) == {}


def test_a_planned_or_cancelled_session_ends_no_gap() -> None:
    run = (*JMCC, held(14, "2026-05", status=MeetingStatus.CANCELLED), held(15, "2027-01", status=PLANNED))
    assert gaps(run, 12) == gaps(JMCC, 12)


def test_missing_numbers_are_named_in_runs() -> None:
    assert [one.words for one in missing(JMCC)] == [
        "The 1st to 7th are not on file.",
        "The 9th and 10th are not on file.",
    ]
    skipped = (held(1, "2020-01"), held(2, "2021-01", status=MeetingStatus.CANCELLED), held(3, "2022-01"))
    assert [one.words for one in missing(skipped)] == ["The 2nd was cancelled."]
    assert missing((held(None, "2020-01"),)) == ()
    assert [one.words for one in missing((held(2, "2020-01"),))] == ["The 1st is not on file."]


def test_the_newest_stands_first_and_what_is_to_come_before_it() -> None:
    ahead = held(14, None, status=PLANNED)
    assert [one.edition for one in in_time((*JMCC, ahead))] == [14, 13, 12, 11, 8]


@pytest.mark.parametrize(
    ("rule", "stated", "run", "expected"),
    [
        (None, "om", JMCC, ("om", "As stated")),
        (HostingRule.IN_TURN, None, JMCC, ("om", "The parties host in turn")),
        (None, None, JMCC, ("om", "As before, in turn")),
        (None, None, JMCC[2:], None),
        (HostingRule.NO_RULE, None, JMCC, None),
        (HostingRule.ALWAYS_ONE, None, JMCC, ("in", "Always the same host")),
        (HostingRule.IN_TURN, None, (*JMCC[:3], held(13, "2025-11-24")), ("om", "The parties host in turn")),
        (HostingRule.IN_TURN, None, (held(1, "2020-01"),), None),
        (None, None, (held(1, "2020-01", "in"), held(2, "2021-01", "in"), held(3, "2022-01", "om")), None),
        (HostingRule.IN_TURN, None, (*JMCC, held(14, "2027-02", "in", PLANNED)), ("in", "As planned")),
    ],
)
def test_whose_turn_it_is_is_told_with_its_rule_or_not_at_all(
    rule: HostingRule | None, stated: str | None, run: tuple[Held, ...], expected: tuple[str, str] | None
) -> None:
    found = turn(run, ("in", "om"), NAMES, rule=rule, stated=stated)
    assert (found and (found.country_id, found.rule)) == expected
    assert found is None or found.reason.endswith(".")


def test_a_session_without_a_place_counts_as_a_turn_and_is_said() -> None:
    run = (*JMCC[:3], held(13, "2025-11-24"))
    found = turn(run, ("in", "om"), NAMES, rule=HostingRule.IN_TURN, stated=None)
    assert found is not None
    assert found.reason == "12th JMCC was held in Muscat; 1 later session has no place on file."


@pytest.mark.parametrize(
    ("run", "period", "state", "words"),
    [
        ((*JMCC, held(14, "2027-02", status=PLANNED)), 12, Next.PLANNED, "February 2027"),
        ((*JMCC, held(14, None, status=PLANNED)), 12, Next.PLANNED, "not dated yet"),
        ((*JMCC, held(14, "2026-10-01", status=PLANNED)), 12, Next.LAPSED, "was planned for 1 October 2026"),
        (
            (*JMCC, held(14, "2026-10", status=MeetingStatus.POSTPONED)),
            12,
            Next.LAPSED,
            "postponed, no new date",
        ),
        (JMCC, 12, Next.EXPECTED, "about November 2026"),
        (JMCC, 24, Next.EXPECTED, "about November 2027"),
        (JMCC, 6, Next.LAPSED, "was to be in May 2026"),
        (JMCC, None, Next.UNKNOWN, "not known"),
        ((), 12, Next.UNKNOWN, "not known"),
    ],
)
def test_the_next_session_is_planned_expected_lapsed_or_not_known(
    run: tuple[Held, ...], period: int | None, state: Next, words: str
) -> None:
    found = coming(run, period, ForumStatus.ACTIVE, TODAY)
    assert (found.state, found.words.replace("\u00a0", " ")) == (state, words)
    assert found.reason.endswith(".")


def test_a_forum_that_has_ended_expects_nothing() -> None:
    assert coming(JMCC, 12, ForumStatus.ENDED, TODAY).state is Next.ENDED

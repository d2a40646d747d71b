"""What reports find in facts: gaps between sessions, what became of commitments, what has a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from db.values.choices import CommitmentStatus, MeetingStatus
from reports.asked import Asked, ReportKind
from reports.facts import CommitmentFact, Facts, ForumFact, MeetingFact
from reports.findings.coming import coming, silent
from reports.findings.intervals import before_first, mean_gap, next_expected, sessions
from reports.findings.taken import done, grouped, items_of
from reports.numbering import number
from reports.report import build_report
from tests.reports.sample_facts import CUTOFF, sample, span
from tests.reports.strategies import cases

FORUM = ForumFact(id="f", name="Committee", period_months=12)


def held(edition: int | None, on: str | None, status: MeetingStatus = MeetingStatus.HELD) -> MeetingFact:
    when = span(on) if on else None
    return MeetingFact(
        id=f"m{edition}{on}", title="Session", forum_id="f", edition=edition, on=when, status=status
    )


def facts(*meetings: MeetingFact, forum: ForumFact = FORUM) -> Facts:
    """These sessions alone, newest first as facts are."""
    return sample(forums=(forum,), meetings=meetings, meeting=None)


def test_gaps_are_whole_months_and_missing_numbers_are_named() -> None:
    told = sessions(
        facts(held(13, "2026-02-03/2026-02-04"), held(12, "2025-02-18"), held(9, "2022-02-08")), FORUM
    )
    assert [one.gap_months for one in told] == [None, 36]  # the 13th was held after the cut-off
    told = sessions(
        facts(held(5, "2025-11"), held(4, "2024-11-20"), held(None, "2023"), held(1, "2022-05")), FORUM
    )
    assert [(one.gap_months, one.missing) for one in told] == [(None, ""), (None, ""), (None, ""), (12, "")]


def test_numbers_before_the_first_and_between_two_are_said_to_be_missing_once() -> None:
    told = sessions(facts(held(8, "2025-01-01"), held(4, "2020-01-01"), held(2, "2018-01-01")), FORUM)
    assert [one.missing for one in told] == ["", "The 3rd is not on file", "The 5th to 7th are not on file"]
    assert (
        before_first(facts(held(8, "2025-01-01"), held(2, "2018-01-01")), FORUM) == "The 1st is not on file"
    )
    assert before_first(facts(), FORUM) == ""


def test_a_session_that_was_called_off_is_on_file() -> None:
    off = held(3, "2019-01-01", MeetingStatus.CANCELLED)
    told = sessions(facts(held(6, "2025-01-01"), held(2, "2018-01-01"), off), FORUM)
    assert told[-1].missing == "The 4th and 5th are not on file"
    off = held(4, "2019-01-01", MeetingStatus.POSTPONED)
    told = sessions(facts(held(6, "2025-01-01"), held(2, "2018-01-01"), off), FORUM)
    assert told[-1].missing == "The 3rd and 5th are not on file"


def test_the_mean_counts_only_sessions_that_follow_each_other_in_number() -> None:
    told = sessions(facts(held(8, "2025-01-01"), held(4, "2021-01-01"), held(3, "2020-01-01")), FORUM)
    assert mean_gap(told) == 12
    assert mean_gap(told[:1]) is None


def test_the_next_session_is_expected_when_the_agreed_period_ends_and_only_where_one_is_agreed() -> None:
    last = held(2, "2024-12-31")
    assert next_expected(facts(last), FORUM) == date(2025, 12, 1)
    assert next_expected(facts(last), replace(FORUM, period_months=None)) is None
    assert next_expected(facts(), FORUM) is None


@settings(max_examples=12)
@given(cases())
def test_action_taken_tells_every_followed_commitment_once_and_no_other(
    commitments: tuple[CommitmentFact, ...],
) -> None:
    groups = grouped(items_of(sample(commitments=commitments)))
    told = [item for group in groups for item in group.items]
    drafts = {CommitmentStatus.DRAFT, CommitmentStatus.REJECTED}
    wanted = {c.id for c in commitments if c.tracked and c.status not in drafts}
    assert sorted(item.commitment.id for item in told) == sorted(wanted)
    places = [group.head for group in groups]
    assert len(set(places)) == len(places)
    for group in groups:
        assert all(item.commitment.status.closed for item in group.items) is (" since" in group.head)
        assert all(done(item) for item in group.items) or group.head != "Done since"
        assert not group.head.startswith("Overdue") or all(item.overdue for item in group.items)


@settings(max_examples=10)
@given(cases(), st.booleans())
def test_an_action_taken_report_numbers_every_commitment_that_it_prints(
    commitments: tuple[CommitmentFact, ...], per_side: bool
) -> None:
    asked = Asked(kind=ReportKind.ACTIONS, since=CUTOFF, per_side=per_side)
    document = build_report(sample(commitments=commitments), asked)
    numbers = number(document)
    printed = {item.commitment.id for item in items_of(sample(commitments=commitments))}
    assert sorted(int(numbers.anchors[one]) for one in printed) == list(range(1, len(printed) + 1))


@settings(max_examples=12)
@given(cases())
def test_what_has_a_day_is_open_in_order_and_late_only_where_its_commitment_is_overdue(
    commitments: tuple[CommitmentFact, ...],
) -> None:
    case = sample(commitments=commitments)
    found = coming(case)
    assert [one.day for one in found] == sorted(one.day for one in found)
    overdue = {item.commitment.id for item in items_of(case) if item.overdue}
    own = {c.id: c for c in commitments}
    assert {one.of.id for one in found if one.late and one.of.id in own} == overdue
    assert not any(own[one.of.id].status.closed for one in found if one.of.id in own)
    assert all(not c.status.closed for c in silent(case, 90))

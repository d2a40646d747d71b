"""Where every commitment stands, in which order, judged on the day of the cut-off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from db.values.choices import CommitmentStatus, Side
from reports.facts import CommitmentFact, Facts
from reports.findings.register import Register, register, revisited
from tests.reports.sample_facts import CDS, COMMITMENTS, IOSCG13, JMCC13, NEXT_JMCC, day, said, sample, span
from tests.reports.sample_lines import log
from tests.reports.strategies import LATE, PAST, SOON, cases


def promise(n: int, **more: object) -> CommitmentFact:
    """A firm agreement of the sample's last session."""
    return said(n, "agreed", "firm", f"Promise {n}.", "", "s1", JMCC13, **more)


def found(*commitments: CommitmentFact, **more: object) -> Register:
    """The register of these commitments alone."""
    return register(sample(commitments=commitments, **more))


def ids(items: object) -> list[str]:
    return [item.commitment.id for item in items]  # type: ignore[attr-defined]


@given(cases())
def test_every_commitment_stands_in_exactly_one_place(commitments: tuple[CommitmentFact, ...]) -> None:
    assert sorted(ids(register(sample(commitments=commitments)).everything())) == [c.id for c in commitments]


@given(cases())
def test_only_what_is_tracked_and_not_closed_counts_as_open(commitments: tuple[CommitmentFact, ...]) -> None:
    expected = {
        c.id
        for c in commitments
        if c.tracked and not c.status.closed and c.status is not CommitmentStatus.DRAFT
    }
    assert set(ids(register(sample(commitments=commitments)).open)) == expected


@given(cases(), st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_of_the_facts(
    commitments: tuple[CommitmentFact, ...], chance: object
) -> None:
    shuffled = list(commitments)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (ids(register(sample(commitments=tuple(c))).action()) for c in (commitments, shuffled))
    assert one == other


def test_the_sample_splits_as_counted_by_hand() -> None:
    split = register(sample())
    assert (len(split.open), len(split.discussed), len(split.other)) == (5, 6, 5)
    assert len(COMMITMENTS) == 16


def test_what_is_overdue_comes_first_then_what_is_due_before_the_next_session() -> None:
    upcoming = replace(NEXT_JMCC, on=span("2026-01-20"))
    items = (
        promise(1),
        promise(2, due=LATE),
        promise(3, status=CommitmentStatus.IN_PROGRESS),
        promise(4, due=SOON),
        promise(5, due=PAST),
        said(6, "agreed", "firm", "Old promise.", "", "s3", IOSCG13),
    )
    split = found(*items, meeting=upcoming, meetings=(upcoming, JMCC13, IOSCG13))
    assert ids(split.open) == ["c05", "c04", "c06", "c03", "c02", "c01"]


def test_among_equals_the_older_and_the_firmer_comes_first() -> None:
    split = found(
        said(1, "agreed", "intent", "New.", "", "s1", JMCC13),
        promise(2),
        said(3, "agreed", "intent", "Old.", "", "s1", CDS, made_on=day("2025-11-20")),
    )
    assert ids(split.open) == ["c03", "c02", "c01"]


def test_a_due_is_judged_on_the_day_of_the_cut_off() -> None:
    facts = sample(commitments=(promise(1, due=SOON),))
    early = replace(facts, control=replace(facts.control, as_of=date(2025, 12, 10)))
    later = replace(facts, control=replace(facts.control, as_of=date(2025, 12, 11)))
    assert not register(early).open[0].overdue
    assert register(later).open[0].overdue


def test_sides_are_counted_apart() -> None:
    split = found(
        promise(1, owner_side=Side.OURS), promise(2, owner_side=Side.THEIRS), promise(3), promise(4)
    )
    assert [split.open_of(side) for side in Side] == [1, 1, 2, 0]
    assert ids(split.action()) == ["c01", "c02", "c03", "c04"]


def test_what_was_closed_since_the_last_session_is_reported_and_what_was_closed_before_is_not() -> None:
    done, dropped, lapsed = CommitmentStatus.IMPLEMENTED, CommitmentStatus.DROPPED, CommitmentStatus.LAPSED
    split = found(
        promise(1, status=dropped, updates=(log(1, "2025-11-25", "status", "dropped"),)),
        promise(2, status=done, updates=(log(2, "2025-11-28", "status", "implemented"),)),
        promise(3, status=done, updates=(log(3, "2025-11-01", "status", "implemented"),)),
        promise(4, status=lapsed),
    )
    assert ids(split.closed_since) == ["c02", "c01"]  # done first, so that the principal can thank
    assert ids(split.closed_before) == ["c03", "c04"]
    assert split.open == ()


def test_without_a_last_session_whatever_has_a_day_of_closing_is_reported() -> None:
    closed = promise(
        1, status=CommitmentStatus.IMPLEMENTED, updates=(log(1, "2020-01-01", "status", "implemented"),)
    )
    assert ids(found(closed, meetings=()).closed_since) == ["c01"]


def test_drafts_and_rejected_ones_are_never_counted_as_commitments() -> None:
    split = found(promise(1, status=CommitmentStatus.DRAFT), promise(2, status=CommitmentStatus.REJECTED))
    assert ids(split.unconfirmed) == ["c01", "c02"]
    assert split.open == split.closed_before == ()


def test_age_is_counted_from_the_last_day_that_a_partial_date_may_mean() -> None:
    item = found(promise(1, made_on=day("2025-10"))).open[0]
    assert item.days_old == 31
    assert not item.old


def test_over_three_months_old_means_certainly_so() -> None:
    split = found(
        promise(1, made_on=day("2025-08-31")),
        promise(2, made_on=day("2025-09-01")),
        promise(3, made_on=day("2025")),
    )
    assert {i.commitment.id: i.old for i in split.open} == {"c01": True, "c02": False, "c03": False}


def test_firm_ones_without_a_date_are_told_with_the_oldest_first() -> None:
    split = found(promise(1), promise(2, due=LATE), said(3, "agreed", "firm", "Old.", "", "s3", IOSCG13))
    assert ids(split.firm_undated()) == ["c03", "c01"]


def test_matters_discussed_stand_newest_first_and_undated_last() -> None:
    assert ids(register(sample()).discussed) == ["c14", "c15", "c04", "c11", "c13", "c20"]


def test_a_topic_taken_up_later_at_another_meeting_is_found() -> None:
    facts: Facts = sample()
    old = next(c for c in facts.commitments if c.id == "c19")
    assert [c.id for c in revisited(facts, old)] == ["c14"]
    assert revisited(facts, next(c for c in facts.commitments if c.id == "c14")) == ()

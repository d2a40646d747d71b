"""Action taken: totals, the register by side, what was discussed but not agreed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from db.values.choices import CommitmentStatus, LineKind, Side
from db.values.due import Due, DueType
from reports.build import build
from reports.document import RowKind
from reports.facts import CommitmentFact, Facts, LineFact
from reports.findings.register import register
from reports.outlines import outline
from tests.reports.reading import cell_words, facts_of, numbers, paragraphs, rows, said, section, table
from tests.reports.sample_facts import CDS, IOSCG13, JMCC13, almost_empty, day, sample
from tests.reports.sample_facts import said as statement
from tests.reports.sample_lines import log
from tests.reports.strategies import PAST, cases

STANDARD = outline("standard")


def blocks(facts: Facts) -> tuple:
    return section(build(facts, STANDARD), "atr").blocks


def promise(n: int = 1, **more: Any) -> CommitmentFact:
    return statement(n, "agreed", "firm", f"Promise {n}.", "the words of the promise", "s1", JMCC13, **more)


def entry(**more: Any) -> list[str]:
    """The cells of a lone commitment's row."""
    found = table(blocks(sample(commitments=(promise(**more),))), "Commitments")
    return cell_words(facts_of(found)[0])


def test_no_report_is_not_no_action() -> None:
    first = paragraphs(blocks(sample()))[0]
    assert first == (
        "No source on file reports action on any of these commitments after it was made; the latest source is of "
        "24 November 2025. This means no report, not no action."
    )


def test_reports_are_counted() -> None:
    told = promise(1, updates=(log(1, "2025-11-28", "progress", remark="list drafted"),))
    first = paragraphs(blocks(sample(commitments=(told, promise(2), promise(3)))))[0]
    assert first.startswith("One of the 3 open commitments has a report on action. Two have no report")


def test_totals_are_counted_and_say_why_nothing_is_overdue() -> None:
    assert paragraphs(blocks(sample()))[1] == (
        "Totals at 1 December 2025: open 5 (ours 0, theirs 0, joint 5); firm 1, intent 4; overdue 0, since no source "
        "gives a date; ageing 2; since 24 November 2025 done 0, otherwise closed 0. No carry-over is recorded."
    )


def test_totals_of_a_mixed_register() -> None:
    closed = (log(9, "2025-11-26", "status", "implemented"),)
    items = (
        promise(1, due=PAST, owner_side=Side.OURS, carried=2),
        promise(2, status=CommitmentStatus.IMPLEMENTED, updates=closed),
        promise(3, status=CommitmentStatus.DRAFT),
        promise(4, status=CommitmentStatus.LAPSED),
        promise(5, owner_side=Side.THIRD),
    )
    shown = paragraphs(blocks(sample(commitments=items)))[1]
    assert (
        "open 2 (ours 1, theirs 0, joint 0, third parties 1); firm 2, intent 0; overdue 1; ageing 0" in shown
    )
    assert "since 24 November 2025 done 1, otherwise closed 0. Carried forward: 1, at most 2 times." in shown
    assert "1 was closed earlier and 1 is not confirmed by the desk and not counted." in shown


def test_sides_without_a_commitment_say_so_and_third_parties_only_where_there_are_any() -> None:
    found = table(blocks(sample()), "Commitments")
    groups = [cell_words(r)[0] for r in found.rows if r.kind is RowKind.GROUP]
    assert groups == ["Ours: none recorded", "Theirs: none recorded", "Joint: 5"]
    third = table(blocks(sample(commitments=(promise(owner_side=Side.THIRD),))), "Commitments")
    assert [cell_words(r)[0] for r in third.rows if r.kind is RowKind.GROUP][-1] == "Third parties: 1"


def test_an_entry_tells_wording_source_place_age_due_and_position() -> None:
    found = facts_of(table(blocks(sample()), "Commitments"))[0]
    number, wording, made, due, position = cell_words(found)
    assert number == ""
    assert found.numbered
    assert wording == (
        "Hold the next IOSCG in Muscat.\n“The next IOSCG meeting is scheduled to be held in Muscat at a mutually "
        "convenient date.”\nS3, 4 Dec 2024"
    )
    assert made == "13th IOSCG\nNew Delhi\n3 Dec 2024\n363 days old"
    assert due == "“at a mutually convenient date”"
    assert position == "Agreed, firm. Open, ageing."


def test_the_agreed_wording_is_a_quotation_line() -> None:
    found = facts_of(table(blocks(sample()), "Commitments"))[0]
    assert [line.quotation for line in found.cells[1]] == [False, True, False]


def test_a_due_prints_the_words_and_what_they_mean() -> None:
    said_by = Due(
        "by the middle of the month", DueType.DATE, start=date(2025, 12, 15), end=date(2025, 12, 15)
    )
    assert entry(due=said_by)[3] == "“by the middle of the month”\n15 December 2025"


@pytest.mark.parametrize("due", [None, Due("", DueType.NONE)])
def test_a_due_that_is_not_stated_is_not_guessed(due: Due | None) -> None:
    assert entry(due=due)[3] == "not stated"


def test_age_of_a_partial_date_is_at_least_so_many_days() -> None:
    assert "at least 31 days old" in entry(made_on=day("2025-10"))[2]


def test_carrying_and_reaffirming_are_told() -> None:
    shown = entry(carried=1, also_made_at=("m4", "withheld"))[2]
    assert "carried 1 time" in shown
    assert shown.endswith("reaffirmed at 3rd AAST")


def test_the_position_tells_the_newest_report_the_blocker_and_the_owners() -> None:
    updates = (log(2, "2025-11-28", "progress", "in_progress", "draft sent"), log(1, "2025-11-25", "remark"))
    position = entry(
        updates=updates,
        status=CommitmentStatus.IN_PROGRESS,
        blocker="No budget",
        owners=("Ministry of Defence",),
        officer="Director (Gulf)",
        due=PAST,
    )[4]
    assert "In progress, overdue." in position
    assert "28 Nov 2025, in progress: draft sent." in position
    assert "Blocked: No budget." in position
    assert "Owner: Ministry of Defence." in position
    assert "Our officer: Director (Gulf)." in position


def test_the_position_does_not_say_again_what_the_log_beside_it_says() -> None:
    newest = log(1, "2025-11-28", "status", "reported_done", "Sent; Evidence: letter 5")
    told = {"status": CommitmentStatus.REPORTED_DONE, "status_note": "Sent."}
    position = entry(updates=(newest,), noted=("Evidence: letter 5", "Acknowledged by them"), **told)[4]
    assert position.count("letter 5") == position.count("Sent") == 1
    assert "Acknowledged by them." in position
    part = log(1, "2025-11-28", "remark", remark="Not sent")
    assert "Sent." in entry(updates=(part,), **told)[4].replace("Not sent.", "")


def test_silence_is_told_only_where_others_report() -> None:
    told = promise(1, updates=(log(1, "2025-11-28", "progress"),))
    shown = said(blocks(sample(commitments=(told, promise(2)))))
    assert shown.count("No report since it was made.") == 1
    assert "No report since it was made." not in said(blocks(sample()))


def test_a_topic_taken_up_again_is_referred_to() -> None:
    assert "Topic taken up again, last on 24 Nov 2025 (no. <c14>)." in said(blocks(sample()))


def test_of_many_later_statements_the_newest_are_named_and_the_rest_counted() -> None:
    old = promise(1, topics=("charts",), made_on=day("2020-01-01"), meeting_id="elsewhere")
    later = [promise(n, topics=("charts",), made_on=day(f"2025-01-{n:02}")) for n in range(2, 11)]
    shown = said(blocks(sample(commitments=(old, *later)))).replace("\u00a0", " ")
    assert "Topic taken up again, last on 10 Jan 2025 (nos <c06> to <c10> and 4 more)." in shown


def test_each_open_item_has_a_line_to_complete_that_cannot_be_parted_from_it() -> None:
    found = table(blocks(sample()), "Commitments")
    kinds = [r.kind for r in found.rows if r.kind is not RowKind.GROUP]
    assert kinds == [RowKind.FACTS, RowKind.CONTINUATION] * 5
    assert cell_words(found.rows[4])[-1] == "Line for this session: [For the officer to complete]"


def test_a_recorded_line_on_the_same_topic_stands_in_the_place_of_the_field() -> None:
    line = LineFact(id="l9", kind=LineKind.POINT_TO_MAKE, wording="Offer February.", topic="Next IOSCG")
    shown = said(blocks(sample(lines=(line,))))
    assert "Line for this session: Offer February." in shown


def test_a_closed_item_asks_for_no_line() -> None:
    done = promise(
        status=CommitmentStatus.IMPLEMENTED, updates=(log(1, "2025-11-26", "status", "implemented"),)
    )
    found = table(blocks(sample(commitments=(done,))), "Commitments")
    assert RowKind.CONTINUATION not in {r.kind for r in found.rows}
    assert "Implemented, 26 Nov 2025." in said((found,))


def test_what_was_discussed_must_not_be_quoted_as_a_commitment() -> None:
    shown = blocks(sample())
    assert "they must not be quoted as commitments" in said(shown)
    found = rows(table(shown, "Discussed"))
    assert len(found) == 6
    quotation = "“ensuring smoother operational turnaround for Indian Navy platforms”"
    assert found[0][1:] == [
        f"Maritime security, borders and turnaround of naval platforms.\n{quotation}\nS2, 24 Nov 2025",
        "Chief of Defence Staff with the Secretary General\n24 Nov 2025",
        "India (turnaround)",
    ]
    assert found[-1][2] == "JMCC, session not stated\nnot stated"


def test_one_sentence_in_two_sources_is_one_item_with_both() -> None:
    shown = said(blocks(sample()))
    assert shown.count("strengthening existing training programmes between the armed forces") == 1
    assert "S1, S2, 24 Nov 2025" in shown


def test_numbers_run_on_from_the_commitments_to_the_matters_discussed() -> None:
    document = build(sample(), STANDARD)
    anchors = numbers(document).anchors
    order = [i.commitment.id for i in (*register(sample()).action(), *register(sample()).discussed)]
    assert [anchors[c] for c in order] == [str(n) for n in range(1, len(order) + 1)]


def test_without_commitments_that_is_said() -> None:
    assert paragraphs(blocks(almost_empty())) == ["No commitments are recorded."]


@pytest.mark.parametrize(
    ("meetings", "title"),
    [
        ((JMCC13, CDS, IOSCG13), "Action taken since the last session"),
        ((CDS,), "Action taken since the last meeting"),
        ((), "Action taken"),
    ],
)
def test_the_title_says_since_when(meetings: tuple, title: str) -> None:
    assert section(build(sample(meetings=meetings, meeting=None), STANDARD), "atr").title == title


@settings(max_examples=25, deadline=None)
@given(cases())
def test_every_open_commitment_is_printed_once_under_its_side(
    commitments: tuple[CommitmentFact, ...],
) -> None:
    facts = sample(commitments=commitments)
    found = [t for t in blocks(facts) if getattr(t, "caption", "").startswith("Commitments")]
    side, printed = "", {}
    for row in found[0].rows if found else ():
        if row.kind is RowKind.GROUP:
            side = cell_words(row)[0].split(":")[0]
        elif row.anchor:
            assert row.anchor not in printed
            printed[row.anchor] = side
    names = {Side.OURS: "Ours", Side.THEIRS: "Theirs", Side.JOINT: "Joint", Side.THIRD: "Third parties"}
    assert printed == {i.commitment.id: names[i.commitment.owner_side] for i in register(facts).action()}

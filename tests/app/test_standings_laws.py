"""Where commitments stand is the same in SQL, which sorts a list, and in Python, which judges each one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.list_standings import stand
from app.lists import STANDING, Asked, order_in
from db.queries.standings import Standing
from db.search_filters import OWN_DATES, DueRow
from db.values.choices import (
    CommitmentKind,
    CommitmentStatus,
    MeetingKind,
    MeetingStatus,
    Side,
    Strength,
    tracked,
)
from db.values.due import parse_due
from db.values.partial_date import DateRange, PartialDate
from tests.app.conftest import INDIA, make_desk

if TYPE_CHECKING:
    import pytest

WORDS = (
    "by 31 March 2026", "by 1 December 2026", "Q2 2026", "Q4 2026", "end of 2026", "summer 2027",
    "in early December 2026",
    "by the next session", "within three months", "within a month", "at an early date", "every year",
    "annually until 2025",
    "if requested", "over the next two years", "before the visit", None,
)  # fmt: skip
DAYS = st.sampled_from(
    ["2024", "2026-08", "2026-08-21", "2026-08-20", "2026-08-22", "2026-11-01", "2027-01-01", None]
)

promises = st.fixed_dictionaries({
    "words": st.sampled_from(WORDS),
    "made": DAYS,
    "review": DAYS,
    "event": st.sampled_from([None, None, "forum", "held", "planned", "undated"]),
    "status": st.sampled_from(CommitmentStatus),
    "kind": st.sampled_from([CommitmentKind.AGREED, CommitmentKind.STATED]),
    "tracked": st.sampled_from([None, None, True, False]),
})  # fmt: skip


EDGES = (
    "2026-10-31", "2026-11-01", "2026-11-02", "2026-11-21", "2026-11-22", "2026-12-01", "2026-12-02", "2026-12-09",
    "2027-01-01", "2027-02-01",
)  # fmt: skip
"""Days on which one of the promises below begins or ceases to be something."""

PROMISES = st.lists(promises, min_size=5, max_size=20)


EACH = [
    {"words": words, "made": "2026-08-21", "review": None, "event": None, "status": CommitmentStatus.OPEN}
    | {"kind": CommitmentKind.AGREED, "tracked": True}
    for words in WORDS
]
"""Every due as it is, beside those that chance puts together."""


@given(told=PROMISES)
@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_headings_of_a_list_say_what_the_judgement_of_each_row_says(
    told: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk = make_desk(tmp_path_factory.mktemp("law") / "a.chancery")
    try:
        _tell(desk, [*EACH, *told])
        for day in EDGES:
            _compare(desk, date.fromisoformat(day))
    finally:
        desk.case.close()


def _compare(desk: Any, today: date) -> None:
    with desk.case.read() as reader:
        order = order_in(reader, Asked("commitment", grouping=STANDING), today)
        rows = reader.rows(
            f"SELECT id, due, {OWN_DATES['commitment']}, review_on, due_event_id, status, commitment_kind, "
            "strength, beneficiary, tracked FROM commitment"
        )
        judged = stand(reader, [DueRow(*row[:5]) for row in rows], today)
    expected = {row[0]: _standing(row, judged[row[0]][0].value).label for row in rows}
    found = {
        record: heading.words
        for heading in order.headings
        for record in order.some(heading.before, heading.before + heading.count - 1)
    }
    assert found == expected


def _standing(row: tuple[Any, ...], state: str) -> Standing:
    status, said = CommitmentStatus(row[5]), row[9]
    if status.closed:
        return Standing.CLOSED
    if status is CommitmentStatus.DRAFT:
        return Standing.DRAFT
    followed = (
        bool(said) if said is not None else tracked(CommitmentKind(row[6]), Strength(row[7]), bool(row[8]))
    )
    return Standing(state) if followed else Standing.CONTEXT


def _tell(desk: Any, told: list[dict[str, Any]]) -> None:
    oman = desk.add("country", name="Oman", code="OMN")
    both = [INDIA, oman]
    forum = desk.add("forum", name="Committee", parties=both)
    meet = {"meeting_kind": MeetingKind.SESSION, "parties": both, "forum_id": forum}
    held, planned = DateRange.parse("2026-10-05"), DateRange.parse("2026-12-08")
    events = {
        "forum": forum,
        "held": desk.add("meeting", title="Held", status=MeetingStatus.HELD, held_on=held, **meet),
        "planned": desk.add(
            "meeting", title="Planned", status=MeetingStatus.PLANNED, held_on=planned, **meet
        ),
        "undated": desk.add("meeting", title="Some day", status=MeetingStatus.PLANNED, **meet),
    }
    changes = desk.case.door.changes()
    for number, one in enumerate(told):
        made = PartialDate.parse(one["made"]) if one["made"] else None
        changes.create(
            "commitment",
            wording=f"Promise {number}",
            commitment_kind=one["kind"],
            strength=Strength.FIRM,
            owner_side=Side.OURS,
            status=one["status"],
            tracked=one["tracked"],
            parties=both,
            made_on=made,
            review_on=PartialDate.parse(one["review"]) if one["review"] else None,
            due=parse_due(one["words"], made_on=made.first if made else None) if one["words"] else None,
            due_event_id=events.get(one["event"] or ""),
        )
    desk.case.door.change("Promise", changes)

"""Lines, log entries and a visit for the tests that need them, beside the sample."""

from __future__ import annotations

from db.values.choices import (
    CommitmentStatus,
    LineKind,
    MeetingStatus,
    ObjectiveSide,
    UpdateKind,
    VisitDirection,
)
from reports.facts import (
    Facts,
    LineFact,
    MeetingFact,
    ObjectiveFact,
    PointFact,
    ProgrammeItemFact,
    UpdateFact,
    VisitFact,
)
from tests.reports.sample_facts import (
    AAST3,
    CALL,
    CDS,
    IOSCG13,
    JMCC13,
    NEXT_IOSCG,
    OPEN,
    VISIT,
    day,
    sample,
    span,
)

LINES = (
    LineFact(id="l1", kind=LineKind.POINT_TO_MAKE, wording="Ask for one point of contact for clearances.",
             topic="Flight clearances", to_whom="the Secretary General", releasable=True, order=1, marking=OPEN),
    LineFact(id="l2", kind=LineKind.IF_RAISED, wording="We are looking at the matter.", topic="Defence exports",
             releasable=True, order=2, marking=OPEN),
    LineFact(id="l3", kind=LineKind.AVOID, wording="Naming a year for the complex.", order=3, marking=OPEN),
    LineFact(id="l4", kind=LineKind.PRESS, wording="The talks were useful.", order=4, marking=OPEN),
    LineFact(id="l5", kind=LineKind.DEFENSIVE, wording="This is a matter for others.", topic="Third countries", order=5,
             marking=OPEN),
    LineFact(id="l6", kind=LineKind.IF_RAISED, wording="Our figure is higher.", topic="Defence exports",
             releasable=False, order=6, valid_until=day("2025-06-30"), marking=OPEN),
)  # fmt: skip


def log(n: int, on: str, kind: str, status: str | None = None, remark: str = "") -> UpdateFact:
    """An entry of a log."""
    return UpdateFact(
        id=f"u{n}",
        on=day(on),
        kind=UpdateKind(kind),
        status=CommitmentStatus(status) if status else None,
        remark=remark,
    )


def visit_case() -> Facts:
    """A visit to come with objectives, programme and lines; more of each than the scope note can hold."""
    ours = [ObjectiveFact(id=f"ob{n}", side=ObjectiveSide.OURS, wording=f"Objective number {n} of ours", order=n)
            for n in range(1, 6)]  # fmt: skip
    theirs = [
        ObjectiveFact(
            id="ot1", side=ObjectiveSide.THEIRS, wording="A longer list of training places", order=1
        )
    ]
    visit = VisitFact(
        id="v2", title="Visit of the Minister to Muscat", direction=VisitDirection.OUTGOING,
        on=span("2025-12-10/2025-12-11"), principal_id="seth", host_id="om", occasion="Return visit",
        asked_by="the Omani Ministry of Defence", objectives=(*ours, *theirs), documents="A protocol on hydrography",
        programme=(
            ProgrammeItemFact(id="pr2", on=day("2025-12-10"), time="15:00", title="Talks", place="Ministry", order=2),
            ProgrammeItemFact(id="pr1", on=day("2025-12-10"), time="09:30", title="Arrival", order=1),
        ),
        marking=OPEN,
    )  # fmt: skip
    talks = MeetingFact(
        id="m20", title="Talks with the Secretary General", status=MeetingStatus.PLANNED, visit_id="v2",
        on=span("2025-12-10"), marking=OPEN, party_ids=("in", "om"),
        points=(PointFact(id="pt1", title="Flight clearances", summary="Clearances take long", order=1),),
    )  # fmt: skip
    return sample(
        meeting=None, visit=visit, visits=(visit, VISIT), lines=LINES,
        meetings=(talks, NEXT_IOSCG, JMCC13, CDS, CALL, AAST3, IOSCG13),
    )  # fmt: skip

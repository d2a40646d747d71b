"""Any commitments that a case file may hold, for the laws of the tests."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from db.values.choices import CommitmentKind, CommitmentStatus, Side, Strength, UpdateKind
from db.values.choices import tracked as followed_up
from db.values.due import Due, DueType
from reports.facts import CommitmentFact, UpdateFact
from tests.reports.sample_facts import day, seen

PAST = Due("by 15 November 2025", DueType.DATE, start=date(2025, 11, 15), end=date(2025, 11, 15))
SOON = Due("by 10 December 2025", DueType.DATE, start=date(2025, 12, 10), end=date(2025, 12, 10))
LATE = Due("by 1 June 2026", DueType.DATE, start=date(2026, 6, 1), end=date(2026, 6, 1))


@st.composite
def commitment(draw: st.DrawFn, n: int) -> CommitmentFact:
    """Any commitment that the rules of the case file allow."""
    kind = draw(st.sampled_from(CommitmentKind))
    strength = draw(st.sampled_from(Strength))
    status = draw(st.sampled_from(CommitmentStatus))
    made = draw(st.none() | st.dates(date(2024, 1, 1), date(2025, 11, 30)).map(lambda d: day(d.isoformat())))
    updates = draw(
        st.lists(
            st.builds(
                UpdateFact,
                id=st.uuids().map(str),
                on=st.dates(date(2024, 1, 1), date(2025, 11, 30)).map(lambda d: day(d.isoformat())),
                kind=st.sampled_from(UpdateKind),
                status=st.none() | st.sampled_from(CommitmentStatus),
            ),
            max_size=2,
        )
    )
    return CommitmentFact(
        id=f"h{n:03}",
        wording=draw(st.text(min_size=1, max_size=30)),
        kind=kind,
        strength=strength,
        status=status,
        tracked=followed_up(kind, strength, draw(st.booleans())),
        owner_side=draw(st.sampled_from(Side)),
        quote=draw(st.text(max_size=20)),
        meeting_id=draw(st.sampled_from([None, "m1", "m2", "m5", "withheld"])),
        made_on=made,
        due=draw(st.sampled_from([None, PAST, SOON, LATE, Due("early", DueType.UNSPECIFIED)])),
        topics=draw(st.sampled_from([(), ("training",), ("flight clearances", "exports")])),
        updates=tuple(updates),
        carried=draw(st.integers(0, 3)),
        citations=tuple(
            seen(f"h{n:03}", source, "words")
            for source in draw(st.sets(st.sampled_from(["s1", "s3", "gone"])))
        ),
    )


def cases(most: int = 8) -> st.SearchStrategy[tuple[CommitmentFact, ...]]:
    """Several commitments with ids of their own; some cite a source that is not part of the brief."""
    return st.integers(0, most).flatmap(lambda n: st.tuples(*(commitment(i) for i in range(n))))

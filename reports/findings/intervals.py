"""The sessions of a forum in time: gaps against the agreed period, numbers that are not on file, whose turn it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.values.choices import MeetingStatus
from reports.facts import Facts, ForumFact, MeetingFact
from reports.findings.sessions import sessions_of
from reports.wording import listed, ordinal

_MONTH = 30.4375


@dataclass(frozen=True, slots=True)
class Session:
    """A session that was held, and how long after the one before; `missing` names editions in between."""

    meeting: MeetingFact
    gap_months: int | None = None
    missing: str = ""


def sessions(facts: Facts, forum: ForumFact) -> tuple[Session, ...]:
    """The sessions held, oldest first, undated ones where the case file puts them."""
    held = tuple(reversed(sessions_of(facts, forum)))
    known = _known(facts, forum)
    return tuple(
        Session(one, _gap(before, one), _missing(before, one, known))
        for before, one in zip((None, *held), held, strict=False)
    )


def _known(facts: Facts, forum: ForumFact) -> frozenset[int]:
    """The numbers on file, of sessions that fell out too."""
    return frozenset(one.edition for one in facts.meetings if one.forum_id == forum.id and one.edition)


def before_first(facts: Facts, forum: ForumFact) -> str:
    """Which editions before the first on file nothing is known of."""
    known = _known(facts, forum)
    return _named([n for n in range(1, min(known)) if n not in known]) if known else ""


def mean_gap(found: tuple[Session, ...]) -> int | None:
    """The mean of the gaps in months, of sessions that follow each other in number; None where there is none."""
    gaps = [one.gap_months for one in found if one.gap_months is not None and not one.missing]
    return round(sum(gaps) / len(gaps)) if gaps else None


def next_expected(facts: Facts, forum: ForumFact) -> date | None:
    """The month in which the agreed period ends after the last session; None where either is not known."""
    held = sessions_of(facts, forum)
    last = _day(held[0]) if held else None
    if not forum.period_months or last is None:
        return None
    total = last.year * 12 + last.month - 1 + forum.period_months
    return date(min(total // 12, 9999), total % 12 + 1, 1)


def cancelled(facts: Facts, forum: ForumFact) -> tuple[MeetingFact, ...]:
    """Sessions that were put off or called off."""
    off = {MeetingStatus.POSTPONED, MeetingStatus.CANCELLED}
    return tuple(one for one in facts.meetings if one.forum_id == forum.id and one.status in off)


def _gap(before: MeetingFact | None, after: MeetingFact) -> int | None:
    """Whole months between two sessions, rounded; None where a day of either is not known to the month."""
    if before is None or not (_exact(before) and _exact(after)):
        return None
    first, last = _day(before), _day(after)
    assert first is not None  # what is exact has a day
    assert last is not None
    return round((last - first).days / _MONTH)


def _exact(meeting: MeetingFact) -> bool:
    point = (meeting.on.end or meeting.on.start) if meeting.on else None
    return point is not None and point.month is not None


def _day(meeting: MeetingFact) -> date | None:
    return (meeting.on.last or meeting.on.first) if meeting.on else None


def _missing(before: MeetingFact | None, after: MeetingFact, known: frozenset[int]) -> str:
    if before is None or not before.edition or not after.edition:
        return ""
    return _named([n for n in range(before.edition + 1, after.edition) if n not in known])


def _named(numbers: Sequence[int]) -> str:
    """`The 12th is not on file`, `The 3rd and 4th are not on file`, `The 9th to 12th and 14th are not on file`."""
    if not numbers:
        return ""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    parts: list[str] = []
    for run in runs:
        first, last = ordinal(run[0]), ordinal(run[-1])
        parts += [f"{first} to {last}"] if len(run) > 2 else [ordinal(n) for n in run]
    return f"The {listed(parts)} {'is' if len(numbers) == 1 else 'are'} not on file"

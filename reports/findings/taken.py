"""What became of commitments, in the order of an action taken report (domain C6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from db.values.choices import CommitmentStatus, Side
from db.values.due import DueState, last_day_of
from reports.facts import CommitmentFact, Facts, MeetingFact, UpdateFact
from reports.findings.register import Item, judged
from reports.findings.sessions import next_meeting, next_of, past

_MOVING = frozenset({CommitmentStatus.IN_PROGRESS, CommitmentStatus.REPORTED_DONE})
_DONE = frozenset({CommitmentStatus.IMPLEMENTED, CommitmentStatus.PARTLY})
_OVERDUE = {
    Side.OURS: "Overdue, ours",
    Side.THEIRS: "Overdue, theirs",
    Side.JOINT: "Overdue, joint",
    Side.THIRD: "Overdue, third parties",
}
_HEADS = (
    *_OVERDUE.values(),
    "Due before the next session",
    "Due soon",
    "Ageing: no date, and long without review",
    "In progress",
    "Open, not yet due",
    "On hold",
    "Done since",
    "Dropped or otherwise closed since",
)


@dataclass(frozen=True, slots=True)
class Group:
    """Commitments that stand alike, the oldest first."""

    head: str
    items: tuple[Item, ...]


def items_of(facts: Facts, soon_days: int = 30) -> tuple[Item, ...]:
    """Every commitment that is followed up, judged on the day of the cut-off, each against its own next session."""
    return tuple(
        _judged(facts, one, soon_days) for one in facts.commitments if one.tracked and _confirmed(one)
    )


def grouped(items: Iterable[Item]) -> tuple[Group, ...]:
    """The groups in which anything stands, in their order."""
    found: dict[str, list[Item]] = {head: [] for head in _HEADS}
    for item in items:
        found[_head(item)].append(item)
    return tuple(Group(head, tuple(sorted(own, key=_oldest))) for head, own in found.items() if own)


def done(item: Item) -> bool:
    """Whether it was carried out, wholly or in part."""
    return item.commitment.status in _DONE


def upcoming(facts: Facts, commitment: CommitmentFact) -> MeetingFact | None:
    """The next session of the forum of a commitment that is planned and not past; else the next meeting."""
    forum = facts.forum(commitment.forum_id)
    if forum is None:
        return next_meeting(facts)
    found = next_of(facts, forum)
    return found if found and not past(found, facts.control.as_of) else None


def heard(commitment: CommitmentFact, since: date | None) -> tuple[UpdateFact, ...]:
    """The entries of the log since a day, newest first."""
    return tuple(one for one in commitment.updates if since is None or one.on.last >= since)


def _judged(facts: Facts, commitment: CommitmentFact, soon_days: int) -> Item:
    item = judged(facts, commitment)
    state = item.state
    last = last_day(commitment)
    if last and state in {DueState.DUE_SOON, DueState.LATER}:
        soon = (last - facts.control.as_of).days <= soon_days
        state = DueState.DUE_SOON if soon else DueState.LATER
    return replace(item, state=state, before_next=_before_next(facts, item))


def last_day(commitment: CommitmentFact) -> date | None:
    """The day after which it is overdue; None where no day is known."""
    made = commitment.made_on
    if commitment.due is None:
        return None
    return last_day_of(commitment.due, made_on=made.last if made else None, anchor_date=commitment.due_anchor)


def _before_next(facts: Facts, item: Item) -> bool:
    """Due by the visit that the report is for, else by the next session of its own forum."""
    commitment = item.commitment
    if commitment.status.closed or commitment.due is None:
        return False
    if facts.visit:
        when = facts.visit.on
    else:
        session = upcoming(facts, commitment)
        when = session.on if session else None
    day = when.first if when else None
    last = last_day(commitment)
    return bool(day and last and facts.control.as_of <= last <= day)


def _head(item: Item) -> str:
    status = item.commitment.status
    if status.closed:
        return "Done since" if done(item) else "Dropped or otherwise closed since"
    if status is CommitmentStatus.ON_HOLD:
        return "On hold"
    if item.overdue:
        return _OVERDUE[item.commitment.owner_side]
    if item.before_next:
        return "Due before the next session"
    if item.state is DueState.DUE_SOON:
        return "Due soon"
    if item.ageing:
        return "Ageing: no date, and long without review"
    return "In progress" if status in _MOVING else "Open, not yet due"


def _confirmed(commitment: CommitmentFact) -> bool:
    return commitment.status not in {CommitmentStatus.DRAFT, CommitmentStatus.REJECTED}


def _oldest(item: Item) -> tuple[str, str]:
    made = item.commitment.made_on
    return (made.text if made else "~", item.commitment.id)

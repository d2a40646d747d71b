"""The register of one brief: every commitment in exactly one place, judged on the day of the information cut-off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from db.values.choices import CommitmentKind, CommitmentStatus, Side, Strength, UpdateKind
from db.values.due import Due, DueState, DueType, judge, last_day_of
from db.values.partial_date import PartialDate
from reports.facts import CommitmentFact, Facts, UpdateFact
from reports.findings.sessions import day_of, last_session, next_meeting
from reports.wording import days_between, months_before

_OLD_MONTHS = 3
"""A commitment without news ages after three months (domain C4, after parliamentary practice)."""

_STRENGTHS = {strength: place for place, strength in enumerate(Strength)}
_NO_DUE = Due("", DueType.NONE)

_PROGRESS = frozenset({UpdateKind.PROGRESS, UpdateKind.STATUS, UpdateKind.CONFIRMED})


_DATED = frozenset({DueState.OVERDUE, DueState.DUE_SOON, DueState.LATER})
_UNCONFIRMED = frozenset({CommitmentStatus.DRAFT, CommitmentStatus.REJECTED})
_SPOKEN_OF = frozenset({CommitmentKind.DISCUSSED, CommitmentKind.PROPOSED})
_MOVING = frozenset({CommitmentStatus.REPORTED_DONE, CommitmentStatus.IN_PROGRESS})


@dataclass(frozen=True, slots=True)
class Item:
    """A commitment with what follows from the day of the cut-off."""

    commitment: CommitmentFact
    state: DueState | None
    """How its due stands; None for what is not open."""
    days_old: int | None
    old: bool
    """Certainly more than three months old."""
    before_next: bool
    """Due by the day of the next meeting."""
    closed_on: PartialDate | None

    @property
    def overdue(self) -> bool:
        """Past its due."""
        return self.state is DueState.OVERDUE

    @property
    def ageing(self) -> bool:
        """Without a date, and past its review."""
        return self.state is DueState.AGEING

    @property
    def dated(self) -> bool:
        """Whether its due is a date that can pass."""
        return self.state in _DATED


@dataclass(frozen=True, slots=True)
class Register:
    """Commitments by where a brief prints them; together they are all there are, each once."""

    open: tuple[Item, ...]
    """Tracked and open, in the order of the action taken report within each side."""
    closed_since: tuple[Item, ...]
    """Tracked and closed since the last session, so that the principal can thank."""
    discussed: tuple[Item, ...]
    """Discussed or proposed without an addressee: may be taken up, not quoted as commitments."""
    other: tuple[Item, ...]
    """Statements that call for no follow-up."""
    unconfirmed: tuple[Item, ...]
    """Drafts that the desk has not confirmed."""
    closed_before: tuple[Item, ...]
    """Tracked and closed before the last session, or on a day not stated."""

    def side(self, side: Side) -> tuple[Item, ...]:
        """What the action taken report prints for one side: the open ones, then those closed since."""
        return tuple(i for i in (*self.open, *self.closed_since) if i.commitment.owner_side is side)

    def open_of(self, side: Side) -> int:
        """How many are open on one side."""
        return sum(i.commitment.owner_side is side for i in self.open)

    def action(self) -> Iterator[Item]:
        """The items of the action taken report, in printed order."""
        for side in Side:
            yield from self.side(side)

    def everything(self) -> tuple[Item, ...]:
        """Every item, in the order in which a full brief prints them."""
        return (*self.action(), *self.discussed, *self.other, *self.unconfirmed, *self.closed_before)

    def firm_undated(self) -> tuple[Item, ...]:
        """Open, firm, and no date to be late for; oldest first."""
        found = (i for i in self.open if i.commitment.strength is Strength.FIRM and not i.dated)
        return tuple(sorted(found, key=lambda i: -(i.days_old or 0)))


def register(facts: Facts) -> Register:
    """Put every commitment into its one place and order."""
    since = day_of(last_session(facts))
    parts: dict[str, list[Item]] = {name: [] for name in Register.__slots__}
    for commitment in facts.commitments:
        item = judged(facts, commitment)
        parts[_place(item, since)].append(item)
    for found in parts.values():
        found.sort(key=_oldest)
    parts["open"].sort(key=urgency)
    parts["discussed"].sort(key=_newest)
    parts["closed_since"].sort(key=lambda i: i.commitment.status is not CommitmentStatus.IMPLEMENTED)
    return Register(**{name: tuple(found) for name, found in parts.items()})


def judged(facts: Facts, commitment: CommitmentFact) -> Item:
    """A commitment judged on the day of the cut-off; never by the clock."""
    as_of = facts.control.as_of
    made = commitment.made_on
    is_open = not commitment.status.closed
    upcoming = next_meeting(facts)
    meeting_day = upcoming.on.first if upcoming and upcoming.on else None
    last = last_day_of(
        commitment.due or _NO_DUE,
        made_on=made.last if made else None,
        anchor_date=commitment.due_anchor,
    )
    return Item(
        commitment=commitment,
        state=_state(commitment, as_of) if is_open else None,
        days_old=days_between(made.last, as_of) if made and made.last <= as_of else None,
        old=bool(made and made.last < months_before(as_of, _OLD_MONTHS)),
        before_next=bool(is_open and meeting_day and last and as_of <= last <= meeting_day),
        closed_on=next((u.on for u in commitment.updates if u.status and u.status.closed), None),
    )


def _state(commitment: CommitmentFact, as_of: date) -> DueState:
    return judge(
        commitment.due or _NO_DUE,
        today=as_of,
        made_on=commitment.made_on.last if commitment.made_on else None,
        anchor_date=commitment.due_anchor,
        review_on=commitment.review_on,
    )


def _place(item: Item, since: date | None) -> str:
    commitment = item.commitment
    if commitment.status in _UNCONFIRMED:
        return "unconfirmed"
    if commitment.tracked:
        if not commitment.status.closed:
            return "open"
        recent = item.closed_on and (since is None or item.closed_on.last >= since)
        return "closed_since" if recent else "closed_before"
    spoken_of = commitment.kind in _SPOKEN_OF
    return "discussed" if spoken_of and commitment.strength is not Strength.CONTEXT else "other"


def urgency(item: Item) -> tuple[int, str, int, str]:
    """Sort key of the action taken report (domain C6): overdue, due before the next session, ageing, in progress,
    the rest; within each the oldest first.
    """
    rank = 5
    if item.overdue:
        rank = 0
    elif item.before_next or item.state is DueState.DUE_SOON:
        rank = 1
    elif item.ageing:
        rank = 2
    elif item.commitment.status in _MOVING:
        rank = 3
    elif item.state is DueState.LATER:
        rank = 4
    return (rank, *_oldest(item))


def _newest(item: Item) -> tuple[bool, int, bool]:
    """Newest first, unknown days last; what is of use to somebody before what is not said to be."""
    made = item.commitment.made_on
    return (made is None, -made.last.toordinal() if made else 0, not item.commitment.beneficiary)


def _oldest(item: Item) -> tuple[str, int, str]:
    made = item.commitment.made_on
    return (made.text if made else "~", _STRENGTHS[item.commitment.strength], item.commitment.id)


def progress(commitment: CommitmentFact) -> UpdateFact | None:
    """The newest entry of the log that reports something done or decided."""
    return next((u for u in commitment.updates if u.kind in _PROGRESS), None)


def said_at(facts: Facts, meeting: str) -> tuple[CommitmentFact, ...]:
    """The statements of a meeting, in the order of the facts."""
    return facts.once("said at", _said_at).get(meeting, ())


def _said_at(facts: Facts) -> dict[str, tuple[CommitmentFact, ...]]:
    found: dict[str, list[CommitmentFact]] = {}
    for commitment in facts.commitments:
        if commitment.meeting_id:
            found.setdefault(commitment.meeting_id, []).append(commitment)
    return {meeting: tuple(made) for meeting, made in found.items()}


def linked_to(facts: Facts, record_id: str) -> tuple[CommitmentFact, ...]:
    """The commitments that name an agreement or an initiative, in the order of the facts."""
    return facts.once("linked to", _linked_to).get(record_id, ())


def _linked_to(facts: Facts) -> dict[str, tuple[CommitmentFact, ...]]:
    found: dict[str, list[CommitmentFact]] = {}
    for commitment in facts.commitments:
        for named in {*commitment.agreement_ids, *commitment.initiative_ids}:
            found.setdefault(named, []).append(commitment)
    return {named: tuple(made) for named, made in found.items()}


def revisited(facts: Facts, commitment: CommitmentFact) -> tuple[CommitmentFact, ...]:
    """Later statements at another meeting that share a topic with it, newest first."""
    made = commitment.made_on
    if made is None:
        return ()
    spoken = facts.once("topics", _by_topic)
    last, meeting = made.last, commitment.meeting_id
    found = [
        entry
        for topic in commitment.topics
        for entry in spoken[topic]
        if entry[0] > last and entry[3].meeting_id != meeting
    ]
    if len(commitment.topics) > 1:
        found = _newest_first({entry[2]: entry for entry in found}.values())
    return tuple([entry[3] for entry in found])


_Spoken = tuple[date, str, int, CommitmentFact]


def _by_topic(facts: Facts) -> dict[str, list[_Spoken]]:
    """Topic → the dated commitments that name it, each with its day and its place among the facts; newest first."""
    found: dict[str, list[_Spoken]] = {}
    for place, commitment in enumerate(facts.commitments):
        made = commitment.made_on
        for topic in dict.fromkeys(commitment.topics):
            spoken = found.setdefault(topic, [])
            if made:
                spoken.append((made.first, made.text, place, commitment))
    return {topic: _newest_first(spoken) for topic, spoken in found.items()}


def _newest_first(spoken: Iterable[_Spoken]) -> list[_Spoken]:
    """Those of one day in the order of the facts."""
    found = sorted(spoken, key=itemgetter(2))
    found.sort(key=itemgetter(1), reverse=True)
    return found

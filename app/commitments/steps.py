"""The steps of a commitment: from which state each may be taken, what it requires, and what then stands. Pure.

The states and requirements are those of Indian assurance practice and of oversight registers: closing needs evidence or
the minute of a later session, dropping a reason and who agreed, holding a reason and a day of review.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from db.values.choices import Choice, CommitmentStatus, DropAgreed, Side, UpdateKind
from db.values.due import Due
from db.values.partial_date import PartialDate

S = CommitmentStatus


class Verb(Choice):
    """What an officer may say of a commitment."""

    CONFIRM = "confirm", "Accept the draft"
    REJECT = "reject", "Reject the draft"
    START = "start", "Begun"
    PROGRESS = "progress", "Progress"
    REPORT = "report", "Reported done"
    DONE = "done", "Done"
    PARTLY = "partly", "Partly done, closed"
    CARRY = "carry", "Carried"
    REWORD = "reword", "Reworded"
    DROP = "drop", "Dropped"
    HOLD = "hold", "On hold"
    RESUME = "resume", "Resumed"
    SUPERSEDE = "supersede", "Superseded"
    LAPSE = "lapse", "Lapsed"
    NOT_AGREED = "not_agreed", "Not agreed by them"
    REOPEN = "reopen", "Reopened"
    REMARK = "remark", "Remark"
    ACKNOWLEDGE = "acknowledge", "Acknowledged by them"


class Need(Choice):
    """What a step requires; the label asks for it."""

    NOTE = "note", "Say what was done: a note, a percentage or the evidence"
    REASON = "reason", "Say why"
    EVIDENCE = "evidence", "Name what shows that it was done, or the later session whose minutes record it"
    REPORTER = "reported_by", "Say which side reported it"
    SOURCE = "source", "Name the source of the report"
    AGREED_BY = "agreed_by", "Say who agreed: our side alone, or both"
    REVIEW_ON = "review_on", "Say when it is looked at again"
    WORDING = "wording", "Give the new wording"
    SUCCESSOR = "successor", "Name the commitment that takes its place"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an officer says of one commitment. `on` None means the day of the session, else today.

    `half` is ours or theirs where only one half of a joint commitment is meant; None means both.
    """

    verb: Verb
    remark: str = ""
    evidence: str = ""
    source_id: str | None = None
    meeting_id: str | None = None
    on: PartialDate | None = None
    half: Side | None = None
    progress: int | None = None
    wording: str = ""
    quote: str = ""
    due: Due | None = None
    agreed_by: DropAgreed | None = None
    approver: str = ""
    review_on: PartialDate | None = None
    reported_by: Side | None = None
    successor_id: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What the log decides of a commitment. A half that is None stands as the whole does."""

    status: CommitmentStatus
    wording: str = ""
    joint: bool = False
    our_half: CommitmentStatus | None = None
    their_half: CommitmentStatus | None = None
    due: Due | None = None
    due_event_id: str | None = None
    review_on: PartialDate | None = None
    position: str = ""
    made_at_id: str | None = None
    before_hold: CommitmentStatus = CommitmentStatus.OPEN

    def half(self, side: Side) -> CommitmentStatus:
        """Where one half stands."""
        own = self.our_half if side is Side.OURS else self.their_half
        return own or self.status


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log, as far as it changes what stands; None changes nothing of that part."""

    kind: UpdateKind
    status: CommitmentStatus | None = None
    half: Side | None = None
    remark: str = ""
    wording: str = ""
    due: Due | None = None
    due_event_id: str | None = None
    review_on: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A step that may be taken now. `halves` are those that it may be taken for, where the commitment is joint."""

    verb: Verb
    label: str
    key: str
    needs: tuple[Need, ...]
    halves: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rule:
    """From which states a step leads where (None: it stays), by which sort of entry, with what it requires."""

    begins: frozenset[CommitmentStatus]
    leads: CommitmentStatus | None
    kind: UpdateKind
    needs: tuple[Need, ...] = ()
    key: str = ""


OPEN = frozenset({S.OPEN, S.IN_PROGRESS, S.REPORTED_DONE, S.ON_HOLD})
_AFOOT = OPEN - {S.ON_HOLD}
_CLOSED = frozenset(one for one in S if one.closed)
_ANY = frozenset(S)

RULES: Mapping[Verb, _Rule] = MappingProxyType(
    {
        Verb.CONFIRM: _Rule(frozenset({S.DRAFT}), S.OPEN, UpdateKind.STATUS, key="A"),
        Verb.REJECT: _Rule(frozenset({S.DRAFT}), S.REJECTED, UpdateKind.STATUS, (Need.REASON,), "J"),
        Verb.DONE: _Rule(OPEN, S.IMPLEMENTED, UpdateKind.STATUS, (Need.EVIDENCE,), "D"),
        Verb.PROGRESS: _Rule(_AFOOT, S.IN_PROGRESS, UpdateKind.PROGRESS, (Need.NOTE,), "P"),
        Verb.CARRY: _Rule(OPEN, None, UpdateKind.CARRIED, key="C"),
        Verb.REWORD: _Rule(OPEN, None, UpdateKind.REWORDED, (Need.WORDING,), "R"),
        Verb.DROP: _Rule(OPEN, S.DROPPED, UpdateKind.STATUS, (Need.REASON, Need.AGREED_BY), "X"),
        Verb.START: _Rule(frozenset({S.OPEN}), S.IN_PROGRESS, UpdateKind.STATUS, (Need.NOTE,), "B"),
        Verb.REPORT: _Rule(
            frozenset({S.OPEN, S.IN_PROGRESS}), S.REPORTED_DONE, UpdateKind.STATUS, (Need.REPORTER, Need.SOURCE), "T"
        ),
        Verb.PARTLY: _Rule(OPEN, S.PARTLY, UpdateKind.STATUS, (Need.REASON, Need.EVIDENCE), "Y"),
        Verb.HOLD: _Rule(_AFOOT, S.ON_HOLD, UpdateKind.HELD, (Need.REASON, Need.REVIEW_ON), "H"),
        Verb.RESUME: _Rule(frozenset({S.ON_HOLD}), None, UpdateKind.STATUS, key="U"),
        Verb.SUPERSEDE: _Rule(OPEN, S.SUPERSEDED, UpdateKind.STATUS, (Need.SUCCESSOR,), "S"),
        Verb.LAPSE: _Rule(OPEN, S.LAPSED, UpdateKind.STATUS, (Need.REASON,), "L"),
        Verb.NOT_AGREED: _Rule(OPEN | {S.DRAFT}, S.NOT_AGREED, UpdateKind.STATUS, (Need.REASON,), "N"),
        Verb.REOPEN: _Rule(_CLOSED, S.OPEN, UpdateKind.REOPENED, (Need.REASON,), "O"),
        Verb.REMARK: _Rule(_ANY, None, UpdateKind.REMARK, (Need.REASON,), "M"),
        Verb.ACKNOWLEDGE: _Rule(OPEN, None, UpdateKind.CONFIRMED, key="K"),
    }
)  # fmt: skip
"""Every step, in the order in which they are offered."""

_OF_THE_WHOLE = frozenset({Verb.CONFIRM, Verb.REJECT, Verb.REWORD, Verb.SUPERSEDE, Verb.REMARK, Verb.ACKNOWLEDGE,
                           Verb.CARRY})  # fmt: skip
"""Steps that no half takes alone."""

SAID = frozenset({Verb.REMARK, Verb.REWORD, Verb.ACKNOWLEDGE})
"""Steps whose remark is not what stands: the position stays as it was."""


def offers(state: State) -> tuple[Offer, ...]:
    """The steps that may be taken from a state, the usual ones of closing a session first."""
    found = []
    for verb, rule in RULES.items():
        halves = _halves(state, verb, rule)
        if state.status in rule.begins or halves:
            found.append(Offer(verb, verb.label, rule.key, rule.needs, halves))
    return tuple(found)


def _halves(state: State, verb: Verb, rule: _Rule) -> tuple[Side, ...]:
    if not state.joint or verb in _OF_THE_WHOLE:
        return ()
    return tuple(side for side in (Side.OURS, Side.THEIRS) if state.half(side) in rule.begins)


def allowed(state: State, answer: Answer) -> bool:
    """Whether the step may be taken from this state; what it requires is another question."""
    rule = RULES[answer.verb]
    if answer.half is None:
        return state.status in rule.begins
    return answer.half in _halves(state, answer.verb, rule)


def missing(answer: Answer, state: State) -> tuple[Need, ...]:
    """What the step still requires; empty: it may be taken."""
    return tuple(need for need in RULES[answer.verb].needs if not _MET[need](answer, state))


def _minuted(answer: Answer, state: State) -> bool:
    """Whether a session other than the one that it was made at records it."""
    return answer.meeting_id is not None and answer.meeting_id != state.made_at_id


def _noted(answer: Answer, _: State) -> bool:
    return bool(answer.remark or answer.evidence or answer.source_id or answer.progress is not None)


_MET: Mapping[Need, Callable[[Answer, State], bool]] = MappingProxyType(
    {
        Need.NOTE: _noted,
        Need.REASON: lambda answer, _: bool(answer.remark.strip()),
        Need.EVIDENCE: lambda answer, state: (
            bool(answer.evidence.strip() or answer.source_id) or _minuted(answer, state)
        ),
        Need.REPORTER: lambda answer, _: answer.reported_by in (Side.OURS, Side.THEIRS),
        Need.SOURCE: lambda answer, state: (
            bool(answer.evidence.strip() or answer.source_id) or _minuted(answer, state)
        ),
        Need.AGREED_BY: lambda answer, _: answer.agreed_by is not None,
        Need.REVIEW_ON: lambda answer, _: answer.review_on is not None,
        Need.WORDING: lambda answer, state: (
            bool(answer.wording.strip()) and answer.wording.strip() != state.wording.strip()
        ),
        Need.SUCCESSOR: lambda answer, _: bool(answer.successor_id),
    }
)


def entry_of(state: State, answer: Answer, *, moved_to: str | None = None) -> Entry:
    """The entry that a step writes; `moved_to` is the event to which carrying moves an event's due."""
    rule = RULES[answer.verb]
    leads = rule.leads
    if answer.verb is Verb.RESUME:
        leads = state.before_hold
    elif answer.verb is Verb.REOPEN and state.status is S.REJECTED:
        leads = S.DRAFT
    return Entry(
        rule.kind,
        leads,
        answer.half,
        "" if answer.verb in SAID else answer.remark.strip(),
        answer.wording.strip() if answer.verb is Verb.REWORD else "",
        answer.due if answer.verb is Verb.REWORD else None,
        moved_to if answer.verb is Verb.CARRY else None,
        answer.review_on if answer.verb is Verb.HOLD else None,
    )


def apply(state: State, entry: Entry) -> State:
    """What stands after an entry."""
    after = replace(
        state,
        wording=entry.wording or state.wording,
        due=entry.due or state.due,
        due_event_id=entry.due_event_id or state.due_event_id,
        review_on=entry.review_on or state.review_on,
        position=entry.remark or state.position,
    )
    if entry.status is None:
        return after
    if entry.half is None or not state.joint:
        held = entry.status is S.ON_HOLD and state.status is not S.ON_HOLD
        return replace(
            after, status=entry.status, our_half=None, their_half=None,
            before_hold=state.status if held else state.before_hold,
        )  # fmt: skip
    ours = entry.status if entry.half is Side.OURS else state.half(Side.OURS)
    theirs = entry.status if entry.half is Side.THEIRS else state.half(Side.THEIRS)
    return replace(after, our_half=ours, their_half=theirs, status=whole_of(ours, theirs))


def replay(first: State, log: tuple[Entry, ...]) -> State:
    """What stands after a whole log."""
    state = first
    for entry in log:
        state = apply(state, entry)
    return state


def whole_of(ours: CommitmentStatus, theirs: CommitmentStatus) -> CommitmentStatus:
    """Where a joint commitment stands as a whole: it closes only when both halves have."""
    halves = {ours, theirs}
    if len(halves) == 1:
        return ours
    still = halves - _CLOSED
    if not still:
        return S.PARTLY if halves & {S.IMPLEMENTED, S.PARTLY} else S.DROPPED
    afoot = still - {S.ON_HOLD, S.DRAFT} or still
    if len(afoot) == 1 and afoot <= {S.ON_HOLD, S.DRAFT, S.REPORTED_DONE, S.IN_PROGRESS}:
        return next(iter(afoot))
    begun = halves & {S.IN_PROGRESS, S.REPORTED_DONE, S.IMPLEMENTED, S.PARTLY}
    return S.IN_PROGRESS if begun else S.OPEN

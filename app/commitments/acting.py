"""Takes the steps of commitments: what was said goes into the log, what then stands into the record, in one action."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.casefile import CaseFile
from app.changes import Changes
from app.commitments.anchoring import Sessions, carried_to, last_of, sessions_around
from app.commitments.log import Known, known, values_of
from app.commitments.steps import Answer, Offer, State, Verb, allowed, apply, entry_of, missing, offers
from app.door import Changed
from app.errors import InvalidValue, NotFound
from app.following import keep_year
from db.models import Commitment, Meeting, Source
from db.queries import journal
from db.reader import Reader
from db.values.choices import Acknowledged, CommitmentStatus
from db.values.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class StateView:
    """What stands of a commitment and what may be done with it; `revision` is what was read."""

    id: str
    wording: str
    status: CommitmentStatus
    our_half: CommitmentStatus | None
    their_half: CommitmentStatus | None
    joint: bool
    offers: tuple[Offer, ...]
    revision: str


def read_state(case: CaseFile, commitment_id: str) -> StateView:
    """What stands and what may be done. Raises NotFound."""
    with case.read() as reader:
        one = _one(known(reader, [commitment_id]), commitment_id)
        state = one.state
        return StateView(
            commitment_id, state.wording, state.status, state.our_half, state.their_half, state.joint,
            offers(state), journal.revision(reader, commitment_id),
        )  # fmt: skip


def act(case: CaseFile, commitment_id: str, answer: Answer, *, base: str | None = None) -> Changed:
    """Take one step. Raises NotFound, InvalidValue naming what is missing, RulesBroken, Conflict."""
    bases = {commitment_id: base} if base else None
    return act_all(case, {commitment_id: answer}, words=_words(case, commitment_id, answer), bases=bases)


def act_all(
    case: CaseFile,
    answers: Mapping[str, Answer],
    *,
    words: str,
    bases: Mapping[str, str] | None = None,
    also: Changes | None = None,
) -> Changed:
    """Take a step for each of several commitments, all in one action called `words`, or none of them.

    `bases` are the revisions that the officer saw; `also` are steps that belong to the same action. Raises what `act`
    does; a sentence names the commitment that it is about.
    """
    with case.read() as reader:
        changes = also if also is not None else case.door.changes()
        _take_all(reader, changes, answers, case.clock.today(), bases or {})
    keep_year(case, changes)
    return case.door.change(words, changes)


def carry_all(
    case: CaseFile, ids: Iterable[str], *, meeting_id: str | None = None, remark: str = ""
) -> Changed:
    """Carry several commitments forward as one action; only dues that wait for that session move."""
    answers = dict.fromkeys(ids, Answer(Verb.CARRY, remark, meeting_id=meeting_id))
    number = len(answers)
    return act_all(case, answers, words=f"Carry {number:,} commitment{'' if number == 1 else 's'} forward")


def _take_all(
    reader: Reader, changes: Changes, answers: Mapping[str, Answer], today: date, bases: Mapping[str, str]
) -> None:
    found = known(reader, answers)
    revisions = journal.revisions(reader, list(answers)) | dict(bases)
    around = {one: sessions_around(reader, one) for one in {answer.meeting_id for answer in answers.values()}}
    for commitment, answer in answers.items():
        one = _one(found, commitment)
        _refuse(reader, one, answer, today)
        next_one = reader.get(Commitment, answer.successor_id)
        links_back = next_one is not None and next_one.supersedes_id is None
        step = _Step(one, answer, around[answer.meeting_id], _day(reader, answer, today), links_back)
        step.write(changes, revisions.get(commitment))


def _one(found: Mapping[str, Known], commitment_id: str) -> Known:
    if commitment_id not in found:
        raise NotFound("This commitment is not in the case file any more; it may have been deleted.")
    return found[commitment_id]


def _refuse(reader: Reader, one: Known, answer: Answer, today: date) -> None:
    """Raise where the step may not be taken, or where what it requires is not there."""
    called = f"“{_short(one.row.wording)}”"
    if not allowed(one.state, answer):
        stands = _stands(one.state, answer)
        raise InvalidValue(
            f"{called} is {stands}; it cannot be marked “{answer.verb.label.lower()}” from there."
        )
    lacks = missing(answer, one.state)
    if lacks:
        asked = "; ".join(need.label[0].lower() + need.label[1:] for need in lacks)
        raise InvalidValue(
            f"{called}: to mark it “{answer.verb.label.lower()}”, {asked}.", field=lacks[0].value
        )
    if answer.progress is not None and not 0 <= answer.progress <= 100:
        raise InvalidValue("Progress is a percentage from 0 to 100.", field="progress")
    if answer.source_id and reader.get(Source, answer.source_id) is None:
        raise NotFound("The source is not in the case file any more; choose another.")
    if answer.successor_id == one.row.id:
        raise InvalidValue(f"{called} cannot take its own place; name another commitment.", field="successor")
    if answer.successor_id and reader.get(Commitment, answer.successor_id) is None:
        raise NotFound(
            "The commitment that takes its place is not in the case file any more; choose another."
        )
    if answer.on is not None and answer.on.first > today:
        raise InvalidValue(
            f"{called}: {answer.on.show()} is still to come; say what is known today.", field="on"
        )
    _refuse_earlier_minutes(reader, one, answer, called)


def _refuse_earlier_minutes(reader: Reader, one: Known, answer: Answer, called: str) -> None:
    """The minutes that show that a thing was done are those of a session after the one that promised it."""
    if answer.verb not in (Verb.DONE, Verb.PARTLY, Verb.REPORT) or answer.evidence or answer.source_id:
        return
    made, at = reader.get(Meeting, one.row.made_at_id), reader.get(Meeting, answer.meeting_id)
    if at is None:
        raise NotFound("The session is not in the case file any more; name the evidence instead.")
    before, after = last_of(made) if made else None, last_of(at)
    if before and after and after <= before:
        raise InvalidValue(
            f"{called}: the minutes of {at.title} are not later than the promise; name other evidence.",
            field="evidence",
        )


def _stands(state: State, answer: Answer) -> str:
    status = state.half(answer.half) if answer.half and state.joint else state.status
    return f"“{status.label.lower()}”" + ("" if state.joint or not answer.half else " and not joint")


def _day(reader: Reader, answer: Answer, today: date) -> PartialDate:
    """The day of an entry: as said, else that of the session, else today."""
    if answer.on is not None:
        return answer.on
    meeting = reader.get(Meeting, answer.meeting_id)
    held = meeting.held_on if meeting else None
    if held is None or (held.last or today) > today:
        return PartialDate.of(today)
    return held.end or held.start or PartialDate.of(today)


@dataclass(frozen=True, slots=True)
class _Step:
    """One step that may be taken, and everything that writing it needs."""

    known: Known
    answer: Answer
    around: Sessions | None
    on: PartialDate
    links_back: bool
    """Whether the commitment that takes its place is to name it; one that names another already is left alone."""

    def write(self, changes: Changes, base: str | None) -> None:
        """The entry of the log, then what stands after it."""
        state, answer, row = self.known.state, self.answer, self.known.row
        entry = entry_of(state, answer, moved_to=carried_to(state, self.around))
        values = values_of(answer, entry, state, self.on)
        changes.create("update", commitment_id=row.id, marking=row.marking, **values)
        edited = _difference(state, apply(state, entry)) | self._beside()
        if edited:
            changes.edit(row.id, base=base, **edited)
        if answer.successor_id and self.links_back:
            changes.edit(answer.successor_id, supersedes_id=row.id)

    def _beside(self) -> dict[str, Any]:
        """What a step says that is not a matter of where the commitment stands."""
        answer, row = self.answer, self.known.row
        found: dict[str, Any] = {}
        if answer.evidence.strip():
            found["evidence"] = _joined(row.evidence, answer.evidence.strip())
        if answer.verb is Verb.ACKNOWLEDGE:
            found["acknowledged"] = Acknowledged.YES
        if answer.verb is Verb.NOT_AGREED:
            found["acknowledged"] = Acknowledged.NO
        if answer.verb is Verb.REWORD and answer.quote.strip():
            found["wording_quoted"] = answer.quote.strip()
        if answer.verb is Verb.DONE and answer.meeting_id and answer.meeting_id != row.made_at_id:
            found["follow_up_meeting_id"] = answer.meeting_id
        return found


def _difference(before: State, after: State) -> dict[str, Any]:
    fields = ("status", "wording", "our_half", "their_half", "due", "due_event_id", "review_on")
    found = {name: getattr(after, name) for name in fields if getattr(after, name) != getattr(before, name)}
    if after.position != before.position:
        found["status_note"] = after.position
    return found


def _joined(before: str | None, more: str) -> str:
    return more if not before or more in before else f"{before}\n{more}"


def _words(case: CaseFile, commitment_id: str, answer: Answer) -> str:
    with case.read() as reader:
        one = _one(known(reader, [commitment_id]), commitment_id)
    return f"{answer.verb.label}: {_short(one.row.wording)}"


def _short(wording: str) -> str:
    line = " ".join(wording.split())
    return line if len(line) <= 60 else f"{line[:59].rstrip()}…"

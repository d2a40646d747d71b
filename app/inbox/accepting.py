"""Takes accepted proposals of one text into the case file: one undoable action, each fact with its quote."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from app.casefile import CaseFile
from app.door import Changed
from app.errors import InvalidValue
from app.inbox.deciding import CORRECTED
from app.inbox.grounds import Grounds
from app.inbox.learning import Decided, learn, learned
from app.inbox.naming import Naming
from app.inbox.offers import ASKED, Offer, TextInbox, standing_answers, text_in
from app.inbox.pen import Pen
from app.inbox.promising import commitment
from app.inbox.recording import Recording, Taken
from app.intake.people.matching import Verdict
from app.names import Namer
from app.settings import read_settings
from db.models import Source
from db.reader import Reader
from db.values.choices import ProposalStatus

WRITTEN = ("person", "forum", "meeting", "visit", "agreement", "exercise", "commitment")
"""Kinds in the order in which they are written: what others refer to comes first."""


def accept(
    case: CaseFile,
    source_id: str,
    ids: Collection[str] | None = None,
    *,
    choices: Mapping[str, str | None] | None = None,
) -> Changed:
    """Take proposals of one text in, as one undoable action; without `ids` those that are chosen beforehand.

    `choices` answers where the inbox asks: proposal → record on file, or None for a new one. Raises InvalidValue where
    a proposal still needs an answer, NotFound, RulesBroken, CaseFileError; after any of them nothing is changed.
    """
    teaching = {(one.outlet, one.kind): one for one in learned(case)}
    with case.read() as reader:
        answers = standing_answers(reader, source_id, choices or {})
        text = text_in(reader, source_id, teaching, answers)
        wanted = [
            one for one in text.open if (one.chosen or one.id in answers if ids is None else one.id in ids)
        ]
        _refuse_unanswered(wanted, answers)
        recording = _recording(case, reader, text, answers)
        for one in sorted(wanted, key=lambda one: WRITTEN.index(one.kind)):
            made = _take(recording, Taken(one.kind, one.content, one.quote, one.start, _record(one, answers)))
            status = ProposalStatus.CHANGED if one.content.get(CORRECTED) else ProposalStatus.ACCEPTED
            recording.pen.changes.edit(one.id, status=status, became_id=made)
        recording.seat_everybody()
    what = (
        f"“{wanted[0].title[:60]}”" if len(wanted) == 1 else f"{len(wanted)} proposals of “{text.title[:60]}”"
    )
    done = case.door.change(f"Accept {what}", recording.pen.changes)
    learn(case, text.outlet, (_decided(one) for one in wanted))
    return done


def _decided(one: Offer) -> Decided:
    return Decided(one.kind, "changed" if one.content.get(CORRECTED) else "accepted")


def _refuse_unanswered(wanted: list[Offer], answers: Mapping[str, str | None]) -> None:
    if not wanted:
        raise InvalidValue("Nothing is chosen: mark what you want to accept.")
    for one in wanted:
        needs = [need for need in one.needs if not (need == ASKED and one.id in answers)]
        if needs:
            raise InvalidValue(f"“{one.title[:60]}”: {needs[0]}", field=one.id)


def _record(one: Offer, answers: Mapping[str, str | None]) -> str | None:
    if one.id in answers:
        return answers[one.id]
    return one.match.candidates[0].id if one.match.verdict is Verdict.SAME else None


def _recording(
    case: CaseFile, reader: Reader, text: TextInbox, answers: Mapping[str, str | None]
) -> Recording:
    """Where this text stands: its people and meetings that were accepted before are there to refer to."""
    grounds = Grounds.of(reader)
    source = reader.get(Source, text.source_id)
    marking = source.marking if source else None
    pen = Pen(case.door.changes(), reader, text.source_id, marking, Namer(reader).name)
    people = ((one.content["name"], one.became_id or _record(one, answers)) for one in text.of("person"))
    who = {name: person for name, person in people if person}
    month = read_settings(reader).fiscal_start_month
    recording = Recording(pen, Naming(pen, grounds), grounds, text.published, text.text, month, who)
    recording.events += [
        (one.start, one.became_id, one.content) for one in text.of("meeting") if one.became_id is not None
    ]
    return recording


def _take(recording: Recording, one: Taken) -> str:
    match one.kind:
        case "person":
            return recording.person(one)
        case "meeting":
            return recording.meeting(one)
        case "visit":
            return recording.visit(one)
        case "forum":
            return recording.forum(one)
        case "agreement":
            return recording.agreement(one)
        case "exercise":
            return recording.exercise(one)
        case "commitment":
            return commitment(recording, one)
        case _:
            raise InvalidValue(f"A proposal of the kind “{one.kind}” cannot be taken in.")

"""The face of intake: a text and what the case file knows, in; frozen proposals out. No model, no network, no clock."""

from __future__ import annotations

import re
from datetime import date

from app.intake.assembling import settled
from app.intake.attendance.hosting import hosts_and_guests
from app.intake.attendance.participants import participants
from app.intake.attendance.seating import seat
from app.intake.attendance.sides import MENTIONED, Participant
from app.intake.forums.clusters import key_of
from app.intake.instruments.agreements import Agreement, agreements
from app.intake.instruments.exercises import Exercise, exercises
from app.intake.known import NOTHING_KNOWN, Known
from app.intake.lexicon import BUILT_IN, Lexicon, using
from app.intake.meeting_names import event_name, same_forum
from app.intake.meetings.encounters import encounters
from app.intake.meetings.events import Event, Place
from app.intake.meetings.gatherings import gatherings
from app.intake.meetings.headlines import headlined
from app.intake.meetings.programmes import appointments
from app.intake.meetings.sessions import next_session, sessions
from app.intake.meetings.visits import Visit, visits
from app.intake.people.matching import match_name
from app.intake.promises.commitments import commitments
from app.intake.promises.statements import Found
from app.intake.promises.topics import items_of, topics_of
from app.intake.proposals import (
    AgreementProposal,
    CommitmentProposal,
    Evidence,
    ExerciseProposal,
    Intake,
    MeetingProposal,
    NextMeeting,
    PersonProposal,
    PlaceProposal,
    VisitProposal,
)
from app.intake.scene import Scene
from app.intake.text.cleaning import cleaned
from db.values.choices import CommitmentKind, MeetingStatus
from db.values.partial_date import PartialDate


def extract(
    raw: str, known: Known = NOTHING_KNOWN, *, published: date | None = None, lexicon: Lexicon = BUILT_IN
) -> Intake:
    """Everything that a text proposes; `published` is the day of issue where something outside the text says it.

    `lexicon` holds the words it is read with, an office's own among them.
    Raises TextTooLong beyond 20,000 words, InvalidValue beyond what a text field holds.
    """
    with using(lexicon):
        return _extracted(raw, known, published)


def _extracted(raw: str, known: Known, published: date | None) -> Intake:
    scene = Scene.of(cleaned(raw), published)
    held, met = sessions(scene), encounters(scene) + appointments(scene)
    met += gatherings(scene, held + met)
    met += headlined(scene, held + met)
    journeys = visits(scene)
    people = participants(scene, held + met, known.home, journeys)
    events = settled(scene, held, met)
    seat(scene, events, people)
    hosts_and_guests(events, journeys, people)
    by_person = {id(one.who): one for one in people}
    planned = bool(events) and all(one.status is MeetingStatus.PLANNED for one in events)
    to_come = frozenset(one.sentence for one in events[:1] if one.status is MeetingStatus.PLANNED)
    found = commitments(scene, all_planned=planned, announced=to_come)
    return Intake(
        text=scene.text,
        published=scene.issue.published if scene.issue.stated else None,
        countries=scene.parties,
        meetings=tuple(
            _meeting(scene, one, index == 0, by_person, known) for index, one in enumerate(events)
        ),
        visits=tuple(_visit(scene, one) for one in journeys),
        people=tuple(_person(scene, one, known) for one in people if _worth(one)),
        agreements=tuple(_agreement(scene, one, known) for one in agreements(scene)),
        exercises=tuple(_exercise(scene, one) for one in exercises(scene)),
        commitments=tuple(_commitment(scene, one) for one in found),
        next_meeting=_next(scene, events, found),
    )


def _visit(scene: Scene, one: Visit) -> VisitProposal:
    name = one.visitor.name if one.visitor else None
    return VisitProposal(
        name, one.country, one.dates, _evidence(scene, one.start, one.end, ("a visit",), 0.7)
    )


def _exercise(scene: Scene, one: Exercise) -> ExerciseProposal:
    evidence = _evidence(scene, one.start, one.end, (one.reason,), 0.8)
    return ExerciseProposal(one.name, one.edition, one.dates, one.place, evidence)


def _evidence(scene: Scene, start: int, end: int, reasons: tuple[str, ...], confidence: float) -> Evidence:
    return Evidence(scene.text[start:end], start, end, reasons, round(max(0.0, min(1.0, confidence)), 2))


def _place(place: Place | None) -> PlaceProposal | None:
    return PlaceProposal(place.city, place.country, place.venue, place.basis) if place else None


def _meeting(
    scene: Scene, event: Event, main: bool, people: dict[int, Participant], known: Known
) -> MeetingProposal:
    telling = event.forum is not None or len(event.people) > 1
    confidence = (
        0.6
        + 0.1 * telling
        + 0.07 * (event.dates is not None)
        + 0.1 * (event.edition is not None)
        + 0.1 * main
    )
    hint = None
    if event.dates is None and scene.issue.stated and scene.issue.published:
        hint = (
            f"no date is stated; the text is of {PartialDate.of(scene.issue.published).show(no_break=False)}"
        )
    countries = tuple(
        dict.fromkeys([*(who.country for who, _ in event.people if who.country), *event.countries])
    )
    if len(countries) < 2 and event.forum is not None:
        named = [name for one in event.forum.mentions for name in scene.countries_in(one.start, one.end)]
        countries = tuple(dict.fromkeys([*countries, *named])) or scene.parties[:2]
    forum = event.forum.name if event.forum else None
    return MeetingProposal(
        event_name(event, people), event.kind, event.status, forum,
        (event.forum.abbreviation or None) if event.forum else None, event.edition, event.dates, _place(event.place),
        countries, tuple((who.name, role) for who, role in event.people), tuple(event.offices), main, hint,
        next((one.id for one in known.forums if forum and _is_forum(one.name, one.countries, forum, countries)), None),
        _evidence(scene, event.start, event.end, tuple(dict.fromkeys(event.reasons)), confidence),
    )  # fmt: skip


def _is_forum(name: str, parties: frozenset[str], forum: str, countries: tuple[str, ...]) -> bool:
    return same_forum(name, forum) and (not parties or not countries or set(countries) <= parties)


def _worth(one: Participant) -> bool:
    """A bare name that took no part and holds no post is more likely a place or a thing than a person."""
    if one.role != MENTIONED:
        return True
    return bool(one.who.position or one.who.titles)


def _person(scene: Scene, one: Participant, known: Known) -> PersonProposal:
    who = one.who
    first = max(
        (mention for _, mention in who.mentions),
        key=lambda mention: (bool(mention.position), not mention.single, -mention.start),
    )
    how = {"post": "post before the name", "title": "title before the name", "apposition": "post after the name",
           "counterpart": "named as counterpart", "bare": "beside a verb of meeting"}[first.how]  # fmt: skip
    reasons = tuple(part for part in (how, who.inferred, one.basis if one.basis != "stated" else "") if part)
    confidence = {"post": 0.9, "title": 0.85, "apposition": 0.9, "counterpart": 0.85, "bare": 0.55}[first.how]
    match = match_name(who.name, known.people, country=one.side, position=who.position or None)
    return PersonProposal(
        who.name, who.titles, who.position or None, one.side, one.basis, one.role, tuple(who.spellings), match,
        _evidence(scene, first.start, first.end, reasons, confidence),
    )  # fmt: skip


def _agreement(scene: Scene, one: Agreement, known: Known) -> AgreementProposal:
    words = key_of(one.name)
    same = next(
        (old.id for old in known.agreements if key_of(old.name) == words and one.year in {None, old.year}),
        None,
    )
    return AgreementProposal(
        one.name, one.year, one.status or None, same,
        _evidence(scene, one.start, one.end, (one.reason,), 0.5 if "not given" in one.name else 0.8),
    )  # fmt: skip


def _commitment(scene: Scene, one: Found) -> CommitmentProposal:
    clause = scene.view[one.verb : one.end]
    listed = one.kind in {CommitmentKind.DISCUSSED, CommitmentKind.REVIEWED} or " that " not in clause[:40]
    return CommitmentProposal(
        one.kind, one.strength, one.owner, one.due, topics_of(clause),
        items_of(re.sub(r"\s+", " ", clause)) if listed else (), one.tracked,
        _evidence(scene, one.start, one.end, one.reasons, one.confidence),
    )  # fmt: skip


def _next(scene: Scene, events: list[Event], found: list[Found]) -> NextMeeting | None:
    said = next_session(scene)
    if said is None:
        return None
    start, end, _ = said
    forum = next((one.forum.name for one in events if one.forum is not None), None)
    city = next((one for several in scene.cities for one in several if start <= one.start < end), None)
    country = city.country if city else next(iter(scene.countries_in(start, end)), None)
    place = PlaceProposal(city.city if city else None, country, None, "stated") if country else None
    due = next((one.due.words for one in found if one.start <= start < one.end and one.due), None)
    return NextMeeting(forum, place, due, _evidence(scene, start, end, ("“next”",), 0.7))

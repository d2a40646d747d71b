"""Proposals as plain data, in the shape that evaluation texts are annotated in, with reasons and offsets beside."""

from __future__ import annotations

from app.intake.proposals import (
    CommitmentProposal,
    Evidence,
    ExerciseProposal,
    Intake,
    MeetingProposal,
    PersonProposal,
    PlaceProposal,
)
from db.values.partial_date import DateRange


def as_data(found: Intake) -> dict[str, object]:
    """One JSON object; a value that the text does not state is null."""
    return {
        "text": found.text,
        "published": found.published.isoformat() if found.published else None,
        "countries": list(found.countries),
        "meetings": [_meeting(one) for one in found.meetings],
        "visits": [
            {"visitor": one.visitor, "to": one.country, **_dates(one.dates), **_evidence(one.evidence)}
            for one in found.visits
        ],
        "participants": [_person(one) for one in found.people],
        "agreements": [
            {
                "name": one.name,
                "year": one.year,
                "status": one.status,
                "known": one.known,
                **_evidence(one.evidence),
            }
            for one in found.agreements
        ],
        "exercises": [_exercise(one) for one in found.exercises],
        "commitments": [_commitment(one) for one in found.commitments],
        "next_meeting": None
        if found.next_meeting is None
        else {
            "forum": found.next_meeting.forum,
            "place": _place(found.next_meeting.place),
            "when": found.next_meeting.when,
            **_evidence(found.next_meeting.evidence),
        },
    }


def _evidence(one: Evidence) -> dict[str, object]:
    return {
        "quote": one.quote,
        "start": one.start,
        "end": one.end,
        "confidence": one.confidence,
        "reasons": list(one.reasons),
    }


def _dates(dates: DateRange | None) -> dict[str, object]:
    if dates is None:
        return {"date_start": None, "date_end": None}
    rough = dates.start is not None and dates.start == dates.end and dates.start.day is None
    return {
        "date_start": dates.start.text if dates.start else None,
        "date_end": dates.end.text if dates.end and not rough else None,
    }


def _place(place: PlaceProposal | None) -> dict[str, object]:
    if place is None:
        return {"city": None, "country": None, "venue": None}
    return {"city": place.city, "country": place.country, "venue": place.venue, "basis": place.basis}


def _meeting(one: MeetingProposal) -> dict[str, object]:
    return {
        "name": one.name,
        "kind": one.kind.value,
        "forum": one.forum,
        "forum_abbrev": one.forum_abbreviation,
        "edition": one.edition,
        **_dates(one.dates),
        "place": _place(one.place),
        "status": one.status.value,
        "countries": list(one.countries),
        "people": [{"name": name, "role": role} for name, role in one.people],
        "offices": list(one.offices),
        "main": one.main,
        "hint": one.hint,
        "known_forum": one.known_forum,
        **_evidence(one.evidence),
    }


def _person(one: PersonProposal) -> dict[str, object]:
    return {
        "name": one.name,
        "prefix": one.titles or None,
        "position": one.position,
        "side": one.side,
        "side_basis": one.side_basis,
        "role": one.role,
        "spellings": list(one.spellings),
        "match": {
            "verdict": one.match.verdict.value,
            "candidates": [
                {"id": two.id, "name": two.name, "score": two.score, "reasons": list(two.reasons)}
                for two in one.match.candidates
            ],
        },
        **_evidence(one.evidence),
    }


def _exercise(one: ExerciseProposal) -> dict[str, object]:
    return {
        "name": one.name,
        "edition": one.edition,
        **_dates(one.dates),
        "place": one.place,
        **_evidence(one.evidence),
    }


def _commitment(one: CommitmentProposal) -> dict[str, object]:
    return {
        "kind": one.kind.value,
        "strength": one.strength.value,
        "owner": one.owner,
        "due_text": one.due.words if one.due else None,
        "due": one.due.to_json() if one.due else None,
        "topics": list(one.topics),
        "items": list(one.items),
        "track": one.tracked,
        **_evidence(one.evidence),
    }

"""What intake offers: frozen proposals, each with its quote, its place in the stored text, reasons and confidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.intake.people.matching import Match
from db.values.choices import CommitmentKind, MeetingKind, MeetingStatus, Strength
from db.values.due import Due
from db.values.partial_date import DateRange


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a proposal comes from: `text[start:end] == quote`; why; how sure (0 to 1)."""

    quote: str
    start: int
    end: int
    reasons: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class PlaceProposal:
    """A place as far as it is stated; `basis` says how the city is known."""

    city: str | None
    country: str | None
    venue: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class PersonProposal:
    """A person: name without prefix, post as stated, side (country name) and role; `mentioned` = not present.

    `spellings` are all forms in the text; `match` says who on file it may be.
    """

    name: str
    titles: str
    position: str | None
    side: str | None
    side_basis: str
    role: str
    spellings: tuple[str, ...]
    match: Match
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class MeetingProposal:
    """A meeting held or planned. What is not stated is None; `hint` tells an officer what might be."""

    name: str
    kind: MeetingKind
    status: MeetingStatus
    forum: str | None
    forum_abbreviation: str | None
    edition: int | None
    dates: DateRange | None
    place: PlaceProposal | None
    countries: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    offices: tuple[str, ...]
    main: bool
    hint: str | None
    known_forum: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class VisitProposal:
    """A journey of someone to a country."""

    visitor: str | None
    country: str | None
    dates: DateRange | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class AgreementProposal:
    """An instrument with its year where the text attaches one."""

    name: str
    year: int | None
    status: str | None
    known: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ExerciseProposal:
    """One edition of an exercise."""

    name: str
    edition: int | None
    dates: DateRange | None
    place: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class CommitmentProposal:
    """What a clause does; `owner` is “joint”, a country, or None; `items` is its list cut up, where it is one."""

    kind: CommitmentKind
    strength: Strength
    owner: str | None
    due: Due | None
    topics: tuple[str, ...]
    items: tuple[str, ...]
    tracked: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """What is said of the next session."""

    forum: str | None
    place: PlaceProposal | None
    when: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything that a text proposes. `text` is the cleaned text that is stored and that offsets index."""

    text: str
    published: date | None
    countries: tuple[str, ...]
    meetings: tuple[MeetingProposal, ...]
    visits: tuple[VisitProposal, ...]
    people: tuple[PersonProposal, ...]
    agreements: tuple[AgreementProposal, ...]
    exercises: tuple[ExerciseProposal, ...]
    commitments: tuple[CommitmentProposal, ...]
    next_meeting: NextMeeting | None

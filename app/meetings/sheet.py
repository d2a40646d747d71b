"""What the form of a meeting holds while it is filled in: plain values, as typed where the words matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from db.values.choices import (
    CommitmentKind,
    MeetingKind,
    MeetingStatus,
    Role,
    Side,
    SourceKind,
    Strength,
)
from db.values.due import Due
from db.values.marking import Marking
from db.values.partial_date import DateRange


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Who is not on file yet; with a post, an organisation of the party is found or made for it.

    `kind` is `person`, or `post` or `organisation` where the name is that of one and nobody is named.
    """

    name: str
    post: str = ""
    organisation: str = ""
    kind: str = "person"


@dataclass(frozen=True, slots=True)
class Seat:
    """One participant: exactly one of the four who-fields is set. `id` is that of a participation on file."""

    person_id: str | None = None
    post_id: str | None = None
    organisation_id: str | None = None
    new: NewPerson | None = None
    role: Role = Role.MEMBER
    head_count: int | None = None
    remark: str | None = None
    id: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nobody sits there."""
        return not (self.person_id or self.post_id or self.organisation_id or (self.new and self.new.name))


@dataclass(frozen=True, slots=True)
class Delegation:
    """Who took part for one party, in rank order."""

    party_id: str
    seats: tuple[Seat, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment in line; `side` None is a question that must be answered before the meeting is logged."""

    wording: str
    side: Side | None = None
    kind: CommitmentKind = CommitmentKind.AGREED
    strength: Strength = Strength.INTENT
    due: Due | None = None
    quote: str = ""
    """Exact words of the source, kept as agreed wording and as citation."""
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """A point with the commitments that came of it; without a title only they are kept."""

    title: str = ""
    summary: str = ""
    promises: tuple[Promise, ...] = ()
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A source: one on file, or a text or file to be put there. `file` is its name and content."""

    source_id: str | None = None
    title: str = ""
    kind: SourceKind = SourceKind.DOCUMENT
    publisher: str = ""
    published: str = ""
    """A partial date in canonical text, where known."""
    text: str = ""
    file: tuple[str, bytes] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole form. Names that are typed but not on file (`place`) are made with the meeting."""

    title: str
    kind: MeetingKind
    parties: tuple[str, ...]
    forum_id: str | None = None
    edition: int | None = None
    status: MeetingStatus = MeetingStatus.HELD
    held_on: DateRange | None = None
    date_words: str = ""
    date_basis: str = ""
    place_id: str | None = None
    place: str = ""
    venue: str = ""
    visit_id: str | None = None
    outcome: str = ""
    remark: str = ""
    participants_remark: str = ""
    delegations: tuple[Delegation, ...] = ()
    matters: tuple[Matter, ...] = ()
    papers: tuple[Paper, ...] = ()
    marking: Marking | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    """Other fields of the meeting by name: all of a new one, those that were changed of one on file."""
    id: str | None = None
    """The id that a new meeting gets, where it is settled before it is logged."""

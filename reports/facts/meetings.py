"""Forums and their meetings with who took part and what was on the agenda."""

from __future__ import annotations

from dataclasses import dataclass

from db.values.choices import ForumLevel, ForumStatus, MeetingKind, MeetingStatus, MinutesStatus, Role
from db.values.partial_date import DateRange, PartialDate
from reports.facts.evidence import Fact
from reports.facts.visits import ObjectiveFact


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumFact(Fact):
    """A recurring mechanism."""

    name: str
    abbreviation: str = ""
    party_ids: tuple[str, ...] = ()
    status: ForumStatus | None = None
    level: ForumLevel | None = None
    standing: str = ""
    period_months: int | None = None
    chairs: tuple[str, ...] = ()
    """Chairs by post, as printed."""
    founded: PartialDate | None = None
    next_host: str = ""
    founding: str = ""
    """The instrument that set it up; only in a report on the forum itself, as what follows."""
    parent_id: str | None = None
    hosting: str = ""
    documents: str = ""
    remark: str = ""

    @property
    def short(self) -> str:
        """Abbreviation, or the name where there is none."""
        return self.abbreviation or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationFact(Fact):
    """Who took part, for whom, in which role; post as held on the day of the meeting."""

    role: Role
    party_id: str | None = None
    person_id: str | None = None
    shown: str = ""
    """Name as printed: the person, the post or the organisation."""
    post: str = ""
    post_as_of: PartialDate | None = None
    head_count: int | None = None
    order: int = 0
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointFact(Fact):
    """One agenda item or matter discussed."""

    title: str
    summary: str = ""
    order: int = 0
    commitment_ids: tuple[str, ...] = ()
    """What was said on this point; only in a record of discussion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFact(Fact):
    """A meeting with who took part."""

    title: str
    kind: MeetingKind = MeetingKind.OTHER
    status: MeetingStatus = MeetingStatus.HELD
    forum_id: str | None = None
    edition: int | None = None
    on: DateRange | None = None
    date_basis: str = ""
    date_words: str = ""
    """What the source says instead of a date (`at a mutually convenient date`)."""
    place: str = ""
    place_basis: str = ""
    venue: str = ""
    local_time: str = ""
    party_ids: tuple[str, ...] = ()
    participations: tuple[ParticipationFact, ...] = ()
    """In rank order within each party."""
    participants_remark: str = ""
    points: tuple[PointFact, ...] = ()
    outcome: str = ""
    visit_id: str | None = None
    minutes: MinutesStatus | None = None
    remark: str = ""
    topics: tuple[str, ...] = ()
    objectives: tuple[ObjectiveFact, ...] = ()
    """What a meeting outside a visit is to achieve."""

"""Everything one brief may say, found again by record id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from db.values.marking import Scheme
from reports.facts.changes import SinceFact
from reports.facts.commitments import CommitmentFact
from reports.facts.control import Control
from reports.facts.cooperation import AgreementFact, ExerciseFact, InitiativeFact
from reports.facts.evidence import Fact, SourceFact
from reports.facts.meetings import ForumFact, MeetingFact
from reports.facts.office import LetterFact, TaskFact
from reports.facts.papers import LineFact, NoteFact
from reports.facts.parties import CountryFact, OrganisationFact, PlaceFact, RelationshipFact
from reports.facts.people import PersonFact
from reports.facts.visits import ObjectiveFact, VisitFact

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything one brief may say. Lists are in a stable order: by date, then by id."""

    control: Control
    scheme: Scheme
    home: CountryFact
    country: CountryFact
    visit: VisitFact | None = None
    """The visit the brief is written for."""
    meeting: MeetingFact | None = None
    """The meeting the brief is written for."""
    countries: tuple[CountryFact, ...] = ()
    relationships: tuple[RelationshipFact, ...] = ()
    organisations: tuple[OrganisationFact, ...] = ()
    places: tuple[PlaceFact, ...] = ()
    persons: tuple[PersonFact, ...] = ()
    forums: tuple[ForumFact, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()
    """Held and planned, newest first; undated ones stand where their visit or source puts them."""
    visits: tuple[VisitFact, ...] = ()
    commitments: tuple[CommitmentFact, ...] = ()
    agreements: tuple[AgreementFact, ...] = ()
    exercises: tuple[ExerciseFact, ...] = ()
    initiatives: tuple[InitiativeFact, ...] = ()
    lines: tuple[LineFact, ...] = ()
    notes: tuple[NoteFact, ...] = ()
    tasks: tuple[TaskFact, ...] = ()
    """What our own side has to do; only in a handover note, as the letters."""
    letters: tuple[LetterFact, ...] = ()
    sources: tuple[SourceFact, ...] = ()
    photos: bool = True
    """Whether photographs were asked for; where not, nothing is said of one."""
    since: SinceFact | None = None
    """What has changed since the last brief on the subject, where that is told."""
    _by_id: dict[str, Fact] = field(default_factory=dict, init=False, compare=False, repr=False)

    _derived: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def once(self, name: str, work: Callable[[Facts], T]) -> T:
        """What follows from these facts, worked out when it is first asked for; facts do not change."""
        if name not in self._derived:
            self._derived[name] = work(self)
        found: T = self._derived[name]
        return found

    def _found_by_id(self) -> dict[str, Fact]:
        """Filled when it is first asked for: facts are often replaced by others before anybody looks anything up."""
        occasion = tuple(fact for fact in (self.meeting, self.visit) if fact is not None)
        groups: Iterable[tuple[Fact, ...]] = (
            occasion, (self.home, self.country), self.countries, self.relationships, self.organisations, self.places,
            self.persons, self.forums, self.meetings, self.visits, self.commitments, self.agreements,
            self.exercises, self.initiatives, self.lines, self.notes, self.tasks, self.letters, self.sources,
        )  # fmt: skip
        self._by_id.update({fact.id: fact for group in groups for fact in group})
        return self._by_id

    def get(self, record_id: str | None) -> Fact | None:
        """The fact with this record id, or None where it is not in this brief (withheld or elsewhere)."""
        return (self._by_id or self._found_by_id()).get(record_id) if record_id else None

    @property
    def objectives(self) -> tuple[ObjectiveFact, ...]:
        """What the visit, or else the meeting, that the brief is written for is to achieve."""
        occasion = self.visit or self.meeting
        return occasion.objectives if occasion else ()

    def person(self, record_id: str | None) -> PersonFact | None:
        """The person with this id, if in this brief."""
        found = self.get(record_id)
        return found if isinstance(found, PersonFact) else None

    def forum(self, record_id: str | None) -> ForumFact | None:
        """The forum with this id, if in this brief."""
        found = self.get(record_id)
        return found if isinstance(found, ForumFact) else None

    def held(self, record_id: str | None) -> MeetingFact | None:
        """The meeting with this id, if in this brief."""
        found = self.get(record_id)
        return found if isinstance(found, MeetingFact) else None

    def source(self, record_id: str | None) -> SourceFact | None:
        """The source with this id, if in this brief."""
        found = self.get(record_id)
        return found if isinstance(found, SourceFact) else None

"""The facts a brief is made from: frozen copies of what the case file holds, each with its evidence.

`app.briefs` gathers them in one read snapshot and withholds there what the reader may not see; sections only
ever see these. A value of None means *not stated*; nothing here is guessed. Ids are record ids; `cites` are
citation ids.
"""

from reports.facts.changes import ChangeFact, SinceFact
from reports.facts.commitments import CommitmentFact, UpdateFact
from reports.facts.control import Clearance, Control
from reports.facts.cooperation import AgreementFact, ExerciseFact, InitiativeFact
from reports.facts.evidence import CitationFact, Fact, SourceFact
from reports.facts.gathered import Facts
from reports.facts.meetings import ForumFact, MeetingFact, ParticipationFact, PointFact
from reports.facts.office import ChaserFact, LetterFact, TaskFact
from reports.facts.papers import LineFact, NoteFact
from reports.facts.parties import CountryFact, OrganisationFact, PlaceFact, RelationshipFact
from reports.facts.people import NameFact, PersonFact, PhotoFact, PostFact
from reports.facts.visits import ObjectiveFact, ProgrammeItemFact, VisitFact

__all__ = [
    "Fact",
    "CitationFact",
    "SourceFact",
    "CountryFact",
    "RelationshipFact",
    "OrganisationFact",
    "PlaceFact",
    "NameFact",
    "PostFact",
    "PersonFact",
    "PhotoFact",
    "ForumFact",
    "ParticipationFact",
    "PointFact",
    "MeetingFact",
    "ObjectiveFact",
    "ProgrammeItemFact",
    "VisitFact",
    "UpdateFact",
    "CommitmentFact",
    "AgreementFact",
    "ExerciseFact",
    "InitiativeFact",
    "LineFact",
    "NoteFact",
    "ChaserFact",
    "TaskFact",
    "LetterFact",
    "ChangeFact",
    "SinceFact",
    "Clearance",
    "Control",
    "Facts",
]

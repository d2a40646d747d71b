"""What records and their fields are called where a brief speaks of them: in contradictions and gaps."""

from __future__ import annotations

from reports.facts import (
    AgreementFact,
    CommitmentFact,
    CountryFact,
    ExerciseFact,
    Fact,
    Facts,
    ForumFact,
    InitiativeFact,
    LineFact,
    MeetingFact,
    NameFact,
    NoteFact,
    ObjectiveFact,
    OrganisationFact,
    ParticipationFact,
    PersonFact,
    PlaceFact,
    PointFact,
    PostFact,
    ProgrammeItemFact,
    RelationshipFact,
    SourceFact,
    UpdateFact,
    VisitFact,
)
from reports.findings.sessions import called
from reports.wording import bare, capital, ordinal, shortened

_FIELDS = {
    "on": "date",
    "made_on": "day made",
    "as_of": "as of",
    "in_force": "entry into force",
    "signed": "signature",
    "does": "what it does",
    "as_written": "wording",
    "owner_side": "whose it is",
    "period_months": "interval",
    "remark": "",
}
_LONGEST = 120


def field_words(name: str) -> str:
    """`in_force` → `entry into force`; a field without an entry is read as it is named; a remark needs no name."""
    return _FIELDS.get(name, name.replace("_", " "))


def record_words(facts: Facts, fact: Fact) -> str:
    """What a record is called in the middle of a table; never empty."""
    return shortened(capital(_words(facts, fact)), _LONGEST) or "Record"


def _words(facts: Facts, fact: Fact) -> str:
    match fact:
        case MeetingFact():
            return called(facts, fact)
        case ForumFact():
            return fact.short
        case PersonFact():
            return fact.shown
        case PostFact():
            return f"post of {_holder(facts, fact)}"
        case NameFact():
            return f"name “{fact.written}”"
        case CommitmentFact():
            return bare(fact.wording)
        case UpdateFact():
            return f"log entry of {fact.on.show_short()}"
        case ExerciseFact():
            return f"{fact.name}, {ordinal(fact.edition)} edition" if fact.edition else fact.name
        case RelationshipFact():
            return f"label “{fact.label}”"
        case ParticipationFact():
            return fact.shown or fact.post or "participation"
        case ProgrammeItemFact() | PointFact() | SourceFact() | VisitFact() | NoteFact() | AgreementFact():
            return fact.title
        case ObjectiveFact() | LineFact():
            return bare(fact.wording)
        case CountryFact() | OrganisationFact() | PlaceFact() | InitiativeFact():
            return fact.name
        case _:
            return "record"


def _holder(facts: Facts, post: PostFact) -> str:
    return facts.once("holders", _holders).get(post.id, post.title)


def _holders(facts: Facts) -> dict[str, str]:
    """Post → who holds it."""
    return {post.id: person.shown for person in reversed(facts.persons) for post in person.posts}

"""Every enumeration of the record kinds, once: what is stored and what people read."""

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """Base of the enumerations: the value is the text stored, `label` what people read."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class CommitmentKind(Choice):
    """What a statement does."""

    AGREED = "agreed", "Agreed"
    COMMITTED = "committed", "Committed"
    PROPOSED = "proposed", "Proposed"
    DISCUSSED = "discussed", "Discussed"
    REVIEWED = "reviewed", "Reviewed"
    STATED = "stated", "Stated"


class Strength(Choice):
    """How much of an act is promised."""

    FIRM = "firm", "Firm"
    INTENT = "intent", "Intent"
    EXPLORATORY = "exploratory", "Exploratory"
    CONTEXT = "context", "Context"


class CommitmentStatus(Choice):
    """Where a commitment stands."""

    DRAFT = "draft", "Draft"
    OPEN = "open", "Open"
    IN_PROGRESS = "in_progress", "In progress"
    REPORTED_DONE = "reported_done", "Reported done"
    ON_HOLD = "on_hold", "On hold"
    IMPLEMENTED = "implemented", "Implemented"
    PARTLY = "partly", "Partly implemented"
    DROPPED = "dropped", "Dropped"
    SUPERSEDED = "superseded", "Superseded"
    LAPSED = "lapsed", "Lapsed"
    NOT_AGREED = "not_agreed", "Not agreed"
    REJECTED = "rejected", "Rejected"

    @property
    def closed(self) -> bool:
        """Whether nothing more is expected; a rejected draft is closed too."""
        return self in _CLOSED


class Side(Choice):
    """Whose commitment it is, as the home country sees it."""

    OURS = "ours", "Ours"
    THEIRS = "theirs", "Theirs"
    JOINT = "joint", "Joint"
    THIRD = "third", "Third party"


class Acknowledged(Choice):
    """Whether the other side has acknowledged a commitment."""

    UNKNOWN = "unknown", "Not known"
    YES = "yes", "Acknowledged"
    NO = "no", "Not acknowledged"


class MeetingKind(Choice):
    """What sort of meeting."""

    SESSION = "session", "Session of a forum"
    CALL_ON = "call_on", "Call-on"
    CALL = "call", "Telephone or video call"
    TALKS = "talks", "Talks"
    OTHER = "other", "Other"


class MeetingStatus(Choice):
    """Whether a meeting took place."""

    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    POSTPONED = "postponed", "Postponed"
    CANCELLED = "cancelled", "Cancelled"


class MinutesStatus(Choice):
    """How far the minutes are."""

    NONE = "none", "No minutes"
    DRAFT = "draft", "Draft"
    AGREED = "agreed", "Agreed"
    FINAL = "final", "Final"


class Role(Choice):
    """In which role someone took part."""

    CO_CHAIR = "co_chair", "Co-chair"
    HEAD = "head", "Head of delegation"
    MEMBER = "member", "Member"
    CALLED_ON = "called_on", "Called on"
    CALLER = "caller", "Caller"
    HOST = "host", "Host"
    INTERPRETER = "interpreter", "Interpreter"
    OBSERVER = "observer", "Observer"


class PlaceKind(Choice):
    """What sort of place."""

    CITY = "city", "City"
    BASE = "base", "Base"
    PORT = "port", "Port"
    VENUE = "venue", "Venue"
    TRAINING_AREA = "training_area", "Training area"
    SEA_AREA = "sea_area", "Sea area"
    REGION = "region", "Region"
    LOCALITY = "locality", "Locality"
    OTHER = "other", "Other"


class OrganisationKind(Choice):
    """What sort of organisation."""

    MINISTRY = "ministry", "Ministry"
    SERVICE = "service", "Armed service"
    AGENCY = "agency", "Agency"
    MISSION = "mission", "Mission"
    COMPANY = "company", "Company"
    GOVERNMENT = "government", "Government"
    HEADQUARTERS = "headquarters", "Headquarters"
    OTHER = "other", "Other"


class CountryKind(Choice):
    """A state or a grouping of states."""

    STATE = "state", "State"
    GROUPING = "grouping", "Grouping"


class NameUse(Choice):
    """What a spelling of a name is."""

    HOUSE = "house", "As we write it"
    AS_WRITTEN = "as_written", "As written"
    NATIVE = "native", "Native script"
    ABBREVIATION = "abbreviation", "Abbreviation"
    FORMER = "former", "Former name"
    OFFICIAL = "official", "Official name"
    PRESS = "press", "Press name"


class AgreementKind(Choice):
    """What the instrument calls itself."""

    TREATY = "treaty", "Treaty"
    AGREEMENT = "agreement", "Agreement"
    MOU = "mou", "Memorandum of understanding"
    PROTOCOL = "protocol", "Protocol"
    PROGRAMME = "programme", "Programme"
    PLAN = "plan", "Plan"
    ARRANGEMENT = "arrangement", "Arrangement"
    LETTER = "letter", "Exchange of letters"
    OTHER = "other", "Other"


class AgreementStatus(Choice):
    """Where an agreement stands."""

    NEGOTIATING = "negotiating", "In negotiation"
    SIGNED = "signed", "Signed"
    IN_FORCE = "in_force", "In force"
    EXPIRED = "expired", "Expired"
    TERMINATED = "terminated", "Terminated"


class ExerciseStatus(Choice):
    """Where an edition of an exercise stands."""

    PLANNED = "planned", "Planned"
    UNDERWAY = "underway", "Under way"
    CONCLUDED = "concluded", "Concluded"
    POSTPONED = "postponed", "Postponed"
    CANCELLED = "cancelled", "Cancelled"


class InitiativeStatus(Choice):
    """Where an initiative stands."""

    IDEA = "idea", "Idea"
    PROPOSED = "proposed", "Proposed"
    AGREED = "agreed", "Agreed"
    UNDERWAY = "underway", "Under way"
    DONE = "done", "Done"
    DROPPED = "dropped", "Dropped"


class ForumStatus(Choice):
    """Whether a forum meets."""

    ACTIVE = "active", "Active"
    PROPOSED = "proposed", "To be established"
    DORMANT = "dormant", "Dormant"
    ENDED = "ended", "Ended"


class ForumLevel(Choice):
    """Who meets in a forum."""

    SUMMIT = "summit", "Summit"
    MINISTER = "minister", "Ministers"
    SECRETARY = "secretary", "Secretaries"
    SENIOR_OFFICIALS = "senior_officials", "Senior officials"
    SERVICE = "service", "Armed services"
    WORKING_GROUP = "working_group", "Working group"
    OTHER = "other", "Other"


class VisitDirection(Choice):
    """Who travels."""

    INCOMING = "incoming", "Incoming"
    OUTGOING = "outgoing", "Outgoing"


class VisitStatus(Choice):
    """Where a visit stands."""

    PLANNED = "planned", "Planned"
    UNDERWAY = "underway", "Under way"
    DONE = "done", "Done"
    CANCELLED = "cancelled", "Cancelled"


class SourceKind(Choice):
    """Where a fact comes from."""

    PRESS_RELEASE = "press_release", "Press release"
    NEWS = "news", "News report"
    AGENCY_FEED = "agency_feed", "Agency feed"
    OFFICIAL_POST = "official_post", "Official post"
    ARTICLE = "article", "Article"
    CABLE = "cable", "Cable"
    MINUTES = "minutes", "Minutes"
    CONVERSATION = "conversation", "Conversation"
    LETTER = "letter", "Letter"
    DOCUMENT = "document", "Document"


class Reliability(Choice):
    """How far a source can be relied on."""

    OFFICIAL = "official", "Official"
    REPORTED = "reported", "Reported, source named"
    UNATTRIBUTED = "unattributed", "Reported, no source named"
    UNVERIFIED = "unverified", "Not verified"


class LineKind(Choice):
    """What a line is for."""

    POSITION_OURS = "position_ours", "Our position"
    POSITION_THEIRS = "position_theirs", "Their position"
    POINT_TO_MAKE = "point_to_make", "Point to make"
    IF_RAISED = "if_raised", "If raised"
    AVOID = "avoid", "Avoid"
    PRESS = "press", "For the press"
    DEFENSIVE = "defensive", "Defensive"


class NoteKind(Choice):
    """What a note is."""

    NOTE = "note", "Note"
    EVENT = "event", "Event"
    CAUTION = "caution", "Caution"


class CorrespondenceDirection(Choice):
    """Whether a letter came or went."""

    INCOMING = "incoming", "Incoming"
    OUTGOING = "outgoing", "Outgoing"


class TaskStatus(Choice):
    """Where a task stands."""

    OPEN = "open", "Open"
    IN_PROGRESS = "in_progress", "In progress"
    WAITING = "waiting", "Waiting"
    DONE = "done", "Done"
    DROPPED = "dropped", "Dropped"


class ObjectiveSide(Choice):
    """Whose objective of a visit."""

    OURS = "ours", "Ours"
    THEIRS = "theirs", "Theirs"


class PressStatus(Choice):
    """What the press may see of a programme item."""

    CLOSED = "closed", "Closed to the press"
    PHOTO = "photo", "Photographs only"
    STATEMENT = "statement", "Statement"
    OPEN = "open", "Open to the press"


class Releasable(Choice):
    """Whether a fact may be used towards others."""

    UNKNOWN = "unknown", "Not decided"
    YES = "yes", "May be used freely"
    NO = "no", "Not to be disclosed"


class ProposalStatus(Choice):
    """What an officer has decided on a proposal."""

    OFFERED = "offered", "Offered"
    ACCEPTED = "accepted", "Accepted"
    CHANGED = "changed", "Accepted with changes"
    REJECTED = "rejected", "Rejected"


class BriefStatus(Choice):
    """Where a brief stands."""

    DRAFT = "draft", "Draft"
    CLEARED = "cleared", "Cleared"
    ISSUED = "issued", "Issued"
    SUPERSEDED = "superseded", "Superseded"


class UpdateKind(Choice):
    """What an entry of a commitment's log records."""

    PROGRESS = "progress", "Progress"
    STATUS = "status", "Change of status"
    CARRIED = "carried", "Carried forward"
    REWORDED = "reworded", "Reworded"
    REMARK = "remark", "Remark"
    CONFIRMED = "confirmed", "Confirmed"
    HELD = "held", "Put on hold"
    REOPENED = "reopened", "Reopened"


class DropAgreed(Choice):
    """Who agreed that a commitment is dropped."""

    OURS_ALONE = "ours_alone", "Our side alone"
    BOTH = "both", "Both sides"


class HostingRule(Choice):
    """By which rule the parties of a forum host its sessions."""

    IN_TURN = "in_turn", "The parties host in turn"
    ALWAYS_ONE = "always_one", "Always the same host"
    NO_RULE = "no_rule", "No rule"


class Interpreter(Choice):
    """Whether an interpreter is needed."""

    UNKNOWN = "unknown", "Not known"
    NEEDED = "needed", "Needed"
    NOT_NEEDED = "not_needed", "Not needed"


_CLOSED = frozenset(
    CommitmentStatus(code)
    for code in ("implemented", "partly", "dropped", "superseded", "lapsed", "not_agreed", "rejected")
)


def tracked(kind: CommitmentKind, strength: Strength, has_addressee: bool) -> bool:
    """Whether a commitment is followed up: agreed or committed and firm or intent, or proposed to someone.

    Everything else is context, shown under its meeting: most sentences of a release promise nothing.
    """
    if kind in (CommitmentKind.AGREED, CommitmentKind.COMMITTED):
        return strength in (Strength.FIRM, Strength.INTENT)
    return kind is CommitmentKind.PROPOSED and has_addressee

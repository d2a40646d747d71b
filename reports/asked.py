"""What a report is about and how it is to be cut; the facts say the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.values.choices import Choice
from db.values.partial_date import PartialDate


class ReportKind(Choice):
    """The reports there are beside the brief."""

    ACTIONS = "actions", "Action taken report"
    RECORD = "meeting", "Record of discussion"
    HISTORY = "forum", "Forum history"
    CHRONOLOGY = "chronology", "Chronology"
    PERSON = "person", "Person sheet"
    HANDOVER = "handover", "Handover note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One report: its kind, and by record ids what it is about. An id leads to a fact of the report or to nothing."""

    kind: ReportKind
    forum_id: str | None = None
    person_id: str | None = None
    meeting_id: str | None = None
    visit_id: str | None = None
    country_id: str | None = None
    """The one other country it is about; None for a whole desk and for what several share."""
    country_ids: tuple[str, ...] = ()
    """The countries it tells of, in order."""
    owner: str = ""
    """Whose commitments they are: an organisation or one of our officers."""
    since: date | None = None
    """Action is told since this day: that of the session `since_id`, where there is one."""
    since_id: str | None = None
    start: PartialDate | None = None
    until: PartialDate | None = None
    """The period of a chronology, both ends included."""
    soon_days: int = 30
    """Days before its last day a commitment is due soon, as the settings have it."""
    silent_days: int = 90
    """Days without news after which an open commitment is silent, as the settings have it."""
    unconfirmed: int = 0
    """How many statements read from texts the desk has not confirmed; of a handover note only."""
    per_side: bool = False
    """Ours, theirs and joint commitments each on a page of their own."""
    proved: frozenset[str] = frozenset()
    """Ids of the records of which the report gives the evidence; of the others it only says what they are called."""
    scope: str = ""
    """The limits that an officer typed, as typed."""

"""What an officer asks for when a report is to be written."""

from __future__ import annotations

from dataclasses import dataclass

from app.briefs.request import Request
from db.values.partial_date import PartialDate
from reports.asked import ReportKind

__all__ = ["ReportKind", "ReportRequest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest(Request):
    """One report about one record, by its id, or about the whole desk where none is named.

    An action taken report may be about a forum, a country, a visit, an owner (`organisation`, or `officer` in the words
    that the commitments have), or about what `filters` finds: the words of a search, `is:open owes:them due<30d`. A
    handover note is about a country or the desk. `start` and `until` bound a chronology; of an action taken report
    `start` is the day since when action is told, where the last session shall not settle it.
    """

    kind: ReportKind
    forum: str | None = None
    person: str | None = None
    organisation: str | None = None
    officer: str = ""
    start: PartialDate | None = None
    until: PartialDate | None = None
    filters: str = ""
    per_side: bool = False

    @property
    def about(self) -> str:
        """Of several limits the narrowest, as its title has it."""
        one = self.meeting or self.person or self.organisation or self.forum or self.visit or self.country
        return one or ""

    @property
    def paper(self) -> str:
        """Its kind."""
        return self.kind.label.lower()

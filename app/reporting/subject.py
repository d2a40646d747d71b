"""What one report is about: home, the record it is asked for, and the one other country where there is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from app.briefs.snapshot import Snapshot
from app.briefs.subject import Subject
from app.errors import InvalidValue, NotFound, NotReady
from app.names import label_of
from app.reporting.request import ReportKind, ReportRequest
from app.reporting.typed import heading
from app.settings import Settings
from db.models import Country, Forum, Meeting, Organisation, Person, Record, Visit
from db.values.choices import MeetingStatus

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class About:
    """The records a report is about; `country` is None for the whole desk and for what several countries share."""

    home: Country
    country: Country | None = None
    forum: Forum | None = None
    meeting: Meeting | None = None
    visit: Visit | None = None
    person: Person | None = None
    organisation: Organisation | None = None

    @property
    def subject(self) -> Subject:
        """The same as a brief would have it: where no one country is meant, home stands in its place."""
        return Subject(self.home, self.country or self.home, self.visit, self.meeting)


_NEEDED: dict[ReportKind, tuple[str, str]] = {
    ReportKind.RECORD: ("meeting", "A record of discussion is about one meeting; say which."),
    ReportKind.HISTORY: ("forum", "A forum history is about one forum; say which."),
    ReportKind.CHRONOLOGY: ("country", "A chronology is about one country; say which."),
    ReportKind.PERSON: ("person", "A person sheet is about one person; say who."),
}


def settle(snapshot: Snapshot, request: ReportRequest, settings: Settings) -> About:
    """Find the records that a request names.

    Raises InvalidValue where what the kind needs is not named, or the period ends before it begins; NotFound where a
    record is not there; NotReady where no home country is chosen, or one of the records may not be seen by the reader.
    """
    _refuse_unclear(request)
    home = snapshot.reader.get(Country, settings.home_id)
    if home is None:
        raise NotReady(
            "No home country is chosen in this case file; choose it in the settings, then write the report."
        )
    _seen(snapshot, home)
    forum = _found(snapshot, Forum, request.forum)
    meeting = _found(snapshot, Meeting, request.meeting)
    visit = _found(snapshot, Visit, request.visit)
    person = _found(snapshot, Person, request.person)
    organisation = _found(snapshot, Organisation, request.organisation)
    if meeting and request.kind is ReportKind.RECORD:
        _refuse_what_was_not_held(snapshot, meeting)
    if meeting and meeting.forum_id:
        forum = snapshot.get(Forum, meeting.forum_id)
    country = _found(snapshot, Country, request.country)
    if country is not None and country.id == home.id:
        raise NotReady(f"{home.name} is the home country; a report is about another country.")
    if request.kind is ReportKind.ACTIONS and not (forum or country or visit):
        forum, country = heading(snapshot, request.filters)
        country = None if country and country.id == home.id else country
    country = country or _other(snapshot, home, forum, meeting, visit, person)
    return About(home, country, forum, meeting, visit, person, organisation)


def _refuse_unclear(request: ReportRequest) -> None:
    needed = _NEEDED.get(request.kind)
    if needed and getattr(request, needed[0]) is None:
        raise InvalidValue(needed[1])
    if request.start and request.until and request.until.last < request.start.first:
        raise InvalidValue(
            f"The period ends with {request.until.show(no_break=False)}, before it begins with "
            f"{request.start.show(no_break=False)}; turn the two round."
        )


def _refuse_what_was_not_held(snapshot: Snapshot, meeting: Meeting) -> None:
    """A record tells what was said; of a meeting to come there is none."""
    if meeting.status != MeetingStatus.HELD:
        state = label_of(meeting.status).lower()
        raise NotReady(f"“{meeting.title}” is {state}; a record of discussion is of a meeting that was held.")
    if meeting.held_on and snapshot.cutoff.after(meeting.held_on.start or meeting.held_on.end):
        raise NotReady(
            f"“{meeting.title}” was held after the day of the information cut-off; choose a later day."
        )


def _found(snapshot: Snapshot, model: type[R], record_id: str | None) -> R | None:
    if record_id is None:
        return None
    found = snapshot.reader.get(model, record_id)
    if found is None:
        raise NotFound(f"There is no {model.LABEL.lower()} {record_id[:40]} in this case file.")
    return _seen(snapshot, found)


def _seen(snapshot: Snapshot, row: R) -> R:
    """The record itself; without it there is no report, so a ceiling below it refuses the whole."""
    if not snapshot.permitted(row):
        what = row.LABEL.lower()
        state = "is not assessed" if snapshot.marking(row) is None else "is marked above it"
        raise NotReady(
            f"No report can be written under this ceiling: the {what} “{getattr(row, row.TITLE)}” itself {state}."
        )
    return row


def _other(
    snapshot: Snapshot,
    home: Country,
    forum: Forum | None,
    meeting: Meeting | None,
    visit: Visit | None,
    person: Person | None,
) -> Country | None:
    """The one country beside home that a forum, meeting, visit or person is of; None where there are several."""
    ends: list[str | None] = [visit.to_id, visit.from_id] if visit else []
    for row in (meeting, forum):
        ends += snapshot.targets(row, "parties") if row and not ends else ()
    ends += [person.country_id] if person else []
    others = list(dict.fromkeys(end for end in ends if end and end != home.id))
    return snapshot.get(Country, others[0]) if len(others) == 1 else None

"""What the form of a meeting is opened with, and what it asks while it is filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.casefile import CaseFile
from app.errors import NotFound
from app.forms import FormView, read_form
from app.meetings.grounds import Grounds, grounds
from app.meetings.previous import from_previous
from app.meetings.reading import sheet_of
from app.meetings.roll import Entry, read_roll
from app.meetings.sheet import Sheet
from app.names import Namer
from app.references import Mention, mentions, offers
from db.models import Source
from db.queries import journal
from db.reader import Reader
from db.values.choices import MeetingKind, MeetingStatus
from db.values.marking import Marking
from db.values.names import PersonName


@dataclass(frozen=True, slots=True)
class SourceSight:
    """A source as the form shows it; `day` is the day of publication, from which a date without a year counts."""

    id: str
    title: str
    detail: str
    marking: Marking | None
    day: date | None
    text: str


@dataclass(frozen=True, slots=True)
class MeetingView:
    """The form of a meeting on file (`form.id` is set) or of a new one; `bases` are the revisions that were read."""

    form: FormView
    sheet: Sheet
    grounds: Grounds
    bases: Mapping[str, str]
    sources: Mapping[str, SourceSight]


@dataclass(frozen=True, slots=True)
class Copied:
    """What the next session takes over from the last one, with the names it speaks of."""

    sheet: Sheet
    names: Mapping[str, Mention]


@dataclass(frozen=True, slots=True)
class Named:
    """One line of a pasted list, and the person on file whom it names; None where nobody bears exactly this name."""

    entry: Entry
    person: Mention | None


def read_meeting_form(
    case: CaseFile, meeting_id: str = "", given: Iterable[tuple[str, str]] = ()
) -> MeetingView:
    """Read the form of a meeting, or of a new one with values given as (field, JSON). Raises NotFound, InvalidValue."""
    form = read_form(case, "meeting", meeting_id, given)
    with case.read() as reader:
        sheet = sheet_of(reader, meeting_id) if meeting_id else _begun(form)
        sources = [
            one for paper in sheet.papers if paper.source_id and (one := _sight(reader, paper.source_id))
        ]
        bases = journal.revisions(reader, _records(sheet)) if meeting_id else {}
        if meeting_id:
            bases = {**bases, meeting_id: form.revision}
        return MeetingView(
            form, sheet, grounds(reader, case.clock.today()), bases, {one.id: one for one in sources}
        )


def read_source(case: CaseFile, source_id: str) -> SourceSight:
    """A source that is cited. Raises NotFound."""
    with case.read() as reader:
        found = _sight(reader, source_id)
    if found is None:
        raise NotFound("This source is not in the case file any more.")
    return found


def copy_previous(case: CaseFile, session_id: str, held_on: date | None = None) -> Copied:
    """What the session after this one starts with. Raises NotFound."""
    sheet = from_previous(case, session_id, held_on)
    seats = [seat for one in sheet.delegations for seat in one.seats]
    ids = [one for seat in seats for one in (seat.person_id, seat.post_id, seat.organisation_id) if one]
    with case.read() as reader:
        return Copied(sheet, mentions(reader, Namer(reader), ids))


def read_names(case: CaseFile, text: str) -> tuple[Named, ...]:
    """The people of a pasted list; whoever bears exactly the name of one person on file is taken for that person."""
    return tuple(Named(entry, _bearer(case, entry.name)) for entry in read_roll(text))


def _bearer(case: CaseFile, written: str) -> Mention | None:
    bare = PersonName.parse(written).bare.casefold()
    found = [one for one in offers(case, bare, ("person",)) if one.title.casefold() == bare] if bare else []
    return found[0] if len(found) == 1 else None


def _begun(form: FormView) -> Sheet:
    """A new meeting with the values it starts with."""
    start = form.values
    return Sheet(
        title=start.get("title") or "",
        kind=start.get("meeting_kind") or MeetingKind.SESSION,
        parties=tuple(start.get("parties") or ()),
        forum_id=start.get("forum_id"),
        edition=start.get("edition"),
        status=start.get("status") or MeetingStatus.HELD,
        held_on=start.get("held_on"),
        place_id=start.get("place_id"),
        venue=start.get("venue") or "",
        marking=start.get("marking"),
    )


def _records(sheet: Sheet) -> list[str]:
    seats = [seat.id for one in sheet.delegations for seat in one.seats]
    said = [promise.id for matter in sheet.matters for promise in matter.promises]
    return [one for one in (*seats, *said, *(matter.id for matter in sheet.matters)) if one]


def _sight(reader: Reader, source_id: str) -> SourceSight | None:
    row = reader.get(Source, source_id)
    if row is None:
        return None
    day = row.published.last if row.published else None
    detail = " · ".join(
        part for part in (row.publisher, row.published.seen_short() if row.published else "") if part
    )
    return SourceSight(source_id, row.title, detail, row.marking, day, row.text_received or "")

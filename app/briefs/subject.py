"""What one brief is about: home, the one other country, and the visit or meeting it is written for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from app.briefs.request import Request
from app.briefs.snapshot import Snapshot
from app.errors import NotFound, NotReady
from app.settings import Settings
from db.models import Country, Meeting, Record, Visit
from db.registry import KINDS

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Subject:
    """The records a brief is about."""

    home: Country
    country: Country
    visit: Visit | None = None
    meeting: Meeting | None = None


def settle(snapshot: Snapshot, request: Request, settings: Settings) -> Subject:
    """Find the records that a request names.

    Raises NotReady where no home country is chosen, where the other country is home itself or is not recorded, or where
    one of the records may not be seen by the reader; NotFound where a record is not there.
    """
    if not (request.country or request.visit or request.meeting) or (request.visit and request.meeting):
        raise NotReady("Say what the brief is for: one country, one visit or one meeting.")
    home = _home(snapshot, settings)
    visit = _seen(snapshot, _there(snapshot, Visit, request.visit))
    meeting = _seen(snapshot, _there(snapshot, Meeting, request.meeting))
    other = request.country or _other(snapshot, home, visit, meeting)
    if other == home.id:
        raise NotReady(f"{home.name} is the home country; a brief is about another country.")
    country = _seen(snapshot, _there(snapshot, Country, other))
    assert country is not None  # `_there` raises where the id names nothing
    return Subject(home, country, visit, meeting)


def _home(snapshot: Snapshot, settings: Settings) -> Country:
    found = snapshot.reader.get(Country, settings.home_id)
    if found is None:
        raise NotReady(
            "No home country is chosen in this case file; choose it in the settings, then write the brief."
        )
    _seen(snapshot, found)
    return found


def _there(snapshot: Snapshot, model: type[R], record_id: str | None) -> R | None:
    if record_id is None:
        return None
    found = snapshot.reader.get(model, record_id)
    if found is None:
        raise NotFound(f"There is no {model.LABEL.lower()} {record_id[:40]} in this case file.")
    return found


def _seen(snapshot: Snapshot, row: R | None) -> R | None:
    """The record itself; without it there is no brief, so a ceiling below it refuses the whole."""
    if row is not None and not snapshot.permitted(row):
        what = KINDS[row.KIND].LABEL.lower()
        state = "is not assessed" if snapshot.marking(row) is None else "is marked above it"
        raise NotReady(
            f"No brief can be written under this ceiling: the {what} “{getattr(row, row.TITLE)}” itself {state}."
        )
    return row


def _other(snapshot: Snapshot, home: Country, visit: Visit | None, meeting: Meeting | None) -> str:
    """The other party of a visit or meeting: where it goes or comes from, else the first party that is not home."""
    row = visit or meeting
    ends: tuple[str | None, ...] = (visit.to_id, visit.from_id) if visit else ()
    parties = snapshot.targets(meeting, "parties") if meeting else ()
    found = next((end for end in (*ends, *parties) if end and end != home.id), None)
    if found is None:
        assert row is not None  # the request names one of the two
        what = KINDS[row.KIND].LABEL.lower()
        raise NotReady(
            f"The {what} “{row.title}” names no other country; enter it there, then write the brief."
        )
    return found

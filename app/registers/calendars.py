"""Meetings, visits, dues and expiries as a calendar (iCalendar, RFC 5545), for any program that keeps one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from app.catalog import info
from app.names import label_of
from app.registers.dues import Standing, stand
from app.registers.sifting import Sift, Told
from db.values.choices import MeetingStatus, VisitStatus
from db.values.due import Due
from db.values.errors import InvalidValue
from db.values.partial_date import DateRange, PartialDate

PRODUCT = "-//Chancery//Chancery//EN"
KINDS = ("meeting", "visit", "commitment", "task", "agreement")
_CALLED_OFF = (MeetingStatus.CANCELLED, VisitStatus.CANCELLED)
_PLANNED = (MeetingStatus.PLANNED, VisitStatus.PLANNED, MeetingStatus.POSTPONED)
_DAY = timedelta(days=1)


def calendar_bytes(
    sift: Sift, today: date, stamp: datetime, only: Callable[[Told], bool] | None = None
) -> tuple[bytes, int]:
    """(the calendar, how many entries it has) of what may be seen; `stamp` is the time written into every entry.

    `only` says which records belong to it; else all do that have a day.
    """
    from icalendar import Calendar

    def wanted(row: Told) -> bool:
        return _dated(row) and (only is None or only(row))

    found = {kind: sift.records(kind, wanted) for kind in KINDS}
    entries = [*_meetings(sift, found["meeting"]), *_visits(sift, found["visit"])]
    for kind in ("commitment", "task"):
        entries += _dues(sift, found[kind], stand(sift, found[kind], today))
    entries += _expiries(sift, found["agreement"])
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    marking, unassessed = sift.floor(row for row, _ in entries)
    not_assessed = f"{unassessed:,} records not assessed" if unassessed else ""
    calendar.add("x-wr-calname", f"Chancery – {marking}" if marking else "Chancery")
    calendar.add("x-wr-caldesc", "; ".join(filter(None, (f"Marking: {marking or 'none'}", not_assessed))))
    for _, entry in sorted(entries, key=lambda one: str(one[1]["uid"])):
        entry.add("dtstamp", stamp.astimezone(UTC).replace(microsecond=0))
        calendar.add_component(entry)
    return calendar.to_ical(), len(entries)


def _dated(row: Told) -> bool:
    """Whether a record can have a day in the calendar at all; of the others nothing needs to be told."""
    match row.kind:
        case "meeting":
            return row.values.get("held_on") is not None
        case "visit":
            return row.values.get("dates") is not None
        case "agreement":
            return row.values.get("expires") is not None
        case _:
            return row.values.get("due") is not None


Entry = tuple[Told, Any]
"""A record and its entry."""


def _meetings(sift: Sift, rows: list[Told]) -> Iterator[Entry]:
    for row in rows:
        held = row.values.get("held_on")
        if not isinstance(held, DateRange):
            continue
        entry = _entry(sift, row, row.id, str(row.values["title"]), _parties(sift, row))
        if moment := _moment(row, held):
            entry.add("dtstart", moment)
        else:
            _whole_days(entry, held, str(row.values["title"]))
        if place := ", ".join(filter(None, (row.values.get("venue"), sift.name(row.values.get("place_id"))))):
            entry.add("location", place)
        _status(entry, row)
        yield row, entry


def _visits(sift: Sift, rows: list[Told]) -> Iterator[Entry]:
    for row in rows:
        dates = row.values.get("dates")
        if isinstance(dates, DateRange):
            principal = sift.name(row.values.get("principal_id"))
            entry = _entry(
                sift, row, row.id, str(row.values["title"]), f"Principal: {principal}" if principal else ""
            )
            _whole_days(entry, dates, str(row.values["title"]))
            _status(entry, row)
            yield row, entry


def _dues(sift: Sift, rows: list[Told], standing: Mapping[str, Standing]) -> Iterator[Entry]:
    """What is still to be done and has a last day, as an entry of that day that keeps nobody busy."""
    for row in rows:
        stands = standing[row.id]
        if not stands.open or stands.last_day is None:
            continue
        side = label_of(row.values.get("owner_side")) or "Task"
        words = row.values.get("wording") or row.values.get("title")
        due = row.values.get("due")
        said = f" (said: “{due.words}”)" if isinstance(due, Due) and not _single(due) else ""
        entry = _entry(sift, row, f"{row.id}-due", f"Due, {side.lower()}: {words}{said}", _parties(sift, row))
        _on(entry, stands.last_day)
        yield row, entry


def _expiries(sift: Sift, rows: list[Told]) -> Iterator[Entry]:
    for row in rows:
        expires = row.values.get("expires")
        if isinstance(expires, PartialDate):
            vague = "" if expires.day else f" (some time in {expires.show(no_break=False)})"
            entry = _entry(
                sift, row, f"{row.id}-expiry", f"Expires: {row.values['title']}{vague}", _parties(sift, row)
            )
            _on(entry, expires.last)
            yield row, entry


def _entry(sift: Sift, row: Told, uid: str, summary: str, about: str) -> Any:
    from icalendar import Event

    entry = Event()
    entry.add("uid", uid)
    entry.add("summary", " ".join(summary.split()))
    marking = row.marking.show(sift.scheme) if row.marking else "not assessed"
    entry.add("description", "\n".join(filter(None, (f"Marking: {marking}", about))))
    entry.add("categories", [info(row.kind).label])
    return entry


def _whole_days(entry: Any, dates: DateRange, summary: str) -> None:
    """From the first to the last day; a month or a year stands at its last day, and the summary says so."""
    whole = [part for part in (dates.start, dates.end) if part is not None]
    if all(part.day for part in whole):
        first, last = whole[0].first, whole[-1].last
        entry.add("dtstart", first)
        entry.add("dtend", last + _DAY)
        return
    entry["summary"] = type(entry["summary"])(
        f"{' '.join(summary.split())} (some time: {dates.show(no_break=False)})"
    )
    _on(entry, whole[-1].last)


def _on(entry: Any, day: date) -> None:
    entry.add("dtstart", day)
    if day < date.max:
        entry.add("dtend", day + _DAY)
    entry.add("transp", "TRANSPARENT")


def _single(due: Due) -> bool:
    return due.start is not None and due.start == due.end


def _status(entry: Any, row: Told) -> None:
    status = row.values.get("status")
    if status in _CALLED_OFF:
        entry.add("status", "CANCELLED")
    elif status in _PLANNED:
        entry.add("status", "TENTATIVE")


def _moment(row: Told, held: DateRange) -> datetime | None:
    """The time at which a meeting begins, where day, time and zone are all known."""
    start, words, zone = held.start, row.values.get("local_time"), row.values.get("time_zone")
    if start is None or start.day is None or held.end != start or not words or not zone:
        return None
    try:
        return datetime.combine(
            start.first, time.fromisoformat(words.strip().zfill(5)), ZoneInfo(zone)
        ).astimezone(UTC)
    except (ValueError, OSError, ZoneInfoNotFoundError, InvalidValue, OverflowError):
        return None  # the day alone is sure


def _parties(sift: Sift, row: Told) -> str:
    names = [sift.name(one) for one in row.targets("parties")]
    return f"Between: {', '.join(filter(None, names))}" if any(names) else ""

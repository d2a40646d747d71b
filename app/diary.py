"""The diary: what falls on each day of a month or a week, and in which of the countries concerned nobody works then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

from app.casefile import CaseFile
from app.names import Namer
from app.navigation import pinned
from app.settings import read_settings
from app.task_lines import told
from app.workdays import Week, holidays_of, two_letters, week_of, written_week
from db.queries import commitments, diary
from db.queries.agenda import expiring
from db.queries.diary import Land
from db.queries.tasks import chase_between
from db.reader import Reader
from db.values.choices import MeetingStatus, Side, VisitStatus
from db.values.partial_date import DateRange, PartialDate

MOST = 5_000
"""Records of one sort in a span; more than anybody can look at."""

MOST_COUNTRIES = 6
"""Countries whose working week and holidays are shown: home, those pinned, then those met most in the span."""


class Span(Enum):
    """How much a diary shows at once."""

    MONTH = "month"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day, or on several. `what` tells dues and expiries from what happens."""

    kind: str
    id: str
    title: str
    second: str = ""
    what: str = ""
    planned: bool = False
    late: bool = False
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Off:
    """A country where nobody works on a day, and why: the name of a holiday, or `weekend`."""

    country: str
    why: str
    holiday: bool
    short: str = ""
    """What the country is called where there is no room for its name."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the diary. `within` is False for the days of other months that fill the first and last week."""

    day: date
    within: bool
    entries: tuple[Entry, ...] = ()
    off: tuple[Off, ...] = ()
    home_off: bool = False


@dataclass(frozen=True, slots=True)
class WorkingWeek:
    """A country concerned, when people work there, and what an officer noted of its holidays."""

    id: str
    name: str
    words: str
    noted: str = ""


@dataclass(frozen=True, slots=True)
class DiaryView:
    """Whole weeks of days. `loose` are entries of the span of which the day is not known."""

    span: Span
    first: date
    last: date
    today: date
    days: tuple[Day, ...]
    loose: tuple[Entry, ...]
    weeks: tuple[WorkingWeek, ...]


@dataclass(slots=True)
class _Found:
    """What lies in the span, by day."""

    days: dict[date, list[Entry]] = field(default_factory=dict)
    loose: list[Entry] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Country:
    """A country with what is known of its week."""

    land: Land
    code: str | None
    week: Week | None
    home: bool


def read_diary(case: CaseFile, span: Span, day: date) -> DiaryView:
    """The month or week in which a day lies, in one snapshot; weeks begin as they do in the home country."""
    today = case.clock.today()
    kept = pinned(case)
    with case.read() as reader:
        home = read_settings(reader).home_id
        week = _week_at_home(reader, home)
        first, last = _bounds(span, day, week.first)
        found = _found(reader, first, last, today)
        met = diary.parties(reader, found.owners, 2 * MOST_COUNTRIES)
        wanted = [*([home] if home else []), *kept, *met]
        lands = diary.lands(reader, wanted)[:MOST_COUNTRIES]
    countries = [_country(land, home) for land in lands]
    days = tuple(
        _day(one, _within(one, span, day), found.days.get(one, []), countries) for one in _each(first, last)
    )
    weeks = tuple(
        WorkingWeek(
            one.land.id,
            one.land.name,
            _week_words(one),
            one.land.holidays or "",
        )
        for one in countries
    )
    return DiaryView(span, first, last, today, days, tuple(found.loose), weeks)


def moved(span: Span, day: date, steps: int) -> date:
    """The day some months or weeks on or back; the last of the month where it has no such day."""
    if span is Span.WEEK:
        return day + timedelta(weeks=steps)
    year, month = divmod(day.year * 12 + day.month - 1 + steps, 12)
    if not 1 < year < date.max.year:
        return day
    longest = (_after(year, month + 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, longest))


def _after(year: int, month: int) -> date:
    """The first day of the month after this one."""
    return date(year + month // 12, month % 12 + 1, 1)


def _bounds(span: Span, day: date, first_day: int) -> tuple[date, date]:
    """Whole weeks around the month, or the week."""
    begin, end = (
        (day, day)
        if span is Span.WEEK
        else (day.replace(day=1), _after(day.year, day.month) - timedelta(days=1))
    )
    first = begin - timedelta(days=(begin.weekday() - first_day) % 7)
    last = end + timedelta(days=6 - (end.weekday() - first_day) % 7)
    return first, last


def _within(one: date, span: Span, day: date) -> bool:
    return span is Span.WEEK or (one.year, one.month) == (day.year, day.month)


def _each(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=step) for step in range((last - first).days + 1))


def _week_at_home(reader: Reader, home: str | None) -> Week:
    lands = diary.lands(reader, [home]) if home else []
    found = _week(lands[0], two_letters(lands[0].short_code, lands[0].code)) if lands else None
    return found or Week(0, frozenset({5, 6}))


def _country(land: Land, home: str | None) -> _Country:
    code = two_letters(land.short_code, land.code)
    return _Country(land, code, _week(land, code), land.id == home)


def _week(land: Land, code: str | None) -> Week | None:
    """As it is written of the country on file, else as CLDR has it."""
    usual = week_of(code)
    return written_week(land.working_week, usual) or usual


def _week_words(one: _Country) -> str:
    """When people work there, and where that is known from: an officer's own words count where they can be read."""
    written = " ".join((one.land.working_week or "").split())
    known = one.week.words if one.week else "working week not known"
    if not written:
        return known
    if written_week(written) is not None:
        return f"{known}, as noted"
    return f"{known} (noted: “{written}”, which is not understood)"


def _day(day: date, within: bool, entries: Sequence[Entry], countries: Sequence[_Country]) -> Day:
    off = [(one, why) for one in countries if (why := _why_off(one, day))]
    return Day(
        day,
        within,
        tuple(entries),
        tuple(Off(one.land.name, why, why != _WEEKEND, one.code or one.land.name) for one, why in off),
        any(one.home for one, _ in off),
    )


_WEEKEND = "weekend"


def _why_off(country: _Country, day: date) -> str:
    """The name of the holiday, `weekend`, or nothing on a working day."""
    if holiday := holidays_of(country.code, day.year).get(day):
        return holiday
    return _WEEKEND if country.week and day.weekday() in country.week.weekend else ""


def _found(reader: Reader, first: date, last: date, today: date) -> _Found:
    found = _Found()
    begin, end = first.isoformat(), last.isoformat()
    for one in diary.occasions(reader, begin, end, MOST):
        _put_occasion(found, one, first, last)
    namer = Namer(reader)
    for row in commitments.due_between(reader, today.isoformat(), begin, end, MOST):
        day = date.fromisoformat(row.last_day or begin)
        side = Side(row.side) if row.side in _SIDES else None
        where = namer.name(row.meeting_id or row.forum_id)
        entry = Entry("commitment", row.id, row.wording, where, "due", late=day < today, side=side)
        found.days.setdefault(day, []).append(entry)
    for task in diary.tasks_due(reader, begin, end, MOST):
        day = date.fromisoformat(task.last_day)
        entry = Entry("task", task.id, task.title, task.owner or "", "task due", late=day < today)
        found.days.setdefault(day, []).append(entry)
    for chased in told(chase_between(reader, begin, end, MOST), today):
        if chased.chase_on:
            entry = Entry(
                "task", chased.id, chased.title, chased.owner, "to chase", late=chased.chase_on < today
            )
            found.days.setdefault(chased.chase_on, []).append(entry)
    for agreement in expiring(reader, begin, end):
        entry = Entry("agreement", agreement.id, agreement.title, "", "runs out")
        if _to_the_day(agreement.when):
            found.days.setdefault(date.fromisoformat(agreement.last_day), []).append(entry)
        else:
            found.loose.append(_loose(entry, agreement.when))
    return found


_SIDES = frozenset(Side)
_PLANNED = frozenset({MeetingStatus.PLANNED.value, MeetingStatus.POSTPONED.value, VisitStatus.PLANNED.value})


def _put_occasion(found: _Found, one: diary.Occasion, first: date, last: date) -> None:
    entry = Entry(one.kind, one.id, one.title, one.place or "", planned=one.status in _PLANNED)
    found.owners.append(one.id)
    if not _to_the_day(one.when):
        found.loose.append(_loose(entry, one.when))
        return
    when = DateRange.parse_text(one.when)
    begin, end = when.first or when.last, when.last or when.first
    if begin is None or end is None:
        return
    for day in _each(max(begin, first), min(end, last)):
        found.days.setdefault(day, []).append(entry)


def _to_the_day(stored: str) -> bool:
    """Whether a stored date or range says its days, not a month or a year."""
    return all(len(part) == 10 for part in stored.split("/") if part != "..")


def _loose(entry: Entry, stored: str) -> Entry:
    shown = DateRange.parse_text(stored).seen(no_break=False)
    second = " · ".join(part for part in (shown, entry.second) if part)
    return Entry(entry.kind, entry.id, entry.title, second, entry.what, entry.planned)


def spoken_range(view: DiaryView, day: date) -> str:
    """What stands above the diary: `November 2026`, `16–22 November 2026`."""
    if view.span is Span.MONTH:
        return PartialDate(day.year, day.month).seen(no_break=False)
    return DateRange(PartialDate.of(view.first), PartialDate.of(view.last)).seen(no_break=False)

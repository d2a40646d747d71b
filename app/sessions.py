"""The run of a forum's sessions: gaps against the period, missing numbers, whose turn it is, what comes next. Pure.

Nothing is guessed: a gap needs both dates to the month, a turn says by which rule and on what ground it is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from db.values.calendar_words import add_months
from db.values.choices import ForumStatus, HostingRule, MeetingStatus
from db.values.names import ordinal
from db.values.partial_date import DateRange, PartialDate

_TOOK_PLACE = frozenset({MeetingStatus.HELD})


@dataclass(frozen=True, slots=True)
class Held:
    """One session as its record has it; `host` is the id of the country of its place."""

    id: str
    title: str
    edition: int | None
    when: DateRange | None
    status: MeetingStatus | str
    place: str = ""
    host: str | None = None
    date_words: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Months since the session before, and how many of them are beyond the agreed period (None: no period known)."""

    months: int
    late: int | None


@dataclass(frozen=True, slots=True)
class Missing:
    """Numbers of which no session that was held is on file, both included."""

    first: int
    last: int
    words: str


@dataclass(frozen=True, slots=True)
class Turned:
    """The country whose turn it is to host, by which rule, and on what ground that is said."""

    country_id: str
    rule: str
    reason: str


class Next(StrEnum):
    """What is known of the next session."""

    PLANNED = "planned"
    EXPECTED = "expected"
    LAPSED = "lapsed"
    ENDED = "ended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Coming:
    """The next session: the record where there is one, when, in words, and why that is said."""

    state: Next
    session_id: str | None
    when: DateRange | None
    words: str
    reason: str


def in_time(sessions: Sequence[Held]) -> list[Held]:
    """The newest first; of what is not dated, the highest number first, before all others where it is to come."""
    return sorted(sessions, key=_place, reverse=True)


def _place(one: Held) -> tuple[bool, date, int, str]:
    day = _day(one)
    planned = day is None and one.status in (MeetingStatus.PLANNED, MeetingStatus.POSTPONED)
    return (planned, day or date.min, one.edition or 0, one.id)


def _day(one: Held) -> date | None:
    if one.when is None:
        return None
    return one.when.first or one.when.last


def gaps(sessions: Sequence[Held], period: int | None) -> dict[str, Gap]:
    """Id → months since the session held before it; of sessions that both are known to the month."""
    held = [one for one in in_time(sessions) if one.status in _TOOK_PLACE and _month(one) is not None]
    found = {}
    for later, earlier in pairwise(held):
        months = (_month(later) or 0) - (_month(earlier) or 0)
        found[later.id] = Gap(months, None if period is None else max(months - period, 0))
    return found


def _month(one: Held) -> int | None:
    """The month in which it began, counted from year 0; None where only the year is known."""
    start = (one.when.start or one.when.end) if one.when else None
    return None if start is None or start.month is None else start.year * 12 + start.month


def missing(sessions: Sequence[Held]) -> tuple[Missing, ...]:
    """The numbers below the highest of which no session that was held, or is to come, is on file."""
    known = {one.edition for one in sessions if one.edition and one.status not in _FELL_OUT}
    fell = {one.edition: one for one in sessions if one.edition and one.status in _FELL_OUT}
    runs: list[list[int]] = []
    for number in range(1, max(known, default=0)):
        if number in known:
            continue
        alike = runs and runs[-1][-1] == number - 1 and not ({number, number - 1} & fell.keys())
        runs[-1].append(number) if alike else runs.append([number])
    return tuple(Missing(run[0], run[-1], _missing_words(run, fell.get(run[0]))) for run in runs)


_FELL_OUT = frozenset({MeetingStatus.CANCELLED, MeetingStatus.POSTPONED})


def _missing_words(run: Sequence[int], fell: Held | None) -> str:
    if fell is not None:
        return f"The {ordinal(run[0])} was {fell.status}."
    if len(run) == 1:
        return f"The {ordinal(run[0])} is not on file."
    between = "and" if len(run) == 2 else "to"
    return f"The {ordinal(run[0])} {between} {ordinal(run[-1])} are not on file."


def turn(
    sessions: Sequence[Held],
    parties: Sequence[str],
    names: dict[str, str],
    *,
    rule: HostingRule | str | None,
    stated: str | None,
) -> Turned | None:
    """Whose turn it is to host the next session; None where nothing on file says so.

    What the forum's record states comes first, then the place of the planned session, then the rule from the last
    session whose host is known. Without a stated rule only a run of at least three that took turns is told as one.
    """
    if stated:
        return Turned(stated, "As stated", "The forum’s own record says so.")
    ahead = [one for one in in_time(sessions) if one.status == MeetingStatus.PLANNED and one.host]
    if ahead:
        return Turned(
            ahead[-1].host or "", "As planned", f"{ahead[-1].title} is planned in {ahead[-1].place}."
        )
    held = [one for one in in_time(sessions) if one.status in _TOOK_PLACE]
    known = [one for one in held if one.host in parties]
    if not known or rule == HostingRule.NO_RULE:
        return None
    last = known[0]
    where = f"{last.title} was held in {last.place or names.get(last.host or '', '')}"
    if rule == HostingRule.ALWAYS_ONE:
        return Turned(last.host or "", HostingRule.ALWAYS_ONE.label, f"{where}, as always.")
    if rule == HostingRule.IN_TURN:
        return _following(last, held, parties, HostingRule.IN_TURN.label, where)
    run = _alternating(known)
    if len(parties) == 2 and len(run) >= 3:
        reason = f"No rule is stated; the last {len(run)} sessions whose place is known took turns: {where}"
        return _following(last, held, parties, "As before, in turn", reason)
    return None


def _following(
    last: Held, held: Sequence[Held], parties: Sequence[str], rule: str, where: str
) -> Turned | None:
    """Who follows: as many turns on as there are sessions from the last whose host is known to the next."""
    since = held.index(last)
    if last.edition and held[0].edition:
        since = held[0].edition - last.edition
    order = list(parties)
    country = order[(order.index(last.host or "") + since + 1) % len(order)]
    later = (
        ""
        if not since
        else f"; {since} later {'session has' if since == 1 else 'sessions have'} no place on file"
    )
    return Turned(country, rule, f"{where}{later}.")


def _alternating(known: Sequence[Held]) -> list[Held]:
    """The newest sessions of which no two that follow each other by number had the same host."""
    run = list(known[:1])
    for one in known[1:]:
        apart = (run[-1].edition or 0) - (one.edition or 0) if run[-1].edition and one.edition else 1
        if (one.host == run[-1].host) == bool(apart % 2):
            break
        run.append(one)
    return run


def coming(
    sessions: Sequence[Held], period: int | None, status: ForumStatus | str | None, today: date
) -> Coming:
    """The next session as it is planned, else as the period lets it be expected; lapsed once that time is past."""
    if status == ForumStatus.ENDED:
        return Coming(Next.ENDED, None, None, "none", "The forum has ended.")
    planned = [one for one in in_time(sessions) if one.status == MeetingStatus.PLANNED]
    ahead = [one for one in planned if one.when is None or (one.when.last or date.max) >= today]
    if ahead:
        one = ahead[-1]
        words = one.when.show() if one.when else f"“{one.date_words}”" if one.date_words else "not dated yet"
        return Coming(Next.PLANNED, one.id, one.when, words, f"{one.title} is planned.")
    if planned:
        one = planned[0]
        when = one.when.show() if one.when else ""
        reason = f"{one.title} was planned for {when}; whether it was held is not on file."
        return Coming(Next.LAPSED, one.id, one.when, f"was planned for {when}", reason)
    return _expected(sessions, period, today)


def _expected(sessions: Sequence[Held], period: int | None, today: date) -> Coming:
    put_off = [one for one in in_time(sessions) if one.status == MeetingStatus.POSTPONED]
    held = [one for one in in_time(sessions) if one.status in _TOOK_PLACE and _month(one) is not None]
    if put_off and (not held or (_day(put_off[0]) or date.max) >= (_day(held[0]) or date.min)):
        one = put_off[0]
        return Coming(Next.LAPSED, one.id, None, "postponed, no new date", f"{one.title} was postponed.")
    if not held or period is None:
        lacks = "No period is on file" if held else "No dated session is on file"
        return Coming(Next.UNKNOWN, None, None, "not known", f"{lacks}, and none is planned.")
    last = held[0]
    start = (last.when.start or last.when.end) if last.when else None
    assert start is not None  # it has a month
    due = add_months(start.first.replace(day=1), period)
    when = DateRange.single(PartialDate(due.year, due.month))
    every = f"every {period} months" if period != 12 else "every year"
    ground = f"{last.title} was in {PartialDate(start.year, start.month).show()}; sessions are agreed {every}"
    if (when.last or date.max) < today:
        return Coming(
            Next.LAPSED, None, when, f"was to be in {when.show()}", f"{ground}, and none is planned."
        )
    return Coming(Next.EXPECTED, None, when, f"about {when.show()}", f"{ground}.")

"""Which meetings count as contacts, which was the last session and which is the next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from db.values.choices import MeetingStatus
from db.values.partial_date import DateRange
from reports.facts import Facts, ForumFact, MeetingFact, PersonFact
from reports.wording import ordinal


def started_by(when: DateRange | None, day: date) -> bool:
    """Whether something may have begun by this day; what has no date may have."""
    begin = None if when is None else when.first or when.last
    return begin is None or begin <= day


def contacts(facts: Facts) -> tuple[MeetingFact, ...]:
    """Meetings held, newest first, undated ones where the case file puts them."""
    return facts.once("contacts", _contacts)


def _contacts(facts: Facts) -> tuple[MeetingFact, ...]:
    as_of = facts.control.as_of
    return tuple(m for m in facts.meetings if m.status is MeetingStatus.HELD and started_by(m.on, as_of))


def planned(facts: Facts) -> tuple[MeetingFact, ...]:
    """Meetings planned, the dated ones first and in time order; the brief's own meeting among them."""
    return facts.once("planned", _planned)


def _planned(facts: Facts) -> tuple[MeetingFact, ...]:
    own = (facts.meeting,) if facts.meeting else ()
    found = {m.id: m for m in (*own, *facts.meetings) if m.status is MeetingStatus.PLANNED}
    return tuple(sorted(found.values(), key=_soonest))


def _soonest(meeting: MeetingFact) -> tuple[bool, str, str]:
    return (meeting.on is None, meeting.on.text if meeting.on else "", meeting.local_time)


def sessions_of(facts: Facts, forum: ForumFact) -> tuple[MeetingFact, ...]:
    """Sessions of one forum that were held, newest first."""
    return tuple(m for m in contacts(facts) if m.forum_id == forum.id)


def next_of(facts: Facts, forum: ForumFact) -> MeetingFact | None:
    """The next planned session of one forum."""
    return next((m for m in planned(facts) if m.forum_id == forum.id), None)


def next_meeting(facts: Facts) -> MeetingFact | None:
    """The meeting the brief is for, else the next that is planned and not past."""
    return facts.once("next meeting", _next_meeting)


def _next_meeting(facts: Facts) -> MeetingFact | None:
    if facts.meeting and facts.meeting.status is MeetingStatus.PLANNED:
        return facts.meeting
    as_of = facts.control.as_of
    return next((m for m in planned(facts) if not past(m, as_of)), None)


def past(meeting: MeetingFact, day: date) -> bool:
    """Whether the last day of a dated meeting is over."""
    return bool(meeting.on and meeting.on.last and meeting.on.last < day)


def last_session(facts: Facts) -> MeetingFact | None:
    """The session that action is reported since: the last of the meeting's own forum, else of any forum, else the
    last meeting of any kind.
    """
    return facts.once("last session", _last_session)


def _last_session(facts: Facts) -> MeetingFact | None:
    held = tuple(m for m in contacts(facts) if not (facts.meeting and m.id == facts.meeting.id))
    forum = facts.meeting.forum_id if facts.meeting else None
    own = tuple(m for m in held if forum and m.forum_id == forum)
    return next(iter((*own, *(m for m in held if m.forum_id and m.on), *held)), None)


def day_of(meeting: MeetingFact | None) -> date | None:
    """The last day of a meeting, where it is known."""
    return (meeting.on.last or meeting.on.first) if meeting and meeting.on else None


def called(facts: Facts, meeting: MeetingFact) -> str:
    """What a meeting is called in a brief: `13th JMCC`, else its title."""
    forum = facts.forum(meeting.forum_id)
    if forum and meeting.edition:
        return f"{ordinal(meeting.edition)}\u00a0{forum.short}"
    return meeting.title


def people_at(facts: Facts, meeting: MeetingFact) -> tuple[PersonFact, ...]:
    """Persons on file who took part, in rank order."""
    found = (facts.person(p.person_id) for p in meeting.participations)
    return tuple(person for person in found if person)


def met(facts: Facts, person: PersonFact) -> tuple[MeetingFact, ...]:
    """Meetings at which a person took part, newest first."""
    return facts.once("met", _met).get(person.id, ())


def _met(facts: Facts) -> dict[str, tuple[MeetingFact, ...]]:
    """Person → meetings at which they took part, newest first."""
    found: dict[str, dict[str, MeetingFact]] = {}
    for meeting in contacts(facts):
        for seat in meeting.participations:
            if seat.person_id:
                found.setdefault(seat.person_id, {})[meeting.id] = meeting
    return {person: tuple(meetings.values()) for person, meetings in found.items()}


def same_edition(facts: Facts) -> tuple[tuple[MeetingFact, MeetingFact], ...]:
    """Pairs of sessions of different forums that carry the same edition number, where one of them is the last that its
    forum held: of that one people speak, and nobody mixes up what lies far back on both sides.
    """
    return facts.once("same edition", _same_edition)


def _same_edition(facts: Facts) -> tuple[tuple[MeetingFact, MeetingFact], ...]:
    last: dict[str, str] = {}
    numbered: dict[int, list[MeetingFact]] = {}
    for meeting in contacts(facts):
        if meeting.edition and meeting.forum_id:
            last.setdefault(meeting.forum_id, meeting.id)
            numbered.setdefault(meeting.edition, []).append(meeting)
    spoken_of = set(last.values())
    return tuple(
        (one, other)
        for sessions in numbered.values()
        if any(session.id in spoken_of for session in sessions)
        for one, other in combinations(sessions, 2)
        if one.forum_id != other.forum_id and not spoken_of.isdisjoint((one.id, other.id))
    )


def same_day(facts: Facts) -> Iterator[tuple[MeetingFact, MeetingFact, PersonFact]]:
    """Pairs of meetings on one day with one and the same person of another country, the forum's session first."""
    dated: dict[DateRange, list[MeetingFact]] = {}
    for meeting in contacts(facts):
        if meeting.on:
            dated.setdefault(meeting.on, []).append(meeting)
    for meetings in dated.values():
        for one, other in combinations(meetings, 2):
            there = {person.id for person in people_at(facts, other)}
            theirs = [p for p in people_at(facts, one) if p.id in there and p.country_id != facts.home.id]
            if theirs:
                first, second = (one, other) if one.forum_id or not other.forum_id else (other, one)
                yield first, second, theirs[0]

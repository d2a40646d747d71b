"""The meetings of a synthetic file: sessions, calls and talks, with who took part, what was discussed, and sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.filling.nations import Forum, Nation, World
from app.filling.telling import Telling, known
from app.filling.words import SYNTHETIC, TOPICS, talk
from db.values.choices import MeetingKind, MeetingStatus, MinutesStatus, Reliability, Role, SourceKind
from db.values.names import ordinal
from db.values.partial_date import DateRange

_COMING = 0.01
"""Share of the meetings that are still to come."""


@dataclass(frozen=True, slots=True)
class Session:
    """A meeting as later records refer to it."""

    id: str
    day: date
    parties: tuple[str, ...]
    forum: str | None
    source: str | None


def tell_sessions(told: Telling, world: World, nation: Nation) -> list[Session]:
    """Every meeting of a country, in the order of their days."""
    days = sorted(_day(told) for _ in range(nation.share.meetings))
    return [_session(told, world, nation, day) for day in days]


def _day(told: Telling) -> date:
    if told.often(_COMING):
        return told.later(told.today, 5, 300)
    return told.past_day(newest=0.3)


def _session(told: Telling, world: World, nation: Nation, day: date) -> Session:
    forum = told.chance.choice(nation.forums) if told.often(0.6) else None
    home = world.home
    third = (told.chance.choice(world.others),) if world.others and not forum and told.often(0.04) else ()
    parties = (home.id, nation.id, *third)
    title, kind, edition = _called(told, nation, forum)
    held = day <= told.today
    status = MeetingStatus.HELD if held else MeetingStatus.PLANNED
    if told.often(0.02):
        status = MeetingStatus.POSTPONED if told.often(0.5) else MeetingStatus.CANCELLED
    meeting = told.add(
        "meeting", title=title, meeting_kind=kind, forum_id=forum.id if forum else None, edition=edition,
        parties=parties, status=status, held_on=_dates(told, day),
        place_id=told.chance.choice(nation.places if told.often(0.5) else home.places),
        visit_id=told.chance.choice(nation.visits) if nation.visits and told.often(0.1) else None,
        outcome=talk(told.chance, 2) if held else None,
        minutes=told.chance.choice(tuple(MinutesStatus)) if held else None,
        topics=[told.chance.choice(world.topics)] if told.often(0.6) else [],
        remark=talk(told.chance, 2) if told.often(0.3) else None,
    )  # fmt: skip
    source = _source(told, title, day) if held and told.often(0.5) else None
    if source:
        told.add(
            "citation", record_id=meeting, source_id=source, quote=talk(told.chance, 1), place="paragraph 1"
        )
    _seats(told, home, nation, meeting)
    for position in range(1, told.chance.choice((1, 1, 1, 2, 2, 3, 4)) + (kind is MeetingKind.SESSION)):
        summary = talk(told.chance, 2) if held else None
        title = told.chance.choice(TOPICS)
        told.add("point", meeting_id=meeting, title=title, position=position, summary=summary)
    told.count()
    return Session(meeting, day, parties, forum.id if forum else None, source)


def _called(told: Telling, nation: Nation, forum: Forum | None) -> tuple[str, MeetingKind, int | None]:
    """Title, kind and edition."""
    if forum:
        edition, forum.edition = forum.edition, forum.edition + 1
        return f"{ordinal(edition)} {forum.name}", MeetingKind.SESSION, edition
    kind = told.chance.choice((MeetingKind.CALL_ON, MeetingKind.CALL, MeetingKind.TALKS, MeetingKind.TALKS))
    return f"{kind.label} with {nation.name} {SYNTHETIC}", kind, None


def _dates(told: Telling, day: date) -> DateRange:
    end = day + timedelta(days=told.chance.choice((0, 0, 0, 1, 2)))
    return DateRange(known(day), known(end))


def _source(told: Telling, title: str, day: date) -> str:
    when = told.later(day, 0, 2)
    return told.add(
        "source", title=f"Release on the {title}"[:300], source_kind=told.chance.choice(tuple(SourceKind)),
        publisher="Synthetic Press Office", published=known(when), reliability=told.chance.choice(tuple(Reliability)),
        text_received="\n\n".join(talk(told.chance, 4) for _ in range(told.chance.randint(1, 4))),
    )  # fmt: skip


def _seats(told: Telling, home: Nation, nation: Nation, meeting: str) -> None:
    """A few on each side, the first of each in the chair; sometimes only a post or an organisation is known."""
    for side in (home, nation):
        known_people = told.chance.sample(
            side.people, min(len(side.people), told.chance.choice((1, 1, 1, 2, 2, 5)))
        )
        for position, person in enumerate(known_people, 1):
            role = Role.CO_CHAIR if position == 1 else Role.MEMBER
            who = {"post_id": person.post} if told.often(0.1) else {"person_id": person.id}
            told.add(
                "participation", meeting_id=meeting, party_id=side.id, role=role, position=position, **who
            )

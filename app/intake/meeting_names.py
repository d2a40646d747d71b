"""What a meeting is called: by its session, its title, or who met whom."""

from __future__ import annotations

import re

from app.intake.attendance.sides import Participant
from app.intake.forums.clusters import key_of
from app.intake.meetings.events import Event
from app.intake.scene import Scene
from db.values.choices import MeetingKind, MeetingStatus
from db.values.names import ordinal

_WHAT = re.compile(
    r"\b(?P<how>(?:(?:special|extraordinary|bilateral|trilateral|quadrilateral|ministerial|high-level"
    r"|working|official|political|defen[cs]e"
    r"|security|strategic|military|policy|staff|expert|informal|annual|consular|economic"
    r"|maritime|border|technical) ){0,3})"
    r"(?P<what>meeting|talks|dialogue|consultations|conference|summit|session of talks"
    r"|call|negotiations|discussions)\b",
    re.IGNORECASE,
)


def called(text: str) -> str:
    """“Trilateral dialogue between” from the words that a sentence has for a meeting; empty where it has none."""
    found = _WHAT.search(text)
    if found is None:
        return ""
    joined = "of" if found["what"].casefold() in {"meeting", "conference", "summit"} else "between"
    return f"{(found['how'] + found['what']).casefold().capitalize()} {joined}"


def event_name(event: Event, found: dict[int, Participant]) -> str:
    """What a meeting is called: its session, or who met whom."""
    if event.forum is not None:
        return f"{ordinal(event.edition)} {event.forum.name}" if event.edition else event.forum.name
    if event.name and (not event.people or _NAMED in event.reasons):
        return re.sub(r"\s+", " ", event.name)
    if not event.people:
        return f"{event.called or 'Talks between'} {_listed(event.countries)}"
    people = [_described(found[id(who)]) if id(who) in found else who.name for who, _ in event.people]
    own = {who.country for who, _ in event.people}
    others = [*people[1:], *event.offices] or [name for name in event.countries if name not in own]
    if event.kind is MeetingKind.CALL_ON:
        host = next((n for n, (_, role) in enumerate(event.people) if role in {"called on", "host"}), None)
        if host is not None:
            callers = [name for n, name in enumerate(people) if n != host]
            return f"Call on {people[host]}" + (f" by {' and '.join(callers)}" if callers else "")
        if event.offices:
            return f"Call on {event.offices[0]} by {people[0]}"
    what = "Call between" if event.kind is MeetingKind.CALL else "Meeting of"
    joined = "and" if event.kind is MeetingKind.CALL else "with"
    name = f"{what} {people[0]} {joined} {' and '.join(others)}" if others else f"{what} {people[0]}"
    sides = list(dict.fromkeys(who.country for who, _ in event.people if who.country))
    if len(name) > _LONG_NAME and len(people) > 2 and len(sides) > 1:
        return f"{event.called or 'Meeting of'} {_listed(sides)}"
    return name


_HEADLINE = re.compile(
    r"(?:(?:[Jj]oint )?(?:[Rr]eadout|[Cc]ommuniqu[eé]|[Pp]ress [Rr]elease|[Ss]tatement|[Ss]ummary)"
    r" (?:of|on|from|following) (?:the )?)?"
    r"(?P<name>(?:[A-Z][\w-]+ ){0,4}(?:[Mm]eeting|[Tt]alks|[Cc]onsultations) (?:of|[Bb]etween)"
    r" (?:the )?(?:[A-Z]|[\w-]+ (?:of|from) )[^\n|/:–]{8,140}?) ?(?=$|//|\||:|–|- )"
)
_NAMED = "named by its title"


def named_by_heading(scene: Scene, main: Event) -> None:
    """“Meeting of the Chadian and Malian deputy Ministers” over a text is what its meeting is called."""
    if main.forum is not None or main.kind is MeetingKind.CALL or main.status is not MeetingStatus.HELD:
        return
    for number, one in enumerate(scene.sentences[:4]):
        found = _HEADLINE.match(scene.string(number)) if one.heading else None
        sides = {who.country for who, _ in main.people if who.country} | set(main.countries)
        if found and len(sides) > 1 and sides <= {*scene.countries_in(one.start, one.end)}:
            main.name = found["name"].strip()
            main.reasons.append(_NAMED)
            return


_LONG_NAME = 120


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _described(one: Participant) -> str:
    post = one.who.position.split(",")[0] if one.who.position else ""
    return f"{post} {one.who.name}".strip()


def same_forum(name: str, other: str) -> bool:
    """Whether two names of forums have the same telling words."""
    return bool(key_of(name)) and key_of(name) == key_of(other)

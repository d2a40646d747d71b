"""Settles which events are one, which is the main one, and what they are called."""

from __future__ import annotations

import re
from datetime import date

from app.intake.continuing import continued, travelled
from app.intake.earlier_sessions import EARLIER
from app.intake.events import Event, Place, remote
from app.intake.forum_clusters import key_of
from app.intake.gazetteer import city_of
from app.intake.lexicon import country_names
from app.intake.scene import Scene
from app.intake.sessions import BESIDE, TITLED
from app.intake.sides import Participant
from db.values.choices import MeetingKind, MeetingStatus
from db.values.names import ordinal

_DURING = re.compile(r"\b(?:[Dd]uring|[Aa]t|[Ii]n) the $")


def settled(scene: Scene, sessions: list[Event], encounters: list[Event]) -> list[Event]:
    """One list of events, the main one first and the rest in the order of the text."""
    events = _named_by_forum(scene, sessions, encounters)
    events = _without_echoes(scene, events)
    _told_twice(scene, events)
    travelled(scene, events)
    _to_come(scene, events)
    main = _main(scene, events)
    for event in events:
        if event.due == "same day" and event is not main and main is not None:
            event.dates = event.dates or main.dates
            event.reasons.append("the same day as the main meeting")
    for event in events:
        event.called = _called(scene.string(event.sentence))
    if main is not None:
        continued(scene, main, events)
        _named_by_heading(scene, main)
    if main is not None and main.status is MeetingStatus.HELD and not remote(scene, main):
        _from_date_line(scene, main)
    return ([main] if main else []) + [
        one for one in sorted(events, key=lambda one: one.start) if one is not main
    ]


def _to_come(scene: Scene, events: list[Event]) -> None:
    """“the Minister meets his colleague on Tuesday”: what lies after the day of the text is planned."""
    published = scene.issue.published if scene.issue.stated else None
    for event in events:
        day = event.dates.start if event.dates else None
        if not (published and day and day.day):
            continue
        if event.status is MeetingStatus.HELD and day.first > published:
            event.status = MeetingStatus.PLANNED
        elif _only_sounds_planned(event, published):
            event.status = MeetingStatus.HELD


def _only_sounds_planned(event: Event, published: date) -> bool:
    """“will start talks, X and Y agreed on Tuesday”: weighed by cues, planned by a verb that is not the meeting's."""
    weighed = event.forum is None and not any("between people" in one for one in event.reasons)
    end = event.dates.end if event.dates else None
    return (
        weighed
        and event.status is MeetingStatus.PLANNED
        and end is not None
        and bool(end.day)
        and end.first < published
    )


def _named_by_forum(scene: Scene, sessions: list[Event], encounters: list[Event]) -> list[Event]:
    """A forum without an edition, met “during” by the two who met, is the name of their meeting."""
    kept = list(sessions)
    for session in sessions:
        if _says_what(scene, session, encounters) or _titles(scene, session, encounters):
            kept.remove(session)
            continue
        if (
            BESIDE in session.reasons
            and session.edition is None
            and any(one.sentence == session.sentence for one in encounters)
        ):
            kept.remove(session)  # only where they met
            continue
        if session.edition is not None or session.status is not MeetingStatus.HELD or session.forum is None:
            continue
        near = [
            one for one in encounters
            if one.kind is MeetingKind.TALKS and len(one.people) == 2 and abs(one.sentence - session.sentence) <= 3
            and one.forum is None and not (one.dates and session.dates and one.dates.text != session.dates.text)
        ]  # fmt: skip
        if not near or not _pair_fits(scene, session, near[0]):
            continue
        near[0].forum, near[0].kind = session.forum, MeetingKind.SESSION
        near[0].dates, near[0].place = near[0].dates or session.dates, near[0].place or session.place
        near[0].reasons += session.reasons
        kept.remove(session)
    return kept + encounters


_THIS_WAS = re.compile(
    r"(?:This|It|That|The (?:meeting|talks|call|discussions|consultations|encounter|session)) (?:was"
    r"|marked|is|constituted|were) "
)


def _titles(scene: Scene, session: Event, encounters: list[Event]) -> bool:
    """A forum that only the title names is that of the meeting which the first sentences tell of."""
    if session.forum is None or TITLED not in session.reasons:
        return False
    body = [number for number, one in enumerate(scene.sentences) if not one.heading][:2]
    for one in encounters:
        clash = one.dates and session.dates and one.dates.text != session.dates.text
        fits = one.sentence in body and one.forum is None and one.kind is not MeetingKind.CALL
        if fits and not clash and one.status is session.status and _pair_fits(scene, session, one):
            one.forum, one.edition, one.kind = session.forum, session.edition, MeetingKind.SESSION
            one.dates, one.place = one.dates or session.dates, one.place or session.place
            one.reasons += session.reasons
            return True
    return False


def _says_what(scene: Scene, session: Event, encounters: list[Event]) -> bool:
    """“X met Y. This was the first round of the Z Dialogue” gives the meeting of X and Y its name and edition."""
    planned = session.status is not MeetingStatus.HELD
    if (
        session.forum is None
        or session.dates
        or planned
        or not _THIS_WAS.match(scene.string(session.sentence))
    ):
        return False
    before = [one for one in encounters if 0 < session.sentence - one.sentence <= 3 and one.forum is None]
    if not before:
        return False
    before[0].forum, before[0].edition, before[0].kind = session.forum, session.edition, MeetingKind.SESSION
    before[0].place = before[0].place or session.place
    before[0].reasons += session.reasons
    return True


def _pair_fits(scene: Scene, session: Event, meeting: Event) -> bool:
    assert session.forum is not None
    sides = {who.country for who, _ in meeting.people if who.country}
    named = {name for one in session.forum.mentions for name in scene.countries_in(one.start, one.end)}
    return not named or not sides or sides <= named


def _without_echoes(scene: Scene, events: list[Event]) -> list[Event]:
    """Talks between two countries with no names and no day of their own are an echo of a fuller event."""
    full = [one for one in events if one.forum is not None or one.people]
    kept = []
    for event in events:
        bare = event.forum is None and not event.people
        in_session = any(
            other.forum is not None
            and other is not event
            and event.forum is None
            and _same_occasion(scene, event, other)
            for other in events
        )
        if (bare and full and event.dates is None) or in_session:
            continue
        if bare and any(
            other.dates and event.dates and other.dates.text == event.dates.text for other in full
        ):
            continue
        kept.append(event)
    return kept


def _told_twice(scene: Scene, events: list[Event]) -> None:
    """“A and B agreed on Sunday … Minister X of A met Minister Y of B”: the lead has the day and place."""
    body = {number for number, one in enumerate(scene.sentences) if not one.heading}
    first = set(sorted(body)[:2])
    for lead in [one for one in events if one.forum is None and not one.people and one.sentence in first]:
        for event in events:
            sides = {who.country for who, _ in event.people if who.country}
            near = (
                0 < event.sentence - lead.sentence <= 2
                and event.dates is None
                and event.status is lead.status
            )
            if (
                near
                and event.forum is None
                and len(sides & {*lead.countries}) > 1
                and event.kind is lead.kind
            ):
                event.dates, event.place = lead.dates, event.place or lead.place
                event.start = lead.start
                events.remove(lead)
                break


def _same_occasion(scene: Scene, event: Event, session: Event) -> bool:
    """Whether an encounter is only the session told again: same sentence, or the co-chairs on the same day."""
    assert session.forum is not None
    mentions = {one.sentence for one in session.forum.mentions if not one.heading}
    if event.sentence in mentions and event.status is session.status:
        text = scene.string(event.sentence)
        return bool(
            re.search(
                r"\bco-chair|\bchaired|\bheld the\b|\bled\b|\bhosted\b|\bmet\b.*\b(?:for|under|within"
                r"|in the framework of|at|during) (?:the|their)\b",
                text,
            )
        )
    return False


def _main(scene: Scene, events: list[Event]) -> Event | None:
    if not events:
        return None
    first = min(one.start for one in events)

    def weight(event: Event) -> tuple[float, int]:
        score = 0.0
        score += 2.0 if event.status is MeetingStatus.HELD else 0.0
        score += 1.0 if event.dates else 0.0
        score += 1.0 if event.start == first or event.sentence <= 3 else 0.0
        if event.forum is not None:
            score += min(3, len(event.forum.mentions)) * 0.7 + (1.0 if event.edition else 0.0)
            score += 1.0 if any(one.heading or one.sentence <= 2 for one in event.forum.mentions) else -1.0
        if event.people and event.sentence <= 2:
            score += 2.5
        if event.kind in {MeetingKind.CALL_ON, MeetingKind.CALL} and event.sentence > 2:
            score -= 1.0
        if BESIDE in event.reasons:
            score -= 5.0
        if EARLIER in event.reasons:
            score -= 4.0
        if _long_before(scene, event):
            score -= 2.0
        return score, -event.start

    return max(events, key=weight)


def _long_before(scene: Scene, event: Event) -> bool:
    published = scene.issue.published
    if published is None or event.dates is None or event.dates.last is None:
        return False
    return (published - event.dates.last).days > 14


_CITY_STATES = frozenset({"Kuwait", "Singapore", "Djibouti", "Luxembourg", "Monaco", "Panama", "Guatemala"})
_SEATS = {"General Headquarters": "Rawalpindi", "GHQ": "Rawalpindi", "Joint Staff Headquarters": "Rawalpindi"}
"""Venues that lie in another city than the one from which they are reported."""


def _only_country(scene: Scene, city: str) -> bool:
    """“UZBEKISTAN, August 17 –” names no city."""
    return city in country_names() and city not in _CITY_STATES and city_of(city, scene.near) is None


def _seated_elsewhere(scene: Scene, event: Event) -> bool:
    text = scene.string(event.sentence)
    seats = {city for venue, city in _SEATS.items() if venue in text}
    return scene.issue.city_country == "Pakistan" and bool(seats) and scene.issue.city not in seats


def _from_date_line(scene: Scene, main: Event) -> None:
    if (
        main.kind is not MeetingKind.CALL
        and scene.issue.city
        and not _only_country(scene, scene.issue.city)
        and not _seated_elsewhere(scene, main)
        and (
            main.place is None
            or (main.place.city is None and main.place.country in {None, scene.issue.city_country})
        )
    ):
        venue = main.place.venue if main.place else None
        main.place = Place(scene.issue.city, scene.issue.city_country, venue, "from the date line")
        main.reasons.append("the place is that of the date line")


_WHAT = re.compile(
    r"\b(?P<how>(?:(?:special|extraordinary|bilateral|trilateral|quadrilateral|ministerial|high-level|working|official|political|defen[cs]e"
    r"|security|strategic|military|policy|staff|expert|informal|annual|consular|economic"
    r"|maritime|border|technical) ){0,3})"
    r"(?P<what>meeting|talks|dialogue|consultations|conference|summit|session of talks"
    r"|call|negotiations|discussions)\b",
    re.IGNORECASE,
)


def _called(text: str) -> str:
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


def _named_by_heading(scene: Scene, main: Event) -> None:
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

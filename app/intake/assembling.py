"""Settles which events are one, which is the main one, and what they are called."""

from __future__ import annotations

import re
from datetime import date

from app.intake.lexicon import country_names
from app.intake.meeting_names import called, named_by_heading
from app.intake.meetings.continuing import continued, travelled
from app.intake.meetings.earlier import EARLIER
from app.intake.meetings.events import Event, Place, remote
from app.intake.meetings.sessions import BESIDE, TITLED
from app.intake.meetings.whenabouts import weighed_day
from app.intake.meetings.whereabouts import weighed
from app.intake.scene import Scene
from app.intake.text.gazetteer import city_of
from db.values.choices import MeetingKind, MeetingStatus

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
        event.called = called(scene.string(event.sentence))
    if main is not None:
        continued(scene, main, events)
        _nowhere(scene, main)
        named_by_heading(scene, main)
        if main.dates is None and main.status is MeetingStatus.HELD:
            main.dates = weighed_day(scene, main)
            main.reasons += ["the day of the meeting by what stands beside it"] if main.dates else []
        _elsewhere(scene, main)
    here = main is not None and (
        main.status is MeetingStatus.HELD or _HERE.search(scene.string(main.sentence))
    )
    if main is not None and here and not remote(scene, main):
        _from_date_line(scene, main)
    return ([main] if main else []) + [
        one for one in sorted(events, key=lambda one: one.start) if one is not main
    ]


_BY_WIRE = re.compile(
    r"\b(?:tele)?phon\w+|\b(?:video|conference|virtual) call\b|\bspoke by\b|\bcall (?:with|to)\b",
    re.IGNORECASE,
)


def _nowhere(scene: Scene, main: Event) -> None:
    """A city in the sentence of a call, or of a meeting held without a common place, is not where it was."""
    text = scene.string(main.sentence)
    apart = (main.kind is MeetingKind.CALL and _BY_WIRE.search(text)) or remote(scene, main)
    if apart or (main.place is not None and main.dates is not None and _on_another_day(scene, main)):
        main.place = None


def _on_another_day(scene: Scene, main: Event) -> bool:
    """“today … endorsed a plan for the declaration signed in Tokyo on 13 March”: the city is that of the other day."""
    number, city = main.sentence, main.place.city if main.place else None
    ends = [one.end for one in scene.cities[number] if one.city == city]
    own = {main.dates.start, main.dates.end} if main.dates else set()
    others = [one for one in scene.dates[number] if not own & {one.dates.start, one.dates.end}]
    beside = [end for end in ends if any(0 < one.start - end <= 5 for one in others)]
    return bool(ends) and len(beside) == len(ends)


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
    r"|(?:They|Both(?: [a-z]+)?|The (?:two )?(?:sides|ministers|leaders|secretaries|chiefs"
    r"|delegations)) (?:also |jointly |then )?"
    r"(?:held|co-chaired|convened|chaired|opened|concluded) (?:the|their) "
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
    named = [one.start for one in session.forum.mentions if one.sentence == session.sentence]
    start = scene.sentences[session.sentence].start
    if named and re.search(r"\b(?:following|after|since|ahead of|before)\b", scene.view[start : named[0]]):
        return False  # “This was our second meeting, following the Dialogue in May”
    before = [one for one in encounters if 0 < session.sentence - one.sentence <= 3 and one.forum is None]
    if not before or not _pair_fits(scene, session, before[0]):
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


_HERE = re.compile(r"\bhere\b")
_CITY_STATES = frozenset({"Kuwait", "Singapore", "Djibouti", "Luxembourg", "Monaco", "Panama", "Guatemala"})
_SEATS = {"General Headquarters": "Rawalpindi", "GHQ": "Rawalpindi", "Joint Staff Headquarters": "Rawalpindi"}
"""Venues that lie in another city than the one from which they are reported."""


def _only_country(scene: Scene, city: str) -> bool:
    """“UZBEKISTAN, August 17 –” names no city."""
    return city in country_names() and city not in _CITY_STATES and city_of(city, scene.near) is None


def _seated_elsewhere(scene: Scene, event: Event) -> bool:
    text = scene.string(event.sentence)
    seats = {city for venue, city in _SEATS.items() if venue in text}
    if "Pentagon" in text and scene.issue.city == "Washington":
        return True  # it lies across the river
    return scene.issue.city_country == "Pakistan" and bool(seats) and scene.issue.city not in seats


_IN_LAND = re.compile(r"\b(?:in|(?:region|province|district|state|north|south|east|west) of) (?:the )?$")


def _in_another_country(scene: Scene, event: Event) -> bool:
    """“in the Kakheti region of Georgia”, under a date line of Baku: it was not there."""
    one = scene.sentences[event.sentence]
    return any(
        land.country.name != scene.issue.city_country and not land.people and one.start <= land.start < one.end
        and _HELD_IN.search(scene.view[one.start : land.start])
        and _IN_LAND.search(scene.view[max(one.start, land.start - 24) : land.start])
        for land in scene.countries
    )  # fmt: skip


_HELD_IN = re.compile(
    r"\b(?:met|held|meeting|talks|signed|took place|hosted|gathered|session|consultations)\b[^,;]{0,160}$"
)


def _elsewhere(scene: Scene, main: Event) -> None:
    """The city of a main meeting that its own sentence and what goes on about it do not name."""
    if main.kind is MeetingKind.CALL or remote(scene, main) or (main.place is not None and main.place.city):
        return
    place = weighed(scene, main)
    if place is not None and (main.place is None or main.place.country in {None, place.country}):
        main.place = place
        main.reasons.append("the city of the meeting by what stands beside it")


def _from_date_line(scene: Scene, main: Event) -> None:
    if (
        main.kind is not MeetingKind.CALL
        and scene.issue.city
        and not _only_country(scene, scene.issue.city)
        and not _seated_elsewhere(scene, main)
        and not _in_another_country(scene, main)
        and (
            main.place is None
            or (main.place.city is None and main.place.country in {None, scene.issue.city_country})
        )
    ):
        venue = main.place.venue if main.place else None
        main.place = Place(scene.issue.city, scene.issue.city_country, venue, "from the date line")
        main.reasons.append("the place is that of the date line")

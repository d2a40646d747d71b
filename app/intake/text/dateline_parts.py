"""The parts of a date line: places, days, hours, sources, labels and marks, told apart one after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.intake.lexicon import country_names, set_of, words
from app.intake.text.dates import DateMention, date_mentions
from app.intake.text.gazetteer import city_of
from db.values.partial_date import DateRange, PartialDate

_MOST_WORDS = 4
"""Words of which the name of a place has no more."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line: what kind it is of (place, strange, day, hour, source, label, mark) and where it ends."""

    kind: str
    start: int
    end: int
    text: str
    day: DateRange | None = None


_WEEKDAY = re.compile(r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?", re.IGNORECASE)
_HOUR = re.compile(
    r"\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\b\.?)?(?: ?(?:hrs|hours"
    r"|h)\b)?(?: ?\(?(?:[A-Z]{2,4})\b(?:[+-]\d{1,2})?\)?)?"
    r"|\d{1,2} ?[AaPp]\.?[Mm]\b\.?|\d{4} ?(?:hrs|hours|GMT|UTC|IST)\b"
)
_MARK = re.compile(r"--+-?|\.-+|//|[,;:|/>»›•·()\[\]*–.]|-(?=[ \n(]|$)|(?<= )-")
_BETWEEN = re.compile(r"[ \u00a0]*")
_CALENDARS = re.compile(
    r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.)?,? (?:de )?(?P<m>[A-Z]?[^\W\d_A-Z]{2,10}\.?)(?: (?:I{1,2}"
    r"|al-\w+|Al-\w+))?"
    r"(?:,? (?:de )?(?P<y>\d{4})(?: ?(?:AH|H|BS|BE)\b)?)?"
    r"|(?P<m2>[A-Z][\w-]{2,12}|[A-Z]{3,10}) (?P<d2>\d{1,2})\b(?!:)(?:,? (?P<y2>\d{4}))?"
)
"""A day whose month is not English: “7 Julai 2026”, “JUNIO 29”, “27 Jumada I 1448”."""
_OTHER_MONTHS = (
    "janvier enero janeiro januar gennaio januari",
    "février febrero fevereiro februar febbraio februari",
    "mars marzo março märz mac maret",
    "avril abril aprile",
    "mai mayo maio maggio mei",
    "juin junio junho juni giugno jun",
    "juillet julio julho juli luglio julai",
    "août agosto ogos agustus",
    "septembre septiembre setembro settembre",
    "octobre octubre outubro oktober ottobre",
    "novembre noviembre novembro",
    "décembre diciembre dezembro dezember dicembre disember desember",
)
_MONTHS = {name: number for number, row in enumerate(_OTHER_MONTHS, 1) for name in row.split()}
_CALENDAR_MONTHS = set_of(
    "muharram safar rabi jumada jumad rajab sha'ban shaban ramadan shawwal dhu dhul zul"
    " baisakh jestha jeth asar ashadh shrawan saun bhadra ashwin asoj kartik mangsir poush push magh "
    "falgun phagun chaitra"
    " chait magha phalguna vaisakha jyaistha ashadha shravana bhadrapada asvina kartika agrahayana pausha"
    " farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand"
)
"""Months of other calendars: such a day stands in a date line, but is not known."""
_DAY_ONLY = re.compile(r"(?P<y>(?:19|20)\d\d)[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})(?![\d/.])")
_SITE = re.compile(r"(?:www\.)?[A-Za-z][A-Za-z-]{2,}(?:\.[A-Za-z]{2,8}){1,2}(?=[ ,:|)]|$)")
_BYLINE = re.compile(
    r"(?:[Bb]y|BY|[Ff]rom|[Ss]tory by|[Rr]eport(?:ed)? by)(?: (?:[A-Z][\w.'-]+|(?:bin|al|de|van|and)(?= )))"
    r"{1,4}(?=[ ]?[,|/–(-]|$|\n)"
)
_CAPITALS = re.compile(r"[A-Z][A-Z&]{1,9}\b(?![.'-]\w)")
_RUN = re.compile(
    r"[^\W\d_a-z][\w'&-]*(?:[ ](?:(?:de|da|do|la|el|al|es|of|the|and|for)[ ])?[^\W\d_a-z][\w'&-]*){0,5}"
)
_STATES = set_of(
    "U.S. US U.S USA U.S.A. UK U.K. UAE U.A.E. D.C. DC D.C PNG NZ VA MD NY CA ACT NSW VIC QLD WA SA TAS "
    "Ontario Quebec"
    " Va Md Calif Fla Tex Ala Ariz Colo Conn Ga Ill Mass Mich Minn Neb Nev Pa Tenn Wash Wis N.Y N.J N.C S.C"
)
"""What stands behind a city for the country or the state."""
_SOURCES = re.compile(
    r"(?:News|Agency|Agencies|Times|Post|Tribune|Herald|Service|Bureau|Desk|Reporter|Correspondent|Office"
    r"|Staff|Today"
    r"|Daily|Online|Observer|Gazette|Shimbun|Guardian|Standard|Mail|Press|Radio|Television|TV|Media"
    r"|Newspaper|Journal"
    r"|Digital|Network|Writer|Editor|Web|Report|Point|Release|Statement|Note|Communiqu[eé]|Bulletin|Wire|Feed"
    r"|Secretariat|Relations|Information|Directorate|Ministry|Department|Government|Embassy|Command)$",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"(?:(?:[Ll]ast |LAST )?(?:[Uu]pdated?|[Mm]odified|UPDATED?)|[Pp]ublished|[Pp]osted|[Rr]eleased?"
    r"|[Ii]ssued"
    r"|PUBLISHED|POSTED|[Cc]reated|[Uu]ploaded|[Pp]ress|[Mm]edia|PRESS RELEASE|(?:le|den|el|em|am|il"
    r"|pada)(?= \d)"
    r"|For [Ii]mmediate [Rr]elease|FOR IMMEDIATE RELEASE|No\.? ?[\w/.-]*\d[\w/.-]*|LEAD|ENG|EN|UPDATE"
    r"|Feature)\b(?: on\b)?"
)
_LITTLE = re.compile(r"(?<= )(?:Es|Of|De|Do|Da|La|El|Al)(?= )")


def written(city: str) -> str:
    """A city in capitals as it is written otherwise: DAR ES SALAAM, SANA'A."""
    if not city.isupper():
        return city
    return re.sub(
        r"(?<=\w\w\w')[A-Z]",
        lambda one: one[0].lower(),
        _LITTLE.sub(lambda one: one[0].lower(), city.title()),
    )


def parts_of(view: str, start: int, limit: int, near: frozenset[str], anchor: date | None) -> list[Part]:
    """The parts of a line up to the first word that is of no kind."""
    days = date_mentions(view, start, limit, anchor or date(2000, 1, 1), relative=False)
    by_start = {one.start: one for one in days}
    found: list[Part] = []
    place = start
    while place < limit:
        gap = _BETWEEN.match(view, place, limit)
        place = gap.end() if gap else place
        one = _part(view, place, limit, by_start, near, sure=anchor is not None) if place < limit else None
        if one is None:
            break
        found.append(one)
        place = one.end
    return found


def _part(
    view: str, place: int, limit: int, days: dict[int, DateMention], near: frozenset[str], *, sure: bool
) -> Part | None:
    mark = _MARK.match(view, place, limit)
    if mark is not None:
        return Part("mark", place, mark.end(), mark[0])
    if place in days:
        day = days[place]
        known = sure or day.how == "written out"
        return Part("day", place, day.end, view[place : day.end], day.dates if known else None)
    for kind, form in (("hour", _HOUR), ("weekday", _WEEKDAY)):
        found = form.match(view, place, limit)
        if found is not None:
            return Part(kind, place, found.end(), found[0])
    return _calendar_day(view, place, limit) or _named(view, place, limit, near)


def _named(view: str, place: int, limit: int, near: frozenset[str]) -> Part | None:
    byline = _BYLINE.match(view, place, limit)
    if byline is not None:
        return Part("byline", place, byline.end(), byline[0])
    run = _RUN.match(view, place, limit)
    if run is not None and " " in run[0] and _SOURCES.search(run[0].rstrip(".")):
        return Part("source", place, run.end(), run[0])  # “Pakistan Point News”, “Washington Post”
    known = _known_place(view, place, limit, near)
    if known is not None:
        return known
    for kind, form in (("label", _LABELS), ("source", _SITE)):
        found = form.match(view, place, limit)
        if found is not None:
            return Part(kind, place, found.end(), found[0])
    if run is None:
        return None
    text = run[0].rstrip(".")
    short = _CAPITALS.match(view, place, limit)
    if short is not None and short.end() == run.end():
        return Part("source" if text in words()["outlets"] else "short", place, run.end(), text)
    kind = "source" if text in words()["outlets"] or _SOURCES.search(text) else "strange"
    return Part(kind, place, place + len(text), text)


def _calendar_day(view: str, place: int, limit: int) -> Part | None:
    """A day with a month of another language, or of another calendar, of which the day is not known."""
    found = _CALENDARS.match(view, place, limit)
    slashed = _DAY_ONLY.match(view, place, limit)
    if slashed is not None:
        return Part(
            "day", place, slashed.end(), slashed[0], _day(slashed["y"], int(slashed["m"]), slashed["d"])
        )
    if found is None:
        return None
    name = (found["m"] or found["m2"]).rstrip(".").casefold()
    month, day, year = _MONTHS.get(name), found["d"] or found["d2"], found["y"] or found["y2"]
    if month is None and name not in _CALENDAR_MONTHS:
        return None
    return Part("day", place, found.end(), found[0], _day(year, month, day) if month and year else None)


def _day(year: str, month: int, day: str) -> DateRange | None:
    try:
        return DateRange.single(PartialDate.of(date(int(year), month, int(day))))
    except ValueError:
        return None


_WORD = re.compile(r"[^\W\d_a-z](?:[\w.']|-(?=\w))*")


def _known_place(view: str, place: int, limit: int, near: frozenset[str]) -> Part | None:
    """The longest known city, country or state at `place`."""
    ends: list[int] = []
    at = place
    while len(ends) < _MOST_WORDS:
        word = _WORD.match(view, at, limit)
        if word is None:
            small = re.compile(r"(?:es|de|of|al|el|la|do) ").match(view, at, limit) if ends else None
            word = _WORD.match(view, small.end(), limit) if small else None
            if word is None:
                break
        ends.append(word.end())
        if not view.startswith(" ", word.end()):
            break
        at = word.end() + 1
    for end in reversed(ends):
        for text in dict.fromkeys((view[place:end], view[place:end].rstrip("."))):
            kind = _kind_of(text, near)
            if kind:
                return Part(kind, place, place + len(text), text)
    return None


def _kind_of(text: str, near: frozenset[str]) -> str:
    if text in _STATES:
        return "region"
    if city_of(written(text), near) is not None:
        return "city"
    known = country_names().get(text) or country_names().get(written(text))
    return "country" if known is not None and not known[1] else ""

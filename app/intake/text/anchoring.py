"""When and where a text was issued: from its header, its date line or the newest full date in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.intake.lexicon import country_by_code, country_names, words
from app.intake.text.datelines import date_line
from app.intake.text.dates import date_mentions
from app.intake.text.gazetteer import city_of

_HEADER = re.compile(r"(?:date |/)((?:19|20)\d\d)[-/](\d\d?)[-/](\d\d?)\b")
_SHORT_YEAR = re.compile(r"https?://[^\s]*?/(\d\d)/(0[1-9]|1[0-2])/([0-3]\d)/")
"""“/16/08/02/” in the address of a page."""
_FRONT = re.compile(
    r"^(?:date|published|pubdate)[:=] *[\"']?((?:19|20)\d\d)-(\d\d)-(\d\d)", re.MULTILINE | re.IGNORECASE
)
_POSTED = re.compile(
    r"\b(?:Posted On|Published(?: on)?|Date|Dated|Issued(?: on)?|Released"
    r"|Sent)[: ] ?(?=[^\n]{0,40}\d)",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_LINE = re.compile(r"[^\n]+")
_SHORT_LINE = 12
_OF_EVENT = re.compile(
    r" ?(?:Last (?:modified|updated?)|Modified|Updated|Dates?|When|Venue|Where|Place|On|Held)\b ?:?",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"^ ?(?:(?:19|20)\d\d-\d\d-\d\d|(?:{_WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? [A-Z][a-z]{{2,8}}"
    rf"|[A-Z][a-z]{{2,8}}\.? \d{{1,2}}),? (?:19|20)\d\d) ?$",
    re.MULTILINE,
)
"""A line that is a full date and nothing else, wherever a page puts it."""
_SLASHED = re.compile(r"(?<![\d/])((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?![\d/])")
_CLOCK = re.compile(r"[, ]+\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: ?\(?[A-Z]{3,4}\)?)?\s*$")
_HOST = re.compile(r"https?://([\w.-]+)")
_FIRST_BLOCKS = 8
_SENTENCE_ENDS = re.compile(r"[a-z\d)'\"][.!?][\"')]?$|\"$")
_CLOSING = 350
"""Characters of text above a date line from which on it closes the text."""


@dataclass(frozen=True, slots=True)
class Issue:
    """`published` is a hint, never the date of an event, and `stated` where it is more than the newest date.

    `lines` are the spans of date lines, which belong to no sentence.
    """

    published: date | None
    stated: bool
    city: str | None
    city_country: str | None
    source_country: str | None
    lines: tuple[tuple[int, int], ...]


def issue(view: str, header: str, starts: tuple[int, ...], given: date | None, near: frozenset[str]) -> Issue:
    """Where a text comes from; `starts` are the beginnings of its blocks."""
    published = given or _from_header(header) or _posted(header) or _posted(view)
    lines: list[tuple[int, int]] = []
    city = country = agency = None
    for start in starts[:_FIRST_BLOCKS]:
        near_day = published or _newest(view) or _month_of(header)
        found = date_line(view, start, near, near_day)
        if found is None:
            continue
        lines.append((start, found.end))
        if found.day is not None and found.day.last is not None:
            published = found.day.last
        if found.city and not _closes(
            view, start, found.end
        ):  # under a text they say where it was signed off
            city, agency = found.city, found.source
            country = _country_of(city, near)
        break
    return Issue(
        published or _newest(view) or _month_of(header),
        published is not None,
        city,
        country,
        _source_country(header, agency, view),
        tuple(lines),
    )


def _closes(view: str, start: int, end: int) -> bool:
    """Whether a date line stands alone under a text rather than above it."""
    above = view[:start].rstrip()
    alone = view[end : end + 1] in {"", "\n"} or view[end - 1 : end] == "\n"
    return len(above) > _CLOSING or (alone and _SENTENCE_ENDS.search(above[-12:]) is not None)


def _country_of(city: str, near: frozenset[str]) -> str | None:
    chosen = city_of(city, near)
    if chosen is not None:
        return country_by_code()[chosen.code].name
    return city if city in country_names() else None


def _from_header(header: str) -> date | None:
    for pattern in (_HEADER, _FRONT):
        found = pattern.search(header)
        if found:
            try:
                return date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                continue
    short = _SHORT_YEAR.search(header)
    if short is not None:
        try:
            return date(2000 + int(short[1]), int(short[2]), int(short[3]))
        except ValueError:
            return None  # not a day
    return None


_MONTH = re.compile(r"https?://[^\s]*?/((?:19|20)\d\d)/(0?[1-9]|1[0-2])(?:/|\s|$)")


def _month_of(header: str) -> date | None:
    """The middle of the month in the address of a page: near enough to give a day its year, no more."""
    found = _MONTH.search(header)
    return date(int(found[1]), int(found[2]), 15) if found else None


def _posted(view: str) -> date | None:
    slashed = _SLASHED.search(view[:400])
    if slashed is not None:
        try:
            return date(int(slashed[1]), int(slashed[2]), int(slashed[3]))
        except ValueError:
            pass  # no day of the calendar: no date was meant
    for found in _POSTED.finditer(view[:3000]):
        dated = date_mentions(view, found.end(), min(len(view), found.end() + 40), None)
        if dated:
            return dated[0].dates.last
    head = [one for one in view[:700].split("\n") if one.strip()][:6]
    nearest = _above_body(view)
    if nearest is not None:
        return nearest
    for line in (_CLOCK.sub("", one) for one in head):
        dated = date_mentions(line, max(0, len(line) - 40), len(line), None)
        closing = dated and dated[-1].end >= len(line.rstrip()) - 1 and not line.rstrip().endswith(".")
        if not closing and len(line) < 140:  # “Press Briefing, Nov. 12, 2026 – Summary”
            dated = tuple(
                one for one in date_mentions(line, 0, len(line), None) if re.match(r" ?[–|]", line[one.end :])
            )
            closing = bool(dated)
        if closing:
            full = dated[-1].dates
            if full.start == full.end and full.end is not None and full.end.day is not None:
                return full.end.last
    for match in _ALONE.finditer(view):
        alone = date_mentions(view, match.start(), match.end(), None)
        if alone and alone[0].dates.start == alone[0].dates.end:
            return alone[0].dates.last
    return _in_short_line(view)


_LONG_LINE = 160


def _above_body(view: str) -> date | None:
    """The full day alone on the line right above the first long line: that of the text, whatever the page says."""
    above = ""
    for line in _LINE.finditer(view[:3000]):
        if not line[0].strip():
            continue
        if len(line[0]) > _LONG_LINE:
            break
        above = line[0]
    if not above or _ALONE.fullmatch(above) is None:
        return None
    day = date_mentions(above, 0, len(above), None)
    return day[0].dates.last if day and day[0].dates.start == day[0].dates.end else None


def _in_short_line(view: str) -> date | None:
    """The full day in a short line that is no sentence: “Released – 4 June 2026 – for immediate use”."""
    for line in _LINE.finditer(view):
        text = line[0]
        if len(text.split()) > _SHORT_LINE or text.rstrip()[-1:] in ".;,:" or _OF_EVENT.match(text):
            continue
        for one in date_mentions(view, line.start(), line.end(), None):
            if (
                one.dates.start == one.dates.end
                and one.dates.end is not None
                and one.dates.end.day is not None
            ):
                return one.dates.last
    return None


def _newest(view: str) -> date | None:
    full = [
        one.dates.end.last
        for one in date_mentions(view[:30_000], 0, min(len(view), 30_000), None)
        if one.dates.end is not None and one.dates.end.day is not None
    ]
    if full:
        return max(full)
    months = [
        one.dates.last
        for one in date_mentions(view[:30_000], 0, min(len(view), 30_000), None)
        if one.dates.last is not None
    ]
    return max(months) if months else None


def _source_country(header: str, agency: str | None, view: str) -> str | None:
    host = _HOST.search(header)
    if host:
        parts = host[1].rstrip(".").split(".")
        country = words()["domains"].get(parts[-1])
        if country:
            return str(country)
    outlets = words()["outlets"]
    if agency in outlets:
        return str(outlets[agency])
    signed = re.search(r"\(?\b([A-Z][A-Za-z]+(?: [A-Z][a-z]+){0,2})\)?\.?\s*$", view[-200:])
    named = [signed[1]] if signed else []
    named += re.findall(r"\(([A-Za-z ]{2,20})\)|^([A-Z]{2,6})$", header, re.MULTILINE) and [
        one or two for one, two in re.findall(r"\(([A-Za-z ]{2,20})\)|^([A-Z]{2,6})$", header, re.MULTILINE)
    ]
    return next((str(outlets[name]) for name in named if name in outlets), None)

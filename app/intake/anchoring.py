"""When and where a text was issued: from its header, its date line or the newest full date in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.intake.dates import date_mentions
from app.intake.gazetteer import city_of
from app.intake.lexicon import country_by_code, country_names, words

_HEADER = re.compile(r"(?:date |/)((?:19|20)\d\d)[-/](\d\d?)[-/](\d\d?)\b")
_FRONT = re.compile(
    r"^(?:date|published|pubdate)[:=] *[\"']?((?:19|20)\d\d)-(\d\d)-(\d\d)", re.MULTILINE | re.IGNORECASE
)
_POSTED = re.compile(
    r"\b(?:Posted On|Published(?: on)?|Date|Dated|Issued(?: on)?|Released"
    r"|Updated|Last updated|Sent)[: ] ?(?=[^\n]{0,40}\d)",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DATE_LINE = re.compile(
    r"(?P<city>[^\W\d_a-z][\w.'-]+(?: [A-Z][\w.'-]+){0,2})"
    rf"(?:, ?(?!{_WEEKDAY}|[A-Z][a-z]{{2,8}}\.? \d)(?P<more>[A-Z][A-Za-z. ]{{1,24}}?))?(?: ?\[[^\]]{{2,30}}\])?"
    rf"(?:(?:,| –) ?(?:{_WEEKDAY},? )?(?P<date>[A-Z][a-z]{{2,8}}\.? \d{{1,2}}"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8})(?:,? \d{4})?)?(?:, (?P<wire>[A-Z]{2,6})(?= -))?"
    r"(?: ?\((?P<agency>[A-Z][A-Za-z ]{1,24})\))? ?(?P<mark>[:–]|\.?-{1,3}|\.|(?=[A-Z])|$) ?",
    re.MULTILINE,
)
_CLOCK = re.compile(r"[, ]+\d{1,2}[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: ?\(?[A-Z]{3,4}\)?)?\s*$")
_HOST = re.compile(r"https?://([\w.-]+)")
_FIRST_BLOCKS = 8


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
        found = _date_line(view, start, near)
        if found is None:
            continue
        lines.append((start, found.end()))
        city, agency = (
            found["city"].title() if found["city"].isupper() else found["city"],
            found["agency"] or found["wire"],
        )
        chosen = city_of(city, near)
        country = country_by_code()[chosen.code].name if chosen else city if city in country_names() else None
        if found["date"]:
            dated = date_mentions(view, start, found.end(), published)
            if dated and dated[-1].dates.last is not None:
                published = dated[-1].dates.last
        break
    return Issue(
        published or _newest(view),
        published is not None,
        city,
        country,
        _source_country(header, agency, view),
        tuple(lines),
    )


def _from_header(header: str) -> date | None:
    for pattern in (_HEADER, _FRONT):
        found = pattern.search(header)
        if found:
            try:
                return date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                continue
    return None


def _posted(view: str) -> date | None:
    for found in _POSTED.finditer(view[:3000]):
        dated = date_mentions(view, found.end(), min(len(view), found.end() + 40), None)
        if dated:
            return dated[0].dates.last
    head = [one for one in view[:700].split("\n") if one.strip()][:6]
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
    return None


def _newest(view: str) -> date | None:
    full = [
        one.dates.end.last
        for one in date_mentions(view[:30_000], 0, min(len(view), 30_000), None)
        if one.dates.end is not None and one.dates.end.day is not None
    ]
    return max(full) if full else None


def _date_line(view: str, start: int, near: frozenset[str]) -> re.Match[str] | None:
    found = _DATE_LINE.match(view, start, start + 120)
    if found is None:
        return None
    city = found["city"].title() if found["city"].isupper() else found["city"]
    if city_of(city, near) is None and (
        city not in country_names() or not (found["date"] or found["agency"])
    ):
        return None
    alone = found["city"].isupper() and view[found.end() : found.end() + 1] in {"", "\n"}
    if (found["mark"] == "." and not found["date"]) or (
        found["mark"] == "" and not (found["date"] or found["agency"] or alone)
    ):
        return None
    if found["mark"] == "-" and not (found["date"] or found["agency"]) and view[found.end() - 1] != " ":
        return None  # a name with a hyphen, not a separator
    return found


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

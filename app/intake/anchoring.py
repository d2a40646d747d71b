"""When and where a text was issued: from its header, its date line or the newest full date in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.intake.dates import date_mentions
from app.intake.gazetteer import city_of
from app.intake.lexicon import country_by_code, country_names, words

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
_DATE_LINE = re.compile(
    r"(?P<city>[^\W\d_a-z](?:[\w.']|-(?!-))+(?: [A-Z](?:[\w.']|-(?!-))+){0,2})"
    rf"(?:, ?(?!{_WEEKDAY}"
    rf"|[A-Z][a-z]{{2,8}}\.? \d)(?P<more>[A-Z][A-Za-z. ]{{1,24}}?))?(?: ?\[[^\]]{{2,30}}\])?"
    rf"(?:(?:,| [–-]) ?(?:{_WEEKDAY},? )?(?P<date>[A-Z][a-z]{{2,8}}\.? \d{{1,2}}"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}|\d{1,2}(?P<dot>[./])\d{1,2}(?=(?P=dot)\d{4}))(?:(?:,? "
    rf"|[./])\d{{4}})?)?(?:, {_WEEKDAY}(?= \())?(?:, (?P<wire>[A-Z]{{2,6}})(?= -))?"
    r"(?: ?\((?P<agency>[A-Z][A-Za-z ]{1,24})\))? ?(?P<mark>[:–)]|\.?-{1,3}|\.|(?=[A-Z])|$) ?",
    re.MULTILINE,
)
_BRACKETED_LINE = re.compile(
    r"(?P<city>[A-Z](?:[\w.']|-(?!-))+(?: [A-Z][\w.'-]+){0,2})(?:, ?(?P<more>[A-Z][A-Za-z. ]{1,24}))?,? ?"
    r"\((?=[^()\n]{4,90}\))(?:[A-Z][\w.' ]+? ?/ ?){0,3}(?P<agency>[A-Z][\w.' ]{1,30}?)(?P<wire>)"
    r" ?[–,-] ?(?P<date>(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?),? (?:19|20)\d\d) ?"
    r"\) ?(?P<mark>[:–-]{0,3}) ?"
)
"""“TUNIS, (Feed / Agency - 02nd May, 2021)”: who sent it on and when, in brackets behind the city."""
_CRUMBS = re.compile(
    r"\([A-Z]{3,6}\) ?(?=[A-Z])|\((?:[A-Z]{3,8}|[A-Z]\w+)[-–:] ?[A-Z][\w ]{2,30}(?: \([A-Z]{2,6}\))?\) ?"
    r"|(?:[A-Z][\w&]*(?: [A-Z&]\w*){0,2} ?[|>»] ?){1,4}"
    r"|[A-Z][a-z]{2,9}\.? \d{1,2}(?:, \d{4})? ?[|–-] ?"
    r"|[A-Z]{2,6}, ?(?=[A-Z][a-z]+$)|[A-Z][A-Za-z-]+(?:\.[A-Za-z]{2,8}){1,2}, ?(?=[A-Z]{3})|\d{1,2}[:.]\d\d ?\| ?"
    r"|\((?=[A-Z][\w'-]+(?: [A-Z]\w+)?, (?:\d{1,2} [A-Z]|[A-Z][a-z]{2,8} \d))",
    re.MULTILINE,
)
"""What stands before a date line: the wire that passed the text on, the page's way-marks."""
_SLASH_LINE = re.compile(r"(?P<city>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?) / (?=[^\n]{3,60}$)", re.MULTILINE)
"""“Baghdad / Media Office / 4 March 2026”."""
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
        found = _date_line(view, start, near)
        if found is None:
            slashed = _SLASH_LINE.match(view, start)
            if slashed and city_of(slashed["city"], near):
                city, country = slashed["city"], _country_of(slashed["city"], near)
            continue
        lines.append((start, found.end()))
        near_day = published or _newest(view)
        dated = date_mentions(view, start, found.end() if found["date"] else start, near_day, relative=False)
        if dated and dated[-1].dates.last is not None:
            published = dated[-1].dates.last
        if not _closes(view, start, found.end()):  # under a text they say where it was signed off
            city, agency = _written(found["city"]), found["agency"] or found["wire"]
            country = _country_of(city, near)
        break
    return Issue(
        published or _newest(view),
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
    return len(above) > _CLOSING or (alone and above[-1:] in {".", "!", "?", '"'})


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


_OFFICES = re.compile(
    r"\b(?:Press|Release|Statement|Media|News|Ministry|Readout|Minister|Update|Note|Report|Communique"
    r"|Speech|Interview"
    r"|News|Advisory|Transcript|Remarks|Fact|Brief\w*|Bulletin|Weekly|Daily|Agency|Photo|Video|Thread"
    r"|Joint|Day|Minutes|Record|Session"
    r"|Meeting|Date|Published|Posted|Released|Government|Council|Department|Office|Command|Army|Navy"
    r"|Force|Forces|Headquarters|Embassy"
    r"|Text|Summary|Agenda|From|Of|The|On|For|And)\b"
)
_LITTLE = re.compile(r"(?<= )(?:Es|Of|De|Do|Da|La|El|Al)(?= )")


def _written(city: str) -> str:
    """A city in capitals as it is written otherwise: DAR ES SALAAM, SANA'A."""
    if not city.isupper():
        return city
    return re.sub(
        r"(?<=')[A-Z]\b", lambda one: one[0].lower(), _LITTLE.sub(lambda one: one[0].lower(), city.title())
    )


def _date_line(view: str, start: int, near: frozenset[str]) -> re.Match[str] | None:
    crumbs = _CRUMBS.match(view, start)
    start = crumbs.end() if crumbs else start
    bracketed = _BRACKETED_LINE.match(view, start, start + 160)
    if bracketed is not None and city_of(_written(bracketed["city"]), near) is not None:
        return bracketed
    found = _DATE_LINE.match(view, start, start + 120)
    if found is None:
        return None
    city = _written(found["city"])
    shouted = found["city"].isupper() and len(city) > 3 and found["date"] and found["mark"] not in {"", "."}
    placed = found["more"] in country_names() and found["mark"] not in {"", "."}  # “Nuku'alofa, Tonga –”
    dated = (
        found["date"] and found["mark"] in {":", "–", "-", ".-", "--", ")"} and re.search(r"\d{4}", found[0])
    )
    if (
        city_of(city, near) is None
        and not (dated and not _OFFICES.search(city))
        and not placed
        and not (shouted and not _OFFICES.search(city))
        and (city not in country_names() or not (found["date"] or found["agency"]))
    ):
        return None
    alone = (found["city"].isupper() or crumbs is not None) and view[found.end() : found.end() + 1] in {
        "",
        "\n",
    }
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

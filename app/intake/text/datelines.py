"""Reads the line that says where, when and by whom a text was sent: places, days, hours and sources in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.intake.lexicon import words
from app.intake.text.dateline_parts import Part, parts_of, written
from app.intake.text.dates import date_mentions
from app.intake.text.gazetteer import city_of
from db.values.partial_date import DateRange

_LONGEST = 170
"""Characters within which a date line ends."""


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date line at `start:end`; each part only as far as the line has it."""

    start: int
    end: int
    city: str | None
    day: DateRange | None
    source: str | None


_NO_PLACE = re.compile(
    r"\b(?:Press|Release|Statement|Media|News|Ministry|Readout|Minister|Update|Note|Report|Communiqu\w"
    r"|Speech|Interview"
    r"|Advisory|Transcript|Remarks|Fact|Brief\w*|Bulletin|Weekly|Daily|Agency|Photo|Video|Thread|Joint"
    r"|Day|Minutes"
    r"|Record|Session|Meeting|Date|Published|Posted|Released|Government|Council|Department|Office|Command"
    r"|Army|Navy"
    r"|Force|Forces|Headquarters|Embassy|Text|Summary|Agenda|From|Of|The|On|For|And|In|At|By|To|General"
    r"|President"
    r"|Secretary|Director|Dialogue|Committee|Commission|Talks|Today|Yesterday|Visit|Exercise|Decision"
    r"|Action|Agreed"
    r"|Annex|Article|Item|Part|Page|Next|First|Second|Background|Dear|Subject)\b",
    re.IGNORECASE,
)


def date_line(view: str, start: int, near: frozenset[str], anchor: date | None) -> DateLine | None:
    """The date line at `start`, the longest that is nothing but places, days, hours, sources and marks; None if none.

    `near` are codes of countries that the text names; `anchor` gives the year to a day without one.
    """
    line_end = view.find("\n", start)
    line_end = len(view) if line_end < 0 else line_end
    parts = parts_of(view, start, min(line_end, start + _LONGEST), near, anchor)
    for last in range(len(parts) - 1, 0, -1):
        if _may_end(view, parts, last, line_end):
            found = _understood(view, parts[: last + 1], parts[last + 1 :], near, line_end)
            if found is not None:
                return found
    if len(parts) == 1 and parts[0].end == line_end:
        return _understood(view, parts, [], near, line_end)
    return None


_HARD = frozenset({":", "–", "-", "--", "---", ".-", ".--", "//"})
_WAY_MARKS = frozenset({"|", ">", "»", "›", "/", "•", "·", "–", "-"})


def _may_end(view: str, parts: list[Part], last: int, line_end: int) -> bool:
    """Whether a date line may end with the part `last`: with a mark, with its line, or with a day before a capital."""
    one = parts[last]
    if one.end >= line_end or not view[one.end : line_end].strip():
        return True
    if one.kind == "mark":
        return one.text in _HARD or one.text in {")", "]", ".", "|"}
    return one.kind == "day" and re.match(r" [A-Z]", view[one.end : one.end + 2]) is not None


_PLACES = frozenset({"city", "country", "region"})


def _understood(
    view: str, parts: list[Part], behind: list[Part], near: frozenset[str], line_end: int
) -> DateLine | None:
    """What a run of parts says, where each has its reason to stand in a date line."""
    if sum(one.text in {"(", "["} for one in parts) != sum(one.text in {")", "]"} for one in parts):
        return None
    city = _city(parts)
    if city is None or not _each_justified(parts, city):
        return None
    days = [one for one in parts if one.kind == "day"]
    if len(days) > 2 or any(one.day and one.day.start != one.day.end for one in days):
        return None  # “Lisbon, 24 and 25 September” is when something was
    dated = bool(days) or any(one.kind == "weekday" for one in parts)
    sources = [one for one in parts if one.kind in {"source", "short", "byline"} or _bracketed(parts, one)]
    last = parts[-1]
    alone = last.end >= line_end
    if city.kind in {"country", "region"} and not (dated or sources):
        return None
    if last.text in {".", "]", "|", ")"} and not (dated or (sources and last.text != ".")):
        return None
    if alone and not (days or _tells(parts, city)):
        return _place_line(view, parts, line_end, near)
    titled = not city.text.isupper() and view[line_end - 1 : line_end] not in {".", '"'}
    between = last.text == "-" and behind and behind[0].kind in _PLACES
    if titled and between and not (dated or sources):
        return None  # “Oman - India talks”
    day = next((one.day for one in reversed(days) if one.day is not None), None)
    posted = any(one.kind == "label" and _POSTED.match(one.text) for one in parts)
    end = last.end + (view.startswith(" ", last.end) and not alone)
    return DateLine(parts[0].start, end, None if posted else written(city.text), day, _agency(sources))


def _tells(parts: list[Part], city: Part) -> bool:
    """Whether a line without a day is a date line all the same: by its end, its capitals or its sender."""
    if city.text.isupper() or (parts[-1].kind == "mark" and parts[-1].text in _HARD):
        return True
    return any(one.kind in {"byline", "short"} or one.text in words()["outlets"] for one in parts)


def _agency(sources: list[Part]) -> str | None:
    """Who sent a text: an outlet that is known, else the first that is no byline."""
    named = [one.text for one in sources if one.kind != "byline"]
    return next((one for one in named if one in words()["outlets"]), next(iter(named), None))


_DATE_BESIDE = re.compile(r"[^\n]{0,25}\b(?:19|20)\d\d[^\n]{0,3}(?:\n|$)")


_POSTED = re.compile(r"(?:last )?(?:updated?|created|posted|published|modified|uploaded)", re.IGNORECASE)
"""“Agency | New Delhi | Updated: …” says where a page was filled, not where something was."""


def _place_line(view: str, parts: list[Part], line_end: int, near: frozenset[str]) -> DateLine | None:
    """“Queenstown, New Zealand” alone, or “New Delhi” with a line beside it that is a date.

    A capital that stands so is where the office sits that issued the text: it says nothing of the meeting.
    """
    places = [one for one in parts if one.kind in _PLACES]
    if any(one.kind not in _PLACES and one.text not in {",", "(", ")", "."} for one in parts):
        return None
    below = view[line_end:].lstrip("\n ")[:60].partition("\n")[0]
    above = view[: parts[0].start].rstrip("\n ").rpartition("\n")[2]
    beside = len(places) == 1 and any(
        _DATE_BESIDE.match(one + "\n") and date_mentions(one, 0, len(one), None) for one in (below, above)
    )
    if not beside and not (len(places) > 1 and places[0].kind == "city" and places[-1].kind != "city"):
        return None
    known = city_of(written(places[0].text), near)
    city = None if known is None or known.capital else written(places[0].text)
    return DateLine(parts[0].start, parts[-1].end, city, None, None)


def _bracketed(parts: list[Part], one: Part) -> bool:
    """Whether a strange word stands in brackets, as a source does."""
    at = parts.index(one)
    depth = sum(part.text in {"(", "["} for part in parts[:at]) - sum(
        part.text in {")", "]"} for part in parts[:at]
    )
    return one.kind == "strange" and depth > 0


def _city(parts: list[Part]) -> Part | None:
    """The place of a date line: a city that is known, else a strange name that stands where a city does."""
    named = [one for one in parts if one.kind == "city" and not _within(parts, one)]
    strange = _strange_city(parts)
    beside = (
        strange is not None
        and parts[parts.index(strange) + 1 :][1:2] == named[:1]
        and strange.kind == "strange"
    )
    if strange is not None and (not named or beside):
        return strange  # “Nusa Dua, Bali”
    lands = [one for one in parts if one.kind == "country"]
    return next(iter(named or [one for one in parts if one.kind == "city"] or lands), None)


def _within(parts: list[Part], one: Part) -> bool:
    at = parts.index(one)
    return sum(part.text in {"(", "["} for part in parts[:at]) > sum(
        part.text in {")", "]"} for part in parts[:at]
    )


_NAME = re.compile(r"[^\W\d_][^\W\d_'.-]{2,}(?:[ '-][^\W\d_]+)*")
_NO_CITY = frozenset({"hour", "label", "weekday", "day", "source", "byline", "mark"})


def _strange_city(parts: list[Part]) -> Part | None:
    """A name of no table before a day, or before its country: “NAY PYI TAW, May 4”, “Tapa, Estonia –”."""
    for at, one in enumerate(parts):
        if one.kind in _NO_CITY or _within(parts, one):
            continue
        if (
            one.kind not in {"strange", "short"}
            or _NO_PLACE.search(one.text)
            or not _NAME.fullmatch(one.text)
        ):
            return None
        if len(one.text.split()) > 3 or at + 1 >= len(parts) or parts[at + 1].text == ":":
            return None
        rest = [
            part for part in parts[at + 1 :] if not (part.kind == "mark" and part.text in {",", "(", ")"})
        ]
        if parts[at + 1].text in {"|", "/", ">", "»", "›"}:
            continue  # the way to a page
        if one.kind == "strange" and rest and rest[0].kind in {"country", "region"}:
            return one
        day = next((part for part in rest[:3] if part.kind == "day"), None)
        shouted = one.text.isupper()
        full = day is not None and re.search(r"\d{4}", day.text) is not None
        hard = any(part.kind == "mark" and part.text in _HARD | {")"} for part in parts[at + 1 :])
        return one if day is not None and hard and (full or shouted) else None
    return None


def _each_justified(parts: list[Part], city: Part) -> bool:
    """Whether strange words are only the city, sources in brackets or between marks, or the way to a page."""
    at_city = parts.index(city)
    for at, one in enumerate(parts):
        before = parts[at - 1] if at else None
        after = parts[at + 1] if at + 1 < len(parts) else None
        if one is city:
            if after is not None and after.kind in {"strange", "source", "short", "byline"}:
                return False  # “Washington Post”
            if before is not None and before.kind in {"strange", "source", "short"}:
                return False
            continue
        if one.kind == "strange":
            way = at < at_city and after is not None and after.text in _WAY_MARKS
            province = (
                at == at_city + 2 and before is not None and before.text == "," and len(one.text.split()) < 3
            )
            if not (way or province or _within(parts, one)):
                return False
        beside = {"mark", "day", "hour"}
        if one.kind in {"source", "short"} and before is not None and before.kind not in beside:
            return False
        if one.kind in {"source", "short"} and after is not None and after.kind in {"strange", *_PLACES}:
            return False
    return True

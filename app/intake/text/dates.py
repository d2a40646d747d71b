"""Finds dates and ranges of dates in a view and gives them the year that the text means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from app.intake.text.sentences import Sentence
from db.values.calendar_words import MONTH_NUMBERS, WEEKDAY_NUMBERS
from db.values.errors import InvalidValue
from db.values.partial_date import DateRange, PartialDate

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
    r"|january|february|april|june|july|august|september|october|november|december)\b\.?"
)
_DAY = r"(?<![\d.])[0-3]?\d(?: ?(?:st|nd|rd|th))?"
_TO = r" ?(?:-|–|to|till|until|through|and|&|/) ?(?:the )?"
_YEAR = r"(?:(?:,? ?|/)(?P<y>(?:19|20)\d\d)\b)?"
_YEAR1 = r"(?:,? ?(?P<y1>(?:19|20)\d\d)\b)?"
_SHORT_DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"

_FORMS = tuple(
    re.compile(form)
    for form in (
        (
            rf"(?P<d1>{_DAY}) ?(?:of )?(?P<m1>{_MONTH}){_YEAR1}{_TO}(?P<d2>{_DAY}) ?(?:of"
            rf" )?(?P<m2>{_MONTH}){_YEAR}"
        ),
        rf"(?P<m1>{_MONTH}) (?P<d1>{_DAY}){_YEAR1}{_TO}(?P<m2>{_MONTH}) (?P<d2>{_DAY}){_YEAR}",
        rf"(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY}) ?(?:of )?(?P<m2>{_MONTH}){_YEAR}",
        rf"(?P<m2>{_MONTH}) (?P<d1>{_DAY}){_TO}(?P<d2>{_DAY})(?!\d)(?! ?{_MONTH}){_YEAR}",
        rf"(?P<d2>{_DAY}) ?-?(?:day )?(?:of )?-?(?P<m2>{_MONTH})-?{_YEAR}",
        rf"(?P<m2>{_MONTH}) (?P<d2>{_DAY})(?!\d)(?: ?\({_SHORT_DAY}\))?{_YEAR}",
        r"(?<![\d/])(?P<y>(?:19|20)\d\d)-(?P<n>\d\d)-(?P<d2>\d\d)(?!\d)",
        r"(?<![\d/.])(?P<d2>[0-3]?\d)(?P<mark>[./-])(?P<n>[01]?\d)(?P=mark)(?P<y>(?:19|20)\d\d)(?!\d)",
        r"(?<![\d/.])(?P<n>[01]?\d)/(?P<d2>1[3-9]|2\d|3[01])/(?P<y>(?:19|20)\d\d)(?!\d)",
        r"(?<=\()(?P<d2>[0-3]?\d)/(?P<n>[01]?\d)(?:/(?P<y>(?:19|20)\d\d))?(?=\))",
        rf"(?<!\d )(?P<m2>{_MONTH}),? (?:of )?(?P<y>(?:19|20)\d\d)\b",
    )
)
_RELATIVE = re.compile(
    rf"\b(?:(?P<near>yesterday|last (?:night|evening)|today|tonight|this (?:morning|afternoon|evening)"
    rf"|tomorrow)|(?:on |On |last "
    rf"|next )?(?P<w>{_WEEKDAY}))\b",
    re.IGNORECASE,
)
_YEAR_ALONE = re.compile(r"\b(?P<y>(?:19|20)\d\d)\b")
FUTURE = re.compile(
    r"\b(?:will|shall|scheduled|upcoming|forthcoming|next|planned|to be held|due to|is to|are to|expected to"
    r"|is set to|are set to|invited|look(?:s|ing)? forward|awaits?|awaited)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at `start:end`; `how` says whether it was written out, completed from the anchor, or relative."""

    start: int
    end: int
    dates: DateRange
    how: str


def date_mentions(
    view: str, start: int, end: int, anchor: date | None, *, relative: bool = True
) -> tuple[DateMention, ...]:
    """Dates written in `view[start:end]`, in order; without an anchor those that lack a year are left out.

    `relative` says whether the anchor is sure enough to count “yesterday” and “on Monday” from.
    """
    text = view[start:end]
    taken: list[tuple[int, int]] = []
    found: list[DateMention] = []
    if any(character.isdigit() for character in text):
        for form in _FORMS:
            for match in form.finditer(text):
                if any(match.start() < last and first < match.end() for first, last in taken):
                    continue
                future = not match["y"] and _ahead(text, match.start())
                mention = _written(match, start, anchor, future, sure=relative)
                if mention is not None:
                    taken.append(match.span())
                    found.append(mention)
    if anchor is not None and relative:
        found += [
            _relative(match, start, anchor, _ahead(text, match.start()))
            for match in _RELATIVE.finditer(text)
            if not any(match.start() < last + 3 and first - 3 < match.end() for first, last in taken)
        ]
    return tuple(sorted(found, key=lambda one: one.start))


_DONE = re.compile(
    r"(?<!be )(?<!been )(?<!to )\b(?:held|met|hosted|received|welcomed|called on|spoke|visited"
    r"|signed|co-?chaired|chaired|attended|took place"
    r"|said|told|announced|arrived|concluded|convened|gathered)\b"
    r"|\b(?:agreed|affirmed|confirmed|decided|pledged)(?= (?:on |here |last )?(?:[A-Z][a-z]+day)\b)"
)
_NEAR = 400
"""Characters on either side of a date in which its tense is looked for."""
_ASIDE = re.compile(r"\b(?:that|which|who|whose) (?:will|is to|are to|is due|are due)\b[^,;.]*")


def _ahead(text: str, at: int) -> bool:
    """Whether a date is still to come; in “held talks on Monday before the forum that will …” it is not."""
    if FUTURE.search(text) is None:
        return False
    text, at = text[max(0, at - _NEAR) : at + _NEAR], min(at, _NEAR)
    done = [one.start() for one in _DONE.finditer(text, 0, at + 12) if one.start() < at]
    coming = [one.start() for one in FUTURE.finditer(text, 0, at)]
    if done and (not coming or coming[-1] < done[-1]):
        return False
    apart = _ASIDE.sub(lambda one: one[0] if one.start() <= at < one.end() else "", text)
    return FUTURE.search(apart) is not None


def _written(
    match: re.Match[str], start: int, anchor: date | None, future: bool, *, sure: bool = True
) -> DateMention | None:
    part = match.groupdict()
    month = int(part["n"]) if part.get("n") else MONTH_NUMBERS[part["m2"].rstrip(".").lower()]
    day = _number(part.get("d2"))
    year = int(part["y"]) if part.get("y") else None
    how = "written out"
    if year is None:
        if anchor is None:
            return None
        weekday = _WEEKDAY_BEFORE.search(match.string[max(0, match.start() - 14) : match.start()])
        fitting = _year_of(weekday[1], month, day, anchor) if weekday and day and not part.get("d1") else None
        year, how = (
            fitting or _nearest(month, day or 1, anchor, future, sure=sure),
            "year from the date of the text",
        )
        if part.get("d1"):  # “is being held from 8 to 21 November”: the first day tells the year
            begins = MONTH_NUMBERS[part["m1"].rstrip(".").lower()] if part.get("m1") else month
            year = _nearest(begins, _number(part["d1"]) or 1, anchor, future, sure=sure) + (begins > month)
    try:
        last = PartialDate(year, month, day)
        first = last
        if part.get("d1"):
            first_month = MONTH_NUMBERS[part["m1"].rstrip(".").lower()] if part.get("m1") else month
            first_year = int(part["y1"]) if part.get("y1") else year - (first_month > month)
            first = PartialDate(first_year, first_month, _number(part["d1"]))
        return DateMention(start + match.start(), start + match.end(), DateRange(first, last), how)
    except InvalidValue:  # 31 June, or a range that runs backwards: no date was meant
        return None


_WEEKDAY_BEFORE = re.compile(rf"({_WEEKDAY}),? (?:the )?$")


def _year_of(weekday: str, month: int, day: int, anchor: date) -> int | None:
    """The year beside the anchor in which a day falls on its weekday; None where none or no such day is."""
    for year in (anchor.year, anchor.year + 1, anchor.year - 1):
        try:
            if date(year, month, day).weekday() == WEEKDAY_NUMBERS[weekday.lower()]:
                return year
        except ValueError:
            return None
    return None


def _number(text: str | None) -> int | None:
    digits = re.match(r"\d+", text or "")
    return int(digits[0]) if digits else None


_CLOSE = 60
"""Days within which the nearest day is meant whatever the tense, where the day of the text is not sure."""


def _nearest(month: int, day: int, anchor: date, future: bool, *, sure: bool) -> int:
    """The year that puts a day nearest to the anchor, on the side that the sentence speaks of."""

    def distance(year: int) -> tuple[bool, int]:
        try:
            days = (date(year, month, day) - anchor).days
        except ValueError:
            return True, 9999
        wrong = days < (-1 if sure else -_CLOSE) if future else days > (2 if sure else _CLOSE)
        return wrong, abs(days)

    return min((anchor.year - 1, anchor.year, anchor.year + 1), key=distance)


_BRACKETED = re.compile(r" \((\d{1,2})\)")


def _on_day(anchor: date, day: int, weekday: int) -> PartialDate | None:
    """“this Tuesday (12)”: the day near the anchor that has both the number and the weekday."""
    near = (anchor + timedelta(days=by) for by in sorted(range(-31, 32), key=abs))
    return next((PartialDate.of(one) for one in near if one.day == day and one.weekday() == weekday), None)


def _relative(match: re.Match[str], start: int, anchor: date, future: bool) -> DateMention:
    near = (match["near"] or "").lower()
    if near:
        day = anchor + timedelta(
            days={"yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1}.get(near, 0)
        )
    else:
        number = WEEKDAY_NUMBERS[match["w"].lower()]
        bracketed = _BRACKETED.match(match.string, match.end())
        if bracketed and (stated := _on_day(anchor, int(bracketed[1]), number)):
            return DateMention(
                start + match.start(), start + bracketed.end(), DateRange.single(stated), "weekday and day"
            )
        back = (anchor.weekday() - number) % 7
        day = anchor + timedelta(days=(7 - back) % 7) if future else anchor - timedelta(days=back)
    dates = DateRange.single(PartialDate.of(day))
    return DateMention(start + match.start(), start + match.end(), dates, "counted from the date of the text")


_DAY_BESIDE = re.compile(
    r"\b(?:(?P<before>(?:a|the) day (?:earlier|before)|the previous day|on the eve)"
    r"|(?P<after>the (?:following|next) day|(?:a|the) day (?:later|after))"
    r"|(?:later |earlier )?(?:that|(?:on )?the same) (?:day|morning|afternoon|evening|night))\b(?! of\b)",
    re.IGNORECASE,
)


def day_beside(
    view: str, sentence: Sentence, found: list[tuple[DateMention, ...]], number: int
) -> tuple[DateMention, ...]:
    """The dates of a sentence with “the day before” and “the following day” counted from the day last named."""
    own = found[number]
    said = None if sentence.heading else _DAY_BESIDE.search(view, sentence.start, sentence.end)
    if said is None:
        return own
    near = [one for one in own if one.start < said.start()] or (list(found[number - 1]) if number else [])
    if not near and not (
        said["before"] or said["after"]
    ):  # “Later that afternoon”: the day of the sentences before
        near = [one for several in found[max(0, number - 3) : number] for one in several]
    days = [one.dates.last for one in near if one.dates.last is not None and one.dates.start == one.dates.end]
    if not days:
        return own
    by = -1 if said["before"] else 1 if said["after"] else 0
    if own and by == 0:
        return own  # “on 5 May … that evening”: the day stands there
    day = PartialDate.of(days[-1] + timedelta(days=by))
    beside = DateMention(
        said.start(), said.end(), DateRange.single(day), "counted from the day before it in the text"
    )
    return tuple(sorted((*own, beside), key=lambda one: one.start))


_DAY_ALONE = re.compile(
    r"\b(?:[Oo]n|(?:[Mm]orning|[Aa]fternoon|[Ee]vening) of|[Ff]rom|[Uu]ntil) the (?P<d>[0-3]?\d)(?:st|nd"
    r"|rd|th)"
    r"(?=[,.;]|$| (?:at|in|the|he|she|they|and|with|it|to|when|both|by)\b)"
)


def day_alone(
    view: str, sentence: Sentence, found: list[tuple[DateMention, ...]], number: int
) -> tuple[DateMention, ...]:
    """“On the 4th, at Volos …”: a day of the month that the text named last; without one it is left out."""
    own, said = (
        found[number],
        [] if sentence.heading else list(_DAY_ALONE.finditer(view, sentence.start, sentence.end)),
    )
    for one in said:
        before = [old for several in found[: number + 1] for old in several if old.start < one.start()]
        last = next(
            (old.dates.end for old in reversed(before) if old.dates.end and old.dates.end.month), None
        )
        if last is None or any(old.start <= one.end() and one.start() <= old.end for old in own):
            continue
        try:
            day = DateRange.single(PartialDate(last.year, last.month, int(one["d"])))
        except InvalidValue:
            continue
        own = (*own, DateMention(one.start("d"), one.end(), day, "the month that was named last"))
    return tuple(sorted(own, key=lambda one: one.start))


def year_near(view: str, start: int, end: int) -> int | None:
    """A year written in a span."""
    found = _YEAR_ALONE.search(view, start, end)
    return int(found["y"]) if found else None

"""Finds the words that say when something is due, and has them read by the value that knows."""

from __future__ import annotations

import re
from datetime import date

from db.values.due import Due, DueType, parse_due

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_EVENT = (
    r"(?:next |forthcoming |upcoming |coming )(?:[\w'’-]+ ){0,5}?(?:meeting|session|round|summit"
    r"|visit|talks|dialogue|consultations|JMCC|[A-Z]{3,6})"
)
_UNIT = (
    r"(?:(?:this|next|the|the next|the coming|the current|the following|every|each) )?"
    r"(?:(?:fiscal|financial|academic|calendar|coming|current|following) )?(?:year|month|quarter"
    r"|decade|spring|summer|autumn"
    r"|winter|half-year|semester|term)(?! of)(?: (?:season|semester|term|session|break))?"
    r"|(?:(?:this|next|the|the next|the coming|the current) )?(?:winter|summer|spring|autumn|monsoon|rainy"
    r"|dry|fishing|hurricane"
    r"|flying|sailing|harvest|planting|training|hajj|academic|school) (?:season|semester|term|session"
    r"|break|year)(?! of)"
    r"|the (?:academic|training|school|financial|fiscal) year (?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?"
)
_PART = (
    r"(?:(?:the )?(?:end|middle|beginning|start|course|(?:first|second) half|(?:first|second|third|fourth"
    r"|last) quarter"
    r"|spring|summer|autumn|winter) of (?:the )?)?"
)
_DATED = (
    rf"(?:(?:early|mid|late|spring|summer|autumn|winter|fiscal year|financial year"
    rf"|FY)[ -]?)?(?:\d{{1,2}}(?:st|nd|rd|th)? )?"
    rf"(?:(?:{_MONTHS})(?: \d{{1,2}}(?!\d))?,? ?)?(?:19|20)\d\d(?:[-/](?:19|20)?\d\d)?\b(?: (?:season"
    rf"|campaign|academic year|training year|school year|cycle))?"
)
_MONTHED = (
    rf"(?:(?:early|mid|late)[ -])?(?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTHS})\b(?: \d{{1,2}}(?!\d))?"
    r"(?: (?:of )?(?:this|next) year)?"
)
_FEAST = (
    r"(?:Easter|Christmas|Ramadan|Eid|Diwali|New Year|the (?:summer|winter|Easter|Christmas"
    r"|monsoon) (?:break|recess|holidays?))"
)
_TIME = rf"(?:{_FEAST}|{_PART}(?:{_DATED}|{_MONTHED}|{_UNIT}))"
_STRONG = re.compile(
    r"\b(?:by|before|until|till|(?:no|not) later than|(?:starting|beginning|effective)(?: in| from"
    r"| on)?|as of|from|within"
    rf"|during|throughout) {_TIME}(?:(?: to| until| till| through|-) {_TIME})?"
    rf"|\bin (?:the )?(?:(?:first|second) half|(?:first|second|third|fourth|last) quarter"
    rf"|course) of (?:{_DATED}|{_UNIT})"
    r"|\b(?:in|for) the (?:next |coming )?(?:academic|training|school|financial|fiscal) year(?: (?:19"
    r"|20)\d\d(?:[-/](?:19|20)?\d\d)?)?\b"
    r"|\bin the (?:first|second|spring|autumn|winter|summer) (?:semester|term)(?: of (?:19"
    r"|20)\d\d(?:[-/]\d\d)?)?"
    r"|\b(?:this|next) (?:winter |summer |spring |autumn |fishing |rainy |dry |flying |sailing )?season\b"
    r"|\b(?:in|during|before|after) the (?:coming |next )?(?:winter |summer |spring |autumn |monsoon "
    r"|fishing |rainy |dry |flying |sailing )season\b"
    r"|\bin the (?:coming )?(?:spring|summer|autumn|winter)\b(?! of)|\bfor the (?:coming"
    r"|next) (?:fiscal|financial|academic|training )?(?:year|season|term)\b"
    rf"|\bin (?:{_MONTHS}) (?:of )?(?:this|next) year\b|(?<=\bscheduled for )(?:{_DATED}|{_MONTHED})"
)
_RELATIVE = re.compile(
    r"\b(?:with)?in (?:the next |the coming )?(?:an?|one|two|three|four|five|six|nine|twelve|thirty"
    r"|sixty|ninety|\d{1,3})"
    r" (?:\w+ )?(?:days?|weeks?|months?|years?)\b"
)
_OTHER_FORMS = tuple(
    re.compile(form)
    for form in (
        (
            rf"\bby (?:the )?(?:end of |middle of |beginning of |early |mid-|late |first half of "
            rf"|second half of )*(?:(?:{_MONTHS})(?: \d{{1,2}})?,? ?)?(?:19|20)\d\d\b"
        ),
        rf"\bby (?:the )?(?:end of )?(?:\d{{1,2}} )?(?:{_MONTHS})(?: \d{{1,2}})?\b(?:,? (?:19|20)\d\d)?",
        (
            r"\b(?:by|before) (?:the )?end of (?:this|the|next) (?:year|month|quarter|decade|fiscal year"
            r"|financial year)\b"
        ),
        (
            r"\b(?:with)?in (?:the next |the coming |a |an |one |two |three |four |five |six |nine "
            r"|twelve |\d{1,3} )(?:\w+ )?(?:days?|weeks?|months?|years?)\b"
        ),
        (
            r"\bover the (?:next |coming )?[\w-]+ (?:consultation |transition |implementation )?(?:period"
            r"|months|years|weeks)\b"
        ),
        rf"\b(?:by|before|at|during|ahead of|prior to) (?:the |its |their )?{_EVENT}\b",
        (
            r"\bat (?:a |an |the )?(?:mutually (?:convenient|agreed|acceptable|suitable)|early|later"
            r"|earliest(?: possible)?|suitable) (?:dates?|time|opportunity)\b"
        ),
        r"\bon (?:a |an )?(?:mutually (?:convenient|agreed)|early) dates?\b",
        r"\bat the earliest(?: possible (?:date|time|opportunity)| opportunity| convenience)?\b",
        r"\bas (?:soon|early) as (?:possible|practicable)\b",
        (
            r"\bin (?:the )?(?:near|foreseeable) future\b|\bin (?:the )?coming (?:days|weeks|months"
            r"|years?)\b|\bin due course\b|\bshortly\b|\bsoon\b"
        ),
        (
            r"\b(?:early|later|late|mid) (?:this|next) (?:year|month)\b|\b(?:this|next) (?:year|month|week"
            r"|quarter|summer|autumn|winter|spring)\b"
        ),
        (
            r"\bper (?:month|year|annum|week|quarter)\b|\bannually\b|\bevery (?:\w+ )?(?:years?|months?"
            r"|weeks?)\b|\b(?:once|twice|three times) a year\b|\bon an annual basis\b"
            r"|\bregularly each year\b"
        ),
        (
            rf"\bin (?:the )?(?:(?:early|late|mid-?|first half of|second half of|first quarter of"
            rf"|last quarter of|second quarter of|third quarter of"
            rf"|fourth quarter of) ?)?(?:(?:{_MONTHS}),? ?)?(?:19|20)\d\d\b"
        ),
        rf"\b(?:in|on|from) (?:\d{{1,2}} )?(?:{_MONTHS})(?: \d{{1,2}}(?!\d))?\b(?:,? (?:19|20)\d\d)?",
        (
            r"\bif (?:requested|required|necessary|needed)\b|\bwhen(?:ever)? (?:necessary|required|needed"
            r"|requested)\b|\bas (?:and when )?(?:required|necessary|needed)\b"
        ),
    )
)
_FORMS = (_STRONG, _RELATIVE, *_OTHER_FORMS)
_PAST_ONLY = re.compile(
    r"\b(?:since|signed|agreed(?! (?:to|that|on|upon)\b)|(?<!be )held|established|launched|concluded"
    r"|reached)\b[^,;]{0,40}$"
)


def due_in(view: str, start: int, end: int, made_on: date | None) -> Due | None:
    """The due stated in a clause, with its words as written; None where none is."""
    text = view[start:end]
    best: tuple[int, str] | None = None
    for form in _FORMS:
        for found in form.finditer(text):
            dated = form is _FORMS[-3] or form is _FORMS[-2]
            if (dated or (form is _STRONG and found[0].startswith("during"))) and (
                _PAST_ONLY.search(text[: found.start()]) or _passed(found[0], made_on)
            ):
                continue
            if best is None or found.start() > best[0] + 200:
                best = (found.start(), found[0].rstrip(" ,"))
        if best is not None:
            break
    if best is None:
        return None
    due = parse_due(best[1], made_on=made_on)
    return due if due.type is not DueType.NONE else None


def _passed(words: str, made_on: date | None) -> bool:
    year = re.search(r"(?:19|20)\d\d", words)
    return bool(year and made_on and int(year[0]) < made_on.year)

"""Reading a due from the words that ministries write; what is not understood has no date."""

import re
from dataclasses import dataclass
from datetime import date

from db.values.calendar_words import tidy
from db.values.due_calendar import calendar_due
from db.values.due_recurrence import parse_recurrence
from db.values.due_types import DueType
from db.values.due_value import Due
from db.values.due_years import Setting
from db.values.lengths import NUMBER_PATTERN, add_length, parse_length

_LONGEST = 300  # characters; longer words are prose, not a due
_FLAGS = re.ASCII | re.IGNORECASE

_NOTHING = frozenset({"", "-", "–", "—", "none", "nil", "n/a", "no date", "no due date", "not applicable"})

_CONDITION = re.compile(
    r"(?:(?:and |or )?(?:if|when|where|whenever|wherever|as|as and when|if and when|as and where) "
    r"(?:and when )?(?:so )?"
    r"(?:necessary|requested|required|needed|possible|feasible|appropriate|asked|applicable|desired|available|"
    r"warranted|called upon|mutually agreed|agreed)"
    r"|(?:up)?on (?:request|demand|requirement)|at (?:the )?request of\b.+"
    r"|(?:if|unless|provided|subject to|should|pending|contingent (?:up)?on|depending on|in case|"
    r"in the event|once|when|whenever|as soon as|where|after|following|immediately after) .+)",
    _FLAGS,
)
_SOON = re.compile(r"as (?:soon|early) as (?:possible|practicable|feasible|they can)\b.*", _FLAGS)

_WITHIN = re.compile(
    r"(?:within|in|over|during|inside|for|throughout|in the course of|not later than|no later than|by)\s+"
    r"(?:(?:the )?(?:next|coming|following|ensuing)\s+)?(?P<length>.+)",
    _FLAGS,
)
_NEXT_UNIT = re.compile(
    r"(?:within|in|over|during|for|in the course of) the (?:next|coming|following|ensuing) "
    r"(?P<unit>day|week|fortnight|month|year)",
    _FLAGS,
)
_OF = re.compile(r" (?:of|from|after|following|since) ", _FLAGS)
_BEFORE = re.compile(r" (?:before|prior to|ahead of) ", _FLAGS)
_FROM_NOW = re.compile(r"(?P<length>.+?) (?:from|after) (?:now|today|this date)", _FLAGS)
_PERIOD = re.compile(
    rf"(?:over|during|throughout|within|for|in) (?P<anchor>(?:the|a|its|their|this) "
    rf"(?P<length>{NUMBER_PATTERN}[- ](?:day|week|month|year))[- ](?P<name>[\w’' -]+))",
    _FLAGS,
)
_FOR = re.compile(r"for (?:a period of |the duration of )?(?P<length>.+)", _FLAGS)
_DURATION = re.compile(
    r"(?:over|during|throughout|for) (?P<anchor>(?:the )?(?:\w+ ){0,6}?"
    r"(?:period|duration|lifetime|life|term|validity|tenure)\b.*)",
    _FLAGS,
)

_EVENT_NOUNS = (
    "anniversary|assembly|ceremony|commission|commissioning|committee|completion|conclusion|"
    "conference|congress|consultation|consultations|council|conversations|delivery|deployment|"
    "dialogue|election|elections|entry into force|exercise|exhibition|expiry|forum|inauguration|"
    "iteration|launch|meeting|meetings|mission|negotiations|parade|presidency|ratification|review|"
    "round|seminar|session|show|signature|signing|sitting|summit|symposium|talks|termination|visit|"
    "workshop"
)
_EVENT_LEAD = re.compile(
    r"(?:no later than|not later than|on or before|by the time of|at the time of|in time for|"
    r"on the (?:sidelines|margins|occasion) of|in the run-up to|prior to|ahead of|by|before|at|during|upon|on|"
    r"until|till|in|within) ",
    _FLAGS,
)
_EVENT = re.compile(rf"(?:.*\b)?(?:{_EVENT_NOUNS})\b.*", _FLAGS)
_DEFINITE = re.compile(
    r"(?:the|its|their|our|this|next|forthcoming|upcoming|coming|following|\d{1,3}(?:st|nd|rd|th)) ",
    _FLAGS,
)
_WITH_NAME = re.compile(
    r"(?:.*\b)?(?:[A-Z][A-Z&]{2,}\b.*|(?:next|forthcoming|upcoming|\d{1,3}(?:st|nd|rd|th)) [A-Z].*)", re.ASCII
)
_VAGUE = re.compile(
    r".*\b(?:early date|earliest|convenient|convenience|suitable|near future|in due course|"
    r"coming (?:days|weeks|months|years)|next (?:few|couple of|several) (?:days|weeks|months|years)|"
    r"as soon as|asap|shortly|soon|"
    r"to be (?:decided|confirmed|determined|worked out|announced)|tbc|tbd|priority|later date)\b.*",
    _FLAGS,
)


_ABOUT = re.compile(r"(?:about|around|approximately|roughly|some) ", _FLAGS)
_FROM_TO = re.compile(rf"(?:{NUMBER_PATTERN})(?: to | or |-|–)(?P<longer>{NUMBER_PATTERN}[ -]\w+)", _FLAGS)


def parse_due(
    words: str,
    *,
    made_on: date | None,
    fiscal_start_month: int | None = None,
    southern: bool = False,
) -> Due:
    """The due that `words` state; they are kept exactly as written.

    `made_on` is the day of the statement, from which “within a month” and “next year” count.
    `fiscal_start_month` is the office's answer to whether quarters are those of a financial year (1: of the
    calendar year; None: not answered yet). What cannot be understood becomes `unspecified`, never a guessed
    date. Raises nothing for any words; ValueError for a month that is none.
    """
    if fiscal_start_month is not None and not 1 <= fiscal_start_month <= 12:
        raise ValueError(f"A financial year begins with a month from 1 to 12, not {fiscal_start_month}.")
    text = tidy(words)
    if text.lower() in _NOTHING:
        return Due(words, DueType.NONE)
    found = None
    if len(text) <= _LONGEST:
        found = _Reader(words, Setting(made_on, fiscal_start_month, southern)).read(text)
    return found or Due(words, DueType.UNSPECIFIED)


@dataclass(frozen=True, slots=True)
class _Reader:
    """One form of due after the other; None means: not of this form."""

    words: str
    setting: Setting

    def read(self, text: str) -> Due | None:
        return (
            calendar_due(self.words, text, self.setting)
            or self._recurring(text)
            or self._conditional(text)
            or self._period(text)
            or self._vague(text)
            or self._relative(text)
            or self._event(text)
        )

    def _recurring(self, text: str) -> Due | None:
        recurrence = parse_recurrence(text)
        return Due(self.words, DueType.RECURRING, recurrence=recurrence) if recurrence else None

    def _conditional(self, text: str) -> Due | None:
        if _SOON.fullmatch(text):
            return None
        for condition, rest in _halves(text):  # a condition with its time, either way round
            timed = self._timed(rest) if _CONDITION.fullmatch(condition) else None
            if timed is not None:
                return Due(self.words, DueType.CONDITIONAL, timed.start, timed.end, condition=condition)
        return Due(self.words, DueType.CONDITIONAL, condition=text) if _CONDITION.fullmatch(text) else None

    def _timed(self, text: str) -> Due | None:
        found = self._relative(text) or calendar_due(self.words, text, self.setting)
        return found if found is not None and found.end is not None else None

    def _period(self, text: str) -> Due | None:
        period = _PERIOD.fullmatch(text)
        if period:
            length = parse_length(period["length"])
            return Due(self.words, DueType.PERIOD, anchor=period["name"], length=length)
        lasting = _FOR.fullmatch(text)
        length = parse_length(lasting["length"]) if lasting else None
        if length:
            return Due(self.words, DueType.PERIOD, length=length)
        duration = _DURATION.fullmatch(text)
        return Due(self.words, DueType.PERIOD, anchor=duration["anchor"]) if duration else None

    def _vague(self, text: str) -> Due | None:
        return Due(self.words, DueType.UNSPECIFIED) if _VAGUE.fullmatch(text) else None

    def _relative(self, text: str) -> Due | None:
        unit = _NEXT_UNIT.fullmatch(text)
        if unit:
            return self._counted(f"one {unit['unit']}")
        now = _FROM_NOW.fullmatch(text)
        if now:
            return self._counted(_WITHIN.sub(r"\g<length>", now["length"]))
        within = _WITHIN.fullmatch(text)
        length = within["length"] if within else text
        for anchor, sign in ((_OF, ""), (_BEFORE, "-")):
            split = anchor.search(length)
            kept = parse_length(length[: split.start()]) if split else None
            if split and kept:
                named = length[split.end() :]
                return Due(self.words, DueType.RELATIVE, anchor=named, length=sign + kept)
        return self._counted(length) if within else None

    def _counted(self, words: str) -> Due | None:
        """From the day of the statement; of “two to three months” the longer, being not yet overdue."""
        about = _ABOUT.match(words)
        words = words[about.end() :] if about else words
        length, between = parse_length(words), _FROM_TO.fullmatch(words)
        if length is None and between:
            about, length = between, parse_length(between["longer"])
        if length is None:
            return None
        said = self.setting.made_on
        end = None if said is None else add_length(said, length)
        return Due(self.words, DueType.RELATIVE, said, end, length=length, approximate=bool(about))

    def _event(self, text: str) -> Due | None:
        lead = _EVENT_LEAD.match(text)
        anchor = text[lead.end() :] if lead else text
        if lead is None and _DEFINITE.match(text) is None:
            return None
        shouted = anchor.isupper() and " " in anchor  # then capitals do not tell a name
        if _EVENT.fullmatch(anchor) or (_WITH_NAME.fullmatch(anchor) and not shouted):
            return Due(self.words, DueType.EVENT, anchor=anchor)
        return None


def _halves(text: str) -> list[tuple[str, str]]:
    first, comma, second = text.partition(", ")
    return [(first, second), (second, first)] if comma and second else []

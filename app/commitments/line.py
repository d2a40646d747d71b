"""One line typed under time pressure, read as a step: `done – letter 12/2026`, `carried`, `40 %`, `hold until May`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from app.commitments.steps import Answer, State, Verb, missing
from db.values.choices import CommitmentStatus, DropAgreed, Side
from db.values.due import parse_due
from db.values.errors import InvalidValue
from db.values.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Line:
    """What a line means: the answer (None: an empty line), in words, and what is still wanted (empty: nothing)."""

    answer: Answer | None
    meaning: str
    wants: str


_FLAGS = re.IGNORECASE
_WORDS: Mapping[Verb, str] = MappingProxyType(
    {
        Verb.REPORT: r"(?:(?P<who>they|we)\s+)?report(?:s|ed)?(?:\s+(?:as\s+|it\s+)?done)?"
        r"(?:\s+by\s+(?P<by>us|them|our side|their side))?",
        Verb.PARTLY: r"part(?:ly|ially)?\s+(?:done|implemented|completed)|partly",
        Verb.DONE: r"done|implemented|completed?|fulfilled|delivered|closed",
        Verb.CARRY: r"carr(?:y|ied)(?:\s+(?:forward|over))?|c/f|cf",
        Verb.REWORD: r"reword(?:ed)?|now reads|new wording",
        Verb.DROP: r"drop(?:ped)?|abandoned|withdrawn",
        Verb.HOLD: r"(?:put\s+)?on\s+hold|hold|paused?",
        Verb.RESUME: r"resumed?",
        Verb.LAPSE: r"lapsed?|overtaken",
        Verb.NOT_AGREED: r"not\s+agreed|refused|rejected by them",
        Verb.REOPEN: r"re-?open(?:ed)?",
        Verb.ACKNOWLEDGE: r"acknowledged|confirmed by them",
        Verb.START: r"started|begun|under\s*way",
        Verb.PROGRESS: r"progress|in progress",
        Verb.REMARK: r"remark|note",
    }
)  # fmt: skip
_JOINTS = (
    r"until|till|by|both|ours|theirs|at|in|on|as|per|see|with|via|letter|note|nv|cable|minutes|file|\(|\d"
)
_BETWEEN = rf"(?:\s*[:–—;,]\s*|\s+-\s+|\s*$|(?=\s+(?:{_JOINTS}))\s+)"
"""What stands between the step and the rest; without it the line is a remark: `done` is not `donated`."""
_PATTERNS = {verb: re.compile(rf"(?:{words}){_BETWEEN}", _FLAGS) for verb, words in _WORDS.items()}
_HALF = re.compile(r"(?P<whose>our|their)\s+(?:half|side|part)\s*[:–—,-]?\s*", _FLAGS)
_PERCENT = re.compile(r"(?P<number>\d{1,3})\s*(?:%|per\s?cent)(?:\s+done)?(?:\s*[:–—;,-]\s*|\s+|$)", _FLAGS)
_UNTIL = re.compile(
    r"(?:until|till|review(?:ed)?(?: on)?)\s+(?P<when>[^:;–—]+?)(?:\s*[:;–—]\s*|\s*,\s+|$)", _FLAGS
)
_AGREED = re.compile(
    r"[,;(]?\s*(?:(?P<both>both(?: sides)?(?: have)? agreed|agreed by both(?: sides)?|both agree|mutually)"
    r"|(?P<ours>(?:by )?(?:us|ours?|our side) alone|unilaterally|we alone|on our own))\)?",
    _FLAGS,
)
_CLOSING = frozenset({Verb.DONE, Verb.PARTLY, Verb.REPORT})


def read_line(text: str, *, today: date, state: State | None = None) -> Line:
    """What a line means; with the `state` of a commitment also what the step still wants. Never an error."""
    plain = " ".join(text.split())
    if not plain:
        return Line(None, "", "")
    half = _HALF.match(plain)
    answer = _answer(plain[half.end() :] if half else plain, today)
    if half:
        side = Side.OURS if half["whose"].casefold() == "our" else Side.THEIRS
        answer = replace(answer, half=side)
    lacks = missing(answer, state or State(CommitmentStatus.OPEN))
    wants = "; ".join(need.label for need in lacks)
    return Line(answer, _told(answer), wants)


def _answer(plain: str, today: date) -> Answer:
    for verb, pattern in _PATTERNS.items():
        found = pattern.match(plain)
        if found:
            return _of_verb(verb, plain[found.end() :].strip(), found, today)
    percent = _PERCENT.match(plain)
    if percent and int(percent["number"]) <= 100:
        return Answer(Verb.PROGRESS, plain[percent.end() :].strip(), progress=int(percent["number"]))
    return Answer(Verb.REMARK, plain)


def _of_verb(verb: Verb, rest: str, found: re.Match[str], today: date) -> Answer:
    reader = _READERS.get(verb)
    if reader is not None:
        return reader(rest, found, today)
    return Answer(verb, rest)


def _closing(verb: Verb) -> Callable[[str, re.Match[str], date], Answer]:
    def read(rest: str, found: re.Match[str], today: date) -> Answer:  # noqa: ARG001
        if verb is Verb.PARTLY:
            return Answer(verb, rest, evidence=rest)
        return Answer(verb, evidence=rest)

    return read


def _reported(rest: str, found: re.Match[str], today: date) -> Answer:  # noqa: ARG001
    who = (found["who"] or found["by"] or "").casefold()
    side = Side.OURS if who in ("we", "us", "our side") else Side.THEIRS if who else None
    return Answer(Verb.REPORT, evidence=rest, reported_by=side)


def _progress(rest: str, found: re.Match[str], today: date) -> Answer:  # noqa: ARG001
    percent = _PERCENT.match(rest)
    if percent and int(percent["number"]) <= 100:
        return Answer(Verb.PROGRESS, rest[percent.end() :].strip(), progress=int(percent["number"]))
    return Answer(Verb.PROGRESS, rest)


def _dropped(rest: str, found: re.Match[str], today: date) -> Answer:  # noqa: ARG001
    agreed = _AGREED.search(rest)
    if agreed is None:
        return Answer(Verb.DROP, rest)
    why = (rest[: agreed.start()] + rest[agreed.end() :]).strip(" ,;:–—()")
    return Answer(Verb.DROP, why, agreed_by=DropAgreed.BOTH if agreed["both"] else DropAgreed.OURS_ALONE)


def _held(rest: str, found: re.Match[str], today: date) -> Answer:  # noqa: ARG001
    until = _UNTIL.search(rest)
    if until is None:
        return Answer(Verb.HOLD, rest)
    when = _day(until["when"], today)
    if when is None:
        return Answer(Verb.HOLD, rest)
    why = (rest[: until.start()] + " " + rest[until.end() :]).strip(" ,;:–—")
    return Answer(Verb.HOLD, why, review_on=when)


def _day(words: str, today: date) -> PartialDate | None:
    """The day to look again: the last that the words mean, of today or later."""
    try:
        return PartialDate.parse(words, today=today)
    except InvalidValue:
        due = parse_due(f"by {words}", made_on=today)
        return PartialDate.of(due.end) if due.end else None


def _reworded(rest: str, found: re.Match[str], today: date) -> Answer:  # noqa: ARG001
    return Answer(Verb.REWORD, wording=rest.strip('“”"'))


_READERS: Mapping[Verb, Callable[[str, re.Match[str], date], Answer]] = MappingProxyType(
    {
        Verb.DONE: _closing(Verb.DONE),
        Verb.PARTLY: _closing(Verb.PARTLY),
        Verb.REPORT: _reported,
        Verb.PROGRESS: _progress,
        Verb.DROP: _dropped,
        Verb.HOLD: _held,
        Verb.REWORD: _reworded,
    }
)


_SIDES = MappingProxyType({Side.OURS: "our side", Side.THEIRS: "their side"})


def _told(answer: Answer) -> str:
    """One sentence: what will be logged."""
    half = {Side.OURS: "our half ", Side.THEIRS: "their half "}.get(answer.half, "") if answer.half else ""
    parts = [
        f"{answer.progress} %" if answer.progress is not None else "",
        f"evidence “{answer.evidence}”" if answer.evidence else "",
        f"reported by {_SIDES[answer.reported_by]}" if answer.reported_by else "",
        f"agreed by {answer.agreed_by.label.lower()}" if answer.agreed_by else "",
        f"looked at again {answer.review_on.show(no_break=False)}" if answer.review_on else "",
        f"“{answer.wording}”" if answer.wording else "",
        f"“{answer.remark}”" if answer.remark and answer.remark != answer.evidence else "",
    ]
    said = ", ".join(part for part in parts if part)
    verb = f"{half}{answer.verb.label.lower()}"
    return f"{verb[0].upper()}{verb[1:]}{': ' if said else ''}{said}."

"""Finds what was signed or adopted by what stands beside the verb, whatever the paper is called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.intake.scene import Scene

_PAPER = (
    r"(?:[Aa]greements?|[Mm]emorand(?:um|a)(?: of (?:[Uu]nderstanding|[Cc]ooperation|[Ii]ntent"
    r"|[Aa]greement))?|MoUs?|MOUs?"
    r"|[Cc]ontracts?|[Pp]rotocols?|[Tt]reat(?:y|ies)|[Pp]rogram(?:me)?s?|[Pp]lans?|[Mm]inutes"
    r"|[Ss]tatements?|[Dd]eclarations?"
    r"|[Cc]ommuniqu[eé]s?|[Ll]etters? of (?:[Ii]ntent|[Uu]nderstanding)|LoIs?|[Aa]rrangements?"
    r"|[Cc]onventions?|[Pp]acts?"
    r"|[Aa]ccords?|[Cc]harters?|[Rr]oad ?maps?|[Tt]erms of [Rr]eference)"
)
_DETERMINER = (
    r"(?:[Aa]n?|[Tt]he|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]everal|[Aa]nother|[Tt]heir|[Ii]ts"
    r"|\d{1,2})"
)
_MODIFIERS = (
    r"(?:(?!(?:an?|the|in|on|was|were|to|which|that|with|during|at|(?:and|of)(?! [A-Z])) )[\w'’()&-]+ ){0,6}?"
)
_ABOUT = (
    r" (?:\([A-Za-z]{2,8}\) )?(?:on|for|of|about|regarding|concerning|relating to|in the (?:field|area"
    r"|sphere) of|between"
    r"|with|under|establishing|to(?! the\b)) "
)
_NO_ASIDE = r"(?:[^.;,]|,(?! (?:which|who|where|whose|describing|providing|outlining)\b))"
_VERBS = r"(?:signed|initialled|initialed|inked|concluded|exchanged|adopted)"
_PASSIVE = re.compile(
    rf"(?:\b{_DETERMINER} (?P<one>{_MODIFIERS}{_PAPER}(?:{_ABOUT}{_NO_ASIDE}{{3,140}}?)?(?=\W))"
    rf"(?:, which [^.;]{{3,100}},"
    rf"|(?P<told>,? (?:describing|outlining|providing|containing|covering)[^.;]{{3,100}}?))?"
    rf"|(?P<two>(?:[A-Z][\w-]+ ){{0,4}}(?=[A-Z]){_PAPER}(?:{_ABOUT}[^.;,]{{3,100}}?)?)),?"
    rf" (?P<be>was|were|has been|have been|will be|is to be|are to be)(?: \w+)? (?P<verb>{_VERBS})\b"
)
_ACTIVE = re.compile(
    rf"(?:(?P<future>\b(?:will|to|would|negotiating|finali[sz]ing"
    rf"|towards?)(?: the)?) )?\b(?P<verb>{_VERBS}|signing(?: of)?|sign"
    r"|(?:witnessed|saw) the (?:exchange|signing) of|exchange of)(?: also| jointly)? (?=\S)"
)
_OBJECT_END = re.compile(
    r"[.;]| to the (?=[A-Z])|, (?:in|during|which|where|who|with|at|on|aimed|thereby|adding|under"
    r"|aiming|while|the two)\b"
    r"| in the presence\b"
    r"| during\b| on the (?:sidelines|margins|occasion)\b| at the (?:end|close|ceremony)\b| (?:today"
    r"|yesterday|here)\b"
    r"| (?:on|in) (?:\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May"
    r"|June|July|August"
    r"|September|October|November|December)| aimed at\b| aiming\b| while\b| and (?:also )?(?:discussed"
    r"|agreed|reviewed|met"
    r"|exchanged|expressed|will|to [a-z])| by (?:the )?[A-Z]| which\b| that\b| in [A-Z][\w-]+(?=[ ,.]|$)"
)
_NEXT_ONE = re.compile(rf",? (?:and|as well as)(?: also)? (?={_DETERMINER} )|, (?={_DETERMINER} )")
_NAMED = re.compile(
    rf"(?:{_DETERMINER} )?(?:(?:other|new|separate|bilateral) )?(?P<name>(?P<before>{_MODIFIERS}){_PAPER}"
    rf"(?:{_ABOUT}.{{3,140}})?)"
)
_BACKGROUND = re.compile(
    r"\b(?:recall\w*|earlier|previous(?:ly)?|newly|had|already|under the|in line with"
    r"|within the framework|last month|before"
    r"|ago|following the signing|recently)\b", re.IGNORECASE,
)  # fmt: skip
_ASIDE = re.compile(r",? which [^.;,]*")
_LAST_YEAR = re.compile(r"\b[Ll]ast year\b")


@dataclass(frozen=True, slots=True)
class Signing:
    """A paper named at `start:end`, its year as far as the text and its day of issue say it."""

    start: int
    end: int
    name: str
    year: int | None
    signed: bool


def signings(scene: Scene, number: int) -> list[Signing]:
    """Every paper that a sentence says was, or will be, signed or adopted."""
    text, base = scene.string(number), scene.sentences[number].start
    found: list[_Paper] = []
    for match in _PASSIVE.finditer(text):
        group = "one" if match["one"] else "two"
        telling = match["told"] is not None  # “the protocol describing …” says which one it is
        found.append(_Paper(match.start(group), match.end(group), match["be"] in _PAST, telling))
    for match in _ACTIVE.finditer(text):
        if not any(one.start < match.end() <= one.end for one in found):
            found += _objects(text, match)
    spans = [(one.start, one.end) for one in found]
    return [
        Signing(
            base + one.start,
            base + one.end,
            re.sub(r"\s+", " ", text[one.start : one.end]).strip(" ,"),
            _year(scene, number, spans) if one.signed else None,
            one.signed,
        )
        for one in found
        if one.telling or not _SORT.fullmatch(text[one.start : one.end].strip(" ,"))
    ]


_PAST = frozenset({"was", "were", "has been", "have been"})


@dataclass(frozen=True, slots=True)
class _Paper:
    """A span of a sentence; `telling`: what follows says which one it is, though the name does not."""

    start: int
    end: int
    signed: bool
    telling: bool


def _objects(text: str, match: re.Match[str]) -> list[_Paper]:
    """What follows “signed”: one paper, or a list of them."""
    if only_thought_of(text, match.start()):
        return []
    stop = _OBJECT_END.search(text, match.end())
    limit = stop.start() if stop else len(text)
    joints = list(_NEXT_ONE.finditer(text, match.end(), limit))
    starts = [match.end(), *(one.end() for one in joints)]
    ends = [*(one.start() for one in joints), limit]
    spans: list[tuple[int, int]] = []
    for start, end in zip(starts, ends, strict=True):
        named = _NAMED.match(text, start, end)
        if named is not None:
            spans.append((named.start("name"), named.end("name")))
        elif spans:
            spans[-1] = (spans[-1][0], end)  # “on extradition, the transfer of prisoners and …” goes on
    signed = match["future"] is None and match["verb"] != "sign"
    return [_Paper(start, end, signed, telling=False) for start, end in spans]


def only_thought_of(text: str, at: int) -> bool:
    """“to study the signing of …”: no paper yet."""
    return _ONLY_THOUGHT_OF.search(text, max(0, at - 40), at) is not None


_ONLY_THOUGHT_OF = re.compile(
    r"\b(?:study|studying|consider\w*|explore|exploring|discuss\w*|possib\w+|propos\w+)(?: of)?(?: the"
    r"| a)? ?$"
)
_SORT = re.compile(
    rf"(?:[Jj]oint |[Bb]ilateral |[Nn]ew |[Ff]inal |[Pp]ress )*{_PAPER}(?: \([A-Za-z]{{2,8}}\))?"
    r"(?: of (?:the )?(?:meeting|session|talks|discussions))?"
)


def _year(scene: Scene, number: int, names: list[tuple[int, int]]) -> int | None:
    """The year of a date beside the names, of “last year”, or else of the text, where it tells of its own day."""
    sentence, outside = scene.sentences[number], scene.string(number)
    for start, end in sorted(names, reverse=True):
        outside = f"{outside[:start]}|{outside[end:]}"
    years = [int(one) for one in re.findall(r"(?<!of )\b(?:19|20)\d\d\b", _ASIDE.sub("", outside))]
    if years:
        return years[0] if len(set(years)) == 1 else None
    published = scene.issue.published
    if published is None:
        return None
    if _LAST_YEAR.search(outside):
        return published.year - 1
    told_of_now = scene.issue.stated and not sentence.heading and not _BACKGROUND.search(outside)
    return published.year if told_of_now else None

"""Cuts the view of a text into blocks, headings and sentences that know where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEADING_WORDS = 30
"""A block without an end and not longer is a heading: it names things but promises nothing."""

_BULLET = re.compile(
    r"\s*(?:(?:[01]?\d|2[0-3])[.:h][0-5]\d(?: ?(?:hrs?|hours|h"
    r"|[ap]\.?m\.?))?(?: ?- ?\d{1,2}[.:h]\d\d(?: ?hrs?)?)? (?=[A-Z])|•|[-*] (?=\S)|\(?(?:[a-z]"
    r"|[ivx]{1,4}|\d{1,2}(?:\.\d{1,2})*)[.)] (?=\S))\s*"
)
ROLL = re.compile(
    r"(?:Also )?(?:[Jj]oint statement with|[Pp]resent|[Ii]n attendance|[Aa]ttendance|[Aa]ttendees"
    r"|[Pp]articipants|(?:[Cc]omposition|[Mm]embers?) of the"
    r" [Dd]elegations?|[Dd]elegation members|[Dd]elegations?)(?: list)? ?:?\s*$"
)
"""What stands above a list of those who took part."""
ABSENT = re.compile(r"(?:[Aa]pologies|[Aa]bsent|[Ee]xcused|[Rr]egrets)\b")
_TITLE = re.compile(
    r"(?:(?:Main|Key|Agreed|Our|The|Summary of|List of|Concrete|Joint) )*(?:[Oo]utcomes?|[Rr]esults?"
    r"|[Dd]ecisions?|[Dd]eliverables"
    r"|[Cc]onclusions|[Nn]ext steps|[Aa]ction (?:points|items)|[Cc]ommitments)(?: (?:taken|agreed"
    r"|reached|of the (?:meeting|talks)))?"
    r"|What (?:we|they|was|were|the (?:two|sides|ministers)\b[\w ]{0,20}) ?(?:have |had )?(?:agreed"
    r"|decided)\??"
)
"""A title that says that what stands below it was agreed."""
_NUMBERED = re.compile(r"\s*(?:First|Second|Third|Fourth|Fifth|Sixth|Finally|Lastly)(?:ly)?, ")
_DECIDED = re.compile(
    r"(?:Decisions?|Action(?: item| point)?s?|Resolution"
    r"|Agreed(?: point)?)(?: (?:[Nn]o\.? ?)?[\dA-Z][\w./-]{0,8})? ?[:.–] ?(?=\S)"
)
_BOUNDARY = re.compile(r"[.!?…][\"')\]]{0,3}\s+(?=[\"'(\[]?[A-Z0-9•])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'\[])(?:Dr|Mr|Mrs|Ms|Messrs|Gen|Lt|Lieut|Snr|Maj|Col|Capt|Cdr|Brig|Adm|Cmde|Sgt"
    r"|Shri|Smt|Hon|Prof|St|No|Nos|Art"
    r"|vs|Jr|Sr|Retd|Rtd|Ret|ret|Res|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Ma|Md|Mohd|Muhd|Hj|Amb|Sen|Rep|Gov|Eng"
    r"|Engr"
    r"|H\.E|U\.S|U\.K|U\.N"
    r"|i\.e|e\.g|approx|viz|Ltd|Inc|Co|Corp|[A-Z]|(?:[A-Z]\.)+[A-Z])\.[\"')\]]{0,3}\s+$"
)
LONGEST = 2_000
"""Characters after which a sentence without an end is cut at a clause: rules that look both ways stay cheap."""
_CLAUSE = re.compile(r"[;,:] |\s")
_ENDED = re.compile(r"[.!?…;][\"')\]]{0,3}\s*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`view[start:end]`, in the block so numbered; a bullet inherits what led in to its list."""

    start: int
    end: int
    block: int
    heading: bool = False
    bullet: bool = False
    lead: str = ""
    truncated: bool = False


def sentences(view: str) -> tuple[Sentence, ...]:
    """Every sentence and heading of a view, in order."""
    found: list[Sentence] = []
    lead = roll = mark = ""
    behind = 0
    for number, (start, end) in enumerate(_blocks(view)):
        bullet = _BULLET.match(view, start, end) or (_NUMBERED.match(view, start, end) if lead else None)
        kind = _kind(bullet[0]) if bullet else ""
        lead = "" if kind and kind == mark else lead  # “5.” after “3. We decided to: a. … b. …”
        begin = bullet.end() if bullet else start
        text = view[begin:end]
        if not text.strip():
            continue
        if "\n\n" in view[behind:start] or ABSENT.match(text.lstrip()):
            roll = ""
        behind = end
        decided = _DECIDED.match(view, begin, end)
        if roll or (decided and end - decided.end() > 15):
            said, begin = (roll, begin) if roll or not decided else (decided[0].strip(), decided.end())
            found += [Sentence(first, last, number, lead=said) for first, last in _cut(view, begin, end)]
            continue
        if ROLL.match(text.strip()):
            roll = text.strip()
        heading = not bullet and not lead and _is_heading(text)
        parts = _cut(view, begin, end)
        under = lead if bullet or (_TITLE.fullmatch(lead) and not heading) else ""
        for first, last in parts:
            cut_off = "…" in view[first:last] or "..." in view[first:last]
            headed = heading and not (len(parts) > 1 and _ENDED.search(view[first:last]))
            found.append(Sentence(first, last, number, headed, bool(bullet), under, cut_off))
        if text.rstrip().endswith(":") or (not bullet and _TITLE.fullmatch(text.strip())):
            lead, mark = text.strip(), kind
        elif not bullet:
            lead = ""
    return tuple(found)


def _kind(bullet: str) -> str:
    """Whether an item is marked by a number, a letter or a sign."""
    mark = bullet.strip()[:2].lstrip("(")[:1]
    return "number" if mark.isdigit() else "letter" if mark.isalpha() else "sign"


def _blocks(view: str) -> list[tuple[int, int]]:
    """Lines, and within them the items of a list that was glued together."""
    found: list[tuple[int, int]] = []
    start = 0
    for place, character in enumerate(view + "\n"):
        if character == "\n" or (character == "•" and view[start:place].strip()):
            if view[start:place].strip():
                found.append((start, place))
            start = place if character == "•" else place + 1
    return found


_NAMES = re.compile(
    r"\s*[A-Z][a-z]+(?: [A-Z][a-z]+)?(?: side| delegation)?: ?(?=(?:Mr|Ms|Mrs|Dr|Brig|Maj|Lt|Col|Gen|Capt"
    r"|Adm|Rear|Vice|Comm|Amb|H\.?E)"
    r"[a-z.]* [A-Z])|"
    r"\s*(?:[Pp]resent|[Pp]articipants|[Aa]ttendees|[Aa]ttendance|[Ii]n attendance|[Dd]elegations?"
    r"|[Cc]o-?[Cc]hairs?|[Cc]hair|[Hh]eads of delegation"
    r"|(?:[Ff]or|[Ff]rom) (?:the )?[A-Z]\w+(?: side)?) ?: ?(?=\S)"
)
"""A line of minutes that names those who were there is no heading."""


def _is_heading(text: str) -> bool:
    if _NAMES.match(text):
        return False
    if _ENDED.search(text) or text.rstrip().endswith(":"):
        return False
    return len(text.split()) <= HEADING_WORDS or text.upper() == text


def _cut(view: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begin = start
    for boundary in _BOUNDARY.finditer(view, start, end):
        if boundary[0][0] == "." and _ABBREVIATION.search(
            view[max(begin, boundary.start() - 12) : boundary.end()]
        ):
            continue
        _keep(view, begin, boundary.end(), found)
        begin = boundary.end()
    _keep(view, begin, end, found)
    return found


def _keep(view: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    while end - start > LONGEST:
        near = list(_CLAUSE.finditer(view, start + LONGEST // 2, start + LONGEST))
        stop = max(near, key=lambda one: (one[0][0] in ";,:", one.end())).end() if near else start + LONGEST
        _trimmed(view, start, stop, found)
        start = stop
    _trimmed(view, start, end, found)


def _trimmed(view: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    text = view[start:end]
    first = start + len(text) - len(text.lstrip())
    last = end - (len(text) - len(text.rstrip()))
    if last > first:
        found.append((first, last))

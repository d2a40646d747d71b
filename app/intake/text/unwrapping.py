"""Joins lines that a PDF or a mail program broke, without changing the length of the text."""

from __future__ import annotations

import re

from app.intake.text.sentences import ROLL

_ENDS = re.compile(r"[.!?:;…][\"')\]]*$")
_BULLET = re.compile(r"\s*(?:\d{1,2}[.:h][0-5]\d(?= )|•|[-*] |\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)] )")
_LABEL = re.compile(
    r"\s*(?:(?:[Ff]or|[Ff]rom) (?:the )?[A-Z][\w' -]{2,40}|Secretary|Secretariat|Chair(?:man"
    r"|person)?|Co-[Cc]hairs?|Rapporteur"
    r"|Apologies|Absent|Present|In attendance|Also present|Observers?|Dates?|When|Where|Venue|Place"
    r"|Location|Time|Subject|Event|Forum|Participants|Held"
    r"|Format|Purpose|Topic|Agenda|Q|A|(?:Decision|Action"
    r"|Resolution)\b[^:\n]{0,20}): "
    r"|\s*[A-Z][\w'-]+(?: [A-Z]\w+)?, (?:[A-Z][\w. ]{2,30}, )?\d{1,2}(?:(?:-| and "
    r"| to )\d{1,2})? [A-Z][a-z]+ \d{4}\s*$"
)
"""A line that begins so is a line of its own: a list of those present, a question, a decision, place and day."""
_SHORT = re.compile(
    r"\b(?:U\.S|U\.K|U\.N|H\.E|Dr|Mr|Mrs|Ms|Gen|Lt|Maj|Col|Capt|Cdr|Brig|Adm|Prof|St|Hon|Amb|Sen|Gov)\.$"
)
"""An abbreviation that ends a line ends no sentence."""
_NAMED_FROM = re.compile(r"\s*(?:Joint )?[Ss]tatement (?:from|by|of): .*,$")
_LEAST = 30
"""Characters from which on a line counts for the width of the page."""


def unwrapped(view: str) -> str:
    """`view` with the newlines inside sentences replaced by blanks."""
    lines = view.split("\n")
    width = _width(lines)
    out: list[str] = []
    roll = False
    for index, line in enumerate(lines):
        out.append(line)
        roll = bool(line.strip()) and (roll or bool(ROLL.match(line.strip())))
        if index + 1 < len(lines):
            listed = roll and lines[index + 1].strip()[:1].isupper()  # a list of those present: a line each
            out.append(" " if not listed and _joined(lines, index, width) else "\n")
    return "".join(out)


def _width(lines: list[str]) -> int:
    """The width at which the lines were broken; 0 where they were not."""
    lengths = sorted(len(line) for line in lines if len(line) >= _LEAST)
    if len(lengths) < 3:
        return 0
    width = lengths[len(lengths) * 3 // 4]
    too_long = sum(length > 1.35 * width for length in lengths)
    return width if 40 <= width <= 125 and too_long * 3 < len(lengths) else 0


def _joined(lines: list[str], index: int, width: int) -> bool:
    line, after = lines[index].rstrip(), lines[index + 1].lstrip()
    if not line.strip() or _BULLET.match(after) or _LABEL.match(after):
        return _bridged(lines, index)
    if not after:
        return _leads_on(line, _next_filled(lines, index + 1))
    if _ENDS.search(line) and not _SHORT.search(line):
        if line.endswith(";") and _listing(line[:-1]):
            return True
        return bool(width) and len(line) >= 0.85 * width and not line.endswith(":") and after[0].islower()
    if after[0].islower() or _listing(line):
        return True
    return bool(width) and len(line) >= 0.62 * width


def _listing(line: str) -> bool:
    """“Minister of Defence; Senator the Hon Linda”: a list that runs on over its lines."""
    if _NAMED_FROM.match(line):
        return True
    return line.endswith(("; and", ", and")) or ("; " in line and len(line) >= _LEAST)


def _bridged(lines: list[str], index: int) -> bool:
    """A blank line between two halves of a sentence, as at the end of a page."""
    if lines[index].strip() or index == 0:
        return False
    before = next((one.rstrip() for one in reversed(lines[max(0, index - 2) : index]) if one.strip()), "")
    return _leads_on(before, _next_filled(lines, index))


def _next_filled(lines: list[str], index: int) -> str:
    return next((one.strip() for one in lines[index : index + 3] if one.strip()), "")


def _leads_on(line: str, after: str) -> bool:
    return bool(line and after) and not _ENDS.search(line) and after[0].islower() and len(line) >= _LEAST

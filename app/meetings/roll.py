"""Reads a pasted list of names: one line a participant, with post, organisation, role and head count if stated."""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.values.choices import Role

_BULLET = re.compile(r"^\s*(?:[-–—•*·]|\(?\d{1,3}[.)]|\(?[a-z]\)|[a-z]\.|\(?[A-Z]\))\s+")
"""A capital letter with a full stop is an initial, not a number of a list."""
_COUNTED = "persons|people|officers|members|pax|delegates"
_HEADS = re.compile(rf"\s*[,(]?\s*(?:x\s?|[×+])?(\d{{1,4}})\s*(?:{_COUNTED})\)?\s*$", re.IGNORECASE)
_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), role)
    for words, role in (
        (r"co-?\s?chair(?:man|person|woman)?", Role.CO_CHAIR),
        (r"head of (?:the )?delegation|leader of (?:the )?delegation|HoD", Role.HEAD),
        (r"interpreter|interpreting", Role.INTERPRETER),
        (r"observer", Role.OBSERVER),
        (r"host", Role.HOST),
        (r"caller|calling", Role.CALLER),
        (r"called on", Role.CALLED_ON),
    )
)
_BRACKETED = re.compile(r"\(([^()]*)\)\s*$")
_BODY = re.compile(
    r"\b(?:ministry|department|directorate|secretariat|office|embassy|high commission|navy|army|air force"
    r"|(?:armed|defence|security) forces|coast ?guard|agency|authority|commission|command|headquarters|institute"
    r"|university|bank|corporation|company|parliament)\b",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:the\s+)?(?:(?:foreign|defence|home|prime|deputy|assistant|permanent|under|vice|cabinet|national|first|trade"
    r"|interior|finance|state|joint|additional|security|second)[\s-]+)*(?:minister|secretary(?:[\s-]general)?|ambassador"
    r"|high commissioner|chief|director(?:[\s-]general)?|head|advis[eo]r|attaché|commander|chairman|president)"
    r"(?:\s+(?:of|for|to|in)\s.+)?",
    re.IGNORECASE,
)
"""A whole name that is a title alone: nobody is named by it."""
LONGEST = 300
"""Letters of a line beyond which it is a sentence, not a name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: the name as written, and what stands beside it; empty where nothing does."""

    name: str
    post: str = ""
    organisation: str = ""
    role: Role = Role.MEMBER
    head_count: int | None = None

    @property
    def kind(self) -> str:
        """What a name that is not on file is likeliest to be: `person`, `post` or `organisation`."""
        if _POST.fullmatch(self.name):
            return "post"
        return "organisation" if self.head_count is not None or _BODY.search(self.name) else "person"


def read_roll(text: str) -> tuple[Entry, ...]:
    """The participants of a pasted list in their order; headings (ending in a colon) and empty lines are left out."""
    lines = (_BULLET.sub("", line).strip() for line in text.splitlines())
    return tuple(_entry(line) for line in lines if line and not line.endswith(":") and len(line) <= LONGEST)


def _entry(line: str) -> Entry:
    line, role = _role(line)
    heads = _HEADS.search(line)
    count = int(heads.group(1)) if heads else None
    if heads:
        line = line[: heads.start()]
    name, *rest = [
        part.strip() for part in re.split(r"\s*[,;\t]\s*|\s+[–—-]\s+", line.strip()) if part.strip()
    ] or [""]
    return Entry(name, rest[0] if rest else "", ", ".join(rest[1:]), role, count)


def _role(line: str) -> tuple[str, Role]:
    """The role that a line names in brackets or as its last part, and the line without it."""
    bracket = _BRACKETED.search(line)
    for pattern, role in _ROLES:
        if bracket and pattern.fullmatch(bracket.group(1).strip()):
            return line[: bracket.start()].rstrip(" ,;"), role
        last = re.split(r"[,;\t]|\s[–—-]\s", line)[-1]
        if len(last) < len(line) and pattern.fullmatch(last.strip()):
            return line[: len(line) - len(last)].rstrip(" ,;\t–—-"), role
    return line, Role.MEMBER

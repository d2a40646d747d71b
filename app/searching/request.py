"""Cuts what was typed into words, exact words and filters; any text is a search, and none is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 2_000
"""Characters that are read; what is pasted beyond them is no search."""

_QUOTES = '"“”„‟«»'
_PART = re.compile(
    rf"(?P<minus>[-−](?=[^\s]))?"
    rf"(?:(?P<name>[^\W\d_]+)(?P<operator>[<>＜＞]=|[:<>=：＜＞＝≤≥]))?"
    rf"(?:[{_QUOTES}](?P<exact>[^{_QUOTES}]*)(?:[{_QUOTES}]|$)|(?P<bare>[^\s{_QUOTES}]+))?"
)
_OPERATORS = str.maketrans({"：": ":", "＜": "<", "＞": ">", "＝": "=", "≤": "<=", "≥": ">="})
"""As other keyboards write them."""
_LINK = re.compile(r"[a-z]+://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a search: words (`name` empty) or a filter such as `due<30d`."""

    written: str
    value: str
    name: str = ""
    operator: str = ""
    exact: bool = False
    negated: bool = False

    @property
    def plain(self) -> bool:
        """A word as it stands, without quotes, filter or minus."""
        return not (self.name or self.exact or self.negated)


def parts(typed: str) -> list[Part]:
    """The parts of a search, in the order in which they were typed."""
    return list(_parts(typed.encode("utf-8", "ignore").decode("utf-8")[:LONGEST]))


def _parts(text: str) -> Iterator[Part]:
    place = 0
    while place < len(text):
        found = _PART.match(text, place)
        assert found is not None, "every group of the pattern is optional"
        if found.end() == place:
            place += 1
            continue
        place = found.end()
        yield from _part(found)


def _part(found: re.Match[str]) -> Iterator[Part]:
    exact = found["exact"] is not None
    value = (found["exact"] or found["bare"] or "").strip()
    written = found[0].strip()
    negated = found["minus"] is not None
    if found["name"] and not _LINK.match(written):
        yield Part(
            written, value, found["name"].casefold(), found["operator"].translate(_OPERATORS), exact, negated
        )
    elif found["name"] or value:
        yield Part(written, written.lstrip("-−") if found["name"] else value, "", "", exact, negated)

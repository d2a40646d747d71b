"""How things are said in a terminal: nothing it would obey, numbers as words, lists cut short."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FIRST_FEW = 5
_OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]")
"""Controls, separators that break lines, overrides of direction, halves of characters; line feeds are kept."""


def printable(text: str) -> str:
    """`text` with a blank for everything that a terminal would obey instead of showing, or cannot show."""
    return _OBEYED.sub(" ", text)


def one_line(words: str) -> str:
    """`words` on one line, safe to show on any terminal."""
    return " ".join(printable(words).split())


def file_name(path: Path) -> str:
    """The name of a file in a sentence; a folder such as `.` has none, and is called as it was written."""
    return one_line(path.name or str(path))[:60]


def few(items: Iterable[str]) -> str:
    """The first five items in a sentence, then how many more there are."""
    every = list(items)
    shown = "; ".join(item.rstrip(".") for item in every[:FIRST_FEW])
    more = len(every) - FIRST_FEW
    return f"{shown}; and {more} more." if more > 0 else f"{shown}."


def counted(number: int, one: str, many: str) -> str:
    """`1 record`, `12 records`, `1,200 records`."""
    return f"{number:,}\u00a0{one if number == 1 else many}"


def seconds(taken: float) -> str:
    """How long something took, as people say it."""
    return f"{taken:.1f}\u00a0s" if taken < 10 else f"{taken:.0f}\u00a0s"

"""What the list of a kind says when there is nothing in it, and how its records are counted in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app import catalog
from app.lists import Asked

_FIRST: Mapping[str, str] = {
    "meeting": "Ctrl+N logs the first; a text pasted into the inbox proposes one.",
    "commitment": "Log a meeting to record what was promised there, or press Ctrl+N.",
    "source": "Ctrl+N keeps the first; a paste or drop into a meeting keeps one too.",
    "brief": "Compose one from a country or visit; what is issued stands here.",
    "country": "Ctrl+N adds the first.",
    "note": "Ctrl+Shift+N takes one from anywhere.",
}


@dataclass(frozen=True, slots=True)
class Nothing:
    """What an empty list says: what is true, what follows from it; `filtered` where it is the filter's doing."""

    head: str
    words: str
    filtered: bool = False


def plural(kind: str) -> str:
    """The kind as the title of its list."""
    return catalog.info(kind).plural


def counted(kind: str, number: int) -> str:
    """`1 meeting`, `3 meetings`."""
    known = catalog.info(kind)
    noun = known.label if number == 1 else known.plural
    return f"{number:,}\N{NO-BREAK SPACE}{noun.lower()}"


def nothing(asked: Asked, *, none_at_all: bool = False) -> Nothing:
    """What is true of an empty list; `none_at_all` where no view of the kind has anything."""
    name = plural(asked.kind).lower()
    if (asked.words.strip() or asked.standing) and not none_at_all:
        return Nothing(f"No {name} here", "None fits the filter.", filtered=True)
    return Nothing(f"No {name} yet", _FIRST.get(asked.kind, "Ctrl+N makes the first."))

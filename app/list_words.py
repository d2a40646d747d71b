"""What the list of a kind says when there is nothing in it, and how its records are counted in words."""

from __future__ import annotations

from collections.abc import Mapping

from app import catalog
from app.lists import Asked

_FIRST: Mapping[str, str] = {
    "meeting": "Ctrl+N logs the first.",
    "commitment": "Log a meeting to record what was promised there, or press Ctrl+N.",
    "source": "Ctrl+N keeps the first; a paste or drop into a meeting keeps one too.",
    "brief": "Compose one from a country or visit; what is issued stands here.",
    "country": "Ctrl+N adds the first.",
    "note": "Ctrl+Shift+N takes one from anywhere.",
}


def plural(kind: str) -> str:
    """The kind as the title of its list."""
    return catalog.info(kind).plural


def counted(kind: str, number: int) -> str:
    """`1 meeting`, `3 meetings`."""
    known = catalog.info(kind)
    noun = known.label if number == 1 else known.plural
    return f"{number:,}\N{NO-BREAK SPACE}{noun.lower()}"


def nothing(asked: Asked) -> str:
    """What is true of an empty list, and one step."""
    name = plural(asked.kind).lower()
    if asked.words.strip() or asked.standing:
        return f"No {name} here: none fits the filter."
    return f"No {name} yet. {_FIRST.get(asked.kind, 'Ctrl+N makes the first.')}"

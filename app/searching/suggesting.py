"""Suggests records while somebody types: for the palette, and wherever one record refers to another."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from app import catalog
from db.reader import Reader
from db.search_suggestions import SUGGESTED, Called, called, shown
from db.search_text import Chunk, chunks
from db.values.names import parse_ordinal
from db.values.partial_date import DateRange

MOST = 50
"""Suggestions that may be asked for; who wants more searches."""

FIRST = ("country", "forum", "person", "organisation", "meeting", "visit")
"""Kinds that people look for by name most of all; the others follow in the order of the catalogue."""

LAST = ("attachment",)
"""A file is called like the record that it belongs to, which is meant."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One record that may be meant. `detail` tells it from others of the same title: post, country, date."""

    kind: str
    id: str
    title: str
    detail: str


def suggested(reader: Reader, words: str, limit: int, kinds: Collection[str] | None) -> list[Suggestion]:
    """What begins so, the likeliest first."""
    wanted = [kind for kind in _order() if _is_wanted(kind, kinds)]
    limit = max(0, min(limit, MOST))
    typed = chunks(words)
    if wanted == ["forum"]:
        typed = _without_edition(typed)
    if not (wanted and limit) or (words.strip() and not typed):
        return []
    found = _mixed(called(reader, typed, wanted, limit), limit)
    of_kind: dict[str, list[str]] = {}
    for one in found:
        of_kind.setdefault(one.kind, []).append(one.id)
    details = {kind: shown(reader, kind, ids) for kind, ids in of_kind.items()}
    return [
        Suggestion(one.kind, one.id, " ".join(own.title.split()), _detail(own.words, own.date))
        for one in found
        if (own := details[one.kind].get(one.id))
    ]


def _without_edition(typed: list[Chunk]) -> list[Chunk]:
    """A forum is meant by its session too: the one of `13 jmcc` is the JMCC."""
    named = [one for one in typed if len(one.words) > 1 or not _is_edition(one.words[0])]
    return named or typed


def _is_edition(word: str) -> bool:
    return word.isdecimal() or parse_ordinal(word) is not None


def _order() -> tuple[str, ...]:
    others = (kind for kind in SUGGESTED if kind not in (*FIRST, *LAST))
    return (*FIRST, *others, *(kind for kind in LAST if kind in SUGGESTED))


def _is_wanted(kind: str, kinds: Collection[str] | None) -> bool:
    """Unless they are named, nobody means the parts of other records."""
    return kind in kinds if kinds is not None else not catalog.info(kind).part


def _mixed(found: list[Called], limit: int) -> list[Called]:
    """No kind takes more than half of the places while others of the same exactness wait."""
    chosen: list[Called] = []
    for exactness in sorted({one.exactness for one in found}):
        counts: dict[str, int] = {}
        waiting: list[Called] = []
        for one in found:
            if one.exactness == exactness:
                counts[one.kind] = counts.get(one.kind, 0) + 1
                (chosen if counts[one.kind] <= max(1, limit // 2) else waiting).append(one)
        chosen += waiting
    return chosen[:limit]


def _detail(words: Iterable[str], date: str | None) -> str:
    def parts() -> Iterator[str]:
        yield from (" ".join(word.split()) for word in words)
        if date:
            yield DateRange.parse_text(date).seen_short()

    return " · ".join(parts())

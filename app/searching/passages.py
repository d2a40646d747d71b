"""Shows why a record was found: the passages of its own texts that match, with the matches marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from db.search_query import Term
from db.search_text import APOSTROPHE, HYPHEN, fold, fold_with_places

WIDTH = 160
"""Characters of a passage, its dots left out."""

_BEFORE = 50
"""Characters shown before the first match where a text is cut."""

_PIECE = 4_000
_OVERLAP = 300
"""Long texts are looked at in pieces that overlap, so that no phrase is lost between two."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a record matches: the field, its label, a passage of the original text, the matches in it (start, end)."""

    field: str
    label: str
    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True)
class Finder:
    """Finds the terms of a search in original texts, as the index finds them in their shadows."""

    terms: tuple[Term, ...]

    def spans(self, text: str, *, name: bool = False, most: int = 20) -> list[Span]:
        """Where `text` matches, in order; `name` for the name of a person, which may be spelt in other ways.

        A long text is read until its first matches.
        """
        pattern = self._in_names if name else self._anywhere
        if pattern is None:
            return []
        for start, piece in _pieces(text):
            folded, places = fold_with_places(piece)
            found = [
                (start + places[match.start()], start + places[match.end() - 1] + 1)
                for match in pattern.finditer(folded)
            ]
            if found:
                return _merged(found)[:most]
        return []

    def holds(self, texts: list[str], names: list[str]) -> bool:
        """Whether every term is found somewhere in the texts, or in the names of a person."""
        folded, called = [fold(text) for text in texts], [fold(name) for name in names]
        return all(
            any(plain.search(text) for text in folded) or any(named.search(name) for name in called)
            for plain, named in self._each
        )

    @cached_property
    def _each(self) -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
        return [
            (re.compile(_pattern(replace(one, similar=()))), re.compile(_pattern(one))) for one in self.terms
        ]

    @cached_property
    def _anywhere(self) -> re.Pattern[str] | None:
        found = "|".join(_pattern(replace(one, similar=())) for one in self.terms)
        return re.compile(found) if found else None

    @cached_property
    def _in_names(self) -> re.Pattern[str] | None:
        found = "|".join(map(_pattern, self.terms))
        return re.compile(found) if found else None


def passage(field: str, label: str, text: str, spans: list[Span]) -> Passage:
    """A passage around the first match, cut at words; line breaks become blanks."""
    shown = re.sub(r"\s", " ", text)
    start, end = _window(shown, spans[0] if spans else (0, 0))
    cut, rest = ("…" if start else ""), ("…" if end < len(shown) else "")
    shift = len(cut) - start
    marks = tuple((one + shift, min(other, end) + shift) for one, other in spans if start <= one < end)
    return Passage(field, label, f"{cut}{shown[start:end]}{rest}", marks)


def _window(text: str, first: Span) -> Span:
    if len(text) <= WIDTH:
        return 0, len(text)
    start = max(0, min(first[0] - _BEFORE, len(text) - WIDTH))
    if start:
        blank = text.find(" ", start, first[0] + 1)
        start = blank + 1 if blank >= 0 else start
    end = min(len(text), start + max(WIDTH, min(first[1] - start, 2 * WIDTH)))
    if end < len(text):
        blank = text.rfind(" ", first[1], end)
        end = blank if blank > start else end
    return start, end


_JOIN = f"[{HYPHEN}{APOSTROPHE}]"
_INSIDE = f"[^ {APOSTROPHE}{HYPHEN}]"
"""Anything but what may end a word."""


def _pattern(term: Term) -> str:
    """A term as a regular expression over folded text, in which hyphens and apostrophes stand inside words."""
    ending = f"(?!{_INSIDE})"
    phrases = [_phrase(words) + (ending if term.exact else f"{_INSIDE}*") for words in term.phrases]
    similar = [_phrase((word,)) + ending for word in term.similar]
    return f"(?<!{_INSIDE})(?:{'|'.join([*phrases, *similar])})"


def _phrase(words: tuple[str, ...]) -> str:
    """Words in order; each may be hyphenated in the text."""
    return f"(?: |{_JOIN})+".join(f"{_JOIN}?".join(map(re.escape, word)) for word in words)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """(start, piece) of a text; a piece begins at a word."""
    if len(text) <= _PIECE + _OVERLAP:
        yield 0, text
        return
    start = 0
    while start < len(text):
        yield start, text[start : start + _PIECE + _OVERLAP]
        blank = text.find(" ", start + _PIECE, start + _PIECE + _OVERLAP)
        start = blank + 1 if blank >= 0 else start + _PIECE


def _merged(spans: list[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found

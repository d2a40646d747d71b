"""Two versions of a paper, paragraph by paragraph: what was changed, taken out, put in; where words went. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from reports.read.passages import Passage

_TOKENS = re.compile(r"\w+|\s|[^\w\s]")
_ALIKE = 0.35
"""Two paragraphs of a rewritten stretch are one and the same from so much likeness on."""

_FEW = 60
"""Paragraphs of a rewritten stretch on either side that are compared each with each."""

_LONG = 20_000
"""Characters beyond which the words of a paragraph are not followed one by one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph as it was and as it is; None where it was not there.

    `around` are all words of its row as it was, `beside` those of its cell.
    """

    before: Passage | None
    after: Passage | None
    around: str
    beside: str = ""
    marks: tuple[str, ...] = ()
    """Bookmarks of the row, or of the paragraph, as it was."""


def differing(issued: Sequence[Passage], returned: Sequence[Passage]) -> tuple[Pair, ...]:
    """What is not the same, in reading order; paragraphs with remarks are not among them unless they changed."""
    rows, cells = _rows(issued), _cells(issued)
    before = [one for one in issued if one.text]
    after = [one for one in returned if one.text]
    first, last = _ends(before, after)
    mine, yours = before[first : len(before) - last], after[first : len(after) - last]
    matcher = SequenceMatcher(None, [one.text for one in mine], [one.text for one in yours], autojunk=False)
    found: list[Pair] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            for one, other in _paired(mine[i1:i2], yours[j1:j2]):
                found.append(_pair(one, other, rows, cells))
    return tuple(found)


def _pair(
    one: Passage | None,
    other: Passage | None,
    rows: Mapping[int, tuple[str, tuple[str, ...]]],
    cells: Mapping[int, str],
) -> Pair:
    if one is None:
        return Pair(None, other, "")
    around, marks = rows.get(one.row, (one.text, ()))
    return Pair(one, other, around, cells.get(one.cell, one.text), marks or one.marks)


def likeness(issued: Sequence[Passage], returned: Sequence[Passage]) -> float:
    """How much of an issued paper stands unchanged in the other, from 0 to 1."""
    known = {one.text for one in returned if one.text}
    said = [one.text for one in issued if one.text]
    return sum(text in known for text in said) / len(said) if said else 0.0


def _rows(passages: Sequence[Passage]) -> dict[int, tuple[str, tuple[str, ...]]]:
    """Row → all that stands in it, and its bookmarks."""
    texts: dict[int, list[str]] = {}
    marks: dict[int, list[str]] = {}
    for one in passages:
        if one.row:
            texts.setdefault(one.row, []).append(one.text)
            marks.setdefault(one.row, []).extend(one.marks)
    return {row: (" | ".join(filter(None, told)), tuple(marks[row])) for row, told in texts.items()}


def _ends(before: Sequence[Passage], after: Sequence[Passage]) -> tuple[int, int]:
    """How many paragraphs are the same at the beginning, and how many of the rest at the end."""
    most = min(len(before), len(after))
    first = next((i for i in range(most) if before[i].text != after[i].text), most)
    last = next((i for i in range(most - first) if before[-1 - i].text != after[-1 - i].text), most - first)
    return first, last


def _cells(passages: Sequence[Passage]) -> dict[int, str]:
    """Cell → all that stands in it."""
    texts: dict[int, list[str]] = {}
    for one in passages:
        if one.cell:
            texts.setdefault(one.cell, []).append(one.text)
    return {cell: " | ".join(filter(None, told)) for cell, told in texts.items()}


Both = tuple[Passage | None, Passage | None]


def _paired(before: Sequence[Passage], after: Sequence[Passage]) -> Iterator[Both]:
    """Paragraphs of a rewritten stretch, those that are likely the same side by side, in order."""
    if len(before) == len(after) == 1:
        yield before[0], after[0]
        return
    if len(before) > _FEW or len(after) > _FEW:
        common = min(len(before), len(after))
        yield from zip(before[:common], after[:common], strict=True)
        yield from ((one, None) for one in before[common:])
        yield from ((None, one) for one in after[common:])
        return
    yield from _aligned(before, after)


def _aligned(before: Sequence[Passage], after: Sequence[Passage]) -> Iterator[Both]:
    """The order-keeping pairs with the most likeness in sum."""
    likes = [[_alike(one.text, other.text) for other in after] for one in before]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i in range(len(before) - 1, -1, -1):
        for j in range(len(after) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], likes[i][j] + best[i + 1][j + 1])
    i = j = 0
    while i < len(before) and j < len(after):
        if likes[i][j] and best[i][j] == likes[i][j] + best[i + 1][j + 1]:
            yield before[i], after[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield before[i], None
            i += 1
        else:
            yield None, after[j]
            j += 1
    yield from ((one, None) for one in before[i:])
    yield from ((None, one) for one in after[j:])


def _alike(one: str, other: str) -> float:
    """Likeness of two paragraphs, 0 where they are too unlike to be the same."""
    matcher = SequenceMatcher(None, _words(one), _words(other), autojunk=False)
    found = matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE else 0.0
    return found if found >= _ALIKE else 0.0


def _words(text: str) -> list[str]:
    return text[:_LONG].casefold().split()


class Moved:
    """Where the words of one text stand in another."""

    def __init__(self, before: str, after: str) -> None:
        self.before, self.after = before, after

    @cached_property
    def _tokens(self) -> tuple[list[str], list[str]]:
        return _TOKENS.findall(self.before[:_LONG]), _TOKENS.findall(self.after[:_LONG])

    @cached_property
    def _steps(self) -> list[tuple[str, int, int, int, int]]:
        mine, yours = self._tokens
        return list(SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes())

    @cached_property
    def _starts(self) -> list[int]:
        """Where each token begins, and the end."""
        places = [0]
        for token in self._tokens[0]:
            places.append(places[-1] + len(token))
        return places

    def became(self, start: int, end: int) -> str | None:
        """What stands now where a stretch stood; None where that cannot be told, or nothing of it changed."""
        places = self._starts
        if start not in places or end not in places:
            return None
        first, last = places.index(start), places.index(end)
        here, there = self._edge(first, begins=True), self._edge(last, begins=False)
        if here is None or there is None or here > there:
            return None
        found = "".join(self._tokens[1][here:there]).strip()
        return None if found == self.before[start:end].strip() else found

    def _edge(self, place: int, *, begins: bool) -> int | None:
        """The token of the other text at which a stretch begins or ends."""
        if place in self._inserted and self._open(place, begins=begins):
            start, end = self._inserted[place]
            return start if begins else end
        for tag, i1, i2, j1, j2 in self._steps:
            inside = i1 <= place < i2 if begins else i1 < place <= i2
            if inside and tag == "equal":
                return j1 + place - i1
            if inside and place == (i1 if begins else i2):
                return j1 if begins else j2
        return None

    @cached_property
    def _inserted(self) -> dict[int, tuple[int, int]]:
        """Place → the stretch of the other text that was put in there."""
        return {i1: (j1, j2) for tag, i1, _, j1, j2 in self._steps if tag == "insert"}

    def _open(self, place: int, *, begins: bool) -> bool:
        """Whether what is put in at the edge of a stretch belongs to it: no word stands on its other side."""
        tokens = self._tokens[0]
        beyond = tokens[:place][::-1] if begins else tokens[place:]
        near = next((token for token in beyond if not token.isspace()), "")
        return not near or not (near[0].isalnum() or near[0] == "_")


def pieces(before: str, after: str) -> tuple[tuple[tuple[str, bool], ...], tuple[tuple[str, bool], ...]]:
    """Both texts in stretches, each with whether it is changed, so that the eye finds at once what is not the same."""
    mine, yours = _TOKENS.findall(before[:_LONG]), _TOKENS.findall(after[:_LONG])
    old: list[tuple[str, bool]] = []
    new: list[tuple[str, bool]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes():
        for told, stretch in ((old, mine[i1:i2]), (new, yours[j1:j2])):
            if stretch:
                told.append(("".join(stretch), tag != "equal"))
    return tuple(old), tuple(new)

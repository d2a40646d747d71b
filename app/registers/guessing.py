"""What a column probably is: by the words of its heading, and by what its cells hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from app.catalog import FieldKind, info
from app.errors import InvalidValue
from app.registers.cells import Reading, full_years, read_cell
from app.registers.table import Cell, folded
from app.registers.targets import CONTACT, Target, targets
from app.registers.words import COMPUTED
from db.values.marking import Scheme

_SAMPLE = 200
_READ_TO_TELL = frozenset({
    FieldKind.NUMBER, FieldKind.FLAG, FieldKind.CHOICE, FieldKind.PARTIAL_DATE, FieldKind.DATE_RANGE, FieldKind.MARKING,
})  # fmt: skip
"""Kinds of field whose cells show whether they can be read; a name or a text may be anything."""

_INSTEAD = {
    ("commitment", "status"): "status_note", ("meeting", "held_on"): "date_words", ("task", "status"): "remark",
    ("initiative", "status"): "status_words", ("meeting", "edition"): "title", ("agreement", "status"): "remark",
}  # fmt: skip
"""Where a column that should hold choices or dates goes when it holds prose."""

_NUMERIC_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}")


@dataclass(frozen=True, slots=True)
class Guess:
    """One thing that a column may be; `shared`: other columns may be the same."""

    target: str
    confidence: int
    reason: str
    shared: bool = False


def by_headings(kind: str, heading: str) -> list[Guess]:
    """What a heading may mean, the surest first."""
    wanted = folded(heading)
    if not wanted:
        return []
    found = [guess for target in targets(kind).values() if (guess := _meant(target, wanted))]
    return sorted(found, key=lambda guess: -guess.confidence)


def _meant(target: Target, wanted: str) -> Guess | None:
    shared = target.name == CONTACT
    if wanted == target.words[0]:
        return Guess(target.name, 98, f"the heading is the name of the field “{target.label}”", shared)
    if wanted in target.words:
        # Among usual headings the first ones are the surest; a heading that exports compute comes last.
        sure = 70 if wanted in COMPUTED else max(90 - target.words.index(wanted), 72)
        return Guess(target.name, sure, f"a usual heading for “{target.label}”", shared)
    contained = [word for word in target.words if len(word) > 3 and _within(word, wanted)]
    if contained:
        best = max(contained, key=len)
        return Guess(target.name, 50 + 20 * len(best) // len(wanted), f"the heading says “{best}”", shared)
    return _misspelt(target, wanted, shared)


def _within(word: str, wanted: str) -> bool:
    return f" {word} " in f" {wanted} "


def _misspelt(target: Target, wanted: str, shared: bool) -> Guess | None:
    from rapidfuzz.fuzz import ratio

    for word in target.words:
        if len(word) > 4 and len(wanted) > 4 and ratio(word, wanted, score_cutoff=88):
            return Guess(target.name, 65, f"the heading looks like “{word}”", shared)
    return None


def free_text(kind: str, guess: Guess, cells: Sequence[Cell], scheme: Scheme) -> Guess:
    """The guess after a look at the cells: less sure where few can be read; the text field instead where none can."""
    target = targets(kind)[guess.target]
    share = _readable(kind, target, cells, scheme)
    if share >= 0.5:
        return guess
    if instead := _INSTEAD.get((kind, target.name)):
        label = targets(kind)[instead].label
        return Guess(instead, 60, f"headed like “{target.label}”, but its cells are words for “{label}”")
    return replace(
        guess, confidence=guess.confidence - 60, reason=f"{guess.reason}, but few of its cells can be read so"
    )


def by_contents(kind: str, cells: Sequence[Cell], free: Sequence[str], scheme: Scheme) -> Guess | None:
    """What a column without a telling heading may be, going by its cells alone."""
    sample = cells[:_SAMPLE]
    if len(sample) < 2:
        return None
    for name in free:
        target = targets(kind)[name]
        kinds = (FieldKind.PARTIAL_DATE, FieldKind.DATE_RANGE, FieldKind.CHOICE)
        telling = target.field.kind in kinds and name in _main_fields(kind) and not _numbers(sample)
        if telling and _readable(kind, target, sample, scheme) >= 0.8:
            return Guess(name, 55, f"its cells read as “{target.label}”")
    title = info(kind).title_field
    texts = [cell for cell in sample if isinstance(cell, str)]
    if title in free and len(texts) * 5 >= len(sample) * 4 and sum(map(len, texts)) / max(len(texts), 1) > 25:
        return Guess(title, 50, "the longest words stand here")
    return None


@cache
def _main_fields(kind: str) -> frozenset[str]:
    """Fields that may be told by contents alone: the first date of a kind and its statuses."""
    dates = [
        field.name for field in info(kind).fields
        if field.kind in (FieldKind.PARTIAL_DATE, FieldKind.DATE_RANGE)
    ]  # fmt: skip
    statuses = [
        field.name for field in info(kind).fields if field.kind is FieldKind.CHOICE and "status" in field.name
    ]
    return frozenset(dates[:1] + statuses)


def _numbers(cells: Sequence[Cell]) -> bool:
    return all(
        isinstance(cell, (int, float)) or (isinstance(cell, str) and cell.isdecimal()) for cell in cells
    )


def _readable(kind: str, target: Target, cells: Sequence[Cell], scheme: Scheme) -> float:
    """Which share of the cells can be read as this; 1 where anything can, or there are none."""
    if (
        target.field.kind not in _READ_TO_TELL
        or not cells
        or (kind, target.name) == ("commitment", "owner_side")
    ):
        return 1.0
    sample = cells[:_SAMPLE]
    reading = Reading(scheme, day_first=not month_first(sample))
    return sum(_reads(target, cell, reading) for cell in sample) / len(sample)


def _reads(target: Target, cell: Cell, reading: Reading) -> bool:
    try:
        read_cell(target.field, cell, reading)
    except InvalidValue:
        return False
    return True


def month_first(cells: Sequence[Cell]) -> bool:
    """Whether numeric dates of a column can only be read with the month first."""
    pairs = [
        (int(found[1]), int(found[2]))
        for cell in cells
        if isinstance(cell, str) and (found := _NUMERIC_DATE.fullmatch(full_years(cell.strip())))
    ]
    return any(second > 12 for _, second in pairs) and all(first <= 12 for first, _ in pairs)

"""Which column of a table becomes which field: proposed with a reason, corrected by the officer, remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.casefile import CaseFile
from app.catalog import info
from app.errors import InvalidValue
from app.local import Space
from app.registers.guessing import Guess, by_contents, by_headings, free_text, month_first
from app.registers.table import Table, folded
from app.registers.targets import register_kinds, target_called, targets
from app.registers.words import NUMBERS
from db.values.errors import excerpt
from db.values.marking import Scheme

SPACE = "register mapping"
"""Where mappings are remembered in the case file: local data, never journaled, reached by expunge."""

MOST_REMEMBERED = 200
_SURE = 50
"""Confidence from which a proposal is made at all, in per cent."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column and what it becomes; `target` None: it is left out. `confidence` is in per cent, `reason` a phrase."""

    place: int
    heading: str
    target: str | None
    confidence: int
    reason: str
    day_first: bool = True
    """Whether 3/4/2025 is the third of April in this column."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """The whole mapping of a table. `fill` gives words for fields that no column, or an empty cell, says."""

    kind: str
    columns: tuple[Column, ...]
    fill: tuple[tuple[str, str], ...] = ()
    remembered: bool = False

    @property
    def shape(self) -> str:
        """What tables with the same headings have in common."""
        return shape_of(column.heading for column in self.columns)

    def becomes(self, target: str) -> tuple[Column, ...]:
        """The columns that become a target."""
        return tuple(column for column in self.columns if column.target == target)

    def put(self, place: int, target: str | None) -> Mapping:
        """The mapping with one column corrected; what was there before, unless it takes several, is left out."""
        if target is not None and target not in targets(self.kind):
            target = target_called(self.kind, target).name
        many = target is not None and targets(self.kind)[target].many
        columns = []
        for column in self.columns:
            if column.place == place:
                columns.append(replace(column, target=target, confidence=100, reason="chosen"))
            elif target is not None and column.target == target and not many:
                columns.append(
                    replace(
                        column, target=None, reason=f"another column is “{targets(self.kind)[target].label}”"
                    )
                )
            else:
                columns.append(column)
        return replace(self, columns=tuple(columns), remembered=False)

    def named(self, heading: str, target: str | None) -> Mapping:
        """The same, the column being called by its heading; raises InvalidValue where there is none, or several."""
        found = [one.place for one in self.columns if folded(one.heading) == folded(heading)]
        if len(found) != 1:
            there = ", ".join(excerpt(one.heading) for one in self.columns if one.heading)
            many = "Several columns are" if found else "No column is"
            raise InvalidValue(f"{many} headed {excerpt(heading)}; there are {there}.")
        return self.put(found[0], target)

    def filled(self, target: str, words: str) -> Mapping:
        """The mapping with words for a field where the file says nothing; empty words take them away."""
        name = target_called(self.kind, target).name
        rest = tuple(pair for pair in self.fill if pair[0] != name)
        return replace(self, fill=(*rest, (name, words)) if words.strip() else rest, remembered=False)


def propose_mapping(table: Table, case: CaseFile, kind: str | None = None) -> Mapping:
    """The mapping remembered for these headings, else one by headings and contents; `kind` is fixed where given.

    Raises InvalidValue where registers of that kind are not read, or nothing in the table is understood.
    """
    if kind is not None:
        targets(kind)
    kind = kind or table.kind
    if found := _recalled(table, case, kind):
        return found
    scheme = case.settings().scheme
    if kind is not None:
        return _proposed(table, kind, scheme)
    offered = [(_likelihood(table, one), _proposed(table, one, scheme)) for one in register_kinds()]
    best, mapping = max(offered, key=lambda pair: pair[0])
    if best <= 0:
        there = ", ".join(excerpt(heading) for heading in table.header if heading)
        raise InvalidValue(
            f"What {excerpt(table.name)} holds is not clear from its headings ({there}); say its kind."
        )
    return mapping


def remember(case: CaseFile, mapping: Mapping) -> None:
    """Keep a mapping for tables with the same headings; proposed first next time."""
    space = Space(case, SPACE)
    columns: list[dict[str, Any]] = [
        {"target": column.target, "day_first": column.day_first} for column in mapping.columns
    ]
    space.put(
        mapping.shape,
        {"kind": mapping.kind, "columns": columns, "fill": [list(pair) for pair in mapping.fill]},
    )
    for old in space.all()[MOST_REMEMBERED:]:
        space.drop(old.key)


def shape_of(headings: Iterable[str]) -> str:
    """A fingerprint of headings in their order."""
    return hashlib.sha256("\n".join(map(folded, headings)).encode()).hexdigest()[:32]


def _recalled(table: Table, case: CaseFile, kind: str | None) -> Mapping | None:
    kept = Space(case, SPACE).get(shape_of(map(table.heading, range(len(table.header)))))
    if not isinstance(kept, dict) or (kind is not None and kept.get("kind") != kind):
        return None
    if kept.get("kind") not in register_kinds() or len(kept["columns"]) != len(table.header):
        return None
    known = targets(kept["kind"])
    columns = [
        Column(place, table.heading(place), one["target"], 100, "as last time", bool(one["day_first"]))
        if one["target"] in known
        else Column(place, table.heading(place), None, 100, "left out, as last time")
        for place, one in enumerate(kept["columns"])
    ]
    fill = tuple((name, words) for name, words in kept["fill"] if name in known)
    return Mapping(kept["kind"], tuple(columns), fill, remembered=True)


def _likelihood(table: Table, kind: str) -> int:
    """How well headings, name of file and sheet speak for a kind; 0 where nothing does."""
    taken: dict[str, int] = {}
    for heading in table.header:
        for guess in by_headings(kind, heading)[:1]:
            taken[guess.target] = max(taken.get(guess.target, 0), guess.confidence)
    if not taken:
        return 0
    known = info(kind)
    told = folded(f"{table.path.stem} {table.sheet}")
    named = any(folded(word) in told for word in (known.label, known.plural))
    titled = known.title_field in taken
    return sum(taken.values()) // 10 + (12 if titled else 0) + (15 if named and titled else 0)


def _proposed(table: Table, kind: str, scheme: Scheme) -> Mapping:
    headed: list[tuple[int, Guess]] = []
    for place, heading in enumerate(table.header):
        cells = table.column(place)
        headed += [(place, free_text(kind, guess, cells, scheme)) for guess in by_headings(kind, heading)]
    columns = _settled(headed)
    for place in range(len(table.header)):
        if place not in columns and not _numbered(table, place):
            free = [
                name for name in targets(kind) if name not in {guess.target for guess in columns.values()}
            ]
            if guess := by_contents(kind, table.column(place), free, scheme):
                columns[place] = guess
    taken = {
        place: guess.target for place, guess in headed if guess.confidence >= _SURE and place not in columns
    }
    return Mapping(
        kind,
        tuple(_column(table, kind, place, columns.get(place), taken) for place in range(len(table.header))),
    )


def _settled(offered: Sequence[tuple[int, Guess]]) -> dict[int, Guess]:
    """The surest first; each column becomes one thing, and each thing comes of one column unless it takes several."""
    found: dict[int, Guess] = {}
    for place, guess in sorted(offered, key=lambda pair: (-pair[1].confidence, pair[0])):
        taken = any(other.target == guess.target for other in found.values())
        if guess.confidence >= _SURE and place not in found and (not taken or guess.shared):
            found[place] = guess
    return found


def _column(table: Table, kind: str, place: int, guess: Guess | None, taken: dict[int, str]) -> Column:
    heading = table.heading(place)
    if guess is not None:
        day_first = not month_first(table.column(place))
        return Column(place, heading, guess.target, guess.confidence, guess.reason, day_first)
    if _numbered(table, place):
        reason = "a running number"
    elif place in taken:
        reason = f"another column is “{targets(kind)[taken[place]].label}”"
    else:
        reason = "not recognised; kept in the citation of each row"
    return Column(place, heading, None, 0, reason)


def _numbered(table: Table, place: int) -> bool:
    """Whether a column counts the rows."""
    return folded(table.header[place]) in NUMBERS

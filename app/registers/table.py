"""A table as it was read from a file: a heading for each column, and rows of typed cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

from app.catalog import kinds
from app.registers.errors import NotATable, RowFault
from app.registers.words import HEADINGS
from db.values.errors import excerpt
from db.values.names import fold_name

Cell = str | int | float | bool | datetime | date | time | None
"""What a cell holds: a date where the file has a date, text as it stands, None for an empty one."""

MOST_ROWS = 100_000
MOST_COLUMNS = 200
_LOOKED_AT = 25
"""Rows at the top among which the headings are looked for: titles and markings may stand above them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `number` is that of the file, counted as a spreadsheet counts (cards: the number of the card)."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, place: int) -> Cell:
        """The cell of a column; None where the row ends before it."""
        return self.cells[place] if place < len(self.cells) else None


@dataclass(frozen=True, slots=True)
class Table:
    """One table of one file. `sheet` is empty where the file has none; `notes` say how the file was understood.

    `kind` is the kind of record where the file itself says it (a contact file), `faults` what could not be read at all.
    """

    path: Path
    sha256: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    sheet: str = ""
    unit: str = "row"
    kind: str | None = None
    notes: tuple[str, ...] = ()
    faults: tuple[RowFault, ...] = field(default=())

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name

    def place(self, row: Row) -> str:
        """Where in the file a row stands: `row 12 of sheet “Actions”`, `card 3`."""
        sheet = f" of sheet {excerpt(self.sheet)}" if self.sheet else ""
        return f"{self.unit} {row.number:,}{sheet}"

    def column(self, place: int) -> list[Cell]:
        """The cells of a column that are not empty."""
        return [cell for row in self.rows if (cell := row.at(place)) is not None]

    def heading(self, place: int) -> str:
        """What a column is called; one without a heading by its letter."""
        return self.header[place] or f"column {letter(place)}"


def letter(place: int) -> str:
    """The letter by which spreadsheets call a column; 0 is A."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def folded(text: str) -> str:
    """A text for comparison: letters and digits only, without case and accents, single blanks between words."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold_name(text)).split())


def shown(cell: Cell) -> str:
    """A cell as text: dates in ISO form, whole numbers without a fraction."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case datetime():
            return cell.isoformat(" ", "minutes")
        case date():
            return cell.isoformat()
        case time():
            return cell.isoformat("minutes")
        case _:
            return str(cell)


def below_heading(rows: Sequence[Row], name: str) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The headings, and the rows below them that hold anything; raises NotATable where there are none."""
    found = _heading(rows)
    if found is None:
        raise NotATable(
            f"{excerpt(name)} holds no table: no row of it looks like headings with rows below them."
        )
    header = tuple(" ".join(shown(cell).split())[:200] for cell in rows[found].cells)
    below = [row for row in rows[found + 1 :] if any(cell is not None for cell in row.cells)]
    width = max([_last(row.cells) for row in (rows[found], *below)], default=0)
    header = (*header, *[""] * width)[:width]
    return header, tuple(Row(row.number, row.cells[:width]) for row in below)


def _heading(rows: Sequence[Row]) -> int | None:
    """Where the headings stand: the row that says most words we know, else the first that fills most columns."""
    top = [row.cells for row in rows[:_LOOKED_AT]]
    widest = max((len(_texts(cells)) for cells in top), default=0)
    if not widest:
        return None
    known = [_known(cells) for cells in top]
    best = max(range(len(top)), key=lambda place: (known[place], -place))
    if known[best] >= 2 or (known[best] and widest == 1):
        return best
    return next(
        place
        for place, cells in enumerate(top)
        if len(_texts(cells)) * 5 >= widest * 3 or _last(cells) == 1 == widest
    )


def _texts(cells: Sequence[Cell]) -> list[str]:
    return [cell for cell in cells if isinstance(cell, str) and cell.strip()]


def _known(cells: Sequence[Cell]) -> int:
    """How many different words for columns a row says; a long text is no heading."""
    return len(
        {word for text in _texts(cells) if len(text) < 80 and (word := folded(text)) in _any_heading()}
    )


def _last(cells: Sequence[Cell]) -> int:
    """How many cells there are up to the last that holds anything."""
    return next((place for place in range(len(cells), 0, -1) if cells[place - 1] is not None), 0)


@cache
def _any_heading() -> frozenset[str]:
    """Every word that heads a column somewhere: usual headings, and the labels of all fields."""
    usual = (word for fields in HEADINGS.values() for words in fields.values() for word in words)
    labels = (folded(field.label) for known in kinds() for field in known.fields)
    return frozenset([*usual, *labels])

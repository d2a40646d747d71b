"""Widths of columns and a cautious estimate of heights: laying out tables without a layout engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import ceil

from reports.document import (
    Break,
    Cell,
    Cite,
    Column,
    Figure,
    Inlines,
    Look,
    Picture,
    Prompt,
    Ref,
    Row,
    RowKind,
    Table,
    TableKind,
    Text,
)
from reports.render.house import House
from reports.render.words import CLINGING

_CHARACTER = 0.5
"""Mean advance of a character, in parts of the type size (Calibri 0.49, bold 0.51)."""
_BOLD = 0.54
BAND_MARGINS = 141
"""Left and right margin of a cell in a band, in twips."""
CELL_MARGIN = 142
"""Right margin of a cell in a ruled table, in twips."""
_ROW_PADDING = 100
BAND_LIMIT = 8
"""More figures than this do not fit beside one another."""


def shared(shares: Sequence[int], total: int) -> list[int]:
    """`total` divided in proportion to `shares`, in whole twips that add up exactly; no part is empty."""
    least = max(sum(shares) // 50, 1)
    edges = list(accumulate((max(share, least) for share in shares), initial=0))
    return [total * after // edges[-1] - total * before // edges[-1] for before, after in pairwise(edges)]


_SAMPLED = 24
"""Rows of a long table that settle the widths of its columns."""
_STEPS = 12
_BOLDER = 0.08
"""What a word may need more than the mean of the face, in parts of the type size."""
_WORD = 0.6
"""Advance of a character in parts of the type size, on the safe side, so that no word is torn."""


def column_widths(table: Table, total: int, house: House) -> list[int]:
    """Widths in twips that add up to `total`: those that the shares give, moved from columns with room to columns whose
    words pile up, as long as the table gets shorter; a column is never narrower than its longest word. Tables of labels
    keep theirs: one biography looks like the next.
    """
    columns = table.columns or (Column("", 1),)
    given = shared([column.share for column in columns], total)
    rows = [
        row
        for row in table.rows[: _SAMPLED * 2]
        if row.kind is RowKind.FACTS and len(row.cells) == len(columns)
    ]
    if table.kind is not TableKind.RULED or len(columns) < 2 or not rows:
        return given
    fit = _Fit(columns, rows[:_SAMPLED], house)
    widths = fit.not_below(given, total)
    if not any(column.title for column in columns):
        return widths
    height = fit.height(widths)
    for _ in range(_STEPS):
        tries = (one for part in (40, 12) for one in fit.moved(widths, total // part))
        best = min(tries, key=lambda one: one[0], default=None)
        if best is None or best[0] >= height:
            break
        height, widths = best
    return widths


class _Fit:
    """How high some rows are in columns of some widths."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row], house: House) -> None:
        size = house.sizes.table.size * 20
        self._advance = size * max(house.table_font.advance, _CHARACTER)
        self._mean = min(house.table_font.advance, _WORD - _BOLDER)
        self._lengths = [
            [[sum(_lengths(line.inlines)) for line in row.cells[at]] for row in rows]
            for at in range(len(columns))
        ]
        self.least = [
            round(max(_longest(column.title), *(_longest_in(row.cells[at]) for row in rows)) * size * _WORD)
            + CELL_MARGIN
            for at, column in enumerate(columns)
        ]
        self._known: dict[tuple[int, int], list[int]] = {}

    def not_below(self, widths: list[int], total: int) -> list[int]:
        """The widths, none below its least, as far as they all fit; what is lacking comes from the widest. Where words
        reckoned on the safe side do not fit beside one another, they are reckoned as they are.
        """
        if sum(self.least) >= total:
            near = (self._mean + _BOLDER) / _WORD
            self.least = [round((low - CELL_MARGIN) * near) + CELL_MARGIN for low in self.least]
        least = self.least
        if sum(least) >= total:
            return widths
        found = [max(width, low) for width, low in zip(widths, least, strict=True)]
        while (over := sum(found) - total) > 0:
            at = max(range(len(found)), key=lambda i: found[i] - least[i])
            found[at] -= min(over, max((found[at] - least[at]) // 2, 1))
        return found

    def height(self, widths: Sequence[int]) -> int:
        """Lines of all rows together."""
        return sum(map(max, *(self._lines(at, width) for at, width in enumerate(widths))))

    def moved(self, widths: list[int], step: int) -> Iterator[tuple[int, list[int]]]:
        """Every way to give one column a step of another's width, with the height it leads to."""
        for give in range(len(widths)):
            if widths[give] - step < self.least[give]:
                continue
            for take in range(len(widths)):
                if take != give:
                    tried = list(widths)
                    tried[give] -= step
                    tried[take] += step
                    yield self.height(tried), tried

    def _lines(self, at: int, width: int) -> list[int]:
        key = (at, width)
        if key not in self._known:
            per_line = max((width - CELL_MARGIN) / self._advance, 1)
            self._known[key] = [sum(max(1, ceil(n / per_line)) for n in cell) for cell in self._lengths[at]]
        return self._known[key]


def _longest_in(cell: Cell) -> int:
    """Characters of the longest word; of the words that a gap of no break joins as one. Days from one to another keep
    the portion mark before them on their line, which would else end behind the dash.
    """
    return max((_longest_in_line(line.inlines) for line in cell), default=0)


def _longest_in_line(inlines: Inlines) -> int:
    found = [_longest_of(inline) for inline in inlines if isinstance(inline, Text)]
    match inlines:
        case (Text(text=mark), Text(text=words), *_) if (
            "–" in words and mark.startswith("(") and mark.endswith(") ")
        ):
            found.append(min(len(mark) + _longest(words), _LONGEST))
    return max(found, default=0)


def _longest_of(text: Text) -> int:
    """What no source states is not broken."""
    return len(text.text) if text.look is Look.NOT_STATED else _longest(text.text)


def _longest(words: str) -> int:
    if "-" in words:
        words = CLINGING.sub(r"\1_", words).replace("-", "- ")
    return min(max(map(len, words.split(" ")), default=0), _LONGEST)


_LONGEST = 22
"""A longer word is broken: no column is as wide as an address of the web."""


def band_widths(figures: Sequence[Figure], house: House) -> tuple[list[int], bool]:
    """Width of each figure in twips, and whether every label stands on one line at the large size.

    Figures get what their words need; what is left over is spread evenly. Where it is not enough, labels are
    broken.
    """
    total = house.page.text_width
    sizes = house.sizes
    natural = [
        BAND_MARGINS
        + max(
            _advance(figure.value, sizes.figure.size * _BOLD),
            _advance(figure.label, sizes.figure_label.size * _CHARACTER),
        )
        for figure in figures
    ]
    if sum(natural) <= total:
        spare = total - sum(natural)
        return _exactly([width + spare / len(natural) for width in natural], total), True
    least = [
        BAND_MARGINS
        + max(
            _advance(figure.value, sizes.band_date.size * _BOLD),
            *(_advance(word, sizes.figure_label.size * _WORD) for word in figure.label.split(" ")),
        )
        for figure in figures
    ]
    if sum(least) >= total:
        return _exactly(least, total), False
    wanted = sum(max(n - m, 0) for n, m in zip(natural, least, strict=True)) or 1
    share = (total - sum(least)) / wanted
    return _exactly([m + max(n - m, 0) * share for n, m in zip(natural, least, strict=True)], total), False


def _advance(words: str, per_character: float) -> float:
    return len(words) * per_character * 20


def _exactly(widths: Sequence[float], total: int) -> list[int]:
    return shared([max(round(width), 1) for width in widths], total)


def spans(row: Row, columns: int) -> list[tuple[Cell, int]]:
    """The cells of `row` with the number of columns each covers, adding up to `columns`.

    The last cell covers what is left; cells beyond the last column join it, so that no fact is lost.
    """
    cells = list(row.cells) or [()]
    if row.kind is RowKind.GROUP:
        return [(tuple(line for cell in cells for line in cell), columns)]
    if len(cells) > columns:
        cells[columns - 1 :] = [tuple(line for cell in cells[columns - 1 :] for line in cell)]
    return [(cell, 1) for cell in cells[:-1]] + [(cells[-1], columns - len(cells) + 1)]


def width_beside(picture: Picture) -> int:
    """Twips that a picture takes of the table."""
    return round(picture.width * 20) + CELL_MARGIN


def rows_beside(table: Table, picture: Picture, widths: Sequence[int], house: House) -> int:
    """How many of the first rows a picture goes along: as many as are together as high as it is, or all there are."""
    heights = accumulate(_row_height(row, widths, house) for row in table.rows)
    least = picture.height * 20
    return next((n for n, height in enumerate(heights, 1) if height >= least), len(table.rows))


def stays_whole(table: Table, widths: Sequence[int], house: House) -> bool:
    """Whether `table` is short enough to be kept on one page: a third of it; two thirds where no head would say on the
    next page what the table is about.
    """
    headed = any(column.title for column in table.columns)
    limit = house.page.text_height * (1 if headed else 2) / 3
    height = 0.0
    for row in table.rows:
        height += _row_height(row, widths, house)
        if height > limit:
            return False
    return True


def overflows(row: Row, widths: Sequence[int], house: House) -> bool:
    """Whether a row may be higher than a page, so that it has to be parted: LibreOffice cuts off what does not fit."""
    return _row_height(row, widths, house) > house.page.text_height


def _row_height(row: Row, widths: Sequence[int], house: House) -> float:
    """The height of a row in twips, rather too much."""
    line_height = house.sizes.table.line * 20
    position = 0
    lines = 1
    for cell, span in spans(row, len(widths)):
        width = sum(widths[position : position + span]) - CELL_MARGIN
        position += span
        per_line = max(width / (house.sizes.table.size * _CHARACTER * 20), 1)
        lines = max(lines, sum(_line_count(line.inlines, per_line) for line in cell))
    return lines * line_height + _ROW_PADDING


def _line_count(inlines: Inlines, per_line: float) -> int:
    breaks = sum(isinstance(inline, Break) for inline in inlines)
    return breaks + max(1, ceil(sum(_lengths(inlines)) / per_line))


def _lengths(inlines: Inlines) -> Iterable[int]:
    for inline in inlines:
        match inline:
            case Text(text=words) | Prompt(hint=words):
                yield len(words) + 2 * isinstance(inline, Prompt)
            case Cite() | Ref():
                yield 2
            case Break():
                yield 0

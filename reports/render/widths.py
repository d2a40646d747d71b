"""Widths of columns and a cautious estimate of heights: laying out tables without a layout engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from math import ceil

from reports.document import Break, Cell, Cite, Figure, Inlines, Prompt, Ref, Row, RowKind, Table, Text
from reports.render.house import House

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
            max(
                (_advance(word, sizes.figure_label.size * _BOLD) for word in figure.label.split()), default=0
            ),
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


def stays_whole(table: Table, widths: Sequence[int], house: House) -> bool:
    """Whether `table` is short enough (half a page) to be kept on one page."""
    limit = house.page.text_height / 2
    height = 0.0
    for row in table.rows:
        height += _row_height(row, widths, house)
        if height > limit:
            return False
    return True


def _row_height(row: Row, widths: Sequence[int], house: House) -> float:
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

"""Tables and bands as strings of WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.document import Align, Band, Column, Figure, Table, TableKind
from reports.render.ooxml import KEEP_NEXT, escaped, field, paragraph
from reports.render.photographs import Beside
from reports.render.rows import RIGHT, Rows, cell_xml, edge_margin
from reports.render.typesetter import Typesetter
from reports.render.widths import (
    BAND_LIMIT,
    band_widths,
    column_widths,
    rows_beside,
    stays_whole,
    width_beside,
)

_PORTION = 100
"""Rows that are handed on at once."""


def caption(setter: Typesetter, table: Table) -> str:
    """The caption paragraph over a numbered table; empty where the table has none."""
    label = setter.labels.caption(table)
    if not label:
        return ""
    word, _, position = label.rstrip(".").rpartition(" ")
    number = setter.marked(setter.labels.mark(table, table.anchor), field(r"SEQ Table \* ARABIC", position))
    return paragraph("Caption", setter.words(f"{word} ") + number + setter.words(f".\u2002{table.headline}"))


def table_xml(setter: Typesetter, table: Table) -> Iterator[str]:
    """The `w:tbl` of a table in portions, one after another; none for a table without rows and head."""
    columns = table.columns or (Column("", 1),)
    total = setter.house.page.text_width - (width_beside(table.picture) if table.picture else 0)
    widths = column_widths(table, total, setter.house)
    headed = table.kind is not TableKind.CONTROL and any(column.title for column in columns)
    if not table.rows and not headed:
        return
    short = table.whole and stays_whole(table, widths, setter.house)
    whole = table.kind is not TableKind.RULED or short
    head = _head(setter, columns, widths) if headed else ""
    beside = _beside(setter, table, widths) if table.picture and table.rows and not headed else None
    together = beside.rows - 1 if beside else 0
    count = len(table.rows)
    if whole:
        together = count - 1
    style = "ChanceryControl" if table.kind is TableKind.CONTROL else "ChanceryTable"
    grid = [*widths, beside.width] if beside else widths
    yield _begun(style, grid, (table.headline, table.summary), headed=headed) + head
    made = Rows(setter, table, widths, headed=headed)
    for start in range(0, count, _PORTION):
        yield "".join(
            [  # the last row takes the one before it along, so that none stands alone on a page
                made.row(index, keep=index < together or index == count - 2, beside=beside)
                for index in range(start, min(start + _PORTION, count))
            ]
        )
    yield _END


_END = "</w:tbl>"


def _begun(style: str, widths: Sequence[int], alternative: tuple[str, str], *, headed: bool) -> str:
    """How a table begins."""
    look = ("0620", 1) if headed else ("0600", 0)
    title, summary = alternative
    said = (f'<w:tblCaption w:val="{escaped(title)}"/>' if title else "") + (
        f'<w:tblDescription w:val="{escaped(summary)}"/>' if summary else ""
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{look[0]}" w:firstRow="{look[1]}" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{said}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def _head(setter: Typesetter, columns: Sequence[Column], widths: Sequence[int]) -> str:
    cells = []
    for column, width in zip(columns, widths, strict=True):
        right = RIGHT if column.align is Align.RIGHT else ""
        title = paragraph("TableHead", setter.words(column.title), right)
        edge = edge_margin(column, last=column is columns[-1])
        cells.append(cell_xml(width, 1, title, f'{edge}<w:vAlign w:val="bottom"/>'))
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _beside(setter: Typesetter, table: Table, widths: Sequence[int]) -> Beside:
    """The column of the picture of a table."""
    picture = table.picture
    assert picture is not None
    rows = rows_beside(table, picture, widths, setter.house)
    return Beside(width_beside(picture), rows, setter.picture(picture))


def bands(setter: Typesetter, band: Band) -> list[str]:
    """A band as one table, or as several when its figures do not fit beside one another."""
    return [
        _band(setter, band.shown[start : start + BAND_LIMIT], band.summary)
        for start in range(0, len(band.figures), BAND_LIMIT)
    ]


def _band(setter: Typesetter, figures: Sequence[Figure], summary: str) -> str:
    widths, large = band_widths(figures, setter.house)
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{setter.house.colours.band}"/>'
    cells = "".join(
        cell_xml(
            width,
            1,
            paragraph("FigureNumber" if large else "BandDate", setter.words(figure.value))
            + paragraph("FigureLabel", setter.words(figure.label), KEEP_NEXT),
            ground,
        )
        for figure, width in zip(figures, widths, strict=True)
    )
    row = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    return f"{_begun('ChanceryBand', widths, ('', summary), headed=False)}{row}{_END}"

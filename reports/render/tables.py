"""Tables and bands as one string of WordprocessingML each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from db.values.courtesy import give_way
from reports.document import (
    Align,
    Band,
    Cell,
    Column,
    Figure,
    Line,
    Look,
    Prompt,
    RowKind,
    Table,
    TableKind,
    Text,
)
from reports.render.ooxml import KEEP_NEXT, escaped, field, paragraph
from reports.render.photographs import Beside
from reports.render.typesetter import Typesetter
from reports.render.widths import (
    BAND_LIMIT,
    band_widths,
    column_widths,
    rows_beside,
    spans,
    stays_whole,
    width_beside,
)

_RIGHT = '<w:jc w:val="right"/>'
_NO_RULE_BELOW = '<w:tcBorders><w:bottom w:val="nil"/></w:tcBorders>'
_NO_RULE_ABOVE = '<w:tcBorders><w:top w:val="nil"/></w:tcBorders>'
_NO_RULES = '<w:tcBorders><w:top w:val="nil"/><w:bottom w:val="nil"/></w:tcBorders>'


class _Setting(NamedTuple):
    """How the paragraphs of one cell are set."""

    label: bool = False
    group: bool = False
    keep: bool = False
    right: bool = False
    number: str | None = None
    """Content of the paragraph that shows the running number of the row; None for none."""


def caption(setter: Typesetter, table: Table) -> str:
    """The caption paragraph over a numbered table; empty where the table has none."""
    label = setter.labels.caption(table)
    if not label:
        return ""
    word, _, position = label.rstrip(".").rpartition(" ")
    number = setter.marked(setter.labels.mark(table, table.anchor), field(r"SEQ Table \* ARABIC", position))
    return paragraph("Caption", setter.words(f"{word} ") + number + setter.words(f".\u2002{table.caption}"))


def table_xml(setter: Typesetter, table: Table) -> str:
    """The `w:tbl` of a table; empty for a table without rows and head."""
    columns = table.columns or (Column("", 1),)
    total = setter.house.page.text_width - (width_beside(table.picture) if table.picture else 0)
    widths = column_widths(table, total, setter.house)
    headed = table.kind is not TableKind.CONTROL and any(column.title for column in columns)
    if not table.rows and not headed:
        return ""
    short = table.whole and stays_whole(table, widths, setter.house)
    whole = table.kind is not TableKind.RULED or short
    head = _head(setter, columns, widths) if headed else ""
    beside = _beside(setter, table, widths) if table.picture and table.rows and not headed else None
    last = (
        len(table.rows) - 1
    )  # the last row takes the one before it along, so that none stands alone on a page
    rows = [
        _row(
            setter,
            table,
            index,
            widths,
            headed=headed,
            keep=(whole and index < last)
            or index == last - 1
            or (beside is not None and index < beside.rows - 1),
            beside=beside,
        )
        for index in range(len(table.rows))
    ]
    if beside is not None:
        widths = [*widths, beside.width]
    style = "ChanceryControl" if table.kind is TableKind.CONTROL else "ChanceryTable"
    return _table(style, widths, head + "".join(rows), (table.caption, table.summary), headed=headed)


def _table(
    style: str, widths: Sequence[int], rows: str, alternative: tuple[str, str], *, headed: bool
) -> str:
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
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _head(setter: Typesetter, columns: Sequence[Column], widths: Sequence[int]) -> str:
    cells = []
    for column, width in zip(columns, widths, strict=True):
        right = _RIGHT if column.align is Align.RIGHT else ""
        title = paragraph("TableHead", setter.words(column.title), right)
        edge = _edge(column, last=column is columns[-1])
        cells.append(_cell(width, 1, title, f'{edge}<w:vAlign w:val="bottom"/>'))
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _beside(setter: Typesetter, table: Table, widths: Sequence[int]) -> Beside:
    """The column of the picture of a table."""
    picture = table.picture
    assert picture is not None
    rows = rows_beside(table, picture, widths, setter.house)
    return Beside(width_beside(picture), rows, setter.picture(picture))


def _row(
    setter: Typesetter,
    table: Table,
    index: int,
    widths: Sequence[int],
    *,
    headed: bool,
    keep: bool,
    beside: Beside | None = None,
) -> str:
    give_way()
    row = table.rows[index]
    joined = index + 1 < len(table.rows) and table.rows[index + 1].kind is RowKind.CONTINUATION
    group = row.kind is RowKind.GROUP
    borders = _borders(continued=row.kind is RowKind.CONTINUATION and index > 0, joined=joined)
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{setter.house.colours.band}"/>' if group else ""
    position = 0
    cells = []
    for cell, span in spans(row, len(widths)):
        right = position < len(table.columns) and table.columns[position].align is Align.RIGHT
        numbered = row.numbered and position == 0
        label = not group and not headed and _is_label(table, position, span, len(widths))
        together = keep or joined or (group and index + 1 < len(table.rows))
        number = setter.marked(setter.labels.mark(row, row.anchor), "") if numbered else None
        setting = _Setting(label, group, together, right and not group, number)
        width = widths[position] if span == 1 else sum(widths[position : position + span])
        edge = _edge(table.columns[position], last=position + span == len(widths)) if right else ""
        position += span
        if beside is not None and index >= beside.rows and position == len(widths):
            cells.append(_cell(width + beside.width, span + 1, _lines(setter, cell, setting), borders))
        else:
            cells.append(_cell(width, span, _lines(setter, cell, setting), borders + ground + edge))
    if beside is not None and index < beside.rows:
        cells.append(beside.cell(index, keep=keep))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _is_label(table: Table, position: int, span: int, columns: int) -> bool:
    """Whether a cell of a table without head names what stands beside it."""
    if table.kind is TableKind.CONTROL:
        return position % 2 == 0 and span < columns
    return position == 0 and columns > 1 and span < columns


def _edge(column: Column, *, last: bool) -> str:
    """Figures set to the right in the last column end at the rule, not before it."""
    return (
        '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>' if last and column.align is Align.RIGHT else ""
    )


def _borders(*, continued: bool, joined: bool) -> str:
    if continued and joined:
        return _NO_RULES
    if continued:
        return _NO_RULE_ABOVE
    return _NO_RULE_BELOW if joined else ""


def _cell(width: int, span: int, content: str, properties: str = "") -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{properties}</w:tcPr>{content}</w:tc>'


def _lines(setter: Typesetter, cell: Cell, setting: _Setting) -> str:
    properties = (KEEP_NEXT if setting.keep else "") + (_RIGHT if setting.right else "")
    set_lines = []
    if setting.number is not None:
        set_lines.append(paragraph("TableItemNumber", setting.number, properties))
    for line in cell:
        style = _style(line, setting, first=not set_lines)
        set_lines.append(paragraph(style, setter.inlines(line.inlines), properties))
    return "".join(set_lines) or paragraph("TableText", "", properties)


def _style(line: Line, setting: _Setting, *, first: bool) -> str:
    if setting.group:
        return "TableGroup"
    if line.quotation:
        return "TableQuotationAlone" if first else "TableQuotation"
    if line.bullet:
        return "TableBullet"
    if setting.label:
        return "TableLabel"
    quiet = False
    for inline in line.inlines:
        if isinstance(inline, Prompt) or (isinstance(inline, Text) and inline.look is not Look.QUIET):
            return "TableText"
        quiet = quiet or isinstance(inline, Text)
    return "TableSmall" if quiet else "TableText"


def bands(setter: Typesetter, band: Band) -> list[str]:
    """A band as one table, or as several when its figures do not fit beside one another."""
    return [
        _band(setter, band.figures[start : start + BAND_LIMIT], band.summary)
        for start in range(0, len(band.figures), BAND_LIMIT)
    ]


def _band(setter: Typesetter, figures: Sequence[Figure], summary: str) -> str:
    widths, large = band_widths(figures, setter.house)
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{setter.house.colours.band}"/>'
    cells = "".join(
        _cell(
            width,
            1,
            paragraph("FigureNumber" if large else "BandDate", setter.words(figure.value))
            + paragraph("FigureLabel", setter.words(figure.label), KEEP_NEXT),
            ground,
        )
        for figure, width in zip(figures, widths, strict=True)
    )
    row = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    return _table("ChanceryBand", widths, row, ("", summary), headed=False)

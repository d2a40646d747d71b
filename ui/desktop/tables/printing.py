"""Prints a list: the rows as a table under the name of the list, with its marking on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPainter, QTextDocument

from app.casefile import CaseFile
from app.list_columns import Column
from app.list_rows import BETWEEN, Cell, ListRow, read_rows
from app.lists import Heading, Order
from app.navigation import read_frame
from ui.desktop.look import FAMILIES
from ui.desktop.parts.rows import Row as Line
from ui.desktop.parts.rows import RowKind

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MOST = 2_000
"""Rows on paper; of a longer list the first ones are printed, and the sheet says so."""

_STYLE = (
    "h1 { font-size: 14pt; font-weight: 600; } p { font-size: 8pt; color: #55534D; } "
    "th { text-align: left; font-size: 8pt; } td { font-size: 9pt; } .second { font-size: 8pt; color: #55534D; } "
    "h2 { font-size: 10pt; }"
)
_LINE = 'style="border-bottom: 1px solid #D6D3CB"'


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list ready to be printed: its HTML, its name and the marking that stands on every page."""

    html: str
    title: str
    marking: str


def read_sheet(case: CaseFile, kind: str, title: str, order: Order, columns: Sequence[Column]) -> Sheet:
    """Read the rows of a list and set them as HTML; off the window's thread."""
    ids = order.some(0, MOST - 1)
    rows = read_rows(case, kind, ids, [one.key for one in columns])
    places = {record_id: place for place, record_id in enumerate(ids)}
    headings = {heading.before: heading for heading in order.headings}
    body = "".join(_row(row, columns, headings.get(places[row.id])) for row in rows)
    head = "".join(f"<th {_LINE}>{escape(column.label)}</th>" for column in columns)
    told = f"{len(order):,} records, {case.clock.today():%-d %B %Y}"
    if len(order) > len(rows):
        told += f"; the first {len(rows):,} are printed"
    html = (
        f"<h1>{escape(title)}</h1><p>{told}</p>"
        f'<table width="100%" cellspacing="0" cellpadding="4"><thead><tr>{head}</tr></thead>{body}</table>'
    )
    return Sheet(html, title, _marking(case))


def rows_sheet(case: CaseFile, title: str, rows: Sequence[Line]) -> Sheet:
    """Rows as a page shows them, under their headings; off the window's thread."""
    shown = [row for row in rows if not row.step]
    body = "".join(_line(row) for row in shown[:MOST])
    told = f"{case.clock.today():%-d %B %Y}"
    if len(shown) > MOST:
        told += f"; the first {MOST:,} lines are printed"
    html = f'<h1>{escape(title)}</h1><p>{told}</p><table width="100%" cellspacing="0" cellpadding="4">{body}</table>'
    return Sheet(html, title, _marking(case))


def _marking(case: CaseFile) -> str:
    """The highest marking in the file: what stands on a page that nobody assessed record by record."""
    frame = read_frame(case)
    return frame.marking.show(frame.scheme) if frame.marking else "NOT ASSESSED"


def _line(row: Line) -> str:
    match row.kind:
        case RowKind.HEADING | RowKind.OVER:
            return f'<tr><td colspan="2"><h2>{escape(row.title)} {escape(row.figure)}</h2></td></tr>'
        case RowKind.PROSE:
            return f'<tr><td colspan="2" {_LINE}>{escape(row.title)}</td></tr>'
        case RowKind.ITEM:
            side = f"{row.sign.value}: " if row.sign is not None else ""
            words = _cell(Cell(f"{side}{row.title}", row.second))
            figure = _cell(Cell(row.figure, row.below))
            return f'<tr><td {_LINE}>{words}</td><td width="24%" align="right" {_LINE}>{figure}</td></tr>'
    assert_never(row.kind)


def print_sheet(sheet: Sheet, printer: QPrinter) -> int:
    """Print a sheet; returns the number of pages."""
    printer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout.Unit.Millimeter)
    printer.setDocName(sheet.title)
    document = QTextDocument()
    document.setDefaultFont(_paper_font())
    document.setDefaultStyleSheet(_STYLE)
    document.documentLayout().setPaintDevice(printer)
    document.setHtml(sheet.html)
    page = printer.pageRect(printer.Unit.DevicePixel)
    edge = page.height() * 0.035
    document.setPageSize(QSizeF(page.width(), page.height() - 2 * edge))
    with QPainter(printer) as painter:
        for number in range(document.pageCount()):
            if number:
                printer.newPage()
            _page(painter, document, number, edge, QRectF(0, 0, page.width(), page.height()), sheet.marking)
    return document.pageCount()


def _paper_font() -> QFont:
    """In points: the window's own type is in pixels, which are a hair's breadth on paper."""
    font = QFont(list(FAMILIES))
    font.setPointSizeF(9)
    return font


def _page(
    painter: QPainter, document: QTextDocument, number: int, edge: float, page: QRectF, marking: str
) -> None:
    size = document.pageSize()
    font = _paper_font()
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.drawText(QRectF(0, 0, page.width(), edge), Qt.AlignmentFlag.AlignCenter, marking)
    foot = QRectF(0, page.height() - edge, page.width(), edge)
    painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, marking)
    painter.drawText(foot, Qt.AlignmentFlag.AlignRight, f"{number + 1} / {document.pageCount()}")
    painter.save()
    painter.translate(0, edge - number * size.height())
    document.drawContents(painter, QRectF(0, number * size.height(), size.width(), size.height()))
    painter.restore()


def _row(row: ListRow, columns: Sequence[Column], heading: Heading | None) -> str:
    above = ""
    if heading is not None:
        above = (
            f'<tr><td colspan="{len(columns)}"><h2>{escape(heading.words)} {heading.count:,}</h2></td></tr>'
        )
    cells = "".join(f"<td {_LINE}>{_cell(row.cells.get(one.key, Cell()))}</td>" for one in columns)
    return f"{above}<tr>{cells}</tr>"


def _cell(cell: Cell) -> str:
    side = (
        cell.spoken.split(",", 1)[0] if cell.sign and cell.spoken.split(",", 1)[0] == cell.sign.value else ""
    )
    second = BETWEEN.join(part for part in (side, cell.second) if part)
    return escape(cell.text) + (f'<br/><span class="second">{escape(second)}</span>' if second else "")

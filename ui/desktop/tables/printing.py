"""Prints a list: the rows as a table under the name of the list, with its marking on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPainter, QTextDocument
from PySide6.QtPrintSupport import QPrinter

from app.casefile import CaseFile
from app.list_columns import Column
from app.list_rows import BETWEEN, Cell, ListRow, read_rows
from app.lists import Heading, Order
from ui.desktop.look import FAMILIES

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


def read_sheet(
    case: CaseFile, kind: str, title: str, order: Order, columns: Sequence[Column], *, marking: str
) -> Sheet:
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
    return Sheet(html, title, marking)


def print_sheet(sheet: Sheet, printer: QPrinter) -> int:
    """Print a sheet; returns the number of pages."""
    printer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout.Unit.Millimeter)
    printer.setDocName(sheet.title)
    document = QTextDocument()
    font = document.defaultFont()
    font.setFamilies(list(FAMILIES))
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(_STYLE)
    document.documentLayout().setPaintDevice(printer)
    document.setHtml(sheet.html)
    page = printer.pageRect(QPrinter.Unit.DevicePixel)
    edge = page.height() * 0.035
    document.setPageSize(QSizeF(page.width(), page.height() - 2 * edge))
    with QPainter(printer) as painter:
        for number in range(document.pageCount()):
            if number:
                printer.newPage()
            _page(painter, document, number, edge, QRectF(0, 0, page.width(), page.height()), sheet.marking)
    return document.pageCount()


def _page(
    painter: QPainter, document: QTextDocument, number: int, edge: float, page: QRectF, marking: str
) -> None:
    size = document.pageSize()
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

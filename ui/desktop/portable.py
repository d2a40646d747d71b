"""The PDF beside a Word file: by LibreOffice or Word where they are there, else from the page that the window shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from app.briefs.portable import maker_for, write_pdf
from app.briefs.writing import Made, render
from app.unfinished import noted
from db.values.files import atomic_write

_POINT = 1 / 72
_RESOLUTION = 300
_SCREEN = 72 / 96
"""Points in a unit of the text document, which reckons in dots of a screen."""


def beside(path: Path, made: Callable[[], Made]) -> Path:
    """Put the PDF of a brief beside its Word file, and say where. Raises NoPdf, FileNotWritten."""
    if (maker := maker_for(path)) is not None:
        return write_pdf(path, maker)
    target = path.with_suffix(".pdf")
    atomic_write(target, from_page(made()), during=noted)
    return target


def from_page(made: Made) -> bytes:
    """The same tree as the window shows it, on the paper of the house, marked at the head and foot of every page."""
    page, running = made.house.page, made.document.running
    document = QTextDocument()
    document.setHtml(render(made, "html").decode())
    width, height = page.text_width / 20, page.text_height / 20  # points
    document.setPageSize(QSizeF(width / _SCREEN, height / _SCREEN))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setCreator("Chancery")
    writer.setTitle(made.document.title)
    size = QPageSize(QSizeF(page.width / 20, page.height / 20), QPageSize.Unit.Point)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    with QPainter(writer) as painter:
        scale = _RESOLUTION * _POINT
        painter.scale(scale, scale)
        pages = document.pageCount()
        for number in range(pages):
            if number:
                writer.newPage()
            painter.save()
            painter.translate(page.left / 20, page.top / 20 - number * height)
            painter.scale(_SCREEN, _SCREEN)
            place = QRectF(0, number * height / _SCREEN, width / _SCREEN, height / _SCREEN)
            document.drawContents(painter, place)
            painter.restore()
            _furnish(painter, made, (running.marking, f"{running.cutoff} · Page {number + 1} of {pages}"))
    buffer.close()
    return bytes(held.data())


def _furnish(painter: QPainter, made: Made, words: tuple[str, str]) -> None:
    """Marking at the top and the bottom, reference and copy above, cut-off and page number below."""
    page, running = made.house.page, made.document.running
    marking, below = words
    wide, high = page.width / 20, page.height / 20
    above = " · ".join(word for word in (running.reference, running.copy, running.watermark) if word)
    strong = QFont(made.house.table_font.name)
    strong.setPixelSize(12)
    strong.setBold(True)
    plain = QFont(made.house.table_font.name)
    plain.setPixelSize(9)
    middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
    lines = (
        (strong, 28, marking),
        (plain, 46, above),
        (plain, high - 58, below),
        (strong, high - 40, marking),
    )
    for font, top, said in lines:
        painter.setFont(font)
        painter.drawText(QRectF(0, top, wide, 16), middle, said)

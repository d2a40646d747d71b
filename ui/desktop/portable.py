"""The PDF of a paper where no word processor makes one: the leaves that the window shows, set for a printer."""

from __future__ import annotations

import os
import sys
from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from app.briefs.previewing import paged
from app.briefs.scanning import refuse_traces
from app.briefs.writing import Made
from ui.desktop.parts.leaves import PIXELS, POINTS, Leaves
from ui.desktop.parts.typesetting import Typesetting

_FINE = 4
"""Dots in a point: lines and columns stand so exactly where they stand on paper."""
_METRE = PIXELS / 0.0254


def without_window(made: Made) -> bytes:
    """As `from_page`, in a program without a window: nothing is shown on any screen."""
    _ready()
    return from_page(made)


def from_page(made: Made) -> bytes:
    """The same tree as the window shows it, on the paper of the house, marked at the head and foot of every page.

    Raises Leak where its words hold what was withheld.
    """
    pieces = paged(made.document, made.house)
    refuse_traces("\n".join(pieces.parts).encode(), made.withheld, made.facts)
    leaves = Leaves(pieces.leaf, round(pieces.leaf.width * _FINE), PIXELS)
    screen = QImage(1, 1, QImage.Format.Format_RGB32)
    screen.setDotsPerMeterX(round(_METRE))
    screen.setDotsPerMeterY(round(_METRE))
    document = QTextDocument()
    document.documentLayout().setPaintDevice(screen)
    document.setUseDesignMetrics(True)
    document.setPageSize(QSizeF(leaves.width, leaves.height))
    frame = document.rootFrame()
    form = frame.frameFormat()
    left, top, right, bottom = leaves.margins
    form.setLeftMargin(left)
    form.setTopMargin(top)
    form.setRightMargin(right)
    form.setBottomMargin(bottom)
    frame.setFrameFormat(form)
    setting = Typesetting(pieces, document, leaves.scale)
    while not setting.over:
        setting.go_on(1)
    return _printed(document, leaves, made)


def _printed(document: QTextDocument, leaves: Leaves, made: Made) -> bytes:
    """The pages of a document that is set, with their margins."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(POINTS * _FINE)
    writer.setCreator("Chancery")
    writer.setTitle(made.document.title)
    leaf = leaves.leaf
    size = QPageSize(QSizeF(leaf.width, leaf.height), QPageSize.Unit.Point)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    with QPainter(writer) as painter:
        painter.setFont(QFont(made.house.table_font.name))
        pages = document.pageCount()
        for number in range(pages):
            if number:
                writer.newPage()
            painter.save()
            painter.translate(0, -number * leaves.height)
            document.drawContents(painter, QRectF(0, number * leaves.height, leaves.width, leaves.height))
            painter.restore()
            leaves.furnish(painter, number + 1, pages)
    buffer.close()
    return bytes(held.data())


@cache
def _ready() -> QGuiApplication:
    """What Qt needs to know fonts; kept until the program ends."""
    if sys.platform != "win32":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    running = QGuiApplication.instance()
    return running if isinstance(running, QGuiApplication) else QGuiApplication(["chancery"])

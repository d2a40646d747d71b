"""The leaves of the preview: their size on the screen, the gaps between them, and what stands in their margins."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from app.briefs.previewing import Leaf
from ui.desktop.parts.typesetting import Scale

POINTS = 72
PIXELS = 96
"""Pixels of a style sheet in an inch."""
_EDGE = 0.05
GAP = 12
"""Pixels of the desk that are seen between two leaves."""
_FAINT = 35
_GREY, _INK = "#595959", "#000000"
_MARK_PT, _WORDS_PT, _WATER_PT = 12.0, 9.0, 44.0


def text_share(leaf: Leaf) -> float:
    """How much of the width the text takes, with a little of the margins beside it."""
    left, _, right, _ = leaf.margins
    return min(1.0, 1 - (left + right) / leaf.width + _EDGE)


class Leaves:
    """Paper that is `width` pixels wide on the screen: everything on it is scaled alike, so that lines and pages break
    where they do on the paper, as far as the words are as wide as there.
    """

    def __init__(self, leaf: Leaf, width: int, dpi: int) -> None:
        self.leaf = leaf
        self.width = width
        self.height = width * leaf.height / leaf.width
        self._unit = width / leaf.width
        """Pixels of the screen in a point of the paper."""
        self.scale = Scale(self._unit * POINTS / dpi, self._unit * POINTS / PIXELS, self.height)

    @property
    def margins(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom, in pixels."""
        left, top, right, bottom = (side * self._unit for side in self.leaf.margins)
        return left, top, right, bottom

    @property
    def words(self) -> tuple[str, ...]:
        """What stands in the margins."""
        leaf = self.leaf
        return tuple(words for words in (leaf.marking, leaf.above, leaf.below, leaf.watermark) if words)

    def paint(self, painter: QPainter, top: int, seen: int, pages: int, whole: bool, desk: QColor) -> None:
        """Paint the gaps and the margins of the pages that are seen; `top` is where the sheet is scrolled to."""
        first = int(top // self.height)
        last = min(pages - 1, int((top + seen) // self.height))
        for page in range(first, last + 1):
            at = page * self.height - top
            self._margins(painter, at, page + 1, pages, whole)
            if self.leaf.watermark:
                self._watermark(painter, at)
            if page:
                painter.fillRect(QRectF(0, at - GAP / 2, self.width, GAP), desk)

    def furnish(self, painter: QPainter, page: int, pages: int) -> None:
        """Paint what stands in the margins of one of so many pages, which begins at the top of the painter."""
        self._margins(painter, 0, page, pages, True)
        if self.leaf.watermark:
            self._watermark(painter, 0)

    def _margins(self, painter: QPainter, at: float, page: int, pages: int, whole: bool) -> None:
        leaf, unit = self.leaf, self._unit
        _, above, _, below = leaf.margins
        count = f"Page {page} of {pages}" if whole else f"Page {page}"
        foot = leaf.height - below
        lines = (
            (above * 0.34, _MARK_PT, leaf.marking),
            (above * 0.66, _WORDS_PT, leaf.above),
            (foot + below * 0.34, _WORDS_PT, f"{leaf.below} · {count}" if leaf.below else count),
            (foot + below * 0.66, _MARK_PT, leaf.marking),
        )
        for middle, size, words in lines:
            strong = size == _MARK_PT
            font = QFont(painter.font())
            font.setPixelSize(max(6, round(size * unit)))
            font.setBold(strong)
            painter.setFont(font)
            painter.setPen(QColor(_INK if strong else _GREY))
            line = QRectF(0, at + middle * unit - size * unit, self.width, 2 * size * unit)
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, words.upper() if strong else words)

    def _watermark(self, painter: QPainter, at: float) -> None:
        """Aslant over the page, faintly, as it stands behind the words in Word."""
        painter.save()
        painter.translate(QPointF(self.width / 2, at + self.height / 2))
        painter.rotate(-52)
        font = QFont(painter.font())
        words = self.leaf.watermark
        size = min(_WATER_PT, 1.4 * self.leaf.height / max(1, len(words)))
        font.setPixelSize(max(8, round(size * self._unit)))
        font.setBold(True)
        painter.setFont(font)
        faint = QColor(_GREY)
        faint.setAlpha(_FAINT)
        painter.setPen(faint)
        long = self.height
        painter.drawText(QRectF(-long / 2, -long / 8, long, long / 4), Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()

"""Words of a list set once and kept: to paint them takes a fifth of the time, and lets no other thread run between.

A call into Qt that takes longer than another thread needs to wake lets that thread run first, and setting a line of
words takes so long: a page that is set while it is painted hands the turn on two hundred times. What is not set when
the time of a painting is over is set in the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText, QTransform

LONGEST_S = 0.016
"""So long words are set within one painting: a page takes a third of it."""

KEPT = 4_000
"""Lines of words that are kept: twenty pages."""

_FREELY = re.compile("[\u0590-\u1fff\u200b-\u200f\u202a-\u202e\u2066-\u2069\u2e80-\U0010ffff]")
"""What runs from the right or needs another font is placed by Qt each time."""
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """A font and what it measures, in pixels."""

    font: QFont
    metrics: QFontMetrics
    height: int

    @classmethod
    def of(cls, font: QFont) -> Letters:
        """The measures of a font."""
        metrics = QFontMetrics(font)
        return cls(font, metrics, metrics.height())


class SetWords:
    """Lines of words by their font and the room they have."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, Letters, int, bool], QStaticText | str] = {}
        self._end = 0.0
        self.lacking = False
        """Whether the time was over before everything was set."""

    def forget(self) -> None:
        """The look has changed."""
        self._kept.clear()

    def begin(self) -> None:
        """Something is about to be painted."""
        self._end = perf_counter() + LONGEST_S
        self.lacking = False

    def paint(
        self, painter: QPainter, words: str, letters: Letters, rect: QRect, *, whole: bool = False
    ) -> None:
        """Paint words in a rectangle, cut off with dots where it is narrow; not at all then, where they are to stand
        there `whole`.
        """
        key = (words, letters, rect.width(), whole)
        if key not in self._kept:
            if perf_counter() > self._end:
                self.lacking = True
                return
            self._keep(key, painter)
        line = self._kept[key]
        painter.setFont(letters.font)
        if isinstance(line, str):
            painter.drawText(rect, _FLAGS, line)
        else:
            painter.drawStaticText(rect.left(), rect.top(), line)

    def _keep(self, key: tuple[str, Letters, int, bool], painter: QPainter) -> None:
        words, letters, room, whole = key
        if len(self._kept) >= KEPT:
            for old in list(self._kept)[: KEPT // 2]:
                del self._kept[old]
        if whole:
            fits = letters.metrics.horizontalAdvance(words) <= room
            self._kept[key] = _line(words if fits else "", letters, painter.transform())
            return
        if len(words) * letters.metrics.averageCharWidth() > room * 2 // 3:
            words = letters.metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        self._kept[key] = _line(words, letters, painter.transform())


def _line(words: str, letters: Letters, transform: QTransform) -> QStaticText | str:
    if _FREELY.search(words):
        return words
    line = QStaticText(words)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    line.prepare(transform, letters.font)
    return line

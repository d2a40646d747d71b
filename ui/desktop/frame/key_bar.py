"""The bar below the page: what is under way or kept at the left, the keys of the page at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.desktop.action_entry import Entry, spelled
from ui.desktop.actions import BY_ID
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.controls import cap_size, paint_cap
from ui.desktop.parts.words import Elided, Ground

PATIENCE_MS = 300
"""What is over sooner is not worth a word."""


def _caps(entry: Entry) -> str:
    """The first key; both of a pair of letters, as J and K."""
    letters = [key for key in entry.keys if len(key) == 1]
    return " ".join(letters) if len(letters) == len(entry.keys) else spelled(entry.keys[0])


class KeyHints(QWidget):
    """Keys and what they do; those that find no room are left out, the last one never."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hints: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def put(self, ids: Sequence[str], carries_out: str = "") -> None:
        """Show the keys of these actions; `carries_out` is the page's own word for its main action."""
        entries = [BY_ID[id] for id in ids if BY_ID[id].keys]
        self._hints = tuple(
            (_caps(entry), carries_out if entry.id == "carry_out" and carries_out else entry.brief)
            for entry in entries
        )
        self.setAccessibleName(", ".join(f"{keys}: {words}" for keys, words in self._hints))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.look.units(160), self._theme.look.height(Measure.KEY_BAR))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.look.units(80), self._theme.look.height(Measure.KEY_BAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, c = self._theme.look, self._theme.look.colours
        font = look.font(Type.SMALL)
        gap = look.units(6)
        right = float(self.width())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for keys, words in reversed(self._hints):
                cap, width = cap_size(look, keys), QFontMetrics(font).horizontalAdvance(words)
                left = right - width - gap - cap.width()
                if left < 0:
                    break
                frame = QRectF(left, (self.height() - cap.height()) / 2, cap.width(), cap.height())
                paint_cap(painter, look, frame, keys, (c.window, c.line_strong, c.text_2))
                painter.setFont(font)
                painter.setPen(QColor(c.text_2))
                where = QRectF(right - width, 0, width + 1, self.height())
                painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
                right = left - look.units(16)


class KeyBar(Ground):
    """Says what the program is at, and which keys help now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "side", parent)
        look = theme.look
        self._at_rest = ""
        self._working = ""
        self.status = Elided(theme, Type.SMALL, "text_2")
        self.status.setAccessibleName("State of the case file")
        self.hints = KeyHints(theme)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PATIENCE_MS)
        self._pause.timeout.connect(self._show)
        self.setFixedHeight(look.height(Measure.KEY_BAR))
        row = QHBoxLayout(self)
        row.setContentsMargins(look.units(16), 0, look.units(16), 0)
        row.setSpacing(look.units(16))
        row.addWidget(self.status, 1)
        row.addWidget(self.hints, 2)

    def rest(self, words: str) -> None:
        """What is said while nothing is under way."""
        self._at_rest = words
        if not self._pause.isActive() or not self._working:
            self._show()

    @Slot(str)
    def work(self, words: str) -> None:
        """What is under way; said only where it takes a while."""
        self._working = words
        if not words:
            self._pause.stop()
            self._show()
        elif not self._pause.isActive():
            self._pause.start()

    def stop(self) -> None:
        """Wait for nothing any more."""
        self._pause.stop()

    @Slot()
    def _show(self) -> None:
        self.status.setText(self._working or self._at_rest)

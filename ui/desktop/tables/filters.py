"""The filter of a list: chips that can be taken away, ready filters to add, and a field to type into."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from app.filters import Piece, joined, pieces, ready, without
from ui.desktop.look import Look, Theme, Type
from ui.desktop.parts.controls import paint_ring
from ui.desktop.parts.fields import SearchLine
from ui.desktop.parts.pressing import EnterPresses

PAUSE_MS = 200
"""Pause in typing after which the list is filtered."""

CHIP = 1.4


class Chip(EnterPresses, QPushButton):
    """A piece of the filter, soft with a cross; or, outlined, something that adds one."""

    def __init__(self, theme: Theme, words: str, *, on: bool, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._theme = theme
        self._on = on
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(theme.look.font(Type.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"Take away the filter {words}" if on else words)

    def sizeHint(self) -> QSize:
        look = self._theme.look
        width = self.fontMetrics().horizontalAdvance(self.text()) + look.units(36 if self._on else 22)
        return QSize(width, look.height(CHIP))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._theme.look.units(60)), self._theme.look.height(CHIP))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        c = look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            radius = frame.height() / 2
            painter.setPen(Qt.PenStyle.NoPen if self._on else QPen(QColor(c.line_strong), 1))
            painter.setBrush(QColor(c.selection if self._on else c.hover if self.underMouse() else c.window))
            painter.drawRoundedRect(frame, radius, radius)
            painter.setPen(QColor(c.accent_text if self._on else c.text))
            painter.setFont(self.font())
            room = self.rect().adjusted(look.units(11), 0, -look.units(24 if self._on else 8), 0)
            words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            if self._on:
                self._cross(painter, look)
            if self.hasFocus():
                paint_ring(painter, QRectF(self.rect()), self.height() / 2, c.ring)

    def _cross(self, painter: QPainter, look: Look) -> None:
        middle = QRectF(self.rect()).center()
        x, y, arm = self.width() - look.units(14), middle.y(), look.units(3)
        painter.setPen(QPen(QColor(look.colours.accent_text), 1.3))
        painter.drawLine(round(x - arm), round(y - arm), round(x + arm), round(y + arm))
        painter.drawLine(round(x - arm), round(y + arm), round(x + arm), round(y - arm))


class _Typed(SearchLine):
    """The field; Backspace in an empty one takes the last chip, ↓ and Esc go back to the list."""

    emptied = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        elif event.key() == Qt.Key.Key_Down or (event.key() == Qt.Key.Key_Escape and not self.text()):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """The words of a filter. What is typed counts at once; Enter makes chips of it."""

    filtered = Signal(str)
    """All words of the filter."""
    left = Signal()
    """The officer goes back to the list."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = ""
        self._words = ""
        self._chips: list[Chip] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.field = _typed(theme)
        self.add = Chip(theme, "+ Filter", on=False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.look.units(8))
        self._row.addWidget(self.add)
        self._row.addWidget(self.field, 1)
        self.add.clicked.connect(self._offer)
        self.field.textEdited.connect(self._typing)
        self.field.returnPressed.connect(self._settle)
        self.field.emptied.connect(self._drop_last)
        self.field.left.connect(self.left)

    def show_words(self, kind: str, words: str) -> None:
        """Show the filter of a list; nothing is told."""
        self._kind, self._words = kind, words
        self._pause.stop()
        self.field.clear()
        self._dress()

    @property
    def words(self) -> str:
        """All words of the filter, those in the field included."""
        return f"{self._words} {self.field.text()}".strip()

    def focus(self) -> None:
        """Go to the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def stop(self) -> None:
        """Tell nothing any more."""
        self._pause.stop()

    def _dress(self) -> None:
        """Chips for the pieces there are."""
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.setParent(None)
            chip.deleteLater()
        self._chips = [self._chip(piece) for piece in pieces(self._words)]
        for place, chip in enumerate(self._chips):
            self._row.insertWidget(place, chip)
        before = self.add
        for chip in self._chips:
            self.setTabOrder(before, chip)
            before = chip

    def _chip(self, piece: Piece) -> Chip:
        chip = Chip(self._theme, piece.label, on=True, parent=self)
        chip.setObjectName(piece.typed)
        chip.setToolTip(piece.typed)
        chip.clicked.connect(self._take_away)
        return chip

    @Slot()
    def _take_away(self) -> None:
        self._put(without(self._words, self.sender().objectName()))

    @Slot()
    def _drop_last(self) -> None:
        if self._chips:
            self._put(without(self._words, self._chips[-1].objectName()))

    @Slot()
    def _settle(self) -> None:
        words = self._words
        for piece in pieces(self.field.text()):
            words = joined(words, piece.typed)
        self.field.clear()
        self._put(words)

    def _put(self, words: str) -> None:
        self._words = words
        self._dress()
        self._tell()

    @Slot()
    def _typing(self) -> None:
        self._pause.start()

    @Slot()
    def _tell(self) -> None:
        self._pause.stop()
        self.filtered.emit(self.words)

    @Slot()
    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in ready(self._kind):
            action = menu.addAction(one.label)
            action.setData(one.typed)
        menu.triggered.connect(self._add)
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    @Slot(QAction)
    def _add(self, action: QAction) -> None:
        self.add_filter(str(action.data()))

    def add_filter(self, typed: str) -> None:
        """Add a ready filter, or begin to type one that waits for its value."""
        if typed[-1:] in ":<>=":
            self.field.setText(f"{self.field.text()} {typed}".strip())
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._put(joined(self._words, typed))


def _typed(theme: Theme) -> _Typed:
    field = _Typed()
    field.setAccessibleName("Filter the list")
    field.setPlaceholderText("Words, is:open, country:OM, due<30d")
    field.setFont(theme.look.font(Type.SMALL))
    field.setFixedHeight(theme.look.height(1.7))
    field.setMinimumWidth(theme.look.units(80))
    return field

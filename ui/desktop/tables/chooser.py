"""Chooses which columns a list shows and in which order: space ticks, Alt+↑ and Alt+↓ move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.list_columns import columns, shown_at_first
from ui.desktop.icons import Icon, paint_icon
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.rows import Index
from ui.desktop.parts.words import Label

KEY = Qt.ItemDataRole.UserRole


class _Ticks(QStyledItemDelegate):
    """A box with a tick, and the words; a click anywhere in the row ticks it."""

    def __init__(self, theme: Theme, view: QListWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.look.height(Measure.ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, c = self._theme.look, self._theme.look.colours
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        frame = QRectF(option.rect).adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(c.selection if self._view.hasFocus() else c.selection_idle))
            painter.drawRoundedRect(frame, look.units(6), look.units(6))
        side = look.units(16)
        box = QRectF(frame.left() + look.units(10), frame.center().y() - side / 2, side, side)
        painter.setPen(QPen(QColor(c.accent if ticked else c.control), 1.2))
        painter.setBrush(QColor(c.accent if ticked else c.window))
        painter.drawRoundedRect(box, look.units(4), look.units(4))
        if ticked:
            paint_icon(painter, Icon.CHECK, box, c.on_accent, look.units(12))
        painter.setPen(QColor(c.text if ticked else c.text_2))
        painter.setFont(look.font(Type.BODY))
        words = QRectF(box.right() + look.units(10), frame.top(), frame.right() - box.right(), frame.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, index.data())
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        clicked = event.type() is QEvent.Type.MouseButtonRelease
        if not (clicked or (isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space)):
            return super().editorEvent(event, model, option, index)
        role = Qt.ItemDataRole.CheckStateRole
        ticked = Qt.CheckState(index.data(role)) is Qt.CheckState.Checked
        return model.setData(index, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked, role)


class _Columns(QListWidget):
    """Columns in order, ticked where they are shown."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.shift(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def shift(self, by: int) -> None:
        """Move the column under the cursor."""
        row = self.currentRow()
        if row >= 0 and 0 <= row + by < self.count():
            item = self.takeItem(row)
            self.insertItem(row + by, item)
            self.setCurrentRow(row + by)


class ColumnChooser(QDialog):
    """The dialog; `chosen` tells the keys of the columns beside the title."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, kind: str, shown: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Columns")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._kind = kind
        look = theme.look
        self.list = _Columns()
        self.list.setItemDelegate(_Ticks(theme, self.list))
        self.list.setAccessibleName("Columns; space shows or hides, Alt+arrows move")
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.list.setMinimumSize(look.units(320), look.height(20))
        self._fill(shown)
        self.done_button = Button(theme, "Show these", Weight.FILLED)
        self.reset = Button(theme, "As at first", Weight.QUIET)
        self.up, self.down = Button(theme, "Up", Weight.QUIET), Button(theme, "Down", Weight.QUIET)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        self.reset.clicked.connect(self._reset)
        self.done_button.clicked.connect(self.accept)
        foot = QHBoxLayout()
        for button in (self.up, self.down, self.reset):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.done_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(*[look.units(16)] * 4)
        page.setSpacing(look.units(12))
        page.addWidget(
            Label(theme, Type.SMALL, "text_3", "Space shows or hides a column, Alt+↑ and Alt+↓ move it.")
        )
        page.addWidget(self.list, 1)
        page.addLayout(foot)
        self.done_button.setDefault(True)
        self.accepted.connect(self._tell)

    def keys(self) -> tuple[str, ...]:
        """The columns that are ticked, in order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(str(item.data(KEY)) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _fill(self, shown: Sequence[str]) -> None:
        self.list.clear()
        known = {one.key: one for one in columns(self._kind) if not one.always}
        for key in (*(key for key in shown if key in known), *(key for key in known if key not in shown)):
            item = QListWidgetItem(known[key].label, self.list)
            item.setData(KEY, key)
            item.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)

    @Slot()
    def _reset(self) -> None:
        self._fill(shown_at_first(self._kind))

    @Slot()
    def _up(self) -> None:
        self.list.shift(-1)

    @Slot()
    def _down(self) -> None:
        self.list.shift(1)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self.keys())

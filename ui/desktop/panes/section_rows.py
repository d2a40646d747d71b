"""The rows of the list of sections: the model, and the delegate that paints a title with its switch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QEvent,
    QMimeData,
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.briefs.outlining import SectionShown
from ui.desktop.look import Look, Measure, Theme, Type
from ui.desktop.parts.rows import Index

SECTION = Qt.ItemDataRole.UserRole
DRAWN = "application/x-chancery-section"
"""What is carried while a section is drawn to another place: its id."""


class SectionModel(QAbstractListModel):
    """The sections in their order; before the first annex stands a heading. Emits `dropped` with the id of a section
    and its new place among them, where it was drawn to with the mouse.
    """

    dropped = Signal(str, int)

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[SectionShown | str] = []

    def put(self, sections: Sequence[SectionShown]) -> None:
        """Show these; rows that are only switched or moved stay the same rows."""
        rows: list[SectionShown | str] = []
        for one in sections:
            if one.annex and "Annexes" not in rows:
                rows.append("Annexes")
            if not one.annex and "Annexes" in rows:
                rows.append("At the end")
            rows.append(one)
        if len(rows) == len(self._rows):
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def row_of(self, section_id: str) -> int | None:
        """Where a section stands."""
        return next(
            (n for n, one in enumerate(self._rows) if not isinstance(one, str) and one.id == section_id), None
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – as Qt declares it
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, SECTION) else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.title}, {'on' if row.on else 'off'}"
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.title}: {row.cap}"
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if row.on else Qt.CheckState.Unchecked
            case _ if role == SECTION:
                return row
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.ItemNeverHasChildren
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self._rows[index.row()]
        if not isinstance(row, str) and row.moves:
            enabled |= Qt.ItemFlag.ItemIsDragEnabled
        return enabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemNeverHasChildren

    # --- drawn with the mouse ---

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [DRAWN]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        found = [row.id for index in indexes if isinstance(row := index.data(SECTION), SectionShown)]
        data = QMimeData()
        data.setData(DRAWN, QByteArray("".join(found[:1]).encode()))
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return data.hasFormat(DRAWN)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Never as the view would do it: whoever holds the sections moves them."""
        section = bytes(data.data(DRAWN).data()).decode()
        here = self.row_of(section)
        row = row if row >= 0 else parent.row() if parent.isValid() else len(self._rows)
        if here is not None:
            before = sum(not isinstance(one, str) for one in self._rows[:row])
            self.dropped.emit(section, before - 1 if here < row else before)
        return False


class SectionPainter(QStyledItemDelegate):
    """Paints a section; a click on its switch turns it."""

    switched = Signal(str)
    """The id of a section."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(SECTION), str)
        return QSize(0, self._theme.look.height(Measure.HEADING if heading else Measure.ROW))

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index) -> bool:
        row = index.data(SECTION)
        if (
            event.type() is QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and isinstance(row, SectionShown)
            and event.position().x() >= _track(self._theme.look, option.rect).left() - 4
        ):
            self.switched.emit(row.id)
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(SECTION)
        look = self._theme.look
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, str):
            painter.setFont(look.font(Type.SECTION))
            painter.setPen(QColor(look.colours.text_2))
            bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(option.rect.adjusted(look.units(12), 0, 0, -look.units(4)), bottom, row)
        elif row is not None:
            self._ground(painter, option)
            self._words(painter, option.rect, row)
            _paint_switch(painter, look, _track(look, option.rect), on=row.on)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        look, c = self._theme.look, self._theme.look.colours
        frame = QRectF(option.rect.adjusted(0, 1, -look.units(4), -1))
        radius = look.units(6)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = self._view.hasFocus()
            painter.setBrush(QColor(c.selection if focused else c.selection_idle))
            painter.drawRoundedRect(frame, radius, radius)
            if focused:
                painter.setBrush(QColor(c.ring))
                painter.drawRoundedRect(
                    QRectF(frame.left(), frame.top() + radius / 2, look.units(3), frame.height() - radius),
                    1,
                    1,
                )
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(c.hover))
            painter.drawRoundedRect(frame, radius, radius)

    def _words(self, painter: QPainter, rect: QRect, row: SectionShown) -> None:
        look, c = self._theme.look, self._theme.look.colours
        font = look.font(Type.STRONG if row.on else Type.BODY)
        painter.setFont(font)
        painter.setPen(QColor(c.text if row.on else c.text_3))
        right = round(_track(look, rect).left()) - look.units(8)
        words = QRect(
            rect.left() + look.units(12), rect.top(), right - rect.left() - look.units(12), rect.height()
        )
        elided = QFontMetrics(font).elidedText(row.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)


def _track(look: Look, rect: QRect) -> QRectF:
    """Where the switch of a row is."""
    width, height = look.units(26), look.units(14)
    left = rect.right() - look.units(14) - width
    return QRectF(left, rect.top() + (rect.height() - height) / 2, width, height)


def _paint_switch(painter: QPainter, look: Look, track: QRectF, *, on: bool) -> None:
    """The knob tells the state by where it stands, not by colour alone."""
    c = look.colours
    painter.setPen(QPen(QColor(c.accent if on else c.control), 1.2))
    painter.setBrush(QColor(c.accent) if on else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
    size = track.height() - 2 * look.units(3)
    left = track.right() - size - look.units(3) if on else track.left() + look.units(3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(c.on_accent if on else c.control))
    painter.drawEllipse(QRectF(left, track.top() + look.units(3), size, size))

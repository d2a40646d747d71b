"""The navigation at the left: the case file, four groups of places, pinned countries, recycle bin, backup."""

from __future__ import annotations

from functools import partial
from itertools import accumulate, takewhile
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.navigation import Frame
from ui.desktop.frame.case_button import CaseButton
from ui.desktop.frame.places import RECYCLE_BIN, Spot, groups, shown_as
from ui.desktop.icons import Icon, paint_icon
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.controls import Button, IconButton, Weight, paint_ring
from ui.desktop.parts.words import Ground
from ui.desktop.place import Place
from ui.desktop.registry import place_of, there_is

WIDE, RAIL = 216, 56
"""Widths in units: with words, and as a rail of icons."""

GAP, LOW_GAP, LOW_ROW = 12, 6, 25
"""Units between groups; the same, and the height of a row, where there is too little room."""

Index = QModelIndex | QPersistentModelIndex
SPOT = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1
_Row = tuple[Spot | None, str, int]
"""A spot or None for a gap or heading, its words, its count."""


class NavigationModel(QAbstractListModel):
    """The rows of the navigation."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []

    def put(self, frame: Frame | None) -> None:
        """Show the places, with the counts and pinned countries of a case file."""
        self.beginResetModel()
        self._rows = _rows(frame)
        self.endResetModel()

    def recount(self, frame: Frame) -> bool:
        """Take other counts; False where the rows themselves differ now."""
        rows = _rows(frame)
        if [row[:2] for row in rows] != [row[:2] for row in self._rows]:
            return False
        self._rows = rows
        if rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        return True

    def row_of(self, place: Place) -> int | None:
        """Where a place stands."""
        return next((n for n, (spot, _, _) in enumerate(self._rows) if spot and spot.place == place), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – as Qt declares it
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        spot, words, count = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return words
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{words}, {count:,}" if count else words
            case _ if role == SPOT:
                return spot
            case _ if role == COUNT:
                return count
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()][0] is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def _rows(frame: Frame | None) -> list[_Row]:
    rows: list[_Row] = []
    counts = frame.counts if frame else {}
    for group in groups():
        if rows:
            rows.append((None, "", 0))
        rows += [(spot, spot.words, counts.get(spot.count, 0)) for spot in group]
    stay = [(place_of("country", one.id), one) for one in frame.pinned] if frame else []
    if stay and there_is(stay[0][0].page):
        rows.append((None, "Pinned", 0))
        rows += [(Spot(place, one.name, Icon.PIN), one.name, one.open) for place, one in stay]
    if there_is(RECYCLE_BIN.place.page):
        rows += [(None, "", 0), (RECYCLE_BIN, RECYCLE_BIN.words, 0)]
    return rows


class NavigationPainter(QStyledItemDelegate):
    """Paints icon, words and count; in the rail the icon alone."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.rail = False
        self.low = False
        """Whether rows stand closer, because there is not the height for all."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = self._theme.look
        if index.data(SPOT) is not None:
            return QSize(0, look.units(LOW_ROW) if self.low else look.height(Measure.ROW))
        heading = index.data() and not self.rail
        return QSize(0, look.height(Measure.HEADING) if heading else look.units(LOW_GAP if self.low else GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, c = self._theme.look, self._theme.look.colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot = index.data(SPOT)
        inner = QRect(option.rect).adjusted(look.units(12), 0, -look.units(12), 0)
        if spot is None:
            if index.data() and not self.rail:
                painter.setFont(look.font(Type.MICRO))
                painter.setPen(QColor(c.text_3))
                painter.drawText(
                    inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, index.data()
                )
        else:
            chosen = self._ground(painter, option)
            self._row(painter, inner, spot, index, chosen)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> bool:
        look, c = self._theme.look, self._theme.look.colours
        frame = QRectF(option.rect).adjusted(0, 1, 0, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(c.selection_idle if chosen else c.hover))
            painter.drawRoundedRect(frame, look.units(6), look.units(6))
        if focused:
            paint_ring(painter, frame, look.units(6), c.ring)
        return chosen

    def _row(self, painter: QPainter, inner: QRect, spot: Spot, index: Index, chosen: bool) -> None:
        look, c = self._theme.look, self._theme.look.colours
        side = look.units(18)
        where = QRectF(inner.left(), inner.top(), side, inner.height())
        if self.rail:
            where = QRectF(
                inner.left() - look.units(12), inner.top(), inner.width() + look.units(24), inner.height()
            )
        paint_icon(painter, spot.icon, where, c.accent_text if chosen else c.text_2, side)
        if self.rail:
            return
        count: int = index.data(COUNT)
        right = 0
        if count:
            small = look.font(Type.SMALL)
            shown = f"{count:,}"
            right = QFontMetrics(small).horizontalAdvance(shown) + look.units(8)
            painter.setFont(small)
            painter.setPen(QColor(c.text_2))
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
        text = inner.adjusted(look.units(28), 0, -right, 0)
        painter.setFont(look.font(Type.STRONG))
        painter.setPen(QColor(c.text))
        words = QFontMetrics(painter.font()).elidedText(
            index.data(), Qt.TextElideMode.ElideRight, text.width()
        )
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


class _Places(QListView):
    """The list of places; Enter and Space go there, arrows only move."""

    taken = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._take(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def cut(self, below: int) -> None:
        """Leave so many pixels empty below, so that no row is half seen."""
        self.setViewportMargins(0, 0, 0, below)

    def _take(self, index: QModelIndex) -> None:
        if (spot := index.data(SPOT)) is not None:
            self.taken.emit(spot.place)


class Navigation(Ground):
    """Emits `going` with the Place that somebody wants to go to."""

    going = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "side", parent)
        self.case = CaseButton(theme)
        self.model = NavigationModel(self)
        self.list = _Places()
        self.list.setModel(self.model)
        self._painter = NavigationPainter(theme, self.list)
        self.list.setItemDelegate(self._painter)
        self.list.setAccessibleName("Navigation")
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.more = IconButton(theme, Icon.MORE, "All places")
        self.more.hide()
        self.more.clicked.connect(self._show_all)
        self.backups = Button(theme, "", Weight.QUIET, icon=Icon.SHIELD)
        self.backups.setFont(theme.look.font(Type.SMALL))
        self.backups.hide()
        self._backed_up = ""
        self._place: Place | None = None
        self._arrange()
        self.list.clicked.connect(self._take_click)
        self.list.taken.connect(self.going)

    def put(self, frame: Frame) -> None:
        """Show the counts and pinned countries of a case file."""
        if not self.model.recount(frame):
            self.model.put(frame)
            self._choose()
            self._fit()

    def show_backup(self, words: str) -> None:
        """Say when the newest backup was made; empty where no case file is open."""
        self._backed_up = words
        self.backups.setText("" if self._painter.rail else words)
        self.backups.setToolTip(words)
        self.backups.setAccessibleName(words or "Backups")
        self.backups.setVisible(bool(words))
        self._fit()

    def show_place(self, place: Place) -> None:
        """Mark where one is."""
        self._place = place
        self._choose()

    def set_rail(self, rail: bool) -> None:
        """With words, or icons alone."""
        if rail == self._painter.rail and self.minimumWidth():
            return
        self._painter.rail = rail
        self.case.set_rail(rail)
        self.setFixedWidth(self._theme.look.units(RAIL if rail else WIDE))
        self.backups.setText("" if rail else self._backed_up)
        off, on = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.list.setVerticalScrollBarPolicy(off if rail else on)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Rows stand closer where that shows all; a rail shows whole icons, and a menu of all places where it must."""
        units = self._theme.look.units
        room = self.height() - self.case.sizeHint().height() - units(4 * 8)
        room -= 0 if self.backups.isHidden() else self.backups.sizeHint().height()
        self._painter.low = False
        self._painter.low = sum(self._heights()) > room
        heights = self._heights()
        cut = self._painter.rail and sum(heights) > room
        self.more.setVisible(cut)
        below = 0
        if cut:
            room -= self.more.sizeHint().height() + units(8)
            below = room - max(takewhile(lambda end: end <= room, accumulate(heights)), default=room)
        self.list.cut(below)
        self.list.doItemsLayout()

    def _heights(self) -> list[int]:
        """Of every row, as the painter has it now."""
        option = QStyleOptionViewItem()
        rows = range(self.model.rowCount())
        return [self._painter.sizeHint(option, self.model.index(row)).height() for row in rows]

    @Slot()
    def _show_all(self) -> None:
        """All places by their names, where the rail has no room for them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for row in range(self.model.rowCount()):
            index = self.model.index(row)
            spot = index.data(SPOT)
            if spot is None:
                menu.addSeparator()
            else:
                menu.addAction(index.data(), partial(self.going.emit, spot.place))
        menu.popup(self.more.mapToGlobal(self.more.rect().topRight()))

    def _choose(self) -> None:
        here = self._place
        row = None
        if here is not None:
            row = self.model.row_of(Place(here.page, here.kind, here.id))
            row = self.model.row_of(shown_as(here)) if row is None else row
        if row is None:
            self.list.selectionModel().clear()
        else:
            self.list.setCurrentIndex(self.model.index(row))

    @Slot(QModelIndex)
    def _take_click(self, index: QModelIndex) -> None:
        if (spot := index.data(SPOT)) is not None:
            self.going.emit(spot.place)

    def _arrange(self) -> None:
        look = self._theme.look
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(8), look.units(8), look.units(8), look.units(8))
        column.setSpacing(look.units(8))
        column.addWidget(self.case)
        column.addWidget(self.list, 1)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.backups)
        self.set_rail(False)

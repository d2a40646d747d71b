"""The rows of the palette: records, commands, and all results; and how they are painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.desktop.icons import Icon, paint_icon
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.controls import cap_size, paint_cap
from ui.desktop.place import Place

Index = QModelIndex | QPersistentModelIndex
OFFER = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Offer:
    """One row: a place to go to, an action to run, or, with neither, a heading."""

    title: str
    detail: str = ""
    icon: Icon | None = None
    key: str = ""
    place: Place | None = None
    action: str = ""

    @property
    def heading(self) -> bool:
        """Whether it cannot be chosen."""
        return self.place is None and not self.action


class OfferModel(QAbstractListModel):
    """The offers, headings included."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()

    def put(self, offers: Sequence[Offer]) -> None:
        """Show other offers."""
        self.beginResetModel()
        self._offers = tuple(offers)
        self.endResetModel()

    def next(self, row: int, step: int) -> int:
        """The next row that can be chosen, going round; the same where there is no other."""
        count = len(self._offers)
        for far in range(1, count + 1):
            other = (row + step * far) % count
            if not self._offers[other].heading:
                return other
        return row

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 – as Qt declares it
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._offers):
            return None
        offer = self._offers[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return offer.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (offer.title, offer.detail, offer.key) if part)
            case _ if role == OFFER:
                return offer
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._offers[index.row()].heading:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class OfferPainter(QStyledItemDelegate):
    """Icon, title, what tells it from others, and the key that does the same."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.look.height(Measure.ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer: Offer | None = index.data(OFFER)
        if offer is None:
            return
        look, c = self._theme.look, self._theme.look.colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRect(option.rect).adjusted(look.units(12), 0, -look.units(12), 0)
        if offer.heading:
            painter.setFont(look.font(Type.MICRO))
            painter.setPen(QColor(c.text_3))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, offer.title)
        else:
            self._paint_offer(painter, option, inner, offer)
        painter.restore()

    def _paint_offer(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, offer: Offer
    ) -> None:
        look, c = self._theme.look, self._theme.look.colours
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.selection))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(0, 1, 0, -1), look.units(6), look.units(6))
        side = look.units(16)
        if offer.icon is not None:
            where = QRectF(inner.left(), inner.top(), side, inner.height())
            paint_icon(painter, offer.icon, where, c.accent_text if chosen else c.text_2, side)
        right = inner.right()
        if key := offer.key or ("Enter" if chosen else ""):
            size = cap_size(look, key)
            top = inner.top() + (inner.height() - size.height()) / 2
            frame = QRectF(right - size.width(), top, size.width(), size.height())
            paint_cap(painter, look, frame, key, (c.raised, c.line_strong, c.text_2))
            right -= size.width() + look.units(8)
        left = inner.left() + look.units(28)
        for words, role, ink in ((offer.title, Type.STRONG, c.text), (offer.detail, Type.SMALL, c.text_2)):
            metrics = QFontMetrics(look.font(role))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, right - left))
            painter.setFont(look.font(role))
            painter.setPen(QColor(ink))
            where = QRectF(left, inner.top(), max(0, right - left), inner.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            left += metrics.horizontalAdvance(shown) + look.units(8)

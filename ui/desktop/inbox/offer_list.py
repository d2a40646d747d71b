"""The proposals of a text under headings: mark, title, whether known or new, how sure; decided by single keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.inbox.offers import Offer
from app.inbox.telling import GROUPS, how_sure, second, standing
from db.values.choices import ProposalStatus
from ui.desktop.icons import Icon, paint_icon
from ui.desktop.look import Theme, Type
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import Row, RowKind, RowPainter


class Mark(Enum):
    """What stands before a proposal."""

    OPEN = "open"
    CHOSEN = "chosen"
    ASKED = "asked"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


_DECIDED = {
    ProposalStatus.ACCEPTED: Mark.ACCEPTED, ProposalStatus.CHANGED: Mark.ACCEPTED,
    ProposalStatus.REJECTED: Mark.REJECTED,
}  # fmt: skip


def mark_of(offer: Offer, *, chosen: bool) -> Mark:
    """The mark of a proposal, given whether the officer wants it."""
    if offer.status in _DECIDED:
        return _DECIDED[offer.status]
    if chosen:
        return Mark.CHOSEN
    return Mark.ASKED if offer.needs else Mark.OPEN


class OfferList(RowList):
    """Letters go to `pressed`; J and K move as the arrows do."""

    pressed = Signal(str)
    """A key of one letter or figure, or `space`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Proposals", parent)
        self._painter = OfferPainter(theme, self)
        self.setItemDelegate(self._painter)

    def show_offers(self, offers: Sequence[Offer], marks: Mapping[str, Mark]) -> None:
        """Show proposals under headings, in the order given."""
        self._painter.marks = dict(marks)
        rows: list[Row] = []
        for kind, heading in GROUPS.items():
            several = [one for one in offers if one.kind == kind]
            if several:
                decided = sum(one.status in _DECIDED for one in several)
                rows.append(Row(RowKind.HEADING, heading, figure=f"{decided} of {len(several)}"))
                rows += [_row(one, marks[one.id]) for one in several]
        self.put(rows)

    def step(self, by: int) -> None:
        """Go to the next or the previous proposal."""
        row = self.currentIndex().row() + by
        while 0 <= row < self.rows.rowCount():
            if self.rows.flags(self.rows.index(row)) & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(self.rows.index(row))
                return
            row += by

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and event.key() in {Qt.Key.Key_J, Qt.Key.Key_K}:
            self.step(1 if event.key() == Qt.Key.Key_J else -1)
        elif plain and event.key() == Qt.Key.Key_Space:
            self.pressed.emit("space")
        elif plain and event.text().isalnum():
            self.pressed.emit(letter(event))
        else:
            super().keyPressEvent(event)


def letter(event: QKeyEvent) -> str:
    """What was typed: a capital only with Shift, for a caps lock must not accept everything."""
    shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return event.text().upper() if shift else event.text().lower()


def _row(offer: Offer, mark: Mark) -> Row:
    said = {Mark.ACCEPTED: "accepted", Mark.REJECTED: "rejected"}.get(mark, "")
    ink = {"sure": "done", "likely": "text_2", "unsure": "caution"}[how_sure(offer)]
    under = second(offer) if not said else said if mark is Mark.REJECTED else f"{said} · {second(offer)}"
    if mark is Mark.ACCEPTED:  # what it matched before is history
        under = f"{said} · {second(offer).removeprefix(standing(offer)).removeprefix(' · ')}"
    figure = "" if said else f"{how_sure(offer)}{BARS}"
    return Row(RowKind.ITEM, offer.title, under, figure, offer.id, ink=ink)


BARS = "\u2003\u2002"
"""Room behind the word for the bars that say the same."""

_BARS = {"unsure": 1, "likely": 2, "sure": 3}


class OfferPainter(RowPainter):
    """Paints the mark before each proposal: an empty ring, a filled one, a question, a tick, a cross."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(theme, view)
        self.marks: dict[str, Mark] = {}

    def _paint_item(self, painter: QPainter, text: QRect, row: Row) -> None:
        super()._paint_item(painter, text, row)
        filled = _BARS.get(row.figure.removesuffix(BARS))
        if filled is not None:
            self._paint_bars(painter, text, filled)

    def _paint_bars(self, painter: QPainter, text: QRect, filled: int) -> None:
        """Three bars at the right end of the first line, as many of them full as it is sure."""
        look, c = self._theme.look, self._theme.look.colours
        wide, apart = look.units(4), look.units(1)
        small = QFontMetrics(look.font(Type.SMALL))
        above = QFontMetrics(look.font(Type.STRONG)).height()
        top = text.top() + (text.height() - above - small.height()) // 2
        foot = top + (above + small.ascent()) // 2
        left = text.right() - 3 * wide - 2 * apart
        painter.setPen(Qt.PenStyle.NoPen)
        for number in range(3):
            high = look.units(3) + number * look.units(2)
            painter.setBrush(QColor(c.text_2 if number < filled else c.line))
            painter.drawRect(QRectF(left + number * (wide + apart), foot - high, wide, high))

    def _paint_sign(self, painter: QPainter, text: QRect, row: Row) -> QRect:
        mark = self.marks.get(row.key)
        if mark is None:
            return super()._paint_sign(painter, text, row)
        look, c = self._theme.look, self._theme.look.colours
        side = look.units(16)
        where = QRectF(text.left(), text.top() + look.units(8), side, side)
        match mark:
            case Mark.ACCEPTED:
                paint_icon(painter, Icon.DONE, where, c.done, side)
            case Mark.REJECTED:
                paint_icon(painter, Icon.CLOSE, where, c.text_3, side)
            case Mark.ASKED:
                paint_icon(painter, Icon.QUESTION, where, c.caution, side)
            case Mark.CHOSEN | Mark.OPEN:
                painter.setPen(QPen(QColor(c.accent if mark is Mark.CHOSEN else c.control), 1.2))
                painter.setBrush(QColor(c.accent) if mark is Mark.CHOSEN else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(where.adjusted(1.5, 1.5, -1.5, -1.5))
                if mark is Mark.CHOSEN:
                    paint_icon(painter, Icon.CHECK, where, c.on_accent, look.units(10))
        return text.adjusted(side + look.units(8), 0, 0, 0)

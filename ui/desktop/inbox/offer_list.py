"""The proposals of a text under headings: mark, title, whether known or new, how sure; decided by single keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.inbox.offers import Offer
from app.inbox.telling import GROUPS, how_sure, second, standing
from db.values.choices import ProposalStatus
from ui.desktop.inbox.offer_painter import BARS, Mark, OfferPainter
from ui.desktop.look import Theme
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import ROW, Row, RowKind

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


GROUP = "group/"
"""Begins the key of the row that stands for a group that is folded."""


__all__ = ["GROUP", "Mark", "OfferList", "letter", "mark_of"]


class OfferList(RowList):
    """Letters go to `pressed`; J and K move as the arrows do. Left folds the group one is in, Right opens it again."""

    pressed = Signal(str)
    """A key of one letter or figure, or `space`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "Proposals", parent)
        self._painter = OfferPainter(theme, self)
        self.setItemDelegate(self._painter)
        self._offers: tuple[Offer, ...] = ()
        self._folded: set[str] = set()

    def show_offers(self, offers: Sequence[Offer], marks: Mapping[str, Mark]) -> None:
        """Show proposals under headings, in the order given; folded groups stay folded."""
        groups = {f"{GROUP}{kind}": Mark.FOLDED for kind in self._folded}
        self._offers, self._painter.marks = tuple(offers), {**marks, **groups}
        rows: list[Row] = []
        for kind, heading in GROUPS.items():
            several = [one for one in offers if one.kind == kind]
            if not several:
                continue
            decided = sum(one.status in _DECIDED for one in several)
            figure = f"{decided} of {len(several)}"
            if kind in self._folded:
                rows.append(Row(RowKind.ITEM, heading, "folded; → opens it", figure, f"{GROUP}{kind}"))
            else:
                rows.append(Row(RowKind.HEADING, heading, figure=figure))
                rows += [_row(one, marks[one.id]) for one in several]
        self.put(rows)

    def choose(self, key: str) -> None:
        """Put the cursor on a proposal; the group it is in is opened for it."""
        kind = next((one.kind for one in self._offers if one.id == key), "")
        if kind in self._folded:
            self.fold(kind, folded=False)
        super().choose(key)

    def fold(self, kind: str, *, folded: bool) -> None:
        """Fold a group into one line with its counts, or open it; the cursor stays in it."""
        before = self._folded
        self._folded = before | {kind} if folded else before - {kind}
        if self._folded == before:
            return
        self.show_offers(self._offers, self._painter.marks)
        first = next((one.id for one in self._offers if one.kind == kind), "")
        super().choose(f"{GROUP}{kind}" if folded else first)

    def open_all(self) -> None:
        """Open every group."""
        self._folded = set()

    def _kind_here(self) -> str:
        key = self.key()
        return (
            key.removeprefix(GROUP)
            if key.startswith(GROUP)
            else next((one.kind for one in self._offers if one.id == key), "")
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a heading folds its group, one on a folded group opens it."""
        index = self.indexAt(event.position().toPoint())
        row = index.data(ROW)
        if event.button() == Qt.MouseButton.LeftButton and row is not None:
            kind = next((kind for kind, heading in GROUPS.items() if heading == row.title), "")
            if row.kind is RowKind.HEADING or row.key.startswith(GROUP):
                self.fold(kind, folded=row.kind is RowKind.HEADING)
                return
        super().mousePressEvent(event)

    def step(self, by: int) -> None:
        """Go to the next or the previous proposal."""
        row = self.currentIndex().row() + by
        while 0 <= row < self.rows.rowCount():
            if self.rows.flags(self.rows.index(row)) & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(self.rows.index(row))
                return
            row += by

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        folded = self.key().startswith(GROUP)
        if plain and event.key() == Qt.Key.Key_Left and self._kind_here():
            self.fold(self._kind_here(), folded=True)
        elif (
            folded
            and plain
            and event.key() in {Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        ):
            self.fold(self._kind_here(), folded=False)
        elif plain and event.key() in {Qt.Key.Key_J, Qt.Key.Key_K}:
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

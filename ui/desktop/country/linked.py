"""A label whose words lead somewhere; texts of records are escaped, never taken for markup."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.desktop.look import Theme, Type
from ui.desktop.parts.words import Label


def plain(text: str) -> str:
    """Words of a record for a linked label."""
    return escape(text, quote=True)


def link(words: str, kind: str, id: str, colour: str) -> str:
    """Words that lead to a record."""
    return f'<a href="{escape(kind)}/{escape(id)}" style="color:{colour};text-decoration:none">{plain(words)}</a>'


class Linked(Label):
    """Shows markup made by `plain` and `link`; links can be reached with Tab."""

    going = Signal(str, str)
    """Kind and id of a record."""

    def __init__(self, theme: Theme, role: Type, colour: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(theme, role, colour, "", parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.linkActivated.connect(self._go)

    def show_markup(self, markup: str, spoken: str) -> None:
        """Show markup; `spoken` is the same in plain words for screen readers."""
        self.setText(markup)
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if "<a " in markup else Qt.FocusPolicy.NoFocus)

    @Slot(str)
    def _go(self, target: str) -> None:
        kind, _, id = target.partition("/")
        self.going.emit(kind, id)


class LinkedLine(Linked):
    """One line that leads to at most one record; elided where there is no room, whole in its tool tip."""

    def __init__(self, theme: Theme, role: Type, parent: QWidget | None = None) -> None:
        super().__init__(theme, role, "text", parent)
        self.setWordWrap(False)
        self._words = self._kind = self._id = self._spoken = ""

    def lead(self, words: str, kind: str = "", id: str = "", spoken: str = "") -> None:
        """Show words that lead to a record, or nowhere without an id; `spoken` tells more where there is more."""
        self._words, self._kind, self._id, self._spoken = words, kind, id, spoken or words
        self.setToolTip(self._spoken)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        short = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width())
        colour = self._theme.look.colours.text
        markup = link(short, self._kind, self._id, colour) if self._id else plain(short)
        shown = (self.text(), self.accessibleName())
        if (markup, self._spoken) != shown:  # set anew, a link would lose the focus
            self.show_markup(markup, self._spoken)

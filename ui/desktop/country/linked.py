"""A label whose words lead somewhere; texts of records are escaped, never taken for markup."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal, Slot
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

"""The sheet of keys (F1), made from the table of actions."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QTextBrowser, QVBoxLayout, QWidget

from ui.desktop.action_entry import spelled
from ui.desktop.actions import TABLE, Menu, plain
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Label

_ALSO = (
    ("Tab, Shift Tab", "Next, previous", "Go to the next or the previous control."),
    ("Down", "In the search", "Go from the search to the list."),
    ("Letters", "In the list", "Search."),
    ("Esc", "In the search", "Show the whole list again."),
)


class HelpSheet(QDialog):
    """Every action with its keys and what it does."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keys")
        look = theme.look
        self.page = QTextBrowser()
        self.page.setAccessibleName("Keys and what they do")
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setFont(look.font(Type.BODY))
        self.page.document().setDocumentMargin(0)  # on one edge with the title
        self.page.setHtml(_page(look.colours.text_2, look.colours.text_3, look.units(6)))
        close = Button(theme, "Close", Weight.OUTLINED)
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        margin = look.units(24)
        column.setContentsMargins(margin, margin, margin, look.units(16))
        column.setSpacing(look.units(8))
        column.addWidget(Label(theme, Type.TITLE, "text", "Keys"))
        column.addWidget(self.page, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        room = self.screen().availableSize()
        self.resize(min(look.units(760), room.width()), min(look.units(640), room.height() - margin))


def _page(heading: str, quiet: str, gap: int) -> str:
    parts = []
    for menu in Menu:
        rows = (
            (" or ".join(spelled(keys) for keys in entry.keys), plain(entry.words), entry.help)
            for entry in TABLE
            if entry.menu is menu
        )
        parts.append(_table(plain(menu.value), rows, heading, quiet, gap))
    parts.append(_table("Lists and fields", _ALSO, heading, quiet, gap))
    return "".join(parts)


def _table(title: str, rows: Iterable[tuple[str, str, str]], heading: str, quiet: str, gap: int) -> str:
    padding = f"padding: {gap}px {2 * gap}px {gap}px 0"
    lines = "".join(
        f'<tr><td width="24%" style="{padding}; color: {quiet}">{escape(keys)}</td>'
        f'<td width="28%" style="{padding}">{escape(words)}</td><td style="{padding}">{escape(says)}</td></tr>'
        for keys, words, says in rows
    )
    head = f'<p style="color: {heading}; font-weight: 600; margin-bottom: 0">{escape(title)}</p>'
    return f'{head}<table width="100%">{lines}</table>'

"""The sheet of keys (F1), made from the table of actions."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QTextBrowser, QVBoxLayout, QWidget

from ui.desktop.actions import TABLE, Menu, plain
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight

_ALSO = (
    ("Tab, Shift+Tab", "Go to the next or the previous control."),
    ("Down, in the search", "Go from the search to the list."),
    ("Letters, in the list", "Search."),
    ("Esc, in the search", "Show the whole list again."),
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
        self.page.setHtml(_page(look.colours.text_2, look.colours.text_3, look.units(6)))
        close = Button(theme, "Close", Weight.OUTLINED)
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        margin = look.units(16)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(margin)
        column.addWidget(self.page, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(look.units(640), look.units(560))


def _page(heading: str, quiet: str, gap: int) -> str:
    parts = []
    for menu in Menu:
        rows = (
            (" or ".join(_native(keys) for keys in entry.keys), f"{plain(entry.words)}. {entry.help}")
            for entry in TABLE
            if entry.menu is menu
        )
        parts.append(_table(plain(menu.value), rows, heading, quiet, gap))
    parts.append(_table("Lists and fields", _ALSO, heading, quiet, gap))
    return "".join(parts)


def _table(title: str, rows, heading: str, quiet: str, gap: int) -> str:  # noqa: ANN001
    lines = "".join(
        f'<tr><td width="34%" style="padding: {gap}px {gap}px {gap}px 0; color: {quiet}">{escape(keys)}</td>'
        f'<td style="padding: {gap}px 0">{escape(words)}</td></tr>'
        for keys, words in rows
    )
    return f'<p style="color: {heading}; font-weight: 600; margin-bottom: 0">{escape(title)}</p><table width="100%">{lines}</table>'


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

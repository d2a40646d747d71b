"""Tabs with counts: a line under the chosen one; arrow keys move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.controls import paint_ring


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab; `count` None shows no figure; `or_more` where not everything was counted."""

    key: str
    words: str
    count: int | None = None
    or_more: bool = False

    @property
    def figure(self) -> str:
        """The count as it is shown: `1,240`, `1,240+`; empty where there is none."""
        return "" if self.count is None else f"{self.count:,}{'+' if self.or_more else ''}"

    @property
    def spoken(self) -> str:
        """Words and count for those who hear them."""
        more = " or more" if self.or_more else ""
        return self.words if self.count is None else f"{self.words}, {self.count:,}{more}"


class TabButton(QAbstractButton):
    """One tab as it is painted."""

    def __init__(self, theme: Theme, tab: Tab) -> None:
        super().__init__()
        self._theme = theme
        self.tab = tab
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(tab.words)
        self.setFont(theme.look.font(Type.STRONG))
        self.setAccessibleName(tab.spoken)

    def sizeHint(self) -> QSize:
        look = self._theme.look
        words = self.fontMetrics().horizontalAdvance(self._words())
        return QSize(words + look.units(20), look.height(Measure.TABS))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()  # words are never squeezed: what does not fit is scrolled to

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows are for all tabs together; Qt would look for a neighbour by where it lies."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _words(self) -> str:
        return f"{self.tab.words}   {self.tab.figure}" if self.tab.figure else self.tab.words

    def paintEvent(self, event: QPaintEvent) -> None:
        look, c = self._theme.look, self._theme.look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            left = look.units(10)
            strong = self.isChecked() or self.underMouse()
            painter.setFont(self.font())
            painter.setPen(QColor(c.text if strong else c.text_2))
            inner = self.rect().adjusted(left, 0, -left, 0)
            painter.drawText(
                inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.tab.words
            )
            if self.tab.count is not None:
                painter.setPen(QColor(c.text_3))
                right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
                painter.drawText(inner, right, self.tab.figure)
            if self.isChecked():
                painter.fillRect(
                    QRectF(left, self.height() - 2, self.width() - 2 * left, 2), QColor(c.accent)
                )
            if self.hasFocus():
                paint_ring(painter, QRectF(self.rect()).adjusted(0, 2, 0, -4), look.units(6), c.ring)


class Tabs(QWidget):
    """Emits `chosen` with the key of a tab."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: list[TabButton] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._take)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.look.units(4))
        self._row.addStretch(1)
        self.setAccessibleName(name)

    @property
    def key(self) -> str:
        """The chosen tab; empty where there is none."""
        return next((button.tab.key for button in self._buttons if button.isChecked()), "")

    @property
    def chosen_button(self) -> QWidget | None:
        """The button of the chosen tab."""
        return self._group.checkedButton()

    def put(self, tabs: Sequence[Tab], key: str = "") -> None:
        """Show other tabs; the chosen one stays where it is still there."""
        wanted = key or self.key
        focused = any(button.hasFocus() for button in self._buttons)
        for button in self._buttons:
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.setParent(None)
            button.deleteLater()
        self._buttons = [TabButton(self._theme, tab) for tab in tabs]
        for place, button in enumerate(self._buttons):
            self._group.addButton(button)
            self._row.insertWidget(place, button)
        self.choose(wanted if any(tab.key == wanted for tab in tabs) else (tabs[0].key if tabs else ""))
        if focused and (chosen := self._group.checkedButton()) is not None:
            chosen.setFocus()

    def choose(self, key: str) -> None:
        """Choose a tab without a signal."""
        for button in self._buttons:
            button.setChecked(button.tab.key == key)
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if button.tab.key == key else Qt.FocusPolicy.ClickFocus
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right choose the next tab."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        here = next((n for n, button in enumerate(self._buttons) if button.isChecked()), None)
        if step and here is not None and 0 <= here + step < len(self._buttons):
            other = self._buttons[here + step]
            self.choose(other.tab.key)
            other.setFocus(Qt.FocusReason.TabFocusReason)
            self.chosen.emit(other.tab.key)
        else:
            super().keyPressEvent(event)

    def _take(self, button: TabButton) -> None:
        self.choose(button.tab.key)
        self.chosen.emit(button.tab.key)


class TabStrip(QScrollArea):
    """Tabs that scroll sideways where they have too little room; the chosen one is always seen."""

    def __init__(self, theme: Theme, tabs: Tabs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = tabs
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(tabs)
        self.setFixedHeight(theme.look.height(Measure.TABS))
        tabs.chosen.connect(self.show_chosen)

    @Slot()
    def show_chosen(self) -> None:
        """Scroll to the tab that is chosen."""
        if (button := self._tabs.chosen_button) is not None:
            self.ensureWidgetVisible(button, button.width(), 0)

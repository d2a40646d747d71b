"""Tabs with counts: a line under the chosen one; arrow keys move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from ui.desktop.icons import Icon
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.controls import IconButton, paint_ring


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
        self.first = False
        """Whether its words begin at the edge, as everything else on the page does."""
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setText(tab.words)
        self.setFont(theme.look.font(Type.STRONG))
        self.setAccessibleName(tab.spoken)

    def sizeHint(self) -> QSize:
        look = self._theme.look
        words = self.fontMetrics().horizontalAdvance(self._words())
        return QSize(words + self._before() + look.units(10), look.height(Measure.TABS))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()  # words are never squeezed: what does not fit is scrolled to

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows are for all tabs together; Qt would look for a neighbour by where it lies."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _before(self) -> int:
        return 0 if self.first else self._theme.look.units(10)

    def _words(self) -> str:
        return f"{self.tab.words}   {self.tab.figure}" if self.tab.figure else self.tab.words

    def paintEvent(self, event: QPaintEvent) -> None:
        look, c = self._theme.look, self._theme.look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            left, after = self._before(), look.units(10)
            strong = self.isChecked() or self.underMouse()
            painter.setFont(self.font())
            painter.setPen(QColor(c.text if strong else c.text_2))
            inner = self.rect().adjusted(left, 0, -after, 0)
            painter.drawText(
                inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.tab.words
            )
            if self.tab.count is not None:
                painter.setPen(QColor(c.text_3))
                right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
                painter.drawText(inner, right, self.tab.figure)
            if self.isChecked():
                painter.fillRect(
                    QRectF(left, self.height() - 2, self.width() - left - after, 2), QColor(c.accent)
                )
            if self.hasFocus():
                paint_ring(painter, QRectF(self.rect()).adjusted(0, 2, 0, -4), look.units(6), c.ring)


class Tabs(QWidget):
    """Emits `chosen` with the key of a tab."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.flush = False
        """Whether the words of the first tab begin at the very edge."""
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
            button.first = self.flush and place == 0
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

    def spans(self) -> list[tuple[Tab, int, int]]:
        """Each tab with where it begins and ends, in pixels, when no tab is squeezed."""
        found, left = [], 0
        for button in self._buttons:
            wide = button.sizeHint().width()
            found.append((button.tab, left, left + wide))
            left += wide + self._row.spacing()
        return found

    def ends(self) -> list[int]:
        """Where each tab ends."""
        return [end for _, _, end in self.spans()]

    def take(self, key: str) -> None:
        """Choose a tab as a click does."""
        self.choose(key)
        self.chosen.emit(key)

    def _take(self, button: TabButton) -> None:
        self.take(button.tab.key)


class TabStrip(QScrollArea):
    """Tabs that scroll sideways where they have too little room; a menu has those that do not fit.

    The chosen one is always seen, and from the beginning no tab is cut in two.
    """

    def __init__(
        self, theme: Theme, tabs: Tabs, parent: QWidget | None = None, *, flush: bool = False
    ) -> None:
        """`flush`: the words of the first tab begin at the edge, where the page keeps a margin already."""
        super().__init__(parent)
        self._tabs = tabs
        tabs.flush = flush
        self.more = IconButton(theme, Icon.MORE, "More tabs", self)
        self.more.clicked.connect(self._show_more)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(tabs)
        self.setFixedHeight(theme.look.height(Measure.TABS))
        tabs.chosen.connect(self.show_chosen)
        tabs.installEventFilter(self)
        self._fit()

    @Slot()
    def show_chosen(self) -> None:
        """Scroll to the tab that is chosen."""
        if (button := self._tabs.chosen_button) is not None:
            self.ensureWidgetVisible(button, button.width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    @Slot()
    def _fit(self) -> None:
        ends = self._tabs.ends()
        over = bool(ends) and ends[-1] > self.width()
        self.more.setVisible(over)
        room = self.width() - self.more.sizeHint().width()
        whole = max((end for end in ends if end <= room), default=room) if over else self.width()
        self.setViewportMargins(0, 0, self.width() - whole, 0)
        size = self.more.sizeHint()
        self.more.setGeometry(whole, (self.height() - size.height()) // 2, size.width(), size.height())

    @Slot()
    def _show_more(self) -> None:
        """Those that are not wholly in sight, by their names."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        left = self.horizontalScrollBar().value()
        for tab, start, end in self._tabs.spans():
            if start < left or end > left + self.viewport().width():
                menu.addAction(tab.spoken, partial(self._tabs.take, tab.key))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

"""The views of a list side by side: one is on; those that do not fit, and what one can do with views, behind “…”."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from app.views import View
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.controls import paint_ring
from ui.desktop.parts.pressing import EnterPresses


class ViewButton(EnterPresses, QPushButton):
    """The name of a view, with how many records it holds."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._theme = theme
        self.figure = ""
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(theme.look.font(Type.STRONG))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = self._theme.look
        words = self.fontMetrics().horizontalAdvance(self.text())
        figure = self.fontMetrics().horizontalAdvance(self.figure) + look.units(6) if self.figure else 0
        return QSize(words + figure + look.units(20), look.height(Measure.BUTTON))

    def show_figure(self, count: int | None) -> None:
        """How many records the view holds; None where nobody counted."""
        self.figure = "" if count is None else f"{count:,}"
        self.setAccessibleName(f"{self.text()}, {self.figure}" if self.figure else self.text())
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        c = look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame, radius = QRectF(self.rect()), look.units(6)
            if self.isChecked() or self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(c.selection_idle if self.isChecked() else c.hover))
                painter.drawRoundedRect(frame, radius, radius)
            painter.setFont(self.font())
            painter.setPen(QColor(c.text if self.isChecked() else c.text_2))
            room = self.rect().adjusted(look.units(10), 0, -look.units(4), 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
            painter.setPen(QColor(c.text_3))
            room.adjust(self.fontMetrics().horizontalAdvance(self.text()) + look.units(6), 0, 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.figure)
            if self.hasFocus():
                paint_ring(painter, frame, radius, c.ring)


class ViewBar(QWidget):
    """All views of a kind."""

    chosen = Signal(object)
    """A View."""
    asked = Signal(str)
    """What to do with views: `save`, `delete`, `columns` …, by the codes that `offer` was given."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._views: tuple[View, ...] = ()
        self._buttons: list[ViewButton] = []
        self._offers: tuple[tuple[str, str], ...] = ()
        self.more = ViewButton(theme, "…")
        self.more.setCheckable(False)
        self.more.setAccessibleName("More views, columns and grouping")
        self.more.clicked.connect(self._pop)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.look.units(2))
        self._row.addWidget(self.more)
        self._row.addStretch(1)

    def show_views(self, views: Sequence[View], current: str) -> None:
        """Show these views; the one called `current` is on, none where it is not among them."""
        if [one.name for one in views] != [one.name for one in self._views]:
            for button in self._buttons:
                self._row.removeWidget(button)
                button.setParent(None)
                button.deleteLater()
            self._buttons = [self._button(view) for view in views]
            for place, button in enumerate(self._buttons):
                self._row.insertWidget(place, button)
        self._views = tuple(views)
        for view, button in zip(self._views, self._buttons, strict=True):
            button.setChecked(view.name == current)
        self._fit()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many records each view holds, by name."""
        for view, button in zip(self._views, self._buttons, strict=True):
            button.show_figure(counts.get(view.name))
        self._fit()

    def offer(self, offers: Sequence[tuple[str, str]]) -> None:
        """(code, words) of what stands in the menu below the views; an empty code is a line."""
        self._offers = tuple(offers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(self.more.sizeHint().width(), self._theme.look.height(Measure.BUTTON))

    def _button(self, view: View) -> ViewButton:
        button = ViewButton(self._theme, view.name, self)
        button.clicked.connect(self._choose)
        return button

    def _fit(self) -> None:
        """Those that do not fit stand in the menu; the one that is on is always seen."""
        gap = self._row.spacing()
        room = self.width() - self.more.sizeHint().width() - gap
        on = next((b for b in self._buttons if b.isChecked()), None)
        if on is not None:
            room -= on.sizeHint().width() + gap
        for button in self._buttons:
            if button is not on:
                room -= button.sizeHint().width() + gap
                button.setVisible(room >= 0)
            else:
                button.setVisible(True)

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        assert isinstance(button, ViewButton)
        place = self._buttons.index(button)
        self._buttons[place].setChecked(True)
        self.chosen.emit(self._views[place])

    @Slot()
    def _pop(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, button in enumerate(self._buttons):
            if not button.isVisible():
                menu.addAction(self._views[place].name).setData(f"view:{place}")
        if menu.actions():
            menu.addSeparator()
        for code, words in self._offers:
            if code:
                menu.addAction(words).setData(code)
            else:
                menu.addSeparator()
        menu.triggered.connect(self._triggered)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    @Slot(QAction)
    def _triggered(self, action: QAction) -> None:
        code = str(action.data())
        if code.startswith("view:"):
            self.chosen.emit(self._views[int(code[5:])])
        else:
            self.asked.emit(code)

"""The two columns of the form, each of which scrolls by itself; the right one gives way first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QWidget

from ui.desktop.look import Theme
from ui.desktop.parts.words import Ground

_ASIDE, _NARROW_ASIDE, _NARROW = 320, 256, 900
"""Widths in units: of the right column, of the same where both together are narrower than the last."""


class Columns(QWidget):
    """Shows the two halves of a form."""

    _moved = Signal()
    """The focus is elsewhere, or what has it was moved; heard when everything is laid out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._left, self._right = _area(), _area()
        upright = Ground(theme, "line")
        upright.setFixedWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left, 1)
        row.addWidget(upright)
        row.addWidget(self._right)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)
        self._moved.connect(self._follow, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _follow(self) -> None:
        """What has the focus is seen."""
        focus = QApplication.focusWidget()
        if focus is not None:
            self.bring(focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._moved.emit()
        return super().eventFilter(watched, event)

    def put(self, left: QWidget, right: QWidget) -> None:
        """Show these; what stood there before is deleted."""
        left.installEventFilter(self)
        self._left.setWidget(left)
        self._right.setWidget(right)

    def clear(self) -> None:
        """Show nothing."""
        for area in (self._left, self._right):
            if (widget := area.takeWidget()) is not None:
                widget.hide()
                widget.deleteLater()

    def bring(self, control: QWidget) -> None:
        """Scroll so that a control is seen."""
        for area in (self._left, self._right):
            inside = area.widget()
            if inside is not None and inside.isAncestorOf(control):
                area.ensureWidgetVisible(control)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.look.units(_NARROW)
        self._right.setFixedWidth(self._theme.look.units(_NARROW_ASIDE if narrow else _ASIDE))


def _area() -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area

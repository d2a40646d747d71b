"""In a low window, what stands below a form gives way while it asks: no field is ever crushed."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, SignalInstance, Slot
from PySide6.QtWidgets import QWidget

from ui.desktop.look import Theme


class Asking(Protocol):
    """A form that is hidden until it asks."""

    asked: SignalInstance
    left: SignalInstance

    @property
    def asking(self) -> object:
        """True where it asks."""


class GivesWay(QObject):
    """One for each page with a form; `filler` stands where `below` stood."""

    def __init__(
        self, theme: Theme, page: QWidget, form: Asking, below: QWidget, filler: QWidget, low: int
    ) -> None:
        """`low` in units: the height of the page below which there is no room for both."""
        super().__init__(page)
        self._theme, self._page, self._form = theme, page, form
        self._below, self._filler, self._low = below, filler, low
        filler.hide()
        form.asked.connect(self.fit)
        form.left.connect(self.fit)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() is QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    @Slot()
    def fit(self) -> None:
        """Show what stands below, or let it give way."""
        gives = bool(self._form.asking) and self._page.height() < self._theme.look.units(self._low)
        self._below.setVisible(not gives)
        self._filler.setVisible(gives)

"""Single letters that are pressed in a list and mean a step; what is typed on to find a title stays typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

TYPING_MS = 1_000
"""Pause after which typing begins anew, as in the lists."""

_MODIFIED = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Letters(QObject):
    """`takes` is told a letter and answers whether it meant something."""

    def __init__(self, takes: Callable[[str], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._takes = takes
        self._typing = QElapsedTimer()

    def watch(self, view: QWidget) -> None:
        """Hear the keys of a list."""
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            letter = event.text()
            if len(letter) == 1 and letter.isalpha() and not event.modifiers() & _MODIFIED:
                within = self._typing.isValid() and self._typing.elapsed() < TYPING_MS
                if not within and self._takes(letter):
                    return True
                if letter.upper() not in "JK":
                    self._typing.restart()
        return super().eventFilter(watched, event)

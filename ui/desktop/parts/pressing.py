"""Enter presses the button that has the focus, as Space does; Qt leaves that to the system, and most leave it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})

if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object


class EnterPresses(_Base):
    """Stands before the class of a button; what the page means by Ctrl+Enter stays the page's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_another = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and not with_another:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

"""What every field editor is: a label, its control, and one line below for what was understood or is wrong."""

from __future__ import annotations

from typing import Any, TypedDict

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from db.values.errors import InvalidValue
from ui.desktop.dressing import mark_wrong
from ui.desktop.look import Theme, Type
from ui.desktop.parts.words import Label


class Kept(TypedDict, total=False):
    """What every editor may be told besides its words."""

    required: bool
    parent: QWidget | None


class Editor(QWidget):
    """Edits one field. Subclasses set `control` through `_place` and answer `value`, `set_value`, `typed`, `retype`."""

    changed = Signal()
    """The officer has typed or chosen something."""
    left = Signal()
    """The focus has left the editor."""
    marked = Signal()
    """An error was shown or taken back."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        help: str = "",
        *,
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.words = words
        self.help = help
        self.required = required
        self.control: QWidget = self
        self.aside: QWidget | None = None
        """Stands beside the label while the pointer or the focus is here."""
        self.wrong = ""
        self.label = Label(theme, Type.SMALL, "text_3", f"{words} *" if required else words)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(0, 0, 0, 0)
        self.head.addWidget(self.label, 1)
        self.hint = Label(theme, Type.SMALL, "text_3")
        self.hint.setWordWrap(True)
        self.hint.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.look.units(4))
        self.column.addLayout(self.head)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setToolTip(help)

    def value(self) -> Any:
        """The value of the field's kind, None where empty; raises InvalidValue for text that cannot be read."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value; this is no change by the officer."""
        raise NotImplementedError

    def typed(self) -> Any:
        """What stands in the control, readable or not, as JSON: what a draft keeps."""
        raise NotImplementedError

    def retype(self, json: Any) -> None:
        """Put back what a draft kept; tells `changed`."""
        raise NotImplementedError

    def problem(self) -> str:
        """What is wrong with what stands here, in words; empty where nothing is."""
        try:
            value = self.value()
        except InvalidValue as error:
            return str(error)
        return f"{self.words} is needed." if self.required and value in (None, "", ()) else ""

    def error(self, words: str) -> None:
        """Say what is wrong; empty takes it back."""
        if words == self.wrong:
            return
        self.wrong = words
        self._tell(words, "overdue")
        mark_wrong(self.control, bool(words))
        if not words:
            self.refresh()
        self.marked.emit()

    def understood(self, words: str, *, doubtful: bool = False) -> None:
        """Say what was understood, or ask what was meant."""
        if not self.wrong:
            mark = "?" if doubtful else "✓"
            self._tell(f"{mark} {words}" if words else "", "caution" if doubtful else "done")

    def refresh(self) -> None:
        """Say anew what is understood; only where an editor understands words."""
        self.understood("")

    def check(self, *, all_of_it: bool = False) -> bool:
        """Look at what stands here; an empty field is wrong only when asked about all of it."""
        found = self.problem()
        if found and not all_of_it and self._is_empty():
            found = ""
        self.error(found)
        return not found

    def go(self) -> None:
        """Give the focus to the control."""
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_empty(self) -> bool:
        return self.typed() in (None, "", [], {})

    def _place(self, control: QWidget, *, watched: QWidget | None = None) -> None:
        """Make a widget the control; `watched` is where the focus goes, where that is a widget inside it."""
        self.control = watched or control
        self.label.setBuddy(self.control)
        self.control.setAccessibleName(self.words)
        self.control.setAccessibleDescription(self.help)
        self.control.installEventFilter(self)
        self.setFocusProxy(self.control)
        self.column.addWidget(control)
        self.column.addWidget(self.hint)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_aside(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_aside(self.control.hasFocus())

    def _show_aside(self, on: bool) -> None:
        if self.aside is not None:
            self.aside.setVisible(on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self._show_aside(True)
        elif event.type() is QEvent.Type.FocusOut:
            self._show_aside(False)
            self._leave()
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        self.check()
        self.left.emit()

    def _touch(self) -> None:
        """The officer changed something: what was wrong is looked at again only on leaving."""
        self.error("")
        self.refresh()
        self.changed.emit()

    def _tell(self, words: str, colour: str) -> None:
        self.hint.setText(words)
        self.hint.set_colour(colour)
        self.hint.setVisible(bool(words))
        self.control.setAccessibleDescription(words or self.help)

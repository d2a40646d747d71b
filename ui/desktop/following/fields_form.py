"""A few fields asked for in the page: Enter takes them, Esc leaves; what was typed stays where it is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import InvalidValue
from ui.desktop.forms.editor import Editor
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Ground, Label, rule

PER_LINE = 4
"""Fields side by side."""


class FieldsForm(Ground):
    """Hidden until `ask`."""

    given = Signal(str, object)
    """What was asked, by its code, and the values by name."""
    left = Signal()
    asked = Signal()
    """Something is asked for now; what stands below may give way."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "side", parent)
        look = theme.look
        self._look = look
        self._code = ""
        self._editors: dict[str, Editor] = {}
        self._check: Callable[[Mapping[str, Any]], str] | None = None
        self._box: QWidget | None = None
        self.head = Label(theme, Type.STRONG)
        self.wrong = Label(theme, Type.SMALL, "overdue")
        self.wrong.setWordWrap(True)
        self.take = Button(theme, "", Weight.OUTLINED, key="Enter")
        self.leave = Button(theme, "Not now", Weight.QUIET, key="Esc")
        foot = QHBoxLayout()
        foot.setSpacing(look.units(8))
        foot.addWidget(self.take)
        foot.addWidget(self.leave)
        foot.addWidget(self.wrong, 100)
        foot.addStretch(1)
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(look.units(32), look.units(12), look.units(32), look.units(12))
        self._inner.setSpacing(look.units(8))
        self._inner.addWidget(self.head)
        self._inner.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule(theme))
        column.addLayout(self._inner)
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(self.close_form)
        self.hide()

    @property
    def asking(self) -> str:
        """The code of what is asked; empty where nothing is."""
        return self._code

    def editor(self, name: str) -> Editor:
        """The editor of a field."""
        return self._editors[name]

    def ask(
        self,
        code: str,
        words: str,
        fields: Sequence[tuple[str, Editor]],
        check: Callable[[Mapping[str, Any]], str] | None = None,
    ) -> None:
        """Ask for fields; `check` says what is lacking in all of them together, empty where nothing is."""
        self._clear()
        self._code, self._check, self._editors = code, check, dict(fields)
        self.head.setText(words)
        self.take.setText(words)
        self.take.setAccessibleName(words)
        self._box = QWidget()
        lines = QVBoxLayout(self._box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._look.units(8))
        chain = list(self._editors.values())
        for start in range(0, len(chain), PER_LINE):
            row = QHBoxLayout()
            row.setSpacing(self._look.units(12))
            for editor in chain[start : start + PER_LINE]:
                editor.control.installEventFilter(self)
                row.addWidget(editor, 1, Qt.AlignmentFlag.AlignTop)
            lines.addLayout(row)
        self._inner.insertWidget(1, self._box)
        for one, other in pairwise(chain):
            self.setTabOrder(one.control, other.control)
        self.refuse("")
        self.show()
        self.asked.emit()
        if chain:
            chain[0].go()

    def refuse(self, words: str) -> None:
        """Say why it was not taken; empty takes it back."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))

    @Slot()
    def close_form(self) -> None:
        """Ask nothing any more."""
        asked = bool(self._code)
        self._clear()
        self.hide()
        if asked:
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if any(one.control is watched and _offering(one) for one in self._editors.values()):
                return False
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_form()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _take(self) -> None:
        wrong = [one for one in self._editors.values() if not one.check(all_of_it=True)]
        if wrong:
            wrong[0].go()
            return
        try:
            values = {name: one.value() for name, one in self._editors.items()}
        except InvalidValue as error:
            self.refuse(str(error))
            return
        lacking = self._check(values) if self._check is not None else ""
        self.refuse(lacking)
        if not lacking:
            self.given.emit(self._code, values)

    def _clear(self) -> None:
        self._code, self._editors = "", {}
        if self._box is not None:
            self._inner.removeWidget(self._box)
            self._box.hide()
            self._box.deleteLater()
            self._box = None


def _offering(editor: Editor) -> bool:
    """Whether names are offered under a field; Enter then chooses one of them."""
    offers = getattr(editor, "_offers", None)
    return offers is not None and offers.isVisible()

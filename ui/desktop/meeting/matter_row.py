"""A point with the commitments that came of it; without a title only they stand there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.meetings.sheet import Matter, Promise
from ui.desktop.icons import Icon
from ui.desktop.look import Look, Theme, Type
from ui.desktop.meeting.line import Remover
from ui.desktop.meeting.promise_row import PromiseRow, Told
from ui.desktop.parts.controls import IconButton
from ui.desktop.parts.fields import line_edit
from ui.desktop.parts.words import Label, rule
from ui.desktop.sheet import PLAIN


class MatterRow(QWidget):
    """Alt+↑/↓ in the title moves it, Backspace in an empty title takes it away."""

    changed = Signal()
    grown = Signal()
    removing = Signal()
    moving = Signal(int)
    done = Signal()

    def __init__(self, told: Told, matter: Matter, *, titled: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self._kept = matter
        self.titled = titled
        self.promises: list[PromiseRow] = []
        theme = told.basis.theme
        look = theme.look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.rank = Label(theme, Type.BODY, "text_3")
        self.rank.setFixedWidth(look.units(24))
        self.rank.setContentsMargins(look.units(4), 0, 0, 0)
        self.title = line_edit(theme, "Point")
        self.title.setProperty(PLAIN, True)
        self.title.setFont(look.font(Type.STRONG))
        self.title.setText(matter.title)
        self.title.setCursorPosition(0)
        self.title.textEdited.connect(self.changed)
        self.title.installEventFilter(self)
        self.plus = IconButton(theme, Icon.PLUS, "Add a commitment to this point")
        self.plus.clicked.connect(self.begin)
        self.remove = Remover(theme, "Remove the point", self)
        self.remove.clicked.connect(self.removing)
        self._arrange(theme, look)
        for promise in matter.promises:
            self.add(promise)

    def _arrange(self, theme: Theme, look: Look) -> None:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.units(2))
        for widget in (self.rank, self.title, self.plus, self.remove):
            line.addWidget(widget, 1 if widget is self.title else 0)
        if not self.titled:
            head.hide()
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(look.units(24), 0, 0, 0)
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, look.units(4), 0, 0)
        column.setSpacing(look.units(2))
        column.addWidget(head)
        column.addLayout(self._rows)
        column.addWidget(rule(theme))

    @property
    def empty(self) -> bool:
        """Whether nothing stands here."""
        return not self.promises and not (self.titled and self.title.text().strip())

    def matter(self) -> Matter:
        """The point as it stands. Raises InvalidValue."""
        promises = tuple(row.promise() for row in self.promises)
        title = self.title.text().strip() if self.titled else ""
        return Matter(title, self._kept.summary, promises, self._kept.id)

    def typed(self) -> dict[str, Any]:
        """What a draft keeps."""
        return {
            "titled": self.titled,
            "title": self.title.text(),
            "summary": self._kept.summary,
            "id": self._kept.id,
            "promises": [row.typed() for row in self.promises],
        }

    def add(self, promise: Promise) -> PromiseRow:
        """A commitment at the end."""
        row = PromiseRow(self._told, promise)
        row.changed.connect(self.changed)
        row.removing.connect(self._remove)
        row.done.connect(self.done)
        self.promises.append(row)
        self._rows.addWidget(row)
        self.grown.emit()
        return row

    @Slot()
    def begin(self) -> None:
        """An empty commitment, to be typed."""
        row = self.add(Promise(""))
        row.show()
        row.side.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def rank_is(self, place: int) -> None:
        """Its place among the points."""
        self.rank.setText(str(place))
        self.title.setAccessibleName(f"Point {place}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.title and event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            match event.key():
                case Qt.Key.Key_Up | Qt.Key.Key_Down if alt:
                    self.moving.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers():
                    self.done.emit()
                    return True
                case Qt.Key.Key_Backspace if not self.title.text() and not self.promises:
                    self.removing.emit()
                    return True
        return super().eventFilter(watched, event)

    @Slot()
    def _remove(self) -> None:
        row = self.sender()
        if isinstance(row, PromiseRow):
            self.promises.remove(row)
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
            if self.titled:
                self.title.setFocus()
            elif not self.promises:
                self.removing.emit()
            self.changed.emit()

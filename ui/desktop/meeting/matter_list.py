"""Points with their commitments, and the line in which the next one is typed: Enter a point, Tab a commitment."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.meetings.sheet import Matter, Promise
from app.meetings.shorthand import due_said, read_shorthand
from db.values.errors import InvalidValue
from ui.desktop.look import Type
from ui.desktop.meeting.line import go_on
from ui.desktop.meeting.matter_row import MatterRow
from ui.desktop.meeting.promise_row import Told, retyped
from ui.desktop.parts.fields import line_edit
from ui.desktop.parts.words import Label, rule


class MatterList(QWidget):
    """A line that begins as shorthand does (`joint agreed: …`) is a commitment with Enter too."""

    changed = Signal()
    grown = Signal()

    def __init__(self, told: Told, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = told
        self.rows: list[MatterRow] = []
        self._last: Promise | None = None
        theme = told.basis.theme
        look = theme.look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.count = Label(theme, Type.SMALL, "text_3")
        head = QHBoxLayout()
        head.addWidget(Label(theme, Type.SECTION, "text_2", "Points and commitments"), 1)
        head.addWidget(self.count)
        self.line = line_edit(theme, "Add a point or a commitment", "Add a point, or “theirs proposed: …”")
        self.line.setToolTip("Enter: next point. Tab: make it a commitment.")
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self.changed)
        plus = Label(theme, Type.BODY, "text_3", "+")
        plus.setFixedWidth(look.units(20))
        plus.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint = Label(theme, Type.SMALL, "text_3", "Enter next point   Tab make it a commitment")
        foot = QHBoxLayout()
        foot.setContentsMargins(0, look.units(6), 0, 0)
        foot.setSpacing(look.units(4))
        foot.addWidget(plus)
        foot.addWidget(self.line, 1)
        foot.addWidget(hint)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addSpacing(look.units(6))
        self._column.addWidget(rule(theme))
        self._first = self._column.count()
        self._column.addLayout(foot)
        self._tell()

    def matters(self) -> tuple[Matter, ...]:
        """Points and commitments as they stand; what is typed and not yet taken counts too. Raises InvalidValue."""
        return tuple(row.matter() for row in self.rows if not row.empty)

    def put(self, matters: tuple[Matter, ...]) -> None:
        """Show these in place of what stands here."""
        for row in list(self.rows):
            self._drop(row)
        for matter in matters:
            self._add(matter, titled=bool(matter.title) or matter.id is not None)
        self._tell()

    def take(self) -> None:
        """Take what stands in the line and was not taken yet."""
        if self.line.text().strip():
            self._enter()

    def typed(self) -> dict[str, Any]:
        """What a draft keeps."""
        return {"rows": [row.typed() for row in self.rows], "line": self.line.text()}

    def retype(self, json: Any) -> None:
        """Put back what a draft kept."""
        for row in list(self.rows):
            self._drop(row)
        for one in json.get("rows", ()):
            matter = Matter(one.get("title", ""), one.get("summary", ""), (), one.get("id"))
            row = self._add(matter, titled=one.get("titled", True))
            for said in one.get("promises", ()):
                row.add(retyped(said)).retype_due(said.get("due"))
        self.line.setText(json.get("line", ""))
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            match event.key():
                case _ if event.modifiers():
                    pass
                case Qt.Key.Key_Return | Qt.Key.Key_Enter if not self.line.text().strip():
                    go_on(self.line)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._enter()
                    return True
                case Qt.Key.Key_Tab if self.line.text().strip():
                    row = self._promise(self.line.text())
                    if row.side.side is None:
                        row.side.setFocus(Qt.FocusReason.TabFocusReason)
                    else:
                        row.due.go()
                    return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        words = self.line.text().strip()
        if read_shorthand(words).wording != words:
            self._promise(words)
        else:
            self.line.clear()
            self._add(Matter(words), titled=True)
            self._tell()
            self.changed.emit()

    def _promise(self, words: str) -> Any:
        promise = read_shorthand(words, self._latest())
        self.line.clear()
        host = self.rows[-1] if self.rows else self._add(Matter(), titled=False)
        row = host.add(promise)
        if due := due_said(promise.wording, self._told.day()):
            row.retype_due(due)
        row.show()
        self._tell()
        self.changed.emit()
        return row

    def _latest(self) -> Promise | None:
        """The commitment typed last, of which the next one is taken to be like."""
        said = [row for matter in self.rows for row in matter.promises]
        try:
            return said[-1].promise() if said else None
        except InvalidValue:
            return None

    def _add(self, matter: Matter, *, titled: bool) -> MatterRow:
        row = MatterRow(self._told, matter, titled=titled)
        row.changed.connect(self._note)
        row.grown.connect(self.grown)
        row.removing.connect(self._remove)
        row.moving.connect(self._move)
        row.done.connect(self._go_on)
        self.rows.append(row)
        self._column.insertWidget(self._first + len(self.rows) - 1, row)
        self.grown.emit()
        return row

    @Slot()
    def _go_on(self) -> None:
        self.line.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _note(self) -> None:
        self._tell()
        self.changed.emit()

    @Slot()
    def _remove(self) -> None:
        row = self.sender()
        if isinstance(row, MatterRow) and row in self.rows:
            self._drop(row)
            self.line.setFocus()
            self._note()

    @Slot(int)
    def _move(self, step: int) -> None:
        row = self.sender()
        if not isinstance(row, MatterRow):
            return
        place = self.rows.index(row)
        if 0 <= place + step < len(self.rows):
            self.rows.insert(place + step, self.rows.pop(place))
            self._column.removeWidget(row)
            self._column.insertWidget(self._first + place + step, row)
            self.grown.emit()
            self._note()

    def _drop(self, row: MatterRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _tell(self) -> None:
        titled = [row for row in self.rows if row.titled]
        for place, row in enumerate(titled, 1):
            row.rank_is(place)
        said = sum(len(row.promises) for row in self.rows)
        points = f"{len(titled)} {'point' if len(titled) == 1 else 'points'}"
        promised = f"{said} {'commitment' if said == 1 else 'commitments'}"
        self.count.setText(f"{points}, {promised}" if self.rows else "")

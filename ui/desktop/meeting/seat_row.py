"""One participant in the list of a party: who, in which rank and role; Enter opens what else is known."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.meetings.sheet import NewPerson, Seat
from db.values.choices import Role
from db.values.errors import InvalidValue
from ui.desktop.forms.texts import LineEditor, NumberEditor
from ui.desktop.look import Theme, Type
from ui.desktop.meeting.line import Line, Remover
from ui.desktop.meeting.role_cell import RoleCell
from ui.desktop.parts.words import Label, rule


class SeatRow(QWidget):
    """Delete takes it away, Alt+↑/↓ moves it."""

    changed = Signal()
    removing = Signal()
    moving = Signal(int)

    def __init__(
        self, theme: Theme, seat: Seat, title: str, detail: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._seat = seat
        self.title, self._detail = title, detail
        self._editors: dict[str, LineEditor | NumberEditor] = {}
        look = theme.look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.rank = Label(theme, Type.BODY, "text_3")
        self.rank.setFixedWidth(look.units(24))
        self.rank.setContentsMargins(look.units(4), look.units(5), 0, 0)
        self.head = Line(theme)
        self.head.installEventFilter(self)
        self.head.clicked.connect(self.toggle)
        self.role = RoleCell(theme, seat.role)
        self.role.installEventFilter(self)
        self.role.chosen.connect(self._note)
        self.remove = Remover(theme, f"Remove {title}", self)
        self.remove.clicked.connect(self.removing)
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout()
        row.setContentsMargins(0, look.units(2), 0, look.units(2))
        row.setSpacing(look.units(2))
        row.addWidget(self.rank, 0, top)
        row.addWidget(self.head, 1)
        row.addWidget(self.role, 0, top)
        row.addWidget(self.remove, 0, top)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(row)
        self._column.addWidget(rule(theme))
        self._tell()

    def seat(self) -> Seat:
        """Who sits there. Raises InvalidValue for a head count that is no number."""
        read = {name: editor.value() for name, editor in self._editors.items()}
        found = replace(self._seat, role=self.role.role)
        if "remark" in read:
            found = replace(found, remark=read["remark"] or None)
        if "head_count" in read:
            found = replace(found, head_count=read["head_count"])
        if found.new is not None and "post" in read:
            new = replace(found.new, post=read["post"] or "", organisation=read["organisation"] or "")
            found = replace(found, new=new)
        return found

    def typed(self) -> dict[str, Any]:
        """What a draft keeps."""
        try:
            seat = self.seat()
        except InvalidValue:
            seat = replace(self._seat, role=self.role.role)
        return {**asdict(seat), "title": self.title, "detail": self._detail}

    def rank_is(self, place: int) -> None:
        """Its place within the party."""
        self.rank.setText(str(place))

    @Slot()
    def toggle(self) -> None:
        """Open what else is known, or close it."""
        if not self._editors:
            self._open()
        elif self._box.isVisible():
            self._box.hide()
        else:
            self._box.show()
            next(iter(self._editors.values())).go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            match event.key():
                case Qt.Key.Key_Up | Qt.Key.Key_Down if alt:
                    self.moving.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
                    return True
                case Qt.Key.Key_Delete if not event.modifiers():
                    self.removing.emit()
                    return True
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        theme, seat = self._theme, self._seat
        self._box = QWidget()
        column = QVBoxLayout(self._box)
        column.setContentsMargins(theme.look.units(28), 0, 0, theme.look.units(8))
        if seat.new is not None and seat.new.kind == "person":
            self._editors["post"] = LineEditor(theme, "Post")
            self._editors["post"].set_value(seat.new.post)
            self._editors["organisation"] = LineEditor(theme, "Organisation")
            self._editors["organisation"].set_value(seat.new.organisation)
        elif not seat.person_id:
            self._editors["head_count"] = NumberEditor(theme, "Head count")
            self._editors["head_count"].set_value(seat.head_count)
        self._editors["remark"] = LineEditor(theme, "Remark")
        self._editors["remark"].set_value(seat.remark)
        for editor in self._editors.values():
            editor.changed.connect(self._note)
            column.addWidget(editor)
        self._column.insertWidget(1, self._box)
        self._box.show()
        next(iter(self._editors.values())).go()

    @Slot()
    def _note(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        try:
            seat = self.seat()
        except InvalidValue:
            seat = self._seat
        detail = self._detail
        if seat.new is not None:
            held = ", ".join(part for part in (seat.new.post, seat.new.organisation) if part)
            detail = " · ".join(part for part in (f"new {seat.new.kind}", held) if part)
        if seat.head_count is not None:
            people = "1 person" if seat.head_count == 1 else f"{seat.head_count} people"
            detail = " · ".join(part for part in (detail, people) if part)
        self.head.say(self.title, " · ".join(part for part in (detail, seat.remark or "") if part))
        self.role.name(self.title)


def retyped(json: dict[str, Any]) -> tuple[Seat, str, str]:
    """The seat, title and detail that a draft kept."""
    new = json.get("new")
    seat = Seat(
        json.get("person_id"),
        json.get("post_id"),
        json.get("organisation_id"),
        NewPerson(**new) if new else None,
        Role(json.get("role", Role.MEMBER.value)),
        json.get("head_count"),
        json.get("remark"),
        json.get("id"),
    )
    return seat, json.get("title", ""), json.get("detail", "")

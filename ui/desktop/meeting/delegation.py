"""Who took part for one party, in rank order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.meetings.opening import Named
from app.meetings.sheet import Delegation, NewPerson, Seat
from app.references import Mention
from db.values.choices import Role
from ui.desktop.forms.finder import Finder
from ui.desktop.look import Theme, Type
from ui.desktop.meeting.name_line import NameLine, Taken
from ui.desktop.meeting.seat_row import SeatRow, retyped
from ui.desktop.parts.words import Label, rule


@dataclass(frozen=True, slots=True)
class Party:
    """A party as its list is headed: `side` is `ours` or `theirs`."""

    id: str
    name: str
    side: str


class DelegationList(QWidget):
    """The list of one party; `first_role` is the role that whoever comes first is proposed in."""

    changed = Signal()
    grown = Signal()
    """Rows stand in another order, or there is a new one."""
    pasted = Signal(str)
    """Several lines of text that are to be read as names."""

    def __init__(self, theme: Theme, finder: Finder, party: Party, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.party = party
        self.first_role = Role.MEMBER
        self.rows: list[SeatRow] = []
        look = theme.look
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        heading = Label(theme, Type.SECTION, "text_2", f"{party.name}, {party.side}")
        self.count = Label(theme, Type.SMALL, "text_3")
        line = QHBoxLayout()
        line.addWidget(heading, 1)
        line.addWidget(self.count)
        self.line = NameLine(theme, finder, party.name)
        self.line.taken.connect(self._take)
        self.line.pasted.connect(self.pasted)
        self.line.typed.connect(self.changed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(line)
        self._column.addSpacing(look.units(6))
        self._column.addWidget(rule(theme))
        self._column.addWidget(self.line)
        self._tell()

    def delegation(self) -> Delegation:
        """The list as data. Raises InvalidValue."""
        return Delegation(self.party.id, tuple(row.seat() for row in self.rows))

    def put(self, seats: tuple[Seat, ...], names: Mapping[str, Mention]) -> None:
        """Show these in place of what stands here."""
        for row in list(self.rows):
            self._drop(row)
        for seat in seats:
            who = seat.person_id or seat.post_id or seat.organisation_id or ""
            known = names.get(who)
            title = seat.new.name if seat.new else known.title if known else "name not stated"
            self.add(seat, title, known.detail if known else "")

    def take_names(self, named: tuple[Named, ...]) -> None:
        """Add the people of a pasted list."""
        for one in named:
            self._take(Taken(one.entry, one.person))

    def add(self, seat: Seat, title: str, detail: str) -> SeatRow:
        """Add a row at the end."""
        row = SeatRow(self._theme, seat, title, detail)
        row.changed.connect(self.changed)
        row.removing.connect(self._remove)
        row.moving.connect(self._move)
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        self.grown.emit()
        self._tell()
        return row

    def typed(self) -> dict[str, Any]:
        """What a draft keeps."""
        return {"rows": [row.typed() for row in self.rows], "line": self.line.edit.text()}

    def retype(self, json: Any) -> None:
        """Put back what a draft kept."""
        for row in list(self.rows):
            self._drop(row)
        for one in json.get("rows", ()):
            self.add(*retyped(one))
        self.line.edit.setText(json.get("line", ""))

    @Slot(object)
    def _take(self, taken: Taken) -> None:
        entry, mention = taken.entry, taken.mention
        role = entry.role
        kind = mention.kind if mention is not None else taken.kind or entry.kind
        if role is Role.MEMBER and not self.rows and kind != "organisation":
            role = self.first_role
        seat = Seat(role=role, head_count=entry.head_count)
        if mention is None:
            new = NewPerson(entry.name, entry.post, entry.organisation, taken.kind or entry.kind)
            self.add(replace(seat, new=new), entry.name, "")
        else:
            who: dict[str, Any] = {f"{mention.kind}_id": mention.id}
            self.add(replace(seat, **who), mention.title, mention.detail)
        self.changed.emit()

    @Slot()
    def _remove(self) -> None:
        row = self.sender()
        if isinstance(row, SeatRow):
            place = self.rows.index(row)
            self._drop(row)
            near = self.rows[min(place, len(self.rows) - 1)].head if self.rows else self.line.edit
            near.setFocus()
            self._tell()
            self.changed.emit()

    @Slot(int)
    def _move(self, step: int) -> None:
        row = self.sender()
        if not isinstance(row, SeatRow):
            return
        place = self.rows.index(row)
        other = place + step
        if 0 <= other < len(self.rows):
            first = self._column.indexOf(self.rows[0])
            self.rows.insert(other, self.rows.pop(place))
            self._column.removeWidget(row)
            self._column.insertWidget(first + other, row)
            self.grown.emit()
            self._tell()
            self.changed.emit()

    def _drop(self, row: SeatRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _tell(self) -> None:
        for place, row in enumerate(self.rows, 1):
            row.rank_is(place)
        self.count.setText(str(len(self.rows)) if self.rows else "")

"""What the inbox learned from decisions, outlet by outlet, and how it is forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.inbox.learning import ENOUGH, Learned
from app.inbox.outlets import Outlet
from app.inbox.telling import GROUPS
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.fields import Field, line_edit
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import Row, RowKind
from ui.desktop.parts.words import Label


class LearnedSheet(QDialog):
    """Counts of decisions by outlet and kind; `forgetting` names an outlet, or none for all."""

    forgetting = Signal(object)
    settling = Signal(str, str)
    """An outlet, and the country where it is at home."""

    def __init__(
        self, theme: Theme, known: Sequence[Learned], at_home: Sequence[Outlet], outlet: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("What the inbox learned")
        words = Label(theme, Type.BODY, "text_2")
        words.setText(
            f"After {ENOUGH} decisions on one kind of proposal from one outlet, later ones of that kind are shown as"
            " more or less likely. Nothing else is learned, and it stays in this case file."
        )
        words.setWordWrap(True)
        self.list = RowList(theme, "What was learned")
        self.list.put(_rows(known, at_home))
        column = QVBoxLayout(self)
        margin = theme.look.units(16)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(margin)
        column.addWidget(words)
        column.addWidget(self.list, 1)
        self._arrange_home(theme, column, outlet, {one.name: one.country for one in at_home})
        column.addLayout(self._foot(theme, known=bool(known)))
        room = self.screen().availableSize()
        self.resize(theme.look.units(560), min(theme.look.units(520), room.height() - theme.look.units(40)))

    def _arrange_home(
        self, theme: Theme, column: QVBoxLayout, outlet: str, countries: Mapping[str, str]
    ) -> None:
        """Where an outlet is at home: two fields and a button."""
        self.outlet = line_edit(theme, "Outlet", free=True)
        self.outlet.setText(outlet)
        self.country = line_edit(theme, "At home in", free=True)
        self.country.setText(countries.get(outlet, ""))
        self.country.returnPressed.connect(self._settle)
        self.say = Button(theme, "Keep", Weight.OUTLINED)
        self.say.setAutoDefault(False)
        self.say.clicked.connect(self._settle)
        where = Label(theme, Type.SMALL, "text_2")
        where.setText("Where an outlet is at home: people without a country in its texts are of that side.")
        where.setWordWrap(True)
        column.addWidget(where)
        line = QHBoxLayout()
        line.setSpacing(theme.look.units(8))
        line.addWidget(Field(theme, "Outlet", self.outlet), 1)
        line.addWidget(Field(theme, "At home in", self.country), 1)
        line.addWidget(self.say, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(line)

    def _foot(self, theme: Theme, *, known: bool) -> QHBoxLayout:
        self.one = Button(theme, "Forget this outlet", Weight.OUTLINED)
        self.all = Button(theme, "Forget everything", Weight.OUTLINED)
        close = Button(theme, "Close", Weight.OUTLINED)
        for button in (self.one, self.all, close):
            button.setAutoDefault(False)
        self.one.setEnabled(known)
        self.all.setEnabled(known)
        self.one.clicked.connect(self._forget_one)
        self.all.clicked.connect(self._forget_all)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        for button in (self.one, self.all):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(close)
        return foot

    @Slot()
    def _settle(self) -> None:
        self.settling.emit(self.outlet.text(), self.country.text())
        self.close()

    @Slot()
    def _forget_one(self) -> None:
        outlet = self.list.key().rpartition("|")[0]
        if outlet:
            self.forgetting.emit(outlet)
            self.close()

    @Slot()
    def _forget_all(self) -> None:
        self.forgetting.emit(None)
        self.close()


def _rows(known: Sequence[Learned], at_home: Sequence[Outlet]) -> list[Row]:
    if not known and not at_home:
        return [Row(RowKind.PROSE, "Nothing yet: decide on proposals of a text that names its outlet.")]
    rows: list[Row] = []
    if at_home:
        rows.append(Row(RowKind.HEADING, "Where outlets are at home"))
        rows += [Row(RowKind.ITEM, one.name, one.country, "", f"{one.name}|") for one in at_home]
    outlet = ""
    for one in known:
        if one.outlet != outlet:
            outlet = one.outlet
            rows.append(Row(RowKind.HEADING, outlet))
        counts = f"{one.accepted} accepted · {one.changed} corrected · {one.rejected} rejected"
        moved = f"{one.shift:+d} %".replace("-", "−") if one.shift else "no change"
        rows.append(Row(RowKind.ITEM, GROUPS.get(one.kind, one.kind), counts, moved, f"{outlet}|{one.kind}"))
    return rows

"""Asks what to change in all selected records: a field, and what it becomes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.bulk import due_of, fields, options
from app.casefile import CaseFile
from app.catalog import Field, FieldKind
from app.settings import Settings
from db.values.errors import InvalidValue
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Choice, Weight
from ui.desktop.parts.fields import Field as Labelled
from ui.desktop.parts.fields import line_edit
from ui.desktop.parts.words import Label
from ui.desktop.worker import Question, Worker


class BulkDialog(QDialog):
    """The dialog; `wanted` tells field and value. One action changes all records; one undo takes it back."""

    wanted = Signal(str, str)

    def __init__(
        self,
        theme: Theme,
        case: CaseFile,
        reader: Worker,
        kind: str,
        what: str,
        parent: QWidget | None = None,
    ) -> None:
        """`what` names the records: “3 commitments”."""
        super().__init__(parent)
        self.setWindowTitle(f"Change {what}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._case, self._fields = case, fields(kind)
        self._reading = Question(reader, "Reading the choices …", self)
        self._month: int | None = None
        self._settling = Question(reader, "Reading the settings …", self)
        self.field, self.choice = Choice(theme), Choice(theme)
        for field in self._fields:
            self.field.addItem(_said(field), field.name)
        self.text = line_edit(theme, "New value", free=True)
        self.hint = Label(theme, Type.SMALL, "done")
        self.hint.setWordWrap(True)
        self.values = QStackedWidget()
        self.values.addWidget(self.choice)
        self.values.addWidget(self.text)
        self.choice.setAccessibleName("New value")
        self.change = Button(theme, f"Change {what}", Weight.FILLED)
        self.change.setDefault(
            True
        )  # what Enter means in a choice; without one Qt takes the first button: Cancel
        self.cancel = Button(theme, "Cancel", Weight.QUIET)
        self._lay_out(theme, what)
        self._join()
        self._settling.ask(case.settings)
        self._ask()

    def _join(self) -> None:
        self._reading.answered.connect(self._take_options)
        self._settling.answered.connect(self._take_settings)
        self.field.currentIndexChanged.connect(self._ask)
        self.text.textChanged.connect(self._understand)
        self.change.clicked.connect(self._tell)
        self.cancel.clicked.connect(self.reject)
        self.finished.connect(self._end)

    def _lay_out(self, theme: Theme, what: str) -> None:
        look = theme.look
        page = QVBoxLayout(self)
        page.setContentsMargins(*[look.units(20)] * 4)
        page.setSpacing(look.units(12))
        page.addWidget(Label(theme, Type.HEAD, "text", f"Change {what}"))
        page.addWidget(Labelled(theme, "What changes", self.field))
        page.addWidget(Labelled(theme, "To", self.values))
        page.addWidget(self.hint)
        page.addWidget(Label(theme, Type.SMALL, "text_3", "One action: Undo takes all of it back."))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.change)
        page.addLayout(foot)

    @Slot()
    def _ask(self) -> None:
        field = self._fields[max(0, self.field.currentIndex())]
        typed = field.kind in (FieldKind.LINE, FieldKind.TEXT, FieldKind.DUE)
        self.values.setCurrentWidget(self.text if typed else self.choice)
        self.choice.clear()
        self.change.setEnabled(typed)
        self._understand()
        if not typed:
            self._reading.ask(partial(options, self._case, field))

    @Slot(object)
    def _take_settings(self, found: Settings) -> None:
        self._month = found.fiscal_start_month
        self._understand()

    @Slot()
    def _understand(self) -> None:
        """Beneath a due stands what it was understood as."""
        is_due = self._fields[max(0, self.field.currentIndex())].kind is FieldKind.DUE
        words, fine = "", True
        if is_due:
            try:
                due = due_of(self.text.text(), self._case.clock.today(), self._month)
                words = f"✓ {due.seen()}" if due else "Empty: the due is taken away."
            except InvalidValue as error:
                words, fine = str(error), False
            self.change.setEnabled(fine)
        self.hint.setText(words)
        self.hint.set_colour("done" if fine else "caution")
        self.hint.setVisible(is_due)

    @Slot(object)
    def _take_options(self, offered: tuple[tuple[str, str], ...]) -> None:
        for code, words in offered:
            self.choice.addItem(words, code)
        self.choice.updateGeometry()
        self.change.setEnabled(bool(offered))

    @Slot()
    def _tell(self) -> None:
        name = self._fields[self.field.currentIndex()].name
        shown = self.values.currentWidget() is self.text
        value = self.text.text() if shown else self.choice.code() or ""
        self.wanted.emit(name, value)
        self.accept()

    @Slot()
    def _end(self) -> None:
        self._reading.forget()
        self._settling.forget()


def _said(field: Field) -> str:
    return f"{field.label}: add one" if field.kind is FieldKind.REFERENCES else field.label

"""Says in place, while a new record is being named, which records on file it perhaps is; it never stands in the way."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app import catalog
from app.casefile import CaseFile
from app.likeness import perhaps_same
from app.references import Mention
from ui.desktop.forms.basis import Basis
from ui.desktop.forms.field_set import FieldSet
from ui.desktop.forms.picker import ReferenceEditor
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Label
from ui.desktop.worker import Question

WAIT_MS = 250
"""Rest after a key before the case file is asked."""


class Named(Protocol):
    """The form that makes the record."""

    kind: str
    fields: FieldSet


class AlikeLine(QWidget):
    """One record on file that may be meant, and the two ways to it."""

    def __init__(self, theme: Theme, mention: Mention, first: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.mention = mention
        said = " · ".join(part for part in (mention.title, mention.detail) if part)
        words = Label(theme, Type.SMALL, "caution", f"{'Perhaps the same' if first else 'Or'}: {said}")
        words.setWordWrap(True)
        self.open = Button(theme, "Open", Weight.QUIET)
        self.open.setAccessibleName(f"Open {mention.title}; the form is kept as a draft")
        self.use = Button(theme, "Use that one", Weight.QUIET)
        self.use.setAccessibleName(f"Use {mention.title} instead and discard this form")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.look.units(4))
        row.addWidget(words, 1)
        for button in (self.open, self.use):
            button.setFont(theme.look.font(Type.SMALL))
            button.setFixedHeight(theme.look.height(1.4))
            row.addWidget(button)


class Alikes(QObject):
    """Follows the name, and the country where the kind has one."""

    opening = Signal(object)
    """A Mention: the officer wants to see that record; the form waits as a draft."""
    using = Signal(object)
    """A Mention: it is that one, and the form is not needed."""

    def __init__(self, form: Named, basis: Basis) -> None:
        assert isinstance(form, QObject)
        super().__init__(form)
        self._kind = form.kind
        self._fields = form.fields
        self._basis = basis
        self._case: CaseFile | None = None
        self._asked: tuple[str, str | None] = ("", None)
        self.lines: list[AlikeLine] = []
        self.place = QWidget()
        self.place.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.place.setAccessibleName("Records on file that may be the same")
        self._column = QVBoxLayout(self.place)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.place.hide()
        self._name = form.fields.editors[catalog.info(form.kind).title_field]
        self._name.column.addWidget(self.place)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(WAIT_MS)
        self._rest.timeout.connect(self._ask)
        form.fields.changed.connect(self._wait)

    def look_in(self, case: CaseFile | None, question: Question) -> None:
        """Where to look, and through what."""
        self._case = case
        self._question = question
        question.answered.connect(self._take)
        self._wait()

    def stop(self) -> None:
        """The form is going."""
        self._rest.stop()
        self._case = None

    @Slot()
    def _wait(self) -> None:
        if self._case is not None and self._now() != self._asked:
            self._rest.start()

    def _now(self) -> tuple[str, str | None]:
        country = self._fields.editors.get("country_id")
        chosen = country.chosen if isinstance(country, ReferenceEditor) else None
        return str(self._name.typed() or ""), chosen.id if chosen is not None else None

    @Slot()
    def _ask(self) -> None:
        if self._case is not None:
            self._asked = words, country = self._now()
            without = tuple(self._basis.creations.made)
            self._question.ask(
                partial(perhaps_same, self._case, self._kind, words, country=country, without=without)
            )

    @Slot(object)
    def _take(self, found: tuple[Mention, ...]) -> None:
        if [one.mention for one in self.lines] == list(found):
            return
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        for one in found:
            line = AlikeLine(self._basis.theme, one, not self.lines, self.place)
            line.open.clicked.connect(self._open)
            line.use.clicked.connect(self._use)
            self._column.addWidget(line)
            self.lines.append(line)
        self.place.setVisible(bool(found))
        said = "; ".join(one.title for one in found)
        self._name.control.setAccessibleDescription(f"Perhaps the same: {said}" if said else self._name.help)

    @Slot()
    def _open(self) -> None:
        self.opening.emit(self._of_sender())

    @Slot()
    def _use(self) -> None:
        self.using.emit(self._of_sender())

    def _of_sender(self) -> Mention | None:
        line = self.sender().parent()
        return line.mention if isinstance(line, AlikeLine) else None

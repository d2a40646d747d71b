"""The two fields with which an officer teaches intake a word; what will be looked for is said while one types."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from app.inbox.word_kinds import TELLING, country_code, forms_of, meaning, well_formed
from app.intake.own_words import COMMITMENTS, WordKind
from db.values.errors import InvalidValue
from ui.desktop.look import Theme
from ui.desktop.parts.controls import Button, Choice, Weight
from ui.desktop.parts.fields import Field, line_edit

_ASKED = {
    WordKind.TRIGGER: "Verb, in its base form", WordKind.TITLE: "Title", WordKind.ROLE: "Post",
    WordKind.OUTLET: "Outlet, as it signs", WordKind.DEMONYM: "Word", WordKind.CITY: "City",
}  # fmt: skip


class WordForm(QWidget):
    """`wanted` has the word and what it means, as typed."""

    wanted = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = WordKind.TRIGGER
        self.word = Field(theme, _ASKED[self.kind], line_edit(theme, "Word", free=True))
        self.country = Field(theme, "Country", line_edit(theme, "Country", free=True))
        choice = Choice(theme)
        for code in COMMITMENTS:
            choice.addItem(meaning(WordKind.TRIGGER, code), code)
        self.choice = Field(theme, "Kind", choice)
        self._choice = choice
        self.means = QStackedWidget()
        self.means.addWidget(self.choice)
        self.means.addWidget(self.country)
        self.add = Button(theme, "Add", Weight.OUTLINED)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.look.units(12))
        grid.addWidget(self.word, 0, 0)
        grid.addWidget(self.means, 0, 1)
        grid.addWidget(self.add, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        self.add.clicked.connect(self._want)
        for field in (self.word, self.country):
            field.line.returnPressed.connect(self._want)
            field.line.textEdited.connect(self._say)

    def ask_for(self, kind: WordKind) -> None:
        """Ask for a word of this kind; what was typed for another goes."""
        self.kind = kind
        self.word.label.setText(_ASKED[kind])
        self.word.control.setAccessibleName(_ASKED[kind])
        means = TELLING[kind].means
        self.means.setVisible(bool(means))
        self.means.setCurrentWidget(self.choice if kind is WordKind.TRIGGER else self.country)
        self.country.label.setText(means)
        self.country.control.setAccessibleName(means or "Country")
        self.clear()

    def clear(self) -> None:
        """Empty both fields."""
        for field in (self.word, self.country):
            field.line.clear()
            field.understood("")

    def wrong(self, error: InvalidValue) -> None:
        """Say what is wrong, in its field."""
        field = self.country if error.field == "means" and self.kind is not WordKind.TRIGGER else self.word
        field.wrong(str(error))
        field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _want(self) -> None:
        means = str(self._choice.code() or "") if self.kind is WordKind.TRIGGER else self.country.line.text()
        self.wanted.emit(self.word.line.text(), means)

    @Slot()
    def _say(self) -> None:
        """What will be looked for, and the country that was understood; faults are said when one adds."""
        self.word.understood(self._looked_for())
        words = self.country.line.text()
        try:
            self.country.understood(
                meaning(self.kind, country_code(" ".join(words.split()))) if words.strip() else ""
            )
        except InvalidValue:
            self.country.understood("")

    def _looked_for(self) -> str:
        try:
            word = well_formed(self.kind, self.word.line.text())
        except InvalidValue:
            return ""
        return ", ".join(f"“{form}”" for form in forms_of(word)) if self.kind is WordKind.TRIGGER else ""

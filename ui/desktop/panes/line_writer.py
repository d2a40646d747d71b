"""Where an objective or a line is written: what it is, its words, to whom, how long it is valid, who may see it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.briefs.saying import OBJECTIVE, Written, sorts
from db.values.choices import Releasable
from db.values.errors import InvalidValue
from db.values.marking import Marking, Scheme
from db.values.partial_date import PartialDate
from ui.desktop.forms.texts import TextBox
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Choice
from ui.desktop.parts.fields import line_edit
from ui.desktop.parts.words import Label, rule


class LineWriter(QWidget):
    """Emits `typed` at every key."""

    typed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sort = Choice(theme)
        self.sort.setAccessibleName("What to write")
        self.text = TextBox(theme)
        self.text.setAccessibleName("Words of the line")
        self.text.setPlaceholderText("What is to be achieved or said")
        self.text.setTabChangesFocus(True)
        self.to_whom = line_edit(theme, "To whom", "To whom", free=True)
        self.until = line_edit(theme, "Valid until", "Valid until, e.g. mar 2027", free=True)
        self.hint = Label(theme, Type.SMALL, "overdue")
        self.hint.setWordWrap(True)
        self.release = Choice(theme)
        self.release.setAccessibleName("May it be used towards others")
        for one in Releasable:
            words = "Release not decided" if one is Releasable.UNKNOWN else one.label
            self.release.addItem(words, one.value)
        self.level = Choice(theme)
        self.level.setAccessibleName("Marking of the line")
        self.add = Button(theme, "Add", key="Ctrl ↵")
        self.add.setAccessibleName("Add the line to the brief")
        self._details = QWidget()
        self._arrange()
        for edit in (self.to_whom, self.until):
            edit.textEdited.connect(self.typed)
        self.text.textChanged.connect(self._typed)
        self.until.textEdited.connect(self._read_date)
        self.sort.currentIndexChanged.connect(self._show_details)
        self._typed()

    def _arrange(self) -> None:
        look = self._theme.look
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(12), 0, look.units(12), 0)
        column.setSpacing(look.units(6))
        column.addWidget(rule(self._theme))
        column.addWidget(self.sort)
        column.addWidget(self.text)
        inner = QVBoxLayout(self._details)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(look.units(6))
        for control in (self.to_whom, self.until, self.hint, self.release, self.level):
            inner.addWidget(control)
        column.addWidget(self._details)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.add)
        column.addLayout(row)

    def begin(
        self, kind: str, scheme: Scheme | None, marking: Marking | None, typed: tuple[tuple[str, str], ...]
    ) -> None:
        """Begin for a subject, with what was typed for it and never written."""
        for choice in (self.sort, self.level):
            choice.blockSignals(True)
            choice.clear()
        for code, words in sorts(kind):
            self.sort.addItem(words, code)
        self.level.addItem("Not assessed", None)
        for level in scheme.levels if scheme else ():
            self.level.addItem(level.label, level.code)
        self.level.setCurrentIndex(max(0, self.level.findData(marking.level if marking else None)))
        kept = dict(typed)
        point = self.sort.findData("point")
        wanted = self.sort.findData(kept.get("code") or "point")
        self.sort.setCurrentIndex(wanted if wanted >= 0 else max(0, point))
        for choice in (self.sort, self.level):
            choice.blockSignals(False)
        self.text.blockSignals(True)
        self.text.setPlainText(kept.get("wording", ""))
        self.text.blockSignals(False)
        self.to_whom.setText(kept.get("to_whom", ""))
        self.until.setText(kept.get("until", ""))
        self.release.setCurrentIndex(max(0, self.release.findData(kept.get("release") or None)))
        self._read_date()
        self._show_details()
        self.add.setEnabled(bool(self.text.words().strip()))

    def clear(self) -> None:
        """Nothing is typed; what it is and how it is marked stays for the next one."""
        self.text.blockSignals(True)
        self.text.setPlainText("")
        self.text.blockSignals(False)
        self.to_whom.clear()
        self.until.clear()
        self.release.setCurrentIndex(0)
        self.add.setEnabled(False)

    def as_typed(self) -> dict[str, str]:
        """What is typed, to be kept; empty where no word is."""
        words = {"wording": self.text.words(), "to_whom": self.to_whom.text(), "until": self.until.text()}
        if not any(one.strip() for one in words.values()):
            return {}
        return {**words, "code": self.sort.code() or "", "release": str(self.release.code() or "")}

    def written(self) -> Written | None:
        """What is to be written; None where nothing is typed, or the date cannot be read."""
        if not self.text.words().strip() or not self._read_date():
            return None
        release = str(self.release.code() or "")
        return Written(
            code=self.sort.code() or "point",
            wording=self.text.words(),
            to_whom=self.to_whom.text(),
            valid_until=self.until.text(),
            releasable="" if release == Releasable.UNKNOWN.value else release,
            level=self.level.code(),
        )

    @Slot()
    def _typed(self) -> None:
        self.add.setEnabled(bool(self.text.words().strip()))
        self.typed.emit()

    @Slot()
    def _read_date(self) -> bool:
        words = self.until.text().strip()
        fault = ""
        if words:
            try:
                PartialDate.parse(words)
            except InvalidValue as error:
                fault = str(error)
        self.hint.setText(fault)
        self.hint.setVisible(bool(fault))
        return not fault

    @Slot()
    def _show_details(self) -> None:
        """An objective has words alone."""
        self._details.setVisible(self.sort.code() not in OBJECTIVE)

"""The list at the left: countries, visits and planned meetings, narrowed by typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.briefs.subjects import Shelf, Subject, grouped
from ui.desktop.look import Theme, Type
from ui.desktop.parts.fields import line_edit
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY, Row, RowKind
from ui.desktop.parts.words import Ground, Label

NOTHING_YET = "Countries, visits and planned meetings appear here as soon as the case file holds them."


class SubjectList(Ground):
    """Emits `chosen` with a Subject, or with None where nothing is chosen any more."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "side", parent)
        self._subjects: dict[str, Subject] = {}
        self._chosen: Subject | None = None
        self.search = line_edit(
            theme, "Search countries, visits and meetings", "Search", free=True, searches=True
        )
        self.search.setClearButtonEnabled(True)
        self.list = RowList(theme, "Countries, visits and planned meetings")
        self.model = self.list.rows
        self.empty = Label(theme, Type.BODY, "text_2")
        self.empty.setWordWrap(True)
        self.home = Label(theme, Type.SMALL, "text_3")
        self.home.setWordWrap(True)
        self._arrange(theme)
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._choose_first)
        self.search.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._take_current)

    def _arrange(self, theme: Theme) -> None:
        look = theme.look
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(8), look.units(12), 0, look.units(12))
        column.setSpacing(look.units(8))
        holder = QVBoxLayout()
        holder.setContentsMargins(0, 0, look.units(12), 0)
        holder.addWidget(self.search)
        column.addLayout(holder)
        column.addWidget(self.empty, 1)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.list, 1)
        column.addWidget(self.home)
        inset = look.units(12)
        for label in (self.empty, self.home):
            label.setContentsMargins(inset, 0, inset, 0)

    def put(self, shelf: Shelf) -> None:
        """Show a case file; what was chosen stays chosen where it is still there."""
        self._subjects = {subject.key: subject for subject in shelf.subjects}
        self.home.setText(
            f"Home country: {shelf.home}" if shelf.home else "No home country is chosen in this case file."
        )
        self._fill()
        if self._chosen is not None:
            self._choose(self._subjects.get(self._chosen.key))

    def forget(self) -> None:
        """Nothing is chosen and nothing searched."""
        self.search.clear()
        self._choose(None)

    def choose(self, key: str) -> None:
        """Choose what has this key, if it is shown."""
        row = self.model.row_of(key)
        if row is not None:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self.model.index(row), flag)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search to the list, letters from the list to the search, Esc clears the search."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._turned(watched, event)
        return super().eventFilter(watched, event)

    def _turned(self, watched: QObject, event: QKeyEvent) -> bool:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif watched is self.search and event.key() == Qt.Key.Key_Down:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if not self.list.currentIndex().isValid():
                self.choose(self.model.first_key())
        elif watched is self.list and plain and event.text().strip() and event.text().isprintable():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.insert(event.text())
        else:
            return False
        return True

    @Slot()
    def _narrow(self) -> None:
        self._fill()

    def _fill(self) -> None:
        words = self.search.text()
        found = [subject for subject in self._subjects.values() if subject.matches(words)]
        rows: list[Row] = []
        for heading, subjects in grouped(found).items():
            rows.append(Row(RowKind.HEADING, heading, figure=f"{len(subjects):,}"))
            rows += [Row(RowKind.ITEM, one.title, one.second, key=one.key) for one in subjects]
        selection = self.list.selectionModel()
        blocked = selection.blockSignals(True)  # narrowing the list does not choose anything else
        self.model.put(rows)
        if self._chosen is not None:
            self.choose(self._chosen.key)
        selection.blockSignals(blocked)
        self.empty.setText("" if rows else self._why_empty(words))
        self.empty.setVisible(not rows)
        self.list.setVisible(bool(rows))

    def _why_empty(self, words: str) -> str:
        return (
            f"Nothing here matches “{words.strip()}”. Esc shows all again." if self._subjects else NOTHING_YET
        )

    @Slot()
    def _choose_first(self) -> None:
        self.choose(self.model.first_key())
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _take_current(self) -> None:
        self._choose(self._subjects.get(self.list.currentIndex().data(KEY) or ""))

    def _choose(self, subject: Subject | None) -> None:
        if subject != self._chosen:
            self._chosen = subject
            self.chosen.emit(subject)

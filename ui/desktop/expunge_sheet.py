"""Expunge: says what it means, asks for the word to be typed, and names what still holds the same text."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.catalog import info
from app.expunge import Expungeable, Expunged, expunge, expungeable
from ui.desktop.dialogs import Dialogs
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Choice, Weight
from ui.desktop.parts.fields import Field, line_edit
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY, Row, RowKind
from ui.desktop.parts.words import Label
from ui.desktop.session import Session
from ui.desktop.worker import Question

WORD = "expunge"
MEANING = (
    "Expunge is for text that should never have been in this case file. It is taken out of the record, its history, "
    "drafts, search and attachments, and the file is written anew. It cannot be undone. The journal keeps that "
    "something was expunged, when and by whom, not what. To put a record away in the ordinary manner, delete it: "
    "the recycle bin gives it back."
)


class ExpungeSheet(QDialog):
    """For one record. `gone` names a record (kind, id) that was taken out as a whole."""

    gone = Signal(str, str)

    def __init__(
        self, theme: Theme, session: Session, dialogs: Dialogs, record_id: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Expunge")
        self._session = session
        self._dialogs = dialogs
        self._id = record_id
        self._about: Expungeable | None = None
        self._done: Expunged | None = None
        self.head = Label(theme, Type.TITLE, "text", "Expunge")
        self.words = Label(theme, Type.BODY, "text_2", MEANING)
        self.what = Choice(theme)
        self.what_field = Field(theme, "What is to go", self.what)
        self.word = line_edit(theme, f"Type {WORD} to go on", free=True)
        self.word_field = Field(theme, f"Type “{WORD}” to go on", self.word)
        self.list = RowList(theme, "What still holds the same words")
        self.model = self.list.rows
        self.go_on = Button(theme, "Expunge for good", danger=True)
        self.leave = Button(theme, "Cancel", Weight.OUTLINED)
        self._reading = Question(session.reader, "Reading the record …", self)
        self._arrange(theme)
        self._join()

    def _join(self) -> None:
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(self._refused)
        self.word.textChanged.connect(self._offer)
        self.go_on.clicked.connect(self.carry_out)
        self.leave.clicked.connect(self.close)
        self.list.activated.connect(self._show_folder)
        self._offer()
        if self._session.case is not None:
            self._reading.ask(partial(expungeable, self._session.case, self._id))

    @Slot()
    def carry_out(self) -> None:
        """Take it out; the word was typed."""
        case = self._session.case
        if case is None or not self.go_on.isEnabled():
            return
        self.go_on.setEnabled(False)
        self.leave.setEnabled(False)
        self.what.setEnabled(False)
        self.word.setEnabled(False)
        self.words.setText("It is being taken out, and the file written anew …")
        job = partial(expunge, case, self._id, self.what.code() or None)
        self._session.carry_out("Expunging …", job, then=self._take_done, failed=self._refused)

    @Slot(object)
    def _take(self, about: Expungeable) -> None:
        self._about = about
        label = info(about.kind).label
        self.head.setText(f"Expunge from {label.lower()} “{about.title}”")
        self.what.addItem(f"The whole {label.lower()}, with its parts", "")
        for name, words in about.fields:
            self.what.addItem(f"Only “{words}”", name)
        self._offer()
        self.word.setFocus()

    @Slot(object)
    def _take_done(self, done: Expunged) -> None:
        self._done = done
        entries = "1 entry" if done.changes == 1 else f"{done.changes:,} entries"
        told = f"It is taken out of {entries} of the journal, and of tables, search and attachments."
        if not done.compacted:
            told += " The file could not be written anew while another program reads it; expunge again later."
        rows = [Row(RowKind.HEADING, "The same words also stand in")] if done.also else []
        rows += [Row(RowKind.ITEM, title) for _, title in done.also]
        if done.backups:
            rows.append(Row(RowKind.HEADING, "These files still hold it; delete them if they must not"))
            rows += [Row(RowKind.ITEM, path.name, str(path.parent), key=str(path)) for path in done.backups]
            told += " What is listed here still holds it and was not touched; Enter shows its folder."
        self.head.setText("It is expunged")
        self.words.setText(told)
        self.model.put(rows)
        self.list.setVisible(bool(rows))
        for widget in (self.what_field, self.word_field, self.go_on):
            widget.hide()
        self.leave.setText("Close")
        self.leave.setEnabled(True)
        self.leave.setFocus()
        if done.field is None:
            self.gone.emit(done.kind, done.record_id)

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        """The window says why; nothing was changed."""
        self.leave.setEnabled(True)
        self.close()
        self._session.failed.emit(error)

    @Slot()
    def _offer(self) -> None:
        self.go_on.setEnabled(self._about is not None and self.word.text().strip().casefold() == WORD)

    @Slot()
    def _show_folder(self) -> None:
        path = self.list.currentIndex().data(KEY)
        if path:
            self._dialogs.show_folder(Path(path).parent)

    def _arrange(self, theme: Theme) -> None:
        look = theme.look
        self.head.setWordWrap(True)
        self.words.setWordWrap(True)
        self.list.hide()
        foot = QHBoxLayout()
        foot.setSpacing(look.units(8))
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.go_on)
        column = QVBoxLayout(self)
        margin = look.units(24)
        column.setContentsMargins(margin, margin, margin, look.units(16))
        column.setSpacing(look.units(12))
        for widget in (self.head, self.words, self.what_field, self.word_field):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addStretch(0)  # has room only while there is no list
        column.addLayout(foot)
        for button in (self.leave, self.go_on):
            button.setAutoDefault(False)
        self.resize(look.units(560), look.units(420))

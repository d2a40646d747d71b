"""The quick note (Ctrl+Shift+N): written down from anywhere, also during a call; what is typed is never lost."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app import noting
from app.casefile import CaseFile
from app.door import Changed
from db.values.marking import Scheme
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Choice, Switch, Weight
from ui.desktop.parts.words import Elided, Label
from ui.desktop.place import Place
from ui.desktop.session import Session
from ui.desktop.worker import Question

KEEP_MS = 800
"""A pause in typing after which what stands there is kept."""


class QuickNote(QDialog):
    """Emits `noted` with the place of the note that was made."""

    noted = Signal(object)

    def __init__(
        self, theme: Theme, session: Session, scheme: Scheme, about: tuple[str, str] | None, parent: QWidget
    ) -> None:
        """`about` is the id and title of the record on the screen, where there is one."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Quick note")
        assert session.case is not None
        self._session = session
        self._case: CaseFile = session.case
        self._about = about
        self.text = _paper(theme)
        self.marking = Choice(theme)
        self.marking.setAccessibleName("Marking")
        self.marking.addItem("Not assessed", None)
        for level in scheme.levels:
            self.marking.addItem(level.label, level.code)
        self.linked = Switch(theme, f"About {about[1]}" if about else "")
        self.linked.setAccessibleName(self.linked.text())
        self.linked.setChecked(about is not None)
        self.linked.setVisible(about is not None)
        self.state = Elided(theme, Type.SMALL, "text_3")
        self.save = Button(theme, "Keep the note", Weight.FILLED, key="Ctrl Enter")
        self.cancel = Button(theme, "Later", Weight.OUTLINED, key="Esc")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(KEEP_MS)
        self._reading = Question(session.reader, "Reading …", self)
        self._keeping = Question(session.writer, "Keeping what is typed …", self, every=True)
        self._arrange(theme)
        self._connect()
        self._reading.ask(partial(noting.kept, self._case))

    def _connect(self) -> None:
        self.text.textChanged.connect(self._typed)
        self.text.installEventFilter(self)
        self._pause.timeout.connect(self._keep)
        self._reading.answered.connect(self._take_kept)
        self._keeping.answered.connect(self._say_kept)
        for question in (self._reading, self._keeping):
            question.failed.connect(self._say_failed)
        self.save.clicked.connect(self.make_note)
        self.cancel.clicked.connect(self.reject)

    @Slot()
    def make_note(self) -> None:
        """Make a note of what was typed."""
        if not self.text.toPlainText().strip():
            self._say("Type something first.", "overdue")
            return
        self._pause.stop()
        self.save.setEnabled(False)
        about = self._about[0] if self._about and self.linked.isChecked() else None
        job = partial(noting.note, self._case, self.text.toPlainText(), self.marking.code(), about)
        self._session.carry_out(
            "Keeping the note …", job, by=self, then=self._take_noted, failed=self._say_failed
        )

    def done(self, result: int) -> None:
        """However it is left, what was typed is kept for the next time."""
        if self._pause.isActive():
            self._keep()
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter keeps the note."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.make_note()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _typed(self) -> None:
        self._say("", "text_3")
        self._pause.start()

    @Slot()
    def _keep(self) -> None:
        self._pause.stop()
        if self._session.case is self._case:
            self._keeping.ask(partial(noting.keep, self._case, self.text.toPlainText()))

    @Slot(object)
    def _take_kept(self, text: str) -> None:
        if text and not self.text.toPlainText():
            self.text.setPlainText(text)
            self._pause.stop()
            self._say("From last time; nothing was lost.", "text_3")

    @Slot(object)
    def _say_kept(self, _nothing: object) -> None:
        self._say("Draft kept", "text_3")

    @Slot(object)
    def _say_failed(self, error: Exception) -> None:
        self.save.setEnabled(True)
        self._say(str(error), "overdue")

    @Slot(object)
    def _take_noted(self, changed: Changed) -> None:
        made = next((one.id for one in changed.records if one.kind == "note"), "")
        self._pause.stop()
        self.noted.emit(Place("record", "note", made))
        super().accept()

    def _say(self, words: str, colour: str) -> None:
        self.state.setText(words)
        self.state.set_colour(colour)

    def _arrange(self, theme: Theme) -> None:
        look = theme.look
        row = QHBoxLayout()
        row.setSpacing(look.units(12))
        row.addWidget(Label(theme, Type.SMALL, "text_3", "Marking"))
        row.addWidget(self.marking)
        row.addWidget(self.linked)
        row.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(look.units(8))
        foot.addWidget(self.state, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        margin = look.units(24)
        column.setContentsMargins(margin, margin, margin, look.units(16))
        column.setSpacing(look.units(12))
        column.addWidget(Label(theme, Type.TITLE, "text", "Quick note"))
        column.addWidget(self.text, 1)
        column.addLayout(row)
        column.addLayout(foot)
        self.resize(look.units(560), look.units(320))
        for button in (self.save, self.cancel):
            button.setAutoDefault(False)


def _paper(theme: Theme) -> QPlainTextEdit:
    """Where the note is written."""
    paper = QPlainTextEdit()
    paper.setAccessibleName("Note")
    paper.setPlaceholderText("What was said, by whom. The first line becomes the title.")
    paper.setTabChangesFocus(True)
    paper.setFont(theme.look.font(Type.BODY))
    paper.document().setDocumentMargin(theme.look.units(8))
    return paper

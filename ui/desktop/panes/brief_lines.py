"""What the officer says in a brief: the lines that are there, those of earlier occasions, and a place to write one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.briefs.saying import Sayings, keep_typed, read_sayings, reuse, say
from app.door import Changed
from db.values.text import canonical_json
from ui.desktop.look import Theme, Type
from ui.desktop.page import Surroundings
from ui.desktop.panes.line_writer import LineWriter
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY, Row, RowKind
from ui.desktop.parts.words import Label, Tone
from ui.desktop.place import EDIT, Place
from ui.desktop.worker import Question

NOTHING = (
    "Nothing is written for this brief yet. What you write here stays with the visit, meeting or country."
)
CHOOSE = "Choose a visit, a meeting or a country first."
KEEP_MS = 600
_AGAIN = "again:"


class BriefLines(QWidget):
    """Emits `going` with the Place where a line is edited."""

    going = Signal(object)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme: Theme = around.theme
        self._around = around
        self._about = ("", "")
        self._read = ("", "")
        """What the writer stands for: its draft is of this one."""
        self.list = RowList(theme, "Objectives and lines of the brief")
        self.empty = Label(theme, Type.BODY, "text_2", CHOOSE)
        self.empty.setWordWrap(True)
        self.writer = LineWriter(theme)
        look = theme.look
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(8), look.units(8), 0, look.units(8))
        column.setSpacing(look.units(8))
        self.empty.setContentsMargins(look.units(12), 0, look.units(12), 0)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addWidget(self.writer)
        self._reading = Question(around.session.reader, "Reading the lines …", self)
        self._rest = QTimer(self, singleShot=True, interval=KEEP_MS)
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(around.fail)
        self._rest.timeout.connect(self._keep_typed)
        self.writer.typed.connect(self._rest.start)
        self.writer.add.clicked.connect(self.write)
        self.list.activated.connect(self._open)
        self.writer.hide()

    def show_subject(self, kind: str, record_id: str) -> None:
        """Show what is written for a subject; nothing where the kind is empty."""
        if (kind, record_id) != self._about:
            self.settle()
            self._about = (kind, record_id)
            self._read = ("", "")
            self.list.put(())
        self.refresh()

    def refresh(self) -> None:
        """Read anew."""
        kind, record_id = self._about
        case = self._around.session.case
        if kind and case is not None:
            self._reading.ask(partial(read_sayings, case, kind, record_id))
        else:
            self._reading.forget()
            self.empty.setText(CHOOSE)
            self.empty.show()
            self.writer.hide()

    @Slot()
    def write(self) -> None:
        """Write what was typed."""
        case, typed = self._around.session.case, self.writer.written()
        if case is not None and typed is not None and self._read == self._about:
            job = partial(say, case, *self._about, typed)
            self.writer.setEnabled(False)
            self._around.session.carry_out(
                "Writing the line …", job, by=self, then=self._written, failed=self._refused
            )

    def settle(self) -> None:
        """Keep what was typed."""
        if self._rest.isActive():
            self._rest.stop()
            self._keep_typed()

    def stop(self) -> None:
        """The case file is being closed."""
        self._rest.stop()
        self._reading.forget()
        self._about = self._read = ("", "")
        self.writer.begin("", None, None, ())
        self.list.put(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter writes."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.write()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def _take(self, sayings: Sayings) -> None:
        about = (sayings.kind, sayings.id)
        if about != self._about:
            return
        self.list.put(_rows(sayings))
        there = any(group.sayings for group in sayings.groups) or bool(sayings.reusable)
        self.empty.setText(NOTHING)
        self.empty.setVisible(not there)
        self.list.setVisible(there)
        if self._read != about:
            self._read = about
            self.writer.begin(sayings.kind, sayings.scheme, sayings.marking, sayings.typed)
        self.writer.show()

    @Slot(object)
    def _written(self, changed: Changed) -> None:
        self._rest.stop()
        self.writer.setEnabled(True)
        self.writer.clear()
        self._keep_typed()
        self._around.say(f"{changed.action}: done.", Tone.DONE, "Undo", self._around.session.undo)
        self.refresh()
        self.writer.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        self.writer.setEnabled(True)
        self._around.fail(error)

    @Slot()
    def _keep_typed(self) -> None:
        case = self._around.session.case
        if case is not None and self._read[0]:
            job = partial(keep_typed, case, *self._read, self.writer.as_typed())
            self._around.session.carry_out("Keeping what is typed …", job, by=self)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        key = str(index.data(KEY) or "")
        case = self._around.session.case
        if key.startswith(_AGAIN) and case is not None:
            job = partial(reuse, case, *self._about, key.removeprefix(_AGAIN))
            self._around.session.carry_out("Taking the line over …", job, by=self, then=self._reused)
        elif ":" in key:
            kind, _, record_id = key.partition(":")
            self.going.emit(Place("record", kind, record_id, given=((EDIT, canonical_json("wording")),)))

    @Slot(object)
    def _reused(self, changed: Changed) -> None:
        self._around.say(f"{changed.action}: done.", Tone.DONE, "Undo", self._around.session.undo)
        self.refresh()


def _rows(sayings: Sayings) -> list[Row]:
    rows: list[Row] = []
    for group in sayings.groups:
        if group.sayings:
            rows.append(Row(RowKind.HEADING, group.heading, figure=f"{len(group.sayings)}"))
        rows += [
            Row(RowKind.PROSE, one.wording, one.second, key=f"{one.kind}:{one.id}") for one in group.sayings
        ]
    if sayings.reusable:
        rows.append(
            Row(RowKind.HEADING, "Said before; Enter uses it again", figure=f"{len(sayings.reusable)}")
        )
    rows += [Row(RowKind.PROSE, one.wording, one.second, key=f"{_AGAIN}{one.id}") for one in sayings.reusable]
    return rows

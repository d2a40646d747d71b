"""A source in one step: text that is pasted, or a file that is dropped, becomes a source that the record cites."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.attaching import not_taken
from app.saving import Entry, File
from db.values.text import Shape, clean_text
from ui.desktop.forms.basis import Basis
from ui.desktop.forms.file_line import FileLine, Goal
from ui.desktop.forms.file_reader import Reading
from ui.desktop.look import Measure, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Label

TITLE = 120
"""Letters of the first line that become the title of a pasted source."""


class MadeSource:
    """A source that was made in place, as what is read goes into it."""

    def __init__(self, basis: Basis, id: str) -> None:
        self._made = basis.creations.made
        self.id = id

    def value(self, name: str) -> Any:
        """What its field holds."""
        return self._made[self.id].values.get(name)

    def put(self, name: str, value: Any) -> None:
        """Put a value in its field."""
        entry = self._made[self.id]
        self._made[self.id] = Entry("source", entry.id, True, {**entry.values, name: value})


class SourceIntake(QWidget):
    """Where text is pasted and files are dropped; emits `taken` with the first values of a citation."""

    taken = Signal(object)
    refused = Signal(str)
    """Why something dropped was not taken, in words."""
    changed = Signal()
    """What was read went into a source."""

    def __init__(self, basis: Basis, own: Goal | None = None, parent: QWidget | None = None) -> None:
        """`own`: the form is that of a source itself, into which files are read."""
        super().__init__(parent)
        self._basis = basis
        self._own = own
        self.files: list[File] = []
        """Files to be kept with the sources that were made here."""
        self.lines: dict[str, FileLine] = {}
        self.box = _Box(basis)
        self.box.dropped.connect(self.take)
        self.words, self.button = self.box.words, self.box.button
        if own is not None:
            self.words.setText("Drop a file: its text is read into this source")
        self.button.setVisible(own is None)
        self.button.clicked.connect(self.paste)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(basis.theme.look.units(4))
        self._column.addWidget(self.box)
        if basis.files is not None:
            basis.files.read.connect(self._take_reading)

    @Slot()
    def paste(self) -> None:
        """Take what the clipboard holds."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self.refused.emit("There is no text and no file in the clipboard to make a source of.")

    @Slot(object)
    def take(self, content: QMimeData | None) -> bool:
        """Make sources of files or of text; False where there is neither (an empty clipboard has no content at all)."""
        if content is None:
            return False
        paths = [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]
        for path in paths:
            self.take_file(path)
        if paths:
            return True
        text = content.text() if content.hasText() else ""
        if not text.strip() or self._own is not None:
            return False
        self.take_text(text)
        return True

    def take_text(self, text: str) -> None:
        """A source of a text: its first line is the title, all of it the text as received."""
        body = clean_text(text[: Shape.BODY.limit], Shape.BODY)
        first = next((line.strip() for line in body.splitlines() if line.strip()), "Pasted text")
        self._make(_cut(first), {"text_received": body})

    def take_file(self, path: Path) -> None:
        """A source of a file: its name is the title, its bytes are kept when the form is saved, its text is read."""
        if words := not_taken(path):
            self.refused.emit(words)
            return
        record = self._own.id if self._own is not None else self._make(_cut(path.stem), {})
        file = File(self._basis.creations.ids.new(), path.name, path, {"attached_to_id": record})
        self.files.append(file)
        self._read(file)
        self.changed.emit()

    # --- what is kept ---

    def kept(self, records: Collection[str]) -> tuple[File, ...]:
        """The files of these sources."""
        return tuple(one for one in self.files if one.values.get("attached_to_id") in records)

    def typed(self) -> list[dict[str, Any]]:
        """What a draft keeps: where the files lie."""
        return [
            {"id": one.id, "name": one.name, "path": str(one.content), "values": dict(one.values)}
            for one in self.files
            if isinstance(one.content, Path)
        ]

    def retype(self, json: Any) -> None:
        """Put back what a draft kept; what had not been read is read now."""
        self.files = [File(one["id"], one["name"], Path(one["path"]), one["values"]) for one in json or ()]
        for file in self.files:
            goal = self._goal(file)
            if goal is not None and not goal.value("text_received"):
                self._read(file)

    # --- inside ---

    def _goal(self, file: File) -> Goal | None:
        record = str(file.values.get("attached_to_id"))
        if self._own is not None:
            return self._own
        return MadeSource(self._basis, record) if record in self._basis.creations.made else None

    def _read(self, file: File) -> None:
        reader, goal = self._basis.files, self._goal(file)
        if reader is None or goal is None or not isinstance(file.content, Path):
            return
        line = FileLine(self._basis.theme, file.name, goal, self)
        line.changed.connect(self.changed)
        self.lines[file.id] = line
        self._column.addWidget(line)
        reader.ask(file.id, file.content)

    @Slot(object)
    def _take_reading(self, reading: Reading) -> None:
        line = self.lines.get(reading.key)
        if line is not None:
            line.take(reading)

    def _make(self, title: str, values: dict[str, object]) -> str:
        mention = self._basis.creations.make("source", title)
        made = self._basis.creations.made
        entry = made[mention.id]
        made[mention.id] = Entry("source", entry.id, True, {**entry.values, **values})
        self._basis.know({mention.id: mention})
        self.taken.emit({"source_id": mention.id})
        return mention.id


class _Box(QWidget):
    """Framed by a broken line; takes what is dropped on it."""

    dropped = Signal(object)

    def __init__(self, basis: Basis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = basis.theme
        self._over = False
        look = basis.theme.look
        self.setAcceptDrops(True)
        self.setFixedHeight(look.height(Measure.BUTTON * 1.5))
        self.setAccessibleName("Drop a file here, or paste text, to add a source")
        self.words = Label(basis.theme, Type.BODY, "text_3", "Drop a file or paste text: it becomes a source")
        self.button = Button(basis.theme, "Paste as source", Weight.LINK)
        line = QHBoxLayout(self)
        line.setContentsMargins(look.units(12), 0, look.units(8), 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.button)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()
            self._over = True
            self.update()

    def dragLeaveEvent(self, event: object) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ink = look.colours.ring if self._over else look.colours.control
            painter.setPen(QPen(QColor(ink), 1, Qt.PenStyle.DashLine))
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(frame, look.units(6), look.units(6))


def _cut(words: str) -> str:
    return words if len(words) <= TITLE else f"{words[: TITLE - 1].rstrip()}…"

"""A source in one step: text that is pasted, or a file that is dropped, becomes a source that the record cites."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.saving import Entry, File
from db.values.text import Shape, clean_text
from ui.desktop.forms.basis import Basis
from ui.desktop.look import Measure, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Label

TITLE = 120
"""Letters of the first line that become the title of a pasted source."""

LARGEST = 1 << 30
"""Bytes of a file that is taken in."""


class SourceIntake(QWidget):
    """Where text is pasted and files are dropped; emits `taken` with the first values of a citation."""

    taken = Signal(object)
    refused = Signal(str)
    """Why something dropped was not taken, in words."""

    def __init__(self, basis: Basis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._basis = basis
        self._over = False
        self.files: list[File] = []
        """Files to be kept with the sources that were made here."""
        look = basis.theme.look
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look.height(Measure.BUTTON * 1.5))
        self.setAccessibleName("Drop a file here, or paste text, to add a source")
        self.words = Label(basis.theme, Type.BODY, "text_3", "Drop a file or paste text: it becomes a source")
        self.button = Button(basis.theme, "Paste as source", Weight.QUIET)
        self.button.clicked.connect(self.paste)
        line = QHBoxLayout(self)
        line.setContentsMargins(look.units(12), 0, look.units(8), 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.button)

    @Slot()
    def paste(self) -> None:
        """Take what the clipboard holds."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self.refused.emit("There is no text and no file in the clipboard to make a source of.")

    def take(self, content: QMimeData | None) -> bool:
        """Make sources of files or of text; False where there is neither (an empty clipboard has no content at all)."""
        if content is None:
            return False
        paths = [Path(url.toLocalFile()) for url in content.urls() if url.isLocalFile()]
        files = [path for path in paths if path.is_file()]
        for path in files:
            self.take_file(path)
        if files:
            return True
        text = content.text() if content.hasText() else ""
        if not text.strip():
            return False
        self.take_text(text)
        return True

    def take_text(self, text: str) -> None:
        """A source of a text: its first line is the title, all of it the text as received."""
        body = clean_text(text[: Shape.BODY.limit], Shape.BODY)
        first = next((line.strip() for line in body.splitlines() if line.strip()), "Pasted text")
        self._make(_cut(first), {"text_received": body})

    def take_file(self, path: Path) -> None:
        """A source of a file: its name is the title, its bytes are kept when the form is saved."""
        if path.stat().st_size > LARGEST:
            self.refused.emit(f"“{path.name}” is larger than 1 GiB; keep a smaller copy of it.")
            return
        record = self._make(_cut(path.stem), {})
        self.files.append(File(self._basis.creations.ids.new(), path.name, path, {"attached_to_id": record}))

    def _make(self, title: str, values: dict[str, object]) -> str:
        mention = self._basis.creations.make("source", title)
        made = self._basis.creations.made
        entry = made[mention.id]
        made[mention.id] = Entry("source", entry.id, True, {**entry.values, **values})
        self._basis.know({mention.id: mention})
        self.taken.emit({"source_id": mention.id})
        return mention.id

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
        if self.take(event.mimeData()):
            event.acceptProposedAction()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._basis.theme.look
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ink = look.colours.ring if self._over else look.colours.control
            painter.setPen(QPen(QColor(ink), 1, Qt.PenStyle.DashLine))
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(frame, look.units(6), look.units(6))


def _cut(words: str) -> str:
    return words if len(words) <= TITLE else f"{words[: TITLE - 1].rstrip()}…"

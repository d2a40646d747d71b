"""Where files are dropped or chosen to be taken in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ui.desktop.icons import Icon
from ui.desktop.look import Theme
from ui.desktop.parts.empty import Empty

WORDS = (
    "A table of commitments, meetings, people or anything else as CSV or Excel workbook (.xlsx), contacts (.vcf), or "
    "a case file as JSON. Of several files each has its turn. "
    "You see what would happen before anything is written, and one Undo takes all of it back."
)


class FilePlace(Empty):
    """Emits `dropped` with the files of a drop; `taken` when some are to be chosen."""

    dropped = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, Icon.DOWNLOAD, parent)
        self.say("Drop files here", WORDS, "Choose files…")
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

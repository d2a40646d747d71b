"""Says how far a brief is that is being written, with Cancel; it is there only meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desktop.look import Theme
from ui.desktop.parts.progress import Progress
from ui.desktop.transfer.work import LOOK_MS, Watching
from ui.desktop.worker import Question

BEGINS = "Beginning …"


class WritingStrip(QWidget):
    """A strip for the writing that a question asks for: `begin` gives what the work is to tell its steps."""

    def __init__(self, theme: Theme, writing: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme.look
        self.progress = Progress(theme)
        self._watching: Watching | None = None
        self._timer = QTimer(self, interval=LOOK_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(24), look.units(4), look.units(16), look.units(8))
        column.addWidget(self.progress)
        self.hide()
        self._timer.timeout.connect(self._look)
        self.progress.cancelled.connect(self._stop)
        writing.answered.connect(self._end)
        writing.failed.connect(self._end)

    def begin(self) -> Watching:
        """Show that something is being written."""
        self._watching = Watching(BEGINS)
        self.progress.show_step(BEGINS)
        self._timer.start()
        self.show()
        return self._watching

    @Slot()
    def _look(self) -> None:
        if self._watching is not None and not self._watching.stopped:
            self.progress.show_step(*self._watching.far)

    @Slot()
    def _stop(self) -> None:
        """The work ends at its next step."""
        if self._watching is not None:
            self._watching.stop()

    @Slot(object)
    def _end(self, _outcome: object) -> None:
        self._timer.stop()
        self._watching = None
        self.hide()

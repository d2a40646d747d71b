"""Comparing a brief that came back, from wherever one is: at once where one brief went out, else it is asked which."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot

from app.briefs.issued import issued_briefs
from ui.desktop.frame.window import DeskWindow
from ui.desktop.parts.words import Tone
from ui.desktop.place import Place
from ui.desktop.worker import Question

WHICH = "Which brief came back? Open it here, then “Compare what came back…” once more."
NONE = "No brief has gone out from this case file yet: export one, and keep it as issued."


class CameBack(QObject):
    """One for each window."""

    def __init__(self, window: DeskWindow) -> None:
        super().__init__(window)
        self._window = window
        self._asking = Question(window.session.reader, "Looking for the briefs that went out …", self)
        self._asking.answered.connect(self._take)
        self._asking.failed.connect(window.session.failed)

    @Slot()
    def compare(self) -> None:
        """Ask which briefs there are; the answer goes on."""
        if self._window.session.case is not None:
            self._asking.ask(partial(issued_briefs, self._window.session.case))

    @Slot(object)
    def _take(self, found: tuple[str, ...]) -> None:
        window = self._window
        if len(found) == 1:
            window.go(Place("returned", "brief", found[0]))
            return
        if found:
            window.go(Place("list", "brief"))
        window.bar.say(WHICH if found else NONE, Tone.CAUTION, "", None)

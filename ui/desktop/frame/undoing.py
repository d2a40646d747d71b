"""Undo from the keyboard: right after a refusal it first says what it would take back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from app.errors import RulesBroken
from ui.desktop.frame.steps import quoted
from ui.desktop.frame.window import DeskWindow
from ui.desktop.parts.words import Tone


class Undoing(QObject):
    """One for each window."""

    def __init__(self, window: DeskWindow) -> None:
        super().__init__(window)
        self._window = window
        self._refused = False
        """Whether the last thing that was asked for was refused."""

    @Slot(object)
    def note_refusal(self, error: Exception) -> None:
        """A change was refused: whoever presses Ctrl+Z now means that one, of which there is nothing to undo."""
        self._refused = isinstance(error, RulesBroken)

    @Slot(object)
    def note_change(self, _changed: object) -> None:
        """Something was changed after all: that is what Ctrl+Z means."""
        self._refused = False

    @Slot()
    def undo(self) -> None:
        """Take the latest action back; right after a refusal only say which that would be."""
        window = self._window
        latest = window.frame.steps.undo if window.frame is not None else None
        refused, self._refused = self._refused and window.bar.isVisible(), False
        if refused and latest:
            words = f"What was refused changed nothing. Undo would take back {quoted(latest)}."
            window.bar.say(words, Tone.CAUTION, "Undo that", window.session.undo)
        else:
            window.session.undo()

"""The words that a new meeting begins with, those of the note that it is made of, in sight while it is filled in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.forms import FormView
from ui.desktop.look import Theme, Type
from ui.desktop.parts.words import Label

WORDS = "Begun with these words (they are kept as its remark, under More):\n{}"


class BegunWith(Label):
    """Can be selected and copied; not there where the meeting is on file or begins with nothing."""

    def __init__(self, theme: Theme, view: FormView, parent: QWidget | None = None) -> None:
        words = "" if view.id else str(view.values.get("remark") or "").strip()
        super().__init__(theme, Type.BODY, "text_2", WORDS.format(words) if words else "", parent)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if not words:
            self.hide()

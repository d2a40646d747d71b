"""The button that keeps an exported brief in the case file, as it went out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.briefs.issuing import Issued
from app.briefs.pair import WrittenPair, keep_pair
from ui.desktop.icons import Icon
from ui.desktop.page import Surroundings
from ui.desktop.parts.controls import Button
from ui.desktop.parts.words import Tone
from ui.desktop.registry import place_of


class Keep(Button):
    """Seen as long as there is an export that is not kept; emits `offered` when that changes."""

    offered = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around.theme, "Keep as issued", parent=parent, icon=Icon.SEAL)
        self._around = around
        self.written: WrittenPair | None = None
        """The last export, until it is kept."""
        self._kept = ""
        self.hide()
        self.clicked.connect(self.keep)

    def offer(self, written: WrittenPair | None) -> None:
        """Offer to keep an export; None where there is none that is not kept."""
        self.written = written
        draft = written is not None and written.request.draft
        self.setText("Keep the draft" if draft else "Keep as issued")
        self.setVisible(written is not None)
        self.offered.emit()

    @Slot()
    def keep(self) -> None:
        """Keep the file that was exported last, and its annex, in the case file, as they lie there now."""
        case, written = self._around.session.case, self.written
        if case is not None and written is not None:
            job = partial(keep_pair, case, written)
            self._around.session.carry_out("Keeping the brief …", job, by=self, then=self._take)

    @Slot(object)
    def _take(self, issued: Issued) -> None:
        self._kept = issued.id
        self.offer(None)
        self._around.say(f"“{issued.title}” is kept with its file.", Tone.DONE, "Open it", self._open)

    @Slot()
    def _open(self) -> None:
        self._around.go(place_of("brief", self._kept))

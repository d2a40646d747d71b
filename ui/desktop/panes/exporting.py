"""Writes the brief of the composer and its annex, says where they are, and offers to keep them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.briefs.annex import Annex
from app.briefs.pair import WrittenPair
from app.briefs.request import Request
from ui.desktop import preview
from ui.desktop.page import Surroundings
from ui.desktop.panes.keeping import Keep
from ui.desktop.panes.writing_strip import WritingStrip
from ui.desktop.parts.words import Tone
from ui.desktop.worker import Question


class Exporting(QObject):
    """Emits `exported` with a WrittenPair."""

    exported = Signal(object)

    def __init__(self, around: Surroundings, page: QWidget) -> None:
        super().__init__(page)
        self._around = around
        self._page = page
        self._folder: Path | None = None
        self._writing = Question(around.session.builder, "Writing the brief …", self, every=True)
        self.keep = Keep(around)
        self.strip = WritingStrip(around.theme, self._writing)
        self._writing.answered.connect(self._take)
        self._writing.failed.connect(around.fail)

    def ask(self, name: str, request: Request, annex: Annex | None, *, pdf: bool) -> None:
        """Ask where the Word brief is to be written, and write it."""
        case = self._around.session.case
        path = self._around.dialogs.new_brief(self._page, name, self._folder)
        if case is not None and path is not None:
            self._around.clear()
            job = partial(preview.export, case, request, annex, path, self.strip.begin(), pdf=pdf)
            self._writing.ask(job)

    @Slot()
    def show_folder(self) -> None:
        """Show where the last brief was written."""
        if self._folder is not None and not self._around.dialogs.show_folder(self._folder):
            words = f"This system has no program that shows folders. The brief is in {self._folder}."
            self._around.say(words, Tone.CAUTION)

    @Slot(object)
    def _take(self, done: WrittenPair) -> None:
        written = done.brief
        self._folder = written.path.absolute().parent
        self.keep.offer(done)
        files = [f"“{one.path.name}”" for one in (written, done.annex) if one is not None]
        told = [f"{' and '.join(files)} {'are' if done.annex else 'is'} saved in {self._folder}."]
        if done.portable:
            told.append(f"The PDF beside {'them' if done.annex else 'it'} is made {done.portable[0].way}.")
        if done.none:
            told.append(done.none)
        if done.readiness:
            told.append(f"Not ready: {len(done.readiness):,}, listed at the right.")
        if done.withheld:
            told.append(f"Withheld: {len(done.withheld):,}.")
        self._around.say(" ".join(told), Tone.DONE, "Open the folder", self.show_folder)
        self.exported.emit(done)

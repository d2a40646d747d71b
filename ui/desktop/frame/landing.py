"""Where files go that are dropped on a page with no use of its own for them: texts to the inbox, tables to the import.

Nothing is on file by that: the inbox proposes, the import asks first.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from ui.desktop.frame.window import DeskWindow
from ui.desktop.parts.words import Tone
from ui.desktop.place import Place

TABLES = frozenset({".csv", ".tsv", ".xlsx", ".vcf", ".json"})
CASE_FILE = ".chancery"


class Landing(QObject):
    """Takes what falls on the pages of a window."""

    def __init__(self, window: DeskWindow) -> None:
        super().__init__(window)
        self._window = window
        self._case_file: Path | None = None
        window.stack.landed.connect(self.take)

    @Slot(object)
    def take(self, paths: Sequence[Path]) -> None:
        """Bring files where they are taken in, and say so; what nobody takes in is told too."""
        from app.inbox.papers import READABLE  # with all that reads files: a start reads none

        texts = [one for one in paths if one.suffix.casefold() in READABLE and one.is_file()]
        tables = [one for one in paths if one.suffix.casefold() in TABLES and one.is_file()]
        if texts:
            self._go("inbox", texts)
            what = f"“{texts[0].name}” is" if len(texts) == 1 else f"{len(texts)} files are"
            words = f"{what} taken up in the inbox; nothing is on file before you accept it."
            self._window.bar.say(words + _others(paths, texts), Tone.DONE)
        elif tables:
            self._go("import", tables)
        else:
            self._refuse(paths)

    def _go(self, page: str, files: list[Path]) -> None:
        window = self._window
        window.go(Place(page))
        here = window.stack.page
        if here is not None:
            here.take_files(files)

    def _refuse(self, paths: Sequence[Path]) -> None:
        first, bar = paths[0], self._window.bar
        if first.suffix.casefold() == CASE_FILE:
            self._case_file = first
            bar.say(f"“{first.name}” is a case file of its own.", Tone.DONE, "Open it", self.open_case_file)
            return
        words = f"“{first.name}” is no text and no table that can be taken in."
        bar.say(f"{words} To attach it, drop it on a record’s page.", Tone.CAUTION)

    @Slot()
    def open_case_file(self) -> None:
        """Open the case file that was dropped last, in place of the present one."""
        if self._case_file is not None:
            self._window.open(self._case_file)


def _others(paths: Sequence[Path], taken: Sequence[Path]) -> str:
    left = [one.name for one in paths if one not in taken]
    if not left:
        return ""
    names = ", ".join(f"“{name}”" for name in left[:3]) + (" …" if len(left) > 3 else "")
    return f" Left where they are: {names}." if len(left) > 1 else f" Left where it is: {names}."

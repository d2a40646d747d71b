"""One action as the table holds it, and the menus in which actions stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QKeySequence

from ui.desktop.icons import Icon


class Menu(Enum):
    """The menus, in their order."""

    FILE = "&File"
    EDIT = "&Edit"
    RECORD = "&Record"
    LIST = "&List"
    BRIEF = "&Brief"
    GO = "&Go"
    HELP = "&Help"


@dataclass(frozen=True, slots=True)
class Entry:
    """One action; `help` is one sentence for the sheet of keys. `needs_case` ones are off without a case file.

    An action that the window does itself is always there; every other one is on where the page's `verbs` have it.
    """

    id: str
    menu: Menu
    words: str
    keys: tuple[str, ...]
    help: str
    needs_case: bool = True
    checkable: bool = False
    breaks: bool = False
    """Whether a line stands above it in the menu."""
    local: bool = False
    """Whether its keys are heard by the control that has the focus (arrows, Enter, single letters), not everywhere."""
    short: str = ""
    """Its word in the key bar, where the words of the menu are too many."""
    icon: Icon | None = None

    @property
    def brief(self) -> str:
        """What the key bar says."""
        return self.short or plain(self.words).rstrip("…").lower()


def plain(words: str) -> str:
    """The words of an action without the mark of its menu key."""
    return words.replace("&", "")


def spelled(keys: str) -> str:
    """A key as a cap shows it: `Ctrl K`."""
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) or keys
    return " ".join(_SHORT.get(part, part) for part in native.split("+"))


_SHORT = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter"}

"""The one table of actions: menus, shortcuts and the sheet of keys are made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar


class Menu(Enum):
    """The menus, in their order."""

    FILE = "&File"
    EDIT = "&Edit"
    BRIEF = "&Brief"
    GO = "&Go"
    HELP = "&Help"


@dataclass(frozen=True, slots=True)
class Entry:
    """One action; `help` is one sentence for the sheet of keys. `needs_case` ones are off without a case file."""

    id: str
    menu: Menu
    words: str
    keys: tuple[str, ...]
    help: str
    needs_case: bool = True
    checkable: bool = False
    breaks: bool = False
    """Whether a line stands above it in the menu."""


TABLE: tuple[Entry, ...] = (
    Entry("open", Menu.FILE, "&Open a case file…", ("Ctrl+O",), "Open another case file.", needs_case=False),
    Entry(
        "demonstration", Menu.FILE, "Write the &demonstration…", (),
        "Write the demonstration case file and open it.", needs_case=False,
    ),
    Entry(
        "export", Menu.FILE, "&Export Word brief…", ("Ctrl+E",),
        "Write the brief on the screen as a Word file.", breaks=True,
    ),
    Entry(
        "close", Menu.FILE, "&Close the case file", ("Ctrl+W",),
        "Close the case file; everything in it is kept.", breaks=True,
    ),
    Entry("quit", Menu.FILE, "&Quit", ("Ctrl+Q",), "Close the window; nothing needs saving.", needs_case=False),
    Entry("undo", Menu.EDIT, "&Undo", ("Ctrl+Z",), "Take back the latest action, also one of an earlier day."),
    Entry("redo", Menu.EDIT, "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Make again what was undone last."),
    Entry(
        "draft", Menu.BRIEF, "&Draft", ("Ctrl+D",),
        "Switch between a draft with its watermark and a final brief.", checkable=True,
    ),
    Entry("as_of", Menu.BRIEF, "&As-of date", ("Ctrl+T",), "Type another date: later facts are left out."),
    Entry("preset", Menu.BRIEF, "&Preset", ("Ctrl+Shift+P",), "Choose the outline of the brief."),
    Entry(
        "ceiling", Menu.BRIEF, "&Ceiling", ("Ctrl+Shift+L",),
        "Choose what the reader may see; the rest is withheld.",
    ),
    Entry("find", Menu.GO, "&Search the list", ("Ctrl+F",), "Type part of a name to find a country, visit or meeting."),
    Entry("go_list", Menu.GO, "The &list", ("Alt+1",), "Go to countries, visits and meetings.", breaks=True),
    Entry("go_brief", Menu.GO, "The &brief", ("Alt+2",), "Go to the preview; arrow keys scroll it."),
    Entry(
        "go_readiness", Menu.GO, "What is &not ready", ("Alt+3",),
        "Go to what to look at before the brief goes out.",
    ),
    Entry("keys", Menu.HELP, "&Keys", ("F1",), "Show this sheet.", needs_case=False),
)  # fmt: skip


class Actions(QObject):
    """The actions of one window, by the ids of the table."""

    def __init__(self, parent: QObject, does: Mapping[str, Callable[[], object]]) -> None:
        """`does` holds a bound method of a QObject for every id of the table."""
        super().__init__(parent)
        self._actions: dict[str, QAction] = {}
        for entry in TABLE:
            action = QAction(entry.words, self)
            action.setObjectName(entry.id)
            action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setStatusTip(entry.help)
            action.setCheckable(entry.checkable)
            action.setMenuRole(QAction.MenuRole.QuitRole if entry.id == "quit" else QAction.MenuRole.NoRole)
            action.triggered.connect(does[entry.id])
            self._actions[entry.id] = action

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        for menu in Menu:
            made = bar.addMenu(menu.value)
            for entry in TABLE:
                if entry.menu is menu:
                    if entry.breaks:
                        made.addSeparator()
                    made.addAction(self[entry.id])

    def have_case(self, have: bool) -> None:
        """Switch what needs a case file on or off."""
        for entry in TABLE:
            if entry.needs_case:
                self[entry.id].setEnabled(have)


def plain(words: str) -> str:
    """The words of an action without the mark of its menu key."""
    return words.replace("&", "")

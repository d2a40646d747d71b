"""The one table of actions: menus, palette, shortcuts, the key bar and the sheet of keys are made from it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

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


TABLE: tuple[Entry, ...] = (
    # File
    Entry(
        "new_case", Menu.FILE, "&New case file…", ("Ctrl+Shift+O",), "Make an empty case file.",
        needs_case=False,
    ),
    Entry("open", Menu.FILE, "&Open a case file…", ("Ctrl+O",), "Open another case file.", needs_case=False),
    Entry(
        "demonstration", Menu.FILE, "Write the &demonstration…", (),
        "Write the demonstration case file and open it.", needs_case=False,
    ),
    Entry("go_import", Menu.FILE, "&Import…", (), "Bring records in from other files.", breaks=True),
    Entry("go_export", Menu.FILE, "E&xport records…", (), "Write records to other files."),
    Entry(
        "go_backups", Menu.FILE, "&Backups…", (), "See the backups, make one, put one back.", icon=Icon.SHIELD,
    ),
    Entry("go_check", Menu.FILE, "Chec&k the case file…", (), "Prove that the case file is sound."),
    Entry("go_settings", Menu.FILE, "Settings of the case &file…", (), "Home country, desk, marking scheme."),
    Entry(
        "print", Menu.FILE, "&Print…", ("Ctrl+P",), "Print the list or the record on the screen.", breaks=True,
        icon=Icon.PRINTER,
    ),
    Entry(
        "choose_file", Menu.FILE, "C&hoose a file to import…", ("Ctrl+Shift+I",),
        "Choose the file that is taken in on this page.", short="choose a file", icon=Icon.FOLDER,
    ),
    Entry(
        "carry_out", Menu.FILE, "Carry o&ut what the page shows", ("Ctrl+Return",),
        "Log, import, write, check or restore what is on the screen.", short="go on",
    ),
    Entry(
        "preferences", Menu.FILE, "Pr&eferences…", ("Ctrl+,",), "Light or dark, size of text, density.",
        needs_case=False, breaks=True, icon=Icon.GEAR,
    ),
    Entry(
        "close", Menu.FILE, "&Close the case file", ("Ctrl+W",),
        "Close the case file; everything in it is kept.", breaks=True,
    ),
    Entry("quit", Menu.FILE, "&Quit", ("Ctrl+Q",), "Close the window; nothing needs saving.", needs_case=False),
    # Edit
    Entry("undo", Menu.EDIT, "&Undo", ("Ctrl+Z",), "Take back the latest action, also one of an earlier day."),
    Entry("redo", Menu.EDIT, "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "Make again what was undone last."),
    Entry(
        "find", Menu.EDIT, "&Find on this page", ("Ctrl+F",), "Go to the search field of the page.",
        breaks=True,
    ),
    # Record
    Entry("new", Menu.RECORD, "&New", ("Ctrl+N",), "Make a new record of the kind that the page shows."),
    Entry(
        "quick_note", Menu.RECORD, "&Quick note…", ("Ctrl+Shift+N",),
        "Write something down from anywhere; make it a record later.", icon=Icon.NOTE_PENCIL,
    ),
    Entry(
        "pin", Menu.RECORD, "&Pin the country", ("Ctrl+Shift+K",),
        "Keep the country in the navigation, or take it out.", breaks=True,
    ),
    Entry(
        "edit", Menu.RECORD, "&Edit the record", ("F2",), "Edit what is shown; E does it too while one reads.",
        breaks=True, short="edit", icon=Icon.EDIT,
    ),
    Entry("save", Menu.RECORD, "&Save", ("Ctrl+S",), "Save the form."),
    Entry(
        "save_new", Menu.RECORD, "Save, then ne&w", ("Ctrl+Shift+S",),
        "Save, and make another one of its kind.",
    ),
    Entry(
        "copy_last", Menu.RECORD, "Cop&y from the last session", ("Ctrl+L",),
        "Take over chairs, delegations and what is still open from the session before.", short="copy the last",
    ),
    Entry(
        "next_open", Menu.RECORD, "&Go to what is open", ("Ctrl+.",),
        "Go to the next question that the form asks.", short="jump to what is open",
    ),
    Entry(
        "stop_editing", Menu.RECORD, "Discar&d the form", ("Ctrl+Shift+Backspace",),
        "Give up the form that is open, with its draft.", short="discard",
    ),
    Entry(
        "cite", Menu.RECORD, "&Cite a source", ("Ctrl+Shift+Q",), "Add a citation to the field one is in.",
        short="cite", breaks=True,
    ),
    Entry(
        "paste_source", Menu.RECORD, "Paste as so&urce", ("Ctrl+Shift+V",),
        "Make a source of the text in the clipboard, and cite it.", short="paste a source",
    ),
    Entry(
        "attach", Menu.RECORD, "&Attach files…", ("Ctrl+Shift+A",),
        "Keep files inside the case file with this record.", short="attach", icon=Icon.PAPERCLIP,
    ),
    Entry(
        "duplicate", Menu.RECORD, "Dup&licate", ("Ctrl+Shift+D",),
        "Make a new record that starts like this one.", breaks=True, short="duplicate", icon=Icon.COPY,
    ),
    Entry(
        "history", Menu.RECORD, "&History", ("Ctrl+H",), "See who changed what and when; put a value back.",
        short="history", icon=Icon.HISTORY,
    ),
    Entry(
        "delete", Menu.RECORD, "Dele&te", ("Ctrl+Delete",),
        "Move the record to the recycle bin; Undo brings it back.", icon=Icon.TRASH,
    ),
    Entry(
        "restore_record", Menu.RECORD, "&Restore from the recycle bin", ("Ctrl+R",),
        "Take the record out of the recycle bin.", short="restore", icon=Icon.RESTORE,
    ),
    Entry(
        "expunge", Menu.RECORD, "E&xpunge…", (),
        "Take out for good what should never have been here; it cannot be undone.",
    ),
    # List
    Entry(
        "list_move", Menu.LIST, "&Move", ("J", "K"), "Next or previous record; arrows, Home and End too.",
        local=True, short="move",
    ),
    Entry(
        "list_open", Menu.LIST, "&Open", ("Return",), "Open the record under the cursor as a page.", local=True,
        short="open",
    ),
    Entry(
        "list_filter", Menu.LIST, "&Filter", ("/",), "Type words or a filter such as is:open or due<30d.",
        local=True, short="filter",
    ),
    Entry(
        "list_choose", Menu.LIST, "&Select", ("Space",),
        "Add the record to the selection, or take it out; Shift+arrows select a stretch, Ctrl+A all.",
        local=True, short="select",
    ),
    Entry(
        "list_copy", Menu.LIST, "Cop&y rows", ("Ctrl+C",),
        "Copy the selected rows to paste into a sheet or a letter.", local=True,
    ),
    Entry(
        "list_change", Menu.LIST, "&Change selected records…", ("Ctrl+M",),
        "Set a marking, topic, owner or status of all selected records.",
    ),
    Entry(
        "list_columns", Menu.LIST, "Colum&ns…", ("Ctrl+Shift+C",),
        "Choose the columns of the list and their order.",
    ),
    Entry(
        "list_save", Menu.LIST, "&Save as a view…", ("Ctrl+Shift+F",),
        "Keep filter, sort and columns under a name.",
    ),
    # Brief
    Entry(
        "go_compose", Menu.BRIEF, "&Compose a brief", ("Ctrl+B",), "Go to the brief composer.", icon=Icon.DOCUMENT,
    ),
    Entry(
        "export", Menu.BRIEF, "&Export Word brief…", ("Ctrl+E",),
        "Write the brief on the screen as a Word file.",
    ),
    Entry(
        "keep_issued", Menu.BRIEF, "Keep as &issued", ("Ctrl+Shift+E",),
        "Keep the Word file that was exported last in the case file, under its visit or country.",
        short="keep as issued",
    ),
    Entry(
        "draft", Menu.BRIEF, "&Draft", ("Ctrl+D",),
        "Switch between a draft with its watermark and a final brief.", checkable=True, breaks=True,
    ),
    Entry("as_of", Menu.BRIEF, "&As-of date", ("Ctrl+T",), "Type another date: later facts are left out."),
    Entry("preset", Menu.BRIEF, "&Preset", ("Ctrl+Shift+P",), "Choose the outline of the brief."),
    Entry(
        "ceiling", Menu.BRIEF, "Cei&ling", ("Ctrl+Shift+L",),
        "Choose what the reader may see; the rest is withheld.",
    ),
    # Go
    Entry(
        "palette", Menu.GO, "&Search or run a command", ("Ctrl+K",),
        "Find any record, or run any action by its name.", icon=Icon.SEARCH,
    ),
    Entry("back", Menu.GO, "&Back", ("Alt+Left",), "Go back to where you were.", icon=Icon.BACK),
    Entry("forward", Menu.GO, "&Forward", ("Alt+Right",), "Go forward again.", icon=Icon.FORWARD),
    Entry("go_today", Menu.GO, "&Today", ("Ctrl+1",), "Go to what is due today.", breaks=True, icon=Icon.TODAY),
    Entry("go_diary", Menu.GO, "&Diary", ("Ctrl+2",), "Go to the diary.", icon=Icon.DIARY),
    Entry("go_inbox", Menu.GO, "&Inbox", ("Ctrl+3",), "Go to the texts that were taken in.", icon=Icon.INBOX),
    Entry("go_countries", Menu.GO, "&Countries", ("Ctrl+4",), "Go to the list of countries.", icon=Icon.GLOBE),
    Entry("go_people", Menu.GO, "&People", ("Ctrl+5",), "Go to the list of people.", icon=Icon.PEOPLE),
    Entry("go_meetings", Menu.GO, "&Meetings", ("Ctrl+6",), "Go to the list of meetings.", icon=Icon.CALENDAR),
    Entry(
        "go_commitments", Menu.GO, "C&ommitments", ("Ctrl+7",), "Go to the list of commitments.",
        icon=Icon.HANDSHAKE,
    ),
    Entry("go_tasks", Menu.GO, "T&asks", ("Ctrl+8",), "Go to the list of tasks.", icon=Icon.TASK),
    Entry(
        "go_visits", Menu.GO, "&Visits and briefs", ("Ctrl+9",), "Go to the list of visits.",
        icon=Icon.BRIEFCASE,
    ),
    Entry(
        "go_recycle", Menu.GO, "&Recycle bin", (), "Go to what was deleted, and restore it.", icon=Icon.TRASH,
    ),
    Entry(
        "go_navigation", Menu.GO, "&Navigation", ("Alt+0",), "Go to the navigation at the left.", breaks=True,
    ),
    Entry("pane_1", Menu.GO, "First pan&e of the page", ("Alt+1",), "Go to the first pane of the page."),
    Entry(
        "pane_2", Menu.GO, "Second pane of t&he page", ("Alt+2",),
        "Go to the second pane; arrow keys scroll it.",
    ),
    Entry("pane_3", Menu.GO, "Third pane of the pa&ge", ("Alt+3",), "Go to the third pane of the page."),
    # Help
    Entry(
        "keys", Menu.HELP, "&Keys", ("F1",), "Show this sheet.", needs_case=False, short="all keys",
        icon=Icon.KEYBOARD,
    ),
    Entry("menus", Menu.HELP, "&Menus", ("F10",), "Open the menus.", needs_case=False),
)  # fmt: skip

BY_ID: Mapping[str, Entry] = {entry.id: entry for entry in TABLE}


class Actions(QObject):
    """The actions of one window, by the ids of the table; all of them are heard in the whole window."""

    def __init__(self, window: QWidget, does: Callable[[str], object]) -> None:
        """`does` is a bound method of a QObject; it is called with the id of the action."""
        super().__init__(window)
        self._does = does
        self._actions: dict[str, QAction] = {}
        for entry in TABLE:
            action = QAction(entry.words, self)
            action.setObjectName(entry.id)
            if not entry.local:
                action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setStatusTip(entry.help)
            action.setCheckable(entry.checkable)
            action.setMenuRole(QAction.MenuRole.QuitRole if entry.id == "quit" else QAction.MenuRole.NoRole)
            action.triggered.connect(self._triggered)
            self._actions[entry.id] = action
            window.addAction(action)

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def fill(self, menu: QMenu) -> None:
        """Make the menus, each a menu of its own within this one."""
        for one in Menu:
            entries = [entry for entry in TABLE if entry.menu is one and not entry.local]
            if not entries:
                continue
            made = menu.addMenu(one.value)
            for entry in entries:
                if entry.breaks:
                    made.addSeparator()
                made.addAction(self[entry.id])

    def offer(self, doable: Collection[str], checked: Mapping[str, bool]) -> None:
        """Switch on what can be done now, and off the rest."""
        for id, action in self._actions.items():
            action.setEnabled(id in doable)
            if id in checked:
                action.setChecked(checked[id])

    def enabled(self) -> Iterator[Entry]:
        """The entries of what can be done now."""
        return (entry for entry in TABLE if self[entry.id].isEnabled())

    @Slot()
    def _triggered(self) -> None:
        self._does(self.sender().objectName())


def plain(words: str) -> str:
    """The words of an action without the mark of its menu key."""
    return words.replace("&", "")

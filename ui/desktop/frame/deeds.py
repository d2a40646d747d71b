"""What the window itself does for the actions of the table; everything else a page does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Slot

from app import catalog, navigation
from app.beginning import Wanted
from ui.desktop import beginning
from ui.desktop.actions import BY_ID
from ui.desktop.assess_sheet import AssessSheet
from ui.desktop.expunge_sheet import ExpungeSheet
from ui.desktop.frame import places
from ui.desktop.frame.came_back import CameBack
from ui.desktop.frame.undoing import Undoing
from ui.desktop.frame.window import DeskWindow
from ui.desktop.help_sheet import HelpSheet
from ui.desktop.new_case_file import NewCaseFile
from ui.desktop.page import Page
from ui.desktop.parts.controls import Weight
from ui.desktop.parts.words import Tone
from ui.desktop.place import Place
from ui.desktop.preferences_sheet import PreferencesSheet
from ui.desktop.protection_sheet import ProtectionSheet
from ui.desktop.quick_note import QuickNote
from ui.desktop.registry import there_is

_RECORDS = frozenset({"record", "country", "visit", "forum", "commitment", "task", "closing"})
"""Pages that show one record, about which a note may be."""


class Deeds(QObject):
    """Does actions by their id."""

    def __init__(self, window: DeskWindow) -> None:
        super().__init__(window)
        self._window = window
        self._places = places.by_action()
        self._noted = Place("record")
        self.undoing = Undoing(window)
        self.came_back = CameBack(window)
        self._own: dict[str, Callable[[], object]] = {
            "open": self.choose_case_file,
            "new_case": self.make_case_file,
            "demonstration": self.choose_demonstration,
            "close": self.close_case_file,
            "quit": window.close,
            "undo": self.undoing.undo,
            "redo": window.session.redo,
            "new": self.make_new,
            "back": window.stack.back,
            "forward": window.stack.forward,
            "palette": self.open_palette,
            "quick_note": self.write_note,
            "preferences": self.prefer,
            "bring_back": window.around.discarded.bring_back,
            "protect": self.protect,
            "lock_now": window.lock_now,
            "pin": self.pin,
            "expunge": self.expunge,
            "assess": self.assess,
            "brief_returned": self.came_back.compare,
            "go_navigation": self.go_navigation,
            "keys": self.show_keys,
            "menus": window.navigation.case.open_menus,
        }

    @property
    def ids(self) -> set[str]:
        """Everything that the window can do at some time."""
        return {*self._own, *self._places}

    def can(self, id: str) -> bool:
        """Whether it can be done now."""
        stack = self._window.stack
        if BY_ID[id].needs_case and self._window.session.case is None:
            return False
        match id:
            case "back":
                return stack.trail.can_go_back
            case "forward":
                return stack.trail.can_go_forward
            case "new":
                return there_is("new") and stack.page is not None
            case "lock_now":
                return self._window.lockable
            case "bring_back":
                return self._window.around.discarded.there
            case "pin":
                here = stack.here()
                return here is not None and here.kind == "country" and bool(here.id)
            case "expunge":
                here = stack.here()
                return here is not None and bool(here.kind and here.id) and here.page != "compose"
            case _:
                return True

    @Slot(str)
    def do(self, id: str) -> None:
        """Do an action: the page first, for it knows best what is meant."""
        page = self._window.stack.page if self._window.session.case is not None else None
        verbs = page.verbs() if page else {}
        if id in verbs:
            verbs[id]()
        elif id in self._own:
            self._own[id]()
        elif id in self._places:
            self._window.go(self._places[id])

    def show_new(self, page: Page | None) -> None:
        """The New button says what it makes, and gives way to a main action of the page or of an open form."""
        button = self._window.top.new
        button.setVisible(there_is("new"))
        label = catalog.info(page.new_kind()).label.lower() if page else ""
        button.setText(f"New {label}".strip())
        button.setAccessibleName(f"New {label}".strip())
        main = page is not None and (page.MAIN or "save" in page.verbs())  # an open form has its own
        button.set_weight(Weight.OUTLINED if main else Weight.FILLED)

    @Slot()
    def choose_case_file(self) -> None:
        """Ask which case file, and open it."""
        window = self._window
        if path := window.dialogs.case_file(window):
            window.open(path)

    @Slot()
    def make_case_file(self) -> None:
        """Ask what a new case file is to be, make it and open it."""
        window = self._window
        sheet = NewCaseFile(window.theme, window.dialogs, window)
        sheet.wanted.connect(self._make_wanted)
        sheet.open()

    @Slot(object)
    def _make_wanted(self, wanted: Wanted) -> None:
        self._window.bar.clear()
        beginning.new_case_file(self._window.session, wanted)

    @Slot()
    def close_case_file(self) -> None:
        """Let go of the case file, and of its password."""
        self._window.session.close_case()
        self._window.session.lock()

    @Slot()
    def protect(self) -> None:
        """Ask for the password that the case file is to have, or whether it is to have none."""
        window = self._window
        if window.session.path is not None:
            ProtectionSheet(window.theme, window.session, window.session.path, window).open()

    @Slot()
    def choose_demonstration(self) -> None:
        """Ask where the demonstration is to be written; write it and open it."""
        window = self._window
        if path := window.dialogs.new_demonstration(window):
            window.bar.clear()
            beginning.demonstration(window.session, path)

    @Slot()
    def make_new(self) -> None:
        """Go to an empty form of the kind that the page makes."""
        page = self._window.stack.page
        if page is not None:
            self._window.go(Place("new", page.new_kind()))

    @Slot()
    def open_palette(self) -> None:
        """Search or run a command."""
        self._window.palette_.open()

    @Slot()
    def write_note(self) -> None:
        """Write something down, about what is on the screen or about nothing."""
        window = self._window
        page, here = window.stack.page, window.stack.here()
        if window.frame is None or window.findChild(QuickNote) is not None:
            return
        about = (here.id, page.title()) if here and page and here.page in _RECORDS and here.id else None
        sheet = QuickNote(window.theme, window.session, window.frame.scheme, about, window)
        sheet.noted.connect(self._take_note)
        sheet.open()

    @Slot(object)
    def _take_note(self, place: Place) -> None:
        self._noted = place
        show = self.show_note if there_is(place.page) and place.id else None
        self._window.bar.say("The note is kept.", Tone.DONE, "Open it" if show else "", show)

    @Slot()
    def show_note(self) -> None:
        """Go to the note that was made last."""
        self._window.go(self._noted)

    @Slot()
    def pin(self) -> None:
        """Keep the country on the screen in the navigation, or take it out."""
        window, here = self._window, self._window.stack.here()
        if window.frame is None or window.session.case is None or here is None:
            return
        pinned = any(one.id == here.id for one in window.frame.pinned)
        act = navigation.unpin if pinned else navigation.pin
        job = partial(act, window.session.case, here.id)
        window.session.carry_out("Keeping the navigation …", job, then=self._take_pinned)

    @Slot(object)
    def _take_pinned(self, _nothing: object) -> None:
        self._window.session.read_frame()

    @Slot()
    def expunge(self) -> None:
        """Ask whether the record on the screen is to be taken out for good."""
        window, here = self._window, self._window.stack.here()
        if window.session.case is not None and here is not None and here.id:
            sheet = ExpungeSheet(window.theme, window.session, window.dialogs, here.id, window)
            sheet.gone.connect(self._take_gone)
            sheet.open()

    @Slot(str, str)
    def _take_gone(self, kind: str, id: str) -> None:
        """A record is not there any more: nobody comes back to it."""
        self._window.stack.trail.forget(id)
        self._window.go(Place("list", kind) if there_is("list") else places.beginning())

    @Slot()
    def assess(self) -> None:
        """Ask which marking everything gets that has none."""
        window = self._window
        if window.session.case is not None:
            AssessSheet(window.theme, window.session, window.session.case, window).open()

    @Slot()
    def prefer(self) -> None:
        """Choose light or dark, size of text, density."""
        sheet = PreferencesSheet(self._window.theme, self._window)
        sheet.chosen.connect(self._window.preferred)
        sheet.open()

    @Slot()
    def go_navigation(self) -> None:
        """Put the keyboard into the navigation."""
        self._window.navigation.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def show_keys(self) -> None:
        """Show the sheet of keys."""
        HelpSheet(self._window.theme, self._window).open()

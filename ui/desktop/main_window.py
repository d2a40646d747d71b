"""The window of the desk: marking, navigation, top bar, pages, keys, and what happened, in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.door import Changed
from app.errors import DamagedCaseFile, PasswordNeeded
from app.navigation import Frame
from db.values.ids import Clock, SystemClock
from ui.desktop.actions import Actions
from ui.desktop.dialogs import Dialogs
from ui.desktop.failures import Failures
from ui.desktop.frame import memory, places
from ui.desktop.frame.deeds import Deeds
from ui.desktop.frame.file_texts import FileTexts
from ui.desktop.frame.kept import BackupTimer, backed_up
from ui.desktop.frame.key_bar import KeyBar
from ui.desktop.frame.landing import Landing
from ui.desktop.frame.navigation import Navigation
from ui.desktop.frame.palette import Palette
from ui.desktop.frame.stack import PageStack
from ui.desktop.frame.steps import quoted, show_steps
from ui.desktop.frame.top_bar import TopBar
from ui.desktop.frame.window import DeskWindow
from ui.desktop.instance import Doorbell
from ui.desktop.lock import Lock
from ui.desktop.look import Theme
from ui.desktop.page import Surroundings
from ui.desktop.pages.welcome import Welcome
from ui.desktop.parts.words import Bar, Ground, MarkingStrip, Tone, rule
from ui.desktop.password_sheet import PasswordSheet
from ui.desktop.place import Place
from ui.desktop.quick_note import QuickNote
from ui.desktop.recovery_sheet import RecoverySheet
from ui.desktop.session import STATE, WINDOW, Session

KEPT = "✓ All changes kept"
NO_FILE = "No case file is open."
NAME = "Chancery"
RAIL = 1200
"""Width in units below which the navigation is a rail of icons."""


class MainWindow(DeskWindow):
    """One window on at most one case file."""

    def __init__(
        self,
        theme: Theme,
        dialogs: Dialogs | None = None,
        clock: Clock | None = None,
        session: Session | None = None,
    ) -> None:
        super().__init__()
        self.theme = theme
        self.dialogs = dialogs or Dialogs()
        self.clock = clock or SystemClock()
        self.session = session or Session(self, clock)
        self.failures = Failures(self)
        self.frame: Frame | None = None
        self.around = Surroundings(theme, self.session, self.dialogs, self)
        self.strip = MarkingStrip(theme, "the case file")
        self.bar = Bar(theme)
        self.welcome = Welcome(theme)
        self.navigation = Navigation(theme)
        self.top = TopBar(theme)
        self.stack = PageStack(self.around)
        self.keys = KeyBar(theme)
        self.backups = BackupTimer(self.session, self)
        self.texts = FileTexts(self.session, self)
        self.bell = Doorbell(self)
        self.lock = Lock(self)
        self.deeds = Deeds(self)
        self.landing = Landing(self)
        self.actions_ = Actions(self, self.deeds.do)
        self._arrange()
        self.palette_ = Palette(theme, self.session, self.actions_, self)
        self._connect()
        self._show_frame(None)

    def open(self, path: Path) -> None:
        """Open a case file; what stands in the way is said in the bar."""
        self.bar.clear()
        self.session.open(path)

    def begin(self, path: Path) -> None:
        """Open the case file with which the program is started: nothing else is offered meanwhile."""
        self.pages.setCurrentWidget(self.desk)
        self.keys.rest(f"Opening “{path.stem}” …")
        self.open(path)

    @Slot(object)
    def go(self, place: Place) -> None:
        """Go to a place of the open case file."""
        if self.session.case is not None:
            self.bar.clear()
            self.stack.go(place)

    @Slot()
    def offer(self) -> None:
        """Switch on what can be done now, and show the keys of the page."""
        if self.lock.covered:
            self.actions_.offer({"quit"}, {})
            return
        page = self.stack.page if self.frame is not None else None
        verbs = page.verbs() if page else {}
        mine = {id for id in self.deeds.ids if self.deeds.can(id)}
        self.actions_.offer(mine | set(verbs), page.checks() if page else {})
        self.keys.hints.put([*(page.keys() if page else ()), "keys"], page.CARRIES_OUT if page else "")
        steps = self.frame.steps if self.frame else None
        show_steps(self.actions_, self.top, steps)
        self.top.back.setEnabled(self.stack.trail.can_go_back)
        self.top.forward.setEnabled(self.stack.trail.can_go_forward)
        self.deeds.show_new(page)

    # --- what the session and the pages say ---

    @Slot(object)
    def _take_opened(self, frame: Frame) -> None:
        self._show_frame(frame)
        case = self.session.case
        assert case is not None
        self.pages.setCurrentWidget(self.desk)
        place = memory.restored(self, self.session.state)
        self.stack.go(place or places.beginning())
        self.bell.hang(case.path)
        if case.notices:
            self.bar.say(" ".join(case.notices), Tone.DONE)

    @Slot()
    def _take_closing(self) -> None:
        self.bar.clear()
        self.bell.take_down()
        for note in self.findChildren(QuickNote):
            note.reject()  # what was typed is kept
        self.stack.settle()
        self.session.keep(WINDOW, STATE, memory.kept(self))
        self.stack.clear()

    @Slot()
    def _take_closed(self) -> None:
        self._show_frame(None)
        self.pages.setCurrentWidget(self.welcome)
        self.welcome.refresh()

    @Slot(object)
    def _take_left(self, told: list[str]) -> None:
        if told:
            self.bar.say(" ".join(told), Tone.CAUTION)

    @Slot(object)
    def _show_frame(self, frame: Frame | None) -> None:
        """Show what stands around the pages; None where no case file is open."""
        self.frame = frame
        path = self.session.path
        self.lock.guard(path if frame is not None else None)
        self._entitle()
        self.strip.setVisible(frame is not None)
        if frame is not None and path is not None:
            self.strip.show_marking(frame.marking, frame.scheme)
            home = f"{frame.home}’s file" if frame.home else "No home country yet"
            self.navigation.case.show_case(path.stem, frame.desk or home)
            self.navigation.put(frame)
            self.navigation.show_backup(backed_up(frame.backed_up, self.clock.now()))
        kept = f"{KEPT} · protected" if self.lock.protected else KEPT
        self.keys.rest(kept if frame is not None else NO_FILE)
        self.offer()

    @Slot()
    def _take_moved(self) -> None:
        page, here = self.stack.page, self.stack.trail.here
        if page is not None and here is not None:
            self.navigation.show_place(here)
        self._entitle()
        self.offer()

    def _entitle(self) -> None:
        if self.lock.covered:
            self.setWindowTitle(f"{NAME} – locked")
            return
        path, page = self.session.path, self.stack.page
        title = page.title() if path and page else ""
        self.setWindowTitle(" – ".join(part for part in (title, path.stem if path else "", NAME) if part))

    @property
    def lockable(self) -> bool:
        return self.lock.can

    def lock_now(self) -> None:
        self.lock.now()

    @Slot(object)
    def _take_step(self, changed: Changed) -> None:
        verb, _, words = changed.action.partition(": ")
        done = "is undone" if verb == "Undo" else "is done again"
        self.bar.say(f"{quoted(words)} {done}.", Tone.DONE)

    @Slot(object)
    def _take_failure(self, error: Exception) -> None:
        """A protected case file asks for its password, a damaged one can be recovered; everything else is only said."""
        if self.session.case is None:
            self.pages.setCurrentWidget(self.welcome)
            self.keys.rest(NO_FILE)
        if isinstance(error, PasswordNeeded) and self.session.asked is not None:
            self.ask_password(error.path)
        elif isinstance(error, DamagedCaseFile) and self.session.asked is not None:
            self.bar.say(str(error), Tone.WRONG, "Ways to recover it…", self.recover)
        else:
            self.failures.tell(error)

    def ask_password(self, path: Path) -> None:
        """Ask for the password of the case file, or of the backup, at a path; then open what was asked for."""
        own = path == self.session.asked
        what = f"Password of “{path.stem}”" if own else "Password of the newest backup"
        sheet = PasswordSheet(self.theme, self.session, path, what, self)
        sheet.unlocked.connect(self._open_asked)
        sheet.refused.connect(self._take_failure)
        sheet.open()

    @Slot()
    def _open_asked(self) -> None:
        if self.session.asked is not None:
            self.open(self.session.asked)

    @Slot()
    def recover(self) -> None:
        """Offer ways to recover the case file that could not be opened; none of them deletes it."""
        if self.session.asked is not None:
            self.bar.clear()
            RecoverySheet(self.theme, self.session, self.dialogs, self.session.asked, self).open()

    @Slot(str)
    def _complain(self, words: str) -> None:
        self.bar.say(words, Tone.WRONG)

    @Slot(str)
    def _warn(self, words: str) -> None:
        self.bar.say(words, Tone.CAUTION)

    @Slot(str, object, str, object)
    def _say(self, words: str, tone: Tone, action: str, does: Callable[[], object] | None) -> None:
        self.bar.say(words, tone, action, does)

    # --- the window itself ---

    def take_over(self, frame: Frame, place: Place | None) -> None:
        """Show a case file that is open already, at a place."""
        self._show_frame(frame)
        self.pages.setCurrentWidget(self.desk)
        self.stack.go(place or places.beginning())
        if self.session.path is not None:
            self.bell.hang(self.session.path)

    @Slot()
    def come_forward(self) -> None:
        """Show the window above the others: somebody has started Chancery on the same case file again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def hand_over(self) -> None:
        """Give way to another window on the same case file."""
        self.bell.take_down()
        self.stack.clear()
        self.hide()
        self.keys.stop()
        self.backups.stop()
        self.texts.stop()
        self.lock.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow, the navigation becomes a rail."""
        super().resizeEvent(event)
        self.navigation.set_rail(event.size().width() < self.theme.look.units(RAIL))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed, end the threads and every timer; nothing needs saving."""
        self.hide()
        self.session.close()
        self.keys.stop()
        self.backups.stop()
        self.texts.stop()
        self.lock.stop()
        super().closeEvent(event)

    def _arrange(self) -> None:
        look = self.theme.look
        self.menuBar().hide()
        self.actions_.fill(self.navigation.case.menus)
        right = QWidget()
        column = QVBoxLayout(right)
        _fill(column, self.top, rule(self.theme), self.stack)
        column.setStretchFactor(self.stack, 1)
        self.desk = QWidget()
        row = QHBoxLayout(self.desk)
        upright = Ground(self.theme, "line")
        upright.setFixedWidth(1)
        _fill(row, self.navigation, upright, right)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(self.desk)
        middle = QWidget()
        whole = QVBoxLayout(middle)
        _fill(whole, self.strip, self.bar, self.pages, rule(self.theme), self.keys)
        whole.setStretchFactor(self.pages, 1)
        self.setCentralWidget(middle)
        room = self.screen().availableSize()
        least = min(look.units(960), max(room.width(), 960)), min(look.units(540), max(room.height(), 540))
        self.setMinimumSize(*least)  # large text makes no window that the screen has no room for
        self.resize(min(look.units(1360), room.width()), min(look.units(860), room.height()))

    def _connect(self) -> None:
        session, around = self.session, self.around
        for signal, slot in (
            (session.opened, self._take_opened),
            (session.closing, self._take_closing),
            (session.closed, self._take_closed),
            (session.left, self._take_left),
            (session.changed, self.stack.take_changed),
            (session.changed, self.deeds.undoing.note_change),
            (session.framed, self._show_frame),
            (session.stepped, self._take_step),
            (session.failed, self._take_failure),
            (session.failed, self.deeds.undoing.note_refusal),
            (session.working, self.keys.work),
            (self.lock.turned, self._take_moved),
            (self.failures.told, self._complain),
            (self.backups.trouble, self._warn),
            (self.bell.rung, self.come_forward),
            (around.going, self.go),
            (around.saying, self._say),
            (around.unsaid, self.bar.clear),
            (around.failing, self.failures.tell),
            (around.failing, self.deeds.undoing.note_refusal),
            (around.discarded.moved, self.offer),
            (self.stack.moved, self._take_moved),
            (self.bar.left, self.stack.take_focus),
            (self.navigation.going, self.go),
            (self.palette_.going, self.go),
            (self.palette_.acting, self.deeds.do),
        ):
            signal.connect(slot)
        self.welcome.chosen.connect(self.open)
        self._connect_buttons()

    def _connect_buttons(self) -> None:
        """Buttons that do an action of the table."""
        top = self.top
        for button, id in (
            (top.back, "back"),
            (top.forward, "forward"),
            (top.search, "palette"),
            (top.undo, "undo"),
            (top.redo, "redo"),
            (top.new, "new"),
            (self.navigation.backups, "go_backups"),
            (self.welcome.demonstration, "demonstration"),
            (self.welcome.new, "new_case"),
            (self.welcome.open, "open"),
        ):
            button.clicked.connect(self.actions_[id].trigger)


def _fill(layout: QBoxLayout, *widgets: QWidget) -> None:
    """Widgets side by side or one below the other, without any space."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget)

"""The window of the desk: menus, the marking of the case file, its pages, and what happened, in words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.briefs.subjects import Shelf
from app.briefs.writing import Written
from app.door import Changed
from app.errors import ChanceryError, NotReady
from app.undo import Available
from db.values.ids import Clock
from ui.desktop.actions import Actions
from ui.desktop.dialogs import Dialogs
from ui.desktop.failures import Failures
from ui.desktop.help_sheet import HelpSheet
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.pages.composer import Composer
from ui.desktop.pages.welcome import Welcome
from ui.desktop.parts.words import Bar, Elided, Ground, Label, MarkingStrip, Tone, rule
from ui.desktop.session import Preview, Session

KEPT = "✓ All changes kept"
NAME = "Chancery"


class MainWindow(QMainWindow):
    """One window on at most one case file."""

    def __init__(self, theme: Theme, dialogs: Dialogs | None = None, clock: Clock | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._dialogs = dialogs or Dialogs()
        self._folder: Path | None = None
        self._in_the_way = False
        """Whether the bar says why there is no brief."""
        self.session = Session(self, clock)
        self.failures = Failures(self)
        self.strip = MarkingStrip(theme, "the case file")
        self.bar = Bar(theme)
        self.welcome = Welcome(theme)
        self.composer = Composer(theme)
        self.pages = QStackedWidget()
        self.status = Elided(theme, Type.SMALL, "text_2")
        self.keys_hint = Label(theme, Type.SMALL, "text_3", "F1  all keys")
        self.actions_ = Actions(self, self._deeds())
        self._arrange()
        self._connect()
        self._show_case(None)

    def open(self, path: Path) -> None:
        """Open a case file; what stands in the way is said in the bar."""
        self.bar.clear()
        self.session.open(path)

    def _deeds(self) -> dict:
        """What each action of the table does."""
        composer = self.composer
        return {
            "open": self.choose_case_file,
            "demonstration": self.choose_demonstration,
            "export": self.export,
            "close": self.session.close_case,
            "quit": self.close,
            "undo": self.session.undo,
            "redo": self.session.redo,
            "draft": composer.choices.draft.toggle,
            "as_of": self._go_as_of,
            "preset": composer.choices.preset.showPopup,
            "ceiling": composer.choices.ceiling.showPopup,
            "find": self._go_find,
            "go_list": self._go_list,
            "go_brief": self._go_brief,
            "go_readiness": self._go_readiness,
            "keys": self.show_keys,
        }

    def _arrange(self) -> None:
        look = self._theme.look
        self.actions_.fill(self.menuBar())
        self.menuBar().setFont(look.font(Type.BODY))
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(self.composer)
        foot = Ground(self._theme, "side")
        foot.setFixedHeight(look.height(Measure.KEY_BAR))
        row = QHBoxLayout(foot)
        row.setContentsMargins(look.units(20), 0, look.units(20), 0)
        row.addWidget(self.status, 1)
        row.addWidget(self.keys_hint)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in (
            (self.strip, 0),
            (self.bar, 0),
            (self.pages, 1),
            (rule(self._theme), 0),
            (foot, 0),
        ):
            column.addWidget(widget, stretch)
        self.setCentralWidget(middle)
        self.setMinimumSize(look.units(960), look.units(540))
        room = self.screen().availableSize()
        self.resize(min(look.units(1360), room.width()), min(look.units(860), room.height()))

    def _connect(self) -> None:
        session, composer = self.session, self.composer
        session.opened.connect(self._take_opened)
        session.closed.connect(self._take_closed)
        session.refreshed.connect(self._take_refreshed)
        session.previewed.connect(self._take_preview)
        session.unwritable.connect(self._take_unwritable)
        session.exported.connect(self._take_exported)
        session.stepped.connect(self._take_step)
        session.failed.connect(self.failures.tell)
        session.worker.working.connect(self._show_status)
        self.failures.told.connect(self._complain)
        composer.wanted.connect(self._take_wish)
        composer.choices.export.clicked.connect(self.export)
        composer.choices.draft.toggled.connect(self.actions_["draft"].setChecked)
        composer.undo.clicked.connect(session.undo)
        composer.redo.clicked.connect(session.redo)
        self.welcome.demonstration.clicked.connect(self.choose_demonstration)
        self.welcome.open.clicked.connect(self.choose_case_file)

    # --- what the officer does ---

    @Slot()
    def choose_case_file(self) -> None:
        """Ask which case file, and open it."""
        if path := self._dialogs.case_file(self):
            self.open(path)

    @Slot()
    def choose_demonstration(self) -> None:
        """Ask where the demonstration is to be written; write it and open it."""
        if path := self._dialogs.new_demonstration(self):
            self.bar.clear()
            self.session.write_demonstration(path)

    @Slot()
    def export(self) -> None:
        """Ask where the Word brief is to be written, and write it."""
        request = self.composer.request()
        if request is None or not self.composer.can_export:
            return
        if path := self._dialogs.new_brief(self, f"{self.composer.title} brief", self._folder):
            self.bar.clear()
            self.session.export(request, path)

    @Slot()
    def show_folder(self) -> None:
        """Show where the last brief was written."""
        if self._folder is not None and not self._dialogs.show_folder(self._folder):
            self.bar.say(
                f"This system has no program that shows folders. The brief is in {self._folder}.",
                Tone.CAUTION,
            )

    @Slot()
    def make_draft(self) -> None:
        """Ask for a draft, where no final brief is possible."""
        self.composer.choices.draft.setChecked(True)

    @Slot()
    def show_keys(self) -> None:
        """Show the sheet of keys."""
        HelpSheet(self._theme, self).open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the thread and every timer; nothing needs saving."""
        self.hide()
        self.composer.stop()
        self.session.close()
        super().closeEvent(event)

    # --- what the session answers ---

    @Slot(object)
    def _take_opened(self, shelf: Shelf) -> None:
        assert self.session.case is not None
        self._show_case(shelf)
        self.composer.start(shelf, self.session.case.clock.today())
        self.pages.setCurrentWidget(self.composer)
        self._go_find()

    @Slot()
    def _take_closed(self) -> None:
        self.bar.clear()
        self.composer.stop()
        self._show_case(None)
        self.pages.setCurrentWidget(self.welcome)

    @Slot(object)
    def _take_refreshed(self, shelf: Shelf) -> None:
        self._show_case(shelf)
        self.composer.put(shelf)

    @Slot(object)
    def _take_wish(self, request: object) -> None:
        if request is None:
            self.session.forget_preview()
        else:
            self.session.preview(request)  # type: ignore[arg-type]
        self._offer()

    @Slot(object)
    def _take_preview(self, preview: Preview) -> None:
        self.composer.show_preview(preview)
        self._offer()
        if self._in_the_way:
            self._in_the_way = False
            self.bar.clear()

    @Slot(object)
    def _take_unwritable(self, error: Exception) -> None:
        self.composer.show_unwritable()
        self._offer()
        if not isinstance(error, ChanceryError):
            self.failures.tell(error)
            return
        self._in_the_way = True
        if isinstance(error, NotReady) and "draft" in str(error):  # the sentence offers it
            self.bar.say(str(error), Tone.CAUTION, "Make it a draft", self.make_draft)
        else:
            self.bar.say(str(error), Tone.CAUTION)

    @Slot(object)
    def _take_exported(self, written: Written) -> None:
        self._folder = written.path.absolute().parent
        told = [f"“{written.path.name}” is saved in {self._folder}."]
        if written.readiness:
            told.append(f"Not ready: {len(written.readiness):,}, listed at the right.")
        if written.withheld:
            told.append(f"Withheld: {len(written.withheld):,}.")
        self.bar.say(" ".join(told), Tone.DONE, "Open the folder", self.show_folder)

    @Slot(object)
    def _take_step(self, changed: Changed) -> None:
        verb, _, words = changed.action.partition(": ")
        done = "is undone" if verb == "Undo" else "is done again"
        self.bar.say(f"“{words}” {done}.", Tone.DONE)

    @Slot(str)
    def _complain(self, words: str) -> None:
        self.bar.say(words, Tone.WRONG)

    # --- what the window shows ---

    def _show_case(self, shelf: Shelf | None) -> None:
        path = self.session.path
        self.setWindowTitle(f"{path.stem} – {NAME}" if path else NAME)
        self.strip.setVisible(shelf is not None)
        if shelf is not None:
            self.strip.show_marking(shelf.marking, shelf.scheme)
        steps = shelf.steps if shelf else Available(None, None)
        self.actions_.have_case(shelf is not None)
        self._show_step("undo", "&Undo", steps.undo)
        self._show_step("redo", "&Redo", steps.redo)
        self._show_status("")
        self._offer()

    def _show_step(self, id: str, verb: str, words: str | None) -> None:
        button = {"undo": self.composer.undo, "redo": self.composer.redo}[id]
        told = f"{verb} “{words.replace('&', '&&')}”" if words else verb
        self.actions_[id].setText(told)
        self.actions_[id].setEnabled(words is not None)
        button.setEnabled(words is not None)
        button.setText(told.replace("&", "") if id == "undo" else verb.replace("&", ""))
        button.setToolTip(told.replace("&", ""))
        button.setAccessibleName(told.replace("&", ""))

    def _offer(self) -> None:
        on_page = self.session.case is not None
        self.actions_["export"].setEnabled(on_page and self.composer.can_export)

    @Slot(str)
    def _show_status(self, working: str) -> None:
        self.status.setText(working or (KEPT if self.session.case is not None else "No case file is open."))

    # --- where the keys go ---

    @Slot()
    def _go_find(self) -> None:
        self._focus(self.composer.subjects.search)
        self.composer.subjects.search.selectAll()

    @Slot()
    def _go_list(self) -> None:
        self._focus(self.composer.subjects.list)

    @Slot()
    def _go_brief(self) -> None:
        self._focus(self.composer.paper.sheet)

    @Slot()
    def _go_readiness(self) -> None:
        self._focus(self.composer.readiness.list)

    @Slot()
    def _go_as_of(self) -> None:
        self._focus(self.composer.choices.as_of)
        self.composer.choices.as_of.selectAll()

    def _focus(self, widget: QWidget) -> None:
        if widget.isVisible():
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

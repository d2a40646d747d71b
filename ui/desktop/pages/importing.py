"""Import: files are dropped or chosen, each looked at, mapped, previewed, asked about, taken in with one Undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.catalog import info
from app.errors import ChanceryError
from app.interchange.errors import Cancelled
from app.interchange.importing import Imported as JsonImported
from app.interchange.importing import Preview as JsonPreview
from app.interchange.importing import import_file
from app.registers.errors import RegisterRefused
from app.registers.importing import Imported, import_register
from ui.desktop.icons import Icon
from ui.desktop.look import Type
from ui.desktop.page import Page, Surroundings
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.empty import Empty
from ui.desktop.parts.words import Elided, Tone
from ui.desktop.place import Place
from ui.desktop.registry import place_of
from ui.desktop.transfer import told
from ui.desktop.transfer.case_json_work import CaseJsonWork
from ui.desktop.transfer.file_place import FilePlace
from ui.desktop.transfer.foreseen import Foreseen
from ui.desktop.transfer.register_work import Opened, RegisterWork
from ui.desktop.transfer.taking_in import foresee, look_at
from ui.desktop.transfer.work import Watching, Work
from ui.desktop.worker import Question

PAUSE_MS = 250


class ImportPage(Page):
    """The page `import`."""

    MAIN = True
    CARRIES_OUT = "import"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = around.theme
        self._path: Path | None = None
        self._waiting: list[Path] = []
        """Files that have their turn after this one."""
        self._seen: Foreseen | None = None
        self._made: Imported | None = None
        self._foreseeing = Watching("")
        self.head = Elided(theme, Type.TITLE, "text", "Import")
        self.second = Elided(theme, Type.SMALL, "text_3")
        self.other = Button(theme, "Another file…", icon=Icon.FOLDER)
        self.skip = Button(theme, "Skip this file")
        self.go_on = Button(theme, "Import", Weight.FILLED, key="Ctrl Enter")
        self.file = FilePlace(theme)
        self.register = RegisterWork(theme)
        self.json = CaseJsonWork(theme)
        self.work = Work(theme)
        self.done = Empty(theme, Icon.DONE)
        self.body = QStackedWidget()
        self._looking = Question(self.session.builder, "Reading the file …", self)
        self._previewing = Question(self.session.builder, "Looking at what would happen …", self)
        self._rest = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._arrange()
        self._join()
        self._show(self.file)

    def _join(self) -> None:
        self.file.taken.connect(self.choose)
        self.file.dropped.connect(self.take_files)
        self.skip.clicked.connect(self.next_file)
        self.other.clicked.connect(self.choose)
        self.go_on.clicked.connect(self.carry_out)
        self.register.changed.connect(self._change)
        self.register.reread.connect(self._reread)
        self.json.decided.connect(self._offer)
        self.done.taken.connect(self._open_imported)
        self._rest.timeout.connect(self._preview)
        self._looking.answered.connect(self._take_look)
        self._looking.failed.connect(self._take_unreadable)
        self._previewing.answered.connect(self._take_preview)
        self._previewing.failed.connect(self._take_unforeseen)

    # --- as a page ---

    def show_place(self, place: Place) -> None:
        if self.body.currentWidget() is self.done:
            self._show(self.file)

    def place(self) -> Place:
        return Place("import")

    def title(self) -> str:
        return "Import"

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {} if self._busy else {"choose_file": self.choose}
        return {**own, "carry_out": self.carry_out} if self.go_on.isEnabled() else own

    def keys(self) -> tuple[str, ...]:
        return tuple(self.verbs())

    def first_focus(self) -> QWidget | None:
        return self.file.step if self.body.currentWidget() is self.file else None

    def stop(self) -> None:
        self._rest.stop()
        self._foreseeing.stop()
        self.work.stop()
        self.work.end()

    # --- the file ---

    @Slot()
    def choose(self) -> None:
        """Ask for a file."""
        if not self._busy and (paths := self.around.dialogs.to_import(self)):
            self.take_files(paths)

    @Slot(object)
    def take_files(self, paths: list[Path]) -> None:
        """Look at the first of these; each of the others has its turn after it."""
        if not self._busy:
            self._waiting = list(paths)
            self.around.clear()
            self.next_file()

    def take_file(self, path: Path) -> None:
        """Look at one file, whatever it is."""
        self.take_files([path])

    @Slot()
    def next_file(self) -> None:
        """Leave the present file as it is and look at the next one."""
        if not self._busy and self._waiting:
            self._path = self._waiting.pop(0)
            self._look()

    @Slot(str, str)
    def _reread(self, kind: str, sheet: str) -> None:
        self._look(kind, sheet)

    def _look(self, kind: str = "", sheet: str = "") -> None:
        case = self.session.case
        if case is None or self._path is None:
            return
        self._rest.stop()
        self._previewing.forget()
        self._seen = None
        self.second.setText(self._path.name)
        left = len(self._waiting)
        after = f" – {left} more {'file' if left == 1 else 'files'} after this one" if left else ""
        self.head.setText(f"Import{after}")
        watching = self.work.begin("Reading the file")
        self._show(self.work)
        self._looking.ask(partial(look_at, case, self._path, kind, sheet, watching))

    @Slot(object)
    def _take_look(self, found: Opened | JsonPreview) -> None:
        self.work.end()
        assert self._path is not None
        if isinstance(found, JsonPreview):
            self.second.setText(f"“{self._path.name}” is case-file JSON.")
            self.json.show_preview(found)
            self._show(self.json)
            return
        rows = f"{len(found.table.rows):,} {found.table.unit}{'' if len(found.table.rows) == 1 else 's'}"
        how = (
            "mapped as last time"
            if found.mapping.remembered
            else "columns recognised; correct them at the left"
        )
        self.second.setText(" · ".join((f"“{self._path.name}”: {rows}", how, *found.table.notes)))
        self.register.show_table(found)
        self._show(self.register)

    @Slot(object)
    def _take_unreadable(self, error: Exception) -> None:
        self.work.end()
        opened = self.register.opened
        self._show(self.file if opened is None or opened.table.path != self._path else self.register)
        self._tell(error)
        if self._waiting and not isinstance(error, Cancelled):
            self.skip.setFocus()

    # --- what would happen ---

    @Slot()
    def _change(self) -> None:
        self._foreseeing.stop()
        self._seen = None
        self._rest.start()
        self._offer()

    @Slot()
    def _preview(self) -> None:
        case, opened, mapping = self.session.case, self.register.opened, self.register.mapping
        if case is not None and opened is not None and mapping is not None:
            self._foreseeing = Watching("")
            decisions = self.register.decisions()
            self._previewing.ask(partial(foresee, case, opened.table, mapping, decisions, self._foreseeing))

    @Slot(object)
    def _take_preview(self, seen: Foreseen) -> None:
        self._seen = seen
        self.register.show_preview(seen)
        self._offer()

    @Slot(object)
    def _take_unforeseen(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._tell(error)

    # --- taking it in ---

    @Slot()
    def carry_out(self) -> None:
        """Import what was previewed."""
        case, path = self.session.case, self._path
        if case is None or path is None or not self.go_on.isEnabled():
            return
        json = self.body.currentWidget() is self.json
        watching = self.work.begin("Preparing the records")
        self._show(self.work)
        self.around.clear()
        if json:
            job: Callable[[], object] = partial(
                import_file, case, path, single=dict(self.json.single), watch=watching
            )
        else:
            opened, mapping = self.register.opened, self.register.mapping
            assert opened is not None
            assert mapping is not None
            job = partial(import_register, case, opened.table, mapping, self.register.decisions(), watching)
        then = self._take_json if json else self._take_imported
        failed = self._json_refused if json else self._refused
        self.session.carry_out("Importing …", job, by=self, then=then, failed=failed)

    @Slot(object)
    def _take_imported(self, done: Imported) -> None:
        self.work.end()
        self._made = done
        head, words = told.imported(self._path.name if self._path else "", done)
        self.done.say(head, words, f"Show the {info(done.kind).plural.lower()}" if done.source else "")
        self._finish(head, undoable=done.changed is not None)

    @Slot(object)
    def _take_json(self, done: JsonImported) -> None:
        self.work.end()
        self._made = None
        head, words = told.imported_json(self._path.name if self._path else "", done)
        self.done.say(head, words)
        self._finish(head, undoable=bool(done.new or done.theirs))

    def _finish(self, head: str, *, undoable: bool) -> None:
        self._path = None
        self.second.setText("")
        self._show(self.done)
        self.next_file()
        if undoable:
            self.around.say(head, Tone.DONE, "Undo", self.session.undo)
        else:
            self.around.say(head, Tone.DONE)

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        self.work.end()
        self._show(self.register)
        if isinstance(error, RegisterRefused) and not self.register.faults.isChecked():
            self.around.say(
                str(error), Tone.WRONG, "Leave the faulty rows out", self.register.leave_faults_out
            )
        else:
            self._tell(error)

    @Slot(object)
    def _json_refused(self, error: Exception) -> None:
        self.work.end()
        self._show(self.json)
        self._tell(error)

    @Slot()
    def _open_imported(self) -> None:
        if self._made is not None:
            kind = self._made.kind
            self.around.go(
                Place("list", kind) if self._made.created != 1 else place_of("source", self._made.source)
            )

    # --- inside ---

    def _tell(self, error: Exception) -> None:
        """A file that is not as it should be is said with caution; a fault of the program goes to the hook."""
        if isinstance(error, ChanceryError):
            self.around.say(str(error), Tone.CAUTION if isinstance(error, Cancelled) else Tone.WRONG)
        else:
            self.around.fail(error)

    @property
    def _busy(self) -> bool:
        return self.body.currentWidget() is self.work

    def _show(self, widget: QWidget) -> None:
        self.body.setCurrentWidget(widget)
        self.other.setVisible(widget in (self.register, self.json, self.done))
        self.go_on.setVisible(widget in (self.register, self.json))
        self.skip.setVisible(bool(self._waiting) and widget is not self.work)
        if widget is self.file:
            self.second.setText("")
        self._offer()

    @Slot()
    def _offer(self) -> None:
        shown = self.body.currentWidget()
        if shown is self.register:
            seen = self._seen.preview if self._seen else None
            faults = seen is not None and bool(seen.faults) and not self.register.faults.isChecked()
            self.go_on.setEnabled(seen is not None and not seen.questions and not faults)
            self.go_on.setToolTip(told.in_the_way(seen, faults=faults))
        else:
            self.go_on.setEnabled(shown is self.json and self.json.ready)
        self.moved.emit()

    def _arrange(self) -> None:
        look = self.theme.look
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.head)
        titles.addWidget(self.second)
        head = QHBoxLayout()
        head.setContentsMargins(look.units(24), look.units(16), look.units(24), look.units(8))
        head.setSpacing(look.units(8))
        head.addLayout(titles, 1)
        for button in (self.other, self.skip, self.go_on):
            head.addWidget(button)
        for widget in (self.file, self.register, self.json, self.work, self.done):
            self.body.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.body, 1)

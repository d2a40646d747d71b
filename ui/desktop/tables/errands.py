"""What one does with a list beside reading it: copy, print, choose columns, change many records, keep views."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app import bulk, views
from app.door import Changed
from app.list_words import counted, plural
from app.lists import groupings
from app.views import View
from ui.desktop.page import Surroundings
from ui.desktop.parts.words import Tone
from ui.desktop.tables.board import ListBoard
from ui.desktop.tables.bulk import BulkDialog
from ui.desktop.tables.chooser import ColumnChooser
from ui.desktop.tables.copying import Copied, copy_rows
from ui.desktop.tables.print_job import PrintJob
from ui.desktop.tables.printing import Sheet, read_sheet
from ui.desktop.tables.view_name import ViewName
from ui.desktop.worker import Question

GROUP = "group:"


class ListErrands(QObject):
    """Carries out the verbs of a list page; long ones run in the builder's thread."""

    kept = Signal()
    """The officer's own views have changed."""

    def __init__(self, around: Surroundings, board: ListBoard, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = around
        self._board = board
        self._window = parent
        session = around.session
        self._copying = Question(session.builder, "Copying …", self)
        self.printing = PrintJob(around, parent)
        self._copying.answered.connect(self._take_copied)
        self._copying.failed.connect(around.fail)
        board.table.view.copying.connect(self.copy)
        board.print_button.clicked.connect(self.print_list)
        board.change_button.clicked.connect(self.change)
        board.views.asked.connect(self._do)
        board.table.view.heads.choosing.connect(self._choose_at)

    def offer(self, view: View) -> None:
        """What stands in the menu beside the views."""
        asked = view.asked
        marks = {
            key: "✓ " if asked.grouping == key else ""
            for key in ("", *(key for key, _ in groupings(asked.kind)))
        }
        grouped = [
            (f"{GROUP}{key}", f"{marks[key]}Group by {label.lower()}") for key, label in groupings(asked.kind)
        ]
        own = [("delete", f"Delete the view “{view.name}”")] if view.name and not view.built_in else []
        self._board.views.offer([
            ("columns", "Columns…"), ("save", "Save as a view…"), *own, ("", ""), (GROUP, f"{marks['']}Not grouped"),
            *grouped, ("", ""), ("copy", "Copy the selected rows"), ("change", "Change the selected records…"),
        ])  # fmt: skip

    # --- verbs ---

    @Slot()
    def copy(self) -> None:
        """Copy the selected rows, with the columns as they are shown."""
        case, view = self._around.session.case, self._board.view
        ids = self._board.table.view.chosen()
        if case is not None and view is not None and ids:
            columns = self._board.table.shown_columns()
            self._copying.ask(partial(copy_rows, case, view.asked.kind, ids, columns))

    @Slot()
    def print_list(self) -> None:
        """Ask for a printer and print the list."""
        if self._board.view is not None and self._around.session.case is not None:
            self.printing.ask(self._board.heading.text().lower(), self.sheet())

    def sheet(self) -> Callable[[], Sheet]:
        """The list as it is shown, to be read and set in another thread."""
        case, view = self._around.session.case, self._board.view
        assert case is not None
        assert view is not None
        title = plural(view.asked.kind) + (f": {view.name}" if view.name else "")
        order, columns = self._board.table.model.order, self._board.table.shown_columns()
        return partial(read_sheet, case, view.asked.kind, title, order, columns)

    @Slot()
    def columns(self) -> None:
        """Choose columns."""
        view = self._board.view
        if view is not None:
            dialog = ColumnChooser(self._around.theme, view.asked.kind, view.keys, self._window)
            dialog.chosen.connect(self._take_columns)
            dialog.open()

    @Slot()
    def change(self) -> None:
        """Change all selected records at once."""
        case, view = self._around.session.case, self._board.view
        ids = self._board.table.view.chosen()
        if case is None or view is None or not bulk.fields(view.asked.kind):
            return
        if not ids:
            self._around.say("Nothing is selected: Space or Shift+arrows select, Ctrl+A all.", Tone.CAUTION)
            return
        if len(ids) > bulk.MOST:
            self._around.say(
                f"At most {bulk.MOST:,} records are changed at once; {len(ids):,} are selected.", Tone.CAUTION
            )
            return
        what = counted(view.asked.kind, len(ids))
        reader = self._around.session.reader
        dialog = BulkDialog(self._around.theme, case, reader, view.asked.kind, what, self._window)
        dialog.wanted.connect(self._change)
        dialog.open()

    @Slot()
    def save_view(self) -> None:
        """Ask for a name and keep the list as it is as a view."""
        if self._board.view is not None:
            dialog = ViewName(self._around.theme, self._window)
            dialog.named.connect(self.save_as)
            dialog.open()

    def save_as(self, name: str) -> None:
        """Keep the list as it is under a name."""
        case, view = self._around.session.case, self._board.view
        if case is not None and view is not None:
            job = partial(views.save, case, replace(view, name=name))
            self._around.session.carry_out(
                "Keeping the view …", job, then=self._saved, failed=self._around.fail
            )

    # --- what follows ---

    @Slot(str, str)
    def _change(self, name: str, value: str) -> None:
        session, view = self._around.session, self._board.view
        if session.case is not None and view is not None:
            ids = self._board.table.view.chosen()
            job = partial(bulk.change_many, session.case, view.asked.kind, ids, name, value)
            session.carry_out("Changing the records …", job, then=self._changed, failed=self._around.fail)

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        words = f"{changed.action}: done." if changed.transaction else "Nothing had to be changed."
        self._around.say(words, Tone.DONE)

    @Slot(object)
    def _saved(self, view: View) -> None:
        self._board.alter(view)
        self._around.say(f"The view “{view.name}” is kept.", Tone.DONE)
        self.kept.emit()

    @Slot(object)
    def _take_columns(self, keys: tuple[str, ...]) -> None:
        if (view := self._board.view) is not None:
            self._board.alter(replace(view, columns=keys))

    @Slot(object)
    def _take_copied(self, copied: Copied) -> None:
        QGuiApplication.clipboard().setMimeData(copied.mime())
        self._around.say("1 row copied." if copied.rows == 1 else f"{copied.rows:,} rows copied.", Tone.DONE)

    @Slot(object)
    def _choose_at(self, _point: object) -> None:
        self.columns()

    @Slot(str)
    def _do(self, code: str) -> None:
        does = {"columns": self.columns, "save": self.save_view, "copy": self.copy, "change": self.change}
        view = self._board.view
        if code in does:
            does[code]()
        elif view is not None and code.startswith(GROUP):
            asked = replace(view.asked, grouping=code.removeprefix(GROUP), sort="", descending=False)
            self._board.alter(replace(view, asked=asked))
        elif view is not None and code == "delete" and self._around.session.case is not None:
            job = partial(views.forget, self._around.session.case, view)
            self._around.session.carry_out(
                "Deleting the view …", job, then=self._forgotten, failed=self._around.fail
            )

    @Slot(object)
    def _forgotten(self, _nothing: object) -> None:
        if (view := self._board.view) is not None:
            self._board.alter(replace(view, name=""))
        self.kept.emit()

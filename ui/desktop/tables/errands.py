"""What one does with a list beside reading it: copy, print, choose columns, change many records, keep views."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QInputDialog, QWidget

from app import bulk, views
from app.casefile import CaseFile
from app.door import Changed
from app.list_columns import Column
from app.list_words import counted, plural
from app.lists import Asked, Order, groupings
from app.navigation import read_frame
from app.views import View
from ui.desktop.page import Surroundings
from ui.desktop.parts.words import Tone
from ui.desktop.tables.board import ListBoard
from ui.desktop.tables.bulk import BulkDialog
from ui.desktop.tables.chooser import ColumnChooser
from ui.desktop.tables.copying import Copied, copy_rows
from ui.desktop.tables.printing import print_sheet, read_sheet
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
        self._printing = Question(session.builder, "Printing …", self)
        self._copying.answered.connect(self._take_copied)
        self._printing.answered.connect(self._take_printed)
        for question in (self._copying, self._printing):
            question.failed.connect(around.fail)
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
        if self._board.view is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(f"Print {self._board.heading.text().lower()}")
        if dialog.exec():
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the list; read and set in the builder's thread."""
        case, view = self._around.session.case, self._board.view
        if case is not None and view is not None:
            title = plural(view.asked.kind) + (f": {view.name}" if view.name else "")
            order, columns = self._board.table.model.order, self._board.table.shown_columns()
            self._printing.ask(partial(_print, case, view.asked, title, order, columns, printer))

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
        if case is None or view is None or not ids or not bulk.fields(view.asked.kind):
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
        view = self._board.view
        if view is not None:
            name, given = QInputDialog.getText(self._window, "Save as a view", "Name of the view")
            if given:
                self.save_as(name)

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
        self._around.say(f"{copied.rows:,} rows copied.", Tone.DONE)

    @Slot(object)
    def _take_printed(self, pages: int) -> None:
        self._around.say(f"Printed: {pages:,} {'page' if pages == 1 else 'pages'}.", Tone.DONE)

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


def _print(
    case: CaseFile, asked: Asked, title: str, order: Order, columns: tuple[Column, ...], printer: QPrinter
) -> int:
    sheet = read_sheet(case, asked.kind, title, order, columns, marking=_marking(case))
    return print_sheet(sheet, printer)


def _marking(case: CaseFile) -> str:
    """The highest marking in the file: what stands on a page that nobody assessed record by record."""
    frame = read_frame(case)
    return frame.marking.show(frame.scheme) if frame.marking else "NOT ASSESSED"

"""Asks for a printer, and prints in the builder's thread what a page gives it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ui.desktop.page import Surroundings
from ui.desktop.parts.words import Tone
from ui.desktop.tables.printing import Sheet, print_sheet
from ui.desktop.worker import Question

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class PrintJob(QObject):
    """One for each page that prints. A sheet is read and set off the window's thread."""

    def __init__(self, around: Surroundings, page: QWidget) -> None:
        super().__init__(page)
        self._around, self._page = around, page
        self._printing = Question(around.session.builder, "Printing …", self)
        self._printing.answered.connect(self._printed)
        self._printing.failed.connect(around.fail)

    def ask(self, what: str, sheet: Callable[[], Sheet]) -> None:
        """Ask for a printer and print; `what` names it in the dialog's title, such as “the record”."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # a library that the start does without

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._page)
        dialog.setWindowTitle(f"Print {what}")
        if dialog.exec():
            self.print_on(printer, sheet)

    def print_on(self, printer: QPrinter, sheet: Callable[[], Sheet]) -> None:
        """Print on a printer that was chosen."""
        self._printing.ask(partial(_print, sheet, printer))

    @Slot(object)
    def _printed(self, pages: int) -> None:
        self._around.say(f"Printed: {pages:,} {'page' if pages == 1 else 'pages'}.", Tone.DONE)


def _print(sheet: Callable[[], Sheet], printer: QPrinter) -> int:
    return print_sheet(sheet(), printer)

"""The house style of a brief on the desk: chosen from a list, or taken in from the office's own Word file."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.briefs.house_style import Kept, Looked, Style, keep_style, look_at, styles, usual
from app.casefile import CaseFile
from ui.desktop.look import Theme, Type
from ui.desktop.page import Surroundings
from ui.desktop.parts.controls import Button, Choice, Weight
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import Row, RowKind
from ui.desktop.parts.words import Label, Tone
from ui.desktop.worker import Question

TAKE_IN = "+"
"""Code of the last item of the list: the office's own file."""


def read_styles(case: CaseFile) -> tuple[tuple[Style, ...], str]:
    """The styles to choose, and the one in which briefs are written unless another is chosen."""
    with case.read() as reader:
        return styles(reader), usual(reader)


def read_file(path: Path) -> Looked:
    """What an office's file would be used for. Raises ChanceryError."""
    return look_at(path.name, path.read_bytes())


class HouseStyles(QObject):
    """Fills the list of styles and takes in a file; `changed` tells that another style is chosen."""

    changed = Signal()

    def __init__(self, choice: Choice, around: Surroundings, parent: QWidget, again: SignalInstance) -> None:
        super().__init__(parent)
        self._choice = choice
        self._around = around
        self._page = parent
        self._chosen = ""
        session = around.session
        self._reading = Question(session.reader, "Reading the house styles …", self)
        self._looking = Question(session.builder, "Reading the file …", self)
        self._reading.answered.connect(self._take)
        self._looking.answered.connect(self._show)
        for question in (self._reading, self._looking):
            question.failed.connect(around.fail)
        choice.activated.connect(self._pick)
        again.connect(self.refresh)

    @property
    def chosen(self) -> str:
        """The style that a brief asks for; empty for the usual one of the case file."""
        return self._chosen

    @Slot()
    def refresh(self) -> None:
        """Read the list anew."""
        if self._around.session.case is not None:
            self._reading.ask(partial(read_styles, self._around.session.case))

    @Slot(object)
    def _take(self, found: tuple[tuple[Style, ...], str]) -> None:
        known, now = found
        if self._chosen not in {one.id for one in known}:
            self._chosen = ""
        self._choice.blockSignals(True)
        self._choice.clear()
        for one in known:
            self._choice.addItem(one.name, one.id)
        self._choice.addItem("Take in the office's own file…", TAKE_IN)
        self._choice.setCurrentIndex(self._choice.findData(self._chosen or now))
        self._choice.blockSignals(False)

    @Slot()
    def _pick(self) -> None:
        code = self._choice.code() or ""
        if code == TAKE_IN:
            self.take_in()
        elif code != self._chosen:
            self._chosen = code
            self.changed.emit()

    def take_in(self) -> None:
        """Ask for a Word file and look at it."""
        path = self._around.dialogs.template(self._page)
        self.refresh()  # the list shows again what is chosen
        if path is not None:
            self._looking.ask(partial(read_file, path))

    @Slot(object)
    def _show(self, looked: Looked) -> None:
        self.sheet = LookedSheet(self._around, looked, self._page)
        self.sheet.kept.connect(self._keep)
        self.sheet.open()

    @Slot(object)
    def _keep(self, looked: Looked) -> None:
        session = self._around.session
        if session.case is not None:
            job = partial(keep_style, session.case, looked)
            session.carry_out("Keeping the house style …", job, by=self._page, then=self._take_kept)

    @Slot(object)
    def _take_kept(self, kept: Kept) -> None:
        self._chosen = ""  # it is the usual one now
        self.refresh()
        self._around.say(f"Briefs are written in “{kept.style.name}” from now on.", Tone.DONE)
        self.changed.emit()


class LookedSheet(QDialog):
    """What a file will be used for, and what it lacks, before it is kept."""

    kept = Signal(object)
    """The Looked that the officer wants."""

    def __init__(self, around: Surroundings, looked: Looked, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("House style")
        theme = around.theme
        self._around = around
        self._looked = looked
        self.list = RowList(theme, "What the file holds and lacks")
        self.model = self.list.rows
        self.model.put(
            [Row(RowKind.ITEM, sentence, "", key=str(i)) for i, sentence in enumerate(looked.findings)]
        )
        self.keep = Button(theme, "Keep it and use it", Weight.FILLED)
        self.keep.setDefault(True)
        self.specimen = Button(theme, "See a specimen")
        self.leave = Button(theme, "Leave it", Weight.QUIET)
        self._arrange(theme)
        self.keep.clicked.connect(self._keep)
        self.specimen.clicked.connect(self._see)
        self.leave.clicked.connect(self.reject)

    @Slot()
    def _keep(self) -> None:
        self.kept.emit(self._looked)
        self.accept()

    @Slot()
    def _see(self) -> None:
        """Show a specimen in the system's own word processor: invented words, nothing of the case file."""
        folder = Path(tempfile.mkdtemp(prefix="chancery-specimen-"))
        path = folder / "Specimen.docx"
        path.write_bytes(self._looked.preview)
        if not self._around.dialogs.open_file(path):
            self._around.say(f"No program here opens Word files; the specimen is {path}.", Tone.CAUTION)

    def _arrange(self, theme: Theme) -> None:
        look = theme.look
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(24), look.units(20), look.units(24), look.units(16))
        column.setSpacing(look.units(12))
        column.addWidget(Label(theme, Type.SECTION, "text_2", f"“{self._looked.file_name}” as a house style"))
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self.specimen)
        row.addWidget(self.keep)
        column.addLayout(row)
        self.resize(look.units(640), look.units(460))

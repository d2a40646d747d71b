"""Export: records to a workbook, CSV, contacts, a calendar or case-file JSON; nothing above the ceiling goes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.catalog import info
from app.errors import ChanceryError
from app.registers.targets import register_kinds
from app.settings import Settings
from ui.desktop.look import Type
from ui.desktop.page import Page, Surroundings
from ui.desktop.parts.controls import Button, Choice, Weight
from ui.desktop.parts.fields import Field
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import Row, RowKind
from ui.desktop.parts.words import Label, Tone, rule
from ui.desktop.place import Place
from ui.desktop.transfer.giving_out import WAYS, Given, Wanted, give_out, suggested
from ui.desktop.transfer.page_head import PageHead
from ui.desktop.transfer.work import Work
from ui.desktop.worker import Question

WIDEST = 560


class ExportPage(Page):
    """The page `export`; `Place("export", kind)` begins with a list of that kind."""

    MAIN = True
    CARRIES_OUT = "export"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = around.theme
        self._folder: Path | None = None
        self.go_on = Button(theme, "Export…", Weight.FILLED, key="Ctrl Enter")
        self.head = PageHead(theme, "Export records", self.go_on)
        self.way = Choice(theme)
        for code, one in WAYS.items():
            self.way.addItem(one.words, code)
        self.kind = Choice(theme)
        for kind in register_kinds():
            self.kind.addItem(info(kind).plural, kind)
        self.ceiling = Choice(theme)
        self.way_field = Field(theme, "What", self.way)
        self.kind_field = Field(theme, "Of which kind", self.kind)
        self.ceiling_field = Field(theme, "Highest marking that goes out", self.ceiling)
        self.help = Label(theme, Type.BODY, "text_2")
        self.told = Label(theme, Type.STRONG, "text")
        self.work = Work(theme)
        self.list = RowList(theme, "What was withheld")
        self.model = self.list.rows
        self.body = QStackedWidget()
        self._reading = Question(self.session.reader, "Reading the settings …", self)
        self._writing = Question(self.session.builder, "Writing the export …", self, every=True)
        self._arrange()
        self._join()

    def _join(self) -> None:
        self._reading.answered.connect(self._take_settings)
        self._reading.failed.connect(self.around.fail)
        self._writing.answered.connect(self._take)
        self._writing.failed.connect(self._take_failed)
        self.way.currentIndexChanged.connect(self._choose)
        self.go_on.clicked.connect(self.export)
        self._choose()

    # --- as a page ---

    def show_place(self, place: Place) -> None:
        if place.kind and (at := self.kind.findData(place.kind)) >= 0:
            self.kind.setCurrentIndex(at)
        if self.session.case is not None:
            self._reading.ask(self.session.case.settings)

    def place(self) -> Place:
        return Place("export")

    def title(self) -> str:
        return "Export"

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        return {"carry_out": self.export} if self.go_on.isEnabled() else {}

    def keys(self) -> tuple[str, ...]:
        return tuple(self.verbs())

    def first_focus(self) -> QWidget:
        return self.way

    def stop(self) -> None:
        self.work.stop()
        self.work.end()

    # --- what it does ---

    @Slot()
    def export(self) -> None:
        """Ask where, and write."""
        case, way = self.session.case, self.way.code() or ""
        if case is None or not self.go_on.isEnabled():
            return
        kind = self.kind.code() or ""
        name = suggested(case.path.stem, way, kind)
        path = self.around.dialogs.new_export(self, name, WAYS[way].suffix)
        if path is None:
            return
        self.around.clear()
        wanted = Wanted(way, path, kind, (self.ceiling.code() or "") if WAYS[way].sifted else "")
        watching = self.work.begin("Writing the file")
        self._show(self.work)
        self._writing.ask(partial(give_out, case, wanted, watching))

    @Slot()
    def show_folder(self) -> None:
        """Show where the last export was written."""
        if self._folder is not None and not self.around.dialogs.show_folder(self._folder):
            self.around.say(
                f"This system has no program that shows folders. The file is in {self._folder}.", Tone.CAUTION
            )

    @Slot(object)
    def _take(self, done: Given) -> None:
        self.work.end()
        self._folder = done.path.absolute().parent
        entries = "1 entry" if done.records == 1 else f"{done.records:,} entries"
        self.around.say(
            f"“{done.path.name}” is written, {entries}, in {self._folder}.", Tone.DONE, "Open the folder",
            self.show_folder,
        )  # fmt: skip
        withheld = f"{len(done.withheld):,} withheld, and not in the file:" if done.withheld else ""
        if done.unnamed:
            withheld = f"{withheld or 'Nothing withheld.'} {done.unnamed:,} references to withheld records are empty."
        self.told.setText(withheld)
        self.model.put([
            Row(RowKind.ITEM, one.title, f"{info(one.kind).label} · {one.why}") for one in done.withheld
        ])  # fmt: skip
        self._show(self.chosen)

    @Slot(object)
    def _take_failed(self, error: Exception) -> None:
        self.work.end()
        self._show(self.chosen)
        if isinstance(error, ChanceryError):
            self.around.say(str(error), Tone.WRONG)
        else:
            self.around.fail(error)

    @Slot(object)
    def _take_settings(self, settings: Settings) -> None:
        chosen = self.ceiling.code()
        self.ceiling.clear()
        self.ceiling.addItem("Everything, whatever its marking", "")
        for level in settings.scheme.levels:
            self.ceiling.addItem(f"Up to {level.label}", level.code)
        self.ceiling.setCurrentIndex(max(0, self.ceiling.findData(chosen)))

    @Slot()
    def _choose(self) -> None:
        way = WAYS[self.way.code() or ""]
        self.help.setText(way.help)
        self.kind_field.setVisible(way.of_kind)
        self.ceiling_field.setVisible(way.sifted)

    def _show(self, widget: QWidget) -> None:
        self.body.setCurrentWidget(widget)
        self.go_on.setEnabled(widget is self.chosen)
        self.moved.emit()

    def _arrange(self) -> None:
        look = self.theme.look
        self.chosen = QWidget()
        form = QVBoxLayout(self.chosen)
        form.setContentsMargins(look.units(24), look.units(16), look.units(24), look.units(16))
        form.setSpacing(look.units(8))
        for widget in (self.way_field, self.help, self.kind_field, self.ceiling_field):
            widget.setMaximumWidth(look.units(WIDEST))
            form.addWidget(widget)
        self.help.setWordWrap(True)
        form.addWidget(self.told)
        form.addWidget(self.list, 1)
        self.body.addWidget(self.chosen)
        self.body.addWidget(self.work)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule(self.theme))
        column.addWidget(self.body, 1)

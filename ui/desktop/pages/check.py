"""Check: is the case file sound, what is wrong, what can hardly be true; and repair after a backup."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.casefile import CaseFile
from app.check import CHECKS, Report, check
from app.errors import ChanceryError
from app.names import Namer
from ui.desktop.icons import Icon
from ui.desktop.page import Page, Surroundings
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.empty import Empty
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY, Row, RowKind
from ui.desktop.parts.words import Tone, rule
from ui.desktop.place import Place
from ui.desktop.registry import place_of
from ui.desktop.transfer import restoring
from ui.desktop.transfer.page_head import PageHead
from ui.desktop.transfer.work import Watching, Work
from ui.desktop.worker import Question

WORDS = (
    "Pages, tables, journal, attachments and search are proved to agree, and records that can hardly be true are "
    "named. Nothing is changed."
)
_PHASES = {
    "schema": "Looking at the tables",
    "integrity": "Reading every page",
    "identity": "Looking at the identity of the file",
    "references": "Following every reference",
    "journal": "Proving the journal",
    "fold": "Folding the journal into tables",
    "attachments": "Proving every attachment",
    "search": "Comparing the search index",
}
LAST = "Looking for what can hardly be true"


@dataclass(frozen=True, slots=True)
class Checked:
    """A report, with the title and kind of the records that are doubted."""

    report: Report
    doubted: Mapping[str, tuple[str, str]]
    """Record id → (kind, title)."""


class CheckPage(Page):
    """The page `check`."""

    MAIN = True
    CARRIES_OUT = "check now"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = around.theme
        self._checked: Checked | None = None
        self.repair = Button(theme, "Repair, after a backup", icon=Icon.SHIELD)
        self.now = Button(theme, "Check now", Weight.FILLED, key="Ctrl Enter")
        self.head = PageHead(theme, "Check the case file", self.repair, self.now)
        self.first = Empty(theme, Icon.SHIELD)
        self.first.say("Prove that the case file is sound", WORDS)
        self.work = Work(theme)
        self.list = RowList(theme, "What was found")
        self.model = self.list.rows
        self.body = QStackedWidget()
        self.found = QWidget()
        rows = QVBoxLayout(self.found)
        side = theme.look.units(12)
        rows.setContentsMargins(side, side, side, 0)
        rows.addWidget(self.list)
        for widget in (self.first, self.work, self.found):
            self.body.addWidget(widget)
        self._arrange()
        self.repair.hide()
        self._checking = Question(self.session.builder, "Checking the case file …", self)
        self._checking.answered.connect(self._take)
        self._checking.failed.connect(self._take_failed)
        self.now.clicked.connect(self.check_now)
        self.repair.clicked.connect(self.repair_now)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule(self.theme))
        column.addWidget(self.body, 1)

    # --- as a page ---

    def show_place(self, place: Place) -> None:
        """What was found last stays until one checks again."""

    def place(self) -> Place:
        return Place("check")

    def title(self) -> str:
        return "Check"

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        return {"carry_out": self.check_now} if self.now.isEnabled() else {}

    def keys(self) -> tuple[str, ...]:
        return tuple(self.verbs())

    def first_focus(self) -> QWidget:
        return self.list if self.body.currentWidget() is self.found else self.now

    def stop(self) -> None:
        self.work.stop()
        self.work.end()

    # --- what it does ---

    @Slot()
    def check_now(self) -> None:
        """Look at everything."""
        case = self.session.case
        if case is None or not self.now.isEnabled():
            return
        self.around.clear()
        watching = self.work.begin(next(iter(_PHASES.values())))
        self._busy(busy=True)
        self.body.setCurrentWidget(self.work)
        self._checking.ask(partial(_check, case, watching))

    @Slot()
    def repair_now(self) -> None:
        """Mend the case file: it is closed, mended after a backup, and opened again."""
        restoring.repair_here(self.session)

    @Slot(object)
    def _take(self, checked: Checked) -> None:
        self.work.end()
        self._checked = checked
        report = checked.report
        rows = [Row(RowKind.PROSE, one.sentence, f"Check of {one.check}") for one in report.findings]
        if report.doubts:
            rows.append(Row(RowKind.HEADING, "Sound, but it can hardly be true"))
        rows += [
            Row(
                RowKind.PROSE,
                doubt.sentence,
                checked.doubted.get(doubt.record_id, ("", ""))[1],
                key=doubt.record_id,
            )
            for doubt in report.doubts
        ]
        looked = f"{report.records:,} records and {report.changes:,} changes were looked at"
        sound = f"Sound: {looked}." if not report.findings else f"{len(report.findings):,} faults: {looked}."
        self.model.put(rows or [Row(RowKind.PROSE, "Nothing is wrong, and nothing is doubted.")])
        self.head.second.setText(sound)
        self.repair.setVisible(bool(report.findings))
        self._busy(busy=False)
        self.body.setCurrentWidget(self.found)
        self.list.setFocus()
        if report.findings:
            words = "The case file is damaged. Repair makes a backup first and deletes nothing."
            self.around.say(words, Tone.WRONG, "Repair, after a backup", self.repair_now)

    @Slot(object)
    def _take_failed(self, error: Exception) -> None:
        self.work.end()
        self._busy(busy=False)
        self.body.setCurrentWidget(self.first if self._checked is None else self.found)
        if isinstance(error, ChanceryError):
            self.around.say(str(error), Tone.CAUTION)
        else:
            self.around.fail(error)

    def _busy(self, *, busy: bool) -> None:
        self.now.setEnabled(not busy)
        self.repair.setEnabled(not busy)
        self.moved.emit()

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        id = index.data(KEY) or ""
        kind, _ = self._checked.doubted.get(id, ("", "")) if self._checked else ("", "")
        if kind:
            self.around.go(place_of(kind, id))


def _check(case: CaseFile, watching: Watching) -> Checked:
    names = [name for name, _ in CHECKS]

    def watch(done: int, total: int) -> None:
        watching(_PHASES[names[done]] if done < len(names) else LAST, done, total)

    report = check(case, watch=watch)
    ids = {doubt.record_id for doubt in report.doubts}
    if not ids:
        return Checked(report, {})
    with case.read() as reader:
        namer = Namer(reader)
        return Checked(report, {id: (namer.kind(id), namer.name(id)) for id in ids})

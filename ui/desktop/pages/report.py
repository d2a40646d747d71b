"""The page on which a report of a record is previewed and written: action taken, history, handover."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from app.briefs.caveats import caveats_in
from app.briefs.pair import WrittenPair
from app.briefs.portable import Portable, put_pdf
from app.briefs.writing import Steps, Written
from app.casefile import CaseFile
from app.door import Changed
from app.errors import ChanceryError, FileNotWritten, NotReady
from app.names import Namer
from app.registers.exporting import Exported
from app.reporting.offers import Offer, file_name, offers_for, request_for
from app.reporting.registers import write_register
from app.reporting.request import ReportRequest
from app.reporting.writing import make_report, write_report
from db.values.marking import Scheme
from ui.desktop.following.report_bar import ReportBar, Wanted
from ui.desktop.look import Type
from ui.desktop.page import Page, Surroundings
from ui.desktop.panes.house_style import HouseStyles
from ui.desktop.panes.keeping import Keep
from ui.desktop.panes.paper import Paper
from ui.desktop.panes.readiness import ReadinessPane
from ui.desktop.panes.writing_strip import WritingStrip
from ui.desktop.parts.words import Elided, Tone, rule
from ui.desktop.place import Place
from ui.desktop.portable import from_page
from ui.desktop.preview import Preview, preview_of
from ui.desktop.session import same_file
from ui.desktop.worker import Question

DESK = "desk"
"""Stands for the kind where a report is of no one record: the whole desk."""


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """A report on disk, and the PDF beside it where one was wanted."""

    request: ReportRequest
    paper: Written
    portable: Portable | None = None


Begun = tuple[tuple[Offer, ...], Scheme, tuple[str, ...], str]
"""The reports that a record has, the marking scheme, and what the record is called."""


class ReportPage(Page):
    """`Place("report", kind, id, words)`: `words` is the code of a ReportKind, a filter behind it; `desk` is a kind."""

    previewed = Signal(object)
    """A Preview is on the paper."""
    written = Signal(object)
    """A Written."""
    refreshed = Signal()
    """The choices are those of the case file as it is now."""

    MAIN = True

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._place = Place("report", DESK)
        self._offers: tuple[Offer, ...] = ()
        self._scheme: Scheme | None = None
        self._name = ""
        self._folder: Path | None = None
        self._in_the_way = False
        self.head = Elided(self.theme, Type.TITLE)
        self.hint = Elided(self.theme, Type.SMALL, "text_3")
        self.bar = ReportBar(self.theme)
        self.styles = HouseStyles(self.bar.house, around, self, self.refreshed)
        self.paper = Paper(self.theme)
        self.paper.sheet.setAccessibleName("Preview of the report")
        self.readiness = ReadinessPane(self.theme)
        self.readiness.head.setText("Marking of this report")
        self._reading = Question(self.session.reader, "Reading the case file …", self)
        self._building = Question(self.session.builder, "Building the preview …", self)
        self._naming = Question(self.session.reader, "Naming the file …", self)
        self._writing = Question(self.session.builder, "Writing the report …", self, every=True)
        self.strip = WritingStrip(self.theme, self._writing)
        self.keep = Keep(around)
        self.keep.offered.connect(self.moved)
        self._lay_out()
        self._reading.answered.connect(self._begin)
        self._building.answered.connect(self._take_preview)
        self._building.failed.connect(self._take_unwritable)
        self._naming.answered.connect(self._choose_file)
        self._writing.answered.connect(self._take_written)
        for question in (self._reading, self._naming, self._writing):
            question.failed.connect(around.fail)
        self.bar.changed.connect(self._ask)
        self.styles.changed.connect(self._ask)
        self.bar.export.clicked.connect(self.export)
        self.bar.registering.connect(self.export_register)

    def _lay_out(self) -> None:
        look = self.theme.look
        for label in (self.head, self.hint):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(look.units(24), look.units(12), look.units(24), 0)
        column.setSpacing(0)
        named = QHBoxLayout()
        named.addWidget(self.head, 1)
        named.addWidget(self.keep)
        column.addLayout(named)
        column.addWidget(self.hint)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self.paper)
        self._split.addWidget(self.readiness)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([look.units(1400), look.units(304)])
        self.paper.setMinimumWidth(look.units(280))
        self.readiness.setMinimumWidth(look.units(200))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget in (top, self.bar, self.strip, rule(self.theme)):
            whole.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self._split)
        whole.addLayout(row, 1)

    # --- what the window asks ---

    def show_place(self, place: Place) -> None:
        self._place = replace(place, kind=place.kind or DESK)
        self.keep.offer(None)
        self._building.forget()
        self.paper.say("", "Reading the case file …")
        self.readiness.clear()
        if self.session.case is not None:
            self._reading.ask(partial(_begun, self.session.case, self._place))

    def place(self) -> Place:
        return self._place

    def title(self) -> str:
        return self.head.text() or "Report"

    def keys(self) -> tuple[str, ...]:
        return ("export", "pane_2") if self.can_export else ("pane_2",)

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = {
            "draft": self.bar.draft.toggle,
            "ceiling": self.bar.ceiling.showPopup,
            "preset": self.bar.report.showPopup,
            "as_of": self._go_as_of,
            "pane_1": self.bar.report.setFocus,
            "pane_2": self.paper.sheet.setFocus,
            "pane_3": self.readiness.list.setFocus,
        }
        if self.keep.written is not None:
            found["keep_issued"] = self.keep.keep
        return found | ({"export": self.export} if self.can_export else {})

    def checks(self) -> Mapping[str, bool]:
        return {"draft": self.bar.draft.isChecked()}

    def first_focus(self) -> QWidget | None:
        return self.bar.report

    def take_changed(self, changed: Changed) -> None:
        self._ask()

    def stop(self) -> None:
        self.bar.stop()
        self.paper.sheet.stop()
        for question in (self._reading, self._building, self._naming):
            question.forget()
        self._scheme, self._offers = None, ()

    # --- what is asked ---

    def request(self) -> ReportRequest | None:
        """The report asked for; None while a date cannot be read."""
        wanted = self.bar.wanted()
        if wanted is None or not self._offers:
            return None
        return replace(_request(self._place, wanted), style=self.styles.chosen)

    @property
    def can_export(self) -> bool:
        """Whether what is on the paper is what the choices ask for."""
        return self.paper.has_brief and self.request() is not None

    @Slot(object)
    def _begin(self, begun: Begun) -> None:
        case = self.session.case
        if case is None:
            return
        self._offers, self._scheme, caveats, self._name = begun
        self.bar.caveats.offer(caveats)
        kind, _, words = self._place.words.partition(" ")
        self.bar.start_with(self._offers, kind, self._scheme, case.clock.today(), words)
        self.refreshed.emit()
        self._ask()

    @Slot()
    def _ask(self) -> None:
        request, case = self.request(), self.session.case
        offer = next((one for one in self._offers if one.kind.value == self.bar.report.code()), None)
        if offer is not None:
            label = offer.label.rstrip(" …")
            self.head.setText(f"{label}: {self._name}" if self._name else label)
            self.hint.setText(offer.hint)
        if request is None or case is None:
            self._building.forget()
        else:
            self._building.ask(partial(_build, case, request))
        self._offer()

    @Slot(object)
    def _take_preview(self, made: Preview) -> None:
        if self._scheme is None:
            return
        self.paper.show_brief(made.document, keep_place=True)
        self.readiness.put(made, self._scheme)
        if self._in_the_way:
            self._in_the_way = False
            self.around.clear()
        self._offer()
        self.previewed.emit(made)

    @Slot(object)
    def _take_unwritable(self, error: Exception) -> None:
        self.paper.say("No report with these choices", "The line at the top says what stands in the way.")
        self.readiness.clear()
        self._offer()
        self._in_the_way = True
        if not isinstance(error, ChanceryError):
            self.around.fail(error)
        elif isinstance(error, NotReady) and "draft" in str(error):  # the sentence offers it
            self.around.say(str(error), Tone.CAUTION, "Make it a draft", self.make_draft)
        else:
            self.around.say(str(error), Tone.CAUTION)

    @Slot()
    def make_draft(self) -> None:
        """Ask for a draft, where no final report is possible."""
        self.bar.draft.setChecked(True)

    def _offer(self) -> None:
        self.bar.export.setEnabled(self.can_export)
        self.moved.emit()

    @Slot()
    def _go_as_of(self) -> None:
        self.bar.as_of.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.as_of.selectAll()

    # --- writing ---

    @Slot()
    def export(self) -> None:
        """Ask where the Word report is to be written, and write it."""
        request, case = self.request(), self.session.case
        if request is not None and case is not None and self.can_export:
            self._naming.ask(partial(file_name, case, request))

    @Slot(object)
    def _choose_file(self, suggested: str) -> None:
        request, case = self.request(), self.session.case
        name = suggested.removesuffix(".docx")
        if request is None or case is None:
            return
        if path := self.around.dialogs.new_brief(self, name, self._folder):
            self.around.clear()
            pdf = self.bar.pdf.isChecked()
            self._writing.ask(partial(_export, case, request, path, self.strip.begin(), pdf=pdf))

    @Slot()
    def export_register(self) -> None:
        """Write the action register of the same request as an Excel file."""
        request, case = self.request(), self.session.case
        if request is None or case is None:
            return
        name = f"{self._name or 'Action'} register".strip()
        if path := self.around.dialogs.new_export(self, name, ".xlsx"):
            job = partial(write_register, case, request, path, replace=True, watch=self.strip.begin())
            self._writing.ask(job)

    @Slot(object)
    def _take_written(self, done: WrittenReport | Exported) -> None:
        written = done.paper if isinstance(done, WrittenReport) else done
        self._folder = written.path.absolute().parent
        told = [f"“{written.path.name}” is saved in {self._folder}."]
        if isinstance(done, WrittenReport) and done.portable is not None:
            told.append(f"The PDF beside it is made {done.portable.way}.")
        if isinstance(written, Written):
            if written.readiness:
                told.append(f"Not ready: {len(written.readiness):,}, listed at the right.")
            if written.withheld:
                told.append(f"Withheld: {len(written.withheld):,}.")
        if isinstance(done, WrittenReport):
            self.keep.offer(WrittenPair(done.request, done.paper))
        self.around.say(" ".join(told), Tone.DONE, "Open the folder", self.show_folder)
        self.written.emit(written)

    @Slot()
    def show_folder(self) -> None:
        """Show where the last report was written."""
        if self._folder is not None and not self.around.dialogs.show_folder(self._folder):
            words = f"This system has no program that shows folders. The report is in {self._folder}."
            self.around.say(words, Tone.CAUTION)


def _request(place: Place, wanted: Wanted) -> ReportRequest:
    begun = request_for(wanted.kind, place.kind, place.id or None, wanted.as_of)
    return replace(
        begun,
        ceiling=wanted.ceiling,
        ceiling_caveats=wanted.caveats,
        draft=wanted.draft,
        start=wanted.start,
        until=wanted.until,
        filters=wanted.filters,
        per_side=wanted.per_side,
    )


def _begun(case: CaseFile, place: Place) -> Begun:
    with case.read() as reader:
        namer = Namer(reader)
        caveats = caveats_in(reader, namer.scheme)
        return offers_for(place.kind), namer.scheme, caveats, namer.name(place.id) if place.id else ""


def _build(case: CaseFile, request: ReportRequest) -> Preview:
    return preview_of(make_report(case, request))


def _export(
    case: CaseFile, request: ReportRequest, path: Path, steps: Steps, *, pdf: bool = False
) -> WrittenReport:
    if same_file(path, case.path):
        raise FileNotWritten(f"“{path.name}” is the case file itself; choose another name.", path)
    steps("Making the report", 0, 0)
    done = write_report(case, request, path, replace=True)  # the file dialog has asked
    if not pdf:
        return WrittenReport(request, done)
    steps("Making the PDF …", 0, 0)
    return WrittenReport(request, done, put_pdf(done, partial(make_report, case, request), from_page))

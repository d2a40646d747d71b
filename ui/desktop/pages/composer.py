"""The brief composer: what the brief is about at the left, the paper, what is not ready at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from app.briefs.issuing import Issued, keep_issued
from app.briefs.request import Request
from app.briefs.subjects import Shelf, Subject, read_shelf
from app.briefs.writing import Written
from app.door import Changed
from app.errors import ChanceryError, NotReady
from ui.desktop import preview
from ui.desktop.icons import Icon
from ui.desktop.look import Measure, Type
from ui.desktop.page import Page, Surroundings
from ui.desktop.panes.choices import ChoicesBar
from ui.desktop.panes.paper import Paper
from ui.desktop.panes.readiness import ReadinessPane
from ui.desktop.panes.subject_list import SubjectList
from ui.desktop.parts.controls import Button
from ui.desktop.parts.words import Elided, Tone, rule
from ui.desktop.place import Place
from ui.desktop.registry import place_of
from ui.desktop.worker import Question

_KINDS = {"country": "Country brief", "visit": "Brief for a visit", "meeting": "Brief for a meeting"}
CHOOSE = ("No brief yet", "Choose a country, a visit or a meeting at the left. Its brief appears here.")
EMPTY = (
    "Nothing to write about yet",
    "This case file holds no country besides the home country, no visit and no planned meeting; see the demonstration.",
)

NARROW = 1040
"""Width in units below which the side panes are at their narrowest."""


class Composer(Page):
    """The page `compose`: of a country, a visit or a meeting; without a kind, what was chosen last."""

    previewed = Signal(object)
    """A Preview is on the paper."""
    unwritable = Signal(object)
    """The error that stands in the way of the brief asked for."""
    exported = Signal(object)
    """A Written."""
    refreshed = Signal()
    """The list shows the case file as it is now."""

    NEW = "visit"
    MAIN = True

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = around.theme
        self._shelf: Shelf | None = None
        self._subject: Subject | None = None
        self._shown: Subject | None = None
        self._wanted = Place("compose")
        self._folder: Path | None = None
        self._asked: Request | None = None
        """What the last export was asked for."""
        self._written: Written | None = None
        """The last export, until it is kept."""
        self._kept = ""
        self._in_the_way = False
        """Whether the bar says why there is no brief."""
        self._narrow = False
        self.subjects = SubjectList(theme)
        self.choices = ChoicesBar(theme)
        self.paper = Paper(theme)
        self.readiness = ReadinessPane(theme)
        self.head = Elided(theme, Type.TITLE)
        self.keep = Button(theme, "Keep as issued", icon=Icon.SEAL)
        self.keep.hide()
        self.second = Elided(theme, Type.SMALL, "text_3")
        self._reading = Question(self.session.reader, "Reading the case file …", self)
        self._building = Question(self.session.builder, "Building the preview …", self)
        self._writing = Question(self.session.builder, "Writing the brief …", self, every=True)
        self._arrange()
        self._show_nothing()
        self._join()

    def _join(self) -> None:
        self.subjects.chosen.connect(self._take_subject)
        self.choices.changed.connect(self._ask)
        self.choices.draft.toggled.connect(self.moved)
        self.choices.export.clicked.connect(self.export)
        self.keep.clicked.connect(self.keep_issued)
        self._reading.answered.connect(self._take_shelf)
        self._building.answered.connect(self._take_preview)
        self._building.failed.connect(self._take_unwritable)
        self._writing.answered.connect(self._take_exported)
        for question in (self._reading, self._writing):
            question.failed.connect(self.around.fail)

    # --- as a page ---

    def show_place(self, place: Place) -> None:
        self._wanted = place
        if self._shelf is None:
            self._read()
        else:
            self._go_wanted()

    def place(self) -> Place:
        one = self._subject
        return Place("compose", one.kind, one.id) if one else Place("compose")

    def title(self) -> str:
        return f"Brief: {self._subject.title}" if self._subject else "Brief"

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        choices = self.choices
        always: dict[str, Callable[[], object]] = {
            "find": self._go_find,
            "pane_1": self.subjects.list.setFocus,
            "pane_2": self.paper.sheet.setFocus,
            "pane_3": self.readiness.list.setFocus,
            "draft": choices.draft.toggle,
            "as_of": self._go_as_of,
            "preset": choices.preset.showPopup,
            "ceiling": choices.ceiling.showPopup,
        }
        if self._written is not None:
            always["keep_issued"] = self.keep_issued
        return always | ({"export": self.export} if self.can_export else {})

    def checks(self) -> Mapping[str, bool]:
        return {"draft": self.choices.draft.isChecked()}

    def keys(self) -> tuple[str, ...]:
        return ("find", "pane_2", "export") if self.can_export else ("find",)

    def first_focus(self) -> QWidget:
        return self.subjects.search

    def take_changed(self, changed: Changed) -> None:
        self._read()

    def stop(self) -> None:
        self.choices.stop()

    # --- what it is asked ---

    def request(self) -> Request | None:
        """The brief asked for; None while nothing is chosen or the date cannot be read."""
        chosen = self.choices.chosen()
        if self._subject is None or chosen is None:
            return None
        kind, record_id = self._subject.kind, self._subject.id
        return Request(
            as_of=chosen.as_of,
            country=record_id if kind == "country" else None,
            visit=record_id if kind == "visit" else None,
            meeting=record_id if kind == "meeting" else None,
            preset=chosen.preset,
            ceiling=chosen.ceiling,
            draft=chosen.draft,
        )

    @property
    def can_export(self) -> bool:
        """Whether what is on the paper is what the choices ask for."""
        return self.paper.has_brief and self.request() is not None

    @Slot()
    def export(self) -> None:
        """Ask where the Word brief is to be written, and write it."""
        request, case = self.request(), self.session.case
        if request is None or case is None or self._subject is None or not self.can_export:
            return
        name = f"{self._subject.title} brief"
        if path := self.around.dialogs.new_brief(self, name, self._folder):
            self.around.clear()
            self._asked = request
            self._writing.ask(partial(preview.export, case, request, path))

    @Slot()
    def keep_issued(self) -> None:
        """Keep the file that was exported last in the case file, as it lies there now."""
        case, request, written = self.session.case, self._asked, self._written
        if case is not None and request is not None and written is not None:
            job = partial(keep_issued, case, request, written)
            self.session.carry_out("Keeping the brief …", job, by=self, then=self._take_kept)

    @Slot(object)
    def _take_kept(self, issued: Issued) -> None:
        self._kept = issued.id
        self._offer_keep(None)
        self.around.say(f"“{issued.title}” is kept with its file.", Tone.DONE, "Open it", self._open_kept)

    @Slot()
    def _open_kept(self) -> None:
        self.around.go(place_of("brief", self._kept))

    def _offer_keep(self, written: Written | None) -> None:
        """Offer to keep an export; None where there is none that is not kept."""
        self._written = written
        self.keep.setText(
            "Keep the draft" if self._asked is not None and self._asked.draft else "Keep as issued"
        )
        self.keep.setVisible(written is not None)
        self.moved.emit()

    @Slot()
    def show_folder(self) -> None:
        """Show where the last brief was written."""
        if self._folder is not None and not self.around.dialogs.show_folder(self._folder):
            words = f"This system has no program that shows folders. The brief is in {self._folder}."
            self.around.say(words, Tone.CAUTION)

    @Slot()
    def make_draft(self) -> None:
        """Ask for a draft, where no final brief is possible."""
        self.choices.draft.setChecked(True)

    # --- what the case file answers ---

    def _read(self) -> None:
        if self.session.case is not None:
            self._reading.ask(partial(read_shelf, self.session.case))

    @Slot(object)
    def _take_shelf(self, shelf: Shelf) -> None:
        first, self._shelf = self._shelf is None, shelf
        if first:
            assert self.session.case is not None
            self.choices.start(shelf.scheme, self.session.case.clock.today())
        self.subjects.put(shelf)
        if first:
            self._show_nothing()
            self._go_wanted()
        else:
            self._ask()
        self.refreshed.emit()

    def _go_wanted(self) -> None:
        if self._wanted.id:
            self.subjects.choose(f"{self._wanted.kind}:{self._wanted.id}")

    @Slot(object)
    def _take_preview(self, made: preview.Preview) -> None:
        assert self._shelf is not None
        self.paper.show_brief(made.document, keep_place=self._shown == self._subject)
        self._shown = self._subject
        self.readiness.put(made, self._shelf.scheme)
        if self._in_the_way:
            self._in_the_way = False
            self.around.clear()
        self._offer_export()
        self.previewed.emit(made)

    @Slot(object)
    def _take_unwritable(self, error: Exception) -> None:
        self.paper.say("No brief with these choices", "The line at the top says what stands in the way.")
        self.readiness.clear()
        self._offer_export()
        if not isinstance(error, ChanceryError):
            self.around.fail(error)
        elif isinstance(error, NotReady) and "draft" in str(error):  # the sentence offers it
            self._in_the_way = True
            self.around.say(str(error), Tone.CAUTION, "Make it a draft", self.make_draft)
        else:
            self._in_the_way = True
            self.around.say(str(error), Tone.CAUTION)
        self.unwritable.emit(error)

    @Slot(object)
    def _take_exported(self, written: Written) -> None:
        self._folder = written.path.absolute().parent
        self._offer_keep(written)
        told = [f"“{written.path.name}” is saved in {self._folder}."]
        if written.readiness:
            told.append(f"Not ready: {len(written.readiness):,}, listed at the right.")
        if written.withheld:
            told.append(f"Withheld: {len(written.withheld):,}.")
        self.around.say(" ".join(told), Tone.DONE, "Open the folder", self.show_folder)
        self.exported.emit(written)

    # --- what is chosen ---

    @Slot(object)
    def _take_subject(self, subject: Subject | None) -> None:
        self._subject = subject
        self._offer_keep(None)
        if subject is None:
            self._show_nothing()
        self._ask()
        self.moved.emit()

    @Slot()
    def _ask(self) -> None:
        if self._subject is not None:
            self.head.setText(self._subject.title)
            self.second.setText(
                " · ".join(p for p in (_KINDS[self._subject.kind], self._subject.second) if p)
            )
        request, case = self.request(), self.session.case
        if request is None or case is None:
            self._building.forget()
        else:
            self._building.ask(partial(preview.build, case, request, self.thread()))
        self._offer_export()

    @Slot()
    def _go_find(self) -> None:
        self.subjects.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.subjects.search.selectAll()

    @Slot()
    def _go_as_of(self) -> None:
        self.choices.as_of.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.choices.as_of.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow, the panes at the sides give way to the paper."""
        super().resizeEvent(event)
        narrow = event.size().width() < self.theme.look.units(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._share_out()

    def _share_out(self) -> None:
        look = self.theme.look
        self._outer.resize(self.size())  # a splitter shares out the room that it has
        left, right = (200, 232) if self._narrow else (248, 304)
        rest = self.width() - look.units(left)
        self._outer.setSizes([look.units(left), rest])
        self._inner.resize(rest, self._inner.height())
        self._inner.setSizes([rest - look.units(right), look.units(right)])

    def _show_nothing(self) -> None:
        self.head.setText("Brief")
        self.second.setText("Nothing chosen yet")
        if self._shelf is None:
            self.paper.say("", "Reading the case file …")
        else:
            self.paper.say(*(CHOOSE if self._shelf.subjects else EMPTY))
        self.readiness.clear()
        self._offer_export()

    def _offer_export(self) -> None:
        self.choices.export.setEnabled(self.can_export)
        self.moved.emit()

    def _arrange(self) -> None:
        look = self.theme.look
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(look.units(24), look.units(12), look.units(16), 0)
        row.setSpacing(look.units(8))
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.head)
        titles.addWidget(self.second)
        row.addLayout(titles, 1)
        row.addWidget(self.keep)
        self.head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.second.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        right = QWidget()
        self._inner = _split(self.paper, self.readiness, grows=0)
        self._outer = _split(self.subjects, right, grows=1)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.choices)
        column.addWidget(rule(self.theme))
        column.addWidget(self._inner, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._outer)
        self.subjects.setMinimumWidth(look.units(192))
        self.subjects.setMaximumWidth(look.units(420))
        self.paper.setMinimumWidth(look.units(280))
        self.readiness.setMinimumWidth(look.units(200))
        head.setMinimumHeight(look.height(Measure.TOP_BAR))
        self._share_out()


def _split(*parts: QWidget, grows: int) -> QSplitter:
    """Panes side by side, parted by a line that can be drawn; one of them takes what room there is."""
    split = QSplitter(Qt.Orientation.Horizontal)
    split.setChildrenCollapsible(False)
    split.setHandleWidth(1)
    for widget in parts:
        split.addWidget(widget)
    split.setStretchFactor(grows, 1)
    return split

"""The brief composer: what the brief is about at the left, the paper, what is not ready at the right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from app.briefs.request import Request
from app.briefs.subjects import Shelf, Subject
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.panes.choices import ChoicesBar
from ui.desktop.panes.paper import Paper
from ui.desktop.panes.readiness import ReadinessPane
from ui.desktop.panes.subject_list import SubjectList
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Elided, Ground, rule
from ui.desktop.session import Preview

_KINDS = {"country": "Country brief", "visit": "Brief for a visit", "meeting": "Brief for a meeting"}
CHOOSE = ("No brief yet", "Choose a country, a visit or a meeting at the left. Its brief appears here.")
EMPTY = (
    "Nothing to write about yet",
    "This case file holds no country besides the home country, no visit and no planned meeting; see the demonstration.",
)

NARROW = 1200
"""Width in units below which the side panes are at their narrowest."""


class Composer(Ground):
    """Emits `wanted` with a Request for which a preview is to be built, or with None where none is wanted."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "window", parent)
        self._shelf: Shelf | None = None
        self._subject: Subject | None = None
        self._shown: Subject | None = None
        self._narrow = False
        self.subjects = SubjectList(theme)
        self.choices = ChoicesBar(theme)
        self.paper = Paper(theme)
        self.readiness = ReadinessPane(theme)
        self.head = Elided(theme, Type.TITLE)
        self.second = Elided(theme, Type.SMALL, "text_3")
        self.undo = Button(theme, "Undo", Weight.QUIET)
        self.redo = Button(theme, "Redo", Weight.QUIET)
        self._arrange()
        self.subjects.chosen.connect(self._take_subject)
        self.choices.changed.connect(self._ask)

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
    def title(self) -> str:
        """What the brief is about, in words."""
        return self._subject.title if self._subject else ""

    @property
    def can_export(self) -> bool:
        """Whether what is on the paper is what the choices ask for."""
        return self.paper.has_brief and self.request() is not None

    def start(self, shelf: Shelf, today: date) -> None:
        """Begin with a case file that was just opened."""
        self._subject = self._shown = None
        self.subjects.forget()
        self.choices.start(shelf.scheme, today)
        self.put(shelf)
        self._show_nothing()

    def put(self, shelf: Shelf) -> None:
        """Show a case file whose records have changed."""
        self._shelf = shelf
        self.subjects.put(shelf)
        self._ask()

    def show_preview(self, preview: Preview) -> None:
        """Put a brief on the paper."""
        assert self._shelf is not None
        self.paper.show_brief(preview.document, keep_place=self._shown == self._subject)
        self._shown = self._subject
        self.readiness.put(preview, self._shelf.scheme)
        self._offer_export()

    def show_unwritable(self) -> None:
        """There is no such brief; the bar of the window says why."""
        self.paper.say("No brief with these choices", "The line at the top says what stands in the way.")
        self.readiness.clear()
        self._offer_export()

    def stop(self) -> None:
        """Wait for nothing any more."""
        self.choices.stop()

    @Slot(object)
    def _take_subject(self, subject: Subject | None) -> None:
        self._subject = subject
        if subject is None:
            self._show_nothing()
        self._ask()

    @Slot()
    def _ask(self) -> None:
        if self._subject is not None:
            self.head.setText(self._subject.title)
            self.second.setText(
                " · ".join(p for p in (_KINDS[self._subject.kind], self._subject.second) if p)
            )
        self._offer_export()
        self.wanted.emit(self.request())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow, the panes at the sides give way to the paper."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._theme.look.units(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._share_out()

    def _share_out(self) -> None:
        look = self._theme.look
        left, right, step = (216, 232, 132) if self._narrow else (280, 304, 320)
        rest = self.width() - look.units(left)
        self._outer.setSizes([look.units(left), rest])
        self._inner.setSizes([rest - look.units(right), look.units(right)])
        self.undo.setMaximumWidth(look.units(step))

    def _show_nothing(self) -> None:
        self.head.setText("Brief")
        self.second.setText("Nothing chosen yet")
        self.paper.say(*(CHOOSE if self._shelf and self._shelf.subjects else EMPTY))
        self.readiness.clear()
        self._offer_export()

    def _offer_export(self) -> None:
        self.choices.export.setEnabled(self.can_export)

    def _arrange(self) -> None:
        look = self._theme.look
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(look.units(24), look.units(12), look.units(16), 0)
        row.setSpacing(look.units(8))
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.head)
        titles.addWidget(self.second)
        row.addLayout(titles, 1)
        for button in (self.undo, self.redo):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
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
        column.addWidget(rule(self._theme))
        column.addWidget(self._inner, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._outer)
        self.subjects.setMinimumWidth(look.units(216))
        self.subjects.setMaximumWidth(look.units(420))
        self.paper.setMinimumWidth(look.units(320))
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

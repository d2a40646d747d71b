"""The brief composer: what the brief is about at the left, the paper, what is not ready at the right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from app.briefs.request import Request
from app.errors import ChanceryError
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.panes.choices import ChoicesBar
from ui.desktop.panes.paper import Paper
from ui.desktop.panes.readiness import ReadinessPane
from ui.desktop.panes.subject_list import SubjectList
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Elided
from ui.desktop.session import Preview
from ui.desktop.subjects import Shelf, Subject

_KINDS = {"country": "Country brief", "visit": "Brief for a visit", "meeting": "Brief for a meeting"}
CHOOSE = ("No brief yet", "Choose a country, a visit or a meeting at the left. Its brief appears here.")
EMPTY = ("Nothing to write about yet", "This case file holds no country besides the home country, no visit and no planned meeting.")


class Composer(QWidget):
    """Emits `wanted` with a Request for which a preview is to be built, or with None where none is wanted."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shelf: Shelf | None = None
        self._subject: Subject | None = None
        self._shown: Subject | None = None
        self.subjects = SubjectList(theme)
        self.choices = ChoicesBar(theme)
        self.paper = Paper(theme)
        self.readiness = ReadinessPane(theme)
        self.head = Elided(theme, Type.TITLE)
        self.second = Elided(theme, Type.SMALL, "text_3")
        self.undo = Button(theme, "Undo", Weight.QUIET)
        self.redo = Button(theme, "Redo", Weight.QUIET)
        self._arrange()
        self._dress()
        theme.changed.connect(self._dress)
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
        self.paper.show_brief(preview.html, keep_place=self._shown == self._subject)
        self._shown = self._subject
        self.readiness.put(preview, self._shelf.scheme)
        self._offer_export()

    def show_unwritable(self, error: Exception) -> None:
        """There is no such brief; the window says why."""
        reason = str(error) if isinstance(error, ChanceryError) else "The message above says why."
        self.paper.say("No brief with these choices", reason)
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
            self.second.setText(" · ".join(p for p in (_KINDS[self._subject.kind], self._subject.second) if p))
        self._offer_export()
        self.wanted.emit(self.request())

    def _show_nothing(self) -> None:
        self.head.setText("")
        self.second.setText("")
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
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.choices)
        column.addWidget(rule())
        column.addWidget(_split(look.units(1), (self.paper, 5), (self.readiness, 2)), 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(_split(look.units(1), (self.subjects, 2), (right, 9)))
        self.subjects.setMinimumWidth(look.units(216))
        self.subjects.setMaximumWidth(look.units(420))
        self.paper.setMinimumWidth(look.units(320))
        self.readiness.setMinimumWidth(look.units(200))
        head.setMinimumHeight(look.height(Measure.TOP_BAR))

    @Slot()
    def _dress(self) -> None:
        for widget, colour in ((self.subjects, self._theme.look.colours.side), (self, self._theme.look.colours.window)):
            palette = widget.palette()
            palette.setColor(QPalette.ColorRole.Window, QColor(colour))
            widget.setPalette(palette)
            widget.setAutoFillBackground(True)


def rule() -> QFrame:
    """A hairline across."""
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setLineWidth(1)
    line.setForegroundRole(QPalette.ColorRole.Light)
    return line


def _split(handle: int, *parts: tuple[QWidget, int]) -> QSplitter:
    """Panes side by side, parted by a line that can be drawn."""
    split = QSplitter(Qt.Orientation.Horizontal)
    split.setChildrenCollapsible(False)
    split.setHandleWidth(handle)
    for widget, share in parts:
        split.addWidget(widget)
        split.setStretchFactor(split.count() - 1, share)
    return split

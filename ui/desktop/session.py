"""The open case file and everything the window asks of it, off the window's own thread."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal, Slot
from PySide6.QtGui import QTextDocument

from app import undo
from app.briefs.readiness import Item
from app.briefs.request import Request
from app.briefs.snapshot import Withheld
from app.briefs.subjects import Shelf, read_shelf
from app.briefs.writing import make_brief, render, write_brief
from app.casefile import CaseFile
from app.door import Changed
from app.errors import FileNotWritten
from db.values.ids import Clock
from db.values.marking import Marking
from ui.desktop.worker import Question, Worker


@dataclass(frozen=True, slots=True)
class Preview:
    """A brief as the window shows it; `marking` is None where nothing in it is assessed."""

    document: QTextDocument
    marking: Marking | None
    not_assessed: int
    readiness: tuple[Item, ...]
    withheld: tuple[Withheld, ...]


class Session(QObject):
    """At most one open case file. Every request returns at once; its answer comes as a signal."""

    opened = Signal(object)
    """A Shelf: another case file is open now."""
    closed = Signal()
    refreshed = Signal(object)
    """A Shelf: records of the case file have changed."""
    previewed = Signal(object)
    """A Preview."""
    unwritable = Signal(object)
    """The error that stands in the way of the brief asked for."""
    exported = Signal(object)
    """A Written."""
    stepped = Signal(object)
    """A Changed: something was undone or redone."""
    failed = Signal(object)
    """The error of any other request."""

    def __init__(self, parent: QObject | None = None, clock: Clock | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.worker = Worker(self)
        self.case: CaseFile | None = None
        self._opening = Question(self.worker, "Opening the case file …", discard=_close_unseen)
        self._telling = Question(self.worker, "Writing the demonstration …", discard=_close_unseen)
        self._reading = Question(self.worker, "Reading the case file …")
        self._building = Question(self.worker, "Building the preview …")
        self._writing = Question(self.worker, "Writing the brief …", every=True)
        self._stepping = Question(self.worker, "Changing the case file …")
        self._letting_go = Question(self.worker, "Closing the case file …")
        self._left: list[CaseFile] = []
        for question in (self._opening, self._telling):
            question.answered.connect(self._take_case)
        self._reading.answered.connect(self.refreshed)
        self._building.answered.connect(self.previewed)
        self._writing.answered.connect(self.exported)
        self._stepping.answered.connect(self._take_step)
        self._building.failed.connect(self.unwritable)
        others = (
            self._opening,
            self._telling,
            self._reading,
            self._writing,
            self._stepping,
            self._letting_go,
        )
        for question in others:
            question.failed.connect(self.failed)

    @property
    def path(self) -> Path | None:
        """Where the open case file lies."""
        return None if self.case is None else self.case.path

    def open(self, path: Path) -> None:
        """Open a case file in place of the present one, which stays open should that fail."""
        if self.case is None or not _same(path, self.case.path):
            self._opening.ask(partial(_open, path, self._clock))

    def write_demonstration(self, path: Path) -> None:
        """Write the demonstration to a new file and open it."""
        self._telling.ask(partial(_tell, path, self._clock))

    def preview(self, request: Request) -> None:
        """Build the brief for the window; of several requests only the latest is answered."""
        if self.case is not None:
            self._building.ask(partial(_preview, self.case, request, self.thread()))

    def forget_preview(self) -> None:
        """No preview is wanted any more."""
        self._building.forget()

    def export(self, request: Request, path: Path) -> None:
        """Write the Word brief."""
        if self.case is not None:
            self._writing.ask(partial(_export, self.case, request, path))

    @property
    def stepping(self) -> bool:
        """Whether an undo or redo is under way; another one then has to wait."""
        return self._stepping.waiting

    def undo(self) -> None:
        """Take back the latest action."""
        if self.case is not None and not self.stepping:
            self._stepping.ask(partial(undo.undo, self.case))

    def redo(self) -> None:
        """Make the latest undone action again."""
        if self.case is not None and not self.stepping:
            self._stepping.ask(partial(undo.redo, self.case))

    def close_case(self) -> None:
        """Let go of the case file, after what is being done with it."""
        if self.case is not None:
            self._let_go(self.case)
            self.case = None
            self.closed.emit()

    def close(self) -> None:
        """End the thread and let go of the case file; a brief that is being written is finished first."""
        self._opening.forget()
        self._telling.forget()
        self.close_case()
        self.worker.close()

    def _let_go(self, case: CaseFile) -> None:
        for question in (self._reading, self._building):
            question.forget()
        self._left.append(case)
        self._letting_go.ask(partial(_close_all, self._left))

    @Slot(object)
    def _take_case(self, answer: tuple[CaseFile, Shelf]) -> None:
        case, shelf = answer
        previous, self.case = self.case, case
        if previous is not None:
            self._let_go(previous)
        self.opened.emit(shelf)

    @Slot(object)
    def _take_step(self, changed: Changed) -> None:
        self.stepped.emit(changed)
        if self.case is not None:
            self._reading.ask(partial(read_shelf, self.case))


def _open(path: Path, clock: Clock | None) -> tuple[CaseFile, Shelf]:
    case = CaseFile.open(path, clock=clock)
    try:
        return case, read_shelf(case)
    except BaseException:
        case.close()
        raise


def _tell(path: Path, clock: Clock | None) -> tuple[CaseFile, Shelf]:
    from app.demo.writing import write_demo

    write_demo(path)
    return _open(path, clock)


def _preview(case: CaseFile, request: Request, window: QThread) -> Preview:
    made = make_brief(case, request)
    control = made.facts.control
    document = QTextDocument()  # read here, since a long brief takes a second
    document.setHtml(render(made, "html").decode())
    document.moveToThread(window)
    return Preview(document, control.marking, control.not_assessed, made.readiness, made.withheld)


def _export(case: CaseFile, request: Request, path: Path) -> object:
    if _same(path, case.path):
        raise FileNotWritten(f"“{path.name}” is the case file itself; choose another name.", path)
    return write_brief(case, request, path, replace=True)  # the file dialog has asked


def _close_all(cases: list[CaseFile]) -> None:
    while cases:
        cases.pop().close()


def _close_unseen(answer: tuple[CaseFile, Shelf]) -> None:
    answer[0].close()


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)

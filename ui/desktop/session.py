"""The open case file and everything the window asks of it, off the window's own thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from app import preferences, protection, undo
from app.casefile import CaseFile
from app.changes import Changes, Step
from app.door import Changed
from app.errors import ChanceryError
from app.local import Space
from app.navigation import Frame, read_frame
from db.values.ids import Clock
from ui.desktop.worker import Question, Worker

WINDOW, STATE = "window", "state"
"""Where the case file keeps what the window needs to come back as it was."""

Json = Any
_Opened = tuple[CaseFile, Frame, Json]
Making = Callable[[], CaseFile]
"""Opens or makes a case file; runs off the thread of the window."""


@dataclass(frozen=True, slots=True)
class Told(Changed):
    """What was changed, and which QObject began it; None where an import, an undo or another thread did."""

    initiator: QObject | None = None


class Session(QObject):
    """At most one open case file. Every request returns at once; its answer comes as a signal.

    `reader` is for short reads, `builder` for what takes long, `writer` for changes; each is one thread.
    """

    opened = Signal(object)
    """A Frame: another case file is open now."""
    closing = Signal()
    """The case file is about to be let go: nothing may be asked of it any more."""
    closed = Signal()
    left = Signal(object)
    """Sentences about a case file that was let go of; mostly none."""
    changed = Signal(object)
    """A Told, after every commit, whoever made it."""
    framed = Signal(object)
    """A Frame: what stands around the pages has changed."""
    stepped = Signal(object)
    """A Changed: something was undone or redone."""
    failed = Signal(object)
    """The error of a request that nobody else answers for."""
    working = Signal(str)
    """The words of what is under way; empty when nothing is."""
    _committed = Signal(object)

    def __init__(self, parent: QObject | None = None, clock: Clock | None = None) -> None:
        super().__init__(parent)
        self.clock = clock
        self.reader = Worker(self, "reader")
        self.builder = Worker(self, "builder")
        self.writer = Worker(self, "door")
        self.case: CaseFile | None = None
        self.asked: Path | None = None
        """The case file that was asked for last, also where it could not be opened."""
        self.state: Json = None
        """What the window kept in the case file when it was last open (`keep`)."""
        self._errands: dict[Question, QObject | None] = {}
        """Changes under way, and who began them."""
        self._waiting: list[Changed] = []
        self._left: list[CaseFile] = []
        self._opening = Question(self.writer, "Opening the case file …", discard=_close_unseen)
        self._framing = Question(self.reader, "Reading the case file …")
        self._stepping = Question(self.writer, "Changing the case file …")
        self._letting_go = Question(self.writer, "Closing the case file …", every=True)
        self._keeping = Question(self.writer, "Keeping where you were …", every=True)
        self._opening.answered.connect(self._take_case)
        self._framing.answered.connect(self.framed)
        self._stepping.answered.connect(self.stepped)
        self._letting_go.answered.connect(self.left)
        for question in (self._opening, self._framing, self._stepping, self._letting_go, self._keeping):
            question.failed.connect(self.failed)
        for worker in self.workers:
            worker.working.connect(self._tell_working)
        self._committed.connect(self._take_commit)

    @property
    def workers(self) -> tuple[Worker, Worker, Worker]:
        """The threads, the one whose words matter most first."""
        return (self.writer, self.builder, self.reader)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way in any thread."""
        return all(worker.idle for worker in self.workers)

    @property
    def path(self) -> Path | None:
        """Where the open case file lies."""
        return None if self.case is None else self.case.path

    # --- the case file ---

    def open(self, path: Path) -> None:
        """Open a case file in place of the present one, which stays open should that fail."""
        self.asked = path
        if self.case is None or not same_file(path, self.case.path):
            self.make("Opening the case file …", partial(CaseFile.open, path, clock=self.clock))

    def make(self, words: str, making: Making) -> None:
        """Make a case file in any way and open it in place of the present one."""
        self._opening.words = words
        self._opening.ask(partial(_opened, making))

    def close_case(self) -> None:
        """Let go of the case file, after what is being done with it."""
        if self.case is not None:
            self.closing.emit()
            self._let_go(self.case)
            self.case = None
            self.closed.emit()

    def lock(self) -> None:
        """Know no password any more but that of the open case file; what is being let go of still has its own."""
        self._letting_go.ask(partial(_locked, self.path))

    def close(self) -> None:
        """End the threads and let go of the case file; what is being written is finished first."""
        self._opening.forget()
        self.close_case()
        for worker in (self.reader, self.builder, self.writer):
            worker.close()

    # --- changes ---

    def change(
        self,
        action: str,
        steps: Changes | Iterable[Step],
        *,
        by: QObject | None = None,
        then: Callable[[Changed], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Make a change through the door; `then` and `failed` are bound methods of QObjects.

        Without `failed` the window says what went wrong. `by` becomes the initiator that `changed` names.
        """
        assert self.case is not None
        self.carry_out(
            "Changing the case file …",
            partial(self.case.door.change, action, steps),
            by=by,
            then=then,
            failed=failed,
        )

    def carry_out(
        self,
        words: str,
        job: Callable[[], object],
        *,
        by: QObject | None = None,
        then: Callable[..., object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Run a use case of `app` that changes the case file, on the writing thread; what it returns goes to `then`."""
        question = Question(self.writer, words, once=True)
        self._errands[question] = by
        question.answered.connect(self._errand_done)
        question.failed.connect(self._errand_failed)
        if then is not None:
            question.answered.connect(then)
        question.failed.connect(failed if failed is not None else self.failed)
        question.ask(job)

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

    def keep(self, space: str, key: str, value: Json) -> None:
        """Keep something of this copy alone (`app.local`); done in the background, before the case file is closed."""
        if self.case is not None:
            self._keeping.ask(partial(Space(self.case, space).put, key, value))

    def read_frame(self) -> None:
        """Read anew what stands around the pages."""
        if self.case is not None:
            self._framing.ask(partial(read_frame, self.case))

    # --- inside ---

    def _let_go(self, case: CaseFile) -> None:
        """Close a case file when no thread uses it any more."""
        self._framing.forget()
        case.door.after_commit.remove(self._tell_commit)
        self._errands.clear()
        self._waiting.clear()
        self._left.append(case)
        users = [worker.barrier() for worker in (self.reader, self.builder)]
        self._letting_go.ask(partial(_close_all, self._left, users))

    @Slot(object)
    def _take_case(self, answer: _Opened) -> None:
        case, frame, state = answer
        another = self.case is not None
        self.close_case()
        self.case, self.state = case, state
        if another:
            self.lock()
        case.door.after_commit.append(self._tell_commit)
        self.opened.emit(frame)

    def _tell_commit(self, changed: Changed, state: object) -> None:
        """On the thread of the door."""
        self._committed.emit(changed)

    @Slot(object)
    def _take_commit(self, changed: Changed) -> None:
        self._waiting.append(changed)
        if not self._errands:
            self._tell_waiting()

    @Slot(object)
    def _errand_done(self, answer: object) -> None:
        """The commit of an errand is always told before its answer, so that everybody knows who began it."""
        by = self._errands.pop(self.sender(), None)  # type: ignore[call-overload]
        self._tell_waiting(by, answer.transaction if isinstance(answer, Changed) else "")

    @Slot(object)
    def _errand_failed(self, _error: object) -> None:
        self._errands.pop(self.sender(), None)  # type: ignore[call-overload]
        self._tell_waiting()

    def _tell_waiting(self, by: QObject | None = None, transaction: str = "") -> None:
        """Tell what is committed: while errands are under way only up to this one, for the next may be theirs."""
        told = False
        while self._waiting:
            changed = self._waiting[0]
            mine = bool(transaction) and changed.transaction == transaction
            if self._errands and not mine and all(one.transaction != transaction for one in self._waiting):
                break
            self._waiting.pop(0)
            told = True
            self.changed.emit(
                Told(changed.transaction, changed.action, changed.records, by if mine else None)
            )
        if told:
            self.read_frame()

    @Slot()
    def _tell_working(self) -> None:
        self.working.emit(next((words for worker in self.workers if (words := worker.words)), ""))


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same file that is there."""
    return one.exists() and other.exists() and one.samefile(other)


def _opened(making: Making) -> _Opened:
    case = making()
    try:
        frame, state = read_frame(case), Space(case, WINDOW).get(STATE)
    except BaseException:
        case.close()
        raise
    with suppress(ChanceryError, OSError):  # a list of recent files is worth no refusal
        preferences.write(preferences.read().with_recent(case.path))
    return case, frame, state


def _close_all(cases: list[CaseFile], users: list[Future[None]]) -> list[str]:
    for user in users:
        user.result()
    told: list[str] = []
    while cases:
        case = cases.pop()
        known = len(case.notices)
        case.close()
        told += case.notices[known:]
    return told


def _locked(but: Path | None) -> list[str]:
    protection.lock(but)
    return []


def _close_unseen(answer: _Opened) -> None:
    answer[0].close()

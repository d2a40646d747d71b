"""Threads that read, build and write, so that the window never waits; answers come back to the thread of the window."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from weakref import WeakSet

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from db.values.courtesy import WINDOW

Job = Callable[[], Any]
Discard = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of the job with this number of a question."""

    question: Question
    number: int
    words: str
    value: Any = None
    error: BaseException | None = None


class Worker(QObject):
    """One thread that runs jobs one after another. It and its questions are made in the thread of the window."""

    working = Signal(str)
    """The words of what is under way; empty when nothing is."""
    answering = Signal()
    """An answer is about to be handed on, in the thread of the window."""
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None, name: str = "reader") -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._under_way: list[str] = []
        self._questions: WeakSet[Question] = WeakSet()
        self._outcomes: deque[_Outcome] = deque()
        self._next = QTimer(self, singleShot=True, interval=0)
        self._finished.connect(self._take)
        self._next.timeout.connect(self._deliver)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way and every answer is delivered."""
        return not self._under_way

    @property
    def words(self) -> str:
        """What is under way, in words; empty when nothing is."""
        return self._under_way[-1] if self._under_way else ""

    def know(self, question: Question) -> None:
        """A question will be asked here."""
        self._questions.add(question)

    def submit(self, question: Question, number: int, job: Job) -> Future[None]:
        """Run a job for a question; its outcome is handed to the question."""
        future = self._pool.submit(self._run, question, number, question.words, job)
        self._under_way.append(question.words)
        self.working.emit(self._under_way[-1])
        return future

    def barrier(self) -> Future[None]:
        """Done when everything asked so far is done."""
        return self._pool.submit(_nothing)

    def released(self, words: str) -> None:
        """A job is over, or was never begun."""
        self._under_way.remove(words)
        self.working.emit(self.words)

    def close(self) -> None:
        """Finish everything that was asked and not forgotten; the answers are dropped."""
        self._pool.shutdown(wait=True)
        for question in list(self._questions):
            if isValid(question):
                question.forget()
        QCoreApplication.sendPostedEvents(self)
        while self._outcomes:
            self._deliver()

    def _run(self, question: Question, number: int, words: str, job: Job) -> None:
        try:
            outcome = _Outcome(question, number, words, value=job())
        except BaseException as error:  # noqa: BLE001 – it is raised nowhere else: the question hands it on
            outcome = _Outcome(question, number, words, error=error)
        WINDOW.begin()
        self._finished.emit(outcome)

    @Slot(object)
    def _take(self, outcome: _Outcome) -> None:
        """Each answer is handed on by itself: between two the window takes what else has come."""
        self._outcomes.append(outcome)
        self._next.start()

    @Slot()
    def _deliver(self) -> None:
        outcome = self._outcomes.popleft()
        if self._outcomes:
            self._next.start()
        else:
            self._next.stop()
        self.answering.emit()
        self.released(outcome.words)
        outcome.question.take(outcome)


class Question(QObject):
    """One thing that is asked again and again; only the answer to the latest asking is handed on.

    With `every`, each asking stands for itself: all are answered, in their order. A question lives as long as its
    parent, which is the page that asks, or the worker where none is given; with `once` it goes after its answer.
    """

    answered = Signal(object)
    failed = Signal(object)
    """The exception."""

    def __init__(
        self,
        worker: Worker,
        words: str,
        parent: QObject | None = None,
        *,
        every: bool = False,
        once: bool = False,
        discard: Discard | None = None,
    ) -> None:
        super().__init__(parent or worker)
        self.words = words
        self._worker = worker
        self._every = every
        self._once = once
        self._discard = discard
        self._latest = 0
        self._future: Future[None] | None = None
        worker.know(self)

    def ask(self, job: Job) -> None:
        """Ask anew; what was asked before is not begun, or its answer is dropped (through `discard`)."""
        if not self._every:
            self.forget()
        self._future = self._worker.submit(self, self._latest, job)

    def forget(self) -> None:
        """Nobody waits for the answer any more."""
        self._latest += 1
        if self._future is not None and self._future.cancel():
            self._worker.released(self.words)
        self._future = None

    @property
    def every(self) -> bool:
        """Whether each asking stands for itself."""
        return self._every

    @property
    def waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._future is not None

    def take(self, outcome: _Outcome) -> None:
        """Hand an outcome on, unless it came too late or nobody is left to hear it; called by the worker."""
        if outcome.number != self._latest or not isValid(self):
            if self._discard is not None and outcome.error is None:
                self._discard(outcome.value)
            return
        self._future = None
        if outcome.error is not None:
            self.failed.emit(outcome.error)
        else:
            self.answered.emit(outcome.value)
        if self._once and isValid(self):
            self.deleteLater()


def _nothing() -> None:
    """The job of a barrier."""

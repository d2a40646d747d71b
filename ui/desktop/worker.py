"""One thread that reads and builds, so that the window never waits; answers come back to the thread of the window."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

Job = Callable[[], Any]
Discard = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of the job with this number of a question."""

    question: Question
    number: int
    value: Any = None
    error: BaseException | None = None


class Worker(QObject):
    """Runs jobs one after another. It and its questions are made in the thread of the window."""

    working = Signal(str)
    """The words of what is under way; empty when nothing is."""
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")
        self._under_way: list[str] = []
        self._finished.connect(self._deliver)

    def submit(self, question: Question, number: int, job: Job) -> Future[None]:
        """Run a job for a question; its outcome is handed to the question."""
        future = self._pool.submit(self._run, question, number, job)
        self._under_way.append(question.words)
        self.working.emit(self._under_way[-1])
        return future

    def released(self, words: str) -> None:
        """A job is over, or was never begun."""
        self._under_way.remove(words)
        self.working.emit(self._under_way[-1] if self._under_way else "")

    def close(self) -> None:
        """Finish everything that was asked and not forgotten; the answers are dropped."""
        self._pool.shutdown(wait=True)
        for question in self.findChildren(Question):
            question.forget()
        QCoreApplication.sendPostedEvents(self)

    def _run(self, question: Question, number: int, job: Job) -> None:
        try:
            outcome = _Outcome(question, number, value=job())
        except BaseException as error:  # noqa: BLE001 – it is raised nowhere else: the question hands it on
            outcome = _Outcome(question, number, error=error)
        self._finished.emit(outcome)

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        self.released(outcome.question.words)
        outcome.question.take(outcome)


class Question(QObject):
    """One thing that is asked again and again; only the answer to the latest asking is handed on.

    With `every`, each asking stands for itself: all are answered, in their order.
    """

    answered = Signal(object)
    failed = Signal(object)
    """The exception."""

    def __init__(
        self, worker: Worker, words: str, *, every: bool = False, discard: Discard | None = None
    ) -> None:
        super().__init__(worker)
        self.words = words
        self._worker = worker
        self._every = every
        self._discard = discard
        self._latest = 0
        self._future: Future[None] | None = None

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
    def waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._future is not None

    def take(self, outcome: _Outcome) -> None:
        """Hand an outcome on, unless it came too late; called by the worker."""
        if outcome.number != self._latest:
            if self._discard is not None and outcome.error is None:
                self._discard(outcome.value)
            return
        self._future = None
        if outcome.error is not None:
            self.failed.emit(outcome.error)
        else:
            self.answered.emit(outcome.value)

"""The worker: one thread, answers in the thread of the window, stale answers dropped."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Slot

from ui.desktop.worker import Question, Worker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Listener(QObject):
    """Hears answers, failures and the thread they came in."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.failures: list[BaseException] = []
        self.threads: set[int] = set()
        question.answered.connect(self.hear)
        question.failed.connect(self.fail)

    @Slot(object)
    def hear(self, answer: object) -> None:
        self.heard.append(answer)
        self.threads.add(threading.get_ident())

    @Slot(object)
    def fail(self, error: BaseException) -> None:
        self.failures.append(error)


@pytest.fixture
def worker(qapp: QCoreApplication) -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()


def test_an_answer_comes_in_the_thread_of_the_window_from_another(qtbot: QtBot, worker: Worker) -> None:
    question = Question(worker, "Asking …")
    listener = Listener(question)
    with qtbot.waitSignal(question.answered):
        question.ask(threading.get_ident)
    assert listener.threads == {threading.get_ident()}
    assert listener.heard[0] != threading.get_ident()


def test_a_stale_answer_is_dropped_even_when_its_job_was_running(qtbot: QtBot, worker: Worker) -> None:
    dropped: list[object] = []
    question = Question(worker, "Asking …", discard=dropped.append)
    listener = Listener(question)
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        go_on.wait()
        return "old"

    question.ask(slow)
    begun.wait()
    with qtbot.waitSignal(question.answered):
        question.ask(lambda: "new")
        go_on.set()
    assert listener.heard == ["new"]
    assert dropped == ["old"]


def test_a_job_that_nobody_waits_for_is_never_begun(qtbot: QtBot, worker: Worker) -> None:
    question, other = Question(worker, "Asking …"), Question(worker, "Holding …")
    go_on = threading.Event()
    ran: list[int] = []
    other.ask(go_on.wait)
    question.ask(lambda: ran.append(1))
    with qtbot.waitSignal(question.answered):
        question.ask(lambda: ran.append(2))
        go_on.set()
    assert ran == [2]


def test_a_question_that_stands_for_itself_each_time_is_answered_each_time(
    qtbot: QtBot, worker: Worker
) -> None:
    question = Question(worker, "Writing …", every=True)
    listener = Listener(question)
    question.ask(lambda: 1)
    question.ask(lambda: 2)
    qtbot.waitUntil(lambda: len(listener.heard) == 2)
    assert listener.heard == [1, 2]


def test_an_exception_is_handed_on_as_a_failure(qtbot: QtBot, worker: Worker) -> None:
    question = Question(worker, "Asking …")
    listener = Listener(question)
    with qtbot.waitSignal(question.failed):
        question.ask(lambda: 1 // 0)
    assert [type(error) for error in listener.failures] == [ZeroDivisionError]
    assert not question.waiting


def test_the_failure_of_a_stale_question_is_dropped(qtbot: QtBot, worker: Worker) -> None:
    question = Question(worker, "Asking …")
    listener = Listener(question)
    begun, go_on = threading.Event(), threading.Event()

    def fails_late() -> None:
        begun.set()
        go_on.wait()
        raise ValueError

    question.ask(fails_late)
    begun.wait()
    question.forget()
    other = Question(worker, "Other …")
    with qtbot.waitSignal(other.answered):
        other.ask(lambda: None)
        go_on.set()
    assert listener.failures == []


def test_the_words_of_what_is_under_way_go_when_it_is_over(qtbot: QtBot, worker: Worker) -> None:
    told: list[str] = []
    worker.working.connect(told.append)
    question = Question(worker, "Asking …")
    with qtbot.waitSignal(question.answered):
        question.ask(lambda: None)
    assert told == ["Asking …", ""]


def test_closing_finishes_what_was_asked_and_delivers_nothing_more(qtbot: QtBot) -> None:
    worker = Worker()
    ran: list[int] = []
    question = Question(worker, "Asking …", discard=ran.append)
    listener = Listener(question)
    question.ask(lambda: 7)
    worker.close()
    QCoreApplication.processEvents()
    assert listener.heard == []
    assert ran == [7]
    assert not any(thread.name.startswith("reader") for thread in threading.enumerate())

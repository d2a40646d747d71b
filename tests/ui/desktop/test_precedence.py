"""Work in other threads knows when the window has something to do, and when that is done."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

from db.values import courtesy
from db.values.courtesy import WINDOW
from tests.ui.desktop.conftest import WAIT
from ui.desktop.precedence import Precedence
from ui.desktop.worker import Question, Worker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def precedence(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Precedence]:
    monkeypatch.setattr(courtesy, "LONGEST_S", WAIT / 1000)
    made = Precedence()
    yield made
    made.stop()


def stands_aside() -> bool:
    """Whether work in another thread waits now."""
    passed = threading.Event()

    def work() -> None:
        WINDOW.give_way()
        passed.set()

    threading.Thread(target=work, daemon=True).start()
    return not passed.wait(0.05)


def test_what_comes_from_the_window_system_has_precedence_until_all_is_done(
    precedence: Precedence, qtbot: QtBot
) -> None:
    window = QWindow()
    precedence.watch(window)
    assert not stands_aside()
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.User))
    assert stands_aside()
    with qtbot.waitSignal(precedence._rest.timeout, timeout=WAIT):
        pass
    assert not stands_aside()


def test_what_is_to_be_painted_has_precedence_whatever_it_comes_from(
    precedence: Precedence, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    precedence.fill(page)
    QCoreApplication.sendEvent(page, QEvent(QEvent.Type.User))
    assert not stands_aside()
    QCoreApplication.sendEvent(page, QEvent(QEvent.Type.UpdateRequest))
    assert stands_aside()


def test_an_answer_has_precedence_before_the_window_has_heard_of_it(
    precedence: Precedence, qtbot: QtBot
) -> None:
    worker = Worker()
    worker.answering.connect(precedence.begin)
    question = Question(worker, "Asking …")
    question.ask(int)
    worker.barrier().result(WAIT)
    assert stands_aside()  # nothing has been handed on yet
    with qtbot.waitSignal(precedence._rest.timeout, timeout=WAIT):
        pass
    assert not stands_aside()
    worker.close()


def test_when_it_is_over_nothing_has_precedence_any_more(precedence: Precedence) -> None:
    precedence.begin()
    precedence.stop()
    assert not stands_aside()
    precedence.begin()
    assert not stands_aside()

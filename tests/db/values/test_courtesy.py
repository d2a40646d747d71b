"""Work in the background stands aside for one thread, and for that one alone, and not for long."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from db.values import courtesy
from db.values.courtesy import Courtesy

PATIENCE_S = 20


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> Courtesy:
    """A precedence that nobody outlasts by waiting."""
    monkeypatch.setattr(courtesy, "LONGEST_S", float(PATIENCE_S))
    return Courtesy()


def background(one: Courtesy, passed: Event) -> Thread:
    """A thread that gives way once and says when it went on."""

    def work() -> None:
        one.give_way()
        passed.set()

    thread = Thread(target=work)
    thread.start()
    return thread


def test_where_no_thread_has_claimed_it_nobody_waits(patient: Courtesy) -> None:
    patient.begin()
    thread = background(patient, passed := Event())
    assert passed.wait(PATIENCE_S / 4)
    thread.join()


def test_others_go_on_when_it_is_done_and_the_thread_itself_never_waits(patient: Courtesy) -> None:
    patient.claim()
    patient.begin()
    patient.begin()  # said already
    patient.give_way()
    passed = [Event(), Event()]
    waiting = [background(patient, one) for one in passed]
    assert not passed[1].wait(0.02)
    assert not passed[0].is_set()
    patient.end()
    for one in waiting:
        one.join(PATIENCE_S / 4)
    assert not any(one.is_alive() for one in waiting)
    patient.end()  # nothing to end
    patient.begin()
    patient.resign()
    background(patient, last := Event()).join(PATIENCE_S / 4)
    assert last.is_set()


def test_any_thread_may_say_that_the_window_will_be_busy(patient: Courtesy) -> None:
    patient.claim()
    announcing = Thread(target=patient.begin)
    announcing.start()
    announcing.join()
    thread = background(patient, passed := Event())
    assert not passed.wait(0.02)
    patient.end()
    thread.join(PATIENCE_S / 4)
    assert passed.is_set()


def test_nobody_stands_aside_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courtesy, "LONGEST_S", 0.001)
    one = Courtesy()
    one.claim()
    one.begin()
    thread = background(one, passed := Event())
    assert passed.wait(PATIENCE_S)
    thread.join()
    one.end()

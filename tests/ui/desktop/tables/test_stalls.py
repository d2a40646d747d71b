"""The window's thread takes events while lists are read, sorted, filtered and scrolled, and while others write."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from time import thread_time
from typing import TYPE_CHECKING

from tests.ui.desktop.stalls import Stalls
from tests.ui.desktop.tables.conftest import meeting

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.desktop.tables.conftest import Shown

MOST = 0.05
"""Seconds that the thread may compute without taking events; how long it is kept waiting depends on the machine."""


def test_no_step_of_an_officer_keeps_the_window_from_its_events(shown: Shown) -> None:
    stalls = Stalls()
    shown.show("meeting")
    stalls.start()
    with ThreadPoolExecutor(1) as other, stalls.during("writing"):
        written = other.submit(shown.book.change, *(meeting(f"Imported {number}") for number in range(300)))
        for what, how in (
            ("sorting", {"sort": "title"}),
            ("filtering", {"words": "talks"}),
            ("grouping", {"grouping": "status"}),
        ):
            with stalls.during(what):
                shown.show("meeting", **how)
        with stalls.during("scrolling"):
            for _ in range(20):
                bar = shown.table.view.verticalScrollBar()
                bar.setValue(bar.value() + 700)
                shown.wait()
        changed = written.result()
    with stalls.during("refreshing"):
        shown.refresh(changed)
    stalls.stop()
    print(stalls.told())  # noqa: T201 – the worst is meant to be read
    assert max(stall.working for stall in stalls.worst.values()) < MOST
    assert {"sorting", "filtering", "scrolling", "refreshing"} <= set(stalls.worst)


def test_the_meter_sees_a_stall(qtbot: QtBot) -> None:
    stalls = Stalls()
    stalls.start()
    with stalls.during("counting"):
        sum(range(3_000_000))
    qtbot.wait(10)
    stalls.stop()
    assert stalls.longest.during == "counting"
    assert stalls.longest.working > 0.01


def test_the_meter_says_where_the_thread_was_and_that_it_was_its_own_doing(qtbot: QtBot) -> None:
    stalls = Stalls()
    stalls.start()
    with stalls.during("counting"):
        end = thread_time() + 0.1
        while thread_time() < end:
            pass
    stalls.stop()
    worst = stalls.worst["counting"]
    assert worst.own >= worst.working > 0.09
    assert any("test_the_meter_says_where" in one for one in worst.where)
    assert "test_the_meter_says_where" in stalls.told()

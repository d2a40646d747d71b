"""Going round all pages again and again leaves nothing behind: no widgets, timers or threads."""

from __future__ import annotations

import threading
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.desktop.test_accessibility import somewhere
from ui.desktop.panes.sheet import Sheet

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat

ROUNDS = 3
"""A page that leaves one object behind each time is found in two; the first is for what is made only once."""


def rounds(seat: Seat) -> list[tuple[int, int, int]]:
    """After each round how many objects and running timers the window holds, and how many threads there are."""
    window = seat.window
    assert window.session.case is not None
    places = list(somewhere(window.session.case).values())
    counted = []
    for _ in range(ROUNDS):
        for place in places:
            window.go(place)
            settled(seat)
        for sheet in window.findChildren(Sheet):
            sheet.finish()  # every table of a brief is an object, and they are set little by little
        timers = [one for one in window.findChildren(QTimer) if one.isActive()]
        counted.append((len(window.findChildren(QObject)), len(timers), threading.active_count()))
    return counted


def settled(seat: Seat) -> None:
    for _ in range(3):  # an answer may lead to another question
        seat.idle()
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.slow
def test_going_round_all_pages_leaves_nothing_behind(seat: Seat, demo: Path) -> None:
    seat.open(demo)
    counted = rounds(seat)
    for former, later in pairwise(counted[1:]):
        assert all(now <= then for then, now in zip(former, later, strict=True)), counted


@pytest.mark.slow
def test_closing_the_case_file_frees_its_pages(seat: Seat, demo: Path) -> None:
    freed: list[str] = []
    seat.open(demo)
    assert seat.window.session.case is not None
    for name, place in somewhere(seat.window.session.case).items():
        seat.window.go(place)
        settled(seat)
        page = seat.window.stack.live(name)
        assert page is not None
        page.destroyed.connect(lambda *_, name=name: freed.append(name))
    made = list(somewhere(seat.window.session.case))
    seat.window.session.close_case()
    settled(seat)
    assert sorted(freed) == sorted(made)

"""PySide6 6.12.0 drops a reference to None or True at every call on Python 3.10 and 3.11 until Python aborts.

The pin to 6.11.3 (docs/adr/0002) may go only when these tests pass without it on Python 3.11. From 3.12 on
None and True are not counted, so there the tests hold for any version.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

CALLS = 200
NOISE = 20  # what the garbage collector and caches may move meanwhile


class Bell(QObject):
    """Something that rings."""

    rung = Signal(int)


def lost(constant: object, call: Callable[[], object]) -> int:
    """How many references to a constant have gone after 200 calls."""
    call()
    gc.collect()
    before = sys.getrefcount(constant)
    for _ in range(CALLS):
        call()
    gc.collect()
    return before - sys.getrefcount(constant)


def test_a_call_that_returns_nothing_keeps_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    assert lost(None, lambda: label.setText("Muscat")) < NOISE


def test_filling_a_model_keeps_none(qapp: object) -> None:
    model = QStandardItemModel()
    assert lost(None, lambda: model.appendRow(QStandardItem("Muscat"))) < NOISE
    assert model.rowCount() == CALLS + 1


def test_an_empty_answer_of_a_model_keeps_none(qapp: object) -> None:
    model = QStandardItemModel(1, 1)
    role = Qt.ItemDataRole.ToolTipRole
    assert lost(None, lambda: model.data(model.index(0, 0), role)) < NOISE


def test_emitting_a_signal_keeps_none_and_true(qapp: object) -> None:
    bell = Bell()
    heard: list[int] = []
    bell.rung.connect(heard.append)
    assert lost(True, lambda: bell.rung.emit(1)) < NOISE
    assert lost(None, lambda: bell.rung.emit(1)) < NOISE
    assert len(heard) == 2 * (CALLS + 1)

"""What the pages need is loaded while nobody waits, and what is there for good is no garbage to be looked through."""

from __future__ import annotations

import gc
import importlib
import inspect
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from tests.ui.desktop.conftest import WAIT
from ui.desktop import imports, warming
from ui.desktop.session import Session
from ui.desktop.tidying import EVERY_MS, WHILE_BUSY_MS, Tidying
from ui.desktop.warming import Warming, leaves_first

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

LEAVES = {
    "root": "from warm.middle import MIDDLE\nif True:\n    from warm.left import LEFT\n",
    "middle": "from warm.left import LEFT\nMIDDLE = LEFT\n",
    "left": "import json\nLEFT = 1\n",
    "broken": "import there_is_no_such_module\n",
}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A package of modules that need one another."""
    home = tmp_path / "warm"
    home.mkdir()
    (home / "__init__.py").touch()
    for name, text in LEAVES.items():
        (home / f"{name}.py").write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(warming, "ROOMS", frozenset({"warm"}))
    importlib.invalidate_caches()
    yield "warm"
    for name in [name for name in sys.modules if name.partition(".")[0] == "warm"]:
        del sys.modules[name]


def test_each_module_comes_after_those_it_needs_and_only_once(package: str) -> None:
    found = list(
        leaves_first([f"{package}.root", f"{package}.left", f"{package}.missing", "no.such.package"])
    )
    assert found == ["warm.left", "warm.middle", "warm.root", "warm.missing", "no.such.package"]


def test_modules_are_loaded_one_by_one_once_a_case_file_is_open(
    package: str, small: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warming, "REST_MS", 1)
    monkeypatch.setattr(warming, "WINDOWS", package)
    loaded: list[tuple[str, bool]] = []
    own = threading.current_thread()
    monkeypatch.setattr(
        warming, "load", lambda name: loaded.append((name, threading.current_thread() is own))
    )
    session = Session()
    warm = Warming(session, modules=[f"{package}.root"], libraries=["html.entities"])
    warm.wait()
    qtbot.wait(5)
    assert loaded == []  # nothing is open yet
    with qtbot.waitSignal(warm.done, timeout=WAIT):
        session.open(small)
    own_ones = [("warm.left", True), ("warm.middle", True), ("warm.root", True)]
    assert loaded == [("html.entities", False), *own_ones]  # what has nothing of Qt keeps no window waiting
    warm.wait()
    assert not warm._timer.isActive()  # it is over for good
    session.close()


def test_a_module_that_cannot_be_loaded_stops_nothing(package: str) -> None:
    warming.load(f"{package}.broken")
    with pytest.raises(ImportError):
        importlib.import_module(f"{package}.broken")


def test_pyside_reads_no_source_of_what_is_imported(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert imports.spare(), (
        "PySide6 looks for its features otherwise now: see whether imports.py is still needed"
    )
    read: list[object] = []
    monkeypatch.setattr(inspect, "getsource", read.append)
    importlib.import_module(f"{package}.root")
    assert read == []


def test_while_others_work_only_the_newest_objects_are_looked_at(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tidying = Tidying()
    looked: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: (100_000, 100, 10_000))
    monkeypatch.setattr(gc, "collect", looked.append)
    try:
        tidying.hurry("Importing …")
        assert tidying._timer.interval() == WHILE_BUSY_MS
        tidying.tidy()
        tidying.hurry("")
        assert tidying._timer.interval() == EVERY_MS
        tidying.tidy()
    finally:
        monkeypatch.undo()
        tidying.stop()
    assert looked == [0, 2]


def test_what_outlives_a_full_collection_is_not_looked_at_again_until_it_is_let_go_of(qtbot: QtBot) -> None:
    lasting = Tidying(settles=True)
    try:
        assert gc.get_freeze_count() > 1_000
        lasting.unsettle()
        assert gc.get_freeze_count() == 0
        lasting.settle()
        assert gc.get_freeze_count() > 1_000
    finally:
        lasting.stop()
    assert gc.get_freeze_count() == 0


def test_a_desk_among_others_keeps_nothing_for_good(qtbot: QtBot) -> None:
    before = gc.get_freeze_count()
    tidying = Tidying()
    tidying.settle()
    assert gc.get_freeze_count() == before
    tidying.stop()

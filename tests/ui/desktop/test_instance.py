"""One window for each case file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtNetwork import QLocalServer

from ui.desktop.desk import open_desk
from ui.desktop.instance import Doorbell, bell_of, ring

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.desktop.conftest import Seat


def test_nobody_answers_where_nothing_is_open(tmp_path: Path, qtbot: QtBot) -> None:
    assert not ring(tmp_path / "desk.chancery")


def test_a_second_start_raises_the_window_that_has_the_file(seat: Seat, demo: Path) -> None:
    seat.open(demo)
    with seat.bot.waitSignal(seat.window.bell.rung):
        assert open_desk(demo) == 0
    assert not ring(demo.with_name("other.chancery"))


def test_a_case_file_that_was_closed_rings_no_more(seat: Seat, demo: Path) -> None:
    seat.open(demo)
    seat.window.actions_["close"].trigger()
    assert not ring(demo)


def test_the_socket_of_a_program_that_was_killed_is_in_nobodys_way(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "desk.chancery"
    left = QLocalServer()
    assert left.listen(bell_of(path))
    bell = Doorbell()
    bell.hang(path)
    with qtbot.waitSignal(bell.rung):
        assert ring(path)
    bell.take_down()
    left.close()
    assert not ring(path)


def test_two_ways_to_one_file_ring_the_same_bell(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert bell_of(tmp_path / "a" / ".." / "x.chancery") == bell_of(tmp_path / "x.chancery")
    assert bell_of(tmp_path / "y.chancery") != bell_of(tmp_path / "x.chancery")

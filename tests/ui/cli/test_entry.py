"""Every end of a command has its exit status and its sentence: stopped, a fault, a full disk, no desk."""

from __future__ import annotations

import io
import json
import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.cli.conftest import Reply


def raising(error: BaseException) -> Callable[..., None]:
    def fails(*_: object, **__: object) -> None:
        raise error

    return fails


def test_stopping_at_the_keyboard_is_status_130(
    chancery: Callable[..., Reply], monkeypatch: pytest.MonkeyPatch, case_file: Path
) -> None:
    monkeypatch.setattr("app.check.check", raising(KeyboardInterrupt()))
    reply = chancery("--case", case_file, "check")
    assert (reply.status, reply.sentence) == (130, "Stopped; what was not finished was not kept.")


def test_a_fault_of_the_program_is_noted_without_a_word_of_content(
    chancery: Callable[..., Reply], monkeypatch: pytest.MonkeyPatch, case_file: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr("app.check.check", raising(ZeroDivisionError("the secret wording")))
    reply = chancery("--case", case_file, "check", "--json")
    log = tmp_path / "profile" / "chancery" / "faults.log"
    assert reply.status == 1
    assert reply.out == ""
    assert reply.err == f"Chancery hit a fault of its own; nothing was lost. It is noted in {log}.\n"
    noted = json.loads(log.read_text())
    assert noted["faults"][0]["type"] == "builtins.ZeroDivisionError"
    assert any(frame.startswith("ui.cli.looking:") for frame in noted["faults"][0]["frames"])
    assert "secret" not in log.read_text()
    assert str(tmp_path) not in log.read_text()


def test_a_fault_that_cannot_be_noted_is_still_one_sentence(
    chancery: Callable[..., Reply], monkeypatch: pytest.MonkeyPatch, case_file: Path
) -> None:
    monkeypatch.setattr("app.check.check", raising(ZeroDivisionError()))
    monkeypatch.setattr("app.bugs.note", raising(PermissionError(13, "no")))
    reply = chancery("--case", case_file, "check")
    assert reply.status == 1
    assert reply.err.startswith("Chancery hit a fault of its own; nothing was lost. It could not be noted")
    assert reply.err.count("\n") == 1


def test_an_output_that_takes_nothing_is_one_sentence(
    chancery: Callable[..., Reply], monkeypatch: pytest.MonkeyPatch, case_file: Path
) -> None:
    full = io.StringIO()
    monkeypatch.setattr(full, "flush", raising(OSError(28, "No space left on device")))
    monkeypatch.setattr(sys, "stdout", full)
    reply = chancery("--case", case_file, "check")
    assert reply.status == 1
    assert reply.err == "The answer could not be written to standard output (No space left on device).\n"


def test_a_reader_of_a_pipe_may_leave_early(
    chancery: Callable[..., Reply], monkeypatch: pytest.MonkeyPatch, case_file: Path
) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(pipe, "write", raising(BrokenPipeError()))
    monkeypatch.setattr(sys, "stdout", pipe)
    reply = chancery("--case", case_file, "check")
    assert (reply.status, reply.err) == (141, "")


@pytest.mark.parametrize("case", [[], ["--case", "x.chancery"]])
def test_without_a_screen_the_desk_does_not_open(chancery: Callable[..., Reply], case: list[str]) -> None:
    reply = chancery(*case)
    assert reply.status == 1
    assert "There is no screen here" in reply.sentence


def test_where_qt_does_not_load_the_officer_is_told_what_to_run(
    chancery: Callable[..., Reply], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    missing = ImportError("libGL.so.1: cannot open shared object file", name="PySide6.QtGui")
    monkeypatch.setattr("importlib.import_module", raising(missing))
    reply = chancery()
    assert reply.status == 1
    assert "run “python3 start.py”" in reply.sentence


def test_a_fault_inside_the_desk_is_not_laid_on_its_libraries(
    chancery: Callable[..., Reply], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(
        "importlib.import_module", raising(ImportError("no such name", name="ui.desktop.parts"))
    )
    reply = chancery()
    assert reply.status == 1
    assert "fault of its own" in reply.err


def test_without_a_command_the_desk_opens_on_the_case_file_that_is_named(
    chancery: Callable[..., Reply], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    package, desk = ModuleType("ui.desktop"), ModuleType("ui.desktop.desk")
    desk.open_desk = opened.append  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "ui.desktop", package)
    monkeypatch.setitem(sys.modules, "ui.desktop.desk", desk)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert chancery("--case", "x.chancery").status == 0
    assert chancery().status == 0
    assert [str(path) for path in opened] == ["x.chancery", "None"]


def test_a_profile_that_cannot_be_made_is_one_sentence(
    chancery: Callable[..., Reply], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    for line in (["records"], ["new", tmp_path / "a.chancery"]):
        reply = chancery(*line)
        assert reply.status == 1
        assert "cannot be" in reply.sentence

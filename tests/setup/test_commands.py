"""start.py does what its first argument asks for, never overwrites a tour, and fails in one sentence."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import start

if TYPE_CHECKING:
    from collections.abc import Sequence

PYTHON = Path("python")
UI = ["python", "-P", "-m", "ui"]


class Program:
    """Stands in for Chancery: remembers what it is asked for and writes the file named last."""

    def __init__(self) -> None:
        self.lines: list[list[str]] = []
        self.status = 0

    def run(self, line: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        self.lines.append(list(line))
        if Path(line[-1]).suffix in {".chancery", ".docx"} and not Path(line[-1]).exists():
            Path(line[-1]).write_text("new")
        return subprocess.CompletedProcess(list(line), self.status, stdout="", stderr="")


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Program:
    double = Program()
    monkeypatch.setattr(subprocess, "run", double.run)
    monkeypatch.setattr(start, "missing_libraries", lambda _: {})
    monkeypatch.chdir(tmp_path)
    return double


@pytest.fixture
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "has_screen", lambda *_: False)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "has_screen", lambda *_: True)


def test_words_it_does_not_know_go_to_the_command_line(program: Program) -> None:
    program.status = 2
    assert start.route(PYTHON, ["search", "Muscat", "--json"]) == 2
    assert program.lines == [[*UI, "search", "Muscat", "--json"]]


@pytest.mark.usefixtures("screen")
def test_no_word_opens_the_desk_once_qt_has_been_seen_to_load(program: Program) -> None:
    assert start.route(PYTHON, []) == 0
    assert program.lines == [["python", "-c", "import PySide6.QtWidgets"], UI]


@pytest.mark.usefixtures("no_screen")
def test_without_a_screen_the_desk_is_refused_and_nothing_runs(program: Program) -> None:
    with pytest.raises(start.CannotGoOn, match="There is no screen here"):
        start.route(PYTHON, [])
    assert program.lines == []


def test_test_alone_runs_everything_with_coverage(program: Program) -> None:
    assert start.route(PYTHON, ["test"]) == 0
    assert program.lines[-1][:3] == ["python", "-m", "pytest"]
    assert "--cov" in program.lines[-1]


def test_what_failed_of_everything_runs_once_more_for_its_values_and_everything_has_failed(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes = {"--cov": 1, "--last-failed": 0}

    def run(line: Sequence[str], **how: object) -> subprocess.CompletedProcess[str]:
        program.status = next((status for word, status in outcomes.items() if word in line), 0)
        return program.run(line, **how)

    monkeypatch.setattr(subprocess, "run", run)
    assert start.route(PYTHON, ["test"]) == 1
    assert program.lines[-1][:4] == ["python", "-m", "pytest", "--last-failed"]
    outcomes["--cov"] = 0
    assert start.route(PYTHON, ["test"]) == 0
    assert "--cov" in program.lines[-1]


def test_test_with_arguments_runs_just_these(program: Program) -> None:
    assert start.route(PYTHON, ["test", "tests/db", "-x"]) == 0
    assert program.lines[-1] == ["python", "-m", "pytest", "tests/db", "-x"]


@pytest.mark.usefixtures("no_screen")
def test_the_tour_writes_both_files_without_qt_and_says_where(
    program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.route(PYTHON, ["tour"]) == 0
    case_file = tmp_path / "Chancery tour" / "Demonstration.chancery"
    brief = tmp_path / "Chancery tour" / "Oman brief.docx"
    assert program.lines == [
        [*UI, "demo", str(case_file)],
        [*UI, "--case", str(case_file), "brief", "Oman", "-o", str(brief)],
    ]
    said = capsys.readouterr().out
    assert f"Case file: {case_file}\nBrief:     {brief}\n" in said
    assert "There is no screen here" in said
    assert f"--case '{case_file}'" in said


@pytest.mark.usefixtures("screen")
def test_the_tour_ends_with_the_desk_on_its_case_file(program: Program, tmp_path: Path) -> None:
    assert start.route(PYTHON, ["tour", "--into", "here"]) == 0
    assert program.lines[-1] == [*UI, "--case", str(tmp_path / "here" / "Demonstration.chancery")]


@pytest.mark.usefixtures("screen")
def test_the_tour_succeeds_where_qt_cannot_load_and_says_what_to_do(
    program: Program, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise start.CannotGoOn("Qt needs libraries; run: this line")

    monkeypatch.setattr(start, "ensure_qt", broken)
    assert start.route(PYTHON, ["tour"]) == 0
    assert len(program.lines) == 2
    assert "run: this line\nThe files are complete" in capsys.readouterr().out


@pytest.mark.usefixtures("no_screen")
def test_a_second_tour_leaves_the_first_as_it_is(
    program: Program, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start.route(PYTHON, ["tour", "--into", "t"])
    for file in (tmp_path / "t").iterdir():
        file.write_text("edited")
    assert "earlier tour" not in capsys.readouterr().out
    start.route(PYTHON, ["tour", "--into", "t"])
    assert {file.name: file.read_text() for file in (tmp_path / "t").iterdir()} == {
        "Demonstration.chancery": "edited",
        "Oman brief.docx": "edited",
        "Demonstration 2.chancery": "new",
        "Oman brief 2.docx": "new",
    }
    assert "earlier tour is kept" in capsys.readouterr().out


def test_a_pair_of_names_is_fresh_even_when_only_one_file_is_left(tmp_path: Path) -> None:
    (tmp_path / "Oman brief.docx").touch()
    assert start.tour_files(tmp_path)[0].name == "Demonstration 2.chancery"


def test_a_tour_that_cannot_write_stops_at_the_first_file(program: Program) -> None:
    program.status = 1
    with pytest.raises(start.CannotGoOn, match="demonstration case file could not be written"):
        start.route(PYTHON, ["tour"])
    assert len(program.lines) == 1


def test_a_slip_in_the_tour_is_one_sentence(program: Program) -> None:
    with pytest.raises(start.CannotGoOn, match=r"--onto.*; the only option is --into DIR"):
        start.route(PYTHON, ["tour", "--onto", "x"])


def test_a_crash_of_the_program_is_reported_as_one(program: Program) -> None:
    program.status = -6
    with pytest.raises(start.CannotGoOn, match="ended by signal 6"):
        start.route(PYTHON, ["search"])


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (start.CannotGoOn("Do this."), "Do this."),
        (PermissionError(13, "Permission denied"), "Chancery could not start: [Errno 13] Permission denied"),
        (KeyboardInterrupt(), "Stopped."),
    ],
)
def test_every_failure_is_one_sentence_and_status_1(
    failure: BaseException,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fails(_: Path) -> Path:
        raise failure

    monkeypatch.setattr(start, "prepare", fails)
    assert start.main(["anything"]) == 1
    assert capsys.readouterr().err == sentence + "\n"


def test_what_to_type_is_quoted_as_the_system_asks() -> None:
    words = ["a b/start.py", "--case", "c"]
    assert start.typed(words, windows=False) == "python3 'a b/start.py' --case c"
    assert start.typed(words, windows=True) == 'py "a b/start.py" --case c'


def test_ours_comes_first_on_the_path_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, str] = {}

    def run(line: Sequence[str], env: dict[str, str], **_: object) -> subprocess.CompletedProcess[str]:
        seen.update(env)
        return subprocess.CompletedProcess(list(line), 0)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv("PYTHONPATH", "theirs")
    start.chancery(PYTHON, [])
    assert seen["PYTHONPATH"] == os.pathsep.join([str(start.ROOT), "theirs"])

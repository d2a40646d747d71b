"""The page about the command line tells the truth: its commands run and answer in the shapes it shows."""

from __future__ import annotations

import json
import re
import shlex
from typing import TYPE_CHECKING, Any

import pytest

from tests.architecture.sources import ROOT
from ui.cli.grammar import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.cli.conftest import Reply

GUIDE = ROOT / "docs" / "guide" / "command-line.md"
REPORTS = GUIDE.with_name("reports.md")
BLOCK = re.compile(r"^```(sh|json)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def shape(value: Any) -> Any:
    """What a JSON value is made of; a list by its first item, since the page shows one."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shape(item) for item in value[:1]]
    return type(value).__name__


def agree(shown: Any, given: Any) -> bool:
    """Equal shapes, but for an empty list, and null beside true or false."""
    match shown, given:
        case dict(), dict():
            return shown.keys() == given.keys() and all(agree(shown[key], given[key]) for key in shown)
        case list(), list():
            return not shown or not given or agree(shown[0], given[0])
    return shown == given or {shown, given} == {"bool", "NoneType"}


@pytest.mark.slow
def test_every_command_of_the_guide_runs_and_answers_as_shown(
    chancery: Callable[..., Reply], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer: Any = None
    for language, block in BLOCK.findall(GUIDE.read_text(encoding="utf-8")):
        if language == "json":
            assert agree(shape(json.loads(block)), shape(answer)), block
            continue
        for line in block.splitlines():
            program, *arguments = shlex.split(_existing(line, chancery))
            assert program == "chancery"
            reply = chancery(*arguments)
            assert reply.status == 0, (line, reply.err)
            answer = reply.data if "--json" in arguments else None


@pytest.mark.slow
def test_every_report_of_its_guide_is_written_from_the_demonstration(
    chancery: Callable[..., Reply], demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(demo.parent)
    lines = [
        line for _, block in BLOCK.findall(REPORTS.read_text(encoding="utf-8")) for line in block.splitlines()
    ]
    assert lines
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "chancery"
        reply = chancery(*arguments)
        assert reply.status == 0, (line, reply.err)
        name = arguments[arguments.index("-o") + 1]
        assert f"“{name}” is written" in reply.out
        assert (demo.parent / name).stat().st_size > 0


def _existing(line: str, chancery: Callable[..., Reply]) -> str:
    """The line with a record that is there in place of the one the page names."""
    if "RECORD" not in line:
        return line
    meetings = chancery("--json", "--case", "Demonstration.chancery", "records", "visits").data["records"]
    return line.replace("RECORD", meetings[0]["prefix"])


def test_the_shapes_are_really_compared() -> None:
    assert not agree(shape({"a": 1}), shape({"a": "1"}))
    assert not agree(shape({"a": 1}), shape({"b": 1}))
    assert not agree(shape([{"a": 1}]), shape([{"a": None}]))
    assert agree(shape([]), shape([1]))


def test_every_example_of_the_help_is_a_command_line_that_can_be_read() -> None:
    for command in COMMANDS.values():
        assert shlex.split(command.example)[0] == command.name

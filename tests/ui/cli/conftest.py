"""A terminal to type into, a small case file, and the demonstration, written once."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.casefile import CaseFile
from ui.cli.entry import main

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Reply:
    """What a command line came to."""

    status: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one line of a refusal; fails where there is more, or anything on standard output."""
        assert self.out == ""
        assert self.err.endswith("\n")
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        assert "fault of its own" not in self.err
        return self.err.rstrip("\n")


@pytest.fixture
def chancery(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Reply]:
    """Types a command line, in a profile of the test's own; arguments may be paths."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "profile"))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    def type_in(*arguments: object) -> Reply:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Reply(status, said.out, said.err)

    return type_in


@pytest.fixture(scope="session")
def written_small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "desk.chancery"
    with CaseFile.create(path, home=("India", {"code": "IND", "short_code": "IN"})) as case:
        changes = case.door.changes()
        changes.create("country", name="Oman", code="OMN", short_code="OM")
        case.door.change("Add Oman", changes)
        case.keeper.forgo()
    return path


@pytest.fixture
def case_file(written_small: Path, tmp_path: Path) -> Path:
    """A small case file: India at home, and Oman, added by one action."""
    return Path(shutil.copy(written_small, tmp_path / "desk.chancery"))


@pytest.fixture
def demo(written_demo: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration case file."""
    return Path(shutil.copy(written_demo, tmp_path / "Demonstration.chancery"))

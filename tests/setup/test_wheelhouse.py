"""The gatherer of wheels reads the lock, asks for each machine's own wheels, and names what is missing."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import start


def _loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("wheelhouse", start.ROOT / "tools" / "wheelhouse.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["wheelhouse"] = module
    spec.loader.exec_module(module)
    return module


wheelhouse = _loaded()
LOCK = """\
alpha==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
colour-ama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:cc
old-one==2 ; python_version < '3.12' \\
    --hash=sha256:dd
"""


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "requirements.lock"
    path.write_text(LOCK)
    monkeypatch.setattr(wheelhouse, "LOCK", path)
    return path


class Pip:
    """Stands in for pip: puts a file for everything that is asked for, unless it is not published."""

    def __init__(self, *unpublished: str) -> None:
        self.unpublished = unpublished
        self.lines: list[list[str]] = []

    def run(self, line: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        self.lines.append(line)
        asked = Path(line[line.index("-r") + 1]).read_text()
        if any(name in asked for name in self.unpublished):
            return subprocess.CompletedProcess(line, 1, "", "ERROR: No matching distribution found")
        for one in wheelhouse.read(asked):
            plain = one.name.replace("-", "_")
            (Path(line[line.index("--dest") + 1]) / f"{plain}-{one.version}-py3-none-any.whl").touch()
        return subprocess.CompletedProcess(line, 0, "", "")


def gather(monkeypatch: pytest.MonkeyPatch, pip: Pip, into: Path, *arguments: str) -> int:
    monkeypatch.setattr(subprocess, "run", pip.run)
    return int(wheelhouse.main(["--into", str(into), *arguments]))


def test_the_lock_is_read_whole() -> None:
    found = wheelhouse.read((start.ROOT / "requirements.lock").read_text(encoding="utf-8"))
    lines = (start.ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    assert len(found) == sum("==" in line for line in lines if not line.startswith((" ", "#")))
    assert sum(len(one.hashes) for one in found) == sum("--hash=" in line for line in lines)


def test_a_marker_is_judged_by_the_machine_that_will_install() -> None:
    wanted = {
        (system, python): {
            one.name for one in wheelhouse.read(LOCK) if wheelhouse.Machine(system, python).needs(one)
        }
        for system in ("linux", "windows")
        for python in ("3.11", "3.12")
    }
    assert wanted["linux", "3.11"] == {"alpha", "old-one"}
    assert wanted["linux", "3.12"] == {"alpha"}
    assert wanted["windows", "3.12"] == {"alpha", "colour-ama"}


def test_pip_checks_hashes_builds_nothing_and_is_told_the_machine(
    lock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pip = Pip()
    assert gather(monkeypatch, pip, tmp_path / "w", "--for", "windows", "--python", "3.12") == 0
    (line,) = pip.lines
    assert {"--require-hashes", "--no-deps", "download"} <= set(line)
    assert line[line.index("--only-binary") + 1] == ":all:"
    assert line[line.index("--platform") + 1] == "win_amd64"
    assert [line[number + 1] for number, word in enumerate(line) if word == "--abi"] == [
        "cp312",
        "abi3",
        "none",
    ]


def test_linux_is_asked_for_wheels_that_debian_12_can_load() -> None:
    told = wheelhouse.Machine("linux", "3.11").options()
    assert "manylinux_2_28_x86_64" in told
    assert "manylinux2014_x86_64" in told
    assert "manylinux_2_39_x86_64" not in told


def test_what_is_missing_is_named_and_the_rest_is_gathered(
    lock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pip = Pip("colour-ama")
    assert gather(monkeypatch, pip, tmp_path / "w", "--python", "3.11") == 1
    told = capsys.readouterr().out
    assert "Linux x86-64, Python 3.11: 2 wheels" in told
    assert "Windows x86-64, Python 3.11: 2 wheels" in told
    assert "no wheel of colour-ama 0.4.6 is published" in told
    assert sorted(path.name.split("-")[0] for path in (tmp_path / "w").iterdir()) == ["alpha", "old_one"]


def test_wheels_that_the_lock_no_longer_names_are_removed(
    lock: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    into = tmp_path / "w"
    into.mkdir()
    for name in ("alpha-0.9-py3-none-any.whl", "gone-1.0-py3-none-any.whl", "notes.txt"):
        (into / name).touch()
    assert gather(monkeypatch, Pip(), into, "--for", "linux", "--python", "3.12") == 0
    assert sorted(path.name for path in into.iterdir()) == ["alpha-1.0-py3-none-any.whl", "notes.txt"]

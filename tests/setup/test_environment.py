"""start.py keeps the environment in step with the lock, and says in a sentence what stands in the way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import start

if TYPE_CHECKING:
    from collections.abc import Sequence


class Programs:
    """Stands in for subprocess.run: remembers every command line and ends each with the same status."""

    def __init__(self, status: int = 0) -> None:
        self.lines: list[list[str]] = []
        self.status = status

    def run(self, line: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        self.lines.append(list(line))
        return subprocess.CompletedProcess(list(line), self.status, stdout="", stderr="")


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> Programs:
    double = Programs()
    monkeypatch.setattr(subprocess, "run", double.run)
    return double


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "requirements.lock"
    path.write_text("one==1\n")
    monkeypatch.setattr(start, "LOCK", path)
    monkeypatch.setattr(start, "pip_version", lambda: "23.0.1")
    return path


def environment(folder: Path, version: str = "", key: str = "version") -> Path:
    """The outside of a virtual environment: an interpreter and its pyvenv.cfg."""
    python = start.python_in(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    written = version or f"{sys.version_info[0]}.{sys.version_info[1]}.9"
    (folder / "pyvenv.cfg").write_text(f"include-system-site-packages = false\n{key} = {written}\n")
    return folder


def test_the_stamp_changes_with_the_lock_and_with_the_minor_version_of_python(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    lock.write_text("one==1\n")
    first = start.fingerprint(lock, (3, 11))
    assert start.fingerprint(lock, (3, 11)) == first
    assert start.fingerprint(lock, (3, 12)) != first
    lock.write_text("one==2\n")
    assert start.fingerprint(lock, (3, 11)) != first


def test_an_environment_without_interpreter_or_stamp_is_not_current(tmp_path: Path) -> None:
    folder = tmp_path / ".venv"
    assert not start.is_current(folder, "abc")
    environment(folder)
    assert not start.is_current(folder, "abc")
    (folder / start.STAMP).write_text("abc")
    assert start.is_current(folder, "abc")
    assert not start.is_current(folder, "abd")
    start.python_in(folder).unlink()
    assert not start.is_current(folder, "abc")


def test_the_lock_is_installed_once_and_again_only_when_it_changes(
    tmp_path: Path, lock: Path, programs: Programs
) -> None:
    folder = environment(tmp_path / ".venv")
    for _ in range(2):
        assert start.prepare(folder) == start.python_in(folder)
    assert [_what(one) for one in programs.lines] == ["pip", "compileall"]
    lock.write_text("one==2\n")
    start.prepare(folder)
    assert [_what(one) for one in programs.lines] == ["pip", "compileall"] * 2


def _what(line: list[str]) -> str:
    """Which module of Python a line runs."""
    return line[line.index("-m") + 1]


def test_the_program_is_compiled_after_its_libraries_and_a_failure_of_that_stops_nothing(
    programs: Programs,
) -> None:
    start.compile_modules(Path(sys.executable))
    (line,) = programs.lines
    assert line[0] == sys.executable
    assert [Path(one).name for one in line[-4:]] == ["app", "db", "reports", "ui"]
    programs.status = 1
    start.compile_modules(Path(sys.executable))


def test_a_failed_installation_leaves_no_stamp(tmp_path: Path, lock: Path, programs: Programs) -> None:
    folder = environment(tmp_path / ".venv")
    programs.status = 1
    with pytest.raises(start.CannotGoOn, match="pip could not install"):
        start.prepare(folder)
    assert not (folder / start.STAMP).exists()


def test_an_environment_of_another_python_is_made_anew(
    tmp_path: Path, lock: Path, programs: Programs
) -> None:
    folder = environment(tmp_path / ".venv", version="3.9.2")
    (folder / "left over").touch()
    start.prepare(folder)
    assert not (folder / "left over").exists()
    assert start.was_made_by(folder)


def test_a_folder_that_never_was_an_environment_is_not_cleared(
    tmp_path: Path, lock: Path, programs: Programs
) -> None:
    (tmp_path / "letters.txt").write_text("mine")
    with pytest.raises(start.CannotGoOn, match="not a Python environment"):
        start.prepare(tmp_path)
    assert (tmp_path / "letters.txt").read_text() == "mine"


@pytest.mark.parametrize(("key", "version"), [("version", "3.11.7"), ("version_info", "3.11.7.final.0")])
def test_environments_of_venv_and_of_uv_are_recognised(tmp_path: Path, key: str, version: str) -> None:
    folder = environment(tmp_path / ".venv", version, key)
    assert start.was_made_by(folder, (3, 11))
    assert not start.was_made_by(folder, (3, 12))


def test_hashes_are_required_and_nothing_is_built() -> None:
    line = start.pip_command(Path("python"), Path("no such folder"))
    assert line[:5] == [sys.executable, "-m", "pip", "--python", "python"]
    assert line[-4:] == ["--only-binary", ":all:", "-r", str(start.LOCK)]
    assert "--require-hashes" in line
    assert "--no-index" not in line


def test_a_wheelhouse_keeps_pip_off_the_network(tmp_path: Path) -> None:
    line = start.pip_command(Path("python"), tmp_path)
    assert line[line.index("--no-index") + 1 :] == ["--find-links", str(tmp_path), "-r", str(start.LOCK)]


def test_windows_has_its_interpreter_elsewhere() -> None:
    folder = Path("chancery") / ".venv"
    assert start.python_in(folder, windows=True) == folder / "Scripts" / "python.exe"
    assert start.python_in(folder, windows=False) == folder / "bin" / "python"


def test_the_environment_is_beside_the_starter_unless_said_otherwise(tmp_path: Path) -> None:
    assert start.environment_folder({}) == start.ROOT / ".venv"
    assert start.environment_folder({"CHANCERY_VENV": str(tmp_path)}) == tmp_path


@pytest.mark.parametrize("version", [(3, 11), (3, 14)])
def test_supported_versions_of_python_pass(version: tuple[int, int]) -> None:
    start.check_python(version)


@pytest.mark.parametrize("version", [(2, 7), (3, 10), (3, 15)])
def test_other_versions_of_python_are_refused_by_number(version: tuple[int, int]) -> None:
    with pytest.raises(start.CannotGoOn, match=rf"this is {version[0]}\.{version[1]};"):
        start.check_python(version)


@pytest.mark.parametrize("found", ["22.3", "23.0.1", "26.3", "24.1b1"])
def test_a_pip_that_can_install_elsewhere_passes(found: str) -> None:
    start.check_pip(found)


def test_a_missing_pip_is_named_with_the_line_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "apt-get")
    with pytest.raises(start.CannotGoOn, match=r"pip is missing.*sudo apt-get install python3-pip$"):
        start.check_pip(None)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(start.CannotGoOn, match=r"ensurepip --upgrade$"):
        start.check_pip(None)


def test_an_old_pip_is_refused_by_number() -> None:
    with pytest.raises(start.CannotGoOn, match=r"pip 20\.3\.4 is too old"):
        start.check_pip("20.3.4")


def test_the_starter_works_from_any_folder_and_runs_its_own_ui(tmp_path: Path) -> None:
    home, elsewhere = tmp_path / "a program", tmp_path / "elsewhere"
    for folder, words in ((home, "the right one"), (elsewhere, "the wrong one")):
        (folder / "ui").mkdir(parents=True)
        (folder / "ui" / "__init__.py").touch()
        (folder / "ui" / "__main__.py").write_text(
            f"import os, sys; print({words!r}, sys.argv[1:], os.getcwd())"
        )
    (home / "start.py").write_bytes((start.ROOT / "start.py").read_bytes())
    (home / "requirements.lock").write_text("one==1\n")
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(home / ".venv")
    (home / ".venv" / start.STAMP).write_text(start.fingerprint(home / "requirements.lock"))
    line = [sys.executable, str(home / "start.py"), "search", "Muscat"]
    clean = {name: value for name, value in os.environ.items() if name != "CHANCERY_VENV"}
    done = subprocess.run(line, cwd=elsewhere, env=clean, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == f"the right one ['search', 'Muscat'] {elsewhere}"
    assert (done.returncode, done.stderr) == (0, "")

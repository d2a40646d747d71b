"""The program as it is started: a few real processes, and what a help page may load."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from ui.cli.grammar import COMMANDS

HEAVY = {
    "PySide6",
    "shiboken6",
    "sqlalchemy",
    "alembic",
    "sqlcipher3",
    "docx",
    "lxml",
    "babel",
    "pycountry",
    "typer",
    "rich",
}


def run(*arguments: object, profile: Path, stdout: int = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-P", "-m", "ui", *map(str, arguments)],
        cwd=ROOT, env={**environment, "XDG_DATA_HOME": str(profile), "PYTHONPATH": str(ROOT)}, text=True, check=False,
        timeout=60, stdout=stdout, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_a_session_of_processes_makes_lists_undoes_and_checks(tmp_path: Path) -> None:
    path = tmp_path / "a.chancery"
    made = run("new", path, "--home", "Oman", "--json", profile=tmp_path)
    assert (made.returncode, made.stderr, json.loads(made.stdout)["home"]) == (0, "", "Oman")
    listed = run("--case", path, "records", profile=tmp_path)
    assert listed.stdout.split()[1:] == ["Country", "Oman"]
    checked = run("check", "--case", path, "--json", profile=tmp_path)
    assert (checked.returncode, checked.stderr, json.loads(checked.stdout)["sound"]) == (0, "", True)


def test_a_refusal_is_one_sentence_and_nothing_on_standard_output(tmp_path: Path) -> None:
    refused = run("--case", tmp_path / "none.chancery", "--json", "check", profile=tmp_path)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.count("\n") == 1
    assert run("breif", profile=tmp_path).returncode == 2


def test_without_a_screen_the_program_says_so(tmp_path: Path) -> None:
    refused = run(profile=tmp_path)
    assert refused.returncode == 1
    assert refused.stderr.startswith("There is no screen here")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_output_ends_without_a_traceback(tmp_path: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        refused = run("--version", profile=tmp_path, stdout=full.fileno())
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "No space left" in refused.stderr


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], *([name, "--help"] for name in COMMANDS)], ids=" ".join
)
def test_help_and_version_load_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    code = f"import sys; from ui.cli.entry import main; main({arguments!r}); sys.stderr.write(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert "argparse" in loaded
    assert loaded & HEAVY == set()

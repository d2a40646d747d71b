#!/usr/bin/env python3
"""Run the commands at the top of README in a clean copy of the project and look at what they leave.

The test command is not run again: `.ci/run` runs it as a gate of its own, and this script checks that README
gives that very command. The environment is the one CHANCERY_VENV names, so that nothing is downloaded twice.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEST_COMMAND = "python3 start.py test"
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "wheelhouse", "*cache*", "Chancery tour", ".coverage*")
TOP_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def top_commands(readme: str) -> list[str]:
    """The lines of the `sh` blocks before the first heading below the title."""
    top = re.split(r"^## ", readme, maxsplit=1, flags=re.MULTILINE)[0]
    lines = (
        line.partition(" #")[0].strip() for block in TOP_BLOCK.findall(top) for line in block.splitlines()
    )
    return [line for line in lines if line]


def fail(sentence: str) -> None:
    """Say what is wrong and end with status 1."""
    sys.exit(sentence)


def run(command: str, folder: Path) -> None:
    """Run one command in the copy with the Python that runs this script."""
    words = [sys.executable if word == "python3" else word for word in shlex.split(command)]
    hidden = {"DISPLAY", "WAYLAND_DISPLAY"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    if subprocess.run(words, cwd=folder, env=environment, check=False).returncode != 0:
        fail(f"“{command}” of README failed in a clean copy.")


def check_tour(folder: Path) -> None:
    """The tour must leave one case file and one Word document."""
    case_files = list((folder / "Chancery tour").glob("*.chancery"))
    briefs = list((folder / "Chancery tour").glob("*.docx"))
    if len(case_files) != 1 or case_files[0].stat().st_size == 0:
        fail("The tour of README left no case file.")
    if len(briefs) != 1 or "word/document.xml" not in zipfile.ZipFile(briefs[0]).namelist():
        fail("The tour of README left no Word document.")


def main() -> None:
    """Copy, run, look."""
    commands = top_commands((ROOT / "README.md").read_text(encoding="utf-8"))
    if TEST_COMMAND not in commands:
        fail(f"README does not give “{TEST_COMMAND}”, which the gates run.")
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(shutil.copytree(ROOT, Path(scratch) / "chancery", ignore=NOT_COPIED))
        for command in commands:
            if command != TEST_COMMAND:
                run(command, copy)
        check_tour(copy)


if __name__ == "__main__":
    main()

"""The first day of an officer at the real program, by keys alone, on a real window system where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from docx import Document

ROOT = Path(__file__).parents[2]
X_SERVER = shutil.which("Xvfb")


def lived(folder: Path, platform: str, *before: str) -> dict[str, str]:
    """What the day told, line by line; its process has neither home nor profile of its own before it."""
    environment = {**os.environ, "QT_QPA_PLATFORM": platform, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*before, sys.executable, "-m", "tests.e2e.first_day", str(folder)],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    pairs = (line.partition(": ") for line in done.stdout.splitlines())
    return {name: value for name, _, value in pairs}


@pytest.mark.slow
@pytest.mark.skipif(
    X_SERVER is None and "CHANCERY_SCREEN" not in os.environ, reason="there is no X server (Xvfb) here"
)
def test_the_first_day_from_an_empty_profile_to_the_brief(tmp_path: Path) -> None:
    told = lived(tmp_path, "xcb", "xvfb-run", "--auto-servernum", "--server-args=-screen 0 1440x900x24")
    print("\n".join(f"{name}: {value}" for name, value in told.items()))  # noqa: T201 – figures of the day
    assert told["platform"] == "xcb"
    text = "\n".join(paragraph.text for paragraph in Document(told["brief"]).paragraphs)
    assert "Oman" in text

"""Rooms load only what is theirs: the command line no Qt, the reports no tables, the values nothing at all.

import-linter holds the static rules (pyproject.toml); these tests look at what is really loaded.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.sources import ROOT, imported, modules, short, tree

TABLES = {"sqlalchemy", "alembic", "sqlcipher3"}
WORD = {"docx", "lxml"}
QT = {"PySide6", "shiboken6"}


def loaded_by(*arguments: str) -> set[str]:
    """The top-level packages that a fresh Python loads when run at the root with these arguments."""
    command = [sys.executable, "-X", "importtime", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    errors = [line for line in done.stderr.splitlines() if not line.startswith("import time:")]
    assert done.returncode == 0, errors
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def test_the_probe_sees_what_is_loaded() -> None:
    assert "sqlalchemy" in loaded_by("-c", "import sqlalchemy")


@pytest.mark.parametrize("module", ["reports", "reports.document", "reports.facts", "reports.outlines"])
def test_reports_load_no_tables_and_no_qt(module: str) -> None:
    assert loaded_by("-c", f"import {module}") & (TABLES | QT) == set()


def test_help_loads_no_qt_no_tables_and_no_word() -> None:
    assert loaded_by("-m", "ui", "--help") & (QT | TABLES | WORD) == set()


def test_a_start_loads_nothing_that_its_first_screen_does_not_need() -> None:
    later = {"alembic", "babel", "docx", "lxml", "openpyxl", "pycountry", "rapidfuzz", "holidays"}
    unasked = {"asyncio", "ssl", "email"}  # what SQLAlchemy would load (`db.spared`)
    loaded = loaded_by("-c", "import ui.cli.opening, ui.desktop.desk, ui.desktop.pages.today")
    assert "sqlalchemy" in loaded
    assert loaded & (later | unasked) == set()


def test_values_import_only_the_standard_library_and_each_other() -> None:
    foreign = {
        f"{short(path)}: {name}"
        for path in modules("db/values")
        for name in imported(tree(path))
        if name.partition(".")[0] not in sys.stdlib_module_names and not name.startswith("db.values.")
    }
    assert foreign == set()


def test_the_starter_imports_only_the_standard_library() -> None:
    names = {name.partition(".")[0] for name in imported(tree(ROOT / "start.py"))}
    assert names - set(sys.stdlib_module_names) == set()

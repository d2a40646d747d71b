"""Habits that keep the project portable: no sleeping tests, no paths of one machine, no hosts in the lock."""

from __future__ import annotations

import ast
import re
import tomllib

from tests.architecture.sources import ROOT, everything, modules, short, text, tree

# Folders where somebody's files live; the project must never name one.
MACHINE_PATH = re.compile(r"/(?:work|home|root|Users)/|\b[A-Z]:\\+Users\\+")
PAGES = ("README.md", "pyproject.toml", "requirements.in", "requirements-test.in", ".ci/run")
HOST = re.compile(r"://|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:org|com|net|io|dev|cloud)\b", re.IGNORECASE)
PIN = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)


def lock() -> str:
    """The text of the lock."""
    return text(ROOT / "requirements.lock")


def required(name: str) -> set[str]:
    """The packages that a requirements file asks for, as the index spells them."""
    lines = (line.strip() for line in text(ROOT / name).splitlines())
    wanted = (re.match(r"[A-Za-z0-9._-]+", line) for line in lines if not line.startswith("#"))
    return {re.sub(r"[-_.]+", "-", match[0]).lower() for match in wanted if match}


def test_no_test_sleeps() -> None:
    sleepers = [
        f"{short(path)}:{node.lineno}"
        for path in modules("tests")
        if "sleep" in text(path)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == "sleep"
    ]
    assert sleepers == []


def test_no_file_names_a_path_of_one_machine() -> None:
    pages = [*everything(), *(ROOT / name for name in PAGES), *sorted((ROOT / "docs").rglob("*.md"))]
    found = [f"{short(page)}: {match[0]}" for page in pages for match in MACHINE_PATH.finditer(text(page))]
    assert found == []


def test_the_lock_names_no_host() -> None:
    assert HOST.findall(lock()) == []


def test_every_pin_of_the_lock_has_hashes() -> None:
    pinned = re.split(r"^(?=[a-z0-9])", lock(), flags=re.MULTILINE)
    assert [
        entry.splitlines()[0] for entry in pinned if entry.strip() and "--hash=sha256:" not in entry
    ] == []


def test_the_lock_holds_everything_that_is_asked_for() -> None:
    pins = {name for name, _ in PIN.findall(lock())}
    assert (required("requirements.in") | required("requirements-test.in")) - pins == set()


def test_qt_stays_at_the_version_that_loses_no_references() -> None:
    pins = dict(PIN.findall(lock()))
    assert (pins["pyside6-essentials"], pins["shiboken6"]) == ("6.11.3", "6.11.3")


def test_the_command_chancery_starts_where_the_module_ui_does() -> None:
    project = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]
    assert project["scripts"] == {"chancery": "ui.__main__:main"}

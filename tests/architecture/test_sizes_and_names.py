"""Modules stay small, say what they are for, and have names that mean something."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.architecture.sources import ROOMS, ROOT, definitions, everything, modules, short, text, tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_LINES = 400
FUNCTION_LINES = 35
TABLE_LINES = 65  # in tests, where a function may be one long table of sample data
PUBLIC_METHODS = 20
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}

# Written by Alembic from the models, then frozen: a list of tables is one function.
MIGRATIONS = "db/migrations/versions/"

# "path" or "path::name" → why it may be larger. Empty, and meant to stay so.
ALLOWED: dict[str, str] = {}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def code_lines(function: Function, source: list[str]) -> int:
    """Lines from `def` to the end without the docstring, blank lines and comments."""
    lines = set(range(function.lineno, (function.end_lineno or function.lineno) + 1))
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None:
        lines -= set(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    stripped = (source[line - 1].strip() for line in lines)
    return sum(1 for line in stripped if line and not line.startswith("#"))


def public_methods(node: ast.ClassDef) -> int:
    """How many methods and properties a class offers by name."""
    methods = {part.name for part in node.body if isinstance(part, Function)}
    return sum(1 for name in methods if not name.startswith("_"))


def long_functions(path: Path) -> Iterator[str]:
    """The functions of a file that are over the limit."""
    source = text(path).splitlines()
    for node in definitions(path):
        if isinstance(node, Function) and f"{short(path)}::{node.name}" not in ALLOWED:
            length = code_lines(node, source)
            if length > (TABLE_LINES if short(path).startswith("tests/") else FUNCTION_LINES):
                yield f"{short(path)}:{node.lineno} {node.name} has {length} lines"


def test_no_file_is_over_400_lines() -> None:
    written = [path for path in everything() if not short(path).startswith(MIGRATIONS)]
    long = {short(path): len(text(path).splitlines()) for path in written if short(path) not in ALLOWED}
    assert {path: lines for path, lines in long.items() if lines > FILE_LINES} == {}


def test_no_function_is_over_35_lines() -> None:
    written = [path for path in everything() if not short(path).startswith(MIGRATIONS)]
    assert [line for path in written for line in long_functions(path)] == []


def test_no_class_has_more_than_20_public_methods() -> None:
    wide = [
        f"{short(path)} {node.name} has {public_methods(node)}"
        for path in everything()
        for node in definitions(path)
        if isinstance(node, ast.ClassDef)
        if public_methods(node) > PUBLIC_METHODS and f"{short(path)}::{node.name}" not in ALLOWED
    ]
    assert wide == []


def test_every_module_opens_with_a_docstring() -> None:
    silent = [
        short(path) for path in everything() if text(path).strip() and not ast.get_docstring(tree(path))
    ]
    assert silent == []


@pytest.mark.parametrize("room", ROOMS)
def test_the_root_of_a_room_holds_nothing_but_a_sentence(room: str) -> None:
    body = tree(ROOT / room / "__init__.py").body
    assert body == [] or (len(body) == 1 and ast.get_docstring(tree(ROOT / room / "__init__.py")))


def test_every_folder_of_a_room_is_a_package() -> None:
    folders = {path.parent for path in modules(*ROOMS)} - {ROOT / "db" / "migrations" / "versions"}
    assert [short(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [short(path) for path in everything() if path.stem in EMPTY_NAMES] == []


def test_the_counts_see_what_they_should() -> None:
    sample = ast.parse('class C:\n def a(self):\n  """D."""\n  # why\n\n  return 1\n def _b(self): ...\n')
    parent = sample.body[0]
    assert isinstance(parent, ast.ClassDef)
    assert public_methods(parent) == 1
    method = parent.body[0]
    assert isinstance(method, Function)
    source = ["class C:", " def a(self):", '  """D."""', "  # why", "", "  return 1", " def _b(self): ..."]
    assert code_lines(method, source) == 2

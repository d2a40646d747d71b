"""The project's own files, as the architecture tests read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("app", "db", "reports", "ui")

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def modules(*folders: str) -> list[Path]:
    """Every Python file under these folders of the project, in a fixed order."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def everything() -> list[Path]:
    """The rooms, their tests and the starter."""
    return [*modules(*ROOMS, "tests"), ROOT / "start.py"]


def short(path: Path) -> str:
    """The path as the project calls it, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


@cache
def text(path: Path) -> str:
    """The text of a file."""
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(text(path), filename=str(path))


def definitions(path: Path) -> Iterator[Definition]:
    """Every function and class of a file; looked for among its statements, since no expression holds one."""
    found: list[ast.AST] = [tree(path)]
    while found:
        node = found.pop()
        if isinstance(node, Definition):
            yield node
        for part in ("body", "orelse", "finalbody", "handlers", "cases"):
            held = getattr(node, part, ())
            found += held if isinstance(held, list) else ()


def imported(module: ast.Module) -> set[str]:
    """The dotted name behind every import statement of a module, those inside functions included."""
    names: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written from the root"
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names

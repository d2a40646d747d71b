"""Undo and redo from the command line, one process after the other, as the journal remembers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.cli.conftest import Reply


def titles(chancery: Callable[..., Reply], path: Path) -> list[str]:
    return [one["title"] for one in chancery("--case", path, "records", "--json").data["records"]]


def test_undo_takes_back_and_redo_brings_back(chancery: Callable[..., Reply], case_file: Path) -> None:
    undone = chancery("--case", case_file, "undo")
    assert (undone.status, undone.out) == (0, "“Add Oman” is undone: 1\u00a0record changed.\n")
    assert titles(chancery, case_file) == ["India"]
    redone = chancery("--case", case_file, "redo")
    assert redone.out == "“Add Oman” is redone: 1\u00a0record changed.\n"
    assert titles(chancery, case_file) == ["India", "Oman"]


def test_undo_tells_programs_what_changed(chancery: Callable[..., Reply], case_file: Path) -> None:
    data = chancery("--case", case_file, "undo", "--json").data
    assert data["action"] == "Undo: Add Oman"
    (changed,) = data["changed"]
    assert (changed["kind"], changed["deleted"]) == ("country", True)


def test_with_nothing_to_undo_or_redo_nothing_happens(
    chancery: Callable[..., Reply], case_file: Path
) -> None:
    assert chancery("--case", case_file, "redo").sentence == "There is nothing to redo."
    while chancery("--case", case_file, "undo").status == 0:
        pass
    before = case_file.read_bytes()
    reply = chancery("--case", case_file, "undo")
    assert (reply.status, reply.sentence) == (1, "There is nothing to undo.")
    assert case_file.read_bytes() == before

"""The commands that step back and forth: undo, redo."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from app import undo as steps
from app.casefile import CaseFile
from app.door import Changed
from ui.cli.answer import Answer
from ui.cli.opening import opened
from ui.cli.wording import counted


def undo(given: argparse.Namespace) -> Answer:
    """Take back the latest action."""
    return _step(given, steps.undo, "undone")


def redo(given: argparse.Namespace) -> Answer:
    """Make the action again that was undone last."""
    return _step(given, steps.redo, "redone")


def _step(given: argparse.Namespace, step: Callable[[CaseFile], Changed], done: str) -> Answer:
    with opened(given, write=True) as case:
        changed = step(case)
    words = changed.action.partition(": ")[2]
    records = [
        {"kind": one.kind, "id": one.id, "fields": list(one.fields), "deleted": one.deleted}
        for one in changed.records
    ]
    count = counted(len({one.id for one in changed.records}), "record", "records")
    return Answer(f"“{words}” is {done}: {count} changed.", {"action": changed.action, "changed": records})

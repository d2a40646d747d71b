"""Undo and redo in menus and buttons, with the words of what they would do."""

from __future__ import annotations

from app.undo import Available
from ui.desktop.actions import Actions
from ui.desktop.frame.top_bar import TopBar


def show_steps(actions: Actions, top: TopBar, steps: Available | None) -> None:
    """Say what would be undone and redone; off where there is nothing."""
    undo, redo = (steps.undo, steps.redo) if steps else (None, None)
    for id, verb, words in (("undo", "Undo", undo), ("redo", "Redo", redo)):
        told = f"{verb} {quoted(words)}" if words else verb
        actions[id].setText("&" + told.replace("&", "&&"))
        actions[id].setEnabled(words is not None)
        button = top.undo if id == "undo" else top.redo
        button.setEnabled(words is not None)
        button.setToolTip(told)
        button.setAccessibleName(told)
    top.undo.setText(f"Undo {quoted(undo)}".replace("&", "&&") if undo else "Undo")


def quoted(words: str) -> str:
    """The words of an action in quotation marks; those within become single ones."""
    return f"“{words.translate(_INNER)}”"


_INNER = str.maketrans("“”", "‘’")

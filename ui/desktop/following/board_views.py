"""The views of the commitments board: those that come with it and those of the officer, with what each one filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from app import views
from app.board import Board, ViewCount, read_board
from app.board import View as BoardView
from app.casefile import CaseFile
from app.filters import joined, pieces
from app.lists import STANDING, Asked
from app.views import View

_FIRST = (
    BoardView.ALL, BoardView.OURS_OVERDUE, BoardView.THEIRS_OVERDUE, BoardView.THEY_OWE, BoardView.BEFORE_VISIT,
    BoardView.AGEING, BoardView.SILENT, BoardView.BY_OFFICER, BoardView.BY_TOPIC,
)  # fmt: skip
"""The order in which views stand side by side; the others follow."""

_GROUPED = {BoardView.BY_OFFICER: "our_officer"}
"""Views whose list has headings of its own; the others are grouped by where commitments stand."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """How the list was left, its views, and which of them the board counts, by name."""

    left: View
    own: tuple[View, ...]
    """Those that come with the board; they are the same as long as the case file is open."""
    kept: tuple[View, ...]
    codes: Mapping[str, BoardView]

    @property
    def views(self) -> tuple[View, ...]:
        """All of them, in their order."""
        return (*self.own, *self.kept)


def remembered(case: CaseFile, before: Remembered | None = None) -> Remembered:
    """Read the views; what is the same as `before` is not read anew. Raises CaseFileError only."""
    left, kept = views.remembered(case, "commitment"), views.saved(case, "commitment")
    if before is not None:
        return replace(before, left=left, kept=kept)
    board = read_board(case, limit=0)
    own = tuple(_view(one) for one in sorted(board.views, key=_place))
    everything = tuple(one for one in views.built_in("commitment") if one.name == "All")
    codes = {one.label: one.view for one in board.views}
    return Remembered(left, (*own, *everything), kept, MappingProxyType(codes))


def read_counts(case: CaseFile, view: BoardView, words: str, _columns: bool) -> Board:
    """Numbers of all views under a filter, groups of this one, and its columns."""
    return read_board(case, view, words, limit=0)


def said(words: str) -> frozenset[str]:
    """The pieces of a filter."""
    return frozenset(one.typed for one in pieces(words))


def with_words(words: str, more: str) -> str:
    """A filter with the pieces of another one added."""
    for piece in pieces(more):
        words = joined(words, piece.typed)
    return words


def base_of(views_: tuple[View, ...], name: str, words: str) -> View | None:
    """The view that is on, whatever was filtered beside it: the one of this name, else one of exactly these words."""
    here = said(words)
    named = next((one for one in views_ if one.name == name), None)
    if named is not None and said(named.asked.words) <= here:
        return named
    return next((one for one in views_ if said(one.asked.words) == here), None)


def beside(base: View | None, words: str) -> str:
    """What was filtered beside a view."""
    own = said(base.asked.words) if base is not None else frozenset()
    return " ".join(one.typed for one in pieces(words) if one.typed not in own)


def _view(one: ViewCount) -> View:
    grouping = _GROUPED.get(one.view, STANDING)
    return View(one.label, Asked("commitment", one.words, grouping=grouping), built_in=True)


def _place(one: ViewCount) -> int:
    return _FIRST.index(one.view) if one.view in _FIRST else len(_FIRST)

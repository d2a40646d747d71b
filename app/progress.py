"""How long work says how far it is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

AT_ONCE = 1_000
"""Records between two reports, and read with one statement."""

Watch = Callable[[int, int], None]
"""Is told how much is done and how much there is; raises Cancelled to stop, and then nothing was changed."""


def unwatched(done: int, total: int) -> None:
    """Nobody watches."""


def portions(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """The items in order, a thousand or so at a time."""
    return (items[start : start + AT_ONCE] for start in range(0, len(items), AT_ONCE))

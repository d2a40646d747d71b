"""How long work tells how far it is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")

STRIDE = 500
"""Records between two reports."""


class Phase(StrEnum):
    """What is being done, in the words of a progress bar."""

    WRITING_FILE = "Writing the file"
    READING_FILE = "Reading the file"
    COMPARING = "Comparing with the case file"
    PREPARING = "Preparing the records"
    CHANGING = "Writing the records"
    CHECKING = "Checking the rules"


Watch = Callable[[Phase, int, int], None]
"""Is told the phase, how much of it is done and how much there is; raises Cancelled to stop the work."""


def unwatched(phase: Phase, done: int, total: int) -> None:
    """Nobody watches."""


def watched(items: Iterable[T], watch: Watch, phase: Phase, total: int) -> Iterator[T]:
    """The items, with a report before every `STRIDE` of them and after the last."""
    done = 0
    for done, item in enumerate(items, 1):
        if done % STRIDE == 1:
            watch(phase, done - 1, total)
        yield item
    watch(phase, done, total)

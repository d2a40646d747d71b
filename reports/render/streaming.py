"""Writes a long part of a file while it is being made: packing it takes no time of the thread that makes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from typing import IO, Any

_BLOCK = 1 << 19
"""Characters that are written at once: enough that threads seldom meet, little enough to be held twice."""


def in_blocks(portions: Iterable[str]) -> Iterator[bytes]:
    """The portions as UTF-8, joined to blocks of some size."""
    held: list[str] = []
    size = 0
    for portion in portions:
        held.append(portion)
        size += len(portion)
        if size >= _BLOCK:
            yield "".join(held).encode()
            held, size = [], 0
    if held:
        yield "".join(held).encode()


def write_beside(file: IO[bytes], blocks: Iterable[bytes]) -> None:
    """Write the blocks in order, each in another thread while the next is being made; few in this one. Raises what the
    making or the writing raises.
    """
    made = iter(blocks)
    first = list(islice(made, _FEW))
    if len(first) < _FEW:
        for block in first:
            file.write(block)
        return
    with ThreadPoolExecutor(1, "packing") as beside:
        written: Future[Any] | None = None
        for block in chain(first, made):
            if written is not None:
                written.result()
            written = beside.submit(file.write, block)
        if written is not None:
            written.result()


_FEW = 4
"""Blocks for which no thread is begun."""

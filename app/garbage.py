"""Spares the collector of garbage its walks over a great many objects that are all in use."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_asked: list[bool] = []
"""One entry for each block that runs now: whether garbage was collected when the first of them began."""

_SELDOM = 1_000
_YOUNG = 20_000


@contextmanager
def few_full_collections() -> Iterator[None]:
    """A quarter of the time of a large change; inside another such block it does nothing.

    Young objects are still collected, since what a statement leaves behind may hold pieces of attachments.
    """
    young, middle, old = gc.get_threshold()
    gc.set_threshold(max(young, _YOUNG), middle, max(old, _SELDOM))
    try:
        yield
    finally:
        gc.set_threshold(young, middle, old)


@contextmanager
def no_collections() -> Iterator[None]:
    """For work of a few seconds that makes a great many objects and no rings of them, such as building a long document:
    half its time would go into walking over what is all in use. Blocks of several threads may overlap.
    """
    with _lock:
        _asked.append(_asked[0] if _asked else gc.isenabled())
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            was_on = _asked.pop()
            if was_on and not _asked:
                gc.enable()

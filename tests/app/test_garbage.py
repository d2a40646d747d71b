"""Collections of garbage pause while blocks run, however these overlap, and go on as before afterwards."""

from __future__ import annotations

import gc
from contextlib import ExitStack

from app.garbage import no_collections


def test_collections_pause_until_the_last_of_several_blocks_ends() -> None:
    assert gc.isenabled()
    one, other = ExitStack(), ExitStack()
    one.enter_context(no_collections())
    other.enter_context(no_collections())
    one.close()
    assert not gc.isenabled()
    other.close()
    assert gc.isenabled()


def test_where_they_were_off_they_stay_off() -> None:
    gc.disable()
    try:
        with no_collections():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()

"""Every page of the day has names for screen readers, keys of the one table, and a focus to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui.desktop.test_reach import nameless
from ui.desktop.actions import TABLE
from ui.desktop.place import Place

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


@pytest.mark.parametrize("page", ["today", "diary", "country", "visit"])
def test_every_control_has_a_name_and_every_key_is_in_the_table(seat: Seat, demo: Path, page: str) -> None:
    seat.open(demo)
    case = seat.window.session.case
    assert case is not None
    place = Place(page)
    if page in {"country", "visit"}:
        with case.read() as reader:
            oldest = reader.rows(f"SELECT id FROM {page} ORDER BY id LIMIT 1")[0][0]
        place = Place(page, page, str(oldest))
    seat.window.go(place)
    seat.idle()
    assert nameless(seat.window) == []
    live = seat.window.stack.live(page)
    assert live is not None
    known = {entry.id for entry in TABLE}
    assert {*live.keys(), *live.verbs()} <= known
    focus = live.first_focus()
    assert focus is not None
    assert live.isAncestorOf(focus)

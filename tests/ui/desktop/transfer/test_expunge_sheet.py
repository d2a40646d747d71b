"""Expunge on the screen: nothing goes without the typed word, and what still holds it is named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from app import backup
from ui.desktop.expunge_sheet import ExpungeSheet
from ui.desktop.parts.rows import KEY
from ui.desktop.place import Place

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


@pytest.fixture
def note(seat: Seat, small: Path) -> str:
    """A note with words that should not be there, of which a backup was made."""
    seat.open(small, Place("list", "note"))
    case = seat.window.session.case
    assert case is not None
    changes = case.door.changes()
    found = changes.create("note", title="Call", note_kind="note", body="Unspeakable words")
    seat.window.session.change("Note the call", changes)
    seat.idle()
    backup.keep(case)
    seat.window.go(Place("record", "note", found))
    seat.idle()
    return found


def sheet(seat: Seat) -> ExpungeSheet:
    seat.window.offer()
    seat.window.actions_["expunge"].trigger()
    seat.idle()
    (found,) = seat.window.findChildren(ExpungeSheet)
    return found


def test_nothing_goes_until_the_word_is_typed(seat: Seat, note: str) -> None:
    asked = sheet(seat)
    assert "“Call”" in asked.head.text()
    assert "cannot be undone" in asked.words.text()
    assert not asked.go_on.isEnabled()
    QTest.keyClicks(asked.word, "expung")
    assert not asked.go_on.isEnabled()
    QTest.keyClicks(asked.word, "e")
    assert asked.go_on.isEnabled()
    asked.leave.click()
    case = seat.window.session.case
    assert case is not None
    with case.read() as reader:
        assert reader.rows("SELECT body FROM note")[0][0] == "Unspeakable words"


def test_one_field_goes_and_the_backup_that_holds_it_is_named(seat: Seat, note: str, small: Path) -> None:
    asked = sheet(seat)
    asked.what.setCurrentIndex(asked.what.findData("body"))
    QTest.keyClicks(asked.word, "expunge")
    asked.go_on.click()
    seat.idle()
    assert asked.head.text() == "It is expunged"
    keys = [asked.model.index(n).data(KEY) for n in range(asked.model.rowCount())]
    assert any(key and Path(key).suffix == ".chancery" for key in keys)
    assert b"Unspeakable" not in small.read_bytes()
    here = seat.window.stack.here()
    assert here is not None
    assert here.id == note, "the record itself stays"
    asked.close()


def test_a_record_that_is_gone_is_left_and_nobody_comes_back_to_it(seat: Seat, note: str) -> None:
    asked = sheet(seat)
    QTest.keyClicks(asked.word, "expunge")
    asked.go_on.click()
    seat.idle()
    here = seat.window.stack.here()
    assert here is not None
    assert (here.page, here.kind) == ("list", "note")
    seat.window.stack.back()
    back = seat.window.stack.here()
    assert back is None or back.id != note
    asked.close()


def test_expunge_is_off_where_no_record_is_shown(seat: Seat, small: Path) -> None:
    seat.open(small, Place("recycle"))
    assert not seat.window.actions_["expunge"].isEnabled()

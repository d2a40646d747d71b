"""Check on the screen: sound or not in words, findings as links, repair after a backup with its report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3

from ui.desktop.pages.check import CheckPage
from ui.desktop.parts.rows import KEY
from ui.desktop.place import Place

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


def page(seat: Seat) -> CheckPage:
    seat.idle()
    found = seat.window.stack.live("check")
    assert isinstance(found, CheckPage)
    return found


def test_a_sound_case_file_is_said_to_be_sound(seat: Seat, small: Path) -> None:
    seat.open(small, Place("check"))
    shown = page(seat)
    assert not shown.repair.isVisible()
    seat.window.actions_["carry_out"].trigger()
    seat.idle()
    assert shown.head.second.text().startswith("Sound: ")
    assert not shown.repair.isVisible()


def test_what_can_hardly_be_true_is_a_link_to_its_record(seat: Seat, small: Path) -> None:
    seat.open(small, Place("check"))
    case = seat.window.session.case
    assert case is not None
    changes = case.door.changes()
    with case.read() as reader:
        two = [row[0] for row in reader.rows("SELECT id FROM country")]
    meeting = changes.create("meeting", title="Talks", meeting_kind="talks", status="held", parties=two)
    seat.window.session.change("Add talks", changes)
    shown = page(seat)
    shown.check_now()
    seat.idle()
    rows = [shown.model.index(n) for n in range(shown.model.rowCount())]
    row = next(one for one in rows if one.data(KEY) == meeting)
    shown.list.activated.emit(row)
    here = seat.window.stack.here()
    assert here is not None
    assert here.id == meeting


def test_a_damaged_table_is_found_and_repaired_after_a_backup(seat: Seat, small: Path) -> None:
    connection = sqlcipher3.connect(str(small))
    connection.execute("UPDATE country SET name = 'Omann' WHERE name = 'Oman'")
    connection.commit()
    connection.close()
    seat.open(small, Place("check"))
    shown = page(seat)
    shown.check_now()
    seat.idle()
    assert shown.repair.isVisible()
    assert "faults" in shown.head.second.text()
    with seat.bot.waitSignal(seat.window.session.opened, timeout=30_000):
        shown.repair.click()
    assert "made anew out of the journal" in seat.said
    case = seat.window.session.case
    assert case is not None
    with case.read() as reader:
        assert reader.rows("SELECT count(*) FROM country WHERE name = 'Oman'")[0][0] == 1


def test_a_check_can_be_stopped(seat: Seat, small: Path) -> None:
    seat.open(small, Place("check"))
    shown = page(seat)
    shown.check_now()
    shown.work.progress.cancel.click()
    seat.idle()
    assert shown.now.isEnabled()
    assert shown.body.currentWidget() in (shown.first, shown.found)

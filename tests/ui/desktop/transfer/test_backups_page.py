"""Backups on the screen: made, looked into, put back, opened beside; what is replaced is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.casefile import CaseFile
from ui.desktop.pages.backups import BackupsPage
from ui.desktop.place import Place

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


def page(seat: Seat) -> BackupsPage:
    seat.bot.waitUntil(lambda: seat.window.session.idle, timeout=20_000)
    found = seat.window.stack.live("backups")
    assert isinstance(found, BackupsPage)
    return found


def countries(case: CaseFile | None) -> set[str]:
    assert case is not None
    with case.read() as reader:
        return {row[0] for row in reader.rows("SELECT name FROM country WHERE deleted = 0")}


@pytest.fixture
def backups(seat: Seat, small: Path) -> BackupsPage:
    """The page with the backup that closing made, and one more country since."""
    with CaseFile.open(small) as written:
        written.keeper.note_change()
    seat.open(small, Place("backups"))
    case = seat.window.session.case
    assert case is not None
    changes = case.door.changes()
    changes.create("country", name="Japan", code="JPN", short_code="JP")
    seat.window.session.change("Add Japan", changes)
    return page(seat)


def test_a_backup_made_now_is_in_the_list_with_what_is_inside(seat: Seat, backups: BackupsPage) -> None:
    before = backups.model.rowCount()
    backups.list.setCurrentIndex(backups.model.index(before - 1))
    backups.now.setFocus()
    seat.window.actions_["carry_out"].trigger()
    seat.idle()
    assert backups.model.rowCount() == before + 1
    assert "is proved and kept" in seat.said
    assert backups.list.currentIndex().row() == 0  # the cursor stands on it
    assert seat.window.focusWidget() is backups.list
    assert "Countries:\u00a03" in backups.inside.text()
    assert "Add Japan" in backups.inside.text()


def test_a_backup_is_put_back_after_asking_and_the_replaced_file_is_kept(
    seat: Seat, backups: BackupsPage, small: Path
) -> None:
    assert countries(seat.window.session.case) == {"India", "Oman", "Japan"}
    assert not backups.sure.isVisible()
    backups.back.click()
    assert "never deleted" in backups.ask.text()
    with seat.bot.waitSignal(seat.window.session.opened, timeout=20_000):
        backups.sure.click()
    assert countries(seat.window.session.case) == {"India", "Oman"}
    assert "is restored from" in seat.said
    aside = list((small.parent / f"{small.name} put aside").rglob("*.chancery"))
    assert aside
    with CaseFile.open(aside[0], write=False) as old:
        assert "Japan" in countries(old)


def test_leaving_everything_as_it_is_asks_no_more(seat: Seat, backups: BackupsPage) -> None:
    backups.back.click()
    backups.keep.click()
    assert not backups.sure.isVisible()
    assert countries(seat.window.session.case) == {"India", "Oman", "Japan"}


def test_a_backup_opens_beside_and_the_case_file_stays_as_it_is(
    seat: Seat, backups: BackupsPage, small: Path, tmp_path: Path
) -> None:
    seat.officer.names.append(tmp_path / "then.chancery")
    with seat.bot.waitSignal(seat.window.session.opened, timeout=20_000):
        backups.beside.click()
    assert seat.window.session.path == tmp_path / "then.chancery"
    assert countries(seat.window.session.case) == {"India", "Oman"}
    seat.idle()
    with CaseFile.open(small, write=False) as case:
        assert "Japan" in countries(case)


def test_a_copy_is_written_elsewhere(seat: Seat, backups: BackupsPage, tmp_path: Path) -> None:
    seat.officer.names.append(tmp_path / "stick.chancery")
    backups.copy.click()
    seat.idle()
    assert "The copy is proved and written" in seat.said
    with CaseFile.open(tmp_path / "stick.chancery", write=False) as case:
        assert "Japan" in countries(case)


def test_where_a_backup_lies_is_shown(seat: Seat, backups: BackupsPage) -> None:
    backups.folder.click()
    (folder,) = seat.officer.folders
    assert list(folder.glob("*.chancery"))


def test_a_backup_that_cannot_be_read_is_said_so_and_cannot_be_put_back(
    seat: Seat, backups: BackupsPage
) -> None:
    seat.window.actions_["carry_out"].trigger()
    seat.idle()
    newest = Path(backups._key())
    for path in newest.parent.glob("*.chancery"):
        path.write_bytes(b"nothing")
    backups.show_place(Place("backups"))
    seat.idle()
    assert not backups.back.isVisible()
    assert backups.inside.text()

"""Everything that nobody has marked is marked in one action from the Edit menu, and Undo takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.assessing import read_unassessed
from ui.desktop.assess_sheet import CHOOSE, AssessSheet

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.desktop.conftest import Seat


def test_all_that_has_no_marking_is_marked_in_one_action_by_a_level_that_is_chosen(
    seat: Seat, small: Path
) -> None:
    seat.open(small)
    case = seat.window.session.case
    assert case is not None
    changes = case.door.changes()
    for name in ("A. Example", "B. Example"):
        changes.create("person", name=name)
    case.door.change("Enter two people", changes)
    before = read_unassessed(case).count
    assert before >= 2
    seat.window.deeds.do("assess")
    seat.idle()
    (sheet,) = seat.window.findChildren(AssessSheet)
    assert sheet.count.text() == f"{before} records have no marking."
    assert (sheet.level.currentText(), sheet.go_on.isEnabled()) == (CHOOSE, False)
    sheet.level.setCurrentIndex(sheet.level.findData("restricted"))
    QTest.keyClick(sheet.level, Qt.Key.Key_Return)
    seat.idle()
    assert read_unassessed(case).count == 0
    assert seat.window.top.undo.text() == f"Undo “Mark {before} records as Restricted”"
    seat.window.deeds.do("undo")
    seat.idle()
    assert read_unassessed(case).count == before

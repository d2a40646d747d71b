"""The house style on the desk: chosen above the paper, or taken in from the office's own Word file."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.reports.render.office_file import office_file
from ui.desktop.panes.house_style import TAKE_IN

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat

WAIT = 20_000


def chosen(seat: Seat, code: str) -> None:
    """Choose an item of the list as an officer does."""
    combo = seat.composer.choices.house
    combo.setCurrentIndex(combo.findData(code))
    combo.activated.emit(combo.currentIndex())


def test_another_style_sets_the_paper_and_the_export_anew(seat: Seat, demo: Path, tmp_path: Path) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    combo = seat.composer.choices.house
    seat.bot.waitUntil(lambda: combo.count() == 7, timeout=WAIT)
    assert combo.currentData() == "india"
    assert "1.1." in seat.paper
    seat.previewed(lambda: chosen(seat, "uk"))
    assert "1.1." not in seat.paper
    seat.officer.names = [tmp_path / "Oman.docx"]
    with seat.bot.waitSignal(seat.composer.exported, timeout=WAIT):
        seat.bot.mouseClick(seat.composer.choices.export, Qt.MouseButton.LeftButton)
    with zipfile.ZipFile(tmp_path / "Oman.docx") as package:
        assert b"Arial" in package.read("word/styles.xml")


def test_an_office_s_file_is_looked_at_then_kept_and_used(seat: Seat, demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "Letterhead.docx"
    file.write_bytes(office_file())
    seat.compose(demo)
    seat.choose("Oman")
    combo, styles = seat.composer.choices.house, seat.composer.styles
    seat.bot.waitUntil(lambda: combo.count() == 7, timeout=WAIT)
    seat.officer.names = [file]
    chosen(seat, TAKE_IN)
    seat.bot.waitUntil(lambda: hasattr(styles, "sheet") and styles.sheet.isVisible(), timeout=WAIT)
    model = styles.sheet.model
    said = [model.index(row).data() for row in range(model.rowCount())]
    assert any("“Annex Heading” is missing" in one for one in said)
    seat.previewed(lambda: seat.bot.mouseClick(styles.sheet.keep, Qt.MouseButton.LeftButton))
    seat.bot.waitUntil(lambda: combo.currentText() == "Letterhead", timeout=WAIT)
    assert "Letterhead" in seat.said

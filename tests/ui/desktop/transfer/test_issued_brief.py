"""After an export the brief can be kept as issued, and then it stands under what it was written for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.records import read_record

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


def test_an_exported_brief_is_kept_and_opened_and_stands_under_its_country(
    seat: Seat, demo: Path, tmp_path: Path
) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    composer = seat.composer
    assert not composer.keep.isVisible()
    if not composer.choices.draft.isChecked():
        seat.previewed(composer.choices.draft.click)
    seat.officer.names.append(tmp_path / "Oman.docx")
    with seat.bot.waitSignal(composer.exported, timeout=20_000):
        composer.export()
    assert composer.keep.text() == "Keep the draft"
    seat.window.actions_["keep_issued"].trigger()
    seat.idle()
    assert "is kept with its file" in seat.said
    assert not composer.keep.isVisible(), "what is kept is not offered again"
    seat.window.bar.action.click()
    seat.idle()
    here = seat.window.stack.here()
    case = seat.window.session.case
    assert here is not None
    assert case is not None
    assert here.kind == "brief"
    view = read_record(case, "brief", here.id)
    assert [one.name for one in view.files] == ["Oman.docx"]
    oman = composer.place().id
    linked = read_record(case, "country", oman).linked
    assert any(row.id == here.id for section in linked for row in section.rows)


def test_another_subject_offers_nothing_of_the_last_one(seat: Seat, demo: Path, tmp_path: Path) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    composer = seat.composer
    if not composer.choices.draft.isChecked():
        seat.previewed(composer.choices.draft.click)
    seat.officer.names.append(tmp_path / "Oman.docx")
    with seat.bot.waitSignal(composer.exported, timeout=20_000):
        composer.export()
    assert composer.keep.isVisible()
    seat.choose("Japan")
    assert not composer.keep.isVisible()
    assert not seat.window.actions_["keep_issued"].isEnabled()

"""Export on the screen: every way writes its file, the ceiling holds, and nothing is withheld in silence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db.values.marking import Marking
from ui.desktop.pages.exporting import ExportPage
from ui.desktop.place import Place
from ui.desktop.transfer.giving_out import WAYS
from ui.desktop.transfer.work import Watching

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


def page(seat: Seat) -> ExportPage:
    seat.idle()
    found = seat.window.stack.live("export")
    assert isinstance(found, ExportPage)
    return found


def test_every_way_writes_its_file_and_says_where(seat: Seat, demo: Path, tmp_path: Path) -> None:
    seat.open(demo, Place("export", "commitment"))
    shown = page(seat)
    for code, way in WAYS.items():
        path = tmp_path / f"given-{code}{way.suffix}"
        seat.officer.names.append(path)
        shown.way.setCurrentIndex(shown.way.findData(code))
        seat.window.actions_["carry_out"].trigger()
        seat.idle()
        assert path.stat().st_size > 100, code
        assert f"“{path.name}” is written" in seat.said
    seat.window.bar.action.click()
    assert seat.officer.folders == [tmp_path]
    assert json.loads((tmp_path / "given-json.json").read_text())["records"]
    assert seat.officer.suggested[0] == "Demonstration commitments.xlsx"


def test_nothing_above_the_ceiling_goes_out_and_that_is_told(seat: Seat, small: Path, tmp_path: Path) -> None:
    seat.open(small, Place("export", "note"))
    case = seat.window.session.case
    assert case is not None
    scheme = case.settings().scheme
    changes = case.door.changes()
    changes.create("note", title="Open words", note_kind="note", marking=Marking(scheme.levels[0].code))
    changes.create("note", title="Secret words", note_kind="note", marking=Marking(scheme.levels[-1].code))
    seat.window.session.change("Note", changes)
    shown = page(seat)
    assert not seat.said
    shown.way.setCurrentIndex(shown.way.findData("csv"))
    shown.ceiling.setCurrentIndex(shown.ceiling.findData(scheme.levels[0].code))
    seat.officer.names.append(tmp_path / "notes.csv")
    shown.export()
    seat.idle()
    text = (tmp_path / "notes.csv").read_text(encoding="utf-8-sig")
    assert "Open words" in text
    assert "Secret words" not in text
    assert shown.model.rowCount() == 1
    assert "1 withheld" in shown.told.text()


def test_the_whole_case_file_has_no_ceiling_to_choose(seat: Seat, small: Path) -> None:
    seat.open(small, Place("export"))
    shown = page(seat)
    assert shown.ceiling_field.isVisible()
    shown.way.setCurrentIndex(shown.way.findData("json"))
    assert not shown.ceiling_field.isVisible()
    assert not shown.kind_field.isVisible()


def test_an_export_that_is_stopped_leaves_no_file(
    seat: Seat, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat.open(demo, Place("export"))
    shown = page(seat)
    begin = shown.work.begin

    def stopped_at_once(words: str, *, cancellable: bool = True) -> Watching:
        watching = begin(words, cancellable=cancellable)
        shown.work.progress.cancel.click()
        return watching

    monkeypatch.setattr(shown.work, "begin", stopped_at_once)
    shown.way.setCurrentIndex(shown.way.findData("json"))
    seat.officer.names.append(tmp_path / "all.json")
    shown.export()
    seat.idle()
    assert not (tmp_path / "all.json").exists()
    assert "stopped" in seat.said
    assert shown.go_on.isEnabled()


def test_the_case_file_itself_is_never_overwritten(seat: Seat, small: Path) -> None:
    seat.open(small, Place("export"))
    shown = page(seat)
    before = small.read_bytes()
    seat.officer.names.append(small)
    shown.export()
    seat.idle()
    assert "is a case file and was not touched" in seat.said
    assert small.read_bytes() == before

"""The choices above the paper: dates in words, presets, ceilings, drafts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from db.values.marking import Marking
from reports.outlines import PRESETS as OUTLINES
from ui.desktop.panes.choices import PRESETS

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


def type_date(seat: Seat, words: str) -> None:
    edit = seat.composer.choices.as_of
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, words)


def hint(seat: Seat) -> str:
    return seat.composer.choices.date_field.hint.text().replace("\u00a0", " ")


def test_the_presets_are_those_of_the_reports() -> None:
    assert {outline.id: outline.name for outline in OUTLINES} == PRESETS


def test_the_as_of_date_begins_with_today(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    assert seat.composer.choices.as_of.text() == "21 Nov 2026"
    assert hint(seat) == "✓ 21 November 2026"


@pytest.mark.parametrize(
    ("words", "understood", "day"),
    [
        ("30 nov 2025", "✓ 30 November 2025", date(2025, 11, 30)),
        ("nov 2025", "✓ to the end of November 2025: 30 November 2025", date(2025, 11, 30)),
        ("yesterday", "✓ 20 November 2026", date(2026, 11, 20)),
    ],
)
def test_a_date_in_words_says_what_was_understood(
    seat: Seat, demo: Path, words: str, understood: str, day: date
) -> None:
    seat.compose(demo)
    type_date(seat, words)
    assert hint(seat) == understood
    chosen = seat.composer.choices.chosen()
    assert chosen is not None
    assert chosen.as_of == day


def test_a_pause_in_typing_builds_the_brief_as_of_that_date(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    assert "13th JMCC" in seat.paper.replace("\u00a0", " ")
    seat.previewed(lambda: type_date(seat, "1 nov 2025"))
    assert "13th JMCC" not in seat.paper.replace("\u00a0", " ")


def test_a_bad_date_says_so_in_place_and_keeps_the_brief_but_not_the_export(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    type_date(seat, "31 feb 2026")
    choices = seat.composer.choices
    with seat.bot.waitSignal(choices.changed):
        pass
    assert hint(seat) == "February 2026 has no day 31."
    assert choices.as_of.property("wrong") is True
    assert choices.as_of.accessibleDescription() == hint(seat)
    assert seat.composer.paper.has_brief
    assert not choices.export.isEnabled()
    assert not seat.window.actions_["export"].isEnabled()
    assert seat.said == ""


def test_a_mended_date_may_be_exported_again(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    type_date(seat, "nonsense")
    with seat.bot.waitSignal(seat.composer.choices.changed):
        pass
    seat.previewed(lambda: type_date(seat, "today"))
    assert seat.composer.choices.as_of.property("wrong") is False
    assert seat.window.actions_["export"].isEnabled()


def test_the_draft_switch_and_its_action_move_together(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    assert "DRAFT" not in seat.paper
    seat.previewed(seat.window.actions_["draft"].trigger)
    assert seat.composer.choices.draft.isChecked()
    assert "DRAFT" in seat.paper
    seat.previewed(lambda: seat.composer.choices.draft.setChecked(False))
    assert not seat.window.actions_["draft"].isChecked()


def test_a_preset_changes_the_sections(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    long = len(seat.paper)
    preset = seat.composer.choices.preset
    seat.previewed(lambda: preset.setCurrentIndex(preset.findData("checklist")))
    assert len(seat.paper) < long / 3


def test_the_ceilings_are_the_levels_of_the_scheme(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    ceiling = seat.composer.choices.ceiling
    words = [ceiling.itemText(row) for row in range(ceiling.count())]
    assert words == ["No ceiling", "Unclassified", "Restricted", "Confidential", "Secret", "Top Secret"]


def test_with_caveats_beside_them_the_choices_are_still_read_whole(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    seat.window.resize(seat.desk.theme.look.units(1360), seat.window.height())
    choices = seat.composer.choices
    choices.ceiling.setCurrentIndex(2)
    seat.idle()
    assert choices.caveats_field.isVisible()
    for one in (choices.preset, choices.ceiling, choices.house):
        room = one.width() - seat.desk.theme.look.units(36)  # for the chevron
        assert one.fontMetrics().horizontalAdvance(one.currentText()) <= room, one.currentText()


def test_what_a_ceiling_withholds_is_told_at_the_right_and_not_printed(seat: Seat, demo: Path) -> None:
    mark_secret(demo, "13th JMCC")
    seat.compose(demo)
    assert seat.window.strip.words == "SECRET"
    seat.choose("Oman")
    assert "13th JMCC met" in seat.paper.replace("\u00a0", " ")
    ceiling = seat.composer.choices.ceiling
    seat.previewed(lambda: ceiling.setCurrentIndex(ceiling.findData("restricted")))
    rows = seat.composer.readiness.model
    titles = [rows.index(row).data() for row in range(rows.rowCount())]
    assert "13th JMCC" in titles[titles.index("Withheld") :]
    assert "13th JMCC met" not in seat.paper.replace("\u00a0", " ")


def test_caveats_are_let_through_by_hand_and_only_under_the_ceiling_they_were_chosen_for(
    seat: Seat, demo: Path
) -> None:
    mark(demo, "13th JMCC", Marking("restricted", ("EYES ONLY", "REL TO OMN")))
    seat.compose(demo)
    seat.choose("Oman")
    choices = seat.composer.choices
    assert choices.caveats_field.isHidden(), "without a ceiling nothing is withheld"
    seat.previewed(lambda: choices.ceiling.setCurrentIndex(choices.ceiling.findData("restricted")))
    assert "13th JMCC met" not in seat.paper.replace("\u00a0", " ")
    assert not choices.caveats_field.isHidden()
    offered = {one.text(): one for one in choices.caveats.menu_now().actions()}
    assert {"EYES ONLY", "REL TO OMN"} <= set(offered)
    seat.previewed(offered["EYES ONLY"].trigger)
    assert "13th JMCC met" not in seat.paper.replace("\u00a0", " "), "it has two"
    seat.previewed(offered["REL TO OMN"].trigger)
    assert "13th JMCC met" in seat.paper.replace("\u00a0", " ")
    assert choices.caveats.text() == "2 chosen"
    seat.previewed(lambda: choices.ceiling.setCurrentIndex(choices.ceiling.findData("secret")))
    assert (choices.caveats.text(), choices.caveats.chosen) == ("None", ())
    assert "13th JMCC met" not in seat.paper.replace("\u00a0", " ")


def mark_secret(path: Path, title: str) -> None:
    """Mark the meeting of this title Secret."""
    mark(path, title, Marking("secret"))


def mark(path: Path, title: str, marking: Marking) -> None:
    from app import listing
    from app.casefile import CaseFile

    with CaseFile.open(path) as case:
        with case.read() as reader:
            found = next(one for one in listing.listing(reader, "meeting") if one.title == title)
        changes = case.door.changes()
        changes.edit(found.id, marking=marking)
        case.door.change(f"Mark {title}", changes)

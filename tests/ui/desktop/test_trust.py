"""What the desk says when something stands in the way, and how undo and redo stand."""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.casefile import CaseFile
from ui.desktop.failures import Failures, sentence

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


def listed(seat: Seat) -> list[str]:
    model = seat.composer.subjects.model
    return [model.index(row).data() for row in range(model.rowCount())]


def test_a_file_that_is_no_case_file_is_said_in_one_sentence(seat: Seat, tmp_path: Path) -> None:
    wrong = tmp_path / "letter.chancery"
    wrong.write_text("Dear colleague, this is no case file at all." * 40)
    with seat.bot.waitSignal(seat.window.session.failed, timeout=20_000):
        seat.window.open(wrong)
    assert "letter.chancery" in seat.said
    assert seat.window.pages.currentWidget() is seat.window.welcome


def test_a_case_file_that_is_open_elsewhere_leaves_the_present_one_open(
    seat: Seat, demo: Path, small: Path
) -> None:
    seat.compose(demo)
    with (
        CaseFile.open(small),
        seat.bot.waitSignal(seat.window.session.failed, timeout=20_000),
    ):
        seat.window.open(small)
    assert "open in another Chancery" in seat.said
    assert seat.window.windowTitle().endswith(" – Demonstration – Chancery")


def test_the_demonstration_never_replaces_a_file(seat: Seat, demo: Path) -> None:
    seat.officer.names = [demo]
    with seat.bot.waitSignal(seat.window.session.failed, timeout=20_000):
        seat.window.actions_["demonstration"].trigger()
    assert "is there already" in seat.said


def test_an_export_into_a_missing_folder_says_so(seat: Seat, demo: Path, tmp_path: Path) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    seat.officer.names = [tmp_path / "nowhere" / "brief.docx"]
    with seat.bot.waitSignal(seat.window.around.failing, timeout=20_000):
        seat.composer.export()
    assert "does not exist" in seat.said
    assert seat.composer.paper.has_brief


def test_dismissing_hides_the_bar(seat: Seat, tmp_path: Path) -> None:
    with seat.bot.waitSignal(seat.window.session.failed, timeout=20_000):
        seat.window.open(tmp_path / "none.chancery")
    assert seat.said
    seat.window.bar.dismiss.click()
    assert seat.said == ""


def test_a_brief_with_records_not_assessed_offers_a_draft(seat: Seat, small: Path) -> None:
    seat.compose(small)
    key = seat.composer.subjects.model.first_key()
    with seat.bot.waitSignal(seat.composer.unwritable, timeout=20_000):
        seat.composer.subjects.choose(key)
    assert "not assessed" in seat.said
    assert not seat.composer.paper.has_brief
    assert not seat.window.actions_["export"].isEnabled()
    assert seat.window.bar.action.text() == "Make it a draft"
    seat.previewed(seat.window.bar.action.click)
    assert seat.said == ""
    assert "DRAFT" in seat.paper
    assert "not assessed" in seat.composer.readiness.note.text()
    assert seat.window.strip.words == "UNCLASSIFIED"


def test_a_case_file_with_nothing_to_write_about_says_so(seat: Seat, tmp_path: Path) -> None:
    path = tmp_path / "new.chancery"
    CaseFile.create(path, home=("India", {"code": "IND"})).close()
    seat.compose(path)
    assert listed(seat) == []
    assert seat.composer.subjects.empty.isVisible()
    assert "demonstration" in seat.composer.paper.words.text()
    assert seat.composer.paper.head.text() == "Nothing to write about yet"


def test_undo_after_a_refusal_first_says_what_it_would_take_back(seat: Seat, small: Path) -> None:
    seat.open(small)
    session = seat.window.session
    undo = seat.window.actions_["undo"]
    for _ in range(2):
        assert session.case is not None
        changes = session.case.door.changes()
        changes.delete(session.case.settings().home_id or "")
        session.change("Delete country “India”", changes)
        seat.idle()
        assert "home country" in seat.said
        undo.trigger()
        seat.idle()
        assert seat.said == "What was refused changed nothing. Undo would take back “Add Oman”."
        assert seat.window.bar.action.text() == "Undo that"
    with seat.bot.waitSignal(session.stepped):
        undo.trigger()
    assert seat.said == "“Add Oman” is undone."


def test_undo_and_redo_carry_the_words_of_their_action(seat: Seat, small: Path) -> None:
    seat.compose(small)
    undo, redo = seat.window.actions_["undo"], seat.window.actions_["redo"]
    assert undo.text() == "&Undo “Add Oman”"
    assert (undo.isEnabled(), redo.isEnabled()) == (True, False)
    assert seat.window.top.undo.text() == "Undo “Add Oman”"
    with seat.bot.waitSignal(seat.composer.refreshed, timeout=20_000):
        undo.trigger()
    seat.idle()
    assert seat.said == "“Add Oman” is undone."
    assert listed(seat) == []
    assert (undo.isEnabled(), redo.isEnabled()) == (False, True)
    assert redo.text() == "&Redo “Add Oman”"
    with seat.bot.waitSignal(seat.composer.refreshed, timeout=20_000):
        redo.trigger()
    seat.idle()
    assert seat.said == "“Add Oman” is done again."
    assert listed(seat) == ["Countries", "Oman"]
    assert (undo.isEnabled(), redo.isEnabled()) == (True, False)


def test_undoing_what_is_on_the_paper_takes_it_off(seat: Seat, small: Path) -> None:
    seat.compose(small)
    seat.composer.choices.draft.setChecked(True)
    seat.choose("Oman")
    with seat.bot.waitSignal(seat.composer.refreshed, timeout=20_000):
        seat.window.actions_["undo"].trigger()
    seat.idle()
    assert seat.composer.request() is None
    assert not seat.composer.paper.has_brief


def test_a_second_undo_waits_for_the_first(seat: Seat, small: Path) -> None:
    seat.compose(small)
    with seat.bot.waitSignal(seat.composer.refreshed, timeout=20_000):
        seat.window.session.undo()
        seat.window.session.undo()
    seat.idle()
    assert seat.said == "“Add Oman” is undone."


def test_only_the_preview_of_the_latest_choice_is_shown(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    shown: list[object] = []
    seat.composer.previewed.connect(shown.append)
    seat.composer.subjects.choose(key_of(seat, "Japan"))
    seat.choose("Oman")
    seat.idle()
    assert len(shown) == 1
    assert seat.composer.head.text() == "Oman"
    assert "Oman" in seat.paper


def key_of(seat: Seat, title: str) -> str:
    return next(k for k, one in seat.composer.subjects._subjects.items() if one.title == title)


def test_a_fault_of_the_program_is_noted_and_said_without_its_content(
    seat: Seat, demo: Path, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a secret name")

    monkeypatch.setattr("ui.desktop.preview.make_pair", broken)
    seat.compose(demo)
    with seat.bot.waitSignal(seat.composer.unwritable, timeout=20_000):
        seat.composer.subjects.choose(key_of(seat, "Oman"))
    assert seat.said.startswith("Chancery hit a fault of its own; nothing was lost.")
    log = (profile / "faults.log").read_text()
    assert "builtins.KeyError" in log
    assert "a secret name" not in log + seat.said


def test_where_a_fault_cannot_be_noted_that_is_said(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left")

    monkeypatch.setattr("ui.desktop.failures.bugs.note", full)
    assert "could not be noted" in sentence(ValueError("x"))


def test_the_hook_catches_what_nobody_else_does_and_goes_again(
    seat: Seat, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name in ((sys, "excepthook"), (threading, "excepthook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    failures: Failures = seat.window.failures
    failures.install()
    error = ZeroDivisionError()
    sys.excepthook(ZeroDivisionError, error, None)
    assert "fault of its own" in seat.said
    seat.window.bar.clear()
    thread = threading.Thread(target=lambda: 1 // 0)
    with seat.bot.waitSignal(failures.told):
        thread.start()
        thread.join()
    assert "fault of its own" in seat.said
    failures.uninstall()
    assert sys.excepthook is sys.__excepthook__
    assert (profile / "faults.log").read_text().count("ZeroDivisionError") == 2

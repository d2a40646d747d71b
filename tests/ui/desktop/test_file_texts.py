"""Attached files are read while nobody does anything, one at a time; search finds their words without a command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.casefile import CaseFile
from app.preferences import Preferences
from app.reading.attached import unread, unreadable
from app.search import search

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


@pytest.fixture(autouse=True)
def _no_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.desktop.frame.file_texts.REST_MS", 5)
    monkeypatch.setattr("ui.desktop.frame.file_texts.NEXT_MS", 5)


def attach(case: CaseFile, **files: bytes) -> None:
    changes = case.door.changes()
    source = changes.create("source", title="Talks")
    for name, data in files.items():
        changes.attach(name.replace("_", "."), data, attached_to_id=source)
    case.door.change("Attach", changes)


def test_what_is_attached_is_searchable_soon_after_and_what_cannot_be_read_is_remembered(
    seat: Seat, small: Path
) -> None:
    seat.open(small)
    case = seat.window.session.case
    assert case is not None
    attach(case, a_txt=b"hydrography of the strait", b_pdf=b"%PDF-1.4 nothing", c_txt=b"corvettes")
    seat.bot.waitUntil(lambda: unread(case) == 0 and seat.window.session.idle, timeout=30_000)
    assert search(case, "hydrography").hits
    assert search(case, "corvettes").hits
    assert [one.name for one in unreadable(case)] == ["b.pdf"]


def test_no_further_file_is_begun_when_the_case_file_is_closed(
    seat: Seat, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with CaseFile.open(small) as case:
        attach(case, a_txt=b"one", b_txt=b"two", c_txt=b"three")
    monkeypatch.setattr("ui.desktop.frame.file_texts.NEXT_MS", 60_000)
    seat.open(small)
    opened = seat.window.session.case
    assert opened is not None
    seat.bot.waitUntil(lambda: unread(opened) == 2, timeout=30_000)
    seat.window.session.close_case()
    seat.idle()
    with CaseFile.open(small) as case:
        assert unread(case) == 2


def test_a_new_window_on_the_same_case_file_goes_on(
    seat: Seat, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.desktop.frame.file_texts.REST_MS", 60_000)
    seat.open(small)
    before, case = seat.window, seat.window.session.case
    assert case is not None
    attach(case, a_txt=b"one")
    monkeypatch.setattr("ui.desktop.frame.file_texts.REST_MS", 5)
    seat.desk.prefer(Preferences(text=125))
    seat.bot.waitUntil(lambda: seat.desk.window is not before and unread(case) == 0, timeout=30_000)

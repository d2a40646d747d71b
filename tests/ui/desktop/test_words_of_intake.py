"""Words of intake at the real window: shown by kind, searched, added, switched off, passed on; texts read again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.inbox.words import add_word, lexicon_of_case
from app.intake.lexicon import BUILT_IN
from app.intake.own_words import OwnWord, WordKind
from tests.app.inbox.told import FIRST
from tests.ui.desktop.inbox_officer import Inbox
from tests.ui.desktop.test_reach import nameless
from ui.desktop.inbox.words_section import WordsSection
from ui.desktop.pages.settings import SettingsPage
from ui.desktop.place import Place

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


@pytest.fixture
def section(seat: Seat, small: Path) -> WordsSection:
    seat.open(small, Place("settings", words=WordsSection.HEADING))
    seat.idle()
    page = seat.window.stack.live("settings")
    assert isinstance(page, SettingsPage)
    return next(one for one in page.sections if isinstance(one, WordsSection))


def words(seat: Seat) -> tuple[OwnWord, ...]:
    assert seat.window.session.case is not None
    return lexicon_of_case(seat.window.session.case).own


def titles(section: WordsSection) -> list[str]:
    rows = section.list.rows
    return [str(rows.index(n).data(Qt.ItemDataRole.DisplayRole)) for n in range(rows.rowCount())]


def test_a_word_is_taught_by_keys_refused_in_its_field_switched_off_undone_and_passed_on(
    seat: Seat, section: WordsSection, tmp_path: Path
) -> None:
    assert nameless(seat.window) == []
    assert any("acknowledge" in one for one in titles(section)[:5])
    QTest.keyClicks(section.form.word.control, "hypothecat")
    assert "hypothecats" in section.form.word.hint.text()
    QTest.keyClick(section.form.word.control, Qt.Key.Key_E)
    QTest.keyClick(section.form.word.control, Qt.Key.Key_Return)
    seat.idle()
    assert words(seat) == (OwnWord(WordKind.TRIGGER, "hypothecate", "agreed"),)
    assert section.list.key() == "hypothecate"
    assert section.act.text() == "Remove"
    QTest.keyClick(section.kinds, Qt.Key.Key_C)
    seat.idle()
    assert "its country with it" in section.effect.text()
    QTest.keyClicks(section.form.word.control, "Port Selkie")
    QTest.keyClicks(section.form.country.control, "atlantis")
    section.form.add.click()
    seat.idle()
    assert "no country known here" in section.form.country.hint.text()
    QTest.keyClicks(section.search, "muscat")
    seat.idle()
    assert [one.partition(",")[0] for one in titles(section)] == ["Muscat"]
    section.act.click()
    seat.idle()
    assert section.act.text() == "Switch on"
    assert OwnWord(WordKind.CITY, "Muscat", "", off=True) in words(seat)
    seat.window.session.undo()
    seat.idle()
    assert section.act.text() == "Switch off"
    assert section.search.text() == "muscat"
    passes_on(seat, section, tmp_path / "ours.json")


def passes_on(seat: Seat, section: WordsSection, path: Path) -> None:
    """The words go into a file, are reset, and come back from it."""
    QTest.keyClick(section.kinds, Qt.Key.Key_V)
    seat.idle()
    seat.officer.names.append(path)
    section.save_file.click()
    seat.idle()
    assert json.loads(path.read_text(encoding="utf-8"))["words"][0]["word"] == "hypothecate"
    section.reset.click()
    seat.idle()
    assert words(seat) == BUILT_IN.own
    seat.officer.files = lambda parent, words: [path]  # type: ignore[method-assign]
    section.take_file.click()
    seat.idle()
    assert "1 word taken in" in seat.said
    assert [one.word for one in words(seat)] == ["hypothecate"]


def test_a_text_is_read_again_after_a_word_was_taught(seat: Seat, small: Path) -> None:
    seat.open(small, Place("inbox"))
    inbox = Inbox(seat)
    inbox.rest()
    inbox.page.taking.text(FIRST.replace("discussed shipbuilding", "hypothecated two ships for the survey"))
    inbox.rest()
    assert inbox.page.pane.text is not None
    before = len(inbox.page.pane.text.offers)
    inbox.page.verbs()["read_again"]()
    inbox.rest()
    assert "what it proposed before" in seat.said
    assert seat.window.session.case is not None
    add_word(seat.window.session.case, WordKind.TRIGGER, "hypothecate", "agreed")
    inbox.page.verbs()["read_again"]()
    inbox.rest()
    assert "1 new, 0 gone" in seat.said
    assert len(inbox.page.pane.text.offers) == before + 1
    inbox.page.verbs()["show_words"]()
    inbox.rest()
    assert isinstance(seat.window.stack.page, SettingsPage)

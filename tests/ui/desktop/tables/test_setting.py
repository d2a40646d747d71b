"""Words of a list that are set once look as if Qt had placed them, and no painting takes longer than it may."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from ui.desktop.look import Look, Theme, Type
from ui.desktop.tables import setting
from ui.desktop.tables.setting import Letters, SetWords

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.desktop.tables.conftest import Shown

ROOM = QRect(4, 6, 180, 22)
FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine


@pytest.fixture
def letters(qtbot: QtBot) -> Letters:
    look: Look = Theme("light", 13.0).look
    return Letters.of(look.font(Type.BODY))


def painted(words: SetWords | None, said: str, letters: Letters, *, whole: bool = False) -> QImage:
    """A picture of words in a room of their own height, by `words` or by Qt alone."""
    picture = QImage(200, 40, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.white)
    room = QRect(ROOM.left(), ROOM.top(), ROOM.width(), letters.height)
    with QPainter(picture) as painter:
        if words is not None:
            words.begin()
            words.paint(painter, said, letters, room, whole=whole)
        else:
            painter.setFont(letters.font)
            elided = letters.metrics.elidedText(said, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, FLAGS, elided)
    return picture


@pytest.mark.parametrize(
    "said",
    [
        "Talks",
        "by the end of “Q1 2027” – first half",
        "A promise that is far too long for the room it is given here",
        "وزارة الدفاع",
        "रक्षा मंत्रालय",
        "防衛省",
        "Ministry (وزارة الدفاع) of defence",
    ],
)
def test_set_words_look_as_qt_places_them(letters: Letters, said: str) -> None:
    words = SetWords()
    expected = painted(None, said, letters)
    assert painted(words, said, letters) == expected
    assert painted(words, said, letters) == expected  # kept by now


def test_the_word_of_a_sign_stands_whole_or_not_at_all(letters: Letters) -> None:
    words = SetWords()
    nothing = painted(words, "", letters)
    assert painted(words, "a state whose name has no room at all here", letters, whole=True) == nothing
    assert painted(words, "open", letters, whole=True) == painted(None, "open", letters)


def test_what_there_was_no_time_for_is_lacking_until_the_next_painting(
    letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = SetWords()
    monkeypatch.setattr(setting, "LONGEST_S", -1.0)
    assert painted(words, "Talks", letters) == painted(None, "", letters)
    assert words.lacking
    monkeypatch.undo()
    assert painted(words, "Talks", letters) == painted(None, "Talks", letters)
    assert not words.lacking


def test_a_list_that_lacked_time_paints_the_rest_by_itself(
    shown: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown.show("meeting")
    view = shown.table.view
    whole = view.viewport().grab().toImage()
    painter = view._painter
    painter.words.forget()
    monkeypatch.setattr(setting, "LONGEST_S", -1.0)
    view.viewport().repaint()
    assert painter.words.lacking
    monkeypatch.undo()
    qtbot.waitUntil(lambda: not painter.words.lacking)
    assert view.viewport().grab().toImage() == whole


def test_what_is_kept_has_an_end(letters: Letters, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting, "KEPT", 8)
    words = SetWords()
    for number in range(30):
        painted(words, f"Row {number}", letters)
    assert len(words._kept) <= 8
    assert painted(words, "Row 0", letters) == painted(None, "Row 0", letters)

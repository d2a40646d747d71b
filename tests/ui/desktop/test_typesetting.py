"""The preview: set little by little, and in the end the same text as the whole page at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument

from app.briefs.previewing import pieces
from app.briefs.request import Request
from app.briefs.writing import make_brief, render
from app.casefile import CaseFile
from db.values.ids import derived_id
from ui.desktop.look import Theme
from ui.desktop.panes import paper
from ui.desktop.panes.paper import Paper
from ui.desktop.parts.typesetting import Typesetting

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.briefs.writing import Made


@dataclass(frozen=True)
class Elements:
    """Pieces of invented text."""

    parts: tuple[str, ...]
    style: str = "body { margin: 24px; } p { margin: 0 0 5px 0; } .marking { text-align: center; }"


LONG = Elements((*(f"<p>Paragraph {number}</p>" for number in range(400)), '<p id="end">The end</p>'))


@pytest.fixture(scope="module")
def made(written_demo: Path) -> Made:
    with CaseFile.open(written_demo, write=False) as case:
        asked = Request(
            country=derived_id("country", "omn"), as_of=date(2026, 11, 21), preset="full", draft=True
        )
        return make_brief(case, asked)


@pytest.fixture
def sheet(qtbot: QtBot) -> Paper:
    shown = Paper(Theme("light", 13.0))
    qtbot.addWidget(shown)
    shown.resize(600, 400)
    shown.show()
    return shown


def test_what_is_set_bit_by_bit_reads_like_the_whole_page(qtbot: QtBot, made: Made) -> None:
    whole, bits = QTextDocument(), QTextDocument()
    whole.setHtml(render(made, "html").decode())
    setting = Typesetting(pieces(made.document), bits)
    steps = 0
    while not setting.over:
        setting.go_on(0)
        steps += 1
    assert steps > 100
    assert _lines(bits) == _lines(whole)
    assert bits.toPlainText().count("Annexure A") == whole.toPlainText().count("Annexure A") > 0


def test_a_paragraph_keeps_its_own_format_and_not_the_margin_of_the_page(qtbot: QtBot) -> None:
    document = QTextDocument()
    parts = (
        '<p class="marking">SECRET</p>',
        "<table><tr><td>cell</td></tr></table>",
        "<p>after</p>",
        "<p>last</p>",
    )
    Typesetting(Elements(parts), document).go_on(10)
    block, found = document.begin(), {}
    while block.isValid():
        form = block.blockFormat()
        found[block.text()] = (form.topMargin(), form.bottomMargin(), form.leftMargin())
        block = block.next()
    assert found["SECRET"] == found["after"] == found["last"] == (0, 5, 24)
    assert [text for text in found if text] == ["SECRET", "cell", "after", "last"]


def test_a_long_brief_is_set_only_as_far_as_somebody_looks(
    sheet: Paper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "AHEAD", 500)
    monkeypatch.setattr(paper, "SLICE_S", 0)
    sheet.show_brief(LONG, keep_place=False)
    qtbot.waitUntil(lambda: not sheet.sheet._timer.isActive(), timeout=5_000)
    text = sheet.sheet.toPlainText()
    assert "Paragraph 20" in text
    assert "Paragraph 399" not in text
    bar = sheet.sheet.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: len(sheet.sheet.toPlainText()) > len(text), timeout=5_000)
    assert "The end" not in sheet.sheet.toPlainText()
    sheet.sheet.anchorClicked.emit(QUrl("#end"))
    qtbot.waitUntil(lambda: "The end" in sheet.sheet.toPlainText(), timeout=5_000)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum(), timeout=5_000)


def test_a_brief_that_is_built_anew_stays_where_one_was_reading(sheet: Paper, qtbot: QtBot) -> None:
    sheet.show_brief(LONG, keep_place=False)
    sheet.sheet.finish()
    bar = sheet.sheet.verticalScrollBar()
    bar.setValue(3_000)
    sheet.show_brief(LONG, keep_place=True)
    qtbot.waitUntil(lambda: bar.value() == 3_000, timeout=5_000)
    sheet.show_brief(LONG, keep_place=False)
    assert bar.value() == 0
    sheet.say("Nothing", "at all")
    assert not sheet.has_brief
    assert sheet.sheet.toPlainText() == ""


def _lines(document: QTextDocument) -> list[str]:
    return [line.strip() for line in document.toPlainText().split("\n") if line.strip()]

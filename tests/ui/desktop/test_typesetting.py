"""The preview: set little by little, and in the end the same text as the whole page at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSizeF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextDocument

from app.briefs.previewing import Leaf, Paged, paged, pieces
from app.briefs.request import Request
from app.briefs.writing import make_brief, render
from app.casefile import CaseFile
from db.values.ids import derived_id
from ui.desktop.look import Theme
from ui.desktop.panes import sheet as leaves
from ui.desktop.panes.paper import Paper
from ui.desktop.parts.typesetting import Scale, Typesetting
from ui.desktop.tables.tabbed import tabbed

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


def test_rows_of_a_table_are_copied_as_rows_of_a_sheet(qtbot: QtBot, sheet: Paper) -> None:
    rows = (("No", "What", "Due"), ("1", "=Survey<br>the port", ""), ("2", "Draft", "2026"))
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    text = Elements(("<p>Before it</p>", f"<table>{table}</table>", "<p>After it</p>"))
    sheet.sheet.put(text, keep_place=False)
    sheet.sheet.finish()
    sheet.sheet.selectAll()
    sheet.sheet.copy()
    copied = "No\tWhat\tDue\n1\t'=Survey the port\n2\tDraft\t2026\n"
    assert copied in QGuiApplication.clipboard().text()
    assert QGuiApplication.clipboard().text().split("\n", 1)[0] == "Before it"
    assert "<td" in QGuiApplication.clipboard().mimeData().html()
    cursor = sheet.sheet.textCursor()
    found = sheet.sheet.document().find("Survey")
    cursor.setPosition(found.selectionStart())
    cursor.setPosition(sheet.sheet.document().find("2026").selectionStart(), cursor.MoveMode.KeepAnchor)
    assert tabbed(cursor) == "'=Survey the port\nDraft\t2026\n"  # the cells that are marked, whole


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
    monkeypatch.setattr(leaves, "AHEAD", 500)
    monkeypatch.setattr(leaves, "SLICE_S", 0)
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


LEAF = Leaf(595, 842, (72, 72, 72, 72), marking="Restricted", below="Cut-off", watermark="DRAFT")
LEAVES = Paged(
    "body { margin: 0; } p { font-size: 11pt; line-height: 20px; margin: 0; } "
    "h2.new-page { page-break-before: always; }",
    (
        '<h2 id="_Ref1">First</h2>',
        *(f"<p>Paragraph {number}</p>" for number in range(60)),
        '<h2 id="_Ref2" class="new-page">Second</h2>',
        "<p>The end</p>",
    ),
    LEAF,
    (("one", "_Ref1"), ("two", "_Ref2")),
)


def test_a_brief_is_shown_in_pages_that_break_where_the_paper_does(sheet: Paper, qtbot: QtBot) -> None:
    shown = sheet.sheet
    seen: list[str] = []
    shown.reached.connect(seen.append)
    sheet.resize(1000, 600)
    sheet.show_brief(LEAVES, keep_place=False)
    shown.finish()
    high = shown.document().pageSize().height()
    second = shown.document().findBlock(shown.toPlainText().index("Second"))
    top = shown.document().documentLayout().blockBoundingRect(second).top()
    assert high / shown.document().pageSize().width() == pytest.approx(842 / 595)
    assert shown.pages == 3, "sixty lines take more than a page, and the next part begins its own"
    assert 2 * high < top < 2.3 * high
    assert sheet.foot.text().startswith("Page 1 of 3")
    assert shown.document().size().height() == pytest.approx(3 * high, abs=2)
    bar = shown.verticalScrollBar()
    for key, page in ((Qt.Key.Key_PageDown, 2), (Qt.Key.Key_PageDown, 3), (Qt.Key.Key_PageUp, 2)):
        qtbot.keyClick(shown, key)
        assert shown.page == page
        assert bar.value() == pytest.approx((page - 1) * high, abs=1)
    shown.show_section("two")
    assert bar.value() == pytest.approx(top, abs=2) or bar.value() == bar.maximum()
    assert seen[-1] == "two"
    assert sheet.foot.text().startswith("Page 3 of 3")
    assert "Restricted" in shown.margins


def test_leaves_grow_and_shrink_with_the_window_without_breaking_elsewhere(
    sheet: Paper, qtbot: QtBot
) -> None:
    sheet.resize(1000, 600)
    sheet.show_brief(LEAVES, keep_place=False)
    sheet.sheet.finish()
    wide = sheet.sheet.document().pageSize().width()
    sheet.resize(500, 600)
    qtbot.waitUntil(lambda: sheet.sheet.document().pageSize().width() < wide, timeout=5_000)
    sheet.sheet.finish()
    assert sheet.sheet.pages == 3
    text = sheet.sheet.document().findBlockByNumber(1)
    left = sheet.sheet.document().documentLayout().blockBoundingRect(text).left()
    assert left >= sheet.sheet.horizontalScrollBar().value(), "what is cut off is margin, never words"


def test_pages_are_the_same_however_little_is_set_at_a_time(qtbot: QtBot, made: Made) -> None:
    """Also the space between a paragraph and the table below it, where a stretch ends between the two."""
    whole = paged(made.document)
    brief, told = Elements(whole.parts[:40], whole.style), []
    for seconds in (0, 60):
        document = QTextDocument()
        setting = Typesetting(brief, document, Scale(page=900.0))
        document.setPageSize(QSizeF(600, 900))
        while not setting.over:
            setting.go_on(seconds)
        told.append((document.pageCount(), document.toHtml()))
        spaces = [one.frameFormat().topMargin() for one in document.rootFrame().childFrames()]
        assert any(spaces)
    assert told[0] == told[1]


def _lines(document: QTextDocument) -> list[str]:
    return [line.strip() for line in document.toPlainText().split("\n") if line.strip()]

"""Parts that pages share: icons, buttons with keys, tabs, the empty state, progress, the key bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetrics
from PySide6.QtTest import QTest

from app import catalog
from app.references import Mention
from app.showing.view import Row
from ui.desktop.action_entry import spelled
from ui.desktop.frame.key_bar import KeyBar
from ui.desktop.icons import KINDS, Icon, icon_font, menu_icon
from ui.desktop.look import Look, Measure, Theme, Type
from ui.desktop.panes.record_lines import Link, RowLine
from ui.desktop.parts.controls import Button, IconButton, Weight
from ui.desktop.parts.disclosure import Disclosure
from ui.desktop.parts.empty import Empty
from ui.desktop.parts.fields import line_edit
from ui.desktop.parts.progress import Progress
from ui.desktop.parts.rows import lines_of
from ui.desktop.parts.section_head import SectionHead
from ui.desktop.parts.tabs import Tab, Tabs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme("light", 13.0)


def test_every_icon_is_in_the_font_that_comes_with_the_program(qapp: QApplication) -> None:
    font = icon_font(16)
    assert QFontInfo(font).family() == "Phosphor"
    metrics = QFontMetrics(font)
    assert [icon.name for icon in Icon if not metrics.inFontUcs4(icon.value)] == []


def test_every_kind_of_record_has_an_icon() -> None:
    assert set(KINDS) == {info.kind for info in catalog.kinds()}


def test_an_icon_for_menus_is_drawn_in_its_ink(qapp: QApplication) -> None:
    image = menu_icon(Icon.TRASH, "#AD2A20", 16, 2.0).pixmap(16, 16).toImage()
    inks = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert "#ad2a20" in inks


def ink(widget: QWidget) -> tuple[int, int]:
    """The first and the last column of pixels in which something is drawn in the upper half of a widget."""
    image = widget.grab().toImage()
    ground = image.pixelColor(0, 0)
    drawn = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != ground for y in range(image.height() // 2 + 2))
    ]
    return drawn[0], image.width() - 1 - drawn[-1]


def test_headings_rows_and_the_steps_beside_them_stand_on_one_edge(qtbot: QtBot, theme: Theme) -> None:
    row = RowLine(theme, Row("1", "post", "Minister", figure="since 2021"))
    head = SectionHead(theme, "Meetings", "11", above=0)
    step = Button(theme, "Meet them", Weight.LINK)
    for one, wide in ((row, 300), (head, 300), (step, step.sizeHint().width())):
        qtbot.addWidget(one)
        one.resize(wide, one.sizeHint().height())
        assert all(edge <= theme.look.units(2) for edge in ink(one)), type(one).__name__


def test_words_are_set_in_whole_lines_and_say_where_there_are_more(theme: Theme) -> None:
    font = theme.look.font(Type.STRONG)
    said = "Broaden joint military exercises, and hold them every year 𝔸 in turn."
    assert lines_of(said, font, 4_000, 3) == [said]
    whole = lines_of(said, font, 160, 9)
    assert len(whole) == 3
    assert " ".join(whole) == said
    short = lines_of(said, font, 160, 2)
    assert short[0] == whole[0]
    assert len(short) == 2
    assert short[1].endswith("…")
    assert all(QFontMetrics(font).horizontalAdvance(one) <= 160 for one in (*whole, *short))
    assert lines_of("", font, 160, 2) == [""]


def test_icon_and_key_take_room_beside_the_words(qtbot: QtBot, theme: Theme) -> None:
    plain, full = Button(theme, "New meeting"), Button(theme, "New meeting", icon=Icon.PLUS, key="Ctrl N")
    for button in (plain, full):
        qtbot.addWidget(button)
    assert full.sizeHint().width() > plain.sizeHint().width() + theme.look.units(40)
    full.set_weight(Weight.FILLED)
    full.resize(full.sizeHint())
    accent = theme.look.colours.accent.lower()
    assert full.grab().toImage().pixelColor(full.width() // 2, 4).name() == accent


def test_a_button_without_words_is_named(qtbot: QtBot, theme: Theme) -> None:
    button = IconButton(theme, Icon.BACK, "Back")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Back", "Back")
    assert button.sizeHint().width() == button.sizeHint().height()


def test_tabs_keep_what_is_chosen_where_it_is_still_there(qtbot: QtBot, theme: Theme) -> None:
    tabs = Tabs(theme, "Kinds")
    qtbot.addWidget(tabs)
    tabs.put([Tab("a", "All", 3), Tab("b", "Meetings", 2)], "b")
    tabs.put([Tab("a", "All", 4), Tab("b", "Meetings", 3)])
    assert tabs.key == "b"
    assert tabs._buttons[1].accessibleName() == "Meetings, 3"
    tabs.put([Tab("a", "All", 1)])
    assert tabs.key == "a"
    tabs.put([])
    assert tabs.key == ""


def test_a_tab_is_chosen_by_click_and_told(qtbot: QtBot, theme: Theme) -> None:
    tabs = Tabs(theme, "Kinds")
    qtbot.addWidget(tabs)
    tabs.put([Tab("a", "All"), Tab("b", "Meetings")])
    with qtbot.waitSignal(tabs.chosen, check_params_cb=lambda key: key == "b"):
        QTest.mouseClick(tabs._buttons[1], Qt.MouseButton.LeftButton)


def test_an_empty_state_has_one_step_or_none(qtbot: QtBot, theme: Theme) -> None:
    empty = Empty(theme, Icon.HANDSHAKE)
    qtbot.addWidget(empty)
    empty.say("Nothing overdue", "Two fall due next week.", "Show them")
    with qtbot.waitSignal(empty.taken):
        empty.step.click()
    empty.say("Nothing overdue", "")
    assert not empty.step.isVisibleTo(empty)


def test_progress_says_how_far_it_is_and_is_cancelled_once(qtbot: QtBot, theme: Theme) -> None:
    progress = Progress(theme)
    qtbot.addWidget(progress)
    progress.show_step("Reading 214 pages", 87, 214)
    assert progress.figure.text() == "87 of 214"
    assert progress.accessibleName() == "Reading 214 pages 87 of 214"
    with qtbot.waitSignal(progress.cancelled):
        progress.cancel.click()
    assert not progress.cancel.isEnabled()
    progress.show_step("Reading")
    assert progress.figure.text() == ""


def test_what_is_soon_over_is_not_worth_a_word(qtbot: QtBot, theme: Theme) -> None:
    bar = KeyBar(theme)
    qtbot.addWidget(bar)
    bar.rest("All changes kept")
    bar.work("Reading …")
    bar.work("")
    assert bar.status.text() == "All changes kept"
    bar.work("Importing …")
    bar._pause.timeout.emit()
    assert bar.status.text() == "Importing …"
    bar.stop()


@pytest.mark.parametrize(
    ("keys", "cap"), [("Ctrl+K", "Ctrl K"), ("Alt+Left", "Alt ←"), ("Return", "Enter"), ("F1", "F1")]
)
def test_keys_are_spelled_as_on_the_keyboard(keys: str, cap: str) -> None:
    assert spelled(keys) == cap


def test_a_compact_look_lowers_rows_and_nothing_else(qapp: QApplication) -> None:
    usual = Theme("light", 13.0).look
    compact = Look(usual.colours, False, 13.0, compact=True)
    assert compact.height(Measure.ROW) < usual.height(Measure.ROW)
    assert compact.height(Measure.BUTTON) == usual.height(Measure.BUTTON)
    assert compact.font(Type.BODY) == usual.font(Type.BODY)


def test_enter_presses_what_has_the_focus_and_leaves_control_enter_to_the_page(
    qtbot: QtBot, theme: Theme
) -> None:
    pressed: list[str] = []
    for made in (
        Button(theme, "Go"),
        Link(theme, Mention("1", "country", "Oman")),
        Disclosure(theme, "More"),
    ):
        qtbot.addWidget(made)
        made.clicked.connect(partial(pressed.append, type(made).__name__))
        QTest.keyClick(made, Qt.Key.Key_Return)
        QTest.keyClick(made, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["Button", "Link", "Disclosure"]


def test_a_line_stays_where_it_is_when_letters_of_a_taller_font_come(theme: Theme) -> None:
    edit = line_edit(theme, "Title", free=True)
    edit.setFont(theme.look.font(Type.TITLE))
    edit.setFixedHeight(40)
    edit.resize(400, 40)

    def top() -> int:
        """Where the first letter begins, which is Latin."""
        image = edit.grab().toImage()
        inside = ((x, y) for y in range(4, 36) for x in range(10, 24))
        return next(y for x, y in inside if image.pixelColor(x, y).lightness() < 120)

    edit.setText("H")
    alone = top()
    edit.insert(" محادثات")
    edit.setCursorPosition(0)
    assert abs(top() - alone) <= 2
    edit.setText("H")
    assert top() == alone

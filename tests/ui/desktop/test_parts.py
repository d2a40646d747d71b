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
from ui.desktop.frame.key_bar import KeyBar, spelled
from ui.desktop.icons import KINDS, Icon, icon_font, menu_icon
from ui.desktop.look import Look, Measure, Theme, Type
from ui.desktop.panes.record_lines import Link
from ui.desktop.parts.controls import Button, IconButton, Weight
from ui.desktop.parts.disclosure import Disclosure
from ui.desktop.parts.empty import Empty
from ui.desktop.parts.progress import Progress
from ui.desktop.parts.tabs import Tab, Tabs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
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

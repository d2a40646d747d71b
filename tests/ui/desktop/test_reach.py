"""Everything has a name for screen readers, is reached by the keyboard, and comes from one table of actions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLineEdit, QMenu, QWidget

from ui.desktop.actions import TABLE, Menu, plain
from ui.desktop.help_sheet import HelpSheet
from ui.desktop.parts.rows import Row, RowKind, RowModel

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractScrollArea)


def controls(widget: QWidget) -> list[QWidget]:
    """What an officer can act on or read in, leaving out Qt's own inner parts."""
    return [
        one
        for one in widget.findChildren(QWidget)
        if isinstance(one, CONTROLS)
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and one.isVisibleTo(widget)
    ]


def nameless(widget: QWidget) -> list[str]:
    found = []
    for one in controls(widget):
        interface = QAccessible.queryAccessibleInterface(one)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(one).__name__} {one.objectName()}")
    return found


def test_every_control_of_the_welcome_has_a_name(seat: Seat) -> None:
    assert controls(seat.window.welcome)
    assert nameless(seat.window) == []


def test_every_control_of_the_composer_has_a_name(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    assert len(controls(seat.window)) >= 10
    assert nameless(seat.window) == []


def test_a_message_is_named_and_its_buttons_too(seat: Seat, tmp_path: Path) -> None:
    with seat.bot.waitSignal(seat.window.session.failed, timeout=20_000):
        seat.window.open(tmp_path / "none.chancery")
    assert seat.window.bar.accessibleName() == seat.said
    assert nameless(seat.window) == []


def test_the_markings_are_spoken(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    assert seat.window.strip.accessibleName() == "Marking of the case file: UNCLASSIFIED"
    assert seat.composer.readiness.strip.accessibleName() == "Marking of this brief: UNCLASSIFIED"


def test_tab_reaches_every_control_of_the_composer(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    wanted = {id(one) for one in controls(seat.composer) if one.focusPolicy() & Qt.FocusPolicy.TabFocus}
    enabled = {id(one) for one in controls(seat.composer) if one.isEnabled()}
    reached: set[int] = set()
    widget: QWidget | None = seat.composer.subjects.search
    for _ in range(400):
        assert widget is not None
        reached.add(id(widget))
        widget = widget.nextInFocusChain()
    assert (wanted & enabled) - reached == set()


def test_every_action_of_the_table_stands_in_a_menu(seat: Seat) -> None:
    menus = seat.window.navigation.case.menus.actions()
    entries = [entry for entry in TABLE if not entry.local]
    assert [one.text() for one in menus] == [
        menu.value for menu in Menu if any(entry.menu is menu for entry in entries)
    ]
    filled = [one.menu() for one in menus]
    assert all(isinstance(menu, QMenu) for menu in filled)
    actions = [action for menu in filled for action in menu.actions()]  # type: ignore[attr-defined]
    shown = [action for action in actions if not action.isSeparator()]
    assert [action.objectName() for action in shown] == [
        entry.id for menu in Menu for entry in entries if entry.menu is menu
    ]


def test_every_key_of_the_key_bar_is_in_the_table(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    assert set(seat.window.stack.page.keys()) <= {entry.id for entry in TABLE}
    assert set(seat.window.stack.page.verbs()) <= {entry.id for entry in TABLE}
    assert "F1: all keys" in seat.window.keys.hints.accessibleName()


def test_no_two_actions_share_a_key() -> None:
    keys = [QKeySequence(key).toString() for entry in TABLE if not entry.local for key in entry.keys]
    assert len(keys) == len(set(keys))
    assert all(keys)


def test_menu_letters_are_unique_in_their_menu() -> None:
    for menu in Menu:
        letters = [
            entry.words.partition("&")[2][:1].casefold()
            for entry in TABLE
            if entry.menu is menu and not entry.local
        ]
        assert all(letters)
        assert len(letters) == len(set(letters)), menu


def on(seat: Seat) -> set[str]:
    return {entry.id for entry in TABLE if seat.window.actions_[entry.id].isEnabled()}


def test_what_needs_a_case_file_is_off_without_one(seat: Seat, demo: Path) -> None:
    assert on(seat) <= {entry.id for entry in TABLE if not entry.needs_case}
    assert {"open", "demonstration", "quit", "keys", "menus"} <= on(seat)
    seat.compose(demo)
    assert {"undo", "close", "draft", "go_compose"} <= on(seat)
    assert {"redo", "export", "forward"} & on(seat) == set()


def test_f1_shows_every_action_with_its_keys_and_closing_leaves_nothing(seat: Seat) -> None:
    QTest.keyClick(seat.window, Qt.Key.Key_F1)
    (sheet,) = seat.window.findChildren(HelpSheet)
    text = sheet.page.toPlainText()
    assert [entry.id for entry in TABLE if entry.help not in text or plain(entry.words) not in text] == []
    assert "Ctrl E" in text
    assert nameless(sheet) == []
    sheet.close()
    seat.bot.waitUntil(lambda: not seat.window.findChildren(HelpSheet))


@pytest.mark.parametrize(
    ("id", "place"),
    [
        ("find", "subjects.search"),
        ("pane_1", "subjects.list"),
        ("pane_2", "paper.sheet"),
        ("pane_3", "readiness.list"),
        ("as_of", "choices.as_of"),
    ],
)
def test_a_key_leads_to_each_pane(seat: Seat, demo: Path, id: str, place: str) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    seat.window.activateWindow()
    seat.window.actions_[id].trigger()
    wanted = seat.composer
    for name in place.split("."):
        wanted = getattr(wanted, name)
    assert seat.window.focusWidget() is wanted


@pytest.mark.parametrize("id", ["preset", "ceiling"])
def test_a_key_opens_a_choice(seat: Seat, demo: Path, id: str) -> None:
    seat.compose(demo)
    choice = getattr(seat.composer.choices, id)
    seat.window.actions_[id].trigger()
    assert choice.view().isVisible()
    choice.hidePopup()


def test_the_model_of_rows_keeps_the_rules_of_models() -> None:
    model = RowModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.put([Row(RowKind.HEADING, "Countries", figure="1"), Row(RowKind.ITEM, "Oman", key="country:1")])
    model.put([Row(RowKind.PROSE, "Nothing found.")])
    model.put([])
    assert tester.model() is model
    assert model.rowCount(model.index(0)) == 0


def test_a_heading_cannot_be_chosen() -> None:
    model = RowModel()
    model.put([Row(RowKind.HEADING, "Countries"), Row(RowKind.ITEM, "Oman", key="country:1")])
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.first_key() == "country:1"
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Oman"

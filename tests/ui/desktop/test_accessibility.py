"""Every page of the registry: named, reached by Tab, and not cut at any size of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFont, QFontDatabase, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from app.casefile import CaseFile
from ui.desktop.look import Theme, Type
from ui.desktop.parts.words import Elided
from ui.desktop.place import Place
from ui.desktop.registry import PAGES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.desktop.conftest import Seat
    from ui.desktop.desk import Desk

TITLES = {"country": "Oman", "meeting": "13th JMCC"}
CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractItemView, QTextEdit, QPlainTextEdit)
MOST_TABS = 150
SCRIPTS = {
    QFontDatabase.WritingSystem.Arabic: "محمد بن ناصر الزعابي",
    QFontDatabase.WritingSystem.Devanagari: "राजेश कुमार सिंह",
    QFontDatabase.WritingSystem.Japanese: "防衛大臣",
}


def somewhere(case: CaseFile) -> dict[str, Place]:
    """For each page of the registry a place where it has something to show."""
    with case.read() as reader:
        ((country,),) = reader.rows("SELECT id FROM country WHERE name = 'Oman'")
        ((meeting,),) = reader.rows("SELECT id FROM meeting WHERE title = '13th JMCC'")
        visit = reader.rows("SELECT id FROM visit ORDER BY id")[0][0]
        ((forum,),) = reader.rows("SELECT id FROM forum WHERE abbreviation = 'JMCC'")
        commitment = reader.rows("SELECT id FROM commitment WHERE tracked = 1 ORDER BY id")[0][0]
    known = {
        "list": Place("list", "meeting"),
        "board": Place("list", "commitment"),
        "forum": Place("forum", "forum", forum),
        "closing": Place("closing", "meeting", meeting),
        "commitment": Place("commitment", "commitment", commitment),
        "task": Place("task", "task", a_task(case)),
        "report": Place("report", "country", country),
        "record": Place("record", "meeting", meeting),
        "country": Place("country", "country", country),
        "visit": Place("visit", "visit", visit),
        "compose": Place("compose", "country", country),
        "search": Place("search", words="oman"),
        "new": Place("new", "commitment"),
        "meeting": Place("new", "meeting", meeting),
    }
    return {name: known.get(name, Place(name)) for name in PAGES}


def a_task(case: CaseFile) -> str:
    """The id of a task; the demonstration has none, so one is given."""
    with case.read() as reader:
        found = [str(id) for (id,) in reader.rows("SELECT id FROM task ORDER BY id")]
    if found:
        return found[0]
    changes = case.door.changes()
    made = changes.create("task", title="Ask for the figures", status="open")
    case.door.change("Add a task", changes)
    return made


def pages(desk: Desk, bot: QtBot, path: Path) -> Iterator[tuple[str, QWidget]]:
    """Each page in its turn, when it shows what it has."""
    window = desk.window
    with bot.waitSignal(window.session.opened, timeout=20_000):
        window.open(path)
    assert window.session.case is not None
    for name, place in somewhere(window.session.case).items():
        window.go(place)
        for _ in range(3):  # an answer may lead to another question
            bot.waitUntil(lambda: window.session.idle, timeout=20_000)
            QApplication.processEvents()
        page = window.stack.page
        assert page is not None
        assert page is window.stack.live(name), name
        yield name, page


def controls(page: QWidget) -> list[QWidget]:
    """What an officer can act on or read in, and get to by Tab."""
    return [
        one
        for one in page.findChildren(QWidget)
        if isinstance(one, CONTROLS)
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.isVisible()
        and one.isEnabled()
    ]


def spoken(widget: QWidget) -> str:
    interface: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(widget)
    return "" if interface is None else interface.text(QAccessible.Text.Name).strip()


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{spoken(widget)}”"


@pytest.mark.slow
def test_every_control_of_every_page_has_a_name_and_is_reached_by_tab_or_by_a_letter_of_its_own(
    seat: Seat, demo: Path
) -> None:
    seat.window.resize(seat.desk.theme.look.units(1440), seat.desk.theme.look.units(900))
    seat.window.activateWindow()
    faults = {
        name: found
        for name, page in pages(seat.desk, seat.bot, demo)
        if (found := [*nameless(page), *same_letters(page), *missed(seat.window, page)])
    }
    assert faults == {}


def nameless(page: QWidget) -> Iterator[str]:
    """Controls that a screen reader cannot name."""
    for one in controls(page):
        if not spoken(one):
            yield f"no name: {told(one)} in {type(one.parentWidget()).__name__}"


def same_letters(page: QWidget) -> Iterator[str]:
    """Letters that two buttons share."""
    shown = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
    keys = Counter(one.shortcut().toString() for one in shown if not one.shortcut().isEmpty())
    yield from (f"twice: {key}" for key, count in keys.items() if count > 1)


def missed(window: QWidget, page: QWidget) -> Iterator[str]:
    """Controls that Tab does not come to; and whether it stays on the page for ever."""
    wanted = controls(page)
    met = tabbed(window)
    yield from (f"no Tab to {told(one)}" for one in wanted if one not in met and one.isVisible())
    if all(page.isAncestorOf(one) for one in met):
        yield "Tab never leaves the page"


def tabbed(window: QWidget) -> list[QWidget]:
    """Where Tab leads, until it comes to where it began."""
    met: list[QWidget] = []
    for _ in range(MOST_TABS):
        focus: QWidget | None = window.focusWidget()
        if focus in met[:-1]:
            return met
        if focus is not None and focus not in met:  # links of a text stand in the order too
            met.append(focus)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    return met


@pytest.mark.slow
@pytest.mark.parametrize(("body", "wide", "high"), [(13.0, 960, 540), (19.5, 960, 540)])
def test_no_words_of_any_page_are_cut(
    qtbot: QtBot, opened: Callable[[Theme], Desk], demo: Path, body: float, wide: int, high: int
) -> None:
    desk = opened(Theme("light", body))
    desk.window.resize(desk.theme.look.units(wide), desk.theme.look.units(high))
    qtbot.waitExposed(desk.window)
    found = {name: cut for name, page in pages(desk, qtbot, demo) if (cut := [*cut_words(page)])}
    assert found == {}


def cut_words(page: QWidget) -> Iterator[str]:
    """Labels and buttons that have less room than their words take; what elides says so itself in a tool tip."""
    for label in page.findChildren(QLabel):
        if not label.isVisible() or not label.text() or isinstance(label, Elided):
            continue
        need = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        if label.height() < need - 1 or (
            not label.wordWrap() and label.width() < label.sizeHint().width() - 1
        ):
            yield f"“{label.text()[:60]}” has {label.size().toTuple()}, needs {label.sizeHint().width()} × {need}"
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.text() and button.width() < button.minimumSizeHint().width() - 1:
            yield f"button “{button.text()}” has {button.width()}, needs {button.minimumSizeHint().width()}"
    if not isinstance(page, QAbstractScrollArea) and page.minimumSizeHint().width() > page.width():
        yield f"the page has {page.width()}, needs {page.minimumSizeHint().width()}"


@pytest.mark.parametrize("system", SCRIPTS, ids=lambda one: one.name)
def test_names_in_other_scripts_have_their_letters(
    qapp: QApplication, system: QFontDatabase.WritingSystem
) -> None:
    if not QFontDatabase.families(system):
        pytest.skip(f"no font for {system.name} is installed here")
    look = Theme("light", 13.0).look
    assert {role: lost for role in Type if (lost := tofu(SCRIPTS[system], look.font(role)))} == {}


def tofu(words: str, font: QFont) -> list[str]:
    """The families that show an empty box for a letter of these words."""
    layout = QTextLayout(words, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [run.rawFont().familyName() for run in layout.glyphRuns() if 0 in run.glyphIndexes()]

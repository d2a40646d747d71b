"""The style of the desk puts its rules on the widgets they speak of and on no others, and draws scroll bars itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QEnterEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.desktop.dressing import DeskStyle, dress, mark_wrong
from ui.desktop.look import Theme, Type
from ui.desktop.parts.beside import beside
from ui.desktop.parts.controls import Choice
from ui.desktop.parts.words import Label, Passage
from ui.desktop.sheet import FREE, PLAIN, POPUP

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme("light", 13.0)
    dress(qapp, made.look)
    return made


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    """A window with these widgets in it."""
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    qtbot.addWidget(window)
    window.resize(300, 300)
    window.show()
    return window


def test_only_what_a_rule_names_has_a_style_sheet(theme: Theme, qtbot: QtBot) -> None:
    text, popup = QPlainTextEdit(), QListView()
    popup.setProperty(POPUP, True)
    plain = (QLabel("words"), QTableView(), QListView(), QScrollBar(), QLineEdit())
    window = shown(qtbot, text, popup, *plain)
    assert all("border" in one.styleSheet() for one in (text, popup))
    assert all(not one.styleSheet() for one in plain)
    assert window.isVisible()
    assert plain[2].frameWidth() == 0  # a list stands on what is behind it
    hint = text.palette().placeholderText().color()
    assert (hint.name(), hint.alpha()) == (theme.look.colours.text_3.lower(), 255)  # as readable as any hint


def test_what_a_widget_has_of_its_own_stands_and_another_look_reaches_all(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    edit, own = QPlainTextEdit(), QPlainTextEdit()
    own.setStyleSheet("QPlainTextEdit { color: #123456; }")
    words = Label(theme, Type.BODY, "text", "words")
    window = shown(qtbot, edit, own, words)
    assert window.isVisible()
    assert own.styleSheet().endswith("QPlainTextEdit { color: #123456; }")
    assert own.palette().text().color() == QColor("#123456")
    ink = words.palette().windowText().color()
    theme.take("dark", 13.0, compact=False)
    dress(qapp, theme.look)
    assert edit.palette().text().color() == QColor(theme.look.colours.text)
    assert own.palette().text().color() == QColor("#123456")
    assert own.styleSheet().count("#123456") == 1
    assert words.palette().windowText().color() == QColor(theme.look.colours.text) != ink


def test_the_parts_of_a_scroll_bar_fill_it_and_the_handle_is_never_too_small(
    theme: Theme, qapp: QApplication
) -> None:
    style = qapp.style()
    assert isinstance(style, DeskStyle)
    option = QStyleOptionSlider()
    option.initFrom(QWidget())
    for upright in (True, False):
        option.orientation = Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal
        option.rect = QRect(0, 0, 12, 400) if upright else QRect(0, 0, 400, 12)
        for last, at in ((0, 0), (100, 0), (100, 100), (1_000_000, 1_234)):
            option.minimum, option.maximum, option.sliderPosition, option.pageStep = 0, last, at, 10
            before, handle, after = (
                style.parts.subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part)
                for part in (
                    QStyle.SubControl.SC_ScrollBarSubPage,
                    QStyle.SubControl.SC_ScrollBarSlider,
                    QStyle.SubControl.SC_ScrollBarAddPage,
                )
            )
            long = [one.height() if upright else one.width() for one in (before, handle, after)]
            assert sum(long) == 400
            assert long[1] >= 20
            assert (long[0] == 0) == (at * 400 // max(last, 1) == 0)
            assert last == 0 or (long[2] == 0) == (at == last)


def test_a_scroll_bar_is_narrow_and_the_line_between_panes_is_plain(theme: Theme, qtbot: QtBot) -> None:
    bar, panes = QScrollBar(Qt.Orientation.Vertical), beside(QWidget(), QWidget())
    window = shown(qtbot, bar, panes)
    assert bar.sizeHint().width() == theme.look.units(12)
    picture = window.grab().toImage()
    line = panes.mapTo(window, panes.handle(1).geometry().center())
    assert picture.pixelColor(line) == QColor(theme.look.colours.line)


def test_a_passage_can_be_selected_when_the_pointer_is_there(theme: Theme, qtbot: QtBot) -> None:
    passage = Passage(theme, Type.BODY, "text", "Both sides agreed. " * 20)
    window = shown(qtbot, passage)
    assert window.isVisible()
    high = passage.heightForWidth(250)
    assert passage.wordWrap()
    middle = QPointF(passage.rect().center())
    QApplication.sendEvent(passage, QEnterEvent(middle, middle, middle))
    assert passage.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert passage.heightForWidth(250) == high  # nothing moves


def test_the_edge_of_a_line_edit_says_what_it_is_and_how_it_stands(theme: Theme, qtbot: QtBot) -> None:
    c = theme.look.colours
    well, free, plain, wrong, other = (QLineEdit(placeholderText="words") for _ in range(5))
    free.setProperty(FREE, True)
    plain.setProperty(PLAIN, True)
    window = shown(qtbot, other, well, free, plain, wrong)
    other.setFocus()

    def inks(edit: QLineEdit) -> tuple[str, str]:
        """Its edge and its ground, in the middle above."""
        picture = edit.grab().toImage()
        return tuple(picture.pixelColor(edit.width() // 2, down).name().upper() for down in (0, 3))  # type: ignore[return-value]

    assert inks(well) == (c.well, c.well)
    assert inks(free) == (c.control, c.window)
    behind = window.palette().window().color().name().upper()
    assert inks(plain) == (behind, behind)
    mark_wrong(wrong, True)
    assert inks(wrong) == (c.overdue, c.well)
    assert well.sizeHint().height() == well.fontMetrics().height() + 2 + 2  # Qt keeps a pixel above and below


def test_what_is_made_often_asks_nothing_of_python_and_makes_no_list_before_there_is_a_choice(
    theme: Theme, qtbot: QtBot
) -> None:
    asked = {"drawControl", "drawPrimitive", "pixelMetric", "sizeFromContents", "styleHint", "subElementRect"}
    assert not asked & vars(DeskStyle).keys(), "each widget would ask Python each time"
    choice, own = Choice(theme), QLineEdit()
    assert choice.findChildren(QListView) == []
    own.setStyleSheet("QLineEdit { border: none; }")
    window = shown(qtbot, own, choice)
    narrow = window.sizeHint().width()
    choice.addItem("Marked as the scheme of this case file has it", "on")
    assert window.sizeHint().width() > narrow, "layouts know of it"
    assert window.isVisible()
    assert own.styleSheet().endswith("QLineEdit { border: none; }")
    choice.showPopup()
    assert choice.view().font() == choice.font()
    choice.hidePopup()

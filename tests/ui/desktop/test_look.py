"""The look: contrast of the colours, both themes, and sizes that grow with the font."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication, QLabel

from ui.desktop.colours import DARK, LIGHT, Colours
from ui.desktop.desk import Desk
from ui.desktop.look import Look, Measure, Theme, Type
from ui.desktop.pages.composer import Composer
from ui.desktop.parts.controls import Button
from ui.desktop.parts.words import Label
from ui.desktop.place import Place

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.desktop.conftest import Seat

READ_ON = {
    "text": ("window", "side", "well", "raised", "hover", "selection", "selection_idle"),
    "text_2": ("window", "side", "selection", "selection_idle", "desk"),
    "text_3": ("window", "side", "well"),
    "accent_text": ("window", "raised"),
    "on_accent": ("accent",),
    "overdue": ("window", "overdue_ground"),
    "caution": ("window", "caution_ground"),
    "done": ("window", "done_ground"),
}
"""Words in the first colour stand on the others."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def rgb(colour: str) -> tuple[float, float, float]:
    parsed = QColor(colour)
    return parsed.redF(), parsed.greenF(), parsed.blueF()


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_are_legible_on_every_ground_they_stand_on(colours: Colours) -> None:
    faint = {
        (ink, ground): round(contrast(getattr(colours, ink), getattr(colours, ground)), 2)
        for ink, grounds in READ_ON.items()
        for ground in grounds
        if contrast(getattr(colours, ink), getattr(colours, ground)) < 4.5
    }
    assert faint == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_borders_and_the_ring_are_seen(colours: Colours) -> None:
    assert contrast(colours.control, colours.window) >= 3
    assert contrast(colours.ring, colours.window) >= 3
    assert contrast(colours.ring, colours.selection) >= 3


def test_both_themes_have_every_role_as_a_colour() -> None:
    for colours in (LIGHT, DARK):
        assert all(QColor(getattr(colours, field.name)).isValid() for field in fields(Colours))


def test_the_font_of_the_look_comes_with_the_program(qapp: QApplication) -> None:
    font = Theme("light", 13.0).look.font(Type.BODY)
    assert QFontInfo(font).family() == "Inter"


def test_every_measure_grows_with_the_font(qapp: QApplication) -> None:
    small, large = Look(LIGHT, False, 13), Look(LIGHT, False, 26)
    assert large.height(Measure.BUTTON) == pytest.approx(2 * small.height(Measure.BUTTON), abs=2)
    assert large.units(960) == 2 * small.units(960)
    assert large.font(Type.TITLE).pixelSize() == 40


def test_the_environment_decides_between_light_and_dark(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHANCERY_LOOK", "dark")
    assert Theme().look.dark
    monkeypatch.setenv("CHANCERY_LOOK", "light")
    assert not Theme().look.dark


def test_an_open_desk_turns_dark_with_the_system(qapp: QApplication, opened: Callable[[Theme], Desk]) -> None:
    desk = opened(Theme("light", 13.0))
    label = next(one for one in desk.window.welcome.findChildren(Label) if one.text() == "Chancery")
    assert label.palette().windowText().color().name().upper() == LIGHT.text
    desk.theme._forced = "dark"  # the offscreen platform has no system that turns dark
    desk.theme._follow()
    assert desk.window.welcome.grab().toImage().pixelColor(3, 3).name().upper() == DARK.window
    assert label.palette().windowText().color().name().upper() == DARK.text
    assert qapp.palette().window().color().name().upper() == DARK.window


@pytest.mark.parametrize("body", [13.0, 17.0, 22.0])
def test_no_words_are_cut_at_any_font_size(
    qtbot: QtBot, opened: Callable[[Theme], Desk], demo: Path, body: float
) -> None:
    desk = opened(Theme("light", body))
    with qtbot.waitSignal(desk.window.session.opened, timeout=20_000):
        desk.window.open(demo)
    desk.window.go(Place("compose"))
    page = desk.window.stack.live("compose")
    assert isinstance(page, Composer)
    units = desk.theme.look.units
    desk.window.resize(units(960), units(540))  # on a screen with less room the window is as large as that
    qtbot.waitExposed(desk.window)
    for button in page.choices.findChildren(Button):
        assert button.width() >= button.sizeHint().width(), button.text()
    cut = [
        label.text()
        for label in desk.window.findChildren(QLabel)
        if label.isVisible() and label.text() and label.height() < label.fontMetrics().height() - 1
    ]
    assert cut == []
    assert desk.window.minimumSizeHint().width() <= units(960)


def test_in_a_narrow_window_the_paper_keeps_the_room(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    look = seat.desk.theme.look
    seat.window.resize(look.units(1400), look.units(800))
    wide = seat.composer.subjects.width()
    seat.window.resize(look.units(960), look.units(540))
    QApplication.processEvents()
    assert seat.window.navigation.width() == look.units(56)
    assert seat.composer.subjects.width() < wide
    assert seat.composer.paper.width() >= look.units(460)

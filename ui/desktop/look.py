"""The look: colour roles for light and dark, type and measures, and the theme that follows the system."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Protocol
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QGuiApplication, QPalette
from shiboken6 import isValid

from ui.desktop.colours import DARK, LIGHT, Colours, palette

FORCED = "CHANCERY_LOOK"
"""Environment variable: `light` or `dark`, whatever the system says."""

FAMILIES = (
    "Inter",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Devanagari",
    "Noto Sans CJK SC",
    "DejaVu Sans",
)
_FONTS = Path(__file__).with_name("fonts")
_BODY = 13
"""Size of the body font at 100 %, in Qt's pixels, unless the system asks for more."""


class Type(Enum):
    """A role of text: size over the body's, weight, tracking in pixels at the body's own size."""

    DISPLAY = (26 / _BODY, QFont.Weight.DemiBold, -0.5)
    TITLE = (20 / _BODY, QFont.Weight.DemiBold, -0.3)
    HEAD = (15 / _BODY, QFont.Weight.DemiBold, 0.0)
    STRONG = (1.0, QFont.Weight.Medium, 0.0)
    BODY = (1.0, QFont.Weight.Normal, 0.0)
    SECTION = (12 / _BODY, QFont.Weight.DemiBold, 0.0)
    SMALL = (12 / _BODY, QFont.Weight.Normal, 0.0)
    MICRO = (11 / _BODY, QFont.Weight.Medium, 0.0)
    MARKING = (11 / _BODY, QFont.Weight.DemiBold, 1.2)


class Row(float):
    """The height of a row of a list; a compact look makes it lower."""

    COMPACT = 0.87


class Measure:
    """Heights as multiples of the body's line height."""

    STRIP = 1.4
    TOP_BAR = 3.0
    KEY_BAR = 1.75
    BUTTON = 1.9
    KEY_CAP = 1.1
    CHIP = 1.4
    TABS = 2.4
    ROW = Row(1.9)
    ROW_OF_TWO = Row(3.0)
    WIDE_ROW_OF_TWO = Row(3.25)
    HEADING = Row(2.1)
    LANE = 1.6
    FOOT = 3.4


@dataclass(frozen=True, slots=True)
class Look:
    """How everything is drawn now."""

    colours: Colours
    dark: bool
    body: float = _BODY
    """Size of the body font in Qt's pixels."""
    compact: bool = False
    """Whether rows of lists are lower."""

    def font(self, role: Type) -> QFont:
        """The font of a role of text."""
        return QFont(_font(role, self.body))  # a copy, which shares everything until somebody changes it

    @property
    def line(self) -> float:
        """The line height of the body font; what every measure is made of."""
        return _line(self.body)

    def height(self, measure: float) -> int:
        """A height of `Measure` in Qt's pixels."""
        ratio = Row.COMPACT if self.compact and isinstance(measure, Row) else 1.0
        return round(self.line * measure * ratio)

    def units(self, count: float) -> int:
        """Spacings and widths: one unit is a pixel at 100 % and the body's own size."""
        return round(count * self.body / _BODY)


@cache
def _font(role: Type, body: float) -> QFont:
    ratio, weight, tracking = role.value
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(round(body * ratio))
    font.setWeight(weight)
    if tracking:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking * body / _BODY)
    return font


@cache
def _line(body: float) -> float:
    """Every size hint asks for it, several times: measured once."""
    return QFontMetricsF(_font(Type.BODY, body)).height()


class Dressed(Protocol):
    """A widget that takes on another look by itself."""

    def dress(self) -> None:
        """Take on the look in force."""


class Theme(QObject):
    """The look in force; follows the system between light and dark unless told which."""

    changed = Signal()

    def __init__(
        self,
        forced: str | None = None,
        body: float | None = None,
        parent: QObject | None = None,
        *,
        compact: bool = False,
    ) -> None:
        """`forced` is `light` or `dark`; `body` the size of the body font in Qt's pixels."""
        super().__init__(parent)
        self._forced = forced or os.environ.get(FORCED)
        self._compact = compact
        for font in sorted(_FONTS.glob("*.otf")):
            QFontDatabase.addApplicationFont(str(font))
        _line.cache_clear()
        self._body = body or usual_size()
        self.look = self._fitting()
        self._dressed: WeakSet[Dressed] = WeakSet()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)

    def palette(self) -> QPalette:
        """The palette for native parts: menus, dialogs, tool tips."""
        return palette(self.look.colours)

    def take(self, forced: str | None, body: float, *, compact: bool) -> None:
        """Follow other preferences; windows take a new size of text only when they are made anew."""
        self._forced = forced or os.environ.get(FORCED)
        self._body, self._compact = body, compact
        self._follow()

    def follow(self, one: Dressed) -> None:
        """This widget takes on every other look; for the many, to whom a connection each would cost too much."""
        self._dressed.add(one)

    @Slot()
    def _follow(self) -> None:
        fitting = self._fitting()
        if fitting != self.look:
            self.look = fitting
            self.changed.emit()
            for one in list(self._dressed):
                if isValid(one):
                    one.dress()

    def _fitting(self) -> Look:
        scheme = QGuiApplication.styleHints().colorScheme()
        dark = self._forced == "dark" or (self._forced != "light" and scheme is Qt.ColorScheme.Dark)
        return Look(DARK if dark else LIGHT, dark, self._body, self._compact)


def usual_size() -> float:
    """The size of the body font in Qt's pixels at 100 %: the look's own, or the system's where that is larger."""
    return float(max(_BODY, _system_size()))


def _system_size() -> int:
    """The size of the system's own font in Qt's pixels."""
    return QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pixelSize()

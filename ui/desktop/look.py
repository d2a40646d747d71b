"""The look: colour roles for light and dark, type and measures, and the theme that follows the system."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QGuiApplication, QPalette

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


class Measure:
    """Heights as multiples of the body's line height."""

    STRIP = 1.4
    TOP_BAR = 3.0
    KEY_BAR = 1.75
    BUTTON = 1.9
    ROW = 1.9
    ROW_OF_TWO = 3.0
    HEADING = 2.1


@dataclass(frozen=True, slots=True)
class Look:
    """How everything is drawn now."""

    colours: Colours
    dark: bool
    body: float = _BODY
    """Size of the body font in Qt's pixels."""

    def font(self, role: Type) -> QFont:
        """The font of a role of text."""
        ratio, weight, tracking = role.value
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPixelSize(round(self.body * ratio))
        font.setWeight(weight)
        if tracking:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking * self.body / _BODY)
        return font

    @property
    def line(self) -> float:
        """The line height of the body font; what every measure is made of."""
        return QFontMetricsF(self.font(Type.BODY)).height()

    def height(self, measure: float) -> int:
        """A height of `Measure` in Qt's pixels."""
        return round(self.line * measure)

    def units(self, count: float) -> int:
        """Spacings and widths: one unit is a pixel at 100 % and the body's own size."""
        return round(count * self.body / _BODY)


class Theme(QObject):
    """The look in force; follows the system between light and dark unless told which."""

    changed = Signal()

    def __init__(
        self, forced: str | None = None, body: float | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._forced = forced or os.environ.get(FORCED)
        for font in sorted(_FONTS.glob("*.otf")):
            QFontDatabase.addApplicationFont(str(font))
        self._body = body or float(max(_BODY, _system_size()))
        self.look = self._fitting()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)

    def palette(self) -> QPalette:
        """The palette for native parts: menus, dialogs, tool tips."""
        return palette(self.look.colours)

    @Slot()
    def _follow(self) -> None:
        fitting = self._fitting()
        if fitting != self.look:
            self.look = fitting
            self.changed.emit()

    def _fitting(self) -> Look:
        scheme = QGuiApplication.styleHints().colorScheme()
        dark = self._forced == "dark" or (self._forced != "light" and scheme is Qt.ColorScheme.Dark)
        return Look(DARK if dark else LIGHT, dark, self._body)


def _system_size() -> int:
    """The size of the system's own font in Qt's pixels."""
    return QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pixelSize()

"""The colour roles, light and dark, and the palette that native parts take from them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One colour for each role, as `#RRGGBB`."""

    window: str
    side: str
    well: str
    raised: str
    sunk: str
    desk: str
    paper: str
    hover: str
    selection: str
    selection_idle: str
    line: str
    line_strong: str
    control: str
    text: str
    text_2: str
    text_3: str
    accent_text: str
    accent: str
    on_accent: str
    ring: str
    overdue: str
    overdue_ground: str
    caution: str
    caution_ground: str
    done: str
    done_ground: str
    quote: str
    """Behind the words that a proposal comes from."""
    quote_now: str
    """Behind the words of the proposal one is on; only `text` stands there."""


LIGHT = Colours(
    window="#FFFFFF",
    side="#F6F5F1",
    well="#F1F0EB",
    raised="#FFFFFF",
    sunk="#F1F0EB",
    desk="#EBE9E3",
    paper="#FFFFFF",
    hover="#F3F2EE",
    selection="#E8ECFA",
    selection_idle="#EDECE7",
    line="#E7E5DF",
    line_strong="#D6D3CB",
    control="#8D8A83",
    text="#1D1C1A",
    text_2="#55534D",
    text_3="#6B6962",
    accent_text="#3550B8",
    accent="#3D57C2",
    on_accent="#FFFFFF",
    ring="#3D57C2",
    overdue="#AD2A20",
    overdue_ground="#FBEBE9",
    caution="#855300",
    caution_ground="#FAF0DA",
    done="#1D6B43",
    done_ground="#E6F2EA",
    quote="#E6EBFB",
    quote_now="#C2CEF7",
)

DARK = Colours(
    window="#1C1B1A",
    side="#161514",
    well="#2A2927",
    raised="#262523",
    sunk="#141312",
    desk="#121110",
    paper="#F3F1EB",
    hover="#252422",
    selection="#2A3154",
    selection_idle="#2D2C2A",
    line="#2D2C2A",
    line_strong="#3E3C39",
    control="#75726B",
    text="#E6E4DE",
    text_2="#B3B0A8",
    text_3="#A19E96",
    accent_text="#A3B4FF",
    accent="#4C66D6",
    on_accent="#FFFFFF",
    ring="#8EA2FF",
    overdue="#FF9C92",
    overdue_ground="#3A2220",
    caution="#E7B65E",
    caution_ground="#362B17",
    done="#7CCB9B",
    done_ground="#1D3026",
    quote="#262B45",
    quote_now="#40509C",
)

_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "window",
    QPalette.ColorRole.AlternateBase: "well",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text_3",
    QPalette.ColorRole.Button: "well",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent_text",
    QPalette.ColorRole.LinkVisited: "accent_text",
    QPalette.ColorRole.Light: "line",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line_strong",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Shadow: "line_strong",
}
_FADED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


def palette(colours: Colours) -> QPalette:
    """The palette made from the roles; what is disabled is written in the quietest text."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(getattr(colours, name)))
    for role in _FADED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.control))
    return made

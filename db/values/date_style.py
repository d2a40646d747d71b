"""How dates are written on a screen: chosen by the officer for the machine; what is printed keeps its own way."""

from enum import StrEnum


class DateStyle(StrEnum):
    """A way to write a day; the value is kept in the preferences."""

    LONG = "long"
    """`24 November 2025`, in lists `24 Nov 2025`."""
    SHORT = "short"
    """`24 Nov 2025` everywhere."""
    DOTTED = "dotted"
    """`24.11.2025`."""
    ISO = "iso"
    """`2025-11-24`."""


_in_use = [DateStyle.LONG]


def use(style: DateStyle) -> None:
    """From now on every screen of this process writes dates so."""
    _in_use[0] = style


def in_use() -> DateStyle:
    """The way in force; LONG where nobody has chosen."""
    return _in_use[0]


def numeric(year: int, month: int | None, day: int | None) -> str | None:
    """The parts of a date in a numeric style; None where the style in use is one of words."""
    match in_use():
        case DateStyle.DOTTED:
            parts = [f"{part:02}" for part in (day, month) if part is not None]
            return ".".join([*parts, f"{year:04}"])
        case DateStyle.ISO:
            parts = [f"{part:02}" for part in (month, day) if part is not None]
            return "-".join([f"{year:04}", *parts])
        case _:
            return None

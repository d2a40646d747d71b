"""The parts of a marking scheme: its levels and how portions and pages carry them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from db.values.errors import InvalidValue, excerpt
from db.values.json_object import JsonObject

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class PortionMode(StrEnum):
    """Whether paragraphs carry their own mark."""

    OFF = "off"
    OPTIONAL = "optional"
    REQUIRED = "required"


class PortionPosition(StrEnum):
    """Where a portion mark stands."""

    AFTER_NUMBER = "after_number"
    BEFORE_TEXT = "before_text"


class PageInterior(StrEnum):
    """What pages after the first carry: the overall marking or the highest on the page."""

    OVERALL = "overall"
    PAGE_HIGHEST = "page_highest"


class Block(StrEnum):
    """A block of control text on the first page."""

    AUTHORITY = "authority"
    DESIGNATION = "designation"


@dataclass(frozen=True, slots=True)
class Level:
    """One level: its code (stored), label, rank (higher is more sensitive) and how documents show it.

    `portion` is the mark without brackets, `colour` is `#RRGGBB` or None.
    """

    code: str
    label: str
    rank: int
    portion: str
    copy_numbers: bool = False
    watermark: bool = False
    colour: str | None = None

    def __post_init__(self) -> None:
        if not (self.code.strip() and self.label.strip() and self.portion.strip()):
            raise InvalidValue("Each level of a marking scheme needs a code, a label and a portion mark.")
        if self.colour is not None and _COLOUR.fullmatch(self.colour) is None:
            raise InvalidValue(f"{excerpt(self.colour)} is not a colour like #0B6470.", field="colour")

    def to_json(self) -> dict[str, object]:
        """The level as kept in a case file and exchanged."""
        return {
            "code": self.code,
            "label": self.label,
            "rank": self.rank,
            "portion": self.portion,
            "copy_numbers": self.copy_numbers,
            "watermark": self.watermark,
            "colour": self.colour,
        }

    @classmethod
    def from_json(cls, data: object) -> Self:
        """Read what `to_json` wrote; raises InvalidValue."""
        read = JsonObject.of("A level", data)
        return cls(
            code=read.text("code"),
            label=read.text("label"),
            rank=read.whole("rank"),
            portion=read.text("portion"),
            copy_numbers=read.flag("copy_numbers"),
            watermark=read.flag("watermark"),
            colour=read.maybe_text("colour"),
        )


@dataclass(frozen=True, slots=True)
class PortionRule:
    """How portions are marked."""

    mode: PortionMode = PortionMode.OFF
    position: PortionPosition = PortionPosition.AFTER_NUMBER


@dataclass(frozen=True, slots=True)
class PageRule:
    """How pages are marked: in capitals or not, and what interior pages carry."""

    caps: bool = True
    interior: PageInterior = PageInterior.OVERALL

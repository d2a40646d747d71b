"""The six lists that number headings, paragraphs, register items and notes, each tied to its styles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from reports.numbering import Numbering
from reports.render.house import House
from reports.render.ooxml import escaped
from reports.render.stylesheet import ANNEXES, BULLETS, HEADINGS, ITEMS, NOTES, TABLE_BULLETS

NOTE_GUTTER = 425
"""Width of the column of note numbers, in twips; three digits fit."""
BULLET_GUTTER = 198
_DIGIT, _POINT = 0.6, 0.3
"""Advances of a bold digit and a full stop in parts of the type size."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: the style it numbers and how."""

    style: str
    shown: str
    """`w:lvlText`; a cross-reference repeats it whole, without its last full stop."""
    form: str = "decimal"
    left: int = 0
    hanging: int = 0
    look: str = ""
    suffix: str = ""
    """`space` or `nothing`; empty for a tab."""


def lists(house: House, gutter: int) -> tuple[str, ...]:
    """The `w:abstractNum` and `w:num` elements of a house; paragraph numbers get a column `gutter` wide."""
    bold = "<w:b/><w:bCs/>" if house.bold_labels else ""
    grey = f'<w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="{house.colours.grey}"/>'
    annex = f"{house.annex_word}\u00a0%1"
    hang = (gutter, gutter)
    bullet = (BULLET_GUTTER, BULLET_GUTTER)
    levels = {
        HEADINGS: _headings(house, gutter, bold),
        ANNEXES: (
            Level("AnnexHeading", annex, "upperLetter", 0, 0, grey, "space"),
            Level("AnnexParagraph1", "%1.%2.", "decimal", *hang, bold),
            Level("AnnexParagraph2", "%1.%2.%3.", "decimal", *hang, bold),
        ),
        ITEMS: (Level("TableItemNumber", "%1", "decimal", 0, 0, "<w:b/><w:bCs/>", "nothing"),),
        TABLE_BULLETS: (Level("TableBullet", house.bullet, "bullet", *bullet),),
        BULLETS: (Level("BriefBullet", house.bullet, "bullet", gutter + BULLET_GUTTER, BULLET_GUTTER),),
        NOTES: (Level("BriefNote", "%1", "decimal", NOTE_GUTTER, NOTE_GUTTER),),
    }
    abstract = (_abstract(number, levels[number]) for number in levels)
    numbers = (f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in levels)
    return (*abstract, *numbers)


def _headings(house: House, gutter: int, bold: str) -> tuple[Level, ...]:
    """The list of the body: headings, paragraphs, paragraphs under them."""
    hang, under = (gutter, gutter), (2 * gutter, gutter)
    match house.numbering:
        case Numbering.LEGAL:
            return (
                Level("Heading1", "%1.", "decimal", *hang),
                Level("BriefParagraph1", "%1.%2.", "decimal", *hang, bold),
                Level("BriefParagraph2", "%1.%2.%3.", "decimal", *hang, bold),
            )
        case Numbering.PLAIN:
            return (
                Level("BriefParagraph1", "%1.", "decimal", *hang, bold),
                Level("BriefParagraph2", "(%2)", "lowerLetter", *under, bold),
            )
        case Numbering.MEMO:
            return (
                Level("Heading1", "%1.", "decimal", *hang),
                Level("BriefParagraph1", "%2.", "lowerLetter", *hang, bold),
                Level("BriefParagraph2", "(%3)", "decimal", *under, bold),
            )
        case _:
            assert_never(house.numbering)


def bullet_place(under: int, house: House) -> str:
    """Where a list begins that stands under a paragraph of level 2, whose words begin further in; empty elsewhere."""
    if under < 2 or house.numbering is Numbering.LEGAL:
        return ""
    left = 2 * house.gutter + BULLET_GUTTER
    return f'<w:ind w:left="{left}" w:hanging="{BULLET_GUTTER}"/>'


def gutter_for(numbers: Iterable[str], house: House) -> int:
    """Width in twips of the column that holds every one of `numbers`, never less than the house has."""
    size = house.sizes.paragraph.size
    widest = max(
        (sum(_POINT if c == "." else _DIGIT for c in number) for number in numbers),
        default=0.0,
    )
    return max(house.gutter, round(widest * size * 20) + 80)


def _abstract(number: int, levels: tuple[Level, ...]) -> str:
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    inner = "".join(_level(i, level) for i, level in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{inner}</w:abstractNum>'
    )


def _level(index: int, level: Level) -> str:
    suffix = f'<w:suff w:val="{level.suffix}"/>' if level.suffix else ""
    tab = "" if level.suffix else f'<w:tabs><w:tab w:val="num" w:pos="{level.left}"/></w:tabs>'
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{level.form}"/>'
        f'<w:pStyle w:val="{level.style}"/>{suffix}'
        f'<w:lvlText w:val="{escaped(level.shown)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr>{tab}<w:ind w:left="{level.left}" w:hanging="{level.hanging}"/></w:pPr>'
        f"<w:rPr>{level.look}</w:rPr></w:lvl>"
    )

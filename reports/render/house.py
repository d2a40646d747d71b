"""House styles as data: the page, the faces, sizes and words in which an office sets its papers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reports.render.words import Script


class Face(StrEnum):
    """The two faces of a house: one for running text and quoted words, one for tables and all around."""

    TEXT = "text"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Font:
    """A typeface and the free one with the same advance widths that stands in for it."""

    name: str
    fallback: str
    family: str
    """`roman` or `swiss`, as the font table of Word has it."""


@dataclass(frozen=True, slots=True)
class ScriptFont:
    """The typeface and language tag for a writing system that the faces of the house lack."""

    script: Script
    font: Font
    language: str


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins, in twips (1/20 point)."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int
    footer: int

    @property
    def text_width(self) -> int:
        """Width between the margins, in twips."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> int:
        """Height between the margins, in twips."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Colours:
    """Six-digit RGB."""

    ink: str = "1B2A41"
    grey: str = "595959"
    hairline: str = "BFC5CE"
    band: str = "EEF1F5"
    prompt: str = "7A4B00"
    prompt_ground: str = "FFF3D6"
    watermark: str = "C8C8C8"


@dataclass(frozen=True, slots=True)
class Size:
    """Type size, exact line height and space before and after, in points."""

    size: float
    line: float
    before: float = 0
    after: float = 0


@dataclass(frozen=True, slots=True)
class Sizes:
    """The size of every paragraph style that stands for itself."""

    title: Size = Size(25, 29)
    subtitle: Size = Size(14, 18, after=7)
    kicker: Size = Size(9, 13, after=2)
    heading: Size = Size(14, 17, before=16, after=7)
    annex_heading: Size = Size(14, 17, after=9)
    paragraph: Size = Size(11, 14.5, after=5)
    sub_paragraph: Size = Size(11, 14.5, after=3.5)
    caption: Size = Size(10, 13, before=7, after=4)
    table: Size = Size(10, 12.5)
    table_head: Size = Size(9, 12)
    table_label: Size = Size(9, 12.5)
    table_bullet: Size = Size(10, 12.5, after=1)
    table_quotation: Size = Size(9.5, 12.5, before=1.5)
    table_small: Size = Size(9, 11.5)
    figure: Size = Size(14, 17)
    band_date: Size = Size(12, 15)
    figure_label: Size = Size(8.5, 10.5)
    note: Size = Size(9, 11.5, after=2.5)
    marking: Size = Size(12, 15, after=3)
    furniture: Size = Size(9, 12)
    inside: Size = Size(9, 12, before=7)
    after_table: Size = Size(4, 7)


@dataclass(frozen=True, slots=True)
class House:
    """A house style; everything that a renderer asks of an office."""

    name: str
    page: Page
    text_font: Font
    table_font: Font
    script_fonts: tuple[ScriptFont, ...]
    language: str
    """Used where a document names none."""
    annex_word: str
    table_word: str = "Table"
    contents_word: str = "Inside"
    page_words: tuple[str, str] = ("Page", "of")
    prompt_words: str = "For the officer to complete"
    bold_labels: bool = True
    """Whether paragraph numbers are set bold."""
    gutter: int = 624
    """Width of the column of paragraph numbers, in twips."""
    colours: Colours = Colours()
    sizes: Sizes = Sizes()

    def font(self, face: Face) -> Font:
        """The typeface of a face."""
        return self.text_font if face is Face.TEXT else self.table_font

    def script_font(self, script: Script) -> ScriptFont | None:
        """The typeface for a writing system; None where the faces of the house serve."""
        return next((entry for entry in self.script_fonts if entry.script is script), None)


A4 = Page(width=11906, height=16838, top=1531, bottom=1361, left=1417, right=1134, header=595, footer=567)
LETTER = Page(width=12240, height=15840, top=1440, bottom=1440, left=1440, right=1440, header=595, footer=567)

CAMBRIA = Font("Cambria", "Caladea", "roman")
CALIBRI = Font("Calibri", "Carlito", "swiss")

SCRIPT_FONTS = (
    ScriptFont(Script.ARABIC, Font("Times New Roman", "Noto Naskh Arabic", "roman"), "ar-SA"),
    ScriptFont(Script.HEBREW, Font("Times New Roman", "Noto Serif Hebrew", "roman"), "he-IL"),
    ScriptFont(Script.INDIC, Font("Nirmala UI", "Noto Sans Devanagari", "swiss"), "hi-IN"),
    ScriptFont(Script.THAI, Font("Leelawadee UI", "Noto Sans Thai", "swiss"), "th-TH"),
    ScriptFont(Script.CHINESE, Font("SimSun", "Noto Serif CJK SC", "roman"), "zh-CN"),
    ScriptFont(Script.JAPANESE, Font("MS Mincho", "Noto Serif CJK JP", "roman"), "ja-JP"),
    ScriptFont(Script.KOREAN, Font("Malgun Gothic", "Noto Sans CJK KR", "swiss"), "ko-KR"),
)

INDIA = House(
    name="India",
    page=A4,
    text_font=CAMBRIA,
    table_font=CALIBRI,
    script_fonts=SCRIPT_FONTS,
    language="en-IN",
    annex_word="Annexure",
)
"""A4, Arabic numbers to three levels, lettered annexures (reference: 2025 service writing conventions)."""

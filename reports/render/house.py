"""House styles as data: the page, the faces, sizes and words in which an office sets its papers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from reports.numbering import Numbering
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
    advance: float = 0.5
    """Mean advance of a character of running text, in parts of the type size."""


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
    copy: str = ""
    """Of the copy number; that of the line it stands in where empty."""


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


class Front(StrEnum):
    """How the title and what stands around it are set."""

    LEFT = "left"
    CENTRED = "centred"
    """In the middle, the title in capitals."""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """An office's own Word file, cleaned, in which a brief is set (`reports.render.office` reads it)."""

    package: bytes
    """A .docx without anything about people and machines; `BODY` stands where the brief comes."""
    defaults: str
    """Its `w:docDefaults`."""
    styles: tuple[tuple[str, str], ...]
    """Id and XML of each of its styles; one that the brief uses has the id that the brief uses."""
    even: bool = False
    """Whether even pages have a header of their own."""
    cover: float = 0
    """Points that its text before the brief takes."""
    titled: bool = False
    """Whether its cover bears the title, so that the brief does not repeat it."""

    def has(self, style_id: str) -> bool:
        """Whether a style of the brief looks as the file has it."""
        return any(own == style_id for own, _ in self.styles)


@dataclass(frozen=True, slots=True)
class House:
    """A house style; everything that a renderer asks of an office."""

    id: str
    """What an officer types for it."""
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
    numbering: Numbering = Numbering.LEGAL
    bullet: str = "–"
    front: Front = Front.LEFT
    heading_capitals: bool = False
    heading_rule: bool = True
    reference_words: str = ""
    """Stands before the reference at the head of the page, with its blank."""
    bold_labels: bool = True
    """Whether paragraph numbers are set bold."""
    gutter: int = 624
    """Width of the column of paragraph numbers, in twips."""
    colours: Colours = Colours()
    sizes: Sizes = Sizes()
    own: OwnFile | None = None
    """The office's own file; None where the style comes with the program."""

    def turned(self) -> House:
        """The same house on paper that lies on its side; what was the left margin for the file tag is on top."""
        page = self.page
        lying = replace(page, width=page.height, height=page.width)
        return replace(self, page=lying)

    def font(self, face: Face) -> Font:
        """The typeface of a face."""
        return self.text_font if face is Face.TEXT else self.table_font

    def script_font(self, script: Script) -> ScriptFont | None:
        """The typeface for a writing system; None where the faces of the house serve."""
        return next((entry for entry in self.script_fonts if entry.script is script), None)


A4 = Page(width=11906, height=16838, top=1531, bottom=1361, left=1417, right=1134, header=595, footer=567)
LETTER = Page(width=12240, height=15840, top=1440, bottom=1440, left=1440, right=1440, header=595, footer=567)

CAMBRIA = Font("Cambria", "Caladea", "roman", 0.46)
CALIBRI = Font("Calibri", "Carlito", "swiss", 0.45)
ARIAL = Font("Arial", "Liberation Sans", "swiss", 0.49)
TIMES = Font("Times New Roman", "Liberation Serif", "roman", 0.43)

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
    id="india",
    name="Indian ministry",
    page=A4,
    text_font=CAMBRIA,
    table_font=CALIBRI,
    script_fonts=SCRIPT_FONTS,
    language="en-IN",
    annex_word="Annexure",
)
"""A4, Arabic numbers to three levels, lettered annexures (reference: 2025 service writing conventions)."""

_BLACK = Colours(ink="000000", grey="404040", copy="B00000")
UK = House(
    id="uk",
    name="UK department",
    page=replace(A4, left=1418, right=1418),
    text_font=ARIAL,
    table_font=ARIAL,
    script_fonts=SCRIPT_FONTS,
    language="en-GB",
    annex_word="Annex",
    numbering=Numbering.PLAIN,
    front=Front.CENTRED,
    heading_rule=False,
    reference_words="{paper} no. ",
    bold_labels=False,
    colours=replace(_BLACK, band="F2F2F2"),
    sizes=Sizes(
        title=Size(16, 20, after=2),
        subtitle=Size(11, 14, after=8),
        kicker=Size(10.5, 14, after=2),
        heading=Size(12, 15, before=13, after=4),
        annex_heading=Size(12, 15, after=8),
        paragraph=Size(10.5, 14, after=5),
        sub_paragraph=Size(10.5, 14, after=3),
        caption=Size(9.5, 12.5, before=7, after=4),
        table=Size(9, 11.5),
        table_head=Size(8.5, 11.5),
        table_label=Size(8.5, 11.5),
        table_bullet=Size(9, 11.5, after=1),
        table_quotation=Size(9, 11.5, before=1.5),
        table_small=Size(8.5, 11),
        figure=Size(13, 16),
        band_date=Size(11, 14),
        figure_label=Size(8, 10),
        note=Size(8.5, 11, after=2.5),
        furniture=Size(9, 12),
        inside=Size(8.5, 11.5, before=7),
    ),
)
"""Plain numbers through the paper, centred capitals, the copy number in red (domain A3)."""

US = House(
    id="us",
    name="US read-ahead",
    page=LETTER,
    text_font=TIMES,
    table_font=TIMES,
    script_fonts=SCRIPT_FONTS,
    language="en-US",
    annex_word="Tab",
    numbering=Numbering.MEMO,
    bullet="•",
    front=Front.CENTRED,
    heading_capitals=True,
    heading_rule=False,
    bold_labels=False,
    colours=replace(_BLACK, copy=""),
    sizes=Sizes(
        title=Size(16, 20, after=2),
        subtitle=Size(12, 15, after=6),
        kicker=Size(10.5, 13, after=2),
        heading=Size(12, 15, before=12, after=4),
        annex_heading=Size(12, 15, after=8),
        paragraph=Size(12, 14, after=4),
        sub_paragraph=Size(12, 14, after=3),
        caption=Size(10.5, 13, before=7, after=4),
        table=Size(10.5, 12.5),
        table_head=Size(10, 12),
        table_label=Size(10, 12.5),
        table_bullet=Size(10.5, 12.5, after=1),
        table_quotation=Size(10.5, 12.5, before=1.5),
        table_small=Size(9.5, 11.5),
        figure_label=Size(9, 10.5),
        note=Size(10, 12, after=2.5),
        furniture=Size(10, 12),
        inside=Size(10, 12, before=6),
    ),
)
"""Letter paper, Times, numbers and letters as in memoranda, tabs; portions marked where the scheme says so."""


def on_paper(house: House, paper: str) -> House:
    """The same house on `a4` or `letter`, its margins at the sides kept; any other word leaves it as it is."""
    other = {"a4": A4, "letter": LETTER}.get(paper)
    if other is None or (other.width, other.height) == (house.page.width, house.page.height):
        return house
    page = replace(house.page, width=other.width, height=other.height)
    return replace(house, id=f"{house.id}-{paper}", page=page)


BUILT_IN: tuple[House, ...] = tuple(
    house
    for first, other in ((INDIA, "letter"), (UK, "letter"), (US, "a4"))
    for house in (first, on_paper(first, other))
)
"""The house styles that come with the program, on both papers."""


def paper_name(page: Page) -> str:
    """`A4` or `Letter`; the size in millimetres of any other."""
    for name, known in (("A4", A4), ("Letter", LETTER)):
        if abs(page.width - known.width) < 40 and abs(page.height - known.height) < 40:
            return name
    return f"{page.width / 56.7:.0f} × {page.height / 56.7:.0f} mm"

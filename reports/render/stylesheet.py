"""The paragraph styles of a brief as data: size, face, list and rules of keeping together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reports.numbering import Numbering
from reports.render.house import Face, Front, House, Size

HEADINGS, ANNEXES, ITEMS, TABLE_BULLETS, BULLETS, NOTES = range(1, 7)
"""Numbers of the lists in `lists.py`."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """One paragraph style; what is left out comes from the style it is based on."""

    id: str
    name: str
    size: Size
    face: Face | None = None
    based_on: str = "Normal"
    next: str = ""
    level: tuple[int, int] | None = None
    """List and level that number it."""
    bold: bool = False
    spaced_capitals: float = 0
    """Set in capitals with so many points between them; 0 for ordinary letters."""
    capitals: bool = False
    """Set in capitals with nothing more between them."""
    colour: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    rule_below: bool = False
    rule_above: bool = False
    furniture_tabs: bool = False
    """Tab stops at the middle and the right edge of the text."""
    hanging: bool = False
    """Hangs by the gutter of paragraph numbers."""
    noted: bool = False
    """Hangs by the column of note numbers."""
    centred: bool = False
    outline: bool = False
    priority: int = 10


def stylesheet(house: House) -> tuple[ParagraphStyle, ...]:
    """Every paragraph style of a house."""
    return (
        *_front(house),
        *_headings(house),
        *_running(house),
        *_notes(house),
        *_tables(house),
        *_figures(house),
        *_around(house),
    )


def _front(house: House) -> tuple[ParagraphStyle, ...]:
    s, c = house.sizes, house.colours
    middle = house.front is Front.CENTRED
    title = ParagraphStyle(
        "Title", "Title", s.title, bold=True, colour=c.ink, keep_next=True, keep_lines=True, centred=middle
    )
    return (
        replace(title, capitals=middle),
        replace(title, id="Subtitle", name="Subtitle", size=s.subtitle, bold=False),
        ParagraphStyle(
            "Kicker",
            "Brief Kicker",
            s.kicker,
            Face.TABLE,
            next="Title",
            bold=True,
            spaced_capitals=1,
            colour=c.grey,
            keep_next=True,
            centred=middle,
        ),
    )


def _headings(house: House) -> tuple[ParagraphStyle, ...]:
    s, c = house.sizes, house.colours
    heading = ParagraphStyle(
        "Heading1",
        "heading 1",
        s.heading,
        Face.TABLE,
        next="BriefParagraph1",
        level=None if house.numbering is Numbering.PLAIN else (HEADINGS, 0),
        bold=True,
        colour=c.ink,
        keep_next=True,
        keep_lines=True,
        rule_below=house.heading_rule,
        capitals=house.heading_capitals,
        outline=True,
        priority=9,
    )
    annex = replace(
        heading,
        id="AnnexHeading",
        name="Annex Heading",
        size=s.annex_heading,
        next="AnnexParagraph1",
        level=(ANNEXES, 0),
        new_page=True,
        centred=True,
        priority=10,
    )
    return heading, annex


def _running(house: House) -> tuple[ParagraphStyle, ...]:
    s, c = house.sizes, house.colours
    first = 0 if house.numbering is Numbering.PLAIN else 1
    return (
        ParagraphStyle("BriefBody", "Brief Body", s.paragraph),
        ParagraphStyle("BriefParagraph1", "Brief Paragraph 1.1", s.paragraph, level=(HEADINGS, first)),
        ParagraphStyle(
            "BriefParagraph2",
            "Brief Paragraph 1.1.1",
            s.sub_paragraph,
            level=(HEADINGS, first + 1),
            keep_lines=True,
        ),
        ParagraphStyle("AnnexParagraph1", "Annex Paragraph A.1", s.paragraph, level=(ANNEXES, 1)),
        ParagraphStyle(
            "AnnexParagraph2", "Annex Paragraph A.1.1", s.sub_paragraph, level=(ANNEXES, 2), keep_lines=True
        ),
        ParagraphStyle("BriefBullet", "Brief Bullet", s.sub_paragraph, level=(BULLETS, 0), keep_lines=True),
        ParagraphStyle("InsideLine", "Inside Line", s.inside, Face.TABLE, colour=c.grey, hanging=True),
        ParagraphStyle(
            "Caption",
            "caption",
            s.caption,
            Face.TABLE,
            next="Normal",
            bold=True,
            colour=c.ink,
            keep_next=True,
            keep_lines=True,
            priority=35,
        ),
    )


def _notes(house: House) -> tuple[ParagraphStyle, ...]:
    """The notes that are listed, and those that are Word's own."""
    size = house.sizes.note
    own = (
        ParagraphStyle(f"{kind.capitalize()}Text", f"{kind} text", size, Face.TABLE, noted=True, priority=99)
        for kind in ("footnote", "endnote")
    )
    listed = ParagraphStyle("BriefNote", "Brief Note", size, Face.TABLE, level=(NOTES, 0), keep_lines=True)
    return (listed, *own)


def _tables(house: House) -> tuple[ParagraphStyle, ...]:
    s, c = house.sizes, house.colours
    text, quotation = "TableText", "TableQuotation"
    alone = Size(s.table_quotation.size, s.table_quotation.line)
    return (
        ParagraphStyle(text, "Table Text", s.table, Face.TABLE),
        ParagraphStyle(
            "TableHead", "Table Head", s.table_head, based_on=text, bold=True, colour=c.ink, keep_next=True
        ),
        ParagraphStyle("TableLabel", "Table Label", s.table_label, based_on=text, bold=True, colour=c.ink),
        ParagraphStyle(
            "TableGroup", "Table Group", s.table, based_on=text, bold=True, colour=c.ink, keep_next=True
        ),
        ParagraphStyle(quotation, "Table Quotation", s.table_quotation, Face.TEXT, based_on=text),
        ParagraphStyle("TableQuotationAlone", "Table Quotation Alone", alone, based_on=quotation),
        ParagraphStyle("TableSmall", "Table Small", s.table_small, based_on=text, colour=c.grey),
        ParagraphStyle(
            "TableItemNumber", "Table Item Number", s.table, based_on=text, level=(ITEMS, 0), bold=True
        ),
        ParagraphStyle(
            "TableBullet", "Table Bullet", s.table_bullet, based_on=text, level=(TABLE_BULLETS, 0)
        ),
        ParagraphStyle("AfterTable", "After Table", s.after_table),
    )


def _figures(house: House) -> tuple[ParagraphStyle, ...]:
    s, c = house.sizes, house.colours
    text = "TableText"
    return (
        ParagraphStyle(
            "FigureNumber", "Figure Number", s.figure, based_on=text, bold=True, colour=c.ink, keep_next=True
        ),
        ParagraphStyle(
            "BandDate", "Band Date", s.band_date, based_on=text, bold=True, colour=c.ink, keep_next=True
        ),
        ParagraphStyle("FigureLabel", "Figure Label", s.figure_label, based_on=text, colour=c.grey),
    )


def _around(house: House) -> tuple[ParagraphStyle, ...]:
    s, c = house.sizes, house.colours
    foot = Size(s.furniture.size, s.furniture.line, after=4)
    return (
        ParagraphStyle(
            "Header", "header", s.furniture, Face.TABLE, colour=c.grey, furniture_tabs=True, priority=99
        ),
        ParagraphStyle(
            "Footer",
            "footer",
            foot,
            Face.TABLE,
            colour=c.grey,
            furniture_tabs=True,
            rule_above=True,
            priority=99,
        ),
        ParagraphStyle(
            "Marking", "Marking", s.marking, Face.TABLE, bold=True, spaced_capitals=1.5, centred=True
        ),
    )

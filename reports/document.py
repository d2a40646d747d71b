"""The neutral document: what a brief says, before anyone decides how Word, HTML or text shows it.

A document is an immutable tree. Sections hold blocks, blocks hold inlines. Numbers of headings, paragraphs, tables
and notes are not stored: they follow from the order of the tree (`reports.numbering`), so that Word, the preview and
the text count alike. Every fact that needs its evidence carries a `Cite`; notes are collected in reading order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from enum import StrEnum


class Look(StrEnum):
    """How a stretch of words is meant; a renderer maps each to one named style."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    VERBATIM = "verbatim"
    """Words of a source, quoted exactly (set in the serif of the house)."""
    QUIET = "quiet"
    """Metadata beside a fact: dates, source codes."""
    NOT_STATED = "not_stated"
    """What no source on file says."""


def _setters(made: type) -> list[Callable[[object, object], None]]:
    """What fills each slot of a frozen value while it is made."""
    return [vars(made)[slot.name].__set__ for slot in fields(made)]


@dataclass(frozen=True, slots=True, init=False)
class Text:
    """A stretch of words in one look; never holds markup, fields or line breaks."""

    text: str
    look: Look

    def __init__(self, text: str, look: Look = Look.PLAIN) -> None:
        _set_text(self, text)
        _set_look(self, look)


_set_text, _set_look = _setters(Text)
"""A long brief is made of half a million of these, of lines and of rows: filling their slots one by one takes half the
time of what a frozen dataclass does by itself.
"""


@dataclass(frozen=True, slots=True)
class Cite:
    """Reference to one or more notes, by citation id; rendered as their numbers."""

    citations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something only the officer can write: shown as a field to complete, never filled by the program."""

    hint: str


@dataclass(frozen=True, slots=True)
class Ref:
    """Cross-reference to an anchored paragraph, row or table; shows the number of its target."""

    anchor: str


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a cell or paragraph."""


Inline = Text | Cite | Prompt | Ref | Break
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph: level 2 is `1.1.`, level 3 is `1.1.1.`; level 0 is unnumbered body text."""

    inlines: Inlines
    level: int = 2
    anchor: str | None = None
    keep_next: bool = False
    portion: str | None = None
    """Portion mark such as `(U)`; None prints none."""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A short list with en dashes."""

    items: tuple[Inlines, ...]


class Align(StrEnum):
    """Horizontal setting of a column."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its part of the text width in any unit."""

    title: str
    share: int
    align: Align = Align.LEFT


class RowKind(StrEnum):
    """What a row is for."""

    FACTS = "facts"
    GROUP = "group"
    """One cell across the table that names the rows below it."""
    CONTINUATION = "continuation"
    """Belongs to the row above it and must not be parted from it; no rule between them."""


@dataclass(frozen=True, slots=True, init=False)
class Line:
    """One paragraph inside a cell."""

    inlines: Inlines
    quotation: bool
    """True for a source's own wording standing as a paragraph of its own."""
    bullet: bool

    def __init__(self, inlines: Inlines, quotation: bool = False, bullet: bool = False) -> None:
        _set_inlines(self, inlines)
        _set_quotation(self, quotation)
        _set_bullet(self, bullet)


_set_inlines, _set_quotation, _set_bullet = _setters(Line)


Cell = tuple[Line, ...]
"""A cell is one or more lines; an empty tuple is an empty cell."""


@dataclass(frozen=True, slots=True, init=False)
class Row:
    """A row of a table. A GROUP row has one cell; a CONTINUATION may have fewer than columns (the last spans)."""

    cells: tuple[Cell, ...]
    kind: RowKind
    anchor: str | None
    """Target of a `Ref`; a numbered row shows its own number."""
    numbered: bool
    """True: the first cell is filled with the running number of register items in the document (1, 2, 3 …)."""

    def __init__(
        self,
        cells: tuple[Cell, ...],
        kind: RowKind = RowKind.FACTS,
        anchor: str | None = None,
        numbered: bool = False,
    ) -> None:
        _set_cells(self, cells)
        _set_kind(self, kind)
        _set_anchor(self, anchor)
        _set_numbered(self, numbered)


_set_cells, _set_kind, _set_anchor, _set_numbered = _setters(Row)


class TableKind(StrEnum):
    """What a table looks like."""

    RULED = "ruled"
    """Head row, rules, captioned and numbered `Table n.`"""
    PANEL = "panel"
    """Side-by-side headed panels without caption (objectives, avoid and decisions)."""
    CONTROL = "control"
    """Label and value pairs at the head of the document; no head row."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG beside the rows of a table, at most so wide and high (points); `description` is for those who cannot see
    it.
    """

    data: bytes = field(repr=False)
    width: float
    height: float
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `caption` is printed (RULED only); `summary` describes it for those who cannot see it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    summary: str = ""
    kind: TableKind = TableKind.RULED
    anchor: str | None = None
    whole: bool = True
    """Whether a short one is kept on one page; a register runs on, so that no page stays half empty for it."""
    picture: Picture | None = None
    """Stands at the right of the first rows."""
    portion: str | None = None
    """Portion mark of its caption; None prints none."""

    @property
    def headline(self) -> str:
        """The caption after its portion mark."""
        return f"{self.portion} {self.caption}" if self.portion and self.caption else self.caption


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a band: a large value over its label."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Band:
    """A row of figures or dates on a quiet ground: the figures of the scope note, the dates of the relationship."""

    figures: tuple[Figure, ...]
    summary: str = ""
    portion: str | None = None
    """Portion mark of all its figures; None prints none."""

    @property
    def shown(self) -> tuple[Figure, ...]:
        """The figures as printed: their mark stands before the first."""
        if self.portion is None or not self.figures:
            return self.figures
        first, *rest = self.figures
        return (Figure(f"{self.portion}\u00a0{first.value}", first.label), *rest)


class Noting(StrEnum):
    """Where the notes of a paper stand; `reports.noting` sets a document so."""

    LISTED = "listed"
    """As numbered paragraphs where its `Notes` stand; every place that its words support refers to one note."""
    FOOTNOTES = "footnotes"
    """At the foot of the page that cites them, in Word as its own footnotes."""
    ENDNOTES = "endnotes"
    """At the end, in Word as its own endnotes."""
    NONE = "none"
    """Nowhere: facts stand without the numbers of their notes."""


@dataclass(frozen=True, slots=True)
class Notes:
    """The place where the numbered notes of the whole document are printed, or of one section at its foot."""

    lead: str
    only: tuple[str, ...] | None = None
    """Citation ids of the notes of a section; None for all."""


@dataclass(frozen=True, slots=True)
class Contents:
    """One quiet line naming the sections that follow (`Inside`)."""


Block = Paragraph | Bullets | Table | Band | Notes | Contents


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part. `annex` sections are lettered instead of numbered; `new_page` parts can be pulled out."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    annex: bool = False
    new_page: bool = False
    heading: bool = True
    """False: the blocks stand without a heading (the control block, the closing block)."""
    short_title: str = ""
    """The name used in `Contents`; the title where empty."""
    portion: str | None = None
    """Portion mark of its heading; None prints none."""


@dataclass(frozen=True, slots=True)
class Note:
    """One numbered note: where the fact stands and, where the wording matters, the exact words."""

    citation: str
    source: str
    """For example `S2, agency feed, New Delhi, 24 Nov 2025`."""
    quote: str = ""
    see: str | None = None
    """The citation whose note gives the words, where this one only says so: `S2; see note 4`."""
    portion: str | None = None
    """Portion mark of the note; None prints none."""

    @property
    def lead(self) -> str:
        """Its source, after its portion mark."""
        return f"{self.portion} {self.source}" if self.portion else self.source


@dataclass(frozen=True, slots=True)
class Running:
    """What stands at the head and foot of every page."""

    marking: str
    """As printed; empty prints none."""
    reference: str
    short_title: str
    copy: str
    cutoff: str
    watermark: str = ""
    """`DRAFT` on drafts; on finals what the scheme asks for, or nothing."""
    addressee: str = ""
    drafter: str = ""
    originator: str = ""
    version: str = ""
    """These four for the named places of an office's own file."""
    paper: str = "Brief"
    """What kind of paper the reference is of, where a house says it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, ready to be rendered."""

    kicker: str
    """Small line over the title: what kind of paper this is."""
    title: str
    subtitle: str
    running: Running
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    """Every note that a `Cite` in the tree refers to, in reading order; numbered from 1."""
    language: str = "en-GB"
    subject: str = ""
    """For the document properties: unclassified, names nobody."""
    portion: str | None = None
    """Portion mark of the title; None prints none."""
    noting: Noting = Noting.LISTED
    landscape: bool = False
    """Whether the paper lies on its side, for tables of many columns."""


def text(words: str, look: Look = Look.PLAIN) -> Text:
    """Short for `Text`, for the sections, which write many."""
    return Text(words, look)


def line(*inlines: Inline | str, quotation: bool = False, bullet: bool = False) -> Line:
    """A line of a cell from inlines and plain strings."""
    return Line(inlines_of(*inlines), quotation=quotation, bullet=bullet)


def inlines_of(*inlines: Inline | str) -> Inlines:
    """Inlines from a mixture of inlines and plain strings; empty strings vanish."""
    return tuple(Text(i) if isinstance(i, str) else i for i in inlines if i != "")


NOT_STATED = Text("not stated", Look.NOT_STATED)
"""Printed in tables where no source on file says; never elsewhere (a guess is never printed)."""

"""Renders a document as a Word file that an officer can go on working in."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import assert_never

from reports.document import (
    Band,
    Block,
    Bullets,
    Contents,
    Document,
    Notes,
    Paragraph,
    Section,
    Table,
    TableKind,
)
from reports.render.furniture import footer, header
from reports.render.house import INDIA, House
from reports.render.labels import complete, labels
from reports.render.lists import gutter_for
from reports.render.ooxml import KEEP_NEXT, PAGE_BREAK_BEFORE, paragraph
from reports.render.package import BODY, Properties, blank, element, fill, sealed
from reports.render.tables import bands, caption, table_xml
from reports.render.typesetter import Typesetter


def render_docx(document: Document, house: House = INDIA) -> bytes:
    """The Word file of `document`; the same document and house give the same bytes.

    Raises `MissingTarget` for a reference or citation that leads nowhere.
    """
    document = complete(document)
    named = labels(document, house)
    language = document.language or house.language
    word = blank(house, language, gutter_for(named.numbers.paragraphs.values(), house))
    word.element.body.sectPr.addprevious(element(BODY))
    page = word.sections[0]
    fill(page.header, header(document.running, house, first=False))
    fill(page.first_page_header, header(document.running, house, first=True))
    for story in (page.footer, page.first_page_footer):
        fill(story, footer(document.running, house))
    body = "".join(_body(document, Typesetter(named)))
    return sealed(word, Properties(document.title, document.subject, language), house, body)


class _Kind(Enum):
    """What a part of the body is when it comes to the space around it."""

    FRONT = auto()
    HEADING = auto()
    CAPTION = auto()
    WORDS = auto()
    RULED = auto()
    QUIET = auto()
    """A control block or band, which brings its own space."""


_Part = tuple[_Kind, str]
_TABLES = {_Kind.RULED, _Kind.QUIET}
_GAP = paragraph("AfterTable", "")
"""The narrow space under a table; without a paragraph between them Word joins two tables into one."""
_GAP_ABOVE = paragraph("AfterTable", "", KEEP_NEXT)
_PARTING = paragraph("AfterTable", "", f'{KEEP_NEXT}<w:spacing w:before="180"/>')
"""Space before a section without heading."""


def _body(document: Document, setter: Typesetter) -> Iterator[str]:
    """Every paragraph and table of the body, in order, with the space that tables need."""
    for style, words in (
        ("Kicker", document.kicker),
        ("Title", document.title),
        ("Subtitle", document.subtitle),
    ):
        if words:
            yield paragraph(style, setter.words(words))
    before = _Kind.FRONT
    for section in document.sections:
        parted = not section.heading and not section.new_page and before is not _Kind.FRONT
        for kind, xml in _section(section, setter):
            yield from filter(None, (_gap(before, kind, parted=parted), xml))
            before, parted = kind, False
    if before in _TABLES:
        yield _GAP


def _gap(before: _Kind, kind: _Kind, *, parted: bool) -> str:
    if parted:
        return _PARTING
    if before in _TABLES:
        return "" if kind is _Kind.HEADING else _GAP
    return _GAP_ABOVE if before is _Kind.WORDS and kind is _Kind.RULED else ""


def _section(section: Section, setter: Typesetter) -> Iterator[_Part]:
    new_page = section.new_page
    if section.heading:
        yield _Kind.HEADING, setter.heading(section)
        new_page = False
    for block in section.blocks:
        if new_page and not isinstance(block, Paragraph):
            yield _Kind.FRONT, paragraph("AfterTable", "", PAGE_BREAK_BEFORE)
        yield from _block(block, setter, annex=section.annex, new_page=new_page)
        new_page = False


def _block(block: Block, setter: Typesetter, *, annex: bool, new_page: bool) -> Iterator[_Part]:
    match block:
        case Paragraph():
            yield _Kind.WORDS, setter.paragraph(block, annex=annex, new_page=new_page)
        case Bullets():
            yield from ((_Kind.WORDS, paragraph("BriefBullet", setter.inlines(item))) for item in block.items)
        case Table():
            yield from _table(block, setter)
        case Band():
            yield from ((_Kind.QUIET, xml) for xml in bands(setter, block))
        case Notes():
            yield from ((_Kind.WORDS, xml) for xml in setter.notes(block))
        case Contents():
            yield _Kind.WORDS, setter.contents(block)
        case _:
            assert_never(block)


def _table(table: Table, setter: Typesetter) -> Iterator[_Part]:
    if title := caption(setter, table):
        yield _Kind.CAPTION, title
    if xml := table_xml(setter, table):
        yield (_Kind.QUIET if table.kind is TableKind.CONTROL else _Kind.RULED), xml

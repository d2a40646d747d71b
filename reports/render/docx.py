"""Renders a document as a Word file that an officer can go on working in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from enum import Enum, auto
from typing import assert_never

from docx.document import Document as WordDocument

from db.values.courtesy import give_way
from reports.document import (
    Band,
    Block,
    Bullets,
    Contents,
    Document,
    Notes,
    Paragraph,
    Running,
    Section,
    Table,
    TableKind,
)
from reports.render import places
from reports.render.footnotes import attach_notes, note_settings
from reports.render.furniture import footer, header, watermark
from reports.render.house import INDIA, House
from reports.render.labels import complete, labels
from reports.render.lists import bullet_place, gutter_for
from reports.render.ooxml import KEEP_NEXT, PAGE_BREAK_BEFORE, paragraph
from reports.render.package import BODY, Properties, blank, element, fill, sealed
from reports.render.photographs import attached
from reports.render.tables import bands, caption, table_xml
from reports.render.typesetter import Typesetter


def render_docx(document: Document, house: House = INDIA) -> bytes:
    """The Word file of `document`; the same document and house give the same bytes.

    Raises `MissingTarget` for a reference or citation that leads nowhere.
    """
    document = complete(document)
    house = house.turned() if document.landscape else house
    named = labels(document, house)
    language = document.language or house.language
    said = note_settings(document.noting, any_notes=bool(document.notes))
    word = blank(house, language, gutter_for(named.numbers.paragraphs.values(), house), said)
    if house.own is None:
        word.element.body.sectPr.addprevious(element(BODY))
    _furnish(word, document, house)
    setter = Typesetter(named, attached(word, document))
    attach_notes(word, setter)
    return sealed(
        word, Properties(document.title, document.subject, language), house, _body(document, setter)
    )


def _furnish(word: WordDocument, document: Document, house: House) -> None:
    """Headers and footers; in an office's own file its places are filled, on the cover too."""
    if house.own is None:
        page = word.sections[0]
        fill(page.header, header(document.running, house, first=False))
        fill(page.first_page_header, header(document.running, house, first=True))
        for story in (page.footer, page.first_page_footer):
            fill(story, footer(document.running, house))
        return
    said = places.values(document)
    places.fill(word.element.body, said, house, "")
    for relationship in word.part.rels.values():
        if relationship.reltype.endswith(("/header", "/footer")):
            number = int(relationship.target_part.partname.idx or 1)
            mark = watermark(document.running, house, number)
            places.fill(relationship.target_part.element, said, house, mark)


def template_hash(house: House = INDIA) -> str:
    """SHA-256 of what a house style puts into every file: styles, lists, settings, page, in hexadecimal digits."""
    nothing = Document("", "", "", Running("", "", "", "", ""), (), ())
    return hashlib.sha256(render_docx(nothing, house)).hexdigest()


class _Kind(Enum):
    """What a part of the body is when it comes to the space around it."""

    FRONT = auto()
    HEADING = auto()
    CAPTION = auto()
    WORDS = auto()
    RULED = auto()
    QUIET = auto()
    """A control block or band, which brings its own space."""
    MORE = auto()
    """Goes on with the part before it."""


_Part = tuple[_Kind, str]
_TABLES = {_Kind.RULED, _Kind.QUIET}
_GAP = paragraph("AfterTable", "")
"""The narrow space under a table; without a paragraph between them Word joins two tables into one."""
_GAP_ABOVE = paragraph("AfterTable", "", KEEP_NEXT)
_PARTING = paragraph("AfterTable", "", f'{KEEP_NEXT}<w:spacing w:before="180"/>')
"""Space before a section without heading."""


def _body(document: Document, setter: Typesetter) -> Iterator[str]:
    """Every paragraph and table of the body, in order, with the space that tables need."""
    front = (
        ()
        if setter.house.own and setter.house.own.titled
        else (
            ("Kicker", document.kicker),
            ("Title", document.title if document.portion is None else f"{document.portion} {document.title}"),
            ("Subtitle", document.subtitle),
        )
    )
    for style, words in front:
        if words:
            yield paragraph(style, setter.words(words))
    before = _Kind.FRONT
    for section in document.sections:
        parted = not section.heading and not section.new_page and before is not _Kind.FRONT
        for kind, xml in _section(section, setter):
            give_way()
            if kind is _Kind.MORE:
                yield xml
                continue
            yield from filter(None, (_gap(before, kind, parted=parted), xml))
            before, parted = kind, False
    if before in _TABLES:
        yield _GAP


def _gap(before: _Kind, kind: _Kind, *, parted: bool) -> str:
    if parted:
        return _PARTING
    if before in _TABLES:
        if kind is _Kind.HEADING:
            return ""
        return _GAP_ABOVE if before is _Kind.QUIET else _GAP
    return _GAP_ABOVE if before is _Kind.WORDS and kind is _Kind.RULED else ""


def _section(section: Section, setter: Typesetter) -> Iterator[_Part]:
    new_page = section.new_page
    if section.heading:
        yield _Kind.HEADING, setter.heading(section)
        new_page = False
    under = 0
    for block in section.blocks:
        if new_page and not isinstance(block, Paragraph):
            yield _Kind.FRONT, paragraph("AfterTable", "", PAGE_BREAK_BEFORE)
        if isinstance(block, Paragraph):
            under = setter.labels.numbers.levels.get(id(block), 0)
        yield from _block(block, setter, annex=section.annex, new_page=new_page, under=under)
        new_page = False


def _block(block: Block, setter: Typesetter, *, annex: bool, new_page: bool, under: int) -> Iterator[_Part]:
    """`under` is the level of the paragraph before, at whose words a list begins."""
    match block:
        case Paragraph():
            yield _Kind.WORDS, setter.paragraph(block, annex=annex, new_page=new_page)
        case Bullets():
            place = "" if annex else bullet_place(under, setter.house)
            yield from (
                (_Kind.WORDS, paragraph("BriefBullet", setter.inlines(item), place)) for item in block.items
            )
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
    kind = _Kind.QUIET if table.kind is TableKind.CONTROL else _Kind.RULED
    for xml in table_xml(setter, table):
        yield kind, xml
        kind = _Kind.MORE

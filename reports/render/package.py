"""The Word package: an empty one in the styles of a house, and its sealing, clean and reproducible."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import docx
from docx.blkcntnr import BlockItemContainer
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Twips

from db.values.courtesy import give_way
from reports.render.house import House, Page
from reports.render.lists import lists
from reports.render.ooxml import NAMESPACES, escaped
from reports.render.photographs import SPACES
from reports.render.streaming import in_blocks, write_beside
from reports.render.styles import styles

_KEPT = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
}
_PROPERTY_LENGTH = 255
"""Word refuses longer document properties."""
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_SETTINGS = (
    '<w:zoom w:percent="100"/>',
    "<w:removePersonalInformation/>",
    "<w:removeDateAndTime/>",
    '<w:defaultTabStop w:val="567"/>',
    '<w:autoHyphenation w:val="0"/>',
    "<w:doNotHyphenateCaps/>",
    '<w:characterSpacingControl w:val="doNotCompress"/>',
    "<w:compat>"
    + "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
        )
    )
    + "</w:compat>",
)
_SCHEME = (
    ("bg1", "light1"),
    ("t1", "dark1"),
    ("bg2", "light2"),
    ("t2", "dark2"),
    *((accent, accent) for accent in ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")),
    ("hyperlink", "hyperlink"),
    ("followedHyperlink", "followedHyperlink"),
)
_CLOSING = (
    "<w:clrSchemeMapping " + " ".join(f'w:{name}="{value}"' for name, value in _SCHEME) + "/>",
    '<w:decimalSymbol w:val="."/>',
    '<w:listSeparator w:val=","/>',
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def blank(house: House, language: str, gutter: int, notes: str = "") -> WordDocument:
    """An empty document with the page, styles and lists of a house, nothing of the template it comes from. `notes` is
    what the settings say of footnotes or endnotes.
    """
    return copy.deepcopy(_blank(house, language, gutter, notes))


@lru_cache(maxsize=16)
def _blank(house: House, language: str, gutter: int, notes: str) -> WordDocument:
    """Made once and copied: to open the template and read a hundred styles takes longer than to set a short brief."""
    own = house.own
    document = docx.Document(io.BytesIO(own.package) if own else None)
    for relationships in (document.part.package.rels, document.part.rels):
        for key in [key for key, relationship in relationships.items() if relationship.reltype not in _KEPT]:
            if own is None:
                del relationships[key]
    _refill(document.styles.element, styles(house, language))
    _refill(document.part.numbering_part.element, lists(house, gutter))
    theme_language = f'<w:themeFontLang w:val="{escaped(language)}"/>'
    settings = _settings(even=own is not None and own.even)
    said = (*settings[:-1], notes, settings[-1], theme_language, *_CLOSING)
    _refill(document.settings.element, filter(None, said))
    _set_page(document, house.page, first=own is None)
    return document


def _settings(*, even: bool) -> tuple[str, ...]:
    """Even pages have headers of their own where an office's file has them; the order is that of the schema."""
    if not even:
        return _SETTINGS
    at = next(i for i, xml in enumerate(_SETTINGS) if xml.startswith("<w:characterSpacingControl"))
    return (*_SETTINGS[:at], "<w:evenAndOddHeaders/>", *_SETTINGS[at:])


def _refill(root: BaseOxmlElement, children: Iterable[str]) -> None:
    for child in list(root):
        root.remove(child)
    for xml in children:
        root.append(element(xml))


def element(xml: str) -> BaseOxmlElement:
    """The element of a WordprocessingML string whose root declares no namespaces of its own."""
    give_way()
    name = re.match(r"<[\w:]+", xml)
    assert name is not None
    return parse_xml(f"{xml[: name.end()]} {NAMESPACES}{xml[name.end() :]}")


def _set_page(document: WordDocument, page: Page, *, first: bool) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Twips(page.width), Twips(page.height)
    if page.width > page.height:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.top_margin, section.bottom_margin = Twips(page.top), Twips(page.bottom)
    section.left_margin, section.right_margin = Twips(page.left), Twips(page.right)
    section.header_distance, section.footer_distance = Twips(page.header), Twips(page.footer)
    if first:
        section.different_first_page_header_footer = True
    properties = document.element.body.sectPr
    for revision in list(properties.attrib):
        del properties.attrib[revision]


def fill(story: BlockItemContainer, paragraphs: Iterable[str]) -> None:
    """Replace the content of a header or footer."""
    root = story.part.element
    _refill(root, paragraphs)


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself: nothing about who made it, where and when."""

    title: str
    subject: str
    language: str


BODY = "<w:p><w:r><w:t>body</w:t></w:r></w:p>"
"""Stands in the document where its body comes; a long body is never parsed, it goes into the file as it was written."""


def sealed(document: WordDocument, properties: Properties, house: House, body: Iterable[str]) -> bytes:
    """The file with its body, packed while it is being made, in place of `BODY`: own properties and fonts, fixed dates
    and order of members. The document is empty afterwards.
    """
    parts = unpacked(document)
    pictured = any(name.startswith("word/media/") for name in parts)
    _empty(document)
    before, after = parts.pop(_MAIN).split(BODY.encode())
    if pictured:
        body = list(body)
        if any("<w:drawing>" in portion for portion in body):
            before = _declaring(before)
    parts["docProps/core.xml"] = _core(properties).encode()
    parts["docProps/app.xml"] = _APP.encode()
    parts["word/fontTable.xml"] = _font_table(house).encode()
    return packed({**parts, _MAIN: chain((before,), in_blocks(body), (after,))})


_MAIN = "word/document.xml"


def _empty(document: WordDocument) -> None:
    """Free its elements here and now: a package refers to itself in circles, and what Python's collector finds is freed
    in whatever thread it runs in; sixty packages at once kept the window for 70 ms.
    """
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart):
            give_way()
            part.element.clear()


def _declaring(head: bytes) -> bytes:
    """The beginning of the document with the prefixes of its pictures declared at the root."""
    root = re.search(rb"<w:document [^>]*", head)
    assert root is not None
    lacking = "".join(
        f' xmlns:{prefix}="{uri}"' for prefix, uri in SPACES if f"xmlns:{prefix}=".encode() not in root[0]
    )
    return head[: root.end()] + lacking.encode() + head[root.end() :]


def unpacked(document: WordDocument) -> dict[str, bytes]:
    """The parts of a document as it would be saved, by name."""
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes | Iterable[bytes]]) -> bytes:
    """A package of these parts, whole or in blocks: fixed dates and order; the same parts give the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(
            parts, key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name)
        ):
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            member.external_attr = 0
            part = parts[name]
            give_way()
            if isinstance(part, bytes):
                package.writestr(member, part)
            else:
                with package.open(member, "w") as file:
                    write_beside(file, part)
    return written.getvalue()


_APP = (
    f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Chancery</Application></Properties>"
)


def _core(properties: Properties) -> str:
    shown = [
        f"<dc:{name}>{escaped(value[:_PROPERTY_LENGTH])}</dc:{name}>"
        for name, value in (
            ("title", properties.title),
            ("subject", properties.subject),
            ("language", properties.language),
        )
        if value
    ]
    return (
        f"{_XML}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{"".join(shown)}</cp:coreProperties>'
    )


def _font_table(house: House) -> str:
    fonts = {font.name: font for font in (house.text_font, house.table_font)}
    for entry in house.script_fonts:
        fonts.setdefault(entry.font.name, entry.font)
    entries = "".join(
        f'<w:font w:name="{escaped(font.name)}"><w:altName w:val="{escaped(font.fallback)}"/>'
        f'<w:family w:val="{font.family}"/><w:pitch w:val="variable"/></w:font>'
        for font in fonts.values()
    )
    return f"{_XML}<w:fonts {NAMESPACES}>{entries}</w:fonts>"

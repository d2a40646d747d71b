"""Reads an office's own Word file as a house style: page, styles, header, footer, cover and named places."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from db.values.errors import ChanceryError, excerpt
from reports.read.package import Package, parsed
from reports.read.paper import Limits, Unreadable
from reports.render.house import A4, INDIA, House, OwnFile, Page
from reports.render.house import paper_name as paper
from reports.render.office_story import cleaned, w
from reports.render.office_styles import Found, found_in, redirected
from reports.render.ooxml import NAMESPACES, tab
from reports.render.ooxml import field as word_field
from reports.render.package import BODY, blank, packed, unpacked
from reports.render.places import P, PLACES, T, WATERMARK, settle

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = f'{NAMESPACES} xmlns:r="{_R}"'
_IMAGES = {
    b"\x89PNG\r\n\x1a\n": ("png", "image/png"),
    b"\xff\xd8\xff": ("jpeg", "image/jpeg"),
    b"GIF8": ("gif", "image/gif"),
}
_WIDTHS = (4_000, 31_680)
"""Twips that a sheet may be wide or high: 7 cm to Word's own limit."""
_KINDS = ("default", "first", "even")
_STORY_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_REL = f"{_R}/"


class UnusableStyle(ChanceryError):
    """A file that cannot be a house style; `str(error)` says why and what to do."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office's house, and what its file was found to hold or lack, in sentences."""

    house: House
    findings: tuple[str, ...]


@dataclass(slots=True)
class _Making:
    """The package that is being made of the file, and what is said of it."""

    parts: dict[str, bytes]
    relationships: list[tuple[str, str, str]] = field(default_factory=list)
    """Id, type and target of what the document leads to."""
    images: dict[str, str] = field(default_factory=dict)
    """Part of the file → name in the new package."""
    types: dict[str, str] = field(default_factory=dict)
    """Part → content type."""
    said: dict[str, None] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)

    def say(self, sentence: str) -> None:
        """Once each."""
        self.said[sentence] = None


def read_office(content: bytes, name: str) -> Office:
    """The house style that a .docx or .dotx is. Raises UnusableStyle for one that cannot serve."""
    try:
        return _read(Package(content, Limits()), name)
    except (Unreadable, UnicodeError, ValueError) as error:
        raise UnusableStyle(
            f"{excerpt(name)} cannot be read as a Word file; open it in Word and save it as .docx."
        ) from error


def _read(package: Package, name: str) -> Office:
    main = package.part(package.main)
    _refuse(package, main, name)
    targets = {one.id: one for one in package.targets(package.main)}
    by_kind = {one.kind: one.part for one in targets.values()}
    if "styles" not in by_kind:
        raise UnusableStyle(f"{excerpt(name)} holds no styles; save it once in Word as .docx.")
    theme = package.part(by_kind["theme"]) if by_kind.get("theme") in package.archive else None
    found = found_in(package.part(by_kind["styles"]), theme)
    made = _Making(unpacked(blank(INDIA, "", INDIA.gutter)))
    if theme is not None:
        made.parts["word/theme/theme1.xml"] = package.archive.read(by_kind["theme"])
    section = _section(main, made)
    page = _page(section)
    _body(package, main, found, made)
    stories = {one.id: (one.kind, one.part) for one in targets.values() if one.kind in {"header", "footer"}}
    even = (
        "settings" in by_kind and package.part(by_kind["settings"]).find(w("evenAndOddHeaders")) is not None
    )
    kinds = _kinds(section, even=even)
    for kind in kinds:
        _stories(package, section, stories, kind, found, made)
    _finish(made, page, kinds)
    known = (
        f"Paper {paper(page)}, text in {found.house.text_font.name} {found.house.sizes.paragraph.size:g} pt."
    )
    findings = (known, *found.findings, *made.said, _about_places(made.places))
    own = OwnFile(packed(made.parts), found.defaults, found.styles, even=even, titled="title" in _cover(made))
    house = replace(found.house, id="own", name=name, page=page, own=own)
    return Office(house, findings)


def _refuse(package: Package, main: etree._Element, name: str) -> None:
    if package.has_macros:
        raise UnusableStyle(
            f"{excerpt(name)} holds macros, which are never taken in; save it as .docx without them."
        )
    if main.tag != w("document"):
        raise UnusableStyle(
            f"{excerpt(name)} is no Word document of the usual kind; save it in Word as .docx."
        )
    changes = [w(one) for one in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")]
    if next(main.iter(*changes), None) is not None:
        raise UnusableStyle(
            f"{excerpt(name)} holds tracked changes: accept or reject them first, then load it again."
        )


def _section(main: etree._Element, made: _Making) -> etree._Element:
    """The last section: its page set-up is used throughout."""
    found = list(main.iter(w("sectPr")))
    if not found:
        return etree.Element(w("sectPr"))
    if len(found) > 1:
        made.say(
            f"It has {len(found)} sections: page set-up, header and footer of the last are used for all."
        )
    columns = found[-1].find(w("cols"))
    if columns is not None and columns.get(w("num"), "1") != "1":
        made.say("Its columns are not kept: a brief has one.")
    return found[-1]


def _page(section: etree._Element) -> Page:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))

    def number(element: etree._Element | None, name: str, usual: int, least: int, most: int) -> int:
        said = "" if element is None else element.get(w(name), "")
        try:
            return min(max(abs(int(float(said))), least), most)
        except ValueError:
            return usual

    width, height = number(size, "w", A4.width, *_WIDTHS), number(size, "h", A4.height, *_WIDTHS)
    across, down = width // 3, height // 3
    return Page(
        width=width,
        height=height,
        top=number(margins, "top", A4.top, 0, down),
        bottom=number(margins, "bottom", A4.bottom, 0, down),
        left=number(margins, "left", A4.left, 0, across),
        right=number(margins, "right", A4.right, 0, across),
        header=number(margins, "header", A4.header, 0, down),
        footer=number(margins, "footer", A4.footer, 0, down),
    )


def _body(package: Package, main: etree._Element, found: Found, made: _Making) -> None:
    """The document of the new package: what stands before and after the brief."""
    body = main.find(w("body"))
    if body is None:
        raise UnusableStyle("The file holds no text body; save it once in Word as .docx.")
    _clean(package, package.main, body, found, made, "document")
    own = set(settle(body)) | _names(body)
    made.places |= own
    place = next((p for p in body.iter(P) if "{{content}}" in "".join(t.text or "" for t in p.iter(T))), None)
    root = etree.fromstring(f"<w:document {_SPACES}><w:body>{BODY}</w:body></w:document>")
    middle = root[0][0]
    if place is not None and place.getparent() is not body:
        made.say(
            "{{ content }} stands in a table or box: give it a paragraph of its own. The brief follows the cover."
        )
        place = None
    before, after = _around(body, place, kept=bool(own - {"content"}))
    if not before and not after and _words(body):
        made.say(
            "Its own text is taken for sample text and left out: it holds no named place such as {{ title }}."
        )
    elif place is None and before:
        made.say("It has no place {{ content }}: the brief begins on a new page after its text.")
        before.append(etree.fromstring(f'<w:p {NAMESPACES}><w:r><w:br w:type="page"/></w:r></w:p>'))
    for one in before:
        middle.addprevious(_guarded(one))
    for one in reversed(after):
        middle.addnext(_guarded(one))
    made.parts["word/document.xml"] = _xml(root)


def _around(
    body: etree._Element, place: etree._Element | None, *, kept: bool
) -> tuple[list[etree._Element], list[etree._Element]]:
    """What stands before and after the brief."""
    all_of_it = [one for one in body if one.tag in {w("p"), w("tbl")}]
    if place is not None:
        at = all_of_it.index(place)
        return all_of_it[:at], all_of_it[at + 1 :]
    return (all_of_it if kept else []), []


def _guarded(one: etree._Element) -> etree._Element:
    """A paragraph that cannot be taken for the place of the brief."""
    if one.tag == P and one.find(w("pPr")) is None:
        one.insert(0, etree.Element(w("pPr")))
    return one


def _words(root: etree._Element) -> str:
    return "".join(t.text or "" for t in root.iter(T)).strip()


def _names(root: etree._Element) -> set[str]:
    return {match for t in root.iter(T) for match in re.findall(r"\{\{(\w+)\}\}", t.text or "")}


def _cover(made: _Making) -> set[str]:
    return set(re.findall(r"\{\{(\w+)\}\}", made.parts["word/document.xml"].decode()))


def _kinds(section: etree._Element, *, even: bool) -> tuple[str, ...]:
    first = section.find(w("titlePg"))
    titled = first is not None and first.get(w("val"), "1") not in {"0", "false"}
    return tuple(kind for kind in _KINDS if kind == "default" or (titled if kind == "first" else even))


def _stories(
    package: Package,
    section: etree._Element,
    stories: dict[str, tuple[str, str]],
    kind: str,
    found: Found,
    made: _Making,
) -> None:
    """The header and the footer of one kind of page: as the file has them, else as the program sets them."""
    which = {"default": "", "first": " of the first page", "even": " of even pages"}[kind]
    for word in ("header", "footer"):
        reference = next(
            (one for one in section.findall(w(f"{word}Reference")) if one.get(w("type"), "default") == kind),
            None,
        )
        part = stories.get(reference.get(f"{{{_R}}}id", ""), ("", ""))[1] if reference is not None else ""
        if part and part in package.archive:
            story = package.part(part)
            _clean(package, part, story, found, made, f"{word}-{kind}")
            made.places |= set(settle(story)) | _names(story)
            told = f"The {word}{which} has no place {{{{ marking }}}}: the marking is put there."
        else:
            story = etree.fromstring(_usual(word))
            told = (
                f"It has no {word}{which}: one of the program is used."
                if kind != "default" or reference is None
                else ""
            )
        root = etree.fromstring(f"<w:{'hdr' if word == 'header' else 'ftr'} {_SPACES}/>")
        root.extend([one for one in story if one.tag in {w("p"), w("tbl")}])
        if len(root) == 0 or root[-1].tag != P:
            etree.SubElement(root, P)
        if "marking" not in _names(root):
            made.say(told)
            _mark(root, top=word == "header")
        if word == "header":
            _anchor(root)
        _put_story(made, word, kind, root)


def _usual(word: str) -> str:
    """Header and footer as the houses of the program have them."""

    def place(name: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{{{{{name}}}}}</w:t></w:r>'

    if word == "header":
        line = f"{place('reference')}{tab()}{place('short_title')}{tab()}{place('copy')}"
        return f'<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{line}</w:p></w:hdr>'
    line = f"{place('cutoff')}{tab()}{tab()}{word_field('PAGE', '1')}"
    return f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{line}</w:p></w:ftr>'


def _mark(root: etree._Element, *, top: bool) -> None:
    """The marking in a paragraph of its own, at the very top or the very bottom."""
    xml = f'<w:p {NAMESPACES}><w:pPr><w:pStyle w:val="Marking"/></w:pPr><w:r><w:t>{{{{marking}}}}</w:t></w:r></w:p>'
    paragraph = etree.fromstring(xml)
    if top:
        root.insert(0, paragraph)
    else:
        root.append(paragraph)


def _anchor(root: etree._Element) -> None:
    """Where the watermark hangs: the first paragraph of the header."""
    first = next(root.iter(P))
    run = etree.fromstring(f"<w:r {NAMESPACES}><w:t>{WATERMARK}</w:t></w:r>")
    first.insert(1 if len(first) and first[0].tag == w("pPr") else 0, run)


def _put_story(made: _Making, word: str, kind: str, root: etree._Element) -> None:
    name = f"word/{word}{_KINDS.index(kind) + 1}.xml"
    made.parts[name] = _xml(root)
    made.types[name] = _STORY_TYPE.format(word)
    used = sorted(set(re.findall(r'r:(?:embed|id)="(own\w+)"', made.parts[name].decode())))
    if used:
        rels = "".join(_relationship(one, f"{_REL}image", made.images[one]) for one in used)
        made.parts[f"word/_rels/{name.removeprefix('word/')}.rels"] = _relationships(rels)
    made.relationships.append((f"own{word}{kind}", f"{_REL}{word}", name.removeprefix("word/")))


def _clean(
    package: Package, part: str, root: etree._Element, found: Found, made: _Making, where: str
) -> None:
    images = {one.id: one.part for one in package.targets(part) if one.kind == "image"}

    def keep(relationship: str) -> str | None:
        source = images.get(relationship)
        return _kept_image(package, source, made) if source else None

    for sentence in cleaned(root, keep):
        made.say(sentence)
    redirected(root, found.renamed)


def _kept_image(package: Package, source: str, made: _Making) -> str | None:
    """The relationship of a picture's copy, without what a camera or a program wrote into it; None for other formats."""
    from reports.render.pictures import bare

    if source not in package.archive:
        return None
    data = package.archive.read(source)
    known = next((shape for start, shape in _IMAGES.items() if data.startswith(start)), None)
    if known is None:
        return None
    data = bare(data)
    ending, media = known
    for made_id, target in made.images.items():
        if made.parts[f"word/{target}"] == data:
            return made_id
    number = len(made.images) + 1
    made.images[f"ownimage{number}"] = f"media/image{number}.{ending}"
    made.parts[f"word/media/image{number}.{ending}"] = data
    made.types[f".{ending}"] = media
    return f"ownimage{number}"


def _finish(made: _Making, page: Page, kinds: tuple[str, ...]) -> None:
    """Section, relationships and content types of the new package."""
    root = etree.fromstring(made.parts["word/document.xml"])
    references = "".join(
        f'<w:{word}Reference w:type="{kind}" r:id="own{word}{kind}"/>'
        for kind in kinds
        for word in ("header", "footer")
    )
    first = "<w:titlePg/>" if "first" in kinds else ""
    section = (
        f'<w:sectPr {_SPACES}>{references}<w:pgSz w:w="{page.width}" w:h="{page.height}"/>'
        f'<w:pgMar w:top="{page.top}" w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" '
        f'w:header="{page.header}" w:footer="{page.footer}" w:gutter="0"/>{first}</w:sectPr>'
    )
    root[0].append(etree.fromstring(section))
    made.parts["word/document.xml"] = _xml(root)
    for made_id, target in made.images.items():
        if made_id in made.parts["word/document.xml"].decode():
            made.relationships.append((made_id, f"{_REL}image", target))
    rels = "".join(_relationship(*one) for one in made.relationships)
    path = "word/_rels/document.xml.rels"
    made.parts[path] = made.parts[path].replace(b"</Relationships>", f"{rels}</Relationships>".encode())
    types = "".join(_type(part, media) for part, media in sorted(made.types.items()))
    listed = made.parts["[Content_Types].xml"]
    for part, media in made.types.items():
        if part.startswith(".") and f'Extension="{part[1:]}"'.encode() in listed:
            types = types.replace(_type(part, media), "")
    made.parts["[Content_Types].xml"] = listed.replace(b"</Types>", f"{types}</Types>".encode())


def _type(part: str, media: str) -> str:
    if part.startswith("."):
        return f'<Default Extension="{part[1:]}" ContentType="{media}"/>'
    return f'<Override PartName="/{part}" ContentType="{media}"/>'


def _relationship(made_id: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{made_id}" Type="{kind}" Target="{target}"/>'


def _relationships(inner: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="{space}">{inner}</Relationships>'.encode()


def _xml(root: etree._Element) -> bytes:
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r", "v", "o"])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _about_places(used: set[str]) -> str:
    unknown = sorted(used - set(PLACES))
    words = ", ".join("{{ " + one + " }}" for one in unknown)
    if unknown:
        known = ", ".join("{{ " + one + " }}" for one in PLACES)
        return f"Unknown places stay empty: {words}. Known are {known}."
    found = ", ".join("{{ " + one + " }}" for one in PLACES if one in used)
    return f"Places that are filled: {found}." if found else "It has no named places."

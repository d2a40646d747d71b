"""Reads an office's own Word file as a house style: page, styles, header, footer, cover and named places."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from db.values.errors import ChanceryError, excerpt
from reports.read.package import Package
from reports.read.paper import Limits, Unreadable
from reports.render.house import A4, INDIA, House, OwnFile, Page
from reports.render.house import paper_name as paper
from reports.render.office_package import KINDS, SPACES, Making, R, finish, kept_image, put_story, xml_of
from reports.render.office_story import cleaned, w
from reports.render.office_styles import Found, found_in, redirected
from reports.render.ooxml import NAMESPACES, tab
from reports.render.ooxml import field as word_field
from reports.render.package import BODY, blank, packed, unpacked
from reports.render.places import PLACES, WATERMARK, P, T, settle

_WIDTHS = (4_000, 31_680)
"""Twips that a sheet may be wide or high: 7 cm to Word's own limit."""


class UnusableStyle(ChanceryError):
    """A file that cannot be a house style; `str(error)` says why and what to do."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office's house, and what its file was found to hold or lack, in sentences."""

    house: House
    findings: tuple[str, ...]


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
    theme = package.part(by_kind["theme"]) if by_kind.get("theme", "") in package.archive else None
    found = found_in(package.part(by_kind["styles"]), theme)
    made = Making(unpacked(blank(INDIA, "", INDIA.gutter)))
    if theme is not None:
        made.parts["word/theme/theme1.xml"] = package.archive.read(by_kind["theme"])
    section = _section(main, made)
    page = _page(section)
    _body(package, main, found, made)
    stories = {one.id: (one.kind, one.part) for one in targets.values() if one.kind in {"header", "footer"}}
    settings = package.part(by_kind["settings"]) if "settings" in by_kind else None
    even = settings is not None and settings.find(w("evenAndOddHeaders")) is not None
    kinds = _kinds(section, even=even)
    for kind in kinds:  # of pages
        _stories(package, section, stories, made, kind=kind, found=found, page=page)
    finish(made, page, kinds)
    text = found.house.sizes.paragraph
    known = f"Paper {paper(page)}, text in {found.house.text_font.name} {text.size:g} pt."
    findings = (known, *found.findings, *made.said, _about_places(made.places))
    own = OwnFile(
        packed(made.parts),
        found.defaults,
        found.styles,
        even=even,
        cover=made.cover * text.line,
        titled="title" in _cover(made),
    )
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


def _section(main: etree._Element, made: Making) -> etree._Element:
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


def _body(package: Package, main: etree._Element, found: Found, made: Making) -> None:
    """The document of the new package: what stands before and after the brief."""
    body = main.find(w("body"))
    if body is None:
        raise UnusableStyle("The file holds no text body; save it once in Word as .docx.")
    _clean(package, package.main, body, found, made)
    own = set(settle(body)) | _names(body)
    made.places |= own
    place = next((p for p in body.iter(P) if "{{content}}" in "".join(t.text or "" for t in p.iter(T))), None)
    root = etree.fromstring(f"<w:document {SPACES}><w:body>{BODY}</w:body></w:document>")
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
    paragraphs = sum(1 for one in before for _ in one.iter(P))
    made.cover = 1.6 * paragraphs
    for one in before:
        middle.addprevious(_guarded(one))
    for one in reversed(after):
        middle.addnext(_guarded(one))
    made.parts["word/document.xml"] = xml_of(root)


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


def _cover(made: Making) -> set[str]:
    return set(re.findall(r"\{\{(\w+)\}\}", made.parts["word/document.xml"].decode()))


def _kinds(section: etree._Element, *, even: bool) -> tuple[str, ...]:
    first = section.find(w("titlePg"))
    titled = first is not None and first.get(w("val"), "1") not in {"0", "false"}
    return tuple(kind for kind in KINDS if kind == "default" or (titled if kind == "first" else even))


def _stories(
    package: Package,
    section: etree._Element,
    stories: dict[str, tuple[str, str]],
    made: Making,
    *,
    kind: str,
    found: Found,
    page: Page,
) -> None:
    """The header and the footer of one kind of page: as the file has them, else as the program sets them."""
    which = {"default": "", "first": " of the first page", "even": " of even pages"}[kind]
    for word in ("header", "footer"):
        part = _part(section, stories, word, kind)
        if part in package.archive:
            story = package.part(part)
            _clean(package, part, story, found, made)
            made.places |= set(settle(story)) | _names(story)
            told = f"The {word}{which} has no place {{{{ marking }}}}: the marking is put there."
        else:
            story = etree.fromstring(_usual(word, page))
            told = f"It has no {word}{which}: one of the program is used."
        root = etree.fromstring(f"<w:{'hdr' if word == 'header' else 'ftr'} {SPACES}/>")
        root.extend([one for one in story if one.tag in {w("p"), w("tbl")}])
        if len(root) == 0 or root[-1].tag != P:
            etree.SubElement(root, P)
        if "marking" not in _names(root):
            made.say(told)
            _mark(root, top=word == "header")
        if word == "header":
            _anchor(root)
        put_story(made, word, kind, root)


def _part(section: etree._Element, stories: dict[str, tuple[str, str]], word: str, kind: str) -> str:
    """The part with the header or footer of one kind of page; empty where there is none."""
    for reference in section.findall(w(f"{word}Reference")):
        if reference.get(w("type"), "default") == kind:
            return stories.get(reference.get(f"{{{R}}}id", ""), ("", ""))[1]
    return ""


def _usual(word: str, page: Page) -> str:
    """Header and footer as the houses of the program have them."""

    def place(name: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{{{{{name}}}}}</w:t></w:r>'

    width = page.text_width
    tabs = (
        f'<w:tabs><w:tab w:val="center" w:pos="{width // 2}"/><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    )
    if word == "header":
        line = f"{place('reference')}{tab()}{place('short_title')}{tab()}{place('copy')}"
        return f"<w:hdr {NAMESPACES}><w:p><w:pPr>{tabs}</w:pPr>{line}</w:p></w:hdr>"
    line = f"{place('cutoff')}{tab()}{tab()}{word_field('PAGE', '1')}"
    return f"<w:ftr {NAMESPACES}><w:p><w:pPr>{tabs}</w:pPr>{line}</w:p></w:ftr>"


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


def _clean(package: Package, part: str, root: etree._Element, found: Found, made: Making) -> None:
    images = {one.id: one.part for one in package.targets(part) if one.kind == "image"}

    def keep(relationship: str) -> str | None:
        source = images.get(relationship)
        return kept_image(package, source, made) if source else None

    for sentence in cleaned(root, keep):
        made.say(sentence)
    redirected(root, found.renamed)


def _about_places(used: set[str]) -> str:
    unknown = sorted(used - set(PLACES))
    words = ", ".join("{{ " + one + " }}" for one in unknown)
    if unknown:
        known = ", ".join("{{ " + one + " }}" for one in PLACES)
        return f"Unknown places stay empty: {words}. Known are {known}."
    found = ", ".join("{{ " + one + " }}" for one in PLACES if one in used)
    return f"Places that are filled: {found}." if found else "It has no named places."

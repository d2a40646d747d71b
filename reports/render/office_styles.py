"""The styles of an office's own file: which of the brief's it has, and what is taken for those it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from reports.render.house import INDIA, Face, Font, House, Size, Sizes
from reports.render.office_story import w
from reports.render.styles import numbered
from reports.render.stylesheet import ParagraphStyle, stylesheet

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DECLARED = re.compile(r' xmlns:\w+="[^"]*"')
_ALWAYS = {
    "normal": "Normal", "default paragraph font": "DefaultParagraphFont", "normal table": "TableNormal",
    "no list": "NoList", "strong": "Strong", "emphasis": "Emphasis", "verbatim": "Verbatim", "quiet": "Quiet",
    "not stated": "NotStated", "officer prompt": "OfficerPrompt", "copy number": "CopyNumber",
    "note reference": "NoteReference", "chancery table": "ChanceryTable",
    "chancery control block": "ChanceryControl", "chancery band": "ChanceryBand",
}  # fmt: skip
"""Names of styles that are no paragraphs → their ids."""
_SERIF = re.compile(
    r"times|cambria|georgia|garamond|serif|roman|book|palatino|century|caslon|minion", re.IGNORECASE
)
_BEFORE_NUMBER = {
    w(name) for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
}
_SAID = (
    "Title",
    "Heading1",
    "AnnexHeading",
    "BriefParagraph1",
    "TableText",
    "Caption",
    "Marking",
    "Header",
    "Footer",
)
"""Styles that are worth a sentence of their own where they are missing; others are named together."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the styles of a file come to."""

    styles: tuple[tuple[str, str], ...]
    defaults: str
    renamed: Mapping[str, str]
    """Id of a style in the file → its id in the brief."""
    house: House
    """The first house in the faces, size and ink of the file."""
    findings: tuple[str, ...]


def found_in(root: etree._Element, theme: etree._Element | None) -> Found:
    """The styles of a file; `root` is its `w:styles` and is changed."""
    _bare(root)
    sheet = {style.name.casefold(): style for style in stylesheet(INDIA)}
    known = {**{name: style.id for name, style in sheet.items()}, **_ALWAYS}
    renamed = _renamed(root, known)
    house = _house(root, theme)
    mine = {style.id: style for style in stylesheet(house)}
    styles = []
    for style in root.findall(w("style")):
        own = renamed[style.get(w("styleId"), "")]
        style.set(w("styleId"), own)
        _redirect(style, renamed)
        if own in mine:
            _in_step(style, mine[own])
        styles.append((own, _string(style)))
    defaults = root.find(w("docDefaults"))
    has = {own for own, _ in styles}
    return Found(
        tuple(styles),
        "" if defaults is None else _string(defaults),
        renamed,
        house,
        tuple(_missing(mine, has, house)),
    )


def _bare(root: etree._Element) -> None:
    """Without revision marks, lists of their own and what is written for one version of Word only."""
    for element in list(root.iter()):
        foreign = not str(element.tag).startswith(w(""))
        gone = not foreign and element.tag in {
            w("rsid"),
            w("numPr"),
            w("latentStyles"),
            w("vanish"),
            w("webHidden"),
        }
        parent = element.getparent()
        if (foreign or gone) and parent is not None:
            parent.remove(element)
            continue
        for name in list(element.attrib):
            if not str(name).startswith(w("")) or "rsid" in str(name):
                del element.attrib[name]


def _renamed(root: etree._Element, known: Mapping[str, str]) -> dict[str, str]:
    ids: dict[str, str] = {}
    ours = set(known.values())
    for style in root.findall(w("style")):
        name = style.find(w("name"))
        said = "" if name is None else name.get(w("val"), "").casefold()
        own = style.get(w("styleId"), "")
        wanted = known.get(said)
        if wanted and wanted not in ids.values():
            ids[own] = wanted
        else:
            ids[own] = f"Own{own}" if own in ours or own in ids.values() else own
    return ids


def _redirect(element: etree._Element, renamed: Mapping[str, str]) -> None:
    for name in ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle"):
        for mention in element.iter(w(name)):
            mention.set(w("val"), renamed.get(mention.get(w("val"), ""), mention.get(w("val"), "")))


def redirected(story: etree._Element, renamed: Mapping[str, str]) -> None:
    """Name the styles of a story as the brief names them; one that is not there is left out."""
    for name in ("pStyle", "rStyle", "tblStyle"):
        for mention in list(story.iter(w(name))):
            own = renamed.get(mention.get(w("val"), ""))
            if own is None:
                parent = mention.getparent()
                assert parent is not None
                parent.remove(mention)
            else:
                mention.set(w("val"), own)


def _in_step(style: etree._Element, ours: ParagraphStyle) -> None:
    """What the brief needs of a style whatever it looks like: its number, and staying with what follows."""
    properties = style.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        look = style.find(w("rPr"))
        if look is None:
            style.append(properties)
        else:
            look.addprevious(properties)
    for place, (wanted, name) in enumerate(
        ((ours.keep_next, "keepNext"), (ours.keep_lines, "keepLines"), (ours.new_page, "pageBreakBefore"))
    ):
        if wanted and properties.find(w(name)) is None:
            before = sum(
                child.tag in {w(n) for n in ("keepNext", "keepLines")[:place]} for child in properties
            )
            properties.insert(before, etree.Element(w(name)))
    if ours.level:
        for name in ("ind", "tabs"):
            for child in properties.findall(w(name)):
                properties.remove(child)
        number = etree.fromstring(f'<r xmlns:w="{w("")[1:-1]}">{numbered(ours)}</r>')[0]
        properties.insert(sum(child.tag in _BEFORE_NUMBER for child in properties), number)


def _string(element: etree._Element) -> str:
    return _DECLARED.sub("", etree.tostring(element, encoding="unicode", with_tail=False))


def _house(root: etree._Element, theme: etree._Element | None) -> House:
    """Faces, size, ink and language as Normal and the first heading of the file have them."""
    face = _face(root, "normal", theme) or "Times New Roman"
    table = _face(root, "table text", theme, inherit=False) or face
    size = _size(root, "normal") or 10.0
    scale = size / INDIA.sizes.paragraph.size
    language = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")
    ink = _ink(root)
    return replace(
        INDIA,
        text_font=_font(face),
        table_font=_font(table),
        language=(language.get(w("val")) if language is not None else None) or "en-GB",
        annex_word="Annex",
        colours=replace(INDIA.colours, ink=ink),
        sizes=_scaled(INDIA.sizes, scale),
    )


def _font(name: str) -> Font:
    serif = bool(_SERIF.search(name))
    fallback = "Liberation Serif" if serif else "Liberation Sans"
    return Font(name, fallback, "roman" if serif else "swiss", 0.46 if serif else 0.5)


def _scaled(sizes: Sizes, scale: float) -> Sizes:
    def to_half(points: float) -> float:
        return round(points * scale * 2) / 2

    changed = {
        name: Size(to_half(size.size), to_half(size.line), to_half(size.before), to_half(size.after))
        for name in Sizes.__slots__
        for size in [getattr(sizes, name)]
    }
    return Sizes(**changed)


def _named(root: etree._Element, name: str) -> etree._Element | None:
    for style in root.findall(w("style")):
        found = style.find(w("name"))
        if found is not None and found.get(w("val"), "").casefold() == name:
            return style
    return None


def _looks(root: etree._Element, name: str, *, inherit: bool = True) -> Iterator[etree._Element]:
    """The character properties of a style, of those it is based on, and the defaults, nearest first."""
    style = _named(root, name)
    for _ in range(20):
        if style is None:
            break
        look = style.find(w("rPr"))
        if look is not None:
            yield look
        based = style.find(w("basedOn"))
        wanted = None if based is None else based.get(w("val"))
        style = next((s for s in root.findall(w("style")) if wanted and s.get(w("styleId")) == wanted), None)
    default = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    if inherit and default is not None:
        yield default


def _face(root: etree._Element, name: str, theme: etree._Element | None, *, inherit: bool = True) -> str:
    for look in _looks(root, name, inherit=inherit):
        fonts = look.find(w("rFonts"))
        if fonts is None:
            continue
        if (themed := fonts.get(w("asciiTheme"))) and theme is not None:
            part = "majorFont" if themed.startswith("major") else "minorFont"
            latin = theme.find(f".//{_A}{part}/{_A}latin")
            if latin is not None and latin.get("typeface"):
                return str(latin.get("typeface"))
        if direct := fonts.get(w("ascii")):
            return str(direct)
    return ""


def _size(root: etree._Element, name: str) -> float | None:
    for look in _looks(root, name):
        size = look.find(w("sz"))
        if size is not None and size.get(w("val"), "").isdecimal():
            return min(max(int(size.get(w("val"), "0")) / 2, 6), 24)
    return None


def _ink(root: etree._Element) -> str:
    for look in _looks(root, "heading 1", inherit=False):
        colour = look.find(w("color"))
        if colour is not None and re.fullmatch(r"[0-9A-Fa-f]{6}", colour.get(w("val"), "")):
            return str(colour.get(w("val"))).upper()
    return "000000"


def _missing(mine: Mapping[str, ParagraphStyle], has: set[str], house: House) -> Iterator[str]:
    """One sentence for each style that matters, one for the others together."""
    text = f"{house.text_font.name} {house.sizes.paragraph.size:g} pt"
    rest = []
    for own, style in mine.items():
        if own in has:
            continue
        name = f"“{style.name}”"
        if own not in _SAID:
            rest.append(name)
        elif own == "BriefParagraph1":
            yield f"The style {name} is missing: numbered paragraphs look like its “Normal”, {text}, with our numbers."
        else:
            font = house.font(style.face or Face.TEXT)
            bold = " bold" if style.bold else ""
            yield f"The style {name} is missing: {font.name} {style.size.size:g} pt{bold} is used instead."
    if rest:
        yield f"Not in the file, and set in the same faces: {', '.join(rest)}."

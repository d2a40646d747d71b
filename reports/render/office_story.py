"""Cleans what an office's own file shows, cover, headers and footers, of people and foreign machinery."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from reports.render.ooxml import W, field

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_V = "urn:schemas-microsoft-com:vml"
_O = "urn:schemas-microsoft-com:office:office"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_XML = "http://www.w3.org/XML/1998/namespace"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_KNOWN = {W, _R, _V, _O, "urn:schemas-microsoft-com:office:word", _WP, _A, _PIC, _XML, ""}
_PATH = re.compile(r"[A-Za-z]:\\|\\\\\w|file:|/(home|Users|tmp)/", re.IGNORECASE)
_PAGE_FIELDS = {"PAGE", "NUMPAGES"}
_TELLING = {
    "AUTHOR", "COMMENTS", "CREATEDATE", "DATE", "DOCPROPERTY", "DOCVARIABLE", "EDITTIME", "FILENAME", "FILESIZE",
    "INFO", "KEYWORDS", "LASTSAVEDBY", "PRINTDATE", "REVNUM", "SAVEDATE", "SUBJECT", "TEMPLATE", "TIME", "TITLE",
    "USERADDRESS", "USERINITIALS", "USERNAME",
}  # fmt: skip
"""Fields whose words tell of a person, a machine or a moment."""

_GONE = (
    "proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference",
    "annotationRef", "permStart", "permEnd", "lastRenderedPageBreak", "footnoteReference", "endnoteReference",
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "altChunk", "object", "control",
    "customXmlPr", "smartTagPr", "numPr", "sectPr", "ruby", "rsid", "subDoc", "ptab", "dataBinding",
)  # fmt: skip
_UNWRAPPED = ("sdt", "customXml", "smartTag")


def w(name: str) -> str:
    """The qualified name of `w:name`."""
    return f"{{{W}}}{name}"


def cleaned(root: etree._Element, keep_image: Callable[[str], str | None]) -> Iterator[str]:
    """Clean a story in place; what an officer should know of it is yielded in sentences.

    `keep_image` gives the new relationship of a picture, None for one that cannot be kept.
    """
    _without_alternatives(root)
    for element in list(root.iter()):
        if etree.QName(element).namespace not in _KNOWN:  # comments were left behind in parsing
            _remove(element)
            continue
        for name in list(element.attrib):
            space = etree.QName(name).namespace or ""
            if space not in _KNOWN or "rsid" in str(name) or str(name) == f"{{{_O}}}gfxdata":
                del element.attrib[name]
    yield from _fields(root)
    _unwrap(root, _UNWRAPPED)
    hidden = [one for name in ("vanish", "specVanish", "webHidden") for one in root.iter(w(name))]
    for mark in hidden:
        run = next(mark.iterancestors(w("r")), None)
        _remove(run if run is not None else mark)
    if hidden:
        yield "Hidden text was taken out."
    for name in _GONE:
        for element in list(root.iter(w(name))):
            _remove(element)
    for element in list(root.iter(f"{{{_A}}}extLst")):
        _remove(element)
    yield from _links(root)
    yield from _pictures(root, keep_image)
    yield from _tables(root)


def _remove(element: etree._Element) -> None:
    """Take an element out of its tree, the words after it kept."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _without_alternatives(root: etree._Element) -> None:
    """Of every choice between forms the one that all word processors read."""
    for choice in list(root.iter(f"{{{_MC}}}AlternateContent")):
        fallback = choice.find(f"{{{_MC}}}Fallback")
        for child in list(fallback) if fallback is not None else ():
            choice.addprevious(child)
        _remove(choice)


def _unwrap(root: etree._Element, names: tuple[str, ...]) -> None:
    """What stands in content controls and the like, without them."""
    for name in names:
        for element in list(root.iter(w(name))):
            content = element.find(w("sdtContent")) if name == "sdt" else element
            for child in list(content) if content is not None else ():
                if child.tag not in {w("sdtPr"), w("sdtEndPr")}:
                    element.addprevious(child)
            _remove(element)


def _fields(root: etree._Element) -> Iterator[str]:
    """Page numbers are kept; any other field becomes the words it shows."""
    dropped: set[str] = set()
    for simple in list(root.iter(w("fldSimple"))):
        word = _word(simple.get(w("instr"), ""))
        if word in _PAGE_FIELDS:
            for run in _runs(field(word, "1")):
                simple.addprevious(run)
        else:
            dropped.add(word)
            for child in list(simple) if word not in _TELLING else ():
                simple.addprevious(child)
        _remove(simple)
    for paragraph in root.iter(w("p")):
        dropped |= set(_complex_fields(paragraph))
    for name in ("fldChar", "instrText"):
        for stray in list(root.iter(w(name))):
            if stray.get("kept") is None:
                _remove(stray)
            else:
                del stray.attrib["kept"]
    for word in sorted(dropped - {""}):
        what = (
            "taken out: it tells of a person, a machine or a moment"
            if word in _TELLING
            else "made plain words"
        )
        yield f"The field {word} was {what}."


def _word(instruction: str) -> str:
    return (instruction.split() or [""])[0].upper()


def _runs(xml: str) -> list[etree._Element]:
    made = list(etree.fromstring(f'<r xmlns:w="{W}">{xml}</r>'))
    for run in made:
        for name in ("fldChar", "instrText"):
            for element in run.iter(w(name)):
                element.set("kept", "")
    return made


def _complex_fields(paragraph: etree._Element) -> Iterator[str]:
    """Fields that begin and end in this paragraph; of those inside others nothing is kept but their words."""
    runs = [run for run in paragraph.iter(w("r")) if next(run.iterancestors(w("p"))) is paragraph]
    depth, start, instruction = 0, None, ""
    inside: list[etree._Element] = []
    for run in runs:
        for mark in list(run):
            kind = mark.get(w("fldCharType")) if mark.tag == w("fldChar") else None
            if mark.get("kept") is not None:
                continue
            if kind == "begin":
                depth += 1
                if depth == 1:
                    start, instruction, inside = run, "", []
            elif mark.tag == w("instrText") and depth == 1:
                instruction += mark.text or ""
            elif kind == "end" and depth:
                depth -= 1
                if not depth and start is not None:
                    if _word(instruction) in _PAGE_FIELDS:
                        _as_ours(start, run, inside, _word(instruction))
                    else:
                        yield _word(instruction)
                        for one in inside if _word(instruction) in _TELLING else ():
                            _remove(one)
        if depth:
            inside.append(run)


def _as_ours(start: etree._Element, end: etree._Element, inside: list[etree._Element], word: str) -> None:
    """A page number written as this program writes it, in the look it had."""
    look = start.find(w("rPr"))
    for run in _runs(field(word, "1")):
        if look is not None:
            run.insert(0, etree.fromstring(etree.tostring(look)))
        start.addprevious(run)
    for run in {id(one): one for one in (*inside, end)}.values():
        _remove(run)


def _links(root: etree._Element) -> Iterator[str]:
    """Links become their words: what they lead to is not in the brief."""
    found = list(root.iter(w("hyperlink")))
    for link in found:
        for child in list(link):
            link.addprevious(child)
        _remove(link)
    if found:
        yield "Links were made plain words."


def _pictures(root: etree._Element, keep_image: Callable[[str], str | None]) -> Iterator[str]:
    """Pictures point at the copies that are kept; what tells where they came from is emptied."""
    for tag, attribute in ((f"{{{_A}}}blip", f"{{{_R}}}embed"), (f"{{{_V}}}imagedata", f"{{{_R}}}id")):
        for picture in list(root.iter(tag)):
            new = keep_image(picture.get(attribute, ""))
            picture.attrib.pop(f"{{{_R}}}link", "")
            picture.attrib.pop(f"{{{_O}}}title", "")
            if new is None:
                holder = next(picture.iterancestors(w("drawing"), w("pict")), picture)
                _remove(holder)
                yield "A picture that is not in the file itself was left out."
            else:
                picture.set(attribute, new)
    for position, shown in enumerate([*root.iter(f"{{{_WP}}}docPr"), *root.iter(f"{{{_PIC}}}cNvPr")], 1):
        shown.set("name", f"Picture {position}")
        if _PATH.search(shown.get("descr", "")) or re.search(r"\.\w{3,4}$", shown.get("descr", "")):
            shown.set("descr", "")
        if not shown.get("descr") and shown.tag.endswith("docPr"):
            shown.set("descr", "Letterhead")
            yield "A picture has no alternative text: it is read aloud as “Letterhead”."
        shown.attrib.pop("title", "")
        for child in list(shown):
            shown.remove(child)
    for shape in root.iter(f"{{{_V}}}shape"):
        if _PATH.search(shape.get("alt", "")):
            shape.set("alt", "Letterhead")


def _tables(root: etree._Element) -> Iterator[str]:
    """Tables get widths that add up and rows that stay whole."""
    for table in list(root.iter(w("tbl"))):
        if not _evened(table):
            _remove(table)
            yield "A table whose rows have unequal columns was left out."


def _evened(table: etree._Element) -> bool:
    grid = [int(column.get(w("w"), "0")) for column in table.findall(f"{w('tblGrid')}/{w('gridCol')}")]
    rows = table.findall(w("tr"))
    if not grid or not rows:
        return False
    for row in rows:
        position = 0
        for cell in row.findall(w("tc")):
            span_mark = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
            span = 1 if span_mark is None else int(span_mark.get(w("val"), "1"))
            _width(cell, "tcPr", "tcW", sum(grid[position : position + span]), first=True)
            position += span
            if len(cell) == 0 or cell[-1].tag != w("p"):
                etree.SubElement(cell, w("p"))
        if position != len(grid):
            return False
        _whole(row)
    _width(table, "tblPr", "tblW", sum(grid), first=False)
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    if look is not None:
        _remove(look)
    return True


def _width(owner: etree._Element, holder: str, name: str, value: int, *, first: bool) -> None:
    properties = owner.find(w(holder))
    if properties is None:
        properties = etree.Element(w(holder))
        owner.insert(0, properties)
    width = properties.find(w(name))
    if width is None:
        width = etree.Element(w(name))
        before = 0 if first else sum(child.tag in _BEFORE_WIDTH for child in properties)
        properties.insert(before, width)
    width.set(w("w"), str(value))
    width.set(w("type"), "dxa")


_BEFORE_WIDTH = {
    w(name)
    for name in (
        "tblStyle",
        "tblpPr",
        "tblOverlap",
        "bidiVisual",
        "tblStyleRowBandSize",
        "tblStyleColBandSize",
    )
}


def _whole(row: etree._Element) -> None:
    properties = row.find(w("trPr"))
    if properties is None:
        properties = etree.Element(w("trPr"))
        exceptions = row.find(w("tblPrEx"))
        if exceptions is None:
            row.insert(0, properties)
        else:
            exceptions.addnext(properties)
    if properties.find(w("cantSplit")) is None:
        properties.insert(0, etree.Element(w("cantSplit")))

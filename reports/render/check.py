"""Checks a written Word file: whole fields, known styles, even tables, no traces of people."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from lxml import etree

from db.values.courtesy import give_way
from reports.render.condensing import condensed
from reports.render.marks import INSTRUCTION, Marks, bookmark_faults, of_tree, target_faults
from reports.render.ooxml import W

_MAIN = "word/document.xml"
_STORY = re.compile(r"word/(document|footnotes|endnotes|header\d+|footer\d+)\.xml")
_KNOWN_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|word/_rels/\w+\.xml\.rels"
    r"|word/(document|styles|numbering|settings|fontTable|theme/theme\d+|(header|footer)\d+|footnotes|endnotes)\.xml"
    r"|word/media/image\d+\.\w+"
)
_OPEN_LINK = re.compile(r"(https?|mailto):", re.IGNORECASE)
_PATH = re.compile(r"[A-Za-z]:\\|\\\\\w|file:|/(home|Users|tmp)/", re.IGNORECASE)
_APPLICATION = {"Application", "AppVersion", "DocSecurity"}
_NAMELESS = {"creator", "lastModifiedBy", "keywords", "description", "category", "contentStatus"}


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


_PARAGRAPH, _CELL, _FIELD, _INSTRUCTION, _FIELD_PART, _VALUE = map(
    _w, ("p", "tc", "fldChar", "instrText", "fldCharType", "val")
)
_UNSPLIT, _SPAN, _WIDTH = (
    f"{_w(whole)}/{_w(part)}"
    for whole, part in (("trPr", "cantSplit"), ("tcPr", "gridSpan"), ("tcPr", "tcW"))
)
_STYLE_USES = tuple(
    map(_w, ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "numStyleLink", "styleLink"))
)
_WITH_FIELDS = etree.XPath("//w:p[.//w:fldChar or .//w:instrText]", namespaces={"w": W})


def faults_in(docx: bytes) -> list[str]:
    """What is wrong with a Word file, one sentence each; an empty list says that nothing was found.

    The document itself is looked at in short first; where the short form has a fault, the whole is, so that the
    sentences count its tables and rows.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            names = package.namelist()
            contents = {name: _read(package, name) for name in names if name != _MAIN}
            if _MAIN not in names:
                _parsed(contents)
                return ["The package holds no Word document."]
            with package.open(_MAIN) as part:
                short = condensed(part)
            if short is not None and not _faults(names, {**contents, _MAIN: short[0]}, short[1]):
                return []
            return _faults(names, {**contents, _MAIN: _read(package, _MAIN)})
    except (
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        EOFError,
        NotImplementedError,
    ) as error:
        return [f"The file cannot be read as a Word package ({error})."]


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    give_way()
    return package.read(name)


def _faults(names: list[str], contents: Mapping[str, bytes], short: Marks | None = None) -> list[str]:
    """Everything wrong with the parts; of the document with these marks only its `short` form is there."""
    try:
        parts = _parsed({name: contents[name] for name in names})
    except etree.XMLSyntaxError:
        if short is None:
            raise
        return ["The short form of the document cannot be read."]
    marks = {name: of_tree(root) for name, root in parts.items() if _STORY.fullmatch(name)}
    if short is not None:
        marks[_MAIN] = short
    suspect = {name for name in parts if b"rsid" in contents[name].replace(b"\0", b"")}
    return [*_package_faults(names, parts, suspect), *_content_faults(parts, marks)]


def _parsed(contents: Mapping[str, bytes]) -> dict[str, etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    parts = {}
    for name, content in contents.items():
        if name.endswith((".xml", ".rels")):
            give_way()
            parts[name] = etree.fromstring(content, parser)
    return parts


def _content_faults(parts: Mapping[str, etree._Element], marks: Mapping[str, Marks]) -> Iterator[str]:
    styles = _style_ids(parts.get("word/styles.xml"))
    bookmarks = {name for part in marks.values() for name in part.names}
    yield from bookmark_faults(marks.values())
    for name, part in marks.items():
        give_way()
        root = parts[name]
        yield from (f"{name}: {fault}" for fault in _field_faults(root))
        yield from (f"{name}: {fault}" for fault in target_faults(part, bookmarks))
        for index, table in enumerate(root.iter(_w("tbl")), 1):
            yield from (f"{name}, table {index}: {fault}" for fault in _table_faults(table))
    for name, root in parts.items():
        give_way()
        yield from (
            f"{name}: style “{style}” is used but not defined." for style in _styles_used(root) - styles
        )


def _value(element: etree._Element | None, name: str = "val") -> str:
    return "" if element is None else element.get(_w(name), "")


def _number(element: etree._Element | None, name: str, absent: int = 0) -> int:
    """The number in an attribute; -1 where it is none, which fits no sum."""
    shown = _value(element, name)
    if not shown:
        return absent
    return int(shown) if shown.isdecimal() else -1


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _package_faults(names: list[str], parts: dict[str, etree._Element], suspect: set[str]) -> Iterator[str]:
    """Parts that should not be there, links that lead out of the file, and traces of people and machines.

    In the `suspect` ones the letters of a revision mark stand somewhere, if only in their words.
    """
    yield from (f"{name} stands in the package twice." for name, count in Counter(names).items() if count > 1)
    yield from (f"{name} does not belong in the file." for name in names if not _KNOWN_PARTS.fullmatch(name))
    for name, root in parts.items():
        give_way()
        if name.endswith(".rels"):
            yield from _relationship_faults(name, root, names)
        if name in suspect and root.xpath(
            "//*[starts-with(local-name(), 'rsid') or @*[contains(local-name(), 'rsid')]]"
        ):
            yield f"{name}: holds revision marks (rsid)."
        if next(root.iter(_w("vanish"), _w("webHidden"), _w("specVanish")), None) is not None:
            yield f"{name}: holds hidden text."
        if next(root.iter(_w("ins"), _w("del"), _w("moveFrom"), _w("moveTo")), None) is not None:
            yield f"{name}: holds tracked changes."
    yield from _property_faults(parts)


def _relationship_faults(name: str, root: etree._Element, names: Iterable[str]) -> Iterator[str]:
    folder = name.replace("_rels/", "").rpartition("/")[0]
    for relationship in root:
        target = relationship.get("Target", "")
        if relationship.get("TargetMode") == "External":
            if not relationship.get("Type", "").endswith("/hyperlink") or not _OPEN_LINK.match(target):
                yield f"{name}: leads out of the file to {target}."
        elif (
            target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
        ) not in names:
            yield f"{name}: leads to {target}, which is not in the file."


def _property_faults(parts: dict[str, etree._Element]) -> Iterator[str]:
    for element in parts.get("docProps/app.xml", ()):
        if _local(element) not in _APPLICATION or _PATH.search(element.text or ""):
            yield f"docProps/app.xml: tells the {_local(element)}."
    for element in parts.get("docProps/core.xml", ()):
        name = _local(element)
        if name in _NAMELESS and (element.text or "").strip():
            yield f"docProps/core.xml: tells the {name}."
        elif name not in {"title", "subject"} and _PATH.search(element.text or ""):
            yield f"docProps/core.xml: tells a path in {name}."


def _field_faults(root: etree._Element) -> Iterator[str]:
    """Fields must begin, separate and end within a paragraph and say only what this program writes."""
    if next(root.iter(_w("fldSimple")), None) is not None:
        yield "holds a simple field, which this program never writes."
    for paragraph in cast(list[Any], _WITH_FIELDS(root)):
        yield from _paragraph_field_faults(paragraph)


def _paragraph_field_faults(paragraph: etree._Element) -> Iterator[str]:
    states: list[str] = []
    instruction = ""
    for element in paragraph.iter(_FIELD, _INSTRUCTION):
        if element.tag == _INSTRUCTION:
            instruction += element.text or ""
            if not states or states[-1] != "begin":
                yield "a field instruction stands outside a field."
            continue
        match element.get(_FIELD_PART):
            case "begin":
                states.append("begin")
                instruction = ""
            case "separate" if states and states[-1] == "begin":
                states[-1] = "separate"
                if not INSTRUCTION.fullmatch(instruction):
                    yield f"a field says “{instruction.strip()}”, which this program never writes."
            case "end" if states and states[-1] == "separate":
                states.pop()
            case kind:
                yield f"a field has “{kind}” out of turn."
                return
    if states:
        yield "a field is not closed in its paragraph."


def _style_ids(styles: etree._Element | None) -> set[str]:
    return set() if styles is None else {_value(style, "styleId") for style in styles.iter(_w("style"))}


def _styles_used(root: etree._Element) -> set[str]:
    return {element.get(_VALUE, "") for element in root.iter(*_STYLE_USES)}


def _table_faults(table: etree._Element) -> Iterator[str]:
    grid = [_number(column, "w") for column in table.findall(f"{_w('tblGrid')}/{_w('gridCol')}")]
    width = table.find(f"{_w('tblPr')}/{_w('tblW')}")
    if _number(width, "w") != sum(grid):
        yield "its width is not the sum of its columns."
    rows = table.findall(_w("tr"))
    for index, row in enumerate(rows, 1):
        yield from (f"row {index} {fault}" for fault in _row_faults(row, grid))
    look = table.find(f"{_w('tblPr')}/{_w('tblLook')}")
    if _value(look, "firstRow") == "1" and (
        not rows or rows[0].find(f"{_w('trPr')}/{_w('tblHeader')}") is None
    ):
        yield "its head row does not repeat on the next page."
    if not rows:
        yield "it has no rows."


def _row_faults(row: etree._Element, grid: list[int]) -> Iterator[str]:
    give_way()
    if row.find(_UNSPLIT) is None:
        yield "may be split between pages."
    position = 0
    for cell in row.findall(_CELL):
        span = _number(cell.find(_SPAN), "val", 1)
        width = cell.find(_WIDTH)
        if _number(width, "w") != sum(grid[position : position + span]):
            yield "has a cell that is not as wide as its columns."
        if len(cell) == 0 or cell[-1].tag != _PARAGRAPH:
            yield "has a cell that does not end with a paragraph."
        position += span
    if position != len(grid):
        yield f"covers {position} columns of {len(grid)}."

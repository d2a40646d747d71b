"""Bookmarks of a Word file and what leads to them: links and reference fields; gathered from trees or from bytes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from reports.render.ooxml import W

INSTRUCTION = re.compile(
    r"\s*(PAGE|NUMPAGES|SEQ Table \\\* ARABIC|REF \w+ (\\[rw] )?\\h|NOTEREF \w+ (\\f )?\\h)\s*"
)
"""What the fields say that this program writes."""

_TARGET = re.compile(r"\s*(?:NOTE)?REF (\w+)")
_START, _END, _LINK, _FIELD = (
    f"{{{W}}}{name}" for name in ("bookmarkStart", "bookmarkEnd", "hyperlink", "instrText")
)
_ID, _NAME, _ANCHOR = (f"{{{W}}}{name}" for name in ("id", "name", "anchor"))


@dataclass(slots=True)
class Marks:
    """What one part of a file holds of them."""

    starts: Counter[str] = field(default_factory=Counter)
    """Id → how many bookmarks begin with it."""
    ends: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    anchors: set[str] = field(default_factory=set)
    """Where links lead."""
    instructions: set[str] = field(default_factory=set)
    """What the fields say."""


def of_tree(root: etree._Element) -> Marks:
    """The marks of a parsed part."""
    found = Marks()
    for element in root.iter(_START, _END, _LINK, _FIELD):
        tag = element.tag
        if tag == _START:
            found.starts[element.get(_ID, "")] += 1
            found.names[element.get(_NAME, "")] += 1
        elif tag == _END:
            found.ends[element.get(_ID, "")] += 1
        elif tag == _FIELD:
            found.instructions.add(element.text or "")
        elif (anchor := element.get(_ANCHOR)) is not None:
            found.anchors.add(anchor)
    return found


_STARTS = re.compile(rb'<w:bookmarkStart w:id="(\d+)" w:name="(\w+)"/>')
_ENDS = re.compile(rb'<w:bookmarkEnd w:id="(\d+)"/>')
_LINKS = re.compile(rb'<w:hyperlink w:anchor="(\w+)"(?: w:tooltip="[^"<>]*")?')
_PROMPTS = re.compile(rb'<w:tag w:val="officer-\d+"/><w:id w:val="\d+"/>')
"""How this program writes each."""


def of_bytes(xml: bytes, marks: Marks) -> bytes | None:
    """Add the bookmarks and links of a stretch of a part to its marks; returns the stretch without their names, or None
    where one is not written as this program writes it. The numbers of prompts, which nothing leads to, are taken out
    too.
    """
    bare, ids, names = _cut(_STARTS, xml, b"<w:bookmarkStart/>")
    bare, ended = _cut(_ENDS, bare, b"<w:bookmarkEnd/>")
    bare, anchors = _cut(_LINKS, bare, b"<w:hyperlink/>")
    marks.starts.update(_texts(ids))
    marks.names.update(_texts(names))
    marks.ends.update(_texts(ended))
    marks.anchors.update(_texts(anchors))
    told = (len(ids), len(ended), len(anchors))
    if told != tuple(map(bare.count, (b"<w:bookmarkStart", b"<w:bookmarkEnd", b"<w:hyperlink"))):
        return None
    return b"".join(_PROMPTS.split(bare))


def _cut(shape: re.Pattern[bytes], xml: bytes, mark: bytes) -> tuple[Any, ...]:
    """The part with a mark where the shape stood, and what each group of it held."""
    pieces = shape.split(xml)
    step = shape.groups + 1
    return (mark.join(pieces[::step]), *(pieces[group::step] for group in range(1, step)))


def _texts(names: list[bytes]) -> list[str]:
    """Names, none of which holds a blank, as text: all of them at once."""
    return b" ".join(names).decode().split()


def bookmark_faults(parts: Iterable[Marks]) -> Iterator[str]:
    """Bookmarks of one name, or not begun and ended once each, in all the parts of a file together."""
    starts: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for part in parts:
        starts.update(part.starts)
        ends.update(part.ends)
        names.update(part.names)
    if max(names.values(), default=0) > 1:
        yield from (f"bookmark “{name}” stands {count} times." for name, count in names.items() if count > 1)
    if dict(starts) != dict(ends) or max(starts.values(), default=0) > 1:
        yield "bookmarks are not begun and ended once each."


def target_faults(part: Marks, names: set[str]) -> Iterator[str]:
    """Links and references of one part that lead to no bookmark of the file."""
    for anchor in sorted(part.anchors - names):
        yield f"a link leads to “{anchor}”, which is not in the file."
    for instruction in sorted(part.instructions):
        reference = _TARGET.match(instruction)
        if reference and reference[1] not in names:
            yield f"a reference points at “{reference[1]}”, which is not in the file."

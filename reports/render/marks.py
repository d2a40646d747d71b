"""Bookmarks of a Word file and what leads to them: links and reference fields; gathered from trees or from bytes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from reports.render.ooxml import W

INSTRUCTION = re.compile(r"\s*(PAGE|NUMPAGES|SEQ Table \\\* ARABIC|REF \w+ (\\[rw] )?\\h)\s*")
"""What the fields say that this program writes."""

_TARGET = re.compile(r"\s*REF (\w+)")
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


_WRITTEN = {
    b"<w:bookmarkStart": re.compile(rb'<w:bookmarkStart w:id="(\d+)" w:name="(\w+)"/>'),
    b"<w:bookmarkEnd": re.compile(rb'<w:bookmarkEnd w:id="(\d+)"/>'),
    b"<w:hyperlink": re.compile(rb'<w:hyperlink w:anchor="(\w+)"'),
    b"<w:instrText": re.compile(rb'<w:instrText xml:space="preserve">([^<&]*)</w:instrText>'),
}
"""How this program writes each."""


def of_bytes(xml: bytes) -> Marks | None:
    """The marks of a part in which every one is written as this program writes it; None where one is not."""
    found = {tag: shape.findall(xml) for tag, shape in _WRITTEN.items()}
    if any(len(hits) != xml.count(tag) for tag, hits in found.items()):
        return None
    starts, ends, anchors, instructions = found.values()
    return Marks(
        Counter([start.decode() for start, _ in starts]),
        Counter([end.decode() for end in ends]),
        Counter([name.decode() for _, name in starts]),
        {anchor.decode() for anchor in set(anchors)},
        {said.decode() for said in set(instructions)},
    )


def bookmark_faults(parts: Iterable[Marks]) -> Iterator[str]:
    """Bookmarks of one name, or not begun and ended once each, in all the parts of a file together."""
    starts: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for part in parts:
        starts += part.starts
        ends += part.ends
        names += part.names
    yield from (f"bookmark “{name}” stands {count} times." for name, count in names.items() if count > 1)
    if starts != ends or any(count > 1 for count in starts.values()):
        yield "bookmarks are not begun and ended once each."


def target_faults(part: Marks, names: set[str]) -> Iterator[str]:
    """Links and references of one part that lead to no bookmark of the file."""
    for anchor in sorted(part.anchors - names):
        yield f"a link leads to “{anchor}”, which is not in the file."
    for instruction in sorted(part.instructions):
        reference = _TARGET.match(instruction)
        if reference and reference[1] not in names:
            yield f"a reference points at “{reference[1]}”, which is not in the file."

"""Shortens a long part of a Word file to what a check of its structure has to see: each kind of row once a table.

A brief of ten thousand commitments has a hundred megabytes of XML and a few thousand different rows. Which faults a row
has follows from its tags and their attributes alone, so rows that differ only in their words need one look. That the
whole is well-formed is proved on the whole, by an XML parser that builds no tree. What is not written in the plain form
in which this program writes it is not shortened: None, and the caller looks at the whole.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from reports.render.marks import INSTRUCTION, Marks, of_bytes
from reports.render.ooxml import W

_ROOT = re.compile(
    rb"<\?xml version=(['\"])1\.0\1 encoding=\1UTF-8\1 standalone=\1yes\1\?>\s*<w:document [^<>]*>"
)
_NAMESPACE = f'xmlns:w="{W}"'.encode()
_WORDS = re.compile(rb">[^<]+<")
_NAMES = re.compile(rb' w:(id|name|anchor|tooltip)="[^"]*"')
_FIELD, _SAME_FIELD = (
    b'<w:instrText xml:space="preserve">' + words + b"</w:instrText>" for words in (b"", b" PAGE ")
)
_ROW, _ROW_END, _TABLE = b"<w:tr>", b"</w:tr>", b"<w:tbl"


def condensed(xml: bytes) -> tuple[bytes, Marks] | None:
    """The same part without words, ids, and rows that only repeat others of their table; and its marks."""
    if not _plain(xml) or not _well_formed(xml):
        return None
    marks = of_bytes(xml)
    if marks is None or not all(map(INSTRUCTION.fullmatch, marks.instructions)):
        return None
    bare = _NAMES.sub(rb' w:\1=""', _WORDS.sub(b"><", xml)).replace(_FIELD, _SAME_FIELD)
    return _without_repeats(bare), marks


def _plain(xml: bytes) -> bool:
    """Whether tags alone have angle brackets, and the prefix `w` alone has its meaning throughout."""
    head = _ROOT.match(xml)
    if head is None or head[0].count(W.encode()) != 1 or _NAMESPACE not in head[0]:
        return False
    brackets = xml.count(b"<") == xml.count(b">")
    return (
        brackets
        and b"<!" not in xml
        and xml.count(b"<?") == 1
        and xml.count(b"xmlns") == head[0].count(b"xmlns")
    )


def _well_formed(xml: bytes) -> bool:
    try:
        expat.ParserCreate().Parse(xml, True)
    except expat.ExpatError:
        return False
    return True


def _without_repeats(xml: bytes) -> bytes:
    """Of rows of one table that are alike, the first. A row that begins its table stands with what goes before it."""
    kept: list[bytes] = []
    seen: set[bytes] = set()
    for piece in xml.split(_ROW_END):
        if not piece.startswith(_ROW) or _TABLE in piece:  # another table begins or ends here
            seen.clear()
        elif piece in seen:
            continue
        else:
            seen.add(piece)
        kept.append(piece)
    return _ROW_END.join(kept)

"""Shortens a long part of a Word file to what a check of its structure has to see: each kind of row once.

A brief of ten thousand commitments has fifty megabytes of XML and a few hundred different rows. Which faults a row has
follows from its tags, their attributes and the grid of its table, so rows that differ only in their words and in the
names of their marks need one look. What is not written in the plain form in which this program writes it is not
shortened: None, and the caller looks at the whole.

That the whole is well-formed follows, without parsing it, when the caller finds the short form well-formed:

- no word holds an angle bracket, a character that XML has not, or an ampersand that begins no entity (`_plain`, on
  every byte), so taking words from between two tags changes nothing;
- a row that is left out is, but for its words and the values of some attributes, one that stays; it opens one `w:tr`,
  ends with the end of it and cannot close what was open before it, so it is balanced where the other is;
- in the short form no attribute stands between apostrophes, so what looks like a value in it is one (`condensed`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import IO

from db.values.courtesy import give_way
from reports.render.marks import INSTRUCTION, Marks, of_bytes
from reports.render.ooxml import W

_ROOT = re.compile(
    rb"<\?xml version=(['\"])1\.0\1 encoding=\1UTF-8\1 standalone=\1yes\1\?>\s*<w:document [^<>]*>"
)
_NAMESPACE = f'xmlns:w="{W}"'.encode()
_WORDS = re.compile(rb'preserve">[^<]*')
_SAID = re.compile(rb'<w:instrText xml:space="preserve">([^<]*)')
_FIELD, _OUR_FIELD = b"<w:instrText", b'<w:instrText xml:space="preserve"></w:instrText>'
_APOSTROPHE = re.compile(rb"=\s*'")
_ROW, _ROW_END, _TABLE = b"<w:tr>", b"</w:tr>", b"<w:tbl"
_ANY_ROW, _PROPERTIES, _BOOKMARK = b"<w:tr", b"<w:trPr>", b"<w:bookmark"
_GRID, _GRID_END, _TABLE_END = b"<w:tblGrid>", b"</w:tblGrid>", b"</w:tbl>"
_BARE = re.compile(rb"&(?!amp;|lt;|gt;|quot;)")
_NO_CHARACTER = re.compile(rb"\xef\xbf[\xbe\xbf]")
_ORDINARY = bytes(b for b in range(256) if b not in b"<>" and (b >= 32 or b in b"\t\n\r"))
"""Bytes that are neither angle brackets nor controls that XML forbids."""

_BLOCK = 1 << 17
"""Bytes looked at in one go: small enough to stay in the processor's cache, and to give way between them."""

_Piece = tuple[bytes, int]
"""A row, or what stands between rows, without its words and the end of the row; and its place in its block."""


def condensed(part: IO[bytes]) -> tuple[bytes, Marks] | None:
    """The same part without rows that only repeat others; and the marks of the whole. Of fifty megabytes no more than
    a block and the short form are held.

    The whole is well-formed where the short form is.
    """
    short: list[bytes] = []
    marks = Marks()
    said: set[bytes] = set()
    repeats = _Repeats(), _Repeats()
    head, block = None, b""
    for block in _blocks(part):
        give_way()
        head = head or _ROOT.match(block)
        if head is None or not _plain(block):
            return None
        said.update(_SAID.findall(block))
        kept = _unlike(block, marks, *repeats)
        if kept is None:
            return None
        if kept:
            pieces = block.split(_ROW_END)
            short += [pieces[place] for place in kept]
    if head is None or block.endswith(_ROW_END):
        return None
    if head[0].count(W.encode()) != 1 or _NAMESPACE not in head[0]:
        return None
    marks.instructions = {words.decode() for words in said}
    joined = _ROW_END.join(short)
    sound = all(map(INSTRUCTION.fullmatch, marks.instructions)) and _ours(joined, head[0])
    return (joined, marks) if sound else None


def _blocks(part: IO[bytes]) -> Iterator[bytes]:
    """The part in portions that end with rows."""
    held: list[bytes] = []
    while read := part.read(_BLOCK):
        end = read.rfind(_ROW_END) + len(_ROW_END)
        if end < len(_ROW_END):
            held.append(read)
            continue
        yield b"".join((*held, read[:end]))
        held = [read[end:]] if end < len(read) else []
    if held:
        yield b"".join(held)


def _plain(block: bytes) -> bool:
    """Whether tags alone have angle brackets, entities alone ampersands, and every byte is part of a character."""
    brackets = block.translate(None, _ORDINARY)
    if brackets != b"<>" * (len(brackets) // 2):
        return False
    if b"&" in block and _BARE.search(block):  # one byte is found far sooner than an expression
        return False
    if b"\xef" in block and _NO_CHARACTER.search(block):
        return False
    try:
        block.decode()
    except UnicodeDecodeError:
        return False
    return True


def _unlike(block: bytes, marks: Marks, worded: _Repeats, named: _Repeats) -> list[int] | None:
    """The places of the pieces that are like none before: first without words, then without the names of marks too,
    which are added to the marks of the part. None where a mark or field is not written as this program writes it.
    """
    keys = b'preserve">'.join(_WORDS.split(block)).split(_ROW_END)
    if not keys[-1]:  # the block ends with a row
        keys.pop()
    unlike = list(worded.without(zip(keys, count()), marked=True))
    if not unlike:
        return []
    wordless = _ROW_END.join([key for key, _ in unlike])
    nameless = of_bytes(wordless, marks)
    if nameless is None or wordless.count(_FIELD) != wordless.count(_OUR_FIELD):
        return None
    found = zip(nameless.split(_ROW_END), [place for _, place in unlike], strict=True)
    return [place for _, place in named.without(found, marked=False)]


class _Repeats:
    """Leaves out rows that are like an earlier one in a table of the same columns."""

    def __init__(self) -> None:
        self._by_grid: dict[bytes, set[bytes]] = {}
        self._seen: set[bytes] = set()

    def without(self, pieces: Iterable[_Piece], *, marked: bool) -> Iterator[_Piece]:
        """The pieces but for those rows; where they are `marked`, one with bookmarks stays.

        The first row of a table stands with what goes before it.
        """
        seen = self._seen
        for piece in pieces:
            key = piece[0]
            if key in seen:
                continue
            if not key.startswith(_ROW) or _TABLE in key:
                self._seen = seen = self._of_table(key)
            elif not (marked and _BOOKMARK in key) and key.count(_ANY_ROW) == 1 + key.count(_PROPERTIES):
                seen.add(key)
            yield piece

    def _of_table(self, key: bytes) -> set[bytes]:
        """The rows seen in tables with the grid of the table that begins here; none where another goes on."""
        table = key[key.rfind(b"<w:tbl>") :]
        if table.count(_GRID) != 1 or table.count(_GRID_END) != 1 or _TABLE_END in table:
            return set()
        grid = table[table.index(_GRID) : table.index(_GRID_END)]
        return self._by_grid.setdefault(grid, set())


def _ours(short: bytes, head: bytes) -> bool:
    """Whether the prefix `w` alone has its meaning throughout, values stand between quotation marks, and there is
    nothing but tags and words.
    """
    return (
        b"<!" not in short
        and short.count(b"<?") == 1
        and short.count(b"xmlns") == head.count(b"xmlns")
        and _APOSTROPHE.search(short, len(head)) is None
    )

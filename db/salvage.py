"""Reads what is left in a damaged case file, page by page, without SQLite: whatever still proves itself by its hash.

Rows of the journal, of attachments and of sites are recognised by their shape on any leaf page of any table, so neither
the schema nor the tree above the leaves need be sound. Layout: sqlite.org/fileformat2.html, sections 1.5, 1.6 and 2.1.
Columns are expected in the order of `db.models`; a later schema may only add columns behind them. The pages of a
protected file are deciphered one by one, under the key that `db.keys` holds; there each page proves itself.
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from db import identity, keys
from db.enciphered import MAGIC, RESERVED, Cipher
from db.journal import Action, Body, Entry, header

PAGE_SIZE = 4096
"""What is assumed where the header does not say."""
LEAF = 13
LEAF_BYTE = bytes([LEAF])
FIXED = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
"""Serial type → bytes of its value."""
TEXTS_OF_CHANGE = (6, 7, 8)
"""Positions of the columns of a change that are always text: rec, rtype, kind."""
NUMBERS_OF_CHANGE = (1, 2, 3, 4, 5)
"""Positions of those that are always whole numbers: site, seq, lc, tx, schema."""


@dataclass(frozen=True, slots=True)
class Found:
    """One change that was found. `proved` by its whole hash, else only its body fits the body's hash."""

    number: int
    entry: Entry
    action: Action | None
    proved: bool


@dataclass(slots=True)
class Salvage:
    """Everything that was found: changes in order of arrival, sites, contents of attachments, single facts."""

    changes: list[Found] = field(default_factory=list)
    sites: dict[int, tuple[str, str | None]] = field(default_factory=dict)
    files: dict[str, list[bytes]] = field(default_factory=dict)
    meta: dict[str, str] = field(default_factory=dict)


def read(path: Path) -> Salvage:
    """Everything that can be found in a file, damaged or not; reads the file only. Raises OSError."""
    found = Salvage()
    actions: dict[int, Action] = {}
    changes: dict[int, list[Any]] = {}
    pieces: dict[str, dict[int, bytes]] = {}
    for rowid, row in rows(path):
        if _is_change(row):
            changes[rowid] = row
        elif _is_action(row):
            actions[rowid] = Action(*row[1:8])
        elif _is_site(row):
            found.sites[rowid] = (row[1], row[2])
        elif _is_piece(row):
            pieces.setdefault(row[0], {})[row[1]] = row[2]
        elif len(row) == 2 and row[0] in identity.KEYS and isinstance(row[1], str):
            found.meta[row[0]] = row[1]
    found.files = {
        digest: list(whole) for digest, parts in pieces.items() if (whole := _whole(digest, parts))
    }
    judged = (_judge(number, changes[number], found, actions) for number in sorted(changes))
    found.changes = [one for one in judged if one is not None]
    return found


def rows(path: Path) -> Iterator[tuple[int, list[Any]]]:
    """(rowid, values) of every row that can be decoded on a leaf page of a table. Raises PasswordNeeded."""
    key = keys.key_of(path)
    with path.open("rb") as file:
        pages = _Pages(file, None if key is None else Cipher(key))
        for number in range(1, pages.count + 1):
            yield from _rows_of(pages, number)


class _Pages:
    """The pages of a file; the first is number 1, one that is not there, or does not prove itself, is empty."""

    def __init__(self, file: Any, cipher: Cipher | None) -> None:
        self._file = file
        self._cipher = cipher
        file.seek(0)
        head = file.read(100)
        self.size = keys.PAGE if cipher else _page_size(head)
        file.seek(0, 2)
        self.count = -(-file.tell() // self.size)
        self.usable = self.size - (RESERVED if cipher else self._reserved(head))

    def page(self, number: int) -> bytes:
        if not 1 <= number <= self.count:
            return b""
        self._file.seek((number - 1) * self.size)
        found = bytes(self._file.read(self.size))
        return found if self._cipher is None else self._cipher.deciphered(found, number)

    def _reserved(self, head: bytes) -> int:
        """Bytes at the end of each page that hold nothing: there are some where a file was protected once."""
        if head.startswith(MAGIC) and head[20] in {0, RESERVED}:
            return head[20]
        leaves = (page for number in range(2, self.count + 1) if (page := self.page(number))[:1] == LEAF_BYTE)
        return RESERVED if not any(any(page[-RESERVED:]) for page in leaves) else 0


def _page_size(head: bytes) -> int:
    size = int.from_bytes(head[16:18], "big") if head.startswith(MAGIC) else PAGE_SIZE
    return 65536 if size == 1 else size if size in {512 << n for n in range(8)} else PAGE_SIZE


def _rows_of(pages: _Pages, number: int) -> Iterator[tuple[int, list[Any]]]:
    page = pages.page(number)
    start = 100 if number == 1 else 0
    if len(page) < start + 8 or page[start] != LEAF:
        return
    for cell in range(int.from_bytes(page[start + 3 : start + 5], "big")):
        place = start + 8 + 2 * cell
        try:
            offset = struct.unpack_from(">H", page, place)[0]
            size, offset = _varint(page, offset)
            rowid, offset = _varint(page, offset)
            yield rowid, _values(_payload(pages, page, offset, size))
        except (IndexError, struct.error, ValueError):
            continue  # a cell that is damaged; the next may be sound


def _payload(pages: _Pages, page: bytes, offset: int, size: int) -> bytes:
    """The bytes of a row, its overflow pages included; ValueError where they are not all there."""
    usable = pages.usable
    if not 0 < size <= pages.count * usable:
        raise ValueError("no size of a row")
    if size <= usable - 35:
        return _exactly(page[offset : offset + size], size)
    least = (usable - 12) * 32 // 255 - 23
    local = least + (size - least) % (usable - 4)
    local = least if local > usable - 35 else local
    parts = [_exactly(page[offset : offset + local], local)]
    following, missing = struct.unpack_from(">I", page, offset + local)[0], size - local
    while missing > 0:
        further = _exactly(pages.page(following)[:usable], usable)
        parts.append(further[4 : 4 + min(missing, usable - 4)])
        following, missing = struct.unpack_from(">I", further)[0], missing - (usable - 4)
    return b"".join(parts)


def _exactly(part: bytes, size: int) -> bytes:
    if len(part) != size:
        raise ValueError("cut short")
    return part


def _values(payload: bytes) -> list[Any]:
    size, offset = _varint(payload, 0)
    kinds = []
    while offset < size:
        kind, offset = _varint(payload, offset)
        kinds.append(kind)
    values = []
    for kind in kinds:
        length = FIXED.get(kind, (kind - 12) // 2 if kind >= 12 else -1)
        raw = _exactly(payload[offset : offset + length], length)
        values.append(_value(kind, raw))
        offset += length
    return values


def _value(kind: int, raw: bytes) -> Any:
    if kind == 0:
        return None
    if kind in {8, 9}:
        return kind - 8
    if kind == 7:
        return struct.unpack(">d", raw)[0]
    if kind < 7:
        return int.from_bytes(raw, "big", signed=True)
    return raw.decode() if kind % 2 else raw  # UnicodeDecodeError is a ValueError: then the row is damaged


def _varint(data: bytes, offset: int) -> tuple[int, int]:
    """(value, offset behind it)."""
    value = 0
    for place in range(8):
        byte = data[offset + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, offset + place + 1
    return value << 8 | data[offset + 8], offset + 9


def _is_change(row: list[Any]) -> bool:
    return (
        len(row) >= 14
        and row[0] is None
        and all(isinstance(row[place], int) for place in NUMBERS_OF_CHANGE)
        and all(isinstance(row[place], str) for place in TEXTS_OF_CHANGE)
        and all(isinstance(row[place], bytes) and len(row[place]) == 32 for place in (11, 12, 13))
        and all(row[place] is None or isinstance(row[place], str) for place in (9, 10))
    )


def _is_action(row: list[Any]) -> bool:
    texts = (1, 3, 4, 5, 6)
    return len(row) == 8 and row[0] is None and all(isinstance(row[place], str) for place in texts)


def _is_site(row: list[Any]) -> bool:
    return len(row) == 3 and row[0] is None and isinstance(row[1], str) and len(row[1]) == 32


def _is_piece(row: list[Any]) -> bool:
    return (
        len(row) == 3
        and isinstance(row[0], str)
        and len(row[0]) == 64
        and isinstance(row[1], int)
        and isinstance(row[2], bytes)
    )


def _whole(digest: str, parts: dict[int, bytes]) -> list[bytes] | None:
    """The pieces in order, where together they are what their address says."""
    ordered = [parts[number] for number in sorted(parts)]
    return ordered if hashlib.sha256(b"".join(ordered)).hexdigest() == digest else None


def _judge(number: int, row: list[Any], found: Salvage, actions: dict[int, Action]) -> Found | None:
    """What a row of the shape of a change is worth; None where its body does not even fit the body's hash."""
    _, site_number, seq, lc, tx, schema, rec, rtype, kind, marking, body, body_hash, prev_hash, digest = row[
        :14
    ]
    site = found.sites.get(site_number, ("", None))[0]
    action = actions.get(tx)
    named = action.id if action else ""
    entry = Entry(
        site, seq, lc, named, schema, rec, rtype, kind, marking, body or "", body_hash, prev_hash, digest
    )
    if body and (hashlib.sha256(body.encode()).digest() != body_hash or not _is_body(body)):
        return None
    return Found(number, entry, action, action is not None and bool(site) and _proves(entry, action))


def _proves(entry: Entry, action: Action) -> bool:
    head = header(
        action, site=entry.site, seq=entry.seq, lc=entry.lc, schema=entry.schema, rec=entry.rec,
        rtype=entry.rtype, kind=entry.kind, marking=entry.marking,
    )  # fmt: skip
    return hashlib.sha256(head.encode() + entry.body_hash + entry.prev_hash).digest() == entry.hash


def _is_body(text: str) -> bool:
    try:
        Body.from_json(text)
    except (json.JSONDecodeError, LookupError, TypeError, AttributeError):
        return False
    return True

"""Reads a large JSON file piece by piece: finds where each value begins and ends, and sets long texts aside.

The standard library understands the values; this only keeps from holding a whole file in memory. What is no JSON in a
value it passes on, so the reader of that value can say which record is meant.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from typing import BinaryIO

from app.interchange.errors import NotCaseFileJson
from db.values.errors import excerpt

PIECE = 1 << 20
"""Bytes read at once."""
LONG = 1 << 16
"""A text with at least so many bytes in memory that is still not at its end is set aside."""
LARGEST = 64 << 20
"""Most bytes of one value, texts that are set aside not counted."""
DEEPEST = 60
"""Most lists and objects within each other."""

# Possessive throughout: a byte that was passed is never looked at again, whatever a hostile file holds.
_PASSED = re.compile(rb'(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+")*+', re.DOTALL)
_INSIDE = re.compile(rb"(?:[^\"\\]++|\\.)*+", re.DOTALL)
_BLANK = re.compile(rb"[ \t\n\r]*+")
_TEXT = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_PLAIN = re.compile(rb'[^ \t\n\r,:"{}\[\]]*+')
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of bytes in the file; of a text that was set aside, without its quotation marks."""

    start: int
    end: int


@dataclass(slots=True)
class Raw:
    """One value as it stands in the file; a text that was set aside is a token in it, and a span in `aside`."""

    text: bytes
    span: Span
    aside: dict[str, Span] = field(default_factory=dict)


class Scanner:
    """Goes through a file from its beginning. Every method raises NotCaseFileJson where the file is no JSON."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self._name = excerpt(name)
        self._buffer = file.read(PIECE)
        self._base = 0
        """Where in the file the buffer begins."""
        self._at = len(_BOM) if self._buffer.startswith(_BOM) else 0
        """How much of the buffer has been passed."""

    @property
    def offset(self) -> int:
        """How many bytes of the file have been passed."""
        return self._base + self._at

    def next(self) -> bytes:
        """The next byte that is not blank, which stays to be read; empty at the end of the file."""
        while True:
            self._at = _end(_BLANK, self._buffer, self._at)
            if self._at < len(self._buffer) or not self._more():
                return self._buffer[self._at : self._at + 1]

    def take(self, *expected: bytes) -> bytes:
        """The next byte that is not blank, which must be one of the expected."""
        found = self.next()
        if not found:
            raise self.cut_short()
        if found not in expected:
            raise self.wrong()
        self._at += 1
        return found

    def value(self) -> Raw:
        """The next value, whole."""
        match self.next():
            case b"":
                raise self.cut_short()
            case b'"':
                return self._text()
            case b"{" | b"[":
                return self._composed()
            case _:
                return self._plain()

    def wrong(self) -> NotCaseFileJson:
        """The error for a file that is not JSON from here on."""
        return NotCaseFileJson(
            f"{self._name} is not case-file JSON: what stands at byte {self.offset + 1:,} does not belong there."
        )

    def cut_short(self) -> NotCaseFileJson:
        """The error for a file that ends too early."""
        return NotCaseFileJson(f"{self._name} is cut short; copy it again from where it came.")

    def _text(self) -> Raw:
        while (found := _TEXT.match(self._buffer, self._at)) is None:
            self._need(len(self._buffer) - self._at)
        return self._passed(found.end())

    def _plain(self) -> Raw:
        """A number, true, false, null, or what is none of these."""
        while (end := _end(_PLAIN, self._buffer, self._at)) == len(self._buffer):
            self._need(end - self._at)
        if end == self._at:
            raise self.wrong()
        return self._passed(end)

    def _passed(self, end: int) -> Raw:
        raw = Raw(self._buffer[self._at : end], Span(self.offset, self._base + end))
        self._at = end
        return raw

    def _composed(self) -> Raw:
        """An object or a list."""
        raw = Raw(b"", Span(self.offset, self.offset))
        parts: list[bytes] = []
        size = done = depth = 0  # `done`: how far from `_at` the value has been looked through
        while depth or not done:
            done = _end(_PASSED, self._buffer, self._at + done) - self._at
            match self._buffer[self._at + done : self._at + done + 1]:
                case b"{" | b"[":
                    done, depth = done + 1, depth + 1
                    if depth > DEEPEST:
                        raise self._too_deep()
                case b"}" | b"]":
                    done, depth = done + 1, depth - 1
                case b'"' if depth == 1 and len(self._buffer) - self._at - done > LONG:
                    token = secrets.token_hex(16)  # whoever wrote the file cannot know it
                    parts += [self._buffer[self._at : self._at + done], f'"{token}"'.encode()]
                    size += done
                    raw.aside[token] = self._set_aside(done)
                    done = 0
                case _:
                    self._need(size + len(self._buffer) - self._at)
        parts.append(self._buffer[self._at : self._at + done])
        self._at += done
        raw.text, raw.span = b"".join(parts), Span(raw.span.start, self.offset)
        return raw

    def _set_aside(self, before: int) -> Span:
        """Pass a long text, of which nothing is kept; `before` bytes stand before its quotation mark."""
        self._at += before + 1
        start = self.offset
        while True:
            self._at = _end(_INSIDE, self._buffer, self._at)
            if self._buffer[self._at : self._at + 1] == b'"':
                self._at += 1
                return Span(start, self.offset - 1)
            if not self._more():
                raise self.cut_short()

    def _need(self, size: int) -> None:
        """Read on, in the middle of a value that has so many bytes already."""
        if size > LARGEST:
            raise NotCaseFileJson(
                f"{self._name} is not case-file JSON: the value at byte {self.offset + 1:,} is too large for a record."
            )
        if not self._more():
            raise self.cut_short()

    def _too_deep(self) -> NotCaseFileJson:
        return NotCaseFileJson(
            f"{self._name} is not case-file JSON: at byte {self.offset + 1:,}, lists and objects are nested "
            f"more than {DEEPEST} deep."
        )

    def _more(self) -> bool:
        """Read a piece more; what was passed leaves the memory."""
        piece = self._file.read(PIECE)
        self._buffer = self._buffer[self._at :] + piece
        self._base += self._at
        self._at = 0
        return bool(piece)


def _end(pattern: re.Pattern[bytes], text: bytes, at: int) -> int:
    """Where a pattern that also matches nothing ends."""
    found = pattern.match(text, at)
    assert found is not None
    return found.end()

"""The bytes of attachments as base64 (RFC 4648, section 4), written and read as a stream however large they are."""

from __future__ import annotations

import binascii
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.interchange.scanning import Raw, Span
from db.models.papers import CHUNK
from db.values.errors import InvalidValue

CONTENT = "content"
"""Key of an attachment's bytes, beside its fields."""

_NOT_BASE64 = "“content” is not base64 (RFC 4648, without line breaks)."
_READ = 1 << 20
_LONGEST_ESCAPE = 6


def to_base64(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The base64 of all pieces together, as a stream."""
    rest = b""
    for piece in pieces:
        rest += piece
        whole = len(rest) - len(rest) % 3
        yield binascii.b2a_base64(rest[:whole], newline=False)
        rest = rest[whole:]
    yield binascii.b2a_base64(rest, newline=False)


@dataclass(frozen=True, slots=True)
class Content:
    """Where the bytes of an attachment stand in a file: in which record, or in which stretch where they are many."""

    path: Path
    record: Span
    aside: Span | None
    sha256: str
    size: int

    @classmethod
    def of(cls, path: Path, raw: Raw, text: object, sha256: object, size: object) -> Content:
        """The content of a record whose `content` reads so; raises InvalidValue where it is no text."""
        if not isinstance(text, str):
            raise InvalidValue("“content” is a text in base64.", field=CONTENT)
        if not isinstance(sha256, str) or not isinstance(size, int):
            raise InvalidValue("“content” needs “sha256” and “size” beside it.", field=CONTENT)
        return cls(path, raw.span, raw.aside.get(text), sha256, size)

    def __call__(self) -> Iterator[bytes]:
        """The bytes, in pieces of `CHUNK`; raises InvalidValue where they are not what the record says they are."""
        digest, size = hashlib.sha256(), 0
        for piece in _chunks(_decoded(self._texts())):
            digest.update(piece)
            size += len(piece)
            yield piece
        if digest.hexdigest() != self.sha256:
            raise InvalidValue(
                "“content” does not match “sha256”; the file was changed or damaged.", field=CONTENT
            )
        if size != self.size:
            raise InvalidValue(f"“content” has {size:,} bytes, but “size” says {self.size:,}.", field=CONTENT)

    def check(self) -> None:
        """Read it all and keep nothing; raises InvalidValue."""
        for _ in self():
            pass

    def _texts(self) -> Iterator[bytes]:
        span = self.aside or self.record
        with self.path.open("rb") as file:
            file.seek(span.start)
            if self.aside is None:
                yield _ascii(json.loads(file.read(span.end - span.start))[CONTENT])
                return
            left, rest = span.end - span.start, b""
            while piece := file.read(min(left, _READ)):
                left -= len(piece)
                piece = rest + piece
                # An escape at the end may go on in the next piece; what is cut wrongly is no base64 anyway.
                cut = piece.rfind(b"\\", -_LONGEST_ESCAPE) if left else -1
                cut = len(piece) if cut < 0 else cut
                rest = piece[cut:]
                yield _unescaped(piece[:cut])


def _unescaped(text: bytes) -> bytes:
    if b"\\" not in text:
        return text
    try:
        return _ascii(json.loads(b'"' + text + b'"'))
    except ValueError as error:
        raise InvalidValue(_NOT_BASE64, field=CONTENT) from error


def _ascii(text: str) -> bytes:
    try:
        return text.encode("ascii")
    except UnicodeEncodeError as error:
        raise InvalidValue(_NOT_BASE64, field=CONTENT) from error


def _decoded(texts: Iterable[bytes]) -> Iterator[bytes]:
    rest, ended = b"", False
    for text in texts:
        if ended and text:
            raise InvalidValue(_NOT_BASE64, field=CONTENT)
        rest += text
        whole = len(rest) - len(rest) % 4
        ended = ended or rest[:whole].endswith(b"=")
        yield _bytes(rest[:whole])
        rest = rest[whole:]
    if rest:
        raise InvalidValue(_NOT_BASE64, field=CONTENT)


def _bytes(text: bytes) -> bytes:
    try:
        return binascii.a2b_base64(text, strict_mode=True)
    except binascii.Error as error:
        raise InvalidValue(_NOT_BASE64, field=CONTENT) from error


def _chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of `CHUNK`, the last one shorter."""
    gathered = bytearray()
    for piece in pieces:
        gathered += piece
        while len(gathered) >= CHUNK:
            yield bytes(gathered[:CHUNK])
            del gathered[:CHUNK]
    if gathered:
        yield bytes(gathered)

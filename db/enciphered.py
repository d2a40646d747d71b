"""The pages of a protected file without SQLite: proves a key by them, and deciphers those of a damaged file.

A page of SQLCipher 4: content enciphered with AES-256 in CBC mode, initialisation vector (16 bytes), HMAC-SHA512 of
both and of the page's number (64 bytes). On the first page the salt stands before, in place of the first sixteen bytes
of content. So each page proves by itself that it is whole and that the key is right.
"""

from __future__ import annotations

import hashlib
import hmac
from enum import Enum
from pathlib import Path

from db.keys import PAGE, SALT, Key

VECTOR, PROOF = 16, 64
"""Bytes behind the content of each page."""
RESERVED = VECTOR + PROOF
MAGIC = b"SQLite format 3\x00"
LOOKED_AT = 200
"""Pages behind the first that are tried at most, spread over the file; two proved by chance is out of the question."""


class Proof(Enum):
    """What the pages of a file say of a key."""

    WHOLE = "the key is right"
    BEHEADED = "the key is right, the first page is damaged"
    NONE = "no page fits the key"


class Cipher:
    """Proves and deciphers pages under one key."""

    def __init__(self, key: Key) -> None:
        self._key = key
        masked = bytes(byte ^ 0x3A for byte in key.salt)
        self._proving = hashlib.pbkdf2_hmac("sha512", key.raw, masked, 2, 32)

    def proves(self, page: bytes, number: int) -> bool:
        """Whether a page is whole and was written under this key; the first page is number 1."""
        start = SALT if number == 1 else 0
        said = page[start:-PROOF] + number.to_bytes(4, "little")
        return len(page) == PAGE and hmac.compare_digest(
            hmac.digest(self._proving, said, "sha512"), page[-PROOF:]
        )

    def deciphered(self, page: bytes, number: int) -> bytes:
        """The content of a page, as long as a page; empty where it is not whole."""
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        if not self.proves(page, number):
            return b""
        start, vector = (SALT if number == 1 else 0), page[-RESERVED:-PROOF]
        opening = Cipher(algorithms.AES(self._key.raw), modes.CBC(vector)).decryptor()
        content = opening.update(page[start:-RESERVED]) + opening.finalize()
        return (MAGIC if number == 1 else b"") + content + bytes(RESERVED)


def proof(path: Path, key: Key) -> Proof:
    """Whether a key opens a file; reads only. Raises OSError."""
    cipher = Cipher(key)
    with path.open("rb") as file:
        if cipher.proves(file.read(PAGE), 1):
            return Proof.WHOLE
        count = file.seek(0, 2) // PAGE
        for number in range(2, count + 1, max(1, count // LOOKED_AT)):
            file.seek((number - 1) * PAGE)
            if cipher.proves(file.read(PAGE), number):
                return Proof.BEHEADED
    return Proof.NONE

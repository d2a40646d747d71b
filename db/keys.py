"""The keys of protected case files: derived once from a password, held in memory while they are needed, never shown.

A protected file is a SQLCipher 4 database. Its first sixteen bytes are the salt of its password, the only bytes that
are not enciphered. Ours begin with a mark, so that a protected case file is told from a file of another program.
Whoever opens a file asks here for its key, by its salt: every connection of the program gets it, and a copy made under
the same password opens without being asked for. Layout and reasons: docs/adr/0010-encryption.md.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from db.errors import PasswordNeeded
from db.mark import MARK
from db.values.password import Password

__all__ = [
    "MARK", "PAGE", "ROUNDS", "SALT", "Key", "derive", "forget_all", "held", "hold", "is_protected", "key_of",
    "new_key", "new_salt", "random_key", "salt_of",
]  # fmt: skip

ROUNDS = 256_000
"""PBKDF2-HMAC-SHA512, as SQLCipher 4 does by itself: whatever knows SQLCipher opens the file by its password."""
SALT = 16
"""Bytes; four are the mark, twelve are random."""
PAGE = 4096
"""Bytes of a page, SQLCipher 4's own choice."""


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """What opens a protected file: 32 bytes, and the salt under which they were derived."""

    raw: bytes
    salt: bytes

    def __repr__(self) -> str:
        return "Key(…)"

    @property
    def spec(self) -> str:
        """As SQLCipher takes a key that needs no derivation."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"


def new_salt() -> bytes:
    """The salt of a new password."""
    return MARK + os.urandom(SALT - len(MARK))


def derive(password: Password, salt: bytes) -> Key:
    """The key of a password; takes about a tenth of a second, on purpose, and lets other threads work."""
    words = password.words.encode("utf-8", "surrogatepass")
    return Key(hashlib.pbkdf2_hmac("sha512", words, salt, ROUNDS, 32), salt)


def new_key(password: Password) -> Key:
    """The key of a password that protects a file from now on; it is held."""
    key = derive(password, new_salt())
    hold(key)
    return key


def random_key() -> Key:
    """A key without a password, for what only this program is to open; it is held."""
    key = Key(secrets.token_bytes(32), new_salt())
    hold(key)
    return key


_held: dict[bytes, Key] = {}
_guard = Lock()


def hold(key: Key, *, found: bytes = b"") -> None:
    """Keep a proved key for every file with its salt; `found` is what stands in its place where the salt is damaged."""
    with _guard:
        _held[key.salt] = key
        if len(found) == SALT:
            _held[found] = key


def forget_all() -> None:
    """Hold no key any more; files that are open stay open."""
    with _guard:
        _held.clear()


def held(salt: bytes) -> Key | None:
    """The key for files that begin with a salt."""
    with _guard:
        return _held.get(salt)


def salt_of(path: Path) -> bytes:
    """The first sixteen bytes of a file, fewer where it is shorter; none where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(SALT)
    except OSError:
        return b""


def is_protected(path: Path) -> bool:
    """Whether a file is a protected case file, as its first bytes tell."""
    salt = salt_of(path)
    return salt.startswith(MARK) or held(salt) is not None


def key_of(path: Path) -> Key | None:
    """The key of a file; None for one that is not protected. Raises PasswordNeeded where nobody gave its password."""
    salt = salt_of(path)
    if (key := held(salt)) is not None:
        return key
    if salt.startswith(MARK):
        raise PasswordNeeded(path)
    return None

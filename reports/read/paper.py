"""What is read out of a file, why it could not be read, and how much reading may take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Trouble(StrEnum):
    """Why a file could not be read, as a code to keep."""

    DAMAGED = "damaged"
    LOCKED = "locked"
    NO_TEXT = "no_text"
    OLD = "old"
    TOO_LARGE = "too_large"
    BOMB = "bomb"
    TOO_SLOW = "too_slow"
    TOO_HUNGRY = "too_hungry"

    @property
    def phrase(self) -> str:
        """What a sentence says of it after the name of the file."""
        return _PHRASES[self]


_PHRASES = {
    Trouble.DAMAGED: "is damaged: its text cannot be read",
    Trouble.LOCKED: "is protected by a password: its text cannot be read",
    Trouble.NO_TEXT: "is no kind of file whose text can be read",
    Trouble.OLD: "is in an old binary format or protected by a password; save it as .docx, .xlsx, .pdf or .eml",
    Trouble.TOO_LARGE: "is too large: its text was not read",
    Trouble.BOMB: "unpacks to far more than an honest file holds: it was not read",
    Trouble.TOO_SLOW: "takes too long: reading it was stopped",
    Trouble.TOO_HUNGRY: "takes too much memory: reading it was stopped",
}


class Unreadable(Exception):
    """The file cannot be read; `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.phrase)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Limits:
    """How much reading one file may take. What is longer than `text` is cut, with a warning; the rest is refused."""

    seconds: int = 20
    """Of the processor."""
    patience: float = 40.0
    """Seconds on the wall until reading is stopped, whatever it does."""
    memory: int = 1 << 30
    """Bytes of the whole reading process, program included."""
    size: int = 64 << 20
    """Bytes of the file."""
    unpacked: int = 256 << 20
    """Bytes of all that is packed in it."""
    members: int = 5_000
    """Parts, pages or enclosed files."""
    depth: int = 2
    """How far files in files in files are read."""
    text: int = 2_000_000
    """Characters that are kept."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of text with what it is: `page 2`, `footnotes`, `sheet Actions`, the name of an enclosed file."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file inside a file, for example attached to an e-mail."""

    name: str
    media_type: str
    size: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Paper:
    """What one file says: its text in order, and what it says about itself.

    `kind` is docx, xlsx, pdf, eml, html or text. `date_means`: sent, published or created – never the date of what the
    text tells about.
    """

    kind: str
    sections: tuple[Section, ...]
    title: str = ""
    sender: str = ""
    date: datetime | None = None
    date_means: str = ""
    enclosed: tuple[Enclosed, ...] = ()
    warnings: tuple[str, ...] = ()

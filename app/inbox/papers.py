"""A text on its way into the inbox: pasted, or read out of a file by the limited process."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.errors import ChanceryError
from app.reading.texts import read_text
from db.values.choices import SourceKind
from db.values.text import Shape, clean_text
from reports.read.paper import Limits

WORDS_OF_TITLE = 14
READABLE = frozenset({".txt", ".docx", ".pdf", ".eml", ".html", ".htm", ".md"})
"""Endings of files whose text can be read."""
_TABLES = frozenset({".csv", ".tsv"})
_OUTLETS = (
    re.compile(r"\bAdd (?P<name>[A-Z][\w&' ]{2,40}?) as a Preferred Source"),
    re.compile(r"\((?P<name>ANI|PTI|UNI|IANS|KUNA|WAM|SPA|ONA|QNA|BNA|PETRA|AA|VNA|Bernama|Antara|Xinhua|TASS|AP|AFP|Reuters)\)"),
    re.compile(r"https?://(?:www\.)?(?P<name>[\w-]+(?:\.[\w-]+)+)"),
)  # fmt: skip
_NOISE = re.compile(r"^\s*(?:date \d{4}-\d\d-\d\d|https?://\S+|[A-Z ]{2,12} \d+)?\s*$")
_HEADER = re.compile(r"^\s*date \d{4}-\d\d-\d\d\s*")


class UnreadableText(ChanceryError):
    """A file to be taken up is not there or cannot be opened."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that came with an e-mail."""

    name: str
    content: bytes

    @property
    def readable(self) -> bool:
        """Whether it is of a kind whose text can be read."""
        return Path(self.name).suffix.casefold() in READABLE


@dataclass(frozen=True, slots=True)
class Paper:
    """A text as received with what is known about it; `published` only where the file or the officer says it."""

    text: str
    title: str
    published: date | None = None
    kind: SourceKind | None = None
    outlet: str = ""
    """Who issued it, as far as the text says; what is learned is kept by it."""
    file: tuple[str, bytes] | None = None
    enclosed: tuple[Enclosure, ...] = ()
    warnings: tuple[str, ...] = ()


def paper_of_text(text: str, *, title: str = "", published: date | None = None) -> Paper:
    """A pasted text. Raises InvalidValue for one that a source cannot hold."""
    body = clean_text(text, Shape.BODY)
    return Paper(body, title.strip() or title_of(body), published, None, outlet_of(body))


def paper_of_file(path: Path) -> Paper:
    """The text of a .txt, .docx, .pdf, .eml or .html file, read in a limited process.

    Raises UnreadableText, UnreadableFile, ReaderBroken, InvalidValue.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableText(f"“{path.name}” could not be read ({error.strerror}).") from error
    return paper_of_content(path.name, content)


def paper_of_content(name: str, content: bytes) -> Paper:
    """The text of a file that is held already, for example one that came with an e-mail.

    Raises UnreadableText for a table, UnreadableFile, ReaderBroken, InvalidValue.
    """
    read = read_text(content, name, limits=Limits(), keep_enclosed=True)
    if read.kind == "xlsx" or Path(name).suffix.casefold() in _TABLES:
        raise UnreadableText(
            f"“{name}” is a table, and its cells are no sentences: bring it in with Import (“chancery import”)."
        )
    body = clean_text(read.text, Shape.BODY)
    sent = read.date.date() if read.date is not None and read.date_means in {"sent", "published"} else None
    letter = read.kind == "eml"
    return Paper(
        body,
        (read.title if letter else "") or title_of(body) or Path(name).stem,
        sent,
        SourceKind.LETTER if letter else None,
        outlet_of(body) or (read.sender.rpartition("@")[2].rstrip(">") if letter else ""),
        None if read.kind == "text" else (name, content),
        tuple(Enclosure(one.name, one.data) for one in read.enclosed if one.data),
        read.warnings,
    )


def title_of(text: str) -> str:
    """What a text is called: its first line that says something, cut at a word."""
    for line in text.split("\n"):
        if _NOISE.match(line):
            continue
        words = _HEADER.sub("", line).split()
        if len(words) <= WORDS_OF_TITLE:
            return " ".join(words)
        return " ".join(words[:WORDS_OF_TITLE]).rstrip(",;:.–-") + " …"
    return ""


def outlet_of(text: str) -> str:
    """Who issued a text, where it names its agency, its outlet or its address; else empty."""
    for pattern in _OUTLETS:
        found = pattern.search(text)
        if found:
            return str(found["name"]).strip()
    return ""

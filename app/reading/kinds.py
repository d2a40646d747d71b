"""Which kind a file is, by its first bytes and then by its name, and who reads it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath
from typing import TypeVar

from reports.read.archive import Archive
from reports.read.paper import Limits, Paper, Trouble, Unreadable

T = TypeVar("T")

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
    b"RIFF",
    b"\x7fELF",
    b"MZ",
    b"{\\rtf",
)
_HTML = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_MAIL = re.compile(
    rb"(?:(?:from|to|date|subject|received|return-path|delivered-to|mime-version|message-id|x-[\w-]+)\s*:[^\n]*\n"
    rb"(?:[ \t][^\n]*\n)*){3}",
    re.IGNORECASE,
)
_BEGINNING = 4_096


def read(data: bytes, name: str, limits: Limits) -> Paper:
    """The text of a file in this process, which should be one that is confined. Raises Unreadable only."""
    return guarded(lambda: _read(data, name, limits))


def guarded(job: Callable[[], T]) -> T:
    """What a job of reading gives; whatever it trips over becomes Unreadable."""
    try:
        return job()
    except Unreadable:
        raise
    except (MemoryError, RecursionError) as error:
        raise Unreadable(Trouble.TOO_HUNGRY) from error
    except Exception as error:  # whatever a parser trips over, the file is not what it should be
        raise Unreadable(Trouble.DAMAGED) from error


def _read(data: bytes, name: str, limits: Limits) -> Paper:
    from app.reading import mail, page, plain

    if len(data) > limits.size:
        raise Unreadable(Trouble.TOO_LARGE)
    start, ending = data[:_BEGINNING], PurePath(name).suffix.casefold()
    if b"%PDF-" in start[:1024]:
        from app.reading import portable

        return portable.read(data, limits)
    if start.startswith(b"PK\x03\x04"):
        return _office(data, limits)
    if start.startswith(_OLD):
        raise Unreadable(Trouble.OLD)
    if start.startswith(_PICTURES):
        raise Unreadable(Trouble.NO_TEXT)
    if _is_damaged(start, ending):
        raise Unreadable(Trouble.DAMAGED)
    if ending == ".eml" or _MAIL.match(start):
        return mail.read(data, limits, read)
    if ending in {".html", ".htm", ".xhtml"} or _HTML.match(start):
        return page.read(data, limits)
    return plain.read(data, limits)


def _is_damaged(start: bytes, ending: str) -> bool:
    """Whether the name promises what the first bytes are not."""
    return ending in {".docx", ".xlsx", ".pdf", ".docm", ".xlsm"} or not start


def _office(data: bytes, limits: Limits) -> Paper:
    archive = Archive(data, limits)
    if "[Content_Types].xml" not in archive:
        raise Unreadable(Trouble.NO_TEXT)
    from reports.read import sheets, word
    from reports.read.package import Package

    main = Package(data, limits).main
    if main.startswith("word/"):
        return word.read(data, limits)
    if main.startswith("xl/"):
        return sheets.read(data, limits)
    raise Unreadable(Trouble.NO_TEXT)

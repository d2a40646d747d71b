"""Tells what a file is that somebody wants to import: case-file JSON, or a table."""

from __future__ import annotations

from enum import Enum
from pathlib import Path


class FileKind(Enum):
    """How a file is taken in."""

    CASE_FILE_JSON = "case-file JSON"
    REGISTER = "a table or contact file"


def file_kind(path: Path) -> FileKind:
    """By the end of its name, else by how it begins; a file that cannot be read is told so by whoever reads it."""
    if path.suffix.casefold() == ".json":
        return FileKind.CASE_FILE_JSON
    try:
        with path.open("rb") as file:
            begins = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    except (OSError, ValueError):
        return FileKind.REGISTER
    return FileKind.CASE_FILE_JSON if begins.startswith(b"{") else FileKind.REGISTER

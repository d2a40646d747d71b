"""How a protected case file begins: told without its key, and before anything else is known of it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

MARK = b"CASF"


def is_marked(path: Path) -> bool:
    """Whether a file begins as a protected case file does."""
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(MARK)) == MARK
    return False

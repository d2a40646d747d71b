"""What stands in the way of reading a file, in one sentence."""

from __future__ import annotations

from app.errors import ChanceryError
from db.values.errors import excerpt
from reports.read.paper import Trouble


class ReaderBroken(ChanceryError):
    """The reading process did not start or ended before it looked at the file, which says nothing about the file."""


class UnreadableFile(ChanceryError):
    """The text of a file cannot be read; `trouble` says why and does not change when it is tried again."""

    def __init__(self, name: str, trouble: Trouble) -> None:
        super().__init__(f"{excerpt(name)} {trouble.phrase}.")
        self.trouble = trouble

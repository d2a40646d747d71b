"""What an officer wants changed, as data: a list of steps that the door takes in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.errors import FileNotRead
from db.models.papers import CHUNK
from db.values.courtesy import give_way
from db.values.ids import Ids, derived_id


@dataclass(frozen=True, slots=True)
class Create:
    """A new record with all its fields."""

    kind: str
    id: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Edit:
    """New values for some fields of a record; `base` is the revision the officer saw, None to take what is there."""

    id: str
    values: dict[str, Any]
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Delete:
    """To the recycle bin, with everything that is a part of the record; `alone`: its parts have gone elsewhere."""

    id: str
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Restore:
    """Back from the recycle bin, with the parts that went with it."""

    id: str


Step = Create | Edit | Delete | Restore


@dataclass(slots=True)
class Changes:
    """Collects steps. Values are the values of the field's kind; REFERENCES fields take a sequence of ids.

    >>> changes = Changes(ids)
    >>> oman = changes.create("country", name="Oman", code="OMN")
    >>> changes.create("person", name="…", country_id=oman)
    """

    ids: Ids
    steps: list[Step] = field(default_factory=list)
    files: dict[str, bytes | Path] = field(default_factory=dict)
    """Contents to keep in the case file, by SHA-256 in hex."""

    def create(self, kind: str, /, *, id: str | None = None, **values: Any) -> str:
        """Add a new record; returns its id (given, derived from what it is, or new)."""
        give_way()  # thousands are named one after another
        record_id = id or natural_id(kind, values) or self.ids.new()
        self.steps.append(Create(kind, record_id, values))
        return record_id

    def attach(self, file_name: str, content: bytes | Path, **values: Any) -> str:
        """Keep a file inside the case file and add its attachment record; returns that record's id.

        The same bytes are stored once, however often they are attached. Raises FileNotRead.
        """
        digest, size = fingerprint(content)
        self.files[digest] = content
        return self.create("attachment", file_name=file_name, sha256=digest, size=size, **values)

    def edit(self, id: str, /, *, base: str | None = None, **values: Any) -> None:
        """Set fields of a record."""
        self.steps.append(Edit(id, values, base))

    def delete(self, id: str, /, *, alone: bool = False) -> None:
        """Move a record and its parts to the recycle bin; `alone` leaves out the parts, which other steps move."""
        self.steps.append(Delete(id, alone))

    def restore(self, id: str, /) -> None:
        """Take a record and its parts out of the recycle bin."""
        self.steps.append(Restore(id))

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)


def fingerprint(content: bytes | Path) -> tuple[str, int]:
    """SHA-256 in hex and size in bytes of a content; a file is read in pieces. Raises FileNotRead."""
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest(), len(content)
    digest, size = hashlib.sha256(), 0
    try:
        with content.open("rb") as file:
            while piece := file.read(CHUNK):
                digest.update(piece)
                size += len(piece)
    except OSError as error:
        raise FileNotRead(
            f"“{content.name}” cannot be read ({error.strerror}); it was not taken in."
        ) from error
    return digest.hexdigest(), size


def natural_id(kind: str, values: dict[str, Any]) -> str | None:
    """The id of what is the same by nature (countries, topics, settings), or None for everything else."""
    match kind:
        case "country":
            return derived_id("country", str(values.get("code") or values.get("name", "")).casefold())
        case "topic":
            return derived_id("topic", str(values.get("name", "")).casefold())
        case "setting":
            return derived_id("setting", str(values.get("key", "")))
        case _:
            return None

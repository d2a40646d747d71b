"""An Office Open XML package: its parts, found by their relationships, parsed without entities and without network."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from lxml import etree

from reports.read.archive import Archive
from reports.read.paper import Limits, Trouble, Unreadable

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def parsed(data: bytes) -> Any:
    """The root element of some XML; whatever declares a document type is refused, entities and all."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, attribute_defaults=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        hungry = getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY
        raise Unreadable(Trouble.TOO_HUNGRY if hungry else Trouble.DAMAGED) from error
    except ValueError as error:
        raise Unreadable(Trouble.DAMAGED) from error
    about: Any = root.getroottree().docinfo
    if about.doctype:
        raise Unreadable(Trouble.DAMAGED)
    return root


def name(element: Any) -> str:
    """The local name of an element, whatever its namespace: transitional and strict files differ in that alone."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


@dataclass(frozen=True, slots=True)
class Target:
    """What a part refers to inside the package: the kind of relationship, its id, the name of the other part."""

    kind: str
    id: str
    part: str


class Package:
    """A package; `main` is the name of the part that is the document itself."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.archive = Archive(data, limits)

    @cached_property
    def main(self) -> str:
        """The main part; raises Unreadable where there is none."""
        found = next((one.part for one in self.targets("") if one.kind == "officeDocument"), None)
        if found is None or found not in self.archive:
            raise Unreadable(Trouble.DAMAGED)
        return found

    def targets(self, part: str) -> Iterator[Target]:
        """What a part (or the package itself) refers to inside the package; what lies outside is left out."""
        folder, base = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        if rels not in self.archive:
            return
        for one in parsed(self.archive.read(rels)).iter(_RELATIONSHIP):
            if one.get("TargetMode") != "External" and (target := one.get("Target")):
                inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                yield Target(one.get("Type", "").rpartition("/")[2], one.get("Id", ""), inside)

    def part(self, name: str) -> Any:
        """The root element of a part."""
        return parsed(self.archive.read(name))

    @property
    def has_macros(self) -> bool:
        """Whether the main part brings program code with it, which is never read."""
        return any(one.kind == "vbaProject" for one in self.targets(self.main))

    def properties(self) -> tuple[str, str, datetime | None]:
        """Title, author and time of creation, as the file says; empty where it says nothing that can be read."""
        part = next((one.part for one in self.targets("") if one.kind == "core-properties"), None)
        if part is None or part not in self.archive:
            return "", "", None
        found = {name(one): (one.text or "").strip() for one in self.part(part)}
        return found.get("title", ""), found.get("creator", ""), _time(found.get("created", ""))


def _time(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None

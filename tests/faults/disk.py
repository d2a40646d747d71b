"""A disk between two syncs: what it has for certain, what it was asked for, and what a power cut may leave of it.

Of what was not synced it may have kept anything: nothing, all, some writes without earlier ones, and of a large write
some sectors of 512 bytes. Names are kept by one of two models: `journaled` keeps them in the order of the calls, and
syncing any file or folder settles all before it (ext4); `strict` keeps each by chance, and only syncing its folder
settles it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

SECTOR = 512
MODELS = ("journaled", "strict")
FOLDER = 0
"""What a name leads to where it is a folder; files are numbered from 1."""

Kind = Literal["create", "mkdir", "rename", "unlink", "link", "write", "truncate", "sync", "datasync", "say"]


@dataclass(frozen=True, slots=True)
class Event:
    """One call on the file or folder `name`; `other` is the second name, or what was said."""

    kind: Kind
    name: str
    other: str = ""
    place: int = 0
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Naming:
    """A change of names that is not settled: `name` comes to lead to `file`, or `gone` to nothing, or both."""

    name: str
    file: int
    gone: str = ""

    def folders(self) -> set[str]:
        return {str(Path(name).parent) for name in (self.name, self.gone) if name}


@dataclass(slots=True)
class Disk:
    """What is certainly on the disk, and what was asked for since."""

    model: str
    names: dict[str, int] = field(default_factory=dict)
    """Settled names."""
    live: dict[str, int] = field(default_factory=dict)
    """Names as the running program sees them."""
    namings: list[Naming] = field(default_factory=list)
    durable: dict[int, bytearray] = field(default_factory=dict)
    pending: dict[int, list[Event]] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    @classmethod
    def holding(cls, folder: Path, model: str) -> Disk:
        """A disk that has a folder and all that is in it for certain."""
        disk = cls(model)
        for path in sorted(folder.rglob("*")):
            if path.is_symlink():  # a mark, and no file of the program
                disk.said.append(str(path))
                continue
            file = FOLDER if path.is_dir() else len(disk.durable) + 1
            disk.names[str(path)] = file
            if file:
                disk.durable[file] = bytearray(path.read_bytes())
        disk.live = dict(disk.names)
        return disk

    def take(self, event: Event) -> None:
        """Let one call happen."""
        file = self.live.get(event.name, -1)
        match event.kind:
            case "say":
                self.said.append(event.name)
            case "create":
                self._create(event.name)
            case "mkdir":
                self._name(event.name, FOLDER)
            case "rename":
                self._name(event.other, self.live.pop(event.name), gone=event.name)
            case "link":
                self._name(event.other, file)
            case "unlink":
                self.live.pop(event.name, None)
                self.namings.append(Naming("", FOLDER, event.name))
            case "write" | "truncate":
                self.pending.setdefault(file, []).append(event)
            case "sync" | "datasync":
                self._settle(event, file)

    def _create(self, name: str) -> None:
        file = len(self.durable) + 1
        self.durable[file] = bytearray()
        self._name(name, file)

    def _name(self, name: str, file: int, gone: str = "") -> None:
        self.live[name] = file
        self.namings.append(Naming(name, file, gone))

    def _settle(self, event: Event, file: int) -> None:
        for one in self.pending.pop(file, []) if file > 0 else ():
            apply(self.durable[file], one)
        if event.kind == "datasync":
            return
        kept = []
        for naming in self.namings:
            if self.model == "journaled" or (file <= 0 and event.name in naming.folders()):
                named(self.names, naming)
            else:
                kept.append(naming)
        self.namings = kept

    def after_cut(self, chance: random.Random) -> dict[str, bytes | None]:
        """Names and contents that a power cut now may leave; None is a folder."""
        mode = chance.choice(("none", "all", "some", "some"))
        names = dict(self.names)
        kept = (
            len(self.namings)
            if mode == "all"
            else 0
            if mode == "none"
            else chance.randint(0, len(self.namings))
        )
        for number, naming in enumerate(self.namings):
            if number < kept if self.model == "journaled" or mode != "some" else chance.random() < 0.5:
                named(names, naming)
        contents = {
            file: self._content(file, mode, chance) for file in sorted(set(names.values()) - {FOLDER})
        }
        return {
            name: contents.get(file) for name, file in sorted(names.items()) if self._reached(name, names)
        }

    def _reached(self, name: str, names: dict[str, int]) -> bool:
        """Whether the folders above a name are there; those that nobody made are."""
        above = [str(parent) for parent in Path(name).parents]
        return all(parent in names for parent in above if parent in self.live)

    def _content(self, file: int, mode: str, chance: random.Random) -> bytes:
        content = bytearray(self.durable[file])
        for event in self.pending.get(file, []):
            if mode == "none" or (mode == "some" and chance.random() < 0.5):
                continue
            torn = mode == "some" and event.kind == "write" and chance.random() < 0.3
            for part in sectors(event, chance) if torn else [event]:
                apply(content, part)
        return bytes(content)


def named(names: dict[str, int], naming: Naming) -> None:
    """Do to names what a naming asks."""
    if naming.gone:
        names.pop(naming.gone, None)
    if naming.name:
        names[naming.name] = naming.file


def apply(content: bytearray, event: Event) -> None:
    """Do to the content of a file what an event asks."""
    end = event.place + len(event.data)
    if event.kind == "truncate":
        del content[event.place :]
    content.extend(bytes(max(0, end - len(content))))
    if event.kind == "write":
        content[event.place : end] = event.data


def sectors(event: Event, chance: random.Random) -> list[Event]:
    """Some of the sectors of a write."""
    parts = range(0, len(event.data), SECTOR)
    return [
        Event("write", event.name, "", event.place + at, event.data[at : at + SECTOR])
        for at in parts
        if chance.random() < 0.5
    ]

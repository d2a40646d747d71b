"""Records what an operation asks of the disk, and looks at what a power cut at any moment of it may leave."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.faults import walking
from tests.faults.disk import MODELS, Disk, Event
from tests.faults.judging import judged

__all__ = ["MODELS", "record", "run"]

TRACED = (
    "openat", "pwrite64", "write", "sendfile", "ftruncate", "fsync", "fdatasync", "rename", "unlink", "link", "mkdir",
    "symlink",
)  # fmt: skip
LINE = re.compile(r"^\d+ +(\w+)\((.*)\) = (\d+)(?:<[^>]*>)?$")
OPEN_FILE = re.compile(r"^\d+<([^>]*)>")
TEXT = re.compile(r'"([^"]*)"')


def record(
    prepared: Path, folder: Path, operation: str, model: str, *, careless: bool = False
) -> tuple[Disk, list[Event]]:
    """The disk as an operation finds it, and every call by which it changes it; `careless` never waits for the disk."""
    walking.copied(prepared, folder, operation)
    disk = Disk.holding(folder, model)
    log = folder.with_name(f"{folder.name}.log")
    walking.strace(
        prepared, [(folder, "write", 0)], "--seccomp-bpf", "-o", str(log), "-y", "-xx", "-s", "4000000", "-e",
        f"trace={','.join(TRACED)}", careless=careless,
    )  # fmt: skip
    reading = Reading(disk)
    events = [event for line in log.read_text().splitlines() for event in reading.events(line)]
    log.unlink()
    return disk, [event for event in events if event.name.startswith(str(folder))]


def run(
    prepared: Path, room: Path, operation: str, model: str, states: int, seed: int, *, careless: bool = False
) -> tuple[Counter[str], list[str]]:
    """Cut the power of an operation at so many moments; what each left, and what is wrong."""
    folder, chance = room / operation / "power" / "0", random.Random(seed)
    disk, events = record(prepared, folder, operation, model, careless=careless)
    counts, bad, taken = Counter[str](), list[str](), 0
    for cut in sorted(moment(events, chance) for _ in range(states)):
        for event in events[taken:cut]:
            disk.take(event)
        taken = cut
        place(folder, disk.after_cut(chance), disk.said)
        verdict = judged(folder, operation)
        counts[str(verdict)] += 1
        if not verdict.good:
            bad.append(f"{operation} {model}, seed {seed}, before call {cut}: {verdict.state}")
    return counts, bad


def moment(events: list[Event], chance: random.Random) -> int:
    """How many calls were made when the power fails: any number, or, as often, one around a sync or a naming."""
    if chance.random() < 0.5:
        return chance.randint(0, len(events))
    telling = [number for number, event in enumerate(events) if event.kind not in {"write", "truncate"}]
    return chance.choice(telling) + chance.randint(0, 1)


def place(folder: Path, state: dict[str, bytes | None], said: list[str]) -> None:
    """Lay out what a power cut left, where it was; what the operation had said is known all the same."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in state.items():
        if content is None:
            Path(name).mkdir(exist_ok=True)
        else:
            Path(name).write_bytes(content)
    for name in said:
        if not name.endswith("/status"):
            Path(name).symlink_to("yes")


class Reading:
    """Reads lines of strace: knows which names are there and how far each file is written."""

    def __init__(self, disk: Disk) -> None:
        self._lengths = {name: len(disk.durable[file]) if file else 0 for name, file in disk.names.items()}
        self._first = {name: bytes(disk.durable[file]) for name, file in disk.names.items() if file}

    def events(self, line: str) -> Iterator[Event]:
        """What a line says; nothing where a call failed or did nothing."""
        made = LINE.match(line)
        if made is None:
            return
        call, rest, result = made[1], made[2], int(made[3])
        texts = [_plain(text) for text in TEXT.findall(rest)]
        opened = OPEN_FILE.match(rest)
        if opened is None:
            yield from self._on_names(call, rest, [os.fsdecode(text) for text in texts])
        else:
            yield from self._on_file(call, rest, os.fsdecode(_plain(opened[1])), texts, result)

    def _on_names(self, call: str, rest: str, names: list[str]) -> Iterator[Event]:
        match call:
            case "openat":
                if "O_CREAT" in rest and names[0] not in self._lengths:
                    self._lengths[names[0]] = 0
                    yield Event("create", names[0])
                elif "O_TRUNC" in rest:
                    self._lengths[names[0]] = 0
                    yield Event("truncate", names[0])
            case "mkdir":
                yield Event("mkdir", names[0])
            case "rename":
                self._lengths[names[1]] = self._lengths.pop(names[0], 0)
                yield Event("rename", names[0], names[1])
            case "link":
                self._lengths[names[1]] = self._lengths.get(names[0], 0)
                yield Event("link", names[0], names[1])
            case "unlink":
                self._lengths.pop(names[0], None)
                yield Event("unlink", names[0])
            case "symlink":
                yield Event("say", names[1])

    def _on_file(self, call: str, rest: str, name: str, texts: list[bytes], result: int) -> Iterator[Event]:
        last = rest.rpartition(", ")[2]
        match call:
            case "pwrite64":
                yield Event("write", name, "", int(last), texts[0][:result])
            case "write":
                yield self._appended(name, texts[0][:result])
            case "sendfile":
                source = os.fsdecode(_plain(rest.split("<")[2].split(">", maxsplit=1)[0]))
                start = self._lengths.get(
                    name, 0
                )  # a copy goes from the beginning of one file to that of the other
                yield self._appended(name, self._first.get(source, b"")[start : start + result])
            case "ftruncate":
                yield Event("truncate", name, "", int(last))
            case "fsync":
                yield Event("sync", name)
            case "fdatasync":
                yield Event("datasync", name)

    def _appended(self, name: str, data: bytes) -> Event:
        start = self._lengths.get(name, 0)
        self._lengths[name] = start + len(data)
        return Event("write", name, "", start, data)


def _plain(text: str) -> bytes:
    r"""What strace wrote as `\x41\x42`, or as it was."""
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") else text.encode()

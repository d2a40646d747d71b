"""Records what a program asks of the disk, and builds what the disk may hold after a power cut at any moment of it.

A disk keeps what was synced; of the rest it may have kept anything: nothing, all, some writes without earlier ones, and
of a large write some sectors of 512 bytes. Run as a script it is the program that is recorded: it saves a few times.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAVES = 6
SECTOR = 512


@dataclass(frozen=True, slots=True)
class Event:
    """One call: `w`rite at an offset, `t`runcate to a size, `s`ync of a file, or a save `a`cknowledged."""

    kind: str
    name: str
    place: int = 0
    data: bytes = b""


@dataclass(slots=True)
class Disk:
    """What is certainly on the disk of each file, and what was asked for since."""

    durable: dict[str, bytearray]
    pending: dict[str, list[Event]] = field(default_factory=dict)
    acknowledged: int = 0

    def take(self, event: Event) -> None:
        if event.kind == "a":
            self.acknowledged += 1
        elif event.kind == "s":
            for one in self.pending.pop(event.name, []):
                apply(self.durable.setdefault(event.name, bytearray()), one)
        else:
            self.pending.setdefault(event.name, []).append(event)

    def after_cut(self, chance: random.Random) -> dict[str, bytes]:
        """One of the states that a power cut now may leave."""
        found = {name: bytearray(content) for name, content in self.durable.items()}
        mode = chance.choice(("none", "all", "some", "some"))
        for name, events in self.pending.items():
            for event in events:
                if mode == "none" or (mode == "some" and chance.random() < 0.5):
                    continue
                torn = mode == "some" and event.kind == "w" and chance.random() < 0.3
                content = found.setdefault(name, bytearray())
                for part in _sectors(event, chance) if torn else [event]:
                    apply(content, part)
        return {name: bytes(content) for name, content in found.items()}


def apply(content: bytearray, event: Event) -> None:
    """Do to the content of a file what an event asks."""
    end = event.place + len(event.data)
    if event.kind == "t":
        del content[event.place :]
    content.extend(bytes(max(0, end - len(content))))
    if event.kind == "w":
        content[event.place : end] = event.data


def _sectors(event: Event, chance: random.Random) -> list[Event]:
    parts = range(0, len(event.data), SECTOR)
    return [
        Event("w", event.name, event.place + at, event.data[at : at + SECTOR])
        for at in parts
        if chance.random() < 0.5
    ]


def record(folder: Path, log: Path, *, synchronous: int) -> list[Event]:
    """What a program that saves a few times asks of the disk that holds a prepared folder."""
    command = [
        "strace", "-f", "--seccomp-bpf", "-o", str(log), "-y", "-xx", "-s", "4000000", "-e",
        "trace=pwrite64,fsync,fdatasync,ftruncate,?symlink,?symlinkat", sys.executable, "-B", __file__, str(folder),
        str(synchronous),
    ]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return [event for line in log.read_text().splitlines() if (event := _read(line, folder))]


def _read(line: str, folder: Path) -> Event | None:
    words = re.match(r"^\d+ +(\w+)\((.*)\) = 0|^\d+ +(\w+)\((.*)\) = \d+$", line)
    if words is None:
        return None
    call, rest = words[1] or words[3], words[2] or words[4]
    named = re.match(r"\d+<([^>]*)>", rest)
    if call.startswith("symlink"):
        return Event("a", "") if _plain(re.findall(r'"([^"]*)"', rest)[0]) == b"ack" else None
    path = Path(_plain(named[1]).decode()) if named else Path()
    if path.parent != folder:
        return None
    if call in {"fsync", "fdatasync"}:
        return Event("s", path.name)
    if call == "ftruncate":
        return Event("t", path.name, int(rest.rpartition(", ")[2]))
    text, offset = re.findall(r'"([^"]*)"', rest)[0], int(rest.rpartition(", ")[2])
    return Event("w", path.name, offset, _plain(text))


def _plain(text: str) -> bytes:
    r"""What strace wrote as `\x41\x42`, or as it was."""
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") else text.encode()


def main(folder: Path, synchronous: int) -> None:
    """Save a few times; each is acknowledged by a link beside the case file."""
    from app import door
    from app.casefile import CaseFile
    from db import engine
    from tests.faults import operations

    engine.SETTINGS["synchronous"] = synchronous
    vars(door)["ThreadPoolExecutor"] = operations.AtOnce
    case = CaseFile.open(operations.use(folder), author="officer", clock=operations.CLOCK)
    for number in range(SAVES):
        operations.add(case, f"Saved {number}")
        (folder / f"ack{number}").symlink_to("ack")
    os._exit(0)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(Path(sys.argv[1]), int(sys.argv[2]))

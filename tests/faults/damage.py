"""Flips bits of a case file and cuts it short, and says what the program makes of it."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from app.casefile import CaseFile
from app.check import check
from app.errors import CaseFileError
from db import backup as copying
from db.engine import reader_engine
from db.errors import translated
from tests.faults.operations import CASE

Counted = tuple[Counter[str], list[str]]
"""How often each outcome came, and the places where it was a bad one."""


def contents(path: Path) -> str:
    """The digest of everything that can be read in a case file."""
    engine = reader_engine(path, read_only_file=True)
    try:
        with translated(path), engine.connect() as connection:
            return copying.contents(connection)
    finally:
        engine.dispose()


def outcome(path: Path, wanted: str) -> str:
    """`refused`, `found` by check, `harmless` (nothing that can be read has changed) or `silent`; or who stumbled."""
    try:
        with CaseFile.open(path, write=False) as case:
            findings = check(case).findings
    except CaseFileError:
        return "refused"
    except Exception as error:  # noqa: BLE001 – any other error is what is looked for
        return f"{type(error).__name__}: {error}"
    if findings:
        return "found"
    try:
        return "harmless" if contents(path) == wanted else "silent"
    except CaseFileError:  # check reads everything that counts, and should have come upon it
        return "silent"


def flips(folder: Path, sound: bytes, count: int, seed: int) -> Counted:
    """Flip one bit anywhere, so often."""
    path, chance = folder / CASE, random.Random(seed)
    path.write_bytes(sound)
    wanted, counts, bad = contents(path), Counter[str](), list[str]()
    for _ in range(count):
        spoilt, place, bit = bytearray(sound), chance.randrange(len(sound)), chance.randrange(8)
        spoilt[place] ^= 1 << bit
        path.write_bytes(spoilt)
        result = outcome(path, wanted)
        if result not in {"refused", "found", "harmless"}:
            bad.append(f"bit {bit} of byte {place} of seed {seed}: {result}")
        counts["bad" if bad and bad[-1].endswith(result) else result] += 1
    return counts, bad


def cuts(folder: Path, sound: bytes, count: int, seed: int) -> Counted:
    """Cut the file at any place, so often; what is left is never taken for a whole file."""
    path, chance, counts, bad = folder / CASE, random.Random(seed), Counter[str](), list[str]()
    for _ in range(count):
        length = chance.randrange(len(sound))
        path.write_bytes(sound[:length])
        result = outcome(path, "")
        if result not in {"refused", "found"}:
            bad.append(f"cut after {length} bytes of seed {seed}: {result}")
        counts[result] += 1
    return counts, bad

"""A flipped bit or a cut file is refused, found by check, or changes nothing that anybody could read; never silent."""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest

from app.casefile import CaseFile
from app.check import check
from app.errors import CaseFileError
from db import backup as copying
from db.engine import reader_engine
from db.errors import translated
from tests.faults import operations
from tests.faults.operations import CASE

pytestmark = pytest.mark.slow
FLIPS = int(os.environ.get("CHANCERY_FLIPS", "80"))
CUTS = int(os.environ.get("CHANCERY_CUTS", "15"))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("sound")
    operations.prepare(folder)
    return (folder / CASE).read_bytes()


def contents(path: Path) -> str:
    engine = reader_engine(path, read_only_file=True)
    try:
        with translated(path), engine.connect() as connection:
            return copying.contents(connection)
    finally:
        engine.dispose()


def outcome(path: Path, wanted: str) -> str:
    """`refused`, `found` or `harmless`; raises where damage passes for sound, or the program stumbles."""
    try:
        with CaseFile.open(path, write=False) as case:
            findings = check(case).findings
    except CaseFileError:
        return "refused"
    if findings:
        return "found"
    return "harmless" if contents(path) == wanted else "silent"


def test_a_flipped_bit_is_never_silent(sound: bytes, tmp_path: Path) -> None:
    path, chance, counts = tmp_path / CASE, random.Random(11), Counter[str]()
    path.write_bytes(sound)
    wanted = contents(path)
    for _ in range(FLIPS):
        spoilt = bytearray(sound)
        place = chance.randrange(len(sound))
        spoilt[place] ^= 1 << chance.randrange(8)
        path.write_bytes(spoilt)
        result = outcome(path, wanted)
        counts[result] += 1
        assert result != "silent", place
    sys.stdout.write(f"{FLIPS} flips: {dict(counts)}\n")
    assert counts["found"] > 0


def test_a_flip_in_a_change_or_a_file_is_always_found(sound: bytes, tmp_path: Path) -> None:
    path, chance = tmp_path / CASE, random.Random(12)
    path.write_bytes(sound)
    wanted = contents(path)
    start = sound.index(b'{"fields":{"career"')
    file = sound.index(b"BorisBorisBoris")
    for place in [
        *(start + chance.randrange(900) for _ in range(20)),
        *(file + n for n in range(0, 2000, 200)),
    ]:
        spoilt = bytearray(sound)
        spoilt[place] ^= 1 << chance.randrange(7)
        path.write_bytes(spoilt)
        assert outcome(path, wanted) in {"found", "refused"}


def test_a_flip_in_the_schema_is_found(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / CASE
    place = sound.index(b"CREATE TABLE meeting") + sound[sound.index(b"CREATE TABLE meeting") :].index(
        b"status"
    )
    spoilt = bytearray(sound)
    spoilt[place] ^= 1
    path.write_bytes(spoilt)
    with CaseFile.open(path, write=False) as case:
        assert [finding.check for finding in check(case).findings] == ["schema"]


def test_a_cut_file_is_refused_or_found(sound: bytes, tmp_path: Path) -> None:
    path, chance = tmp_path / CASE, random.Random(13)
    for _ in range(CUTS):
        path.write_bytes(sound[: chance.randrange(len(sound))])
        assert outcome(path, "") in {"refused", "found"}
    shutil.rmtree(tmp_path)

"""A flipped bit or a cut file is refused, found by check, or changes nothing that anybody could read; never silent."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from app.casefile import CaseFile
from app.check import check
from app.errors import DamagedCaseFile
from tests.faults import damage, operations
from tests.faults.damage import contents, outcome
from tests.faults.operations import CASE, SECRET

pytestmark = pytest.mark.slow
FLIPS = 50
CUTS = 15


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("sound")
    operations.prepare(folder)
    return (folder / CASE).read_bytes()


def test_a_flipped_bit_is_never_silent(sound: bytes, tmp_path: Path) -> None:
    counts, bad = damage.flips(tmp_path, sound, FLIPS, seed=11)
    assert bad == []
    assert counts.total() == FLIPS
    assert counts["found"] + counts["refused"] > 0


def test_a_flip_in_a_change_or_a_file_is_always_found(sound: bytes, tmp_path: Path) -> None:
    path, chance = tmp_path / CASE, random.Random(12)
    path.write_bytes(sound)
    wanted = contents(path)
    start = sound.index(f'{{"fields":{{"career":{{"v":"{SECRET}'.encode())
    whole = re.search(rb"(Boris){20,}", sound)
    assert whole is not None
    for place in [
        *(start + chance.randrange(900) for _ in range(10)),
        *(chance.randrange(*whole.span()) for _ in range(10)),
    ]:
        spoilt = bytearray(sound)
        spoilt[place] ^= 1 << chance.randrange(7)
        path.write_bytes(spoilt)
        assert outcome(path, wanted) in {"found", "refused"}


def flipped_column(sound: bytes, folder: Path, name: bytes) -> Path:
    """A case file whose table of meetings has a slip in the name of a column."""
    spoilt = bytearray(sound)
    spoilt[sound.index(name, sound.index(b"CREATE TABLE meeting"))] ^= 1
    (folder / CASE).write_bytes(spoilt)
    return folder / CASE


def test_a_flip_in_the_schema_is_found(sound: bytes, tmp_path: Path) -> None:
    with CaseFile.open(flipped_column(sound, tmp_path, b"venue"), write=False) as case:
        assert [finding.check for finding in check(case).findings] == ["schema"]


def test_a_flip_in_a_column_that_an_index_names_is_refused(sound: bytes, tmp_path: Path) -> None:
    with pytest.raises(DamagedCaseFile):
        CaseFile.open(flipped_column(sound, tmp_path, b"status"), write=False)


def test_a_cut_file_is_refused_or_found(sound: bytes, tmp_path: Path) -> None:
    counts, bad = damage.cuts(tmp_path, sound, CUTS, seed=13)
    assert bad == []
    assert counts.total() == CUTS


def test_no_flip_and_no_cut_of_a_protected_file_is_silent_or_harmless(tmp_path: Path) -> None:
    """Every bit of it is covered by the proof of its page, or is the salt of its key."""
    (tmp_path / "sound").mkdir()
    operations.prepare(tmp_path / "sound", protected=True)
    sound = (tmp_path / "sound" / CASE).read_bytes()
    flipped, bad = damage.flips(tmp_path, sound, FLIPS // 3, seed=14)
    cut, worse = damage.cuts(tmp_path, sound, CUTS // 3, seed=15)
    assert bad == worse == []
    assert flipped["harmless"] == 0
    assert flipped["found"] > 0
    assert cut.total() == CUTS // 3


def test_damage_that_nothing_notices_is_told(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / CASE
    path.write_bytes(sound)
    assert outcome(path, contents(path)) == "harmless"
    assert outcome(path, "other contents") == "silent"

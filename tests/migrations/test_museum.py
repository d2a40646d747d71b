"""A case file of every schema there ever was still opens, is sound, folds to its tables, and says what it said."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from app.casefile import CaseFile
from app.check import check
from db.header import SCHEMA

MUSEUM = Path(__file__).parent / "museum"
KEPT = sorted(path.name.partition(".")[0] for path in MUSEUM.glob("*.chancery.gz"))


def unpacked(schema: str, folder: Path) -> Path:
    place = folder / "museum.chancery"
    place.write_bytes(gzip.decompress((MUSEUM / f"{schema}.chancery.gz").read_bytes()))
    return place


def test_the_museum_has_a_file_of_every_schema() -> None:
    assert [f"{number:04d}" for number in range(1, SCHEMA + 1)] == KEPT


@pytest.mark.parametrize("schema", KEPT)
def test_an_old_case_file_opens_is_sound_and_says_what_it_said(
    schema: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))
    with CaseFile.open(unpacked(schema, tmp_path)) as case:
        assert check(case).findings == ()
        with case.read() as reader:
            meeting = reader.rows("SELECT title, held_on, edition, deleted FROM meeting")
            commitment = reader.rows("SELECT wording, status FROM commitment")
            person = reader.rows("SELECT name, deleted FROM person")
            note = reader.rows("SELECT title, body FROM note")
            file = b"".join(reader.file(reader.rows("SELECT sha256 FROM attachment")[0][0]))
    assert meeting == [("13th session", "2025-11-24", 13, 0)]
    assert commitment == [("Send the list", "open")]
    assert person == [("Deleted Person", 1)]
    assert note == [("On the talks", None)]
    assert file == b"What the cable said.\n" * 100

"""What a file is that somebody wants to import, told by its name or else by how it begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.interchange.recognising import FileKind, file_kind


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("case.json", b"", FileKind.CASE_FILE_JSON),
        ("CASE.JSON", b"", FileKind.CASE_FILE_JSON),
        ("case.txt", b'\xef\xbb\xbf\n {"chancery": 1}', FileKind.CASE_FILE_JSON),
        ("actions.csv", b"Action,Owner\n", FileKind.REGISTER),
        ("people.vcf", b"BEGIN:VCARD\n", FileKind.REGISTER),
        ("empty.csv", b"", FileKind.REGISTER),
    ],
)
def test_a_file_is_recognised(tmp_path: Path, name: str, content: bytes, kind: FileKind) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert file_kind(path) is kind


def test_a_file_that_cannot_be_read_is_left_to_whoever_reads_it(tmp_path: Path) -> None:
    assert file_kind(tmp_path / "gone.csv") is FileKind.REGISTER

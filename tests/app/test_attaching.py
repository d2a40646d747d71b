"""Attaching files to a record: each once, and a sentence for each that is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import attaching
from app.attaching import attach_files, not_taken
from app.errors import FileNotRead
from tests.app.conftest import Desk


def test_each_file_hangs_once_and_what_is_left_out_is_said(desk: Desk, tmp_path: Path) -> None:
    letter, other, copy = tmp_path / "Letter.txt", tmp_path / "Other.txt", tmp_path / "Copy of letter.txt"
    letter.write_text("Dear colleague")
    copy.write_text("Dear colleague")
    other.write_text("Yours")
    record = desk.add("person", name="Al Zaabi")
    first = attach_files(desk.case, record, [letter, tmp_path])
    assert first.changed is not None
    assert first.changed.action == "Attach “Letter.txt” to “Al Zaabi”"
    assert first.left_out == (f"“{tmp_path.name}” is a folder: drop the files that are in it.",)
    second = attach_files(desk.case, record, [copy, other, desk.case.path])
    assert second.changed is not None
    assert second.changed.action == "Attach “Other.txt” to “Al Zaabi”"
    assert [words.split("”")[0] for words in second.left_out] == [
        "“Copy of letter.txt",
        f"“{desk.case.path.name}",
    ]
    nothing = attach_files(desk.case, record, [letter])
    assert nothing.changed is None
    assert "hangs on it already" in nothing.left_out[0]
    with desk.case.read() as reader:
        assert reader.rows("SELECT file_name FROM attachment ORDER BY id") == [
            ("Letter.txt",),
            ("Other.txt",),
        ]


def test_what_is_too_large_or_cannot_be_read_is_said_in_words(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(b"12345")
    assert not_taken(film) == ""
    assert "cannot be read" in not_taken(tmp_path / "gone.txt")
    monkeypatch.setattr(attaching, "LARGEST", 4)
    assert "larger than 1 GiB (5 bytes)" in not_taken(film)
    with pytest.raises(FileNotRead, match=r"“gone[.]txt” cannot be read"):
        desk.case.door.changes().attach("gone.txt", tmp_path / "gone.txt")

"""Attachments: bytes kept once inside the case file, in pieces, and given back unchanged."""

from __future__ import annotations

from pathlib import Path

from app.changes import Changes
from app.check import check
from db.models import Attachment
from db.models.papers import CHUNK
from tests.app.conftest import Desk


def kept(desk: Desk, record: str) -> bytes:
    with desk.case.read() as reader:
        row = reader.get(Attachment, record)
        assert row is not None
        return b"".join(reader.file(row.sha256))


def attached(desk: Desk, content: bytes | Path) -> str:
    changes: Changes = desk.case.door.changes()
    record = changes.attach("minutes.pdf", content)
    desk.case.door.change("Attach the minutes", changes)
    return record


def test_bytes_come_back_as_they_went_in(desk: Desk) -> None:
    content = bytes(range(256)) * 5000
    assert len(content) > CHUNK
    assert kept(desk, attached(desk, content)) == content


def test_a_file_is_read_from_disk_in_pieces(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "scan"
    path.write_bytes(b"\x00\xff" * CHUNK)
    record = attached(desk, path)
    assert kept(desk, record) == path.read_bytes()
    with desk.case.read() as reader:
        row = reader.get(Attachment, record)
        assert row is not None
        assert (row.size, row.file_name) == (2 * CHUNK, "minutes.pdf")
        assert reader.rows("SELECT count(*) FROM attachment_chunk") == [(2,)]


def test_the_same_bytes_are_stored_once(desk: Desk) -> None:
    first, second = attached(desk, b"text"), attached(desk, b"text")
    assert first != second
    with desk.case.read() as reader:
        assert reader.rows("SELECT count(*) FROM attachment_chunk") == [(1,)]
    assert check(desk.case).findings == ()


def test_an_empty_file_is_a_file(desk: Desk) -> None:
    assert kept(desk, attached(desk, b"")) == b""

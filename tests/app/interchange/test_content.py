"""Bytes of attachments come out of base64 as they went in, however long, and damaged ones never get in."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.interchange import content
from app.interchange.content import Content, to_base64
from app.interchange.scanning import Raw, Span
from db.models.papers import CHUNK
from db.values.errors import InvalidValue


def content_of(path: Path, text: str, expected: bytes, *, aside: bool) -> Content:
    """The content of a record that holds this text (as JSON writes it) in a file."""
    raw = f'{{"content": "{text}"}}'.encode()
    path.write_bytes(raw)
    span = Span(0, len(raw))
    inside = Span(raw.index(b': "') + 3, len(raw) - 2)
    record = Raw(raw, span, {"token": inside} if aside else {})
    digest = hashlib.sha256(expected).hexdigest()
    return Content.of(path, record, "token" if aside else text, digest, len(expected))


@given(pieces=st.lists(st.binary(max_size=50), max_size=8))
def test_base64_is_the_same_in_one_piece_or_many(pieces: list[bytes]) -> None:
    assert b"".join(to_base64(pieces)) == base64.b64encode(b"".join(pieces))


@given(data=st.binary(max_size=300), read=st.integers(1, 40), slash=st.booleans(), coded=st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("aside", [False, True])
def test_bytes_are_read_back_whatever_escapes_and_pieces(
    tmp_path: Path, data: bytes, read: int, slash: bool, coded: bool, aside: bool
) -> None:
    text = base64.b64encode(data).decode()
    text = text.replace("/", "\\/") if slash else text
    text = text.replace("+", "\\u002b") if coded else text
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(content, "_READ", read)
        assert b"".join(content_of(tmp_path / "f", text, data, aside=aside)()) == data


def test_long_content_comes_in_pieces_as_it_is_stored(tmp_path: Path) -> None:
    data = bytes(range(256)) * (CHUNK // 256) + b"tail"
    pieces = list(content_of(tmp_path / "f", base64.b64encode(data).decode(), data, aside=True)())
    assert [len(piece) for piece in pieces] == [CHUNK, 4]


@pytest.mark.parametrize("aside", [False, True])
@pytest.mark.parametrize(
    "text", ["QQ", "Q", "QQ==QQ==", "Q Q=", "QQ=A", "====", "Q\\n==", "é===", "\\ud800AAA", "\\\\AAA", "Q-_="]
)
def test_what_is_no_base64_is_refused(tmp_path: Path, text: str, aside: bool) -> None:
    with pytest.raises(InvalidValue, match="not base64") as caught:
        content_of(tmp_path / "f", text, b"A", aside=aside).check()
    assert caught.value.field == "content"


@pytest.mark.parametrize("read", range(1, 9))
def test_base64_that_goes_on_after_its_end_is_refused_across_pieces(
    tmp_path: Path, read: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "_READ", read)
    with pytest.raises(InvalidValue, match="not base64"):
        content_of(tmp_path / "f", "QQ==QQ==", b"AA", aside=True).check()


def test_content_that_does_not_match_its_digest_or_size_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="does not match “sha256”"):
        content_of(tmp_path / "f", "QUJD", b"ABD", aside=False).check()
    short = Content(tmp_path / "f", Span(0, 19), None, hashlib.sha256(b"ABC").hexdigest(), 4)
    (tmp_path / "f").write_text(json.dumps({"content": "QUJD"}))
    with pytest.raises(InvalidValue, match="has 3 bytes, but “size” says 4"):
        short.check()


@pytest.mark.parametrize(("text", "digest", "size"), [(1, "x", 1), ("QQ==", None, 1), ("QQ==", "x", None)])
def test_content_stands_beside_its_digest_and_size(
    tmp_path: Path, text: object, digest: object, size: object
) -> None:
    with pytest.raises(InvalidValue, match="“content”"):
        Content.of(tmp_path, Raw(b"", Span(0, 0)), text, digest, size)

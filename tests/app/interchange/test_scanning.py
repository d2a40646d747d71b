"""The scanner finds every value where it is, whatever the size of the pieces in which it reads."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.interchange import scanning
from app.interchange.errors import NotCaseFileJson
from app.interchange.scanning import Raw, Scanner

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=60)
    | st.sampled_from(['"', "\\", '\\"', "]}", "{[", "\\\\", "x" * 200, '"' * 90])
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=20,
)


def scanned(raw: bytes) -> list[Raw]:
    """The values of a list."""
    scanner = Scanner(io.BytesIO(raw), "given.json")
    scanner.take(b"[")
    found = []
    separator = b","
    while separator == b",":
        found.append(scanner.value())
        separator = scanner.take(b",", b"]")
    if scanner.next():
        raise scanner.wrong()
    assert scanner.offset == len(raw)
    return found


@given(
    values=st.lists(VALUES, min_size=1, max_size=4), escaped=st.booleans(), indent=st.sampled_from([None, 2]),
    piece=st.sampled_from([1, 2, 7, 50, 1 << 20]), long=st.sampled_from([1, 30, 1 << 16]),
)  # fmt: skip
def test_values_are_found_whole_in_pieces_of_any_size(
    values: list[Any], escaped: bool, indent: int | None, piece: int, long: int
) -> None:
    raw = json.dumps(values, ensure_ascii=escaped, indent=indent).encode("utf-8", "surrogatepass")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanning, "PIECE", piece)
        patch.setattr(scanning, "LONG", long)
        found = scanned(raw)
    for value, one in zip(values, found, strict=True):
        assert json.loads(raw[one.span.start : one.span.end]) == value
        text = one.text
        for token, span in one.aside.items():
            text = text.replace(token.encode(), raw[span.start : span.end])
        assert json.loads(text) == value


def test_a_long_text_is_set_aside_and_never_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "PIECE", 1000)
    monkeypatch.setattr(scanning, "LONG", 500)
    raw = b'[{"id": 1, "content": "' + b"A" * 50_000 + b'", "after": [2]}]'
    (one,) = scanned(raw)
    assert len(one.text) < 2000
    (span,) = one.aside.values()
    assert raw[span.start : span.end] == b"A" * 50_000
    assert json.loads(one.text)["after"] == [2]


def test_the_mark_of_a_byte_order_is_passed_over() -> None:
    assert Scanner(io.BytesIO(b"\xef\xbb\xbf {}"), "x").next() == b"{"


@pytest.mark.parametrize("raw", [b"[1, 2", b'["abc', b'["abc\\', b"[{", b"[[1]", b"[", b"[1", b'[{"a": "\\"'])
def test_a_file_that_ends_too_early_is_cut_short(raw: bytes) -> None:
    with pytest.raises(NotCaseFileJson, match="cut short; copy it again"):
        scanned(raw)


@pytest.mark.parametrize("raw", [b"{}", b"[,]", b"[1 2]", b"[1]]", b"[}", b"[:]", b"x"])
def test_what_does_not_belong_there_is_named_by_its_place(raw: bytes) -> None:
    with pytest.raises(NotCaseFileJson, match=r"what stands at byte [1-5] does not belong there"):
        scanned(raw)


def test_nesting_without_end_is_refused_before_it_is_understood() -> None:
    with pytest.raises(NotCaseFileJson, match="nested more than 60 deep"):
        scanned(b"[" * 100_000)


def test_a_value_without_end_is_refused_before_memory_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "LARGEST", 10_000)
    monkeypatch.setattr(scanning, "PIECE", 1000)
    with pytest.raises(NotCaseFileJson, match="too large for a record"):
        scanned(b"[[" + b"1," * 10_000)
    with pytest.raises(NotCaseFileJson, match="too large for a record"):
        scanned(b'[[["' + b"x" * 20_000)
    with pytest.raises(NotCaseFileJson, match="too large for a record"):
        scanned(b"[" + b"1" * 20_000)

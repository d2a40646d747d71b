"""What the check sees in the short form of a document it sees in the whole, and the other way round."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.document import (
    Cite,
    Column,
    Document,
    Line,
    Note,
    Notes,
    Paragraph,
    Ref,
    Row,
    RowKind,
    Running,
    Section,
    Table,
    Text,
)
from reports.render.check import faults_in
from reports.render.condensing import condensed
from reports.render.docx import render_docx
from tests.reports.render.test_check import BODY, FAULTS, GOOD
from tests.reports.render.word import rewritten


def rows(first: int) -> tuple[Row, ...]:
    plain = tuple(
        Row(
            ((), (Line((Text(f"Item {n} of a < b > c"), Cite((f"c{n % 3}",)))),), (Line((Ref("r1"),)),)),
            anchor=f"r{n}",
            numbered=True,
        )
        for n in range(first, first + 6)
    )
    return (Row(((Line((Text("Group"),)),),), RowKind.GROUP), *plain)


def long() -> Document:
    """Two tables of different widths, most of whose rows are alike."""
    tables = (
        Table((Column("No.", 1), Column("What", 5), Column("See", 2)), rows(1), "One"),
        Table((Column("No.", 2), Column("What", 2), Column("See", 2)), rows(7), "Two"),
    )
    return Document(
        "Brief", "Oman", "", Running("UNCLASSIFIED", "R/1", "Oman", "", "cut-off"),
        (Section("a", "Part", (Paragraph((Text("Words"),)), *tables, Notes("Notes"))),),
        tuple(Note(f"c{n}", f"S{n}", "exact “words” & more") for n in range(3)),
    )  # fmt: skip


LONG = render_docx(long())


def whole(docx: bytes) -> list[str]:
    with patch("reports.render.check.condensed", return_value=None):
        return faults_in(docx)


def body(docx: bytes) -> str:

    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return package.read(BODY).decode()


TOKENS = re.findall(r"<[^>]+>|[^<]+", body(LONG))


def test_a_long_document_is_shortened_and_sound() -> None:
    xml = body(LONG).encode()
    short = condensed(io.BytesIO(xml))
    assert short is not None
    assert short[0].count(b"<w:tr>") == xml.count(b"<w:tr>") / 2
    assert short[1].names.total() == xml.count(b"<w:bookmarkStart")
    assert faults_in(LONG) == whole(LONG) == []


@pytest.mark.parametrize(("part", "change", "expected"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_told_in_the_same_sentences(part: str, change: Any, expected: str) -> None:
    broken = rewritten(GOOD, {part: change})
    assert faults_in(broken) == whole(broken)


@settings(max_examples=30)
@given(
    st.integers(0, len(TOKENS) - 1),
    st.integers(0, len(TOKENS) - 1),
    st.sampled_from(("drop", "double", "swap", "digits", "letters")),
)
def test_whatever_is_broken_is_found_in_short_as_in_whole(at: int, other: int, how: str) -> None:
    tokens = list(TOKENS)
    match how:
        case "drop":
            tokens[at] = ""
        case "double":
            tokens[at] *= 2
        case "swap":
            tokens[at], tokens[other] = tokens[other], tokens[at]
        case "digits":
            tokens[at] = re.sub(r"\d", "7", tokens[at])
        case "letters":
            tokens[at] = tokens[at].replace("w:t", "w:vanish", 1).replace('"', "'", other % 3)
    broken = rewritten(LONG, {BODY: "".join(tokens)})
    assert faults_in(broken) == whole(broken)


INSERTED = (
    *"'\"&<>/= \x01\ufffe",
    *("&amp;", "&nbsp;", "='", ' w:id="', "</w:tr>", "<w:tr>", 'preserve">', "<w:tbl>", "]]>"),
)


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.integers(0, len(body(LONG))), st.sampled_from(INSERTED)), min_size=1, max_size=3)
)
def test_what_is_torn_anywhere_is_found_in_short_as_in_whole(torn: list[tuple[int, str]]) -> None:
    xml = body(LONG)
    for at, inserted in torn:
        xml = xml[:at] + inserted + xml[at:]
    broken = rewritten(LONG, {BODY: xml})
    assert faults_in(broken) == whole(broken)


@pytest.mark.parametrize("end", ["</w:tr>", "<w:tr></w:tr>", "words", "\x00"])
def test_what_stands_after_the_document_is_seen(end: str) -> None:
    broken = rewritten(LONG, {BODY: body(LONG) + end})
    assert faults_in(broken) == whole(broken) != []


@pytest.mark.parametrize(
    "foreign",
    [
        "<!-- <w:tr> -->",
        "<![CDATA[<w:vanish/>]]>",
        '<x:vanish xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
        "<?other target?>",
        "<w:t a='>'/>",
    ],
)
def test_what_is_not_written_as_we_write_is_looked_at_whole(foreign: str) -> None:
    xml = body(LONG).replace("</w:body>", f"{foreign}</w:body>")
    assert condensed(io.BytesIO(xml.encode())) is None
    broken = rewritten(LONG, {BODY: xml})
    assert faults_in(broken) == whole(broken)

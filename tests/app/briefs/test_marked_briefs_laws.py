"""Two hundred random briefs for every run; five thousand in the nightly form (`tests.faults.long`)."""

from __future__ import annotations

import io
import zipfile

import pytest

from reports.render.docx import render_docx
from reports.render.scan import traces
from reports.specimen import specimen
from tests.app.briefs import marked_briefs


def test_no_part_of_a_word_file_holds_what_is_above_its_ceiling_and_a_higher_one_shows_no_less() -> None:
    found, bad = marked_briefs.run(11, seed=4)
    assert bad == []
    assert found.total() == 11 * 5 * len(marked_briefs.STYLES)
    assert found["clean"] >= 200, "the others are refused: their visit or meeting is itself above the ceiling"


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", b"Title of a brief", b"Quiet</w:t></w:r><w:r><w:t> harbour"),
        ("word/document.xml", b'w:val="Control block"', b'w:val="the quiet  HARBOUR"'),
        ("docProps/core.xml", b"<dc:title>", b"<dc:title>Quiet harbour"),
        ("word/styles.xml", b'w:val="Brief Body"', b'w:val="quiet harbour"'),
    ],
    ids=["torn", "alternative-text", "property", "attribute"],
)
def test_a_planted_word_is_found_in_whatever_part_it_is(part: str, old: bytes, new: bytes) -> None:
    planted = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(render_docx(specimen()))) as package,
        zipfile.ZipFile(planted, "w") as made,
    ):
        for name in package.namelist():
            data = package.read(name)
            assert name != part or old in data
            made.writestr(name, data.replace(old, new) if name == part else data)
    assert traces(planted.getvalue(), ["Quiet harbour", "elsewhere"]) == {"Quiet harbour": part}


@pytest.mark.parametrize(
    "told",
    [
        b"a < b and the Quiet\xc2\xa0Harbour of old",
        b"<p>the Qui<b>et</b> harb\xc3\x96ur, <quiet harbour</p>",
        b'<img alt="in QUIET  harbour">',
        b"<p>the unQuiet harbourmaster</p>",
    ],
)
def test_a_word_is_found_in_files_that_are_no_package(told: bytes) -> None:
    assert traces(told, ["quiet harbour", "quiet old harbour"]) == {"quiet harbour": "its text"}

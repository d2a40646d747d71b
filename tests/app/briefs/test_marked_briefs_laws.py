"""Forty random briefs for every run; five thousand in the nightly form (`tests.faults.long`)."""

from __future__ import annotations

import io
import zipfile

import pytest

from reports.render.docx import render_docx
from reports.render.scan import traces
from reports.specimen import specimen
from tests.app.briefs import marked_briefs


def test_no_part_of_a_word_file_holds_what_is_above_its_ceiling() -> None:
    found, bad = marked_briefs.run(2, seed=20261122)
    assert bad == []
    assert found["clean"] == 2 * 5 * len(marked_briefs.STYLES)


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

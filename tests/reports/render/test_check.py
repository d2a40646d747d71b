"""Every check of a written Word file finds the fault it is there for."""

from __future__ import annotations

import pytest

from reports.render.check import faults_in
from reports.render.docx import render_docx
from tests.reports.render.sample import brief
from tests.reports.render.word import rewritten

BODY, HEADER, STYLES = "word/document.xml", "word/header1.xml", "word/styles.xml"
RELATIONSHIPS, CORE, APP = "word/_rels/document.xml.rels", "docProps/core.xml", "docProps/app.xml"
OUTSIDE = "leads out of the file"
GOOD = render_docx(brief())
END = '<w:fldChar w:fldCharType="end"/>'
EXTERNAL = '<Relationship Id="rId99" Type="{}" Target="{}" TargetMode="External"/></Relationships>'
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
TEMPLATE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"

FAULTS = {
    "field not closed": (BODY, (END, ""), "a field is not closed"),
    "field ended twice": (BODY, (END, END + END), "“end” out of turn"),
    "field never begun": (BODY, ('<w:fldChar w:fldCharType="begin"/>', ""), "outside a field"),
    "field of another kind": (BODY, (" SEQ Table ", " DDEAUTO cmd "), "never writes"),
    "field in the header": (HEADER, ("</w:p>", f"<w:r>{END}</w:r></w:p>"), "word/header1.xml: a field"),
    "simple field": (BODY, ("<w:sectPr", '<w:p><w:fldSimple w:instr="DATE"/></w:p><w:sectPr'), "simple field"),
    "link to nowhere": (BODY, ('w:anchor="_Note1"', 'w:anchor="_Note99"'), "a link leads to “_Note99”"),
    "reference to nowhere": (BODY, (" REF _Note1 ", " REF _Note98 "), "a reference points at “_Note98”"),
    "bookmark twice": (BODY, ('w:name="_Note2"', 'w:name="_Note1"'), "bookmark “_Note1” stands 2 times"),
    "bookmark not ended": (BODY, ('<w:bookmarkEnd w:id="1"/>', ""), "not begun and ended"),
    "unknown paragraph style": (BODY, ('w:val="Title"', 'w:val="Titel"'), "“Titel” is used but not defined"),
    "unknown character style": (BODY, ('w:rStyle w:val="Strong"', 'w:rStyle w:val="Fat"'), "“Fat” is used"),
    "unknown base of a style": (STYLES, ('basedOn w:val="TableText"', 'basedOn w:val="Gone"'), "“Gone” is used"),
    "width of a table": (BODY, ('<w:tblW w:w="9355"', '<w:tblW w:w="9000"'), "not the sum of its columns"),
    "width that is no number": (BODY, ('<w:tblW w:w="9355"', '<w:tblW w:w="wide"'), "not the sum of its columns"),
    "cell too narrow": (BODY, ('<w:tcW w:w="1309"', '<w:tcW w:w="1308"'), "not as wide as its columns"),
    "span too short": (BODY, ('<w:gridSpan w:val="5"/>', '<w:gridSpan w:val="4"/>'), "covers 4 columns of 5"),
    "head not repeated": (BODY, ("<w:tblHeader/>", ""), "head row does not repeat"),
    "row may split": (BODY, ("<w:cantSplit/>", ""), "row 1 may be split"),
    "revision marks": (BODY, ("<w:sectPr>", '<w:sectPr w:rsidR="00AB12CD">'), "revision marks"),
    "hidden text": (BODY, ("<w:rStyle", "<w:vanish/><w:rStyle"), "hidden text"),
    "tracked change": (BODY, ("<w:sectPr>", "<w:p><w:ins><w:r/></w:ins></w:p><w:sectPr>"), "tracked changes"),
    "author": (CORE, ("<dc:title>", "<dc:creator>A. Clerk</dc:creator><dc:title>"), "tells the creator"),
    "path in the properties": (CORE, ("en-IN", "D:\\desk\\clerk"), "tells a path in language"),
    "company": (APP, ("</Properties>", "<Company>Ministry</Company></Properties>"), "tells the Company"),
    "thumbnail": ("docProps/thumbnail.jpeg", "picture", "does not belong"),
    "comments": ("word/comments.xml", "<x/>", "does not belong"),
    "custom data": ("customXml/item1.xml", "<x/>", "does not belong"),
    "styles with effects": ("word/stylesWithEffects.xml", "<x/>", "does not belong"),
    "macros": ("word/vbaProject.bin", "x", "does not belong"),
    "picture from outside": (RELATIONSHIPS, ("</Relationships>", EXTERNAL.format(IMAGE, "http://x/y")), OUTSIDE),
    "template from outside": (RELATIONSHIPS, ("</Relationships>", EXTERNAL.format(TEMPLATE, "http://x/y")), OUTSIDE),
    "link to a share": (RELATIONSHIPS, ("</Relationships>", EXTERNAL.format(HYPERLINK, "\\\\host\\x")), OUTSIDE),
    "part missing": ("word/theme/theme1.xml", None, "which is not in the file"),
    "broken part": (BODY, ("<w:sectPr>", "<w:sectPr"), "cannot be read"),
    "no document": (BODY, None, "holds no Word document"),
}  # fmt: skip


def test_a_written_file_has_no_faults():
    assert faults_in(GOOD) == []


@pytest.mark.parametrize(("part", "change", "expected"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_found(part, change, expected):
    found = faults_in(rewritten(GOOD, {part: change}))
    assert any(expected in fault for fault in found), found


def test_a_link_to_the_open_web_is_allowed():
    change = ("</Relationships>", EXTERNAL.format(HYPERLINK, "https://example.org/"))
    assert faults_in(rewritten(GOOD, {RELATIONSHIPS: change})) == []


def test_a_table_without_rows_is_a_fault():
    empty = '<w:tbl><w:tblPr><w:tblW w:w="0"/></w:tblPr><w:tblGrid/></w:tbl>'
    found = faults_in(rewritten(GOOD, {BODY: ("<w:sectPr>", f"{empty}<w:sectPr>")}))
    assert any("has no rows" in fault for fault in found)


def test_a_cell_must_end_with_a_paragraph():
    cell = '<w:tc><w:tcPr><w:tcW w:w="9"/></w:tcPr></w:tc>'
    table = (
        '<w:tbl><w:tblPr><w:tblW w:w="9"/></w:tblPr><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>'
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}</w:tr></w:tbl>"
    )
    found = faults_in(rewritten(GOOD, {BODY: ("<w:sectPr>", f"{table}<w:sectPr>")}))
    assert any("does not end with a paragraph" in fault for fault in found)


@pytest.mark.parametrize("rubbish", [b"", b"PK\x03\x04", b"not a file at all", GOOD[: len(GOOD) // 2]])
def test_rubbish_is_reported_and_raises_nothing(rubbish):
    assert faults_in(rubbish)

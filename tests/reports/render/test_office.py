"""An office's own Word file as house style: used for what it shows, rid of what it should not tell."""

from __future__ import annotations

import dataclasses
import io
import zipfile

import pytest
from openxml_audit import OpenXmlValidator

from reports.render.check import faults_in
from reports.render.docx import render_docx, template_hash
from reports.render.house import INDIA
from reports.render.office import Office, UnusableStyle, read_office
from reports.render.pictures import bare
from reports.specimen import specimen
from tests.reports.render.office_file import AUTHOR, HIDDEN, PATH, office_file, picture
from tests.reports.render.word import Word, opened, w, words


@pytest.fixture(scope="module")
def office() -> Office:
    return read_office(office_file(), "Letterhead")


@pytest.fixture(scope="module")
def written(office: Office) -> bytes:
    return render_docx(specimen(), office.house)


@pytest.fixture(scope="module")
def word(written: bytes) -> Word:
    return opened(written)


def test_a_brief_in_an_office_s_file_passes_the_audit_and_our_own_check(written, tmp_path):
    file = tmp_path / "brief.docx"
    file.write_bytes(written)
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
    assert faults_in(written) == []


def test_nothing_of_people_machines_and_hidden_text_comes_along(word):
    everything = b"".join(word.parts.values())
    for trace in (AUTHOR, HIDDEN, PATH, "canary", "rsid"):
        assert trace.encode() not in everything


def test_the_letterhead_comes_along_without_what_was_written_into_the_picture(word):
    images = [part for name, part in word.parts.items() if name.startswith("word/media/")]
    assert images == [bare(picture())]
    assert AUTHOR.encode() in picture()


def test_every_kind_of_page_is_marked_at_its_head_and_foot(word):
    stories = [name for name in word.parts if name.startswith(("word/header", "word/footer"))]
    assert len(stories) == 4
    for name in stories:
        assert "Marking" in [t.text for t in word.root(name).iter(w("t"))], name


def test_places_are_filled_and_unknown_ones_stay_empty(word):
    said = word.paragraphs()
    assert "For: The addressee " in said
    assert "Copy 1 of 3" in said
    assert "Signed for The department" in said
    assert "Marking – ref. REF/SPECIMEN/1" in said
    assert not any("{{" in one for one in said)


def test_the_title_stands_on_the_cover_alone(word):
    assert [one for one in word.paragraphs() if one == "Title of a brief"] == ["Title of a brief"]


def test_words_of_an_officer_are_never_taken_for_a_place(office):
    document = dataclasses.replace(specimen(), title="{{ marking }} & <w:t>")
    assert "{{ marking }} & <w:t>" in opened(render_docx(document, office.house)).paragraphs()


def test_the_file_s_own_styles_are_used_with_our_numbers(word):
    [heading] = word.find("//w:style[@w:styleId='Heading1']", "word/styles.xml")
    assert heading.find(f".//{w('color')}").get(w("val")) == "7A1010"
    assert heading.find(f".//{w('numId')}").get(w("val")) == "1"
    used = [p for p in word.root().iter(w("pStyle")) if p.get(w("val")) == "Heading1"]
    assert len(used) == 2


def test_what_is_missing_is_said_with_what_is_used_instead(office):
    said = "\n".join(office.findings)
    assert "“Annex Heading” is missing: Georgia 14 pt bold is used instead." in said
    assert (
        "“Brief Paragraph 1.1” is missing: numbered paragraphs look like its “Normal”, Georgia 11 pt" in said
    )
    assert "The field FILENAME was taken out" in said
    assert "The footer has no place {{ marking }}" in said
    assert "Unknown places stay empty: {{ nonsense }}." in said


def test_the_page_of_the_file_is_the_page_of_the_brief(office, word):
    [size] = word.find("//w:pgSz")
    assert (size.get(w("w")), size.get(w("h"))) == ("11906", "16838")
    assert office.house.page.left == 1701


def test_the_same_file_gives_the_same_bytes_and_another_hash_than_the_program_s_own(office, written):
    again = read_office(office_file(), "Letterhead")
    assert render_docx(specimen(), again.house) == written
    assert template_hash(office.house) != template_hash(INDIA)


def test_text_without_places_is_sample_text_and_left_out():
    office = read_office(office_file(cover=False), "Letterhead")
    said = [words(p) for p in opened(render_docx(specimen(), office.house)).root().iter(w("p"))]
    assert "Sample text of the office" not in said
    assert "Title of a brief" in said
    assert any("sample text" in sentence for sentence in office.findings)


def test_a_watermark_lies_under_every_page(office):
    document = specimen()
    drafted = dataclasses.replace(document, running=dataclasses.replace(document.running, watermark="DRAFT"))
    word = opened(render_docx(drafted, office.house))
    headers = [part for name, part in word.parts.items() if name.startswith("word/header")]
    assert len(headers) == 2
    assert all(b'string="DRAFT"' in part for part in headers)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"no zip at all", "cannot be read as a Word file"),
        (office_file(tracked=True), "holds tracked changes"),
    ],
    ids=["no-zip", "tracked"],
)
def test_a_file_that_cannot_serve_is_refused_in_one_sentence(content, why):
    with pytest.raises(UnusableStyle, match=why):
        read_office(content, "Letterhead")


def test_a_file_with_macros_is_refused():
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(office_file())) as package, zipfile.ZipFile(held, "w") as macros:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/_rels/document.xml.rels":
                kind = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
                one = f'<Relationship Id="m" Type="{kind}" Target="vbaProject.bin"/></Relationships>'
                data = data.replace(b"</Relationships>", one.encode())
            macros.writestr(name, data)
        macros.writestr("word/vbaProject.bin", b"")
    with pytest.raises(UnusableStyle, match="holds macros"):
        read_office(held.getvalue(), "Letterhead")

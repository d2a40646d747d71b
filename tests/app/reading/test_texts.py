"""Whatever kind of file it is, its words come out, with what it says about itself; nothing else comes out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage
from pathlib import Path

import pytest

from app.reading.texts import Limits, ReadText, Trouble, UnreadableFile, read_text
from tests.app.reading import files

ENCRYPTED = "/Encrypt << /Filter /Standard /V 1 /R 2 /O ({}) /U ({}) /P -4 >> /ID [(a) (a)]".format(
    "a" * 32, "b" * 32
)


def trouble(data: bytes, name: str = "x", limits: Limits | None = None) -> Trouble:
    with pytest.raises(UnreadableFile) as raised:
        read_text(data, name, limits=limits)
    return raised.value.trouble


def labels(found: ReadText) -> list[str]:
    return [part.label for part in found.parts]


def test_a_word_file_gives_its_text_paragraph_by_paragraph(tmp_path: Path) -> None:
    table = (
        "<w:tbl><w:tr>"
        + "".join(f"<w:tc>{files.paragraphs(text)}</w:tc>" for text in ("Action", "Due"))
        + "</w:tr></w:tbl>"
    )
    changed = (
        "<w:p><w:r><w:t>Agreed </w:t></w:r><w:ins><w:r><w:t>fully</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>partly</w:delText></w:r></w:del><w:r><w:tab/><w:t>here</w:t><w:br/><w:t>there</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent><mc:Choice><w:r><w:t>!</w:t></w:r></mc:Choice>"
        "<mc:Fallback><w:r><w:t>twice</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"
    )
    path = tmp_path / "Minutes.docx"
    path.write_bytes(
        files.docx(
            files.paragraphs("Al-Za’abi", "") + changed + table,
            footnotes=files.paragraphs("A note."), header=files.paragraphs("SECRET"),
        )
    )  # fmt: skip
    found = read_text(path)
    assert found.text == "Al-Za’abi\n\nAgreed fully\there\nthere!\nAction\tDue\n\nA note.\n\nSECRET"
    assert labels(found) == ["text", "footnotes", "header"]
    assert [found.label_at(found.text.index(word)) for word in ("Due", "note", "SECRET")] == labels(found)
    assert (found.kind, found.title, found.sender) == ("docx", "Minutes of the 13th JMCC", "Desk officer")
    assert (found.date, found.date_means) == (datetime(2025, 11, 24, 10, 30, tzinfo=UTC), "created")


def test_an_excel_file_gives_its_cells_row_by_row() -> None:
    found = read_text(files.xlsx([["Action", "Owner"], ["Send the manuals", "Navy"]]), "register.xlsx")
    assert found.text == "Action\tOwner\nSend the manuals\tNavy"
    assert (found.kind, labels(found)) == ("xlsx", ["sheet Actions"])


def test_a_pdf_gives_its_pages() -> None:
    found = read_text(files.pdf("The 13th JMCC met in Muscat.", "They agreed (again)."), "release.pdf")
    assert found.text == "The 13th JMCC met in Muscat.\n\nThey agreed (again)."
    assert labels(found) == ["page 1", "page 2"]
    assert (found.kind, found.title, found.sender, found.date_means) == (
        "pdf",
        "Press release",
        "Ministry",
        "created",
    )
    assert found.date == datetime(2025, 11, 24, 10, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))


def test_a_pdf_of_pictures_says_so() -> None:
    found = read_text(files.pdf(stream=b"q Q"), "scan.pdf")
    assert (found.text, found.warnings) == ("", ("Its pages are pictures without text.",))


def test_an_email_gives_heading_words_and_enclosed_files() -> None:
    data = files.mail(
        "The text.", "<p>The <b>page</b>.", annex_docx=files.docx(files.paragraphs("Hydrography")),
        release_pdf=files.pdf("Corvettes"), broken_pdf=b"%PDF-1.4 nothing", logo_png=b"\x89PNG\r\n\x1a\n",
    )  # fmt: skip
    found = read_text(data, "m.eml")
    assert labels(found) == ["heading", "message", "annex.docx, text", "release.pdf, page 1"]
    assert "Subject: Minutes of the talks" in found.text
    assert "The text." in found.text
    assert "page" not in found.text.split("Hydrography")[0]
    assert (found.kind, found.title, found.sender) == (
        "eml",
        "Minutes of the talks",
        "Attaché Müller <a@example.invalid>",
    )
    assert (found.date, found.date_means) == (
        datetime(2025, 11, 24, 10, 30, tzinfo=timezone(timedelta(hours=4))),
        "sent",
    )
    assert [one.name for one in found.enclosed] == ["annex.docx", "release.pdf", "broken.pdf", "logo.png"]
    assert {one.data for one in found.enclosed} == {b""}
    assert found.warnings == ("“broken.pdf” is damaged: its text cannot be read.",)
    kept = read_text(data, "m.eml", keep_enclosed=True).enclosed
    assert (kept[2].data, kept[2].size) == (b"%PDF-1.4 nothing", 16)


def test_an_email_that_is_only_a_page_gives_what_one_sees() -> None:
    message = EmailMessage()
    message["From"] = "=?windows-1256?B?x+HTyM8=?="
    message["Subject"] = "=?utf-8?q?=E4=B8=AD?="
    message.set_content("<style>b{}</style><p>Один<p>два", subtype="html", charset="koi8-r")
    found = read_text(message.as_bytes(), "m.eml")
    assert found.text.endswith("Один\nдва")
    assert found.title == "中"


def test_headers_that_mean_nothing_stand_as_they_are() -> None:
    letter = (
        b"From: =?no-such?q?a?=\nSubject: =?\xff?b?!?=\nDate: Mon, 24 Nov 99999999999 10:00:00 +0\n\nwords"
    )
    found = read_text(letter, "m.eml")
    assert found.text.endswith("words")
    assert found.sender == "=?no-such?q?a?="
    assert found.date is None


def test_an_email_in_an_email_is_read_but_not_without_end() -> None:
    inner = files.mail("the innermost")
    for _ in range(4):
        inner = files.mail("around", m_eml=inner)
    found = read_text(inner, "m.eml")
    assert "innermost" not in found.text
    assert any("lies too deep inside to be read" in warning for warning in found.warnings)
    assert "innermost" in read_text(files.mail("around", m_eml=files.mail("the innermost")), "m.eml").text


def test_an_enclosed_name_is_no_path() -> None:
    data = files.mail("x", a_txt=b"1").replace(b'"a.txt"', b'"..\\\\..\\\\etc/a.txt"')
    assert [one.name for one in read_text(data, "m.eml").enclosed] == ["a.txt"]


def test_a_web_page_gives_its_text() -> None:
    html = (
        '<!DOCTYPE html><html><head><title>The  release</title><meta property="article:published_time" '
        'content="2025-11-24T10:00:00+04:00"><script>alert(1)</script></head><body><nav>Home</nav><h1>Talks &amp; more'
        "</h1><p>One\n two<br>three<ul><li>a<li>b</ul><table><tr><td>x</td><td>y</td></tr></table>"
        '<img src="https://example.invalid/x.png"><noscript>no</noscript></body></html>'
    )
    found = read_text(html.encode(), "page.html")
    assert found.text == "Home\nTalks & more\nOne two\nthree\na\nb\nx\ty"
    assert (found.kind, found.title, found.date_means) == ("html", "The release", "published")


@pytest.mark.parametrize(
    ("data", "guessed"),
    [
        ("Ça – “déjà”".encode(), False), ("\ufeffÇa – “déjà”".encode(), False), ("Ça – “déjà”".encode("utf-16"), False),
        ("\ufeffÇa – “déjà”".encode("utf-16-be"), False), ("Ça – “déjà” le".encode("utf-16-le"), False),
        ("Ça – “déjà”".encode("cp1252"), True), ("Ça – “déjà” ".encode() * 30 + b"\xff", False),
    ],
)  # fmt: skip
def test_the_encoding_of_a_text_is_found(data: bytes, guessed: bool) -> None:
    found = read_text(data, "note.txt")
    assert found.text.startswith("Ça – “déjà”")
    assert bool(found.warnings) is guessed


def test_the_content_decides_and_not_the_name() -> None:
    assert read_text(files.pdf("Muscat"), "letter.docx").kind == "pdf"
    assert read_text(files.docx(files.paragraphs("Muscat")), "a.txt").kind == "docx"
    assert read_text(files.mail("Muscat"), "saved").kind == "eml"
    assert read_text(b"a,b\n1,2\n", "a.csv").text == "a,b\n1,2\n"


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"", "a.txt", Trouble.DAMAGED), (b"nothing", "a.docx", Trouble.DAMAGED),
        (b"nothing", "a.pdf", Trouble.DAMAGED),
        (b"%PDF-1.7\n", "a.pdf", Trouble.DAMAGED), (files.docx()[:300], "a.docx", Trouble.DAMAGED),
        (files.packed({"a.txt": "x"}), "a.zip", Trouble.NO_TEXT), (b"\x89PNG\r\n\x1a\n", "a.png", Trouble.NO_TEXT),
        (bytes(range(256)) * 20, "a.bin", Trouble.NO_TEXT), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", Trouble.OLD),
        (files.packed({"[Content_Types].xml": "<a/>"}), "a.docx", Trouble.DAMAGED),
        (files.pdf("x", extra=ENCRYPTED), "a.pdf", Trouble.LOCKED),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why_in_a_sentence(data: bytes, name: str, why: Trouble) -> None:
    with pytest.raises(UnreadableFile) as raised:
        read_text(data, name)
    assert raised.value.trouble is why
    assert str(raised.value).startswith(f"“{name}” is ")
    assert str(raised.value).endswith(".")


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w>&b;</w>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><w>&a;</w>',
        '<!DOCTYPE x SYSTEM "https://example.invalid/x.dtd"><w/>',
    ],
)
def test_a_document_type_is_refused_entities_and_all(document: str) -> None:
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<a/>", "_rels/.rels": files.rels(("r", "officeDocument", "word/document.xml")),
        "word/document.xml": document,
    }  # fmt: skip
    assert trouble(files.packed(members)) is Trouble.DAMAGED


def test_macros_are_told_and_not_looked_at() -> None:
    found = read_text(files.docx(files.paragraphs("Muscat"), vbaProject="<w:t>evil</w:t>"), "a.docm")
    assert found.text == "Muscat"
    assert found.warnings == ("It holds macros; they were not looked at.",)


def test_what_comes_out_is_cleaned_and_cut() -> None:
    found = read_text("a\u202eb\x00\r\nc\ufdd0".encode(), "a.txt")
    assert found.text == "a�b\nc"
    long = read_text(b"word " * 1_000, "a.txt", limits=Limits(text=100))
    assert len(long.text) == 100
    assert long.warnings == ("It is long: only its first 100 characters were read.",)

"""Small real files, made on the spot: Word, Excel, PDF, e-mail."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from email.message import EmailMessage

_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_CORE = (
    '<coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>Minutes of the 13th JMCC</dc:title><dc:creator>Desk officer</dc:creator>"
    "<dcterms:created>2025-11-24T10:30:00Z</dcterms:created></coreProperties>"
)


def rels(*targets: tuple[str, str, str]) -> str:
    """A part of relationships: (id, kind, target)."""
    inner = "".join(
        f'<Relationship Id="{id}" Type="{_OFFICE}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for id, kind, target in targets
    )
    return f'<Relationships xmlns="{_RELS}">{inner}</Relationships>'


def packed(members: dict[str, str | bytes]) -> bytes:
    """A zip file of some members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def docx(body: str = "", /, **parts: str) -> bytes:
    """A Word file with this body (XML); `parts` by kind of relationship: footnotes, header …"""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": rels(
            ("r1", "officeDocument", "word/document.xml"), ("r2", "core-properties", "docProps/core.xml")
        ),
        "docProps/core.xml": _CORE,
        "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:mc="mc"><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": rels(
            *((f"r{kind}", kind, f"{kind}.xml") for kind in parts),
            ("rx", "hyperlink", "https://example.invalid/x"),
        ),
    }
    for kind, content in parts.items():
        members[f"word/{kind}.xml"] = f'<w:part xmlns:w="{_W}">{content}</w:part>'
    return packed(members)


def paragraphs(*texts: str) -> str:
    """Paragraphs of a Word file."""
    return "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


def xlsx(rows: Sequence[Sequence[str]], name: str = "Actions") -> bytes:
    """An Excel file with one sheet; the texts are shared strings."""
    texts = [cell for row in rows for cell in row]
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    numbers = iter(range(len(texts)))
    cells = "".join(
        "<row>" + "".join(f'<c t="s"><v>{next(numbers)}</v></c>' for _ in row) + "</row>" for row in rows
    )
    return packed({
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": rels(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_X}" xmlns:r="{_OFFICE}"><sheet name="{name}" r:id="r1"/></workbook>',
        "xl/_rels/workbook.xml.rels": rels(
            ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "sharedStrings", "s.xml")
        ),
        "xl/s.xml": f'<sst xmlns="{_X}">{items}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_X}"><sheetData>{cells}</sheetData></worksheet>',
    })  # fmt: skip


def pdf(*pages: str, stream: bytes | None = None, extra: str = "") -> bytes:
    """A PDF file with a line of text a page, or with one content stream given as it is (deflated)."""
    contents = [
        b"BT /F1 12 Tf 72 720 Td (%s) Tj ET"
        % page.encode("latin-1").replace(b"(", b"\\(").replace(b")", b"\\)")
        for page in pages
    ]
    if stream is not None:
        contents.append(stream)
    count = len(contents)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(contents):
        data = zlib.compress(content, 9)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(data), data))
    objects.append(b"<< /Title (Press release) /Author (Ministry) /CreationDate (D:20251124103000+05'30') >>")
    written = bytearray(b"%PDF-1.4\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, len(objects), extra.encode(), start,
    )  # fmt: skip
    return bytes(written)


def mail(text: str = "", html: str = "", **enclosed: bytes) -> bytes:
    """An e-mail; enclosed files by name, with `_` for the dot."""
    message = EmailMessage()
    message["From"] = "Attaché Müller <a@example.invalid>"
    message["To"] = "desk@example.invalid"
    message["Subject"] = "Minutes of the talks"
    message["Date"] = "Mon, 24 Nov 2025 10:30:00 +0400"
    message.set_content(text or "See below.")
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in enclosed.items():
        message.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=name.replace("_", ".")
        )
    for number, part in enumerate(one for one in message.walk() if one.is_multipart()):
        part.set_boundary(f"=={number}=={len(text)}")
    return message.as_bytes()

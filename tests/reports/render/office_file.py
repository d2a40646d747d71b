"""An office's own Word file as Word leaves it: letterhead, cover, torn places, and much that must not come along."""

from __future__ import annotations

import io
import struct
import zlib
from functools import lru_cache

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor

AUTHOR, HIDDEN, PATH = "Captain Canary", "Hidden canary", r"D:\letters\canary.docx"


def picture() -> bytes:
    """A small PNG whose text chunk names its author."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + bytes((20, 60, 120)) * 60 for _ in range(20))
    return b"".join((
        b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", struct.pack(">IIBBBBB", 60, 20, 8, 2, 0, 0, 0)),
        chunk(b"tEXt", b"Author\0" + AUTHOR.encode()), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""),
    ))  # fmt: skip


@lru_cache
def office_file(*, tracked: bool = False, cover: bool = True) -> bytes:
    """The file; with a tracked change, or without cover and named places, where that is asked for."""
    word = docx.Document()
    word.core_properties.author = AUTHOR
    normal, heading = word.styles["Normal"], word.styles["Heading 1"]
    normal.font.name, normal.font.size = "Georgia", Pt(11)
    heading.font.color.rgb = RGBColor(0x7A, 0x10, 0x10)
    section = word.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(210), Mm(297), Mm(30)
    section.different_first_page_header_footer = True
    first = section.first_page_header.paragraphs[0]
    first.add_run().add_picture(io.BytesIO(picture()), width=Mm(40))
    first.add_run("Ministry of Specimens")
    running = section.header.paragraphs[0]
    running.add_run("{{ mar")
    running.add_run("king }} – ref. {{reference}}").bold = True
    foot = section.footer.paragraphs[0]
    for instruction, shown in (("PAGE", "9"), (r"FILENAME \p", PATH), ("AUTHOR", AUTHOR)):
        xml = f'<w:fldSimple {nsdecls("w")} w:instr=" {instruction} "><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>'
        foot._p.append(parse_xml(xml))
    if cover:
        _cover(word)
    else:
        word.add_paragraph("Sample text of the office")
    if tracked:
        change = f'<w:p {nsdecls("w")}><w:ins w:id="1" w:author="x"><w:r/></w:ins></w:p>'
        word.element.body.insert(0, parse_xml(change))
    saved = io.BytesIO()
    word.save(saved)
    return saved.getvalue()


def _cover(word: Document) -> None:
    word.add_paragraph("{{ title }}", style="Title")
    word.add_paragraph("For: {{ addressee }} {{ nonsense }}")
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Copy", "{{ copy }}"
    hidden = word.add_paragraph().add_run(HIDDEN)
    hidden.font.hidden = True
    word.add_paragraph("{{ content }}")
    word.add_paragraph("Signed for {{ originator }}")

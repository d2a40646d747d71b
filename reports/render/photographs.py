"""A picture beside the first rows of a table: where it stands in Word, and how it is drawn there."""

from __future__ import annotations

import io
from dataclasses import dataclass

from docx.document import Document as WordDocument

from reports.document import Document, Picture, Table
from reports.render.ooxml import KEEP_NEXT, escaped, paragraph

SPACES = (
    ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)
"""Prefixes that the document declares at its root where there is a picture."""
_EMU = 12_700
"""Units of a drawing in a point."""
_ROOM = '<w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="right"/>'
"""A line of exact height would cut the picture off."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The column of a picture: its width in twips, how many rows it goes along, and what it holds."""

    width: int
    rows: int
    content: str

    def cell(self, index: int, *, keep: bool) -> str:
        """The cell at the end of row `index`, which is one of those it goes along."""
        merge = '<w:vMerge w:val="restart"/>' if index == 0 else "<w:vMerge/>"
        edge = '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>'
        together = KEEP_NEXT if keep else ""
        content = paragraph("TableText", "" if index else self.content, together + ("" if index else _ROOM))
        return f'<w:tc><w:tcPr><w:tcW w:w="{self.width}" w:type="dxa"/>{merge}{edge}</w:tcPr>{content}</w:tc>'


def attached(word: WordDocument, document: Document) -> dict[int, str]:
    """Puts the pictures of a document into its file: `id(picture)` → the relationship that leads to it."""
    found: dict[int, str] = {}
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Table) and block.picture:
                relationship, _ = word.part.get_or_add_image(io.BytesIO(block.picture.data))
                found[id(block.picture)] = relationship
    return found


def drawing(picture: Picture, relationship: str, number: int) -> str:
    """The run that draws a picture in its line, with its description for those who cannot see it."""
    size = f'cx="{round(picture.width * _EMU)}" cy="{round(picture.height * _EMU)}"'
    said = escaped(picture.description)
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{said}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{SPACES[2][1]}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}" descr="{said}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )

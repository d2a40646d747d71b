"""The notes of a document as Word’s own footnotes or endnotes: the part that holds them, and what leads to one."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from reports.document import Note, Noting
from reports.render.labels import quotation
from reports.render.ooxml import NAMESPACES, field, paragraph
from reports.render.typesetter import Typesetter, cited_mark

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_KINDS = {
    Noting.FOOTNOTES: ("footnote", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES),
    Noting.ENDNOTES: ("endnote", CONTENT_TYPE.WML_ENDNOTES, RELATIONSHIP_TYPE.ENDNOTES),
}
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
_LINE = '<w:spacing w:before="0" w:after="40" w:line="120" w:lineRule="exact"/>'
"""The rule over the notes stands on a narrow line of its own."""


def attach_notes(word: WordDocument, setter: Typesetter) -> None:
    """Give the file the part that holds its notes, where they are Word’s own; the body refers to them by number."""
    document = setter.labels.document
    known = _KINDS.get(document.noting)
    if known is None or not document.notes:
        return
    kind, content_type, relationship = known
    inner = "".join(_separator(kind, name, number) for name, number in _SEPARATORS)
    inner += "".join(_note(setter, kind, number, note) for number, note in enumerate(document.notes, 1))
    xml = f"{_XML}<w:{kind}s {NAMESPACES}>{inner}</w:{kind}s>"
    part = Part(PackURI(f"/word/{kind}s.xml"), content_type, xml.encode(), word.part.package)
    word.part.relate_to(part, relationship)


def note_settings(noting: Noting, *, any_notes: bool) -> str:
    """What the settings say of them: their separators, and that endnotes too are numbered 1, 2, 3."""
    known = _KINDS.get(noting)
    if known is None or not any_notes:
        return ""
    kind = known[0]
    form = '<w:numFmt w:val="decimal"/>' if noting is Noting.ENDNOTES else ""
    separators = "".join(f'<w:{kind} w:id="{number}"/>' for _, number in _SEPARATORS)
    return f"<w:{kind}Pr>{form}{separators}</w:{kind}Pr>"


def _separator(kind: str, name: str, number: int) -> str:
    content = f"<w:p><w:pPr>{_LINE}</w:pPr><w:r><w:{name}/></w:r></w:p>"
    return f'<w:{kind} w:type="{name}" w:id="{number}">{content}</w:{kind}>'


def _note(setter: Typesetter, kind: str, number: int, note: Note) -> str:
    name = kind.capitalize()
    sign = f'<w:r><w:rPr><w:rStyle w:val="{name}Reference"/></w:rPr><w:{kind}Ref/></w:r><w:r><w:tab/></w:r>'
    words = setter.words(note.lead + (": " if note.quote else ""))
    if note.quote:
        words += setter.words(quotation(note), "Verbatim")
    if note.see:
        position, _ = setter.labels.note(note.see)
        words += setter.words("; see note ") + field(rf"NOTEREF {cited_mark(position)} \h", str(position))
    return f'<w:{kind} w:id="{number}">{paragraph(f"{name}Text", sign + words)}</w:{kind}>'

"""Inlines and paragraphs of the neutral tree as WordprocessingML strings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from reports.document import (
    NOT_STATED,
    Break,
    Cite,
    Contents,
    Inline,
    Inlines,
    Look,
    Notes,
    Noting,
    Picture,
    Prompt,
    Ref,
    Section,
    Text,
)
from reports.document import Paragraph as BriefParagraph
from reports.numbering import Numbering
from reports.render.house import House
from reports.render.labels import Labels, note_mark, quotation, tooltip
from reports.render.ooxml import (
    KEEP_NEXT,
    PAGE_BREAK_BEFORE,
    escaped,
    field,
    line_break,
    link,
    paragraph,
    plain_run,
    runs,
    tab,
)
from reports.render.photographs import drawing
from reports.render.words import Script

LOOKS: dict[Look, str] = {
    Look.PLAIN: "",
    Look.STRONG: "Strong",
    Look.EMPHASIS: "Emphasis",
    Look.VERBATIM: "Verbatim",
    Look.QUIET: "Quiet",
    Look.NOT_STATED: "NotStated",
}
BODY_STYLES = ("BriefBody", "BriefParagraph1", "BriefParagraph2")
ANNEX_STYLES = ("BriefBody", "AnnexParagraph1", "AnnexParagraph2")


_OWN = {Noting.FOOTNOTES: "footnote", Noting.ENDNOTES: "endnote"}
"""Notes that Word sets itself."""


def cited_mark(position: int) -> str:
    """Name of the bookmark around the first reference to a note that is Word's own."""
    return f"_Cited{position}"


def _unbroken(words: str) -> str:
    """Short words that stay on one line."""
    return words.replace(" ", "\u00a0") if len(words) <= _SHORT else words


_SHORT = 24
_DOT = "\u00a0 ·  "


class _Runs(dict[str, str]):
    """Words in one look as runs; short ones come again and again, and are set once."""

    def __init__(self, house: House, look: Look) -> None:
        super().__init__()
        self._house = house
        self._style = LOOKS[look]
        self._whole = look is Look.NOT_STATED
        self._as_is = house.script_font(Script.WESTERN) is None

    def __missing__(self, words: str) -> str:
        whole = _unbroken(words) if self._whole else words
        plain = plain_run(whole, self._style) if self._as_is else None
        made = runs(whole, self._house, self._style) if plain is None else plain
        if len(words) <= _KEPT:
            self[words] = made
        return made


_KEPT = 60
"""Characters of the longest words whose runs are kept."""


class Typesetter:
    """Sets the words of one document; counts its bookmarks and fields to complete."""

    def __init__(self, labels: Labels, pictures: Mapping[int, str] | None = None) -> None:
        """`pictures` says for each of them which relationship of the file leads to it."""
        self.labels = labels
        self._pictures = pictures or {}
        self._drawn = 0
        self._bookmarks = 0
        self._prompts = 0
        self._cited: set[int] = set()
        """Notes that are Word's own and were set once: later references show the number of the first."""
        self._references: dict[str, str] = {}
        """Target → the field that refers to it; a long brief refers to each of them several times."""
        self._western_as_is = self.house.script_font(Script.WESTERN) is None
        self._runs = {look: _Runs(self.house, look) for look in Look}

    @property
    def house(self) -> House:
        """The house style of the document."""
        return self.labels.house

    def words(self, words: str, style: str = "") -> str:
        """Runs of `words`."""
        plain = plain_run(words, style) if self._western_as_is else None
        return runs(words, self.house, style) if plain is None else plain

    def inlines(self, inlines: Inlines) -> str:
        """Runs, links, fields and content controls of `inlines`."""
        if len(inlines) == 1:
            return self._inline(inlines[0])
        made: list[str] = []
        before: Inline | None = None
        for inline in inlines:
            if before is NOT_STATED and type(inline) is Cite:
                made.append(self._air())
            made.append(self._inline(inline))
            before = inline
        return "".join(made)

    def _air(self) -> str:
        """Keeps a raised number clear of slanting words, which would hide part of it."""
        return self.words("\u00a0", "NoteReference")

    def _inline(self, inline: Text | Cite | Prompt | Ref | Break) -> str:
        if isinstance(inline, Text):  # nearly all are
            return self._runs[inline.look][inline.text]
        match inline:
            case Cite():
                return self._cite(inline)
            case Prompt():
                return self._prompt(inline.hint)
            case Ref():
                return self.reference(inline.anchor)
            case Break():
                return line_break()
            case _:
                assert_never(inline)

    def reference(self, anchor: str) -> str:
        """A REF field that shows the number of its target."""
        if anchor not in self._references:
            target = self.labels.target(anchor)
            full = r"\r \h" if self.house.numbering is Numbering.LEGAL else r"\w \h"
            switches = r"\h" if target.caption else full
            self._references[anchor] = field(f"REF {target.mark} {switches}", target.words)
        return self._references[anchor]

    def _cite(self, cite: Cite) -> str:
        kind = _OWN.get(self.labels.document.noting)
        if kind is None:
            comma = runs(",", self.house, "NoteReference")
            return comma.join(self._note_number(citation) for citation in cite.citations)
        comma = runs(",", self.house, f"{kind.capitalize()}Reference")
        return comma.join(self._own_note(citation, kind) for citation in cite.citations)

    def _own_note(self, citation: str, kind: str) -> str:
        """A footnote or endnote of Word's own, under a bookmark; again, a field that shows its number."""
        position, _ = self.labels.note(citation)
        style, mark = f"{kind.capitalize()}Reference", cited_mark(position)
        if position in self._cited:
            return field(rf"NOTEREF {mark} \f \h", str(position), style)
        self._cited.add(position)
        sign = f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:{kind}Reference w:id="{position}"/></w:r>'
        return self.marked(mark, sign)

    def _note_number(self, citation: str) -> str:
        position, note = self.labels.note(citation)
        mark = note_mark(position)
        return link(mark, tooltip(note), field(rf"REF {mark} \r \h", str(position), "NoteReference"))

    def _prompt(self, hint: str) -> str:
        """An inline content control: typing replaces the prompt and its look."""
        self._prompts += 1
        words = self.house.prompt_words
        control = (
            f'<w:alias w:val="{escaped(words)}"/><w:tag w:val="officer-{self._prompts}"/>'
            f'<w:id w:val="{100000 + self._prompts}"/><w:temporary/><w:showingPlcHdr/>'
        )
        content = self.words(f"[{hint or words}]", "OfficerPrompt")
        return f"<w:sdt><w:sdtPr>{control}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    def marked(self, mark: str | None, content: str) -> str:
        """`content` inside the bookmark `mark`; `content` alone where there is none."""
        if not mark:
            return content
        self._bookmarks += 1
        start = f'<w:bookmarkStart w:id="{self._bookmarks}" w:name="{mark}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{self._bookmarks}"/>'

    def picture(self, picture: Picture) -> str:
        """The run that draws a picture."""
        self._drawn += 1
        return drawing(picture, self._pictures[id(picture)], self._drawn)

    def heading(self, section: Section) -> str:
        """The heading of a section; annexes are centred, new pages begin with the heading."""
        size = self.house.sizes.annex_heading if section.annex else self.house.sizes.heading
        before = 0.0 if section.new_page else self.house.sizes.heading.before
        spacing = (
            f'<w:spacing w:before="{before * 20:.0f}" w:after="{size.after * 20:.0f}" '
            f'w:line="{size.line * 20:.0f}" w:lineRule="exact"/>'
        )
        if section.annex:
            properties = "" if section.new_page else f'<w:pageBreakBefore w:val="0"/>{spacing}'
        else:
            properties = f"{PAGE_BREAK_BEFORE}{spacing}" if section.new_page else ""
        own = self.house.own
        if own is not None and own.has("AnnexHeading" if section.annex else "Heading1"):
            properties = properties.replace(spacing, "")
        title = f"{section.portion} {section.title}" if section.portion else section.title
        words = self.words(f"\u2002{title}" if section.annex else title)
        mark = self.labels.mark(section, section.id)
        return paragraph(
            "AnnexHeading" if section.annex else "Heading1", self.marked(mark, words), properties
        )

    def paragraph(self, block: BriefParagraph, *, annex: bool, new_page: bool = False) -> str:
        """A paragraph in the style of its level; the list gives it its number."""
        level = self.labels.numbers.levels.get(id(block), 0)
        style = (ANNEX_STYLES if annex else BODY_STYLES)[level]
        portion = self.words(f"{block.portion} ") if block.portion else ""
        content = self.marked(self.labels.mark(block, block.anchor), portion + self.inlines(block.inlines))
        properties = (KEEP_NEXT if block.keep_next else "") + (PAGE_BREAK_BEFORE if new_page else "")
        return paragraph(style, content, properties)

    def notes(self, block: Notes) -> list[str]:
        """The lead and the numbered notes, each with the bookmark that its citations point at."""
        own = self.labels.document.noting in _OWN
        noted = () if own else self.labels.document.notes
        lead = (
            [paragraph("BriefBody", self.words(block.lead), KEEP_NEXT if noted else "")] if block.lead else []
        )
        set_notes = []
        for position, note in enumerate(noted, 1):
            words = self.words(note.lead + (": " if note.quote else ""))
            words += self.words(quotation(note), "Verbatim")
            set_notes.append(paragraph("BriefNote", self.marked(note_mark(position), words)))
        return lead + set_notes

    def contents(self, block: Contents) -> str:
        """The quiet line that names the sections after it, annexes on a line of their own."""
        lines = [self._entries(part) for part in self.labels.following(block) if part]
        head = self.words(self.house.contents_word, "Strong") + tab()
        return paragraph("InsideLine", head + line_break().join(lines))

    def _entries(self, sections: tuple[Section, ...]) -> str:
        """The entries with a dot between them; a line ends after one, since LibreOffice parts what a field shows."""
        house = self.house
        room = (house.page.text_width - house.gutter) / (
            house.sizes.inside.size * 20 * house.table_font.advance
        )
        made, filled = "", 0
        for section in sections:
            label = self.labels.heading(section).rstrip(".")
            own = len(f"{label} {section.short_title or section.title}") + len(_DOT)
            filled += own
            if made and filled - len(_DOT) > room:
                made, filled = made + self.words(_DOT.rstrip()) + line_break(), own
            elif made:
                made += self.words(_DOT)
            made += self._entry(section)
        return made

    def _entry(self, section: Section) -> str:
        """Number and name of a section; the name alone, as a link, where headings have no numbers."""
        name = _unbroken(section.short_title or section.title)
        target = self.labels.target(section.id)
        if target.caption:
            return link(target.mark, "", self.words(name))
        return self.reference(section.id) + self.words(f"\u00a0{name}")

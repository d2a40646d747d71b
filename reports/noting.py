"""Sets the notes of a finished document where its reader wants them: listed, at the foot, at the end, nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from reports.document import (
    Block,
    Bullets,
    Cite,
    Document,
    Inline,
    Inlines,
    Note,
    Notes,
    Noting,
    Paragraph,
    Ref,
    Row,
    Section,
    Table,
    Text,
)
from reports.numbering import cited, inlines

_FRONT = "scope"
"""With it the first page ends, whose footnotes name their sources and leave the words to the parts that follow."""

NOTES_LEAD = "Notes to the numbers in the text: source, date, exact words."

Change = Callable[[Cite], Cite | None]


def noted_as(document: Document, noting: Noting) -> Document:
    """The document, whose notes are listed, with its notes elsewhere; the same where they stay listed."""
    match noting:
        case Noting.LISTED:
            return document
        case Noting.NONE:
            bare = tuple(_without_cites(section) for section in _without_place(document.sections))
            return replace(document, sections=bare, notes=(), noting=noting)
        case Noting.ENDNOTES:
            sections = _without_place(document.sections)
            end = Section("notes", "Notes", (Notes(NOTES_LEAD),), heading=False)
            return replace(document, sections=(*sections, end) if document.notes else sections, noting=noting)
        case Noting.FOOTNOTES:
            return _at_foot(document)
        case _:
            assert_never(noting)


def listed_at_end(document: Document) -> Document:
    """A document with endnotes, whose notes are paragraphs with the same numbers at the same place: what makes a PDF of
    it may set Word's own endnotes on pages without header and footer.
    """
    return replace(document, noting=Noting.LISTED) if document.noting is Noting.ENDNOTES else document


def front_notes(
    blocks: Iterable[Block], told_later: frozenset[str], notes: Iterable[Note]
) -> tuple[Note, ...]:
    """The footnotes of a first page of these blocks, where the parts that follow cite what is `told_later`."""
    foot = _Foot({note.citation: note for note in notes}, told_later)
    for block in blocks:
        _block(block, foot.front())
    return tuple(foot.notes)


def told_in(sections: tuple[Section, ...], notes: Iterable[Note]) -> frozenset[str]:
    """The citations whose words these sections give: in a note, or in full where they quote the source."""
    noted = frozenset(cited(sections))
    quoted = "\n".join(_quotations(sections))
    return frozenset(n.citation for n in notes if n.citation in noted or (n.quote and n.quote in quoted))


def _quotations(sections: Iterable[Section]) -> Iterator[str]:
    tables = (block for section in sections for block in section.blocks if isinstance(block, Table))
    lines = (line for table in tables for row in table.rows for cell in row.cells for line in cell)
    for line in lines:
        if line.quotation:
            yield "".join(part.text for part in line.inlines if isinstance(part, Text))


def _at_front(sections: Sequence[Section]) -> int:
    """How many sections stand on the first page."""
    return next((i + 1 for i, section in enumerate(sections[:2]) if section.id == _FRONT), 0)


def _at_foot(document: Document) -> Document:
    """Each place that cites has footnotes of its own; one whose words are noted before says where."""
    sections = _without_place(document.sections)
    first = _at_front(sections)
    later = told_in(sections[first:], document.notes)
    foot = _Foot({note.citation: note for note in document.notes}, later)
    done: list[Section] = []
    for place, section in enumerate(sections):
        before = len(foot.notes)
        done.append(_changed(section, foot.front if place < first else foot.later))
        own = tuple(note.citation for note in foot.notes[before:])
        if own:
            done[-1] = replace(done[-1], blocks=(*done[-1].blocks, Notes("", own)))
    return replace(document, sections=tuple(done), notes=tuple(foot.notes), noting=Noting.FOOTNOTES)


@dataclass(slots=True)
class _Foot:
    """The footnotes so far, in the order in which they are met."""

    known: dict[str, Note]
    told_later: frozenset[str]
    """Citations whose words are noted after the first page."""
    notes: list[Note] = field(default_factory=list)
    _given: dict[str, str] = field(default_factory=dict)
    """What was noted → the citation of its note."""

    def front(self) -> Change:
        """One footnote a source on the first page; the words too where they stand nowhere else."""
        return lambda cite: self._cite(self._front_note(citation) for citation in cite.citations)

    def later(self) -> Change:
        """In one paragraph, list or table each note once; where it was given before, a line that says so."""
        here: dict[str, str] = {}

        def change(cite: Cite) -> Cite | None:
            for citation in cite.citations:
                if citation not in here:
                    here[citation] = self._later_note(citation)
            return self._cite(here[citation] for citation in cite.citations)

        return change

    def _front_note(self, citation: str) -> str:
        note = self.known.get(citation)
        if note is None:  # the renderer says that it is missing
            return citation
        brief = citation in self.told_later
        key = f"front:{note.source if brief else citation}"
        if key not in self._given:
            self._add(key, replace(note, citation=key, quote="" if brief else note.quote))
        return self._given[key]

    def _later_note(self, citation: str) -> str:
        note = self.known.get(citation)
        if note is None:
            return citation
        if citation not in self._given:
            self._add(citation, note)
            return citation
        again = f"{citation}:{len(self.notes) + 1}"
        self.notes.append(Note(again, note.source.partition(",")[0], see=citation, portion=note.portion))
        return again

    def _add(self, key: str, note: Note) -> None:
        self._given[key] = note.citation
        self.notes.append(note)

    def _cite(self, found: Iterable[str]) -> Cite | None:
        return Cite(tuple(dict.fromkeys(found)))


def _without_place(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections without the place for the notes and what leads to it; a section that was nothing else is gone,
    unless something refers to it.
    """
    wanted = {inline.anchor for inline in inlines(sections) if isinstance(inline, Ref)}
    found: list[Section] = []
    for section in sections:
        at = next((i for i, block in enumerate(section.blocks) if isinstance(block, Notes)), None)
        if at is None:
            found.append(section)
            continue
        lead = section.blocks[at - 1] if at else None
        leads = isinstance(lead, Paragraph) and lead.keep_next
        blocks = (*section.blocks[: at - leads], *section.blocks[at + 1 :])
        if blocks or section.id in wanted:
            found.append(replace(section, blocks=blocks))
    return tuple(found)


def _without_cites(section: Section) -> Section:
    return _changed(section, lambda: _gone)


def _gone(_cite: Cite) -> None:
    """No note."""


def _changed(section: Section, change: Callable[[], Change]) -> Section:
    """The section with each of its references to notes changed or taken out; each block begins anew."""
    return replace(section, blocks=tuple(_block(block, change()) for block in section.blocks))


def _block(block: Block, change: Change) -> Block:
    match block:
        case Paragraph():
            return replace(block, inlines=_inlines(block.inlines, change))
        case Bullets():
            return replace(block, items=tuple(_inlines(item, change) for item in block.items))
        case Table():
            return replace(block, rows=tuple(_row(row, change) for row in block.rows))
        case _:
            return block


def _row(row: Row, change: Change) -> Row:
    cells = tuple(
        tuple(replace(line, inlines=_inlines(line.inlines, change)) for line in cell) for cell in row.cells
    )
    return replace(row, cells=cells)


def _inlines(inlines: Inlines, change: Change) -> Inlines:
    return tuple(_kept(inlines, change))


def _kept(inlines: Inlines, change: Change) -> Iterator[Inline]:
    for inline in inlines:
        if not isinstance(inline, Cite):
            yield inline
        elif (other := change(inline)) is not None:
            yield other

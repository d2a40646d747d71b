"""What every part of a document is called, wherever it is rendered: numbers, captions, targets, notes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeVar, assert_never

from db.values.errors import ChanceryError, excerpt
from reports.document import (
    Band,
    Block,
    Bullets,
    Contents,
    Document,
    Note,
    Notes,
    Noting,
    Paragraph,
    Row,
    Section,
    Table,
)
from reports.numbering import Numbers, cited, number
from reports.render.house import House
from reports.render.words import printable

TOOLTIP_LENGTH = 255
"""Word shows no more of a link's tooltip."""

NOTES_LEAD = "Notes"


class MissingTarget(ChanceryError):
    """A reference or citation points at something that the document does not hold."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a reference leads."""

    mark: str
    """Name of the bookmark or anchor, unique in the document."""
    words: str
    """What a reference to it shows."""
    owner: int
    """`id()` of the part that carries the mark."""
    caption: bool = False
    """True where the words stand in the text and not in a list: the number of a table, a heading without number."""


@dataclass(slots=True)
class Labels:
    """The names and numbers of one document in one house style."""

    document: Document
    house: House
    numbers: Numbers
    targets: dict[str, Target] = field(default_factory=dict)
    """Anchor → target; where two parts claim one anchor the later has it, as in the numbering."""
    notes: dict[str, tuple[int, Note]] = field(default_factory=dict)

    def heading(self, section: Section) -> str:
        """`1.` or `Annexure A`; empty for a section without heading, or where headings have no numbers."""
        if not section.heading:
            return ""
        label = self.numbers.sections[section.id]
        if not label:
            return ""
        return f"{self.house.annex_word}\u00a0{label}" if section.annex else f"{label}."

    def paragraph(self, paragraph: Paragraph) -> str:
        """`1.1.` or `A.1.2.`; empty for an unnumbered paragraph."""
        return self.numbers.paragraphs.get(id(paragraph), "")

    def caption(self, table: Table) -> str:
        """`Table 1.`; empty for a table without printed caption."""
        position = self.numbers.tables.get(id(table))
        return f"{self.house.table_word} {position}." if position else ""

    def row(self, row: Row) -> str:
        """Running number of a register row; empty for others."""
        return str(self.numbers.rows.get(id(row), ""))

    def target(self, anchor: str) -> Target:
        """What a reference to `anchor` shows and where it leads; raises `MissingTarget`."""
        try:
            return self.targets[anchor]
        except KeyError:
            raise MissingTarget(
                f"The document refers to {excerpt(anchor)}, which is not in it; "
                "switch that section on or take the reference out.",
                field=anchor,
            ) from None

    def mark(self, part: Section | Paragraph | Table | Row, anchor: str | None) -> str | None:
        """Name of the mark that `part` carries for its anchor; None where it carries none."""
        target = self.targets.get(anchor) if anchor else None
        return target.mark if target and target.owner == id(part) else None

    def note(self, citation: str) -> tuple[int, Note]:
        """Number and note of a citation; raises `MissingTarget`."""
        try:
            return self.notes[citation]
        except KeyError:
            raise MissingTarget(
                f"The document cites {excerpt(citation)} but holds no note for it; "
                "add the note to the document.",
                field=citation,
            ) from None

    def telling(self, citation: str) -> Note:
        """The note that gives the words for a citation; raises `MissingTarget`."""
        _, note = self.note(citation)
        return self.note(note.see)[1] if note.see else note

    def noted(self, place: Notes) -> tuple[tuple[int, Note], ...]:
        """The notes that stand at a place, with their numbers."""
        if place.only is None:
            return tuple(enumerate(self.document.notes, 1))
        return tuple(self.note(citation) for citation in place.only)

    def following(self, contents: Contents) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
        """The headed sections after the one that holds `contents`: body and annexes."""
        sections = self.document.sections
        here = next(
            i for i, section in enumerate(sections) if any(block is contents for block in section.blocks)
        )
        rest = [section for section in sections[here + 1 :] if section.heading]
        return tuple(s for s in rest if not s.annex), tuple(s for s in rest if s.annex)


def labels(document: Document, house: House) -> Labels:
    """Number `document` and name the targets of its references; `document` must be `complete`."""
    found = Labels(document, house, number(document, house.numbering))
    found.notes = {note.citation: (i, note) for i, note in enumerate(document.notes, 1)}
    for section in document.sections:
        if section.heading:
            label = found.heading(section).rstrip(".")
            _aim(found, section.id, section, label or section.title, caption=not label)
        for block in section.blocks:
            _aim_into(found, block)
    return found


def _aim_into(found: Labels, block: Block) -> None:
    match block:
        case Paragraph(anchor=str(anchor)) if label := found.paragraph(block):
            _aim(found, anchor, block, found.numbers.references.get(id(block), label.rstrip(".")))
        case Table():
            if block.anchor and (position := found.numbers.tables.get(id(block))):
                _aim(found, block.anchor, block, str(position), caption=True)
            for row in block.rows:
                if row.anchor and row.numbered:
                    _aim(found, row.anchor, row, found.row(row))
        case Paragraph() | Bullets() | Band() | Notes() | Contents():
            pass
        case _:
            assert_never(block)


def _aim(
    found: Labels, anchor: str, part: Section | Block | Row, words: str, *, caption: bool = False
) -> None:
    known = found.targets.get(anchor)
    mark = known.mark if known else f"_Ref{len(found.targets) + 1:08d}"
    found.targets[anchor] = Target(mark, words, id(part), caption)


def note_mark(position: int) -> str:
    """Name of the mark at note `position`."""
    return f"_Note{position}"


def quotation(note: Note) -> str:
    """The exact words of a note in quotation marks; empty where it has none."""
    return f"“{note.quote}”" if note.quote else ""


def tooltip(note: Note) -> str:
    """What hovering over a citation shows: source and quote, or the quote alone where both are too long.

    At most 255 characters, cut at a word.
    """
    whole = f"{note.lead}: {quotation(note)}" if note.quote else note.lead
    shown = printable(whole)
    if len(shown) > TOOLTIP_LENGTH and note.quote:
        shown = printable(f"{note.portion or ''} {quotation(note)}".strip())
    if len(shown) <= TOOLTIP_LENGTH:
        return shown
    end = "…”" if note.quote else "…"
    head = shown[: TOOLTIP_LENGTH - len(end) + 1]
    kept = head.rpartition(" ")[0] if " " in head.strip() else head[:-1]
    return kept.rstrip(" ,;:") + end


def complete(document: Document) -> Document:
    """`document` with a place for its notes and without one part standing in two places.

    Evidence must not get lost because an outline left out the section with the notes: they then close the
    document. Parts are told apart by identity, so a part that stands twice in the tree is doubled here.
    """
    seen: set[int] = set()
    placed = False
    sections: list[Section] = []
    ids: set[str] = set()
    for section in document.sections:
        blocks: list[Block] = []
        for block in section.blocks:
            if isinstance(block, Notes) and block.only is None:
                if placed:
                    continue
                placed = True
            blocks.append(_single(block, seen))
        name = section.id
        while name in ids:
            name += "+"
        ids.add(name)
        sections.append(replace(section, id=name, blocks=tuple(blocks)))
    if not placed and document.noting in _PLACED and cited(document.sections):
        sections.append(Section("notes", NOTES_LEAD, (Notes(NOTES_LEAD),), heading=False))
    return replace(document, sections=tuple(sections))


_PLACED = frozenset({Noting.LISTED, Noting.ENDNOTES})
"""Where notes stand together in one place."""


def _single(block: Block, seen: set[int]) -> Block:
    """`block`, or an equal one where it or one of its rows was met before."""
    if isinstance(block, Table):
        own = set(map(id, block.rows))
        if len(own) == len(block.rows) and seen.isdisjoint(own):  # as in most
            seen |= own
            return replace(block)
        return replace(block, rows=tuple(_once(row, seen) for row in block.rows))
    return _once(block, seen)


_Part = TypeVar("_Part", Block, Row)


def _once(part: _Part, seen: set[int]) -> _Part:
    if id(part) in seen:
        return replace(part)
    seen.add(id(part))
    return part

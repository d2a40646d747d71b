"""Generated documents over hostile text, and what a reader of any rendering of them must find."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import strategies as st

from reports.document import (
    Align,
    Band,
    Block,
    Break,
    Bullets,
    Cite,
    Column,
    Contents,
    Document,
    Figure,
    Inlines,
    Line,
    Look,
    Note,
    Notes,
    Paragraph,
    Prompt,
    Ref,
    Row,
    RowKind,
    Running,
    Section,
    Table,
    TableKind,
    Text,
)
from reports.numbering import inlines as every_inline

PAYLOADS = (
    "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe",
    '{ INCLUDEPICTURE "http://example.org/x" }',
    "<w:p><w:r><w:t>hostile</w:t></w:r></w:p>",
    "</w:t></w:r><w:r><w:instrText>DDE</w:instrText></w:r>",
    "\\\\host\\x",
    "{{ title }} {% for x in y %}",
    "<script>alert(1)</script>",
    '"/><img src=x onerror=alert(1)>',
    "&amp; &#x3c; &lt;b&gt; ]]>",
    "javascript:alert(1)",
    "a\x00b\x0bc\x1fd\ufffee\ud800f",
    "tab\tline\nreturn\rend",
    "محمد بن ناصر 2026-11-21 (x)",
    "राजेश 中谷元 さくら 김철수 שלום ภาษา",
    "  spaces   inside  ",
    "\u202eoverride\u202c \u200fmark",
    "x" * 300,
)
NAMES = tuple(f"c{i}" for i in range(4))

words = st.one_of(st.sampled_from(PAYLOADS), st.text(max_size=40), st.text("abc &<>\"'{}\\", max_size=40))
filled = words.filter(lambda found: bool(fold(found)))
texts = st.builds(Text, words, st.sampled_from(Look))


def fold(shown: str) -> str:
    """`shown` without what no file can hold and without marks of direction, blanks folded."""
    kept = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\u200e", "", shown)
    return " ".join(re.sub("[\x85\u2028\u2029]", " ", kept).split())


def inlines(anchors: tuple[str, ...]) -> st.SearchStrategy[Inlines]:
    """Inlines of every kind, referring to `anchors`."""
    kinds: list[st.SearchStrategy[object]] = [
        texts,
        texts,
        st.builds(Prompt, words),
        st.just(Break()),
        st.builds(Cite, st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map(tuple)),
    ]
    if anchors:
        kinds.append(st.builds(Ref, st.sampled_from(anchors)))
    return st.lists(st.one_of(kinds), max_size=5).map(tuple)  # type: ignore[arg-type]


@st.composite
def tables(draw: st.DrawFn, anchors: tuple[str, ...]) -> Table:
    """Tables whose rows have up to as many cells as there are columns."""
    width = draw(st.integers(1, 5))
    columns = tuple(
        Column(draw(words), draw(st.integers(0, 90)), draw(st.sampled_from(Align))) for _ in range(width)
    )
    lines = st.builds(Line, inlines(anchors), st.booleans(), st.booleans())
    cells = st.lists(lines, max_size=2).map(tuple)
    rows = []
    for _ in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(RowKind))
        count = 1 if kind is RowKind.GROUP else draw(st.integers(1, width))
        rows.append(Row(tuple(draw(cells) for _ in range(count)), kind, None, draw(st.booleans())))
    return Table(columns, tuple(rows), draw(words), draw(words), draw(st.sampled_from(TableKind)))


def blocks(anchors: tuple[str, ...]) -> st.SearchStrategy[Block]:
    """Blocks of every kind but the notes."""
    figures = st.lists(st.builds(Figure, words, words), max_size=10).map(tuple)
    return st.one_of(
        st.builds(
            Paragraph,
            inlines(anchors),
            st.sampled_from((0, 2, 3)),
            st.none(),
            st.booleans(),
            st.one_of(st.none(), filled),
        ),
        st.builds(Bullets, st.lists(inlines(anchors), max_size=3).map(tuple)),
        tables(anchors),
        st.builds(Band, figures, words),
        st.builds(Contents),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Whole documents."""
    count = draw(st.integers(0, 4))
    headed = [draw(st.booleans()) for _ in range(count)]
    anchors = tuple(f"s{i}" for i in range(count) if headed[i])
    sections = [
        Section(
            f"s{i}",
            draw(words),
            tuple(draw(st.lists(blocks(anchors), max_size=4))),
            annex=draw(st.booleans()),
            new_page=draw(st.booleans()),
            heading=headed[i],
        )
        for i in range(count)
    ]
    if draw(st.booleans()):
        sections.append(Section("notes", draw(words), (Notes(draw(words)),), annex=True))
    running = Running(*(draw(words) for _ in range(6)))
    notes = tuple(Note(name, draw(words), draw(words)) for name in NAMES)
    return Document(
        draw(words), draw(words), draw(words), running, tuple(sections), notes, subject=draw(words)
    )


def strings_of(document: Document) -> Iterator[str]:
    """Every string that every rendering of `document` must show; the first page shows no short title,
    and a page's head may cut it where it is longer than a line.
    """
    running = document.running
    yield from (document.kicker, document.title, document.subtitle)
    yield from (running.marking, running.reference, running.short_title[:40], running.copy, running.cutoff)
    for section in document.sections:
        if section.heading:
            yield section.title
        for block in section.blocks:
            yield from _strings_of_block(block)
    for inline in every_inline(document.sections):
        if isinstance(inline, Text):
            yield inline.text
        elif isinstance(inline, Prompt):
            yield inline.hint
    if any(isinstance(i, Cite) for i in every_inline(document.sections)):
        for note in document.notes:
            yield from (note.source, note.quote)


def _strings_of_block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(portion=str(portion)):
            yield portion
        case Table():
            if block.kind is TableKind.RULED:
                yield block.caption
            if block.kind is not TableKind.CONTROL and block.rows:
                facts = [row for row in block.rows if row.kind is RowKind.FACTS]
                yield from (column.title for column in block.columns) if facts and _full(facts, block) else ()
        case Band():
            for figure in block.figures:
                yield from (figure.value, figure.label)
        case Notes():
            yield block.lead
        case _:
            pass


def _full(rows: list[Row], table: Table) -> bool:
    return any(len(row.cells) == len(table.columns) for row in rows)

"""Prose with paragraphs, bullets, bold and italic, written as a small part of Markdown; all else is literal."""

import re
from dataclasses import dataclass
from itertools import groupby
from typing import Self, assert_never

_BULLET = re.compile(r"- +(?=\S)")
_CONTINUED = "  "
_ESCAPED_DASH = re.compile(r"\\+- ")
_DASH = re.compile(r"^\\*- ", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_STARS = re.compile(r"(?P<slashes>\\*)(?P<stars>\*+)")
_BOLD, _ITALIC = 2, 1  # as many stars, and as bits of a style


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style; `\\n` is a line break."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Bullet:
    """One item of a list."""

    spans: tuple[Span, ...]


Block = Paragraph | Bullet


@dataclass(frozen=True, slots=True)
class RichText:
    """Blocks in their one normal form, so that equal prose is an equal value.

    Neighbouring spans of one style are one; blanks at the edge of a style are plain; blocks have no blanks at
    their ends, no empty lines and are not empty.
    """

    blocks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        normal = ((type(block), _normal(block.spans)) for block in self.blocks)
        object.__setattr__(self, "blocks", tuple(kind(spans) for kind, spans in normal if spans))

    @classmethod
    def parse(cls, markdown: str) -> Self:
        """Read Markdown; any text can be read.

        Blank lines part paragraphs, `- ` begins a bullet (two blanks continue it on the next line), `**bold**`,
        `*italic*`. Stars that pair with none are text, as is everything else; a backslash before a star, or
        before a dash that begins a line, makes it text.
        """
        return cls(tuple(kind(_spans("\n".join(lines))) for kind, lines in _blocks(markdown)))

    def plain(self) -> str:
        """The text alone, a line for each block, bullets with `•`."""
        lines = []
        for block in self.blocks:
            text = "".join(span.text for span in block.spans)
            match block:
                case Paragraph():
                    lines.append(text)
                case Bullet():
                    lines.append(f"• {text}")
                case _:
                    assert_never(block)
        return "\n".join(lines)

    def to_markdown(self) -> str:
        """Markdown that `parse` reads back as this very value."""
        written = ""
        before: Block | None = None
        for block in self.blocks:
            markdown = _markdown(block.spans)
            if isinstance(block, Bullet):
                text = "- " + markdown.replace("\n", "\n" + _CONTINUED)
            else:
                text = _DASH.sub(lambda dash: "\\" + dash[0], markdown)
            together = isinstance(block, Bullet) and isinstance(before, Bullet)
            written += ("" if before is None else "\n" if together else "\n\n") + text
            before = block
        return written


def _blocks(markdown: str) -> list[tuple[type[Paragraph] | type[Bullet], list[str]]]:
    blocks: list[tuple[type[Paragraph] | type[Bullet], list[str]]] = []
    within = False
    for line in markdown.split("\n"):
        bullet = _BULLET.match(line)
        if not line.strip():
            within = False
        elif bullet:
            blocks.append((Bullet, [line[bullet.end() :]]))
            within = True
        elif within and blocks[-1][0] is Bullet and line.startswith(_CONTINUED):
            blocks[-1][1].append(line.removeprefix(_CONTINUED))
        else:
            text = line[1:] if _ESCAPED_DASH.match(line) else line
            if within and blocks[-1][0] is Paragraph:
                blocks[-1][1].append(text)
            else:
                blocks.append((Paragraph, [text]))
            within = True
    return blocks


@dataclass(slots=True)
class _Stars:
    """A run of one to three stars at a place of a text: which styles it could turn, and which it does."""

    place: int
    count: int
    opens: bool
    closes: bool
    turns: int = 0


def _spans(markdown: str) -> tuple[Span, ...]:
    text, runs = _star_runs(markdown)
    for style in (_BOLD, _ITALIC):
        _pair(runs, style)
    spans, style, start = [], 0, 0
    for run in runs:
        spans += [_span(text[start : run.place], style), _span("*" * (run.count & ~run.turns), style)]
        style, start = style ^ run.turns, run.place
    return (*spans, _span(text[start:], style))


def _star_runs(markdown: str) -> tuple[str, list[_Stars]]:
    """The text without its unescaped stars, and where these stood; more than three in a row are text."""
    text, runs, done = "", [], 0
    for found in _STARS.finditer(markdown):
        slashes, stars = len(found["slashes"]), len(found["stars"])
        text += markdown[done : found.start()] + "\\" * (slashes // 2)
        if slashes % 2:
            text, stars = text + "*", stars - 1
        done = found.end()
        if stars > len((_BOLD, _ITALIC)) + 1:
            text += "*" * stars
        elif stars:
            before, after = markdown[done - stars - 1 : done - stars], markdown[done : done + 1]
            opens, closes = bool(after) and not after.isspace(), bool(before) and not before.isspace()
            runs.append(_Stars(len(text), stars, opens, closes))
    return text + markdown[done:], runs


def _pair(runs: list[_Stars], style: int) -> None:
    opened: _Stars | None = None
    for run in runs:
        if not run.count & style:
            continue
        if opened is None:
            opened = run if run.opens else None
        elif run.closes:
            opened.turns |= style
            run.turns |= style
            opened = None


def _span(text: str, style: int) -> Span:
    return Span(text, bool(style & _BOLD), bool(style & _ITALIC))


def _style(span: Span) -> int:
    return (_BOLD if span.bold else 0) | (_ITALIC if span.italic else 0)


def _normal(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    text = "".join(span.text for span in spans)
    styles = [_style(span) for span in spans for _ in span.text]
    kept = [True] * len(text)
    for lines in _BLANK_LINES.finditer(text):
        kept[lines.start() + 1 : lines.end()] = [False] * (lines.end() - lines.start() - 1)
    characters = [pair for pair, keep in zip(zip(text, styles, strict=True), kept, strict=True) if keep]
    words = [(blank, list(run)) for blank, run in groupby(characters, lambda pair: pair[0].isspace())]
    words = words[1 if words and words[0][0] else 0 : -1 if words and words[-1][0] else None]
    for place, (blank, run) in enumerate(words):
        if blank:  # styled only where all of it and what stands on both sides is
            style = words[place - 1][1][-1][1] & words[place + 1][1][0][1]
            for _, own in run:
                style &= own
            words[place] = blank, [(character, style) for character, _ in run]
    joined = [pair for _, run in words for pair in run]
    runs = groupby(joined, lambda pair: pair[1])
    return tuple(_span("".join(character for character, _ in run), style) for style, run in runs)


def _markdown(spans: tuple[Span, ...]) -> str:
    written: list[str] = []
    slashes = style = 0
    for span in (*spans, Span("")):
        stars = "*" * (style ^ _style(span))
        written += ["\\" * slashes, stars] if stars else []
        slashes = 0 if stars else slashes
        style = _style(span)
        for place, character in enumerate(span.text):
            if character == "*":
                lone = span.text[place - 1 : place + 2 : 2].isspace() and 0 < place < len(span.text) - 1
                written.append("*" if lone else "\\" * slashes + "\\*")
            else:
                written.append(character)
            slashes = slashes + 1 if character == "\\" else 0
    return "".join(written)

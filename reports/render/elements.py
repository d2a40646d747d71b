"""Elements of an HTML page: words escaped, labels in a column of their own, heads of tables, pictures."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from html import escape

from reports.document import Column, Picture
from reports.render.words import RIGHT_TO_LEFT, printable, set_stretches


def attribute(words: str) -> str:
    return escape(printable(words), quote=True)


def words_of(words: str) -> str:
    """`words` escaped; right-to-left stretches are set apart so that numbers beside them keep their order."""
    return "".join(
        f'<bdi dir="rtl">{attribute(stretch)}</bdi>'
        if script in RIGHT_TO_LEFT
        else _breakable(attribute(stretch))
        for script, stretch in set_stretches(words)
    )


_LONG = re.compile(r"[^\s<>]{30,}")
_JOINT = re.compile(r"(?<=[/._?=-])(?=\w)|(?<=;)(?=\w)")
"""Where an address of the web may be broken: after its signs, never inside a word."""


def _breakable(html: str) -> str:
    """Words with room to break in what is longer than a line of a narrow cell, such as an address."""
    return _LONG.sub(lambda found: _JOINT.sub("&#8203;", found[0]), html) if len(html) > 29 else html


def styled(kind: str, content: str) -> str:
    return f'<span class="{kind}">{content}</span>' if kind else content


def line_of(kind: str, content: str) -> str:
    return f'<p class="{kind}">{content}</p>\n' if content else ""


def furniture(*words: str) -> str:
    cells = zip(words, ("left", "center", "right"), strict=True)
    shown = "".join(f'<td align="{side}">{words_of(part)}</td>' for part, side in cells)
    return (
        f'<table class="furniture" width="100%" role="presentation"><tr>{shown}</tr></table>\n'
        if any(words)
        else ""
    )


def hanging(kind: str, label: str, content: str, mark: str, gutter: int, before: int = 0) -> str:
    """A label in a column of its own beside its paragraph; a table, since Qt knows no hanging columns. The column is
    `gutter` twips wide and begins after `before` twips.
    """
    space = f'<td width="{round(before / _PIXEL_TWIPS)}"></td>' if before else ""
    return (
        f'<table class="hanging {kind}" width="100%" cellspacing="0" cellpadding="0" role="presentation"><tr>'
        f'{space}<td class="label" width="{round(gutter / _PIXEL_TWIPS)}">{label}</td><td{mark}>{content}</td>'
        "</tr></table>\n"
    )


_PIXEL_TWIPS = 15
"""Twips in a pixel of a page of HTML."""


def hundredths(widths: Sequence[int], total: int) -> list[str]:
    """Widths in twips as parts of a hundred; those of Word, so that lines break where they do there."""
    return [f"{100 * width / (total or 1):.1f}".removesuffix(".0") for width in widths]


def table_head(columns: Sequence[Column], widths: Sequence[str]) -> str:
    titles = "".join(
        f'<th align="{column.align.value}" width="{width}%">{words_of(column.title)}</th>'
        for column, width in zip(columns, widths, strict=True)
    )
    return f"<thead><tr>{titles}</tr></thead>"


def picture_cell(picture: Picture, rows: int) -> str:
    """The cell of the picture of a table, along its first so many rows."""
    data = b64encode(picture.data).decode()
    return (
        f'<td class="picture" rowspan="{rows}" valign="top" align="right" width="20%">'
        f'<img src="data:image/jpeg;base64,{data}" width="{round(picture.width * _PIXEL)}" '
        f'height="{round(picture.height * _PIXEL)}" alt="{attribute(picture.description)}"></td>'
    )


_PIXEL = 96 / 72
"""Pixels of a page of HTML in a point."""

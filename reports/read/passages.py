"""What is read out of a Word file that somebody has worked on: its paragraphs, and the remarks at them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: who, when (as the file says), what, and the words it hangs on."""

    author: str
    when: str
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph that says something, in reading order.

    `row` and `cell` count those of tables from 1, 0 outside of tables; `marks` are the bookmarks that begin in it;
    `authors` those whose tracked changes it holds; `struck` what they took out.
    """

    text: str
    row: int = 0
    cell: int = 0
    part: str = ""
    """Empty in the body, else `footnotes` or `endnotes`."""
    heading: str = ""
    marks: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    struck: str = ""
    remarks: tuple[Remark, ...] = ()

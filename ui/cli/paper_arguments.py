"""What every command takes that writes a paper: where it goes, what it may say, for whom, and how it looks."""

from __future__ import annotations

from collections.abc import Callable

from ui.cli.parser import file, line, one_of

Add = Callable[..., object]
"""`add_argument` of a parser or of a group of its arguments."""


def declare_output(add: Add) -> None:
    """The file, and its form."""
    add("-o", "--output", type=file, metavar="FILE", help="where it is written")
    add("--replace", action="store_true", help="replace a file that is there, even one that was edited")
    add(
        "--format",
        type=one_of("docx", "html", "text"),
        metavar="FORMAT",
        help="docx, html or text; else as FILE ends",
    )


def declare_ceiling(add: Add) -> None:
    """The highest marking of what it may say."""
    add(
        "--ceiling",
        type=line,
        metavar="LEVEL",
        help="withhold everything marked above this level or not assessed",
    )
    add(
        "--caveats",
        type=line,
        default="",
        metavar="NAMES",
        help="with --ceiling: caveats that the reader may see, parted by semicolons; else none",
    )


def declare_standing(add: Add) -> None:
    """Draft or final, and the day by which it judges."""
    add(
        "--draft",
        action="store_true",
        help="a draft with its watermark, where something is not ready for a final",
    )
    add(
        "--as-of",
        type=line,
        metavar="DATE",
        help="leave out what is dated later; judge dues and posts at this date",
    )


def declare_hands(add: Add) -> None:
    """Who gets it and who answers for it."""
    add("--addressee", type=line, default="", metavar="NAME", help="for whom it is")
    add("--drafter", type=line, default="", metavar="NAME", help="who answers for it")


def declare_look(add: Add) -> None:
    """How it looks: its house style, and where its notes stand."""
    add(
        "--style",
        type=line,
        default="",
        metavar="NAME",
        help="house style, as “style” lists them; else the usual one",
    )
    add(
        "--notes",
        type=one_of("footnotes", "endnotes", "none"),
        metavar="WHERE",
        help="footnotes, endnotes or none; else they are listed with the sources",
    )
    add(
        "--pdf",
        action="store_true",
        help="a PDF beside the Word file: by LibreOffice or Word, else from the preview",
    )

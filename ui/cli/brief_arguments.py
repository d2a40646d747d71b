"""What the commands “brief” and “style” take."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable

from ui.cli.parser import Parser, file, line, one_of
from ui.cli.returned_arguments import declare_returned


def declare_brief(parser: Parser) -> None:
    """The arguments of `brief`."""
    add = parser.add_argument
    add("country", nargs="?", type=line, metavar="COUNTRY", help="name or ISO code of a country on file")
    add("--visit", type=line, metavar="RECORD", help="write it for this visit")
    add("--meeting", type=line, metavar="RECORD", help="write it for this meeting")
    add("-o", "--output", type=file, metavar="FILE", help="where it is written")
    add("--replace", action="store_true", help="replace a file that is there, even one that was edited")
    declare_returned(parser)
    add(
        "--again",
        type=line,
        metavar="RECORD",
        help="write this issued brief again, as the records stood then",
    )
    add(
        "--since-last", action="store_true", help="only what has changed since the last brief that was issued"
    )
    add(
        "--format",
        type=one_of("docx", "html", "text"),
        metavar="FORMAT",
        help="docx, html or text; else as FILE ends",
    )
    _brief_content(parser)
    add("--addressee", type=line, default="", metavar="NAME", help="for whom it is")
    add("--drafter", type=line, default="", metavar="NAME", help="who answers for it")


def _brief_content(parser: Parser) -> None:
    add = parser.add_argument
    add(
        "--preset",
        type=line,
        default="standard",
        metavar="NAME",
        help="outline by name: standard (default), short-call, committee, full, checklist, or one of your own",
    )
    add(
        "--ceiling",
        type=line,
        metavar="LEVEL",
        help="withhold everything marked above this level or not assessed",
    )
    add(
        "--annex",
        type=line,
        metavar="LEVEL",
        help="what is above the ceiling, up to here, goes into a separate file",
    )
    add("--annex-said", action="store_true", help="the brief says that it has a separate annex, and no more")
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
    _paper(parser)


def _paper(parser: Parser) -> None:
    add = parser.add_argument
    add(
        "--portions",
        type=one_of("on", "off"),
        metavar="WHETHER",
        help="on or off: portion marks, where the scheme leaves it to the office",
    )
    add("--pdf", action="store_true", help="a PDF beside the Word file, where LibreOffice is on this machine")
    add("--copy", type=_copy, metavar="N/M", help="copy number and number of copies, as 2/5")
    add("--no-photos", action="store_true", help="no photographs beside the biographies")
    declare_look(add)


def declare_look(add: Callable[..., object]) -> None:
    """How a paper looks: its house style, and where its notes stand."""
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


def _copy(words: str) -> tuple[int, int]:
    one, slash, of = words.partition("/")
    if not (slash and one.isdecimal() and of.isdecimal() and 0 < int(one) <= int(of) < 10_000):
        raise ArgumentTypeError(f"“{words[:40]}” is not a copy number such as 2/5")
    return int(one), int(of)


def declare_style(parser: Parser) -> None:
    """The arguments of `style`."""
    add = parser.add_argument
    add("name", nargs="?", type=line, metavar="NAME", help="write briefs in this style from now on")
    add(
        "--take-in",
        type=file,
        metavar="FILE.docx",
        help="keep an office's own file as a house style, and use it",
    )
    add(
        "--look-at",
        type=file,
        metavar="FILE.docx",
        help="say what the file would be used for; nothing is kept",
    )
    add("--specimen", type=file, metavar="FILE.docx", help="with --look-at: write a specimen in that style")

"""What the commands “brief” and “style” take."""

from __future__ import annotations

from argparse import ArgumentTypeError

from ui.cli.paper_arguments import (
    declare_ceiling,
    declare_hands,
    declare_look,
    declare_output,
    declare_standing,
)
from ui.cli.parser import Parser, file, line, one_of
from ui.cli.returned_arguments import declare_returned


def declare_brief(parser: Parser) -> None:
    """The arguments of `brief`."""
    add = parser.add_argument
    add("country", nargs="?", type=line, metavar="COUNTRY", help="name or ISO code of a country on file")
    add("--visit", type=line, metavar="RECORD", help="write it for this visit")
    add("--meeting", type=line, metavar="RECORD", help="write it for this meeting")
    declare_output(add)
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
    _brief_content(parser)
    declare_hands(add)


def _brief_content(parser: Parser) -> None:
    add = parser.add_argument
    add(
        "--preset",
        type=line,
        default="standard",
        metavar="NAME",
        help="outline by name: standard (default), short-call, committee, full, checklist, or one of your own",
    )
    declare_ceiling(add)
    add(
        "--annex",
        type=line,
        metavar="LEVEL",
        help="what is above the ceiling, up to here, goes into a separate file",
    )
    add(
        "--annex-caveats",
        type=line,
        default="",
        metavar="NAMES",
        help="with --annex: caveats that its reader may see beside those of the brief",
    )
    add("--annex-said", action="store_true", help="the brief says that it has a separate annex, and no more")
    declare_standing(add)
    _paper(parser)


def _paper(parser: Parser) -> None:
    add = parser.add_argument
    add(
        "--portions",
        type=one_of("on", "off"),
        metavar="WHETHER",
        help="on or off: portion marks, where the scheme leaves it to the office",
    )
    add("--copy", type=_copy, metavar="N/M", help="copy number and number of copies, as 2/5")
    add("--no-photos", action="store_true", help="no photographs beside the biographies")
    declare_look(add)


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

"""What `chancery report` takes: the kind, what it is about, its limits, and what stands on the paper."""

from __future__ import annotations

from ui.cli.brief_arguments import declare_look
from ui.cli.parser import Parser, file, line, one_of

KINDS = ("actions", "meeting", "forum", "chronology", "person", "handover")
"""The reports as they are typed."""


def declare_report(parser: Parser) -> None:
    """What `chancery report` takes."""
    add = parser.add_argument
    add("kind", type=one_of(*KINDS), metavar="KIND", help=", ".join(KINDS))
    add(
        "about",
        nargs="*",
        type=line,
        metavar="ABOUT",
        help="what it is about; of actions: filters as in search",
    )
    add("-o", "--output", type=file, metavar="FILE", help="where it is written")
    add("--replace", action="store_true", help="replace a file that is there, even one that was edited")
    add(
        "--format",
        type=one_of("docx", "html", "text"),
        metavar="FORMAT",
        help="docx, html or text; else as FILE ends",
    )
    _declare_limits(parser)
    _declare_paper(parser)


def _declare_limits(parser: Parser) -> None:
    add = parser.add_argument_group("limits").add_argument
    add("--forum", type=line, metavar="FORUM", help="actions: of this forum, by name, abbreviation or id")
    add("--country", type=line, metavar="COUNTRY", help="actions: with this country")
    add("--visit", type=line, metavar="RECORD", help="actions: for this visit")
    add("--owner", type=line, metavar="NAME", help="actions: of this organisation or action officer")
    add("--since", type=line, metavar="DATE", help="actions: told since this day, not since the last session")
    add("--per-side", action="store_true", help="actions: ours, theirs, joint each on pages of their own")
    add("--from", dest="start", type=line, metavar="DATE", help="chronology: from this date")
    add("--to", dest="until", type=line, metavar="DATE", help="chronology: to this date")


def _declare_paper(parser: Parser) -> None:
    add = parser.add_argument_group("on the paper").add_argument
    add(
        "--ceiling",
        type=line,
        metavar="LEVEL",
        help="withhold everything marked above this level or not assessed",
    )
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
    add("--addressee", type=line, default="", metavar="NAME", help="for whom it is")
    add("--drafter", type=line, default="", metavar="NAME", help="who answers for it")
    declare_look(add)

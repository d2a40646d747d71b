"""What `chancery report` takes: the kind, what it is about, its limits, and what stands on the paper."""

from __future__ import annotations

from ui.cli.paper_arguments import (
    declare_ceiling,
    declare_hands,
    declare_look,
    declare_output,
    declare_standing,
)
from ui.cli.parser import Parser, line, one_of

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
    declare_output(add)
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
    declare_ceiling(add)
    declare_standing(add)
    declare_hands(add)
    declare_look(add)

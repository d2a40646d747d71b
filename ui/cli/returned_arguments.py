"""What `chancery brief` takes for a brief that came back."""

from __future__ import annotations

from ui.cli.parser import Parser, file, line


def declare_returned(parser: Parser) -> None:
    """The arguments beside --returned."""
    add = parser.add_argument
    add(
        "--returned",
        type=file,
        metavar="FILE",
        help="compare an issued brief that came back edited or cleared",
    )
    add(
        "--issued",
        type=line,
        metavar="RECORD",
        help="with --returned: the brief that it is; else it is found",
    )
    add("--accept", type=line, metavar="NUMBERS", help="with --returned: all, none or 1,3: take it back")
    add("--cleared-by", type=line, default="", metavar="NAME", help="with --accept: who cleared it")
    add("--cleared-on", type=line, default="", metavar="DATE", help="with --accept: when")

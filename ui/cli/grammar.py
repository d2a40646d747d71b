"""What can be written on the command line: every command with its arguments, its help and an example that works."""

from __future__ import annotations

from argparse import SUPPRESS
from collections.abc import Callable
from typing import Literal, NamedTuple

from ui.cli.parser import Parser, file, line, one_of

PROGRAM = "chancery"
Format = Literal["docx", "html", "text"]
FORMATS: dict[str, Format] = {".docx": "docx", ".html": "html", ".htm": "html", ".txt": "text"}
"""Suffix of a file → the format that is written into it."""


class Command(NamedTuple):
    """One command; `usage` and `example` leave the program's name out, `declare` adds the arguments to a parser."""

    name: str
    usage: str
    summary: str
    more: str
    example: str
    declare: Callable[[Parser], None]
    opens: bool = True
    """Works on the case file that --case names; the others make the FILE that they are given."""


def _case_file(parser: Parser) -> None:
    parser.add_argument(
        "file", type=file, metavar="FILE", help="where it is written; nothing may be there yet"
    )


def _new(parser: Parser) -> None:
    _case_file(parser)
    parser.add_argument(
        "--home", type=line, metavar="COUNTRY", help="whose desk this is: ISO code or English name"
    )
    parser.add_argument(
        "--scheme",
        type=line,
        metavar="NAME",
        help="marking scheme: india (default), uk, us, us-cui, nato, eu",
    )


def _brief(parser: Parser) -> None:
    add = parser.add_argument
    add("country", nargs="?", type=line, metavar="COUNTRY", help="name or ISO code of a country on file")
    add("--visit", type=line, metavar="RECORD", help="write it for this visit")
    add("--meeting", type=line, metavar="RECORD", help="write it for this meeting")
    add("-o", "--output", type=file, metavar="FILE", help="where it is written; what is there is replaced")
    add(
        "--format",
        type=one_of("docx", "html", "text"),
        metavar="FORMAT",
        help="docx, html or text; else as FILE ends",
    )
    add(
        "--preset",
        type=line,
        default="standard",
        metavar="NAME",
        help="outline: standard (default), short-call, committee, full, checklist",
    )
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


def _history(parser: Parser) -> None:
    parser.add_argument(
        "record", type=line, metavar="RECORD", help="the beginning of its id, as “records” lists it"
    )


def _records(parser: Parser) -> None:
    parser.add_argument(
        "kind", nargs="?", type=line, metavar="KIND", help="meetings, commitments, visits …; else all"
    )


def _nothing(_: Parser) -> None:
    """A command without arguments of its own."""


COMMANDS: dict[str, Command] = {
    command.name: command
    for command in (
        Command(
            "new", "FILE [--home COUNTRY] [--scheme NAME]", "Make an empty case file.",
            "A case file holds one desk's work, attachments included. A file that is there already is never touched.",
            'new "Oman desk.chancery" --home India', _new, opens=False,
        ),
        Command(
            "demo", "FILE", "Write the demonstration case file.",
            "India's defence relations with Oman and Japan, as four public reports of 2025 tell them.",
            "demo Demonstration.chancery", _case_file, opens=False,
        ),
        Command(
            "brief", "(COUNTRY | --visit RECORD | --meeting RECORD) -o FILE [options]",
            "Write a brief on a country, a visit or a meeting.",
            "What was withheld, and what is not ready, is said here and never in the document. With --format text and\n"
            "without -o the brief is printed.",
            'brief Oman -o "Oman brief.docx" --ceiling restricted', _brief,
        ),
        Command(
            "records", "[KIND]", "List records, to find the one you mean.",
            "Every line begins with as much of the id as names the record; other commands take it as RECORD.",
            "records meetings", _records,
        ),
        Command(
            "history", "RECORD", "Show who changed a record, when, from what to what.",
            "The newest change comes first; changes of its parts (participants, points, citations) are among them.",
            "history 0192f3a1", _history,
        ),
        Command(
            "undo", "", "Take back the latest action.",
            "It also takes back what was done in another session, and refuses where that would lose a later change.",
            "undo", _nothing,
        ),
        Command("redo", "", "Make the action again that was undone last.", "Any new change ends what could be redone.",
            "redo", _nothing,
        ),
        Command(
            "check", "", "Look whether the case file is sound.",
            "Reads everything and changes nothing: the file, its references, the journal's hashes, and whether the\n"
            "journal tells the same as the tables. The exit status is 1 where something is wrong.",
            "check", _nothing,
        ),
    )
}  # fmt: skip

_SESSION = """\
A first session:
  chancery demo Demonstration.chancery
  chancery --case Demonstration.chancery brief Oman -o "Oman brief.docx"
  chancery --case Demonstration.chancery records meetings
  chancery --case Demonstration.chancery

The exit status is 0; 1 where the request failed and one sentence on standard error says why; 2 where
it was not written as the help says. docs/guide/command-line.md shows what --json prints."""


def program() -> Parser:
    """The parser of what may stand before a command; its help lists the commands."""
    listed = "\n".join(f"  {command.name:<9}{command.summary}" for command in COMMANDS.values())
    parser = Parser(
        PROGRAM,
        usage=f"{PROGRAM} [--case FILE] [--json] [COMMAND …]",
        description="Keep the case file of a desk and write the briefs from it. Without a command the desk opens.",
        epilog=f"Commands (“{PROGRAM} COMMAND --help” says more):\n{listed}\n\n{_SESSION}",
    )
    _shared(parser)
    parser.set_defaults(case=None, json=False)
    parser.add_argument("--version", action="store_true", help="say which version this is")
    return parser


def parser_of(command: Command) -> Parser:
    """The parser of what follows a command; the options for every command may stand here too."""
    case, named = ("[--case FILE] ", "--case Demonstration.chancery ") if command.opens else ("", "")
    parser = Parser(
        f"{PROGRAM} {command.name}",
        usage=f"{PROGRAM} {case}[--json] {command.name} {command.usage}".rstrip(),
        description=f"{command.summary}\n\n{command.more}",
        epilog=f"Example:\n  {PROGRAM} {named}{command.example}",
    )
    command.declare(parser)
    _shared(parser, opens=command.opens)
    return parser


def _shared(parser: Parser, *, opens: bool = True) -> None:
    """What every command takes, before or after its name; an option that is not written leaves no trace."""
    group = parser.add_argument_group("for every command")
    own = "the case file; else desk.chancery in your own data folder"
    if opens:
        group.add_argument("--case", type=file, metavar="FILE", default=SUPPRESS, help=own)
    group.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON for programs")
    group.add_argument("-h", "--help", action="help", help="show this")

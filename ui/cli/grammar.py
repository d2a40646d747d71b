"""What can be written on the command line: every command with its arguments, its help and an example that works."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentTypeError
from collections.abc import Callable
from typing import Literal, NamedTuple

from ui.cli.brief_arguments import declare_brief, declare_style
from ui.cli.interchange_arguments import declare_export, declare_import
from ui.cli.parser import Parser, file, line, word
from ui.cli.report_arguments import declare_report

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
    parser.add_argument(
        "--encrypted", action="store_true", help="protect it with a password, which is asked for twice"
    )
    parser.add_argument(
        "--password-file", type=file, metavar="PATH", help="its first line is the password of the new file"
    )


def _fill(parser: Parser) -> None:
    _case_file(parser)
    add = parser.add_argument
    add("--meetings", type=_large, required=True, metavar="NUMBER", help="how many meetings")
    add("--commitments", type=_large, required=True, metavar="NUMBER", help="how many commitments")
    add(
        "--seed",
        type=_large,
        default=1,
        metavar="NUMBER",
        help="another number makes another file; 1 unless said",
    )


def _large(words: str) -> int:
    if not (words.isascii() and words.isdecimal() and 0 < len(words) <= 7 and 0 < int(words) <= 2_000_000):
        raise ArgumentTypeError(f"“{words[:60]}” is not a number from 1 to 2,000,000")
    return int(words)


def _history(parser: Parser) -> None:
    parser.add_argument(
        "record", type=line, metavar="RECORD", help="the beginning of its id, as “records” lists it"
    )


def _records(parser: Parser) -> None:
    parser.add_argument(
        "kind", nargs="?", type=line, metavar="KIND", help="meetings, commitments, visits …; else all"
    )


def _search(parser: Parser) -> None:
    parser.minus_words = True
    parser.add_argument(
        "words", nargs="+", type=word, metavar="WORDS", help="words and filters; in one pair of quotes"
    )
    parser.add_argument(
        "--limit", type=_count, metavar="NUMBER", help="how many records are shown; 20 unless said"
    )
    parser.add_argument(
        "--read", action="store_true", help="first read the texts of attached files that nobody has read yet"
    )


def _intake(parser: Parser) -> None:
    parser.add_argument("files", nargs="+", type=file, metavar="FILE", help="texts: .txt, .docx, .pdf, .eml")
    parser.add_argument(
        "--accept-all", action="store_true",
        help="take in what is likely, each text as one undoable action; the rest waits in the inbox",
    )  # fmt: skip


def _count(words: str) -> int:
    if not (words.isascii() and words.isdecimal() and 0 < int(words) <= 10_000):
        raise ArgumentTypeError(f"“{words[:60]}” is not a number from 1 to 10,000")
    return int(words)


def _check(parser: Parser) -> None:
    parser.add_argument(
        "--repair", action="store_true", help="mend what is wrong, after a backup, and say what was done"
    )
    parser.add_argument(
        "--all", action="store_true", help="show every doubt, not only the first forty of a kind"
    )


def _protect(parser: Parser) -> None:
    add = parser.add_argument
    add("file", nargs="?", type=file, metavar="FILE", help="the case file; else the one of --case")
    add("--remove", action="store_true", help="take the password away")
    add(
        "--new-password-file",
        type=file,
        metavar="PATH",
        help="its first line is the new password; else CHANCERY_NEW_PASSWORD, else it is asked for twice",
    )
    add("--keep-old", action="store_true", help="first make a backup of the file as it is")
    add(
        "--delete-exposed",
        action="store_true",
        help="delete backups and files put aside that open without the new password",
    )


def _backup(parser: Parser) -> None:
    parser.add_argument(
        "-o",
        "--output",
        type=file,
        metavar="FILE",
        help="write the copy there instead, for instance to a stick",
    )


def _restore(parser: Parser) -> None:
    add = parser.add_argument
    add(
        "backup",
        nargs="?",
        type=line,
        metavar="BACKUP",
        help="a number of the list, or a file; else the list",
    )
    add("--look", action="store_true", help="only say what is inside")


def _expunge(parser: Parser) -> None:
    add = parser.add_argument
    add("record", type=line, metavar="RECORD", help="the beginning of its id, as “records” lists it")
    add(
        "field",
        nargs="?",
        type=line,
        metavar="FIELD",
        help="its name, as --json shows it; else the whole record",
    )


def _nothing(_: Parser) -> None:
    """A command without arguments of its own."""


COMMANDS: dict[str, Command] = {
    command.name: command
    for command in (
        Command(
            "new", "FILE [--home COUNTRY] [--scheme NAME] [--encrypted]", "Make an empty case file.",
            "A case file holds one desk's work, attachments included. A file that is there already is never touched.\n"
            "With --encrypted nobody opens it without the password, and nobody can recover a lost one.",
            'new "Oman desk.chancery" --home India', _new, opens=False,
        ),
        Command(
            "demo", "FILE", "Write the demonstration case file.",
            "India's defence relations with Oman and Japan, as four public reports of 2025 tell them.",
            "demo Demonstration.chancery", _case_file, opens=False,
        ),
        Command(
            "fill", "FILE --meetings NUMBER --commitments NUMBER [--seed NUMBER]",
            "Write a large synthetic case file, for measuring.",
            "Everything in it is invented and marked as synthetic; one country has far more than the others.\n"
            "50,000 meetings and 200,000 commitments take some minutes and about two gigabytes.",
            "fill Large.chancery --meetings 500 --commitments 2000", _fill, opens=False,
        ),
        Command(
            "brief", "(COUNTRY | --visit RECORD | --meeting RECORD | --returned FILE | presets) -o FILE [options]",
            "Write a brief on a country, a visit or a meeting.",
            "What was withheld, and what is not ready, is said here and never in the document. With --format text and\n"
            "without -o the brief is printed. With --returned FILE.docx a brief that came back is\n"
            "compared with what was issued; --accept makes the corrections and keeps the file under the brief.\n"
            "“brief presets” lists the outlines, your own among them. --annex LEVEL writes what is above the ceiling\n"
            "into a file of its own beside the brief, as Annex X.",
            'brief Oman -o "Oman brief.docx" --ceiling restricted', declare_brief,
        ),
        Command(
            "style", "[NAME | --take-in FILE.docx | --look-at FILE.docx [--specimen FILE.docx]]",
            "List the house styles of briefs, choose one, or take in the office's own file.",
            "Of an office's file are used: page set-up, styles, header, footer, cover, and named places such as\n"
            "{{ title }}, {{ marking }} and {{ content }}. What it lacks is said, and what is used instead.",
            'style --take-in "Ministry letterhead.docx"', declare_style,
        ),
        Command(
            "report", "KIND [ABOUT] -o FILE [options]",
            "Write a report: action taken, record, history, handover …",
            "actions [FILTERS]: what is owed and done; meeting MEETING: the record of discussion; forum FORUM: its\n"
            "history; chronology COUNTRY; person PERSON; handover [COUNTRY], else of the whole desk. Written as\n"
            ".docx, .html or .txt; actions also as .xlsx, .csv and .ics. Filters are those of search:\n"
            "is:open country:OM forum:JMCC owes:them due<30d",
            'report actions --forum JMCC -o "Action taken.docx"', declare_report,
        ),
        Command(
            "records", "[KIND]", "List records, to find the one you mean.",
            "Every line begins with as much of the id as names the record; other commands take it as RECORD.",
            "records meetings", _records,
        ),
        Command(
            "search", "WORDS", "Find records by their words, in any field and spelling.",
            "A word finds what begins with it; “exact words” in quotes stand as written; -word leaves out. Filters:\n"
            "kind:commitment  is:open|closed|overdue|ageing|silent|tracked|draft|deleted|unassessed\n"
            "owes:us|them|both  country:OM  forum:JMCC  person:Nasser  topic:Training  due<30d  made>2025\n"
            "held:nov-2025  signed:2025  expires<6m. "
            "Attached files are searched by their texts, once these were read (--read).",
            'search "maintenance kind:commitment country:Oman"', _search,
        ),
        Command(
            "intake", "FILE…", "Read press releases or minutes; say what they propose.",
            "Meetings, people, agreements, exercises and commitments, each with its quote, reason and confidence.\n"
            "What a text does not state stays empty. People and forums are matched against the case file, if there\n"
            "is one. Nothing is kept unless --accept-all says so.",
            "intake release.txt --json", _intake,
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
            "export", "-o FILE [--kind KIND] [--ceiling LEVEL]",
            "Write the case file, a register, contacts or a calendar.",
            ".json: everything, settings and attachments included, whatever its marking. .csv and .xlsx: a\n"
            "register of one kind. .vcf: people. .ics: meetings, visits, dues, expiries. What --ceiling withholds\n"
            "is said here.",
            "export -o Commitments.xlsx --kind commitments", declare_export,
        ),
        Command(
            "import", "FILE… [--preview] [options]", "Take in case-file JSON, a register or contacts.",
            "Each file comes in whole, as one action that undo takes back, or not at all. Nothing that is here is\n"
            "overwritten unasked: look with --preview first. The same file twice changes nothing.",
            "import Commitments.xlsx --preview", declare_import,
        ),
        Command(
            "check", "[--repair] [--all]", "Look whether the case file is sound.",
            "Reads everything and changes nothing: the file, its references, the journal's hashes, whether journal,\n"
            "tables, search and attachments agree. What is sound and can hardly be true is told beside it. The exit\n"
            "status is 1 where something is wrong. --repair mends it; the damaged file is kept.",
            "check", _check,
        ),
        Command(
            "backup", "[-o FILE]", "Make a proved copy of the case file now.",
            "Copies are also made by themselves, in your own data folder; “restore” lists them.",
            "backup", _backup,
        ),
        Command(
            "restore", "[BACKUP [--look]]", "List the backups, look into one, or put one back.",
            "The case file is replaced whole or not at all; what lay there is put aside beside it, never deleted. The\n"
            "restored file goes on under a new identity, so that no two copies can be mistaken for each other.",
            "restore 3 --look", _restore,
        ),
        Command(
            "protect", "[FILE] [--remove] [options]", "Protect the case file with a password, or change it.",
            "The file is written anew beside the old one, proved, and takes its place whole or not at all. Older\n"
            "backups are not under the new password: they are named, and deleted if you say so. A password is typed\n"
            "at the terminal, read from a file, or from CHANCERY_PASSWORD and CHANCERY_NEW_PASSWORD. Exports and\n"
            "briefs are plain, always.",
            "protect --keep-old", _protect,
        ),
        Command(
            "expunge", "RECORD [FIELD]", "Remove text that should never have been kept, for good.",
            "Out of journal, tables, search and attachments; it cannot be undone. That it was done stays on file.\n"
            "Backups that still hold the text are named, for you to delete.",
            "expunge 0192f3a1 body", _expunge,
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
    parser.set_defaults(case=None, json=False, password_file=None)
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
        group.add_argument(
            "--password-file",
            type=file,
            metavar="PATH",
            default=SUPPRESS,
            help="holds the password of a protected file; else CHANCERY_PASSWORD, else it is asked for",
        )
    group.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON for programs")
    group.add_argument("-h", "--help", action="help", help="show this")

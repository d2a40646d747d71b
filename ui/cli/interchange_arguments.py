"""What `chancery export` and `chancery import` take: files, kinds, mapping, decisions."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable

from ui.cli.parser import Parser, file, line, one_of


def declare_export(parser: Parser) -> None:
    """What `chancery export` takes."""
    add = parser.add_argument
    add(
        "-o",
        "--output",
        type=file,
        metavar="FILE",
        help="a name that ends in .json, .csv, .xlsx, .vcf or .ics",
    )
    add(
        "--kind",
        type=line,
        metavar="KIND",
        help="of .csv and .xlsx: commitments (default), meetings, tasks …",
    )
    add(
        "--columns",
        type=_names,
        metavar="NAMES",
        help="of .csv and .xlsx: fields, parted by commas; else all that are used",
    )
    add(
        "--ceiling",
        type=line,
        metavar="LEVEL",
        help="withhold everything marked above this level or not assessed",
    )
    add("--replace", action="store_true", help="replace a file that is there; .json always does")


def declare_import(parser: Parser) -> None:
    """What `chancery import` takes."""
    add = parser.add_argument
    add(
        "files",
        nargs="+",
        type=file,
        metavar="FILE",
        help="case-file JSON, a table (.csv, .xlsx) or contacts (.vcf)",
    )
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--theirs", action="store_true", help="JSON: where content differs, take that of the file"
    )
    group.add_argument(
        "--ours", action="store_true", help="JSON: where content differs, keep that of the case file"
    )
    group.add_argument(
        "--preview", action="store_true", help="only say what would come in, and what stands in the way"
    )
    _declare_tables(parser)


def _declare_tables(parser: Parser) -> None:
    """What is said of tables: their kind, their columns, and what is decided beforehand."""
    add = parser.add_argument_group("for tables").add_argument
    add(
        "--kind",
        type=line,
        metavar="KIND",
        help="what the rows are: commitments, meetings, people …; else found out",
    )
    add("--sheet", type=line, metavar="NAME", help="of a workbook; else the first with anything in it")
    add(
        "--map",
        dest="mapped",
        action="append",
        type=_column,
        metavar="COLUMN=FIELD",
        help="what a column is; “-” leaves it out",
    )
    add(
        "--set",
        dest="fill",
        action="append",
        type=_pair,
        metavar="FIELD=WORDS",
        help="what holds where the file is silent",
    )
    _declare_decisions(add)


def _declare_decisions(add: Callable[..., object]) -> None:
    add(
        "--decide",
        type=one_of("same", "new", "skip"),
        metavar="ANSWER",
        help="same, new or skip, to every question",
    )
    add(
        "--answer",
        dest="answers",
        action="append",
        type=_pair,
        metavar="KEY=ANSWER",
        help="to one question; a record’s id: that one",
    )
    add("--marking", type=line, metavar="LEVEL", help="of every record whose row says none")
    add("--skip-faults", action="store_true", help="leave rows with faults out instead of refusing the file")


def _pair(words: str) -> tuple[str, str]:
    """`FIELD=WORDS`, parted at the first sign."""
    first, sign, second = line(words).partition("=")
    if not sign or not first.strip():
        raise ArgumentTypeError(f"“{words[:60]}” has no “=” with words before it")
    return first.strip(), second.strip()


def _column(words: str) -> tuple[str, str]:
    """`COLUMN=FIELD`, parted at the last sign, since headings may hold one."""
    column, sign, field = line(words).rpartition("=")
    if not sign or not column.strip():
        raise ArgumentTypeError(f"“{words[:60]}” has no “=” with a heading before it")
    return column.strip(), field.strip()


def _names(words: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in line(words).split(",") if name.strip())

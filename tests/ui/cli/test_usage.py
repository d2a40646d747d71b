"""What is not written as the help says is refused in one line with exit status 2, and the nearest word is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ui.cli.grammar import COMMANDS
from ui.cli.wording import counted, few, one_line, printable, seconds

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.cli.conftest import Reply


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (["breif", "Oman"], "no command “breif” (did you mean brief?)"),
        (["zzz"], "no command “zzz”; “chancery --help”"),
        (["--jsn", "check"], "no option --jsn (did you mean --json?)"),
        (["brief", "Oman", "--celing", "secret"], "no option --celing (did you mean --ceiling?)"),
        (["new"], "FILE"),
        (["new", "a.chancery", "b.chancery"], "“b.chancery” is one word too many"),
        (["--case"], "--case"),
        (["--case", "", "check"], "a file needs a name"),
        (["demo", "a\0b"], "a file needs a name"),
        (["undo", "everything"], "one word too many"),
        (["history"], "RECORD"),
        (["--case", "a.chancery", "new", "b.chancery"], "leave --case out"),
        (["demo", "b.chancery", "--case", "a.chancery"], "there is no option --case"),
        (["brief", "-o", "x.docx"], "COUNTRY"),
        (["brief", "Oman", "--visit", "01", "-o", "x.docx"], "one of"),
        (["brief", "Oman"], "-o FILE"),
        (["brief", "Oman", "--format", "html"], "-o FILE"),
        (["brief", "Oman", "--format", "pdf", "-o", "x.docx"], "“pdf” is not one of docx, html, text"),
        (["brief", "Oman", "-o", "x.pdf"], "“x.pdf”"),
        (["brief", "Oman", "-o", "."], "“.” must end in .docx"),
        (["export", "-o", "."], "“.” should end in"),
        (["report", "actions", "-o", "."], "“.” must end in"),
        (["brief", "Oman", "-o", "x.docx", "--format", "html"], "“x.docx”"),
        (["search", "words", "--limit", "3", "-x"], "“-x” is one word too many"),
        (["search", "words", "--raed"], "no option --raed (did you mean --read?)"),
        (["brief", "Oman", "--ceil", "secret", "-o", "x.docx"], "--ceil"),
        (["\udcff\udcfe"], "no command"),
        (["check", "--\udcff\x1b[31m\n"], "no option"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    chancery: Callable[..., Reply], line: list[str], words: str
) -> None:
    reply = chancery(*line)
    assert reply.status == 2
    assert words in reply.sentence
    assert "\x1b" not in reply.err


def test_case_and_json_stand_before_or_after_the_command(
    chancery: Callable[..., Reply], case_file: object
) -> None:
    before = chancery("--case", case_file, "--json", "records")
    after = chancery("records", "--json", "--case", case_file)
    assert before.status == after.status == 0
    assert before.data == after.data != {"records": []}


def test_the_place_nearer_to_the_command_wins(chancery: Callable[..., Reply], case_file: object) -> None:
    assert chancery("--case", "elsewhere.chancery", "check", "--case", case_file).status == 0


def test_version_is_answered_in_words_and_json(chancery: Callable[..., Reply]) -> None:
    reply = chancery("--version")
    assert (reply.status, reply.out.split()[0]) == (0, "Chancery")
    assert chancery("--json", "--version").data == {"version": reply.out.split()[1]}


def test_every_help_page_teaches(chancery: Callable[..., Reply], subtests: pytest.Subtests) -> None:
    for name, command in COMMANDS.items():
        with subtests.test(name):
            reply = chancery(name, "--help")
            assert (reply.status, reply.err) == (0, "")
            assert reply.out.startswith("usage: chancery ")
            assert command.summary in reply.out
            assert "Example:\n  chancery " in reply.out
            assert ("--case FILE" in reply.out) is command.opens


def test_the_main_help_names_every_command_and_shows_a_first_session(chancery: Callable[..., Reply]) -> None:
    reply = chancery("--help")
    assert reply.status == 0
    for name, command in COMMANDS.items():
        assert any(line.split() == [name, *command.summary.split()] for line in reply.out.splitlines())
    assert "A first session:\n  chancery demo " in reply.out
    assert chancery("-h").out == reply.out


@pytest.mark.parametrize("columns", ["20", "60", "500", "wide"])
def test_help_fits_the_terminal(
    chancery: Callable[..., Reply], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    reply = chancery("brief", "--help")
    assert reply.status == 0
    options = reply.out.partition("positional arguments:")[2].partition("Example:")[0]
    assert max(map(len, options.splitlines())) <= 96


def test_few_items_are_told_and_the_rest_counted() -> None:
    assert few(["One.", "two"]) == "One; two."
    assert few("abcdefg") == "a; b; c; d; e; and 2 more."


def test_what_a_terminal_would_obey_is_not_printed() -> None:
    assert printable("a\x1b[31m\u202eb\ud800\nc\u2007d\u202f–") == "a [31m b \nc\u2007d\u202f–"
    assert one_line(" a\r\n\tb\u2028c ") == "a b c"


def test_counts_and_seconds_read_like_words() -> None:
    assert counted(1, "record", "records") == "1\u00a0record"
    assert counted(1200, "record", "records") == "1,200\u00a0records"
    assert (seconds(0.04), seconds(12.3)) == ("0.0\u00a0s", "12\u00a0s")

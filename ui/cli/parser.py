"""Reads arguments as argparse does, but complains in one line, says what was perhaps meant, and lays out its help.

Loaded for every help page, so nothing heavy is imported here.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NoReturn

from ui.cli.wording import one_line

if TYPE_CHECKING:
    from pathlib import Path

WIDEST = 96
_GUARD = "\0"
"""No argument that a program is given can hold it."""


class UsageError(Exception):
    """The command line was not written as the help says; `str(error)` is one line. Exit status 2."""


class Parser(argparse.ArgumentParser):
    """A parser without abbreviations (scripts would break on new options) that raises UsageError."""

    minus_words = False
    """Whether what begins with one hyphen and is no option is a word: arguments of the type `word`."""

    def __init__(self, program: str, *, usage: str, description: str, epilog: str) -> None:
        super().__init__(
            prog=program, usage=usage, description=description, epilog=epilog,
            formatter_class=_Layout, allow_abbrev=False, add_help=False,
        )  # fmt: skip

    def read(self, arguments: Sequence[str], into: argparse.Namespace) -> argparse.Namespace:
        """Parse all of the arguments into a namespace; raises UsageError. `--help` prints and raises SystemExit."""
        if self.minus_words:
            arguments = self._guarded(arguments)
        found, surplus = self.parse_known_args(arguments, into)
        if surplus:
            self._refuse(surplus[0])
        return found

    def _guarded(self, arguments: Sequence[str]) -> list[str]:
        """Words such as `-draft` made to look like none of the options; `word` takes that away again."""
        known = {name for action in self._actions for name in action.option_strings}
        valued = {name for action in self._actions if action.nargs != 0 for name in action.option_strings}
        found: list[str] = []
        for place, one in enumerate(arguments):
            if one == "--":
                return [*found, *arguments[place:]]
            free = one[:1] == "-" and one[1:2] not in {"", "-"} and one not in known
            value = place > 0 and arguments[place - 1] in valued
            found.append(_GUARD + one if free and not value else one)
        return found

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with the complaint and where to read more."""
        raise UsageError(one_line(f"{self.prog}: {message.rstrip('.')}; see “{self.prog} --help”."))

    def _refuse(self, surplus: str) -> NoReturn:
        if surplus.startswith("-"):
            option = surplus.partition("=")[0]
            known = (name for action in self._actions for name in action.option_strings)
            self.error(f"there is no option {option[:60]}{nearest(option, known)}")
        self.error(f"“{word(surplus)[:60]}” is one word too many")


def nearest(word: str, known: Iterable[str]) -> str:
    """What to add to a complaint about `word`: ` (did you mean …?)`, or nothing where nothing known is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), 1, 0.55)
    return f" (did you mean {near[0]}?)" if near else ""


def line(words: str) -> str:
    """An argument that is one line of text: cleaned as everything that is kept. Raises InvalidValue."""
    from db.values.text import Shape, clean_text

    return clean_text(words, Shape.LINE)


def word(words: str) -> str:
    """An argument that may begin with a hyphen where its parser says `minus_words`."""
    return words.removeprefix(_GUARD)


def file(words: str) -> Path:
    """An argument that names a file."""
    if not words.strip() or "\0" in words:
        raise argparse.ArgumentTypeError("a file needs a name")
    from pathlib import Path

    return Path(words)


def one_of(*choices: str) -> Callable[[str], str]:
    """An argument that is one of a few words, in any case."""

    def read(words: str) -> str:
        if words.casefold() not in choices:
            raise argparse.ArgumentTypeError(f"“{words[:60]}” is not one of {', '.join(choices)}")
        return words.casefold()

    return read


class _Layout(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal, at most 96 characters."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=_width())


def _width() -> int:
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (OSError, ValueError):
        columns = WIDEST
    return max(40, min(WIDEST, columns) - 2)

"""What a command answers, and how it is shown: sentences for people, JSON for programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from db.values.errors import ChanceryError
from ui.cli.wording import printable


class NotShown(ChanceryError):
    """Standard output takes nothing more."""


class Answer(NamedTuple):
    """`text` for people, `data` for programs; `aside` are sentences that must not mix with a text that is printed.

    `trouble` is the one sentence of a request that was answered and yet failed (exit status 1).
    """

    text: str
    data: Mapping[str, object]
    aside: str = ""
    trouble: str = ""


def show(answer: Answer, *, as_json: bool) -> int:
    """Print an answer; returns the exit status. Raises NotShown, BrokenPipeError."""
    _print(_as_json(answer.data) if as_json else printable(answer.text).rstrip("\n"))
    if answer.aside and not as_json:
        say(answer.aside)
    if answer.trouble:
        say(answer.trouble)
    return 1 if answer.trouble else 0


def abandon_output() -> None:
    """Let what is still to be written to standard output go nowhere, or Python complains of it at its end."""
    with suppress(OSError, ValueError):  # an output that is no file needs none of this
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _as_json(data: Mapping[str, object]) -> str:
    import json

    return json.dumps(data, indent=2)  # with escapes, which pass every console and every pipe


def _print(words: str) -> None:
    try:
        sys.stdout.write(words + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon_output()
        raise NotShown(f"The answer could not be written to standard output ({error.strerror}).") from error


def say(words: str) -> None:
    """A line on standard error."""
    sys.stderr.write(printable(words) + "\n")
    sys.stderr.flush()


def progress(words: str) -> None:
    """A line about work that takes a moment, for a person who watches; silent in scripts."""
    if sys.stderr.isatty():
        say(words)

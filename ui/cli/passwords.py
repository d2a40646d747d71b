"""Where passwords come from: a file, the environment, the terminal; never the command line, which others can read."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from app import protection
from app.errors import CaseFileError, DamagedCaseFile, PasswordNeeded, WrongPassword
from db.values.password import Password, chosen, strength, typed
from ui.cli.answer import say

VARIABLE, NEW_VARIABLE = "CHANCERY_PASSWORD", "CHANCERY_NEW_PASSWORD"
ATTEMPTS = 3
LONGEST_FILE = 65_536
LOST = "A lost password cannot be recovered by anybody: write it down and lock it away."

T = TypeVar("T")


def unlocked(given: argparse.Namespace, job: Callable[[], T]) -> T:
    """Do a job that opens case files; each that is protected is unlocked once. Raises PasswordNeeded, WrongPassword."""
    asked: set[Path] = set()
    while True:
        try:
            return job()
        except WrongPassword:
            raise
        except PasswordNeeded as needed:
            if needed.path in asked:
                raise
            asked.add(needed.path)
            with suppress(
                DamagedCaseFile
            ):  # the password is right; the job says it in its own way, or mends it
                give(needed.path, given)


def give(path: Path, given: argparse.Namespace, *, optional: bool = False) -> None:
    """Unlock a file by what the command line names, else by asking; `optional`: an empty answer goes without."""
    wrong: WrongPassword | None = None
    for password in _told(getattr(given, "password_file", None), VARIABLE):
        try:
            protection.unlock(path, password)
        except WrongPassword as error:
            wrong = error
        else:
            return
    if not _at_terminal():
        raise wrong or PasswordNeeded(
            path,
            f"“{path.name}” is protected with a password: type it at a terminal, name a file that holds it with "
            f"--password-file, or set {VARIABLE}.",
        )
    _ask_until_right(path, optional=optional)


def new_password(file: Path | None, variable: str) -> Password:
    """A new password, asked for twice where neither a file nor the environment says it. Raises InvalidValue."""
    for password in _told(file, variable):
        return chosen(password.words)
    if not _at_terminal():
        raise CaseFileError(
            f"There is no terminal to type a new password at: name a file that holds it, or set {variable}."
        )
    for _ in range(ATTEMPTS):
        password = chosen(_typed("New password: "))
        say(strength(password).value)
        if typed(_typed("The same again: ")) == password:
            return password
        say("These were two different ones.")
    raise CaseFileError("The new password was not typed the same way twice; nothing was changed.")


def agreed(question: str) -> bool:
    """Whether the officer says yes; nobody there means no."""
    if not _at_terminal():
        return False
    say(f"{question} [y/N]")
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _ask_until_right(path: Path, *, optional: bool) -> None:
    for attempt in range(1, ATTEMPTS + 1):
        words = _typed(f"Password of “{path.name}”: ")
        if optional and not words:
            return
        try:
            protection.unlock(path, typed(words))
        except WrongPassword as error:
            if attempt == ATTEMPTS:
                raise
            say(str(error))
        else:
            return


def _told(file: Path | None, variable: str) -> Iterator[Password]:
    """Every line of the file, so that copies under earlier passwords open too; then the environment."""
    if file is not None:
        yield from map(typed, _lines(file))
    elif words := os.environ.get(variable):
        yield typed(words)


def _lines(file: Path) -> list[str]:
    try:
        with file.open("rb") as opened:
            content = opened.read(LONGEST_FILE + 1)
    except OSError as error:
        raise CaseFileError(
            f"The password file {file} cannot be read ({error.strerror}); nothing was changed."
        ) from error
    try:
        lines = [line for line in content.decode("utf-8-sig").splitlines() if line]
    except UnicodeDecodeError:
        lines = []
    if not lines or len(content) > LONGEST_FILE:
        raise CaseFileError(f"{file} is no password file: it holds one password a line, in UTF-8.")
    if os.name == "posix" and file.stat().st_mode & 0o077:
        say(f"Others can read {file}; “chmod 600” keeps it yours.")
    return lines


def _at_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _typed(prompt: str) -> str:
    from getpass import getpass

    try:
        return getpass(prompt)
    except EOFError:
        raise KeyboardInterrupt from None

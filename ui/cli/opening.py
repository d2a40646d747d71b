"""Opens what a command works on: the case file it names, or the desk."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from pathlib import Path

from app.casefile import CaseFile
from app.errors import ChanceryError
from app.garbage import no_collections
from app.protection import is_locked
from app.sites import own_case_file
from ui.cli.passwords import VARIABLE, give, unlocked

_DESK = ("ui.desktop", "ui.desktop.desk")
_DESK_LIBRARIES = ("PySide6", "shiboken6")


class NoDesk(ChanceryError):
    """The desk cannot be opened here."""


def case_path(given: argparse.Namespace) -> Path:
    """Where the case file lies that a command line names, else the user's own; it need not be there."""
    return Path(given.case) if given.case else own_case_file()


def opened(given: argparse.Namespace, *, write: bool = False) -> CaseFile:
    """The case file that a command line names, or the user's own; its password is asked for where it has one.

    Raises CaseFileError.
    """
    return unlocked(given, lambda: CaseFile.open(case_path(given), write=write))


def open_desk(given: argparse.Namespace) -> int:
    """Open the desk on a case file, or on the user's own; returns its exit status. Raises NoDesk.

    A password comes from a file or the environment where one is there, else the desk asks for it.
    """
    _refuse_no_screen()
    path = case_path(given)
    if is_locked(path) and (given.password_file is not None or VARIABLE in os.environ):
        give(path, given)
    try:
        with no_collections():  # what is loaded now stays
            desk = importlib.import_module("ui.desktop.desk")
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in _DESK_LIBRARIES and error.name not in _DESK:
            raise
        raise NoDesk(
            "The desk cannot open here, because its libraries do not load: run “python3 start.py”, which installs them."
        ) from error
    return int(desk.open_desk(given.case) or 0)


def _refuse_no_screen() -> None:
    needed = sys.platform not in {"win32", "darwin"}
    if needed and not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise NoDesk(
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the desk cannot open; "
            "“chancery --help” lists what works without one."
        )

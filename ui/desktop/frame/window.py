"""The window as its own parts know it: what it holds, and the two ways that lead somewhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

from app.navigation import Frame
from ui.desktop.dialogs import Dialogs
from ui.desktop.frame.navigation import Navigation
from ui.desktop.frame.palette import Palette
from ui.desktop.frame.stack import PageStack
from ui.desktop.frame.top_bar import TopBar
from ui.desktop.look import Theme
from ui.desktop.page import Surroundings
from ui.desktop.parts.words import Bar
from ui.desktop.place import Place
from ui.desktop.session import Session


class DeskWindow(QMainWindow):
    """Made by `MainWindow`, which puts these together."""

    preferred = Signal(object)
    """Preferences that somebody has chosen; whoever made the window carries them out."""

    theme: Theme
    dialogs: Dialogs
    session: Session
    around: Surroundings
    frame: Frame | None
    bar: Bar
    stack: PageStack
    navigation: Navigation
    top: TopBar
    palette_: Palette

    @property
    def lockable(self) -> bool:
        """Whether the case file has a password to lock the window with."""
        raise NotImplementedError

    def lock_now(self) -> None:
        """Cover the window until the password is typed."""
        raise NotImplementedError

    def open(self, path: Path) -> None:
        """Open a case file."""
        raise NotImplementedError

    def go(self, place: Place) -> None:
        """Go to a place of the open case file."""
        raise NotImplementedError

"""What every page of the desk is, and what it is given: the look, the case file, ways to go and to say something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.door import Changed
from app.errors import NotFound
from ui.desktop.dialogs import Dialogs
from ui.desktop.discarded import Discarded
from ui.desktop.look import Theme
from ui.desktop.parts.words import Tone
from ui.desktop.place import Place
from ui.desktop.session import Session


class Surroundings(QObject):
    """Given to every page; a page knows nothing else of the window."""

    going = Signal(object)
    """A Place: somebody wants to go there."""
    saying = Signal(str, object, str, object)
    """Words, Tone, the words of an action, what it does (or None): for the one bar of the window."""
    failing = Signal(object)
    """An exception that the page has no better words for."""
    unsaid = Signal()
    """What the bar says is no longer so."""

    def __init__(
        self, theme: Theme, session: Session, dialogs: Dialogs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.session = session
        self.dialogs = dialogs
        self.discarded = Discarded(session, self)
        self.discarded.going.connect(self.going)

    def go(self, place: Place) -> None:
        """Go to a place; the page that is left keeps its drafts."""
        self.going.emit(place)

    def say(
        self, words: str, tone: Tone = Tone.DONE, action: str = "", does: Callable[[], object] | None = None
    ) -> None:
        """Say one sentence in the bar, with at most one action."""
        self.saying.emit(words, tone, action, does)

    @Slot(object)
    def fail(self, error: BaseException) -> None:
        """Say what went wrong; a fault of the program is noted."""
        self.failing.emit(error)

    def clear(self) -> None:
        """Take back what the bar says."""
        self.unsaid.emit()


class Page(QWidget):
    """One page. It asks the case file through `Question(session.reader, …)` and changes it through `session.change`."""

    moved = Signal()
    """What the page shows has changed so that `place`, `new_kind`, `keys` or `verbs` answer otherwise."""

    NEW: ClassVar[str] = "meeting"
    """The kind that Ctrl+N makes here."""

    MAIN: ClassVar[bool] = False
    """Whether the page has a filled button of its own; New is then a plain one."""

    CARRIES_OUT: ClassVar[str] = ""
    """What Ctrl+Enter does here, in a word or two for the key bar; empty where it does nothing of its own."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.theme = around.theme
        self.session = around.session

    def show_place(self, place: Place) -> None:
        """Show what a place names; called each time one comes here."""
        raise NotImplementedError

    def place(self) -> Place:
        """Where one is now, with what stands in the filter."""
        raise NotImplementedError

    def title(self) -> str:
        """What the page shows, for the window's title and the trail."""
        return ""

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        """Ids of the action table that mean something here, and what they do; the others are off on this page."""
        return {}

    def checks(self) -> Mapping[str, bool]:
        """Ids of the checkable actions of this page, and whether each is on."""
        return {}

    def keys(self) -> tuple[str, ...]:
        """Ids of the actions whose keys stand in the bar below, most useful first, at most five."""
        return ()

    def new_kind(self) -> str:
        """The kind of record that New makes here."""
        return self.NEW

    def take_changed(self, changed: Changed) -> None:
        """Records have changed, here or elsewhere; refresh exactly what shows them."""

    def first_focus(self) -> QWidget | None:
        """What gets the focus when one comes here by a key or the navigation; None where that is nobody's business."""
        return None

    @Slot(object)
    def cannot_read(self, error: Exception) -> None:
        """Say why the page's record could not be read.

        One that was deleted is shown by its record alone, which offers the way back; in the background nothing is
        said of it: the page asks again when one comes back.
        """
        here = self.place()
        if not isinstance(error, NotFound):
            self.around.fail(error)
        elif self.isVisible():
            self.around.go(Place("record", here.kind, here.id))

    def take_files(self, paths: list[Path]) -> None:
        """Take in files that were dropped elsewhere; only of pages that take files in."""

    def settle(self) -> None:
        """Keep what was typed: the page is being left, or the window closed. Returns when it is safe."""

    def stop(self) -> None:
        """The case file is being closed: forget questions, stop timers, show nothing of it."""

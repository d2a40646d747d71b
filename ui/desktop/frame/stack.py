"""The pages of an open case file: each is made when somebody first goes there, and told what it must know."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.door import Changed
from ui.desktop.dialogs import dropped_paths
from ui.desktop.page import Page, Surroundings
from ui.desktop.place import Place, Trail
from ui.desktop.registry import page_class, page_name, there_is
from ui.desktop.worker import Question


class PageStack(QStackedWidget):
    """Shows one place at a time and remembers the way one came."""

    moved = Signal()
    """One is somewhere else, or the page answers otherwise now."""
    landed = Signal(object)
    """Paths that were dropped on a page which has no use of its own for them."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._pages: dict[str, Page] = {}
        self.trail = Trail()
        self.setAcceptDrops(True)

    @property
    def page(self) -> Page | None:
        """The page on the screen."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else None

    def live(self, name: str) -> Page | None:
        """A page that was made already."""
        return self._pages.get(name)

    def go(self, place: Place, *, focus: bool = True) -> None:
        """Go to a place; nothing happens where there is no such page."""
        if there_is(place.page):
            self._leave()
            self.trail.visit(place)
            self._show(place, focus=focus)

    def back(self) -> None:
        """Go to where one was before."""
        if self.trail.can_go_back:
            self._leave()
            self._show(self.trail.back())

    def forward(self) -> None:
        """Go to where one has come back from."""
        if self.trail.can_go_forward:
            self._leave()
            self._show(self.trail.forward())

    @Slot()
    def take_focus(self) -> None:
        """Back to the page: what had the focus has gone away."""
        page = self.page
        if page is not None:
            wanted = page.first_focus() or next(iter(_reachable(page)), page)
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def here(self) -> Place | None:
        """Where one is, with what stands in the filter now."""
        return self.page.place() if self.page else self.trail.here

    @Slot(object)
    def take_changed(self, changed: Changed) -> None:
        """Tell every page that was made what has changed."""
        for page in list(self._pages.values()):
            page.take_changed(changed)

    def settle(self) -> None:
        """Let every page keep what was typed."""
        for page in list(self._pages.values()):
            page.settle()

    def clear(self) -> None:
        """Let go of every page, after what was typed is kept."""
        self.settle()
        pages, self._pages = self._pages, {}
        self.trail = Trail()
        for page in pages.values():
            page.stop()
            for question in page.findChildren(Question, options=Qt.FindChildOption.FindChildrenRecursively):
                if not question.every:  # a file that is being written is written to its end
                    question.forget()
            self.removeWidget(page)
            page.deleteLater()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Nobody on the page takes it; beside an open form it was meant for the form."""
        page = self.page
        event.setAccepted(
            page is not None and "save" not in page.verbs() and bool(dropped_paths(event.mimeData()))
        )

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.landed.emit(dropped_paths(event.mimeData()))

    def _leave(self) -> None:
        """Remember what stood in the filter, and keep what was typed."""
        if self.page is not None:
            self.page.settle()
            here = self.page.place()
            if self.trail.here is not None and self.trail.here.same_sight(here):
                self.trail.visit(here)

    def _show(self, place: Place, *, focus: bool = True) -> None:
        name = page_name(place)
        page = self._pages.get(name)
        if page is None:
            page = page_class(name)(self._around)
            self._pages[name] = page
            self.addWidget(page)
            page.moved.connect(self._take_moved)
        self.setCurrentWidget(page)
        page.show_place(place)
        wanted = page.first_focus() if focus else None
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit()

    @Slot()
    def _take_moved(self) -> None:
        if self.sender() is self.page:
            self._follow()
            self.moved.emit()

    def _follow(self) -> None:
        """A page that has moved by itself (to another record of its list) stands elsewhere on the trail."""
        here, page = self.trail.here, self.page
        if here is None or page is None:
            return
        now = page.place()
        if now.page == here.page and now != here and (now.id or now.words != here.words):
            self.trail.visit(now)


def _reachable(page: Page) -> Iterator[QWidget]:
    """What Tab reaches on a page, in its order."""
    one = page.nextInFocusChain()
    while one is not None and one is not page:
        if page.isAncestorOf(one) and one.isVisible() and one.isEnabled() and one.focusPolicy() & _BY_TAB:
            yield one
        one = one.nextInFocusChain()


_BY_TAB = Qt.FocusPolicy.TabFocus

"""Locks the window of a protected case file: all that shows anything of it is away until the password is typed.

The pages are taken out of the window, so that nothing of them is painted, spoken or reached by a key; their threads,
timers and drafts go on. Keys stay in memory meanwhile (docs/adr/0010).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget
from shiboken6 import isValid

from app import preferences
from app.protection import is_protected
from ui.desktop.cover import Cover
from ui.desktop.frame.window import DeskWindow
from ui.desktop.idle import Idle, Seconds, seconds

_ASKING = ("QFileDialog", "QAbstractPrintDialog")
"""Dialogs of the system, which somebody waits for: they are cancelled, since they cannot be covered."""
_PASSING = frozenset({Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen})


class Lock(QObject):
    """Of one window. `turned` tells that it was locked or unlocked."""

    turned = Signal()

    def __init__(self, window: DeskWindow, clock: Seconds = seconds) -> None:
        super().__init__(window)
        self._window = window
        self.cover: Cover | None = None
        self.idle = Idle(clock, self)
        self._path: Path | None = None
        self._minutes = preferences.read().lock
        self._holder: QWidget | None = None
        """Has the pages while they are out of the window; it is never shown."""
        self._focus: QWidget | None = None
        self._sheets: list[QWidget] = []
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self._put_away)
        self.idle.passed.connect(self.now)

    @property
    def covered(self) -> bool:
        """Whether it is locked."""
        return self.cover is not None

    @property
    def protected(self) -> bool:
        """Whether the case file that is open has a password."""
        return self._path is not None

    @property
    def can(self) -> bool:
        """Whether there is a password to lock with, and it is not locked yet."""
        return self.protected and not self.covered

    def guard(self, path: Path | None) -> None:
        """This case file, or none, is open now; of a plain one nobody could be asked for a password."""
        another = path != self._path
        self._path = path if path is not None and is_protected(path) else None
        if self.covered and self._path is None:
            self.open()
        elif self.covered and another:
            self._cover_anew()
        self._wait()

    def choose(self, minutes: int) -> None:
        """Lock after so many minutes without a touch; 0: never."""
        self._minutes = minutes
        self._wait()

    @Slot()
    def now(self) -> None:
        """Cover the window at once."""
        if not self.can:
            return
        window = self._window
        self._focus = QApplication.focusWidget()
        self._holder = QWidget()
        pages = window.takeCentralWidget()
        assert pages is not None
        pages.setParent(self._holder)
        self._cover_anew()
        self._put_away()
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        window.stack.settle()
        self._wait()
        self.turned.emit()

    @Slot()
    def open(self) -> None:
        """Bring everything back as it was, the focus too."""
        if self.cover is None or self._holder is None:
            return
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self)
        self._late.stop()
        self._take_cover()
        pages = next(one for one in self._holder.children() if isinstance(one, QWidget))
        self._window.setCentralWidget(pages)
        pages.show()
        self._holder.deleteLater()
        self._holder = None
        self._bring_back()
        self._wait()
        self.turned.emit()

    def stop(self) -> None:
        """The window goes."""
        self.open()
        self._path = None
        self._wait()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While it is locked: what opens now, for an answer has come, is put away before it is seen."""
        shown = event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and watched is not self._window:
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)  # type: ignore[attr-defined]
            self._late.start()
        return False

    # --- inside ---

    def _wait(self) -> None:
        self.idle.wait(self._minutes if self.can else 0)

    def _cover_anew(self) -> None:
        """Put a cover that asks for the password of the case file that is open."""
        assert self._path is not None
        self._take_cover()
        window = self._window
        self.cover = Cover(window.theme, window.session.reader, self._path, self.idle.clock, window)
        self.cover.unlocked.connect(self.open)
        self.cover.left.connect(self._leave)
        window.setCentralWidget(self.cover)
        self.cover.line.setFocus()

    def _take_cover(self) -> None:
        if self.cover is not None:
            self.cover.stop()
            self._window.takeCentralWidget()
            self.cover.deleteLater()
            self.cover = None

    @Slot()
    def _leave(self) -> None:
        """Let go of the case file instead; drafts are kept in it."""
        self._window.session.close_case()
        self._window.session.lock()

    @Slot()
    def _put_away(self) -> None:
        """Close what passes, cancel what the system asks, hide every other window without ending it."""
        QToolTip.hideText()
        in_front = QApplication.activeWindow() is not None  # nobody who works elsewhere is called back
        while (popup := QApplication.activePopupWidget()) is not None and popup.isVisible():
            popup.hide()
        for one in QApplication.topLevelWidgets():
            if one is self._window or not one.isVisible():
                continue
            if any(one.inherits(kind) for kind in _ASKING) and isinstance(one, QDialog):
                one.reject()
            elif one.windowType() in _PASSING:
                one.close()
            else:
                self._sheets.append(one)
                one.hide()
                one.destroy()  # its window of the system, with what can be heard of it
        if self.cover is not None:
            if in_front:
                self._window.activateWindow()
            self.cover.line.setFocus()

    def _bring_back(self) -> None:
        sheets, self._sheets = self._sheets, []
        for one in sheets:
            if isValid(one):
                one.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
                one.setAttribute(Qt.WidgetAttribute.WA_Moved)  # it stands where it stood
                one.open() if isinstance(one, QDialog) else one.show()
        focus, self._focus = self._focus, None
        if focus is not None and isValid(focus) and focus.isVisible():
            focus.window().activateWindow()
            focus.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        else:
            self._window.stack.take_focus()

"""Opens the desk: the application, its look, its window, and what catches the faults of the program."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from app import preferences
from app.preferences import Preferences
from app.sites import own_case_file
from db.values import date_style
from db.values.ids import Clock
from ui.desktop import imports  # noqa: F401 – before the rest of the desk
from ui.desktop.dialogs import Dialogs
from ui.desktop.dressing import dress
from ui.desktop.instance import ring
from ui.desktop.look import Theme, Type, usual_size
from ui.desktop.main_window import NAME, MainWindow
from ui.desktop.precedence import Precedence
from ui.desktop.preferences_sheet import PreferencesSheet
from ui.desktop.session import Session
from ui.desktop.tidying import Tidying
from ui.desktop.warming import Warming


class Desk(QObject):
    """The window with what it stands on."""

    def __init__(
        self,
        app: QApplication,
        theme: Theme | None = None,
        dialogs: Dialogs | None = None,
        clock: Clock | None = None,
        *,
        lasting: bool = False,
        path: Path | None = None,
    ) -> None:
        """`lasting`: the program is this desk and nothing else, so its modules may be loaded beforehand, and what works
        in the background stands aside for it. `path`: a case file to be opened at once.
        """
        super().__init__(app)
        self._app = app
        self._dialogs = dialogs
        self._clock = clock
        self._tidying = Tidying(self, settles=lasting)
        date_style.use(preferences.read().dates)
        self.theme = theme or _theme(preferences.read())
        self.theme.setParent(self)
        self._dress()
        self.theme.changed.connect(self._dress)
        self.session = Session(self, clock)
        self.session.working.connect(self._tidying.hurry)
        self.session.closed.connect(self._tidying.unsettle)
        self.warming = Warming(self.session, self) if lasting else None
        """What loads the pages beforehand."""
        self._precedence = Precedence(self) if lasting else None
        if self._precedence is not None:
            for worker in self.session.workers:
                worker.answering.connect(self._precedence.begin)
        if self.warming is not None:
            self.warming.done.connect(self._tidying.settle)
        self.window = self._opened(path)

    def close(self) -> None:
        """Let go of everything, the window included."""
        self.window.close()
        self.session.close()
        self._let_go(self.window)
        self._tidying.stop()
        if self._precedence is not None:
            self._precedence.stop()
        date_style.use(date_style.DateStyle.LONG)

    @Slot(object)
    def prefer(self, wanted: Preferences) -> None:
        """Keep preferences and let them take hold; another size, or way of dates, needs a new window there."""
        preferences.write(wanted)
        body, compact = _size(wanted), wanted.density == "compact"
        anew = (body, compact, wanted.dates) != (
            self.theme.look.body,
            self.theme.look.compact,
            date_style.in_use(),
        )
        date_style.use(wanted.dates)
        self.window.lock.choose(wanted.lock)
        self.theme.take(_forced(wanted), body, compact=compact)
        if anew:
            QTimer.singleShot(0, self, self._renew)

    @Slot()
    def _renew(self) -> None:
        """A window in the new size, where the old one was; the case file stays open."""
        old = self.window
        frame, place, shown = old.frame, old.stack.here(), old.failures.installed
        choosing = old.findChild(PreferencesSheet) is not None
        old.hand_over()
        self.window = self._opened()
        if shown:
            self.window.failures.install()
        if frame is not None:
            self.window.take_over(frame, place)
        if choosing:
            self.window.deeds.prefer()
        self._let_go(old)

    def _opened(self, path: Path | None = None) -> MainWindow:
        window = MainWindow(self.theme, self._dialogs, self._clock, self.session)
        window.preferred.connect(self.prefer)
        if self.warming is not None:
            window.stack.moved.connect(self.warming.wait)
        if path is not None:
            window.begin(path)
        window.show()
        if self._precedence is not None:
            self._precedence.fill(window)
        return window

    def _let_go(self, window: MainWindow) -> None:
        self._tidying.unsettle()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)

    @Slot()
    def _dress(self) -> None:
        self._app.setFont(self.theme.look.font(Type.BODY))
        self._app.setPalette(self.theme.palette())
        dress(self._app, self.theme.look)


def _forced(wanted: Preferences) -> str | None:
    return None if wanted.theme == "system" else wanted.theme


def _size(wanted: Preferences) -> float:
    return usual_size() * wanted.text / 100


def _theme(wanted: Preferences) -> Theme:
    return Theme(_forced(wanted), _size(wanted), compact=wanted.density == "compact")


def open_desk(path: Path | None) -> int:
    """Open the desk on a case file, or on the officer's own where there is one; returns the exit status.

    Where a window has that file open already, it comes to the front, and this is all that happens.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName(NAME)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    wanted = path or _own()
    if wanted is not None and ring(wanted):
        return 0
    desk = Desk(app, lasting=True, path=wanted)
    desk.window.failures.install()
    try:
        return app.exec()
    finally:
        desk.window.failures.uninstall()
        desk.close()


def _own() -> Path | None:
    own = own_case_file()
    return own if own.exists() else None

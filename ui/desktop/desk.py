"""Opens the desk: the application, its look, its window, and what catches the faults of the program."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Slot
from PySide6.QtWidgets import QApplication

from app.sites import own_case_file
from db.values.ids import Clock
from ui.desktop.dialogs import Dialogs
from ui.desktop.look import Theme, Type
from ui.desktop.main_window import NAME, MainWindow
from ui.desktop.sheet import sheet
from ui.desktop.tidying import Tidying

"""The officer's own case file, in the folder of their own data."""


class Desk(QObject):
    """The window with what it stands on."""

    def __init__(
        self,
        app: QApplication,
        theme: Theme | None = None,
        dialogs: Dialogs | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._tidying = Tidying(self)
        self.theme = theme or Theme()
        self.theme.setParent(self)
        app.setStyle("Fusion")
        self._dress()
        self.theme.changed.connect(self._dress)
        self.window = MainWindow(self.theme, dialogs, clock)
        self.window.show()

    def close(self) -> None:
        """Let go of everything, the window included."""
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)
        self._tidying.stop()

    @Slot()
    def _dress(self) -> None:
        self._app.setFont(self.theme.look.font(Type.BODY))
        self._app.setPalette(self.theme.palette())
        self._app.setStyleSheet(sheet(self.theme.look))


def open_desk(path: Path | None) -> int:
    """Open the desk on a case file, or on the officer's own where there is one; returns the exit status."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName(NAME)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    desk = Desk(app)
    desk.window.failures.install()
    if wanted := path or _own():
        desk.window.open(wanted)
    try:
        return app.exec()
    finally:
        desk.window.failures.uninstall()
        desk.close()


def _own() -> Path | None:
    own = own_case_file()
    return own if own.exists() else None

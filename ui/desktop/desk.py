"""Opens the desk: the application, its look, its window, and what catches the faults of the program."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Slot
from PySide6.QtWidgets import QApplication

from app.sites import profile
from ui.desktop.look import Theme, Type
from ui.desktop.main_window import NAME, MainWindow
from ui.desktop.sheet import sheet

OWN_CASE_FILE = "desk.chancery"
"""The officer's own case file, in the folder of their own data."""


class Desk(QObject):
    """The window with what it stands on."""

    def __init__(self, app: QApplication, path: Path | None) -> None:
        super().__init__(app)
        self._app = app
        self.theme = Theme(parent=self)
        app.setStyle("Fusion")
        self._dress()
        self.theme.changed.connect(self._dress)
        self.window = MainWindow(self.theme)
        self.window.failures.install()
        self.window.show()
        if path is not None:
            self.window.open(path)

    def close(self) -> None:
        """Let go of everything."""
        self.window.failures.uninstall()
        self.window.close()
        self.window.deleteLater()

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
    app.setApplicationDisplayName("")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    desk = Desk(app, path or _own())
    try:
        return app.exec()
    finally:
        desk.close()


def _own() -> Path | None:
    own = profile() / OWN_CASE_FILE
    return own if own.exists() else None

"""One window for each case file: a second start on the same file raises the window that has it already.

The two programs of one officer talk over a local socket that is named after the file; nothing else ever comes over it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 500
"""How long the other program may take to answer."""


class Doorbell(QObject):
    """Rings when somebody else wants the case file that is open here."""

    rung = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)

    def hang(self, path: Path) -> None:
        """Listen for a case file, whose lock is held here; without a socket a second start is refused in words."""
        self.take_down()
        name = bell_of(path)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left by a program that was killed: the lock is ours
            self._server.listen(name)

    @Slot()
    def take_down(self) -> None:
        """Listen no more."""
        self._server.close()

    @Slot()
    def _take(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
        self.rung.emit()


def ring(path: Path) -> bool:
    """Ask the program that has a case file open to come to the front; False where nobody answers."""
    socket = QLocalSocket()
    socket.connectToServer(bell_of(path))
    answered = socket.waitForConnected(PATIENCE_MS)
    socket.abort()
    return answered


def bell_of(path: Path) -> str:
    """The name of the socket for the case file at a path."""
    digest = hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogatepass")).hexdigest()
    return f"chancery-{digest[:24]}"

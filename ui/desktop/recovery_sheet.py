"""What to do about a case file that cannot be opened: ways that lose nothing, and none that deletes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app import backup
from app.backup import Known
from ui.desktop import beginning
from ui.desktop.dialogs import Dialogs
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY, Row, RowKind
from ui.desktop.parts.words import Label
from ui.desktop.session import Session
from ui.desktop.transfer import inside, restoring
from ui.desktop.worker import Question

WORDS = (
    "“Recover it” takes the newest good backup and everything newer that can still be read and proved. The damaged "
    "file is put aside beside the new one and never deleted. Or open a backup as a file of its own, and look first."
)


class RecoverySheet(QDialog):
    """Recovers the file at `path`, or opens one of its backups as another file."""

    def __init__(self, theme: Theme, session: Session, dialogs: Dialogs, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Recover a case file")
        self._session = session
        self._dialogs = dialogs
        self._path = path
        self._known: dict[str, Known] = {}
        self.list = RowList(theme, "Backups of the damaged case file")
        self.model = self.list.rows
        self.found = Label(theme, Type.SECTION, "text_2", "Looking for backups …")
        self.recover = Button(theme, "Recover it", Weight.FILLED)
        self.beside = Button(theme, "Open the backup as another file…")
        self.leave = Button(theme, "Leave it as it is", Weight.QUIET)
        self.beside.setEnabled(False)
        self._arrange(theme)
        self._reading = Question(session.builder, "Looking for backups …", self)
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(session.failed)
        self.recover.clicked.connect(self._recover)
        self.beside.clicked.connect(self._open_beside)
        self.leave.clicked.connect(self.reject)
        self._reading.ask(partial(backup.backups_of, path))

    @Slot(object)
    def _take(self, known: list[Known]) -> None:
        self._known = {str(one.copy.path): one for one in known}
        self.model.put([
            Row(RowKind.ITEM, inside.made(one), f"{inside.why(one)} · {inside.amount(one)}", key=path)
            for path, one in self._known.items()
        ])  # fmt: skip
        self.found.setText(
            "Backups of it"
            if known
            else "There is no backup of it; what can be read of the file itself is recovered."
        )
        if known:
            self.list.setCurrentIndex(self.model.index(0))
        self.beside.setEnabled(any(one.inside for one in known))

    @Slot()
    def _recover(self) -> None:
        self.accept()
        beginning.recover(self._session, self._path)

    @Slot()
    def _open_beside(self) -> None:
        known = self._known.get(self.list.currentIndex().data(KEY) or "")
        if known is None or known.inside is None:
            return
        name = f"{self._path.stem}, backup {known.copy.number}"
        if path := self._dialogs.new_case_file(self, name):
            self.accept()
            restoring.open_beside(self._session, known.copy.path, path)

    def _arrange(self, theme: Theme) -> None:
        look = theme.look
        words = Label(theme, Type.BODY, "text_2", WORDS)
        words.setWordWrap(True)
        head = Label(theme, Type.TITLE, "text", f"“{self._path.name}” is damaged")
        head.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(look.units(8))
        foot.addWidget(self.leave)
        foot.addStretch(1)
        foot.addWidget(self.beside)
        foot.addWidget(self.recover)
        column = QVBoxLayout(self)
        margin = look.units(24)
        column.setContentsMargins(margin, margin, margin, look.units(16))
        column.setSpacing(look.units(8))
        for widget in (head, words, self.found):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        for button in (self.recover, self.beside, self.leave):
            button.setAutoDefault(False)
        self.resize(look.units(600), look.units(440))

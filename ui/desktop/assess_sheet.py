"""Asks which marking everything gets that nobody has assessed yet."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.assessing import Unassessed, assess, read_unassessed
from app.bulk import MOST
from app.casefile import CaseFile
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Choice, Weight
from ui.desktop.parts.fields import Field
from ui.desktop.parts.words import Label
from ui.desktop.session import Session
from ui.desktop.worker import Question

CHOOSE = "choose a level"
MEANING = (
    "A marking says who may read a record. Look the records over first (is:unassessed in the search); one that needs "
    "more than the others is marked by itself, before or after. Undo takes all of it back."
)


class AssessSheet(QDialog):
    """Nothing is chosen beforehand: a level is the officer’s to give."""

    def __init__(self, theme: Theme, session: Session, case: CaseFile, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Mark what has no marking")
        self._session, self._case = session, case
        self.heading = Label(theme, Type.HEAD, "text", "Mark what has no marking")
        self.count = Label(theme, Type.BODY, "text_2", " ")
        self.level = Choice(theme)
        self.level.addItem(CHOOSE, "")
        self.go_on = Button(theme, "Mark them", Weight.FILLED)
        self.go_on.setDefault(True)
        self.go_on.setEnabled(False)
        self.leave = Button(theme, "Cancel", Weight.OUTLINED)
        self._reading = Question(session.reader, "Counting …", self)
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(session.failed)
        self.level.currentIndexChanged.connect(self._offer)
        self.go_on.clicked.connect(self._carry_out)
        self.leave.clicked.connect(self.reject)
        self._arrange(theme)
        self._reading.ask(partial(read_unassessed, case))

    def _arrange(self, theme: Theme) -> None:
        look = theme.look
        words = Label(theme, Type.BODY, "text_2", MEANING)
        words.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.units(20)] * 4)
        column.setSpacing(look.units(12))
        for one in (self.heading, self.count, words, Field(theme, "Marking", self.level)):
            column.addWidget(one)
        column.addLayout(foot)
        self.resize(look.units(480), self.sizeHint().height())
        self.level.setFocus()

    @Slot(object)
    def _take(self, found: Unassessed) -> None:
        noun = "record has" if found.count == 1 else "records have"
        most = f" At most {MOST:,} are marked at once." if found.count > MOST else ""
        self.count.setText(
            f"{found.count:,} {noun} no marking.{most}" if found.count else "Every record has a marking."
        )
        for code, words in found.levels if found.count else ():
            self.level.addItem(words, code)
        self.level.updateGeometry()

    @Slot()
    def _offer(self) -> None:
        self.go_on.setEnabled(bool(self.level.code()))

    @Slot()
    def _carry_out(self) -> None:
        if code := self.level.code():
            self._session.carry_out("Marking the records …", partial(assess, self._case, code))
            self.accept()

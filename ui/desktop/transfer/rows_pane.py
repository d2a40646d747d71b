"""The rows of an import under tabs, one of them in full below, and the keys that answer its questions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.registers.decisions import Answer, Decision, Question
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import KEY
from ui.desktop.parts.tabs import Tab, Tabs
from ui.desktop.parts.words import Label, rule
from ui.desktop.transfer.foreseen import ASKED, TABS, Foreseen, asked_row, detail

_ANSWERS = {Qt.Key.Key_S: Answer.SAME, Qt.Key.Key_N: Answer.NEW, Qt.Key.Key_X: Answer.SKIP}


class RowsList(RowList):
    """A list that hears the keys of answers; emits `pressed_answer` with an Answer and the number of a candidate."""

    pressed_answer = Signal(object, int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        answer = _ANSWERS.get(Qt.Key(event.key()))
        digit = event.text() if event.text() in tuple("123456789") else ""
        if plain and (answer or digit):
            self.pressed_answer.emit(answer or Answer.SAME, int(digit or 1))
        else:
            super().keyPressEvent(event)


class RowsPane(QWidget):
    """Emits `answered` with the key of a question and its Decision."""

    answered = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen: Foreseen | None = None
        self._decided: dict[str, Decision] = {}
        self.tabs = Tabs(theme, "What would happen")
        self.tabs.flush = True
        self.list = RowsList(theme, "Rows of the import")
        self.model = self.list.rows
        self.list.setUniformItemSizes(True)
        self.detail = Label(theme, Type.BODY, "text")
        self.detail.setWordWrap(True)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.same = Button(theme, "The same", key="S")
        self.new = Button(theme, "New", key="N")
        self.skip = Button(theme, "Leave out", key="X")
        self._arrange(theme)
        self.tabs.chosen.connect(self._show_tab)
        self.list.selectionModel().currentChanged.connect(self._show_detail)
        self.list.pressed_answer.connect(self.answer)
        self.same.clicked.connect(self._same)
        self.new.clicked.connect(self._new)
        self.skip.clicked.connect(self._skip)
        self._offer()

    def put(self, seen: Foreseen, *, fresh: bool) -> None:
        """Show a preview; `fresh` for another file or kind, else one stays at the tab and row where one was."""
        tab, key = self.tabs.key, self._key()
        self._seen, self._decided = seen, {}
        there = [one for one in TABS if seen.tabs[one]]
        wanted = seen.first() if fresh or tab not in there else tab
        self.tabs.put([Tab(one, TABS[one], len(seen.tabs[one])) for one in there], wanted)
        self._fill(key if tab == wanted else "")

    @Slot(object, int)
    def answer(self, answer: Answer, number: int) -> None:
        """Answer the question one is at, and go on to the next."""
        question = self._question()
        if question is None or self._seen is None:
            return
        if answer is Answer.SAME and number > len(question.candidates):
            return
        meant = question.candidates[number - 1].id if answer is Answer.SAME else ""
        self._decided[question.key] = Decision(answer, meant)
        place = self.list.currentIndex().row()
        rows = [asked_row(one, self._decided.get(one.key)) for one in self._seen.preview.questions]
        self.model.put(rows)
        self.list.setCurrentIndex(self.model.index(min(place + 1, len(rows) - 1)))
        self.answered.emit(question.key, self._decided[question.key])

    @Slot()
    def _same(self) -> None:
        self.answer(Answer.SAME, 1)

    @Slot()
    def _new(self) -> None:
        self.answer(Answer.NEW, 1)

    @Slot()
    def _skip(self) -> None:
        self.answer(Answer.SKIP, 1)

    @Slot(str)
    def _show_tab(self, _tab: str) -> None:
        self._fill("")

    def _fill(self, key: str) -> None:
        rows = self._seen.tabs.get(self.tabs.key, ()) if self._seen else ()
        self.model.put(rows)
        if rows:
            self.list.setCurrentIndex(self.model.index(self.model.row_of(key) or 0))
        self._offer()
        self._show_detail()

    def _key(self) -> str:
        return self.list.currentIndex().data(KEY) or ""

    def _question(self) -> Question | None:
        if self._seen is None or self.tabs.key != ASKED:
            return None
        key = self._key()
        return next((one for one in self._seen.preview.questions if one.key == key), None)

    @Slot()
    def _show_detail(self) -> None:
        key = self._key()
        self.detail.setText(detail(self._seen, self.tabs.key, key) if self._seen and key else "")
        question = self._question()
        self.same.setEnabled(question is not None and bool(question.candidates))
        self.new.setEnabled(question is not None and question.creatable)

    def _offer(self) -> None:
        for button in (self.same, self.new, self.skip):
            button.setVisible(self.tabs.key == ASKED)

    def _arrange(self, theme: Theme) -> None:
        look = theme.look
        margin = look.units(24)
        head = QHBoxLayout()
        head.setContentsMargins(margin, 0, margin, 0)
        head.addWidget(_scrolling(self.tabs, self.tabs.sizeHint().height() or look.units(42)))
        below = QWidget()
        inner = QVBoxLayout(below)
        inner.setContentsMargins(margin, look.units(12), margin, look.units(12))
        inner.addWidget(self.detail, 1)
        answers = QHBoxLayout()
        answers.setContentsMargins(margin, 0, margin, look.units(8))
        answers.setSpacing(look.units(8))
        for button in (self.same, self.new, self.skip):
            answers.addWidget(button)
        answers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule(theme))
        rows = QHBoxLayout()
        rows.setContentsMargins(look.units(12), look.units(4), look.units(4), look.units(4))
        rows.addWidget(self.list)
        column.addLayout(rows, 3)
        column.addLayout(answers)
        column.addWidget(rule(theme))
        column.addWidget(_scrolling(below), 2)


def _scrolling(widget: QWidget, height: int = 0) -> QScrollArea:
    """Scrolls what does not fit; of one line where a height is given."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    if height:
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(height)
    return area

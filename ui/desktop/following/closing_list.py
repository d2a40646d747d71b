"""The open commitments of a session that is closed: one line each, the one that is answered opened in its place."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.commitments.steps import Answer, Offer
from app.list_rows import SIDE_SIGNS
from app.meetings.closing import ClosingRow
from db.values.choices import Side
from ui.desktop.following.answer_pane import AnswerPane
from ui.desktop.following.words import carried, joined
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.page import Surroundings
from ui.desktop.parts.controls import paint_hover
from ui.desktop.parts.signs import Signs


@dataclass(slots=True)
class Begun:
    """What was said of one commitment: the key of the answer, what stands in its fields, the answer once whole."""

    key: str
    typed: dict[str, Any] = field(default_factory=dict)
    label: str = ""
    answer: Answer | None = None

    @property
    def words(self) -> str:
        """The answer as the line says it."""
        return self.label if self.answer is not None else f"{self.label}: not complete"


class ClosingLine(QAbstractButton):
    """A commitment at rest: its wording, and how it was answered."""

    def __init__(self, theme: Theme, row: ClosingRow) -> None:
        super().__init__()
        self._theme = theme
        self._signs = Signs()
        self.row = row
        self.begun: Begun | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_answer(None)

    def show_answer(self, begun: Begun | None) -> None:
        """How it is answered now."""
        self.begun = begun
        self.setAccessibleName(f"{self.row.wording}: {self._figure()}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.look.units(200), self._theme.look.height(Measure.ROW_OF_TWO))

    def _figure(self) -> str:
        if self.begun is not None:
            return self.begun.words
        return f"{self.row.answer}, logged" if self.row.answer else "not answered"

    def _second(self) -> str:
        remark = self.begun.answer.remark if self.begun is not None and self.begun.answer is not None else ""
        due = f"“{self.row.due_words}”" if self.row.due_words else "no due date"
        return remark or joined(due, carried(self.row.carried))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        strong, small = QFontMetrics(look.font(Type.STRONG)), QFontMetrics(look.font(Type.SMALL))
        inset, sign = look.units(16), look.units(16)
        top = (self.height() - strong.height() - small.height()) / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_hover(
                painter, self, QRectF(self.rect().adjusted(0, 1, 0, -1)), look.units(6), look.colours.hover
            )
            if isinstance(self.row.side, Side):
                picture = self._signs.picture(
                    SIDE_SIGNS[self.row.side], look.colours.text, sign, self.devicePixelRatioF()
                )
                painter.drawPixmap(inset, round(top + (strong.height() - sign) / 2), picture)
            left = inset + sign + look.units(8)
            wide = strong.horizontalAdvance(self._figure()) + look.units(16)
            first = QRectF(left, top, self.width() - left - inset, strong.height())
            self._words(painter, first.adjusted(0, 0, -wide, 0), Type.STRONG, self.row.wording, "text")
            self._words(painter, first, Type.STRONG, self._figure(), self._ink(), right=True)
            below = QRectF(left, first.bottom(), first.width() - wide, small.height())
            self._words(painter, below, Type.SMALL, self._second(), "text_2")

    def _ink(self) -> str:
        """The colour role of the answer; its words say the same."""
        if self.begun is None:
            return "text_3"
        return "done" if self.begun.answer is not None else "caution"

    def _words(
        self, painter: QPainter, room: QRectF, role: Type, words: str, ink: str, *, right: bool = False
    ) -> None:
        font = self._theme.look.font(role)
        painter.setFont(font)
        painter.setPen(QColor(getattr(self._theme.look.colours, ink)))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        said = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | side, said)


class ClosingList(QScrollArea):
    """Holds what is said of each commitment; the case file hears of it when the session is closed."""

    changed = Signal()
    """An answer was chosen, altered or taken back."""
    finished = Signal()
    """The last of them is answered."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = around.theme
        self._rows: tuple[ClosingRow, ...] = ()
        self._lines: list[ClosingLine] = []
        self._begun: dict[str, Begun] = {}
        self._at = -1
        self._today = date.min
        self._session = ""
        self.pane = AnswerPane(around)
        self.pane.hide()
        inner = QWidget()
        look = self._theme.look
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(look.units(16), look.units(8), look.units(16), look.units(24))
        self._column.setSpacing(look.units(2))
        self._column.addWidget(self.pane)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Open commitments of the session")
        self.pane.answered.connect(self._go_on)
        self.pane.moving.connect(self._step)
        self.pane.changed.connect(self._note)

    # --- what it is given, and what it gives ---

    def put(self, rows: Sequence[ClosingRow], today: date, session_id: str) -> None:
        """Show these commitments; what was said of those that are still there stays."""
        here = self._rows[self._at].id if 0 <= self._at < len(self._rows) else ""
        focus = self.window().focusWidget() or self  # type: ignore[truthy-bool]  # Qt may answer None
        inside, typing = focus is self.pane, self.pane.isAncestorOf(focus)
        self._keep_pane()
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._rows, self._today, self._session = tuple(rows), today, session_id
        known = {row.id for row in rows}
        self._begun = {id: one for id, one in self._begun.items() if id in known}
        self._lines = [ClosingLine(self._theme, row) for row in rows]
        for place, line in enumerate(self._lines):
            line.clicked.connect(self._clicked)
            line.show_answer(self._begun.get(line.row.id))
            self._column.insertWidget(place, line)
        self._at = -1
        self.pane.setVisible(bool(rows))
        if rows:
            first = self._first_unanswered()
            place = next(
                (n for n, row in enumerate(rows) if row.id == here), first if first is not None else 0
            )
            self.open(place, focus=inside)
            if typing:
                self.pane.fields.go()

    def forget(self) -> None:
        """The case file is being closed."""
        self._begun = {}
        self._rows = ()
        self.put((), date.min, "")
        self.pane.fields.stop()

    @property
    def whole(self) -> int:
        """How many there are."""
        return len(self._rows)

    def answers(self) -> dict[str, Answer]:
        """Those that are complete, by commitment."""
        return {id: one.answer for id, one in self._begun.items() if one.answer is not None}

    def unfinished(self) -> tuple[str, ...]:
        """Wordings of those whose answer lacks something."""
        lacking = {id for id, one in self._begun.items() if one.answer is None}
        return tuple(row.wording for row in self._rows if row.id in lacking)

    def typed(self) -> dict[str, Any]:
        """What was said so far, as JSON."""
        self._keep_pane()
        return {id: {"key": one.key, "typed": one.typed} for id, one in self._begun.items()}

    def retype(self, kept: Mapping[str, Any]) -> int:
        """Put back what `typed` gave; how many there were. The fields are read as if they had been typed now."""
        found = 0
        for place, row in enumerate(self._rows):
            one = kept.get(row.id)
            if isinstance(one, Mapping) and row.id not in self._begun:
                self.open(place, focus=False)
                self.pane.retype(str(one.get("key", "")), one.get("typed") or {})
                self._note()
                found += 1
        if found:
            first = self._first_unanswered()
            self.open(first if first is not None else 0, focus=False)
        return found

    def go(self) -> None:
        """Give the focus to the commitment that is open."""
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop_answers(self) -> None:
        """They are in the log now."""
        self._begun = {}
        for line in self._lines:
            line.show_answer(None)

    def withdraw(self, ids: Collection[str]) -> None:
        """What was said of these is said no more; it is in the log."""
        for id in ids:
            self._begun.pop(id, None)
        for line in self._lines:
            if line.row.id in ids:
                line.show_answer(None)
        if 0 <= self._at < len(self._rows) and self._rows[self._at].id in ids:
            place, self._at = self._at, -1  # what the pane holds is not kept
            self.open(place, focus=False)

    # --- moving ---

    def open(self, place: int, *, focus: bool = True) -> None:
        """Open the commitment at a place."""
        if not 0 <= place < len(self._rows):
            return
        self._keep_pane()
        if 0 <= self._at < len(self._lines):
            self._lines[self._at].show()
        self._at = place
        row = self._rows[place]
        self._column.removeWidget(self.pane)
        self._column.insertWidget(place, self.pane)
        self._lines[place].hide()
        self.pane.show_row(row, self._today, self._session, f"{place + 1} of {len(self._rows)}")
        if (one := self._begun.get(row.id)) is not None:
            self.pane.retype(one.key, one.typed)
        self.pane.show()
        self._see()
        if focus:
            self.go()

    def _see(self) -> None:
        self._column.activate()
        self.ensureWidgetVisible(self.pane, 0, self._theme.look.units(60))

    @Slot(int)
    def _step(self, by: int) -> None:
        self.open(self._at + by)

    @Slot()
    def _go_on(self) -> None:
        """To the next one without an answer, or to the end."""
        self._note()
        following = self._first_unanswered(after=self._at)
        if following is not None:
            self.open(following)
        else:
            self.go()
            self.finished.emit()

    def _first_unanswered(self, after: int = -1) -> int | None:
        order = (*range(after + 1, len(self._rows)), *range(max(after, 0)))
        return next(
            (n for n in order if not self._rows[n].answer and not self._complete(self._rows[n].id)), None
        )

    def _complete(self, id: str) -> bool:
        return id in self._begun and self._begun[id].answer is not None

    @Slot()
    def _clicked(self) -> None:
        for place, line in enumerate(self._lines):
            if line is self.sender():
                self.open(place)
                return

    @Slot()
    def _note(self) -> None:
        """Take over what stands in the fields."""
        self._keep_pane()
        self._see()
        self.changed.emit()

    def _keep_pane(self) -> None:
        row = self.pane.row
        if row is None or not 0 <= self._at < len(self._rows) or self._rows[self._at].id != row.id:
            return
        offer: Offer | None = self.pane.fields.offer
        if offer is None:
            self._begun.pop(row.id, None)
        else:
            fields = self.pane.fields
            answer = fields.answer() if fields.complete() else None
            self._begun[row.id] = Begun(offer.key, fields.typed(), offer.label, answer)
        self._lines[self._at].show_answer(self._begun.get(row.id))

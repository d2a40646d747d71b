"""Words on a ground: labels in a role of the look, the marking strip, and the bar that says what happened."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import cache

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QEnterEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from db.values.marking import Marking, Scheme
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.controls import Button, Weight


class Ground(QWidget):
    """A widget that stands on a colour role, whatever palettes and style sheets do around it."""

    def __init__(self, theme: Theme, ground: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ground = ground

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), QColor(getattr(self._theme.look.colours, self._ground)))


def rule(theme: Theme) -> Ground:
    """A hairline across."""
    line = Ground(theme, "line")
    line.setFixedHeight(1)
    return line


class Label(QLabel):
    """A label in a type and a colour role; it follows the theme."""

    def __init__(
        self, theme: Theme, role: Type, colour: str = "text", words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self._theme = theme
        self._colour = colour
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.look.font(role))
        self.dress()
        theme.follow(self)

    def set_colour(self, colour: str) -> None:
        """Take another colour role."""
        self._colour = colour
        self.dress()

    def dress(self) -> None:
        """Take on the look in force."""
        self.setPalette(_ink(getattr(self._theme.look.colours, self._colour)))


@cache
def _ink(colour: str) -> QPalette:
    """A palette that says what words are written in, and nothing else."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    return palette


class Passage(Label):
    """Text of some length: it wraps, and can be selected with the pointer.

    What can be selected takes three times as long to make, so it becomes that when the pointer comes.
    """

    def __init__(
        self, theme: Theme, role: Type, colour: str = "text", words: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, role, colour, words, parent)
        self.setWordWrap(True)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        super().enterEvent(event)


FROM_THE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
"""For titles: one in Arabic, too, stands at the left, where the eye goes down the page; its letters run as ever."""


class Elided(Label):
    """A label of one line that elides at its end; the full text then stands in its tool tip."""

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.look.units(40), super().minimumSizeHint().height())

    def setText(self, words: str) -> None:
        super().setText(words)
        self.setToolTip(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.setFont(self.font())
            words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(self.rect(), self.alignment(), words)


class MarkingStrip(QWidget):
    """A marking across its whole width, in the colour of its level; dashed where nothing is assessed."""

    def __init__(self, theme: Theme, of: str, parent: QWidget | None = None) -> None:
        """`of` names what is marked, for screen readers."""
        super().__init__(parent)
        self._theme = theme
        self._of = of
        self._words = ""
        self._ground: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What the strip says."""
        return self._words

    def show_marking(self, marking: Marking | None, scheme: Scheme) -> None:
        """Show a marking as its scheme prints it."""
        level = scheme.find_level(marking.level) if marking else None
        self._words = marking.show(scheme) if marking else "NOT ASSESSED"
        self._ground = level.colour if level else None
        self.setAccessibleName(f"Marking of {self._of}: {self._words}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.look.units(120), self._theme.look.height(Measure.STRIP))

    def paintEvent(self, event: QPaintEvent) -> None:
        c = self._theme.look.colours
        with QPainter(self) as painter:
            if self._ground:
                painter.fillRect(self.rect(), QColor(self._ground))
            else:
                painter.setPen(QPen(QColor(c.control), 1, Qt.PenStyle.DashLine))
                painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
            painter.setPen(QColor("#FFFFFF" if self._ground else c.text_2))
            painter.setFont(self._theme.look.font(Type.MARKING))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)


class Tone(Enum):
    """What a sentence of the bar is about; the value is the colour role of its words."""

    WRONG = "overdue"
    CAUTION = "caution"
    DONE = "done"


class Bar(QWidget):
    """One sentence with one action; a new one takes the place of the last."""

    shown = Signal(str)
    left = Signal()
    """The bar went away while the focus was in it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = Tone.DONE
        self._does: Callable[[], object] | None = None
        look = theme.look
        self.label = Label(theme, Type.BODY, "done")
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action = Button(theme, "", Weight.OUTLINED)
        self.action.setAccessibleName("Action of the message")
        self.dismiss = Button(theme, "Dismiss", Weight.QUIET)
        self.dismiss.setAccessibleName("Dismiss the message")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.units(24), look.units(8), look.units(16), look.units(8))
        row.setSpacing(look.units(12))
        row.addWidget(self.label, 1)
        row.addWidget(self.action)
        row.addWidget(self.dismiss)
        self.action.clicked.connect(self._act)
        self.dismiss.clicked.connect(self.clear)
        self.hide()

    def say(self, words: str, tone: Tone, action: str = "", does: Callable[[], object] | None = None) -> None:
        """Show a sentence; `does` is a bound method for its action."""
        self._tone, self._does = tone, does
        self.label.setText(words)
        self.label.set_colour(tone.value)
        self.action.setText(action)
        self.action.setAccessibleName(action or "Action of the message")
        self.action.setVisible(does is not None)
        self.setAccessibleName(words)
        self.show()
        self.update()
        QAccessible.updateAccessibility(QAccessibleEvent(self.label, QAccessible.Event.Alert))
        self.shown.emit(words)

    @Slot()
    def clear(self) -> None:
        """Say nothing."""
        self.label.setText("")
        self._does = None
        inside = self.action.hasFocus() or self.dismiss.hasFocus()
        self.hide()
        if inside:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(
                self.rect(), QColor(getattr(self._theme.look.colours, f"{self._tone.value}_ground"))
            )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()

    @Slot()
    def _act(self) -> None:
        if self._does is not None:
            self._does()

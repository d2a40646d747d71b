"""The lines of which a record on the screen is made: links, chips, pairs, rows, entries of a story, files."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.references import Mention
from app.showing.view import Chip, Event, Pair, Row, Shown, Tone
from db.values.choices import Side
from ui.desktop.icons import KINDS, Icon, paint_icon
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.controls import paint_hover, paint_ring
from ui.desktop.parts.pressing import EnterPresses
from ui.desktop.parts.segments import DISCS, Disc, paint_disc
from ui.desktop.parts.words import Label

_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(numbers: tuple[int, ...]) -> str:
    """Numbers of sources as they stand behind a fact."""
    return "\u202f".join(str(number).translate(_DIGITS) for number in numbers)


class Link(EnterPresses, QAbstractButton):
    """A record one can go to."""

    going = Signal(object)
    """The Mention."""

    def __init__(
        self,
        theme: Theme,
        mention: Mention,
        role: Type = Type.BODY,
        *,
        detail: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.mention = mention
        self._detail = detail
        self._size: QSize | None = None
        """What its layouts ask for again and again."""
        self.setFont(theme.look.font(role))
        self.setText(mention.title)
        gone = " (not in the case file any more)" if mention.deleted else ""
        self.setToolTip(f"{mention.title}{gone}")
        self.setAccessibleName(f"Go to {mention.title}{gone}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._go)

    def sizeHint(self) -> QSize:
        if self._size is None:
            metrics = self.fontMetrics()
            wide = metrics.horizontalAdvance(self.text())
            if self._detail:
                wide += QFontMetrics(self._theme.look.font(Type.SMALL)).horizontalAdvance(
                    f"   {self._detail}"
                )
            self._size = QSize(wide + self._theme.look.units(6), metrics.height() + self._theme.look.units(2))
        return self._size

    def setText(self, words: str) -> None:
        self._size = None
        super().setText(words)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.look.units(48), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        c = self._theme.look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            font = self.font()
            font.setUnderline(self.underMouse())
            font.setStrikeOut(self.mention.deleted)
            painter.setFont(font)
            painter.setPen(QColor(c.accent_text if not self.mention.deleted else c.text_3))
            metrics = QFontMetrics(font)
            said = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(self.rect(), flags, said)
            left = metrics.horizontalAdvance(said) + self._theme.look.units(8)
            if self._detail and left < self.width():
                small = self._theme.look.font(Type.SMALL)
                painter.setFont(small)
                painter.setPen(QColor(c.text_3))
                rest = QFontMetrics(small).elidedText(
                    self._detail, Qt.TextElideMode.ElideRight, self.width() - left
                )
                painter.drawText(self.rect().adjusted(left, 0, 0, 0), flags, rest)
            if self.hasFocus():
                paint_ring(painter, QRectF(self.rect()), self._theme.look.units(4), c.ring)

    @Slot()
    def _go(self) -> None:
        self.going.emit(self.mention)


class ChipLabel(QWidget):
    """A few words on a soft ground; the words say all that its colour does."""

    def __init__(
        self, theme: Theme, chip: Chip, *, marking: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chip = chip
        self._marking = marking
        self._font = theme.look.font(Type.MARKING if marking else Type.SMALL)
        self.setAccessibleName(chip.words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look, words = theme.look, QFontMetrics(self._font).horizontalAdvance(chip.words)
        self._size = QSize(words + look.units(18), look.height(Measure.CHIP))

    def sizeHint(self) -> QSize:
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        c = self._theme.look.colours
        ground, ink = {
            Tone.PLAIN: (c.well, c.text_2),
            Tone.MOVING: (c.selection, c.accent_text),
            Tone.OVERDUE: (c.overdue_ground, c.overdue),
            Tone.CAUTION: (c.caution_ground, c.caution),
            Tone.DONE: (c.done_ground, c.done),
        }[self._chip.tone]
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            radius = self._theme.look.units(4) if self._marking else frame.height() / 2
            if self._marking:
                dash = Qt.PenStyle.DashLine if self._chip.tone is Tone.CAUTION else Qt.PenStyle.SolidLine
                painter.setPen(QPen(QColor(c.line_strong), 1, dash))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                ink = c.text_2
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(ground))
            painter.drawRoundedRect(frame, radius, radius)
            painter.setPen(QColor(ink))
            painter.setFont(self._font)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._chip.words)


class SideMark(QWidget):
    """The disc that says whose something is; the word stands beside it."""

    def __init__(self, theme: Theme, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._disc = DISCS[side]
        self.setAccessibleName(side.label)
        size = theme.look.units(16)
        self.setFixedSize(size, round(theme.look.line))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            radius = self._theme.look.units(4)
            centre = QPointF(radius + 1, self.height() / 2)
            paint_disc(painter, centre, radius, self._disc, QColor(self._theme.look.colours.text))


class PairLine(QWidget):
    """A label and its value; a click on the value edits its field."""

    editing = Signal(str)
    going = Signal(object)
    showing = Signal(int)
    """The number of a source."""

    def __init__(self, theme: Theme, pair: Pair, label_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.pair = pair
        look = theme.look
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.units(8))
        grid.setVerticalSpacing(0)
        label = Label(theme, Type.SMALL, "text_3", pair.label)
        label.setFixedWidth(label_width)
        label.setWordWrap(True)
        label.setContentsMargins(0, look.units(1), 0, 0)  # on one base line with the larger type of the value
        grid.addWidget(label, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        values = QVBoxLayout()
        values.setSpacing(look.units(1))
        words = ", ".join(_plain(one) for one in pair.shown if not one.mentions and not one.second)
        first = next((one for one in pair.shown if not one.mentions and not one.second), None)
        for one in pair.shown:
            if one is first:
                self._words(values, words, one)
            elif one.second:
                self._words(values, one.words, one)
                values.addWidget(self._label(one.second, Type.SMALL, "text_3"))
            for mention in one.mentions:
                link = Link(theme, mention, detail=mention.detail)
                link.going.connect(self.going)
                values.addWidget(link)
        values.addStretch(1)  # one line beside a label of two stands at its first
        grid.addLayout(values, 0, 1)
        self.setToolTip("Click to edit" if any(not one.mentions for one in pair.shown) else "")
        self.setAccessibleName(
            f"{pair.label}: {', '.join(filter(None, (_plain(one) for one in pair.shown)))}"
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.editing.emit(self.pair.field)

    def _words(self, values: QVBoxLayout, words: str, one: Shown) -> None:
        notes = f"\u202f{raised(self.pair.sources)}" if self.pair.sources else ""
        label = self._label(words + notes, Type.BODY, "text")
        if one.side is None:
            values.addWidget(label)
            return
        row = QHBoxLayout()
        row.setSpacing(self._theme.look.units(4))
        row.addWidget(SideMark(self._theme, one.side), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        values.addLayout(row)

    def _label(self, words: str, role: Type, colour: str) -> Label:
        label = Label(self._theme, role, colour, words)
        label.setWordWrap(True)
        return label


def _plain(one: Shown) -> str:
    return "; ".join(mention.title for mention in one.mentions) or one.words


class RowLine(EnterPresses, QAbstractButton):
    """A part or a record: title, facts below, a figure at the right. It goes where it leads, or edits the part."""

    going = Signal(object)
    editing = Signal(str, str)
    """Kind and id of a part that leads nowhere."""

    def __init__(self, theme: Theme, row: Row, *, icon: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.row = row
        self._icon = KINDS.get(row.kind) if icon else None
        spoken = ", ".join(part for part in (row.title, row.second, row.figure) if part)
        self.setAccessibleName(spoken)
        self.setToolTip(row.title if not row.second else f"{row.title}\n{row.second}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._act)

    def sizeHint(self) -> QSize:
        look = self._theme.look
        return QSize(
            look.units(200), look.height(Measure.ROW_OF_TWO * 0.93 if self.row.second else Measure.ROW)
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.look.units(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        c = look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect())
            paint_hover(painter, self, frame, look.units(6), c.hover)
            left = 0
            if self.row.side is not None:
                centre = QPointF(look.units(8), self.height() / 2)
                paint_disc(painter, centre, look.units(4), DISCS[self.row.side], QColor(c.text))
                left += look.units(24)
            elif self._icon is not None:
                box = QRectF(left, 0, look.units(16), self.height())
                paint_icon(painter, self._icon, box, c.text_3, look.units(14))
                left += look.units(24)
            self._paint_words(painter, left)
            painter.fillRect(QRectF(left, self.height() - 1, self.width() - left, 1), QColor(c.line))
            if self.hasFocus():
                paint_ring(painter, frame, look.units(6), c.ring)

    def _paint_words(self, painter: QPainter, left: int) -> None:
        look = self._theme.look
        c = look.colours
        strong, small = look.font(Type.STRONG), look.font(Type.SMALL)
        figure = (
            QFontMetrics(small).horizontalAdvance(self.row.figure) + look.units(12) if self.row.figure else 0
        )
        title = self.row.title + (f"\u202f{raised(self.row.sources)}" if self.row.sources else "")
        above, below = QFontMetrics(strong).height(), QFontMetrics(small).height()
        both = above + (below if self.row.second else 0)
        top = (self.height() - both) / 2
        room = QRectF(left, top, self.width() - left - figure, above)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(strong)
        painter.setPen(QColor(c.text))
        said = QFontMetrics(strong).elidedText(title, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, flags, said)
        painter.setFont(small)
        painter.setPen(QColor(c.text_3))
        if figure:
            right = QRectF(self.width() - figure, top, figure, above)
            painter.drawText(
                right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.row.figure
            )
        if self.row.second:
            line = QRectF(left, top + above, self.width() - left, below)
            words = " ".join(self.row.second.split())
            said = QFontMetrics(small).elidedText(words, Qt.TextElideMode.ElideRight, int(line.width()))
            painter.drawText(line, flags, said)

    @Slot()
    def _act(self) -> None:
        if self.row.about is not None:
            self.going.emit(self.row.about)
        else:
            self.editing.emit(self.row.kind, self.row.id)


_EVENT_ICONS = {"carried": Icon.CARRIED, "confirmed": Icon.CHECK, "reworded": Icon.EDIT}


class EventLine(QWidget):
    """One entry of the story on its thread."""

    going = Signal(object)
    editing = Signal(str, str)

    def __init__(self, theme: Theme, event: Event, *, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.event_ = event
        self._last = last
        look = theme.look
        column = QVBoxLayout(self)
        column.setContentsMargins(look.units(26), 0, 0, look.units(8))
        column.setSpacing(0)
        head = QHBoxLayout()
        notes = f"\u202f{raised(event.sources)}" if event.sources else ""
        if event.about is not None:
            title: QWidget = Link(theme, event.about, Type.STRONG)
            title.setText(event.title + notes)  # type: ignore[attr-defined]
            title.going.connect(self.going)  # type: ignore[attr-defined]
        else:
            title = Label(theme, Type.STRONG, "text", event.title + notes)
        head.addWidget(title, 1)
        head.addWidget(Label(theme, Type.SMALL, "text_3", event.when or "no date"))
        column.addLayout(head)
        if event.text:
            text = Label(theme, Type.BODY, "text_2", event.text)
            text.setWordWrap(True)
            column.addWidget(text)
        self.setAccessibleName(", ".join(part for part in (event.title, event.when, event.text) if part))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.event_.id:
            self.editing.emit("update", self.event_.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        c = look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            at = QPointF(look.units(8), look.line * 0.6)
            if not self._last:
                painter.setPen(QPen(QColor(c.line_strong), look.units(2)))
                painter.drawLine(at + QPointF(0, look.units(9)), QPointF(at.x(), self.height()))
            icon = _EVENT_ICONS.get(self.event_.kind)
            if icon is not None:
                box = QRectF(0, 0, look.units(16), look.line * 1.2)
                paint_icon(painter, icon, box, c.text_2, look.units(14))
            else:
                disc = Disc.FULL if self.event_.kind == "made" else Disc.RING
                paint_disc(painter, at, look.units(4), disc, QColor(c.text))

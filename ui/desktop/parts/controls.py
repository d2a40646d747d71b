"""Button, choice and switch, painted from the look: flat, with one ring for focus."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from ui.desktop.icons import Icon, paint_icon
from ui.desktop.look import Look, Measure, Theme, Type
from ui.desktop.parts.pressing import EnterPresses


class Weight(Enum):
    """How much a button asks for attention; a window has one filled button at most."""

    FILLED = "filled"
    OUTLINED = "outlined"
    QUIET = "quiet"
    LINK = "link"
    """A step beside a heading or below a list: its words stand on the edge of what is around it."""


_PLAIN = frozenset({Weight.QUIET, Weight.LINK})
"""Those whose words are written as body text."""


class Button(EnterPresses, QPushButton):
    """A button with words; before them may stand an icon, behind them the key that does the same."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        weight: Weight = Weight.OUTLINED,
        parent: QWidget | None = None,
        *,
        icon: Icon | None = None,
        key: str = "",
        danger: bool = False,
    ) -> None:
        super().__init__(words, parent)
        self._theme = theme
        self._weight = weight
        self._icon = icon
        self._key = key
        self._danger = danger
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(theme.look.font(Type.BODY if weight in _PLAIN else Type.STRONG))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_weight(self, weight: Weight) -> None:
        """Ask for more or less attention: a window has one filled button."""
        self._weight = weight
        self.update()

    def sizeHint(self) -> QSize:
        look = self._theme.look
        words = self.fontMetrics().horizontalAdvance(self._shown())
        room = 0 if self._weight is Weight.LINK else 2 * look.units(14)
        return QSize(words + self._beside() + room, look.height(Measure.BUTTON))

    def minimumSizeHint(self) -> QSize:
        look = self._theme.look
        return QSize(min(self.sizeHint().width(), look.units(64)), look.height(Measure.BUTTON))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect())
            radius = look.units(6)
            ground, border, ink = self._inks()
            painter.setPen(QPen(QColor(border), 1) if border else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            if self.hasFocus():
                filled = self._weight is Weight.FILLED
                paint_ring(painter, frame, radius, look.colours.ring, look.colours.window if filled else None)
            self._paint_words(painter, ink)

    def _paint_words(self, painter: QPainter, ink: str) -> None:
        look = self._theme.look
        link = self._weight is Weight.LINK
        inset = 0 if link else look.units(8)
        inner = QRectF(self.rect().adjusted(inset, 0, -inset, 0))
        words = self.fontMetrics().horizontalAdvance(self._shown())
        spare = inner.width() - self._beside()
        left = inner.left() + max(0.0, (spare - words) / 2)
        if self._icon is not None:
            side = look.units(16)
            paint_icon(painter, self._icon, QRectF(left, 0, side, self.height()), ink, side)
            left += look.units(24) if self._shown() else side
        painter.setPen(QColor(ink))
        font = self.font()
        font.setUnderline(link and self.underMouse() and self.isEnabled())
        painter.setFont(font)
        room = min(float(words), spare) + 1
        elided = self.fontMetrics().elidedText(self._shown(), Qt.TextElideMode.ElideRight, round(room))
        where = QRectF(left, 0, room, self.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
        if self._key:
            size = cap_size(look, self._key)
            top = (self.height() - size.height()) / 2
            cap = QRectF(inner.right() - size.width() + look.units(2), top, size.width(), size.height())
            paint_cap(painter, look, cap, self._key, self._cap_inks(ink))

    def _beside(self) -> int:
        """The room that icon and key take beside the words."""
        look = self._theme.look
        icon = (look.units(24) if self._shown() else look.units(16)) if self._icon else 0
        return icon + (cap_size(look, self._key).width() + look.units(8) if self._key else 0)

    def _shown(self) -> str:
        return self.text().replace("&", "")

    def _cap_inks(self, ink: str) -> tuple[str, str, str]:
        c = self._theme.look.colours
        if self._weight is Weight.FILLED and self.isEnabled():
            lighter = _mixed(c.accent, c.on_accent, 0.12)
            ground = lighter if _dark_enough(lighter) else QColor(c.accent).darker(118).name()
            return (ground, ground, c.on_accent)
        return ("", c.line_strong, ink)

    def _inks(self) -> tuple[str, str, str]:
        """Ground, border and ink; the first two may be empty."""
        c = self._theme.look.colours
        if not self.isEnabled():
            return (c.well if self._weight is Weight.FILLED else "", "", c.control)
        under = self.underMouse() or self.isDown()
        ink = c.overdue if self._danger else c.text
        match self._weight:
            case Weight.FILLED:
                return (QColor(c.accent).darker(112).name() if under else c.accent, "", c.on_accent)
            case Weight.OUTLINED:
                return (c.hover if under else c.window, c.line_strong, ink)
            case Weight.QUIET:
                return (c.selection_idle if under else "", "", ink)
            case Weight.LINK:
                return ("", "", c.overdue if self._danger else c.accent_text)


class IconButton(Button):
    """A button that is an icon alone, where its meaning is known to everybody; it is named and has a tool tip."""

    def __init__(self, theme: Theme, icon: Icon, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", Weight.QUIET, parent, icon=icon)
        self.rename(name)

    def rename(self, name: str) -> None:
        """What a screen reader and the tool tip say."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        side = self._theme.look.height(Measure.BUTTON)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Choice(QComboBox):
    """A choice among a few: a well with a chevron. Items carry codes as data, never objects."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._widths: dict[str, int] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(theme.look.font(Type.STRONG))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def addItem(self, words: str, code: object) -> None:  # type: ignore[override]  # Qt takes icons too
        """An item at the end."""
        super().addItem(words, code)
        self.updateGeometry()

    def clear(self) -> None:
        """Offer nothing."""
        super().clear()
        self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is laid out again, as Qt would have it: the size is known already."""

    def changeEvent(self, event: QEvent) -> None:
        """For its font Qt would make the list that opens now, which takes ten times as long as the choice itself."""
        if event.type() is QEvent.Type.FontChange:
            QWidget.changeEvent(self, event)
            self._widths.clear()
        else:
            super().changeEvent(event)

    def showPopup(self) -> None:
        """What opens is written as the choice is."""
        self.view().setFont(self.font())
        super().showPopup()

    def _wide(self, words: str) -> int:
        """Measured once: layouts ask again and again."""
        if words not in self._widths:
            self._widths[words] = self.fontMetrics().horizontalAdvance(words)
        return self._widths[words]

    def code(self) -> str | None:
        """The data of the chosen item."""
        return self.currentData()

    def sizeHint(self) -> QSize:
        look = self._theme.look
        widest = max((self._wide(self.itemText(place)) for place in range(self.count())), default=0)
        return QSize(widest + look.units(44), look.height(Measure.BUTTON))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.look.units(96), self._theme.look.height(Measure.BUTTON))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page, never changes a choice by accident."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        c = look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect())
            radius = look.units(6)
            border = c.control if self.underMouse() and self.isEnabled() else c.well
            painter.setPen(QPen(QColor(border), 1))
            painter.setBrush(QColor(c.well))
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            if self.hasFocus():
                paint_ring(painter, frame, radius, c.ring)
            chosen = self.currentIndex() >= 0
            ink = (c.text if chosen else c.text_3) if self.isEnabled() else c.control
            painter.setPen(QColor(ink))
            painter.setFont(self.font())
            inner = self.rect().adjusted(look.units(10), 0, -look.units(28), 0)
            words = self.currentText() if chosen else self.placeholderText()
            elided = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)
            self._paint_chevron(painter, QColor(c.text_2))

    def _paint_chevron(self, painter: QPainter, ink: QColor) -> None:
        unit = self._theme.look.units(4)
        at = QPointF(self.width() - self._theme.look.units(16), self.height() / 2)
        painter.setPen(QPen(ink, max(1.2, unit / 3)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(
            QPolygonF(
                [at + QPointF(-unit, -unit / 2), at + QPointF(0, unit / 2), at + QPointF(unit, -unit / 2)]
            )
        )


class Switch(QCheckBox):
    """On or off; the knob moves and the ground fills, so the state does not rest on colour alone."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(theme.look.font(Type.STRONG))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = self._theme.look
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + look.units(50), look.height(Measure.BUTTON))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The words are part of the switch."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        c = look.colours
        option = QStyleOptionButton()
        self.initStyleOption(option)
        on = bool(option.state & QStyle.StateFlag.State_On)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            track = QRectF(
                look.units(4), (self.height() - look.units(16)) / 2, look.units(28), look.units(16)
            )
            painter.setPen(QPen(QColor(c.accent if on else c.control), 1.2))
            painter.setBrush(QColor(c.accent) if on else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
            size = track.height() - 2 * look.units(3)
            left = track.right() - size - look.units(3) if on else track.left() + look.units(3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.on_accent if on else c.control))
            painter.drawEllipse(QRectF(left, track.top() + look.units(3), size, size))
            if self.hasFocus():
                paint_ring(painter, QRectF(self.rect()), look.units(6), c.ring)
            painter.setPen(QColor(c.text if self.isEnabled() else c.control))
            painter.setFont(self.font())
            words = self.rect().adjusted(look.units(40), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


def paint_ring(painter: QPainter, frame: QRectF, radius: float, ink: str, gap: str | None = None) -> None:
    """The ring of two pixels around what has the focus, inside `frame`; on a filled ground with a gap within."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(ink), 2))
    painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), radius, radius)
    if gap:
        painter.setPen(QPen(QColor(gap), 1))
        painter.drawRoundedRect(frame.adjusted(2.5, 2.5, -2.5, -2.5), radius - 2, radius - 2)


def paint_hover(painter: QPainter, widget: QWidget, frame: QRectF, radius: float, ink: str) -> None:
    """The quiet ground of what can be clicked, while the pointer is over it."""
    if widget.underMouse():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink))
        painter.drawRoundedRect(frame, radius, radius)


def cap_size(look: Look, key: str) -> QSize:
    """How much room a key cap takes."""
    words = QFontMetrics(look.font(Type.MICRO)).horizontalAdvance(key)
    height = look.height(Measure.KEY_CAP)
    return QSize(max(height, words + 2 * look.units(6)), height)


def paint_cap(painter: QPainter, look: Look, frame: QRectF, key: str, inks: tuple[str, str, str]) -> None:
    """A key cap: ground (may be empty), border and ink."""
    ground, border, ink = inks
    painter.setPen(QPen(QColor(border), 1))
    painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), look.units(4), look.units(4))
    painter.setPen(QColor(ink))
    painter.setFont(look.font(Type.MICRO))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, key)


def _mixed(ground: str, over: str, share: float) -> str:
    """A ground with a share of another colour in it."""
    one, other = QColor(ground), QColor(over)
    parts = zip(
        (one.redF(), one.greenF(), one.blueF()), (other.redF(), other.greenF(), other.blueF()), strict=True
    )
    return QColor.fromRgbF(*(a + (b - a) * share for a, b in parts)).name()


def _dark_enough(ground: str) -> bool:
    """Whether white words can be read on a ground (4.5 : 1)."""
    parts = (QColor(ground).redF(), QColor(ground).greenF(), QColor(ground).blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05) >= 4.5

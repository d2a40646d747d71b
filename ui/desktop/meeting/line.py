"""A line of the form that can be gone to: a title with quieter words under it; and the way on by Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.desktop.icons import Icon, paint_icon
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import IconButton, paint_hover, paint_ring


class Line(QAbstractButton):
    """Wraps its words to its width; a click or Enter means whatever its owner says."""

    def __init__(
        self, theme: Theme, *, icon: Icon | None = None, ink: str = "text", parent: QWidget | None = None
    ) -> None:
        """`ink` is the colour role of the icon."""
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._ink = ink
        self._second = ""
        self._second_ink = "text_3"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def say(self, words: str, second: str = "", ink: str = "text_3") -> None:
        """What the line says; `ink` is the colour role of the quieter words."""
        self.setText(words)
        self._second, self._second_ink = second, ink
        self.setAccessibleName(" – ".join(part for part in (words, second) if part))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.look.units(160), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.look.units(96), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the words need at this width."""
        self.setFixedHeight(sum(self._heights(self.width())) + 2 * self._theme.look.units(5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        c = look.colours
        left, pad = self._left(), look.units(5)
        strong, small = self._heights(self.width())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect())
            paint_hover(painter, self, frame, look.units(6), c.hover)
            if self._icon is not None:
                side = look.units(16)
                paint_icon(
                    painter, self._icon, QRectF(look.units(4), pad, side, side), getattr(c, self._ink), side
                )
            room = self.width() - left - look.units(4)
            painter.setPen(QColor(c.text))
            painter.setFont(look.font(Type.STRONG))
            painter.drawText(QRectF(left, pad, room, strong), _WRAPPED, self.text())
            painter.setPen(QColor(getattr(c, self._second_ink)))
            painter.setFont(look.font(Type.SMALL))
            painter.drawText(QRectF(left, pad + strong, room, small), _WRAPPED, _kept(self._second))
            if self.hasFocus():
                paint_ring(painter, frame, look.units(6), c.ring)

    def _left(self) -> int:
        return self._theme.look.units(28 if self._icon is not None else 4)

    def _heights(self, width: int) -> tuple[int, int]:
        look = self._theme.look
        room = max(width - self._left() - look.units(4), look.units(40))
        found = []
        for role, words in ((Type.STRONG, self.text()), (Type.SMALL, _kept(self._second))):
            metrics = QFontMetrics(look.font(role))
            found.append(metrics.boundingRect(0, 0, room, 10_000, _WRAPPED, words).height() if words else 0)
        return found[0], found[1]


def _kept(words: str) -> str:
    """Facts parted by dots: no line begins with a dot."""
    return words.replace(" · ", "\u00a0· ")


_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class EnterGoesOn(QObject):
    """Enter in a field goes on to the next one, past buttons; put on a control as its event filter."""

    def __init__(self, control: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        control.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(watched, QWidget):
            assert isinstance(event, QKeyEvent)
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
                go_on(watched)
                return True
        return super().eventFilter(watched, event)


def go_on(widget: QWidget) -> None:
    """Give the focus to the next field that Tab would reach, past buttons."""
    found: QWidget | None = widget.nextInFocusChain()
    while found is not None and found is not widget:
        able = found.isEnabled() and found.isVisible() and bool(found.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if able and found.focusProxy() is None and not isinstance(found, QAbstractButton):
            found.setFocus(Qt.FocusReason.TabFocusReason)
            return
        found = found.nextInFocusChain()


class Remover(IconButton):
    """Takes a row away; seen while the pointer is in the row. The keyboard has Delete or Backspace for it."""

    def __init__(self, theme: Theme, name: str, row: QWidget) -> None:
        super().__init__(theme, Icon.CLOSE, name, row)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFixedWidth(theme.look.units(24))
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()
        row.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self.setVisible(event.type() is QEvent.Type.Enter)
        return super().eventFilter(watched, event)

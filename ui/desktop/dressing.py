"""The style of the desk: Fusion, with the rules of the style sheet on the few widgets that they speak of.

A style sheet of the whole application would be asked about each widget that is made, laid out, painted or deleted, also
about those that no rule names: labels take twice as long then, tables and scrolling areas five times. Scroll bars and
line edits, of which there are most, are drawn here.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QProxyStyle,
    QRadioButton,
    QScrollBar,
    QSplitter,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QWidget,
)

from ui.desktop.colours import Colours
from ui.desktop.look import Look, Measure
from ui.desktop.sheet import FREE, PLAIN, POPUP, WRONG, rules

_OURS, _OWN = "/* desk */", "/* own */"
"""Begin the style sheet of a widget that has one from here, and what it had itself."""

_INSIDE: dict[type[QWidget], tuple[str, ...]] = {
    QPlainTextEdit: ("QPlainTextEdit", "QToolTip"),
    QRadioButton: ("QRadioButton", "QToolTip"),
    QListView: ("QListView", "QToolTip"),
    QMenuBar: ("QMenuBar", "QMenu"),
    QMenu: ("QMenu",),
}
"""Which rules hold for a widget and what is inside it."""

_NAMED = tuple(_INSIDE)
_DRAWN = (QScrollBar, QLineEdit, QSplitter)
_Complex, _Part = QStyle.ComplexControl, QStyle.SubControl
_NO_PART = (
    _Part.SC_ScrollBarAddLine,
    _Part.SC_ScrollBarSubLine,
    _Part.SC_ScrollBarFirst,
    _Part.SC_ScrollBarLast,
)


class DeskStyle(QProxyStyle):
    """Of one application; `take` gives it another look.

    It is asked for nothing but to polish: whatever else Python answers in a style costs each widget of the program a
    call of Python for every question, those most that are never drawn differently. `parts` answers for the few.
    """

    def __init__(self, look: Look) -> None:
        super().__init__("Fusion")
        self.parts = PartStyle(look)
        self.parts.setParent(self)
        self.take(look)

    def take(self, look: Look) -> None:
        """Dress widgets in this look from now on."""
        said = rules(look)
        self._sheets = {
            kind: _OURS + "".join(said[name] for name in names) for kind, names in _INSIDE.items()
        }
        self._tip = _OURS + said["QToolTip"]
        self.parts.take(look)

    def polish(self, what: Any) -> Any:
        """A widget, the palette or the application, as Qt has it; a widget that a rule names is given its rules."""
        done = super().polish(what)
        if isinstance(what, _DRAWN):
            if isinstance(what, QLineEdit):
                what.setAttribute(Qt.WidgetAttribute.WA_Hover)
            if not what.styleSheet():  # the style that such a one makes would be deleted while it is at work
                what.setStyle(self.parts)
        elif isinstance(what, QListView) and not what.property(POPUP):
            what.setFrameShape(QFrame.Shape.NoFrame)
            what.viewport().setAutoFillBackground(False)
        elif isinstance(what, _NAMED):
            _dress(what, next(sheet for kind, sheet in self._sheets.items() if isinstance(what, kind)))
        elif isinstance(what, QLabel) and what.inherits("QTipLabel"):
            _dress(what, self._tip)
        return done


class PartStyle(QProxyStyle):
    """What is drawn here: line edits, scroll bars, and the lines between panes."""

    def __init__(self, look: Look) -> None:
        super().__init__("Fusion")
        self.take(look)

    def take(self, look: Look) -> None:
        """Draw in this look from now on."""
        self._look = look

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """The line between two panes is drawn plainly."""
        if element is QStyle.ControlElement.CE_Splitter:
            painter.fillRect(option.rect, QColor(self._look.colours.line))
        else:
            super().drawControl(element, option, painter, widget)

    # --- line edits: many, and each would have a style sheet of its own ---

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """The ground of a line edit: a well, or a field for free text; a ring where the focus is."""
        if element is not QStyle.PrimitiveElement.PE_PanelLineEdit or not isinstance(widget, QLineEdit):
            super().drawPrimitive(element, option, painter, widget)
            return
        look = self._look
        ground, edge, wide = _inks(look.colours, option.state, widget)
        frame, radius = QRectF(option.rect), look.units(6)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), wide) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), radius, radius)
        painter.restore()

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        """The words of a line edit keep off its edges."""
        if element is QStyle.SubElement.SE_LineEditContents:
            beside = self._look.units(8) + 1
            return option.rect.adjusted(beside, 1, -beside, -1)
        return super().subElementRect(element, option, widget)  # type: ignore[arg-type]  # Qt takes none

    # --- scroll bars ---

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """A scroll bar is narrow; a line edit has room beside its words."""
        if kind is QStyle.ContentsType.CT_ScrollBar and isinstance(option, QStyleOptionSlider):
            wide, least = self._look.units(12), self._least
            upright = option.orientation is Qt.Orientation.Vertical
            return QSize(wide, least) if upright else QSize(least, wide)
        if kind is QStyle.ContentsType.CT_LineEdit:
            return QSize(size.width() + 2 * self._look.units(8) + 2, size.height() + 2)
        return super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]  # Qt takes none

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """A scroll bar has no arrows: its handle moves over the whole of it."""
        if control is not _Complex.CC_ScrollBar or not isinstance(option, QStyleOptionSlider):
            return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]
        if part in _NO_PART:
            return QRect()
        whole = option.rect
        if part is _Part.SC_ScrollBarGroove:
            return whole
        upright = option.orientation is Qt.Orientation.Vertical
        first, last = self._handle(option, whole.height() if upright else whole.width())
        if part is _Part.SC_ScrollBarSubPage:
            first, last = 0, first
        elif part is _Part.SC_ScrollBarAddPage:
            first, last = last, whole.height() if upright else whole.width()
        if upright:
            return QRect(whole.left(), whole.top() + first, whole.width(), last - first)
        return QRect(whole.left() + first, whole.top(), last - first, whole.height())

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Of a scroll bar only the handle is seen."""
        if control is not _Complex.CC_ScrollBar or not isinstance(option, QStyleOptionSlider):
            super().drawComplexControl(control, option, painter, widget)
            return
        look = self._look
        gap, radius = look.units(3), look.units(3)
        handle = QRectF(self.subControlRect(control, option, _Part.SC_ScrollBarSlider, widget))
        over = (
            option.activeSubControls & _Part.SC_ScrollBarSlider
            and option.state & QStyle.StateFlag.State_MouseOver
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.colours.control if over else look.colours.line_strong))
        painter.drawRoundedRect(handle.adjusted(gap, gap, -gap, -gap), radius, radius)
        painter.restore()

    @property
    def _least(self) -> int:
        """The least length of a handle."""
        return self._look.height(Measure.BUTTON) + 2 * self._look.units(3)

    def _handle(self, option: QStyleOptionSlider, length: int) -> tuple[int, int]:
        """Where the handle begins and ends."""
        span = option.maximum - option.minimum
        if span <= 0:
            return 0, length
        long = min(length, max(self._least, length * option.pageStep // (span + option.pageStep)))
        first = QStyle.sliderPositionFromValue(
            option.minimum, option.maximum, option.sliderPosition, length - long, option.upsideDown
        )
        return first, first + long


def _inks(colours: Colours, state: QStyle.StateFlag, edit: QLineEdit) -> tuple[str, str, int]:
    """Ground, edge and the width of the edge of a line edit; the first two may be empty."""
    c, wrong = colours, bool(edit.property(WRONG))
    ground = c.window if edit.property(FREE) else "" if edit.property(PLAIN) else c.well
    if state & QStyle.StateFlag.State_HasFocus:
        return ground, c.overdue if wrong else c.ring, 2
    if wrong:
        return ground, c.overdue, 1
    if state & QStyle.StateFlag.State_MouseOver:
        return ground, c.control, 1
    return ground, c.control if edit.property(FREE) else ground, 1


def _dress(widget: QWidget, sheet: str) -> None:
    """What a widget has of its own stands behind, so that it counts for more."""
    has = widget.styleSheet()
    if not has.startswith(sheet):
        widget.setStyleSheet(sheet + _OWN + (has.partition(_OWN)[2] if has.startswith(_OURS) else has))


def mark_wrong(control: QWidget, wrong: bool) -> None:
    """Draw a control as one whose text cannot be read, or no longer as one."""
    if bool(control.property(WRONG)) != wrong:
        control.setProperty(WRONG, wrong)
        if sheet := control.styleSheet():
            control.setStyleSheet(sheet)  # Qt looks anew which of its rules hold
        control.update()


def dress(application: QApplication, look: Look) -> None:
    """Give an application and all its widgets the style of the desk in this look."""
    style = application.style()
    if not isinstance(style, DeskStyle):
        application.setStyle(DeskStyle(look))
        return
    style.take(look)
    for widget in application.allWidgets():
        if widget.styleSheet():
            style.polish(widget)
        else:
            widget.update()

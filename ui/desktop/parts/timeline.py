"""A timeline of engagements to look at: lanes, marks, silence; zoom, hover, click, or walk it with the arrow keys."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.engagements import Engagement, Lane, Timeline
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import paint_ring
from ui.desktop.parts.timeline_paint import TimelinePainter
from ui.desktop.parts.timeline_plan import Plan, Span, lanes, plan, usual_span

ZOOM = 1.25
"""How much longer or shorter one step of the wheel or of + and - makes what is shown."""
LANE = 1.6
"""Height of a lane in line heights."""


class TimelineView(QWidget):
    """Shows one `Timeline`. The engagement under the pointer, or the one the arrow keys are at, is `pointed`."""

    pointed = Signal(object)
    """An Engagement, or None."""
    chosen = Signal(object)
    """An Engagement: it was clicked, or Enter pressed on it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._timeline: Timeline | None = None
        self._span: Span | None = None
        self._laid: Plan | None = None
        self._current: Engagement | None = None
        self._hovered: Engagement | None = None
        self._dragged: tuple[float, Span] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Timeline of engagements")
        theme.changed.connect(self._dress)

    # --- what it shows ---

    def show_timeline(self, timeline: Timeline | None) -> None:
        """Show another timeline; the span and what is pointed at are kept where they still make sense."""
        before = self._timeline
        self._timeline = timeline
        if timeline is None or before is None or self._span is None:
            self._span = None if timeline is None else usual_span(timeline)
        if self._current is not None and (timeline is None or self._current not in timeline.engagements):
            self._point(None)
        self._arrange()

    @property
    def current(self) -> Engagement | None:
        """What the arrow keys are at."""
        return self._current

    @property
    def span(self) -> Span | None:
        """The days that are shown."""
        return self._span

    def point_at(self, record_id: str) -> None:
        """Go to the engagement with this id, as a list beside the timeline does."""
        found = next((one for one in self._ordered() if one.id == record_id), None)
        if found is not None and found is not self._current:
            self._go(found)

    def fit(self) -> None:
        """Show the usual span again."""
        if self._timeline is not None:
            self._show_span(usual_span(self._timeline))

    def zoom(self, factor: float) -> None:
        """Show more (over 1) or fewer days around what is pointed at, or around today."""
        if self._timeline is None or self._span is None:
            return
        day = (
            self._current.first if self._current is not None and self._current.first else self._timeline.today
        )
        inside = self._span.first <= day <= self._span.last
        middle = self._span.first + timedelta(days=self._span.days // 2)
        self._show_span(self._span.zoomed(factor, day if inside else middle))

    def sizeHint(self) -> QSize:
        look = self._theme.look
        return QSize(look.units(640), round(look.line * (1.6 + LANE * len(lanes()))) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.look.units(360), self.sizeHint().height())

    def _show_span(self, span: Span) -> None:
        self._span = span
        self._arrange()

    def _arrange(self) -> None:
        """Everything anew for this width, once it is seen; cheap enough for each step of a drag."""
        self._laid = None
        self.update()

    @property
    def _plan(self) -> Plan | None:
        """How everything lies; None where there is nothing to show."""
        if self._laid is None and self._timeline is not None and self._span is not None:
            metrics = QFontMetricsF(self._theme.look.font(Type.SMALL))
            self._laid = plan(
                self._timeline, self._span, self._field().width(), self._dot(), metrics.horizontalAdvance
            )
        return self._laid

    @Slot()
    def _dress(self) -> None:
        self.updateGeometry()
        self._arrange()

    # --- measures ---

    def _dot(self) -> float:
        return self._theme.look.line * 0.62

    def _head(self) -> float:
        return self._theme.look.line * 1.6

    def _lane(self) -> float:
        return self._theme.look.line * LANE

    def _field(self) -> QRectF:
        """Where days have their place: right of the names of the lanes, left of what has no date."""
        look = self._theme.look
        left, right = look.units(100), look.units(130)
        return QRectF(left, 0, max(1, self.width() - left - right), self.height())

    def _centre(self, lane: int) -> float:
        return self._head() + self._lane() * (lane + 0.5)

    # --- where one is ---

    def _ordered(self) -> list[Engagement]:
        """As the arrow keys walk: by date, then by lane; undated last."""
        found = list(self._timeline.engagements) if self._timeline else []
        order = lanes()
        return sorted(
            found, key=lambda one: (one.first is None, one.first or 0, order.index(one.lane), one.id)
        )

    def _point(self, one: Engagement | None) -> None:
        self._current = one
        self.setAccessibleDescription("" if one is None else spoken(one))
        self.pointed.emit(one)
        self.update()

    def _go(self, one: Engagement) -> None:
        if one.first is not None and self._span is not None:
            self._show_span(self._span.showing(one.first))
        self._point(one)

    def _step(self, by: int) -> None:
        ordered = self._ordered()
        if not ordered:
            return
        known = self._current in ordered
        place = ordered.index(self._current) + by if known and self._current else self._last_place(ordered)
        self._go(ordered[min(max(place, 0), len(ordered) - 1)])

    def _last_place(self, ordered: list[Engagement]) -> int:
        last = self._timeline.last if self._timeline else None
        return ordered.index(last) if last in ordered else len(ordered) - 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, + and - zoom, 0 fits, Enter opens."""
        match event.key():
            case Qt.Key.Key_Left:
                self._step(-1)
            case Qt.Key.Key_Right:
                self._step(1)
            case Qt.Key.Key_Home | Qt.Key.Key_End if ordered := self._ordered():
                self._go(ordered[0 if event.key() == Qt.Key.Key_Home else -1])
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(1 / ZOOM)
            case Qt.Key.Key_Minus:
                self.zoom(ZOOM)
            case Qt.Key.Key_0:
                self.fit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._current is not None:
                self.chosen.emit(self._current)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel zooms where the pointer is; sideways it moves; else the page scrolls."""
        if self._span is None:
            return
        field, turned = self._field(), event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned.y():
            share = min(max((event.position().x() - field.left()) / field.width(), 0), 1)
            day = self._span.first + timedelta(days=int(share * (self._span.days - 1)))
            self._show_span(self._span.zoomed(ZOOM if turned.y() < 0 else 1 / ZOOM, day))
        elif turned.x():
            self._show_span(self._span.moved(-round(turned.x() * self._span.days / field.width() / 4)))
        else:
            event.ignore()
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A mark is chosen; anywhere else the days can be dragged."""
        if event.button() is not Qt.MouseButton.LeftButton or self._span is None:
            return
        if found := self._under(event.position()):
            self._point(found)
            self.chosen.emit(found)
        elif self._field().contains(event.position()):
            self._dragged = (event.position().x(), self._span)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at what is under the pointer, or drag."""
        if self._dragged is not None:
            start, span = self._dragged
            days = round((start - event.position().x()) * span.days / self._field().width())
            self._show_span(span.moved(days))
            return
        self._hover(self._under(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The drag is over."""
        self._dragged = None

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, found: Engagement | None) -> None:
        if found is self._hovered:
            return
        self._hovered = found
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        self.pointed.emit(found or self._current)
        self.update()

    def _under(self, at: QPointF) -> Engagement | None:
        """The mark (or undated engagement) at a place; near is enough."""
        if self._plan is None:
            return None
        lane = int((at.y() - self._head()) // self._lane())
        field, near = self._field(), self._dot()
        if at.x() > field.right():
            return next((those[0] for place, those in self._plan.undated if place == lane), None)
        x = at.x() - field.left()
        those = [
            mark
            for mark in self._plan.marks
            if mark.lane == lane and mark.left - near <= x <= mark.right + near
        ]
        if not those:
            those = [
                one.mark
                for one in self._plan.labels
                if one.mark.lane == lane and one.left <= x <= one.left + len(one.words) * near * 0.7
            ]
        return min(those, key=lambda mark: abs(mark.centre - x)).engagement if those else None

    # --- paint ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything anew for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With the keyboard one comes to the last contact."""
        super().focusInEvent(event)
        if self._current is None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._step(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Grid, silence, marks, labels, today."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            drawn = TimelinePainter(
                painter, self._theme.look, self._field(), self._head(), self._lane(), self._dot()
            )
            drawn.names([lane.value for lane in lanes()], self.rect())
            if self._plan is not None:
                drawn.paint(self._plan, self._current, self._hovered)
            if self.hasFocus():
                paint_ring(
                    painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, self._theme.look.colours.ring
                )


def spoken(one: Engagement) -> str:
    """What a screen reader, and the line below, say of an engagement."""
    when = one.when.seen(no_break=False) if one.when else one.words or "day not stated"
    if one.when and one.words == "including":
        when = f"including {when}"
    parts = [one.title, when, one.place, "planned" if one.planned else ""]
    if one.lane is Lane.COMMITMENTS:
        parts = [one.title, when, *(f"{count:,} {side}" for side, count in one.counts)]
    return ", ".join(part for part in parts if part)

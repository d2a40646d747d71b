"""The role of a participant: one key chooses it while the cell has the focus; a click opens the list."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from db.values.choices import Role
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import paint_hover, paint_ring

KEYS: Mapping[Role, str] = {
    Role.CO_CHAIR: "C", Role.HEAD: "H", Role.MEMBER: "M", Role.CALLED_ON: "L", Role.CALLER: "R",
    Role.HOST: "S", Role.INTERPRETER: "I", Role.OBSERVER: "B",
}  # fmt: skip
"""Role → the key that chooses it."""


class RoleCell(QAbstractButton):
    """Shows a role in words."""

    chosen = Signal()
    """The officer chose another role."""

    def __init__(self, theme: Theme, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.role = role
        self.setFont(theme.look.font(Type.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip("Role: " + ", ".join(f"{key} {role.label.lower()}" for role, key in KEYS.items()))
        self.clicked.connect(self._open)
        self._tell()

    def name(self, who: str) -> None:
        """Whose role it is, for screen readers."""
        self._who = who
        self._tell()

    _who = ""

    def sizeHint(self) -> QSize:
        look = self._theme.look
        words = QFontMetrics(self.font()).horizontalAdvance(self.text())
        name = QFontMetrics(look.font(Type.STRONG)).height()  # in one line with the name beside it
        return QSize(words + look.units(12), name + look.units(10))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def choose(self, role: Role) -> None:
        """Choose a role as the officer does."""
        if role is not self.role:
            self.role = role
            self._tell()
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = next((role for role, key in KEYS.items() if key == event.text().upper()), None)
        if found is not None and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.choose(found)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down} and not event.modifiers():
            self._open()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_hover(painter, self, QRectF(self.rect()), look.units(4), look.colours.hover)
            painter.setFont(self.font())
            painter.setPen(QColor(look.colours.text_2))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
            if self.hasFocus():
                paint_ring(painter, QRectF(self.rect()), look.units(4), look.colours.ring)

    @Slot()
    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for role in Role:
            action = menu.addAction(f"{role.label}\t{KEYS.get(role, '')}")
            action.setData(role.value)
        menu.triggered.connect(self._picked)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    @Slot(object)
    def _picked(self, action: object) -> None:
        self.choose(Role(action.data()))  # type: ignore[attr-defined]

    def _tell(self) -> None:
        self.setText(self.role.label.lower())
        self.setAccessibleName(f"Role of {self._who}: {self.text()}" if self._who else f"Role: {self.text()}")
        self.updateGeometry()
        self.update()

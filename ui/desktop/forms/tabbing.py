"""Lets Tab follow what stands on the screen, also where rows were added or moved after the form was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

_PASSED = (Qt.FocusPolicy.NoFocus, Qt.FocusPolicy.ClickFocus)
"""Tab goes past these."""


def tab_as_laid_out(root: QWidget) -> None:
    """Put every control in the tab order in which the layouts show it.

    What hands the focus on to a control inside it would stand where it was made, and lead Tab from the last control
    back into the form: here it hands nothing on.
    """
    for one in root.findChildren(QWidget):
        inside = one.focusProxy()
        if inside is not None and one.isAncestorOf(inside):
            one.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes it
    tab_along(controls(root))


def tab_along(found: Iterable[QWidget]) -> None:
    """Let Tab go from each of these to the next."""
    for before, after in pairwise(found):
        QWidget.setTabOrder(before, after)


def controls(widget: QWidget) -> Iterator[QWidget]:
    """What Tab reaches in a widget, as the layouts show it; the widget itself where it is reached."""
    if widget.focusPolicy() not in _PASSED and widget.focusProxy() is None:
        yield widget
    elif isinstance(widget, QScrollArea):
        if (inside := widget.widget()) is not None:
            yield from controls(inside)
    elif (layout := widget.layout()) is not None:
        yield from _inside(layout)
    else:  # lays its parts out itself
        for part in widget.children():
            if isinstance(part, QWidget) and not part.isWindow():
                yield from controls(part)


def _inside(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from controls(widget)
        elif (inner := item.layout()) is not None:
            yield from _inside(inner)

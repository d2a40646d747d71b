"""How the window comes back as it was: its size, and where one was in the case file."""

from __future__ import annotations

from ui.desktop.frame.window import DeskWindow
from ui.desktop.place import Place
from ui.desktop.registry import there_is

_NOT_AGAIN = frozenset({"new"})
"""Pages that one does not come back to: what was typed there is offered as a draft."""


def kept(window: DeskWindow) -> dict[str, object]:
    """What is kept of a window in its case file, as JSON; its size is in units."""
    size = window.normalGeometry().size() if window.isMaximized() else window.size()
    found: dict[str, object] = {
        "width": round(size.width() * 1_000 / window.theme.look.units(1_000)),
        "height": round(size.height() * 1_000 / window.theme.look.units(1_000)),
        "maximised": window.isMaximized(),
    }
    here = window.stack.here()
    if here is not None and here.page not in _NOT_AGAIN:
        found["place"] = {"page": here.page, "kind": here.kind, "id": here.id, "words": here.words}
    return found


def restored(window: DeskWindow, state: object) -> Place | None:
    """Give the window its size back, as far as the screen allows; the place where one was, if there is still one."""
    if not isinstance(state, dict):
        return None
    _resize(window, state)
    place = state.get("place")
    if not isinstance(place, dict):
        return None
    words = {
        name: value for name, value in place.items() if name in Place.__slots__ and isinstance(value, str)
    }
    return Place(**words) if there_is(words.get("page", "")) else None  # type: ignore[arg-type]


def _resize(window: DeskWindow, state: dict[str, object]) -> None:
    width, height = state.get("width"), state.get("height")
    if isinstance(width, int) and isinstance(height, int):
        room, unit = window.screen().availableSize(), window.theme.look.units(1_000)
        wide, high = round(width * unit / 1_000), round(height * unit / 1_000)
        window.resize(min(wide, room.width()), min(high, room.height()))
    if state.get("maximised") is True:
        window.showMaximized()

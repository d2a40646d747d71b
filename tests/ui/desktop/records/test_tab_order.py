"""Tab goes through a form as it stands on the screen, whatever came into it later, and out of it at its foot."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.ui.desktop.records.conftest import OMAN, Room
from ui.desktop.registry import place_of

MOST = 80


def walk(room: Room, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    """The names of what the key leads through, until it comes to where it began or leaves the page."""
    found: list[str] = []
    for _ in range(MOST):
        focus = QApplication.focusWidget()
        assert focus is not None
        interface = QAccessible.queryAccessibleInterface(focus)
        name = interface.text(QAccessible.Text.Name)
        if found and name == found[0]:
            return found
        found.append(name)
        room.key(key)
    raise AssertionError(f"never round: {found}")


def test_tab_goes_from_the_fields_through_later_lines_to_the_foot(room: Room) -> None:
    room.new("person")
    room.type("name", "Al Zaabi")
    room.form.form.parts["post"].add().open()
    QApplication.processEvents()
    room.fields["prefix"].go()
    names = walk(room)
    order = [
        "Prefix",
        "Name",
        "Country",
        "Native script",
        "Add post",
        "Title",
        "Add citation",
        "Paste as source",
        "Discard",
    ]
    met = [names.index(next(one for one in names if one.startswith(word))) for word in order]
    assert met == sorted(met), names
    assert names[-1].startswith("Add person")


def test_what_is_perhaps_the_same_is_opened_by_keys_alone(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.desktop.forms.alikes.WAIT_MS", 5)
    person = room.add("person", name="Mohammed bin Nasser Al Zaabi", country_id=OMAN)
    room.new("person")
    room.type("name", "Mohamed bin Naser Al Zaabi")
    room.bot.waitUntil(lambda: bool(room.form.form.alikes.lines), timeout=20_000)
    QApplication.processEvents()
    room.key(Qt.Key.Key_Tab)
    room.key(Qt.Key.Key_Space)
    assert room.heard.went == [place_of("person", person)]

"""The actions of one window, made from the table of actions; each is on where it means something."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.desktop.action_entry import Entry, Menu, plain
from ui.desktop.action_table import BY_ID, TABLE

__all__ = ["BY_ID", "TABLE", "Actions", "Entry", "Menu", "plain"]


class Actions(QObject):
    """The actions of one window, by the ids of the table; all of them are heard in the whole window."""

    def __init__(self, window: QWidget, does: Callable[[str], object]) -> None:
        """`does` is a bound method of a QObject; it is called with the id of the action."""
        super().__init__(window)
        self._does = does
        self._actions: dict[str, QAction] = {}
        for entry in TABLE:
            action = QAction(entry.words, self)
            action.setObjectName(entry.id)
            if not entry.local:
                action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setStatusTip(entry.help)
            action.setCheckable(entry.checkable)
            action.setMenuRole(QAction.MenuRole.QuitRole if entry.id == "quit" else QAction.MenuRole.NoRole)
            action.triggered.connect(self._triggered)
            self._actions[entry.id] = action
            window.addAction(action)

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def fill(self, menu: QMenu) -> None:
        """Make the menus, each a menu of its own within this one."""
        for one in Menu:
            entries = [entry for entry in TABLE if entry.menu is one and not entry.local]
            if not entries:
                continue
            made = menu.addMenu(one.value)
            for entry in entries:
                if entry.breaks:
                    made.addSeparator()
                made.addAction(self[entry.id])

    def offer(self, doable: Collection[str], checked: Mapping[str, bool]) -> None:
        """Switch on what can be done now, and off the rest."""
        for id, action in self._actions.items():
            action.setEnabled(id in doable)
            if id in checked:
                action.setChecked(checked[id])

    def enabled(self) -> Iterator[Entry]:
        """The entries of what can be done now."""
        return (entry for entry in TABLE if self[entry.id].isEnabled())

    @Slot()
    def _triggered(self) -> None:
        self._does(self.sender().objectName())

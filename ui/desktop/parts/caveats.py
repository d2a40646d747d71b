"""The caveats that a reader may see beside a ceiling: a button whose menu ticks them, none until somebody does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.desktop.look import Theme
from ui.desktop.parts.controls import Button, Weight

NONE = "None"


class CaveatsButton(Button):
    """Emits `chose` when others are ticked by hand."""

    chose = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, NONE, Weight.OUTLINED, parent)
        self._offered: tuple[str, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self.clicked.connect(self._pop)
        self._show()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Those that the reader may see."""
        return self._chosen

    @property
    def offers(self) -> bool:
        """Whether there is any to tick."""
        return bool(self._offered)

    def offer(self, caveats: Sequence[str]) -> None:
        """What can be ticked; what is ticked already stays."""
        self._offered = tuple(caveats)
        self._show()

    def put(self, caveats: Iterable[str]) -> None:
        """Tick these, without telling."""
        self._chosen = tuple(sorted(set(caveats)))
        self._show()

    def tick(self, caveat: str, on: bool) -> None:
        """Tick or untick one."""
        self.put({*self._chosen, caveat} if on else set(self._chosen) - {caveat})
        self.chose.emit()

    def menu_now(self) -> QMenu:
        """The menu as it stands; it goes when it is closed."""
        menu = QMenu(self)
        for caveat in dict.fromkeys((*self._offered, *self._chosen)):
            action = menu.addAction(caveat)
            action.setCheckable(True)
            action.setChecked(caveat in self._chosen)
            action.setData(caveat)
            action.toggled.connect(self._ticked)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    @Slot()
    def _pop(self) -> None:
        self.menu_now().popup(self.mapToGlobal(QPoint(0, self.height())))

    @Slot(bool)
    def _ticked(self, on: bool) -> None:
        ticked = self.sender()
        assert isinstance(ticked, QAction)
        self.tick(str(ticked.data()), on)

    def _show(self) -> None:
        chosen = self._chosen
        self.setText(NONE if not chosen else chosen[0] if len(chosen) == 1 else f"{len(chosen)} chosen")
        said = "; ".join(chosen) or "none: whatever carries a caveat is withheld"
        self.setToolTip(f"The reader may see: {said}.")
        self.setAccessibleDescription(self.toolTip())

"""A reference that is typed fast: Enter takes the first offer, also one that is still to come, and goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent

from app.references import Mention
from ui.desktop.forms.offers import Offer
from ui.desktop.forms.picker import ReferenceEditor
from ui.desktop.meeting.line import go_on


class QuickReference(ReferenceEditor):
    """With `stays` it empties itself when something is picked, for the next one; else the focus goes on."""

    stays = False
    _hurried = False

    def take_offers(self, words: str, found: tuple[Mention, ...]) -> None:
        super().take_offers(words, found)
        offer = self._offers.current() if self._offers is not None else None
        if self._hurried and offer is not None and words == self.edit.text():
            self._take(offer)

    def _key(self, event: QKeyEvent) -> bool:
        if super()._key(event):
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            if self.chosen is None and self.edit.text().strip():
                self._hurried = True
                self._finder.look(self, self.edit.text(), self._kinds, at_once=True)
            else:
                go_on(self.edit)
            return True
        return False

    @Slot(object)
    def _take(self, offer: Offer) -> None:
        self._hurried = False
        super()._take(offer)
        if self.stays:
            self.set_value(None)
        elif self.edit.hasFocus():
            go_on(self.edit)

    def _typed_anew(self) -> None:
        super()._typed_anew()
        self._hurried = False

    def _settle(self) -> None:
        if not self.stays:
            super()._settle()

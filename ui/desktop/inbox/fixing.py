"""Says what words are that are selected in a text: a value of the proposal one is on, by key or by mouse."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.inbox.offers import Offer
from app.inbox.telling import FIELDS, selected_value
from db.values.choices import ProposalStatus
from db.values.errors import InvalidValue

DECIDED = "This proposal is decided; correct its record, or undo the decision."


class Fixing(QObject):
    """Asks by a menu; `corrected` has the proposal and the field with its value, `refused` why words cannot be one."""

    corrected = Signal(str, object)
    refused = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent
        self._offer: Offer | None = None
        self._words = ""
        self._day = date.min

    def ask(self, offer: Offer, words: str, day: date, where: QPoint) -> None:
        """Ask which value the words are; `day` is what their dates are counted from."""
        if offer.status is not ProposalStatus.OFFERED:
            self.refused.emit(DECIDED)
            return
        if not words and not any(one.answers for one in FIELDS[offer.kind]):
            self.refused.emit("Select the words in the text first; T then says what they are.")
            return
        self._offer, self._words, self._day = offer, words, day
        menu = words_menu(self._view, offer, words)
        menu.triggered.connect(self._chosen)
        menu.popup(where)

    @Slot(object)
    def _chosen(self, action: QAction) -> None:
        offer, asked = self._offer, action.data()
        if offer is None or asked is None:
            return
        name, code = asked
        field = next(one for one in FIELDS[offer.kind] if one.name == name)
        try:
            value = (
                selected_value(field, offer.content.get(name), self._words, self._day)
                if code is None
                else code
            )
        except InvalidValue as error:
            self.refused.emit(str(error))
        else:
            self.corrected.emit(offer.id, {name: value})


def words_menu(parent: QWidget, offer: Offer, words: str) -> QMenu:
    """One entry for each field that may be corrected; fields with few answers list them, and need no words.

    The data of an entry is (field, None) for the words, or (field, value).
    """
    menu = QMenu(parent)
    menu.setAccessibleName("These words are")
    for number, one in enumerate(FIELDS[offer.kind], 1):
        label = f"&{number}  {one.label}" if number < 10 else one.label
        if one.answers:
            below = menu.addMenu(label)
            for place, (code, told) in enumerate(one.answers, 1):
                action = below.addAction(f"&{place}  {told}" if place < 10 else told)
                action.setData((one.name, code))
                action.setCheckable(True)
                action.setChecked(offer.content.get(one.name) == code)
        else:
            action = menu.addAction(label)
            action.setData((one.name, None))
            action.setEnabled(bool(words))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu

"""The menu that asks what the words are that are selected in a text: a value of the proposal one is on."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from app.inbox.offers import Offer
from app.inbox.telling import FIELDS, understood


def words_menu(parent: QWidget, kind: str) -> QMenu:
    """One entry for each field that may be corrected; the data of an entry is the name of its field."""
    menu = QMenu(parent)
    menu.setAccessibleName("These words are")
    for number, one in enumerate(FIELDS[kind], 1):
        menu.addAction(f"&{number}  {one.label}" if number < 10 else one.label).setData(one.name)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def value_of(offer: Offer, name: str, words: str, day: date) -> Any:
    """What selected words mean as a field of a proposal. Raises InvalidValue with one sentence."""
    field = next(one for one in FIELDS[offer.kind] if one.name == name)
    return understood(field, words, day)

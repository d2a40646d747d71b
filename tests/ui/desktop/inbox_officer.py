"""An officer at the inbox, by keys alone: looks at what is unsure, corrects what is wrong; keys are counted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.inbox.offers import Offer
from app.inbox.telling import FIELDS, typed
from app.intake.people.matching import Verdict
from ui.desktop.inbox.looking import worth_a_look
from ui.desktop.pages.inbox import InboxPage

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat

K = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier

Wrong = Mapping[str, Mapping[str, Any]]
"""Title of a proposal → the fields that are wrong in it, with what is right."""


class Inbox:
    """The page, and an officer whose keys are counted."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.keys = 0
        self.pressed: list[str] = []

    @property
    def page(self) -> InboxPage:
        page = self.seat.window.stack.live("inbox")
        assert isinstance(page, InboxPage)
        return page

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.keys += 1
        self.pressed.append(("⇧" if modifier == SHIFT else "⌃" if modifier == CTRL else "") + key.name[4:])
        QTest.keyClick(QApplication.focusWidget() or self.seat.window, key, modifier)
        self.rest()

    def write(self, words: str) -> None:
        """Type words into the field one is in, letter by letter; each is a key."""
        self.keys += len(words)
        self.pressed.append(f"“{words}”")
        QTest.keyClicks(QApplication.focusWidget() or self.seat.window, words)

    def rest(self) -> None:
        for _ in range(4):  # an answer may lead to another question
            self.seat.idle()
            QApplication.processEvents()

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.press(K.Key_V, CTRL)
        self.seat.bot.waitUntil(lambda: self._is_shown(text), timeout=20_000)
        self.rest()

    def _is_shown(self, text: str) -> bool:
        shown = self.page.pane.text
        return shown is not None and shown.text.split() == text.split() and self.page.pane.list.hasFocus()

    def offer(self, words: str) -> Offer:
        assert self.page.pane.text is not None
        return next(one for one in self.page.pane.text.offers if words in one.title)

    def to(self, words: str) -> Offer:
        """Move with J and K until one is on a proposal."""
        wanted = self.offer(words)
        self.to_id(wanted.id)
        return wanted

    def titled(self, title: str) -> Offer:
        """The proposal of this very title."""
        assert self.page.pane.text is not None
        return next(one for one in self.page.pane.text.offers if one.title == title)

    def to_id(self, id: str) -> None:
        """The same, by its id."""
        model = self.page.pane.list.rows
        while self.page.pane.list.key() != id:
            here, there = (model.row_of(key) or 0 for key in (self.page.pane.list.key(), id))
            self.press(K.Key_J if there > here else K.Key_K)

    def take_in(self, text: str, wrong: Wrong, answers: Mapping[str, str]) -> int:
        """Paste, look at everything that is worth a look, answer, correct, accept; returns the keys pressed.

        `wrong` says what the officer sees to be wrong; `answers` what to press (1, 2, N) where the inbox asks, by words
        of the title. What is unsure and not wanted stays unchosen.
        """
        self.keys, self.pressed = 0, []
        self.paste(text)
        pane, seen = self.page.pane, set[str]()
        while pane.list.key() not in seen:
            here = pane.list.key()
            seen.add(here)
            if self._here_is_worth_it():
                self._see_to(wrong, answers)
            if pane.list.key() == here:  # an answer leads on by itself
                self.press(K.Key_W)
        for words, right in wrong.items():
            offer = self.titled(words)
            if not offer.content.get("corrected"):
                self.to_id(offer.id)
                self._correct(right)
        self.press(K.Key_A, SHIFT)
        return self.keys

    def _here_is_worth_it(self) -> bool:
        pane = self.page.pane
        offer = pane._offer()
        return offer is not None and worth_a_look(offer, pane._differences.get(offer.id, ()))

    def _see_to(self, wrong: Wrong, answers: Mapping[str, str]) -> None:
        """Decide on the proposal one is on."""
        offer = self.page.pane._offer()
        assert offer is not None
        right = wrong.get(offer.title)
        if right is not None:
            self._correct(right)
        if offer.match.verdict is Verdict.ASK:
            key = next(key for words, key in answers.items() if words in offer.title)
            self.press(getattr(K, f"Key_{key}"))

    def _correct(self, right: Mapping[str, Any]) -> None:
        """Open the fields, go to each that is wrong by Tab, type what is right, save by Enter."""
        offer = self.page.pane._offer()
        assert offer is not None
        self.press(K.Key_C)
        for place, field in enumerate(FIELDS[offer.kind]):
            if place:
                self.press(K.Key_Tab)
            if field.name in right:
                self.press(K.Key_A, CTRL)
                words = typed(field, right[field.name])
                self.write(words) if words else self.press(K.Key_Delete)
            if set(right) <= {one.name for one in FIELDS[offer.kind][: place + 1]}:
                break
        self.press(K.Key_Return)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        assert self.seat.window.session.case is not None
        with self.seat.window.session.case.read() as reader:
            return reader.rows(sql)

"""The last line of a delegation: a name is typed and taken with Enter; several lines that are pasted are a list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.meetings.roll import Entry, read_roll
from app.references import Mention
from ui.desktop.forms.finder import Finder
from ui.desktop.forms.offers import Offer, Offers
from ui.desktop.look import Theme, Type
from ui.desktop.meeting.line import go_on
from ui.desktop.parts.fields import line_edit
from ui.desktop.parts.words import Label

KINDS = ("person", "post", "organisation")


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken: a line as it was read, and the record on file that is meant; None makes a new one.

    `kind` is what is made; empty: what the line is likeliest to name.
    """

    entry: Entry
    mention: Mention | None
    kind: str = ""


class NameLine(QWidget):
    """Role and head count may be typed with the name: `rajesh (co-chair)`, `Ministry of Defence, 4 officers`."""

    taken = Signal(object)
    """A Taken."""
    pasted = Signal(str)
    """Several lines of text."""
    typed = Signal()

    def __init__(self, theme: Theme, finder: Finder, party: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._finder = finder
        self._party = party
        self._offers: Offers | None = None
        self._hurried = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.edit = line_edit(
            theme, f"Add a name for {party}, or paste a list", "Add a name, or paste a list"
        )
        self.edit.textEdited.connect(self._edited)
        self.edit.installEventFilter(self)
        self.setFocusProxy(self.edit)
        plus = Label(theme, Type.BODY, "text_3", "+")
        plus.setFixedWidth(theme.look.units(20))
        plus.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.look.units(4), 0, 0)
        row.setSpacing(theme.look.units(4))
        row.addWidget(plus)
        row.addWidget(self.edit, 1)

    def take_offers(self, words: str, found: tuple[Mention, ...]) -> None:
        """Who may be meant by what was typed; called by the finder. Those of the party come first."""
        if words != _name(self.edit.text()) or not self.edit.hasFocus():
            return
        named = sorted(found, key=lambda one: self._party.casefold() not in one.detail.casefold())
        lines = [Offer(one.title, _second(one), one) for one in named]
        if words:
            lines += self._new(words)
        if self._offers is None:
            self._offers = Offers(self._theme, self.window())
            self._offers.taken.connect(self._take)
            self.destroyed.connect(self._offers.deleteLater)
        self._offers.offer(lines, self.edit, choose_first=bool(words))
        if self._hurried and (offer := self._offers.current()) is not None:
            self._take(offer)

    def _new(self, words: str) -> list[Offer]:
        """What can be made of a name that is not on file, the likeliest first."""
        entries = read_roll(self.edit.text())
        likely = entries[0].kind if entries else "person"
        kinds = sorted(KINDS, key=lambda one: one != likely)
        keys = (f"for {self._party} · Ctrl+Enter", f"for {self._party}", f"for {self._party}")
        return [
            Offer(f"New {kind} “{words}”", second, None, kind)
            for kind, second in zip(kinds, keys, strict=True)
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.hide_offers()
        elif event.type() is QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if _enter(event) and self._shown() is not None:
                event.accept()
                return True
        elif event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.matches(QKeySequence.StandardKey.Paste) and self._paste():
                return True
            if self._key(event):
                return True
        return super().eventFilter(watched, event)

    def hide_offers(self) -> None:
        """Show nothing more under the line."""
        self._finder.forget(self)
        self._hurried = False
        if self._offers is not None:
            self._offers.hide()

    def _key(self, event: QKeyEvent) -> bool:
        shown = self._shown()
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up if shown is not None and not event.modifiers():
                shown.move(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            case Qt.Key.Key_Escape if shown is not None:
                self.hide_offers()
                return True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if (
                not self.edit.text().strip() and not event.modifiers()
            ):
                go_on(self.edit)
                return True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.edit.text().strip():
                control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                offer = (shown.creating() if control else shown.current()) if shown is not None else None
                if offer is not None:
                    self._take(offer)
                elif not control:
                    self._hurried = True
                    self._finder.look(self, _name(self.edit.text()), KINDS, at_once=True)
                return offer is not None or not control
        return False

    def _shown(self) -> Offers | None:
        return self._offers if self._offers is not None and self._offers.isVisible() else None

    def _paste(self) -> bool:
        text = QGuiApplication.clipboard().text()
        if "\n" not in text.strip():
            return False
        self.pasted.emit(text)
        return True

    @Slot(object)
    def _take(self, offer: Offer) -> None:
        entries = read_roll(self.edit.text())
        self.hide_offers()
        self.edit.clear()
        if entries:
            self.taken.emit(Taken(entries[0], offer.mention, offer.kind))

    @Slot(str)
    def _edited(self, words: str) -> None:
        self._hurried = False
        if "\n" in words.strip():
            self.edit.clear()
            self.pasted.emit(words)
        else:
            self._finder.look(self, _name(words), KINDS)
        self.typed.emit()


def _enter(event: QKeyEvent) -> bool:
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def _name(words: str) -> str:
    """What is looked for: the name alone, without what was typed behind it."""
    entries = read_roll(words)
    return entries[0].name if entries else ""


def _second(mention: Mention) -> str:
    label = {"post": "Post", "organisation": "Organisation"}.get(mention.kind, "")
    return " · ".join(part for part in (label, mention.detail) if part)

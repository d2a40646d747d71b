"""Editors for references: typed, chosen from what is offered, or created in place; one, or several as chips."""

from __future__ import annotations

from typing import Any, Required, Unpack

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from app import catalog
from app.references import Mention
from db.values.errors import InvalidValue, excerpt
from ui.desktop.forms.chip_row import ChipRow
from ui.desktop.forms.creations import Creations
from ui.desktop.forms.editor import Editor, Kept
from ui.desktop.forms.finder import Finder
from ui.desktop.forms.offers import Offer, Offers
from ui.desktop.look import Theme
from ui.desktop.parts.fields import line_edit

Names = dict[str, Mention]
"""Id → how to speak of it; one for a whole form, so that what is chosen here is known everywhere in it."""


class Reach(Kept):
    """What an editor of references is told: the kinds that it takes, and who finds, makes and names records."""

    kinds: Required[tuple[str, ...]]
    finder: Required[Finder]
    creations: Required[Creations]
    names: Required[Names]


class Picker(Editor):
    """What both have in common: a line that finds records while one types."""

    picked = Signal(object)
    """A Mention: chosen or created by the officer."""

    def __init__(self, theme: Theme, words: str, help: str = "", **reach: Unpack[Reach]) -> None:
        super().__init__(
            theme, words, help, required=reach.get("required", False), parent=reach.get("parent")
        )
        self._kinds = reach["kinds"]
        self._finder = reach["finder"]
        self._creations = reach["creations"]
        self._names = reach["names"]
        self._offers: Offers | None = None
        self.edit = line_edit(theme, words, "type to find", free=True)
        self.edit.textEdited.connect(self._edited)

    def take_offers(self, words: str, found: tuple[Mention, ...]) -> None:
        """What may be meant by what was typed; called by the finder."""
        if words != self.edit.text() or not self.edit.hasFocus():
            return
        lines = [Offer(one.title, _second(one, self._kinds), one) for one in found if self._may_take(one)]
        named = " ".join(words.split())
        if named:
            for kind in self._creations.kinds(self._kinds)[:3]:
                label = catalog.info(kind).label.lower()
                lines.append(Offer(f"Create {label} “{named}”", "Ctrl+Enter", None, kind))
        if self._offers is None:
            self._offers = Offers(self.theme, self.window())
            self._offers.taken.connect(self._take)
            self.destroyed.connect(self._offers.deleteLater)
        self._offers.offer(lines, self.edit, choose_first=bool(named))

    def hide_offers(self) -> None:
        """Show nothing more under the field."""
        self._finder.forget(self)
        if self._offers is not None:
            self._offers.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and event.type() is QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if self._key(event):
                return True
        if watched is self.edit and event.type() is QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            offered = self._offers is not None and self._offers.isVisible()
            if offered and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                event.accept()  # Ctrl+Enter creates what is offered; it does not save the form
                return True
        if event.type() is QEvent.Type.FocusOut:
            self._settle()
            self.hide_offers()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        shown = self._offers if self._offers is not None and self._offers.isVisible() else None
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                if shown is not None:
                    shown.move(step)
                elif step > 0:
                    self._finder.look(self, self.edit.text(), self._kinds, at_once=True)
                return True
            case Qt.Key.Key_Escape if shown is not None:
                self.hide_offers()
                return True
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if shown is not None:
                offer = shown.creating() if control else shown.current()
                if offer is not None:
                    self._take(offer)
                    return True
        return False

    def _settle(self) -> None:
        """On leaving: what is exactly the name of one of the offers is that record."""
        offer = self._offers.current() if self._offers is not None else None
        typed = " ".join(self.edit.text().split()).casefold()
        if offer is not None and offer.mention is not None and typed == offer.mention.title.casefold():
            self._take(offer)

    @Slot(object)
    def _take(self, offer: Offer) -> None:
        self.hide_offers()
        mention = offer.mention or self._creations.make(offer.kind, self.edit.text())
        self._names[mention.id] = mention
        self._pick(mention)
        self._touch()
        self.picked.emit(mention)

    @Slot(str)
    def _edited(self, words: str) -> None:
        self._typed_anew()
        self._touch()
        self._finder.look(self, words, self._kinds)

    def _may_take(self, mention: Mention) -> bool:
        return True

    def _pick(self, mention: Mention) -> None:
        raise NotImplementedError

    def _typed_anew(self) -> None:
        """What was chosen may not be meant any more."""

    def _unknown(self) -> InvalidValue:
        create = ", or create it with Ctrl+Enter"
        if not self._creations.kinds(self._kinds):
            create = ", or name the parties first and create it then" if "forum" in self._kinds else ""
        return InvalidValue(f"{excerpt(self.edit.text())} is not chosen yet: pick it from the list{create}.")

    def _mention(self, record_id: str) -> Mention:
        return self._names.get(record_id) or Mention(record_id, "", f"record {record_id[:8]}")


def _second(mention: Mention, kinds: tuple[str, ...]) -> str:
    label = catalog.info(mention.kind).label if len(kinds) > 1 else ""
    return " · ".join(part for part in (label, mention.detail) if part)


class ReferenceEditor(Picker):
    """One record."""

    def __init__(self, theme: Theme, words: str, help: str = "", **reach: Unpack[Reach]) -> None:
        super().__init__(theme, words, help, **reach)
        self._chosen: Mention | None = None
        self._place(self.edit)

    @property
    def chosen(self) -> Mention | None:
        """The record that is meant."""
        return self._chosen

    def value(self) -> Any:
        if self._chosen is not None:
            return self._chosen.id
        if self.edit.text().strip():
            raise self._unknown()
        return None

    def set_value(self, value: Any) -> None:
        self._chosen = self._mention(value) if value else None
        self.edit.setText(self._chosen.title if self._chosen else "")
        self.edit.setCursorPosition(0)
        self.refresh()

    def typed(self) -> Any:
        if self._chosen is not None:
            return {"id": self._chosen.id, "kind": self._chosen.kind, "title": self._chosen.title}
        return self.edit.text()

    def retype(self, json: Any) -> None:
        if isinstance(json, dict):
            self._names.setdefault(json["id"], Mention(json["id"], json["kind"], json["title"]))
            self.set_value(json["id"])
        else:
            self._chosen = None
            self.edit.setText(json or "")
        self._touch()

    def refresh(self) -> None:
        self.understood(self._chosen.detail if self._chosen else "")

    def _pick(self, mention: Mention) -> None:
        self._chosen = mention
        self.edit.setText(mention.title)

    def _typed_anew(self) -> None:
        self._chosen = None


class ReferencesEditor(Picker):
    """Several records, as chips before the line; Backspace in the empty line takes the last one away."""

    def __init__(
        self, theme: Theme, words: str, help: str = "", *, minimum: int = 0, **reach: Unpack[Reach]
    ) -> None:
        reach["required"] = minimum > 0
        super().__init__(theme, words, help, **reach)
        self._minimum = minimum
        self._chosen: list[Mention] = []
        self.row = ChipRow(theme, self.edit)
        self._place(self.row, watched=self.edit)
        self.row.removed.connect(self._remove)

    def value(self) -> Any:
        if self.edit.text().strip():
            raise self._unknown()
        return tuple(one.id for one in self._chosen)

    def set_value(self, value: Any) -> None:
        self._chosen = [self._mention(one) for one in value or ()]
        self.edit.clear()
        self._show()

    def typed(self) -> Any:
        chosen = [{"id": one.id, "kind": one.kind, "title": one.title} for one in self._chosen]
        return {"chosen": chosen, "text": self.edit.text()} if chosen or self.edit.text() else None

    def retype(self, json: Any) -> None:
        found = json if isinstance(json, dict) else {}
        for one in found.get("chosen", ()):
            self._names.setdefault(one["id"], Mention(one["id"], one["kind"], one["title"]))
        self.set_value([one["id"] for one in found.get("chosen", ())])
        self.edit.setText(found.get("text", ""))
        self._touch()

    def problem(self) -> str:
        if self.edit.text().strip():
            return str(self._unknown())
        if len(self._chosen) >= self._minimum:
            return ""
        few = {1: "one", 2: "two"}.get(self._minimum, str(self._minimum))
        return f"{self.words}: at least {few}."

    def _is_empty(self) -> bool:
        return not self._chosen and not self.edit.text().strip()

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Backspace and not self.edit.text() and self._chosen:
            self._chosen.pop()
            self._show()
            self._touch()
            return True
        return super()._key(event)

    def _may_take(self, mention: Mention) -> bool:
        return all(one.id != mention.id for one in self._chosen)

    def _pick(self, mention: Mention) -> None:
        if self._may_take(mention):
            self._chosen.append(mention)
        self.edit.clear()
        self._show()

    @Slot(str)
    def _remove(self, record_id: str) -> None:
        self._chosen = [one for one in self._chosen if one.id != record_id]
        self._show()
        self._touch()

    def _show(self) -> None:
        self.row.put([(one.id, one.title) for one in self._chosen])
        said = ", ".join(one.title for one in self._chosen) or "nothing chosen"
        self.edit.setAccessibleName(f"{self.words}: {said}")

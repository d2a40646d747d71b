"""Editors for what is chosen: one of a list, whose it is, yes or no, and a marking of the case file's scheme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Unpack

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.values.choices import Choice as Enumeration
from db.values.choices import Side
from db.values.marking import Marking, Scheme
from ui.desktop.forms.editor import Editor, Kept
from ui.desktop.look import Theme
from ui.desktop.parts.controls import Button, Choice, Weight
from ui.desktop.parts.segments import DISCS, Disc, Segments

NOT_STATED = "not stated"


class ChoiceEditor(Editor):
    """One of a list of (code, words); letters typed go to what begins so. A code that is not listed is kept."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        help: str = "",
        *,
        items: Sequence[tuple[str, str]],
        empty: str = NOT_STATED,
        **kept: Unpack[Kept],
    ) -> None:
        super().__init__(theme, words, help, **kept)
        self.choice = Choice(theme)
        self.choice.setMaxVisibleItems(14)
        self.choice.setPlaceholderText("choose …")
        if not self.required:
            self.choice.addItem(empty, None)
        for code, said in items:
            self.choice.addItem(said, code)
        self.choice.setCurrentIndex(-1 if self.required else 0)
        self._place(self.choice)
        self.choice.activated.connect(self._chosen)
        self.choice.currentIndexChanged.connect(self._moved)
        self._quiet = False

    def value(self) -> Any:
        return self.choice.currentData()

    def set_value(self, value: Any) -> None:
        self._quiet = True
        code = str(value) if value is not None else None
        place = self.choice.findData(code) if code is not None else (-1 if self.required else 0)
        if place < 0 and code is not None:
            self.choice.addItem(code, code)  # written by a newer version
            place = self.choice.count() - 1
        self.choice.setCurrentIndex(place)
        self._quiet = False

    def typed(self) -> Any:
        return self.choice.currentData()

    def retype(self, json: Any) -> None:
        self.set_value(json)
        self._touch()

    @Slot()
    def _chosen(self) -> None:
        self.error("")

    @Slot()
    def _moved(self) -> None:
        if not self._quiet:
            self._touch()


class EnumEditor(ChoiceEditor):
    """One of an enumeration."""

    def __init__(
        self, theme: Theme, words: str, help: str = "", *, choices: type[Enumeration], **kept: Unpack[Kept]
    ) -> None:
        items = [(member.value, member.label) for member in choices]
        super().__init__(theme, words, help, items=items, **kept)
        self._choices = choices

    def value(self) -> Any:
        code = self.choice.currentData()
        return self._choices(code) if code in {member.value for member in self._choices} else code


class SegmentEditor(Editor):
    """A few choices that stand side by side."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        help: str = "",
        *,
        items: Sequence[tuple[str, str, Disc]],
        **kept: Unpack[Kept],
    ) -> None:
        super().__init__(theme, words, help, **kept)
        self.segments = Segments(theme, items)
        self._place(self.segments)
        self.segments.set_name(words)
        self.segments.choose(None)
        self.segments.chosen.connect(self._touch)

    def value(self) -> Any:
        return self.segments.code or None

    def set_value(self, value: Any) -> None:
        self.segments.choose(None if value is None else str(value))

    def typed(self) -> Any:
        return self.segments.code or None

    def retype(self, json: Any) -> None:
        self.segments.choose(json if isinstance(json, str) else None)
        self._touch()


class SideEditor(SegmentEditor):
    """Ours, theirs, joint or a third party's."""

    def __init__(self, theme: Theme, words: str, help: str = "", **kept: Unpack[Kept]) -> None:
        items = [(side.value, side.label, DISCS[side]) for side in Side]
        super().__init__(theme, words, help, items=items, **kept)

    def value(self) -> Any:
        return Side(self.segments.code) if self.segments.code else None


class FlagEditor(SegmentEditor):
    """Yes, no, or not stated: three answers, for silence is not a no."""

    def __init__(self, theme: Theme, words: str, help: str = "", **kept: Unpack[Kept]) -> None:
        items = [("yes", "Yes", Disc.NONE), ("no", "No", Disc.NONE), ("", "Not stated", Disc.NONE)]
        super().__init__(theme, words, help, items=items, **kept)

    def value(self) -> Any:
        return {"yes": True, "no": False}.get(self.segments.code or "")

    def set_value(self, value: Any) -> None:
        self.segments.choose({True: "yes", False: "no"}.get(value, ""))


class MarkingEditor(Editor):
    """A level of the case file's scheme and its caveats; nothing chosen is *not assessed*."""

    def __init__(
        self, theme: Theme, words: str, help: str = "", *, scheme: Scheme, **kept: Unpack[Kept]
    ) -> None:
        super().__init__(theme, words, help, **kept)
        self._scheme = scheme
        self._other: tuple[str, ...] = ()
        """Caveats that the scheme does not know; kept."""
        self.level = Choice(theme)
        self.level.addItem("not assessed", None)
        for level in scheme.levels:
            self.level.addItem(level.label, level.code)
        self.caveats: dict[str, Button] = {}
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.look.units(4))
        line.addWidget(self.level)
        for caveat in scheme.caveats:
            button = Button(theme, caveat, Weight.OUTLINED)
            button.setCheckable(True)
            button.setAccessibleName(f"Caveat {caveat}")
            button.toggled.connect(self._toggled)
            self.caveats[caveat] = button
            line.addWidget(button)
        line.addStretch(1)
        self._quiet = False
        self._place(row, watched=self.level)
        self.level.currentIndexChanged.connect(self._moved)

    def value(self) -> Any:
        code = self.level.currentData()
        if code is None:
            return None
        chosen = tuple(caveat for caveat, button in self.caveats.items() if button.isChecked())
        return Marking(code, (*chosen, *self._other))

    def set_value(self, value: Any) -> None:
        self._quiet = True
        code = value.level if value is not None else None
        place = self.level.findData(code) if code is not None else 0
        if place < 0:
            self.level.addItem(f"{code} (unknown level)", code)
            place = self.level.count() - 1
        self.level.setCurrentIndex(place)
        held = set(value.caveats) if value is not None else set()
        for caveat, button in self.caveats.items():
            button.setChecked(caveat in held)
        self._other = tuple(sorted(held - set(self.caveats)))
        self._quiet = False
        self.refresh()

    def typed(self) -> Any:
        value = self.value()
        return value.to_json() if value is not None else None

    def retype(self, json: Any) -> None:
        self.set_value(Marking.from_json(json) if json else None)
        self._touch()

    def refresh(self) -> None:
        value = self.value()
        shown = value.show(self._scheme) if value is not None and value.caveats else ""
        self.understood(shown)

    @Slot()
    def _moved(self) -> None:
        self._toggled()

    @Slot()
    def _toggled(self) -> None:
        for caveat, button in self.caveats.items():
            button.setEnabled(self.level.currentData() is not None)
            button.setText(f"✓ {caveat}" if button.isChecked() else caveat)
        if not self._quiet:
            self._touch()

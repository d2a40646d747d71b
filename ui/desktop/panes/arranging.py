"""Keeps the sections, the preset above the paper and what is remembered of both in step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from app.briefs.controls import Controls, controls
from app.briefs.outlining import (
    Arranged,
    Outline,
    arrangements,
    drop_outline,
    keep_arrangement,
    keep_outline,
    outlines,
)
from app.briefs.subjects import Shelf, read_shelf
from app.casefile import CaseFile
from ui.desktop.panes.choices import ChoicesBar
from ui.desktop.panes.section_list import SectionPane
from ui.desktop.session import Session


@dataclass(frozen=True, slots=True)
class Desk:
    """What the composer reads of a case file."""

    shelf: Shelf
    outlines: tuple[Outline, ...]
    arranged: dict[str, Arranged]
    controlled: dict[str, Controls]


def read_desk(case: CaseFile) -> Desk:
    """What there is to write about, the outlines, how each brief was arranged and what was said of it.

    Raises CaseFileError.
    """
    return Desk(read_shelf(case), outlines(case), arrangements(case), controls(case))


class Arranging(QObject):
    """Emits `changed` when the brief has another outline."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, pane: SectionPane, choices: ChoicesBar, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._pane = pane
        self._choices = choices
        self._outlines: tuple[Outline, ...] = ()
        self._arranged: dict[str, Arranged] = {}
        self._about = ""
        pane.changed.connect(self._take_sections)
        pane.limits.keeping.connect(self._keep)
        pane.limits.dropping.connect(self._drop)
        choices.preset.currentIndexChanged.connect(self._take_preset)

    def put(self, found: tuple[Outline, ...], arranged: dict[str, Arranged]) -> None:
        """The outlines to choose from, and how each brief was arranged."""
        first = not self._outlines
        self._arranged = arranged
        if found != self._outlines:
            self._outlines = found
            self._choices.put_outlines([(one.name, one.id) for one in found])
            if first:
                self._pane.put(self._outline())

    def show_subject(self, about: str) -> None:
        """Another subject: its brief is arranged as it was the last time."""
        self._about = about
        kept = self._arranged.get(about)
        if kept is not None and self._outlines:
            wanted = next((one for one in self._outlines if one.id == kept.outline), self._outlines[0])
            self._choices.choose_preset(wanted.id)
            self._pane.put(wanted, kept.sections, kept.caps)
        elif self._outlines and self._pane.arranged:
            self._pane.put(self._outline())

    def asked(self) -> dict[str, Any]:
        """The part of a request that says what the outline is."""
        if not self._outlines:
            return {"preset": self._choices.preset.code() or "standard"}
        outline = self._outline()
        if self._pane.outline != outline.id:  # the choice above is told of first
            self._pane.put(outline)
        if not outline.own and not self._pane.arranged:
            return {"preset": outline.id}
        preset = "standard" if outline.own else outline.id
        return {"preset": preset, "sections": self._pane.sections, "caps": self._pane.caps}

    def _outline(self) -> Outline:
        code = self._choices.preset.code()
        return next((one for one in self._outlines if one.id == code), self._outlines[0])

    @Slot()
    def _take_preset(self) -> None:
        """Another preset: its sections, as it has them."""
        if self._outlines:
            if self._pane.outline != self._outline().id:
                self._pane.put(self._outline())
            self._remember()

    @Slot()
    def _take_sections(self) -> None:
        self._remember()
        self.changed.emit()

    def _remember(self) -> None:
        case = self._session.case
        if case is not None and self._about:
            found = Arranged(self._outline().id, self._pane.sections, self._pane.caps)
            self._arranged[self._about] = found
            job = partial(keep_arrangement, case, self._about, found)
            self._session.carry_out("Remembering the sections …", job, by=self)

    @Slot(str)
    def _keep(self, name: str) -> None:
        case = self._session.case
        if case is not None:
            job = partial(keep_outline, case, name, self._pane.sections, self._pane.caps)
            self._session.carry_out(
                "Keeping the preset …", job, by=self, then=self._kept, failed=self._take_failure
            )

    @Slot(object)
    def _take_failure(self, error: Exception) -> None:
        self.failed.emit(error)

    @Slot(object)
    def _kept(self, kept: Outline) -> None:
        self._pane.limits.name.clear()
        others = [one for one in self._outlines if one.id != kept.id]
        self._show((*others, kept), kept)

    @Slot(str)
    def _drop(self, outline_id: str) -> None:
        case = self._session.case
        if case is not None:
            job = partial(drop_outline, case, outline_id)
            self._session.carry_out("Forgetting the preset …", job, by=self)
            rest = tuple(one for one in self._outlines if one.id != outline_id)
            self._show(rest, rest[0])
            self.changed.emit()

    def _show(self, found: tuple[Outline, ...], chosen: Outline) -> None:
        self._outlines = found
        self._choices.put_outlines([(one.name, one.id) for one in found])
        self._choices.choose_preset(chosen.id)
        self._pane.put(chosen)
        self._remember()

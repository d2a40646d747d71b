"""The page of one record, and the page on which a new one is made."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import catalog
from app.door import Changed
from app.forms import DRAFT, NOTE
from app.references import Mention
from app.saving import Saved
from ui.desktop.forms.form import small
from ui.desktop.forms.form_pane import WIDEST, FormPane
from ui.desktop.page import Page, Surroundings
from ui.desktop.panes.record import RecordPane
from ui.desktop.panes.record_print import read_record_sheet
from ui.desktop.parts.words import Tone
from ui.desktop.place import CITED, EDIT, Place
from ui.desktop.registry import place_of
from ui.desktop.tables.print_job import PrintJob


class WholePane(RecordPane):
    """A record with a page for itself: no wider than one reads well, its scroll bar at the edge of the window."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self.widest = around.theme.look.units(WIDEST)


class RecordPage(Page):
    """Any record."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._kind = self._id = ""
        self.pane = WholePane(around)
        self.pane.going.connect(self._go)
        self.pane.moved.connect(self.moved)
        self.printing = PrintJob(around, self)
        widest = self.theme.look.units(WIDEST)
        for part in (self.pane.bar, self.pane.offer):
            part.setMaximumWidth(widest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)

    def show_place(self, place: Place) -> None:
        self._kind, self._id = place.kind, place.id
        given = dict(place.given)
        wanted = given.get(EDIT)
        edit = "" if CITED in given else None if wanted is None else json.loads(wanted)
        if CITED in given:
            self.pane.form.citing = True
        self.pane.show_record(place.kind, place.id, edit=edit)

    def place(self) -> Place:
        return Place("record", self._kind, self._id)

    def title(self) -> str:
        return self.pane.view.title if self.pane.view is not None else ""

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        own = self.pane.verbs()
        return own if self.pane.editing or self.pane.view is None else {**own, "print": self.print_record}

    def keys(self) -> tuple[str, ...]:
        return self.pane.keys()

    @Slot()
    def print_record(self) -> None:
        """Print the record."""
        if self.session.case is not None:
            self.printing.ask(
                "the record", partial(read_record_sheet, self.session.case, self._kind, self._id)
            )

    def new_kind(self) -> str:
        return self._kind or self.NEW

    def take_changed(self, changed: Changed) -> None:
        self.pane.take_changed(changed)

    def first_focus(self) -> QWidget | None:
        return None if self.pane.editing else self.pane

    def settle(self) -> None:
        self.pane.settle()

    def stop(self) -> None:
        self.pane.stop()

    @Slot(object)
    def _go(self, mention: Mention) -> None:
        self.around.go(place_of(mention.kind, mention.id))


class NewPage(Page):
    """A form for a record that is not there yet. What was given stays given for the next one."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        self._place = Place("new")
        self.form = FormPane(around)
        self.form.saved.connect(self._saved)
        self.form.closed.connect(self._closed)
        self.form.ready.connect(self.moved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)  # which keeps its own lines short

    def show_place(self, place: Place) -> None:
        """Start a form, unless one of the same kind is open in which something was typed."""
        if self.form.form is not None and place == self._place and self.form.touched:
            return
        self._place = place
        self.form.start(place.kind, given=place.given)

    def place(self) -> Place:
        return self._place

    def title(self) -> str:
        label = catalog.info(self._place.kind).label if self._place.kind else ""
        return f"New {small(label)}"

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        return {
            "save": self.form.save,
            "save_new": self.form.save_and_new,
            "stop_editing": self.form.discard,
            "cite": self.form.cite,
            "paste_source": self.form.paste_source,
        }

    def keys(self) -> tuple[str, ...]:
        return ("save", "save_new", "cite", "paste_source")

    def new_kind(self) -> str:
        return self._place.kind or self.NEW

    def settle(self) -> None:
        self.form.settle()

    def stop(self) -> None:
        self.form.stop()

    @Slot(object, bool)
    def _saved(self, saved: Saved, another: bool) -> None:
        kind = self._place.kind
        label = catalog.info(kind).label
        if another:
            given = tuple(pair for pair in self._place.given if pair[0] not in {DRAFT, NOTE})
            self._place = Place("new", kind, given=given)
            self.form.start(kind, given=given)
            self.around.say(f"{label} added.", Tone.DONE, "Undo", self.around.session.undo)
        else:
            self.around.go(place_of(kind, saved.id))
            self.around.say(f"{label} added.", Tone.DONE, "Undo", self.around.session.undo)

    @Slot()
    def _closed(self) -> None:
        self.form.start(self._place.kind, given=[pair for pair in self._place.given if pair[0] != DRAFT])

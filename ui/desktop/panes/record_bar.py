"""What stands above a record: what can be done with it, and the draft that was left on it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.drafts import Draft
from app.merging import MERGED
from app.records import RecordView
from app.references import Mention
from app.showing.words import moment
from ui.desktop.icons import Icon
from ui.desktop.look import Theme, Type
from ui.desktop.panes.record_lines import Link
from ui.desktop.panes.record_steps import REPORTED
from ui.desktop.parts.controls import Button, IconButton, Weight
from ui.desktop.parts.words import Ground, Label

_MADE_OF_NOTE = (
    ("note_meeting", "Make a meeting of it"),
    ("note_commitment", "Make a commitment of it"),
    ("note_task", "Make a task of it"),
)

_MORE = (
    ("cite", "Cite a source"),
    ("attach", "Attach a file…"),
    ("duplicate", "Duplicate"),
    ("merge", "Merge with…"),
    ("delete", "Delete"),
    ("restore_record", "Restore"),
    ("report", "Report…"),
    ("close_session", "Close the session…"),
    ("lock_minutes", "Lock or reopen the minutes…"),
    ("brief_returned", "Compare what came back…"),
    *_MADE_OF_NOTE,
)

_OF_KINDS = {
    "report": REPORTED,
    "merge": frozenset(MERGED),
    "close_session": frozenset({"meeting"}),
    "lock_minutes": frozenset({"meeting"}),
    "brief_returned": frozenset({"brief"}),
    **{verb: frozenset({"note"}) for verb, _ in _MADE_OF_NOTE},
}
"""Kinds of record that have a step; the others are of every kind."""


class Above(QWidget):
    """The small line over a record's title: what it is, and what it belongs to."""

    going = Signal(object)
    """A Mention."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Mention | str, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.look.units(6))

    def put(self, shown: tuple[Mention | str, ...]) -> None:
        """Show these, parted by dots."""
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._row.takeAt(0)) is not None:
            if (former := item.widget()) is not None:
                former.hide()
                former.deleteLater()
        for place, one in enumerate(shown):
            if place:
                self._row.addWidget(Label(self._theme, Type.SMALL, "text_3", "·"))
            if isinstance(one, Mention):
                link = Link(self._theme, one, Type.SMALL)
                link.going.connect(self.going)
                self._row.addWidget(link)
            else:
                self._row.addWidget(Label(self._theme, Type.SMALL, "text_3", one))


class RecordBar(QWidget):
    """What the record belongs to; edit, history, and the rest in a menu."""

    more = Signal(str)
    """An id of the action table."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme.look
        self.edit = IconButton(theme, Icon.EDIT, "Edit (E)")
        self.history = IconButton(theme, Icon.HISTORY, "History")
        self.others = IconButton(theme, Icon.MORE, "More")
        self._menu = QMenu(self)
        self._actions = {verb: self._menu.addAction(words) for verb, words in _MORE}
        for verb, action in self._actions.items():
            action.setObjectName(verb)
            action.triggered.connect(self._chosen)
        self.others.clicked.connect(self._open_menu)
        self.make = Button(theme, "Make it a record…", Weight.QUIET)
        self._made = QMenu(self)
        for verb, _ in _MADE_OF_NOTE:
            self._made.addAction(self._actions[verb])
        self.make.clicked.connect(self._open_made)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.units(24), look.units(8), look.units(16), 0)
        row.setSpacing(look.units(2))
        self.above = Above(theme)
        row.addWidget(self.above)
        row.addStretch(1)
        row.addWidget(self.make)
        for button in (self.edit, self.history, self.others):
            row.addWidget(button)

    def put(self, view: RecordView, *, alone: bool) -> None:
        """Offer what this record allows; not `alone`, the page around says what it belongs to."""
        self.show()
        self.above.put(view.above if alone else ())
        live = view.editable and not view.deleted
        self.edit.setVisible(live)
        self.others.setVisible(view.editable)
        self.make.setVisible(live and view.kind == "note")
        for verb, action in self._actions.items():
            of_kind = view.kind in _OF_KINDS.get(verb, (view.kind,))
            action.setVisible(view.deleted if verb == "restore_record" else live and of_kind)

    @Slot()
    def _open_menu(self) -> None:
        self._menu.popup(self.others.mapToGlobal(self.others.rect().bottomLeft()))

    @Slot()
    def _open_made(self) -> None:
        self._made.popup(self.make.mapToGlobal(self.make.rect().bottomLeft()))

    @Slot()
    def _chosen(self) -> None:
        self.more.emit(self.sender().objectName())


class DraftOffer(Ground):
    """One line: there is a draft, go on with it or throw it away."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "caution_ground", parent)
        look = theme.look
        self.words = Label(theme, Type.BODY, "caution")
        self.words.setWordWrap(True)
        self.go_on = Button(theme, "Go on", Weight.QUIET)
        self.go_on.setAccessibleName("Go on with the draft")
        self.drop = Button(theme, "Throw away", Weight.QUIET)
        self.drop.setAccessibleName("Throw the draft away")
        row = QHBoxLayout(self)
        row.setContentsMargins(look.units(24), look.units(6), look.units(16), look.units(6))
        row.addWidget(self.words, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.drop)

    def put(self, draft: Draft | None) -> None:
        """Offer a draft; nothing is shown where there is none."""
        self.setVisible(draft is not None)
        if draft is not None:
            self.words.setText(f"Changes that were not saved, {moment(draft.when)}.")

"""A record: readable first, edited in place. It stands at the right of a list, or fills its own page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.casefile import CaseFile
from app.door import Changed
from app.drafts import Draft, draft_under, drop_draft, key_of
from app.errors import NotFound
from app.forms import LIKE
from app.history import HistoryEntry
from app.records import RecordView, read_record
from app.restoring import restore_value
from db.values.text import canonical_json
from ui.desktop.dialogs import dropped_paths, local_files
from ui.desktop.forms.form import short, small
from ui.desktop.forms.form_pane import FormPane
from ui.desktop.look import Type
from ui.desktop.page import Surroundings
from ui.desktop.panes.record_bar import DraftOffer, RecordBar
from ui.desktop.panes.record_body import RecordBody
from ui.desktop.panes.record_files import RecordFiles
from ui.desktop.panes.record_steps import steps_of
from ui.desktop.parts.words import Passage, Tone
from ui.desktop.place import Place
from ui.desktop.registry import form_of
from ui.desktop.worker import Question


@dataclass(frozen=True, slots=True)
class Sight:
    """A record and the draft that was left on it."""

    view: RecordView
    draft: Draft | None


class RecordPane(QWidget):
    """Shows one record and edits it in the same place."""

    going = Signal(object)
    """A Mention: somebody wants to go there."""
    moved = Signal()
    """Another record is shown, or it is edited now, or not any more."""
    ALONE = True  # whether it says its title, how it stands and its story, which a page around it may do

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        self.view: RecordView | None = None
        self.body: RecordBody | None = None
        self._kind = ""
        self._id = ""
        self._wanted: str | None = None
        """The field that is edited as soon as the record is here; empty for the first one, None for reading."""
        self._with_history = False
        self.widest = 0  # how wide the record may become, in Qt's pixels; 0 for the whole pane
        self._begun = False  # whether a draft waits that was typed here, not in a form of the kind's own
        self.setAcceptDrops(True)
        self.files = RecordFiles(around, self, self._shown)
        self._reading = Question(around.session.reader, "Reading the record …", self)
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(self._take_failure)
        self.bar = RecordBar(around.theme)
        self.offer = DraftOffer(around.theme)
        self.form = FormPane(around)
        self._arrange()
        self._connect()

    # --- what others ask of it ---

    def widget(self) -> QWidget:
        """The pane itself, for a list that stands beside it."""
        return self

    def show_record(self, kind: str, record_id: str, *, edit: str | None = None) -> None:
        """Show a record, or nothing where the id is empty; `edit` is the field to edit at once."""
        if not record_id:
            self.clear()
            return
        if (kind, record_id) != (self._kind, self._id):
            self._leave_form()
            self._with_history = False
        self._kind, self._id, self._wanted = kind, record_id, edit
        self._ask()

    def clear(self) -> None:
        """Show no record."""
        self._leave_form()
        self._reading.forget()
        self._kind = self._id = ""
        self.view = None
        self._put(None)
        self.bar.hide()
        self.offer.hide()
        self.moved.emit()

    @property
    def editing(self) -> bool:
        """Whether the record is being edited."""
        return self.stack.currentWidget() is self.form

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        """What can be done here now, by ids of the action table."""
        if self.editing:
            return {
                "save": self.form.save,
                "stop_editing": self.form.discard,
                "cite": self.form.cite,
                "paste_source": self.form.paste_source,
            }
        if self.view is None or not self.view.editable:
            return {}
        if self.view.deleted:
            return {"restore_record": self.restore}
        return {
            "edit": self.edit,
            "duplicate": self.duplicate,
            "delete": self.delete,
            "history": self.show_history,
            "attach": self.files.choose,
            "cite": self.edit_and_cite,
            **steps_of(self.around, self.view, self),
        }

    def keys(self) -> tuple[str, ...]:
        """The actions whose keys stand in the bar below."""
        return (
            ("save", "stop_editing", "cite") if self.editing else ("edit", "history", "attach", "duplicate")
        )

    def take_changed(self, changed: Changed) -> None:
        """Read the record anew; what is the same afterwards is not drawn anew."""
        if self._id and not self.editing:
            self._ask()
        elif self.editing and any(one.id == self._id for one in changed.records):
            self.form.note_elsewhere()

    def settle(self) -> None:
        """Keep what was typed."""
        self.form.settle()

    def stop(self) -> None:
        """The case file is being closed."""
        self._reading.forget()
        self.form.stop()
        self.files.stop()
        self._kind = self._id = ""
        self.view = None
        self._put(None)

    # --- what the officer does ---

    @Slot()
    def edit(self) -> None:
        """Edit the record, from its first field."""
        self.edit_field("")

    @Slot(str)
    def edit_field(self, field: str) -> None:
        """Edit the record, from one field."""
        if self.view is None or not self.view.editable or self.view.deleted:
            return
        whole = not field and self.form.part is None and not self.form.citing and not self._begun
        if whole and (own := form_of(self._kind, self._id)):
            self.around.go(own)
        else:
            self.form.start(self._kind, self._id, field=field)
            self.stack.setCurrentWidget(self.form)
            self.bar.hide()
            self.offer.hide()
            self.moved.emit()

    @Slot(str, str)
    def edit_part(self, kind: str, record_id: str) -> None:
        """Edit the record, from one of its parts."""
        self.form.part = (kind, record_id)
        self.edit_field("")

    @Slot()
    def edit_and_cite(self) -> None:
        """Edit the record, beginning with a new citation."""
        self.form.citing = True
        self.edit_field("")

    @Slot()
    def duplicate(self) -> None:
        """A new record that starts like this one."""
        self.around.go(Place("new", self._kind, given=((LIKE, canonical_json(self._id)),)))

    @Slot()
    def delete(self) -> None:
        """To the recycle bin, at once; the bar offers the way back."""
        case, view = self._case(), self.view
        if case is not None and view is not None:
            changes = case.door.changes()
            changes.delete(view.id)
            words = f"Delete {small(view.label)} “{short(view.title)}”"
            self.around.session.change(words, changes, by=self, then=self._deleted)

    @Slot()
    def restore(self) -> None:
        """Back from the recycle bin."""
        case, view = self._case(), self.view
        if case is not None and view is not None:
            changes = case.door.changes()
            changes.restore(view.id)
            words = f"Restore {small(view.label)} “{short(view.title)}”"
            self.around.session.change(words, changes, by=self)

    @Slot()
    def show_history(self) -> None:
        """Open the history, or close it."""
        if self.body is not None:
            self._with_history = not self.body.history.is_open
            self.body.history.show_all(self._with_history)
            if self._with_history:
                self.body.history.head.setFocus(Qt.FocusReason.ShortcutFocusReason)
                QTimer.singleShot(0, self, self._bring_history)  # when it has its height

    @Slot()
    def _bring_history(self) -> None:
        if self.body is not None:
            self.area.verticalScrollBar().setValue(self.body.history.y())

    # --- inside ---

    def _shown(self) -> RecordView | None:
        return self.view

    def _case(self) -> CaseFile | None:
        return self.around.session.case

    def _ask(self) -> None:
        case = self._case()
        if case is not None:
            self._reading.ask(partial(_read, case, self._kind, self._id))

    @Slot(object)
    def _take(self, sight: Sight) -> None:
        wanted, self._wanted = self._wanted, None
        if sight.view != self.view:
            same = self.view is not None and self.view.id == sight.view.id
            at = self.area.verticalScrollBar().value() if same else 0
            self.view = sight.view
            self._put(sight.view)
            self.area.verticalScrollBar().setValue(at)
        self.bar.put(sight.view, alone=self.ALONE)
        self.offer.put(sight.draft)
        self._begun = sight.draft is not None and "fields" in (sight.draft.content or {})
        if wanted is not None:
            self.edit_field(wanted)
        self.moved.emit()

    @Slot(object)
    def _take_failure(self, error: Exception) -> None:
        self.view = None
        words = str(error) if isinstance(error, NotFound) else "This record cannot be shown; it is safe."
        label = Passage(self.around.theme, Type.BODY, "text_2", words)
        label.setMargin(self.around.theme.look.units(24))
        self.body = None
        self.area.setWidget(label)
        self.bar.hide()
        if not isinstance(error, NotFound):
            self.around.fail(error)
        self.moved.emit()

    def _put(self, view: RecordView | None) -> None:
        """Build the record anew; the old widgets go with the scroll area's care."""
        self.body = None
        if view is None:
            self.area.setWidget(QWidget())
            return
        body = RecordBody(self.around.theme, view, history=self._with_history, alone=self.ALONE)
        body.going.connect(self.going)
        body.editing.connect(self.edit_field)
        body.editing_part.connect(self.edit_part)
        body.opening.connect(self.files.open)
        body.saving.connect(self.files.save)
        body.restoring.connect(self._restore_value)
        for fault in body.faults:
            self.around.fail(fault)
        if self.widest:
            body.setMaximumWidth(self.widest)  # before it is laid out
        self.body = body
        self.area.setWidget(body)

    @Slot(object, str)
    def _restore_value(self, entry: HistoryEntry, field: str) -> None:
        case = self._case()
        if case is not None:
            job = partial(restore_value, case, entry, field)
            self.around.session.carry_out("Putting a value back …", job, by=self, then=self._restored)

    @Slot(object)
    def _restored(self, changed: Changed) -> None:
        self.around.say(f"{changed.action}: done.", Tone.DONE, "Undo", self.around.session.undo)

    @Slot(object)
    def _deleted(self, changed: Changed) -> None:
        what = changed.action.removeprefix("Delete ")
        words = f"{what[:1].upper()}{what[1:]} is in the recycle bin."
        self.around.say(words, Tone.DONE, "Undo", self.around.session.undo)

    @Slot(object, bool)
    def _saved(self, saved: object, _another: bool) -> None:
        self._leave_form()
        self._ask()

    @Slot()
    def _closed(self) -> None:
        self._leave_form()
        if self._id:
            self._ask()

    def _leave_form(self) -> None:
        if self.editing:
            self.form.settle()
            self.form.close_form()
            self.stack.setCurrentWidget(self.area)
            self.bar.setVisible(self.view is not None)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.moved.emit()

    @Slot()
    def _drop_draft(self) -> None:
        case = self._case()
        if case is not None:
            job = partial(drop_draft, case, key_of(self._kind, self._id))
            self.around.session.carry_out("Throwing the draft away …", job, by=self)
        self.offer.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Single letters mean something only while one reads."""
        if not self.editing and event.key() == Qt.Key.Key_E and not event.modifiers():
            self.edit()
        elif self.editing and event.key() == Qt.Key.Key_Escape and not self.form.touched:
            self.form.discard()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.view is not None and not self.editing and event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files that are dropped on a record are attached to it; on a source, its form opens and their text is read."""
        paths = dropped_paths(event.mimeData())
        if self._kind == "source" and (files := local_files(event.mimeData())) and "edit" in self.verbs():
            self.form.dropped = files
            self.edit()
            event.acceptProposedAction()
        elif self.files.attach(paths):
            event.acceptProposedAction()

    def _connect(self) -> None:
        self.form.saved.connect(self._saved)
        self.form.closed.connect(self._closed)
        self.bar.edit.clicked.connect(self.edit)
        self.bar.history.clicked.connect(self.show_history)
        self.bar.more.connect(self._more)
        self.bar.above.going.connect(self.going)
        self.offer.go_on.clicked.connect(self.edit)
        self.offer.drop.clicked.connect(self._drop_draft)

    @Slot(str)
    def _more(self, verb: str) -> None:
        if does := self.verbs().get(verb):
            does()

    def _arrange(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Record")
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.area)
        self.stack.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.offer, self.stack):
            column.addWidget(widget, int(widget is self.stack))
        self.bar.hide()
        self.offer.hide()


def _read(case: CaseFile, kind: str, record_id: str) -> Sight:
    return Sight(read_record(case, kind, record_id), draft_under(case, key_of(kind, record_id)))

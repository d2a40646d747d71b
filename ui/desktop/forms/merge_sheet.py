"""The sheet on which two records that are the same become one: which other, which values stay, what moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.casefile import CaseFile
from app.catalog import info
from app.errors import ChanceryError
from app.merging import Keep, MergeView, merge, read_merge
from app.references import Mention
from app.showing.view import RecordView
from ui.desktop.forms.creations import Creations
from ui.desktop.forms.finder import Finder
from ui.desktop.forms.picker import ReferenceEditor
from ui.desktop.forms.side_by_side import SideBySide, scrolled
from ui.desktop.look import Theme, Type
from ui.desktop.page import Surroundings
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Label, Tone, rule
from ui.desktop.registry import place_of
from ui.desktop.worker import Question

_PAGES: Mapping[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
}
_CHOICES = (Keep.KEPT, Keep.OTHER, Keep.BOTH)


class _NothingMade(Creations):
    """A record to merge with is on file already."""

    def kinds(self, accepted: tuple[str, ...]) -> tuple[str, ...]:
        return ()


class OtherPicker(ReferenceEditor):
    """Any record of the kind but the one that is merged."""

    kept = ""

    def _may_take(self, mention: Mention) -> bool:
        return mention.id != self.kept


class MergeSheet(QDialog):
    """For one record; the one that is found stays or goes, as the officer turns it round."""

    def __init__(
        self, around: Surroundings, case: CaseFile, view: RecordView, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._around, self._case, self._kind = around, case, view.kind
        self._ids: tuple[str, str] = (view.id, "")
        self.view: MergeView | None = None
        self.boxes: list[SideBySide] = []
        theme = around.theme
        label = info(view.kind).label.lower()
        self.setWindowTitle(f"Merge with another {label}")
        self.head = Label(theme, Type.HEAD, "text", f"Merge “{view.title}” with another {label}")
        self.words = Label(theme, Type.BODY, "text_2", "Everything that names the one will name the other.")
        self.other = OtherPicker(
            theme,
            f"The same {label} is on file as",
            kinds=(view.kind,),
            finder=Finder(around.session.reader, self._open_case, self),
            creations=_NothingMade(case.ids),
            names={},
        )
        self.other.kept = view.id
        self.turn = Button(theme, "Keep the other one instead", Weight.QUIET)
        self.leave = Button(theme, "Cancel", Weight.OUTLINED)
        self.go_on = Button(theme, "Merge", Weight.FILLED)
        self._reading = Question(around.session.reader, "Reading both records …", self)
        self.area: QScrollArea | None = None
        self._arrange(theme)
        self._connect()

    @Slot()
    def carry_out(self) -> None:
        """Make them one; what is chosen stays."""
        if self.view is None or not self.go_on.isEnabled():
            return
        chosen = {
            one.name: _CHOICES[box.group.checkedId()]
            for one, box in zip(self.view.fields, self.boxes, strict=True)
        }
        self.go_on.setEnabled(False)
        self.turn.setEnabled(False)
        job = partial(merge, self._case, *self._ids, chosen)
        self._around.session.carry_out("Merging …", job, by=self, then=self._merged, failed=self._refused)

    @Slot()
    def turn_round(self) -> None:
        """Keep the one that was to go."""
        if self._ids[1]:
            self._ids = (self._ids[1], self._ids[0])
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter merges, Enter alone does nothing by accident; a page up or down of what stands there."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.carry_out()
        elif event.key() in _PAGES and self.area is not None:
            self.area.verticalScrollBar().triggerAction(_PAGES[event.key()])
        else:
            super().keyPressEvent(event)

    # --- inside ---

    def _open_case(self) -> CaseFile | None:
        return self._around.session.case

    @Slot(object)
    def _picked(self, mention: Mention) -> None:
        self._ids = (self.other.kept, mention.id)
        self._ask()

    @Slot()
    def _typed(self) -> None:
        """Another record may be meant now."""
        if self.other.chosen is None and self._ids[1]:
            self._ids = (self.other.kept, "")
            self._reading.forget()
            self._put(None)

    def _ask(self) -> None:
        self.other.error("")
        self._reading.ask(partial(read_merge, self._case, *self._ids))

    @Slot(object)
    def _take(self, view: MergeView) -> None:
        self._put(view)
        self.head.setText(f"“{view.kept.title}” stays")
        stays, goes = view.kept.title, view.other
        detail = f" ({goes.detail})" if goes.detail else ""
        self.words.setText(
            f"“{goes.title}”{detail} goes to the recycle bin, and everything that names it will name “{stays}”. "
            "Undo takes all of it back."
        )
        first = self.boxes[0].group.checkedButton() if self.boxes else None
        (first or self.go_on).setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, view: MergeView | None) -> None:
        self.view = view
        self.boxes = [] if view is None else self._compared(view)
        told = [] if view is None else self._told(view)
        made = scrolled(self._around.theme, [*self.boxes, *told])
        if self.area is not None:
            self._column.replaceWidget(self.area, made)
            self.area.deleteLater()
        self.area = made
        for enabled in (self.go_on, self.turn):
            enabled.setEnabled(view is not None)
        if view is not None:
            chosen = [button for box in self.boxes for button in box.group.buttons()]
            order: list[QWidget] = [self.other.edit, *chosen, self.turn, self.leave, self.go_on]
            for one, following in pairwise(order):
                QWidget.setTabOrder(one, following)

    def _compared(self, view: MergeView) -> list[SideBySide]:
        found = []
        for one in view.fields:
            values = [(0, one.kept, "The one that stays"), (1, one.other, "The one that goes")]
            if one.both:
                values.append((2, "the first, then the second", "Both"))
            found.append(SideBySide(self._around.theme, one.label, "", values))
        return found

    def _told(self, view: MergeView) -> list[QWidget]:
        theme, title = self._around.theme, view.kept.title
        moves = [f"{number:,} {words}" for words, number in view.speaking]
        same = [f"{number:,} {words}" for words, number in view.doubles]
        found: list[QWidget] = []
        for heading, lines in (
            (f"Will name “{title}”", moves or ["Nothing names the other record."]),
            (f"Is added to “{title}”", list(view.added)),
            ("Is there twice then, and becomes one", same),
        ):
            found += _list(theme, heading, lines)
        return found

    @Slot(object)
    def _merged(self, _changed: object) -> None:
        assert self.view is not None
        view, around = self.view, self._around
        self.accept()
        around.go(place_of(view.kind, view.kept.id))
        words = f"“{view.other.title}” is merged into “{view.kept.title}”."
        around.say(words, Tone.DONE, "Undo", around.session.undo)

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        """Why they cannot become one; nothing was changed."""
        self._put(None)
        if not isinstance(error, ChanceryError):
            self._around.fail(error)
        self.other.error(str(error))
        self.other.edit.setFocus()

    def _connect(self) -> None:
        self.other.picked.connect(self._picked)
        self.other.changed.connect(self._typed)
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(self._refused)
        self.turn.clicked.connect(self.turn_round)
        self.leave.clicked.connect(self.reject)
        self.go_on.clicked.connect(self.carry_out)

    def _arrange(self, theme: Theme) -> None:
        look = theme.look
        for words in (self.head, self.words):
            words.setWordWrap(True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(look.units(24), look.units(20), look.units(24), look.units(16))
        column.setSpacing(look.units(10))
        for widget in (self.head, self.words, self.other):
            column.addWidget(widget)
        self._put(None)
        assert self.area is not None
        column.addWidget(self.area, 1)
        column.addWidget(rule(theme))
        foot = QHBoxLayout()
        foot.setSpacing(look.units(8))
        foot.addWidget(self.turn)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.go_on)
        column.addLayout(foot)
        for button in (self.turn, self.leave, self.go_on):
            button.setAutoDefault(False)
        self.resize(look.units(600), look.units(560))
        self.other.edit.setFocus()


def _list(theme: Theme, heading: str, lines: Sequence[str]) -> list[QWidget]:
    if not lines:
        return []
    head = Label(theme, Type.SECTION, "text_2", heading)
    said = Label(theme, Type.BODY, "text", "\n".join(lines))
    for one in (head, said):
        one.setWordWrap(True)
    return [head, said]


def merge_with(around: Surroundings, view: RecordView, asker: QWidget) -> None:
    """Ask which other record is the same as this one."""
    if around.session.case is not None:
        MergeSheet(around, around.session.case, view, asker.window()).open()

"""The fields that one step of a commitment asks for, from its offer; they give the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.casefile import CaseFile
from app.commitments.steps import Answer, Need, Offer, State, Verb, missing
from app.errors import InvalidValue
from db.values.choices import DropAgreed, Side
from ui.desktop.forms.choices import SegmentEditor
from ui.desktop.forms.creations import Creations
from ui.desktop.forms.dates import DateEditor, DueEditor
from ui.desktop.forms.editor import Editor
from ui.desktop.forms.finder import Finder
from ui.desktop.forms.picker import ReferenceEditor
from ui.desktop.forms.texts import LineEditor, NumberEditor, TextEditor
from ui.desktop.page import Surroundings
from ui.desktop.parts.segments import Disc

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class About:
    """The commitment that is answered, as it stands, and the session at which, where there is one."""

    state: State
    today: date
    session_id: str | None = None
    fiscal_start_month: int | None = None

    @property
    def minuted(self) -> bool:
        """Whether the record of a later session than its own stands as evidence."""
        return self.session_id is not None and self.session_id != self.state.made_at_id


class _NothingMade(Creations):
    """A step refers to what is on file; nothing is made in passing."""

    def kinds(self, accepted: tuple[str, ...]) -> tuple[str, ...]:
        return ()


class StepFields(QWidget):
    """Enter goes to the next field that lacks something, or takes the answer; Esc leaves."""

    taken = Signal()
    """Everything that is needed stands here, and the officer is done with it."""
    left = Signal()
    changed = Signal()

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._finder = Finder(around.session.reader, self._case, self)
        self._editors: dict[str, Editor] = {}
        self._about: About | None = None
        self.offer: Offer | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(around.theme.look.units(8))
        self._box: QWidget | None = None

    def ask(self, offer: Offer, about: About) -> None:
        """Show the fields of a step, empty; what is needed is marked."""
        self.clear()
        self.offer, self._about = offer, about
        self._box = QWidget()
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._around.theme.look.units(8))
        narrow = QHBoxLayout()
        narrow.setSpacing(self._around.theme.look.units(12))
        for name, editor in self._made(offer, about):
            self._editors[name] = editor
            editor.changed.connect(self.changed)
            editor.control.installEventFilter(self)
            if name in _WIDE:
                column.addWidget(editor)
            else:
                narrow.addWidget(editor, 0, Qt.AlignmentFlag.AlignTop)
        if narrow.count():
            narrow.addStretch(1)
            column.addLayout(narrow)
        self._column.addWidget(self._box)
        chain = list(self._editors.values())
        for one, other in pairwise(chain):
            self.setTabOrder(one.control, other.control)

    def clear(self) -> None:
        """Ask nothing."""
        self._finder.forget()
        self.offer = None
        self._editors = {}
        if self._box is not None:
            self._column.removeWidget(self._box)
            self._box.hide()
            self._box.deleteLater()
            self._box = None

    def go(self) -> None:
        """Give the focus to the first field."""
        first = next(iter(self._editors.values()), None)
        if first is not None:
            first.go()

    def editor(self, name: str) -> Editor | None:
        """The editor of one part of the answer, by its name in `Answer`."""
        return self._editors.get(name)

    def typed(self) -> dict[str, Any]:
        """What stands in the fields, readable or not, as JSON."""
        return {
            name: words for name, one in self._editors.items() if (words := one.typed()) not in (None, "")
        }

    def retype(self, typed: Mapping[str, Any]) -> None:
        """Put back what `typed` gave."""
        for name, words in typed.items():
            if name in self._editors:
                self._editors[name].retype(words)

    def answer(self) -> Answer:
        """The answer as it stands. Raises InvalidValue for words that cannot be read."""
        assert self.offer is not None
        found = {name: one.value() for name, one in self._editors.items()}
        given: dict[str, Any] = {name: value for name, value in found.items() if value not in (None, "")}
        for name, make in (("half", Side), ("reported_by", Side), ("agreed_by", DropAgreed)):
            if name in given:
                given[name] = None if name == "half" and given[name] == _BOTH else make(given[name])
        return Answer(verb=self.offer.verb, **given)

    def sound(self) -> bool:
        """Look at every field; the first in which something is wrong or lacking gets the focus."""
        wrong = [one for one in self._editors.values() if not one.check(all_of_it=True)]
        if not wrong and (lacking := self.lacking()):
            wrong = [self._editors[_NEEDED[lacking[0]][0]]]
            wrong[0].error(f"{lacking[0].label}.")
        if wrong:
            wrong[0].go()
        return not wrong

    def lacking(self) -> tuple[Need, ...]:
        """What the step still requires of what stands here."""
        assert self._about is not None
        return missing(replace(self.answer(), meeting_id=self._about.session_id), self._about.state)

    def complete(self) -> bool:
        """Whether everything that is needed stands here and can be read; nothing is marked."""
        try:
            return self.offer is not None and not self.lacking()
        except InvalidValue:
            return False

    def stop(self) -> None:
        """The case file is being closed."""
        self.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Esc belong to the step; a list of names that is open has them first."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            editor = next((one for one in self._editors.values() if one.control is watched), None)
            if editor is not None and not _choosing(editor) and self._key(editor, event):
                return True
        return super().eventFilter(watched, event)

    def _key(self, editor: Editor, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() not in _ENTER or (isinstance(editor, TextEditor) and shifted):
            return False  # Shift+Enter is a new line where there can be one
        if editor.check(all_of_it=True) and self.sound():
            self.taken.emit()
        return True

    # --- which fields ---

    def _made(self, offer: Offer, about: About) -> Sequence[tuple[str, Editor]]:
        maker = _Maker(self._around, self._finder, about)
        found: list[tuple[str, Editor]] = []
        for need in offer.needs:
            name, make = _NEEDED[need]
            must = need is not Need.NOTE and not (need in _BY_MINUTE and about.minuted)
            if all(name != one for one, _ in found):
                found.append((name, make(maker, must)))
        for name, make in _ALSO.get(offer.verb, ()):
            found.append((name, make(maker, False)))
        if all(name != "remark" for name, _ in found):
            found.append(("remark", maker.line("Remark", "What is to be known about it.", required=False)))
        if len(offer.halves) > 1:
            found.append(("half", maker.halves()))
        if about.session_id is None:
            found.append(("on", maker.day("On", "Empty: today.", required=False)))
        return found

    def _case(self) -> CaseFile | None:
        return self._around.session.case


class _Maker:
    """Makes the editors of one step."""

    def __init__(self, around: Surroundings, finder: Finder, about: About) -> None:
        self._theme, self._finder, self.about = around.theme, finder, about
        case = around.session.case
        assert case is not None
        self._ids = case.ids

    def line(self, words: str, help: str, *, required: bool) -> Editor:
        return LineEditor(self._theme, words, help, required=required)

    def short(self, words: str, help: str) -> Editor:
        return self._held(LineEditor(self._theme, words, help), 220)

    def text(self, words: str, help: str, *, required: bool, value: str = "") -> Editor:
        made = TextEditor(self._theme, words, help, required=required)
        made.set_value(value)
        made.box.moveCursor(QTextCursor.MoveOperation.End)
        return made

    def day(self, words: str, help: str, *, required: bool) -> Editor:
        made = DateEditor(self._theme, words, help, today=self.about.today, required=required)
        return self._held(made, 150)

    def due(self) -> Editor:
        month = self.about.fiscal_start_month
        words, help = "New due", "Empty: the due stays as it is."
        return self._held(
            DueEditor(self._theme, words, help, today=self.about.today, fiscal_start_month=month), 210
        )

    def number(self, words: str, help: str) -> Editor:
        return self._held(NumberEditor(self._theme, words, help), 110)

    def segments(self, words: str, items: Sequence[tuple[str, str]], *, required: bool) -> Editor:
        shown = [(code, said, Disc.NONE) for code, said in items]
        return SegmentEditor(self._theme, words, items=shown, required=required)

    def halves(self) -> Editor:
        made = self.segments(
            "Which half",
            [(_BOTH, "both"), (Side.OURS.value, "ours"), (Side.THEIRS.value, "theirs")],
            required=False,
        )
        made.set_value(_BOTH)
        return made

    def record(self, words: str, kind: str, *, required: bool) -> Editor:
        nothing = _NothingMade(self._ids)
        made = ReferenceEditor(
            self._theme,
            words,
            kinds=(kind,),
            finder=self._finder,
            creations=nothing,
            names={},
            required=required,
        )
        return self._held(made, 300)

    def _held(self, editor: Editor, units: int) -> Editor:
        editor.setFixedWidth(self._theme.look.units(units))
        return editor


_BOTH = "both"
_BY_MINUTE = frozenset({Need.EVIDENCE, Need.SOURCE})
"""What the record of a later session gives by itself."""
_WIDE = frozenset({"remark", "evidence", "wording"})
_Make = Callable[[_Maker, bool], Editor]

_SIDES = ((Side.OURS.value, "we do"), (Side.THEIRS.value, "they do"))
_AGREED = tuple((one.value, one.label) for one in DropAgreed)

_NEEDED: Mapping[Need, tuple[str, _Make]] = MappingProxyType(
    {
        Need.REASON: (
            "remark",
            lambda m, must: m.line("Reason", "Why; it stands in the log.", required=must),
        ),
        Need.NOTE: ("remark", lambda m, must: m.line("What has happened", "", required=must)),
        Need.EVIDENCE: (
            "evidence",
            lambda m, must: m.line(
                "Evidence",
                "" if must else "Empty: the record of this session stands as evidence.",
                required=must,
            ),
        ),
        Need.SOURCE: ("source_id", lambda m, must: m.record("Source", "source", required=must)),
        Need.REPORTER: ("reported_by", lambda m, must: m.segments("Who says so", _SIDES, required=must)),
        Need.AGREED_BY: ("agreed_by", lambda m, must: m.segments("Who agreed", _AGREED, required=must)),
        Need.REVIEW_ON: ("review_on", lambda m, must: m.day("Look at it again on", "", required=must)),
        Need.WORDING: (
            "wording",
            lambda m, must: m.text(
                "New wording", "The wording until now is kept.", required=must, value=m.about.state.wording
            ),
        ),
        Need.SUCCESSOR: (
            "successor_id",
            lambda m, must: m.record("Superseded by", "commitment", required=must),
        ),
    }
)
"""What a step needs → the part of the answer that gives it, and its editor."""

_ALSO: Mapping[Verb, tuple[tuple[str, _Make], ...]] = MappingProxyType(
    {
        Verb.PROGRESS: (("progress", lambda m, _: m.number("Per cent", "Where that means something.")),),
        Verb.REWORD: (("due", lambda m, _: m.due()),),
        Verb.DROP: (("approver", lambda m, _: m.short("Approved by", "Who decided it.")),),
    }
)
"""What may be said beside it."""


def _choosing(editor: Editor) -> bool:
    """Whether names are offered under the field."""
    offers = getattr(editor, "_offers", None)
    return offers is not None and offers.isVisible()

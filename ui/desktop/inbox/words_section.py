"""Words of intake: a section of the settings with the words that texts are read with, to add to and to switch off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.casefile import CaseFile
from app.door import Changed
from app.errors import ChanceryError
from app.inbox.word_files import NAME, Taken, export_words, import_words
from app.inbox.word_kinds import TELLING
from app.inbox.words import Word, WordList, add_word, list_words, remove_word, reset_words, switch_word
from app.intake.own_words import WordKind
from db.values.errors import InvalidValue
from ui.desktop.inbox.word_form import WordForm
from ui.desktop.look import Type
from ui.desktop.page import Surroundings
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.fields import line_edit
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.rows import Row, RowKind
from ui.desktop.parts.segments import Disc, Segments
from ui.desktop.parts.words import Label, Tone, rule
from ui.desktop.worker import Question

ROWS_SEEN = 6
"""Rows of the list that are in sight."""


class WordsSection(QWidget):
    """Reads and saves by itself; every change is one action that Undo takes back."""

    HEADING = "Words of intake"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        theme = around.theme
        self._shown: dict[str, Word] = {}
        self._new = ""
        self.kinds = Segments(
            theme, [(kind.value, told.heading, Disc.NONE) for kind, told in TELLING.items()]
        )
        self.kinds.set_name("Kind of word")
        self.effect = self._prose("text_2")
        self.form = WordForm(theme)
        self.search = line_edit(theme, "Search these words", "Search these words", searches=True)
        self.list = RowList(theme, "Words")
        self.number = self._prose("text_3")
        self.act = Button(theme, "Switch off", Weight.OUTLINED)
        self.reset = Button(theme, "Reset", Weight.LINK)
        self.save_file = Button(theme, "Save as a file…", Weight.LINK)
        self.take_file = Button(theme, "Take in a file…", Weight.LINK)
        self._reading = Question(around.session.reader, "Reading the words of intake …", self)
        self._lay_out()
        self.setFocusProxy(self.form.word.control)
        self.kinds.choose(WordKind.TRIGGER.value)
        self._say_kind()
        self._connect()

    @property
    def kind(self) -> WordKind:
        """The kind of word that is shown."""
        return WordKind(self.kinds.code)

    def _connect(self) -> None:
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(self._around.fail)
        self.kinds.chosen.connect(self._choose_kind)
        self.search.textChanged.connect(self.refresh)
        self.form.wanted.connect(self._add)
        self.list.stepped.connect(self._stepped)
        self.list.activated.connect(self.do)
        self.act.clicked.connect(self.do)
        self.reset.clicked.connect(self._reset)
        self.save_file.clicked.connect(self._save_file)
        self.take_file.clicked.connect(self._take_file)

    def _prose(self, ink: str) -> Label:
        label = Label(self._around.theme, Type.SMALL, ink)
        label.setWordWrap(True)
        return label

    def _lay_out(self) -> None:
        theme, look = self._around.theme, self._around.theme.look
        about = self._prose("text_2")
        about.setText(
            "What the inbox reads texts with. Words of this office count before those that come with the program, for "
            "texts that are read from then on. They are kept in this case file."
        )
        self.list.setFixedHeight(look.units(44) * ROWS_SEEN)
        looking = QHBoxLayout()
        looking.setSpacing(look.units(12))
        looking.addWidget(self.search, 1)
        looking.addWidget(self.act)
        foot = QHBoxLayout()
        foot.setSpacing(look.units(8))
        for button in (self.save_file, self.take_file, self.reset):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(12))
        column.addWidget(Label(theme, Type.SECTION, "text_2", self.HEADING))
        for part in (rule(theme), about, self.kinds, self.effect, self.form):
            column.addWidget(part)
        column.addLayout(looking)
        column.addWidget(self.list)
        column.addWidget(self.number)
        column.addLayout(foot)

    # --- what it shows ---

    @Slot()
    def refresh(self) -> None:
        """Read the words anew; what is being typed stays."""
        case = self._around.session.case
        if case is not None:
            self._reading.ask(partial(list_words, case, self.kind, self.search.text()))

    def stop(self) -> None:
        """The case file is being closed."""
        self._reading.forget()
        self._shown = {}
        self.list.put([])

    @Slot()
    def _choose_kind(self) -> None:
        self._say_kind()
        self.search.clear()
        self.refresh()

    def _say_kind(self) -> None:
        told = TELLING[self.kind]
        self.effect.setText(f"{told.effect} Example: {told.example}")
        self.form.ask_for(self.kind)

    @Slot(object)
    def _take(self, found: WordList) -> None:
        if any(one.kind is not self.kind for one in found.words):
            return
        self._shown = {one.word: one for one in found.words}
        rows = [_row(one) for one in found.words]
        self.list.put(rows or [Row(RowKind.PROSE, "No word here fits the search.")])
        more = (
            f"The first {len(found.words)} of {found.whole:,}; search for the others. "
            if len(found.words) < found.whole
            else f"{found.whole:,} words. "
        )
        self.number.setText(f"{more}Of this office: {found.own}; switched off: {found.off}.")
        self.reset.setEnabled(bool(found.own or found.off))
        self.list.choose(self._new)
        self._new = ""
        self._stepped(self.list.key())

    @Slot(str)
    def _stepped(self, key: str) -> None:
        word = self._shown.get(key)
        self.act.setEnabled(word is not None)
        self.act.setText(
            "Remove" if word and word.own else "Switch on" if word and word.off else "Switch off"
        )
        self.act.setAccessibleName(f"{self.act.text()}: {word.word}" if word else self.act.text())

    # --- what the officer does ---

    @Slot(str, str)
    def _add(self, word: str, means: str) -> None:
        self._change(lambda case: partial(add_word, case, self.kind, word, means), self._added)

    @Slot()
    def do(self) -> None:
        """Remove the word one is on, or switch it off or on."""
        one = self._shown.get(self.list.key())
        if one is None:
            return
        if one.own:
            self._change(lambda case: partial(remove_word, case, one.kind, one.word), self._changed)
        else:
            self._change(
                lambda case: partial(switch_word, case, one.kind, one.word, on=one.off), self._changed
            )

    @Slot()
    def _reset(self) -> None:
        self._change(lambda case: partial(reset_words, case, self.kind), self._changed)

    def _change(self, job: Callable[[CaseFile], Callable[[], object]], then: Callable[..., object]) -> None:
        session = self._around.session
        if session.case is not None:
            session.carry_out(
                "Keeping the words …", job(session.case), by=self, then=then, failed=self._failed
            )

    @Slot(object)
    def _added(self, changed: Changed) -> None:
        self._new = " ".join(self.form.word.line.text().split())
        self.form.clear()
        self._changed(changed)

    @Slot(object)
    def _changed(self, changed: Changed) -> None:
        self.refresh()
        self._around.say(f"{changed.action}: done.", Tone.DONE, "Undo", self._around.session.undo)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if isinstance(error, InvalidValue) and error.field in {"word", "means"}:
            self.form.wrong(error)
        elif isinstance(error, ChanceryError):
            self._around.say(str(error), Tone.CAUTION)
        else:
            self._around.fail(error)

    @Slot()
    def _save_file(self) -> None:
        path = self._around.dialogs.new_export(self, NAME, ".json")
        if path is not None:
            self._change(lambda case: partial(_exported, case, path), self._saved)

    @Slot(object)
    def _saved(self, told: str) -> None:
        self._around.say(told, Tone.DONE)

    @Slot()
    def _take_file(self) -> None:
        for path in self._around.dialogs.files(self, "Words of another office")[:1]:
            self._change(lambda case, path=path: partial(import_words, case, path), self._took)  # type: ignore[misc]

    @Slot(object)
    def _took(self, taken: Taken) -> None:
        self.refresh()
        refused = f" Not taken: {'; '.join(taken.refused[:3])}" if taken.refused else ""
        if len(taken.refused) > 3:
            refused += f" … and {len(taken.refused) - 3} more."
        new = "1 word" if taken.new == 1 else f"{taken.new} words"
        words = f"{new} taken in, {taken.same} there already.{refused}"
        tone = Tone.CAUTION if taken.refused else Tone.DONE
        if taken.changed is None:
            self._around.say(words, tone)
        else:
            self._around.say(words, tone, "Undo", self._around.session.undo)


def _exported(case: CaseFile, path: Path) -> str:
    number = export_words(case, path)
    return f"{number} words are in “{path.name}”; another office takes them in on this page."


def _row(one: Word) -> Row:
    state, ink = ("yours", "done") if one.own else ("switched off", "caution") if one.off else ("", "text_3")
    title = one.word
    if one.kind is WordKind.TRIGGER:  # built-in verbs have gaps and alternatives
        title = title.replace(" * ", " … ").replace("/", " / ")
    return Row(RowKind.ITEM, title, one.meaning, state, one.word, ink=ink)

"""The inbox: texts taken up, each beside what it proposes; accept, correct, reject and next by single keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.casefile import CaseFile
from app.door import Changed
from app.inbox.comparing import Difference, differences
from app.inbox.learning import Learned, forget, learned
from app.inbox.offers import TextInbox, read_text
from app.inbox.outlets import Outlet, outlets, say_country
from app.inbox.papers import Enclosure
from app.inbox.queue import Again, Waiting, read_again, read_inbox
from app.local import Space
from ui.desktop.dialogs import local_files
from ui.desktop.icons import Icon
from ui.desktop.inbox.learned_sheet import LearnedSheet
from ui.desktop.inbox.memory import SPACE, Memory
from ui.desktop.inbox.queue_row import queued
from ui.desktop.inbox.taking import Taking
from ui.desktop.inbox.text_pane import TextPane
from ui.desktop.inbox.words_section import WordsSection
from ui.desktop.look import Type
from ui.desktop.page import Page, Surroundings
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.empty import Empty
from ui.desktop.parts.row_list import RowList
from ui.desktop.parts.words import Elided, Ground, Label, Tone
from ui.desktop.place import READ, Place
from ui.desktop.worker import Question

Shown = tuple[tuple[Waiting, ...], TextInbox | None, dict[str, tuple[Difference, ...]], Any]


class InboxPage(Page):
    """`Place("inbox", "source", id)`; without an id the first text with open proposals."""

    NEW = "source"
    MAIN = True

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = self.theme
        self._id = ""
        self._none = True
        self._taken = ""
        self._waiting: tuple[Waiting, ...] = ()
        self.head = Label(theme, Type.TITLE, "text", "Inbox")
        self.paste = Button(theme, "Paste", key="Ctrl V")
        self.files = Button(theme, "Files…")
        self.progress = Elided(theme, Type.SMALL, "text_2")
        self.cancel = Button(theme, "Cancel", Weight.QUIET)
        self.queue = RowList(theme, "Texts")
        self._came: tuple[Enclosure, ...] = ()
        self.learned = Button(theme, "What was learned…", Weight.LINK, icon=Icon.BULB)
        self.words = Button(theme, "Words of intake…", Weight.LINK, icon=Icon.GEAR)
        self.pane = TextPane(around)
        self.empty = Empty(theme, Icon.INBOX)
        self.body = QStackedWidget()
        self.taking = Taking(self.session, self)
        self._reading = Question(self.session.reader, "Reading the inbox …", self)
        self._knowing = Question(self.session.reader, "Reading what was learned …", self)
        self.setAcceptDrops(True)
        self._arrange()
        self._connect()
        self.empty.say(
            "No text waits here",
            "Paste a press release or minutes, or drop files (.txt, .docx, .pdf, .eml). Nothing is stored as a"
            " record before you accept it.",
            "Paste a text",
        )

    def _connect(self) -> None:
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(self.around.fail)
        self._knowing.answered.connect(self._show_learned)
        self._knowing.failed.connect(self.around.fail)
        self.taking.moved.connect(self._tell_progress)
        self.taking.taken.connect(self._take_source)
        self.taking.refused.connect(self._refuse)
        self.taking.enclosed.connect(self._offer_enclosed)
        self.cancel.clicked.connect(self.taking.forget)
        self.queue.stepped.connect(self._go_text)
        self.queue.activated.connect(self._enter_text)
        self.pane.decided.connect(self._read)
        self.pane.finished.connect(self.next_text)
        self.paste.clicked.connect(self.paste_text)
        self.files.clicked.connect(self.choose_files)
        self.learned.clicked.connect(self.show_learned)
        self.words.clicked.connect(self.show_words)
        self.empty.taken.connect(self.paste_text)

    # --- what the window asks ---

    def show_place(self, place: Place) -> None:
        if place.id and place.id != self._id:
            self._id = place.id
        if dict(place.given).get(READ):
            self.taking.source(place.id)
        else:
            self._read()

    def place(self) -> Place:
        return Place("inbox", "source", self._id) if self._id else Place("inbox")

    def title(self) -> str:
        return "Inbox"

    def keys(self) -> tuple[str, ...]:
        if self._none:
            return ("paste_text",)
        return (
            "offer_look",
            "offer_accept",
            "offer_correct",
            "offer_reject",
            "offer_choose",
            "offer_accept_all",
        )

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = {
            "paste_text": self.paste_text, "choose_file": self.choose_files, "show_learned": self.show_learned,
            "outlet_country": self.show_learned, "show_words": self.show_words,
        }  # fmt: skip
        if self._came:
            found["take_enclosed"] = self.take_enclosed
        if not self._none:
            every = self.pane.accept_chosen
            found |= {"offer_accept_all": every, "carry_out": every, "offer_fix": self.pane.fix}
            found["offer_look"] = self.pane.look_on
            found["read_again"] = self.read_text_again
            keys = {"offer_accept": "a", "offer_correct": "c", "offer_reject": "r", "offer_choose": "space"}
            found |= {id: partial(self.pane.press, key) for id, key in keys.items()}
        return found

    def first_focus(self) -> QWidget:
        return self.empty.step if self._none else self.pane.list

    def take_changed(self, changed: Changed) -> None:
        self._read()

    def stop(self) -> None:
        self.taking.forget()
        self._reading.forget()
        self._knowing.forget()
        self._id, self._none = "", True
        self.queue.blockSignals(True)
        self.queue.put([])
        self.queue.blockSignals(False)
        self.pane.stop()
        self.pane.forget()

    # --- what it shows ---

    @Slot()
    def _read(self) -> None:
        if self.session.case is not None:
            answers = self.pane.answers if self.pane.shows(self._id) else None
            self._reading.ask(partial(_read, self.session.case, self._id, answers))

    @Slot(object)
    def _take(self, shown: Shown) -> None:
        waiting, text, told, kept = shown
        self._waiting = waiting
        self._id, self._none = text.source_id if text else "", text is None
        self.queue.blockSignals(True)
        self.queue.put([queued(one) for one in waiting])
        self.queue.choose(self._id)
        self.queue.blockSignals(False)
        open_ = sum(1 for one in waiting if one.offered)
        self.head.setText(f"Inbox  {open_}" if open_ else "Inbox")
        self.body.setCurrentIndex(1 if text is None else 0)
        if self._taken and self._taken != self._id:
            self.around.say("This text proposes nothing; it is kept as a source.", Tone.CAUTION)
        self._taken = ""
        if text is not None:
            focus = self.isVisible() and not self.queue.hasFocus()
            self.pane.show_text(text, told, kept, focus=focus)
        self.moved.emit()

    # --- texts ---

    @Slot()
    def paste_text(self) -> None:
        """Take the text in the clipboard up, or the files that were copied."""
        if not self._take_data(QGuiApplication.clipboard().mimeData()):
            words = "There is no text in the clipboard: copy one first, or choose files."
            self.around.say(words, Tone.CAUTION)

    def _take_data(self, data: QMimeData | None) -> bool:
        """Take up files, or else a text; False where there is neither."""
        found, words = local_files(data), data.text() if data is not None else ""
        if found:
            self.taking.files(found)
        elif words.strip():
            self.taking.text(words)
        return bool(found or words.strip())

    @Slot()
    def choose_files(self) -> None:
        """Take files up that the officer names."""
        self.taking.files(self.around.dialogs.files(self, "Texts to take up"))

    def take_files(self, paths: list[Path]) -> None:
        self.taking.files(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.mimeData().hasUrls() or event.mimeData().hasText())

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take_data(event.mimeData())

    @Slot(str)
    def _take_source(self, source: str) -> None:
        self._id = self._taken = source
        self._read()

    @Slot(str)
    def _refuse(self, words: str) -> None:
        if words:
            self.around.say(words, Tone.CAUTION)

    @Slot(int, int, str)
    def _tell_progress(self, done: int, whole: int, name: str) -> None:
        self.progress.setText(f"Reading {done + 1} of {whole}: {name}" if name else "")
        self.progress.setVisible(bool(name))
        self.cancel.setVisible(bool(name))

    @Slot(object)
    def _offer_enclosed(self, came: tuple[Enclosure, ...]) -> None:
        """What came with an e-mail is kept with it; whether it is a text to be read is for the officer to say."""
        self._came = came
        names = ", ".join(one.name for one in came[:3]) + (" …" if len(came) > 3 else "")
        words = "One file came with it" if len(came) == 1 else f"{len(came)} files came with it"
        self.around.say(f"{words}: {names}.", Tone.DONE, "Take up as texts", self.take_enclosed)
        self.moved.emit()

    @Slot()
    def take_enclosed(self) -> None:
        """Take the files that came with an e-mail up, as texts of their own."""
        came, self._came = self._came, ()
        self.taking.files(came)

    @Slot(str)
    def _go_text(self, key: str) -> None:
        if key and key != self._id:
            self._id = key
            self._read()

    @Slot()
    def next_text(self) -> None:
        """Go to the next text of which something is open."""
        following = next((one.source_id for one in self._waiting if one.offered), "")
        if following:
            self._go_text(following)
        else:
            self.around.say("No other text waits: every proposal is decided.", Tone.DONE)

    @Slot()
    def _enter_text(self) -> None:
        """Enter on a text goes to its proposals."""
        if not self._none:
            self.pane.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def read_text_again(self) -> None:
        """Read the text one is on anew, with the words and records of today."""
        case = self.session.case
        if case is not None and self._id:
            job = partial(read_again, case, self._id)
            self.session.carry_out("Reading …", job, by=self, then=self._told_again, failed=self.around.fail)

    @Slot(object)
    def _told_again(self, again: Again) -> None:
        if again.changed is None:
            self.around.say("The text proposes what it proposed before.", Tone.DONE)
        else:
            words = f"Read again: {again.new} new, {again.gone} gone."
            self.around.say(words, Tone.DONE, "Undo", self.session.undo)
        self._read()

    @Slot()
    def show_words(self) -> None:
        """Go to the words that texts are read with."""
        self.around.go(Place("settings", words=WordsSection.HEADING))

    @Slot()
    def show_learned(self) -> None:
        """Show what was learned from decisions."""
        if self.session.case is not None:
            self._knowing.ask(partial(_read_learned, self.session.case))

    @Slot(object)
    def _show_learned(self, known: Any) -> None:
        counts, at_home = known
        outlet = self.pane.text.outlet if self.pane.text is not None else ""
        sheet = LearnedSheet(self.theme, counts, at_home, outlet, self)
        sheet.forgetting.connect(self._forget)
        sheet.settling.connect(self._settle)
        sheet.open()

    @Slot(str, str)
    def _settle(self, outlet: str, country: str) -> None:
        case = self.session.case
        if case is not None:
            job = partial(say_country, case, outlet, country)
            self.session.carry_out("Keeping …", job, by=self, then=self._settled, failed=self.around.fail)

    @Slot(object)
    def _settled(self, country: str) -> None:
        words = (
            f"Its texts are of {country} from now on." if country else "Nothing is said of this outlet now."
        )
        self.around.say(words, Tone.DONE)

    @Slot(object)
    def _forget(self, outlet: str | None) -> None:
        case = self.session.case
        if case is not None:
            job = partial(forget, case, outlet)
            self.session.carry_out("Forgetting …", job, by=self, then=self._forgot, failed=self.around.fail)

    @Slot(object)
    def _forgot(self, number: int) -> None:
        self.around.say("What was learned is forgotten; proposals stand at their own confidence.", Tone.DONE)
        self._read()

    # --- how it is laid out ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        look = self.theme.look
        self._left.setFixedWidth(max(look.units(168), min(look.units(240), self.width() * 20 // 100)))
        narrow = self._left.width() < look.units(216)
        self._buttons.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _arrange(self) -> None:
        look = self.theme.look
        self._left = Ground(self.theme, "window")
        left = QVBoxLayout(self._left)
        left.setContentsMargins(look.units(8), look.units(16), look.units(8), look.units(8))
        left.setSpacing(look.units(8))
        buttons = self._buttons = QHBoxLayout()
        buttons.setSpacing(look.units(8))
        buttons.addWidget(self.paste)
        buttons.addWidget(self.files)
        buttons.addStretch(1)
        above, below = QVBoxLayout(), QVBoxLayout()
        for part, space in ((above, 8), (below, 0)):  # on one edge with the words of the rows between them
            part.setContentsMargins(look.units(12), 0, 0, 0)
            part.setSpacing(look.units(space))
        above.addWidget(self.head)
        above.addLayout(buttons)
        above.addWidget(self.progress)
        for part, button in ((above, self.cancel), (below, self.learned), (below, self.words)):
            part.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        left.addLayout(above)
        left.addWidget(self.queue, 1)
        left.addLayout(below)
        self.progress.hide()
        self.cancel.hide()
        self.body.addWidget(self.pane)
        self.body.addWidget(self.empty)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._left)
        line = Ground(self.theme, "line")
        line.setFixedWidth(1)
        whole.addWidget(line)
        whole.addWidget(self.body, 1)


def _read_learned(case: CaseFile) -> tuple[tuple[Learned, ...], tuple[Outlet, ...]]:
    return learned(case), outlets(case)


def _read(case: CaseFile, id: str, answers: Mapping[str, str | None] | None = None) -> Shown:
    waiting = read_inbox(case)
    known = {one.source_id for one in waiting}
    wanted = id if id in known else next((one.source_id for one in waiting), "")
    if not wanted:
        return waiting, None, {}, None
    kept = Space(case, SPACE).get(wanted)
    if answers is None:
        answers = Memory.of(kept).choices
    text = read_text(case, wanted, answers)
    return waiting, text, differences(case, text), kept

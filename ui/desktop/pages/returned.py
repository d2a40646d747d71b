"""A brief that came back, beside the one that went out: each difference is accepted or rejected by one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.briefs.returned import Difference, Returned, read_returned
from app.briefs.taking_back import Decision, Taking, take_back
from app.casefile import CaseFile
from app.door import Changed
from app.errors import ChanceryError, InvalidValue, NotFound
from app.local import Space
from app.names import Namer
from db.values.partial_date import PartialDate
from ui.desktop.dialogs import local_files
from ui.desktop.icons import Icon
from ui.desktop.look import Theme, Type
from ui.desktop.page import Page, Surroundings
from ui.desktop.panes.difference import DifferencePane, told
from ui.desktop.panes.difference_list import DifferenceList, row_of
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.empty import Empty
from ui.desktop.parts.fields import Field, line_edit
from ui.desktop.parts.words import Elided, Ground, Label, Tone, rule
from ui.desktop.place import Place
from ui.desktop.registry import place_of
from ui.desktop.worker import Question

SPACE = "returned"
"""Where the file and the decisions are kept until the brief is taken back: what was decided survives a kill."""


@dataclass(frozen=True, slots=True)
class _Read:
    """The answer to a question: the name of the brief; the comparison with the bytes compared, and what was kept."""

    title: str
    path: str = ""
    returned: Returned | None = None
    data: bytes = b""
    kept: Any = None
    trouble: str = ""


class ReturnedPage(Page):
    """`Place("returned", "brief", id)`."""

    MAIN = True
    CARRIES_OUT = "take back"

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = self.theme
        self._id, self._path, self._data = "", "", b""
        self.found: Returned | None = None
        self.decisions: dict[int, Decision] = {}
        self.head = Label(theme, Type.TITLE)
        self.head.setWordWrap(True)
        self.progress = Elided(theme, Type.BODY, "text_2")
        self.file = Button(theme, "Another file…", icon=Icon.FOLDER)
        self.take = Button(theme, "Take back", Weight.FILLED, key="Ctrl Enter")
        self.take.setAccessibleName("Take the brief back")
        self.by = Field(theme, "Cleared by", line_edit(theme, "Cleared by", free=True))
        self.on = Field(theme, "Cleared on", line_edit(theme, "Cleared on", free=True))
        self.list = DifferenceList(theme, "Differences")
        self.pane = DifferencePane(theme)
        self.empty = Empty(theme, Icon.DOCUMENT)
        self._reading = Question(self.session.reader, "Comparing the brief …", self)
        self.setAcceptDrops(True)
        self._lay_out(theme)
        self._connect()

    def _connect(self) -> None:
        self._reading.answered.connect(self._take)
        self._reading.failed.connect(self.around.fail)
        self.file.clicked.connect(self.choose_file)
        self.take.clicked.connect(self.take_back)
        self.empty.taken.connect(self.choose_file)
        self.list.stepped.connect(self._stepped)
        self.list.pressed.connect(self.press)
        self.pane.decided.connect(self._decided)
        self.pane.picked.connect(self._picked)
        for field in (self.by, self.on):
            field.line.textEdited.connect(self._typed)

    def _lay_out(self, theme: Theme) -> None:
        look = theme.look
        top = Ground(theme, "window")
        column = QVBoxLayout(top)
        column.setContentsMargins(look.units(32), look.units(16), look.units(32), look.units(12))
        column.setSpacing(look.units(8))
        titles = QHBoxLayout()
        titles.setSpacing(look.units(12))
        titles.addWidget(self.head, 1)
        titles.addWidget(self.file)
        titles.addWidget(self.take)
        self._fields = QWidget()
        row = QHBoxLayout(self._fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.units(12))
        row.addWidget(self.by, 2)
        row.addWidget(self.on, 1)
        for widget in (self.progress, self._fields):
            column.addWidget(widget)
        column.insertLayout(0, titles)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self._inset(theme))
        split.addWidget(self.pane)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        self._body = QStackedWidget()
        self._body.addWidget(self.empty)
        self._body.addWidget(split)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(rule(theme))
        whole.addWidget(self._body, 1)

    def _inset(self, theme: Theme) -> QWidget:
        """The list, off the edge as the head above it is."""
        left, units = QWidget(), theme.look.units
        column = QVBoxLayout(left)
        column.setContentsMargins(units(20), units(8), units(8), 0)
        column.addWidget(self.list)
        return left

    # --- what the window asks ---

    def show_place(self, place: Place) -> None:
        if place.id != self._id:
            self._forget()
            self._id = place.id
            self._ask("")

    def place(self) -> Place:
        return Place("returned", "brief", self._id)

    def title(self) -> str:
        return self.head.text()

    def keys(self) -> tuple[str, ...]:
        if self.found is None:
            return ("choose_file",)
        return ("offer_accept", "offer_reject", "offer_accept_all", "carry_out")

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        verbs: dict[str, Callable[[], object]] = {"choose_file": self.choose_file}
        if self.found is not None:
            verbs |= {"carry_out": self.take_back, "offer_accept_all": partial(self.press, "A")}
            verbs |= {"offer_accept": partial(self.press, "a"), "offer_reject": partial(self.press, "r")}
        return verbs

    def first_focus(self) -> QWidget | None:
        return self.empty.step if self.found is None else self.list

    def stop(self) -> None:
        self._reading.forget()
        self._forget()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(path.suffix.casefold() == ".docx" for path in local_files(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        words = [path for path in local_files(event.mimeData()) if path.suffix.casefold() == ".docx"]
        if words:
            event.acceptProposedAction()
            self.compare(words[0])

    # --- what it shows ---

    def compare(self, path: Path) -> None:
        """Compare a file with the brief."""
        self._ask(str(path))

    @Slot()
    def choose_file(self) -> None:
        """Ask for the file that came back."""
        found = self.around.dialogs.files(self, "The brief that came back")
        if found:
            self.compare(found[0])

    def _ask(self, path: str) -> None:
        if self.session.case is not None and self._id:
            self._reading.ask(partial(_read, self.session.case, self._id, path))

    @Slot(object)
    def _take(self, read: _Read) -> None:
        self.head.setText(f"Returned: {read.title}")
        if read.trouble:
            self.around.say(read.trouble, Tone.CAUTION)
        if read.returned is None:
            self._show_nothing()
            return
        self.found, self._data, self._path = read.returned, read.data, read.path
        self._recall(read.kept)
        self._show_all()
        for words in read.returned.warnings:
            self.around.say(words, Tone.CAUTION)
        self.list.setFocus()

    def _recall(self, kept: Any) -> None:
        """What was decided of this very file before, else what the paper says itself."""
        assert self.found is not None
        same = isinstance(kept, dict) and kept.get("sha256") == self.found.sha256
        said = kept if same else {}
        known = {one.number: one for one in self.found.differences}
        self.decisions = {}
        for number, yes, place, *meant in said.get("decisions", ()):
            one = known.get(int(number))
            if one is not None and meant == [_meant(one, int(place))]:  # what is on file may have moved since
                self.decisions[one.number] = Decision(bool(yes), int(place))
        on = self.found.cleared_on.show(no_break=False) if self.found.cleared_on else ""
        self.by.line.setText(str(said.get("by", self.found.cleared_by)))
        self.on.line.setText(str(said.get("on", on)))

    def _show_nothing(self) -> None:
        if self.found is None:
            self._body.setCurrentWidget(self.empty)
            self.empty.say(
                "Compare what came back",
                "Choose the Word file that was edited or cleared, or drop it here. Nothing changes unless you say so.",
                "Choose the file…",
            )
        for widget in (self._fields, self.take, self.file, self.progress):
            widget.setVisible(self.found is not None)
        self.moved.emit()

    def _show_all(self) -> None:
        assert self.found is not None
        self._show_nothing()
        self._body.setCurrentIndex(1)
        key = self.list.key()
        self.list.put([row_of(one, self.decisions.get(one.number)) for one in self.found.differences])
        self.list.choose(key or self.list.rows.first_key())
        self._tell()
        self._stepped(self.list.key())

    def _tell(self) -> None:
        assert self.found is not None
        whole, done = len(self.found.differences), len(self.decisions)
        name = f"“{self.found.file_name}”"
        if not whole:
            words = f"{name} says what was issued, word for word."
        else:
            words = f"{name}: {done:,} of {whole:,} decided"
        self.progress.setText(words)
        self.take.setEnabled(done == whole)

    @Slot(str)
    def _stepped(self, key: str) -> None:
        one = self._at(key)
        self.pane.show_difference(one, self._chosen(one) if one is not None else 0)

    def _at(self, key: str) -> Difference | None:
        if self.found is None or not key:
            return None
        return self.found.differences[int(key) - 1]

    def _chosen(self, one: Difference) -> int:
        said = self.decisions.get(one.number)
        return said.choice if said is not None else 0

    # --- what the officer does ---

    def press(self, key: str) -> None:
        """A accepts the difference one is on, R rejects it, Shift+A accepts all that are open and leave no doubt."""
        if self.found is None:
            return
        if key == "A":
            for one in self.found.differences:
                if one.number not in self.decisions and one.clear:
                    self.decisions[one.number] = Decision(accepted=True)
            self._keep()
            self._show_all()
        else:
            self._decided(key == "a")

    @Slot(bool)
    def _decided(self, accepted: bool) -> None:
        one = self._at(self.list.key())
        if one is None:
            return
        place = self.pane.choice.currentIndex() if len(one.offers) > 1 else 0
        self.decisions[one.number] = Decision(accepted, max(place, 0))
        self._keep()
        self._show_all()
        self.list.step(1)
        self.list.setFocus()

    @Slot(int)
    def _picked(self, place: int) -> None:
        one = self._at(self.list.key())
        if one is not None:
            self.decisions[one.number] = Decision(accepted=True, choice=place)
            self._keep()
            self._show_all()

    @Slot()
    def _typed(self) -> None:
        self._keep()

    def _keep(self) -> None:
        if self.found is not None:
            said = {
                "path": self._path, "sha256": self.found.sha256, "by": self.by.line.text(),
                "on": self.on.line.text(),
                "decisions": [
                    [number, one.accepted, one.choice, _meant(self.found.differences[number - 1], one.choice)]
                    for number, one in sorted(self.decisions.items())
                ],
            }  # fmt: skip
            self.session.keep(SPACE, self._id, said)

    @Slot()
    def take_back(self) -> None:
        """Keep the file under the brief and make the accepted corrections, as one action."""
        case, found = self.session.case, self.found
        if case is None or found is None:
            return
        typed = self.on.line.text().strip()
        try:
            on = PartialDate.parse(typed, today=case.clock.today()) if typed else None
        except InvalidValue as error:
            self.on.wrong(str(error))
            return
        self.on.understood("")
        taking = Taking(dict(self.decisions), self.by.line.text().strip(), on)
        job = partial(take_back, case, found, self._data, taking)
        self.session.carry_out("Taking the brief back …", job, by=self, then=self._done, failed=self._refused)

    @Slot(object)
    def _done(self, changed: Changed) -> None:
        brief = self._id
        self.session.keep(SPACE, brief, None)
        self._forget()
        self.around.go(place_of("brief", brief))
        self.around.say(f"{changed.action}: the file is kept under it.", Tone.DONE, "Undo", self.session.undo)

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        if isinstance(error, ChanceryError):
            self.around.say(str(error), Tone.CAUTION)
        else:
            self.around.fail(error)

    def _forget(self) -> None:
        self._id, self._path, self._data, self.found = "", "", b"", None
        self.decisions = {}
        self.list.blockSignals(True)
        self.list.put([])
        self.list.blockSignals(False)
        self.pane.show_difference(None, 0)


def _meant(one: Difference, place: int) -> str:
    """The correction that was decided on, in words; empty where there is none."""
    return told(one.offers[place]) if 0 <= place < len(one.offers) else ""


def _read(case: CaseFile, brief_id: str, path: str) -> _Read:
    """Compare a file, or the one that was compared last where it is still there; a refusal is a sentence."""
    kept = Space(case, SPACE).get(brief_id)
    with case.read() as reader:
        title = Namer(reader).name(brief_id)
    again = str(kept.get("path", "")) if isinstance(kept, dict) else ""
    chosen = path or again
    if not chosen or (not path and not Path(chosen).is_file()):
        return _Read(title)
    try:
        if not Path(chosen).is_file():
            raise NotFound(f"“{Path(chosen).name}” is not there any more.")
        data = Path(chosen).read_bytes()
        return _Read(title, chosen, read_returned(case, brief_id, data, Path(chosen).name), data, kept)
    except ChanceryError as error:
        return _Read(title, trouble=str(error))

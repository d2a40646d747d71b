"""The brief composer: what the brief is about at the left, the paper, what is not ready at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.briefs.caveats import offered
from app.briefs.request import Request
from app.briefs.subjects import Shelf, Subject
from app.door import Changed
from app.errors import ChanceryError, NotReady
from ui.desktop import preview
from ui.desktop.page import Page, Surroundings
from ui.desktop.panes.arranging import Arranging, Desk, read_desk
from ui.desktop.panes.choices import ChoicesBar
from ui.desktop.panes.composer_frame import CHOOSE, EMPTY, KIND_WORDS, ComposerFrame
from ui.desktop.panes.composer_side import ABOUT, LINES, SECTIONS, ComposerSide
from ui.desktop.panes.controlling import Controlling
from ui.desktop.panes.exporting import Exporting
from ui.desktop.panes.house_style import HouseStyles
from ui.desktop.panes.paper import Paper
from ui.desktop.panes.readiness import CONTROL, ReadinessPane
from ui.desktop.parts.words import Tone
from ui.desktop.place import Place
from ui.desktop.worker import Question

SINCE = "since"
"""Name under which `Place.given` asks for what has changed, with the id of the brief to compare with, or nothing."""

_TOGETHER = "“Mark what has no marking” in the Edit menu marks all of them together."


class Composer(Page):
    """The page `compose`: of a country, a visit or a meeting; without a kind, what was chosen last."""

    previewed = Signal(object)
    """A Preview is on the paper."""
    unwritable = Signal(object)
    """The error that stands in the way of the brief asked for."""
    exported = Signal(object)
    """A WrittenPair."""
    refreshed = Signal()
    """The list shows the case file as it is now."""

    NEW = "visit"
    MAIN = True

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, parent)
        theme = around.theme
        self._shelf: Shelf | None = None
        self._subject: Subject | None = None
        self._shown: Subject | None = None
        self._wanted = Place("compose")
        self._made: preview.Preview | None = None
        self._stale = False
        self._in_the_way = False
        """Whether the bar says why there is no brief."""
        self._since: str | None = None
        """The brief with which the paper compares; empty for the last one, None where it shows the brief itself."""
        self.choices = ChoicesBar(theme)
        self.side = ComposerSide(around, self.choices)
        self.subjects = self.side.subjects
        self.styles = HouseStyles(self.choices.house, around, self, self.refreshed)
        self.paper = Paper(theme)
        self.readiness = ReadinessPane(theme)
        self.exporting = Exporting(around, self)
        self.keep, self.strip = self.exporting.keep, self.exporting.strip
        self.arranging = Arranging(self.session, self.side.sections, self.choices, self)
        self._ask_and_frame()
        self._show_nothing()
        self._join()

    def _ask_and_frame(self) -> None:
        self._reading = Question(self.session.reader, "Reading the case file …", self)
        self._building = Question(self.session.builder, "Building the preview …", self)
        self.frame = ComposerFrame(
            self.theme, side=self.side, choices=self.choices, strip=self.strip, paper=self.paper,
            readiness=self.readiness, keep=self.keep,
        )  # fmt: skip
        self.head, self.second = self.frame.head, self.frame.second
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.frame)

    def _join(self) -> None:
        self.subjects.chosen.connect(self._take_subject)
        self.subjects.list.activated.connect(self._go_sections)
        self.choices.changed.connect(self._take_choices)
        self.styles.changed.connect(self._take_choices)
        self.arranging.changed.connect(self._take_choices)
        self.side.said.connect(self._take_choices)
        self.side.seen.connect(self._turn)
        self.side.going.connect(self.around.going)
        self.arranging.failed.connect(self.around.fail)
        self.side.sections.asked_since.connect(self.see_since)
        self.side.turned.connect(self.moved)
        self.side.sections.going.connect(self.paper.sheet.show_section)
        self.paper.sheet.reached.connect(self.side.sections.follow)
        self.readiness.going.connect(self._fix)
        self.choices.draft.toggled.connect(self.moved)
        self.choices.export.clicked.connect(self.export)
        self.keep.offered.connect(self.moved)
        self._reading.answered.connect(self._take_shelf)
        self._building.answered.connect(self._take_preview)
        self._building.failed.connect(self._take_unwritable)
        self._reading.failed.connect(self.around.fail)
        self.exporting.exported.connect(self.exported)

    @property
    def controlling(self) -> Controlling:
        """What the office says of the brief."""
        return self.side.controlling

    # --- as a page ---

    def show_place(self, place: Place) -> None:
        self._wanted = place
        since = dict(place.given).get(SINCE)
        if place.id:
            self.side.turn(self.side.key if self.side.key != ABOUT else SECTIONS)
        other, self._since = since != self._since, since
        if self._shelf is None:
            self._read()
            return
        subject = self._subject
        self._go_wanted()
        if other and subject is self._subject:
            self._ask()

    def place(self) -> Place:
        one = self._subject
        return Place("compose", one.kind, one.id) if one else Place("compose")

    def title(self) -> str:
        return f"Brief: {self._subject.title}" if self._subject else "Brief"

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        choices = self.choices
        always: dict[str, Callable[[], object]] = {
            "find": self.side.find_subject,
            "pane_1": self.side.go,
            "pane_2": self.paper.sheet.setFocus,
            "pane_3": self.readiness.list.setFocus,
            "draft": choices.draft.toggle,
            "as_of": self.choices.go_as_of,
            "preset": choices.preset.showPopup,
            "ceiling": choices.ceiling.showPopup,
        }
        if self._subject is not None:
            always |= {
                "brief_sections": self._go_sections,
                "brief_lines": partial(self.side.go, LINES),
                "brief_control": partial(self.side.go, CONTROL),
                "brief_since": self.see_since,
            }
        if self.readiness.items:
            always["next_open"] = self.readiness.go_next
        if self.keep.written is not None:
            always["keep_issued"] = self.keep.keep
        return always | ({"export": self.export} if self.can_export else {})

    def checks(self) -> Mapping[str, bool]:
        return {"draft": self.choices.draft.isChecked()}

    def keys(self) -> tuple[str, ...]:
        if self.side.key == SECTIONS and self._subject is not None:
            return ("section_switch", "section_move", "next_open", "brief_lines", "export")
        return ("find", "brief_sections", "next_open", "export") if self.can_export else ("find",)

    def first_focus(self) -> QWidget:
        return self.subjects.search

    def take_changed(self, changed: Changed) -> None:
        """What nobody sees is read anew when somebody does."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._read()
            self.side.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._read()
            self.side.refresh()

    def settle(self) -> None:
        self.side.settle()

    def stop(self) -> None:
        self.choices.stop()
        self.side.stop()

    # --- what it is asked ---

    def request(self) -> Request | None:
        """The brief asked for; None while nothing is chosen or the date cannot be read."""
        chosen = self.choices.chosen()
        if self._subject is None or chosen is None:
            return None
        kind, record_id = self._subject.kind, self._subject.id
        asked = Request(
            as_of=chosen.as_of,
            country=record_id if kind == "country" else None,
            visit=record_id if kind == "visit" else None,
            meeting=record_id if kind == "meeting" else None,
            **self.arranging.asked(),
            ceiling=chosen.ceiling,
            ceiling_caveats=chosen.caveats,
            draft=chosen.draft,
            style=self.styles.chosen,
        )
        return self.controlling.applied(asked)

    @property
    def can_export(self) -> bool:
        """Whether what is on the paper is what the choices ask for."""
        return self.paper.has_brief and self._since is None and self.request() is not None

    @Slot()
    def export(self) -> None:
        """Ask where the Word brief is to be written, and write it."""
        self.side.control.settle()  # what is typed counts
        request, subject = self.request(), self._subject
        if request is not None and subject is not None and self.can_export:
            pdf, annex = self.choices.pdf.isChecked(), self.controlling.annex
            self.exporting.ask(f"{subject.title} brief", request, annex, pdf=pdf)

    @Slot()
    def see_since(self) -> None:
        """Show what has changed since the last brief in place of the brief; again, the brief."""
        self._since = "" if self._since is None else None
        self._shown = None
        self._ask()

    @Slot(object)
    def _fix(self, place: Place) -> None:
        """Go where it is put right; the bar offers the way back. What the composer itself puts right is beside it."""
        if place.page == "compose":
            self.side.mend(dict(place.given).get(CONTROL, ""))
            return
        self.around.go(place)
        words = "Put it right here; the brief waits as you left it."
        self.around.say(words, Tone.DONE, "Back to the brief", self._come_back)

    @Slot()
    def _come_back(self) -> None:
        self.around.go(self.place())

    @Slot()
    def _go_sections(self) -> None:
        self.side.go(SECTIONS)

    @Slot()
    def make_draft(self) -> None:
        """Ask for a draft, where no final brief is possible."""
        self.choices.draft.setChecked(True)

    # --- what the case file answers ---

    def _read(self) -> None:
        if self.session.case is not None:
            self._reading.ask(partial(read_desk, self.session.case))

    @Slot(object)
    def _take_shelf(self, desk: Desk) -> None:
        shelf = desk.shelf
        first, self._shelf = self._shelf is None, shelf
        self.arranging.put(desk.outlines, desk.arranged)
        self.controlling.put(desk.controlled)
        if first:
            assert self.session.case is not None
            self.choices.start(shelf.scheme, self.session.case.clock.today())
            self.controlling.start(shelf.scheme, self.session.case.clock.today())
        caveats = offered(shelf.scheme, shelf.marking.caveats if shelf.marking else ())
        self.choices.offer_caveats(caveats)
        self.controlling.offer_caveats(caveats)
        self.subjects.put(shelf)
        if first:
            self._show_nothing()
            self._go_wanted()
        else:
            self._ask()
        self.refreshed.emit()

    def _go_wanted(self) -> None:
        if self._wanted.id:
            key = f"{self._wanted.kind}:{self._wanted.id}"
            self.subjects.choose(key)

    @Slot(object)
    def _take_preview(self, made: preview.Preview) -> None:
        assert self._shelf is not None
        self._made = made
        self.controlling.show_made(made)
        if self._since is None:
            self.readiness.put(made, self._shelf.scheme)
        else:
            self.readiness.clear()
        self._show_paper(keep_place=self._shown == self._subject)
        self._shown = self._subject
        if self._in_the_way:
            self._in_the_way = False
            self.around.clear()
        self._offer_export()
        self.previewed.emit(made)

    def _show_paper(self, *, keep_place: bool) -> None:
        """The brief, or its annex where that is to be seen."""
        made = self._made
        if made is None or self._shelf is None:
            return
        apart = made.annex if self.controlling.seen and self._since is None else None
        self.paper.show_brief(apart or made.document, keep_place=keep_place)
        if apart is not None:
            self.readiness.show_marking("annex", made.annex_marking, self._shelf.scheme)
        elif self._since is None:
            self.readiness.show_marking("brief", made.marking, self._shelf.scheme)

    @Slot()
    def _turn(self) -> None:
        if self.paper.has_brief:
            self._show_paper(keep_place=False)

    @Slot(object)
    def _take_unwritable(self, error: Exception) -> None:
        self.paper.say("No brief with these choices", "The line at the top says what stands in the way.")
        self.readiness.clear()
        self._offer_export()
        if not isinstance(error, ChanceryError):
            self.around.fail(error)
        elif isinstance(error, NotReady) and "draft" in str(error):  # the sentence offers it
            self._in_the_way = True
            self.around.say(f"{error} {_TOGETHER}", Tone.CAUTION, "Make it a draft", self.make_draft)
        else:
            self._in_the_way = True
            self.around.say(str(error), Tone.CAUTION)
        self.unwritable.emit(error)

    # --- what is chosen ---

    @Slot(object)
    def _take_subject(self, subject: Subject | None) -> None:
        if subject is None or self._wanted.id != subject.id:
            self._since = None
        self._subject = subject
        self.keep.offer(None)
        self.arranging.show_subject(subject.key if subject else "")
        self.controlling.show_subject(subject.key if subject else "")
        self.side.lines.show_subject(*((subject.kind, subject.id) if subject else ("", "")))
        if subject is None:
            self._show_nothing()
        self._ask()
        self.moved.emit()

    @Slot()
    def _take_choices(self) -> None:
        """Another outline, ceiling or day: the brief itself is shown."""
        self._since = None
        self._ask()

    @Slot()
    def _ask(self) -> None:
        if self._subject is not None:
            self.head.setText(self._subject.title)
            kind = KIND_WORDS["since" if self._since is not None else self._subject.kind]
            self.second.setText(" · ".join(p for p in (kind, self._subject.second) if p))
        request, case = self.request(), self.session.case
        if request is None or case is None:
            self._building.forget()
        else:
            since = self._since
            see = partial(preview.build, case, request, self.controlling.annex)
            self._building.ask(see if since is None else partial(preview.see_since, case, request, since))
        self._offer_export()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frame.fit(event.size().width())

    def _show_nothing(self) -> None:
        self.head.setText("Brief")
        self.second.setText("Nothing chosen yet")
        if self._shelf is None:
            self.paper.say("", "Reading the case file …")
        else:
            self.paper.say(*(CHOOSE if self._shelf.subjects else EMPTY))
        self.readiness.clear()
        self._offer_export()

    def _offer_export(self) -> None:
        self.choices.export.setEnabled(self.can_export)
        self.moved.emit()

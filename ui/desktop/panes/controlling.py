"""Keeps what the office says of a brief, and its separate annex, in step with the brief that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from app.briefs.annex import Annex
from app.briefs.controls import Controls, keep_controls
from app.briefs.request import Request
from db.values.marking import Scheme
from ui.desktop.panes.choices import ChoicesBar
from ui.desktop.panes.control_pane import ControlPane
from ui.desktop.preview import Preview
from ui.desktop.session import Session


class Controlling(QObject):
    """Emits `changed` when something else is said of the brief, `turned` when the annex is to be seen or not."""

    changed = Signal()
    turned = Signal()

    def __init__(self, session: Session, pane: ControlPane, choices: ChoicesBar, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._pane = pane
        self._choices = choices
        self._known: dict[str, Controls] = {}
        self._said = Controls()
        self._about = ""
        pane.changed.connect(self._take)
        pane.seeing.connect(self._turn)
        choices.changed.connect(self._take_ceiling)

    def start(self, scheme: Scheme, today: date) -> None:
        """Begin with a case file."""
        self._pane.start(scheme, today)

    def offer_caveats(self, caveats: Sequence[str]) -> None:
        """The caveats that the reader of the annex may be let see."""
        self._pane.annex_caveats.offer(caveats)

    def put(self, known: dict[str, Controls]) -> None:
        """What was said of each brief."""
        self._known = known

    def show_subject(self, about: str) -> None:
        """Another subject: of its brief is said what was said the last time."""
        self._pane.settle()
        self._about = about
        self._said = self._known.get(about, Controls())
        self._pane.put(self._said, self._ceiling())

    def show_made(self, preview: Preview) -> None:
        """Tell what has become of the annex."""
        if preview.annex is not None:
            count = len(preview.annexed)
            records = "1 record stands" if count == 1 else f"{count:,} records stand"
            self._pane.tell_annex(f"{records} in it in place of the brief, listed at the right.")
        elif preview.no_annex:
            self._pane.tell_annex(preview.no_annex)
        elif self._said.annex and self._ceiling() and self.annex is None:
            self._pane.tell_annex(
                "At the level of the brief itself: choose the caveats that its reader may see."
            )

    def applied(self, request: Request) -> Request | None:
        """A request with all that is said of the paper; None while something of it cannot be read."""
        return self._said.applied(request) if self._pane.said_now() is not None else None

    @property
    def annex(self) -> Annex | None:
        """The separate annex that is asked for; none without a ceiling for the brief itself, and none that would hold
        no more than the brief.
        """
        chosen, asked = self._choices.chosen(), self._said.asked()
        if chosen is None or chosen.ceiling is None or asked is None:
            return None
        more = asked.ceiling != chosen.ceiling or set(asked.caveats) - set(chosen.caveats)
        return asked if more else None

    @property
    def seen(self) -> bool:
        """Whether the annex is to be seen in place of the brief."""
        return self.annex is not None and self._pane.see.isChecked()

    def _ceiling(self) -> str | None:
        chosen = self._choices.chosen()
        return chosen.ceiling if chosen else None

    @Slot()
    def _take(self) -> None:
        said = self._pane.said_now()
        if said is not None:
            self._said = said
            self._remember()
        self.changed.emit()

    @Slot()
    def _take_ceiling(self) -> None:
        """Another ceiling: an annex that does not stand above it is none."""
        self._pane.show_ceiling(self._ceiling(), self._said.annex)
        said = self._pane.said_now()
        if said is not None and said.annex != self._said.annex and self._ceiling():
            self._said = said
            self._remember()

    @Slot(bool)
    def _turn(self, _seen: bool) -> None:
        self.turned.emit()

    def _remember(self) -> None:
        case = self._session.case
        if case is not None and self._about:
            self._known[self._about] = self._said
            job = partial(keep_controls, case, self._about, self._said)
            self._session.carry_out("Remembering what is said of the brief …", job, by=self)

"""One text of the inbox beside its proposals, and what the officer decides on each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.door import Changed
from app.errors import ChanceryError
from app.inbox.accepting import accept
from app.inbox.comparing import Difference
from app.inbox.deciding import edit, offer_again, reject
from app.inbox.offers import Offer, TextInbox
from app.intake.people.matching import Verdict
from db.values.choices import ProposalStatus
from ui.desktop.inbox.fixing import DECIDED, Fixing
from ui.desktop.inbox.looking import about_text, in_order, next_open, next_to_look_at, offer_at
from ui.desktop.inbox.memory import SPACE, Memory
from ui.desktop.inbox.offer_list import Mark, OfferList, mark_of
from ui.desktop.inbox.offer_pane import OfferPane
from ui.desktop.inbox.text_view import TextView
from ui.desktop.look import Type
from ui.desktop.page import Surroundings
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import Ground, Label, Tone, rule
from ui.desktop.registry import place_of


class TextPane(QWidget):
    """Text at the left, proposals at the right, the one one is on below them."""

    decided = Signal()
    """Something was decided: what is shown has to be read anew."""
    finished = Signal()
    """Nothing of this text is open any more, and the officer goes on."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._session = around.session
        theme = self.theme = around.theme
        self.text: TextInbox | None = None
        self._differences: Mapping[str, tuple[Difference, ...]] = {}
        self._memory = Memory()
        self._main = ""
        self.head = Label(theme, Type.HEAD)
        self.about = Label(theme, Type.SMALL, "text_2")
        self.head.setWordWrap(True)
        self.about.setWordWrap(True)
        self.view = TextView(theme)
        self.count = Label(theme, Type.SMALL, "text_2")
        self.all = Button(theme, "Accept all chosen", Weight.FILLED, key="Shift A")
        self.list = OfferList(theme)
        self.pane = OfferPane(theme)
        self._fixing = Fixing(self.view)
        self._arrange()
        self.list.stepped.connect(self._stepped)
        self.list.pressed.connect(self.press)
        self.view.letter.connect(self.press)
        self.view.fixing.connect(self.fix)
        self.view.pointed.connect(self._point)
        self.view.asked.connect(self._ask_what_they_are)
        self._fixing.corrected.connect(self._correct)
        self._fixing.refused.connect(self._refuse_words)
        self.pane.pressed.connect(self.press)
        self.pane.corrected.connect(self._correct)
        self.pane.left.connect(self._leave_fields)
        self.pane.typing.connect(self._keep_typed)
        self.all.clicked.connect(self.accept_chosen)

    # --- what it shows ---

    def show_text(
        self, text: TextInbox, differences: Mapping[str, tuple[Difference, ...]], kept: Any, *, focus: bool
    ) -> None:
        """Show a text, or the same one anew; `kept` is what was chosen of it before."""
        another = self.text is None or text.source_id != self.text.source_id
        self.text, self._differences = text, differences
        if another:
            self._memory = Memory.of(kept)
        self.head.setText(text.title)
        self.about.setText(about_text(text))
        self.view.put(text.text)
        self._show_offers(text)
        if another:
            self.list.choose(next((one.id for one in in_order(text) if one in text.open), ""))
            if focus:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stepped(self.list.key())
        if another:
            self._open_what_was_typed(text)

    def _open_what_was_typed(self, text: TextInbox) -> None:
        """Fields that were open when the program ended are open again, with what stood in them."""
        for one in text.open:
            if one.id in self._memory.typed:
                self.list.choose(one.id)
                self.pane.edit(self._memory.typed[one.id])
                self._make_room()
                self._around.say("What you were correcting here is open again; Esc leaves it as it was.")
                return

    def shows(self, source: str) -> bool:
        """Whether it shows this text."""
        return self.text is not None and self.text.source_id == source

    def stop(self) -> None:
        """Keep what was typed and not kept yet."""
        self.pane.stop()

    def forget(self) -> None:
        """Show nothing of it any more."""
        self.text = None
        self._memory = Memory()
        self.view.put("")
        self.list.put([])
        self.pane.show_offer(None, (), date.min)

    def _show_offers(self, text: TextInbox) -> None:
        marks = {one.id: mark_of(one, chosen=self._memory.chosen(one)) for one in text.offers}
        self.list.blockSignals(True)
        self.list.show_offers(text.offers, marks)
        self.list.blockSignals(False)
        decided, chosen = len(text.offers) - len(text.open), sum(m is Mark.CHOSEN for m in marks.values())
        told = f"{decided} of {len(text.offers)} decided" if text.open else "All decided. W: the next text"
        self.count.setText(told)
        self.all.setText(f"Accept {chosen} chosen")
        self.all.setEnabled(chosen > 0)

    def _offer(self) -> Offer | None:
        key = self.list.key()
        return next((one for one in self.text.offers if one.id == key), None) if self.text else None

    @Slot(str)
    def _stepped(self, key: str) -> None:
        offer, case = self._offer(), self._session.case
        if self.text is None or case is None:
            return
        spans = [(one.start, one.end) for one in self.text.offers if one.end > one.start]
        self.view.mark(spans, (offer.start, offer.end) if offer else (0, 0))
        told = self._differences.get(offer.id, ()) if offer else ()
        self.pane.show_offer(offer, told, case.clock.today())

    # --- what the officer does ---

    @Slot(str)
    def press(self, key: str) -> None:
        """A key on the proposal one is on."""
        offer = self._offer()
        if offer is None or self.pane.editing:
            return
        match key:
            case "A":
                self.accept_chosen()
            case "a":
                self._accept(offer)
            case "c" | "C":
                self._open_fields(offer)
            case "r" | "R":
                self._refuse_offer(offer)
            case "s" | "S":
                self.list.step(1)
            case "w" | "W":
                self.look_on()
            case "t" | "T":
                self.fix()
            case "o" | "O" if offer.became_id:
                self._around.go(place_of(offer.kind, offer.became_id))
            case "space":
                self._choose(offer)
            case _:
                self._answer(offer, key)

    def _accept(self, offer: Offer) -> None:
        lacking = self._memory.lacking(offer)
        if offer.status is not ProposalStatus.OFFERED:
            self._around.say(
                "This proposal is decided; O opens its record, Undo takes the decision back.", Tone.CAUTION
            )
        elif lacking:
            asked = offer.match.verdict is Verdict.ASK and offer.id not in self._memory.choices
            how = " Press 1 to 9 for one on file, N for a new one." if asked else " Press C and fill it in."
            self._around.say(lacking[0] + how, Tone.CAUTION)
        else:
            self._carry_out([offer.id])

    @Slot()
    def accept_chosen(self) -> None:
        """Take everything that is chosen in, as one action."""
        if self.text is None:
            return
        ids = [one.id for one in self.text.open if self._memory.chosen(one)]
        if not ids:
            self._around.say("Nothing is chosen: press Space on what you want to accept.", Tone.CAUTION)
            return
        self._carry_out(ids)

    def _carry_out(self, ids: list[str]) -> None:
        case = self._session.case
        if case is None or self.text is None:
            return
        choices = {id: record for id, record in self._memory.choices.items() if id in ids}
        job = partial(accept, case, self.text.source_id, ids, choices=choices)
        self._session.carry_out("Accepting …", job, by=self, then=self._accepted, failed=self._failed)
        self._step_on()

    @Slot(object)
    def _accepted(self, changed: Changed) -> None:
        words = f"{changed.action}: {len(changed.records):,} records are written."
        self._main = next((one.id for one in changed.records if one.kind == "meeting"), "")
        if self._main:
            self._around.say(
                f"{words} Ctrl+Z takes them back.", Tone.DONE, "Go to the meeting", self.go_to_main
            )
        else:
            self._around.say(words, Tone.DONE, "Undo", self._session.undo)
        self.decided.emit()

    def go_to_main(self) -> None:
        """Show the meeting that was taken in last."""
        if self._main:
            self._around.go(place_of("meeting", self._main))

    @Slot(object)
    def _decided(self, changed: Changed) -> None:
        self.decided.emit()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if isinstance(error, ChanceryError):
            self._around.say(str(error), Tone.CAUTION)
        else:
            self._around.fail(error)
        self.decided.emit()

    def _refuse_offer(self, offer: Offer) -> None:
        case = self._session.case
        if case is None or offer.status in {ProposalStatus.ACCEPTED, ProposalStatus.CHANGED}:
            return
        again = offer.status is ProposalStatus.REJECTED
        job = partial(offer_again if again else reject, case, [offer.id])
        self._session.carry_out("Deciding …", job, by=self, then=self._decided, failed=self._failed)
        if not again:
            self._step_on()

    def _choose(self, offer: Offer) -> None:
        if offer.status is ProposalStatus.OFFERED and not self._memory.lacking(offer):
            self._memory.wanted[offer.id] = not self._memory.chosen(offer)
            self._remember()
            self.list.step(1)
        elif offer.needs:
            self._accept(offer)

    def _answer(self, offer: Offer, key: str) -> None:
        if offer.match.verdict is not Verdict.ASK or offer.status is not ProposalStatus.OFFERED:
            return
        candidates = offer.match.candidates
        if key in {"n", "N"}:
            self._memory.choices[offer.id] = None
        elif key.isdecimal() and 0 < int(key) <= len(candidates):
            self._memory.choices[offer.id] = candidates[int(key) - 1].id
        else:
            return
        self._memory.wanted[offer.id] = True
        self._remember()
        self.look_on(quiet=True)
        self.decided.emit()  # who somebody is tells which meeting it is

    def look_on(self, *, quiet: bool = False) -> None:
        """Go to the next proposal that is unsure, asked about, or told otherwise than on file."""
        if self.text is None:
            return
        if not self.text.open:
            self.finished.emit()
            return
        following = next_to_look_at(self.text, self._differences, self.list.key())
        if following is not None:
            self.list.choose(following.id)
        elif quiet:
            self.list.step(1)
        else:
            number = sum(self._memory.chosen(one) for one in self.text.open)
            self._around.say(f"Nothing else needs a look. Shift+A accepts the {number} that are chosen.")

    @property
    def answers(self) -> dict[str, str | None]:
        """What was answered where the inbox asked; proposal → record, None for a new one."""
        return dict(self._memory.choices)

    def _remember(self) -> None:
        if self.text is not None:
            self._keep_all()
            self._show_offers(self.text)

    def _keep_all(self) -> None:
        if self.text is not None:
            self._session.keep(SPACE, self.text.source_id, self._memory.json)

    @Slot(str, object)
    def _keep_typed(self, offer_id: str, words: Mapping[str, str] | None) -> None:
        """What stands in open fields is kept until they are saved or left."""
        self._memory.typed = {offer_id: dict(words)} if words else {}
        self._keep_all()

    def _step_on(self) -> None:
        """To the next proposal that is not decided."""
        following = next_open(self.text, self._memory, self.list.key()) if self.text is not None else ""
        if following:
            self.list.choose(following)

    def _open_fields(self, offer: Offer) -> None:
        if offer.status is ProposalStatus.OFFERED:
            self.pane.edit()
            self._make_room()
        else:
            self._around.say(DECIDED, Tone.CAUTION)

    @Slot(str, object)
    def _correct(self, offer_id: str, values: Mapping[str, Any]) -> None:
        case = self._session.case
        if case is not None:
            job = partial(edit, case, offer_id, values)
            self._session.carry_out("Correcting …", job, by=self, then=self._decided, failed=self._failed)

    @Slot()
    def _leave_fields(self) -> None:
        self._stepped(self.list.key())
        self._make_room()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_room(self) -> None:
        """Fields that are open get more of the height than what is read."""
        for part, read, edited in ((self.list, 3, 2), (self.pane, 2, 5)):
            self._column.setStretchFactor(part, edited if self.pane.editing else read)

    @Slot()
    def fix(self) -> None:
        """Say what the selected words are: a value of the proposal one is on."""
        self._ask_what_they_are(self.view.mapToGlobal(self.view.cursorRect().bottomLeft()))

    @Slot(QPoint)
    def _ask_what_they_are(self, where: QPoint) -> None:
        offer, case = self._offer(), self._session.case
        if offer is not None and case is not None:
            day = self.text.published.last if self.text and self.text.published else None
            self._fixing.ask(offer, self.view.selected(), day or case.clock.today(), where)

    @Slot(str)
    def _refuse_words(self, why: str) -> None:
        self._around.say(why, Tone.CAUTION)

    @Slot(int)
    def _point(self, place: int) -> None:
        """Go to the proposal whose words stand here."""
        if self.text is not None:
            self.list.choose(offer_at(self.text, place, self.list.key()))

    # --- how it is laid out ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        look = self.theme.look
        self._right.setFixedWidth(max(look.units(320), min(look.units(448), self.width() * 48 // 100)))

    def _arrange(self) -> None:
        look = self.theme.look
        self._right = Ground(self.theme, "window")
        middle = QVBoxLayout()
        middle.setContentsMargins(look.units(24), look.units(16), look.units(8), look.units(8))
        middle.setSpacing(look.units(6))
        for part in (self.head, self.about, rule(self.theme)):
            middle.addWidget(part)
        middle.addWidget(self.view, 1)
        right = self._column = QVBoxLayout(self._right)
        right.setContentsMargins(look.units(8), look.units(16), look.units(8), 0)
        right.setSpacing(look.units(8))
        top = QHBoxLayout()
        top.setContentsMargins(look.units(12), 0, look.units(12), 0)
        top.addWidget(self.count, 1)
        top.addWidget(self.all)
        right.addLayout(top)
        right.addWidget(self.list, 3)
        right.addWidget(rule(self.theme))
        right.addWidget(self.pane, 2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(middle, 1)
        row.addWidget(self._right)

"""What stands above the sessions of a forum: its name, parties, what comes next, whose turn it is, who chairs now."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.forums import Chair, ForumView, NextSession, OpenCounts, SessionRow
from app.links import Link
from app.names import label_of
from db.values.choices import Side
from ui.desktop.country.head import Fact, SideCount
from ui.desktop.country.linked import Linked, link, plain
from ui.desktop.following.session_strip import SessionStrip
from ui.desktop.icons import Icon
from ui.desktop.look import Theme, Type
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.words import FROM_THE_LEFT, Ground, Label


class ForumHead(QWidget):
    """Shows a ForumView."""

    going = Signal(str, str)
    """Kind and id of a record."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        look = theme.look
        self.name = Label(theme, Type.TITLE)
        self.name.setWordWrap(True)
        self.name.setAlignment(FROM_THE_LEFT)
        self.new = Button(theme, "New session", Weight.OUTLINED, icon=Icon.CALENDAR_PLUS)
        self.new.setAccessibleName("New session from the previous")
        self.close_button = Button(theme, "", Weight.OUTLINED, icon=Icon.CLIPBOARD)
        self.report = Button(theme, "Report…", Weight.OUTLINED, icon=Icon.FILE)
        self.edit = Button(theme, "Edit", Weight.QUIET, icon=Icon.EDIT)
        self.edit.setAccessibleName("Edit the forum")
        self.about = Linked(theme, Type.BODY, "text_2")
        self.about.setWordWrap(True)
        self.strip = SessionStrip(theme)
        self.open = SideCount(theme)
        self.next = Fact(theme, "Next session")
        self.turn = Fact(theme, "Whose turn to host")
        self.chairs = Fact(theme, "Co-chairs now")
        self.commitments = Fact(theme, "Open commitments", self.open)
        for one in (self.about, self.next.value, self.turn.value, self.chairs.value):
            one.going.connect(self.going)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(8))
        titles = QHBoxLayout()
        titles.setSpacing(look.units(8))
        titles.addWidget(self.name, 1)
        for button in (self.edit, self.report, self.close_button, self.new):
            titles.addWidget(button)
        column.addLayout(titles)
        column.addWidget(self.about)
        column.addLayout(self._facts())
        column.addWidget(self.strip)

    def _facts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.look.units(12))
        for place, fact in enumerate((self.next, self.turn, self.chairs, self.commitments)):
            if place:
                line = Ground(self._theme, "line")
                line.setFixedWidth(1)
                row.addWidget(line)
            row.addWidget(fact, 4 if fact is self.commitments else 3)
        return row

    def show_forum(self, view: ForumView, closes: SessionRow | None, today: date) -> None:
        """Say everything anew; `closes` is the session that can be closed."""
        short = f" ({view.abbreviation})" if view.abbreviation and view.abbreviation not in view.name else ""
        self.name.setText(f"{view.name}{short}")
        self.close_button.setVisible(closes is not None)
        if closes is not None:
            self.close_button.setText(
                f"Close the {closes.title}" if len(closes.title) < 24 else "Close the session"
            )
            self.close_button.setAccessibleName(f"Close the session {closes.title}")
            self.close_button.updateGeometry()
        self.new.setText("Fill in the next session" if view.next.session is not None else "New session")
        self.new.updateGeometry()
        self._show_about(view)
        self._show_next(view.next)
        self._show_turn(view)
        self._show_chairs(view.chairs)
        self._show_open(view.open)
        self.strip.show_forum(view, today)

    def _show_about(self, view: ForumView) -> None:
        colour = self._theme.look.colours.accent_text
        parties = [link(one.title, one.kind, one.id, colour) for one in view.parties]
        said = [", ".join(one.title for one in view.parties)]
        facts = [
            label_of(view.level).lower() if view.level else "",
            label_of(view.status).lower() if view.status else "",
            period_words(view.period_months),
            _sentence(view.gap_words),
        ]
        shown = [", ".join(parties), *(plain(one) for one in facts if one)]
        said += [one for one in facts if one]
        if view.parent is not None:
            shown.append(f"under {link(view.parent.title, view.parent.kind, view.parent.id, colour)}")
            said.append(f"under {view.parent.title}")
        if view.founding is not None:
            shown.append(
                f"founded by {link(view.founding.title, view.founding.kind, view.founding.id, colour)}"
            )
            said.append(f"founded by {view.founding.title}")
        self.about.show_markup("&nbsp; ·&nbsp; ".join(one for one in shown if one), ", ".join(said))

    def _show_next(self, coming: NextSession) -> None:
        session = coming.session
        words = _sentence(coming.words) or "not known"
        self._say(self.next, words, _sentence(coming.reason), session)
        self.next.second.set_colour("caution" if coming.state == "lapsed" else "text_2")

    def _show_turn(self, view: ForumView) -> None:
        turn = view.turn
        if turn is None:
            self._say(self.turn, "not known", "how it is hosted is not on file")
            return
        self._say(self.turn, turn.country.title, _sentence(turn.reason), turn.country)

    def _show_chairs(self, chairs: tuple[Chair, ...]) -> None:
        if not chairs:
            self._say(self.chairs, "not on file", "no co-chair was entered")
            return
        named = [one.holder.title if one.holder is not None else "not on file" for one in chairs]
        others = f"with {', '.join(named[1:])}" if named[1:] else ""
        self._say(self.chairs, named[0], others, chairs[0].holder, ", ".join(named))

    def _show_open(self, counts: OpenCounts) -> None:
        sides: list[tuple[Side | str, int]] = [
            (side, number)
            for side, number in (
                (Side.OURS, counts.ours), (Side.THEIRS, counts.theirs), (Side.JOINT, counts.joint),
                (Side.THIRD, counts.third),
            )
            if number
        ]  # fmt: skip
        self.open.put(sides)
        found = ((counts.overdue, "overdue"), (counts.due_soon, "due soon"), (counts.silent, "silent"))
        words = ", ".join(f"{number:,} {word}" for number, word in found if number)
        self.commitments.second.setText(words or "nothing overdue")
        self.commitments.second.set_colour("overdue" if counts.overdue else "text_2")

    def _say(self, fact: Fact, words: str, second: str, to: Link | None = None, spoken: str = "") -> None:
        fact.value.lead(words, to.kind if to else "", to.id if to else "", spoken)
        fact.second.setText(second)


def period_words(months: int | None) -> str:
    """The nominal period in words."""
    if not months:
        return ""
    if months % 12 == 0:
        years = months // 12
        return "nominally every year" if years == 1 else f"nominally every {years} years"
    return f"nominally every {months} months"


def _sentence(words: str) -> str:
    return words.strip().rstrip(".")

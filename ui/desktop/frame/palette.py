"""The palette (Ctrl+K): finds any record and runs any action while one types, without the mouse."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from app import catalog
from app.briefs.subjects import folded
from app.casefile import CaseFile
from ui.desktop.action_entry import spelled
from ui.desktop.actions import Actions, Entry, plain
from ui.desktop.frame.palette_rows import OFFER, Offer, OfferModel, OfferPainter
from ui.desktop.frame.places import Spot, groups
from ui.desktop.icons import KINDS, Icon
from ui.desktop.look import Measure, Theme, Type
from ui.desktop.parts.fields import line_edit
from ui.desktop.parts.words import Label, rule
from ui.desktop.place import Place
from ui.desktop.registry import place_of, there_is
from ui.desktop.session import Session
from ui.desktop.worker import Question

RECORDS, COMMANDS = 8, 6
"""Rows of each that are offered at most."""

ROWS = 15
_NOT_OFFERED = frozenset({"palette", "menus"})
_BARE = (
    "QLineEdit, QLineEdit:focus, QLineEdit:hover { border: none; background: transparent; padding: 0 7px; }"
)
HINT = "Type a name, a command, or a filter such as is:open country:OM owes:them due<30d"


class Palette(QFrame):
    """Lies over its window; emits where to go or what to do, and hides."""

    going = Signal(object)
    """A Place."""
    acting = Signal(str)
    """The id of an action."""

    def __init__(self, theme: Theme, session: Session, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._window = parent
        self._session = session
        self._actions = actions
        self._records: tuple[Offer, ...] = ()
        self._back: QWidget | None = None
        self.edit = line_edit(theme, "Search or run a command", "Search or run a command")
        self.edit.setStyleSheet(_BARE)
        self.edit.setFont(theme.look.font(Type.HEAD))
        self.hint = Label(theme, Type.SMALL, "text_3", HINT)
        self.model = OfferModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(OfferPainter(theme, self.list))
        self.list.setAccessibleName("What was found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._finding = Question(session.reader, "Searching …", self)
        self._finding.answered.connect(self._take)
        self._finding.failed.connect(session.failed)
        self.edit.textChanged.connect(self._ask)
        self.edit.installEventFilter(self)
        self.list.clicked.connect(self._take_click)
        self._arrange()
        self.hide()

    def open(self, words: str = "") -> None:
        """Show the palette over the window."""
        window = self.window()
        self._back = window.focusWidget()
        self.edit.setText(words)
        self._ask()
        self._place()
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)
        self.edit.selectAll()

    def leave(self) -> None:
        """Hide; the keyboard goes back to where it was."""
        self._finding.forget()
        back, self._back = self._back, None
        self.hide()
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows choose, Enter takes, Ctrl+Enter shows all results, Esc leaves."""
        if event.type() is QEvent.Type.FocusOut and self.isVisible() and self.isActiveWindow():
            self._finding.forget()
            self.hide()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._turned(event)
        return super().eventFilter(watched, event)

    def _turned(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self._go_all()
                else:
                    self._take_offer(self.list.currentIndex().data(OFFER))
            case Qt.Key.Key_Escape:
                self.leave()
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                self._step(1 if event.key() == Qt.Key.Key_Tab else -1)
            case _:
                return False
        return True

    # --- what is found ---

    @Slot()
    def _ask(self) -> None:
        words = self.edit.text()
        case = self._session.case
        if case is None:
            self._records = ()
        else:
            self._finding.ask(partial(found, case, words))
        self._fill()

    @Slot(object)
    def _take(self, answer: tuple[str, tuple[Offer, ...]]) -> None:
        words, records = answer
        if words == self.edit.text():
            self._records = records
            self._fill()

    def _fill(self) -> None:
        words = self.edit.text()
        commands = [*offered(words, self._actions.enabled())]
        if self._session.case is not None:
            commands += [*makings(words), *lists(words)]
        rows: list[Offer] = []
        if self._records:
            rows += [Offer("Records" if words.strip() else "Newest records"), *self._records]
        below = [Offer("Commands"), *commands[:COMMANDS]] if commands else []
        everything = []
        if self._session.case is not None and words.strip() and there_is("search"):
            all_ = Place("search", words=words.strip())
            everything = [
                Offer("Show all results", f"for “{words.strip()}”", Icon.SEARCH, "Ctrl Enter", all_)
            ]
        # the beginning of a command and Enter runs it, where no record is called so
        rows += [*everything, *below] if self._records else [*below, *everything]
        self.model.put(rows)
        if rows:
            self.list.setCurrentIndex(self.model.index(self.model.next(-1, 1)))
        self._place()

    def _step(self, step: int) -> None:
        if self.model.rowCount():
            row = self.model.next(self.list.currentIndex().row(), step)
            self.list.setCurrentIndex(self.model.index(row))

    @Slot(object)
    def _take_click(self, index: object) -> None:
        self._take_offer(index.data(OFFER))  # type: ignore[attr-defined]

    def _take_offer(self, offer: Offer | None) -> None:
        if offer is None or offer.heading:
            return
        self.leave()
        if offer.place is not None:
            self.going.emit(offer.place)
        else:
            self.acting.emit(offer.action)

    def _go_all(self) -> None:
        words = self.edit.text().strip()
        if words and self._session.case is not None and there_is("search"):
            self._take_offer(Offer(words, place=Place("search", words=words)))

    # --- how it stands ---

    def _place(self) -> None:
        """In the middle of the window, below the marking, as high as its rows."""
        look, window = self._theme.look, self._window
        width = min(look.units(640), window.width() - look.units(48))
        row = look.height(Measure.ROW)
        beside = self._column.sizeHint().height() - self.list.height()
        room = max(3 * row, window.height() - look.units(96) - max(0, beside))
        self.list.setFixedHeight(min(max(1, min(self.model.rowCount(), ROWS)) * row + look.units(4), room))
        self._column.invalidate()
        height = self._column.sizeHint().height()
        self.setGeometry((window.width() - width) // 2, look.units(36), width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, c = self._theme.look, self._theme.look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = QRectF(self.rect())
            for grow, shade in ((0, 14), (1.5, 22), (3, 34)):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(0, 0, 0, shade))
                painter.drawRoundedRect(
                    whole.adjusted(grow, grow, -grow, -grow), look.units(11), look.units(11)
                )
            gap = look.units(4)
            painter.setPen(QPen(QColor(c.line_strong), 1))
            painter.setBrush(QColor(c.raised))
            painter.drawRoundedRect(whole.adjusted(gap, gap, -gap, -gap), look.units(9), look.units(9))

    def _arrange(self) -> None:
        look = self._theme.look
        head = QHBoxLayout()
        head.setContentsMargins(look.units(8), 0, look.units(8), 0)
        head.addWidget(self.edit)
        self._column = column = QVBoxLayout(self)
        margin = look.units(12)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(look.units(8))
        column.addLayout(head)
        column.addWidget(rule(self._theme))
        column.addWidget(self.list)
        column.addWidget(self.hint)
        self.hint.setContentsMargins(look.units(12), 0, look.units(12), 0)


def found(case: CaseFile, words: str) -> tuple[str, tuple[Offer, ...]]:
    """The words and the records that may be meant by them; filters are searched, everything else suggested."""
    from app import search  # loaded with the first word: a start searches nothing
    from app.finding import find
    from app.searching.request import parts

    if any(part.name or part.exact or part.negated for part in parts(words)):
        answer = find(case, words, RECORDS)
        return words, tuple(
            _record(*answer.opens[hit.id], hit.title, hit.date.seen_short() if hit.date else "")
            for hit in answer.results.hits
        )
    return words, tuple(
        _record(one.kind, one.id, one.title, one.detail) for one in search.suggest(case, words, RECORDS)
    )


def _record(kind: str, id: str, title: str, detail: str) -> Offer:
    told = " · ".join(part for part in (detail, catalog.info(kind).label.lower()) if part)
    return Offer(title, told, KINDS[kind], place=place_of(kind, id))


def offered(words: str, entries: Iterable[Entry]) -> list[Offer]:
    """The actions whose words have each typed word as the beginning of one of theirs."""
    fitting = [
        entry
        for entry in entries
        if entry.id not in _NOT_OFFERED and not entry.local and _begin(words, plain(entry.words))
    ]
    return [
        Offer(
            plain(entry.words).rstrip("…"),
            plain(entry.menu.value).lower(),
            entry.icon,
            spelled(entry.keys[0]) if entry.keys else "",
            action=entry.id,
        )
        for entry in fitting[:COMMANDS]
    ]


def makings(words: str) -> list[Offer]:
    """Records of every kind that are listed, to be made: `new person`; only where one begins to type “new”."""
    typed = folded(words).split()
    if not typed or not any(len(one) > 1 and "new".startswith(one) for one in typed):
        return []
    made = ((spot, f"New {catalog.info(spot.place.kind).label.lower()}") for spot in _listed())
    return [
        Offer(title, "record", spot.icon, place=Place("new", spot.place.kind))
        for spot, title in made
        if _begin(words, title)
    ]


def lists(words: str) -> list[Offer]:
    """The lists that have no key of their own; those that have one are among the actions."""
    return [
        Offer(spot.words, "go", spot.icon, place=spot.place)
        for spot in _listed()
        if words.strip() and not spot.action and _begin(words, spot.words)
    ]


def _listed() -> list[Spot]:
    return [spot for group in groups() for spot in group if spot.place.page == "list"]


def _begin(words: str, title: str) -> bool:
    """Whether each typed word is the beginning of a word of the title."""
    return all(any(own.startswith(one) for own in folded(title).split()) for one in folded(words).split())

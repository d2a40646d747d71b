"""A record as one reads it, from top to bottom; each section stands for itself, so a fault in one hides no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.catalog import Group
from app.references import Mention
from app.showing.view import Chip, Evidence, FileShown, Pair, Prose, RecordView, Section, Tone
from ui.desktop.forms.texts import as_html
from ui.desktop.look import Theme, Type
from ui.desktop.panes.chip_line import ChipLine
from ui.desktop.panes.history_list import HistoryList
from ui.desktop.panes.record_lines import EventLine, Link, PairLine, RowLine, raised
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.section_head import SectionHead
from ui.desktop.parts.words import FROM_THE_LEFT, Elided, Label, Passage

LABELS, WIDEST_LABELS = 96, 124
"""Units of the column of labels, and how far it grows so that a label stands on one line."""

LONG_TEXT = 4_000
"""Letters of a text that are shown at once; the rest after a click."""


class RecordBody(QWidget):
    """Built anew for each view; a section with a fault says so in its place, and `faults` has what it was."""

    going = Signal(object)
    editing = Signal(str)
    editing_part = Signal(str, str)
    opening = Signal(object)
    saving = Signal(object)
    restoring = Signal(object, str)

    def __init__(
        self,
        theme: Theme,
        view: RecordView,
        *,
        history: bool = False,
        alone: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """`history`: open; `alone`: title, standing and story are told here, not by the page around."""
        super().__init__(parent)
        self._theme = theme
        self.view = view
        self._alone = alone
        self.faults: list[Exception] = []
        self._label_width = self._widest_label()
        look = theme.look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(look.units(24), 0, look.units(24), look.units(24))
        self._column.setSpacing(look.units(4))
        builders: tuple[Callable[[], Iterator[QWidget]], ...] = (
            self._head, self._pairs, self._prose, self._story, self._sections, self._linked, self._evidence,
            self._files, self._asides,
        )  # fmt: skip
        for build in builders:
            self._section(build)
        self.history = HistoryList(theme, view.history, editable=view.editable and not view.deleted)
        self.history.restoring.connect(self.restoring)
        self._column.addSpacing(look.units(8))
        self._column.addWidget(self.history)
        self.history.show_all(history)
        self._column.addStretch(1)

    def _section(self, build: Callable[[], Iterator[QWidget]]) -> None:
        try:
            for widget in build():
                self._column.addWidget(widget)
        except Exception as error:  # noqa: BLE001 – told by the pane, and the rest of the record is still shown
            words = "This part of the record cannot be shown; the record itself is safe."
            label = Label(self._theme, Type.SMALL, "overdue", words)
            label.setWordWrap(True)
            self._column.addWidget(label)
            self.faults.append(error)

    # --- the head ---

    def _head(self) -> Iterator[QWidget]:
        if self._alone:
            title = Passage(self._theme, Type.HEAD, "text", self.view.title)
            title.setAlignment(FROM_THE_LEFT)
            yield title
        yield self._chips()

    def _chips(self) -> QWidget:
        view = self.view
        gone = [Chip("in the recycle bin", Tone.OVERDUE)] if view.deleted else []
        marking = (
            Chip("NOT ASSESSED", Tone.CAUTION)
            if view.marking is None
            else Chip(view.marking.show(view.scheme))
        )
        line = ChipLine(self._theme)
        line.put([*gone, *(view.chips[:3] if self._alone else ())], marking)
        line.setContentsMargins(0, self._theme.look.units(4), 0, self._theme.look.units(8))
        return line

    # --- the fields ---

    def _pairs(self) -> Iterator[QWidget]:
        for pair in self.view.pairs:
            if pair.group not in {Group.PROTOCOL, Group.CONTROL}:
                yield self._pair(pair)

    def _asides(self) -> Iterator[QWidget]:
        for group in (Group.PROTOCOL, Group.CONTROL):
            found = [pair for pair in self.view.pairs if pair.group is group]
            if found:
                yield self._heading(group.value)
            for pair in found:
                yield self._pair(pair)

    def _pair(self, pair: Pair) -> PairLine:
        line = PairLine(self._theme, pair, self._label_width)
        line.going.connect(self.going)
        line.editing.connect(self.editing)
        return line

    def _widest_label(self) -> int:
        units, metrics = self._theme.look.units, QFontMetrics(self._theme.look.font(Type.SMALL))
        words = max((metrics.horizontalAdvance(pair.label) + 2 for pair in self.view.pairs), default=0)
        return max(units(LABELS), min(words, units(WIDEST_LABELS)))

    def _prose(self) -> Iterator[QWidget]:
        for one in self.view.prose:
            worded = one.quoted and one.field == "wording_quoted"
            if worded and not self._alone:
                continue
            yield self._heading("As worded" if worded else one.label)
            if one.quoted:
                yield Quote(self._theme, self._text(f"“{one.text}”", one), "")
            else:
                yield self._text(one.text, one)

    def _text(self, words: str, one: Prose) -> Label:
        notes = f"\u202f{raised(one.sources)}" if one.sources else ""
        cut = words if len(words) <= LONG_TEXT else f"{words[:LONG_TEXT]}…"
        label = Label(self._theme, Type.BODY, "text")
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setText(as_html(cut + notes))
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setAccessibleName(f"{one.label}: {words[:400]}")
        return label

    # --- what hangs on it ---

    def _story(self) -> Iterator[QWidget]:
        if not self.view.story or not self._alone:
            return
        yield self._heading("Story", "newest first")
        for place, event in enumerate(self.view.story):
            line = EventLine(self._theme, event, last=place == len(self.view.story) - 1)
            line.going.connect(self.going)
            line.editing.connect(self.editing_part)
            yield line

    def _sections(self) -> Iterator[QWidget]:
        for section in self.view.sections:
            yield from self._rows(section, icon=False)

    def _linked(self) -> Iterator[QWidget]:
        for section in self.view.linked:
            yield from self._rows(section, icon=True)

    def _rows(self, section: Section, *, icon: bool) -> Iterator[QWidget]:
        yield self._heading(section.heading, f"{section.total:,}")
        for row in section.rows:
            line = RowLine(self._theme, row, icon=icon)
            line.going.connect(self.going)
            line.editing.connect(self.editing_part)
            yield line
        if section.total > len(section.rows):
            words = f"the newest {len(section.rows)} of {section.total:,}"
            yield Label(self._theme, Type.SMALL, "text_3", words)

    def _evidence(self) -> Iterator[QWidget]:
        if not self.view.evidence:
            return
        yield self._heading("Sources", str(len({one.number for one in self.view.evidence})))
        for one in sorted(self.view.evidence, key=lambda found: found.number):
            yield self._citation(one)

    def _citation(self, one: Evidence) -> QWidget:
        look = self._theme.look
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, look.units(4), 0, look.units(4))
        column.setSpacing(look.units(2))
        head = QHBoxLayout()
        head.setSpacing(look.units(6))
        number = Label(self._theme, Type.SMALL, "text_3", f"{one.number}")
        number.setMinimumWidth(number.fontMetrics().horizontalAdvance("0"))  # a narrow 1 indents as a 2 does
        head.addWidget(number)
        head.addWidget(self._link(one.source, Type.STRONG), 1)
        if one.supports:
            supports = Elided(self._theme, Type.SMALL, "text_3")
            supports.setText(one.supports)
            supports.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            narrow = min(supports.sizeHint().width(), look.units(40))
            supports.setMinimumWidth(narrow)  # never wider than its words
            head.addWidget(supports)
        column.addLayout(head)
        if one.quote:
            label = Passage(self._theme, Type.BODY, "text_2", f"“{one.quote}”")
            stated = f"states: {one.stated}" if one.stated else ""
            column.addWidget(Quote(self._theme, label, " · ".join(p for p in (one.place, stated) if p)))
        elif one.place or one.stated:
            where = one.place or f"states: {one.stated}"
            column.addWidget(Passage(self._theme, Type.SMALL, "text_3", where))
        return box

    def _files(self) -> Iterator[QWidget]:
        if not self.view.files:
            return
        yield self._heading("Files", str(len(self.view.files)))
        for one in self.view.files:
            line = FileLine(self._theme, one)
            line.opening.connect(self.opening)
            line.saving.connect(self.saving)
            yield line

    # --- small things ---

    def _link(self, mention: Mention, role: Type) -> Link:
        link = Link(self._theme, mention, role)
        link.going.connect(self.going)
        return link

    def _heading(self, words: str, figure: str = "") -> QWidget:
        return SectionHead(self._theme, words, figure)


class Quote(QWidget):
    """Exact words beside a rule, with where they stand."""

    def __init__(self, theme: Theme, words: Label, where: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.look.units(12), 0, 0, 0)
        column.setSpacing(theme.look.units(2))
        column.addWidget(words)
        if where:
            column.addWidget(Passage(theme, Type.SMALL, "text_3", where))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        with QPainter(self) as painter:
            painter.fillRect(0, 0, max(2, look.units(2)), self.height(), QColor(look.colours.ring))


class FileLine(QWidget):
    """A file: its name, what it is, and what can be done with it."""

    opening = Signal(object)
    saving = Signal(object)

    def __init__(self, theme: Theme, file: FileShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        name = Label(theme, Type.STRONG, "text", file.name)
        name.setWordWrap(True)
        facts = " · ".join(part for part in (file.size, file.marking) if part)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(Label(theme, Type.SMALL, "text_3", facts))
        row.addLayout(words, 1)
        self.open_button = Button(theme, "Open", Weight.LINK)
        self.open_button.setEnabled(file.opens)
        self.open_button.setAccessibleName(f"Open {file.name}")
        self.open_button.setToolTip(
            "" if file.opens else "Opening it could run what is in it: save a copy instead."
        )
        self.open_button.clicked.connect(self._open)
        self.save_button = Button(theme, "Save as…", Weight.LINK)
        self.save_button.setAccessibleName(f"Save a copy of {file.name}")
        self.save_button.clicked.connect(self._save)
        row.addWidget(self.open_button)
        row.addWidget(self.save_button)

    @Slot()
    def _open(self) -> None:
        self.opening.emit(self.file)

    @Slot()
    def _save(self) -> None:
        self.saving.emit(self.file)

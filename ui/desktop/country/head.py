"""The head of a country's page: its name, the relations in three lines, and four facts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.countries import CountryView
from app.list_rows import SIDE_SIGNS
from db.values.choices import Side
from ui.desktop.country.linked import Linked, LinkedLine, link, plain
from ui.desktop.country.words import (
    by_side,
    coming_words,
    last_known,
    last_words,
    overdue_words,
    silence_words,
    spoken,
)
from ui.desktop.icons import Icon
from ui.desktop.look import Theme, Type
from ui.desktop.panes.record_lines import raised
from ui.desktop.parts.controls import Button, Weight
from ui.desktop.parts.signs import Signs
from ui.desktop.parts.words import Elided, Ground, Label


class SideCount(QWidget):
    """The sign of a side with how many it has open."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._signs = Signs()
        self._counts: list[tuple[Side | str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def put(self, counts: list[tuple[Side | str, int]]) -> None:
        """Show other counts."""
        self._counts = counts
        self.setAccessibleName(spoken(f"{number:,} {_word(side)}" for side, number in counts) or "none open")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = self._theme.look
        font = self.fontMetrics()
        wide = sum(font.horizontalAdvance(self._said(one)) + look.units(34) for one in self._counts)
        return QSize(max(wide, look.units(80)), round(look.line * 1.3))

    @staticmethod
    def _said(one: tuple[Side | str, int]) -> str:
        return f"{one[1]:,} {_word(one[0])}"

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(look.font(Type.STRONG))
            left = 0.0
            dot = look.units(16)
            for one in self._counts or [("", 0)]:
                if isinstance(one[0], Side):
                    picture = self._signs.picture(
                        SIDE_SIGNS[one[0]], look.colours.text, dot, self.devicePixelRatioF()
                    )
                    painter.drawPixmap(round(left), (self.height() - dot) // 2, picture)
                    left += dot + look.units(6)
                words = self._said(one) if self._counts else "none"
                painter.setPen(QColor(look.colours.text))
                wide = painter.fontMetrics().horizontalAdvance(words)
                painter.drawText(
                    QRectF(left, 0, wide + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words
                )
                left += wide + look.units(14)


def _word(side: Side | str) -> str:
    return side.label.lower() if isinstance(side, Side) else side


class Fact(QWidget):
    """A small heading, what matters, and a quieter line."""

    def __init__(self, theme: Theme, heading: str, middle: QWidget | None = None) -> None:
        super().__init__()
        look = theme.look
        self.value = LinkedLine(theme, Type.STRONG)
        self.second = Elided(theme, Type.SMALL, "text_2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, look.units(16), 0)
        column.setSpacing(look.units(2))
        column.addWidget(Label(theme, Type.SMALL, "text_2", heading))
        shown = middle or self.value
        shown.setFixedHeight(round(look.line * 1.3))  # facts beside each other stand on one line
        column.addWidget(shown)
        column.addWidget(self.second)
        for label in (self.value, self.second):
            label.setMinimumWidth(look.units(40))
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)


class CountryHead(QWidget):
    """Shows a `CountryView` above the timeline."""

    going = Signal(str, str)
    """Kind and id of a record."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        look = theme.look
        self.name = Label(theme, Type.DISPLAY)
        self.official = Label(theme, Type.BODY, "text_2")
        self.compose = Button(theme, "Compose brief", Weight.OUTLINED, icon=Icon.DOCUMENT, key="Ctrl B")
        self.report = Button(theme, "Report…", Weight.QUIET, icon=Icon.FILE)
        self.report.setAccessibleName("Report on the country")
        self.edit = Button(theme, "Edit", Weight.QUIET, icon=Icon.EDIT, key="F2")
        self.lines = Linked(theme, Type.BODY, "text_2")
        self.lines.setWordWrap(True)
        self.open = SideCount(theme)
        self.last = Fact(theme, "Last contact")
        self.coming = Fact(theme, "Next contact")
        self.commitments = Fact(theme, "Open commitments", self.open)
        self.silent = Fact(theme, "Silent")
        for one in (self.lines, self.last.value, self.coming.value):
            one.going.connect(self.going)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.units(8))
        column.addLayout(self._titles())
        column.addWidget(self.lines)
        column.addLayout(self._facts())

    def _titles(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.look.units(10))
        row.addWidget(self.name, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addWidget(self.official, 1, Qt.AlignmentFlag.AlignBaseline)
        row.addWidget(self.edit)
        row.addWidget(self.report)
        row.addWidget(self.compose)
        return row

    def _facts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.look.units(12))
        for place, fact in enumerate((self.last, self.coming, self.commitments, self.silent)):
            if place:
                line = Ground(self._theme, "line")
                line.setFixedWidth(1)
                row.addWidget(line)
            row.addWidget(fact, 2 if fact is self.silent else 3)
        return row

    def show_country(self, view: CountryView) -> None:
        """Say everything anew."""
        self.name.setText(view.name)
        self.official.setText("" if view.official_name == view.name else view.official_name)
        self.compose.setVisible(not view.is_home)
        self.report.setVisible(not view.is_home)
        self._show_lines(view)
        for fact, words, one in (
            (self.last, last_words(view.timeline), last_known(view.timeline)),
            (self.coming, coming_words(view.timeline), view.timeline.coming),
        ):
            kind = "" if one is None else _KINDS.get(one.lane.name, "meeting")
            fact.value.lead(words[0], kind, "" if one is None else one.id)
            fact.second.setText(words[1])
        self.open.put(by_side(view.open))
        overdue = overdue_words(view.open)
        self.commitments.second.setText(overdue or "nothing overdue")
        self.commitments.second.set_colour("overdue" if overdue else "text_2")
        first, second = silence_words(view.silent, view.of, view.silent_days)
        self.silent.value.lead(first)
        self.silent.second.setText(second)
        self.silent.second.set_colour("caution" if view.silent else "text_2")

    def _show_lines(self, view: CountryView) -> None:
        colours = self._theme.look.colours
        shown = []
        for line in view.lines:
            marks = "\u202f".join(
                link(raised((number,)), "source", source, colours.accent_text)
                for number, source in sorted((view.sources[source], source) for source in line.sources)
            )
            shown.append(link(line.words, line.kind, line.id, colours.text_2) + marks)
        said = " ".join(line.words for line in view.lines)
        if not shown:
            shown, said = [plain(_NOTHING)], _NOTHING
        self.lines.show_markup("<br>".join(shown), said)


_KINDS = {"MEETINGS": "meeting", "VISITS": "visit", "EXERCISES": "exercise", "COMMITMENTS": "meeting"}
_NOTHING = (
    "Nothing is on file yet about the relations. A relationship, the standing of a forum or an initiative "
    "would stand here."
)

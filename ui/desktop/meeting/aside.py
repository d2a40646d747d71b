"""At the right of the form: what is to be checked, the sources, and how the meeting is marked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.meetings.checks import Check
from app.meetings.opening import SourceSight
from app.meetings.sheet import Paper
from app.references import Mention
from db.values.marking import Marking
from db.values.partial_date import PartialDate
from ui.desktop.forms.basis import Basis
from ui.desktop.forms.choices import MarkingEditor
from ui.desktop.forms.source_intake import SourceIntake
from ui.desktop.icons import Icon
from ui.desktop.look import Theme, Type
from ui.desktop.meeting.line import EnterGoesOn, Line
from ui.desktop.meeting.quick import QuickReference
from ui.desktop.parts.controls import IconButton
from ui.desktop.parts.words import Label, rule


class CheckList(QWidget):
    """Open questions first; a click or Enter goes to the place."""

    going = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._checks: tuple[Check, ...] = ()
        self.lines: list[Line] = []
        self.heading = _Heading(theme, "To check")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.look.units(4))
        self._column.addWidget(self.heading)

    def put(self, checks: tuple[Check, ...]) -> bool:
        """Show these; True where other lines stand there now."""
        if checks == self._checks and self.lines:
            return False
        keys = [(one.where, one.open) for one in self._checks]
        self._checks = checks
        if keys != [(one.where, one.open) for one in checks]:
            self._build()
        for line, one in zip(self.lines, checks, strict=True):
            line.say(one.title, one.detail)
        asked = sum(one.open for one in checks)
        told = len(checks) - asked
        words = [f"{asked} open" if asked else "", f"{told} for information" if told else ""]
        self.heading.count(", ".join(word for word in words if word) or "nothing")
        return True

    def first_open(self, after: str = "") -> str:
        """The place of the next open question after this one, the first again after the last; empty without any."""
        places = [one.where for one in self._checks if one.open]
        if not places:
            return ""
        return places[(places.index(after) + 1) % len(places)] if after in places else places[0]

    def _build(self) -> None:
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        for one in self._checks:
            icon, ink = (Icon.WARNING, "caution") if one.open else (Icon.INFO, "accent_text")
            line = Line(self._theme, icon=icon, ink=ink)
            line.setObjectName(one.where)
            line.clicked.connect(self._clicked)
            self.lines.append(line)
            self._column.addWidget(line)

    @Slot()
    def _clicked(self) -> None:
        self.going.emit(self.sender().objectName())


class SourceList(QWidget):
    """What the meeting rests on: picked by title, pasted or dropped."""

    changed = Signal()
    looked_up = Signal(str)
    """The id of a source on file that was picked and of which more is to be known."""

    def __init__(self, basis: Basis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._basis = basis
        self.sights: dict[str, SourceSight] = {}
        self.papers: list[Mention] = []
        self._rows: list[QWidget] = []
        theme = basis.theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.heading = _Heading(theme, "Sources")
        self.pick = QuickReference(theme, "Source on file", kinds=("source",), **basis.finding)
        self.pick.stays = True
        self.pick.label.hide()
        self.pick.edit.setPlaceholderText("type a title to cite it")
        self.pick.picked.connect(self._take)
        self.intake = SourceIntake(basis)
        self.intake.words.setText("Drop a file, or")
        self.intake.taken.connect(self._take_in)
        self.intake.changed.connect(self.changed)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.look.units(6))
        column.addWidget(self.heading)
        column.addLayout(self._list)
        column.addWidget(self.pick)
        column.addWidget(self.intake)
        self._show()

    def put(self, papers: tuple[Paper, ...], sights: Mapping[str, SourceSight]) -> None:
        """Show the sources of a meeting on file."""
        self.sights.update(sights)
        for paper in papers:
            known = sights.get(paper.source_id or "")
            if known is not None:
                self.papers.append(Mention(known.id, "source", known.title, known.detail))
        self._show()

    def take_sight(self, sight: SourceSight) -> None:
        """More is known of a source that was picked."""
        self.sights[sight.id] = sight

    def sheet(self) -> tuple[Paper, ...]:
        """The sources as data; made in place or on file, each is known by its id."""
        return tuple(Paper(one.id, text=self._text(one.id)) for one in self.papers)

    def days(self) -> list[date]:
        """The days of the sources, as far as they are known."""
        found = []
        for one in self.papers:
            made = self._basis.creations.made.get(one.id)
            sight = self.sights.get(one.id)
            published = made.values.get("published") if made is not None else None
            day = published.last if isinstance(published, PartialDate) else sight.day if sight else None
            if day is not None:
                found.append(day)
        return found

    def typed(self) -> list[dict[str, str]]:
        """What a draft keeps."""
        return [{"id": one.id, "title": one.title, "detail": one.detail} for one in self.papers]

    def retype(self, json: Any) -> None:
        """Put back what a draft kept."""
        self.papers = [Mention(one["id"], "source", one["title"], one.get("detail", "")) for one in json]
        for one in self.papers:
            if one.id not in self._basis.creations.made and one.id not in self.sights:
                self.looked_up.emit(one.id)
        self._show()

    def _text(self, source: str) -> str:
        made = self._basis.creations.made.get(source)
        if made is not None:
            return str(made.values.get("text_received") or "")
        return self.sights[source].text if source in self.sights else ""

    @Slot(object)
    def _take(self, mention: Mention) -> None:
        if all(one.id != mention.id for one in self.papers):
            self.papers.append(mention)
            if mention.id not in self._basis.creations.made:
                self.looked_up.emit(mention.id)
            self._show()
            self.changed.emit()

    @Slot(object)
    def _take_in(self, values: Mapping[str, Any]) -> None:
        self._take(self._basis.names[values["source_id"]])

    @Slot()
    def _remove(self) -> None:
        source = self.sender().objectName()
        self.papers = [one for one in self.papers if one.id != source]
        self.pick.go()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(one) for one in self.papers]
        self.heading.count(str(len(self.papers)) if self.papers else "none yet")

    def _row(self, one: Mention) -> QWidget:
        theme = self._basis.theme
        row = QWidget()
        words = Label(theme, Type.STRONG, "text", one.title)
        words.setWordWrap(True)
        detail = Label(theme, Type.SMALL, "text_3", one.detail)
        detail.setWordWrap(True)
        remove = IconButton(theme, Icon.CLOSE, f"Remove {one.title}")
        remove.setObjectName(one.id)
        remove.clicked.connect(self._remove)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(words)
        if one.detail:
            texts.addWidget(detail)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, theme.look.units(4), 0, theme.look.units(4))
        line.addLayout(texts, 1)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        self._list.addWidget(row)
        return row


class MarkingPart(QWidget):
    """The level; taken from the sources until the officer chooses one."""

    changed = Signal()

    def __init__(self, basis: Basis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._basis = basis
        self.chosen = False
        """Whether the officer chose it."""
        theme = basis.theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.editor = MarkingEditor(theme, "Level", scheme=basis.scheme)
        self.editor.label.hide()
        self.editor.level.setAccessibleName("Marking: level")
        beside = self.editor.level.parentWidget()
        row = beside.layout() if beside is not None else None
        if isinstance(row, QBoxLayout):
            row.setDirection(QBoxLayout.Direction.TopToBottom)  # the column is narrow
        self.editor.changed.connect(self._choose)
        EnterGoesOn(self.editor.level, self)
        self.says = Label(theme, Type.SMALL, "text_3")
        self.says.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.look.units(6))
        column.addWidget(_Heading(theme, "Marking"))
        column.addWidget(self.editor)
        column.addWidget(self.says)

    def follow(self, floor: Marking | None) -> None:
        """The sources would make it so."""
        if not self.chosen and floor is not None and self.editor.value() != floor:
            self.editor.set_value(floor)
        scheme = self._basis.scheme
        value = self.editor.value()
        if floor is None:
            words = "" if value else "Not assessed: a brief under a ceiling leaves it out."
        elif value == floor:
            words = f"As its sources: {floor.show(scheme)}."
        else:
            words = f"The sources alone would make it {floor.show(scheme)}."
        self.says.setText(words)
        self.says.setVisible(bool(words))

    @Slot()
    def _choose(self) -> None:
        self.chosen = True
        self.changed.emit()


class _Heading(QWidget):
    """A section heading with a count beside it and a line under it."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = Label(theme, Type.SMALL, "text_3")
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Label(theme, Type.SECTION, "text_2", words))
        line.addWidget(self._count, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.look.units(6))
        column.addLayout(line)
        column.addWidget(rule(theme))

    def count(self, words: str) -> None:
        """What stands beside the heading."""
        self._count.setText(words)

"""The story of a commitment on one thread, from its first wording to today, with the source of each chapter."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.commitments.story import Chapter, Evidence, Link, Story
from app.references import Mention
from db.values.choices import Side
from ui.desktop.following.words import days, shown, status_words
from ui.desktop.icons import Icon, paint_icon
from ui.desktop.look import Theme, Type
from ui.desktop.panes.record_body import Quote
from ui.desktop.panes.record_lines import Link as LinkLabel
from ui.desktop.parts.section_head import SectionHead
from ui.desktop.parts.segments import Disc, paint_disc
from ui.desktop.parts.words import Label

_ICONS = {
    "carried": Icon.CARRIED, "reworded": Icon.EDIT, "confirmed": Icon.CHECK, "fulfilled": Icon.CHECK,
    "restated": Icon.COPY, "letter": Icon.ENVELOPE, "task": Icon.TASK, "reopened": Icon.RESTORE,
}  # fmt: skip
_HALVES = {Side.OURS: "our half", Side.THEIRS: "their half"}
_HOW = {
    "restates": "Restates", "amends": "Amends", "supersedes": "Supersedes", "closes": "Closes",
    "part_of": "Part of", "restated_by": "Restated by", "amended_by": "Amended by",
    "superseded_by": "Superseded by", "closed_by": "Closed by", "has_part": "Has as a part",
    "also_made_at": "Also made at",
}  # fmt: skip


def mention(link: Link) -> Mention:
    """A link as the parts of a record speak of it."""
    return Mention(link.id, link.kind, link.title)


class StoryView(QWidget):
    """Chapters, what the commitment has to do with others, tasks and letters; every name leads somewhere."""

    going = Signal(object)
    """A Mention."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        look = theme.look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(look.units(32), look.units(4), look.units(24), look.units(24))
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._shown: list[QWidget] = []
        self.setAccessibleName("Story of the commitment")

    def show_story(self, story: Story, today: date) -> None:
        """Tell it anew."""
        for one in self._shown:
            self._column.removeWidget(one)
            one.hide()
            one.deleteLater()
        self._shown = []
        if story.quoted and story.quoted.strip() != story.wording.strip():
            self._add(self._heading("As worded"))
            self._add(Quote(self._theme, self._words(f"“{story.quoted}”"), ""))
        self._add(self._heading("Story", "from its first wording to today"))
        for chapter in sorted(story.chapters, key=_still_to_come):
            self._chapter(chapter)
        self._add(_Today(self._theme, story, today))
        self._relations(story)
        self._tasks(story, today)
        if story.letters:
            self._add(self._heading("Correspondence", str(len(story.letters))))
            for letter in story.letters:
                self._add(self._line("", letter))

    def _chapter(self, chapter: Chapter) -> None:
        line = ChapterLine(self._theme, chapter)
        line.going.connect(self.going)
        self._add(line)

    def _relations(self, story: Story) -> None:
        if not story.relations:
            return
        self._add(self._heading("Has to do with", str(len(story.relations))))
        for one in story.relations:
            self._add(self._line(one.words or _HOW.get(one.how, one.how), one.to))

    def _tasks(self, story: Story, today: date) -> None:
        if not story.tasks:
            return
        self._add(self._heading("Tasks of our own side", str(len(story.tasks))))
        for task in story.tasks:
            late = task.late and task.due_day is not None
            figure = f"{days(today, task.due_day)} over" if late and task.due_day else shown(task.due_day)
            about = " · ".join(part for part in (task.owner, status_words(task.status), figure) if part)
            self._add(self._line(about, Link("task", task.id, task.title), below=True))

    # --- small things ---

    def _add(self, widget: QWidget) -> None:
        self._column.insertWidget(self._column.count() - 1, widget)
        self._shown.append(widget)

    def _words(self, text: str, role: Type = Type.BODY, colour: str = "text") -> Label:
        label = Label(self._theme, role, colour, text)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _line(self, words: str, link: Link, *, below: bool = False) -> QWidget:
        look = self._theme.look
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, look.units(4), 0, look.units(4))
        column.setSpacing(0)
        target = LinkLabel(self._theme, mention(link))
        target.going.connect(self.going)
        if words and not below:
            column.addWidget(Label(self._theme, Type.SMALL, "text_3", words))
        column.addWidget(target)
        if words and below:
            column.addWidget(Label(self._theme, Type.SMALL, "text_3", words))
        return box

    def _heading(self, words: str, figure: str = "") -> QWidget:
        return SectionHead(self._theme, words, figure, above=14, below=8)


class _Thread(QWidget):
    """What hangs on the thread: a mark at the left, and room beside it."""

    def __init__(self, theme: Theme, *, last: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._last = last
        self.icon: Icon | None = None
        self.disc = Disc.RING
        self.ink = "text"
        look = theme.look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(look.units(26), 0, 0, look.units(10))
        self.column.setSpacing(look.units(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.look
        c = look.colours
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            at = QPointF(look.units(8), look.line * 0.6)
            if not self._last:
                painter.setPen(QPen(QColor(c.line_strong), look.units(2)))
                painter.drawLine(at + QPointF(0, look.units(10)), QPointF(at.x(), self.height()))
            ink = getattr(c, self.ink)
            if self.icon is not None:
                box = QRectF(0, 0, look.units(16), look.line * 1.2)
                paint_icon(painter, self.icon, box, c.text_2, look.units(14))
            else:
                paint_disc(painter, at, look.units(4), self.disc, QColor(ink))


class ChapterLine(_Thread):
    """One chapter: what happened, when, in which words, by which source."""

    going = Signal(object)

    def __init__(self, theme: Theme, chapter: Chapter) -> None:
        super().__init__(theme)
        self.chapter = chapter
        self.icon = _ICONS.get(chapter.kind)
        self.disc = Disc.FULL if chapter.kind == "made" else Disc.RING
        look = theme.look
        head = QHBoxLayout()
        head.setSpacing(look.units(8))
        half = _HALVES.get(chapter.half) if isinstance(chapter.half, Side) else None
        title = f"{chapter.title} ({half})" if half else chapter.title
        head.addWidget(self._title(title), 1)
        head.addWidget(Label(theme, Type.SMALL, "text_3", shown(chapter.on) or "no date"))
        self.column.addLayout(head)
        if chapter.text:
            self._add(chapter.text, "text_2")
        if chapter.was:
            self._add(f"Until then: “{chapter.was}”", "text_3")
        if chapter.carried_to:
            self._add(f"Now due with: {chapter.carried_to}", "text_3")
        for one in chapter.sources:
            self._source(one)
        spoken = (title, shown(chapter.on) or "no date", chapter.text, chapter.was)
        self.setAccessibleName(", ".join(part for part in spoken if part))

    def _title(self, words: str) -> QWidget:
        target = self.chapter.at or self.chapter.record
        if target is None or not target.id or target.kind in ("update", "commitment"):
            label = Label(self._theme, Type.STRONG, "text", words)
            label.setWordWrap(True)
            return label
        made = LinkLabel(self._theme, mention(target), Type.STRONG)
        made.setText(words)
        made.setAccessibleName(f"{words}: go to {target.title}")
        made.going.connect(self.going)
        return made

    def _add(self, words: str, colour: str) -> None:
        label = Label(self._theme, Type.BODY, colour, words)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(label)

    def _source(self, one: Evidence) -> None:
        if one.quote:
            words = Label(self._theme, Type.BODY, "text_2", f"“{one.quote}”")
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.column.addWidget(Quote(self._theme, words, one.place))
        link = LinkLabel(self._theme, mention(one.source), Type.SMALL)
        published = shown(one.published) if one.published is not None else ""
        link.setText(f"{one.source.title}, {published}" if published else one.source.title)
        link.going.connect(self.going)
        self.column.addWidget(link)


class _Today(_Thread):
    """The end of the thread: where it stands today, said from the dates."""

    def __init__(self, theme: Theme, story: Story, today: date) -> None:
        super().__init__(theme, last=True)
        self.ink = "ring"
        head = QHBoxLayout()
        head.addWidget(Label(theme, Type.STRONG, "text", "Today"), 1)
        head.addWidget(Label(theme, Type.SMALL, "text_3", shown(today)))
        self.column.addLayout(head)
        words = Label(theme, Type.BODY, "text_2", today_words(story, today))
        words.setWordWrap(True)
        self.column.addWidget(words)
        self.setAccessibleName(f"Today: {words.text()}")


def _still_to_come(chapter: Chapter) -> bool:
    """What is to fulfil it and has no day yet is told last."""
    return chapter.kind == "fulfilled" and chapter.on is None


def today_words(story: Story, today: date) -> str:
    """One or two sentences on where a commitment stands, from its state and its dates alone."""
    position = story.position
    state = status_words(story.status)
    said = [f"{state[:1].upper()}{state[1:]}."]
    if story.our_half is not None or story.their_half is not None:
        ours = status_words(story.our_half or story.status)
        theirs = status_words(story.their_half or story.status)
        said.append(f"Our half is {ours}, theirs is {theirs}.")
    if position is None:
        return " ".join(said)
    if position.last_day is not None and position.last_day < today:
        said.append(f"{days(today, position.last_day)} over its last day, {shown(position.last_day)}.")
    elif position.last_day is not None:
        said.append(f"{days(today, position.last_day)} left, until {shown(position.last_day)}.")
    elif story.due_meaning:
        said.append(f"{story.due_meaning[:1].upper()}{story.due_meaning[1:]}.")
    if position.heard is not None:
        said.append(f"Last heard of on {shown(position.heard)}, {days(today, position.heard)} ago.")
    return " ".join(said)

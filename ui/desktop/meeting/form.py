"""The form of a meeting: what stands in it, what it means, and what is still to be said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.deciding import Difference
from app.meetings.checks import checks
from app.meetings.grounds import KnownSession
from app.meetings.heading import Heading, understand, understand_as
from app.meetings.logging import Beside
from app.meetings.opening import Copied, MeetingView, Named, SourceSight
from app.meetings.sheet import Sheet
from db.values.choices import MeetingKind, MeetingStatus, Role
from db.values.errors import InvalidValue
from db.values.marking import Marking
from ui.desktop.forms.basis import Basis
from ui.desktop.forms.editor import Editor
from ui.desktop.meeting.about import About
from ui.desktop.meeting.aside import CheckList, MarkingPart, SourceList
from ui.desktop.meeting.begun_with import BegunWith
from ui.desktop.meeting.heading import HeadingField
from ui.desktop.meeting.matter_list import MatterList
from ui.desktop.meeting.more import MorePart
from ui.desktop.meeting.parties import Parties
from ui.desktop.meeting.promise_row import Told
from ui.desktop.meeting.when import When


class MeetingForm(QObject):
    """Holds the widgets of `left` and `right`; nothing is written here, only told by `sheet` and `beside`."""

    kind = "meeting"

    changed = Signal()
    grown = Signal()
    """Controls were added or stand elsewhere."""

    def __init__(self, view: MeetingView, basis: Basis, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.bases: dict[str, str] = dict(view.bases)
        self.yielded: set[tuple[str, str]] = set()
        self.touched = False
        self._basis = basis
        self._retitled = False
        self._shown_by_itself = False
        basis.know(view.form.names)
        basis.creations.parties = self.party_ids
        theme, grounds = basis.theme, view.grounds
        self.left, self.right = QWidget(), QWidget()
        self.told, self.heading = BegunWith(theme, view.form), HeadingField(theme)
        self.about = About(basis, grounds)
        self.when = When(basis)
        self.parties = Parties(basis, grounds)
        self.matters = MatterList(Told(basis, self.when.day))
        self.more = MorePart(basis, view.form)
        self.checks = CheckList(theme)
        self.sources = SourceList(basis)
        self.marking = MarkingPart(basis)
        self._arrange()
        self._fill()
        self._connect()
        self._follow()

    # --- what stands in it ---

    @property
    def id(self) -> str:
        """The meeting that is edited; empty for a new one."""
        return self.view.form.id

    @property
    def on_file(self) -> str:
        """The same, as the life of a form asks for it."""
        return self.id

    def base_moved(self, revisions: Mapping[str, str]) -> None:
        """The officer has seen these revisions and decided."""
        self.bases |= revisions

    def yield_to(self, theirs: Iterable[Difference]) -> None:
        """In these fields what stands in the case file is to stay."""
        self.yielded |= {(one.record_id, one.field) for one in theirs}

    def party_ids(self) -> tuple[str, ...]:
        """The parties as far as they can be read."""
        return tuple(self.about.value("parties") or ())

    def title(self) -> str:
        """What the meeting is called."""
        return self._heading().title

    def sheet(self) -> Sheet:
        """The whole form. Raises InvalidValue; `check` first, so that it is said at its field."""
        return replace(
            self._plain(),
            delegations=self.parties.delegations(),
            matters=self.matters.matters(),
            more=self.more.values(),
        )

    def beside(self, meeting: str) -> Beside:
        """What goes with the sheet."""
        referred = self._referred()
        created = self._basis.creations.wanted(referred)
        kept = {entry.id for entry in created}
        files = self.sources.intake.kept(kept)
        parts = self.more.entries(meeting)
        return Beside(self.view.grounds, self.bases, frozenset(self.yielded), created, parts, files)

    def check(self) -> list[Editor]:
        """Every editor in which something is wrong, in the order of the form."""
        editors = (*self.about.editors.values(), *self.when.editors.values())
        wrong = [one for one in editors if not one.check(all_of_it=one is not self.about.parties)]
        if any(one in wrong for one in self.about.editors.values()):
            self.about.show()
        return wrong + self.more.check()

    def _plain(self) -> Sheet:
        """What is not in a list; what cannot be read is left out."""
        start = self.view.sheet
        heading = self._heading()
        return replace(
            start,
            title=heading.title if self._retitled or not self.id else start.title,
            kind=self.about.value("meeting_kind") or MeetingKind.SESSION,
            parties=self.party_ids(),
            forum_id=self.about.value("forum_id"),
            edition=self.about.value("edition"),
            status=self.when.value("status") or MeetingStatus.HELD,
            held_on=self.when.value("held_on"),
            place_id=self.when.value("place_id"),
            venue=self.when.value("venue") or "",
            papers=self._papers(),
            marking=self.marking.editor.value(),
        )

    def _papers(self) -> Any:
        """The same object for a source that is on file already, so that it is not cited twice."""
        before = {paper.source_id: paper for paper in self.view.sheet.papers}
        return tuple(before.get(paper.source_id, paper) for paper in self.sources.sheet())

    def _referred(self) -> set[str]:
        plain = self._plain()
        found = {plain.forum_id or "", plain.place_id or "", *plain.parties}
        found |= {paper.source_id or "" for paper in plain.papers}
        return found | self.more.referred()

    def _heading(self) -> Heading:
        words = self.heading.edit.text()
        forum, edition = self.about.known_forum(), self.about.value("edition")
        return understand_as(words, forum, edition, self.view.grounds, founded=self.about.founded())

    def _floor(self) -> Marking | None:
        sights = self.sources.sights
        known = [sights[one.id].marking for one in self.sources.papers if one.id in sights]
        return self.view.grounds.scheme.floor(known).marking

    def understood(self) -> Heading:
        """What the heading means, and what is on file of it."""
        return self._heading()

    @property
    def previous(self) -> KnownSession | None:
        """The session before, from which things can be taken over."""
        return None if self.id else self._heading().previous

    @property
    def bare(self) -> bool:
        """Whether nothing but the heading was typed."""
        return not (self.matters.rows or self.sources.papers or any(self.parties.heads()))

    # --- what others tell it ---

    def take_sight(self, sight: SourceSight) -> None:
        """More is known of a source."""
        self.sources.take_sight(sight)
        self._follow()

    def take_copied(self, copied: Copied) -> None:
        """Take over delegations and agenda from the last session, where nothing stands yet."""
        self._basis.know(copied.names)
        self.parties.put(copied.sheet.delegations, self._basis.names, only_empty=True)
        if not self.matters.rows:
            self.matters.put(copied.sheet.matters)
        self._note()

    def take_names(self, party: str, named: tuple[Named, ...]) -> None:
        """The people of a list that was pasted for a party."""
        found = self.parties.list_of(party)
        if found is not None:
            found.take_names(named)

    def fill_in(self, given: Mapping[str, Any]) -> None:
        """A planned session has been held: its heading, edition and status as they were typed."""
        self.heading.edit.setText(str(given.get("title", "")))
        self._retitled = True
        self.about.edition.set_value(given.get("edition"))
        self.when.status.set_value(MeetingStatus.HELD)
        self._note()

    def go_to(self, where: str) -> None:
        """Give the focus to a place that `checks` names."""
        kind, _, rest = where.partition(":")
        match kind:
            case "parties":
                self.about.show()
                self.about.parties.go()
            case "party":
                found = self.parties.list_of(rest)
                if found is not None:
                    found.line.edit.setFocus()
            case "promise":
                row, _, place = rest.partition(":")
                filled = [one for one in self.matters.rows if not one.empty]
                filled[int(row)].promises[int(place)].side.setFocus()
            case "existing" | "planned":
                self.heading.open.setFocus()
            case _:
                self._fields().get(kind, self.heading.edit).setFocus()

    def _fields(self) -> dict[str, QWidget]:
        return {
            "date": self.when.date.control,
            "status": self.when.status.control,
            "sources": self.sources.pick.control,
            "marking": self.marking.editor.control,
        }

    # --- drafts ---

    def typed(self) -> dict[str, Any]:
        """What a draft keeps: everything typed, readable or not, and the revisions it was typed over."""
        return {
            "bases": self.bases,
            "created": self._basis.creations.typed(),
            "title": self.heading.edit.text(),
            "retitled": self._retitled,
            "about": self.about.typed(),
            "when": self.when.typed(),
            "parties": self.parties.typed(),
            "matters": self.matters.typed(),
            "more": self.more.typed(),
            "sources": self.sources.typed(),
            "marking": self.marking.editor.typed() if self.marking.chosen else None,
            "files": self.sources.intake.typed(),
        }

    def retype(self, json: Any) -> None:
        """Put back what a draft kept. Edits go on from the revisions they were typed over."""
        if not is_ours(json):
            return
        self.bases |= json.get("bases") or {}
        self._basis.know(self._basis.creations.retype(json.get("created")))
        self.heading.edit.setText(json.get("title", ""))
        self._retitled = bool(json.get("retitled"))
        self.about.retype(json.get("about", {}))
        self.when.retype(json["when"])
        self._lay_parties()
        self.parties.retype(json.get("parties", {}))
        self.matters.retype(json.get("matters", {}))
        self.more.retype(json.get("more", {}))
        self.sources.retype(json.get("sources", ()))
        if json.get("marking"):
            self.marking.editor.retype(json["marking"])
        self.sources.intake.retype(json.get("files", ()))
        self._note()

    # --- inside ---

    def _fill(self) -> None:
        sheet = self.view.sheet
        self.heading.edit.setText(sheet.title)
        self.heading.label.setText("Edit meeting" if self.id else "New meeting")
        kind = sheet.kind if self.id or "meeting_kind" in self.view.form.values else None
        self.about.put(
            {
                "forum_id": sheet.forum_id,
                "edition": sheet.edition,
                "meeting_kind": kind,
                "parties": sheet.parties,
            }
        )
        if kind is None:
            self.about.kind.set_value(MeetingKind.SESSION)
        self.about.hide()
        self.when.put(sheet)
        self._lay_parties()
        self.parties.put(sheet.delegations, self._basis.names)
        self.matters.put(sheet.matters)
        self.sources.put(sheet.papers, self.view.sources)
        if sheet.marking is not None or self.id:
            self.marking.editor.set_value(sheet.marking)
            self.marking.chosen = True
        if sheet.title and not self.id:
            self._read_heading(sheet.title)

    def _connect(self) -> None:
        self.heading.typed.connect(self._take_heading)
        self.heading.settled.connect(self._settle_heading)
        self.heading.changing.connect(self._show_about)
        parts = (self.about, self.when, self.parties, self.matters, self.more, self.sources, self.marking)
        for one in parts:
            one.changed.connect(self._note)
        for one in (self.parties, self.matters, self.more):
            one.grown.connect(self.grown)
        self.checks.going.connect(self.go_to)

    @Slot(str)
    def _take_heading(self, words: str) -> None:
        self._retitled = True
        self._read_heading(words)
        self._note()

    def _read_heading(self, words: str) -> None:
        if not self.id:
            found = self._heading() if self.about.founded() else understand(words, self.view.grounds)
            self.about.follow(found)
            self.when.follow(found.status)
            if found.forum is not None and self._shown_by_itself:
                self._shown_by_itself = False
                self.about.hide()
                self.grown.emit()

    @Slot()
    def _settle_heading(self) -> None:
        """Where no forum is named, kind and parties are to be said."""
        found = self._heading()
        if found.title and self.about.value("forum_id") is None and not self.about.isVisibleTo(self.left):
            self._shown_by_itself = True
            self.about.show()
            self.grown.emit()

    @Slot()
    def _show_about(self) -> None:
        self.about.setVisible(not self.about.isVisibleTo(self.left))
        if self.about.isVisibleTo(self.left):
            self.about.forum.go()
        self.grown.emit()

    @Slot()
    def _note(self) -> None:
        self.touched = True
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """Bring what follows from the fields up to date."""
        self._lay_parties()
        heading = self._heading()
        self.heading.show_meaning(heading, heading.meaning if heading.title else "", self.id)
        floor = self._floor()
        self.marking.follow(floor)
        self.when.follow_source(next(iter(self.sources.days()), None))
        if self.checks.put(checks(self.so_far(), heading, self.parties.grounds(), floor, self.id)):
            self.grown.emit()

    def so_far(self) -> Sheet:
        """The form without what cannot be read."""
        try:
            seats = self.parties.delegations()
        except InvalidValue:  # said at its field
            seats = ()
        try:
            matters = self.matters.matters()
        except InvalidValue:
            matters = ()
        return replace(self._plain(), delegations=seats, matters=matters)

    def _lay_parties(self) -> None:
        kind = self.about.value("meeting_kind")
        session = kind == MeetingKind.SESSION and self.about.value("forum_id")
        role = Role.CO_CHAIR if session else Role.HEAD if kind == MeetingKind.TALKS else Role.MEMBER
        self.parties.lay(self.party_ids(), role)

    def _arrange(self) -> None:
        look = self._basis.theme.look
        left = (self.told, self.heading, self.about, self.when, self.parties, self.matters, self.more)
        right = (self.checks, self.sources, self.marking)
        for widget, parts, gap in ((self.left, left, 20), (self.right, right, 28)):
            column = QVBoxLayout(widget)
            column.setContentsMargins(look.units(24), look.units(16), look.units(24), look.units(24))
            column.setSpacing(look.units(gap))
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)


def is_ours(json: Any) -> bool:
    """Whether a draft was typed in this form."""
    return isinstance(json, dict) and "when" in json

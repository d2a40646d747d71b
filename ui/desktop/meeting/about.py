"""What kind of meeting it is and between whom: forum, edition, kind and parties, as understood or as chosen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.meetings.grounds import Grounds, KnownForum
from app.meetings.heading import Heading, understand_as
from app.references import Mention
from db.values.choices import MeetingKind
from ui.desktop.forms.basis import Basis
from ui.desktop.forms.choices import EnumEditor
from ui.desktop.forms.editor import Editor
from ui.desktop.forms.picker import ReferencesEditor
from ui.desktop.forms.texts import NumberEditor
from ui.desktop.meeting.quick import QuickReference
from ui.desktop.meeting.side_by_side import SideBySide


class About(SideBySide):
    """Follows the heading until the officer chooses otherwise in one of its fields."""

    def __init__(self, basis: Basis, grounds: Grounds, parent: QWidget | None = None) -> None:
        super().__init__(basis, parent)
        self._grounds = grounds
        self._title = ""
        self._own: set[str] = set()
        """Fields that the officer has chosen himself."""
        theme = basis.theme
        self.forum = QuickReference(
            theme, "Forum", "Empty where it is no session", kinds=("forum",), **basis.finding
        )
        self.edition = NumberEditor(theme, "Edition")
        self.kind = EnumEditor(theme, "Kind", choices=MeetingKind, required=True)
        self.parties = ReferencesEditor(theme, "Parties", kinds=("country",), minimum=2, **basis.finding)
        basis.know({one.id: Mention(one.id, "country", one.name) for one in grounds.countries.values()})
        basis.know({one.id: _mention(one, grounds) for one in grounds.forums})
        found = {
            "forum_id": self.forum, "edition": self.edition, "meeting_kind": self.kind, "parties": self.parties,
        }  # fmt: skip
        self._lay(found, (6, 2, 4, 7), self._chosen)

    def follow(self, heading: Heading) -> None:
        """Take over what was understood, but not over what was chosen."""
        self._title = heading.title
        self._set("forum_id", heading.forum.id if heading.forum else None)
        self._set("edition", heading.edition)
        self._set("meeting_kind", heading.kind)
        parties = heading.forum.parties if heading.forum else self._named(heading.title)
        self._set("parties", self._ours_first(parties))

    def put(self, values: dict[str, Any]) -> None:
        """Show what is on file, or was given."""
        for name, editor in self.editors.items():
            editor.set_value(values.get(name))
        self._own |= {name for name in self.editors if values.get(name)}

    def known_forum(self) -> KnownForum | None:
        """The forum that is meant, where it is on file."""
        return self._grounds.forum(self.value("forum_id"))

    def founded(self) -> bool:
        """Whether the forum is one that is made with this meeting."""
        return bool(self.value("forum_id")) and self.known_forum() is None

    def typed(self) -> dict[str, Any]:
        """What a draft keeps."""
        return {"own": sorted(self._own), "fields": super().typed()}

    def retype(self, json: Any) -> None:
        """Put back what a draft kept."""
        super().retype(json.get("fields", {}))
        self._own = set(json.get("own", ()))

    def _set(self, name: str, value: Any) -> None:
        if name not in self._own and self.value(name) != value:
            self.editors[name].set_value(value)

    def _named(self, words: str) -> tuple[str, ...]:
        """Countries that the heading itself names, besides the home country."""
        spoken = words.casefold()
        home = self._grounds.home_id
        named = [
            one.id
            for one in self._grounds.countries.values()
            if one.id != home and one.name.casefold() in spoken
        ]
        return tuple(named)

    def _ours_first(self, parties: tuple[str, ...]) -> tuple[str, ...]:
        """The home country first; it is a party of every meeting that names no forum."""
        home = self._grounds.home_id
        if home is None:
            return parties
        others = tuple(one for one in parties if one != home)
        return (home, *others) if home in parties or self.value("forum_id") is None else others

    @Slot()
    def _chosen(self) -> None:
        editor = self.sender()
        if not isinstance(editor, Editor):
            return
        self._own.add(editor.objectName())
        forum = self.known_forum() if editor is self.forum else None
        if forum is not None:
            self._set("parties", self._ours_first(forum.parties))
        if editor is self.forum and self.value("forum_id"):
            self._set("meeting_kind", MeetingKind.SESSION)
        if editor is self.forum and self.founded():
            said = understand_as(self._title, None, None, self._grounds, founded=True)
            self._set("edition", said.edition)
        self.changed.emit()


def _mention(forum: KnownForum, grounds: Grounds) -> Mention:
    return Mention(forum.id, "forum", forum.name, grounds.parties(forum.parties))

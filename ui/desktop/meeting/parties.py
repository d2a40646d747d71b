"""The delegations side by side, two in a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.meetings.grounds import Grounds, KnownCountry
from app.meetings.sheet import Delegation
from app.references import Mention
from db.values.choices import Role
from ui.desktop.forms.basis import Basis
from ui.desktop.look import Theme, Type
from ui.desktop.meeting.delegation import DelegationList, Party
from ui.desktop.parts.section_head import SectionHead
from ui.desktop.parts.words import Label

NOBODY_YET = (
    "A list for each party stands here once the title names a forum or a country, or the parties are given."
)


class Parties(QWidget):
    """One list for each party; a party that is taken out and put back keeps its list."""

    changed = Signal()
    grown = Signal()
    pasted = Signal(str, str)
    """The id of a party and a text of several lines."""

    def __init__(self, basis: Basis, grounds: Grounds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._basis = basis
        self._grounds = grounds
        self._lists: dict[str, DelegationList] = {}
        self._shown: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(basis.theme.look.units(24))
        self._grid.setVerticalSpacing(basis.theme.look.units(16))
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        self._nobody = _nobody_yet(basis.theme)
        self._grid.addWidget(self._nobody, 0, 0, 1, 2)

    def lay(self, parties: tuple[str, ...], first_role: Role) -> None:
        """Show the lists of these parties, ours first."""
        home = self._grounds.home_id
        ordered = tuple(sorted(parties, key=lambda one: one != home))
        for one in ordered:
            self._made(one).first_role = first_role
        if ordered == self._shown:
            return
        self._shown = ordered
        for found in self._lists.values():
            self._grid.removeWidget(found)
            found.setVisible(found.party.id in ordered)
        for place, one in enumerate(ordered):
            self._grid.addWidget(self._lists[one], place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
        self._nobody.setVisible(not ordered)
        self.grown.emit()

    def list_of(self, party: str) -> DelegationList | None:
        """The list of a party."""
        return self._lists.get(party)

    def grounds(self) -> Grounds:
        """What is known of the case file, and of the countries that are made with this meeting."""
        made = {
            one: KnownCountry(one, self._lists[one].party.name)
            for one in self._shown
            if one not in self._grounds.countries
        }
        return (
            replace(self._grounds, countries={**self._grounds.countries, **made}) if made else self._grounds
        )

    def heads(self) -> tuple[int, ...]:
        """How many rows each list has."""
        return tuple(len(found.rows) for found in self._lists.values())

    def delegations(self) -> tuple[Delegation, ...]:
        """All of them as data. Raises InvalidValue."""
        return tuple(self._lists[one].delegation() for one in self._shown)

    def put(
        self, delegations: tuple[Delegation, ...], names: Mapping[str, Mention], *, only_empty: bool = False
    ) -> None:
        """Show these people."""
        for one in delegations:
            found = self._made(one.party_id)
            if not (only_empty and found.rows):
                found.put(one.seats, names)

    def typed(self) -> dict[str, Any]:
        """What a draft keeps."""
        return {party: found.typed() for party, found in self._lists.items()}

    def retype(self, json: Mapping[str, Any]) -> None:
        """Put back what a draft kept."""
        for party, one in json.items():
            self._made(party).retype(one)

    def _made(self, party: str) -> DelegationList:
        if party not in self._lists:
            grounds = self._grounds
            known = self._basis.names.get(party)
            name = grounds.name(party) if party in grounds.countries or known is None else known.title
            side = "ours" if party == grounds.home_id else "theirs"
            made = DelegationList(self._basis.theme, self._basis.finder, Party(party, name, side), self)
            made.changed.connect(self.changed)
            made.grown.connect(self.grown)
            made.pasted.connect(self._paste)
            made.setVisible(party in self._shown)
            self._lists[party] = made
        return self._lists[party]

    @Slot(str)
    def _paste(self, text: str) -> None:
        found = self.sender()
        if isinstance(found, DelegationList):
            self.pasted.emit(found.party.id, text)


def _nobody_yet(theme: Theme) -> QWidget:
    """What stands in place of the lists while nobody knows who meets whom."""
    empty = QWidget()
    column = QVBoxLayout(empty)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.look.units(4))
    column.addWidget(SectionHead(theme, "Delegations", above=0))
    words = Label(theme, Type.SMALL, "text_3", NOBODY_YET)
    words.setWordWrap(True)
    column.addWidget(words)
    return empty

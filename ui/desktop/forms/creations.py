"""Records made in place while a form is filled in; they are saved with it, or never."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from app import catalog
from app.catalog import FieldKind
from app.errors import NotFound
from app.references import Mention, creatable
from app.saving import Entry
from app.states import state
from db.values.ids import Ids

LONGEST_CODE = 4


@dataclass(slots=True)
class Creations:
    """What was made in place in one form. `parties` answers the countries that the form is about."""

    ids: Ids
    parties: Callable[[], tuple[str, ...]] = tuple
    made: dict[str, Entry] = field(default_factory=dict)

    def kinds(self, accepted: tuple[str, ...]) -> tuple[str, ...]:
        """The kinds that can be made from a name alone, or with the parties of the form."""
        able = creatable(accepted)
        return tuple(kind for kind in accepted if kind in able or self._by_parties(kind))

    def make(self, kind: str, words: str) -> Mention:
        """A record of this name; it has no other fields than those the form answers."""
        name = " ".join(words.split())
        values: dict[str, Any] = {catalog.info(kind).title_field: name}
        if kind == "country":
            values |= _as_known(name)
        if self._by_parties(kind):
            values["parties"] = self.parties()
        entry = Entry(kind, self.ids.new(), new=True, values=values)
        self.made[entry.id] = entry
        return self.mention(entry)

    def mention(self, entry: Entry) -> Mention:
        """How to speak of what was made."""
        label = catalog.info(entry.kind).label.lower()
        return Mention(
            entry.id, entry.kind, str(entry.values[catalog.info(entry.kind).title_field]), f"new {label}"
        )

    def wanted(self, referred: set[str]) -> tuple[Entry, ...]:
        """Those that the form still refers to."""
        return tuple(entry for entry in self.made.values() if entry.id in referred)

    def typed(self) -> list[dict[str, Any]]:
        """What a draft keeps."""
        return [
            {"kind": entry.kind, "id": entry.id, "values": catalog.encoded(entry.kind, dict(entry.values))}
            for entry in self.made.values()
        ]

    def retype(self, json: Any) -> dict[str, Mention]:
        """Put back what a draft kept; id → how to speak of it."""
        found = {}
        for one in json if isinstance(json, list) else []:
            entry = Entry(
                one["kind"], one["id"], new=True, values=catalog.decoded(one["kind"], one["values"])
            )
            self.made[entry.id] = entry
            found[entry.id] = self.mention(entry)
        return found

    def _by_parties(self, kind: str) -> bool:
        """Whether nothing but a name and the parties is needed, and the form has these parties."""
        info = catalog.info(kind)
        needed = [one for one in info.fields if one.required and one.name != info.title_field]
        if [one.name for one in needed] != ["parties"] or needed[0].kind is not FieldKind.REFERENCES:
            return False
        return len(self.parties()) >= needed[0].minimum


def _as_known(name: str) -> dict[str, Any]:
    """The fields of a country that goes by this name or code; a code is not left standing for its name."""
    try:
        known = state(name)
    except NotFound:
        return {}
    return known.fields | ({"name": known.name} if len(name.replace(".", "")) <= LONGEST_CODE else {})

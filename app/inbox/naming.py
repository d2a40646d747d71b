"""Finds what a text only names – countries, places, topics, forums – on file, or makes it once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.errors import NotFound
from app.inbox.grounds import Grounds
from app.inbox.pen import Pen
from app.intake.lexicon import country_names
from app.states import state
from db.values.choices import CountryKind, ForumStatus, PlaceKind


@dataclass(slots=True)
class Naming:
    """The names of one text, or of several taken in together."""

    pen: Pen
    grounds: Grounds
    _made: dict[tuple[str, str], str] = field(default_factory=dict)

    def country(self, name: str) -> str | None:
        """The id of a country or grouping; None where no name is given."""
        if not name:
            return None
        known = self.grounds.country(name)
        return known or self._once(
            "country", _shown(name), lambda: self.pen.create("country", **_fields(name))
        )

    def countries(self, names: Iterable[str]) -> tuple[str, ...]:
        """Several countries, each once, in their order."""
        return tuple(dict.fromkeys(id for name in names if (id := self.country(name))))

    def place(self, name: str, country: str, kind: PlaceKind | None = PlaceKind.CITY) -> str | None:
        """The id of a city or another place; None where only a country is stated."""
        if not name:
            return None
        known = self.grounds.place(name)
        values = {"name": name, "place_kind": kind if country else None, "country_id": self.country(country)}
        return known or self._once("place", name.casefold(), lambda: self.pen.create("place", **values))

    def topic(self, name: str) -> str:
        """The id of a topic."""
        known = self.grounds.topic(name)
        return known or self._once("topic", name.casefold(), lambda: self.pen.create("topic", name=name))

    def forum(self, content: Mapping[str, Any], quote: str) -> str:
        """The id of a forum, by its name and parties."""
        name, letters = content["name"], content["abbreviation"]
        known = self.grounds.forum(name, letters, content["parties"])
        values = {
            "name": name,
            "abbreviation": letters,
            "parties": self.countries(content["parties"]),
            "status": ForumStatus(content["status"]) if content["status"] else None,
        }
        return known or self._once("forum", name.casefold(), lambda: self.pen.add("forum", quote, **values))

    def _once(self, kind: str, key: str, make: Any) -> str:
        if (kind, key) not in self._made:
            self._made[kind, key] = make()
        return self._made[kind, key]


def _shown(name: str) -> str:
    found = country_names().get(name)
    return found[0].name if found else name


def _fields(name: str) -> dict[str, Any]:
    """The fields of a country that is not on file yet, with its ISO codes where it has some."""
    shown = _shown(name)
    try:
        known = state(shown)
    except NotFound:
        found = country_names().get(name)
        kind = CountryKind.GROUPING if found and found[0].grouping else CountryKind.STATE
        return {"name": shown, "country_kind": kind}
    return {"name": known.name} | known.fields

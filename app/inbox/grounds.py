"""What the case file holds that a text may speak of, asked for in one read snapshot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from app.commitments.wording import Wordings
from app.intake.casebook import known_in, shown_name
from app.intake.known import Known
from app.intake.lexicon import country_names
from app.intake.meeting_names import same_forum
from app.settings import read_settings
from db.models import Agreement, Country, Exercise, Organisation, Person, Place, Post, Topic, Visit
from db.queries.casebook import names_written
from db.queries.inbox import quoted
from db.reader import Reader


@dataclass(slots=True)
class Grounds:
    """One snapshot. Names of countries are those that intake uses; ids are those of the case file."""

    reader: Reader
    known: Known
    home_id: str | None
    countries: dict[str, str]
    """Name as intake writes it → id."""
    _kept: dict[type, list[Any]] = field(default_factory=dict)
    _names: dict[str, tuple[str, ...]] | None = None
    _quoted: dict[str, str | None] = field(default_factory=dict)
    _wordings: dict[tuple[str, ...], Wordings] = field(default_factory=dict)

    @classmethod
    def of(cls, reader: Reader) -> Grounds:
        """Read what every text needs; the rest is read when it is asked for."""
        countries = {shown_name(one): one.id for one in reader.all(Country)}
        return cls(reader, known_in(reader), read_settings(reader).home_id, countries)

    def country(self, name: str) -> str | None:
        """The id of a country by any of its names; None where it is not on file."""
        found = country_names().get(name)
        return self.countries.get(found[0].name if found else name)

    def ids_of(self, names: Iterable[str]) -> set[str]:
        """The ids of these countries, as far as they are on file."""
        return {id for name in names if (id := self.country(name))}

    def parties_of(self, record: str) -> set[str]:
        """The countries that are parties to a record."""
        return set(self.reader.references([record]).get((record, "parties"), ()))

    def names_of(self, record: str) -> tuple[str, ...]:
        """Every other name under which a record was seen."""
        if self._names is None:
            self._names = {}
            for named, written in names_written(self.reader):
                self._names[named] = (*self._names.get(named, ()), written)
        return self._names.get(record, ())

    def forum(self, name: str, abbreviation: str, parties: list[str]) -> str | None:
        """A forum on file: the same telling words or letters, and no party that it does not have."""
        for one in self.known.forums:
            named = bool(name) and any(same_forum(each, name) for each in (one.name, *self.names_of(one.id)))
            lettered = bool(abbreviation) and (one.abbreviation or "").casefold() == abbreviation.casefold()
            if (named or lettered) and (not one.countries or set(parties) <= one.countries):
                return one.id
        return None

    def agreements(self) -> list[Agreement]:
        """Every instrument."""
        return self._all(Agreement)

    def exercises(self) -> list[Exercise]:
        """Every edition of every exercise."""
        return self._all(Exercise)

    def visits(self) -> list[Visit]:
        """Every visit."""
        return self._all(Visit)

    def country_of(self, person_id: str) -> str | None:
        """The country of a person on file."""
        person = self.reader.get(Person, person_id)
        return person.country_id if person else None

    def posts_of(self, person_id: str) -> list[Post]:
        """The posts that a person holds or held."""
        return self.reader.all(Post, person_id=person_id)

    def holders(self, country_id: str | None) -> list[tuple[str, Post]]:
        """(person, post) of everybody of this country; nobody where no country is given."""
        if country_id is None:
            return []
        theirs = {one.id for one in self._all(Person) if one.country_id == country_id}
        return [(one.person_id, one) for one in self._all(Post) if one.person_id in theirs and one.person_id]

    def place(self, name: str) -> str | None:
        """A place by its name, or by another it was seen under."""
        folded = " ".join(name.split()).casefold()
        places = self._all(Place)
        return _by_name(places, name) or next(
            (one.id for one in places if folded in {each.casefold() for each in self.names_of(one.id)}), None
        )

    def organisation(self, name: str, country_id: str | None) -> str | None:
        """An organisation by its name, of this country."""
        return _by_name([one for one in self._all(Organisation) if one.country_id == country_id], name)

    def topic(self, name: str) -> str | None:
        """A topic by its name."""
        return _by_name(self._all(Topic), name)

    def expect_quotes(self, quotes: Iterable[str]) -> None:
        """Ask for these words at once; looking through all citations for each takes its time in a large case file."""
        asked = set(quotes)
        self._quoted |= dict.fromkeys(asked) | quoted(self.reader, asked)

    def quoting(self, quote: str) -> str | None:
        """The commitment that cites these very words."""
        if quote not in self._quoted:
            self.expect_quotes([quote])
        return self._quoted[quote]

    def wordings(self, parties: Iterable[str]) -> Wordings:
        """What was said between some countries, read once for all sentences; our own is party to nearly all."""
        all_of_them = set(parties)
        key = tuple(sorted(all_of_them - {self.home_id} or all_of_them))
        if key not in self._wordings:
            self._wordings[key] = Wordings.of(self.reader, country_ids=key)
        return self._wordings[key]

    def _all(self, model: type[Any]) -> list[Any]:
        if model not in self._kept:
            self._kept[model] = self.reader.all(model)
        return self._kept[model]


def _by_name(records: list[Any], name: str) -> str | None:
    folded = " ".join(name.split()).casefold()
    return next((one.id for one in records if one.name.casefold() == folded), None)

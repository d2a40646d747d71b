"""Which countries, forums, topics and people on file go by what was typed after a filter."""

from __future__ import annotations

from app.errors import NotFound
from db.models import Country, Forum, Record, Topic
from db.reader import Reader
from db.search_documents import spellings
from db.search_names import PARTICLES
from db.search_query import people_called
from db.search_text import chunks

_SHORTEST_BEGINNING = 3


def countries(reader: Reader, words: str) -> set[str]:
    """Countries of this code, name or demonym; else those whose name begins like this."""
    wanted = _plain(words)
    if not wanted:
        return set()
    names = _names(reader, Country, "name", "official_name", "code", "short_code", "demonym")
    exact = {country for country, known in names.items() if wanted in known}
    return exact or _by_iso(names, words) or _beginning(names, wanted)


def forums(reader: Reader, words: str) -> set[str]:
    """Forums of this abbreviation or name (several may share it); else those that have all of the words."""
    return _by_words(_names(reader, Forum, "abbreviation", "name"), _plain(words))


def topics(reader: Reader, words: str) -> set[str]:
    """Topics of this name; else those that have all of the words."""
    return _by_words(_names(reader, Topic, "name"), _plain(words))


def people(reader: Reader, words: str) -> set[str]:
    """People with all of these words among the spellings of their names, also in another transliteration."""
    wanted = _plain(words).split()
    return people_called(reader, [word for word in wanted if word not in PARTICLES] or wanted)


def _names(reader: Reader, model: type[Record], *fields: str) -> dict[str, list[str]]:
    """Record → what it goes by, spellings included, in plain form."""
    rows = reader.all(model)
    spelt = spellings(reader.rows, [row.id for row in rows])
    return {
        row.id: [
            _plain(name)
            for name in (
                *(getattr(row, field) for field in fields),
                *(one for one, _ in spelt.get(row.id, ())),
            )
            if name
        ]
        for row in rows
    }


def _by_words(names: dict[str, list[str]], wanted: str) -> set[str]:
    """Exactly so called; else all of the words among the names; else a name that begins so."""
    if not wanted:
        return set()
    exact = {one for one, known in names.items() if wanted in known}
    return (
        exact
        or {
            one
            for one, known in names.items()
            if all(any(word in name.split() for name in known) for word in wanted.split())
        }
        or _beginning(names, wanted)
    )


def _plain(words: str) -> str:
    return " ".join(word for chunk in chunks(words) for word in chunk.words)


def _by_iso(names: dict[str, list[str]], words: str) -> set[str]:
    """Where the ISO list knows a state under these words, the countries on file that have its code or name."""
    from app.states import state

    try:
        known = state(words)
    except NotFound:
        return set()
    wanted = {_plain(name) for name in (known.code, known.short_code, known.name) if name}
    return {country for country, own in names.items() if wanted & set(own)}


def _beginning(names: dict[str, list[str]], wanted: str) -> set[str]:
    if len(wanted) < _SHORTEST_BEGINNING:
        return set()
    return {one for one, known in names.items() if any(name.startswith(wanted) for name in known)}

"""Which countries, forums and people on file go by what was typed after a filter."""

from __future__ import annotations

from app.errors import NotFound
from db.models import Country, Forum
from db.reader import Reader
from db.search_names import PARTICLES
from db.search_query import people_called
from db.search_text import chunks

_SHORTEST_BEGINNING = 3


def countries(reader: Reader, words: str) -> set[str]:
    """Countries of this code, name or demonym; else those whose name begins like this."""
    wanted = _plain(words)
    if not wanted:
        return set()
    names = {
        row.id: [
            _plain(name)
            for name in (row.name, row.official_name, row.code, row.short_code, row.demonym)
            if name
        ]
        for row in reader.all(Country)
    }
    exact = {country for country, known in names.items() if wanted in known}
    return exact or _by_iso(names, words) or _beginning(names, wanted)


def forums(reader: Reader, words: str) -> set[str]:
    """Forums of this abbreviation or name (several may share it); else those that have all of the words."""
    wanted = _plain(words)
    if not wanted:
        return set()
    names = {
        row.id: [_plain(name) for name in (row.abbreviation, row.name) if name] for row in reader.all(Forum)
    }
    exact = {forum for forum, known in names.items() if wanted in known}
    return (
        exact
        or {
            forum
            for forum, known in names.items()
            if all(any(word in name.split() for name in known) for word in wanted.split())
        }
        or _beginning(names, wanted)
    )


def people(reader: Reader, words: str) -> set[str]:
    """People with all of these words among the spellings of their names, also in another transliteration."""
    wanted = _plain(words).split()
    return people_called(reader, [word for word in wanted if word not in PARTICLES] or wanted)


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

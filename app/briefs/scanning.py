"""Looks a rendered brief through for what was withheld from it; where any of it is found, nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from app.briefs.snapshot import Withheld
from app.errors import ChanceryError
from reports.evidence import every_fact
from reports.facts import Facts

_LEAST = 6
"""Shorter titles are ordinary words: they would be found in any text."""
_TELLING = 24
"""Of words that only the annex says, those shorter than this may stand in any brief."""


class Leak(ChanceryError):
    """A brief in which something withheld was found; it was not written."""


def refuse_traces(data: bytes, withheld: Iterable[Withheld], facts: Facts) -> None:
    """Raise Leak where the file holds the title or the id of a withheld record, unless a permitted record says the same
    words: then they are its own.
    """
    from reports.render.scan import traces

    candidates = {title for one in withheld for title in (one.title, one.id) if len(title) >= _LEAST}
    found = traces(data, candidates)
    if not found:
        return
    permitted = " ".join(" ".join(said.split()) for said in _said(facts)).casefold()
    left = {
        words: part for words, part in found.items() if " ".join(words.split()).casefold() not in permitted
    }
    if left:
        parts = ", ".join(sorted(set(left.values())))
        raise Leak(
            f"Nothing was written: what was withheld was found in {parts} of the file. If the house style is "
            "a file of the office, look for these words in it; else report it."
        )


def refuse_annexed(data: bytes, annex: Facts, brief: Facts) -> None:
    """Raise Leak where the file of a brief holds words of a record that only its separate annex may hold."""
    from reports.render.scan import traces

    known = {fact.id for fact in every_fact(brief)}
    own = {words for fact in every_fact(annex) if fact.id not in known for words in _said(fact)}
    own = {words for words in own if len(words) >= _TELLING and " " in words.strip()}
    permitted = " ".join(" ".join(said.split()) for said in _said(brief)).casefold()
    left = {words for words in own if " ".join(words.split()).casefold() not in permitted}
    found = traces(data, left)
    if found:
        parts = ", ".join(sorted(set(found.values())))
        raise Leak(
            f"Nothing was written: words that belong into the separate annex were found in {parts} of the brief. "
            "Look for them in the records that the brief may say; else report it."
        )


def _said(value: object) -> Iterator[str]:
    """Every text in the facts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from _said(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.repr:
                yield from _said(getattr(value, field.name))

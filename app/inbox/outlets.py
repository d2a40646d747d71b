"""Where an outlet is at home, as the office said once: whose side the people are on whom a text gives no country."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.casefile import CaseFile
from app.errors import InvalidValue
from app.inbox.word_kinds import meaning, understood_meaning, well_formed
from app.inbox.words import keep, own_words, remove_word
from app.intake.own_words import OwnWord, WordKind
from db.reader import Reader


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet and its country, by the name that intake uses."""

    name: str
    country: str


def outlets(case: CaseFile) -> tuple[Outlet, ...]:
    """Every outlet whose country was said, by name."""
    with case.read() as reader:
        found = [Outlet(one.word, meaning(one.kind, one.means)) for one in _said(reader)]
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def _said(reader: Reader) -> list[OwnWord]:
    return [one for one in own_words(reader) if one.kind is WordKind.OUTLET and not one.off]


def country_of(reader: Reader, outlet: str) -> str | None:
    """The country of an outlet; None where it was not said."""
    return next((meaning(one.kind, one.means) for one in _said(reader) if one.word == outlet), None)


def outlet_said(reader: Reader, text: str) -> str:
    """The outlet of the office that a text is signed with, in brackets or on a line of its own; empty without one."""
    names = [one.word for one in _said(reader)]
    lines = {line.strip(" .–-") for line in text.split("\n")} if names else set()
    signed = (name for name in names if name in lines or re.search(rf"\({re.escape(name)}\)", text))
    return next(signed, "")


def say_country(case: CaseFile, outlet: str, country: str) -> str:
    """Say where an outlet is at home; an empty country takes it back. Returns the country as it is called.

    One of the words of intake, undone as any other; it counts for texts that are taken up from then on. Raises
    InvalidValue without an outlet or for an unknown country.
    """
    if not outlet.strip():
        raise InvalidValue("Name the outlet, as the inbox shows it above a text.", field="outlet")
    name = well_formed(WordKind.OUTLET, outlet)
    if not country.strip():
        if any(one.name == name for one in outlets(case)):
            remove_word(case, WordKind.OUTLET, name)
        return ""
    code = understood_meaning(WordKind.OUTLET, country)
    said = meaning(WordKind.OUTLET, code)
    changes = case.door.changes()
    with case.read() as reader:
        keep(changes, reader, [OwnWord(WordKind.OUTLET, name, code)])
    case.door.change(f"Say that “{name}” is of {said}", changes)
    return said

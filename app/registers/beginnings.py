"""What a record begins with that a register only names: the least that the rules ask for, and nothing guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.catalog import info
from app.registers.finding import Entry, Names
from app.registers.table import folded
from db.values.choices import MeetingKind, MeetingStatus
from db.values.names import PersonName, parse_ordinal
from db.values.partial_date import DateRange, PartialDate

_EDITION_FIRST = re.compile(
    r"(?:the )?(\S+) (?:session |meeting |round )?(?:of (?:the )?)?(.+)", re.IGNORECASE
)
_EDITION_LAST = re.compile(r"(.+?)[ –-]+(?:no\.? ?)?(\d{1,3})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the row says beside the words: its parties, and the day of the statement."""

    parties: tuple[str, ...]
    made_on: PartialDate | None
    today: date


def beginning(kind: str, words: str, names: Names, setting: Setting) -> dict[str, Any] | None:
    """The values of a new record that is called so; None where a name alone does not make one."""
    match kind:
        case "country":
            known = names.iso(words)
            return {"name": known.name, **known.fields} if known else {"name": words}
        case "person":
            called = PersonName.parse(words)
            return {"name": called.bare} | ({"prefix": " ".join(called.prefixes)} if called.prefixes else {})
        case "organisation" | "place" | "topic":
            return {"name": words}
        case "forum" | "exercise" | "agreement" | "initiative":
            needed = info(kind).field("parties").minimum
            if len(setting.parties) < needed:
                return None
            return {info(kind).title_field: words, "parties": setting.parties}
        case "meeting":
            return _meeting(words, names, setting)
        case "visit" | "post":
            return {"title": words}
        case _:
            return None


def session(words: str, names: Names) -> tuple[Entry, int] | None:
    """The forum and edition that `13th JMCC` or `JMCC 13` names, where exactly one forum on file is called so."""
    tidy = " ".join(words.split())
    offered: list[tuple[str, int | None]] = []
    if found := _EDITION_FIRST.fullmatch(tidy):
        offered.append((found[2], parse_ordinal(found[1])))
    if found := _EDITION_LAST.fullmatch(tidy):
        offered.append((found[1], int(found[2])))
    for called, edition in offered:
        forums = names.exact("forum", called)
        if edition and len(forums) == 1:
            return forums[0], edition
    return None


def _meeting(words: str, names: Names, setting: Setting) -> dict[str, Any] | None:
    known = session(words, names)
    values: dict[str, Any] = {"title": words, "meeting_kind": MeetingKind.OTHER, "parties": setting.parties}
    if known:
        forum, edition = known
        parties = tuple(forum.form.get("parties") or ())
        values |= {
            "meeting_kind": MeetingKind.SESSION, "forum_id": forum.id, "edition": edition,
            "parties": parties or setting.parties,
        }  # fmt: skip
    elif len(forums := names.exact("forum", words)) == 1:
        values |= {"meeting_kind": MeetingKind.SESSION, "forum_id": forums[0].id}
    if len(values["parties"]) < 2:
        return None
    if setting.made_on:
        values["held_on"] = DateRange.single(setting.made_on)
    coming = setting.made_on is not None and setting.made_on.first > setting.today
    values["status"] = MeetingStatus.PLANNED if coming else MeetingStatus.HELD
    return values


def list_of(words: str, kind: str | None, names: Names) -> list[str]:
    """The single names in a cell that may hold several; what is on file under the whole of it stays whole."""
    if kind and names.exact(kind, words):
        return [words]
    parts = [part.strip() for part in re.split(r"[;\n]", words) if part.strip()]
    if kind != "country":
        return parts
    return [one for part in parts for one in _countries(part, names)]


def _countries(words: str, names: Names) -> list[str]:
    """`India, Oman`, `India – Oman`, `India and Oman`; names of one country that hold such words stay whole."""
    if names.exact("country", words) or names.iso(words):
        return [words]
    pieces = re.split(r"\s*(?:,|/|&|–|—|\+|\band\b|\s-\s)\s*", words)
    pieces = [piece for piece in pieces if folded(piece)]
    if len(pieces) == 1 and "-" in words:
        halves = [half.strip() for half in words.split("-")]
        if all(names.exact("country", half) or names.iso(half) for half in halves):
            return halves
    return pieces

"""What the page of a country says: relations in three lines, contacts, what is open, how much there is of each kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from app.casefile import CaseFile
from app.commitments.register import Numbers, counts_of
from app.engagements import Timeline, timeline
from app.errors import NotFound
from app.settings import read_settings
from db.followed import SILENT_AFTER_DAYS
from db.models import Citation, Country, Forum, Initiative, Record, Relationship
from db.queries import silence, ties
from db.reader import Reader
from db.values.choices import ForumStatus, InitiativeStatus
from db.values.partial_date import PartialDate

R = TypeVar("R", bound=Record)

MOST_LINES = 3
MOST_ENGAGEMENTS = 3_000
"""Dated engagements on a timeline, the newest."""

TABS = (
    "meeting", "visit", "commitment", "person", "forum", "agreement", "exercise", "initiative", "line", "note",
    "correspondence", "source",
)  # fmt: skip
"""Kinds that have their place on the page of a country, in the order of its tabs."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence on the relations; it leads to its record, and `sources` are those that say so."""

    words: str
    kind: str
    id: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CountryView:
    """The page of a country on a day. `numbers`: kind → how many records are tied to it (`words` finds them).

    `silent` of `of` open commitments have had no news for `silent_days`.
    """

    id: str
    name: str
    official_name: str
    words: str
    lines: tuple[Line, ...]
    sources: Mapping[str, int]
    """Source id → its number on the page."""
    timeline: Timeline
    open: Numbers
    silent: int
    of: int
    numbers: Mapping[str, int]
    is_home: bool = False
    silent_days: int = SILENT_AFTER_DAYS


def read_country(case: CaseFile, country_id: str) -> CountryView:
    """Everything that stands above the tabs, in one snapshot; raises NotFound."""
    today = case.clock.today()
    with case.read() as reader:
        row = reader.get(Country, country_id)
        if row is None:
            raise NotFound("This country is not in the case file any more; it may have been deleted.")
        settings = read_settings(reader)
        words = f"country:{row.code or row.short_code or _quoted(row.name)}"
        lines = tuple(_lines(reader, country_id))
        numbered = dict.fromkeys(source for line in lines for source in line.sources)
        silent, of = silence.silent_of(reader, country_id, silence.silent_since(reader, today))
        return CountryView(
            row.id,
            row.name,
            row.official_name or "",
            words,
            lines,
            {source: number for number, source in enumerate(numbered, 1)},
            _newest(timeline(reader, country_id, today)),
            counts_of(reader, country_id, today),
            silent,
            of,
            ties.numbers(reader, country_id, TABS),
            settings.home_id == country_id,
            settings.silent_after_days,
        )


def _newest(shown: Timeline) -> Timeline:
    """No more than can be told apart; only the home country, to which everything is tied, ever has that many."""
    dated = [one for one in shown.engagements if one.first is not None]
    if len(dated) <= MOST_ENGAGEMENTS:
        return shown
    since = sorted(one.first or shown.today for one in dated)[-MOST_ENGAGEMENTS]
    kept = (one for one in shown.engagements if one.first is None or one.first >= since)
    return replace(shown, engagements=tuple(kept))


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', " "))


def _lines(reader: Reader, country_id: str) -> Iterable[Line]:
    """Three at most: the state of relations, the first forum that says what it is for, the initiative furthest on."""
    found = [*_relations(reader, country_id), *_forums(reader, country_id), *_initiatives(reader, country_id)]
    kinds: dict[str, list[Line]] = {}
    for line in found:
        kinds.setdefault(line.kind, []).append(line)
    chosen = [those[0] for those in kinds.values()]
    chosen += [line for line in found if line not in chosen]
    for line in sorted(chosen[:MOST_LINES], key=found.index):
        cited = reader.all(Citation, record_id=line.id)
        yield Line(line.words, line.kind, line.id, tuple(dict.fromkeys(row.source_id for row in cited)))


def _relations(reader: Reader, country_id: str) -> Iterable[Line]:
    """Official labels first, then those with a summary."""
    rows = _party_to(reader, Relationship, country_id)
    for row in sorted(rows, key=lambda row: (not row.official, not row.summary, row.id)):
        since = f", since {_since(row.since)}" if row.since else ""
        summary = f". {row.summary.splitlines()[0]}" if row.summary else ""
        yield Line(f"{row.label}{since}{summary or '.'}", "relationship", row.id)


def _since(when: PartialDate) -> str:
    return when.seen(no_break=False)


def _forums(reader: Reader, country_id: str) -> Iterable[Line]:
    rows = [row for row in _party_to(reader, Forum, country_id) if row.status != ForumStatus.ENDED]
    for row in sorted(rows, key=lambda row: (not row.standing, row.name)):
        if row.standing:
            yield Line(f"{row.abbreviation or row.name}: {_sentence(row.standing)}", "forum", row.id)


def _initiatives(reader: Reader, country_id: str) -> Iterable[Line]:
    rows = [
        row
        for row in _party_to(reader, Initiative, country_id)
        if row.status not in (InitiativeStatus.DONE, InitiativeStatus.DROPPED)
    ]
    for row in sorted(rows, key=lambda row: (row.status is None, row.name)):
        status = f" ({row.status.label.lower()})" if isinstance(row.status, InitiativeStatus) else ""
        yield Line(f"{row.name}{status}.", "initiative", row.id)


def _sentence(words: str) -> str:
    line = words.splitlines()[0].strip()
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."


def _party_to(reader: Reader, model: type[R], country_id: str) -> list[R]:
    known = ties.party_to(reader, model.KIND, country_id)
    return reader.all(model, id=known) if known else []

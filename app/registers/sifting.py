"""What of a case file may leave it under a ceiling: records, what they name, and an account of what stayed behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.briefs.snapshot import Withheld
from app.catalog import FieldKind, decoded, info
from db.codecs import Json
from db.models import Link
from db.queries import records
from db.reader import Reader
from db.registry import KINDS
from db.values.marking import Marking, Scheme

_AT_ONCE = 1_000
_REFERENCES = (FieldKind.REFERENCE, FieldKind.REFERENCES)


@dataclass(frozen=True, slots=True)
class Told:
    """One record that may be seen: its values, REFERENCES as ids of what may be seen too."""

    id: str
    kind: str
    values: Mapping[str, Any]

    @property
    def marking(self) -> Marking | None:
        """Its marking; None where nobody has assessed it."""
        found: Marking | None = self.values.get("marking")
        return found

    def targets(self, name: str) -> tuple[str, ...]:
        """What a reference field holds, one or several."""
        held = self.values.get(name)
        return (held,) if isinstance(held, str) else tuple(held or ())


@dataclass(slots=True)
class Sift:
    """Reads records in one snapshot and lets through what the ceiling permits; None lets everything through."""

    reader: Reader
    scheme: Scheme
    ceiling: Marking | None
    withheld: dict[str, Withheld] = field(default_factory=dict)
    unnamed: int = 0
    """References that were left empty because what they name is withheld."""
    _titles: dict[str, str] = field(default_factory=dict)
    _named: dict[str, Marking | None] = field(default_factory=dict)
    _seen: dict[str, bool] = field(default_factory=dict)

    def records(self, kind: str, only: Callable[[Told], bool] | None = None) -> list[Told]:
        """The records of a kind that may be seen, by id; the others are told in `withheld`.

        `only` says which of them belong to what is written; of the rest nothing is told.
        """
        found: list[Told] = []
        for record_id, form in records.live(self.reader, kind):
            told = Told(record_id, kind, decoded(kind, dict(form)))
            if only is not None and not only(told):
                continue
            if self.scheme.permits(told.marking, self.ceiling):
                found.append(told)
            else:
                title = str(form.get(info(kind).title_field) or info(kind).label)
                self.withheld[record_id] = Withheld(kind, record_id, title, self._why(told.marking))
        return self._sifted(found)

    def name(self, record_id: str | None) -> str:
        """What a record is called that something refers to; empty where it may not be seen or is not there."""
        return self._titles.get(record_id or "", "")

    def may_see(self, record_id: str | None) -> bool:
        """Whether a record that something refers to may be seen."""
        return self._seen.get(record_id or "", False)

    def look_up(self, ids: Iterable[str]) -> None:
        """Read the titles and markings of many records at once."""
        wanted = sorted({one for one in ids if one not in self._seen})
        by_kind: dict[str, list[str]] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            for record_id, kind in self.reader.kinds(wanted[start : start + _AT_ONCE]).items():
                by_kind.setdefault(kind, []).append(record_id)
        self._seen |= dict.fromkeys(wanted, False)
        for kind, some in by_kind.items():
            for record_id, form in records.these(self.reader, kind, some):
                marking = _marking(form)
                self._seen[record_id] = self.scheme.permits(marking, self.ceiling)
                if self._seen[record_id]:
                    self._titles[record_id] = " ".join(
                        str(form.get(KINDS[kind].TITLE) or KINDS[kind].LABEL).split()
                    )
                    self._named[record_id] = marking

    def floor(self, used: Iterable[Told]) -> tuple[str, int]:
        """(the marking of a paper with these records and all that they name, how many of them nobody assessed)."""
        told = list(used)
        named = {one for record in told for one in _references(record) if one in self._named}
        floor = self.scheme.floor(
            [*(one.marking for one in told), *(self._named[one] for one in sorted(named))]
        )
        return (floor.marking.show(self.scheme) if floor.marking else ""), floor.not_assessed

    def told(self) -> tuple[Withheld, ...]:
        """What was withheld, by kind and title."""
        order = list(KINDS)
        return tuple(
            sorted(self.withheld.values(), key=lambda one: (order.index(one.kind), one.title, one.id))
        )

    def _sifted(self, found: list[Told]) -> list[Told]:
        """The records without references to what may not be seen."""
        self.look_up(one for record in found for one in _references(record))
        hidden = self._hidden_links(found)
        sifted = []
        for record in found:
            values = dict(record.values)
            for known in info(record.kind).fields:
                if (
                    known.kind is FieldKind.REFERENCE
                    and (held := values.get(known.name))
                    and not self.may_see(held)
                ):
                    values[known.name] = None
                    self.unnamed += 1
                elif known.kind is FieldKind.REFERENCES and (held := values.get(known.name)):
                    kept = tuple(
                        one
                        for one in held
                        if self.may_see(one) and (record.id, known.name, one) not in hidden
                    )
                    self.unnamed += len(held) - len(kept)
                    values[known.name] = kept
            sifted.append(Told(record.id, record.kind, values))
        return sifted

    def _hidden_links(self, found: list[Told]) -> set[tuple[str, str, str]]:
        """Single references that are marked higher than their records."""
        if self.ceiling is None:
            return set()
        ids = [record.id for record in found]
        links = (
            link for start in range(0, len(ids), _AT_ONCE)
            for link in self.reader.all(Link, owner_id=ids[start : start + _AT_ONCE])
        )  # fmt: skip
        return {
            (link.owner_id, link.role, link.target_id)
            for link in links
            if link.marking is not None and not self.scheme.permits(link.marking, self.ceiling)
        }

    def _why(self, marking: Marking | None) -> str:
        if marking is None:
            return "not assessed"
        if self.scheme.find_level(marking.level) is None or self.ceiling is None:
            return f"its level “{marking.level}” is not one of {self.scheme.name}"
        return f"{marking.show(self.scheme)}, above {self.ceiling.show(self.scheme)}"


def _references(record: Told) -> Iterator[str]:
    for known in info(record.kind).fields:
        if known.kind in _REFERENCES:
            yield from record.targets(known.name)


def _marking(form: Mapping[str, Json]) -> Marking | None:
    return Marking.from_json(form["marking"]) if form.get("marking") else None

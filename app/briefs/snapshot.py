"""One read of a case file through a ceiling and an information cut-off: what it hands out may stand in the brief."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeVar

from app.briefs.cutoff import Cutoff
from app.briefs.stock import chunks
from app.names import Namer
from db import rows as stored
from db.models import Attachment, Link, Record
from db.queries import references
from db.reader import Reader
from db.registry import KINDS, whole_field
from db.values.marking import Floor, Marking, Scheme

R = TypeVar("R", bound=Record)

_ID, _MARKING = attrgetter("id"), attrgetter("marking")
_PLAIN = (True, True)
"""Assessed, and to be seen."""
_MANY = 20
"""Rows that are judged at once."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A record that belongs to the brief but may not be seen by its reader; told to the officer, never printed."""

    kind: str
    id: str
    title: str
    why: str


class Snapshot:
    """Reads records and keeps account of what it withheld and of what nobody has assessed."""

    def __init__(self, reader: Reader, scheme: Scheme, ceiling: Marking | None, cutoff: Cutoff) -> None:
        self.reader = reader
        self.scheme = scheme
        self.ceiling = ceiling
        self.cutoff = cutoff
        self.stock = cutoff.stock
        self._read: dict[tuple[str, str], Record | None] = {}
        self._verdicts: dict[int, tuple[Marking | None, tuple[bool, bool]]] = {}
        self._markings: dict[str, Marking | None] = {}
        self._allowed: dict[str, bool] = {}
        self._why: dict[str, str] = {}
        self._unassessed: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._links: dict[str, dict[str, tuple[str, ...]]] = {}
        self._marked_links: dict[str, list[Marking]] = {}
        self._named: set[str] = set()
        self._namer = Namer(reader)

    def get(self, model: type[R], record_id: str | None) -> R | None:
        """The record that a fact of the brief refers to, if it may be seen."""
        if not record_id:
            return None
        key = (model.KIND, record_id)
        if key not in self._read:  # a topic is asked for with every commitment that names it
            row = self.stock.one(model, record_id)
            self._read[key] = next(iter(self._kept([row], listed=False)), None) if row else None
        found = self._read[key]
        return found if isinstance(found, model) and self.permitted(found) else None

    def several(self, model: type[R], ids: Iterable[str | None]) -> list[R]:
        """As `get`, for many at once: those that may be seen, in the order given."""
        wanted = [record_id for record_id in ids if record_id]
        self.stock.fetch(model, wanted)
        return [row for record_id in wanted if (row := self.get(model, record_id))]

    def where(self, model: type[R], *, only: Callable[[R], bool] | None = None, **equals: Any) -> list[R]:
        """Records that may be seen whose one field equals the value or is among the values, in order of their ids.

        `only` says which of them belong to the brief; of the others nothing is told.
        """
        (name, value) = next(iter(equals.items()))
        many = isinstance(value, (list, tuple, set, frozenset))
        rows = self.stock.where(model, name, value if many else [value])
        return self._kept(rows if only is None else [row for row in rows if only(row)], listed=True)

    def owners(self, role: str, targets: Iterable[str]) -> dict[str, list[str]]:
        """Kind → ids of the records that name any of the targets in a REFERENCES field; not yet sifted."""
        kinds: dict[str, str] = {}
        for part in chunks(targets):
            kinds.update(references.owners_of(self.reader, role, part))
        found: dict[str, list[str]] = {}
        for record_id, kind in sorted(kinds.items()):
            found.setdefault(kind, []).append(record_id)
        return found

    def naming(self, role: str, model: type[Record], targets: set[str]) -> dict[str, set[str]]:
        """Records of a kind that name any of the targets in a REFERENCES field, each with all that it names there, as
        recorded; not yet sifted. Asked of the targets, or of all records of the kind where those are fewer.
        """
        if references.number_of(self.reader, model.KIND) > len(targets):
            return self.linked(role, self.owners(role, targets).get(model.KIND, []))
        found: dict[str, set[str]] = {}
        for owner, target in references.named_by(self.reader, role, model.KIND):
            found.setdefault(owner, set()).add(target)
        return {owner: named for owner, named in found.items() if not named.isdisjoint(targets)}

    def linked(self, role: str, owners: Iterable[str]) -> dict[str, set[str]]:
        """What each of many records names in a REFERENCES field, as recorded; not yet sifted."""
        found: dict[str, set[str]] = {}
        for part in chunks(owners):
            for owner, target in references.targets_of(self.reader, role, part):
                found.setdefault(owner, set()).add(target)
        return found

    def kinds(self, ids: Iterable[str]) -> dict[str, str]:
        """Id → kind of live records."""
        found: dict[str, str] = {}
        for part in chunks(ids):
            found.update(self.reader.kinds(part))
        return dict(sorted(found.items()))

    def load_links(self, rows: Iterable[Record]) -> None:
        """Read the REFERENCES fields of many records at once."""
        owners = [i for i in map(_ID, rows) if i not in self._links]
        links, allowed = self._links, self._allowed
        links.update([(owner, {}) for owner in owners])
        plain: dict[str | None, tuple[bool, Marking | None]] = {None: (True, None)}
        for link, owner, role, target, own in self.stock.ties(owners):
            if own not in plain:
                marking = stored.marking(own)
                plain[own] = (self._verdict(marking) == _PLAIN, marking)
            seen, marking = plain[own]
            if (seen and allowed.get(owner)) or self._looked_at(link):
                named = links[owner]
                named[role] = (*named[role], target) if role in named else (target,)
                if marking is not None and marking is not self._markings.get(owner):
                    self._marked_links.setdefault(owner, []).append(marking)

    def _looked_at(self, link: str) -> bool:
        """Whether a link may be seen that is not plainly marked, or of an owner not known: it is a record like any."""
        row = self.stock.one(Link, link)
        return row is not None and self.permitted(row)

    def targets(self, owner: Record, role: str) -> tuple[str, ...]:
        """What a REFERENCES field holds, in order; the targets are not yet sifted."""
        return self.links(owner).get(role, ())

    def links(self, owner: Record) -> Mapping[str, tuple[str, ...]]:
        """The same of every REFERENCES field that holds something."""
        found = self._links.get(owner.id)
        if found is None:
            self.load_links([owner])
            found = self._links[owner.id]
        return found

    def name(self, model: type[R], record_id: str | None) -> str:
        """What a fact calls another record; empty where that one may not be seen."""
        row = self.get(model, record_id)
        if row is None:
            return ""
        self._named.add(row.id)
        return str(getattr(row, model.TITLE) or "")

    @property
    def named(self) -> frozenset[str]:
        """Ids of the records that facts only name, such as topics."""
        return frozenset(self._named)

    def attached(self, record_id: str | None) -> bool:
        """Whether there is an attachment that may be seen."""
        return self.get(Attachment, record_id) is not None

    def marking(self, row: Record) -> Marking | None:
        """The marking of a record; a part without one of its own has that of the record it belongs to."""
        own: Marking | None = row.marking
        if own is not None or not row.PART:
            return own
        return self._markings.get(_whole_of(row) or "")

    def permitted(self, row: Record) -> bool:
        """Whether the ceiling lets this record through; what it does not is noted with the reason."""
        found = self._allowed.get(row.id)
        if found is None:
            self._markings[row.id] = marking = row.marking if row.marking is not None else self.marking(row)
            self._allowed[row.id] = found = self._judged(row, marking)
        return found

    def withhold(self, row: Record, why: str) -> None:
        """Note a record that is left out for another's sake."""
        self._allowed[row.id] = False
        self._kinds[row.id] = row.KIND
        self._why[row.id] = why

    def withheld(self) -> tuple[Withheld, ...]:
        """Everything withheld, in the order of the kinds and by title."""
        order = list(KINDS)
        told = [Withheld(self._kinds[i], i, self._namer.name(i), why) for i, why in self._why.items()]
        return tuple(sorted(told, key=lambda w: (order.index(w.kind), w.title, w.id)))

    def floor(self, used: Iterable[str]) -> Floor:
        """The least that a paper with these records, and with all that it names, may be marked."""
        ids = {*used, *self._named}.intersection(self._markings)
        of_links = [
            marking for i in ids.intersection(self._marked_links) for marking in self._marked_links[i]
        ]
        several = [*map(self._markings.get, ids), *of_links]
        return self.scheme.floor(set(_apart(several)))

    def not_assessed(self, used: Iterable[str]) -> int:
        """How many of the records of the paper itself nobody has assessed; parts count with their whole."""
        return len({*used, *self._named} & self._unassessed.keys() - self._why.keys())

    def unassessed(self, used: Iterable[str]) -> tuple[str, ...]:
        """What of these records, or of what was withheld, nobody has assessed, each as `meeting “13th JMCC”`."""
        order = list(KINDS)
        ids = {*used, *self._named, *self._why} & self._unassessed.keys()
        found = sorted((order.index(self._unassessed[i]), self._namer.name(i), i) for i in ids)
        return tuple(f"{KINDS[order[place]].LABEL.lower()} “{name}”" for place, name, _ in found)

    def _kept(self, rows: list[R], *, listed: bool) -> list[R]:
        admitted, allowed = self.cutoff.admitted(rows, listed=listed), self._allowed
        if len(admitted) >= _MANY and self._let_through(admitted):
            return admitted
        return [row for row in admitted if allowed.get(row.id) or self.permitted(row)]

    def _let_through(self, rows: list[R]) -> bool:
        """Judge many rows of one kind at once, by the few markings that they have: True where all of them are assessed
        and may be seen. Else none of them is judged, and neither where one was judged before.
        """
        ids, markings = list(map(_ID, rows)), list(map(_MARKING, rows))
        if not self._allowed.keys().isdisjoint(ids):
            return False
        if rows[0].PART and (name := whole_field(rows[0].KIND)):
            wholes, known = list(map(attrgetter(name), rows)), self._markings
            if not all(self._allowed.get(whole, True) for whole in set(wholes)):
                return False
            markings = [
                known.get(whole or "") if own is None else own
                for own, whole in zip(markings, wholes, strict=True)
            ]
        if any(self._verdict(marking) != _PLAIN for marking in _apart(markings)):
            return False
        self._markings.update(zip(ids, markings, strict=True))
        self._allowed.update(dict.fromkeys(ids, True))
        return True

    def _judged(self, row: Record, marking: Marking | None) -> bool:
        if row.PART and (whole := _whole_of(row)) and not self._allowed.get(whole, True):
            return False  # goes with its whole, which is told
        assessed, seen = self._verdict(marking)
        if not assessed and (row.marking is not None or not row.PART):
            self._unassessed[row.id] = row.KIND
        if not seen:
            self._kinds[row.id] = row.KIND
            self._why[row.id] = self._reason(marking)
        return seen

    def _verdict(self, marking: Marking | None) -> tuple[bool, bool]:
        """Whether a marking is one of the scheme, and whether the ceiling lets it through; asked of the same few
        values again and again, which are known by what they are in memory.
        """
        known = self._verdicts.get(id(marking))
        if known is None or known[0] is not marking:
            assessed = marking is not None and self.scheme.find_level(marking.level) is not None
            known = (marking, (assessed, self.scheme.permits(marking, self.ceiling)))
            self._verdicts[id(marking)] = known
        return known[1]

    def _reason(self, marking: Marking | None) -> str:
        if marking is None:
            return "not assessed"
        if self.scheme.find_level(marking.level) is None:
            return f"its level “{marking.level}” is not one of {self.scheme.name}"
        assert self.ceiling is not None  # without a ceiling nothing is withheld
        barred = set(marking.caveats) - set(self.ceiling.caveats)
        if barred and self.scheme.compare(marking, self.ceiling) <= 0:
            named = ", ".join(self.scheme.in_order(barred))
            return f"{marking.show(self.scheme)}: the reader may not see {named}"
        return f"{marking.show(self.scheme)}, above {self.ceiling.show(self.scheme)}"


def _apart(markings: list[Marking | None]) -> Iterable[Marking | None]:
    """Each of a few markings once, however often it stands there; known by what it is in memory, which costs less than
    to compare them.
    """
    return dict(zip(map(id, markings), markings, strict=True)).values()


def _whole_of(row: Record) -> str | None:
    name = whole_field(row.KIND)
    return getattr(row, name) if name else None

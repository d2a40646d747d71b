"""Makes one record of two that are the same: what is seen before, and the one action that does it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.casefile import CaseFile
from app.catalog import FieldKind, info
from app.door import Changed
from app.errors import InvalidValue, NotFound
from app.history import shown
from app.joining import Joining, Keep
from app.names import Namer, label_of
from app.references import Mention, mentions
from db.queries import mentions as asking
from db.queries.records import lives
from db.reader import Reader
from db.values.names import ordinal

__all__ = ["MERGED", "Keep", "MergeField", "MergeView", "merge", "read_merge"]

MERGED = ("person", "organisation", "place", "forum")
"""Kinds of which two records may turn out to be one; countries and topics are what their code or name is."""


@dataclass(frozen=True, slots=True)
class MergeField:
    """A field in which the two differ, both values in words; `both`: a text that may keep the one after the other."""

    name: str
    label: str
    kept: str
    other: str
    both: bool


@dataclass(frozen=True, slots=True)
class MergeView:
    """What an officer sees before two records become one: `kept` stays, `other` goes to the recycle bin."""

    kind: str
    kept: Mention
    other: Mention
    fields: tuple[MergeField, ...]
    speaking: tuple[tuple[str, int], ...]
    """Kind of record in words → how many name the other and will name the kept one, parts included."""
    added: tuple[str, ...]
    """What the kept record gains, each in words: values, spellings with their source, posts, citations."""
    doubles: tuple[tuple[str, int], ...]
    """Kind of part in words → how many are the same then, and become one."""


def read_merge(case: CaseFile, kept: str, other: str) -> MergeView:
    """Two records beside each other. Raises NotFound, InvalidValue saying why they cannot be made one."""
    with case.read() as reader:
        namer = Namer(reader)
        kind = _refuse(reader, namer, kept, other)
        plan = Joining(reader, namer)
        mine, theirs = dict(plan.form(kind, kept)), dict(plan.form(kind, other))
        plan.join(kind, kept, other, {})
        _refuse_locked(reader, namer, plan)
        known = mentions(reader, namer, (kept, other))
        return MergeView(
            kind,
            known[kept],
            known[other],
            tuple(_differing(kind, mine, theirs, {kept, other}, namer)),
            tuple((_counted(one, len(ids)), len(ids)) for one, ids in plan.speaking.items() if ids),
            tuple(_added(plan, kind, kept, mine, namer)),
            tuple(_doubled(plan, other)),
        )


def merge(case: CaseFile, kept: str, other: str, chosen: Mapping[str, Keep]) -> Changed:
    """Make one record of two, in one action: all that names `other` names `kept`; `chosen` says which value stays.

    A field that is not in `chosen` keeps the value of `kept`; an empty one takes the other's, with its citations. A
    marking is the higher of both. Raises NotFound, InvalidValue, RulesBroken, CaseFileError; then nothing was changed.
    """
    changes = case.door.changes()
    with case.read() as reader:
        namer = Namer(reader)
        kind = _refuse(reader, namer, kept, other)
        plan = Joining(reader, namer)
        plan.join(kind, kept, other, chosen)
        _refuse_locked(reader, namer, plan)
        plan.steps(changes, kept)
        words = f"Merge {info(kind).label.lower()} “{_short(namer, other)}” into “{_short(namer, kept)}”"
    return case.door.change(words, changes)


def _refuse(reader: Reader, namer: Namer, kept: str, other: str) -> str:
    """The kind of both; raises where they cannot be made one."""
    if kept == other:
        raise InvalidValue("This is the same record; choose another one to merge it with.")
    known = {one: (kind, deleted) for one, kind, deleted in lives(reader, (kept, other))}
    for one in (kept, other):
        if one not in known:
            raise NotFound(f"There is no record {one[:36]} in this case file; nothing was changed.")
    (kind, _), (theirs, _) = known[kept], known[other]
    if kind != theirs:
        one, another = (info(of).label.lower() for of in (kind, theirs))
        raise InvalidValue(
            f"“{_short(namer, kept)}” is of kind {one}, “{_short(namer, other)}” of kind {another}; "
            "only records of one kind can be merged."
        )
    if kind not in MERGED:
        raise InvalidValue(f"{info(kind).plural} cannot be merged; edit one and delete the other.")
    for one in (kept, other):
        if known[one][1]:
            raise InvalidValue(f"“{_short(namer, one)}” is in the recycle bin; restore it before merging.")
    if kind == "forum" and (editions := asking.same_editions(reader, kept, other)):
        held = ", ".join(ordinal(one) for one in editions[:5])
        raise InvalidValue(
            f"Both forums have a session of the same edition ({held}); merge or correct those sessions first."
        )
    return kind


def _refuse_locked(reader: Reader, namer: Namer, plan: Joining) -> None:
    """Final minutes say who took part: they are not changed under their stamp."""
    meetings = {
        str(values["meeting_id"])
        for kind in ("participation", "point")
        for one in plan.moved.get(kind, ())
        if (values := plan.form(kind, one)).get("meeting_id")
    }
    meetings |= set(plan.moved.get("meeting", ()))
    if locked := asking.locked_among(reader, sorted(meetings)):
        more = f" and {len(locked) - 1} more" if len(locked) > 1 else ""
        raise InvalidValue(
            f"The minutes of “{_short(namer, locked[0])}”{more} are final and locked; "
            "reopen them, saying why, before merging."
        )


def _differing(
    kind: str, mine: Mapping[str, object], theirs: Mapping[str, object], pair: set[str], namer: Namer
) -> list[MergeField]:
    found = []
    for one in info(kind).fields:
        a, b = mine.get(one.name), theirs.get(one.name)
        several = one.kind is FieldKind.REFERENCES and not one.minimum
        if a in (None, b) or b is None or several or one.kind is FieldKind.MARKING:
            continue
        if one.kind is FieldKind.REFERENCE and not pair.isdisjoint((a, b)):
            continue  # the one is part of the other: nothing is, afterwards
        words = (shown(one, a, namer) or "", shown(one, b, namer) or "")
        found.append(MergeField(one.name, one.label, *words, both=one.kind is FieldKind.TEXT))
    return found


def _added(plan: Joining, kind: str, kept: str, mine: Mapping[str, object], namer: Namer) -> list[str]:
    found = []
    for name, value in plan.edits.get(kept, {}).items():
        one = info(kind).field(name)
        if value is not None and (
            mine.get(name) is None or one.kind in (FieldKind.MARKING, FieldKind.REFERENCES)
        ):
            found.append(f"{one.label}: {shown(one, value, namer)}")
    for spelling in plan.spellings:
        seen = f", seen in {_short(namer, spelling.source_id)}" if spelling.source_id else ""
        found.append(f"Name: “{spelling.written}” ({label_of(spelling.use).lower()}{seen})")
    for part in ("name", "post"):
        moved = (record for record in plan.speaking.get(part, ()) if record not in plan.into)
        found += [f"{info(part).label}: {_short(namer, record)}" for record in moved]
    cited = sum(one not in plan.into for one in plan.speaking.get("citation", ()))
    return [*found, f"{cited:,} {_counted('citation', cited)}"] if cited else found


def _doubled(plan: Joining, other: str) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for one in plan.into:
        if one != other:
            counts[plan.kinds[one]] = counts.get(plan.kinds[one], 0) + 1
    return [(_counted(kind, number), number) for kind, number in counts.items()]


def _counted(kind: str, number: int) -> str:
    return (info(kind).label if number == 1 else info(kind).plural).lower()


def _short(namer: Namer, record_id: str) -> str:
    name = " ".join(namer.name(record_id).split())
    return name if len(name) <= 80 else f"{name[:79]}…"

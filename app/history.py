"""The history of a record: who changed what, when, from what to what, in which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from app.catalog import Field, FieldKind, info
from app.names import Namer, label_of
from db.codecs import Json, decode
from db.queries import journal
from db.queries.journal import Written
from db.reader import Reader
from db.registry import by_stable_id, fields_of


@dataclass(frozen=True, slots=True)
class FieldMove:
    """One field as people see it: label, old and new in words; None is empty."""

    field: str
    label: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of a record, or of one of its parts."""

    record_id: str
    kind: str
    what: str
    """`created`, `changed`, `deleted` or `restored`."""
    revision: str
    transaction: str
    action: str
    author: str
    wall: str
    moves: tuple[FieldMove, ...]


def history(reader: Reader, record_id: str) -> list[HistoryEntry]:
    """Every change of a record and its parts, newest first."""
    latest: dict[str, dict[str, Json]] = {}
    namer = Namer(reader)
    entries = []
    for change in journal.of_record(reader, record_id):
        known = latest.get(change.rec)
        entries.append(_entry(change, known, namer))
        latest[change.rec] = {**(known or {}), **{s: f.value for s, f in change.body.fields.items()}}
    return entries[::-1]


def _entry(change: Written, known: dict[str, Json] | None, namer: Namer) -> HistoryEntry:
    what = "created" if known is None else "changed"
    if change.body.deleted is not None:
        what = "deleted" if change.body.deleted else "restored"
    now = {**(known or {}), **{stable: field.value for stable, field in change.body.fields.items()}}
    link = change.rtype == "link"
    moves = _link_moves(what, now, namer) if link else _field_moves(change, known or {}, namer)
    return HistoryEntry(
        change.rec, info(change.rtype).label, what, change.revision, change.tx, change.action, change.author,
        change.wall, moves,
    )  # fmt: skip


def _field_moves(change: Written, before: dict[str, Json], namer: Namer) -> tuple[FieldMove, ...]:
    now = {stable: field.value for stable, field in change.body.fields.items()}
    if change.rtype == "citation" and now.get("field"):
        cited = fields_of(namer.kind({**before, **now}["record_id"])).get(now["field"])
        now["field"] = cited.label if cited else now["field"]
    return tuple(
        FieldMove(
            field.name, field.label, shown(field, before.get(stable), namer), shown(field, now[stable], namer)
        )
        for stable, field in by_stable_id(change.rtype).items()
        if stable in now
    )


def _link_moves(what: str, link: dict[str, Json], namer: Namer) -> tuple[FieldMove, ...]:
    """A link is told as the field of its owner that gained, kept or lost a reference."""
    field = fields_of(namer.kind(link["owner_id"]))[link["role"]]
    target = namer.name(link["target_id"])
    before, after = {"created": (None, target), "restored": (None, target), "deleted": (target, None)}.get(
        what, (target, target)
    )
    return (FieldMove(field.name, field.label, before, after),)


def shown(field: Field, json: Json, namer: Namer) -> str | None:
    """A stored value in words."""
    if json is None:
        return None
    value = decode(field.kind, json, field.choices)
    match field.kind:
        case FieldKind.LINE | FieldKind.TEXT | FieldKind.BODY | FieldKind.NUMBER:
            return str(value)
        case FieldKind.FLAG:
            return "yes" if value else "no"
        case FieldKind.CHOICE:
            return label_of(value)
        case FieldKind.PARTIAL_DATE | FieldKind.DATE_RANGE:
            return str(value.seen())
        case FieldKind.DUE:
            return f"“{value.words}”"
        case FieldKind.MARKING:
            return str(value.show(namer.scheme))
        case FieldKind.REFERENCE:
            return namer.name(value)
        case FieldKind.REFERENCES:
            return "; ".join(namer.name(item) for item in value)
    assert_never(field.kind)

"""One change of many records at once: a marking, a topic, an owner, a status, a due; one action, undone in one step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from app import catalog
from app.casefile import CaseFile
from app.catalog import Field, FieldKind
from app.changes import Changes
from app.door import Changed
from app.names import Namer, label_of
from app.settings import read_settings
from db.columns import from_sql
from db.queries import tables
from db.values.choices import UpdateKind
from db.values.due import Due, DueType, parse_due
from db.values.errors import InvalidValue
from db.values.marking import Marking
from db.values.partial_date import PartialDate

MOST = 2_000
"""Records that one action changes at most, so that it stays short and can be looked over."""

_FIELDS = ("marking", "topics", "topic_id", "owner", "owners", "our_officer", "owner_side", "status", "due")


def fields(kind: str) -> tuple[Field, ...]:
    """What can be changed for many records of a kind at once."""
    known = catalog.info(kind)
    return tuple(one for name in _FIELDS for one in known.fields if one.name == name)


def options(case: CaseFile, field: Field) -> tuple[tuple[str, str], ...]:
    """(code, words) of what a field can be set to, for markings, choices and references; others are typed."""
    with case.read() as reader:
        match field.kind:
            case FieldKind.MARKING:
                levels = sorted(read_settings(reader).scheme.levels, key=lambda level: level.rank)
                return tuple((level.code, level.label) for level in levels)
            case FieldKind.CHOICE:
                return tuple((one.value, one.label) for one in field.choices or ())
            case FieldKind.REFERENCE | FieldKind.REFERENCES if field.target:
                ids = tables.ids(reader, tables.Query(field.target))
                every = [ids[place : place + tables.ID] for place in range(0, len(ids), tables.ID)]
                known = tables.titles(reader, every)
                return tuple(sorted(known.items(), key=lambda pair: pair[1].casefold()))
            case _:
                return ()


def change_many(case: CaseFile, kind: str, ids: Sequence[str], name: str, written: str) -> Changed:
    """Set a field of these records, or add to a field that holds several; one action with its words.

    `written` is a code, an id or text. Raises InvalidValue, RulesBroken, Conflict, CaseFileError; then nothing changed.
    """
    if not 0 < len(ids) <= MOST:
        raise InvalidValue(f"Choose between one and {MOST:,} records to change together.")
    field = next((one for one in fields(kind) if one.name == name), None)
    if field is None:
        raise InvalidValue(f"{catalog.info(kind).plural} have no field “{name[:60]}” to change together.")
    value = _value(field, written)
    changes = case.door.changes()
    if field.kind is FieldKind.DUE:
        value = due_of(written, case.clock.today(), case.settings().fiscal_start_month)
    words = _told(case, kind, len(ids), field, value)
    if field.kind is FieldKind.REFERENCES:
        _add(case, changes, ids, field, written)
    else:
        for record_id in ids:
            changes.edit(record_id, **{name: value}, **_with(kind, field))
    if kind == "commitment" and name == "status":
        _log(case, changes, ids, value)
    return case.door.change(words, changes)


def due_of(words: str, today: date, fiscal_start_month: int | None) -> Due | None:
    """The due that is set for all, as said today; None where nothing is written. Raises InvalidValue where no date is
    understood: of many records nobody would notice.
    """
    if not words.strip():
        return None
    due = parse_due(words, made_on=today, fiscal_start_month=fiscal_start_month)
    if due.type is DueType.EVENT or due.end is None:
        said = f"“{words[:60]}” names no day by which all of them are due"
        raise InvalidValue(f"{said}; write 31 March 2027, or Q2 2027.")
    return due


def _with(kind: str, field: Field) -> dict[str, Any]:
    """What goes with a field: a due that is a day waits for no event any more."""
    return {"due_event_id": None} if (kind, field.name) == ("commitment", "due") else {}


def _value(field: Field, written: str) -> Any:
    match field.kind:
        case FieldKind.MARKING:
            return Marking(written) if written else None
        case FieldKind.CHOICE:
            known = [one for one in field.choices or () if one.value == written]
            if not known:
                raise InvalidValue(f"{field.label}: “{written[:60]}” is none of the choices.")
            return known[0]
        case _:
            return written


def _add(case: CaseFile, changes: Changes, ids: Sequence[str], field: Field, target: str) -> None:
    with case.read() as reader:
        held = tables.targets(reader, ids, (field.name,))
    for record_id in ids:
        present = held.get((record_id, field.name), [])
        if target not in present:
            values: dict[str, Any] = {field.name: (*present, target)}
            changes.edit(record_id, **values)


def _log(case: CaseFile, changes: Changes, ids: Sequence[str], status: Any) -> None:
    """A commitment's log says when it moved."""
    today = PartialDate.of(case.clock.today())
    with case.read() as reader:
        rows = tables.values(reader, "commitment", ids, ("status",), {"m": "marking"}, whole=False)
    for record_id in ids:
        if record_id in rows and rows[record_id][0] != status.value:
            marking = catalog.decoded(
                "commitment", {"marking": from_sql(FieldKind.MARKING, rows[record_id][1])}
            )["marking"]
            changes.create(
                "update", commitment_id=record_id, updated_on=today, update_kind=UpdateKind.STATUS, status=status,
                marking=marking,
            )  # fmt: skip


def _told(case: CaseFile, kind: str, number: int, field: Field, value: Any) -> str:
    """The action in words: `Set the status of 3 commitments to “Dropped”`."""
    known = catalog.info(kind)
    noun = (known.label if number == 1 else known.plural).lower()
    what = f"{number:,} {noun}"
    with case.read() as reader:
        namer = Namer(reader)
        match field.kind:
            case FieldKind.MARKING:
                shown = value.show(namer.scheme) if value else "not assessed"
            case FieldKind.CHOICE:
                shown = label_of(value)
            case FieldKind.REFERENCE | FieldKind.REFERENCES:
                shown = namer.name(value)
            case FieldKind.DUE:
                shown = value.words if value else "no due"
            case _:
                shown = str(value)
    if field.kind is FieldKind.REFERENCES:
        return f"Add “{shown}” to the {field.label.lower()} of {what}"
    return f"Set the {field.label.lower()} of {what} to “{shown}”"

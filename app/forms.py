"""What a form starts with: the values of a record and its parts, or those given for a new one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from app import catalog
from app.casefile import CaseFile
from app.catalog import Field, FieldKind, KindInfo
from app.errors import NotFound
from app.made_of_note import begun_with
from app.names import Namer
from app.references import Mention, mentions
from app.settings import read_settings
from db.codecs import Json, decode
from db.queries import journal, records
from db.queries.mentions import parts
from db.reader import Reader
from db.values.errors import InvalidValue
from db.values.marking import Scheme

LIKE = "like"
"""Name under which `Place.given` holds the id of a record to start like."""

DRAFT = "draft"
"""Name under which `Place.given` holds the key of a draft to go on with."""

NOTE = "note"
"""Name under which `Place.given` holds the id of the note that a record is made of."""

_ALONE = MappingProxyType(
    {
        "meeting": (
            "edition", "held_on", "minutes", "minutes_agreed_on", "minutes_locked_at", "minutes_locked_by",
            "minutes_stamp", "minutes_log",
        ),
        "country": ("code",),
        "brief": ("options", "revisions"),
    }
)  # fmt: skip
"""Kind → fields that a duplicate leaves empty, since no two records share them or the program writes them."""

_USUAL: Mapping[tuple[str, str], Json] = MappingProxyType(
    {
        ("commitment", "status"): "open",
        ("task", "status"): "open",
        ("brief", "status"): "draft",
    }
)
"""What a new record starts with where nothing else is given: whatever is new is open."""

_READ_ONLY = frozenset(
    {
        ("brief", "options"), ("brief", "revisions"), ("brief", "records"),
        ("attachment", "sha256"), ("attachment", "size"), ("attachment", "media_type"), ("note", "became_id"),
        ("proposal", "content"), ("setting", "value"),
        ("meeting", "minutes_locked_at"), ("meeting", "minutes_locked_by"), ("meeting", "minutes_stamp"),
        ("meeting", "minutes_log"),
    }
)  # fmt: skip
"""Fields that the program writes; people read them."""

EDITED_PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "person": ("post", "name"),
        "organisation": ("name",),
        "place": ("name",),
        "agreement": ("name",),
        "exercise": ("name",),
        "meeting": ("participation", "point", "objective"),
        "commitment": ("update",),
        "task": ("chaser",),
        "visit": ("objective", "programme_item"),
    }
)
"""Kind → the kinds of part that are edited in the form of their whole, citations aside: any record may have these."""


@dataclass(frozen=True, slots=True)
class PartForm:
    """A part as it stands."""

    kind: str
    id: str
    revision: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FormView:
    """What a form is filled with; `id` and `revision` are empty for a new record."""

    kind: str
    id: str
    revision: str
    title: str
    values: Mapping[str, Any]
    unreadable: frozenset[str]
    parts: tuple[PartForm, ...]
    names: Mapping[str, Mention]
    scheme: Scheme
    fiscal_start_month: int | None
    today: date


def editable(kind: str, field: Field) -> bool:
    """Whether people write this field; the whole of a part is given by where it is edited."""
    return (kind, field.name) not in _READ_ONLY and not (field.whole and catalog.info(kind).part)


def read_form(
    case: CaseFile, kind: str, record_id: str = "", given: Iterable[tuple[str, str]] = ()
) -> FormView:
    """The form of a record, or of a new one with values given as (field, JSON). Raises NotFound, InvalidValue."""
    with case.read() as reader:
        if record_id:
            return _of_record(case, reader, kind, record_id)
        start = dict(given)
        form = {name: value for (of, name), value in _USUAL.items() if of == kind}
        if LIKE in start:
            form |= _like(reader, kind, json.loads(start[LIKE]))
        if NOTE in start:
            form |= begun_with(reader, kind, json.loads(start[NOTE]))
        known = {field.name for field in catalog.info(kind).fields}
        form |= {name: json.loads(text) for name, text in start.items() if name in known}
        return _view(case, reader, kind, "", form, ())


def _of_record(case: CaseFile, reader: Reader, kind: str, record_id: str) -> FormView:
    found = dict(records.these(reader, kind, [record_id]))
    if record_id not in found:
        raise NotFound(f"This {catalog.info(kind).label.lower()} is not in the case file any more.")
    wanted = (*EDITED_PARTS.get(kind, ()), "citation")
    rows = [
        PartForm(part_kind, part, journal.revision(reader, part), _decoded(part_kind, form)[0])
        for part_kind, ids in parts(reader, record_id).items()
        if part_kind in wanted
        for part, form in records.these(reader, part_kind, ids)
    ]
    return _view(case, reader, kind, record_id, found[record_id], _in_order(rows))


def _in_order(rows: Iterable[PartForm]) -> tuple[PartForm, ...]:
    return tuple(sorted(rows, key=lambda row: (row.values.get("position") or 1 << 30, row.id)))


def _view(
    case: CaseFile,
    reader: Reader,
    kind: str,
    record_id: str,
    form: Mapping[str, Json],
    rows: tuple[PartForm, ...],
) -> FormView:
    values, unreadable = _decoded(kind, form)
    wanted = set(_targets(catalog.info(kind), values))
    for row in rows:
        wanted |= set(_targets(catalog.info(row.kind), row.values))
    namer = Namer(reader)
    settings = read_settings(reader)
    return FormView(
        kind,
        record_id,
        journal.revision(reader, record_id) if record_id else "",
        namer.name(record_id) if record_id else "",
        values,
        unreadable,
        rows,
        mentions(reader, namer, sorted(wanted)),
        settings.scheme,
        settings.fiscal_start_month,
        case.clock.today(),
    )


def _decoded(kind: str, form: Mapping[str, Json]) -> tuple[dict[str, Any], frozenset[str]]:
    """The values of a JSON form, and the names of those that cannot be read; these stay as they are stored."""
    values: dict[str, Any] = {}
    unreadable = set()
    for field in catalog.info(kind).fields:
        if form.get(field.name) is None:
            continue
        try:
            values[field.name] = decode(field.kind, form[field.name], field.choices)
        except (InvalidValue, TypeError, KeyError, ValueError):
            unreadable.add(field.name)
    return values, frozenset(unreadable)


def _targets(info: KindInfo, values: Mapping[str, Any]) -> Iterable[str]:
    for field in info.fields:
        value = values.get(field.name)
        if field.kind is FieldKind.REFERENCE and value:
            yield value
        elif field.kind is FieldKind.REFERENCES:
            yield from value or ()


def _like(reader: Reader, kind: str, record_id: str) -> dict[str, Json]:
    """The fields of a record without those that only one record can have, and without its parts."""
    form = dict(dict(records.these(reader, kind, [record_id])).get(record_id, {}))
    for name in _ALONE.get(kind, ()):
        form.pop(name, None)
    return form

"""Everything that one record's page needs from the case file, read at once: its fields, parts, citations and names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app import catalog
from app.casefile import CaseFile
from app.catalog import FieldKind
from app.errors import NotFound
from app.names import Namer
from app.references import Mention, mentions
from app.settings import read_settings
from db.codecs import Json
from db.queries import journal, records
from db.queries.mentions import Referring, parts, referring
from db.reader import Reader
from db.values.marking import Scheme

Form = Mapping[str, Json]

AT_ONCE = 8
"""Records of one kind that are shown before “all …”."""

_AS_PARTS = frozenset({"citation"})


@dataclass(frozen=True, slots=True)
class Gathered:
    """One record with what hangs on it, in JSON form; `citations` are those of the record and of its parts."""

    reader: Reader
    namer: Namer
    id: str
    kind: str
    deleted: bool
    revision: str
    form: Form
    parts: Mapping[str, tuple[tuple[str, Form], ...]]
    citations: tuple[tuple[str, Form], ...]
    files: tuple[tuple[str, Form], ...]
    referring: tuple[Referring, ...]
    owners: Mapping[str, tuple[str, Form]]
    """Id → kind and form of the records that refer to this one."""
    names: Mapping[str, Mention]
    scheme: Scheme
    today: date


def gather(case: CaseFile, reader: Reader, kind: str, record_id: str) -> Gathered:
    """Read what a record's page shows. Raises NotFound where the case file holds no such record."""
    found = dict(records.these(reader, kind, [record_id]))
    if record_id not in found:
        label = catalog.info(kind).label.lower()
        raise NotFound(
            f"This {label} is not in the case file; it may have been expunged, or never came here."
        )
    form = found[record_id]
    deleted = next((gone for _, _, gone in records.lives(reader, [record_id])), False)
    by_kind = {
        part_kind: tuple(records.these(reader, part_kind, ids))
        for part_kind, ids in parts(reader, record_id).items()
    }
    citations = (*by_kind.get("citation", ()), *_citations_of_parts(reader, by_kind))
    refers = tuple(one for one in referring(reader, record_id, kind, AT_ONCE) if one.kind != "proposal")
    owners = {
        owner: (one.kind, own) for one in refers for owner, own in records.these(reader, one.kind, one.ids)
    }
    files = tuple(_files(reader, kind, form, by_kind))
    namer = Namer(reader)
    wanted = {record_id, *owners, *_ids(kind, form)}
    for part_kind, rows in by_kind.items():
        wanted |= {one for part, own in rows for one in (part, *_ids(part_kind, own))}
    for owner_kind, own in owners.values():
        wanted |= set(_ids(owner_kind, own))
    wanted |= {one for _, own in citations for one in _ids("citation", own)}
    settings = read_settings(reader)
    return Gathered(
        reader, namer, record_id, kind, deleted, journal.revision(reader, record_id), form, by_kind, citations, files,
        refers, owners, mentions(reader, namer, sorted(wanted)), settings.scheme, case.clock.today(),
    )  # fmt: skip


def _ids(kind: str, form: Form) -> Iterator[str]:
    """Ids of the records that a record refers to."""
    for field in catalog.info(kind).fields:
        value = form.get(field.name)
        if field.kind is FieldKind.REFERENCE and value:
            yield value
        elif field.kind is FieldKind.REFERENCES:
            yield from value or ()


def _citations_of_parts(
    reader: Reader, by_kind: Mapping[str, tuple[tuple[str, Form], ...]]
) -> Iterator[tuple[str, Form]]:
    owners = [part for kind, rows in by_kind.items() if kind not in _AS_PARTS for part, _ in rows]
    for owner in owners[:200]:
        yield from records.these(reader, "citation", parts(reader, owner).get("citation", ()))


def _files(
    reader: Reader, kind: str, form: Form, by_kind: Mapping[str, tuple[tuple[str, Form], ...]]
) -> Iterator[tuple[str, Form]]:
    """Attachments of the record, and those that a field of it names."""
    own = by_kind.get("attachment", ())
    yield from own
    if kind == "attachment":
        return
    held = {attachment for attachment, _ in own}
    named = [
        form[field.name]
        for field in catalog.info(kind).fields
        if field.target == "attachment" and field.kind is FieldKind.REFERENCE and form.get(field.name)
    ]
    yield from records.these(reader, "attachment", [one for one in named if one not in held])

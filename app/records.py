"""One record as its page shows it: read in one snapshot, every name resolved, nothing left to look up later."""

from __future__ import annotations

from app import catalog
from app.casefile import CaseFile
from app.history import history
from app.showing import fields, parts
from app.showing.gathering import gather
from app.showing.standing import above, chips, standing
from app.showing.used import used_in
from app.showing.view import RecordView
from db.values.errors import InvalidValue
from db.values.marking import Marking

__all__ = ["RecordView", "read_record"]

MOST_HISTORY = 200
"""Changes shown of a record; the command line shows all."""

_NOT_EDITED = frozenset({"setting", "package", "proposal", "link"})
"""Kinds that have no form: something else looks after them."""


def read_record(case: CaseFile, kind: str, record_id: str) -> RecordView:
    """The view of a record, deleted ones included. Raises NotFound, CaseFileError."""
    with case.read() as reader:
        got = gather(case, reader, kind, record_id)
        stands = standing(reader, record_id, kind, got.form, got.names, got.today)
        setting = fields.setting_of(got, stands)
        found = parts.evidence(got)
        by_field, by_part = parts.numbers_by_field(got, found)
        log = [form for _, form in got.parts.get("update", ())]
        return RecordView(
            id=record_id,
            kind=kind,
            label=catalog.info(kind).label,
            title=fields.title(got),
            above=above(kind, got.form, got.names),
            deleted=got.deleted,
            revision=got.revision,
            marking=_marking(got.form.get("marking")),
            scheme=got.scheme,
            chips=chips(kind, got.form, stands, log, got.today),
            pairs=fields.pairs(got, setting, by_field),
            prose=fields.prose(got, by_field),
            story=parts.story(got, by_part),
            sections=parts.sections(got, by_part),
            linked=(*parts.linked(got), *used_in(reader, record_id)),
            evidence=found,
            files=parts.files(got),
            history=tuple(history(reader, record_id)[:MOST_HISTORY]),
            editable=kind not in _NOT_EDITED,
        )


def _marking(json: object) -> Marking | None:
    try:
        return Marking.from_json(json) if json else None
    except InvalidValue:
        return None

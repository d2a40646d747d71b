"""What a record is called when another record or a person speaks of it."""

from __future__ import annotations

from typing import Any

from app.settings import read_settings
from db.models import Citation, Link, Participation, Record, Update
from db.queries.records import title
from db.reader import Reader
from db.registry import KINDS
from db.values.choices import Choice
from db.values.errors import InvalidValue
from db.values.marking import Scheme


class Namer:
    """Names of records in one snapshot, looked up once each."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._known: dict[str, str] = {}
        self._scheme: Scheme | None = None

    @property
    def scheme(self) -> Scheme:
        """The marking scheme of the case file."""
        if self._scheme is None:
            self._scheme = read_settings(self._reader).scheme
        return self._scheme

    def name(self, record_id: str | None) -> str:
        """The title of a record; its kind where it has none; the short id of one that is not here."""
        if not record_id:
            return ""
        if record_id not in self._known:
            self._known[record_id] = self._look_up(record_id)
        return self._known[record_id]

    def kind(self, record_id: str) -> str:
        """The kind of a record, live or deleted; empty where it is not here."""
        found = self._reader.beginning_with(record_id, 1)
        return found[0][1] if found else ""

    def _look_up(self, record_id: str) -> str:
        found = self._reader.beginning_with(record_id, 1)
        if not found:
            return f"record {record_id[:8]}"
        model = KINDS[found[0][1]]
        called = title(self._reader, model.KIND, record_id) if model.TITLE else self._part(model, record_id)
        return f"{model.LABEL.lower()} {record_id[:8]}" if called is None else called or model.LABEL

    def _part(self, model: type[Record], record_id: str) -> str | None:
        """What a record without a title is called; None where it cannot be read."""
        try:
            row: Any = self._reader.get(model, record_id) or next(
                iter(self._reader.all(model, deleted=True, id=record_id)), None
            )
        except InvalidValue:  # one value of it cannot be read; whoever speaks of it still can
            return None
        return None if row is None else self._of_part(row)

    def _of_part(self, row: Any) -> str:
        match row:
            case Participation():
                who = self.name(row.person_id or row.post_id or row.organisation_id)
                return f"{who} ({label_of(row.role).lower()})"
            case Link():
                return self.name(row.target_id)
            case Citation():
                return self.name(row.source_id)
            case Update():
                return row.remark or "Update"
            case _:
                return ""


def label_of(choice: Choice | str | None) -> str:
    """A choice in words; the code itself where a newer version wrote one this version does not know."""
    return choice.label if isinstance(choice, Choice) else choice or ""

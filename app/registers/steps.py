"""A plan → the steps that the door takes: source and file first, then what rows name, then the rows, each cited."""

from __future__ import annotations

from typing import Any

from app.casefile import CaseFile
from app.catalog import info
from app.changes import Changes
from app.registers.parts import SPELT, spelling_of
from app.registers.plan import Plan, RowAction, RowPlan
from app.registers.references import NewRecord, Spelling
from app.registers.table import Row, Table, shown
from db.queries import journal
from db.reader import Reader
from db.values.choices import SourceKind
from db.values.marking import Marking, Scheme
from db.values.partial_date import PartialDate
from db.values.text import Shape

_MEDIA = {
    ".csv": "text/csv", ".vcf": "text/vcard", ".tsv": "text/tab-separated-values",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip


class Steps:
    """Makes the steps of one import. `rows` says for every record which row it comes from."""

    def __init__(self, reader: Reader, case: CaseFile, plan: Plan, scheme: Scheme) -> None:
        self._plan = plan
        self._table = plan.table
        self._changes = case.door.changes()
        self._today = case.clock.today()
        self._written = [row for row in plan.rows if row.writes]
        self._marking = _highest(scheme, self._written)
        self._revisions = {
            row.id: journal.revision(reader, row.id)
            for row in self._written if row.action is RowAction.EDIT and row.values
        }  # fmt: skip
        self.rows: dict[str, int] = {}
        self.source = ""

    def changes(self) -> Changes:
        """Every step, in the order in which records refer to each other."""
        self.source = self._source()
        for new in self._plan.new:
            self._named(new)
        for row in self._written:
            self._row(row)
        for spelling, rows in self._plan.references.spellings.items():
            self._spelling(spelling, rows)
        return self._changes

    def _source(self) -> str:
        """The file itself, kept inside the case file, as the source of everything that came out of it."""
        source = self._changes.ids.new()
        marked = {"marking": self._marking} if self._marking else {}
        media = _MEDIA.get(self._table.path.suffix.casefold())
        attachment = self._changes.attach(
            self._table.name[: Shape.LINE.limit],
            self._table.path,
            attached_to_id=source,
            media_type=media,
            **marked,
        )
        sheet = f", sheet “{self._table.sheet}”" if self._table.sheet else ""
        self._changes.create(
            "source", id=source, title=f"{self._table.name}{sheet}"[: Shape.LINE.limit],
            source_kind=SourceKind.DOCUMENT, attachment_id=attachment,
            remark=f"{info(self._plan.kind).plural} imported on {PartialDate.of(self._today).show()}.", **marked,
        )  # fmt: skip
        return source

    def _named(self, new: NewRecord) -> None:
        values = dict(new.values)
        if self._marking:
            values.setdefault("marking", self._marking)
        first = next(one.row for one in self._written if one.row.number in new.rows) if new.rows else None
        self._changes.create(new.kind, id=new.id, **values)
        self.rows[new.id] = first.number if first else self._written[0].row.number
        self._cite(new.id, first or self._written[0].row)

    def _row(self, row: RowPlan) -> None:
        if row.action is RowAction.CREATE:
            self._changes.create(self._plan.kind, id=row.id, **self._own(row.values))
        elif row.values:
            self._changes.edit(row.id, base=self._revisions[row.id], **self._own(row.values))
        self.rows.setdefault(row.id, row.row.number)
        self._cite(row.id, row.row)
        for part in row.parts:
            values = dict(part.values)
            if part.kind in ("update", "name"):
                values["source_id"] = self.source
            self._changes.create(part.kind, id=part.id, **values)
            self.rows[part.id] = row.row.number
            self._cite(part.id, row.row)

    def _own(self, values: dict[str, Any]) -> dict[str, Any]:
        fields = {field.name for field in info(self._plan.kind).fields}
        return {name: value for name, value in values.items() if name in fields}

    def _cite(self, record: str, row: Row) -> None:
        """The row in its own words, so that columns that became nothing are not lost."""
        citation = self._changes.create(
            "citation", record_id=record, source_id=self.source, place=self._table.place(row)[: Shape.LINE.limit],
            quote=_quote(self._table, row),
        )  # fmt: skip
        self.rows[citation] = row.number

    def _spelling(self, spelling: Spelling, rows: dict[int, None]) -> None:
        """What an officer said is the name of a record is known the next time."""
        written = {row.row.number for row in self._written}
        if spelling.kind not in SPELT or written.isdisjoint(rows):
            return
        values = spelling_of(spelling.record_id, spelling.words)
        name = self._changes.create("name", **values, source_id=self.source)
        self.rows[name] = min(written & rows.keys())


def _quote(table: Table, row: Row) -> str:
    told = (
        f"{table.heading(place)}: {text}"
        for place, cell in enumerate(row.cells)
        if (text := shown(cell).strip())
    )
    return "\n".join(told)[: Shape.FIELD.limit - 100]


def _highest(scheme: Scheme, rows: list[RowPlan]) -> Marking | None:
    """The marking of the file: the highest of what it made, or none where a row of it has none."""
    floor = scheme.floor(row.values.get("marking") for row in rows if row.action is RowAction.CREATE)
    return None if floor.not_assessed else floor.marking

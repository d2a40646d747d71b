"""The schema that is shipped is the one the catalogue makes; exports keep it, and it is as strict as the import."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.casefile import CaseFile
from app.catalog import FieldKind, info
from app.interchange.exporting import export_file
from app.interchange.form import written_fields, written_kinds
from app.interchange.reading import read
from app.interchange.schema import DIALECT, schema, schema_text
from db.values.due import parse_due
from db.values.ids import derived_id
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate
from tests.app.conftest import INDIA, Desk
from tests.app.interchange.conftest import Written
from tests.app.interchange.schema_checking import faults
from tests.architecture.sources import ROOT

SHIPPED = ROOT / "docs" / "case-file.schema.json"
VALUES: dict[FieldKind, Callable[[Any], Any]] = {
    FieldKind.LINE: lambda _: "One line – with “quotes”",
    FieldKind.TEXT: lambda _: "Two\nlines",
    FieldKind.BODY: lambda _: " A whole\n\ntext ",
    FieldKind.NUMBER: lambda _: 2**53 - 1,
    FieldKind.FLAG: lambda _: False,
    FieldKind.CHOICE: lambda field: next(iter(field.choices)),
    FieldKind.PARTIAL_DATE: lambda _: PartialDate(2025, 11),
    FieldKind.DATE_RANGE: lambda _: DateRange.parse_text("../2024-09-26"),
    FieldKind.DUE: lambda _: parse_due("at least three times a year", made_on=date(2025, 1, 1)),
    FieldKind.MARKING: lambda _: Marking("restricted", ("EYES ONLY", "PERSONAL")),
}


def found(value: Any) -> list[str]:
    made = schema()
    return list(faults(value, made, made))


def test_the_schema_that_is_shipped_is_up_to_date() -> None:
    """Renew it with `python -m app.interchange.schema`, whose output it is."""
    assert SHIPPED.read_text(encoding="utf-8") == schema_text()


def test_the_schema_knows_every_kind_and_field() -> None:
    made = schema()
    assert made["$schema"] == DIALECT
    for kind in written_kinds():
        properties = made["$defs"][f"record_{kind}"]["properties"]
        assert list(properties)[: 2 + len(written_fields(kind))] == ["kind", "id", *written_fields(kind)]
    assert {part["if"]["properties"]["kind"]["const"] for part in made["$defs"]["record"]["allOf"]} == set(
        written_kinds()
    )


def test_every_reference_within_the_schema_leads_somewhere() -> None:
    def references(part: Any) -> Iterator[str]:
        if isinstance(part, dict):
            yield from [part["$ref"]] if isinstance(part.get("$ref"), str) else []
            for inner in part.values():
                yield from references(inner)
        elif isinstance(part, list):
            for inner in part:
                yield from references(inner)

    made = schema()
    assert {reference.removeprefix("#/$defs/") for reference in references(made)} == set(made["$defs"])


LEFT_OUT = {
    "participation": {"post_id", "organisation_id"},  # a participant is one of three
    "citation": {"field"},  # names a field
    "attachment": {"sha256", "size"},  # what its bytes are
}


@pytest.fixture
def rich(desk: Desk, tmp_path: Path) -> dict[str, Any]:
    """The export of a case file in which every field of every kind says something."""
    oman, changes = desk.add("country", name="Oman", code="OMN"), desk.case.door.changes()
    ids = {kind: changes.ids.new() for kind in written_kinds()}
    del ids["setting"]
    ids |= {"country": oman, "attachment": changes.attach("minutes.pdf", b"bytes")}
    for kind, record in ids.items():
        values = dict(said(kind, ids))
        if kind in {"country", "attachment"}:
            changes.edit(record, **values)
        else:
            changes.create(kind, id=record, **values)
    desk.case.door.change("Say everything", changes)
    export_file(desk.case, tmp_path / "rich.json")
    made: dict[str, Any] = json.loads((tmp_path / "rich.json").read_bytes())
    return made


def said(kind: str, ids: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """A value for every field of a kind; none refers to its own kind, which would lead back."""
    for field in info(kind).fields:
        target = ids[field.target or ("source" if field.kind is FieldKind.REFERENCES else "meeting")]
        if field.name in LEFT_OUT.get(kind, ()) or field.target == kind:
            continue
        if field.kind is FieldKind.REFERENCE:
            yield field.name, target
        elif field.kind is FieldKind.REFERENCES:
            yield field.name, [INDIA, target] if field.target == "country" else [target]
        else:
            yield field.name, VALUES[field.kind](field)


def test_a_case_file_in_which_every_field_speaks_is_valid(rich: dict[str, Any], written: Written) -> None:
    assert {record["kind"] for record in rich["records"]} == set(written_kinds())
    assert found(rich) == []
    assert read(written(text=json.dumps(rich))).faults == []


def test_the_demonstration_is_valid(written_demo: Path, tmp_path: Path) -> None:
    with CaseFile.open(written_demo, write=False) as case:
        export_file(case, tmp_path / "demo.json")
    assert found(json.loads((tmp_path / "demo.json").read_bytes())) == []


BAD: tuple[Any, ...] = (
    None,
    "",
    "x\ny",
    "x" * 501,
    -1,
    2**53,
    1.5,
    True,
    [],
    ["x"],
    {},
    {"level": ""},
    {"words": 1},
    "2025-13",
)


def test_what_the_import_refuses_of_one_record_the_schema_refuses(
    rich: dict[str, Any], written: Written
) -> None:
    spoilt = [
        (name, {**record, name: bad, "id": derived_id("spoilt", str(record), name, str(place))})
        for record in rich["records"]
        if record["kind"] != "setting"  # the JSON inside its text is nothing that a schema sees
        for name in written_fields(record["kind"])
        for place, bad in enumerate(BAD)
    ]
    refused = {(f.place, f.field) for f in read(written(*(record for _, record in spoilt))).faults}
    made = schema()
    loose = [
        (record["kind"], name, record[name])
        for place, (name, record) in enumerate(spoilt, 1)
        if (place, name) in refused and not list(faults(record, made["$defs"]["record"], made))
    ]
    assert len(refused) > 1000
    assert loose == []

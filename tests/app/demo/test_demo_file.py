"""The demonstration as it lies in a case file, read back through the door's own reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.casefile import CaseFile
from app.catalog import info
from app.demo import writing
from app.demo.story import STORY, Chapter
from app.demo.telling import Telling
from app.errors import CaseFileError
from db.models import RECORDS, Citation, Commitment, Country, Record, Transaction
from db.reader import Reader
from tests.app.demo.told import COUNTS, told


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("demo") / "demo.chancery"
    writing.write_demo(file)
    return file


@pytest.fixture
def reader(path: Path) -> Iterator[Reader]:
    with CaseFile.open(path, write=False) as case, case.read() as snapshot:
        yield snapshot


def content(file: Path) -> dict[str, dict[str, Any]]:
    """Every record with its values."""
    found: dict[str, dict[str, Any]] = {}
    with CaseFile.open(file, write=False) as case, case.read() as snapshot:
        for model in RECORDS:
            columns = model.__table__.columns.keys()  # type: ignore[attr-defined]
            for row in snapshot.all(model):
                found[f"{model.KIND} {row.id}"] = {name: getattr(row, name) for name in columns}
    return found


def test_the_file_holds_every_record_of_the_story(reader: Reader) -> None:
    models: dict[str, type[Record]] = {model.KIND: model for model in RECORDS}
    assert {kind: len(reader.all(models[kind])) for kind in COUNTS} == COUNTS
    assert reader.kinds(step.id for step in told().steps) == {step.id: step.kind for step in told().steps}


def test_eight_commitments_are_tracked_in_the_file(reader: Reader) -> None:
    assert len(reader.all(Commitment, tracked=True)) == 8


def test_every_reference_of_the_file_resolves(reader: Reader) -> None:
    references = reader.references()
    ids = {owner for owner, _ in references} | {
        target for targets in references.values() for target in targets
    }
    assert set(reader.kinds(ids)) == ids
    oman = told().ids("india", "oman")
    assert references[told().known["jmcc-13"], "parties"] == oman
    assert references[told().known["deepen-ties"], "related"] == told().ids("logistic-complex")


def test_every_citation_of_the_file_names_a_source_and_a_record(reader: Reader) -> None:
    citations = reader.all(Citation)
    assert {reader.kinds([row.source_id])[row.source_id] for row in citations} == {"source"}
    assert set(reader.kinds(row.record_id for row in citations)) == {row.record_id for row in citations}


def test_quotes_are_kept_letter_by_letter(reader: Reader) -> None:
    kept = {row.id: row.quote for row in reader.all(Citation)}
    assert kept == {step.id: step.values["quote"] for step in told().steps if step.kind == "citation"}


def test_what_was_not_told_is_empty_in_the_file(reader: Reader) -> None:
    models = {model.KIND: model for model in RECORDS}
    for step in told().steps:
        row = reader.get(models[step.kind], step.id)
        for field in info(step.kind).fields:
            if step.values.get(field.name) is None and field.name in row.__table__.columns:
                assert getattr(row, field.name) is None, (step.kind, field.name)


def test_india_is_home_under_the_scheme_of_india(path: Path) -> None:
    with CaseFile.open(path, write=False) as case:
        settings = case.settings()
        with case.read() as snapshot:
            home = snapshot.get(Country, settings.home_id)
    assert home is not None
    assert (home.name, settings.scheme.id) == ("India", "india")


def test_the_history_tells_the_story_in_its_actions(path: Path) -> None:
    with CaseFile.open(path, write=False) as case, case.read() as snapshot:
        rows = snapshot.rows(
            f'SELECT action, wall, author FROM "{Transaction.__tablename__}" ORDER BY number'
        )
    assert [row[0] for row in rows] == ["Set up the case file", *(chapter.action for chapter in STORY)]
    assert {row[1][:10] for row in rows} == {"2026-11-21"}
    assert {row[2] for row in rows} == {writing.AUTHOR}


def test_two_demonstrations_hold_the_same(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.chancery"
    writing.write_demo(other)
    assert content(other) == content(path)


def test_the_file_can_be_written_on_by_the_next_officer(tmp_path: Path) -> None:
    file = tmp_path / "demo.chancery"
    writing.write_demo(file)
    with CaseFile.open(file) as case:
        changes = case.door.changes()
        note = changes.create("note", title="Ask Muscat for a date", note_kind="note")
        case.door.change("Note a question", changes)
        assert note not in told().by_id


def test_a_file_that_is_there_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "demo.chancery"
    file.write_bytes(b"mine")
    with pytest.raises(CaseFileError, match="there already"):
        writing.write_demo(file)
    assert file.read_bytes() == b"mine"


def test_a_demonstration_that_fails_leaves_no_half_told_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(told: Telling) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(writing, "STORY", (*STORY[:2], Chapter("Go on", (stop,))))
    file = tmp_path / "demo.chancery"
    with pytest.raises(OSError, match="disk is full"):
        writing.write_demo(file)
    assert not file.exists()

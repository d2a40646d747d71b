"""The migrations and the models are one schema; the number in the header is that of the newest migration."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from db import schema
from db.engine import writer_engine, writing
from db.header import APPLICATION_ID, SCHEMA, inspect

Definitions = dict[str, str]


def definitions(path: Path) -> Definitions:
    engine = writer_engine(path)
    with writing(engine) as connection:
        rows = connection.exec_driver_sql("SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_master")
        found = {name: " ".join(re.sub(r'["(),]', " ", sql).split()) for name, sql in rows}
    engine.dispose()
    return found


@pytest.fixture
def created(tmp_path: Path) -> Path:
    path = tmp_path / "created.chancery"
    engine = writer_engine(path, create=True)
    with writing(engine) as connection:
        schema.create(connection)
    engine.dispose()
    return path


@pytest.fixture
def migrated(tmp_path: Path) -> Path:
    path = tmp_path / "migrated.chancery"
    engine = writer_engine(path, create=True)
    schema.migrate(engine)
    engine.dispose()
    return path


def _comparable(found: Definitions) -> dict[str, list[str]]:
    """Columns and constraints may stand in another order; the version table is Alembic's own."""
    return {name: sorted(sql.split()) for name, sql in found.items() if "alembic" not in name}


def test_the_migrations_make_the_tables_of_the_models(created: Path, migrated: Path) -> None:
    assert _comparable(definitions(migrated)) == _comparable(definitions(created))


def test_both_ways_stamp_the_header(created: Path, migrated: Path) -> None:
    for path in (created, migrated):
        header = inspect(path)
        assert (header.application_id, header.schema) == (APPLICATION_ID, SCHEMA)


def test_the_schema_number_is_that_of_the_newest_migration() -> None:
    steps = sorted(path.stem for path in (schema.MIGRATIONS / "versions").glob("[0-9]*.py"))
    assert int(steps[-1][:4]) == SCHEMA
    assert [int(step[:4]) for step in steps] == list(range(1, SCHEMA + 1))


def test_migrating_a_new_file_again_changes_nothing(created: Path) -> None:
    before = definitions(created)
    engine = writer_engine(created)
    schema.migrate(engine)
    engine.dispose()
    assert definitions(created) == before


def test_every_table_of_our_own_is_strict(created: Path) -> None:
    virtual = ("table search_index", "table search_title", "table search_vocabulary")
    own = {name: sql for name, sql in definitions(created).items() if not name.startswith(virtual)}
    tables = {name: sql for name, sql in own.items() if name.startswith("table ")}
    assert {name for name, sql in tables.items() if not sql.endswith("STRICT")} == set()

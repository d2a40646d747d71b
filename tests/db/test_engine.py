"""Connections: the settings are in force, readers cannot write, and nobody writes past the unit of work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, delete, insert, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from db import engine as engines
from db import reader as readers
from db import schema
from db.engine import OLDEST_SQLITE, SETTINGS, reader_engine, writer_engine, writing
from db.errors import CaseFileBusy, DamagedCaseFile, ReadOnlyCaseFile, translate, translated
from db.guard import PassedByDoor, ReadSession
from db.models import Person
from db.reader import reading


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "odd name # 100% ?.chancery"
    engine = writer_engine(path, create=True)
    with writing(engine) as connection:
        schema.create(connection)
    engine.dispose()
    return path


@pytest.fixture
def writer(file: Path) -> Iterator[Engine]:
    engine = writer_engine(file)
    yield engine
    engine.dispose()


@pytest.fixture
def reader(file: Path) -> Iterator[Engine]:
    engine = reader_engine(file, read_only_file=False)
    yield engine
    assert engine.pool.checkedout() == 0  # type: ignore[attr-defined]
    engine.dispose()


def test_every_setting_is_read_back_on_writer_and_reader(writer: Engine, reader: Engine) -> None:
    for engine in (reader, writer):
        with engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            assert raw is not None
            found = {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in SETTINGS}
            assert found == SETTINGS
            assert raw.execute("PRAGMA journal_mode").fetchone()[0] == "truncate"


def test_of_many_rows_none_is_lost_between_two_portions(file: Path, writer: Engine, reader: Engine) -> None:
    for number in (2 * engines.PORTION, 2 * readers.PORTION + 1):
        ids = [(f"{number}-{one:04}",) for one in range(number)]
        with writing(writer) as connection:
            connection.exec_driver_sql("INSERT INTO record (id, kind) VALUES (?, 'topic')", ids)
        with reading(reader, file) as found:
            assert found.rows("SELECT id FROM record WHERE id LIKE ? ORDER BY id", f"{number}-%") == ids


def test_the_driver_is_new_enough() -> None:
    assert driver.sqlite_version_info >= OLDEST_SQLITE


def test_the_journal_file_is_empty_at_rest(file: Path, writer: Engine) -> None:
    with writing(writer) as connection:
        connection.exec_driver_sql("INSERT INTO meta VALUES ('x', 'y')")
    journal = file.with_name(file.name + "-journal")
    assert not journal.exists() or journal.stat().st_size == 0


@pytest.mark.parametrize(
    "statement",
    [
        insert(Person).values(id="1", name="x"),
        update(Person).values(name="x"),
        delete(Person),
    ],
)
def test_a_bulk_statement_that_would_pass_the_journal_by_is_refused(
    reader: Engine, statement: object
) -> None:
    with ReadSession(reader) as session, pytest.raises(PassedByDoor, match=r"app\.door"):
        session.execute(statement)  # type: ignore[call-overload]


def test_a_flush_of_a_changed_record_is_refused(reader: Engine) -> None:
    with ReadSession(reader) as session:
        session.add(Person(id="1", name="x"))
        with pytest.raises(PassedByDoor, match=r"app\.door"):
            session.flush()
        session.expunge_all()


@pytest.mark.parametrize("which", ["reader", "writer"])
def test_raw_sql_cannot_write_outside_a_unit_of_work(which: str, request: pytest.FixtureRequest) -> None:
    engine: Engine = request.getfixturevalue(which)
    with pytest.raises(OperationalError, match="readonly"), engine.begin() as connection:
        connection.execute(text("INSERT INTO meta VALUES ('x', 'y')"))


def test_after_a_transaction_the_writer_is_locked_again(writer: Engine) -> None:
    with writing(writer) as connection:
        connection.exec_driver_sql("INSERT INTO meta VALUES ('x', 'y')")
    with pytest.raises(OperationalError, match="readonly"), writer.begin() as connection:
        connection.exec_driver_sql("DELETE FROM meta")


def test_a_failed_transaction_leaves_nothing_tables_included(writer: Engine, reader: Engine) -> None:
    def fail() -> None:
        with writing(writer) as connection:
            connection.exec_driver_sql("CREATE TABLE stray (x)")
            connection.exec_driver_sql("INSERT INTO meta VALUES ('x', 'y')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with reader.connect() as connection:
        tables = connection.exec_driver_sql(
            "SELECT count(*) FROM sqlite_master WHERE name = 'stray'"
        ).scalar()
        assert (tables, connection.exec_driver_sql("SELECT count(*) FROM meta").scalar()) == (0, 0)


def test_another_database_cannot_be_attached(writer: Engine, tmp_path: Path) -> None:
    with pytest.raises(DBAPIError, match="not authorized"), writing(writer) as connection:
        connection.exec_driver_sql(f"ATTACH '{tmp_path / 'other'}' AS other")


def test_a_missing_record_is_refused_at_commit(writer: Engine) -> None:
    with pytest.raises(IntegrityError), writing(writer) as connection:
        connection.exec_driver_sql("INSERT INTO person (id, name) VALUES ('1', 'x')")


def test_values_never_appear_in_an_error(writer: Engine) -> None:
    with pytest.raises(DBAPIError) as caught, writing(writer) as connection:
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (?)", ("SECRET CANARY",))
    assert "CANARY" not in str(caught.value)


class Raised(Exception):
    """An error of the driver with a result code."""

    def __init__(self, code: int) -> None:
        super().__init__("any text")
        self.sqlite_errorcode = code


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (5, CaseFileBusy),
        (261, CaseFileBusy),
        (8, ReadOnlyCaseFile),
        (11, DamagedCaseFile),
        (267, DamagedCaseFile),
    ],
)
def test_errors_are_told_by_result_code_extended_ones_included(code: int, kind: type[Exception]) -> None:
    error = DBAPIError("statement", None, Raised(code))
    assert isinstance(translate(error, Path("desk.chancery")), kind)


def test_a_fault_of_the_program_is_not_made_into_a_sentence() -> None:
    error = DBAPIError("statement", None, Raised(1))
    assert translate(error, Path("desk.chancery")) is None
    with pytest.raises(DBAPIError), translated(Path("desk.chancery")):
        raise error


def test_a_writer_waiting_for_a_reader_of_another_program_says_so(file: Path, writer: Engine) -> None:
    other = driver.connect(str(file), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with writer.connect() as connection:
        connection.connection.dbapi_connection.execute("PRAGMA busy_timeout = 1")
    with (
        pytest.raises(CaseFileBusy, match="locked by another program"),
        translated(file),
        writing(writer) as connection,
    ):
        connection.exec_driver_sql("DELETE FROM meta")
    other.close()

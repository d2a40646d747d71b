"""Makes and migrates the tables of a case file; Alembic is loaded only when there is something to migrate."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine

from db import attachment_texts, search_index
from db.engine import writing
from db.header import APPLICATION_ID, SCHEMA
from db.models import Base

MIGRATIONS = Path(__file__).parent / "migrations"


def create(connection: Connection) -> None:
    """All tables of the newest schema in an empty file. A test proves them equal to those of the migrations."""
    Base.metadata.create_all(connection)
    attachment_texts.create(connection)
    search_index.create(connection)
    connection.exec_driver_sql("CREATE TABLE alembic_version (version_num TEXT PRIMARY KEY) STRICT")
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (f"{SCHEMA:04d}",))
    stamp(connection)


def stamp(connection: Connection) -> None:
    """Write the application id and the schema number into the header."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")


def migrate(engine: Engine) -> None:
    """Bring an older case file to the newest schema, in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        stamp(connection)

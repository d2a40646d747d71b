"""Whether the tables of a file are those of this version: a damaged schema shows nowhere else before a query fails."""

from __future__ import annotations

from collections.abc import Iterator

from db.models import Base
from db.reader import Reader


def misshapen(reader: Reader) -> Iterator[str]:
    """Names of the tables that are missing or lack a column."""
    for name, table in sorted(Base.metadata.tables.items()):
        rows = reader.rows("SELECT name FROM pragma_table_info(?)", name)
        if not {column.name.casefold() for column in table.columns} <= {
            str(row[0]).casefold() for row in rows
        }:
            yield name

"""Makes the record tables and everything derived from them anew out of the journal."""

from __future__ import annotations

from sqlalchemy import Connection

from db import search_index
from db.journal import Body
from db.projection import Projector
from db.registry import KINDS


def rebuild(connection: Connection) -> None:
    """Indexes, record tables and search index; the caller has made sure that the journal is sound."""
    run = connection.exec_driver_sql
    for kind in KINDS:
        run(f'DELETE FROM "{kind}"')
    run("DELETE FROM record")
    run("DELETE FROM marking_in_use")
    run("REINDEX")
    projector = Projector(connection)
    for rec, rtype, body in run(
        "SELECT rec, rtype, body FROM change WHERE body IS NOT NULL ORDER BY number"
    ).all():
        projector.apply(rec, rtype, Body.from_json(body))
    projector.flush()
    search_index.rebuild(connection)

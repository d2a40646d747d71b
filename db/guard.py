"""Refuses every write that would pass the journal by: ORM flushes and bulk statements on reading sessions.

SQLite itself refuses what gets past this: reading connections, and the writing one outside a unit of work, are
`query_only`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session


class PassedByDoor(RuntimeError):
    """A fault of the program: a record was about to be written without its journal entry."""


class ReadSession(Session):
    """A session that only reads."""


@event.listens_for(ReadSession, "before_flush")
def _refuse_flush(session: Session, *_: Any) -> None:
    if session.new or session.dirty or session.deleted:
        raise PassedByDoor("A record was changed in a reading session; changes go through app.door.")


@event.listens_for(ReadSession, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise PassedByDoor("A bulk statement would pass the journal by; changes go through app.door.")

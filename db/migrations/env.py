"""Runs migrations on the connection it is given; `db.schema.migrate` and `tools/migration.py` are the ways in."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from db.columns import INTEGERS, Stored
from db.models import Base


def _render(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:  # noqa: ARG001
    """A migration is history: it names plain column types, not classes of ours that may change."""
    if kind == "type" and isinstance(item, Stored):
        return "sa.Integer()" if item.kind in INTEGERS else "sa.Text()"
    return False


def _ours(name: str | None, kind: str, parents: Any) -> bool:  # noqa: ARG001
    """The tables of the full-text index are no tables of the models; `db.search_index` makes them."""
    return kind != "table" or not (name or "").startswith("search_")


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
    render_as_batch=True,
    render_item=_render,
    include_name=_ours,
)
context.run_migrations()

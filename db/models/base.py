"""What every record has in common, and the table that knows of every record."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import Integer, MetaData, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from db import fields
from db.values.marking import Marking

STRICT = {"sqlite_strict": True}


class Base(DeclarativeBase):
    """Root of all tables of a case file."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class RecordRow(Base):
    """One row for every record of any kind: what a reference may point to. Derived from the journal."""

    __tablename__ = "record"
    __table_args__ = (STRICT,)

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    kind: Mapped[str] = mapped_column(Text, index=True)
    deleted: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    whole_id: Mapped[str | None] = mapped_column(Text, index=True)
    """The record this one is a part of; its history is shown with that record's."""


class MarkingInUse(Base):
    """Every marking that a record has, in the recycle bin too; derived, so that nobody need look at every record."""

    __tablename__ = "marking_in_use"
    __table_args__ = (STRICT,)

    marking: Mapped[str] = mapped_column(Text, primary_key=True)


class Record:
    """Mixin of every record class. `PART` kinds without a marking of their own have that of their whole."""

    KIND: ClassVar[str]
    LABEL: ClassVar[str]
    PLURAL: ClassVar[str]
    TITLE: ClassVar[str] = "title"
    """Name of the field by which people call the record; empty where it has none of its own."""
    PART: ClassVar[bool] = False

    DECLARED: ClassVar[tuple[str, ...]]
    """The names that a class declares, in its order."""

    def __init_subclass__(cls, **given: Any) -> None:
        """Spares SQLAlchemy the reading of every annotation, a fifth of its time: `db.fields` says all it needs."""
        cls.DECLARED = tuple(cls.__annotations__)
        cls.__annotations__ = {}
        super().__init_subclass__(**given)

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805
        """The table is named after the kind."""
        return cls.KIND

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805
        """STRICT tables: SQLite checks the storage class of every value."""
        return (STRICT,)

    @declared_attr
    def id(cls) -> Mapped[str]:  # noqa: N805
        """UUID as text; the row in `record` is made in the same transaction, so the key is checked at commit."""
        return mapped_column(Text, fields.record_key(), primary_key=True)

    @declared_attr
    def deleted(cls) -> Mapped[int]:  # noqa: N805
        """1 while the record lies in the recycle bin; derived from the journal."""
        return mapped_column(Integer, server_default=text("0"))

    @declared_attr
    def marking(cls) -> Mapped[Marking | None]:  # noqa: N805
        """Every record has a marking or is not assessed."""
        return fields.marking()

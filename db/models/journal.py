"""The journal: who changed what, when, in which words; and the sites that write it.

The record of a change is fixed: canonical JSON (UTF-8, sorted keys, no blanks, no floats), hashed and chained per site.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import STRICT, Base


class Meta(Base):
    """Single facts about the file: its case id, the site that writes now, whether it was closed cleanly."""

    __tablename__ = "meta"
    __table_args__ = (STRICT,)

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class Local(Base):
    """What belongs to this copy of the case file alone: drafts, saved views, where a window stood. Never journaled.

    `about` is the id of the record it is on, so that an expunge finds it.
    """

    __tablename__ = "local"
    __table_args__ = (STRICT,)

    space: Mapped[str] = mapped_column(Text, primary_key=True)
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    about: Mapped[str | None] = mapped_column(Text, index=True)
    value: Mapped[str] = mapped_column(Text)
    changed: Mapped[str] = mapped_column(Text)


class Site(Base):
    """One installation's copy of one case file; retired and renewed on every restore, copy or roll-back."""

    __tablename__ = "site"
    __table_args__ = (STRICT,)

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    id: Mapped[str] = mapped_column(Text, unique=True)
    succeeded: Mapped[str | None] = mapped_column(Text)
    """The site this one continues, where it came from a copy."""


class Transaction(Base):
    """One action of an officer; its changes succeed or fail together."""

    __tablename__ = "transaction"
    __table_args__ = (STRICT,)

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    id: Mapped[str] = mapped_column(Text, unique=True)
    action: Mapped[str | None] = mapped_column(Text)
    """The action in words; None once expunged."""
    salt: Mapped[str] = mapped_column(Text)
    """Salt of the action's hash; the hash itself once the action is expunged."""
    author: Mapped[str] = mapped_column(Text)
    wall: Mapped[str] = mapped_column(Text)
    """Claimed time, ISO 8601 UTC; decides nothing."""
    role: Mapped[str] = mapped_column(Text, server_default=text("'edit'"))
    """`setup`, `edit`, `undo`, `redo` or `expunge`."""
    of: Mapped[str | None] = mapped_column(Text)
    """The transaction that an undo or redo is about."""


class Change(Base):
    """One record's patch in one transaction."""

    __tablename__ = "change"
    __table_args__ = (
        UniqueConstraint("site_number", "seq"),
        Index("ix_change_rec", "rec", "number"),
        Index("ix_change_tx", "tx"),
        Index("ix_change_expunge", "rec", sqlite_where=text("kind = 'expunge'")),
        STRICT,
    )

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    """Order of arrival in this file; local, never exchanged."""
    site_number: Mapped[int] = mapped_column(Integer, ForeignKey("site.number"))
    seq: Mapped[int] = mapped_column(Integer)
    """1, 2, 3 … without gaps within a site."""
    lc: Mapped[int] = mapped_column(Integer)
    """Lamport counter."""
    tx: Mapped[int] = mapped_column(Integer, ForeignKey("transaction.number"))
    schema: Mapped[int] = mapped_column(Integer)
    rec: Mapped[str] = mapped_column(Text)
    rtype: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    """`set`, `life` or `expunge` (and, from the exchange on, `same_as`)."""
    marking: Mapped[str | None] = mapped_column(Text)
    """Code of the record's level when this was written; None is not assessed."""
    body: Mapped[str | None] = mapped_column(Text)
    """Canonical JSON `{fields: {stable id: {v, ctx}}, …}`, without ctx where nothing was seen; None once
    expunged."""
    body_hash: Mapped[bytes] = mapped_column(LargeBinary)
    prev_hash: Mapped[bytes] = mapped_column(LargeBinary)
    hash: Mapped[bytes] = mapped_column(LargeBinary)

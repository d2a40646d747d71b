"""Sources and the citations that tie facts to them, notes, correspondence and attachments."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Integer, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from db import fields
from db.fields import Group, References
from db.models.base import STRICT, Base, Record
from db.values.choices import CorrespondenceDirection, NoteKind, Reliability, SourceKind
from db.values.partial_date import PartialDate


class Source(Record, Base):
    """Where a fact comes from; its text as received and its file are kept inside the case file."""

    KIND = "source"
    LABEL = "Source"
    PLURAL = "Sources"

    title: Mapped[str] = fields.line("Title", required=True)
    source_kind: Mapped[SourceKind | None] = fields.choice(SourceKind, "Kind")
    publisher: Mapped[str | None] = fields.line("Publisher")
    agency: Mapped[str | None] = fields.line("Agency")
    handle: Mapped[str | None] = fields.line("Account", help="For an official post.")
    published: Mapped[PartialDate | None] = fields.partial_date("Date")
    published_basis: Mapped[str | None] = fields.line("Basis of the date", group=Group.DETAIL)
    dateline: Mapped[str | None] = fields.line("Date line")
    reliability: Mapped[Reliability | None] = fields.choice(Reliability, "Standing")
    quoted_in_id: Mapped[str | None] = fields.reference(
        "source", "Known through", help="The source that quotes it, where it is not held itself."
    )
    file_number: Mapped[str | None] = fields.line("File number", group=Group.CONTROL)
    text_received: Mapped[str | None] = fields.body("Text as received")
    attachment_id: Mapped[str | None] = fields.reference("attachment", "File", group=Group.DETAIL)
    remark: Mapped[str | None] = fields.text("Remark")


class Citation(Record, Base):
    """Source → record and field, with exact quote and place; `stated` keeps what this source says where it differs."""

    KIND = "citation"
    LABEL = "Citation"
    PLURAL = "Citations"
    TITLE = ""
    PART = True

    record_id: Mapped[str] = fields.reference(None, "Supports", required=True, whole=True)
    field: Mapped[str | None] = fields.line("Field", help="Empty: the record as a whole.", searchable=False)
    source_id: Mapped[str] = fields.reference("source", "Source", required=True)
    quote: Mapped[str | None] = fields.text("Exact words", group=Group.MAIN)
    place: Mapped[str | None] = fields.line("Where in the source", searchable=False)
    stated: Mapped[str | None] = fields.line(
        "What it states", help="The value as this source gives it, where it differs."
    )
    remark: Mapped[str | None] = fields.text("Remark")


class Note(Record, Base):
    """A quick note about anything, with its own marking: sensitive prose lives here, so no record need be raised."""

    KIND = "note"
    LABEL = "Note"
    PLURAL = "Notes"

    title: Mapped[str] = fields.line("Title", required=True)
    note_kind: Mapped[NoteKind] = fields.choice(NoteKind, "Kind", required=True)
    noted_on: Mapped[PartialDate | None] = fields.partial_date("Date")
    body: Mapped[str | None] = fields.body("Note", group=Group.MAIN)
    about: ClassVar[References] = fields.references(None, "About")
    became_id: Mapped[str | None] = fields.reference(None, "Became", group=Group.DETAIL)


class Correspondence(Record, Base):
    """A letter, note verbale or cable, in or out."""

    KIND = "correspondence"
    LABEL = "Correspondence"
    PLURAL = "Correspondence"
    TITLE = "subject"

    subject: Mapped[str] = fields.line("Subject", required=True)
    direction: Mapped[CorrespondenceDirection] = fields.choice(
        CorrespondenceDirection, "Direction", required=True
    )
    file_number: Mapped[str | None] = fields.line("File number")
    sent_on: Mapped[PartialDate | None] = fields.partial_date("Date")
    sender: Mapped[str | None] = fields.line("From")
    addressee: Mapped[str | None] = fields.line("To")
    country_id: Mapped[str | None] = fields.reference("country", "Country")
    asks: Mapped[str | None] = fields.text("What it asks")
    answer_to_id: Mapped[str | None] = fields.reference("correspondence", "Answers")
    about: ClassVar[References] = fields.references(None, "About", group=Group.DETAIL)
    attachment_id: Mapped[str | None] = fields.reference("attachment", "File", group=Group.DETAIL)
    remark: Mapped[str | None] = fields.text("Remark")


class Attachment(Record, Base):
    """A file kept inside the case file; its bytes are stored once per SHA-256 in `attachment_chunk`."""

    KIND = "attachment"
    LABEL = "Attachment"
    PLURAL = "Attachments"
    TITLE = "file_name"

    file_name: Mapped[str] = fields.line("File name", required=True)
    sha256: Mapped[str] = fields.line("SHA-256", required=True, searchable=False, group=Group.CONTROL)
    size: Mapped[int] = fields.number("Size in bytes", required=True)
    media_type: Mapped[str | None] = fields.line("Media type", searchable=False)
    attached_to_id: Mapped[str | None] = fields.reference(None, "Attached to", whole=True)


CHUNK = 1 << 20
"""Bytes in one piece of an attachment: SQLite refuses values over 1,000,000,000 bytes, and memory stays small."""


class AttachmentChunk(Base):
    """The bytes of attachments, in pieces of 1 MiB; addressed by content, so never changed."""

    __tablename__ = "attachment_chunk"
    __table_args__ = (STRICT,)

    sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class Link(Record, Base):
    """One reference out of a REFERENCES field; its id is derived from owner, field and target, so two desks agree."""

    KIND = "link"
    LABEL = "Link"
    PLURAL = "Links"
    TITLE = ""
    PART = True

    owner_id: Mapped[str] = fields.reference(None, "From", required=True, whole=True)
    role: Mapped[str] = fields.line("Field", required=True, searchable=False)
    target_id: Mapped[str] = fields.reference(None, "To", required=True)
    position: Mapped[int | None] = fields.number("Order")

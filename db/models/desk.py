"""What the desk itself keeps: settings of the case file, proposals of intake, issued briefs, packages."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy.orm import Mapped

from db import fields
from db.fields import Group, References
from db.models.base import Base, Record
from db.values.choices import BriefStatus, ProposalStatus
from db.values.partial_date import PartialDate


class Setting(Record, Base):
    """A setting of the case file (home country, marking scheme); its id is derived from its key."""

    KIND = "setting"
    LABEL = "Setting"
    PLURAL = "Settings"
    TITLE = "key"

    key: Mapped[str] = fields.line("Setting", required=True, searchable=False)
    value: Mapped[str | None] = fields.body("Value", help="JSON.", searchable=False)


class Proposal(Record, Base):
    """What intake offers and an officer has not yet decided; kept with its quote, reason and confidence."""

    KIND = "proposal"
    LABEL = "Proposal"
    PLURAL = "Proposals"

    title: Mapped[str] = fields.line("Proposal", required=True)
    proposed_kind: Mapped[str] = fields.line("Kind of record", required=True, searchable=False)
    content: Mapped[str | None] = fields.body(
        "Content", help="JSON of the fields proposed.", searchable=False
    )
    source_id: Mapped[str | None] = fields.reference("source", "Source", whole=True)
    quote: Mapped[str | None] = fields.text("Exact words")
    reason: Mapped[str | None] = fields.text("Why")
    confidence: Mapped[int | None] = fields.number("Confidence", help="Per cent.")
    status: Mapped[ProposalStatus] = fields.choice(ProposalStatus, "Status", required=True)
    became_id: Mapped[str | None] = fields.reference(None, "Became")


class Brief(Record, Base):
    """An issued document: options, the revisions of every record in it, who cleared it, and the file itself."""

    KIND = "brief"
    LABEL = "Brief"
    PLURAL = "Briefs"

    title: Mapped[str] = fields.line("Title", required=True)
    reference_number: Mapped[str | None] = fields.line("Reference")
    status: Mapped[BriefStatus] = fields.choice(BriefStatus, "Status", required=True)
    country_id: Mapped[str | None] = fields.reference("country", "Country")
    visit_id: Mapped[str | None] = fields.reference("visit", "Visit")
    meeting_id: Mapped[str | None] = fields.reference("meeting", "Meeting")
    options: Mapped[str | None] = fields.body("Options", help="JSON.", searchable=False, group=Group.CONTROL)
    revisions: Mapped[str | None] = fields.body(
        "Revisions used",
        help="JSON: what it was made from, each record with its revision.",
        searchable=False,
        group=Group.CONTROL,
    )
    as_of: Mapped[PartialDate | None] = fields.partial_date("Information cut-off")
    addressee: Mapped[str | None] = fields.line("For")
    drafter: Mapped[str | None] = fields.line("Drafted by")
    cleared_by: Mapped[str | None] = fields.line("Cleared by")
    cleared_on: Mapped[PartialDate | None] = fields.partial_date("Cleared on")
    issued_on: Mapped[PartialDate | None] = fields.partial_date("Issued on")
    distribution: Mapped[str | None] = fields.text("Distribution", group=Group.CONTROL)
    raise_reason: Mapped[str | None] = fields.line("Reason for raising the marking", group=Group.CONTROL)
    attachment_id: Mapped[str | None] = fields.reference("attachment", "File")
    records: ClassVar[References] = fields.references(None, "Records used", group=Group.CONTROL)


class Package(Record, Base):
    """A file that carried journal entries and attachments to or from another machine."""

    KIND = "package"
    LABEL = "Package"
    PLURAL = "Packages"

    title: Mapped[str] = fields.line("Title", required=True)
    direction: Mapped[str | None] = fields.line("Direction", searchable=False)
    sha256: Mapped[str | None] = fields.line("SHA-256", searchable=False)
    made_on: Mapped[PartialDate | None] = fields.partial_date("Date")
    result: Mapped[str | None] = fields.text("Result")

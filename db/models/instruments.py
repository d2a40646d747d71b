"""Agreements, exercises and initiatives."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy.orm import Mapped

from db import fields
from db.fields import Group, References
from db.models.base import Base, Record
from db.values.choices import AgreementKind, AgreementStatus, ExerciseStatus, InitiativeStatus
from db.values.partial_date import DateRange, PartialDate


class Agreement(Record, Base):
    """A treaty, memorandum, protocol, programme or plan. Title as signed; a press name is a `Name`."""

    KIND = "agreement"
    LABEL = "Agreement"
    PLURAL = "Agreements"

    title: Mapped[str] = fields.line("Title", required=True, help="As signed.")
    as_written: Mapped[str | None] = fields.line(
        "As written", help="The source's own form, where it differs."
    )
    agreement_kind: Mapped[AgreementKind | None] = fields.choice(
        AgreementKind, "Type", help="As the instrument says."
    )
    parties: ClassVar[References] = fields.references("country", "Parties", minimum=2)
    status: Mapped[AgreementStatus | None] = fields.choice(AgreementStatus, "Status")
    signed: Mapped[PartialDate | None] = fields.partial_date("Signed on")
    signed_at_id: Mapped[str | None] = fields.reference("place", "Signed at")
    signed_by: Mapped[str | None] = fields.line("Signed by")
    in_force: Mapped[PartialDate | None] = fields.partial_date("In force since")
    entry_basis: Mapped[str | None] = fields.line(
        "Enters into force", help="On signature, on ratification.", group=Group.DETAIL
    )
    expires: Mapped[PartialDate | None] = fields.partial_date("Expires")
    duration: Mapped[str | None] = fields.line("Duration and renewal", group=Group.DETAIL)
    plan_year: Mapped[int | None] = fields.number(
        "Plan year", help="The year a plan is for; not the year of signature."
    )
    does: Mapped[str | None] = fields.text("What it does")
    text_at: Mapped[str | None] = fields.line("Where the text is", group=Group.DETAIL)
    text_id: Mapped[str | None] = fields.reference("attachment", "Text", group=Group.DETAIL)
    remark: Mapped[str | None] = fields.text("Remark")


class Exercise(Record, Base):
    """One edition of a joint exercise."""

    KIND = "exercise"
    LABEL = "Exercise"
    PLURAL = "Exercises"
    TITLE = "name"

    name: Mapped[str] = fields.line("Name", required=True)
    edition: Mapped[int | None] = fields.number("Edition")
    description: Mapped[str | None] = fields.line(
        "Description", help="For example joint military exercise (army)."
    )
    parties: ClassVar[References] = fields.references("country", "Parties", minimum=2)
    held_on: Mapped[DateRange | None] = fields.date_range("Held on", index=True)
    planned_for: Mapped[DateRange | None] = fields.date_range("Planned for", group=Group.DETAIL)
    place_id: Mapped[str | None] = fields.reference("place", "Place")
    status: Mapped[ExerciseStatus | None] = fields.choice(ExerciseStatus, "Status")
    series_start: Mapped[PartialDate | None] = fields.partial_date("Series since", group=Group.DETAIL)
    services: ClassVar[References] = fields.references("organisation", "Services", group=Group.DETAIL)
    strength_text: Mapped[str | None] = fields.line("Strength", group=Group.DETAIL)
    aim: Mapped[str | None] = fields.text("Aim")
    next_edition: Mapped[str | None] = fields.line("Next edition and host", group=Group.DETAIL)
    remark: Mapped[str | None] = fields.text("Remark")


class Initiative(Record, Base):
    """A project that meetings and commitments refer to."""

    KIND = "initiative"
    LABEL = "Initiative"
    PLURAL = "Initiatives"
    TITLE = "name"

    name: Mapped[str] = fields.line("Name", required=True)
    parties: ClassVar[References] = fields.references("country", "Parties", minimum=1)
    status: Mapped[InitiativeStatus | None] = fields.choice(InitiativeStatus, "Status")
    status_words: Mapped[str | None] = fields.line("Status in words", help="As the source puts it.")
    summary: Mapped[str | None] = fields.text("What is on file")
    place_id: Mapped[str | None] = fields.reference("place", "Place")
    organisations: ClassVar[References] = fields.references(
        "organisation", "Organisations", group=Group.DETAIL
    )
    agreement_id: Mapped[str | None] = fields.reference(
        "agreement", "Under the agreement", group=Group.DETAIL
    )
    last_mention: Mapped[PartialDate | None] = fields.partial_date("Last mention")
    remark: Mapped[str | None] = fields.text("Remark")

"""Visits with their objectives and programme, and the lines a principal takes along."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy.orm import Mapped

from db import fields
from db.fields import Group, References
from db.models.base import Base, Record
from db.values.choices import LineKind, ObjectiveSide, PressStatus, Releasable, VisitDirection, VisitStatus
from db.values.partial_date import DateRange, PartialDate


class Visit(Record, Base):
    """A journey with a principal; what a brief is written for."""

    KIND = "visit"
    LABEL = "Visit"
    PLURAL = "Visits"

    title: Mapped[str] = fields.line("Title", required=True)
    direction: Mapped[VisitDirection | None] = fields.choice(VisitDirection, "Direction")
    status: Mapped[VisitStatus | None] = fields.choice(VisitStatus, "Status")
    principal_id: Mapped[str | None] = fields.reference("person", "Principal", help="Who travels.")
    from_id: Mapped[str | None] = fields.reference(
        "country", "Visiting country", help="Whose principal travels."
    )
    to_id: Mapped[str | None] = fields.reference("country", "Host country", help="Where the visit goes.")
    dates: Mapped[DateRange | None] = fields.date_range("Dates", index=True)
    includes: Mapped[DateRange | None] = fields.date_range(
        "Covers at least", help="Days it is known to cover, where it is not known when it began and ended."
    )
    occasion: Mapped[str | None] = fields.text("Occasion", group=Group.MAIN)
    asked_by: Mapped[str | None] = fields.line("Asked for by")
    documents: Mapped[str | None] = fields.text("Decisions and documents")
    gifts: Mapped[str | None] = fields.text("Gifts", group=Group.PROTOCOL)
    interpreters: Mapped[str | None] = fields.line("Interpreters", group=Group.PROTOCOL)
    report_due: Mapped[PartialDate | None] = fields.partial_date("Report due", group=Group.FOLLOW_UP)
    report_received: Mapped[PartialDate | None] = fields.partial_date(
        "Report received", group=Group.FOLLOW_UP
    )
    remark: Mapped[str | None] = fields.text("Remark")


class Objective(Record, Base):
    """What must be achieved for a visit or meeting to count as a success, ours or theirs."""

    KIND = "objective"
    LABEL = "Objective"
    PLURAL = "Objectives"
    TITLE = "wording"
    PART = True

    for_id: Mapped[str] = fields.reference(
        None, "For", required=True, whole=True, help="A visit or a meeting."
    )
    side: Mapped[ObjectiveSide] = fields.choice(ObjectiveSide, "Whose", required=True)
    wording: Mapped[str] = fields.text("Objective", required=True, group=Group.MAIN)
    position: Mapped[int | None] = fields.number("Order")


class ProgrammeItem(Record, Base):
    """One step of a visit's programme."""

    KIND = "programme_item"
    LABEL = "Programme item"
    PLURAL = "Programme"
    PART = True

    visit_id: Mapped[str] = fields.reference("visit", "Visit", required=True, whole=True)
    title: Mapped[str] = fields.line("What", required=True)
    day: Mapped[PartialDate | None] = fields.partial_date("Day")
    local_time: Mapped[str | None] = fields.line("Time")
    place_id: Mapped[str | None] = fields.reference("place", "Place")
    venue: Mapped[str | None] = fields.line("Venue")
    with_whom: Mapped[str | None] = fields.line("With whom")
    meeting_id: Mapped[str | None] = fields.reference("meeting", "Meeting")
    press: Mapped[PressStatus | None] = fields.choice(PressStatus, "Press")
    speaks: Mapped[str | None] = fields.line("Who speaks")
    interpreter: Mapped[str | None] = fields.line("Interpreter")
    position: Mapped[int | None] = fields.number("Order")
    remark: Mapped[str | None] = fields.text("Remark")


class SpeakingLine(Record, Base):
    """A talking point or position (called a *line* wherever people see it)."""

    KIND = "line"
    LABEL = "Line"
    PLURAL = "Lines"
    TITLE = "wording"

    line_kind: Mapped[LineKind] = fields.choice(LineKind, "Kind", required=True)
    wording: Mapped[str] = fields.text("Wording", required=True, group=Group.MAIN)
    topic_id: Mapped[str | None] = fields.reference("topic", "Topic")
    country_id: Mapped[str | None] = fields.reference("country", "Country")
    for_id: Mapped[str | None] = fields.reference(
        None, "For", help="The visit or meeting it was written for; empty for a standing line."
    )
    to_whom: Mapped[str | None] = fields.line("To whom")
    valid_from: Mapped[PartialDate | None] = fields.partial_date("Valid from", group=Group.CONTROL)
    valid_until: Mapped[PartialDate | None] = fields.partial_date("Valid until", group=Group.CONTROL)
    releasable: Mapped[Releasable | None] = fields.choice(Releasable, "Releasable", group=Group.CONTROL)
    position: Mapped[int | None] = fields.number("Order")
    related: ClassVar[References] = fields.references(None, "Refers to", group=Group.DETAIL)

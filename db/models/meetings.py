"""Forums, their meetings, who took part and what was on the agenda."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from db import fields
from db.fields import Group, References
from db.models.base import STRICT, Base, Record
from db.values.choices import (
    ForumLevel,
    ForumStatus,
    HostingRule,
    MeetingKind,
    MeetingStatus,
    MinutesStatus,
    Releasable,
    Role,
)
from db.values.partial_date import DateRange, PartialDate


class Forum(Record, Base):
    """A recurring mechanism; what it is, is its name plus its parties: two forums may share a name."""

    KIND = "forum"
    LABEL = "Forum"
    PLURAL = "Forums"
    TITLE = "name"

    name: Mapped[str] = fields.line("Name", required=True)
    abbreviation: Mapped[str | None] = fields.line("Abbreviation")
    parties: ClassVar[References] = fields.references("country", "Parties", minimum=2)
    status: Mapped[ForumStatus | None] = fields.choice(ForumStatus, "Status")
    level: Mapped[ForumLevel | None] = fields.choice(ForumLevel, "Level")
    standing: Mapped[str | None] = fields.line("Standing", help="What it is for, in one line.")
    chairs: ClassVar[References] = fields.references("post", "Chairs, by post", group=Group.DETAIL)
    founding_instrument_id: Mapped[str | None] = fields.reference(
        "agreement", "Founded by", group=Group.DETAIL
    )
    founded: Mapped[PartialDate | None] = fields.partial_date("Founded", group=Group.DETAIL)
    period_months: Mapped[int | None] = fields.number(
        "Period", help="Months between sessions as agreed.", group=Group.DETAIL
    )
    hosting: Mapped[HostingRule | None] = fields.choice(HostingRule, "Hosting", group=Group.DETAIL)
    next_host_id: Mapped[str | None] = fields.reference("country", "Whose turn to host", group=Group.DETAIL)
    parent_id: Mapped[str | None] = fields.reference("forum", "Sub-body of", group=Group.DETAIL)
    documents: Mapped[str | None] = fields.text("Documents it issues")
    remark: Mapped[str | None] = fields.text("Remark")


class Meeting(Record, Base):
    """A session of a forum, a call on somebody, a call, talks. Its edition counts within its forum only."""

    __table_args__ = (
        Index("ix_meeting_edition", "forum_id", "edition", sqlite_where=text("edition IS NOT NULL")),
        Index("ix_meeting_day", "id", "held_on", "deleted", sqlite_where=text("deleted = 0")),
        Index("ix_meeting_sessions", "forum_id", "status", "held_on", "deleted", sqlite_where=text("deleted = 0")),
        STRICT,
    )  # fmt: skip

    KIND = "meeting"
    LABEL = "Meeting"
    PLURAL = "Meetings"

    title: Mapped[str] = fields.line("Title", required=True)
    meeting_kind: Mapped[MeetingKind] = fields.choice(MeetingKind, "Kind", required=True)
    forum_id: Mapped[str | None] = fields.reference("forum", "Forum")
    edition: Mapped[int | None] = fields.number("Edition", help="Within its forum; empty where not stated.")
    parties: ClassVar[References] = fields.references("country", "Parties", minimum=2)
    status: Mapped[MeetingStatus] = fields.choice(MeetingStatus, "Status", required=True)
    held_on: Mapped[DateRange | None] = fields.date_range(
        "Date", help="Never the date of publication.", index=True
    )
    date_words: Mapped[str | None] = fields.line(
        "Date in words", help="What the source says instead of a date."
    )
    date_basis: Mapped[str | None] = fields.line("Basis of the date", group=Group.DETAIL)
    local_time: Mapped[str | None] = fields.line("Local time", help="For example 10:30.", group=Group.DETAIL)
    time_zone: Mapped[str | None] = fields.line("Time zone", help="IANA name.", group=Group.DETAIL)
    place_id: Mapped[str | None] = fields.reference("place", "Place")
    place_basis: Mapped[str | None] = fields.line("Basis of the place", group=Group.DETAIL)
    venue: Mapped[str | None] = fields.line("Venue")
    visit_id: Mapped[str | None] = fields.reference("visit", "During the visit")
    participants_remark: Mapped[str | None] = fields.line(
        "Remark on participants", help="What the source says where it names nobody."
    )
    outcome: Mapped[str | None] = fields.text("Outcome", help="One line.")
    outcome_documents: ClassVar[References] = fields.references(
        "agreement", "Outcome documents", group=Group.DETAIL
    )
    next_meeting_id: Mapped[str | None] = fields.reference("meeting", "Next meeting", group=Group.DETAIL)
    minutes: Mapped[MinutesStatus | None] = fields.choice(MinutesStatus, "Minutes", group=Group.CONTROL)
    minutes_agreed_on: Mapped[PartialDate | None] = fields.partial_date(
        "Minutes agreed on", group=Group.CONTROL
    )
    minutes_locked_at: Mapped[str | None] = fields.line(
        "Minutes locked at", searchable=False, group=Group.CONTROL
    )
    minutes_locked_by: Mapped[str | None] = fields.line(
        "Minutes locked by", searchable=False, group=Group.CONTROL
    )
    minutes_stamp: Mapped[str | None] = fields.line(
        "Stamp of the minutes",
        help="SHA-256 over the record as it was locked.",
        searchable=False,
        group=Group.CONTROL,
    )
    minutes_log: Mapped[str | None] = fields.text(
        "Locking of the minutes",
        help="When they were locked and reopened, by whom and why.",
        group=Group.CONTROL,
    )
    topics: ClassVar[References] = fields.references("topic", "Topics", group=Group.DETAIL)
    remark: Mapped[str | None] = fields.text("Remark")


class Participation(Record, Base):
    """Who took part: a person, a post or an organisation with a head count, for which party, in which role."""

    KIND = "participation"
    LABEL = "Participant"
    PLURAL = "Participants"
    TITLE = ""
    PART = True

    meeting_id: Mapped[str] = fields.reference("meeting", "Meeting", required=True, whole=True)
    party_id: Mapped[str | None] = fields.reference("country", "For")
    person_id: Mapped[str | None] = fields.reference("person", "Person")
    post_id: Mapped[str | None] = fields.reference("post", "Post")
    organisation_id: Mapped[str | None] = fields.reference("organisation", "Organisation")
    role: Mapped[Role] = fields.choice(Role, "Role", required=True)
    head_count: Mapped[int | None] = fields.number("Head count", help="For an organisation or a group.")
    position: Mapped[int | None] = fields.number("Rank order", help="Within its party, 1 first.")
    remark: Mapped[str | None] = fields.line("Remark")


class Point(Record, Base):
    """One agenda item, or a matter discussed, at a meeting."""

    KIND = "point"
    LABEL = "Point"
    PLURAL = "Points"
    PART = True

    meeting_id: Mapped[str] = fields.reference("meeting", "Meeting", required=True, whole=True)
    title: Mapped[str] = fields.line("Title", required=True)
    position: Mapped[int | None] = fields.number("Order")
    summary: Mapped[str | None] = fields.text("What was said")
    objective: Mapped[str | None] = fields.text("Objective")
    background: Mapped[str | None] = fields.text("Background")
    releasable: Mapped[Releasable | None] = fields.choice(Releasable, "Releasable", group=Group.CONTROL)
    topics: ClassVar[References] = fields.references("topic", "Topics", group=Group.DETAIL)

"""Commitments with their log, and the tasks of our own side with their chasers."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from db import fields
from db.fields import Group, References
from db.followed import is_open, is_tracked
from db.models.base import STRICT, Base, Record
from db.values.choices import (
    Acknowledged,
    CommitmentKind,
    CommitmentStatus,
    DropAgreed,
    Releasable,
    Side,
    Strength,
    TaskStatus,
    UpdateKind,
)
from db.values.due import Due
from db.values.partial_date import PartialDate


class Commitment(Record, Base):
    """What a party said it would do. Kind and strength say what was said; status says what became of it.

    The index of what is open has all that is needed to judge it, so that nobody reads the long rows of what is closed.
    """

    __table_args__ = (
        Index(
            "ix_commitment_followed", "status", "made_at_id", "id", "owner_side",
            text("due ->> 'type'"), text("due ->> 'end'"), text("due ->> 'length'"), text("due ->> 'anchor' IS NULL"),
            "due_event_id", "review_on", "made_on", text(is_tracked("")), "deleted",
            sqlite_where=text(is_open("")),
        ),
        STRICT,
    )  # fmt: skip

    KIND = "commitment"
    LABEL = "Commitment"
    PLURAL = "Commitments"
    TITLE = "wording"

    wording: Mapped[str] = fields.text(
        "Commitment", required=True, help="Our one sentence.", group=Group.MAIN
    )
    commitment_kind: Mapped[CommitmentKind] = fields.choice(CommitmentKind, "Kind", required=True)
    strength: Mapped[Strength] = fields.choice(Strength, "Strength", required=True)
    tracked: Mapped[bool | None] = fields.flag(
        "Tracked", help="Followed up; everything else is context under its meeting.", group=Group.FOLLOW_UP
    )
    owner_side: Mapped[Side] = fields.choice(
        Side, "Owner", required=True, help="Ours, theirs, joint or a third party."
    )
    owner_country_id: Mapped[str | None] = fields.reference(
        "country", "Owing country", help="Where one country owes it."
    )
    owners: ClassVar[References] = fields.references("organisation", "Owning organisations")
    made_at_id: Mapped[str | None] = fields.reference("meeting", "Made at")
    made_on: Mapped[PartialDate | None] = fields.partial_date(
        "Made on", help="Where it was not made at a meeting on file."
    )
    forum_id: Mapped[str | None] = fields.reference("forum", "Forum")
    parties: ClassVar[References] = fields.references("country", "Between", minimum=1)
    also_made_at: ClassVar[References] = fields.references("meeting", "Also made at", group=Group.DETAIL)
    wording_quoted: Mapped[str | None] = fields.text(
        "Agreed wording", help="Exact words, as agreed.", group=Group.MAIN
    )
    beneficiary: Mapped[str | None] = fields.line("Beneficiary", group=Group.DETAIL)
    condition: Mapped[str | None] = fields.line(
        "Condition", help="For example “if requested”.", group=Group.DETAIL
    )
    due: Mapped[Due | None] = fields.due("Due", help="As it was said; the meaning is shown beneath.")
    due_event_id: Mapped[str | None] = fields.reference(
        None,
        "Due with",
        help="The meeting, visit or forum whose next session it waits for.",
        group=Group.FOLLOW_UP,
    )
    review_on: Mapped[PartialDate | None] = fields.partial_date("Review on", group=Group.FOLLOW_UP)
    status: Mapped[CommitmentStatus] = fields.choice(
        CommitmentStatus, "Status", required=True, group=Group.FOLLOW_UP, index=True
    )
    our_half: Mapped[CommitmentStatus | None] = fields.choice(
        CommitmentStatus,
        "Our half",
        help="Of a joint commitment; it closes when both halves have.",
        group=Group.FOLLOW_UP,
    )
    their_half: Mapped[CommitmentStatus | None] = fields.choice(
        CommitmentStatus, "Their half", help="Of a joint commitment.", group=Group.FOLLOW_UP
    )
    status_note: Mapped[str | None] = fields.text(
        "Position", help="Where it stands, in one line.", group=Group.FOLLOW_UP
    )
    our_officer: Mapped[str | None] = fields.line("Our action officer", group=Group.FOLLOW_UP)
    their_contact: Mapped[str | None] = fields.line("Their point of contact", group=Group.FOLLOW_UP)
    blocker: Mapped[str | None] = fields.text("Blocker", group=Group.FOLLOW_UP)
    acknowledged: Mapped[Acknowledged | None] = fields.choice(
        Acknowledged, "Acknowledged by them", group=Group.FOLLOW_UP
    )
    evidence: Mapped[str | None] = fields.text("Evidence of completion", group=Group.FOLLOW_UP)
    topics: ClassVar[References] = fields.references("topic", "Topics", group=Group.DETAIL)
    related: ClassVar[References] = fields.references(
        None, "Refers to", help="Agreements, exercises, initiatives, forums, meetings.", group=Group.DETAIL
    )
    follow_up_meeting_id: Mapped[str | None] = fields.reference("meeting", "Fulfilled by", group=Group.DETAIL)
    restates_id: Mapped[str | None] = fields.reference(
        "commitment", "Restates", help="The same pledge in other words.", group=Group.DETAIL
    )
    amends_id: Mapped[str | None] = fields.reference("commitment", "Amends", group=Group.DETAIL)
    supersedes_id: Mapped[str | None] = fields.reference("commitment", "Supersedes", group=Group.DETAIL)
    closes_id: Mapped[str | None] = fields.reference(
        "commitment", "Closes", help="What is done once this is done.", group=Group.DETAIL
    )
    part_of_id: Mapped[str | None] = fields.reference("commitment", "Part of", group=Group.DETAIL)
    releasable: Mapped[Releasable | None] = fields.choice(Releasable, "Releasable", group=Group.CONTROL)


class Update(Record, Base):
    """A dated entry in a commitment's log; the log is only ever added to."""

    __table_args__ = (
        Index(
            "ix_update_news", "commitment_id", "updated_on", "meeting_id", "update_kind", "deleted",
            sqlite_where=text("deleted = 0"),
        ),
        STRICT,
    )  # fmt: skip

    KIND = "update"
    LABEL = "Update"
    PLURAL = "Updates"
    TITLE = ""
    PART = True

    commitment_id: Mapped[str] = fields.reference("commitment", "Commitment", required=True, whole=True)
    updated_on: Mapped[PartialDate] = fields.partial_date("Date")
    update_kind: Mapped[UpdateKind] = fields.choice(UpdateKind, "Kind", required=True)
    status: Mapped[CommitmentStatus | None] = fields.choice(CommitmentStatus, "Status")
    half: Mapped[Side | None] = fields.choice(
        Side, "Half", help="Ours or theirs, where only one half of a joint commitment is meant."
    )
    progress: Mapped[int | None] = fields.number("Progress", help="Per cent, where that means something.")
    remark: Mapped[str | None] = fields.text("Remark", group=Group.MAIN)
    evidence: Mapped[str | None] = fields.text("Evidence", help="What shows that it was done.")
    reported_by: Mapped[Side | None] = fields.choice(Side, "Reported by")
    wording: Mapped[str | None] = fields.text("New wording")
    former_wording: Mapped[str | None] = fields.text("Former wording")
    due: Mapped[Due | None] = fields.due("New due", group=Group.DETAIL)
    due_event_id: Mapped[str | None] = fields.reference(
        None, "Now due with", help="The event to which its due was moved.", group=Group.DETAIL
    )
    review_on: Mapped[PartialDate | None] = fields.partial_date("Review on", group=Group.DETAIL)
    drop_agreed: Mapped[DropAgreed | None] = fields.choice(
        DropAgreed, "Dropping agreed by", group=Group.DETAIL
    )
    approver: Mapped[str | None] = fields.line("Approved by", group=Group.DETAIL)
    successor_id: Mapped[str | None] = fields.reference("commitment", "Superseded by", group=Group.DETAIL)
    meeting_id: Mapped[str | None] = fields.reference("meeting", "At the session")
    source_id: Mapped[str | None] = fields.reference("source", "Source")


class Task(Record, Base):
    """Something our own side must do, with or without a meeting."""

    KIND = "task"
    LABEL = "Task"
    PLURAL = "Tasks"

    title: Mapped[str] = fields.line("Task", required=True)
    owner: Mapped[str | None] = fields.line("Owner", help="Post or department.")
    owner_organisation_id: Mapped[str | None] = fields.reference("organisation", "Owning organisation")
    status: Mapped[TaskStatus] = fields.choice(TaskStatus, "Status", required=True)
    due: Mapped[Due | None] = fields.due("Due")
    tasked_on: Mapped[PartialDate | None] = fields.partial_date("Tasked on", group=Group.FOLLOW_UP)
    tasking_id: Mapped[str | None] = fields.reference(
        "correspondence", "Tasked by", help="The letter with which it was given out.", group=Group.FOLLOW_UP
    )
    chase_on: Mapped[PartialDate | None] = fields.partial_date(
        "Chase on", help="When the owner is to be reminded next.", group=Group.FOLLOW_UP
    )
    closed_on: Mapped[PartialDate | None] = fields.partial_date("Closed on", group=Group.FOLLOW_UP)
    meeting_id: Mapped[str | None] = fields.reference("meeting", "Meeting")
    visit_id: Mapped[str | None] = fields.reference("visit", "Visit")
    commitment_id: Mapped[str | None] = fields.reference("commitment", "Commitment")
    answer_id: Mapped[str | None] = fields.reference("correspondence", "Answer")
    topics: ClassVar[References] = fields.references("topic", "Topics", group=Group.DETAIL)
    remark: Mapped[str | None] = fields.text("Remark")


class Chaser(Record, Base):
    """A reminder sent about a task: when, to whom, by which letter."""

    KIND = "chaser"
    LABEL = "Chaser"
    PLURAL = "Chasers"
    TITLE = ""
    PART = True

    task_id: Mapped[str] = fields.reference("task", "Task", required=True, whole=True)
    chased_on: Mapped[PartialDate | None] = fields.partial_date("Date")
    to_whom: Mapped[str | None] = fields.line("To whom")
    correspondence_id: Mapped[str | None] = fields.reference("correspondence", "Letter")
    remark: Mapped[str | None] = fields.text("Remark")

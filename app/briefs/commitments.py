"""Copies commitments with their logs into facts, as they stood on the day of the information cut-off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypedDict

from app.briefs.anchors import anchor, updated_on
from app.briefs.context import Context, end_of, joined, known, labelled
from app.briefs.parties import organisation_name
from db.models import Agreement, Commitment, Forum, Initiative, Meeting, Record, Update
from db.values.choices import (
    Acknowledged,
    CommitmentKind,
    CommitmentStatus,
    DropAgreed,
    MeetingStatus,
    Releasable,
    Side,
    Strength,
    UpdateKind,
    tracked,
)
from db.values.due import REVIEW_AFTER_MONTHS, Due, DueType, review_date
from db.values.partial_date import PartialDate
from reports.facts import CommitmentFact, UpdateFact
from reports.wording import bare


def commitments(context: Context) -> tuple[CommitmentFact, ...]:
    """By the day made, unknown days last, then by id."""
    found = (_commitment(context, row) for row in context.selection.commitments)
    return tuple(sorted(found, key=lambda fact: (fact.made_on.text if fact.made_on else "~", fact.id)))


def _commitment(context: Context, row: Commitment) -> CommitmentFact:
    """What was said and where, then how it stands."""
    linked = context.snapshot.links(row)
    meeting = context.row(Meeting, row.made_at_id)
    made = row.made_on or (end_of(meeting.held_on) if meeting and meeting.held_on else None)
    forum = context.row(Forum, row.forum_id) or context.row(Forum, meeting.forum_id if meeting else None)
    day = anchor(context, row, made.last if made else None)
    untold = made is None and row.made_at_id is not None and meeting is None
    said = _said(context, row, linked)
    if untold and row.due is not None:
        said["due"] = _without_its_day(row.due)
    return CommitmentFact(
        **context.common(row),
        **said,
        **_standing(context, row),
        meeting_id=meeting.id if meeting else None,
        forum_id=forum.id if forum else None,
        made_on=made,
        untold=untold,
        also_made_at=_in_brief(context, Meeting, linked.get("also_made_at", ())),
        due_anchor=day,
        review_on=_review(context, row, made.last if made else None, day),
    )


def _without_its_day(due: Due) -> Due:
    """The due without what was reckoned from the day on which it was said, and would give that day away."""
    if due.type in (DueType.RELATIVE, DueType.PERIOD):
        return replace(due, assumption=None, start=None, end=None)
    return replace(due, assumption=None)


def _in_brief(context: Context, model: type[Record], targets: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some records that this brief tells."""
    return tuple([target for target in targets if context.row(model, target)]) if targets else ()


def _review(context: Context, row: Commitment, made: date | None, met: date | None) -> date | None:
    """When it is looked at again: as set, or by the terms of the case file where they are not the usual ones."""
    own = row.review_on.last if row.review_on else None
    if own or context.ageing_months == REVIEW_AFTER_MONTHS or (row.due and row.due.type is DueType.RECURRING):
        return own
    conditional = row.due is not None and row.due.type is DueType.CONDITIONAL
    return review_date(met if conditional else made, None, context.ageing_months)


class Said(TypedDict):
    """What was said, by whom, and what it belongs to."""

    wording: str
    kind: CommitmentKind
    strength: Strength
    tracked: bool
    owner_side: Side
    owners: tuple[str, ...]
    quote: str
    due: Due | None
    officer: str
    their_contact: str
    beneficiary: str
    condition: str
    topics: tuple[str, ...]
    initiative_ids: tuple[str, ...]
    agreement_ids: tuple[str, ...]
    releasable: bool | None


def _said(context: Context, row: Commitment, linked: Mapping[str, tuple[str, ...]]) -> Said:
    kind = known(CommitmentKind, row.commitment_kind) or CommitmentKind.STATED
    strength = known(Strength, row.strength) or Strength.CONTEXT
    related = linked.get("related", ())
    return {
        "wording": row.wording,
        "kind": kind,
        "strength": strength,
        "tracked": tracked(kind, strength, bool(row.beneficiary)) if row.tracked is None else row.tracked,
        "owner_side": known(Side, row.owner_side) or Side.JOINT,
        "owners": _owners(context, row, linked.get("owners", ())),
        "quote": row.wording_quoted or "",
        "due": row.due,
        "officer": row.our_officer or "",
        "their_contact": row.their_contact or "",
        "beneficiary": row.beneficiary or "",
        "condition": row.condition or "",
        "topics": context.topics_of(linked.get("topics", ())),
        "initiative_ids": _in_brief(context, Initiative, related),
        "agreement_ids": _in_brief(context, Agreement, related),
        "releasable": released(row.releasable),
    }


class Standing(TypedDict):
    """How a commitment stands on the day of the cut-off."""

    status: CommitmentStatus
    status_note: str
    noted: tuple[str, ...]
    blocker: str
    our_half: CommitmentStatus | None
    their_half: CommitmentStatus | None
    carried: int
    updates: tuple[UpdateFact, ...]


def _standing(context: Context, row: Commitment) -> Standing:
    """Status, position and log; where the log goes on after the cut-off, what is said of the position came later."""
    updates = _log(context, row)
    rewound = row.id in context.selection.updated_later
    before = next((update.status for update in updates if update.status), None) if rewound else None
    now = known(CommitmentStatus, row.status)
    return {
        "status": (before if rewound else now) or CommitmentStatus.OPEN,
        "status_note": "" if rewound else row.status_note or "",
        "noted": () if rewound else _noted(context, row, updates),
        "blocker": "" if rewound else row.blocker or "",
        "our_half": None if rewound else known(CommitmentStatus, row.our_half),
        "their_half": None if rewound else known(CommitmentStatus, row.their_half),
        "carried": len([update for update in updates if update.kind is UpdateKind.CARRIED]),
        "updates": updates,
    }


def released(value: object) -> bool | None:
    """Yes, no, or not decided."""
    return {Releasable.YES: True, Releasable.NO: False}.get(value) if isinstance(value, Releasable) else None


def _owners(context: Context, row: Commitment, named: tuple[str, ...]) -> tuple[str, ...]:
    """Owning organisations; where none is named, the owing country of a third party."""
    owners = tuple(filter(None, [organisation_name(context, target) for target in named]))
    if owners or row.owner_side != Side.THIRD:
        return owners
    country = context.country_name(row.owner_country_id)
    return (country,) if country else ()


def _log(context: Context, row: Commitment) -> tuple[UpdateFact, ...]:
    """Newest first; an entry that nothing dates cannot stand in a log."""
    entries = context.parts(Update, row)
    if not entries:
        return ()
    dated = [(on, part) for part in entries if (on := updated_on(context, part))]
    if len(dated) > 1:
        dated.sort(key=lambda entry: entry[1].id)
        dated.sort(key=lambda entry: entry[0].text, reverse=True)
    return tuple([_update(context, part, on) for on, part in dated])


def _update(context: Context, row: Update, on: PartialDate) -> UpdateFact:
    return UpdateFact(
        **context.common(row),
        on=on,
        kind=known(UpdateKind, row.update_kind) or UpdateKind.REMARK,
        status=known(CommitmentStatus, row.status),
        remark=_told(row),
        meeting_id=row.meeting_id if context.row(Meeting, row.meeting_id) else None,
    )


def _told(row: Update) -> str:
    """The remark, and what else the entry records: both wordings, evidence, who agreed to drop it, progress."""
    told = (row.former_wording, row.wording, row.evidence, row.approver, row.drop_agreed, row.half)
    if row.progress is None and not any(told):
        return row.remark or ""
    agreed = known(DropAgreed, row.drop_agreed)
    half = known(Side, row.half)
    more = (
        labelled("Half", half.label.lower() if half else ""),
        labelled("Former wording", row.former_wording),
        labelled("New wording", row.wording),
        labelled("Evidence", row.evidence),
        labelled("Dropped by", agreed.label.lower() if agreed else ""),
        labelled("Approved by", row.approver),
        labelled("Progress", f"{row.progress}\u00a0%" if row.progress is not None else ""),
    )
    parts = [bare(part) for part in (row.remark or "", *more) if part]
    return joined(parts, "; ") if any(more) else row.remark or ""


def _noted(context: Context, row: Commitment, updates: tuple[UpdateFact, ...]) -> tuple[str, ...]:
    """What has no place of its own in a brief; of what was opened again, nothing that says it was done."""
    if not (row.acknowledged or row.evidence or row.follow_up_meeting_id):
        return ()
    acknowledged = known(Acknowledged, row.acknowledged)
    told = acknowledged.label if acknowledged and acknowledged is not Acknowledged.UNKNOWN else ""
    fulfilled = context.row(Meeting, row.follow_up_meeting_id)
    over = fulfilled is not None and fulfilled.status == MeetingStatus.HELD
    status = known(CommitmentStatus, row.status)
    again = bool(status and not status.closed) and any(one.kind is UpdateKind.REOPENED for one in updates)
    parts = (
        "" if again else labelled("Evidence", row.evidence),
        f"{told} by them" if told else "",
        "" if again and over
        else labelled("Fulfilled by" if over else "To be fulfilled by", fulfilled.title if fulfilled else ""),
    )  # fmt: skip
    return tuple(filter(None, parts))

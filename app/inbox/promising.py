"""Brings the commitments of a text in: whose they are, at which meeting they were made, by when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.inbox.recording import Recording, Taken
from app.inbox.statement_links import of_that_round
from db.models import Meeting
from db.queries.inbox import made
from db.values.choices import CommitmentKind, CommitmentStatus, Side, Strength
from db.values.due import parse_due

NEAR = 600
"""Characters after the words that tell of a meeting within which a statement without a break belongs to it."""


def commitment(recording: Recording, one: Taken) -> str:
    """A commitment, or one more source of one on file: the same sentence is never a second commitment."""
    meeting = _made_at(recording, one.start)
    if one.record_id is not None:
        recording.pen.cite(one.record_id, one.quote)
        _said_again(recording, one.record_id, meeting)
        return one.record_id
    content, pen = one.content, recording.pen
    values = pen.made(meeting) if meeting else None
    on_file = recording.grounds.reader.get(Meeting, meeting) if meeting and values is None else None
    held = values.get("held_on") if values else on_file.held_on if on_file else None
    made_on = held.last if held else recording.published.last if recording.published and not meeting else None
    parties = recording.naming.countries(content["parties"])
    side, owing = _owner(recording, content, parties)
    due = content["due"]
    return pen.add(
        "commitment", one.quote, wording=content["wording"], wording_quoted=" ".join(one.quote.split()),
        commitment_kind=CommitmentKind(content["commitment_kind"]), strength=Strength(content["strength"]),
        tracked=bool(content["tracked"]), owner_side=side, owner_country_id=owing, parties=parties,
        made_at_id=meeting, forum_id=values.get("forum_id") if values else on_file.forum_id if on_file else None,
        made_on=None if meeting else recording.published, status=CommitmentStatus.OPEN,
        due=parse_due(due, made_on=made_on, fiscal_start_month=recording.fiscal_start) if due else None,
        topics=tuple(dict.fromkeys(recording.naming.topic(name) for name in content["topics"])),
    )  # fmt: skip


def _said_again(recording: Recording, commitment: str, meeting: str | None) -> None:
    """What an earlier meeting promised and this one repeats was also made at this one."""
    reader, day = recording.grounds.reader, recording.published
    where = made(reader, [commitment]).get(commitment)
    if meeting is None or where is None or where.meeting_id in {None, meeting}:
        return
    if of_that_round(where, day.last if day else None):
        return
    there = reader.references([commitment]).get((commitment, "also_made_at"), ())
    if meeting not in there:
        recording.pen.changes.edit(commitment, also_made_at=(*there, meeting))


def _made_at(recording: Recording, start: int) -> str | None:
    """The meeting told of last in the same paragraph, else the main one."""
    main = next((id for _, id, content in recording.events if content["main"]), None)
    before = [
        (at, id)
        for at, id, content in recording.events
        if at <= start < at + NEAR and content["status"] == "held" and "\n\n" not in recording.text[at:start]
    ]
    return max(before)[1] if before else main


def _owner(
    recording: Recording, content: Mapping[str, Any], parties: tuple[str, ...]
) -> tuple[Side, str | None]:
    owner, home = content["owner"], recording.grounds.home_id
    if not owner or owner == "joint":
        return Side.JOINT, None
    country = recording.naming.country(owner)
    if country == home:
        return Side.OURS, country
    return (Side.THEIRS if country in parties and home in parties else Side.THIRD), country

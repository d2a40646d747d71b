"""Looks for what is stored soundly and yet can hardly be true; each doubt is a sentence for the officer to settle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from app.names import Namer
from db.models import Commitment, Forum, Meeting, Participation, Post
from db.reader import Reader
from db.values.choices import MeetingStatus
from db.values.due import Due
from db.values.names import ordinal
from db.values.partial_date import PartialDate

LONG_PAST = timedelta(days=30)
"""How long after its last day a meeting may stay planned before somebody should say what became of it."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One record that can hardly be right: which rule doubts it, and why."""

    rule: str
    record_id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Look:
    """What the rules look at: the records of one snapshot, their names, and the day of the look."""

    reader: Reader
    namer: Namer
    today: date

    def named(self, record_id: str | None) -> str:
        return f"“{self.namer.name(record_id)}”"


def doubts(reader: Reader, today: date) -> list[Doubt]:
    """Every doubt, rule by rule."""
    look = _Look(reader, Namer(reader), today)
    return [doubt for rule in RULES for doubt in rule(look)]


def _posts(look: _Look) -> Iterator[Doubt]:
    """A post that ended cannot be confirmed later."""
    for post in look.reader.all(Post):
        who, end = look.named(post.id), post.end
        if end and post.as_of and post.as_of.first > end.last:
            yield Doubt(
                "ended post",
                post.id,
                f"The post {who} ended {end.show()} and is said to be held as of {post.as_of.show()}.",
            )


def _chairs(look: _Look) -> Iterator[Doubt]:
    """Who chairs a forum is in office."""
    ended = _ended(look)
    chairs = look.reader.references()
    for forum in look.reader.all(Forum):
        for post_id in chairs.get((forum.id, "chairs"), ()):
            if post_id in ended and ended[post_id].last < look.today:
                yield Doubt(
                    "ended post",
                    forum.id,
                    f"The forum {look.named(forum.id)} is chaired by the post {look.named(post_id)}, "
                    f"which ended {ended[post_id].show()}.",
                )


def _attendance(look: _Look) -> Iterator[Doubt]:
    """Nobody takes part in a post that had ended by then."""
    ended = _ended(look)
    meetings = {meeting.id: meeting for meeting in look.reader.all(Meeting)}
    for part in look.reader.all(Participation):
        meeting, end = meetings.get(part.meeting_id), ended.get(part.post_id or "")
        first = meeting.held_on.first if meeting and meeting.held_on else None
        if end and first and end.last < first:
            yield Doubt(
                "ended post",
                part.id,
                f"At {look.named(part.meeting_id)} somebody took part as {look.named(part.post_id)}, "
                f"a post that had ended {end.show()}.",
            )


def _dates_of_meetings(look: _Look) -> Iterator[Doubt]:
    """A meeting that was planned is held, put off or called off in the end; one that was held has a date."""
    for meeting in look.reader.all(Meeting):
        last = meeting.held_on.last if meeting.held_on else None
        if meeting.status is MeetingStatus.PLANNED and last and last + LONG_PAST < look.today:
            when = meeting.held_on.show() if meeting.held_on else ""
            yield Doubt(
                "planned meeting",
                meeting.id,
                f"{look.named(meeting.id)} is still planned, for {when}; say whether it was held.",
            )
        if not meeting.held_on and not meeting.date_words and meeting.status is not MeetingStatus.CANCELLED:
            yield Doubt(
                "undated meeting", meeting.id, f"{look.named(meeting.id)} has no date, not even in words."
            )
        if meeting.status is MeetingStatus.HELD and meeting.held_on:
            first = meeting.held_on.first or meeting.held_on.last
            if first and first > look.today:
                yield Doubt(
                    "planned meeting",
                    meeting.id,
                    f"{look.named(meeting.id)} is said to be held, on {meeting.held_on.show()}, which is to come.",
                )


def _editions(look: _Look) -> Iterator[Doubt]:
    """Within a forum a later edition is not held before an earlier one."""
    by_forum: dict[str, list[tuple[int, date, Meeting]]] = {}
    for meeting in look.reader.all(Meeting):
        day = meeting.held_on.last if meeting.held_on else None
        if (
            meeting.forum_id
            and meeting.edition is not None
            and day
            and meeting.status is not MeetingStatus.CANCELLED
        ):
            by_forum.setdefault(meeting.forum_id, []).append((meeting.edition, day, meeting))
    for forum_id, sessions in by_forum.items():
        for (before, earlier, _), (after, later, meeting) in pairwise(
            sorted(sessions, key=lambda one: one[0])
        ):
            if later < earlier:
                yield Doubt(
                    "editions out of order",
                    meeting.id,
                    f"{look.named(forum_id)}: the {ordinal(after)} session is dated before the {ordinal(before)}.",
                )


def _dues(look: _Look) -> Iterator[Doubt]:
    """What was promised is not due before it was promised."""
    meetings = {meeting.id: meeting for meeting in look.reader.all(Meeting)}
    for commitment in look.reader.all(Commitment):
        meeting = meetings.get(commitment.made_at_id or "")
        made = commitment.made_on.first if commitment.made_on else None
        if made is None and meeting and meeting.held_on:
            made = meeting.held_on.first
        due = commitment.due
        if made and isinstance(due, Due) and due.end and due.end < made:
            yield Doubt(
                "due before its statement",
                commitment.id,
                f"{look.named(commitment.id)} is due “{due.words}”, before it was said.",
            )


def _ended(look: _Look) -> dict[str, PartialDate]:
    return {post.id: post.end for post in look.reader.all(Post) if post.end}


RULES: tuple[Callable[[_Look], Iterator[Doubt]], ...] = (
    _posts, _chairs, _attendance, _dates_of_meetings, _editions, _dues,
)  # fmt: skip
"""Every rule; a new one is a function and a line here."""

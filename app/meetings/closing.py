"""Closing a session: each open commitment of its forum is asked about; the answers go into the log in one action."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.casefile import CaseFile
from app.commitments.acting import act_all
from app.commitments.anchoring import Sessions, sessions_around, waits_for
from app.commitments.log import Known, known
from app.commitments.standing import Flag, Position, standing_in
from app.commitments.steps import Answer, Offer, offers
from app.door import Changed
from app.errors import InvalidValue, NotFound
from app.links import Link, link
from app.meetings.minutes import locked
from app.names import Namer, label_of
from app.sides import owner_words
from db.models import Meeting, Update
from db.queries import journal
from db.queries.followed_at import open_of_forum
from db.reader import Reader
from db.values.choices import CommitmentStatus, MeetingStatus, MinutesStatus, Side
from db.values.due import DueState
from db.values.partial_date import DateRange, PartialDate


@dataclass(frozen=True, slots=True)
class Made:
    """Where and when a commitment was first made."""

    at: Link | None
    on: PartialDate | None


@dataclass(frozen=True, slots=True)
class ClosingRow:
    """One open commitment as closing asks about it.

    `waits` says that its due waits for this session, so that carrying moves it; `moves_to` says where. `answer` is what
    the log already says at this session.
    """

    id: str
    wording: str
    quoted: str
    side: Side | str
    owner: str
    status: CommitmentStatus | str
    state: DueState
    flags: tuple[Flag, ...]
    last_day: date | None
    due_words: str
    waits: bool
    moves_to: str
    first_made: Made
    carried: int
    age_days: int | None
    position: str
    our_half: CommitmentStatus | None
    their_half: CommitmentStatus | None
    offers: tuple[Offer, ...]
    answer: str | None
    revision: str


@dataclass(frozen=True, slots=True)
class Closing:
    """A session with what is open of its forum, overdue first. `answered` of the rows have an answer already."""

    meeting: Link
    forum: Link | None
    held_on: DateRange | None
    rows: tuple[ClosingRow, ...]
    answered: int
    locked: bool
    revision: str


def read_closing(case: CaseFile, meeting_id: str, today: date | None = None) -> Closing:
    """What closing this session asks about, in one snapshot. Raises NotFound."""
    day = today or case.clock.today()
    with case.read() as reader:
        row = _meeting(reader, meeting_id)
        namer = Namer(reader)
        ids = open_of_forum(reader, row.forum_id, meeting_id)
        stands = standing_in(reader, ids, day)
        found = known(reader, stands)
        told = _Told(
            reader, namer, sessions_around(reader, meeting_id), journal.revisions(reader, list(found))
        )
        rows = [told.row(found[one], stands[one], meeting_id) for one in found]
        rows.sort(key=_urgent)
        return Closing(
            Link("meeting", meeting_id, row.title),
            link(reader, namer, row.forum_id),
            row.held_on,
            tuple(rows),
            sum(1 for one in rows if one.answer),
            locked(row),
            journal.revision(reader, meeting_id),
        )


def _meeting(reader: Reader, meeting_id: str) -> Meeting:
    row = reader.get(Meeting, meeting_id)
    if row is None:
        raise NotFound("This session is not in the case file any more; it may have been deleted.")
    return row


def _urgent(row: ClosingRow) -> tuple[bool, date, str]:
    return (row.last_day is None, row.last_day or date.max, row.id)


@dataclass(frozen=True, slots=True)
class _Told:
    """Tells the rows of one session."""

    reader: Reader
    namer: Namer
    around: Sessions | None
    revisions: Mapping[str, str]

    def row(self, one: Known, stands: Position, meeting_id: str) -> ClosingRow:
        """One commitment with what closing needs to know."""
        row, state = one.row, one.state
        made = reader_made(self.reader, self.namer, one)
        at_session = [entry.row for entry in one.log if entry.row.meeting_id == meeting_id]
        waits = waits_for(state, self.around)
        return ClosingRow(
            row.id, row.wording, row.wording_quoted or "", stands.side, owner_words(self.reader, self.namer, row),
            stands.status, stands.state, stands.flags, stands.last_day, row.due.words if row.due else "", waits,
            self._moves_to() if waits else "", made, stands.carried, stands.age_days, state.position, state.our_half,
            state.their_half, offers(state), _answered(at_session), self.revisions.get(row.id, ""),
        )  # fmt: skip

    def _moves_to(self) -> str:
        after = self.around.after if self.around else ()
        for one in after:
            if one.held_on:
                return f"{one.title}, {one.held_on.show()}"
        return "the next session, not dated yet"


def reader_made(reader: Reader, namer: Namer, one: Known) -> Made:
    """Where a commitment was first made: its meeting, with the day said or that of the meeting."""
    at = reader.get(Meeting, one.row.made_at_id)
    held = at.held_on if at else None
    own: PartialDate | None = one.row.made_on
    return Made(link(reader, namer, one.row.made_at_id), own or (held.end or held.start if held else None))


def _answered(entries: list[Update]) -> str | None:
    return label_of(entries[-1].update_kind) if entries else None


def close_session(
    case: CaseFile,
    meeting_id: str,
    answers: Mapping[str, Answer],
    *,
    remark: str = "",
    minutes: MinutesStatus | None = None,
    bases: Mapping[str, str] | None = None,
) -> Changed:
    """Take the answers of a session as one action, all or none.

    The session is written into every entry of the log; `remark` is added to the outcome of the meeting where it has
    none, `minutes` says how far the minutes are (final ones are locked by `app.meetings.minutes`). Raises NotFound,
    InvalidValue naming the commitment and what its answer lacks, RulesBroken, Conflict.
    """
    with case.read() as reader:
        row = _meeting(reader, meeting_id)
        _refuse_unheld(case, row)
        asked = set(open_of_forum(reader, row.forum_id, meeting_id))
        _refuse_others(set(answers) - asked)
        own = _own(row, remark, minutes)
    changes = case.door.changes()
    if own:
        changes.edit(meeting_id, **own)
    given = {one: replace(answer, meeting_id=meeting_id) for one, answer in answers.items()}
    return act_all(case, given, words=f"Close {called(row.title)}", bases=bases, also=changes)


def _refuse_unheld(case: CaseFile, row: Meeting) -> None:
    first = row.held_on.first if row.held_on else None
    if row.status in (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED):
        raise InvalidValue(
            f"{row.title} was {label_of(row.status).lower()}; a session that was held is closed."
        )
    if first and first > case.clock.today():
        raise InvalidValue(f"{row.title} is still to come ({row.held_on.show() if row.held_on else ''}).")


def _refuse_others(others: set[str]) -> None:
    if others:
        number = len(others)
        what = (
            "one answer is about a commitment" if number == 1 else f"{number} answers are about commitments"
        )
        raise InvalidValue(
            f"Nothing was written: {what} not open in this forum any more. Read the list again."
        )


def _own(row: Meeting, remark: str, minutes: MinutesStatus | None) -> dict[str, Any]:
    if minutes is MinutesStatus.FINAL:
        raise InvalidValue("Final minutes are locked with a stamp; close the session first, then lock them.")
    found: dict[str, Any] = {}
    if remark.strip():
        found["outcome"] = f"{row.outcome}\n{remark.strip()}" if row.outcome else remark.strip()
    if minutes is not None and minutes != row.minutes:
        found["minutes"] = minutes
    if row.status == MeetingStatus.PLANNED:
        found["status"] = MeetingStatus.HELD
    return found


def called(title: str) -> str:
    """`the 13th JMCC`, `“Call on the Minister”`."""
    words = " ".join(title.split())
    return f"the {words}" if re.match(r"\d+(?:st|nd|rd|th)\b", words) else f"“{words}”"

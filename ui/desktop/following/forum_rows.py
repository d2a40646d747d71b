"""The lines of a forum's page: sessions with the gaps between them, what is open, chairs, documents, sub-bodies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from app.commitments.register import OpenCommitment
from app.forums import Chair, ForumView, SessionRow
from app.list_rows import SIDE_SIGNS
from app.sessions import Missing
from db.values.choices import MeetingStatus, MinutesStatus, Side
from db.values.due import DueState
from ui.desktop.following.words import days, joined, shown
from ui.desktop.parts.rows import Row, RowKind

ALL = "all:"
"""Begins the key of a row that leads to a list; the words of its filter follow."""

GIVEN = "new:"
"""Begins the key of a row that makes the next session."""


def rows_of(view: ForumView, open_: Sequence[OpenCommitment], today: date) -> list[Row]:
    """Everything below the head of a forum."""
    return [
        *_sessions(view),
        *_open(view, open_, today),
        *_chairs(view.chairs),
        *_papers(view),
        *_bodies(view),
    ]


def _sessions(view: ForumView) -> Iterator[Row]:
    number = len(view.sessions)
    yield Row(RowKind.HEADING, "Sessions", figure=f"{number:,}" if number else "")
    if not number:
        yield Row(RowKind.PROSE, "No session is on file yet.")
        yield Row(RowKind.ITEM, "Add the first session", key=GIVEN, step=True)
    missing = list(view.missing)
    for place, one in enumerate(view.sessions):
        yield _session(one)
        after = view.sessions[place + 1].edition if place + 1 < number else 0
        for gap in [one_ for one_ in missing if _between(one_, one.edition, after)]:
            missing.remove(gap)
            yield Row(RowKind.PROSE, gap.words)
    for gap in missing:
        yield Row(RowKind.PROSE, gap.words)


def _between(gap: Missing, above: int | None, below: int | None) -> bool:
    return above is not None and gap.last < above and (below is None or below < gap.first)


def _session(one: SessionRow) -> Row:
    host = f"hosted by {one.host.title}" if one.host is not None else ""
    status = "" if one.status is MeetingStatus.HELD else one.status.label.lower() if isinstance(
        one.status, MeetingStatus
    ) else str(one.status)  # fmt: skip
    minutes = _minutes(one)
    still = f"{one.open:,} still open" if one.open else "none still open"
    made = f"{one.made:,} made, {still}" if one.made else ""
    late = one.late_months is not None and one.late_months > 0
    gap = ""
    if one.gap_months is not None:
        gap = f"after {_months(one.gap_months)}"
        if late:
            gap += f", {_months(one.late_months or 0)} late"
    return Row(
        RowKind.ITEM,
        one.title,
        joined(status, one.place, host, made, minutes) or one.outcome,
        _when(one),
        f"meeting/{one.id}",
        gap,
        "text_2",
    )


def _when(one: SessionRow) -> str:
    if one.held_on is not None:
        return one.held_on.show_short(no_break=False)
    return f"“{one.date_words}”" if one.date_words else "no date"


def _minutes(one: SessionRow) -> str:
    if one.locked:
        return "minutes locked"
    if isinstance(one.minutes, MinutesStatus) and one.minutes is not MinutesStatus.NONE:
        return f"minutes {one.minutes.label.lower()}"
    return ""


def _months(number: int) -> str:
    return "1 month" if number == 1 else f"{number} months"


def _open(view: ForumView, open_: Sequence[OpenCommitment], today: date) -> Iterator[Row]:
    total = view.open.total
    figure = f"{total:,}" if total <= len(open_) else f"{len(open_):,} of {total:,}"
    yield Row(RowKind.HEADING, "Open commitments", figure=figure if total else "")
    for one in open_:
        late = one.state is DueState.OVERDUE
        sign = SIDE_SIGNS.get(one.side) if isinstance(one.side, Side) else None
        made = f"made {shown(one.made_on)}" if one.made_on else ""
        yield Row(
            RowKind.ITEM, one.wording, made, _due(one, today), f"commitment/{one.id}",
            ink="overdue" if late else "text_2", sign=sign,
        )  # fmt: skip
    if not total:
        yield Row(RowKind.PROSE, "Nothing is open.")
    else:
        words = f"is:open is:tracked forum:{_quoted(view.abbreviation or view.name)}"
        yield Row(RowKind.ITEM, "Show them on the board", key=f"{ALL}{words}", step=True)


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _due(one: OpenCommitment, today: date) -> str:
    if one.last_day is None:
        return "floats" if one.state is DueState.FLOATING else "no date"
    if one.state is DueState.OVERDUE:
        return f"{days(today, one.last_day)} over"
    return "today" if one.last_day == today else f"{days(today, one.last_day)} left"


def _chairs(chairs: Sequence[Chair]) -> Iterator[Row]:
    if not chairs:
        return
    yield Row(RowKind.HEADING, "Co-chairs")
    for one in chairs:
        party = one.party.title if one.party is not None else ""
        target = one.holder or one.post
        since = f"since {shown(one.since)}" if one.since else f"as of {shown(one.as_of)}" if one.as_of else ""
        holder = one.holder.title if one.holder is not None else "holder not on file"
        yield Row(
            RowKind.ITEM, one.post.title, joined(party, holder, since), key=f"{target.kind}/{target.id}"
        )


def _papers(view: ForumView) -> Iterator[Row]:
    if not view.outcome_documents and not view.documents:
        return
    yield Row(RowKind.HEADING, "Documents")
    if view.documents:
        yield Row(RowKind.PROSE, view.documents)
    for one in view.outcome_documents:
        yield Row(RowKind.ITEM, one.title, key=f"{one.kind}/{one.id}")


def _bodies(view: ForumView) -> Iterator[Row]:
    if not view.bodies:
        return
    yield Row(RowKind.HEADING, "Sub-bodies", figure=f"{len(view.bodies):,}")
    for body in view.bodies:
        last = body.last
        when = (
            last.seen_short(no_break=False)
            if last is not None and hasattr(last, "show_short")
            else str(last or "")
        )
        counted = f"{body.open:,} open" if body.open else ""
        yield Row(
            RowKind.ITEM, body.link.title, f"last met {when}" if when else "never met, as far as is on file",
            counted, f"{body.link.kind}/{body.link.id}",
        )  # fmt: skip

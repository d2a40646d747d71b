"""The commitments of a synthetic file: every form of due, every status, with logs, citations and tasks."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from app.filling.nations import Nation, World
from app.filling.sessions import Session
from app.filling.telling import Telling, known
from app.filling.words import project, promise, remark
from db.values.choices import (
    CommitmentKind,
    CommitmentStatus,
    Side,
    Strength,
    TaskStatus,
    UpdateKind,
    tracked,
)
from db.values.due import Due, DueType, parse_due
from db.values.partial_date import PartialDate

_KINDS = (CommitmentKind.AGREED,) * 4 + (CommitmentKind.COMMITTED,) * 2 + tuple(CommitmentKind)
_STRENGTHS = (Strength.FIRM,) * 4 + (Strength.INTENT,) * 2 + tuple(Strength)
_SIDES = (Side.THEIRS,) * 5 + (Side.OURS,) * 4 + (Side.JOINT,) * 3 + (Side.THIRD,)
_OPEN = (CommitmentStatus.OPEN,) * 6 + (
    CommitmentStatus.IN_PROGRESS,
    CommitmentStatus.IN_PROGRESS,
    CommitmentStatus.REPORTED_DONE,
    CommitmentStatus.ON_HOLD,
    CommitmentStatus.DRAFT,
)
_CLOSED = (CommitmentStatus.IMPLEMENTED,) * 6 + tuple(status for status in CommitmentStatus if status.closed)
_WORDS = (
    "within three months", "within six weeks", "by the end of the year", "before the end of next year", "in 2027",
    "by June", "in the second quarter of {}", "by spring {}", "by 15 March {}", "{}", "in the first half of {}",
    "every year", "twice a year", "if funds are granted", "as soon as possible", "in due course",
)  # fmt: skip
_NEW_DAYS = 730
"""Younger commitments are mostly open, older ones seldom."""


def tell_promises(told: Telling, world: World, nation: Nation, sessions: list[Session]) -> None:
    """Every commitment of a country; most were made at its meetings that were held."""
    held = [session for session in sessions if session.day <= told.today]
    earlier: str | None = None
    for number in range(nation.share.commitments):
        session = told.chance.choice(held) if held and told.often(0.95) else None
        day = session.day if session else told.past_day()
        words = promise(told.chance, number)
        made = _promise(
            told,
            world,
            nation,
            words,
            part_of_id=earlier if told.often(0.03) else None,
            **_occasion(world, nation, session, day),
            **_due(told, nation, session, day),
            **_standing(told, nation, world, day),
        )
        if session and session.source:
            told.add("citation", record_id=made, source_id=session.source, quote=words, place="paragraph 2")
        earlier = made if number % 7 == 0 else earlier
        told.count()


def _promise(told: Telling, world: World, nation: Nation, words: str, **values: Any) -> str:
    pick, day = told.chance.choice, values.pop("day")
    commitment = told.add(
        "commitment", wording=words, wording_quoted=words if told.often(0.4) else None,
        topics=[pick(world.topics)] if told.often(0.5) else [],
        related=[pick(nation.related)] if nation.related and told.often(0.1) else [], **values,
    )  # fmt: skip
    _log(told, commitment, day, values["status"])
    if told.often(0.02):
        _task(told, commitment, day)
    return commitment


def _occasion(world: World, nation: Nation, session: Session | None, day: date) -> dict[str, Any]:
    if session is None:
        return {"made_on": known(day), "parties": (world.home.id, nation.id), "day": day}
    return {"made_at_id": session.id, "forum_id": session.forum, "parties": session.parties, "day": day}


def _standing(told: Telling, nation: Nation, world: World, day: date) -> dict[str, Any]:
    """What was promised by whom, and what became of it: of what is young most is open, of what is old little."""
    pick = told.chance.choice
    kind, strength, side = pick(_KINDS), pick(_STRENGTHS), pick(_SIDES)
    open_ = told.often(0.6 if (told.today - day).days < _NEW_DAYS else 0.06)
    owing = {Side.OURS: world.home, Side.THEIRS: nation}.get(side)
    return {
        "commitment_kind": kind,
        "strength": strength,
        "tracked": tracked(kind, strength, False),
        "owner_side": side,
        "owner_country_id": owing.id if owing else None,
        "owners": [pick(owing.organisations)] if owing and told.often(0.3) else [],
        "status": pick(_OPEN if open_ else _CLOSED),
        "status_note": remark(told.chance) if told.often(0.5) else None,
        "review_on": known(told.later(day, 60, 400)) if told.often(0.1) else None,
        "our_officer": f"Desk {told.chance.randrange(40)}" if told.often(0.3) else None,
    }


def _due(told: Telling, nation: Nation, session: Session | None, day: date) -> dict[str, Any]:
    """A third without any; an event now and then: the next session, a visit."""
    if told.often(0.3):
        return {}
    if session and session.forum and told.often(0.25):
        return {
            "due": Due("by the next session", DueType.EVENT, anchor="the next session"),
            "due_event_id": session.forum,
        }
    if nation.visits and told.often(0.05):
        words = "before the visit"
        return {
            "due": Due(words, DueType.EVENT, anchor="the visit"),
            "due_event_id": told.chance.choice(nation.visits),
        }
    if told.often(0.4):
        end = told.later(day, 20, 700)
        return {"due": Due(f"by {known(end).show()}", DueType.DATE, end, end)}
    year = day.year + told.chance.randint(1, 2)
    return {"due": _understood(told.chance.choice(_WORDS).format(year), day)}


@lru_cache(maxsize=50_000)
def _understood(words: str, day: date) -> Due:
    return parse_due(words, made_on=day)


def _log(told: Telling, commitment: str, day: date, status: CommitmentStatus) -> None:
    """Entries between the statement and today; the last of a closed commitment closes it."""
    when = day
    for _ in range(told.chance.choice((0, 0, 0, 0, 1, 1, 3))):
        when = told.later(when, 20, 250)
        if when >= told.today:
            return
        kind = told.chance.choice(
            (UpdateKind.PROGRESS, UpdateKind.CARRIED, UpdateKind.REMARK, UpdateKind.CONFIRMED)
        )
        progress = told.chance.randrange(10, 100, 10) if kind is UpdateKind.PROGRESS else None
        _update(told, commitment, when, kind, progress=progress)
    closed = when + timedelta(days=told.chance.randint(10, 200))
    if status.closed and closed <= told.today and told.often(0.6):
        _update(told, commitment, closed, UpdateKind.STATUS, status=status)


def _update(told: Telling, commitment: str, day: date, kind: UpdateKind, **values: Any) -> None:
    on: PartialDate = known(day)
    told.add(
        "update",
        commitment_id=commitment,
        updated_on=on,
        update_kind=kind,
        remark=remark(told.chance),
        **values,
    )


def _task(told: Telling, commitment: str, day: date) -> None:
    due = told.later(day, 10, 400)
    told.add(
        "task", title=f"Chase project {project(told.chance)}", status=told.chance.choice(tuple(TaskStatus)),
        commitment_id=commitment, owner="Synthetic Desk", due=Due(f"by {known(due).show()}", DueType.DATE, due, due),
    )  # fmt: skip

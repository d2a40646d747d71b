"""Writes a synthetic case file of any size, through the door like everything else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app import settings
from app.casefile import CaseFile
from app.filling.nations import HOME, World, tell_home, tell_nations, tell_topics
from app.filling.papers import tell_instruments, tell_papers, tell_visits
from app.filling.plan import Plan
from app.filling.promises import tell_promises
from app.filling.sessions import tell_sessions
from app.filling.telling import Telling
from app.garbage import few_full_collections
from app.holding import sweep_lock
from app.progress import Watch, unwatched
from app.unfinished import remove
from db.queries.records import count
from db.registry import KINDS
from db.values.ids import Clock, FixedClock, FixedIds, Ids

AUTHOR = "Synthetic"
WRITTEN = datetime(2026, 11, 21, 9, tzinfo=UTC)
"""The moment at which a synthetic file says it was written, unless another clock is given."""


@dataclass(frozen=True, slots=True)
class Filled:
    """How much was made: countries with home, all live records, links included, and the bytes of the file."""

    countries: int
    records: int
    size: int


def fill(
    path: Path,
    meetings: int,
    commitments: int,
    *,
    seed: int = 1,
    clock: Clock | None = None,
    ids: Ids | None = None,
    watch: Watch = unwatched,
) -> Filled:
    """Write so many meetings and commitments to a new file, with all that belongs to them; one country is heavy.

    The records are the same for the same numbers, seed, clock and ids. Raises InvalidValue, CaseFileError, and
    Cancelled where `watch` does; then no file is left.
    """
    plan = Plan.of(meetings, commitments)
    clock, ids = clock or FixedClock(WRITTEN), ids or FixedIds(f"fill {seed}")
    case = CaseFile.create(path, home=HOME, author=AUTHOR, clock=clock, ids=ids)
    try:
        with case, few_full_collections():
            _tell(case, plan, seed, watch)
            with case.read() as reader:
                countries, records = count(reader, ["country"]), count(reader, KINDS)
            case.keeper.forgo()
    except BaseException:
        remove(path)
        sweep_lock(path)
        raise
    return Filled(countries, records, path.stat().st_size)


def _tell(case: CaseFile, plan: Plan, seed: int, watch: Watch) -> None:
    told = Telling(case, seed, plan.meetings + plan.commitments, watch)
    home_id = case.settings().home_id
    assert home_id is not None  # the file was made with one
    _mark(case)
    topics = tell_topics(told)
    world = World(tell_home(told, home_id, plan), topics)
    for nation in tell_nations(told, plan, world.home):
        tell_instruments(told, world.home, nation)
        tell_visits(told, world.home, nation)
        tell_promises(told, world, nation, tell_sessions(told, world, nation))
        tell_papers(told, nation)
        world.others.append(nation.id)
    told.send()


def _mark(case: CaseFile) -> None:
    """The desk of the file is called synthetic, which every brief prints."""
    changes = case.door.changes()
    settings.put(changes, settings.DESK, "Synthetic desk, for measuring")
    case.door.change("Mark the file as synthetic", changes)

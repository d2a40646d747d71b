"""Another file takes the place of the open one, or opens beside it: what the session runs, and what is said after."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from app.casefile import CaseFile
from app.errors import ChanceryError
from db.values.ids import Clock, SystemClock
from ui.desktop.session import Session


def put_back(session: Session, source: Path) -> None:
    """Put a backup in the place of the open case file, and open it; what lay there is put aside."""
    place = session.path
    if place is not None:
        session.close_case()
        session.make("Restoring the backup …", partial(_put_back, source, place, session.clock))


def open_beside(session: Session, source: Path, place: Path) -> None:
    """Make a case file of a backup at another place, and open it."""
    session.make("Restoring the backup …", partial(_restored, source, place, session.clock))


def repair_here(session: Session) -> None:
    """Mend the open case file, after a backup, and open it again; its report stands among the notices."""
    place = session.path
    if place is not None:
        session.close_case()
        session.make("Repairing the case file …", partial(_repaired, place, session.clock))


def _put_back(source: Path, place: Path, clock: Clock | None) -> CaseFile:
    """Where the backup cannot be put back, the case file is as it was, and opens again."""
    try:
        return _restored(source, place, clock)
    except ChanceryError as error:
        case = CaseFile.open(place, clock=clock)
        case.notices.insert(0, f"{error} The case file is as it was.")
        return case


def _restored(source: Path, place: Path, clock: Clock | None) -> CaseFile:
    from app.backup import restore

    done = restore(source, place, (clock or SystemClock()).now())
    case = CaseFile.open(place, clock=clock)
    told = [f"“{place.name}” is restored from “{source.name}”."]
    if done.put_aside is not None:
        told.append(f"What lay there is kept in {done.put_aside}.")
    if done.before.trouble:
        told.append(done.before.trouble)
    case.notices[:0] = told
    return case


def _repaired(place: Path, clock: Clock | None) -> CaseFile:
    from app.repair import repair

    done = repair(place, clock)
    case = CaseFile.open(place, clock=clock)
    left = [f"Still wrong: {finding.sentence}" for finding in done.left]
    case.notices[:0] = [*done.steps, *left]
    return case

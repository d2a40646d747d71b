"""Ways to begin: write the demonstration, make a new case file; both open what they made."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from app.beginning import Wanted, begin
from app.casefile import CaseFile
from db.values.ids import Clock
from ui.desktop.session import Session


def demonstration(session: Session, path: Path) -> None:
    """Write the demonstration to a new file and open it."""
    session.make("Writing the demonstration …", partial(_told, path, session.clock))


def new_case_file(session: Session, wanted: Wanted) -> None:
    """Make an empty case file and open it."""
    session.make("Making the case file …", partial(begin, wanted, session.clock))


def recover(session: Session, path: Path) -> None:
    """Recover a damaged case file as far as it can be read, and open it."""
    session.make("Recovering the case file …", partial(_recovered, path, session.clock))


def _recovered(path: Path, clock: Clock | None) -> CaseFile:
    from app.repair import repair

    done = repair(path, clock)
    case = CaseFile.open(path, clock=clock)
    case.notices[:0] = done.steps
    return case


def _told(path: Path, clock: Clock | None) -> CaseFile:
    from app.demo.writing import write_demo

    write_demo(path)
    return CaseFile.open(path, clock=clock)

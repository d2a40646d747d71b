"""The open case file is written anew under another password: what the session runs, and what is said after."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app import protection
from app.casefile import CaseFile
from app.errors import ChanceryError
from app.protection import Protected
from db.values.ids import Clock
from db.values.password import Password
from ui.desktop.session import Session


@dataclass(frozen=True, slots=True)
class Wish:
    """What an officer wants: the new password (None: none), a backup of the former file, the older copies deleted."""

    password: Password | None
    keep_old: bool
    dispose: bool


def protect(session: Session, wish: Wish) -> None:
    """Close the case file, write it anew, and open it again."""
    place = session.path
    if place is not None:
        session.close_case()
        session.make("Writing the case file anew …", partial(_protected, place, wish, session.clock))


def _protected(place: Path, wish: Wish, clock: Clock | None) -> CaseFile:
    """Where it cannot be done, the case file is as it was, and opens again."""
    try:
        done = protection.protect(place, wish.password, keep_old=wish.keep_old, clock=clock)
    except ChanceryError as error:
        case = CaseFile.open(place, clock=clock)
        case.notices.insert(0, f"{error} The case file is as it was.")
        return case
    told = _told(place, done, wish)
    case = CaseFile.open(place, clock=clock)
    case.notices[:0] = told
    return case


def _told(place: Path, done: Protected, wish: Wish) -> list[str]:
    if not done.protected:
        return [f"“{place.name}” is no longer protected.", done.first.trouble]
    told = [f"“{place.name}” is protected with the new password."]
    going = [path for path in done.exposed if done.kept is None or path != done.kept.path]
    if wish.dispose and done.first.copy is not None:
        left = protection.dispose(going)
        told.append(_counted(len(going) - len(left), "deleted"))
        told += [f"{path.name} could not be deleted." for path in left]
    elif going:
        told.append(f"{_counted(len(going), 'left')} that open without it: see Backups.")
    return [*told, done.first.trouble]


def _counted(number: int, what: str) -> str:
    return f"{number:,} older {'copy' if number == 1 else 'copies'} {what}" + (
        "." if what == "deleted" else ""
    )

"""Makes a new case file: its home country by its ISO code, whose desk it is, its marking scheme."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app import settings
from app.casefile import CaseFile
from app.protection import new_key
from app.states import state
from db.values.ids import Clock
from db.values.password import Password
from db.values.text import Shape, clean_text


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a new case file is to be; `home` is an ISO code or a name, `scheme` an id of a scheme."""

    path: Path
    home: str
    desk: str = ""
    scheme: str = settings.DEFAULT_SCHEME
    password: Password | None = None


def begin(wanted: Wanted, clock: Clock | None = None) -> CaseFile:
    """Make the case file and open it. Raises NotFound for the country, InvalidValue, CaseFileError."""
    home = state(wanted.home)
    scheme = settings.scheme_named(wanted.scheme)
    key = None if wanted.password is None else new_key(wanted.password)
    case = CaseFile.create(wanted.path, home=(home.name, home.fields), scheme=scheme, clock=clock, key=key)
    try:
        if desk := clean_text(wanted.desk, Shape.LINE):
            changes = case.door.changes()
            settings.put(changes, settings.DESK, desk)
            case.door.change("Name the desk", changes, role="setup")
    except BaseException:
        case.close()
        raise
    return case

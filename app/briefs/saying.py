"""What only the officer can write for a brief: objectives, points to make, if raised, avoid, press line.

They are records (objectives and lines) and stay with the visit or meeting; those written for a country stand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from app.casefile import CaseFile
from app.door import Changed
from app.errors import NotFound
from app.local import Space
from app.names import Namer, label_of
from app.settings import read_settings
from db.models import Link, Meeting, Objective, SpeakingLine, Visit
from db.reader import Reader
from db.values.choices import LineKind, ObjectiveSide, Releasable
from db.values.errors import InvalidValue, excerpt
from db.values.marking import Marking, Scheme
from db.values.partial_date import PartialDate

S = TypeVar("S", Objective, SpeakingLine)

OBJECTIVE = MappingProxyType(
    {"ours": ("Our objectives", ObjectiveSide.OURS), "theirs": ("Their objectives", ObjectiveSide.THEIRS)}
)
LINE = MappingProxyType(
    {
        "point": ("Points to make", LineKind.POINT_TO_MAKE),
        "raised": ("If raised", LineKind.IF_RAISED),
        "avoid": ("Avoid", LineKind.AVOID),
        "press": ("Press line", LineKind.PRESS),
        "defensive": ("Defensive lines", LineKind.DEFENSIVE),
        "our_position": ("Our position", LineKind.POSITION_OURS),
        "their_position": ("Their position", LineKind.POSITION_THEIRS),
    }
)
"""Code → what the group is called, and what its records are."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One objective or line; `second` says to whom, how long it is valid, whether it may be used, how it is marked."""

    kind: str
    id: str
    wording: str
    second: str = ""
    standing: bool = False
    """Written for the country, not for this occasion."""


@dataclass(frozen=True, slots=True)
class Group:
    """Sayings of one sort, in their order."""

    code: str
    heading: str
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Sayings:
    """What is written for one brief; `reusable` was written for other occasions with the same country."""

    kind: str
    id: str
    groups: tuple[Group, ...]
    reusable: tuple[Saying, ...]
    scheme: Scheme
    marking: Marking | None
    """That of the visit or meeting, to begin with."""
    typed: tuple[tuple[str, str], ...] = ()
    """What was typed and never written, field by field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What an officer types; `valid_until` as people write dates, empty for no end."""

    code: str
    wording: str
    to_whom: str = ""
    valid_until: str = ""
    releasable: str = ""
    level: str | None = None


_SPACE = "saying"


def keep_typed(case: CaseFile, kind: str, record_id: str, typed: dict[str, str]) -> None:
    """Keep what is typed and not yet written, so that a crash loses nothing; raises CaseFileError."""
    if any(typed.values()):
        Space(case, _SPACE).put(f"{kind}:{record_id}", dict(typed), about=record_id)
    else:
        Space(case, _SPACE).drop(f"{kind}:{record_id}")


def _typed(case: CaseFile, kind: str, record_id: str) -> tuple[tuple[str, str], ...]:
    found = Space(case, _SPACE).get(f"{kind}:{record_id}")
    return tuple((str(k), str(v)) for k, v in found.items()) if isinstance(found, dict) else ()


def sorts(kind: str) -> tuple[tuple[str, str], ...]:
    """Code and name of what can be written for a kind of subject; a country has no objectives."""
    objectives = () if kind == "country" else tuple((code, one[0]) for code, one in OBJECTIVE.items())
    return (*objectives, *((code, one[0]) for code, one in LINE.items()))


def read_sayings(case: CaseFile, kind: str, record_id: str) -> Sayings:
    """What is written for a visit, meeting or country, in one snapshot. Raises NotFound."""
    today = case.clock.today()
    with case.read() as reader:
        settings = read_settings(reader)
        country, marking = _about(reader, kind, record_id, settings.home_id)
        own = reader.all(Objective, for_id=record_id) if kind != "country" else []
        lines = reader.all(SpeakingLine, country_id=country) if country else []
        if kind != "country":
            lines += [row for row in reader.all(SpeakingLine, for_id=record_id) if row.country_id != country]
        here = [row for row in lines if row.for_id in (None, record_id)]
        objectives = [_objective(row, settings.scheme) for row in _in_order(own)]
        sides = [row.side for row in _in_order(own)]
        groups = [
            Group(
                code, heading, _placed(one for one, of in zip(objectives, sides, strict=True) if of == side)
            )
            for code, (heading, side) in OBJECTIVE.items()
            if kind != "country"
        ]
        said_here = [(row.line_kind, _line(row, settings.scheme, today, kind)) for row in _in_order(here)]
        groups += [
            Group(code, heading, _placed(one for of, one in said_here if of == sort))
            for code, (heading, sort) in LINE.items()
        ]
        namer = Namer(reader)
        said = {row.wording for row in here}
        others = [row for row in lines if row.for_id not in (None, record_id) and row.wording not in said]
        reusable = tuple(_earlier(row, namer) for row in sorted(others, key=lambda row: row.id, reverse=True))
    typed = _typed(case, kind, record_id)
    return Sayings(kind, record_id, tuple(groups), reusable, settings.scheme, marking, typed)


def say(case: CaseFile, kind: str, record_id: str, written: Written) -> Changed:
    """Write an objective or a line for a visit, meeting or country. Raises InvalidValue, NotFound, CaseFileError."""
    wording = written.wording.strip()
    if not wording:
        raise InvalidValue("Type what is to be said first.")
    today = case.clock.today()
    changes = case.door.changes()
    if written.code in OBJECTIVE:
        _heading, side = OBJECTIVE[written.code]
        changes.create(
            "objective", for_id=record_id, side=side, wording=wording, position=_next(case, record_id)
        )
    else:
        _heading, sort = LINE[written.code]
        until = PartialDate.parse(written.valid_until, today=today) if written.valid_until.strip() else None
        with case.read() as reader:
            country, _marking = _about(reader, kind, record_id, read_settings(reader).home_id)
        changes.create(
            "line",
            line_kind=sort,
            wording=wording,
            country_id=country,
            for_id=None if kind == "country" else record_id,
            to_whom=written.to_whom.strip() or None,
            valid_until=until,
            releasable=Releasable(written.releasable) if written.releasable else None,
            position=_next(case, record_id),
            marking=Marking(written.level) if written.level else None,
        )
    return case.door.change(f"Write {excerpt(wording, 40)}", changes)


def reuse(case: CaseFile, kind: str, record_id: str, line_id: str) -> Changed:
    """Take a line of another occasion over: a new line for this one, which can be reworded; the old one stays as it is.

    Raises NotFound where it is not there any more, CaseFileError.
    """
    with case.read() as reader:
        row = reader.get(SpeakingLine, line_id)
    if row is None:
        raise NotFound("This line is not in the case file any more; it may have been deleted.")
    changes = case.door.changes()
    changes.create(
        "line",
        line_kind=row.line_kind,
        wording=row.wording,
        topic_id=row.topic_id,
        country_id=row.country_id,
        for_id=None if kind == "country" else record_id,
        to_whom=row.to_whom,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        releasable=row.releasable,
        position=_next(case, record_id),
        marking=row.marking,
    )
    return case.door.change(f"Use “{excerpt(row.wording, 40)}” again", changes)


def _about(reader: Reader, kind: str, record_id: str, home: str | None) -> tuple[str | None, Marking | None]:
    """The other country of a subject, and how the subject is marked."""
    if kind == "country":
        return record_id, None
    if kind == "visit":
        visit = reader.get(Visit, record_id)
        if visit is None:
            raise NotFound("This visit is not in the case file any more; it may have been deleted.")
        ends = (visit.to_id, visit.from_id)
        return next((one for one in ends if one and one != home), None), visit.marking
    meeting = reader.get(Meeting, record_id)
    if meeting is None:
        raise NotFound("This meeting is not in the case file any more; it may have been deleted.")
    links = sorted(reader.all(Link, owner_id=record_id, role="parties"), key=lambda link: link.position or 0)
    return next((link.target_id for link in links if link.target_id != home), None), meeting.marking


def _next(case: CaseFile, record_id: str) -> int:
    """The place after the last of what is written for a record."""
    with case.read() as reader:
        found = [
            row.position or 0
            for rows in (reader.all(Objective, for_id=record_id), reader.all(SpeakingLine, for_id=record_id))
            for row in rows
        ]
    return max(found, default=0) + 1


def _in_order(rows: Iterable[S]) -> list[S]:
    return sorted(rows, key=lambda row: (row.position is None, row.position or 0, row.id))


def _placed(found: Iterable[Saying]) -> tuple[Saying, ...]:
    """Those of the occasion first."""
    return tuple(sorted(found, key=lambda one: one.standing))


def _objective(row: Objective, scheme: Scheme) -> Saying:
    return Saying("objective", row.id, row.wording, _marked(row.marking, scheme))


def _line(row: SpeakingLine, scheme: Scheme, today: date, kind: str) -> Saying:
    lapsed = bool(row.valid_until and row.valid_until.last < today)
    until = row.valid_until.seen_short(no_break=False) if row.valid_until else ""
    parts = (
        f"to {row.to_whom}" if row.to_whom else "",
        (f"lapsed {until}" if lapsed else f"valid until {until}") if until else "",
        label_of(row.releasable).lower() if row.releasable and row.releasable != Releasable.UNKNOWN else "",
        _marked(row.marking, scheme) or "not assessed",
    )
    standing = row.for_id is None and kind != "country"
    words = (*parts, "standing line") if standing else parts
    return Saying("line", row.id, row.wording, " · ".join(part for part in words if part), standing)


def _earlier(row: SpeakingLine, namer: Namer) -> Saying:
    return Saying("line", row.id, row.wording, f"{label_of(row.line_kind)} · {namer.name(row.for_id)}")


def _marked(marking: Marking | None, scheme: Scheme) -> str:
    return marking.show(scheme) if marking else ""

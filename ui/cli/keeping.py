"""The commands that keep copies: backup, restore."""

from __future__ import annotations

import argparse
from pathlib import Path

from app import backup as backups
from app import protection
from app.backup import Inside, Known
from db.values.ids import SystemClock
from ui.cli.answer import Answer
from ui.cli.opening import case_path, opened
from ui.cli.passwords import give, unlocked
from ui.cli.telling import when
from ui.cli.wording import counted, one_line


def backup(given: argparse.Namespace) -> Answer:
    """Make a proved copy now, on the shelf or at a place of the officer's choice."""
    with opened(given, write=True) as case:
        if given.output is not None:
            target = Path(given.output).absolute()
            backups.write_to(case, target)
            return Answer(
                f"The copy is proved and written: {target}.", {"written": str(target), "number": None}
            )
        kept = backups.keep(case)
    return Answer(
        f"Backup {kept.number} is proved and kept: {kept.path}.",
        {"written": str(kept.path), "number": kept.number},
    )


def restore(given: argparse.Namespace) -> Answer:
    """List the backups, look into one, or put one where the case file lies."""
    place = case_path(given)
    if protection.is_locked(place):
        give(place, given, optional=True)  # without it the backups can be put back all the same
    if given.backup is None:
        known = backups.backups_of(place)
        lines = [_line(one) for one in known] or [f"There are no backups of “{place.name}”."]
        return Answer("\n".join(lines), {"backups": [_known_data(one) for one in known]})
    source = backups.named(place, given.backup)
    if given.look:
        inside = unlocked(given, lambda: backups.look(source))
        return Answer(f"{source}\n{_told(inside)}", {"path": str(source), "inside": _data(inside)})
    done = unlocked(given, lambda: backups.restore(source, place, SystemClock().now()))
    aside = f" What lay there is kept in {done.put_aside}." if done.put_aside else ""
    return Answer(
        f"“{place.name}” is restored: {_told(done.inside)}{aside}",
        {
            "restored": str(done.place),
            "from": str(done.source),
            "site": done.site,
            "put_aside": str(done.put_aside) if done.put_aside else None,
            "inside": _data(done.inside),
        },
        aside=done.before.trouble,
    )


def _line(known: Known) -> str:
    copy = known.copy
    told = _told(known.inside) if known.inside else known.trouble
    return f"{copy.number:>4}  {copy.day.isoformat()} {copy.time[:2]}:{copy.time[2:]} UTC  ({copy.reason})  {told}"


def _told(inside: Inside) -> str:
    records = counted(sum(inside.records.values()), "record", "records")
    changes = counted(inside.changes, "change", "changes")
    last = f"; last “{one_line(inside.last_action)}”, {when(inside.last_wall)}" if inside.last_wall else ""
    return f"{records}, {changes}{last}, site {inside.site[:8]}."


def _known_data(known: Known) -> dict[str, object]:
    copy = known.copy
    return {
        "number": copy.number,
        "made": f"{copy.day.isoformat()} {copy.time}",
        "reason": copy.reason,
        "path": str(copy.path),
        "inside": _data(known.inside) if known.inside else None,
        "protected": known.protected,
        "trouble": known.trouble or None,
    }


def _data(inside: Inside) -> dict[str, object]:
    return {
        "case": inside.case_id,
        "site": inside.site,
        "changes": inside.changes,
        "records": [{"kind": kind, "count": count} for kind, count in inside.records.items()],
        "last_action": inside.last_action,
        "last_author": inside.last_author,
        "last_when": inside.last_wall,
    }

"""Mends a case file: rebuilds what the journal knows, and recovers one that cannot be opened. Never only "delete it".

    repair(path)    opens? → a backup, then tables, indexes and search anew out of the journal, attachments from backups
                    does not open, or the journal itself is damaged? → recover(path)
    recover(path)   1  a copy to read from; the damaged file is put aside with its journals, never deleted
                    2  the newest good backup that is an earlier state of it, and the newer changes that are proved
                    3  without such a backup, an empty file and every change that is proved
                    4  what is readable beyond that, written as changes of this day

The result is proved (pages, references, hashes, fold) before it takes the place, under a new site id.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.backup import before
from app.backups.placing import draft_for, install, key_for, remove, scratch_for, sweep
from app.backups.quarantine import copy_to
from app.backups.shelf import Copy, Shelf, shelves_for
from app.casefile import CaseFile
from app.check import Finding, check
from app.errors import CaseFileError, ChanceryError, DamagedCaseFile, NotACaseFile
from app.holding import hold
from app.protection import recognise, refuse_locked
from app.sites import profile
from db import backup as copying
from db import keys, rebuild, replay, salvage
from db.attachments import broken_digests, mend
from db.identity import proved_case_id
from db.journal import Action
from db.salvage import Salvage
from db.store import Store
from db.values.ids import Clock, SystemClock, SystemIds

AUTHOR = "Chancery"
MENDED_FROM_JOURNAL = frozenset({"integrity", "references", "fold", "search"})
"""What can be made anew while the journal is sound."""


class NothingReadable(CaseFileError):
    """Neither a good backup nor a single change was found."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What was done, in sentences, and what is still wrong; `put_aside` is where the damaged file went."""

    steps: tuple[str, ...]
    left: tuple[Finding, ...]
    put_aside: Path | None = None


@dataclass(frozen=True, slots=True)
class Recovered:
    """How a case file was recovered: the backup it began with, and how much was added to it."""

    base: Copy | None
    replayed: int
    """Changes that were taken over as they were written, with their history."""
    merged: int
    """Records brought up to what was readable, as changes of today."""
    put_aside: Path | None


def repair(path: Path, clock: Clock | None = None) -> Repair:
    """Mend the case file at a place by what it takes; raises CaseFileBusy, CaseFileError, NothingReadable."""
    clock = clock or SystemClock()
    try:
        with CaseFile.open(path, author=AUTHOR, clock=clock) as case:
            steps = list(_mend(case))
            left = check(case).findings
    except (DamagedCaseFile, NotACaseFile):  # damage to the first page makes it look like anything
        steps, left = [], (Finding("integrity", "It cannot be opened."),)
    if not left:
        return Repair(tuple(steps) or ("It is sound; nothing was changed.",), ())
    if all(finding.check == "attachments" for finding in left):
        return Repair((*steps, "What is still damaged is in no backup either."), left)
    recovered = recover(path, clock)
    with CaseFile.open(path, author=AUTHOR, clock=clock) as case:
        return Repair((*steps, *_told(recovered)), check(case).findings, recovered.put_aside)


def recover(path: Path, clock: Clock | None = None) -> Recovered:
    """Make a sound case file out of backups and whatever of a damaged one proves itself; the damaged one is kept.

    Raises CaseFileBusy, CaseFileError, NothingReadable, PasswordNeeded; then the damaged file is as it was.
    """
    clock, place = clock or SystemClock(), path.absolute()
    with hold(place):
        sweep(place, profile(), clock.now())
        refuse_locked(place)
        recognise(place)
        draft = draft_for(place)
        try:
            found = salvaged(place)
            base = newest_good(place, found, draft)
            if base is None:
                if not any(one.proved or one.entry.body for one in found.changes):
                    raise NothingReadable(
                        f"Nothing could be read of “{path.name}”, and there is no good backup. It was left as it is."
                    )
                new_id = proved_case_id(found.meta) or SystemIds(clock).new()
                Store.create(draft, new_id, keys.key_of(place)).close()
            replayed, merged = completed(draft, found, clock)
            aside = install(draft, place, profile=profile(), source=base.path if base else place)
        finally:
            remove(draft)
            remove(scratch_for(place))
    return Recovered(base, replayed, merged, aside)


def salvaged(place: Path) -> Salvage:
    """What is readable of a damaged case file; a save that was cut off is taken back first, on a copy."""
    scratch = scratch_for(place)
    if not place.exists():
        return Salvage()
    copy_to(place, scratch)
    copying.settle(scratch)
    return salvage.read(scratch)


def newest_good(place: Path, found: Salvage, draft: Path) -> Copy | None:
    """Put the newest backup that is sound, and an earlier state of the damaged file, at `draft`; None for none."""
    for copy in _candidates(place, found):
        with suppress(ChanceryError):  # the next one may be good
            copying.recode(copy.path, draft, key_for(place, copy.path), chained=True)
            store = Store.open(draft, write=True)
            try:
                good = store.write(lambda connection: replay.follows(connection, found))
            finally:
                store.close()
            if good and not copying.flaw(draft, folded=True):
                return copy
        remove(draft)
    return None


def completed(draft: Path, found: Salvage, clock: Clock) -> tuple[int, int]:
    """Bring what was salvaged into the draft: (changes taken over, records brought up to date). New site id."""
    store = Store.open(draft, write=True)
    try:
        replayed, rest = store.write(lambda connection: replay.replay(connection, found))
        site, wanted = store.new_site(), replay.meant(rest)
        if not wanted:
            return replayed, 0
        there = store.write(replay.present)
        action = Action(
            SystemIds(clock).new(), "Recover what was readable of a damaged case file", secrets.token_hex(8), AUTHOR,
            clock.now().isoformat(),
        )  # fmt: skip
        with store.transaction(action, site, None) as unit:
            merged = replay.write(unit, wanted, there)
        return replayed, merged
    finally:
        store.close()


def _candidates(place: Path, found: Salvage) -> list[Copy]:
    """Backups of this place, newest first: of the same case file where its id could be read."""
    case_id = proved_case_id(found.meta)
    return Shelf(profile(), case_id, place).copies() if case_id else shelves_for(profile(), place)


def _mend(case: CaseFile) -> Iterator[str]:
    """What can be mended in an open file whose journal is sound."""
    findings = {finding.check for finding in check(case).findings}
    if "journal" in findings or not findings:
        return
    case.keeper.note_change()  # the damage, too, is worth a copy of its own
    if trouble := before(case, "repair").trouble:
        yield trouble
    if findings & MENDED_FROM_JOURNAL:
        with suppress(CaseFileError):  # pages too damaged to be rewritten: the file is recovered instead
            case.maintain(rebuild.rebuild)
            yield "Tables, indexes and search were made anew out of the journal."
    if "attachments" in findings and (mended := _mend_attachments(case)):
        yield f"{mended} attachment{'' if mended == 1 else 's'} came back from a backup."


def _mend_attachments(case: CaseFile) -> int:
    """Look for the contents that are missing or damaged in the backups, which address them by the same hash."""
    with case.read() as reader:
        wanted = set(broken_digests(reader))
    mended = 0
    for copy in case.keeper.shelf.everywhere():
        if not wanted:
            break
        with suppress(ChanceryError), CaseFile.open(copy.path, write=False) as other, other.read() as reader:
            pieces = mend(reader, wanted)
            case.maintain(pieces.store)
            wanted -= pieces.found
            mended += len(pieces.found)
    return mended


def _told(recovered: Recovered) -> Iterator[str]:
    if recovered.base is None:
        yield "There was no good backup; the file was made anew out of what was readable."
    else:
        yield f"Backup {recovered.base.number} of {recovered.base.day.isoformat()} was taken as the beginning."
    yield f"{recovered.replayed} newer changes were taken over, each proved by its hash."
    if recovered.merged:
        yield f"{recovered.merged} records were brought up to what was readable, without their history."
    if recovered.put_aside:
        yield f"The damaged file is kept in {recovered.put_aside}."

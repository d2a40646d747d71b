"""The one way to change records: rules → unit of work → journal → what changed.

Every change is one action in words, one transaction, one thread. Nothing else in the program writes records.
"""

from __future__ import annotations

import io
import secrets
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from app.changes import Changes, Step
from app.conflicts import refuse_conflicts
from app.garbage import few_full_collections
from app.patches import Patch, Patches
from app.rules.checking import refuse_faults
from db.journal import Action, Role
from db.models.papers import CHUNK
from db.store import Store
from db.uow import SiteState, Touched, UnitOfWork
from db.values.courtesy import give_way
from db.values.ids import Clock, Ids
from db.values.text import Shape, clean_text

T = TypeVar("T")

AT_ONCE = 1_000
"""Records read with one statement before they are changed."""


@dataclass(frozen=True, slots=True)
class ChangedRecord:
    """One record that a transaction changed, and which of its fields (empty for a deletion or restoration)."""

    kind: str
    id: str
    fields: tuple[str, ...]
    deleted: bool | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """What a transaction changed; `transaction` is empty where nothing did."""

    transaction: str
    action: str
    records: tuple[ChangedRecord, ...]


class Door:
    """Changes the records of one case file, one action at a time."""

    def __init__(self, store: Store, site: str, author: str, clock: Clock, ids: Ids) -> None:
        self._store = store
        self._author = clean_text(author, Shape.LINE) or "officer"
        self._clock = clock
        self._ids = ids
        self._site = site
        self._state: SiteState | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self.begun = False
        """Whether a change was tried since the file was opened."""
        self.before_first: Callable[[], None] = lambda: None
        """Called on the writing thread before the first change; what it raises refuses the change."""
        self.after_commit: list[Callable[[Changed, SiteState], None]] = []
        """Called on the writing thread after each commit."""

    @property
    def author(self) -> str:
        """Who changes records here."""
        return self._author

    def changes(self) -> Changes:
        """An empty list of steps with the ids of this case file."""
        return Changes(self._ids)

    def change(self, action: str, steps: Changes | Iterable[Step], *, role: Role = "edit") -> Changed:
        """Make a change, all of it or nothing; `role` is `setup` only for what makes a case file.

        Raises InvalidValue, NotFound, RulesBroken, Conflict, CaseFileError; after any of them nothing is changed.
        """
        wanted = list(steps)
        files = steps.files if isinstance(steps, Changes) else {}

        def work(unit: UnitOfWork) -> None:
            for digest, content in files.items():
                unit.keep_file(digest, _pieces(content))
            _apply(unit, wanted)

        return self.run(lambda: self._transact(action, work, role=role))

    def run(self, job: Callable[[], T]) -> T:
        """Run a job on the writing thread and wait for it."""
        return self._thread.submit(job).result()

    def transact(
        self, action: str, work: Callable[[UnitOfWork], None], *, role: Role = "edit", of: str | None = None
    ) -> Changed:
        """One transaction for undo, redo and imports, which know their patches already; on the writing thread."""
        return self.run(lambda: self._transact(action, work, role=role, of=of))

    def close(self) -> None:
        """Finish what is under way and end the writing thread."""
        self._thread.shutdown(wait=True)

    def _transact(
        self, action: str, work: Callable[[UnitOfWork], None], *, role: Role = "edit", of: str | None = None
    ) -> Changed:
        words = clean_text(action, Shape.LINE)
        if not self.begun:
            self.before_first()
            self.begun = True
        head = Action(
            self._ids.new(),
            words,
            secrets.token_hex(8),
            self._author,
            self._clock.now().isoformat(),
            role,
            of,
        )
        try:
            with few_full_collections(), self._store.transaction(head, self._site, self._state) as unit:
                work(unit)
            self._state = unit.site
        except BaseException:
            self._state = None  # what is stored decides, not what was intended
            raise
        changed = Changed(head.id if unit.touched else "", words, tuple(map(_reported, unit.touched)))
        if unit.touched:
            for listener in self.after_commit:
                listener(changed, unit.site)
        return changed


def _apply(unit: UnitOfWork, steps: list[Step]) -> None:
    patches = Patches(unit).take(steps)
    refuse_conflicts(unit, patches)
    write(unit, patches)
    refuse_faults(unit, patches, taken=True)


def _pieces(content: bytes | Path) -> Iterator[bytes]:
    with io.BytesIO(content) if isinstance(content, bytes) else content.open("rb") as file:
        while piece := file.read(CHUNK):
            yield piece


def write(unit: UnitOfWork, patches: list[Patch]) -> None:
    """Bring patches into journal and tables: new records, new values, then deletions and restorations."""
    for start in range(0, len(patches), AT_ONCE):
        some = patches[start : start + AT_ONCE]
        unit.expect_heads(patch.id for patch in some if patch.before is not None)
        for patch in some:
            give_way()
            _write(unit, patch)
    unit.settle()


def _write(unit: UnitOfWork, patch: Patch) -> None:
    if patch.before is None:
        if not patch.deleted:
            unit.create(patch.id, patch.kind, patch.values)
        return
    if changed := patch.changed():
        unit.set(patch.before, changed)
    if patch.deleted is not None and patch.deleted != patch.before.deleted:
        unit.live_or_deleted(patch.before, deleted=patch.deleted)


def _reported(touched: Touched) -> ChangedRecord:
    return ChangedRecord(touched.kind, touched.rec, touched.fields, touched.deleted)

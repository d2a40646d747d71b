"""Judges what an operation that failed somewhere left behind, as the next start finds it: the old state or the new."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.casefile import CaseFile
from app.check import check
from app.errors import CaseFileError
from app.local import Space
from app.repair import repair
from db.backup import flaw
from db.engine import reader_engine
from db.header import APPLICATION_ID, inspect
from db.keys import is_protected
from db.values.ids import FixedClock
from tests.faults import operations
from tests.faults.operations import (
    CASE,
    EARLIER,
    FRESH,
    INCOMERS,
    INCOMING,
    OLD,
    OTHER_KEY,
    OUT,
    SECRET,
    names_in,
)

LATER = FixedClock(datetime(2099, 1, 1, tzinfo=UTC))
"""The next start, late enough that everything unfinished is nobody's any more."""
BEFORE = frozenset({"Anna", "Boris"})
AFTER: dict[str, frozenset[str]] = {
    "save": BEFORE | {"Clara"},
    "import": BEFORE | frozenset(INCOMERS),
    "restore": frozenset({"Anna"}),
    "undo": frozenset({"Anna"}),
}
"""Whom the case file knows after an operation that changes that."""
ENDS = frozenset({"0", "1", "-9"})
"""Done, refused in a sentence, killed."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a run left: `old` or `new`, or what is wrong; whether it had said that it was done; how it ended."""

    state: str
    acknowledged: bool
    status: str

    @property
    def good(self) -> bool:
        kept = not (self.acknowledged and self.state == "old")
        return self.state in {"old", "new"} and kept and self.status in ENDS

    def __str__(self) -> str:
        state = self.state if self.good else "BAD"
        return f"{state} acknowledged" if self.acknowledged else state


def judged(folder: Path, operation: str) -> Verdict:
    """Open what is left as the next start does, say what it is, and remove it."""
    operations.use(folder)
    status = str((folder / "status").readlink()) if (folder / "status").is_symlink() else "-9"
    if (folder / "traceback").is_symlink():
        state = str((folder / "traceback").readlink())
    else:
        try:
            name = operations.plain(operation)
            state = JUDGES[name](folder) if name in JUDGES else of_desk(folder, name)
        except CaseFileError as error:
            state = f"cannot be opened: {error}"
    verdict = Verdict(state, (folder / "acknowledged").is_symlink(), status)
    shutil.rmtree(folder)
    return verdict


def of_desk(folder: Path, operation: str) -> str:
    """The case file must be sound and hold what it held or what it should hold; nothing unfinished lies about."""
    with CaseFile.open(operations.use(folder), clock=LATER) as case:
        findings = check(case).findings
        names = names_in(case)
        draft = Space(case, "draft").get("person/new")
    if findings:
        return f"not sound: {findings[0]}"
    if (folder / "kept").is_symlink() and "Clara" not in names and draft != {"name": "Clara"}:
        return "what was typed is lost"
    if trouble := _leavings(folder) or (_plain_text(folder) if operation != "protect" else ""):
        return trouble
    if names == AFTER.get(operation, BEFORE):
        return "new"
    return "old" if names == BEFORE else f"between: {sorted(names)}"


def _leavings(folder: Path) -> str:
    """Files that nobody will ever use again, and backups that are none; empty journals and locks are in order."""
    named = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    strays = [path.name for path in named if path.name.startswith(".chancery-")]
    strays += [path.name for path in named if path.name.endswith("-journal") and path.stat().st_size]
    if strays:
        return f"left behind: {sorted(strays)}"
    for copy in (folder / "profile" / "chancery" / "backups").rglob("*.chancery"):
        if "before repair" not in copy.name and (trouble := _flaw(copy)):
            return f"a bad backup {copy.name}: {trouble}"
    return ""


def _plain_text(folder: Path) -> str:
    """Beside a protected file nothing of it lies in plain, but what was exported."""
    if not is_protected(folder / CASE):
        return ""
    there = [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and path.name != INCOMING and path.parent.name != OUT
        if any(word in path.read_bytes() for word in (b"Anna", b"Boris", SECRET.encode()))
    ]
    return f"in plain: {sorted(there)}" if there else ""


_FLAWS: dict[bytes, str] = {}
"""SHA-256 of a backup → what is wrong with it; most are the one that every run begins with."""


def _flaw(copy: Path) -> str:
    digest = hashlib.sha256(copy.read_bytes()).digest()
    if digest not in _FLAWS:
        _FLAWS[digest] = flaw(copy, folded=True)
    return _FLAWS[digest]


def of_backup(folder: Path) -> str:
    """The copy that was asked for is there or not; that it is sound, the desk's judge has seen."""
    state = of_desk(folder, "backup")
    made = any(copy.name.startswith("000003 ") for copy in (folder / "profile").rglob("*.chancery"))
    return state if state != "new" or made else "old"


def of_restoration(folder: Path) -> str:
    """Where the backup took its place, the file that lay there is put aside whole."""
    state = of_desk(folder, "restore")
    if state != "new":
        return state
    aside = [path for path in folder.glob(f"{CASE} put aside/*/{CASE}") if not flaw(path, folded=True)]
    for path in aside:
        with CaseFile.open(path, write=False) as case:
            if names_in(case) == BEFORE:
                return "new"
    return "the file that was replaced is gone"


def of_export(folder: Path) -> str:
    state = of_desk(folder, "export")
    content = (folder / OUT / "case.json").read_bytes()
    if state != "new" or content == EARLIER:
        return "old" if state == "new" else state
    names = {one.get("name") for one in json.loads(content)["records"] if one["kind"] == "person"}
    return "new" if names == BEFORE else f"between: {names}"


def of_brief(folder: Path) -> str:
    state = of_desk(folder, "brief")
    if state != "new" or (folder / OUT / "brief.docx").read_bytes() == EARLIER:
        return "old" if state == "new" else state
    with zipfile.ZipFile(folder / OUT / "brief.docx") as archive:
        bad = archive.testzip()
        return "new" if bad is None and "word/document.xml" in archive.namelist() else f"between: {bad}"


def of_migration(folder: Path) -> str:
    place = folder / OLD
    header = inspect(place)
    engine = reader_engine(place, read_only_file=False)
    with engine.connect() as connection:
        run = connection.exec_driver_sql
        sound = run("PRAGMA integrity_check").scalar()
        tables = run("SELECT count(*) FROM sqlite_master WHERE type = 'table'").scalar_one()
        version = run("PRAGMA user_version").scalar()
        kept = run("SELECT words FROM kept").scalar()
    engine.dispose()
    if (sound, kept, header.application_id) != ("ok", "here", APPLICATION_ID):
        return f"not sound: {sound}"
    if (version, tables) == (0, 1):
        return "old"
    return "new" if version and tables > 30 else f"between: schema {version}, {tables} tables"


def of_creation(folder: Path) -> str:
    """No file, so that the officer can make it again, or one with its home country and marking scheme."""
    place, wrong, there = operations.use(folder).with_name(FRESH), "", False
    if place.exists():
        with CaseFile.open(place, clock=LATER) as case:
            wrong = f"not sound: {check(case).findings[0]}" if check(case).findings else ""
            wrong = wrong or ("" if case.settings().home_id else "between: no home country")
            there = True
    state = of_desk(folder, "create")
    return wrong or ("old" if state == "new" and not there else state)


def of_expunge(folder: Path) -> str:
    """What is expunged is nowhere in the file, byte by byte, also not in a journal; or all of it is still there."""
    state = of_desk(folder, "expunge")
    with CaseFile.open(folder / CASE, write=False) as case, case.read() as reader:
        there = reader.rows("SELECT career LIKE ? FROM person WHERE name = 'Boris'", f"%{SECRET}%")[0][0]
    word = SECRET.encode()
    traces = [path.name for path in folder.iterdir() if path.is_file() and word in path.read_bytes()]
    if state != "new" or there:
        return "old" if state == "new" else state
    return f"still in {traces}" if traces else "new"


def of_repair(folder: Path) -> str:
    """Mended or as it was; as it was, it can still be mended."""
    with CaseFile.open(operations.use(folder), clock=LATER) as case:
        old = [one.check for one in check(case).findings] if "Nobody" in names_in(case) else []
    if old:
        repair(folder / CASE, LATER)
    state = of_desk(folder, "repair")
    return "old" if old and state == "new" else state


def of_recovery(folder: Path) -> str:
    """Sound, or as damaged as it was and still recoverable; the damaged file is kept byte by byte in any case."""
    place = operations.use(folder)
    try:
        CaseFile.open(place, clock=LATER).close()
        old = False
    except CaseFileError:
        old = True
        repair(place, LATER)
    kept = [path for path in folder.rglob(f"*{CASE}") if path.read_bytes()[100:500] == b"\xaa" * 400]
    if not any("put aside" in str(path) for path in kept):
        return "the damaged file is gone"
    state = of_desk(folder, "recover")
    return "old" if old and state == "new" else state


def of_protection(folder: Path) -> str:
    """Under the old key or the new one, sound under either."""
    state = of_desk(folder, "protect")
    if state != "new":
        return state
    return "new" if (folder / CASE).read_bytes().startswith(OTHER_KEY.salt) else "old"


JUDGES: dict[str, Callable[[Path], str]] = {
    "export": of_export,
    "brief": of_brief,
    "backup": of_backup,
    "restore": of_restoration,
    "migrate": of_migration,
    "create": of_creation,
    "expunge": of_expunge,
    "repair": of_repair,
    "recover": of_recovery,
    "protect": of_protection,
}

"""The operations that are made to fail, each on a folder of its own with one prepared case file and its profile."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from app import backup, protection
from app.briefs.request import Request
from app.briefs.writing import write_brief
from app.casefile import CaseFile
from app.errors import ChanceryError
from app.expunge import expunge as expunge_record
from app.interchange.exporting import export_file
from app.interchange.importing import import_file
from app.local import Space
from app.repair import recover as recover_file
from app.repair import repair as repair_file
from app.undo import undo as undo_last
from db import keys, schema
from db.engine import writer_engine, writing
from db.errors import translated
from db.header import APPLICATION_ID
from db.keys import MARK, Key
from db.values.ids import FixedClock

CASE = "desk.chancery"
OLD = "old.chancery"
FRESH = "fresh.chancery"
INCOMING = "incoming.json"
OUT = "out"
EARLIER = b"what an earlier export wrote"
SECRET = "Ochsenfrosch"
"""A word that stands in nothing but the career of Boris, which is expunged."""
INCOMERS = tuple(f"Incomer {number}" for number in range(1, 6))
HOME = ("India", {"code": "IND"})
PARTNER = "Oman"
CLOCK = FixedClock(datetime(2026, 11, 21, 12, tzinfo=UTC))

KEY, OTHER_KEY = Key(b"k" * 32, MARK + b"0" * 12), Key(b"o" * 32, MARK + b"1" * 12)
"""What protected case files are under here; every process of the tests knows them."""

Said = Callable[[str], None]
"""Leaves a mark beside the case file: `acknowledged`, once the operation has said that it is done."""


def use(folder: Path) -> Path:
    """Make a folder's profile and the keys ours; returns its case file."""
    for key in (KEY, OTHER_KEY):
        keys.hold(key)
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        os.environ[name] = str(folder / "profile")
    return folder / CASE


def opened(folder: Path) -> CaseFile:
    return CaseFile.open(use(folder), author="officer", clock=CLOCK)


def prepare(folder: Path, *, protected: bool = False) -> None:
    """A case file with Anna, a backup of it, then Boris: what every operation begins with."""
    key = KEY if protected else None
    use(folder / "elsewhere")
    with CaseFile.create(folder / "other.chancery", home=HOME, author="other", clock=CLOCK) as case:
        for name in INCOMERS:
            add(case, name)
        export_file(case, folder / INCOMING)
    for path in (
        folder / "other.chancery",
        folder / "other.chancery-journal",
        folder / ".other.chancery.lock",
    ):
        path.unlink()
    place = use(folder)
    with CaseFile.create(place, home=HOME, author="officer", clock=CLOCK, key=key) as case:
        add(case, "Anna")
        backup.keep(case)
        oman = case.door.changes()
        oman.create("country", name=PARTNER, code="OMN")
        case.door.change("Add Oman", oman)
        add(case, "Boris", SECRET)
    (folder / OUT).mkdir()
    for name in ("case.json", "brief.docx"):
        (folder / OUT / name).write_bytes(EARLIER)
    empty = writer_engine(folder / OLD, create=True, key=key)
    with writing(empty) as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql("CREATE TABLE kept (words TEXT)")
        connection.exec_driver_sql("INSERT INTO kept VALUES ('here')")
    empty.dispose()


def add(case: CaseFile, name: str, word: str = "x") -> None:
    changes = case.door.changes()
    changes.create("person", name=name, career=f"{word} {'y' * 3000}")
    changes.attach(f"{name}.txt", name.encode() * 1000)
    case.door.change(f"Add {name}", changes)


def names_in(case: CaseFile) -> set[str]:
    with case.read() as reader:
        return {row[0] for row in reader.rows("SELECT name FROM person WHERE deleted = 0")}


def reopen(folder: Path, said: Said) -> None:
    """The next start after a kill in the middle of a save, which SQLite takes back."""
    with opened(folder):
        said("acknowledged")


def save(folder: Path, said: Said) -> None:
    """What is typed is kept as a draft, then saved; a save that was refused is tried again if it did not take."""
    with opened(folder) as case:
        drafts = Space(case, "draft")
        drafts.put("person/new", {"name": "Clara"})
        said("kept")
        try:
            add(case, "Clara")
        except ChanceryError:
            if "Clara" not in names_in(case):
                add(case, "Clara")
        said("acknowledged")
        drafts.drop("person/new")


def take_back(folder: Path, said: Said) -> None:
    """Boris is undone."""
    with opened(folder) as case:
        undo_last(case)
        said("acknowledged")


def bring_in(folder: Path, said: Said) -> None:
    """Five people and their files come out of case-file JSON."""
    with opened(folder) as case:
        import_file(case, folder / INCOMING)
        said("acknowledged")


def export(folder: Path, said: Said) -> None:
    """Case-file JSON takes the place of an earlier export."""
    with opened(folder) as case:
        export_file(case, folder / OUT / "case.json")
        said("acknowledged")


def brief(folder: Path, said: Said) -> None:
    """A Word file takes the place of an earlier one."""
    with opened(folder) as case:
        with case.read() as reader:
            country = reader.rows("SELECT id FROM country WHERE name = ?", PARTNER)[0][0]
        request = Request(as_of=date(2026, 11, 21), country=country, draft=True)
        write_brief(case, request, folder / OUT / "brief.docx", replace=True)
        said("acknowledged")


def keep(folder: Path, said: Said) -> None:
    """A backup that was asked for."""
    with opened(folder) as case:
        case.keeper.note_change()
        backup.keep(case)
        said("acknowledged")


def restore(folder: Path, said: Said) -> None:
    """The first backup comes back."""
    place = use(folder)
    backup.restore(backup.named(place, "1"), place, CLOCK.now())
    said("acknowledged")


def migrate(folder: Path, said: Said) -> None:
    """Every migration there is, on a file of schema 0."""
    engine = writer_engine(folder / OLD)
    try:
        with translated(folder / OLD):
            schema.migrate(engine)
    finally:
        engine.dispose()
    said("acknowledged")


def create(folder: Path, said: Said) -> None:
    """A new case file with its home country and marking scheme."""
    key = keys.key_of(use(folder))
    with CaseFile.create(folder / FRESH, home=HOME, author="officer", clock=CLOCK, key=key):
        said("acknowledged")


def expunge(folder: Path, said: Said) -> None:
    """The career of Boris is taken out of everything."""
    with opened(folder) as case:
        with case.read() as reader:
            boris = reader.rows("SELECT id FROM person WHERE name = 'Boris'")[0][0]
        expunge_record(case, boris, "career")
        said("acknowledged")


def repair(folder: Path, said: Said) -> None:
    """Tables that hold something else than the journal are made anew."""
    repair_file(use(folder), CLOCK)
    said("acknowledged")


def recover(folder: Path, said: Said) -> None:
    """A file that cannot be opened is put aside; the backup and the proved changes since take its place."""
    recover_file(use(folder), CLOCK)
    said("acknowledged")


def protect(folder: Path, said: Said) -> None:
    """The case file is put under another key."""
    protection.put_under(use(folder), OTHER_KEY, keep_old=False, clock=CLOCK)
    said("acknowledged")


def disagree(folder: Path) -> None:
    """A table says something else than the journal."""
    engine = writer_engine(folder / CASE)
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE person SET name = 'Nobody' WHERE name = 'Boris'")
    engine.dispose()


def spoil(folder: Path) -> None:
    """The root of the schema is overwritten."""
    with (folder / CASE).open("rb+") as file:
        file.seek(100)
        file.write(b"\xaa" * 400)


OPERATIONS: dict[str, Callable[[Path, Said], None]] = {
    "open": reopen,
    "save": save,
    "import": bring_in,
    "export": export,
    "brief": brief,
    "backup": keep,
    "restore": restore,
    "migrate": migrate,
    "create": create,
    "undo": take_back,
    "expunge": expunge,
    "repair": repair,
    "recover": recover,
    "protect": protect,
}
DAMAGE: dict[str, Callable[[Path], None]] = {"repair": disagree, "recover": spoil}
"""What is done to the prepared case file before an operation begins."""
PLAIN = tuple(OPERATIONS)
PROTECTED = "protected "
OPERATIONS |= {PROTECTED + name: work for name, work in tuple(OPERATIONS.items())}
"""Each of them on a plain case file, and on a protected one."""


def plain(operation: str) -> str:
    """The name of an operation, whatever it works on."""
    return operation.removeprefix(PROTECTED)

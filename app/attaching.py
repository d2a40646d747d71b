"""Attaches files to a record: each once, of a size that a case file bears; what is left out is said, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.attachments import size_words
from app.casefile import CaseFile
from app.changes import fingerprint
from app.door import Changed
from app.errors import FileNotRead
from app.names import Namer
from db.queries.mentions import parts
from db.queries.records import these

__all__ = ["LARGEST", "Attached", "attach_files", "not_taken"]

LARGEST = 1 << 30
"""Bytes of a file that is taken into a case file; every backup holds it again."""


@dataclass(frozen=True, slots=True)
class Attached:
    """What was done, None where nothing was left to do; and a sentence for each file that was left out."""

    changed: Changed | None
    left_out: tuple[str, ...]


def not_taken(path: Path) -> str:
    """Why a file cannot be taken into a case file, in words; empty where it can, as far as one sees from outside."""
    if path.is_dir():
        return f"“{path.name}” is a folder: drop the files that are in it."
    try:
        size = path.stat().st_size
    except OSError as error:
        return f"“{path.name}” cannot be read ({error.strerror})."
    if size > LARGEST:
        return f"“{path.name}” is larger than 1 GiB ({size_words(size)}); attach a smaller copy of it."
    return ""


def attach_files(case: CaseFile, record_id: str, paths: Sequence[Path]) -> Attached:
    """Keep files inside the case file, hanging on a record, in one action. Raises RulesBroken, CaseFileError."""
    with case.read() as reader:
        title = Namer(reader).name(record_id)
        hanging = these(reader, "attachment", parts(reader, record_id).get("attachment", ()))
        held = {str(form["sha256"]) for _, form in hanging}
    changes = case.door.changes()
    taken: list[str] = []
    left_out: list[str] = []
    for path in paths:
        if words := not_taken(path) or _own(case, path):
            left_out.append(words)
            continue
        try:
            digest, _ = fingerprint(path)
            if digest not in held:
                changes.attach(path.name, path, attached_to_id=record_id)
                taken.append(path.name)
                held.add(digest)
                continue
        except FileNotRead as error:
            left_out.append(str(error))
        else:
            left_out.append(f"“{path.name}” hangs on it already, byte for byte; it was not attached again.")
    if not taken:
        return Attached(None, tuple(left_out))
    what = f"“{taken[0]}”" if len(taken) == 1 else f"{len(taken)} files"
    short = title if len(title) <= 60 else f"{title[:59]}…"
    return Attached(case.door.change(f"Attach {what} to “{short}”", changes), tuple(left_out))


def _own(case: CaseFile, path: Path) -> str:
    """Said of the open case file itself, which cannot be kept inside itself."""
    same = path.exists() and case.path.exists() and path.samefile(case.path)
    return f"“{path.name}” is this case file itself; it cannot be kept inside itself." if same else ""

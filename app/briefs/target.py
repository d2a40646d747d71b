"""Where a brief may be written: refused before any work is done, in one sentence."""

from __future__ import annotations

from pathlib import Path

from app.errors import FileNotWritten
from db.values.errors import excerpt


def refuse_target(path: Path, case_file: Path) -> None:
    """Raises FileNotWritten: no such folder, a folder or the case file has that name, or the file is open elsewhere."""
    name = excerpt(path.name or str(path), 200)
    try:
        folder, is_folder = path.absolute().parent, path.is_dir()
        missing = not folder.is_dir()
        itself = path.exists() and path.samefile(case_file)
    except (OSError, ValueError) as error:
        raise FileNotWritten(
            f"{excerpt(str(path))} cannot be the name of a file; choose another name.", path
        ) from error
    if is_folder:
        raise FileNotWritten(
            f"{name} could not be written: there is a folder of that name; choose another name.", path
        )
    if missing:
        where = excerpt(str(folder), 200)
        raise FileNotWritten(
            f"{name} could not be written: the folder {where} does not exist; create it or choose another.",
            path,
        )
    if itself:
        raise FileNotWritten(f"{name} is the case file itself; choose another name.", path)
    if any(_there(lock) for lock in _locks(path)):
        raise FileNotWritten(
            f"{name} could not be written: it is open in another program; close it there and try again.", path
        )


def refuse_other_content(path: Path, data: bytes) -> None:
    """Raises FileNotWritten where a file with other content is there: an edited brief is not overwritten unasked."""
    if path.exists() and (path.stat().st_size != len(data) or path.read_bytes() != data):
        raise FileNotWritten(
            f"{excerpt(path.name, 200)} is there already and may have been edited; it was not touched. "
            "Choose another name, or say that it is to be replaced.",
            path,
        )


def _locks(path: Path) -> tuple[Path, ...]:
    """By these Word and LibreOffice say that a document is open; Word drops the first letters of long names."""
    stem = path.stem
    cut = 0 if len(stem) < 7 else 1 if len(stem) == 7 else 2
    return (
        path.with_name(f"~${path.name}"),
        path.with_name(f"~${path.name[cut:]}"),
        path.with_name(f".~lock.{path.name}#"),
    )


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name too long for a lock file has none
        return False

"""Files that hang on records: given out whole or not at all, and opened only from a folder that is emptied again."""

from __future__ import annotations

import shutil
import tempfile
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from app.casefile import CaseFile
from app.errors import ChanceryError, NotFound
from app.sites import profile
from app.unfinished import noted
from db.models import Attachment
from db.values.files import FileNotWritten, atomic_write

OPENABLE = frozenset(
    [
        "pdf",
        "docx",
        "xlsx",
        "pptx",
        "odt",
        "ods",
        "odp",
        "rtf",
        "txt",
        "md",
        "csv",
        "tsv",
        "ics",
        "vcf",
        "eml",
        "msg",
        "png",
        "jpg",
        "jpeg",
        "gif",
        "bmp",
        "tif",
        "tiff",
        "webp",
        "heic",
    ]
)
"""Endings that a program shows without running what is in the file; everything else is only saved, never opened."""

_FOLDER = "opened"


def openable(file_name: str) -> bool:
    """Whether a file of this name may be opened from here."""
    return Path(file_name).suffix.lower().lstrip(".") in OPENABLE


def size_words(size: int) -> str:
    """A number of bytes for people: `240 kB`, `1.2 MB`."""
    if size < 1_000:
        return f"{size} bytes"
    return f"{round(size / 1_000):,} kB" if size < 1_000_000 else f"{size / 1_000_000:,.1f} MB"


def plain_name(file_name: str) -> str:
    """The name as a file may have it on any system, its ending kept."""
    kept = "".join(" " if c in '<>:"/\\|?*' or not c.isprintable() else c for c in Path(file_name).name)
    kept = " ".join(kept.split()).strip(" .") or "attachment"
    stem, ending = Path(kept).stem[:80], Path(kept).suffix[:12]
    return f"{stem}{ending}"


def save_copy(case: CaseFile, attachment_id: str, path: Path) -> Path:
    """Write a file of the case file outside it, whole or not at all. Raises NotFound, FileNotWritten, ChanceryError."""
    with case.read() as reader:
        row = reader.get(Attachment, attachment_id)
        if row is None:
            raise NotFound("This attachment is not in the case file any more; nothing was written.")
        content = b"".join(reader.file(row.sha256))
    if sha256(content).hexdigest() != row.sha256:
        raise ChanceryError(
            f"“{row.file_name}” is not what was attached: its bytes are missing or damaged. "
            "Run “chancery check --repair”; nothing was written."
        )
    atomic_write(path, content, during=noted)
    return path


class Copies:
    """Readable copies of attachments in a private folder of this profile; taken away with `clear`.

    Copies that a crash left behind are taken away by the next one that needs the folder.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._lock: FileLock | None = None

    def put(self, case: CaseFile, attachment_id: str, file_name: str) -> Path:
        """A copy to be opened, for reading only. Raises ChanceryError where its kind of file is never opened here."""
        if not openable(file_name):
            raise ChanceryError(
                f"“{file_name}” may run what is in it, so it is not opened from here; save a copy instead."
            )
        folder = Path(tempfile.mkdtemp(dir=self._home()))
        path = save_copy(case, attachment_id, folder / plain_name(file_name))
        path.chmod(0o400)
        return path

    def clear(self) -> None:
        """Take the copies away; what another program still holds open is left to the next start."""
        if self._folder is not None:
            _remove(self._folder)
            self._folder = None
        if self._lock is not None:
            self._lock.release()
            Path(self._lock.lock_file).unlink(missing_ok=True)
            self._lock = None

    def _home(self) -> Path:
        if self._folder is None:
            above = profile() / _FOLDER
            try:
                above.mkdir(mode=0o700, exist_ok=True)
                _sweep(above)
                self._folder = Path(tempfile.mkdtemp(dir=above))
            except OSError as error:
                raise FileNotWritten(
                    f"No copy could be written to {above}: {error.strerror}.", above
                ) from error
            self._lock = FileLock(f"{self._folder}.lock")
            self._lock.acquire(blocking=False)
        return self._folder


def _sweep(above: Path) -> None:
    """Take away what a crash left; a folder whose lock is held is in use."""
    for folder in [one for one in above.iterdir() if one.is_dir()]:
        lock = FileLock(f"{folder}.lock")
        try:
            with lock.acquire(blocking=False):
                _remove(folder)
        except Timeout:
            continue


def _remove(folder: Path) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            file.chmod(0o600)
    shutil.rmtree(folder, ignore_errors=True)

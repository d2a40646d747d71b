"""Writing a file whole or not at all, and saying in one sentence why it could not be written."""

import errno
import os
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import BinaryIO, Final

from db.values.errors import ChanceryError, excerpt

TEMPORARY_PATTERN: Final = ".chancery-*.tmp"
"""Glob of the unfinished files that a killed program may leave beside the file it was writing."""

_RETRY_SECONDS = (
    0.05,
    0.1,
    0.2,
    0.4,
    0.8,
)  # a virus scanner or indexer lets go of a new file within a second
_SHARING_VIOLATIONS = (32, 33)
_ON_WINDOWS = os.name == "nt"

Wait = Callable[[float], None]
During = Callable[[Path], AbstractContextManager[object]]


class FileNotWritten(ChanceryError):
    """A file could not be written; the sentence names it and the remedy, `path` is where it should have been.

    What stood there before is untouched, unless the sentence says that the new file is already in place.
    """

    def __init__(self, sentence: str, path: Path) -> None:
        super().__init__(sentence)
        self.path = path


def atomic_write(
    path: str | os.PathLike[str], data: bytes, *, wait: Wait = time.sleep, during: During = nullcontext
) -> None:
    """Put `data` at `path`: at any moment, a power cut included, the old or the new file is there whole.

    Raises FileNotWritten. `wait` is called with seconds between attempts where Windows holds the file.
    """
    with atomic_file(path, wait=wait, during=during) as file:
        file.write(data)


@contextmanager
def atomic_file(
    path: str | os.PathLike[str], *, wait: Wait = time.sleep, during: During = nullcontext
) -> Iterator[BinaryIO]:
    """A binary file to stream into that takes the place of `path` when the block ends without an error.

    Temporary file in the same folder, fsync, replace, fsync of the folder. Raises FileNotWritten; other
    errors of the block pass through, and then nothing is left behind. A link is followed, the mode of an
    old file is kept. The temporary file lives inside `during` of its path.
    """
    target = _real(path)
    temporary = target.with_name(f".chancery-{secrets.token_hex(8)}.tmp")
    with during(temporary):
        yield from _written(target, temporary, wait)
        _settle(target)


def _written(target: Path, temporary: Path, wait: Wait) -> Iterator[BinaryIO]:
    try:
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(target, temporary)
        _replace(temporary, target, wait)
    except OSError as error:
        if error.filename is not None and error.filename != str(temporary):
            raise  # some other file that the block was reading
        raise FileNotWritten(_sentence(_reason(error), target), target) from error
    finally:
        with suppress(OSError):  # the first error is the one worth telling
            temporary.unlink(missing_ok=True)


def _real(path: str | os.PathLike[str]) -> Path:
    named = Path(path)
    try:
        os.fsencode(named)
        target = named.resolve()
        folder = target.is_dir()
    except (ValueError, OSError, RuntimeError) as error:  # NUL, a lone surrogate, a loop of links
        sentence = f"{excerpt(str(named))} cannot be the name of a file; choose another name."
        raise FileNotWritten(sentence, named) from error
    if folder:
        raise FileNotWritten(_sentence(errno.EISDIR, target), target)
    return target


def _keep_mode(target: Path, temporary: Path) -> None:
    with suppress(FileNotFoundError):
        temporary.chmod(stat.S_IMODE(target.stat().st_mode))


def _replace(temporary: Path, target: Path, wait: Wait) -> None:
    for seconds in _RETRY_SECONDS if _ON_WINDOWS else ():
        try:
            temporary.replace(target)
        except PermissionError:
            wait(seconds)
        else:
            return
    temporary.replace(target)


def _settle(target: Path) -> None:
    """Make the new name itself last."""
    try:
        sync_folder(target.parent)
    except OSError as error:
        sentence = f"{excerpt(target.name)} is in place, but the disk did not confirm it; save it elsewhere."
        raise FileNotWritten(sentence, target) from error


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last through a power cut; one that cannot be opened (Windows, a drop box) is left.

    Raises OSError where the disk fails.
    """
    try:
        opened = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(opened)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):  # folders are not synced here
            raise
    finally:
        os.close(opened)


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, for this user alone, so that a power cut does not take it away again.

    Raises OSError.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


_REMEDIES: Final[dict[int, str]] = {
    errno.ENOENT: "the folder {folder} does not exist; create it or choose another",
    errno.ENOTDIR: "{folder} is not a folder; choose another place",
    errno.EACCES: "you may not write in {folder}; choose another folder or ask for the rights",
    errno.EPERM: "you may not write in {folder}; choose another folder or ask for the rights",
    errno.EROFS: "the disk can only be read; choose another place",
    errno.ENOSPC: "the disk is full; make room or choose another disk",
    errno.EDQUOT: "your share of the disk is used up; make room or choose another disk",
    errno.EFBIG: "it is larger than this disk allows for one file; choose another disk",
    errno.EISDIR: "there is a folder of that name; choose another name",
    errno.ENAMETOOLONG: "its name is too long; choose a shorter one",
    errno.EBUSY: "it is open in another program; close it there and try again",
    errno.ETXTBSY: "it is open in another program; close it there and try again",
    errno.EIO: "the disk reports a fault; save to another disk and have this one checked",
    errno.ENODEV: "the disk is no longer there; put it back or choose another",
    errno.ENXIO: "the disk is no longer there; put it back or choose another",
    errno.EMFILE: "too many files are open; close some windows and try again",
    errno.ENFILE: "too many files are open; close some programs and try again",
}


def _reason(error: OSError) -> int:
    """The error's number; Windows tells an open file from missing rights only by its own number."""
    if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        return errno.EBUSY
    return error.errno or 0


def _sentence(reason: int, target: Path) -> str:
    unknown = f"the system refused (error {errno.errorcode.get(reason, reason)}); choose another place"
    remedy = _REMEDIES.get(reason, unknown).format(folder=excerpt(str(target.parent), 200))
    return f"{excerpt(target.name, 200)} could not be written: {remedy}."

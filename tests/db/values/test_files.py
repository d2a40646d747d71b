"""A file is written whole or not at all, and a failure says what to do."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from db.values import files
from db.values.errors import ChanceryError
from db.values.files import TEMPORARY_PATTERN, FileNotWritten, atomic_file, atomic_write

Raiser = Callable[..., None]


def fail_with(number: int, *, winerror: int | None = None, name: str | None = None) -> Raiser:
    """A stand-in for a system call that fails with this number."""

    def fail(*arguments: object, **named: object) -> None:
        error = OSError(number, "whatever the system says", name)
        if winerror is not None:
            error.winerror = winerror  # type: ignore[attr-defined]
        raise error

    return fail


def leftovers(folder: Path) -> list[Path]:
    return list(folder.glob(TEMPORARY_PATTERN))


def test_a_new_file_has_its_bytes(tmp_path: Path) -> None:
    atomic_write(tmp_path / "brief.docx", b"\0\xff")
    assert (tmp_path / "brief.docx").read_bytes() == b"\0\xff"
    assert leftovers(tmp_path) == []


def test_a_path_may_be_given_as_text(tmp_path: Path) -> None:
    atomic_write(str(tmp_path / "a"), b"x")
    assert (tmp_path / "a").read_bytes() == b"x"


def test_an_old_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old and longer")
    target.chmod(0o640)
    atomic_write(target, b"new")
    assert target.read_bytes() == b"new"
    if os.name == "posix":
        assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_bytes(b"old")
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("this system makes no links")
    atomic_write(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_the_file_is_synced_before_and_its_folder_after_the_replacing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    sync, replace = os.fsync, Path.replace

    def record_sync(number: int) -> None:
        done.append("folder" if os.path.isdir(f"/proc/self/fd/{number}") else "file")  # noqa: PTH112
        sync(number)

    def record_replace(self: Path, target: Path) -> Path:
        done.append("replace")
        return replace(self, target)

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("this system does not tell what a descriptor is")
    monkeypatch.setattr(os, "fsync", record_sync)
    monkeypatch.setattr(Path, "replace", record_replace)
    atomic_write(tmp_path / "a", b"x")
    assert done == ["file", "replace", "folder"]


def test_streaming_leaves_the_old_file_until_the_end(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    with atomic_file(target) as file:
        file.write(b"ne")
        assert target.read_bytes() == b"old"
        file.write(b"w")
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize(
    "error", [ValueError("mine"), KeyboardInterrupt(), OSError(5, "mine", "/other/file")]
)
def test_an_error_of_the_block_passes_through_and_nothing_is_left(
    tmp_path: Path, error: BaseException
) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")

    def stream() -> None:
        with atomic_file(target) as file:
            file.write(b"half")
            raise error

    with pytest.raises(type(error)) as caught:
        stream()
    assert caught.value is error
    assert target.read_bytes() == b"old"
    assert leftovers(tmp_path) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        FileNotWritten, match=r"“a\.docx” could not be written: the folder “.*gone” does not exist"
    ):
        atomic_write(tmp_path / "gone" / "a.docx", b"x")


def test_a_file_for_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileNotWritten, match=r"is not a folder|does not exist"):
        atomic_write(tmp_path / "file" / "a", b"x")


def test_a_folder_of_that_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(FileNotWritten, match="there is a folder of that name"):
        atomic_write(tmp_path / "a", b"x")
    assert leftovers(tmp_path) == []


def test_a_name_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten, match=r"too long|cannot be the name"):
        atomic_write(tmp_path / ("x" * 300), b"x")
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b"])
def test_an_impossible_name_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileNotWritten, match="cannot be the name of a file"):
        atomic_write(tmp_path / name, b"x")


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.EACCES, "ask for the rights"),
        (errno.EPERM, "ask for the rights"),
        (errno.EROFS, "can only be read"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "share of the disk"),
        (errno.EFBIG, "larger than this disk allows"),
        (errno.EBUSY, "open in another program"),
        (errno.EIO, "reports a fault"),
        (errno.ENODEV, "no longer there"),
        (errno.EMFILE, "too many files"),
        (errno.ELOOP, "error ELOOP"),
        (123456, "error 123456"),
    ],
)
def test_the_remedy_follows_from_the_errors_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, remedy: str
) -> None:
    target = tmp_path / "brief.docx"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", fail_with(number))
    with pytest.raises(FileNotWritten, match=remedy) as caught:
        atomic_write(target, b"new")
    assert str(caught.value).startswith("“brief.docx” could not be written: ")
    assert str(caught.value).count(".") == 2  # the one of the name and the full stop
    assert caught.value.path == target.resolve()
    assert isinstance(caught.value, ChanceryError)
    assert target.read_bytes() == b"old"
    assert leftovers(tmp_path) == []


def test_an_open_file_on_windows_is_told_by_its_own_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", fail_with(errno.EACCES, winerror=32))
    with pytest.raises(FileNotWritten, match="open in another program"):
        atomic_write(tmp_path / "a", b"x")


def test_where_windows_holds_the_file_it_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    replace, refusals = Path.replace, iter((True, True, False))

    def busy(self: Path, target: Path) -> Path:
        if next(refusals):
            raise PermissionError(errno.EACCES, "held")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", busy)
    monkeypatch.setattr(files, "_ON_WINDOWS", True)
    atomic_write(tmp_path / "a", b"x", wait=waited.append)
    assert (tmp_path / "a").read_bytes() == b"x"
    assert len(waited) == 2


def test_windows_is_not_tried_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(Path, "replace", fail_with(errno.EACCES, winerror=32))
    monkeypatch.setattr(files, "_ON_WINDOWS", True)
    with pytest.raises(FileNotWritten, match="open in another program"):
        atomic_write(tmp_path / "a", b"x", wait=waited.append)
    assert 0 < sum(waited) < 3
    assert leftovers(tmp_path) == []


def test_elsewhere_a_refusal_is_final(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(Path, "replace", fail_with(errno.EACCES))
    monkeypatch.setattr(files, "_ON_WINDOWS", False)
    with pytest.raises(FileNotWritten, match="ask for the rights"):
        atomic_write(tmp_path / "a", b"x", wait=waited.append)
    assert waited == []


def failing_folder_sync(number: int) -> Callable[[int], None]:
    """Files are synced, folders fail."""
    sync, calls = os.fsync, iter((True, False))

    def second_fails(descriptor: int) -> None:
        if next(calls):
            sync(descriptor)
        else:
            raise OSError(number, "no")

    return second_fails


def test_a_disk_that_will_not_confirm_the_name_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing_folder_sync(errno.EIO))
    with pytest.raises(FileNotWritten, match="is in place, but the disk did not confirm it"):
        atomic_write(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_does_not_sync_folders_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", failing_folder_sync(number))
    atomic_write(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_folder_that_cannot_be_opened_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "open", fail_with(errno.EACCES))
    atomic_write(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"

"""A long part is written while it is being made, and comes out as if it had been written at once."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator

import pytest

from reports.render.package import packed
from reports.render.streaming import in_blocks, write_beside

LONG = "".join(f'<w:p w:n="{n}">Ägäis {n * 7919 % 1000}</w:p>' for n in range(120_000))


def test_blocks_joined_are_the_portions_joined() -> None:
    portions = [LONG[start : start + 777] for start in range(0, len(LONG), 777)]
    assert b"".join(in_blocks(portions)) == LONG.encode()
    assert list(in_blocks([])) == []


@pytest.mark.parametrize("size", [70_001, 524_288, len(LONG)])
def test_a_part_gives_the_same_package_however_it_was_cut(size: int) -> None:
    whole = LONG.encode()
    cut = (whole[start : start + size] for start in range(0, len(whole), size))
    assert packed({"word/document.xml": cut}) == packed({"word/document.xml": whole})


def test_a_long_part_is_written_in_another_thread_and_a_short_one_in_this() -> None:
    seen: set[str] = set()

    class Watched(io.BytesIO):
        def write(self, data: object) -> int:
            seen.add(threading.current_thread().name)
            return super().write(data)  # type: ignore[arg-type]

    write_beside(Watched(), [b"a", b"b"])
    assert seen == {threading.current_thread().name}
    seen.clear()
    long = Watched()
    write_beside(long, (bytes([n]) for n in range(100)))
    assert long.getvalue() == bytes(range(100))
    assert threading.current_thread().name not in seen


def test_what_fails_while_the_part_is_made_is_raised_and_leaves_no_thread() -> None:
    def made() -> Iterator[bytes]:
        yield from (b"x" * 10 for _ in range(20))
        raise LookupError("no such target")

    before = threading.active_count()
    with pytest.raises(LookupError, match="no such target"):
        packed({"word/document.xml": made()})
    assert threading.active_count() == before


def test_what_fails_while_the_part_is_written_is_raised() -> None:
    file = io.BytesIO()
    file.close()
    with pytest.raises(ValueError, match="closed"):
        write_beside(file, (b"x" for _ in range(50)))

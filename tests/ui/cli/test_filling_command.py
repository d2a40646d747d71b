"""Fill makes a file of the size that was asked for, and refuses sizes that make no sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.cli.conftest import Reply


def test_fill_writes_a_file_that_can_be_listed(chancery: Callable[..., Reply], tmp_path: Path) -> None:
    path = tmp_path / "Large.chancery"
    reply = chancery("--json", "fill", path, "--meetings", "4", "--commitments", "9", "--seed", "3")
    assert (reply.status, reply.err) == (0, "")
    assert reply.data["written"] == str(path)
    assert reply.data["bytes"] == path.stat().st_size
    assert reply.data["records"] > 100
    listed = chancery("--json", "--case", path, "records", "commitments").data["records"]
    assert len(listed) == 9


def test_fill_tells_a_person_how_far_it_is(
    chancery: Callable[..., Reply], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    reply = chancery("fill", tmp_path / "Large.chancery", "--meetings", "4", "--commitments", "9")
    assert reply.err == "Writing the synthetic case file …\n100 %\n"
    assert "all of it invented" in reply.out


@pytest.mark.parametrize("number", ["0", "-3", "many", "2000001", "٣"])
def test_a_size_that_makes_no_sense_is_wrong_usage(
    chancery: Callable[..., Reply], tmp_path: Path, number: str
) -> None:
    reply = chancery("fill", tmp_path / "a.chancery", "--meetings", number, "--commitments", "9")
    assert reply.status == 2
    assert "is not a number from 1 to 2,000,000" in reply.sentence
    assert not list(tmp_path.glob("*.chancery"))


def test_fill_touches_nothing_that_is_there(chancery: Callable[..., Reply], tmp_path: Path) -> None:
    path = tmp_path / "a.chancery"
    path.write_bytes(b"mine")
    reply = chancery("fill", path, "--meetings", "1", "--commitments", "1")
    assert reply.status == 1
    assert path.read_bytes() == b"mine"

"""A fault is noted where it happened and of which kind, never with what it was about, and the log cannot grow on."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from app import bugs
from app.version import VERSION

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


class WordingError(RuntimeError):
    """A fault that quotes a case file."""


def caught() -> Exception:
    """A fault with a cause, both quoting what nobody else may read."""
    wording = "the agreed wording"
    try:
        try:
            raise KeyError(wording)
        except KeyError as error:
            raise WordingError(wording, {"note": wording}) from error
    except WordingError as error:
        return error


def noted(log: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def test_a_fault_is_noted_with_time_version_kinds_and_places(tmp_path: Path) -> None:
    log = bugs.note(caught(), tmp_path / "profile", NOW)
    (entry,) = noted(log)
    assert (entry["time"], entry["version"]) == ("2026-11-21T09:30:00+00:00", VERSION)
    faults = entry["faults"]
    assert isinstance(faults, list)
    assert [fault["type"].rpartition(".")[2] for fault in faults] == ["WordingError", "KeyError"]
    assert faults[1]["type"] == "builtins.KeyError"
    assert all(fault["frames"] and fault["frames"][0].rpartition(":")[2].isdigit() for fault in faults)


def test_no_word_of_a_message_no_value_and_no_path_is_noted(tmp_path: Path) -> None:
    said = bugs.note(caught(), tmp_path, NOW).read_text(encoding="utf-8")
    assert "agreed" not in said
    assert "note" not in said
    assert str(tmp_path) not in said
    assert "/" not in said


def test_faults_are_appended(tmp_path: Path) -> None:
    logs = {bugs.note(caught(), tmp_path, NOW) for _ in range(3)}
    assert [len(noted(log)) for log in logs] == [3]


def test_a_circle_of_causes_ends(tmp_path: Path) -> None:
    one, other = ValueError(), TypeError()
    one.__cause__, other.__cause__ = other, one
    (entry,) = noted(bugs.note(one, tmp_path, NOW))
    assert len(entry["faults"]) == 5  # type: ignore[arg-type]


def test_deep_recursion_is_noted_by_its_innermost_frames(tmp_path: Path) -> None:
    def deeper(left: int) -> None:
        if not left:
            raise RecursionError
        deeper(left - 1)

    with pytest.raises(RecursionError) as caught_error:
        deeper(200)
    (entry,) = noted(bugs.note(caught_error.value, tmp_path, NOW))
    assert len(entry["faults"][0]["frames"]) == 40  # type: ignore[index]


def test_at_most_seven_files_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bugs, "LOG_BYTES", 400)
    for _ in range(40):
        bugs.note(caught(), tmp_path, NOW)
    assert len(list(tmp_path.iterdir())) == 7
    assert (tmp_path / bugs.LOG_NAME).is_file()


def test_a_log_that_cannot_be_written_is_an_error_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file"):
        bugs.note(caught(), tmp_path / "file", NOW)
    (tmp_path / bugs.LOG_NAME).mkdir()
    with pytest.raises(IsADirectoryError):
        bugs.note(caught(), tmp_path, NOW)

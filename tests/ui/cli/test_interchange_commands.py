"""Export and import from the command line: complete, all or nothing, and honest about what was stopped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from app.interchange.errors import Cancelled
from app.interchange.watching import Phase
from ui.cli import interchange

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.casefile import CaseFile
    from app.interchange.importing import Keep
    from app.interchange.watching import Watch
    from tests.ui.cli.conftest import Reply


@pytest.fixture
def exported(chancery: Callable[..., Reply], demo: Path, tmp_path: Path) -> Path:
    """The demonstration as JSON."""
    path = tmp_path / "demo.json"
    assert chancery("--case", demo, "export", "-o", path).status == 0
    return path


@pytest.fixture
def new(chancery: Callable[..., Reply], tmp_path: Path) -> Path:
    """An empty case file."""
    path = tmp_path / "new.chancery"
    assert chancery("new", path).status == 0
    return path


def spoil(path: Path, change: Callable[[list[dict[str, Any]]], None]) -> Path:
    whole = json.loads(path.read_text(encoding="utf-8"))
    change(whole["records"])
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def test_a_case_file_goes_out_and_comes_in(
    chancery: Callable[..., Reply], exported: Path, new: Path, tmp_path: Path
) -> None:
    count = len(json.loads(exported.read_text(encoding="utf-8"))["records"])
    first = chancery("--case", new, "import", exported, "--json").data["imported"]
    assert first == [
        {
            "file": str(exported), "records": count, "new": count - 1, "same": 1, "theirs": 0, "ours": 0,
            "without_content": 0,
        }
    ]  # fmt: skip
    again = chancery("--case", new, "import", exported)
    assert again.out == f"“demo.json” is imported: 0\u00a0new records, {count} here already.\n"
    back = tmp_path / "back.json"
    said = chancery("--case", new, "export", "-o", back, "--json").data
    assert said == {"written": str(back), "records": count, "attachments": 0}
    assert back.read_text().splitlines()[1:] == exported.read_text().splitlines()[1:]
    assert chancery("--case", new, "check").status == 0


def test_a_read_only_case_file_is_exported(
    chancery: Callable[..., Reply], demo: Path, tmp_path: Path
) -> None:
    demo.chmod(0o444)
    said = chancery("--case", demo, "export", "-o", tmp_path / "a.json")
    assert "it holds everything, whatever its marking" in said.out


def test_a_conflict_is_one_sentence_until_it_is_decided(
    chancery: Callable[..., Reply], exported: Path, demo: Path
) -> None:
    def rename(records: list[dict[str, Any]]) -> None:
        next(record for record in records if record["kind"] == "person")["name"] = "Somebody Else"

    spoil(exported, rename)
    refused = chancery("--case", demo, "import", exported)
    assert refused.status == 1
    assert "1 record is here with other content" in refused.sentence
    assert "theirs or ours" in refused.sentence
    (seen,) = chancery("--case", demo, "import", exported, "--preview", "--json").data["previews"]
    assert [field["theirs"] for conflict in seen["conflicts"] for field in conflict["fields"]] == [
        "Somebody Else"
    ]
    assert "1 kept as ours" in chancery("--case", demo, "import", exported, "--ours").out
    assert "1 replaced by theirs" in chancery("--case", demo, "import", exported, "--theirs").out
    assert "414 here already" in chancery("--case", demo, "import", exported).out


def test_faults_are_told_and_nothing_comes_in(
    chancery: Callable[..., Reply], exported: Path, new: Path
) -> None:
    def break_two(records: list[dict[str, Any]]) -> None:
        records[0]["colour"] = "red"
        records[5]["id"] = "x"

    spoil(exported, break_two)
    before = new.read_bytes()
    seen = chancery("--case", new, "import", exported, "--preview")
    assert seen.status == 1
    assert "2\u00a0faults" in seen.err
    assert seen.out.count("Fault: Record") == 2
    assert "nothing was changed. Record 1" in chancery("--case", new, "import", exported).sentence
    assert new.read_bytes() == before


def test_of_several_files_those_before_the_first_that_fails_stay(
    chancery: Callable[..., Reply], exported: Path, new: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(exported.read_text()[:1000])
    said = chancery("--case", new, "import", exported, bad)
    assert said.status == 1
    assert "“demo.json” is imported" in said.out
    assert "“bad.json”" in said.err
    assert chancery("--case", new, "import", bad).sentence.startswith("“bad.json” is cut short")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["export"], "give -o FILE, a name that ends in .json"),
        (["export", "-o", "a.txt"], "“a.txt” should end in .json"),
        (["import"], "FILE"),
        (["import", "a.json", "--theirs", "--ours"], "not allowed with"),
    ],
)
def test_what_is_not_written_as_the_help_says_is_refused(
    chancery: Callable[..., Reply], arguments: list[str], complaint: str
) -> None:
    reply = chancery(*arguments)
    assert reply.status == 2
    assert complaint in reply.sentence


def test_stopped_at_the_keyboard_the_work_in_the_other_thread_stops_too(
    chancery: Callable[..., Reply], exported: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watching: list[Watch] = []

    def interrupted(case: CaseFile, path: Path, *, keep: Keep, watch: Watch) -> None:
        watching.append(watch)
        raise KeyboardInterrupt

    monkeypatch.setattr(interchange, "import_file", interrupted)
    assert chancery("--case", new, "import", exported).status == 130
    with pytest.raises(Cancelled, match="nothing was changed"):
        watching[0](Phase.CHANGING, 0, 1)

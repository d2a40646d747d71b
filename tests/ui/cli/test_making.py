"""New and demo make a case file, say where it is, and leave nothing behind where they cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.casefile import CaseFile
from app.errors import InvalidValue
from db.values.schemes import SCHEMES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.cli.conftest import Reply


def test_new_makes_an_empty_case_file_with_home_and_scheme(
    chancery: Callable[..., Reply], tmp_path: Path
) -> None:
    path = tmp_path / "a b.chancery"
    reply = chancery("new", path, "--home", "oman", "--scheme", "UK")
    assert (reply.status, reply.err) == (0, "")
    assert "“a b.chancery” is made: home country Oman, marking scheme United Kingdom" in reply.out
    assert str(path) in reply.out
    with CaseFile.open(path, write=False) as case:
        settings = case.settings()
        assert settings.scheme == SCHEMES["uk"]
    listed = chancery("--case", path, "records", "--json").data["records"]
    assert [(one["id"], one["title"]) for one in listed] == [(settings.home_id, "Oman")]


def test_new_without_a_home_says_so(chancery: Callable[..., Reply], tmp_path: Path) -> None:
    path = tmp_path / "a.chancery"
    reply = chancery("--json", "new", path)
    assert reply.data == {"written": str(path), "home": None, "scheme": "india", "protected": False}


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (["--home", "Indai"], "did you mean India?"),
        (["--home", "\udcff"], "No country is called “”"),
        (["--home", "Atlantis"], "give its ISO code or its English name"),
        (["--scheme", "martian"], "there are india, uk, us, us-cui, nato, eu"),
    ],
)
def test_a_slip_in_home_or_scheme_makes_nothing(
    chancery: Callable[..., Reply], tmp_path: Path, option: list[str], words: str
) -> None:
    reply = chancery("new", tmp_path / "a.chancery", *option)
    assert reply.status == 1
    assert words in reply.sentence
    assert not list(tmp_path.glob("*a.chancery*"))


@pytest.mark.parametrize("name", ["/", "\udcff.chancery", "a\udc80/b.chancery"])
def test_a_name_that_no_case_file_can_have_is_refused(
    chancery: Callable[..., Reply], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    reply = chancery("new", name)
    assert reply.status == 1
    assert "cannot be the name of a case file" in reply.sentence
    assert {path.name for path in tmp_path.iterdir()} <= {"profile"}


def test_demo_writes_what_can_be_listed_and_checked(chancery: Callable[..., Reply], tmp_path: Path) -> None:
    path = tmp_path / "Demo.chancery"
    reply = chancery("demo", path, "--json")
    assert reply.status == 0
    assert reply.err == ""
    assert reply.data["written"] == str(path)
    assert reply.data["seconds"] >= 0
    assert chancery("--case", path, "check").status == 0
    assert "13th JMCC" in chancery("--case", path, "records", "meetings").out


def test_demo_says_what_to_try_next(
    chancery: Callable[..., Reply], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.demo.writing.write_demo", lambda path: None)
    reply = chancery("demo", tmp_path / "a b.chancery")
    assert f"chancery --case '{tmp_path}/a b.chancery' brief Oman --format text" in reply.out


def test_progress_is_told_only_to_a_terminal(
    chancery: Callable[..., Reply], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.demo.writing.write_demo", lambda path: None)
    assert chancery("demo", tmp_path / "a.chancery").err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert chancery("demo", tmp_path / "a.chancery").err == "Writing the demonstration case file …\n"


def test_a_demonstration_that_fails_is_one_sentence(
    chancery: Callable[..., Reply], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(path: Path) -> None:
        raise InvalidValue("First line.\nSecond\x1b[31m line.")

    monkeypatch.setattr("app.demo.writing.write_demo", fails)
    assert chancery("demo", tmp_path / "a.chancery").sentence == "First line. Second [31m line."

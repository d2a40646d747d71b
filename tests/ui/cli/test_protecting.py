"""Passwords at the command line: asked for, read from a file or the environment, never written on the line itself."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.casefile import CaseFile
from db import keys
from tests.ui.cli.conftest import Reply
from ui.cli.grammar import COMMANDS, parser_of

OLD, NEW = "seven tired camels", "nine quiet donkeys"
Type = Callable[..., list[str]]


pytestmark = pytest.mark.usefixtures("quick_keys")


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Somebody at the terminal, who types these lines; gives the prompts they saw."""

    def sit_down(*lines: str) -> list[str]:
        prompts: list[str] = []
        left = list(lines)

        def answer(prompt: str) -> str:
            prompts.append(prompt)
            return left.pop(0)

        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(getpass, "getpass", answer)
        return prompts

    return sit_down


@pytest.fixture
def protected(chancery: Callable[..., Reply], tmp_path: Path) -> Path:
    path, words = tmp_path / "desk.chancery", tmp_path / "words"
    words.write_text(f"{OLD}\n", encoding="utf-8")
    words.chmod(0o600)
    made = chancery("new", path, "--home", "India", "--encrypted", "--password-file", words)
    assert (made.status, made.err) == (0, "")
    assert "Nobody" in made.out or "cannot be recovered" in made.out
    keys.forget_all()
    return path


def test_a_new_password_is_typed_twice_and_judged(
    chancery: Callable[..., Reply], typing: Type, tmp_path: Path
) -> None:
    path = tmp_path / "desk.chancery"
    prompts = typing(OLD, "another one", OLD, OLD)
    reply = chancery("new", path, "--encrypted", "--json")
    assert (reply.status, reply.data["protected"]) == (0, True)
    assert prompts == ["New password: ", "The same again: "] * 2
    assert "two different ones" in reply.err
    assert "Weak: a machine would find it." in reply.err, "three words are too few"
    assert OLD not in reply.out + reply.err
    assert path.read_bytes().startswith(keys.MARK)


def test_a_short_password_makes_nothing(chancery: Callable[..., Reply], typing: Type, tmp_path: Path) -> None:
    typing("short")
    assert "at least 8" in chancery("new", tmp_path / "a", "--encrypted").sentence
    assert not (tmp_path / "a").exists()


def test_without_a_terminal_the_sentence_says_where_a_password_may_come_from(
    chancery: Callable[..., Reply], protected: Path, tmp_path: Path
) -> None:
    refused = chancery("--case", protected, "records").sentence
    assert "--password-file" in refused
    assert "CHANCERY_PASSWORD" in refused
    assert "CHANCERY_PASSWORD" in chancery("new", tmp_path / "x", "--encrypted").sentence


def test_a_password_is_read_from_a_file_or_the_environment(
    chancery: Callable[..., Reply], protected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = tmp_path / "words"
    words.write_text(f"\ufeffan older one\r\n{OLD}\r\n", encoding="utf-8")
    assert chancery("--password-file", words, "--case", protected, "check").status == 0
    keys.forget_all()
    words.chmod(0o644)
    assert "Others can read" in chancery("--case", protected, "check", "--password-file", words).err
    keys.forget_all()
    monkeypatch.setenv("CHANCERY_PASSWORD", OLD)
    assert chancery("--case", protected, "check", "--json").data["sound"] is True
    keys.forget_all()
    monkeypatch.setenv("CHANCERY_PASSWORD", NEW)
    assert "does not open" in chancery("--case", protected, "check").sentence


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfe\x00a", b"x" * 70_000])
def test_what_is_no_password_file_is_refused(
    chancery: Callable[..., Reply], protected: Path, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "words").write_bytes(content)
    words = tmp_path / "words"
    assert "is no password file" in chancery("--case", protected, "check", "--password-file", words).sentence
    gone = tmp_path / "gone"
    assert "cannot be read" in chancery("--case", protected, "check", "--password-file", gone).sentence


def test_at_the_terminal_three_attempts_are_allowed(
    chancery: Callable[..., Reply], typing: Type, protected: Path
) -> None:
    prompts = typing("wrong words", OLD)
    reply = chancery("--case", protected, "records", "countries")
    assert (reply.status, len(prompts)) == (0, 2)
    assert "India" in reply.out
    assert "does not open" in reply.err
    keys.forget_all()
    typing("wrong", "wrong", "wrong", OLD)
    reply = chancery("--case", protected, "records")
    assert (reply.status, reply.err.count("does not open")) == (1, 3)


def test_protect_changes_the_password_and_deletes_what_it_left_only_if_told(
    chancery: Callable[..., Reply], protected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHANCERY_PASSWORD", OLD)
    monkeypatch.setenv("CHANCERY_NEW_PASSWORD", NEW)
    assert chancery("--case", protected, "backup").status == 0
    keys.forget_all()
    done = chancery("--json", "protect", protected).data
    assert (done["protected"], done["deleted"], done["kept"]) == (True, [], None)
    assert done["exposed"]
    assert done["backup"] not in done["exposed"]
    keys.forget_all()
    assert "does not open" in chancery("--case", protected, "check").sentence
    monkeypatch.setenv("CHANCERY_PASSWORD", NEW)
    monkeypatch.setenv("CHANCERY_NEW_PASSWORD", OLD)
    told = chancery("--case", protected, "protect", "--delete-exposed")
    assert (told.status, told.err) == (0, "")
    assert "older copies are deleted" in told.out
    assert "cannot be recovered" in told.out
    assert not any(Path(one).exists() for one in done["exposed"])
    keys.forget_all()
    listed = chancery("--case", protected, "restore", "--json", "--password-file", tmp_path / "words").data
    assert [one["protected"] for one in listed["backups"]] == [True]


def test_protect_takes_a_password_away_and_a_plain_file_into_protection(
    chancery: Callable[..., Reply], case_file: Path, typing: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "is not protected" in chancery("protect", case_file, "--remove").sentence
    typing(NEW, NEW)
    monkeypatch.setattr(sys.stdin, "readline", lambda: "n\n", raising=False)
    told = chancery("protect", case_file, "--keep-old")
    assert told.status == 0
    assert "open without the new password" in told.out
    assert case_file.read_bytes().startswith(keys.MARK)
    assert "no longer protected" in chancery("protect", case_file, "--remove").out
    assert chancery("--case", case_file, "records", "countries").out.count("Oman") == 1


def test_a_backup_under_an_earlier_password_asks_for_that_one(
    chancery: Callable[..., Reply], protected: Path, typing: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHANCERY_PASSWORD", OLD)
    monkeypatch.setenv("CHANCERY_NEW_PASSWORD", NEW)
    assert chancery("protect", protected, "--keep-old").status == 0
    monkeypatch.delenv("CHANCERY_PASSWORD")
    keys.forget_all()
    prompts = typing(NEW, OLD)
    listed = chancery("--case", protected, "restore")
    assert "It is under another password." in listed.out
    looked = chancery("--case", protected, "restore", "1", "--look")
    assert (looked.status, looked.err) == (0, "")
    assert [prompt.split("“")[1][:4] for prompt in prompts] == ["desk", "0000"]
    assert chancery("--case", protected, "restore", "1").status == 0
    keys.forget_all()
    typing(NEW)
    assert chancery("--case", protected, "check").status == 0, (
        "what was put back is under the present password"
    )


def test_repair_asks_and_mends(
    chancery: Callable[..., Reply], protected: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = bytearray(protected.read_bytes())
    content[300] ^= 1
    protected.write_bytes(content)
    monkeypatch.setenv("CHANCERY_PASSWORD", OLD)
    assert "is damaged" in chancery("--case", protected, "check").sentence
    keys.forget_all()
    done = chancery("--case", protected, "check", "--repair")
    assert (done.status, done.err) == (0, "")
    keys.forget_all()
    assert chancery("--case", protected, "check").status == 0


def test_no_command_takes_a_password_as_a_word_of_its_line() -> None:
    for command in COMMANDS.values():
        words = [name for action in parser_of(command)._actions for name in action.option_strings]
        assert [word for word in words if "password" in word and not word.endswith("-file")] == []


def test_doubts_of_a_kind_are_cut_short_unless_all_are_wanted(
    chancery: Callable[..., Reply], case_file: Path
) -> None:
    with CaseFile.open(case_file) as case:
        changes = case.door.changes()
        for number in range(45):
            changes.create("post", title=f"Post {number}", end=_year(2020), as_of=_year(2024))
        case.door.change("Add", changes)
    told = chancery("--case", case_file, "check")
    assert told.out.count("is said to be held") == 40
    assert "… and 5\u00a0more of the kind “ended post”; --all shows them." in told.out
    assert chancery("--case", case_file, "check", "--all").out.count("is said to be held") == 45
    assert len(chancery("--case", case_file, "check", "--json").data["doubts"]) == 45


def _year(number: int) -> object:
    from db.values.partial_date import PartialDate

    return PartialDate.parse_text(str(number))

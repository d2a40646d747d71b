"""A new case file is there whole or not at all: the set-up is never half done."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import founding
from app.casefile import CaseFile
from app.check import check
from app.errors import CaseFileError, RulesBroken
from app.sites import profile
from db.store import Store


@pytest.fixture(autouse=True)
def own_profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "profile"))


def left(folder: Path) -> list[str]:
    """What lies there, but for the lock, which stays on purpose, and the profile."""
    return sorted(
        path.name for path in folder.iterdir() if not path.name.endswith(".lock") and path != profile().parent
    )


def test_a_new_case_file_is_sound_and_stays_the_same_site(tmp_path: Path) -> None:
    place = tmp_path / "desk.chancery"
    with CaseFile.create(place, home=("India", {"code": "IND"})) as case:
        assert case.settings().home_id
        assert check(case).findings == ()
    with CaseFile.open(place) as case, case.read() as reader:
        assert reader.rows("SELECT count(*) FROM site")[0][0] == 1
        assert case.notices == []
    assert left(tmp_path) == ["desk.chancery", "desk.chancery-journal"]


def test_while_it_is_made_nothing_is_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place, seen, finish = tmp_path / "desk.chancery", list[bool](), Store.end_use

    def look(store: Store) -> None:
        seen.append(place.exists())
        finish(store)

    monkeypatch.setattr(Store, "end_use", look)
    CaseFile.create(place).close()
    assert seen[0] is False
    assert place.exists()


def test_a_set_up_that_is_refused_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(RulesBroken):
        CaseFile.create(tmp_path / "desk.chancery", home=("", {}))
    assert left(tmp_path) == []
    CaseFile.create(tmp_path / "desk.chancery").close()


@pytest.mark.parametrize(
    ("where", "call", "told"),
    [
        (Path, "replace", r"could not be made \(No space left on device\); see that there is room"),
        (founding, "sync_folder", r"is made, but the disk did not confirm it \(No space left on device\)"),
    ],
)
def test_what_the_disk_refuses_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: object, call: str, told: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(where, call, fail)
    with pytest.raises(CaseFileError, match=told):
        CaseFile.create(tmp_path / "desk.chancery")

"""The desk's name: given, changed, taken away, each undone; home country and scheme are told beside it."""

from __future__ import annotations

from pathlib import Path

from app import undo
from app.casefile import CaseFile
from app.own_desk import OwnDesk, read_own_desk, rename_desk


def test_a_desk_is_named_renamed_and_each_step_is_undone(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "desk.chancery", home=("India", {"code": "IND"})) as case:
        assert read_own_desk(case) == OwnDesk("", "India", "India")
        rename_desk(case, "  Gulf desk ")
        assert read_own_desk(case).name == "Gulf desk"
        rename_desk(case, "Gulf and Japan")
        assert read_own_desk(case).name == "Gulf and Japan"
        undo.undo(case)
        assert read_own_desk(case).name == "Gulf desk"
        rename_desk(case, "")
        assert read_own_desk(case).name == ""


def test_a_case_file_without_a_home_country_says_so(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "desk.chancery") as case:
        assert read_own_desk(case).home == ""

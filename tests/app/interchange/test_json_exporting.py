"""An export is one valid JSON object with every live record, in the order of the catalogue, the same each time."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from app.casefile import CaseFile
from app.errors import FileNotWritten
from app.interchange.errors import Cancelled
from app.interchange.exporting import export_file
from app.interchange.form import written_fields, written_kinds
from app.interchange.watching import Phase
from db.models.papers import CHUNK
from db.values.marking import Marking
from tests.app.conftest import INDIA, Desk


def exported(case: CaseFile, path: Path) -> dict[str, Any]:
    export_file(case, path)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def by_kind(found: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [record for record in found["records"] if record["kind"] == kind]


def test_a_record_holds_its_fields_and_no_empty_ones(
    desk: Desk, jmcc: str, oman: str, tmp_path: Path
) -> None:
    desk.edit(jmcc, standing="", marking=Marking("restricted", ("EYES ONLY",)))
    (forum,) = by_kind(exported(desk.case, tmp_path / "a.json"), "forum")
    assert forum == {
        "kind": "forum", "id": jmcc, "name": "Joint Military Cooperation Committee", "abbreviation": "JMCC",
        "parties": [INDIA, oman], "marking": {"level": "restricted", "caveats": ["EYES ONLY"]},
    }  # fmt: skip


def test_settings_and_scheme_are_written_and_links_are_not(desk: Desk, jmcc: str, tmp_path: Path) -> None:
    found = exported(desk.case, tmp_path / "a.json")
    settings = {record["key"]: json.loads(record["value"]) for record in by_kind(found, "setting")}
    assert settings["home_country"] == INDIA
    assert settings["marking_scheme"]["id"] == "india"
    assert by_kind(found, "link") == []
    assert found["chancery"] == 1


def test_kinds_and_keys_stand_in_the_order_of_the_catalogue(desk: Desk, jmcc: str, tmp_path: Path) -> None:
    desk.add("person", name="B", prefix="Dr", marking=Marking("secret"))
    desk.add("person", name="A", country_id=INDIA)
    found = exported(desk.case, tmp_path / "a.json")
    assert list(found) == ["chancery", "site", "records"]
    places = [(written_kinds().index(record["kind"]), record["id"]) for record in found["records"]]
    assert places == sorted(places)
    for record in found["records"]:
        order = ["kind", "id", *written_fields(record["kind"])]
        assert list(record) == sorted(record, key=order.index)


def test_deleted_records_are_left_out(desk: Desk, jmcc: str, tmp_path: Path) -> None:
    before = exported(desk.case, tmp_path / "a.json")
    desk.delete(jmcc)
    after = exported(desk.case, tmp_path / "b.json")
    assert [record for record in before["records"] if record not in after["records"]] == by_kind(
        before, "forum"
    )


def test_the_same_case_file_gives_the_same_bytes(desk: Desk, jmcc: str, tmp_path: Path) -> None:
    export_file(desk.case, tmp_path / "a.json")
    desk.reopen()
    export_file(desk.case, tmp_path / "b.json")
    desk.reopen(write=False)
    export_file(desk.case, tmp_path / "c.json")
    first = (tmp_path / "a.json").read_bytes()
    assert first == (tmp_path / "b.json").read_bytes() == (tmp_path / "c.json").read_bytes()
    assert "–".encode() in first, "letters stand as they are, not as escapes"
    assert first.count(b"\n") == len(json.loads(first)["records"]) + 2


@pytest.mark.parametrize("content", [b"", b"a", b"ab", b"abc", bytes(range(256)) * (CHUNK // 100)])
def test_the_bytes_of_an_attachment_stand_beside_its_fields(
    desk: Desk, content: bytes, tmp_path: Path
) -> None:
    changes = desk.case.door.changes()
    changes.attach("minutes.pdf", content)
    desk.case.door.change("Attach", changes)
    (record,) = by_kind(exported(desk.case, tmp_path / "a.json"), "attachment")
    assert list(record)[-1] == "content"
    assert base64.b64decode(record["content"], validate=True) == content
    assert record["sha256"] == hashlib.sha256(content).hexdigest()


def test_the_same_bytes_are_written_once(desk: Desk, tmp_path: Path) -> None:
    changes = desk.case.door.changes()
    for name in ("a.txt", "b.txt"):
        changes.attach(name, b"same")
    desk.case.door.change("Attach", changes)
    assert export_file(desk.case, tmp_path / "a.json").contents == 1
    found = json.loads((tmp_path / "a.json").read_bytes())
    assert ["content" in record for record in by_kind(found, "attachment")] == [True, False]


def test_an_attachment_whose_bytes_are_not_there_is_written_without(desk: Desk, tmp_path: Path) -> None:
    desk.add("attachment", file_name="gone.pdf", sha256="ab" * 32, size=5)
    (record,) = by_kind(exported(desk.case, tmp_path / "a.json"), "attachment")
    assert "content" not in record


def test_more_records_than_a_page_are_all_written(
    desk: Desk, jmcc: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(7):
        desk.add("topic", name=f"Topic {number}")
    export_file(desk.case, tmp_path / "a.json")
    for page in (1, 2, 7):
        monkeypatch.setattr("db.queries.records.PAGE", page)
        export_file(desk.case, tmp_path / "b.json")
        assert (tmp_path / "b.json").read_bytes() == (tmp_path / "a.json").read_bytes()


def test_a_stopped_export_leaves_no_file(desk: Desk, jmcc: str, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())

    def stop(phase: Phase, done: int, total: int) -> None:
        if done == total:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        export_file(desk.case, tmp_path / "a.json", stop)
    assert sorted(tmp_path.iterdir()) == before
    desk.add("topic", name="Still at work")


def test_progress_counts_the_records(desk: Desk, jmcc: str, tmp_path: Path) -> None:
    seen: list[tuple[Phase, int, int]] = []
    written = export_file(desk.case, tmp_path / "a.json", lambda *now: seen.append(now))
    assert seen == [(Phase.WRITING_FILE, 0, written.records), (Phase.WRITING_FILE, *[written.records] * 2)]


def test_a_case_file_is_never_overwritten_by_an_export(desk: Desk, tmp_path: Path) -> None:
    before = desk.case.path.read_bytes()
    with pytest.raises(FileNotWritten, match="is a case file and was not touched"):
        export_file(desk.case, desk.case.path)
    assert desk.case.path.read_bytes() == before


def test_a_place_that_cannot_be_written_is_one_sentence(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten, match="does not exist"):
        export_file(desk.case, tmp_path / "none" / "a.json")

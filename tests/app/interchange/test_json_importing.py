"""An import is all or nothing, one action that one undo takes back, and overwrites nothing unasked."""

from __future__ import annotations

import base64
import gc
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from app import backup
from app.casefile import CaseFile
from app.check import check
from app.errors import Conflict
from app.interchange import importing
from app.interchange.errors import Cancelled, ImportConflicts, ImportRefused
from app.interchange.exporting import export_file
from app.interchange.importing import Keep, import_file, preview_file
from app.interchange.watching import Phase
from app.rules.checking import StoredWorld
from app.undo import redo, undo
from db.values.ids import FixedIds, derived_id
from tests.app.conftest import INDIA, Desk
from tests.app.interchange.conftest import Written

IDS = FixedIds("importing")
A, B, C, NOWHERE = (IDS.new() for _ in range(4))
OMAN = derived_id("country", "omn")
COUNTRIES = (
    {"kind": "country", "id": INDIA, "name": "India", "code": "IND"},
    {"kind": "country", "id": OMAN, "name": "Oman", "code": "OMN"},
)
FORUM = {"kind": "forum", "id": A, "name": "JMCC", "parties": [INDIA, OMAN]}
PERSON = {"kind": "person", "id": B, "name": "Somebody", "country_id": OMAN}


def records(case: CaseFile, folder: Path) -> list[str]:
    """What the case file holds, a line for each record."""
    export_file(case, folder / "held.json")
    return (folder / "held.json").read_text(encoding="utf-8").splitlines()[1:]


def faults(case: CaseFile, path: Path) -> dict[tuple[int, str | None], str]:
    with pytest.raises(ImportRefused) as caught:
        import_file(case, path)
    assert "nothing was changed" in str(caught.value)
    return {(fault.place, fault.field): fault.sentence for fault in caught.value.faults}


def test_records_come_in_whatever_their_order(empty: CaseFile, written: Written, tmp_path: Path) -> None:
    found = import_file(empty, written(PERSON, FORUM, *COUNTRIES))
    assert (found.records, found.new, found.same, found.theirs, found.ours) == (4, 4, 0, 0, 0)
    assert found.changed.action == "Import “given.json”: 4 records"
    with empty.read() as reader:
        assert reader.references([A])[A, "parties"] == (INDIA, OMAN)
    assert check(empty).findings == ()


def test_one_undo_takes_the_whole_import_back(empty: CaseFile, written: Written, tmp_path: Path) -> None:
    before = records(empty, tmp_path)
    import_file(empty, written(PERSON, FORUM, *COUNTRIES))
    after = records(empty, tmp_path)
    assert undo(empty).action == "Undo: Import “given.json”: 4 records"
    assert records(empty, tmp_path) == before
    redo(empty)
    assert records(empty, tmp_path) == after
    assert check(empty).findings == ()


def test_an_import_that_was_undone_may_be_made_again(
    empty: CaseFile, written: Written, tmp_path: Path
) -> None:
    import_file(empty, written({**PERSON, "prefix": "Dr"}, FORUM, *COUNTRIES))
    undo(empty)
    assert import_file(empty, written(PERSON, FORUM, *COUNTRIES)).new == 4
    after = records(empty, tmp_path)
    assert import_file(empty, written(PERSON, FORUM, *COUNTRIES)).same == 4
    undo(empty)
    redo(empty)
    assert records(empty, tmp_path) == after
    assert check(empty).findings == ()


def test_the_same_file_twice_changes_nothing(empty: CaseFile, written: Written) -> None:
    path = written(PERSON, FORUM, *COUNTRIES)
    import_file(empty, path)
    with empty.read() as reader:
        before = reader.rows("SELECT count(*) FROM change"), reader.rows('SELECT count(*) FROM "transaction"')
    again = import_file(empty, path)
    assert (again.new, again.same, again.changed.records, again.changed.transaction) == (0, 4, (), "")
    with empty.read() as reader:
        after = reader.rows("SELECT count(*) FROM change"), reader.rows('SELECT count(*) FROM "transaction"')
    assert before == after


def test_one_bad_record_keeps_all_out_and_every_fault_is_named(
    empty: CaseFile, written: Written, tmp_path: Path
) -> None:
    before = records(empty, tmp_path)
    bad = (
        {"kind": "person", "id": C, "name": 5},
        {"kind": "person", "id": IDS.new(), "prefix": "Dr"},
        {"kind": "post", "id": IDS.new(), "title": "Secretary", "start": "2025", "end": "2024"},
        {"kind": "forum", "id": IDS.new(), "name": "Alone", "parties": [INDIA]},
        {"kind": "note", "id": IDS.new(), "title": "x", "note_kind": "remark", "about": [NOWHERE]},
        {**PERSON, "id": IDS.new(), "country_id": NOWHERE},
        {**PERSON, "id": IDS.new(), "marking": {"level": "COSMIC"}},
    )
    found = faults(empty, written(*COUNTRIES, FORUM, *bad))
    assert set(found) == {
        (4, "name"), (5, "name"), (6, "end"), (7, "parties"), (8, "note_kind"), (9, "country_id"), (10, "marking"),
    }  # fmt: skip
    assert records(empty, tmp_path) == before


def test_a_list_that_leads_nowhere_is_named_at_its_owner(empty: CaseFile, written: Written) -> None:
    found = faults(empty, written(*COUNTRIES, {**FORUM, "parties": [INDIA, OMAN, NOWHERE]}))
    assert found == {
        (3, "parties"): f"What “Parties” refers to is not in the case file (or is deleted): {NOWHERE}."
    }


def test_a_list_of_records_of_the_wrong_kind_is_named_at_its_owner(empty: CaseFile, written: Written) -> None:
    found = faults(empty, written(*COUNTRIES, PERSON, {**FORUM, "parties": [INDIA, OMAN, B]}))
    assert found == {(4, "parties"): "Forum: “Parties” needs records of kind country."}


def test_what_only_follows_from_another_fault_is_not_named(empty: CaseFile, written: Written) -> None:
    bad_country = {**COUNTRIES[1], "colour": "red"}
    assert set(faults(empty, written(COUNTRIES[0], bad_country, PERSON, FORUM))) == {(2, "colour")}


def test_circles_are_named_at_every_member(empty: CaseFile, written: Written) -> None:
    circle = [
        {"kind": "organisation", "id": one, "name": "x", "parent_id": up}
        for one, up in ((A, B), (B, C), (C, A))
    ]
    found = faults(empty, written(*circle))
    assert found == {
        (place, "parent_id"): "Organisation: “Part of” leads back to this record." for place in (1, 2, 3)
    }
    self = faults(empty, written({"kind": "organisation", "id": A, "name": "x", "parent_id": A}))
    assert self == {(1, "parent_id"): "Organisation: “Part of” cannot be the record itself."}


def test_an_id_that_is_here_for_another_kind_is_refused(empty: CaseFile, written: Written) -> None:
    import_file(empty, written(*COUNTRIES))
    found = faults(empty, written({"kind": "person", "id": OMAN, "name": "x"}))
    assert found == {(1, "id"): "This id is that of a record of kind country in this case file."}


def test_a_home_country_that_is_not_there_is_refused(empty: CaseFile, written: Written) -> None:
    for home in (NOWHERE, B, 5):
        setting = {
            "kind": "setting", "id": derived_id("setting", "home_country"), "key": "home_country",
            "value": json.dumps(home),
        }  # fmt: skip
        assert faults(empty, written(setting, *COUNTRIES, PERSON)) == {
            (1, "value"): "The home country is not in the case file."
        }


def test_a_file_refers_to_what_is_here_already(empty: CaseFile, written: Written) -> None:
    import_file(empty, written(*COUNTRIES))
    assert import_file(empty, written(PERSON, FORUM)).new == 2


class TestConflicts:
    """A record that is here with other content."""

    @pytest.fixture
    def met(self, desk: Desk, oman: str, jmcc: str, written: Written, tmp_path: Path) -> Path:
        """A file in which the forum and Oman have other content than at the desk; a person is new."""
        japan = desk.add("country", name="Japan", code="JPN")
        theirs = {
            "kind": "forum", "id": jmcc, "name": "JMCC", "parties": [japan, oman], "standing": "primary",
        }  # fmt: skip
        return written(theirs, {**COUNTRIES[1], "capital": "Muscat"}, {**PERSON, "country_id": oman})

    def test_it_is_never_overwritten_unasked(self, desk: Desk, met: Path, tmp_path: Path) -> None:
        before = records(desk.case, tmp_path)
        with pytest.raises(ImportConflicts, match="2 records are here with other content") as caught:
            import_file(desk.case, met)
        assert records(desk.case, tmp_path) == before
        country, forum = sorted(caught.value.conflicts, key=lambda one: one.kind)
        assert (country.title, [one.name for one in country.differences]) == (
            "Oman",
            ["official_name", "capital"],
        )
        named = {one.name: (one.ours, one.theirs) for one in forum.differences}
        assert named["abbreviation"] == ("JMCC", None)
        assert named["standing"] == (None, "primary")
        assert set(named) == {"name", "abbreviation", "standing", "parties"}

    def test_theirs_makes_it_what_the_file_says(self, desk: Desk, met: Path, tmp_path: Path) -> None:
        found = import_file(desk.case, met, keep=Keep.THEIRS)
        assert (found.new, found.theirs, found.ours) == (1, 2, 0)
        preview = preview_file(desk.case, met)
        assert (preview.new, preview.same, preview.conflicts, preview.faults) == (0, 3, (), ())
        assert check(desk.case).findings == ()
        undo(desk.case)
        assert len(preview_file(desk.case, met).conflicts) == 2

    def test_ours_keeps_it_and_takes_the_rest(self, desk: Desk, met: Path) -> None:
        found = import_file(desk.case, met, keep=Keep.OURS)
        assert (found.new, found.theirs, found.ours) == (1, 0, 2)
        assert len(preview_file(desk.case, met).conflicts) == 2

    def test_single_records_may_be_decided_for_themselves(
        self, desk: Desk, met: Path, jmcc: str, oman: str
    ) -> None:
        with pytest.raises(ImportConflicts) as caught:
            import_file(desk.case, met, single={oman: Keep.OURS})
        assert [one.id for one in caught.value.conflicts] == [jmcc]
        found = import_file(desk.case, met, keep=Keep.THEIRS, single={oman: Keep.OURS})
        assert (found.theirs, found.ours) == (1, 1)
        assert [one.id for one in preview_file(desk.case, met).conflicts] == [oman]

    def test_a_record_in_the_recycle_bin_is_not_brought_back_unasked(
        self, desk: Desk, written: Written, tmp_path: Path
    ) -> None:
        person = desk.add("person", name="Somebody", prefix="Dr")
        path = written({"kind": "person", "id": person, "name": "Somebody"})
        desk.delete(person)
        with pytest.raises(ImportConflicts, match="in the recycle bin here"):
            import_file(desk.case, path)
        assert import_file(desk.case, path, keep=Keep.OURS).ours == 1
        assert import_file(desk.case, path, keep=Keep.THEIRS).theirs == 1
        assert preview_file(desk.case, path).same == 1
        assert check(desk.case).findings == ()

    def test_theirs_must_keep_the_rules_too(self, desk: Desk, jmcc: str, written: Written) -> None:
        with pytest.raises(ImportRefused, match="needs at least two"):
            import_file(desk.case, written({"kind": "forum", "id": jmcc, "name": "x"}), keep=Keep.THEIRS)

    def test_what_moves_after_the_comparison_is_not_lost(
        self, desk: Desk, oman: str, met: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        compared = importing._compared

        def meddle(*given: Any) -> Any:
            found = compared(*given)
            desk.edit(oman, capital="Maskat")
            return found

        monkeypatch.setattr(importing, "_compared", meddle)
        with pytest.raises(Conflict, match="“Capital”"):
            import_file(desk.case, met, keep=Keep.THEIRS)


@pytest.mark.parametrize("phase", list(Phase)[1:])
def test_a_stopped_import_changes_nothing(
    empty: CaseFile, written: Written, phase: Phase, tmp_path: Path
) -> None:
    path = written(PERSON, FORUM, *COUNTRIES)
    before, thresholds = records(empty, tmp_path), gc.get_threshold()

    def stop(now: Phase, done: int, total: int) -> None:
        if now is phase:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        import_file(empty, path, watch=stop)
    assert gc.get_threshold() == thresholds
    assert records(empty, tmp_path) == before
    assert import_file(empty, path).new == 4
    assert check(empty).findings == ()


def attachment(content: bytes, /, **other: Any) -> dict[str, Any]:
    return {
        "kind": "attachment", "id": IDS.new(), "file_name": "minutes.pdf", "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(), "content": base64.b64encode(content).decode(), **other,
    }  # fmt: skip


@pytest.mark.parametrize("content", [b"", b"abc", bytes(range(256)) * 10_000])
def test_the_bytes_of_an_attachment_come_in(empty: CaseFile, written: Written, content: bytes) -> None:
    record = attachment(content)
    import_file(empty, written(record))
    with empty.read() as reader:
        assert b"".join(reader.file(record["sha256"])) == content
    assert check(empty).findings == ()


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"content": "QQ"}, "“content” is not base64"),
        ({"content": "QQ=="}, "does not match “sha256”"),
        ({"size": 5}, "“content” has 3 bytes, but “size” says 5"),
        ({"sha256": None}, "needs “sha256” and “size” beside it"),
        ({"content": 5}, "“content” is a text in base64"),
        ({"content": "A" * 300_000}, "does not match “sha256”"),
        ({"content": "!" * 300_000}, "“content” is not base64"),
    ],
)
def test_bytes_that_are_damaged_are_refused(
    empty: CaseFile, written: Written, other: dict[str, Any], sentence: str
) -> None:
    found = faults(empty, written(attachment(b"abc", **other)))
    assert sentence in found[1, "content"]
    with empty.read() as reader:
        assert reader.rows("SELECT count(*) FROM attachment_chunk") == [(0,)]


def test_a_file_that_changes_while_it_is_read_puts_nothing_in(empty: CaseFile, written: Written) -> None:
    path = written(attachment(b"abc" * 100))
    whole = path.read_bytes()

    def meddle(phase: Phase, done: int, total: int) -> None:
        if phase is Phase.COMPARING:
            path.write_bytes(whole.replace(b"YWJj", b"YWJk"))

    with pytest.raises(ImportRefused, match="does not match “sha256”"):
        import_file(empty, path, watch=meddle)
    with empty.read() as reader:
        assert reader.rows("SELECT count(*) FROM attachment_chunk") == [(0,)]


def test_an_attachment_without_its_bytes_is_told(empty: CaseFile, written: Written) -> None:
    bare = {name: value for name, value in attachment(b"abc").items() if name != "content"}
    assert import_file(empty, written(bare)).without_content == 1
    assert import_file(empty, written(bare, attachment(b"abc"))).without_content == 0
    with empty.read() as reader:
        assert b"".join(reader.file(bare["sha256"])) == b"abc"


def test_a_preview_changes_nothing(empty: CaseFile, written: Written, tmp_path: Path) -> None:
    before = records(empty, tmp_path)
    found = preview_file(empty, written(PERSON, *COUNTRIES, {"kind": "person", "id": "x"}))
    assert (found.records, found.new, found.same, found.conflicts) == (4, 3, 0, ())
    assert [fault.place for fault in found.faults] == [4]
    assert records(empty, tmp_path) == before


def test_a_backup_is_made_before(empty: CaseFile, written: Written) -> None:
    preview_file(empty, written(*COUNTRIES))
    assert backup.backups_of(empty.path) == []
    import_file(empty, written(*COUNTRIES))
    (known,) = backup.backups_of(empty.path)
    assert (known.copy.reason, "country" in (known.inside.records if known.inside else {})) == (
        "before import",
        False,
    )


def test_a_backup_that_fails_is_told_and_stops_nothing(
    empty: CaseFile, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        backup, "before", lambda case, what: backup.Outcome(trouble=f"No backup before {what}.")
    )
    assert import_file(empty, written(*COUNTRIES)).new == 2
    assert empty.notices == ["No backup before import."]


def test_a_long_chain_is_followed_once(
    empty: CaseFile, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [IDS.new() for _ in range(400)]
    chain = [
        {"kind": "source", "id": one, "title": "x", **({"quoted_in_id": up} if up else {})}
        for one, up in zip(ids, [None, *ids], strict=False)
    ]
    asked: list[str] = []
    values_of = StoredWorld.values_of

    def counted(world: StoredWorld, record: str) -> Any:
        asked.append(record)
        return values_of(world, record)

    monkeypatch.setattr(StoredWorld, "values_of", counted)
    assert import_file(empty, written(*reversed(chain))).new == 400
    assert len(asked) <= 400 + 1

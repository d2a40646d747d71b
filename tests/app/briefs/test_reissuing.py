"""An issued brief is written again from the records as they stood then: the same bytes, whatever was edited since."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document as Word
from hypothesis import given
from hypothesis import strategies as st

from app import expunge, undo
from app.briefs.issuing import Issued, keep_issued
from app.briefs.options import options_text, request_of
from app.briefs.origin import Origin, origin_of, origin_text
from app.briefs.reissuing import briefs_with, reissue, write_again
from app.briefs.request import Request
from app.briefs.writing import write_brief
from app.casefile import CaseFile
from app.errors import FileNotWritten, NotFound, NotReady
from db.values.errors import InvalidValue
from db.values.ids import derived_id
from db.values.marking import Marking
from db.values.partial_date import PartialDate
from reports.facts import Clearance
from tests.app.conftest import put_away

OMAN = derived_id("country", "omn")
DAY = date(2026, 11, 21)
ALL = Request(
    as_of=DAY, country="c", visit="v", meeting=None, preset="full", ceiling="secret", ceiling_caveats=("EYES ONLY",),
    draft=True, reference="OMN/1", version=2, addressee="Minister", drafter="Desk Officer", copy=1, copies=3,
    clearances=(Clearance(who="Director", on=PartialDate.parse_text("2026-11")),), distribution=("Minister", "File"),
    marking=Marking("secret", ("EYES ONLY",)), raise_reason="compilation",
)  # fmt: skip


@pytest.fixture
def case(written_demo: Path, tmp_path: Path) -> Iterator[CaseFile]:
    made = CaseFile.open(Path(shutil.copy(written_demo, tmp_path / "desk.chancery")))
    yield made
    put_away(made)


def issue(case: CaseFile, folder: Path, **asked: Any) -> tuple[Issued, bytes]:
    request = Request(as_of=DAY, country=OMAN, preset="full", **asked)
    written = write_brief(case, request, folder / "brief.docx", replace=True)
    return keep_issued(case, request, written), written.path.read_bytes()


def change(case: CaseFile, record: str, **values: Any) -> None:
    changes = case.door.changes()
    changes.edit(record, **values)
    case.door.change("Edit", changes)


def ids(case: CaseFile, sql: str) -> list[str]:
    with case.read() as reader:
        return [row[0] for row in reader.rows(sql)]


def meddle(case: CaseFile) -> None:
    """Everything that an officer may do to a file after the brief went out."""
    for meeting in ids(case, "SELECT id FROM meeting WHERE deleted = 0"):
        change(case, meeting, title="Changed since", remark="New", topics=[])
    (first, *_) = ids(case, "SELECT id FROM commitment WHERE deleted = 0 AND tracked IS NOT 0 ORDER BY id")
    change(case, first, wording="Reworded since.", marking=Marking("secret"))
    changes = case.door.changes()
    changes.delete(ids(case, "SELECT id FROM citation WHERE deleted = 0 ORDER BY id")[0])
    changes.create(
        "note", title="Later", note_kind="caution", body="Only now.", about=[OMAN], marking=Marking("secret")
    )
    changes.create(
        "update", commitment_id=first, update_kind="remark", remark="Later.", updated_on=PartialDate.of(DAY)
    )
    case.door.change("Meddle", changes)
    change(case, OMAN, name="Sultanate of Oman", capital="Elsewhere")


def test_after_later_edits_the_brief_is_the_same_to_the_byte(case: CaseFile, tmp_path: Path) -> None:
    with case:
        issued, data = issue(case, tmp_path)
        meddle(case)
        _, other = issue(case, tmp_path)
        assert other != data, "what was edited is seen in a new brief"
        again = reissue(case, issued.id)
        assert (again.same, again.differs) == (True, ())
        assert again.data == data
        target = tmp_path / "again.docx"
        _, written = write_again(case, issued.id, target)
        assert target.read_bytes() == data
        assert "Muscat" in "".join(cell.text for t in Word(str(target)).tables for cell in t._cells)
        assert written.reference == again.made.facts.control.reference
        with pytest.raises(FileNotWritten, match="is there already"):
            write_again(case, ids(case, "SELECT id FROM brief ORDER BY id DESC")[0], target)


def test_a_file_finished_in_a_word_processor_is_kept_and_what_was_written_comes_again(
    case: CaseFile, tmp_path: Path
) -> None:
    with case:
        request = Request(as_of=DAY, country=OMAN)
        written = write_brief(case, request, tmp_path / "brief.docx")
        data = written.path.read_bytes()
        written.path.write_bytes(data + b"signed")
        issued = keep_issued(case, request, written)
        assert reissue(case, issued.id).data == data


def test_issuing_keeps_options_revisions_moment_template_and_the_printed_reference(
    case: CaseFile, tmp_path: Path
) -> None:
    with case:
        issued, _ = issue(case, tmp_path, addressee="Minister")
        with case.read() as reader:
            ((options, revisions, number),) = reader.rows(
                "SELECT options, revisions, reference_number FROM brief WHERE id = ?", issued.id
            )
        origin = origin_of(revisions)
        assert request_of(options) == Request(as_of=DAY, country=OMAN, preset="full", addressee="Minister")
        assert OMAN in origin.records
        assert number == "OMN/BILATERAL/2026-11-21"
        assert (len(origin.template), len(origin.rendered), origin.program) == (64, 64, "0.1.0")
        assert sum(origin.state.values()) > 100


def test_which_briefs_used_a_record_and_whether_it_is_still_as_it_was(case: CaseFile, tmp_path: Path) -> None:
    with case:
        issued, _ = issue(case, tmp_path)
        (meeting,) = ids(case, "SELECT id FROM meeting WHERE title LIKE '%13th%' AND title LIKE '%JMCC%'")[:1]
        with case.read() as reader:
            assert [(use.id, use.current) for use in briefs_with(reader, meeting)] == [(issued.id, True)]
            assert briefs_with(reader, issued.id) == ()
        change(case, meeting, remark="Seen again")
        with case.read() as reader:
            assert [use.current for use in briefs_with(reader, meeting)] == [False]
        undo.undo(case)
        undo.undo(case)
        with case.read() as reader:
            assert briefs_with(reader, meeting) == (), "undone, it was never issued"


def test_what_was_expunged_is_not_brought_back(case: CaseFile, tmp_path: Path) -> None:
    with case:
        issued, _ = issue(case, tmp_path)
        (person,) = ids(case, "SELECT id FROM person WHERE deleted = 0 ORDER BY id")[:1]
        expunge.expunge(case, person, "name")
        with pytest.raises(NotReady, match="were expunged since"):
            reissue(case, issued.id)


def test_a_copy_without_the_changes_says_so(case: CaseFile, tmp_path: Path) -> None:
    with case:
        issued, _ = issue(case, tmp_path)
        origin = Origin({}, {"another site": 7}, "", "", "")
        change(case, issued.id, revisions=origin_text(origin))
        with pytest.raises(NotReady, match="does not hold every change"):
            reissue(case, issued.id)
        change(case, issued.id, revisions=None)
        with pytest.raises(NotReady, match="does not say what it was made from"):
            reissue(case, issued.id)
        with pytest.raises(NotFound, match="no brief"):
            reissue(case, OMAN)


def test_options_are_read_as_they_were_written_and_newer_ones_are_refused() -> None:
    assert request_of(options_text(ALL)) == ALL
    assert json.loads(options_text(Request(as_of=DAY))) == {"as_of": "2026-11-21"}
    for wrong in (
        '{"as_of": "2026-11-21", "colour": "blue"}',
        "{}",
        "[",
        '{"as_of": 3}',
        '{"as_of": "2026-11-21", "copy": "x"}',
    ):
        with pytest.raises(InvalidValue, match="newer version"):
            request_of(wrong)


@given(
    st.dictionaries(st.uuids().map(str), st.integers(1, 10**6).map(lambda n: f"{'ab' * 16}:{n}"), max_size=5)
)
def test_an_origin_is_read_as_it_was_written(records: dict[str, str]) -> None:
    origin = Origin(records, {"ab" * 16: 12}, "t" * 64, "0.1.0", "r" * 64)
    assert origin_of(origin_text(origin)) == origin


def test_the_records_of_a_very_long_brief_are_packed_and_found_all_the_same() -> None:
    many = {derived_id("meeting", str(n)): f"{'ab' * 16}:{n}" for n in range(30_000)}
    origin = Origin(many, {"ab" * 16: 30_000})
    text = origin_text(origin)
    assert len(text) < 1_000_000
    assert origin_of(text) == origin
    assert replace(origin, records={}) != origin
    with pytest.raises(InvalidValue, match="cannot be read"):
        origin_of(text.replace('"packed":"', '"packed":"x'))

"""Registers go out with real types, defused, marked, and without anything above the ceiling."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.catalog import FieldKind, kinds
from app.errors import FileNotWritten, InvalidValue
from app.interchange.errors import Cancelled
from app.registers.exporting import Exported, export_csv, export_xlsx, level_called
from app.registers.reading import read_table
from app.registers.sheet import Column, columns_of
from db.values.choices import UpdateKind
from db.values.due import parse_due
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate
from tests.app.anything import HOSTILE
from tests.app.conftest import INDIA, Desk

FIRM: dict[str, Any] = {
    "commitment_kind": "agreed", "strength": "firm", "status": "open", "tracked": True, "owner_side": "theirs",
}  # fmt: skip
UNCLASSIFIED, SECRET = Marking("unclassified"), Marking("secret")
FORMULAS = ("=HYPERLINK(1)", "+1", "-2+3", "@SUM(A1)", "＝1", "'=x", "plain")


def csv_rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def page(path: Path) -> Any:
    return openpyxl.load_workbook(path)["Register"]


def promise(desk: Desk, wording: str, oman: str, **values: Any) -> str:
    due = values.pop("due", None)
    made = {"due": parse_due(due, made_on=date(2026, 1, 1))} if due else {}
    return desk.add("commitment", wording=wording, parties=[INDIA, oman], **FIRM | made | values)


@pytest.fixture
def register(desk: Desk, oman: str) -> dict[str, str]:
    """An overdue commitment, one to come, one without a day, one that was met."""
    return {
        name: promise(desk, f"{name} point", oman, due=due, status=status, marking=UNCLASSIFIED)
        for name, due, status in (
            ("vague", "at an early date", "open"), ("later", "Q2 2027", "open"), ("done", "1 May 2026", "implemented"),
            ("overdue", "9 May 2026", "in_progress"),
        )
    }  # fmt: skip


def test_the_register_says_side_owner_state_and_what_is_overdue(
    desk: Desk, oman: str, register: dict[str, str], tmp_path: Path
) -> None:
    navy = desk.add("organisation", name="Royal Navy of Oman", country_id=oman)
    desk.edit(register["overdue"], owners=[navy], owner_country_id=oman)
    for _ in range(2):
        desk.add("update", commitment_id=register["overdue"], update_kind=UpdateKind.CARRIED)
    done = export_csv(desk.case, tmp_path / "out.csv")
    assert (done.records, done.withheld, done.unnamed) == (4, (), 0)
    rows = csv_rows(tmp_path / "out.csv")
    assert rows[0] == ["UNCLASSIFIED – 2 not assessed", "Commitments as at 21 November 2026"]
    by_heading = [dict(zip(rows[1], row, strict=True)) for row in rows[2:]]
    assert [row["Commitment"] for row in by_heading] == [
        "overdue point",
        "later point",
        "vague point",
        "done point",
    ]
    assert [row["State"] for row in by_heading] == ["Overdue", "Due later", "No date", "Closed"]
    first = by_heading[0]
    told = (
        "Owner",
        "Owing country",
        "Owning organisations",
        "Due",
        "Due by",
        "Carried",
        "Status",
        "Between",
        "Marking",
    )
    assert [first[heading] for heading in told] == [
        "Theirs", "Oman", "Royal Navy of Oman", "9 May 2026", "2026-05-09", "2", "In progress", "India; Oman",
        "UNCLASSIFIED",
    ]  # fmt: skip
    assert "Blocker" not in first  # nothing stands in it


def test_a_workbook_has_real_types_filters_and_headings_that_stay(
    desk: Desk, oman: str, register: dict[str, str], tmp_path: Path
) -> None:
    desk.edit(register["overdue"], made_on=PartialDate.parse_text("2026-01-05"))
    desk.edit(register["later"], made_on=PartialDate.parse_text("2026-02"))
    path = tmp_path / "out.xlsx"
    export_xlsx(desk.case, path)
    sheet = page(path)
    assert (sheet["A1"].value, sheet["A2"].value) == (
        "UNCLASSIFIED – 1 not assessed",
        "Commitments as at 21 November 2026",
    )
    headings = [cell.value for cell in sheet[3]]
    cells = {heading: sheet.cell(4, place + 1) for place, heading in enumerate(headings)}
    assert cells["No."].value == 1
    assert cells["Due by"].value == datetime(2026, 5, 9)
    assert cells["Due by"].number_format == "yyyy-mm-dd"
    assert cells["Made on"].value == datetime(2026, 1, 5)
    assert sheet.cell(5, headings.index("Made on") + 1).value == "2026-02"
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref.startswith("A3:")
    assert sheet.auto_filter.ref.endswith("7")
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width
    assert "UNCLASSIFIED" in sheet.oddHeader.center.text
    assert openpyxl.load_workbook(path).properties.category == "UNCLASSIFIED – 1 not assessed"


def test_formulas_are_text_in_a_workbook_and_defused_in_csv(desk: Desk, oman: str, tmp_path: Path) -> None:
    for text in FORMULAS:
        promise(desk, text, oman, status_note=text)
    export_xlsx(desk.case, tmp_path / "out.xlsx", columns=("wording", "status_note"))
    sheet = page(tmp_path / "out.xlsx")
    cells = [cell for row in sheet.iter_rows(min_row=4) for cell in row]
    assert sorted({cell.value for cell in cells}) == sorted(FORMULAS)
    assert {cell.data_type for cell in cells} == {"s"}
    with zipfile.ZipFile(tmp_path / "out.xlsx") as whole:
        assert b"<f>" not in b"".join(whole.read(name) for name in whole.namelist())
    export_csv(desk.case, tmp_path / "out.csv", columns=("wording", "status_note"))
    raw = csv_rows(tmp_path / "out.csv")[2:]
    assert not {cell[:1] for row in raw for cell in row} & set("=+-@＝")
    read = read_table(tmp_path / "out.csv")
    assert sorted({cell for row in read.rows for cell in row.cells}) == sorted(FORMULAS)  # type: ignore[type-var]


def test_hostile_text_comes_out_as_it_is_kept(desk: Desk, tmp_path: Path) -> None:
    changes = desk.case.door.changes()
    for text in HOSTILE:
        changes.create("place", name=f"P{text}", remark=text)
    desk.case.door.change("Add", changes)
    export_xlsx(desk.case, tmp_path / "out.xlsx", "place")
    export_csv(desk.case, tmp_path / "out.csv", "place")
    table = [tuple(cell for cell in row if cell) for row in csv_rows(tmp_path / "out.csv")[2:]]
    cells = [
        tuple(str(cell.value) for cell in row if cell.value is not None)
        for row in page(tmp_path / "out.xlsx").iter_rows(min_row=4)
    ]
    assert len(table) == len(cells) == len(HOSTILE)
    assert [row[0] for row in table] == [row[0] for row in cells]


def test_what_is_above_the_ceiling_or_not_assessed_stays_behind(
    desk: Desk, oman: str, jmcc: str, tmp_path: Path
) -> None:
    desk.edit(oman, marking=UNCLASSIFIED)
    desk.edit(INDIA, marking=UNCLASSIFIED)
    desk.edit(jmcc, marking=SECRET, name="Hush-hush Committee")
    seen = promise(
        desk, "Seen", oman, marking=UNCLASSIFIED, forum_id=jmcc, due="by the next JMCC", due_event_id=jmcc
    )
    secret = promise(desk, "Unseen and secret", oman, marking=SECRET)
    plain = promise(desk, "Unseen and unmarked", oman)
    for export, name in ((export_csv, "out.csv"), (export_xlsx, "out.xlsx")):
        path = tmp_path / name
        done: Exported = export(desk.case, path, ceiling=level_called(desk.case, "Restricted"))
        assert (done.records, done.unnamed) == (1, 2)
        assert {one.id: one.why for one in done.withheld} == {
            secret: "SECRET, above RESTRICTED",
            plain: "not assessed",
        }
        table = read_table(path)
        text = "\n".join(str(cell) for row in table.rows for cell in row.cells)
        assert "Seen" in text
        assert "Unseen" not in text
        assert "Hush" not in text
        assert "Waits for its event" in text
    assert csv_rows(tmp_path / "out.csv")[0][0] == "UNCLASSIFIED"
    assert seen
    with pytest.raises(InvalidValue, match="is not a level"):
        level_called(desk.case, "purple")


def test_a_single_reference_marked_higher_is_left_empty(desk: Desk, oman: str, tmp_path: Path) -> None:
    desk.edit(oman, marking=UNCLASSIFIED)
    desk.edit(INDIA, marking=UNCLASSIFIED)
    promise(desk, "Seen", oman, marking=UNCLASSIFIED)
    with desk.case.read() as reader:
        link = next(row[0] for row in reader.rows("SELECT id FROM link WHERE target_id = ?", oman))
    desk.edit(link, marking=SECRET)
    done = export_csv(desk.case, tmp_path / "out.csv", columns=("parties",), ceiling=UNCLASSIFIED)
    assert (csv_rows(tmp_path / "out.csv")[2:], done.unnamed) == ([["India"]], 1)


def test_columns_are_chosen_by_name_or_heading(desk: Desk, register: dict[str, str], tmp_path: Path) -> None:
    export_csv(desk.case, tmp_path / "out.csv", columns=("status", "Commitment", "state", "marking"))
    rows = csv_rows(tmp_path / "out.csv")
    assert rows[1] == ["Status", "Commitment", "State", "Marking"]
    assert rows[2] == ["In progress", "overdue point", "Overdue", "UNCLASSIFIED"]
    with pytest.raises(InvalidValue, match="Commitments have no column “colour”; there are number, wording"):
        export_csv(desk.case, tmp_path / "b.csv", columns=("colour",))
    assert not (tmp_path / "b.csv").exists()


def test_every_kind_can_be_written(desk: Desk, oman: str, jmcc: str, tmp_path: Path) -> None:
    held = DateRange.parse_text("2025-10-22/2025-10-23")
    desk.add("meeting", title="13th JMCC", meeting_kind="session", forum_id=jmcc, edition=13, parties=[INDIA, oman],
        status="held", held_on=held)  # fmt: skip
    desk.add("task", title="Write", status="done", due=parse_due("1 May 2026", made_on=None))
    for known in kinds():
        if not known.part and known.kind != "setting":
            path = tmp_path / f"{known.kind}.csv"
            export_csv(desk.case, path, known.kind)
            assert csv_rows(path)[1], known.kind
    meeting = dict(zip(*csv_rows(tmp_path / "meeting.csv")[1:3], strict=True))
    assert (meeting["Date"], meeting["Edition"], meeting["Forum"]) == (
        "2025-10-22/2025-10-23", "13", "Joint Military Cooperation Committee"
    )  # fmt: skip
    task = dict(zip(*csv_rows(tmp_path / "task.csv")[1:3], strict=True))
    assert (task["State"], task["Due by"]) == ("Closed", "2026-05-01")


def test_the_columns_of_a_kind_are_its_fields_and_what_is_computed() -> None:
    columns = columns_of("commitment")
    assert columns[:2] == (Column("number", "No."), Column("wording", "Commitment"))
    assert columns[-1] == Column("marking", "Marking")
    assert len({column.name for column in columns}) == len(columns)
    bodies = {field.name for known in kinds() for field in known.fields if field.kind is FieldKind.BODY}
    assert not bodies & {column.name for column in columns_of("note")}


def test_the_same_records_give_the_same_bytes(desk: Desk, register: dict[str, str], tmp_path: Path) -> None:
    for export, name in ((export_csv, "a.csv"), (export_xlsx, "a.xlsx")):
        export(desk.case, tmp_path / name)
        export(desk.case, tmp_path / f"b{name}")
        assert (tmp_path / name).read_bytes() == (tmp_path / f"b{name}").read_bytes()


def test_nothing_is_overwritten_unasked_and_a_case_file_never(
    desk: Desk, register: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "out.csv"
    path.write_text("mine")
    with pytest.raises(FileNotWritten, match="is there already and was not touched"):
        export_csv(desk.case, path)
    assert path.read_text() == "mine"
    export_csv(desk.case, path, replace=True)
    assert path.read_text() != "mine"
    with pytest.raises(FileNotWritten, match="is a case file and was not touched"):
        export_csv(desk.case, desk.case.path, replace=True)
    with pytest.raises(FileNotWritten, match="does not exist"):
        export_csv(desk.case, tmp_path / "none" / "a.csv")


def test_an_export_that_is_stopped_leaves_no_file(desk: Desk, tmp_path: Path) -> None:
    def stop(*_: object) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        export_csv(desk.case, tmp_path / "out.csv", watch=stop)
    assert not (tmp_path / "out.csv").exists()


def test_days_that_workbooks_do_not_agree_on_are_text(desk: Desk, oman: str, tmp_path: Path) -> None:
    signed = PartialDate.parse_text("1896-02-03")
    desk.add("agreement", title="Old treaty", parties=[INDIA, oman], signed=signed)
    export_xlsx(desk.case, tmp_path / "out.xlsx", "agreement", columns=("signed",))
    assert page(tmp_path / "out.xlsx")["A4"].value == "1896-02-03"


def test_registers_without_dues_stand_in_the_order_of_their_dates(
    desk: Desk, oman: str, tmp_path: Path
) -> None:
    for title, held in (("Last", "2027"), ("No date", None), ("First", "2024-05")):
        when = {"held_on": DateRange.parse_text(held)} if held else {}
        desk.add("meeting", title=title, meeting_kind="talks", parties=[INDIA, oman], status="held", **when)
    export_csv(desk.case, tmp_path / "out.csv", "meeting", columns=("title",))
    assert csv_rows(tmp_path / "out.csv")[2:] == [["First"], ["Last"], ["No date"]]

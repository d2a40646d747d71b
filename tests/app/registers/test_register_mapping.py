"""Columns are recognised by headings and contents, with a reason; corrected by the officer; remembered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import InvalidValue
from app.local import Space
from app.registers.mapping import SPACE, Mapping, propose_mapping, remember
from app.registers.reading import read_table
from app.undo import available
from tests.app.conftest import Desk
from tests.app.registers.conftest import ACTIONS, TableFile, held, mapped

MEETINGS = ("Date", "Meeting", "Country", "Venue", "Participants", "Outcome")


def targets_of(mapping: Mapping) -> dict[str, str | None]:
    return {column.heading: column.target for column in mapping.columns}


def proposed(desk: Desk, path: Path, kind: str | None = None) -> Mapping:
    return propose_mapping(read_table(path), desk.case, kind)


def test_a_register_of_action_points_is_recognised(desk: Desk, xlsx_file: TableFile) -> None:
    mapping = proposed(
        desk, xlsx_file(ACTIONS, (1, "Hold talks", "Oman", "Oman", "JMCC", "2027", "Pending", "Sent."))
    )
    assert mapping.kind == "commitment"
    assert targets_of(mapping) == {
        "S. No.": None, "Action Point": "wording", "Action by": "owner_side", "Country": "parties", "Forum": "forum_id",
        "Due date": "due", "Status": "status", "Remarks": "status_note",
    }  # fmt: skip
    reasons = {column.heading: column.reason for column in mapping.columns}
    assert reasons["S. No."] == "a running number"
    assert reasons["Status"] == "the heading is the name of the field “Status”"
    assert all(column.confidence >= 50 for column in mapping.columns if column.target)


@pytest.mark.parametrize(
    ("header", "name", "kind"),
    [
        (MEETINGS, "a.csv", "meeting"),
        (("Name", "Designation", "Organisation", "E-mail", "Mobile"), "a.csv", "person"),
        (("Agreement", "Signed on", "Expires", "Parties"), "a.csv", "agreement"),
        (("Subject", "From", "To", "File No.", "Dated"), "a.csv", "correspondence"),
        (("Task", "Assigned to", "Due date", "Status"), "tasks.csv", "task"),
        (("Ministry", "Abbreviation", "Country", "Part of"), "organisations.csv", "organisation"),
        (("Exercise", "Edition", "Location", "Dates"), "exercises.csv", "exercise"),
        (("Visit", "Principal", "Dates", "Destination"), "visits.csv", "visit"),
    ],
)
def test_the_kind_is_found_by_the_headings(
    desk: Desk, csv_file: TableFile, header: tuple[str, ...], name: str, kind: str
) -> None:
    assert proposed(desk, csv_file(header, ["x"] * len(header), name=name)).kind == kind


def test_a_kind_that_is_given_counts(desk: Desk, csv_file: TableFile) -> None:
    path = csv_file(("Title", "Status", "Remarks"), ("x", "open", ""))
    assert proposed(desk, path, "task").kind == "task"
    with pytest.raises(InvalidValue, match="Links are not read from a register"):
        proposed(desk, path, "link")


def test_headings_that_say_nothing_are_asked_about(desk: Desk, csv_file: TableFile) -> None:
    with pytest.raises(InvalidValue, match=r"not clear from its headings \(“Zeta”, “Eta”\); say its kind"):
        proposed(desk, csv_file(("Zeta", "Eta"), ("1", "2"), name="a.csv"))


def test_prose_in_a_column_of_statuses_becomes_the_position(desk: Desk, csv_file: TableFile) -> None:
    rows = [(f"Hold talks {n}", f"Draft number {n} was sent to them in June") for n in range(4)]
    assert targets_of(proposed(desk, csv_file(("Action Point", "Status"), *rows)))["Status"] == "status_note"


def test_columns_without_a_telling_heading_are_told_by_their_cells(desk: Desk, xlsx_file: TableFile) -> None:
    rows = [
        (f"Exchange of officers between the colleges {n}", date(2025, 1, n + 1), "Pending", "x")
        for n in range(5)
    ]
    mapping = proposed(desk, xlsx_file(("Alpha", "Beta", "Gamma", "Owner"), *rows), "commitment")
    assert targets_of(mapping) == {
        "Alpha": "wording",
        "Beta": "made_on",
        "Gamma": "status",
        "Owner": "owner_side",
    }


def test_a_misspelt_heading_and_one_with_more_words_are_recognised(desk: Desk, csv_file: TableFile) -> None:
    mapping = proposed(
        desk, csv_file(("Commitmment", "Due date (revised)", "Statuss"), ("x", "2027", "open")), "commitment"
    )
    assert targets_of(mapping) == {"Commitmment": "wording", "Due date (revised)": "due", "Statuss": "status"}


def test_two_columns_do_not_become_the_same_field(desk: Desk, csv_file: TableFile) -> None:
    mapping = proposed(desk, csv_file(("Action Point", "Due", "Due by"), ("x", "soon", "2027-01-01")))
    assert targets_of(mapping)["Due by"] is None
    assert mapping.columns[2].reason == "another column is “Due”"


def test_dates_with_the_month_first_are_noticed(desk: Desk, csv_file: TableFile) -> None:
    rows = [("Hold talks", "3/25/2025"), ("Send draft", "04/01/2025")]
    mapping = proposed(desk, csv_file(("Action Point", "Due date"), *rows))
    assert not mapping.columns[1].day_first
    mapping = proposed(desk, csv_file(("Action Point", "Due date"), rows[1]))
    assert mapping.columns[1].day_first


def test_a_column_is_corrected_by_its_heading(desk: Desk, csv_file: TableFile) -> None:
    mapping = proposed(desk, csv_file(("Action Point", "Remarks", "Notes"), ("x", "y", "z")))
    changed = mapping.named("remarks", "Blocker").named("Notes", "blocker").named("Action Point", None)
    assert targets_of(changed) == {"Action Point": None, "Remarks": "blocker", "Notes": "blocker"}
    moved = mapping.named("Notes", "wording")
    assert targets_of(moved)["Action Point"] == "wording"  # several columns may be one text
    moved = mapping.named("Remarks", "our_officer").named("Notes", "our_officer")
    assert targets_of(moved)["Remarks"] is None
    for heading, sentence in (
        ("Colour", "No column is headed “Colour”; there are"),
        ("Notes", "has no field"),
    ):
        with pytest.raises(InvalidValue, match=sentence):
            mapping.named(heading, "colour")


def test_words_for_the_whole_file_are_given_and_taken_away(desk: Desk, csv_file: TableFile) -> None:
    mapping = proposed(desk, csv_file(("Action Point",), ("x",)), "commitment").filled(
        "Between", "India; Oman"
    )
    assert mapping.fill == (("parties", "India; Oman"),)
    assert mapping.filled("parties", " ").fill == ()


def test_a_mapping_is_remembered_for_the_same_headings(desk: Desk, csv_file: TableFile) -> None:
    path = csv_file(("Action Point", "Comments of the desk", "Due"), ("x", "y", "3/4/2025"))
    mapping = proposed(desk, path).named("Comments of the desk", "blocker").filled("parties", "Oman")
    before = available(desk.case).undo
    remember(desk.case, mapping)
    assert available(desk.case).undo == before
    desk.reopen()
    again = proposed(
        desk, csv_file(("ACTION POINT", "comments of the desk", "due"), ("other", "", ""), name="b.csv")
    )
    assert again.remembered
    assert [column.target for column in again.columns] == ["wording", "blocker", "due"]
    assert again.fill == (("parties", "Oman"),)
    assert not proposed(desk, csv_file(("Action Point", "Due"), ("x", "y"), name="c.csv")).remembered
    assert not proposed(desk, path, "task").remembered


def test_what_was_remembered_and_is_no_longer_understood_is_passed_over(
    desk: Desk, csv_file: TableFile
) -> None:
    path = csv_file(("Action Point", "Due"), ("x", "2027"))
    table, mapping = mapped(desk.case, path)
    space = Space(desk.case, SPACE)
    space.put(mapping.shape, {"kind": "gone", "columns": [], "fill": []})
    assert not propose_mapping(table, desk.case).remembered
    columns = [{"target": "gone", "day_first": True}, {"target": "due", "day_first": True}]
    space.put(mapping.shape, {"kind": "commitment", "columns": columns, "fill": [["gone", "x"]]})
    recalled = propose_mapping(table, desk.case)
    assert (recalled.columns[0].target, recalled.columns[1].target, recalled.fill) == (None, "due", ())
    assert held(desk, "commitment") == []

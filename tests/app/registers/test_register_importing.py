"""A register comes in whole, as one action with its file as the source of everything, or not at all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app import backup
from app.check import check
from app.history import history
from app.interchange.errors import Cancelled
from app.interchange.watching import Phase
from app.registers.decisions import Answer, Decision, Decisions
from app.registers.errors import NotATable, RegisterRefused
from app.registers.importing import import_register
from app.registers.plan import RowAction
from app.undo import available, redo, undo
from db.values.choices import CommitmentStatus
from db.values.ids import derived_id
from db.values.marking import Marking
from tests.app.anything import HOSTILE
from tests.app.conftest import INDIA, Desk
from tests.app.registers.conftest import ACTIONS, TableFile, held, looked, mapped, taken

OMAN = derived_id("country", "omn")
ROWS = (
    (
        1,
        "Hold the 14th JMCC in Muscat",
        "Oman",
        "Oman",
        "JMCC",
        date(2026, 12, 1),
        "Pending",
        "Dates proposed.",
    ),
    (2, "Exchange instructors", "India and Oman", "Oman", "JMCC", "by the next JMCC", "Ongoing", None),
    (3, "Send the draft MoU", "us", "Oman", "JMCC", "-", "Completed", "Sent in May."),
)


def test_action_points_become_commitments(desk: Desk, jmcc: str, xlsx_file: TableFile) -> None:
    done = taken(desk.case, xlsx_file(ACTIONS, *ROWS))
    assert (done.kind, done.created, done.new) == ("commitment", 3, 0)
    by_wording = {one["wording"]: one for one in held(desk, "commitment")}
    talks, exchange, draft = (by_wording[row[1]] for row in ROWS)
    assert [one["owner_side"] for one in (talks, exchange, draft)] == ["theirs", "joint", "ours"]
    assert talks["owner_country_id"] == OMAN
    assert {tuple(sorted(one["parties"])) for one in by_wording.values()} == {tuple(sorted((INDIA, OMAN)))}
    assert {one["forum_id"] for one in by_wording.values()} == {jmcc}
    assert [one["status"] for one in (talks, exchange, draft)] == ["open", "in_progress", "implemented"]
    assert (talks["due"]["end"], exchange["due"]["words"]) == ("2026-12-01", "by the next JMCC")
    assert draft.get("due") is None
    assert talks["status_note"] == "Dates proposed."
    assert all(one["tracked"] for one in by_wording.values())


def test_the_file_is_the_source_of_every_record(desk: Desk, jmcc: str, xlsx_file: TableFile) -> None:
    path = xlsx_file(ACTIONS, *ROWS)
    done = taken(desk.case, path, Decisions(marking=Marking("restricted")))
    (source,) = held(desk, "source")
    (attachment,) = held(desk, "attachment")
    assert (source["id"], source["title"]) == (done.source, "register.xlsx, sheet “Actions”")
    assert (source["attachment_id"], attachment["attached_to_id"]) == (attachment["id"], source["id"])
    assert {one["marking"]["level"] for one in (source, attachment, *held(desk, "commitment"))} == {
        "restricted"
    }
    with desk.case.read() as reader:
        assert b"".join(reader.file(attachment["sha256"])) == path.read_bytes()
    cited = {one["record_id"]: one for one in held(desk, "citation")}
    assert set(cited) == {one["id"] for one in held(desk, "commitment")}
    talks = next(one for one in held(desk, "commitment") if one["wording"] == ROWS[0][1])
    assert cited[talks["id"]]["place"] == "row 2 of sheet “Actions”"
    assert "Remarks: Dates proposed." in cited[talks["id"]]["quote"]
    assert check(desk.case).findings == ()


def test_an_import_is_one_action_that_undo_takes_back(desk: Desk, xlsx_file: TableFile) -> None:
    before = {
        kind: held(desk, kind)
        for kind in ("commitment", "country", "forum", "source", "citation", "attachment")
    }
    done = taken(desk.case, xlsx_file(ACTIONS, *ROWS))
    assert done.new == 2  # Oman and the forum
    assert available(desk.case).undo == "Import 3 commitments from “register.xlsx”"
    undo(desk.case)
    assert {kind: held(desk, kind) for kind in before} == before
    redo(desk.case)
    assert len(held(desk, "commitment")) == 3
    assert check(desk.case).findings == ()


def test_nothing_comes_in_where_one_row_is_bad(desk: Desk, jmcc: str, xlsx_file: TableFile) -> None:
    bad = (4, None, "Oman", "Oman", "JMCC", 45992.5, "purple", None)
    path = xlsx_file(ACTIONS, *ROWS, bad, (5, "Without an owner", None, "Oman", "JMCC"))
    before = available(desk.case).undo
    with pytest.raises(RegisterRefused) as refused:
        taken(desk.case, path)
    assert [(fault.row, fault.column) for fault in refused.value.faults] == [(5, "Status"), (6, "Action by")]
    assert (
        "“register.xlsx” was not imported; nothing was changed. Row 5, “Status”: “purple” is none of:"
        in str(refused.value)
    )
    assert (held(desk, "commitment"), held(desk, "source"), available(desk.case).undo) == ([], [], before)


def test_faulty_rows_are_left_out_where_the_officer_says_so(
    desk: Desk, jmcc: str, xlsx_file: TableFile
) -> None:
    bad = (4, "Bad", "Oman", "Oman", "Another forum", None, "purple", None)
    done = taken(desk.case, xlsx_file(ACTIONS, *ROWS, bad), Decisions(skip_faults=True))
    assert (done.created, done.skipped, [fault.row for fault in done.left_out]) == (3, 1, [5])
    assert len(held(desk, "forum")) == 1  # what only a bad row names is not made


def test_rules_that_need_other_records_are_told_by_row(desk: Desk, jmcc: str, csv_file: TableFile) -> None:
    header = ("Title", "Forum", "Edition", "Date", "Status")
    rows = (("Talks", "JMCC", "0", "2024", "held"), ("13th JMCC", "JMCC", "13", "24 Nov 2025", "held"))
    path = csv_file(header, *rows, name="meetings.csv")
    with pytest.raises(RegisterRefused, match=r"Row 2: Editions are counted from 1\."):
        taken(desk.case, path)
    assert held(desk, "meeting") == []
    done = taken(desk.case, path, Decisions(skip_faults=True))
    assert (done.created, [fault.row for fault in done.left_out]) == (1, [2])
    assert [one["title"] for one in held(desk, "meeting")] == ["13th JMCC"]


def test_the_same_file_twice_changes_nothing(desk: Desk, jmcc: str, xlsx_file: TableFile) -> None:
    path = xlsx_file(ACTIONS, *ROWS)
    taken(desk.case, path)
    before = available(desk.case).undo
    again = taken(desk.case, path)
    assert (again.created, again.edited, again.same, again.source, again.changed) == (0, 0, 3, "", None)
    assert available(desk.case).undo == before


def test_a_newer_copy_of_the_register_changes_what_it_says_and_keeps_the_log(
    desk: Desk, jmcc: str, xlsx_file: TableFile
) -> None:
    taken(desk.case, xlsx_file(ACTIONS, *ROWS))
    newer = (*ROWS[0][:6], "Completed", "Held on 2 December.")
    path = xlsx_file(ACTIONS, newer, *ROWS[1:])
    seen = looked(desk.case, path)
    assert [question.key for question in seen.questions] == ["row 2"]
    seen = looked(desk.case, path, Decisions({"row 2": Decision(Answer.SAME)}))
    changed = {one.name: (one.before, one.after) for one in seen.rows[0].fields}
    assert changed == {
        "status": ("Open", "Implemented"),
        "status_note": ("Dates proposed.", "Held on 2 December."),
    }
    done = taken(desk.case, path, Decisions(default=Answer.SAME))
    assert (done.created, done.edited, done.same) == (0, 1, 2)
    talks = next(one for one in held(desk, "commitment") if one["wording"] == ROWS[0][1])
    (entry,) = held(desk, "update")
    assert (talks["status"], entry["commitment_id"], entry["status"]) == (
        "implemented",
        talks["id"],
        "implemented",
    )
    assert (entry["remark"], entry["source_id"]) == ("Held on 2 December.", done.source)
    with desk.case.read() as reader:
        assert len(history(reader, talks["id"])) > 1


def test_what_holds_for_the_whole_file_does_not_change_what_is_there(
    desk: Desk, jmcc: str, csv_file: TableFile
) -> None:
    path = csv_file(("Action Point", "Forum", "Action by"), ("Hold talks", "JMCC", "us"))
    taken(desk.case, path, status="In progress")
    desk.edit(
        held(desk, "commitment")[0]["id"], status=CommitmentStatus.IMPLEMENTED, evidence="Note of the day"
    )
    assert taken(desk.case, path, status="In progress").same == 1
    assert held(desk, "commitment")[0]["status"] == "implemented"


def test_what_was_undone_can_be_imported_again(desk: Desk, xlsx_file: TableFile) -> None:
    path = xlsx_file(ACTIONS, *ROWS)
    taken(desk.case, path)
    undo(desk.case)
    assert taken(desk.case, path).created == 3
    assert check(desk.case).findings == ()


def test_prefixes_stand_apart_from_names(desk: Desk, csv_file: TableFile) -> None:
    path = csv_file(
        ("Name", "Designation"), ("Rear Adm Anna Kowalska", "Director"), ("Gen Nakatani", ""), name="p.csv"
    )
    taken(desk.case, path)
    people = {one["name"]: one.get("prefix") for one in held(desk, "person")}
    assert people == {"Anna Kowalska": "Rear Adm", "Gen Nakatani": None}
    assert taken(desk.case, path).same == 2


def test_an_organisation_without_a_post_is_not_lost(desk: Desk, csv_file: TableFile) -> None:
    taken(desk.case, csv_file(("Name", "Organisation"), ("Anna Kowalska", "Navy"), name="people.csv"))
    assert [one["title"] for one in held(desk, "post")] == ["Post not stated"]


def test_visits_name_their_principal(desk: Desk, csv_file: TableFile) -> None:
    header = ("Visit", "Principal", "From", "Destination", "Dates")
    row = ("Visit to Muscat", "HE Dr Nasser Al-Zaabi", "India", "Oman", "5–7 Dec 2026")
    taken(desk.case, csv_file(header, row, name="visits.csv"))
    (visit,) = held(desk, "visit")
    (person,) = held(desk, "person")
    assert (visit["principal_id"], visit["from_id"], visit["to_id"]) == (person["id"], INDIA, OMAN)
    assert (person["name"], person["prefix"]) == ("Nasser Al-Zaabi", "HE Dr")


def test_parties_may_be_written_in_any_way(desk: Desk, oman: str, csv_file: TableFile) -> None:
    ways = ("India-Oman", "India – Oman", "India, Oman", "India and Oman", "IND/OMN", "India; Oman", "Oman")
    rows = [(f"Forum {number}", way) for number, way in enumerate(ways)]
    done = taken(
        desk.case, csv_file(("Mechanism", "Country"), *rows), Decisions(default=Answer.NEW), kind="forum"
    )
    assert done.created == len(ways)
    assert {tuple(one["parties"]) for one in held(desk, "forum")} == {(INDIA, oman)}


def test_two_equal_rows_make_one_record(desk: Desk, jmcc: str, csv_file: TableFile) -> None:
    row = ("Hold talks", "JMCC", "us")
    seen = looked(desk.case, csv_file(("Action Point", "Forum", "Action by"), row, row))
    assert [one.action for one in seen.rows] == [RowAction.CREATE, RowAction.SAME]
    assert seen.rows[1].remarks == ("the same as row 2",)


def test_a_preview_changes_nothing_and_says_what_was_assumed(
    desk: Desk, jmcc: str, csv_file: TableFile
) -> None:
    before = (available(desk.case).undo, desk.case.path.read_bytes())
    seen = looked(
        desk.case,
        csv_file(("Action Point", "Forum", "Action by", "Country"), ("Hold talks", "JMCC", "us", "")),
    )
    assert seen.rows[0].remarks == (
        "between the parties of Joint Military Cooperation Committee",
        "taken as agreed",
        "taken as firm",
        "taken as open",
    )
    assert {one.label: one.after for one in seen.rows[0].fields}["Between"] == "India, Oman"
    assert (available(desk.case).undo, desk.case.path.read_bytes()) == before


def test_meetings_find_forum_and_edition_in_their_titles(desk: Desk, jmcc: str, csv_file: TableFile) -> None:
    rows = (
        ("24 Nov 2025", "13th JMCC", "", "New Delhi"),
        ("3/2027", "JMCC 14", "", "Muscat"),
        ("2024", "Call", "Japan", ""),
    )
    taken(desk.case, csv_file(("Date", "Meeting", "Country", "Place"), *rows, name="meetings.csv"))
    by_title = {one["title"]: one for one in held(desk, "meeting")}
    assert {title: (one.get("forum_id"), one.get("edition")) for title, one in by_title.items()} == {
        "13th JMCC": (jmcc, 13), "JMCC 14": (jmcc, 14), "Call": (None, None)
    }  # fmt: skip
    assert [by_title[row[1]]["status"] for row in rows] == ["held", "planned", "held"]
    assert by_title["Call"]["parties"] == [INDIA, derived_id("country", "jpn")]
    assert {one["name"] for one in held(desk, "place")} == {"New Delhi", "Muscat"}


def test_other_kinds_come_in_by_their_fields(desk: Desk, oman: str, csv_file: TableFile) -> None:
    files: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
        ("task", ("Task", "Assigned to", "Due date", "Status"), ("Write a brief", "Col Rao", "1 Dec 2026", "Pending")),
        ("agreement", ("Agreement", "Country", "Signed on", "Expires"), ("MoU, training", "Oman", "2005", "May 2027")),
        ("correspondence", ("Subject", "Direction", "From", "Dated"), ("Visit", "Inward", "Embassy", "3 Nov 2026")),
        ("organisation", ("Ministry", "Abbreviation", "Country"), ("Ministry of Defence", "MoD", "OM")),
        ("forum", ("Mechanism", "Country", "Level"), ("Army Staff Talks", "Oman", "Armed services")),
        ("topic", ("Topic", "Part of"), ("Hydrography", "Maritime security")),
        ("relationship", ("Label", "Between", "Since"), ("Strategic Partnership", "India; Oman", "2008")),
    )  # fmt: skip
    for kind, header, row in files:
        assert taken(desk.case, csv_file(header, row, name=f"{kind}.csv"), kind=kind).created == 1, kind
    agreement = held(desk, "agreement")[0]
    assert (agreement["parties"], agreement["expires"]) == ([INDIA, oman], "2027-05")
    assert held(desk, "organisation")[0]["country_id"] == oman
    assert {one["name"] for one in held(desk, "topic")} == {"Hydrography", "Maritime security"}


def test_several_columns_may_be_one_text(desk: Desk, jmcc: str, csv_file: TableFile) -> None:
    header = ("Action Point", "Action by", "Forum", "Remarks", "Action taken")
    table, mapping = mapped(desk.case, csv_file(header, ("Hold talks", "us", "JMCC", "First.", "Second.")))
    import_register(desk.case, table, mapping.named("Action taken", "status_note"))
    assert held(desk, "commitment")[0]["status_note"] == "First.\nSecond."


def test_owners_may_be_organisations_on_file(desk: Desk, jmcc: str, oman: str, csv_file: TableFile) -> None:
    navy = desk.add("organisation", name="Royal Navy of Oman", abbreviation="RNO", country_id=oman)
    path = csv_file(
        ("Action Point", "Action by", "Forum"),
        ("Send ship data", "RNO", "JMCC"),
        ("Plan", "RNO / India", "JMCC"),
    )
    taken(desk.case, path)
    by_wording = {one["wording"]: one for one in held(desk, "commitment")}
    assert (by_wording["Send ship data"]["owners"], by_wording["Send ship data"]["owner_side"]) == (
        [navy],
        "theirs",
    )
    assert (by_wording["Plan"]["owner_side"], by_wording["Plan"]["owner_country_id"]) == ("joint", INDIA)


def test_an_owner_nobody_knows_needs_a_side(desk: Desk, jmcc: str, csv_file: TableFile) -> None:
    path = csv_file(("Action Point", "Action by", "Forum"), ("Send ship data", "Coastal Cell", "JMCC"))
    with pytest.raises(RegisterRefused, match="Whether “Coastal Cell” is ours or theirs is not known"):
        taken(desk.case, path)
    taken(desk.case, path, owner_side="ours")
    (commitment,) = held(desk, "commitment")
    assert commitment["owner_side"] == "ours"
    assert [one["name"] for one in held(desk, "organisation")] == ["Coastal Cell"]


def test_a_meeting_that_is_only_named_is_made_with_its_forum(
    desk: Desk, jmcc: str, csv_file: TableFile
) -> None:
    header = ("Action Point", "Action by", "Meeting", "Date of meeting", "Due date")
    rows = (
        ("Hold talks", "us", "12th JMCC", "3 May 2024", "within a month"),
        ("Go on", "us", "3 May 2024", "", ""),
    )
    taken(desk.case, csv_file(header, *rows), parties="Oman")
    (meeting,) = held(desk, "meeting")
    assert (meeting["forum_id"], meeting["edition"], meeting["held_on"]) == (jmcc, 12, "2024-05-03")
    by_wording = {one["wording"]: one for one in held(desk, "commitment")}
    assert by_wording["Hold talks"]["made_at_id"] == meeting["id"]
    assert by_wording["Hold talks"]["due"]["end"] == "2024-06-03"
    assert by_wording["Go on"]["made_on"] == "2024-05-03"


def test_the_forums_of_a_file_are_known_before_its_meetings(
    desk: Desk, oman: str, csv_file: TableFile
) -> None:
    header = ("Action Point", "Action by", "Meeting", "Forum", "Country")
    rows = (
        ("One", "us", "2nd Naval Staff Talks", "", "Oman"),
        ("Two", "us", "", "Naval Staff Talks", "Oman"),
    )
    taken(desk.case, csv_file(header, *rows))
    assert [(one["edition"], one["forum_id"]) for one in held(desk, "meeting")] == [
        (2, held(desk, "forum")[0]["id"])
    ]


def test_a_backup_is_made_before(desk: Desk, jmcc: str, csv_file: TableFile) -> None:
    taken(desk.case, csv_file(("Action Point", "Forum", "Action by"), ("Hold talks", "JMCC", "us")))
    copies = backup.backups_of(desk.case.path)
    assert [known.copy.reason for known in copies] == ["before import"]
    inside = copies[0].inside
    assert inside is not None
    assert "commitment" not in inside.records


def test_a_file_that_changed_since_it_was_read_is_refused(desk: Desk, jmcc: str, csv_file: TableFile) -> None:
    header = ("Action Point", "Forum", "Action by")
    table, mapping = mapped(desk.case, csv_file(header, ("Hold talks", "JMCC", "us")))
    csv_file(header, ("Hold no talks", "JMCC", "us"))
    with pytest.raises(NotATable, match="was changed since it was read"):
        import_register(desk.case, table, mapping)
    assert held(desk, "commitment") == []


@pytest.mark.parametrize("at", list(Phase)[2:])
def test_an_import_can_be_stopped_at_any_phase(desk: Desk, jmcc: str, csv_file: TableFile, at: Phase) -> None:
    table, mapping = mapped(
        desk.case, csv_file(("Action Point", "Forum", "Action by"), ("Hold talks", "JMCC", "us"))
    )
    told: list[Phase] = []

    def stop(phase: Phase, done: int, total: int) -> None:
        told.append(phase)
        if phase is at:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        import_register(desk.case, table, mapping, watch=stop)
    assert held(desk, "commitment") == []
    assert told[-1] is at


def test_hostile_text_goes_in_clean(desk: Desk, jmcc: str, xlsx_file: TableFile) -> None:
    def plain(text: str) -> str:
        return "".join(c for c in text if c.isprintable() or c == "\n").strip("\u200b\ufeff")

    rows: list[tuple[Any, ...]] = [
        (n, f"Point {n}: {plain(text)}", "us", "Oman", "JMCC", plain(text), "open", plain(text))
        for n, text in enumerate(HOSTILE)
    ]
    done = taken(desk.case, xlsx_file(ACTIONS, *rows), Decisions(default=Answer.NEW))
    assert done.created == len(HOSTILE)
    assert check(desk.case).findings == ()

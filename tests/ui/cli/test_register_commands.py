"""Registers from the command line: looked at, corrected, answered, taken in; written under a ceiling."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest

from app.casefile import CaseFile
from app.interchange.errors import Cancelled
from app.interchange.watching import Phase
from ui.cli import registers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.interchange.watching import Watch
    from tests.ui.cli.conftest import Reply

HEADER = ("S. No.", "Action Point", "Action by", "Due date", "Status", "Remarks")
ROWS = (
    (1, "Hold the next meeting in Muscat", "Oman", "1 Dec 2026", "Pending", "Asked in May."),
    (2, "Exchange instructors", "India", "by the next JMCC", "Ongoing", ""),
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Two action points as a desk keeps them."""
    return write(tmp_path / "Actions.csv", HEADER, *ROWS)


def write(path: Path, *rows: tuple[Any, ...]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def test_a_register_is_looked_at_corrected_and_taken_in(
    chancery: Callable[..., Reply], case_file: Path, table: Path
) -> None:
    CaseFile.open(case_file).close()  # this profile knows it from now on, and marks it no more
    seen = chancery("--case", case_file, "import", table, "--preview")
    assert seen.status == 1
    assert "“Actions.csv”: 2\u00a0rows as commitments: 1 new, 1 with faults." in seen.out
    assert "  Column “Action Point”: Commitment (a usual heading for “Commitment”)" in seen.out
    assert "  Fault: Row 3: “Between” is needed" in seen.out
    assert seen.err == "1\u00a0fault: this could not be imported as it is.\n"
    before = case_file.read_bytes()
    assert (
        "“Actions.csv” was not imported; nothing was changed."
        in chancery("--case", case_file, "import", table).sentence
    )
    assert case_file.read_bytes() == before
    options = (
        "--set",
        "between=Oman",
        "--map",
        "Remarks=blocker",
        "--map",
        "Status=-",
        "--marking",
        "restricted",
    )
    data = chancery("--case", case_file, "import", table, *options, "--json").data["imported"]
    assert [(one["kind"], one["created"], one["new"], one["left_out"]) for one in data] == [
        ("commitment", 2, 0, [])
    ]
    said = chancery("--case", case_file, "import", table)  # the mapping is remembered
    assert said.out == "“Actions.csv” is imported as commitments: 0 new, 2 here already.\n"
    assert chancery("--case", case_file, "undo").status == 0
    assert chancery("--case", case_file, "records", "commitments", "--json").data == {"records": []}


def test_a_preview_for_programs_says_everything(
    chancery: Callable[..., Reply], case_file: Path, tmp_path: Path
) -> None:
    header = ("Mechanism", "Country")
    path = write(tmp_path / "forums.csv", header, ("Staff Talks", "Norwya"), ("Naval Talks", "Japan"))
    seen = chancery("--case", case_file, "import", path, "--kind", "forums", "--preview", "--json")
    (data,) = seen.data["previews"]
    assert seen.status == 1
    assert (data["kind"], data["rows"], data["create"], data["ask"]) == ("forum", 2, 1, 1)
    assert [one["field"] for one in data["columns"]] == ["name", "parties"]
    assert [(one["kind"], one["title"], one["rows"]) for one in data["new"]] == [("country", "Japan", [3])]
    assert [(one["key"], one["rows"]) for one in data["questions"]] == [("country norwya", [2])]
    assert "1 question is open" in chancery("--case", case_file, "import", path, "--kind", "forums").sentence
    asked = chancery("--case", case_file, "import", path, "--kind", "forums", "--preview")
    assert "  Question [country norwya]: “Norwya” is no state or grouping that is known" in asked.out
    answer = ("--answer", "country norwya=new", "--kind", "forums")
    assert (
        chancery("--case", case_file, "import", path, *answer, "--json").data["imported"][0]["created"] == 2
    )


def test_questions_are_answered_for_all_or_by_a_record(
    chancery: Callable[..., Reply], case_file: Path, tmp_path: Path
) -> None:
    people = write(tmp_path / "people.csv", ("Name", "Designation"), ("Nasser Al-Zaabi", "Secretary"))
    assert "1 new" in chancery("--case", case_file, "import", people).out
    (known,) = chancery("--case", case_file, "records", "people", "--json").data["records"]
    again = write(tmp_path / "again.csv", ("Name", "Designation"), ("Naser Al Zaabi", "Minister"))
    preview = chancery("--case", case_file, "import", again, "--preview").out
    assert f"    {known['id']}: Nasser Al-Zaabi" in preview
    assert "1 left out" in chancery("--case", case_file, "import", again, "--decide", "skip").out
    said = chancery("--case", case_file, "import", again, "--answer", f"row 2={known['id']}")
    assert said.out == "“again.csv” is imported as people: 0 new, 1 changed.\n"


def test_faulty_rows_are_told_when_they_are_left_out(
    chancery: Callable[..., Reply], case_file: Path, table: Path
) -> None:
    said = chancery("--case", case_file, "import", table, "--skip-faults")
    assert said.out.splitlines() == [
        "“Actions.csv” is imported as commitments: 1 new, 1 left out.",
        "  Left out: Row 3: “Between” is needed; give it in a column or for the whole file.",
    ]


def test_of_several_tables_those_before_the_first_that_fails_stay(
    chancery: Callable[..., Reply], case_file: Path, table: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04")
    said = chancery("--case", case_file, "import", table, bad, "--set", "between=Oman")
    assert said.status == 1
    assert "“Actions.csv” is imported" in said.out
    assert said.err == (
        "“bad.xlsx” is damaged or no workbook; open it in the spreadsheet and save it anew as .xlsx.\n"
    )
    assert chancery("--case", case_file, "import", bad).sentence == said.err.strip()


def test_json_is_known_by_its_content(
    chancery: Callable[..., Reply], case_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "export.txt"
    path.write_text(json.dumps({"chancery": 1, "records": []}))
    assert "“export.txt” is imported: 0\u00a0new records" in chancery("--case", case_file, "import", path).out


def test_registers_people_and_days_are_written_by_the_end_of_the_name(
    chancery: Callable[..., Reply], demo: Path, tmp_path: Path
) -> None:
    for name, begins in (
        ("a.csv", b"\xef\xbb\xbf"),
        ("a.xlsx", b"PK"),
        ("a.vcf", b"BEGIN:VCARD"),
        ("a.ics", b"BEGIN:VCAL"),
    ):
        said = chancery("--case", demo, "export", "-o", tmp_path / name, "--json").data
        assert (said["written"], said["withheld"], said["left_empty"]) == (str(tmp_path / name), [], 0)
        assert said["entries"] > 0
        assert (tmp_path / name).read_bytes().startswith(begins)
    refused = chancery("--case", demo, "export", "-o", tmp_path / "a.csv").sentence
    assert "is there already and was not touched" in refused
    options = ("--replace", "--kind", "meetings", "--columns", "title, Date")
    assert chancery("--case", demo, "export", "-o", tmp_path / "a.csv", *options).status == 0
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()[1] == "Title,Date"


def test_what_is_withheld_is_told_and_not_written(
    chancery: Callable[..., Reply], case_file: Path, tmp_path: Path
) -> None:
    path = write(tmp_path / "people.csv", ("Name", "Marking"), ("Seen", "restricted"), ("Unseen", "secret"))
    assert chancery("--case", case_file, "import", path).status == 0
    out = tmp_path / "out.csv"
    said = chancery("--case", case_file, "export", "-o", out, "--kind", "people", "--ceiling", "restricted")
    assert "Withheld, 1\u00a0record:\n  person “Unseen”: SECRET, above RESTRICTED" in said.out
    assert "Unseen" not in out.read_text(encoding="utf-8-sig")
    options = ("--replace", "--ceiling", "purple")
    assert "is not a level" in chancery("--case", case_file, "export", "-o", out, *options).sentence


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["export", "-o", "a.doc"], "“a.doc” should end in .json, .csv, .xlsx, .vcf or .ics"),
        (["export", "-o", "a.json", "--ceiling", "secret"], "case-file JSON holds everything"),
        (["export", "-o", "a.ics", "--kind", "meetings"], "leave --kind and --columns out"),
        (["import", "a.json", "--decide", "new"], "leave the options for tables out"),
        (["import", "a.json", "a.csv"], "not together"),
        (["import", "a.csv", "--ours"], "tables take --decide"),
        (["import", "a.csv", "--decide", "perhaps"], "“perhaps” is not one of same, new, skip"),
        (["import", "a.csv", "--map", "Remarks"], "has no “=” with a heading before it"),
        (["import", "a.csv", "--set", "=x"], "has no “=” with words before it"),
    ],
)
def test_what_is_not_written_as_the_help_says_is_refused(
    chancery: Callable[..., Reply], arguments: list[str], complaint: str
) -> None:
    reply = chancery(*arguments)
    assert reply.status == 2
    assert complaint in reply.sentence


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("--map", "Colour=blocker"), "No column is headed “Colour”"),
        (("--set", "colour=red"), "Commitment has no field “colour”"),
        (("--kind", "colours"), "There is no kind of record called “colours”"),
        (("--sheet", "A"), "is no workbook and has no sheets"),
    ],
)
def test_what_the_table_does_not_have_is_a_sentence(
    chancery: Callable[..., Reply], case_file: Path, table: Path, options: tuple[str, ...], complaint: str
) -> None:
    reply = chancery("--case", case_file, "import", table, *options)
    assert reply.status == 1
    assert complaint in reply.sentence


def test_stopped_at_the_keyboard_the_work_in_the_other_thread_stops_too(
    chancery: Callable[..., Reply], case_file: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watching: list[Watch] = []

    def interrupted(*given: Any) -> None:
        watching.append(given[-1])
        raise KeyboardInterrupt

    monkeypatch.setattr(registers, "import_register", interrupted)
    assert chancery("--case", case_file, "import", table).status == 130
    with pytest.raises(Cancelled, match="nothing was changed"):
        watching[0](Phase.CHANGING, 0, 1)

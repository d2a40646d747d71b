"""Tables are read as they are: encodings, delimiters, headings, dates; a bad file is one clear sentence."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from app.registers import reading, workbook
from app.registers.errors import NotATable
from app.registers.reading import read_table, sheets
from app.registers.table import Row, letter, shown
from tests.app.anything import HOSTILE
from tests.app.registers.conftest import ACTIONS, TableFile

HEAD = ("Name", "Désignation", "Country")
ROW = ("Łódź Müller", "Chef d’état-major", "Oman")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_are_found(csv_file: TableFile, encoding: str, delimiter: str) -> None:
    table = read_table(csv_file(HEAD, ROW, ROW, encoding=encoding, delimiter=delimiter))
    assert table.header == HEAD
    assert [row.cells for row in table.rows] == [ROW, ROW]


def test_windows_1252_is_read_where_it_is_no_utf_8(csv_file: TableFile) -> None:
    row = ("Müller – “deputy”", "Chef d’état", "Oman")
    table = read_table(csv_file(HEAD, row, encoding="windows-1252"))
    assert table.rows[0].cells == row
    assert table.notes == ("Read as Windows-1252, cells parted by commas.",)


def test_a_first_line_may_name_the_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\nName;Country\nAnna, Maria;Oman\n")
    table = read_table(path)
    assert table.header == ("Name", "Country")
    assert table.rows == (Row(3, ("Anna, Maria", "Oman")),)


def test_rows_are_counted_as_a_spreadsheet_counts_them(csv_file: TableFile) -> None:
    table = read_table(csv_file(("Name", "Country"), ("A", "two\nlines"), ("", ""), ("B", "Oman")))
    assert [row.number for row in table.rows] == [2, 4]
    assert table.place(table.rows[1]) == "row 4"


def test_titles_and_blank_rows_above_the_headings_are_passed(csv_file: TableFile) -> None:
    rows = (("RESTRICTED",), ("Action points, India and Oman", ""), (), ACTIONS, (1, "Hold talks", "Oman"))
    table = read_table(csv_file(*rows))
    assert table.header == ACTIONS
    assert table.rows[0].cells[:3] == ("1", "Hold talks", "Oman")


def test_headings_that_nobody_knows_are_the_first_full_row(csv_file: TableFile) -> None:
    table = read_table(csv_file(("Zeta list", "", ""), ("Zeta", "Eta", "Theta"), ("1", "2", "3")))
    assert table.header == ("Zeta", "Eta", "Theta")


def test_a_column_without_a_heading_is_called_by_its_letter(csv_file: TableFile) -> None:
    table = read_table(csv_file(("Name", "", "Country"), ("A", "x", "Oman")))
    assert table.heading(1) == "column B"
    assert [letter(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_a_workbook_keeps_dates_and_numbers(xlsx_file: TableFile) -> None:
    moment = datetime(2026, 12, 1, 10, 30)
    table = read_table(xlsx_file(ACTIONS, (1, "a", "b", "c", "d", date(2026, 12, 1), moment, 2.0)))
    assert table.rows[0].cells == (1, "a", "b", "c", "d", date(2026, 12, 1), moment, 2)
    assert table.place(table.rows[0]) == "row 2 of sheet “Actions”"
    assert [shown(cell) for cell in (moment, time(9, 5), 2.0, 2.5, True)] == [
        "2026-12-01 10:30",
        "09:05",
        "2",
        "2.5",
        "yes",
    ]


def test_merged_titles_above_the_headings_of_a_workbook_are_passed(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    page["A1"] = "Register of action points"
    page.merge_cells("A1:H1")
    page.append([])
    page.append(list(ACTIONS))
    page.append([1, "Hold talks", "Oman"])
    book.save(tmp_path / "a.xlsx")
    table = read_table(tmp_path / "a.xlsx")
    assert table.header == ACTIONS
    assert table.rows[0].number == 4


def test_a_sheet_is_chosen_or_the_first_with_anything_in_it(xlsx_file: TableFile) -> None:
    path = xlsx_file(
        sheet="Empty", others={"People": [("Name", "Country"), ("A", "Oman")], "Old": [("Name",), ("B",)]}
    )
    assert sheets(path) == ("Empty", "People", "Old")
    table = read_table(path)
    assert table.sheet == "People"
    assert table.notes == ("Sheet “People” is read; there is also “Empty”, “Old”.",)
    assert read_table(path, sheet="old").rows[0].cells == ("B",)
    with pytest.raises(NotATable, match="has no sheet “New”; it has “Empty”, “People”, “Old”"):
        read_table(path, sheet="New")


def test_errors_of_the_spreadsheet_are_empty_and_told(xlsx_file: TableFile) -> None:
    table = read_table(xlsx_file(("Name", "Country"), ("A", "#REF!"), ("B", "Oman")))
    assert table.rows[0].at(1) is None
    assert table.notes == ("1 cells hold an error of the spreadsheet (such as #REF!) and are read as empty.",)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", "old .xls workbook or is locked"),
        (b"PK\x03\x04 cut", "is damaged or no workbook"),
        (b"<html><body>", "is a document and no table"),
        (b"%PDF-1.7", "is a document and no table"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR", "calendars are written by Chancery but not read"),
        (b"BEGIN:VCARD\nFN:A", "is cut short: a card of it has no end"),
        (b"a\0b\0\0\0c" * 9, "no text file and no workbook"),
        (b"Name,Country\n\x81\x8d", "save it as CSV UTF-8"),
        (b'Name,Country\n"A,Oman\nB,Oman\n', "a quotation mark in it is opened and never closed"),
        (b"\n\n\n", "holds no table"),
    ],
)
def test_a_bad_file_is_one_clear_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "given.dat"
    path.write_bytes(content)
    with pytest.raises(NotATable, match=sentence):
        read_table(path)


def test_what_cannot_be_opened_says_why(tmp_path: Path, csv_file: TableFile) -> None:
    with pytest.raises(NotATable, match="cannot be read"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(NotATable, match="cannot be read"):
        read_table(tmp_path)
    with pytest.raises(NotATable, match="is no workbook and has no sheets"):
        read_table(csv_file(HEAD, ROW), sheet="A")


def test_a_quotation_mark_inside_a_cell_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('Name,Country\n"A "the first" B",Oman\n')
    assert read_table(path).rows[0].at(1) == "Oman"


def test_files_beyond_all_measure_are_refused(
    tmp_path: Path, csv_file: TableFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = csv_file(HEAD, *[ROW] * 20)
    with monkeypatch.context() as patch:
        patch.setattr(reading, "LARGEST", 10)
        with pytest.raises(NotATable, match="is larger than"):
            read_table(path)
    with monkeypatch.context() as patch:
        patch.setattr("app.registers.delimited.MOST_ROWS", 5)
        with pytest.raises(NotATable, match="more than 5 rows"):
            read_table(path)
    with pytest.raises(NotATable, match="more than 200 columns"):
        read_table(csv_file(["Name"] * 300, ["x"] * 300))


def bomb(path: Path, member: str, content: bytes) -> Path:
    """A workbook with one part replaced."""
    book = openpyxl.Workbook()
    book.active.append(["Name", "Country"])
    book.save(path)
    with zipfile.ZipFile(path) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    parts[member] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as changed:
        for name, data in parts.items():
            changed.writestr(name, data)
    return path


def test_a_workbook_that_unpacks_out_of_all_proportion_is_refused(tmp_path: Path) -> None:
    path = bomb(tmp_path / "bomb.xlsx", "xl/worksheets/sheet1.xml", b" " * 30_000_000)
    assert path.stat().st_size < 100_000
    with pytest.raises(NotATable, match="out of all proportion"):
        read_table(path)


def test_a_workbook_that_unpacks_beyond_the_limit_is_refused(
    xlsx_file: TableFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = xlsx_file(HEAD, ROW)
    monkeypatch.setattr(workbook, "LARGEST_UNPACKED", 1_000)
    with pytest.raises(NotATable, match="out of all proportion"):
        read_table(path)


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_a_workbook_that_declares_entities_is_refused(tmp_path: Path, codec: str) -> None:
    laughs = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    )
    path = bomb(tmp_path / "laughs.xlsx", "xl/worksheets/sheet1.xml", laughs.encode(codec))
    with pytest.raises(NotATable, match="declares entities"):
        read_table(path)


def test_a_workbook_with_a_broken_sheet_is_one_clear_sentence(tmp_path: Path) -> None:
    path = bomb(
        tmp_path / "broken.xlsx", "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row></worksheet>"
    )
    with pytest.raises(NotATable, match="is damaged or no workbook"):
        read_table(path)


def test_formats_that_reach_down_to_the_end_do_not_make_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "_BLANK_ROWS", 10)
    book = openpyxl.Workbook()
    page = book.active
    page.append(["Name", "Country"])
    page.append(["A", "Oman"])
    page.cell(60, 1).number_format = "0.00"
    book.save(tmp_path / "a.xlsx")
    assert len(read_table(tmp_path / "a.xlsx").rows) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_or_refused_and_never_a_fault(csv_file: TableFile, text: str) -> None:
    path = csv_file(("Name", "Country"), (text.encode("utf-8", "replace").decode(), "Oman"))
    if "\0" in text:
        with pytest.raises(NotATable, match="no text file"):
            read_table(path)
        return
    assert read_table(path).rows[0].at(1) == "Oman"

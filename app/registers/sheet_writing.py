"""Writes a sheet as CSV or as a workbook; the same sheet gives the same bytes."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import Any

from app.registers.formulas import defused
from app.registers.sheet import Sheet, as_text

_WIDEST, _NARROWEST = 60, 6
_HEADING_ROW = 2
"""Row of the headings, counted from 0: marking, title, headings."""
_FIRST_DAY = date(1900, 3, 1)
"""Before it programs do not agree on the days of a workbook; earlier ones are text."""
_LONGEST = 32_767
"""Characters that a cell of a workbook holds."""


def csv_bytes(sheet: Sheet) -> bytes:
    """The sheet as CSV: UTF-8 with its mark, so that spreadsheets read every script; formulas defused."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([defused(sheet.marking), defused(sheet.title)])
    writer.writerow([defused(column.heading) for column in sheet.columns])
    writer.writerows([defused(cell) for cell in as_text(row)] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx_bytes(sheet: Sheet, made: datetime) -> bytes:
    """The sheet as a workbook: dates as dates, numbers as numbers, filters, headings that stay in sight.

    Text is written as text whatever it begins with. The marking stands above the table, in header and footer of the
    printed page and in the properties of the file. `made` is the time written into it.
    """
    import xlsxwriter

    held = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book: Any = xlsxwriter.Workbook(held, options)
    properties = {"title": sheet.title, "category": sheet.marking, "comments": f"Marking: {sheet.marking}"}
    book.set_properties({**properties, "created": made.replace(tzinfo=None, microsecond=0)})
    page = book.add_worksheet("Register")
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    page.write_string(0, 0, sheet.marking, book.add_format({"bold": True}))
    page.write_string(1, 0, sheet.title)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, min(max(sheet.width(place) + 2, _NARROWEST), _WIDEST))
        page.write_string(_HEADING_ROW, place, column.heading, heading)
    _write_rows(book, page, sheet)
    _finish(page, sheet)
    book.close()
    return held.getvalue()


def _write_rows(book: Any, page: Any, sheet: Sheet) -> None:
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    top = book.add_format({"valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    for number, row in enumerate(sheet.rows, _HEADING_ROW + 1):
        for place, value in enumerate(row):
            match value:
                case None:
                    continue
                case date() if value >= _FIRST_DAY:
                    page.write_datetime(number, place, value, day)
                case date():
                    page.write_string(number, place, value.isoformat(), top)
                case int():
                    page.write_number(number, place, value, top)
                case str():
                    page.write_string(number, place, value[:_LONGEST], wrapped)


def _finish(page: Any, sheet: Sheet) -> None:
    """What stays in sight, what can be filtered, and how it prints."""
    last = _HEADING_ROW + max(len(sheet.rows), 1)
    page.freeze_panes(_HEADING_ROW + 1, 0)
    page.autofilter(_HEADING_ROW, 0, last, len(sheet.columns) - 1)
    page.repeat_rows(_HEADING_ROW)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    marking = sheet.marking.replace("&", "&&")[:200]
    page.set_header(f"&C{marking}")
    page.set_footer(f"&C{marking}&RPage &P of &N")

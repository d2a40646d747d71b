"""The line that says where, when and by whom: any order of its parts, and what only looks like one."""

from __future__ import annotations

from datetime import date
from itertools import permutations, product

import pytest

from app.intake.text.dateline_parts import written
from app.intake.text.datelines import date_line
from tests.app.intake.reading import scene

_ANCHOR = date(2026, 11, 22)
_REST = "The ministers met today.\n"


def test_place_day_and_source_are_read_in_every_order_and_with_every_mark() -> None:
    for parts in permutations(("Tallinn", "12 May 2026", "BNS")):
        for mark, end, brackets in product(
            (", ", " | ", " / ", " - ", " – "), (": ", " – ", " -- ", ". ", "\n"), (0, 1)
        ):
            line = mark.join(f"({part})" if brackets and part == "BNS" else part for part in parts) + end
            found = date_line(line + (_REST if end != "\n" else "\n"), 0, frozenset(), None)
            assert found is not None, line
            assert (found.city, found.day and found.day.text) == ("Tallinn", "2026-05-12"), line
            assert found.end >= len(line.rstrip(" .:–-\n")), line


@pytest.mark.parametrize(
    ("line", "city", "day"),
    [
        ("ABU DHABI, (Feed / Gulf Point News / WAM - 02nd May, 2026) ", "Abu Dhabi", "2026-05-02"),
        ("14:14 | Lima, Jun. 28. ", "Lima", "2026-06-28"),
        ("Home | Politics | Hanoi (VNA) - ", "Hanoi", None),
        ("GAZETTE.CO.ID, NUSA DUA -- ", "Nusa Dua", None),
        ("Addis Ababa, February 19/2026 (ENA) ", "Addis Ababa", "2026-02-19"),
        ("MOSCOW, November 9. /TASS/. ", "Moscow", "2026-11-09"),
        ("7 Julai 2026, Kuala Lumpur - ", "Kuala Lumpur", "2026-07-07"),
        ("Zanzibar | 27 Jumada I 1448 | ONA – ", "Zanzibar", None),
        ("By Ada Obi, Calabar\n", "Calabar", None),
        ("New Delhi, Feb 20 ", "New Delhi", "2026-02-20"),
        ("CAMP ROWAN, South Korea -- ", "Camp Rowan", None),
        ("Queenstown, New Zealand\n", "Queenstown", None),
        ("WASHINGTON (Nov. 3, 2026) – ", "Washington", "2026-11-03"),
    ],
)
def test_a_wrapper_never_seen_is_read_by_its_parts(line: str, city: str, day: str | None) -> None:
    found = date_line(line + _REST, 0, frozenset(), _ANCHOR)
    assert found is not None
    assert (found.city, found.day.text if found.day else None, found.end) == (
        city,
        day,
        len(line.rstrip("\n")),
    )


@pytest.mark.parametrize(
    "line",
    [
        "Singapore - Vietnam Defence Policy Dialogue held",
        "Washington Post – The minister met his guest.",
        "Lisbon, 24 and 25 September 2026",
        "Date: 12 May 2026, Lisbon",
        "Canberra, Jakarta to hold talks",
        "Defence Minister, 12 March 2026 – The guest came.",
        "Brunei: 14th Brunei – Australia working committee",
    ],
)
def test_titles_labels_and_days_of_an_event_are_no_date_lines(line: str) -> None:
    assert date_line(line + "\n", 0, frozenset(), _ANCHOR) is None


def test_where_a_page_was_filled_or_an_office_sits_is_no_place_of_a_meeting() -> None:
    filled = date_line("ANI | New Delhi | Updated: 20-09-2026 08:28 IST\n" + _REST, 0, frozenset(), None)
    seat = date_line("Washington, DC\nSeptember 11, 2026\n" + _REST, 0, frozenset(), None)
    assert filled is not None
    assert seat is not None
    assert (filled.city, filled.day and filled.day.text, seat.city) == (None, "2026-09-20", None)


def test_the_day_right_above_the_body_is_that_of_the_text() -> None:
    text = (
        "Tuesday, September 29, 2026\n\nMinisters meet\n\n30 September 2026\n"
        + "The ministers met today. " * 8
    )
    assert scene(text, None).issue.published == date(2026, 9, 30)


def test_a_city_in_capitals_is_written_as_names_are() -> None:
    assert [written(one) for one in ("DAR ES SALAAM", "NUKU'ALOFA", "Oslo")] == [
        "Dar es Salaam", "Nuku'alofa", "Oslo",
    ]  # fmt: skip

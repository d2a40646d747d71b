"""Time zones as people say them."""

from __future__ import annotations

import pytest

from db.values.zones import zone_words


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Asia/Muscat", "Muscat time"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires time"),
        ("America/Port-au-Prince", "Port-au-Prince time"),
        ("Etc/GMT-4", "UTC+4"),
        ("Etc/GMT+05", "UTC−5"),
        ("Etc/UTC", "UTC"),
        ("IST", "IST"),
        ("GMT+4 (no summer time)", "GMT+4 (no summer time)"),
        ("", ""),
    ],
)
def test_a_zone_is_called_by_its_place_and_what_an_office_wrote_stands(zone: str, words: str) -> None:
    assert zone_words(zone) == words

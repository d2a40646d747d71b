"""Countries by code or name, records by the beginning of their id."""

from __future__ import annotations

import pytest

from app.briefs import finding
from app.errors import NotFound
from tests.app.briefs.conftest import INDIA, Desk


def country(desk: Desk, words: str) -> str:
    with desk.case.read() as reader:
        return finding.country(reader, words)


def record(desk: Desk, prefix: str, kind: str = "meeting") -> str:
    with desk.case.read() as reader:
        return finding.record(reader, prefix, kind)


@pytest.mark.parametrize(
    "words", ["OM", "om", "OMN", "omn", "Oman", " oman ", "SULTANATE OF OMAN", "Sultanate  of Oman", "Omán"]
)
def test_a_country_is_found_by_code_and_name_in_any_case(desk: Desk, words: str) -> None:
    assert country(desk, words) == desk.oman


def test_a_country_recorded_by_name_alone_is_found_by_its_codes(desk: Desk) -> None:
    japan = desk.add("country", name="Japan")
    assert country(desk, "JP") == country(desk, "jpn") == japan


def test_accents_do_not_matter_either_way(desk: Desk) -> None:
    ivory = desk.add("country", name="Côte d’Ivoire", code="CIV")
    assert country(desk, "cote d'ivoire") == ivory


def test_a_grouping_without_a_code_is_found_by_name(desk: Desk) -> None:
    asean = desk.add("country", name="ASEAN")
    assert country(desk, "asean") == asean


def test_an_unknown_country_names_those_on_file(desk: Desk) -> None:
    with pytest.raises(
        NotFound, match=r"There is no country “Nepal” in this case file; on file are India and Oman."
    ):
        country(desk, "Nepal")


@pytest.mark.parametrize("words", ["", "  ", "!!", "x" * 500])
def test_nothing_is_no_country(desk: Desk, words: str) -> None:
    with pytest.raises(NotFound):
        country(desk, words)


def test_a_deleted_country_is_not_found(desk: Desk) -> None:
    desk.delete(desk.add("country", name="Japan", code="JPN"))
    with pytest.raises(NotFound, match="India and Oman"):
        country(desk, "JPN")


def test_two_countries_of_one_name_are_told_apart_by_code(desk: Desk) -> None:
    first = desk.add("country", name="Congo", code="COG")
    desk.add("country", name="Congo", code="COD")
    assert country(desk, "COG") == first
    with pytest.raises(NotFound, match="names 2 countries of this case file"):
        country(desk, "Congo")


def test_a_record_is_found_by_the_beginning_of_its_id(desk: Desk) -> None:
    meeting = desk.meeting()
    desk.forum()
    assert record(desk, meeting) == record(desk, meeting[:8].upper()) == meeting
    assert record(desk, meeting[:4]) == meeting


def test_a_prefix_of_another_kind_finds_nothing(desk: Desk) -> None:
    forum = desk.forum()
    with pytest.raises(NotFound, match="There is no meeting whose id begins with"):
        record(desk, forum[:12])


def test_an_ambiguous_prefix_lists_the_ids(desk: Desk) -> None:
    one, other = desk.meeting("One"), desk.meeting("Other")
    assert one[:6] == other[:6]
    with pytest.raises(
        NotFound, match=f"2 meetings begin with “{one[:6]}”; give more of the id: {one}, {other}"
    ):
        record(desk, one[:6])


def test_a_deleted_record_is_not_found(desk: Desk) -> None:
    meeting = desk.meeting()
    desk.delete(meeting)
    with pytest.raises(NotFound, match="There is no meeting"):
        record(desk, meeting)


@pytest.mark.parametrize("prefix", ["", "abc", "zzzz", "%%%%", "13th JMCC", "_' OR 1"])
def test_what_cannot_begin_an_id_is_refused(desk: Desk, prefix: str) -> None:
    with pytest.raises(NotFound, match="give at least 4 characters of its id"):
        record(desk, prefix)


def test_home_is_found_like_any_other(desk: Desk) -> None:
    assert country(desk, "IND") == INDIA

"""The page of a country: relations in three lines with their sources, contacts, what is open, how much there is."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import countries
from app.casefile import CaseFile
from app.countries import MOST_LINES, TABS, CountryView, read_country
from app.errors import NotFound
from app.lists import Asked, count
from db.values.choices import CommitmentKind, CommitmentStatus, Side, Strength
from db.values.due import Due, DueState, DueType
from db.values.ids import FixedClock
from db.values.partial_date import DateRange, PartialDate
from tests.app.conftest import INDIA, NOON, Desk


def relationship(desk: Desk, oman: str, **values: Any) -> str:
    return desk.add("relationship", **({"label": "Partnership", "parties": [INDIA, oman]} | values))


def promise(desk: Desk, oman: str, **values: Any) -> str:
    given = {
        "wording": "Send a list",
        "commitment_kind": CommitmentKind.AGREED,
        "strength": Strength.FIRM,
        "owner_side": Side.THEIRS,
        "status": CommitmentStatus.OPEN,
        "parties": [INDIA, oman],
    }
    return desk.add("commitment", **(given | values))


def words(view: CountryView) -> list[str]:
    return [line.words for line in view.lines]


def test_a_country_that_is_not_there_is_said_in_words(desk: Desk, oman: str) -> None:
    desk.delete(oman)
    for missing in (oman, "0" * 36):
        with pytest.raises(NotFound, match="not in the case file"):
            read_country(desk.case, missing)


def test_a_country_about_which_nothing_is_known_has_its_names_and_nothing_else(desk: Desk, oman: str) -> None:
    view = read_country(desk.case, oman)
    assert (view.name, view.official_name, view.lines) == ("Oman", "Sultanate of Oman", ())
    assert view.timeline.last is None
    assert view.timeline.coming is None
    assert (view.silent, view.of, dict(view.open)) == (0, 0, {})
    assert dict(view.numbers) == dict.fromkeys(TABS, 0)
    assert not view.is_home
    assert read_country(desk.case, INDIA).is_home


def test_the_relations_are_told_in_three_lines_one_of_each_kind_first(desk: Desk, oman: str) -> None:
    relationship(desk, oman, label="Friends of old")
    relationship(desk, oman, label="Strategic partnership", official=True, since=PartialDate(2008, 11))
    desk.add(
        "forum",
        name="Joint Committee",
        abbreviation="JMCC",
        standing="Primary forum",
        parties=[INDIA, oman],
    )
    desk.add("initiative", name="Logistics complex", status="proposed", parties=[INDIA, oman])
    desk.add("initiative", name="Dropped", status="dropped", parties=[INDIA, oman])
    view = read_country(desk.case, oman)
    assert len(view.lines) == MOST_LINES
    assert words(view) == [
        "Strategic partnership, since November 2008.",
        "JMCC: Primary forum.",
        "Logistics complex (proposed).",
    ]


def test_where_one_kind_says_all_the_lines_are_filled_from_it(desk: Desk, oman: str) -> None:
    for label in ("First", "Second", "Third", "Fourth"):
        relationship(desk, oman, label=label)
    assert words(read_country(desk.case, oman)) == ["First.", "Second.", "Third."]


def test_ended_forums_and_those_of_others_say_nothing(desk: Desk, oman: str) -> None:
    japan = desk.add("country", name="Japan", code="JPN")
    desk.add("forum", name="Ended", standing="Once", status="ended", parties=[INDIA, oman])
    desk.add("forum", name="Other", standing="Elsewhere", parties=[INDIA, japan])
    desk.delete(relationship(desk, oman))
    assert words(read_country(desk.case, oman)) == []


def test_a_line_is_numbered_with_each_source_once_in_the_order_of_the_lines(desk: Desk, oman: str) -> None:
    label = relationship(desk, oman)
    forum = desk.add("forum", name="Committee", standing="Primary.", parties=[INDIA, oman])
    one, two = (desk.add("source", title=title, source_kind="minutes") for title in ("One", "Two"))
    for record, source, field in (
        (label, two, "label"),
        (forum, one, "standing"),
        (forum, two, "name"),
        (forum, one, "parties"),
    ):
        desk.add("citation", record_id=record, source_id=source, field=field)
    view = read_country(desk.case, oman)
    assert view.lines[0].sources == (two,)
    assert sorted(view.lines[1].sources) == sorted((one, two))
    assert dict(view.sources) == {two: 1, one: 2}


def test_what_is_open_is_counted_by_side_and_state_and_context_is_not(desk: Desk, oman: str) -> None:
    late = Due("by 20 November 2026", DueType.DATE, date(2026, 11, 20), date(2026, 11, 20))
    promise(desk, oman, due=late)
    promise(desk, oman, due=late, owner_side=Side.OURS)
    promise(desk, oman, due=late, status=CommitmentStatus.IMPLEMENTED)
    promise(desk, oman, strength=Strength.CONTEXT)
    view = read_country(desk.case, oman)
    assert dict(view.open) == {(Side.THEIRS, DueState.OVERDUE): 1, (Side.OURS, DueState.OVERDUE): 1}
    assert view.numbers["commitment"] == 4


@pytest.mark.parametrize(
    ("heard", "silent"), [("2026-08-23", 0), ("2026-08-22", 1), ("2026-08", 0), ("2025", 1)]
)
def test_a_commitment_is_silent_once_its_news_is_older_than_90_days(
    desk: Desk, oman: str, heard: str, silent: int
) -> None:
    made = promise(desk, oman, made_on=PartialDate.parse("2020-01-01"))
    desk.add("update", commitment_id=made, update_kind="progress", updated_on=PartialDate.parse(heard))
    view = read_country(desk.case, oman)
    assert (view.silent, view.of) == (silent, 1)


def test_a_commitment_of_which_no_day_is_known_is_open_and_not_called_silent(desk: Desk, oman: str) -> None:
    promise(desk, oman)
    view = read_country(desk.case, oman)
    assert (view.silent, view.of) == (0, 1)


def test_the_contacts_are_those_around_today(desk: Desk, oman: str) -> None:
    for title, day, status in (
        ("Old", "2025-01-01", "held"), ("Last", "2026-11-01", "held"), ("Next", "2026-12-01", "planned"),
        ("Then", "2027-12-01", "planned"),
    ):  # fmt: skip
        desk.add(
            "meeting",
            title=title,
            meeting_kind="talks",
            status=status,
            parties=[INDIA, oman],
            held_on=DateRange.parse_text(day),
        )
    shown = read_country(desk.case, oman).timeline
    assert shown.last is not None
    assert shown.coming is not None
    assert (shown.last.title, shown.coming.title, shown.silent_days) == ("Last", "Next", 20)


@pytest.mark.parametrize(
    "given", [{"name": "Oman", "code": "OMN"}, {"name": "Kosovo"}, {"name": 'The "Two" Islands'}]
)
def test_the_words_of_a_country_find_exactly_its_records(desk: Desk, given: dict[str, str]) -> None:
    country = desk.add("country", **given)
    other = desk.add("country", name="Elsewhere", code="ELS")
    for parties in ([INDIA, country], [INDIA, other], [INDIA, country, other]):
        desk.add("meeting", title="Talks", meeting_kind="talks", status="held", parties=parties)
    view = read_country(desk.case, country)
    assert view.numbers["meeting"] == 2
    assert count(desk.case, Asked("meeting", view.words)) == 2


def test_the_demonstration_tells_of_oman(written_demo: Path) -> None:
    with CaseFile.open(written_demo, write=False, clock=FixedClock(NOON)) as case:
        with case.read() as reader:
            oman = reader.rows("SELECT id FROM country WHERE name = 'Oman'")[0][0]
        view = read_country(case, oman)
        listed = {kind: count(case, Asked(kind, view.words)) for kind in TABS}
    assert dict(view.numbers) == listed
    assert [line.kind for line in view.lines] == ["relationship", "forum", "initiative"]
    assert all(line.sources for line in view.lines)
    assert view.timeline.last is not None
    assert view.timeline.last.title == "13th JMCC"
    assert view.numbers["meeting"] == 6
    assert sum(view.open.values()) == view.of == 5


def test_no_more_engagements_are_shown_than_can_be_told_apart(
    desk: Desk, oman: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(countries, "MOST_ENGAGEMENTS", 2)
    for title, day in (
        ("Old", "2020"),
        ("Newer", "2025-01-01"),
        ("Newest", "2026-01-01"),
        ("Some time", None),
    ):
        held = DateRange.parse_text(day) if day else None
        desk.add(
            "meeting", title=title, meeting_kind="talks", status="held", parties=[INDIA, oman], held_on=held
        )
    shown = read_country(desk.case, oman).timeline.engagements
    assert [one.title for one in shown] == ["Newer", "Newest", "Some time"]

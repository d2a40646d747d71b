"""Lists: what they hold in which order, under which headings, and what a change means for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app import catalog
from app.list_columns import TITLE, columns, shown_at_first
from app.list_rows import read_rows
from app.lists import STANDING, Asked, Order, count, groupings, own_sort, reached, read_order, seek
from db.values.choices import (
    CommitmentKind,
    CommitmentStatus,
    MeetingKind,
    MeetingStatus,
    Side,
    Strength,
)
from db.values.due import parse_due
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate
from tests.app.conftest import INDIA, NOON

if TYPE_CHECKING:
    from app.door import Changed
    from tests.app.conftest import Desk

MADE = PartialDate.parse("2026-10-01")


class Told:
    """A desk with Oman, a forum and short ways to promise and to meet."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.oman = desk.add("country", name="Oman", code="OMN", short_code="OM")
        self.forum = desk.add(
            "forum",
            name="Joint Military Cooperation Committee",
            abbreviation="JMCC",
            parties=[INDIA, self.oman],
        )

    def promise(self, wording: str, due: str | None = None, **values: Any) -> str:
        given = {
            "commitment_kind": CommitmentKind.AGREED,
            "strength": Strength.FIRM,
            "owner_side": Side.OURS,
            "status": CommitmentStatus.OPEN,
            "made_on": MADE,
            "parties": [INDIA, self.oman],
        } | values
        if due:
            given["due"] = parse_due(due, made_on=MADE.first)
        return self.desk.add("commitment", wording=wording, **given)

    def meet(self, title: str, when: str | None = None, **values: Any) -> str:
        held = DateRange.parse(when) if when else None
        given = {
            "meeting_kind": MeetingKind.TALKS,
            "status": MeetingStatus.HELD,
            "parties": [INDIA, self.oman],
        }
        return self.desk.add("meeting", title=title, held_on=held, **(given | values))

    def order(self, kind: str, words: str = "", **how: Any) -> Order:
        return read_order(self.desk.case, Asked(kind, words, **how))

    def titles(self, kind: str, words: str = "", **how: Any) -> list[str]:
        order = self.order(kind, words, **how)
        rows = read_rows(self.desk.case, kind, order.some(0, len(order)), ())
        assert len(rows) == len(order)
        return [row.title for row in rows]

    def reach(self, asked: Asked, changed: Changed) -> tuple[set[str], bool]:
        found = reached(self.desk.case, asked, changed)
        return set(found.rows), found.reorder


@pytest.fixture
def told(desk: Desk) -> Told:
    return Told(desk)


def test_an_order_knows_each_place_and_each_id(told: Told) -> None:
    ids = [told.meet(f"Talks {number}") for number in range(5)]
    order = told.order("meeting", sort=TITLE)
    assert len(order) == 5
    assert [order.id_at(place) for place in range(5)] == ids
    assert [order.place_of(one) for one in ids] == [0, 1, 2, 3, 4]
    assert order.some(3, 9) == (ids[3], ids[4])


def test_an_id_is_not_found_between_two_others(told: Told) -> None:
    told.meet("One")
    told.meet("Two")
    order = told.order("meeting")
    between = order.ids[18:54]
    assert order.place_of(between) is None
    assert order.place_of("") is None


def test_titles_sort_whatever_their_case(told: Told) -> None:
    for title in ("beta", "Alpha", "gamma"):
        told.meet(title)
    assert told.titles("meeting", sort=TITLE) == ["Alpha", "beta", "gamma"]
    assert told.titles("meeting", sort=TITLE, descending=True) == ["gamma", "beta", "Alpha"]


def test_dates_sort_in_time_however_much_of_them_is_known_and_what_has_none_is_last_both_ways(
    told: Told,
) -> None:
    for title, when in (
        ("day", "2025-10-22"),
        ("year", "2025"),
        ("none", None),
        ("span", "2024-12-30/2025-01-02"),
    ):
        told.meet(title, when)
    assert told.titles("meeting", sort="held_on") == ["span", "year", "day", "none"]
    assert told.titles("meeting", sort="held_on", descending=True) == ["day", "year", "span", "none"]


def test_the_latest_meeting_is_first_unless_somebody_says_otherwise(told: Told) -> None:
    told.meet("old", "2020")
    told.meet("new", "2026")
    assert own_sort("meeting") == ("held_on", True)
    assert told.titles("meeting") == ["new", "old"]


def test_dues_sort_by_the_last_day_that_they_mean(told: Told) -> None:
    told.promise("later", "by 31 March 2027")
    told.promise("never")
    told.promise("sooner", "by 1 December 2026")
    assert told.titles("commitment", sort="due") == ["sooner", "later", "never"]


def test_choices_sort_in_the_order_of_their_enumeration(told: Told) -> None:
    for status in (CommitmentStatus.DROPPED, CommitmentStatus.OPEN, CommitmentStatus.IMPLEMENTED):
        told.promise(status.label, status=status)
    assert told.titles("commitment", sort="status") == ["Open", "Implemented", "Dropped"]


def test_markings_sort_by_their_level(told: Told) -> None:
    for level in ("secret", "unclassified", "restricted"):
        told.meet(level, marking=Marking(level))
    told.meet("none")
    assert told.titles("meeting", sort="marking") == ["unclassified", "restricted", "secret", "none"]


def test_references_sort_by_what_they_name(told: Told) -> None:
    told.desk.add("person", name="A", country_id=told.oman)
    told.desk.add("person", name="B", country_id=INDIA)
    told.desk.add("person", name="C")
    assert told.titles("person", sort="country_id") == ["B", "A", "C"]
    assert told.titles("person", sort="country_id", descending=True) == ["A", "B", "C"]


def test_the_words_of_a_filter_mean_what_they_mean_in_the_search(told: Told) -> None:
    told.promise("Share a procedure", owner_side=Side.THEIRS)
    told.promise("Share the figures")
    told.promise("Share nothing", status=CommitmentStatus.DROPPED)
    assert told.titles("commitment", "is:open owes:them") == ["Share a procedure"]
    assert told.titles("commitment", "share -figures is:open") == ["Share a procedure"]
    assert told.titles("commitment", "country:OM is:closed") == ["Share nothing"]
    assert told.titles("commitment", "kind:meeting") == []
    assert told.titles("commitment", "-is:open") == ["Share nothing"]


def test_what_was_not_understood_is_said(told: Told) -> None:
    assert "there is no filter" in told.order("meeting", "colour:red").notes[0].lower()


def test_deleted_records_are_listed_only_where_they_are_asked_for(told: Told) -> None:
    told.meet("here")
    told.desk.delete(told.meet("gone"))
    assert told.titles("meeting") == ["here"]
    assert told.titles("meeting", "is:deleted") == ["gone"]


def test_commitments_stand_under_headings_overdue_first(told: Told) -> None:
    told.promise("no date yet", made_on=PartialDate.parse("2026-11-01"))
    told.promise("old, no date", made_on=PartialDate.parse("2026-01-05"))
    told.promise("late", "by 31 October 2026")
    told.promise("later than that", "by 10 October 2026")
    told.promise("soon", "by 1 December 2026")
    told.promise("far", "by 1 December 2027")
    told.promise("when met", "by the next session", due_event_id=told.forum)
    told.promise("done", "by 31 October 2026", status=CommitmentStatus.IMPLEMENTED)
    order = told.order("commitment", grouping=STANDING)
    assert [(one.before, one.words, one.count) for one in order.headings] == [
        (0, "Overdue", 2), (2, "Floats until a meeting is dated", 1), (3, "Coming due", 1), (4, "Due later", 1),
        (5, "No date: ageing", 1), (6, "No date", 1), (7, "Closed", 1),
    ]  # fmt: skip
    assert told.titles("commitment", grouping=STANDING) == [
        "later than that", "late", "when met", "soon", "far", "old, no date", "no date yet", "done",
    ]  # fmt: skip


def test_a_session_that_was_held_makes_what_waited_for_it_overdue(told: Told) -> None:
    told.promise("when met", "by the next session", due_event_id=told.forum)
    told.meet("14th JMCC", "2026-11-05", forum_id=told.forum, edition=14)
    assert [one.words for one in told.order("commitment", grouping=STANDING).headings] == ["Overdue"]


def test_a_list_may_hold_some_standings_only(told: Told) -> None:
    told.promise("late", "by 31 October 2026")
    told.promise("far", "by 1 December 2027")
    assert told.titles("commitment", standing=("later",)) == ["far"]
    assert count(told.desk.case, Asked("commitment", standing=("overdue", "later"))) == 2


def test_rows_are_grouped_by_what_a_reference_names(told: Told) -> None:
    told.meet("talks", "2026-01-01")
    told.meet("13th JMCC", "2025-01-01", forum_id=told.forum, edition=13)
    order = told.order("meeting", grouping="forum_id")
    assert [(one.before, one.words, one.count) for one in order.headings] == [
        (0, "Joint Military Cooperation Committee", 1),
        (1, "Forum: not stated", 1),
    ]


def test_rows_are_grouped_by_a_choice_in_its_order(told: Told) -> None:
    told.meet("off", status=MeetingStatus.CANCELLED)
    told.meet("on")
    headings = told.order("meeting", grouping="status").headings
    assert [one.words for one in headings] == ["Held", "Cancelled"]


def test_every_kind_lists_by_every_column_and_grouping_there_is(told: Told) -> None:
    told.promise("late", "by 31 October 2026")
    told.meet("talks", "2026-01-01")
    for known in catalog.kinds():
        keys = [one.key for one in columns(known.kind)]
        assert keys[0] == TITLE
        assert len(keys) == len(set(keys))
        assert set(shown_at_first(known.kind)) <= set(keys)
        all_of = told.order(known.kind)
        for one in columns(known.kind):
            if one.sortable:
                for descending in (False, True):
                    order = told.order(known.kind, sort=one.key, descending=descending)
                    assert sorted(order.some(0, len(order))) == sorted(all_of.some(0, len(all_of)))
        for key, _ in groupings(known.kind):
            order = told.order(known.kind, grouping=key)
            assert sum(heading.count for heading in order.headings) == len(order) == len(all_of)
        rows = read_rows(told.desk.case, known.kind, all_of.some(0, len(all_of)), keys)
        assert all(set(row.cells) == set(keys) for row in rows)


def test_what_is_typed_finds_the_first_title_that_begins_so(told: Told) -> None:
    ids = {
        title: told.meet(title, when)
        for title, when in (("Talks A", "2020"), ("talks B", "2024"), ("100 %", None))
    }
    case, asked = told.desk.case, Asked("meeting")
    assert seek(case, asked, "talks") == ids["talks B"]
    assert seek(case, asked, "talks a") == ids["Talks A"]
    assert seek(case, asked, "100 %") == ids["100 %"]
    assert seek(case, asked, "1%") is None
    assert seek(case, asked, "") is None


def test_where_asked_records_stand_is_told_with_the_order(told: Told) -> None:
    ids = [told.meet(f"Talks {number:02}") for number in range(25)]
    order = read_order(told.desk.case, Asked("meeting", sort=TITLE), [*ids[20:], "not here"])
    assert order.places == {ids[20 + n]: 20 + n for n in range(5)}
    many = read_order(told.desk.case, Asked("meeting", sort=TITLE), ids)
    assert list(many.places.values()) == list(range(25))


def test_a_change_touches_its_own_record_and_moves_it_only_where_it_is_sorted_by_that(told: Told) -> None:
    meeting = told.meet("Talks")
    changed = told.desk.edit(meeting, venue="South Block")
    assert told.reach(Asked("meeting", sort=TITLE), changed) == ({meeting}, False)
    assert told.reach(Asked("meeting", sort="venue"), changed) == ({meeting}, True)
    assert told.reach(Asked("meeting", "talks", sort=TITLE), changed) == ({meeting}, True)
    assert told.reach(Asked("country", sort=TITLE), changed)[1] is False


def test_a_part_touches_its_whole(told: Told) -> None:
    late = told.promise("P", "by 31 March 2026")
    source = told.desk.add("source", title="Press release")
    changes = told.desk.case.door.changes()
    changes.create("citation", record_id=late, source_id=source)
    changed = told.desk.case.door.change("Cite", changes)
    assert told.reach(Asked("commitment", sort=TITLE), changed) == ({late}, False)
    assert told.reach(Asked("commitment", sort="sources"), changed) == ({late}, True)


def test_coming_and_going_asks_for_a_new_order(told: Told) -> None:
    meeting = told.meet("Talks")
    assert told.reach(Asked("meeting", sort=TITLE), told.desk.delete(meeting)) == ({meeting}, True)


def test_a_forum_that_is_renamed_moves_what_is_sorted_by_it(told: Told) -> None:
    told.meet("13th", forum_id=told.forum, edition=13)
    changed = told.desk.edit(told.forum, name="Another Committee")
    assert told.reach(Asked("meeting", sort="forum_id"), changed) == (set(), True)
    assert told.reach(Asked("meeting", sort=TITLE), changed) == (set(), False)


def test_the_clock_of_the_case_file_decides_what_is_overdue(told: Told) -> None:
    assert told.desk.case.clock.today() == NOON.date()
    told.promise("tomorrow", "by 22 November 2026")
    told.promise("yesterday", "by 20 November 2026")
    assert told.titles("commitment", "is:overdue") == ["yesterday"]

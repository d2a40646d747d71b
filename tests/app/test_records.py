"""One record as its page shows it: every name resolved, each part in its place, a bad value hiding no other."""

from __future__ import annotations

from typing import Any

import pytest

from app import catalog
from app.cells import cell_text
from app.errors import NotFound
from app.records import read_record
from app.showing.view import RecordView, Tone
from app.showing.words import moment
from db.values.choices import Side
from db.values.due import parse_due
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate
from tests.app.conftest import INDIA, NOON, Desk


@pytest.fixture
def session(desk: Desk, jmcc: str, oman: str) -> str:
    return desk.add(
        "meeting", title="13th JMCC", forum_id=jmcc, edition=13, parties=[INDIA, oman], meeting_kind="session",
        status="held", held_on=DateRange.parse("2025-11-24"), marking=Marking("restricted"),
    )  # fmt: skip


@pytest.fixture
def promise(desk: Desk, jmcc: str, oman: str, session: str) -> str:
    return desk.add(
        "commitment", wording="Share a draft procedure", wording_quoted="will share a draft", commitment_kind="agreed",
        strength="firm", owner_side="ours", parties=[INDIA, oman], status="in_progress", made_at_id=session,
        forum_id=jmcc, due=parse_due("by 31 March 2026", made_on=NOON.date()),
    )  # fmt: skip


def told(view: RecordView) -> dict[str, str]:
    return {
        pair.label: " / ".join(
            part
            for one in pair.shown
            for part in (one.words, *(mention.title for mention in one.mentions), one.second)
            if part
        )
        for pair in view.pairs
    }


def test_a_commitment_is_told_in_words_with_its_due_and_what_it_means(desk: Desk, promise: str) -> None:
    view = read_record(desk.case, "commitment", promise)
    assert (view.label, view.title) == ("Commitment", "Share a draft procedure")
    assert [one if isinstance(one, str) else one.title for one in view.above] == ["Commitment", "13th JMCC"]
    assert told(view)["Kind"] == "Agreed / firm"
    assert told(view)["Due"].startswith("“by 31 March 2026” / 31")
    assert [chip.words for chip in view.chips] == ["in progress", "235 days over"]
    assert [chip.tone for chip in view.chips] == [Tone.MOVING, Tone.OVERDUE]
    assert [(one.label, one.quoted) for one in view.prose] == [("Agreed wording", True)]


def test_a_time_zone_is_told_as_people_say_it(desk: Desk, session: str, oman: str) -> None:
    desk.edit(session, local_time="10:30", time_zone="Asia/Muscat")
    when = told(read_record(desk.case, "meeting", session))["When"]
    assert when == "24\u00a0November\u00a02025 / 10:30 / Muscat time"
    field = catalog.info("country").field("time_zone")
    assert cell_text(field, "Asia/Muscat", str, desk.case.settings().scheme) == "Muscat time"


def test_a_closed_commitment_is_not_over_due(desk: Desk, promise: str) -> None:
    desk.edit(promise, status="implemented", evidence="Letter 12")
    assert [chip.words for chip in read_record(desk.case, "commitment", promise).chips] == ["implemented"]


def test_updates_are_a_story_newest_first_down_to_where_it_was_made(
    desk: Desk, promise: str, session: str
) -> None:
    desk.add(
        "update",
        commitment_id=promise,
        update_kind="progress",
        updated_on=PartialDate(2026, 1, 5),
        remark="Asked.",
    )
    desk.add("update", commitment_id=promise, update_kind="carried", updated_on=PartialDate(2026, 3, 2))
    view = read_record(desk.case, "commitment", promise)
    assert [(one.title, one.text) for one in view.story] == [
        ("Carried forward", ""),
        ("Progress", "Asked."),
        ("Made at 13th JMCC", ""),
    ]
    assert "carried 1×" in [chip.words for chip in view.chips]


def test_participants_stand_by_party_and_points_in_order(desk: Desk, session: str, oman: str) -> None:
    person = desk.add("person", name="Rajesh Kumar Singh", country_id=INDIA)
    desk.add("participation", meeting_id=session, party_id=INDIA, person_id=person, role="co_chair")
    desk.add("point", meeting_id=session, title="Second", position=2)
    desk.add("point", meeting_id=session, title="First", position=1)
    view = read_record(desk.case, "meeting", session)
    assert [(one.heading, [row.title for row in one.rows]) for one in view.sections] == [
        ("India", ["Rajesh Kumar Singh"]),
        ("Points", ["First", "Second"]),
    ]
    assert view.sections[0].rows[0].figure == "co-chair"


def test_who_speaks_of_a_record_is_linked_once_by_kind(desk: Desk, session: str, promise: str) -> None:
    view = read_record(desk.case, "meeting", session)
    assert [(one.heading, one.total, [row.title for row in one.rows]) for one in view.linked] == [
        ("Commitments", 1, ["Share a draft procedure"])
    ]
    assert view.linked[0].rows[0].about is not None
    assert view.linked[0].rows[0].about.id == promise


def test_a_meeting_tells_what_it_led_to_by_side_kind_and_due_and_puts_context_last(
    desk: Desk, session: str, promise: str, oman: str
) -> None:
    desk.add(
        "commitment", wording="Views were exchanged", commitment_kind="discussed", strength="context", tracked=False,
        owner_side="joint", parties=[INDIA, oman], status="open", made_at_id=session,
    )  # fmt: skip
    (commitments,) = read_record(desk.case, "meeting", session).linked
    assert [(row.id == promise, row.side, row.second, row.figure) for row in commitments.rows] == [
        (True, Side.OURS, "ours · agreed, firm · “by 31 March 2026”", "235 days over"),
        (False, Side.JOINT, "joint · discussed, context", ""),
    ]


def test_a_meeting_that_speaks_of_a_country_twice_is_counted_once(desk: Desk, session: str) -> None:
    person = desk.add("person", name="Rajesh Kumar Singh", country_id=INDIA)
    desk.add("participation", meeting_id=session, party_id=INDIA, person_id=person, role="co_chair")
    (meetings,) = (one for one in read_record(desk.case, "country", INDIA).linked if one.kind == "meeting")
    assert (meetings.total, len(meetings.rows)) == (1, 1)


def test_of_many_that_speak_of_it_the_newest_are_shown_and_all_are_counted(desk: Desk, oman: str) -> None:
    for number in range(11):
        desk.add("person", name=f"Person {number}", country_id=oman)
    (people,) = (one for one in read_record(desk.case, "country", oman).linked if one.kind == "person")
    assert (people.total, len(people.rows)) == (11, 8)
    assert people.rows[0].title == "Person 10"


def test_a_citation_stands_beside_the_field_it_supports(desk: Desk, session: str) -> None:
    source = desk.add("source", title="Press release")
    desk.add("citation", record_id=session, field="held_on", source_id=source, quote="on 24 November")
    desk.add("citation", record_id=session, source_id=source)
    view = read_record(desk.case, "meeting", session)
    assert {pair.label: pair.sources for pair in view.pairs}["When"] == (1,)
    assert [(one.number, one.supports, one.quote) for one in view.evidence] == [
        (1, "Date", "on 24 November"),
        (1, "", ""),
    ]


def test_a_file_without_a_marking_has_that_of_its_record(desk: Desk, session: str) -> None:
    changes = desk.case.door.changes()
    changes.attach("minutes.pdf", b"%PDF", attached_to_id=session)
    changes.attach("tool.exe", b"MZ", attached_to_id=session)
    desk.case.door.change("Attach", changes)
    files = read_record(desk.case, "meeting", session).files
    assert {(one.name, one.opens, one.marking) for one in files} == {
        ("minutes.pdf", True, "RESTRICTED"),
        ("tool.exe", False, "RESTRICTED"),
    }


def test_a_value_that_cannot_be_read_says_so_and_hides_no_other(desk: Desk, session: str) -> None:
    def spoil(connection: Any) -> None:
        connection.exec_driver_sql(
            "UPDATE meeting SET held_on = 'soon', venue = 'Club' WHERE id = ?", (session,)
        )

    desk.case.maintain(spoil)
    view = read_record(desk.case, "meeting", session)
    assert "cannot be read" in told(view)["When"]
    assert told(view)["Venue"] == "Club"


def test_a_deleted_record_is_shown_as_such_and_an_unknown_one_is_not_found(desk: Desk, session: str) -> None:
    desk.delete(session)
    assert read_record(desk.case, "meeting", session).deleted
    with pytest.raises(NotFound):
        read_record(desk.case, "meeting", "0" * 36)


def test_every_kind_of_record_has_a_view(desk: Desk) -> None:
    for info in catalog.kinds():
        with pytest.raises(NotFound):
            read_record(desk.case, info.kind, "0" * 36)


def test_a_moment_of_the_journal_is_read_as_a_day_and_an_hour() -> None:
    assert moment("2026-11-21T09:05:00+00:00").endswith(":05")
    assert "Nov" in moment("2026-11-21T09:05:00+00:00")
    assert moment("long ago") == "long ago"

"""What must hold of records, each rule by an example that breaks it and one that does not."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import RulesBroken
from db.values.marking import Marking
from db.values.partial_date import PartialDate
from tests.app.conftest import INDIA, Desk

NOWHERE = "0190f0f0-0000-7000-8000-000000000000"
SESSION = {"meeting_kind": "session", "status": "held"}


def faults(desk: Desk, kind: str, **values: Any) -> list[tuple[str | None, str]]:
    try:
        desk.add(kind, **values)
    except RulesBroken as broken:
        return [(fault.field, fault.sentence) for fault in broken.faults]
    return []


def test_two_forums_may_have_sessions_of_the_same_number(desk: Desk, jmcc: str, oman: str) -> None:
    other = desk.add(
        "forum", name="Strategic Consultative Group", abbreviation="IOSCG", parties=[INDIA, oman]
    )
    for forum in (jmcc, other):
        assert not faults(
            desk, "meeting", title="13th", forum_id=forum, edition=13, parties=[INDIA, oman], **SESSION
        )


def test_a_forum_holds_each_edition_once(desk: Desk, jmcc: str, oman: str) -> None:
    session: dict[str, Any] = {"forum_id": jmcc, "edition": 13, "parties": [INDIA, oman], **SESSION}
    assert not faults(desk, "meeting", title="13th JMCC", **session)
    assert faults(desk, "meeting", title="JMCC 13", **session) == [
        ("edition", "The 13th JMCC is already in the case file.")
    ]


def test_an_edition_is_counted_from_one_within_a_forum(desk: Desk, jmcc: str, oman: str) -> None:
    parties = [INDIA, oman]
    assert faults(desk, "meeting", title="Talks", edition=2, parties=parties, **SESSION) == [
        ("edition", "An edition needs the forum it is counted in.")
    ]
    (fault,) = faults(desk, "meeting", title="0th", edition=0, forum_id=jmcc, parties=parties, **SESSION)
    assert fault == ("edition", "Editions are counted from 1.")


def test_a_meeting_has_two_parties(desk: Desk) -> None:
    assert faults(desk, "meeting", title="Talks", parties=[INDIA], **SESSION) == [
        ("parties", "Meeting: “Parties” needs at least two.")
    ]


def test_one_person_post_or_organisation_takes_part(desk: Desk, jmcc: str, oman: str) -> None:
    meeting = desk.add("meeting", title="Talks", forum_id=jmcc, parties=[INDIA, oman], **SESSION)
    person, army = desk.add("person", name="Somebody"), desk.add("organisation", name="Army")
    japan = desk.add("country", name="Japan", code="JPN")
    assert faults(desk, "participation", meeting_id=meeting, role="head")
    assert faults(
        desk, "participation", meeting_id=meeting, role="head", person_id=person, organisation_id=army
    )
    assert faults(
        desk, "participation", meeting_id=meeting, role="head", person_id=person, party_id=japan
    ) == [("party_id", "A participant takes part for one of the parties of the meeting.")]
    assert not faults(desk, "participation", meeting_id=meeting, role="head", person_id=person, party_id=oman)


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        ("post", {"title": "Secretary", "start": "2025", "end": "2024"}, "end"),
        ("agreement", {"title": "MoU", "signed": "2005", "in_force": "2004"}, "in_force"),
        ("agreement", {"title": "MoU", "in_force": "2005", "expires": "2004-06"}, "expires"),
    ],
)
def test_dates_follow_each_other(
    desk: Desk, oman: str, kind: str, values: dict[str, str], field: str
) -> None:
    dated = {name: PartialDate.parse(v) if v[0].isdigit() else v for name, v in values.items()}
    more: dict[str, Any] = {"parties": [INDIA, oman]} if kind == "agreement" else {}
    assert [name for name, _ in faults(desk, kind, **dated, **more)] == [field]


def test_a_start_within_the_year_of_the_end_is_in_order(desk: Desk) -> None:
    dates = {"start": PartialDate.parse("2024-06"), "end": PartialDate.parse("2024")}
    assert not faults(desk, "post", title="Secretary", **dates)


def test_a_citation_names_a_field_of_its_record(desk: Desk, jmcc: str) -> None:
    source = desk.add("source", title="Report")
    assert faults(desk, "citation", record_id=jmcc, source_id=source, field="colour") == [
        ("field", "Forum has no field “colour” to cite.")
    ]
    assert not faults(desk, "citation", record_id=jmcc, source_id=source, field="standing")


def test_a_reference_points_to_a_record_of_its_kind(desk: Desk, jmcc: str) -> None:
    assert faults(desk, "person", name="Somebody", country_id=jmcc) == [
        ("country_id", "Person: “Country” needs a record of kind country, not forum.")
    ]
    assert faults(desk, "person", name="Somebody", country_id=NOWHERE) == [
        ("country_id", "Person: what “Country” refers to is not in the case file (or is deleted).")
    ]


def test_references_hold_records_of_their_kind(desk: Desk, jmcc: str) -> None:
    (fault,) = faults(desk, "forum", name="Other", parties=[INDIA, jmcc])
    assert fault == ("target_id", "Forum: “Parties” needs records of kind country.")


def test_a_record_does_not_refer_to_itself(desk: Desk, jmcc: str) -> None:
    with pytest.raises(RulesBroken, match="cannot be the record itself"):
        desk.edit(jmcc, parent_id=jmcc)


def test_a_reference_survives_the_recycling_of_its_target(desk: Desk) -> None:
    source = desk.add("source", title="Report")
    person = desk.add("person", name="Somebody")
    desk.add("name", named_id=person, written="Some Body", use="as_written")
    desk.delete(person)
    assert not faults(desk, "name", named_id=desk.add("person", name="Else"), written="E", use="as_written",
                      source_id=source)  # fmt: skip


def test_a_marking_is_of_the_scheme_of_the_case_file(desk: Desk) -> None:
    (fault,) = faults(desk, "person", name="Somebody", marking=Marking("COSMIC"))
    assert fault[0] == "marking"
    assert "no level “COSMIC”" in fault[1]
    assert not faults(desk, "person", name="Somebody", marking=Marking("unclassified"))


def test_the_home_country_is_not_deleted(desk: Desk) -> None:
    with pytest.raises(RulesBroken, match="it is the home country"):
        desk.delete(INDIA)

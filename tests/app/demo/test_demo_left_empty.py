"""What no report states is not on file either."""

from __future__ import annotations

from typing import Any

import pytest

from app.catalog import info
from db.values.choices import ForumStatus, MeetingStatus
from db.values.partial_date import DateRange, PartialDate
from tests.app.demo.told import told

NOT_STATED = {
    "country": (
        "capital",
        "head_of_state",
        "head_of_government",
        "defence_minister",
        "chiefs",
        "our_mission",
        "their_mission",
        "time_zone",
        "working_week",
        "holidays",
        "key_dates",
    ),
    "person": (
        "native_script",
        "pronunciation",
        "languages",
        "interpreter",
        "career",
        "interests",
        "sensitivities",
        "protocol",
        "photograph_id",
    ),
    "post": ("start", "end"),
    "organisation": ("official_name", "head", "address"),
    "forum": ("period_months", "next_host_id", "founded", "founding_instrument_id", "parent_id"),
    "meeting": ("local_time", "time_zone", "venue", "minutes", "minutes_agreed_on", "outcome_documents"),
    "participation": ("head_count",),
    "visit": ("dates", "occasion", "asked_by", "gifts", "interpreters", "documents", "report_due"),
    "agreement": ("in_force", "expires", "duration", "entry_basis", "signed_at_id", "signed_by", "text_at"),
    "exercise": ("strength_text", "aim", "services", "planned_for", "series_start", "next_edition"),
    "commitment": (
        "made_on",
        "our_officer",
        "their_contact",
        "condition",
        "review_on",
        "due_event_id",
        "blocker",
        "acknowledged",
        "evidence",
        "also_made_at",
        "owners",
    ),
    "topic": ("parent_id",),
    "note": ("noted_on",),
}


def filled(kind: str, field: str) -> list[Any]:
    return [row[field] for row in told().of(kind) if row.get(field)]


@pytest.mark.parametrize(
    ("kind", "field"), [(kind, field) for kind in NOT_STATED for field in NOT_STATED[kind]]
)
def test_a_field_that_no_report_states_is_empty(kind: str, field: str) -> None:
    assert info(kind).field(field).name == field
    assert filled(kind, field) == []


def test_only_oman_has_an_official_name() -> None:
    assert filled("country", "official_name") == ["Sultanate of Oman"]


def test_countries_have_their_iso_codes_and_demonyms() -> None:
    rows = {row["name"]: (row["code"], row["short_code"], row["demonym"]) for row in told().of("country")}
    assert rows == {
        "India": ("IND", "IN", "Indian"),
        "Oman": ("OMN", "OM", "Omani"),
        "Japan": ("JPN", "JP", "Japanese"),
    }


def test_every_post_is_only_as_of_a_date() -> None:
    found = {told().key(step.id): step.values["as_of"].text for step in told().steps if step.kind == "post"}
    assert found == {
        "defence-secretary": "2025-11-24",
        "secretary-general": "2025-11-24",
        "minister-of-state": "2025-11-24",
        "chief-of-staff": "2025-11-24",
        "minister-india": "2025-05-06",
        "minister-japan": "2025-05-06",
    }


def test_a_post_that_is_only_implied_says_so() -> None:
    assert told()["minister-japan"]["basis"].startswith("Implied")
    assert "organisation_id" not in told()["minister-japan"]


def test_prefixes_are_those_the_brief_prints() -> None:
    found = {row["name"]: row["prefix"] for row in told().of("person") if row.get("prefix")}
    assert found == {"Mohammed bin Nasser bin Ali Al Zaabi": "Dr", "Anil Chauhan": "General"}


def test_the_body_to_be_set_up_has_no_name_and_the_others_no_status() -> None:
    statuses = {
        told().key(step.id): step.values.get("status") for step in told().steps if step.kind == "forum"
    }
    assert statuses.pop("new-body") is ForumStatus.PROPOSED
    assert set(statuses.values()) == {None}
    assert "unnamed" in told()["new-body"]["name"]
    assert told()["new-body"].get("abbreviation") is None


def test_the_next_ioscg_is_planned_in_muscat_without_date_or_edition() -> None:
    planned = told()["ioscg-next"]
    assert planned["status"] is MeetingStatus.PLANNED
    assert planned["place_id"] == told().known["muscat"]
    assert planned["date_words"] == "at a mutually convenient date"
    assert (planned.get("held_on"), planned.get("edition")) == (None, None)
    assert told()["ioscg-13"]["next_meeting_id"] == told().known["ioscg-next"]


def test_the_call_has_no_day_and_no_place_but_lies_within_the_visit() -> None:
    call = told()["call-on-minister"]
    assert (call.get("held_on"), call.get("place_id")) == (None, None)
    assert call["visit_id"] == told().known["visit-al-zaabi"]
    assert told().seats("call-on-minister") == {"sanjay-seth": "called_on", "al-zaabi": "caller"}


def test_the_visit_has_no_ends_but_a_day_it_included() -> None:
    visit = told()["visit-al-zaabi"]
    assert visit["includes"] == DateRange.single(PartialDate(2025, 11, 24))
    assert (visit["principal_id"], visit["from_id"], visit["to_id"]) == told().ids(
        "al-zaabi", "oman", "india"
    )


def test_initiatives_have_the_standing_that_is_stated() -> None:
    found = {
        told().key(step.id): step.values.get("status") for step in told().steps if step.kind == "initiative"
    }
    assert found == {
        "logistic-complex": "proposed",
        "omani-ports": "underway",
        "navy-personnel": None,
        "joint-development-japan": "idea",
    }


def test_events_are_notes_without_a_date() -> None:
    assert {row["note_kind"].value for row in told().of("note")} == {"event"}
    assert "26 people" in told()["pahalgam-attack"]["body"]


def test_the_post_of_the_army_has_no_date() -> None:
    undated = {
        told().key(step.id)
        for step in told().steps
        if step.kind == "source" and not step.values.get("published")
    }
    assert undated == {"army-post"}

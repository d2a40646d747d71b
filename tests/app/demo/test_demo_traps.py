"""The nineteen places where a careless reader of the four reports goes wrong, and what is on file instead."""

from __future__ import annotations

import re

import pytest

from db.values.choices import AgreementKind, InitiativeStatus
from db.values.due import DueType
from db.values.partial_date import DateRange, PartialDate
from tests.app.demo.told import told

NAASER = "Mohammed Bin Naseer Bin Ali Al Zaabi"
NASSER = "Mohammed Bin Nasser Bin Ali Al-Zaabi"


def test_01_the_13th_jmcc_and_the_13th_ioscg_are_sessions_of_two_forums() -> None:
    jmcc, ioscg = told()["jmcc-13"], told()["ioscg-13"]
    assert jmcc["edition"] == ioscg["edition"] == 13
    assert (jmcc["forum_id"], ioscg["forum_id"]) == told().ids("jmcc", "ioscg")
    assert jmcc["held_on"] != ioscg["held_on"]
    assert "another forum" in told().citations("ioscg-13", "edition")[0]["remark"]


def test_02_one_official_with_two_spellings_is_one_person_with_every_form_and_its_source() -> None:
    names = [row for row in told().of("name") if row["named_id"] == told().known["al-zaabi"]]
    assert {(row["written"], told().key(row["source_id"])) for row in names} == {
        (NAASER, "asianet"),
        (f"Dr {NAASER}", "ministry-post"),
        (f"Dr. {NAASER}", "ministry-post"),
        (NASSER, "feed"),
        (f"HE Dr {NASSER}", "staff-post"),
        ("Al Zaabi", "asianet"),
    }
    assert {row["prefix"] for row in names} == {None, "Dr", "Dr.", "HE Dr"}
    assert len([row for row in told().of("person") if "Zaabi" in row["name"]]) == 1


def test_02_both_spellings_stand_as_contradictions_beside_the_house_form() -> None:
    assert {NAASER, NASSER} <= told().stated("al-zaabi", "name")
    assert told()["al-zaabi"]["name"] not in told().stated("al-zaabi", "name")
    assert "proposed" in told()["al-zaabi"]["name_basis"]


def test_03_one_sentence_in_two_reports_is_one_commitment_with_two_citations() -> None:
    words = told()["shipbuilding-training"]["wording_quoted"]
    found = [cited for cited in told().of("citation") if cited["quote"] == words]
    assert {cited["record_id"] for cited in found} == {told().known["shipbuilding-training"]}
    assert {told().key(cited["source_id"]) for cited in found} == {"asianet", "feed"}


def test_04_two_meetings_of_one_visitor_on_one_day_stay_two() -> None:
    jmcc, staff = told()["jmcc-13"], told()["chief-of-staff-oman"]
    assert jmcc["held_on"] == staff["held_on"] == DateRange.single(PartialDate(2025, 11, 24))
    assert jmcc["visit_id"] == staff["visit_id"] == told().known["visit-al-zaabi"]
    assert "forum_id" not in staff
    assert told().seats("jmcc-13") == {"rajesh-kumar-singh": "co_chair", "al-zaabi": "co_chair"}
    assert told().seats("chief-of-staff-oman") == {"anil-chauhan": "head", "al-zaabi": "head"}


def test_04_statements_hang_on_the_meeting_at_which_they_were_made() -> None:
    assert told().said_at("jmcc-13") == {
        "expand-cooperation",
        "joint-production",
        "long-term-frameworks",
        "wider-engagement",
        "regional-assessments",
        "supply-chains-needed",
        "engagements-reviewed",
        "dialogue-important",
    }
    assert told().said_at("chief-of-staff-oman") == {
        "complex-reviewed",
        "deepen-ties",
        "cooperation-reviewed",
        "shipbuilding-training",
        "defence-exports",
        "maritime-borders-turnaround",
        "simpler-clearances",
        "momentum-expected",
    }
    assert told().said_at("ioscg-13") == {"relations-reviewed", "strengthen-ties", "next-in-muscat"}
    assert len(told().said_at("ministerial-japan")) == 10
    assert told().said_at("call-on-minister") == told().said_at("ioscg-next") == set()


def test_04_what_is_said_of_no_meeting_hangs_on_none() -> None:
    nowhere = {"training-exercises-information", "dialogue-continues", "wider-security-aim"}
    assert told().said_at(None) == nowhere
    assert told()["training-exercises-information"]["forum_id"] == told().known["jmcc"]


def test_05_the_year_missing_in_the_lead_is_taken_from_the_post_and_the_basis_kept() -> None:
    assert told().stated("jmcc-13", "held_on") == {"“November 24”, without a year"}
    assert "ministry-post" in told().sources("jmcc-13")
    assert "without a year" in told()["jmcc-13"]["date_basis"]


def test_06_relative_dates_are_read_against_the_date_of_the_report() -> None:
    assert "“on Monday”" in told().stated("chief-of-staff-oman", "held_on")
    assert PartialDate(2025, 11, 24).first.strftime("%A") == "Monday"
    assert "“Last month”" in told().stated("aast-3", "held_on")
    assert told()["aast-3"]["held_on"].text == "2025-10-22/2025-10-23"
    assert "“last year”" in told().stated("al-najah-5", "held_on")


def test_07_the_exercise_of_2024_and_that_of_last_year_are_one() -> None:
    (exercise,) = told().of("exercise")
    assert exercise["held_on"] == DateRange(None, PartialDate(2024, 9, 26))
    assert exercise["edition"] == 5


def test_08_the_current_staff_talks_are_those_of_october() -> None:
    assert told().said_at("aast-3") == {"army-cooperation"}
    assert "“current”, in a report of 24 November 2025" in told().stated("aast-3", "held_on")
    assert "October" in told().citations("army-cooperation")[0]["remark"]


def test_09_co_chairs_that_are_not_named_are_left_empty_and_said_to_be() -> None:
    assert told().seats("ioscg-13") == told().seats("ioscg-next") == {}
    assert "not named" in told()["ioscg-13"]["participants_remark"]


def test_10_the_date_of_a_report_is_not_the_date_of_its_meeting() -> None:
    meeting = told()["ministerial-japan"]
    assert meeting.get("held_on") is None
    assert "Not stated" in meeting["date_basis"]
    assert told()["ani"]["published"] == PartialDate(2025, 5, 6)


def test_11_a_suspect_rank_is_a_caution_and_not_a_prefix() -> None:
    minister = told()["gen-nakatani"]
    assert (minister["name"], minister.get("prefix")) == ("Gen Nakatani", None)
    assert "confirmed" in minister["caution"]
    assert "suspect" in told().citations("gen-nakatani", "name")[0]["remark"]


def test_12_the_official_label_has_no_comma_and_the_written_one_keeps_it() -> None:
    label = told()["partnership-japan"]
    assert label["label"] == "Special Strategic and Global Partnership"
    assert label["as_written"] == "Special, Strategic and Global Partnership"
    assert label["official"] is True
    assert told().stated("partnership-japan", "label") == {label["as_written"]}
    phrases = [row for row in told().of("relationship") if row["label"] != label["label"]]
    assert {row["official"] for row in phrases} == {False}


def test_13_the_title_is_in_british_spelling_and_the_written_form_kept() -> None:
    memorandum = told()["mou-2005"]
    assert memorandum["title"] == "MoU on Defence Cooperation"
    assert memorandum["as_written"] == "MoU on Defense Cooperation"
    assert memorandum["agreement_kind"] is AgreementKind.MOU


def test_13_a_plan_year_is_not_a_year_of_signature() -> None:
    plan = told()["plan-2026"]
    assert (plan["plan_year"], plan.get("signed")) == (2026, None)
    assert plan["agreement_kind"] is AgreementKind.PLAN


def test_14_what_a_page_adds_to_a_report_is_no_fact() -> None:
    noise = re.compile(r"\{\{|####|pic\.twitter|Preferred Source")
    sources = {step.id for step in told().steps if step.kind == "source"}
    for step in told().steps:
        if step.kind != "citation" or step.values["record_id"] not in sources:
            assert not noise.search(repr(step.values)), step
    assert "{{" not in repr([step.values for step in told().steps])


def test_15_a_post_quoted_twice_is_one_source() -> None:
    handles = [row.get("handle") for row in told().of("source")]
    assert handles.count("@SpokespersonMoD") == 1
    assert "second time cut short" in told()["ministry-post"]["remark"]
    cut = [cited for cited in told().citations("ministry-post") if cited["quote"].endswith("…")]
    assert len(cut) == 1


def test_16_what_is_reviewed_and_advanced_is_still_proposed() -> None:
    assert told()["logistic-complex"]["status"] is InitiativeStatus.PROPOSED
    assert told().stated("logistic-complex", "status") == {"“review progress on”", "“advancing work on”"}
    assert told()["complex-reviewed"]["tracked"] is False


def test_17_a_due_without_a_date_keeps_its_words_and_invents_none() -> None:
    due = told()["next-in-muscat"]["due"]
    assert (due.words, due.type) == ("at a mutually convenient date", DueType.UNSPECIFIED)
    assert (due.start, due.end) == (None, None)
    assert [row["due"] for row in told().of("commitment") if row["due"]] == [due]
    assert told()["next-in-muscat"]["follow_up_meeting_id"] == told().known["ioscg-next"]


@pytest.mark.parametrize("key", ["equipment-japan", "information-japan"])
def test_18_an_agreement_without_a_year_has_none(key: str) -> None:
    assert told()[key].get("signed") is None
    assert told()[key].get("status") is None


def test_19_a_service_keeps_the_names_it_is_given_and_gets_no_other() -> None:
    navy = told()["navy-oman"]
    assert navy["name"] == "Omani Navy"
    assert navy.get("official_name") is None
    written = {row["written"] for row in told().of("name") if row["named_id"] == told().known["army-oman"]}
    assert written == {"Royal Army of Oman", "#RoyalArmyofOman"}


def test_the_purpose_of_a_meeting_told_in_two_ways_is_kept_in_both() -> None:
    stated = told().stated("chief-of-staff-oman", "remark")
    assert stated == {"Purpose: the Military Logistic Complex", "Purpose: defence cooperation as a whole"}
    assert told().sources("complex-reviewed") == {"asianet"}
    assert told().sources("cooperation-reviewed") == {"feed"}


def test_the_titles_of_one_post_stand_beside_the_longer_one_that_is_printed() -> None:
    assert told()["secretary-general"]["title"] == "Secretary General, Ministry of Defence"
    assert told().stated("secretary-general", "title") == {
        "Secretary General of Defence",
        "Secretary General of the Ministry of Defence of the Sultanate of Oman",
        "Secretary General, MoD, Sultanate of Oman",
    }

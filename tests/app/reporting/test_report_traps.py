"""The nineteen places where a careless reader of the demonstration's four reports goes wrong, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.briefs import finding as countries
from app.briefs.writing import render
from app.casefile import CaseFile
from app.reporting import finding
from app.reporting.request import ReportKind, ReportRequest
from app.reporting.writing import make_report

DAY = date(2025, 12, 1)
STAFF = "Chief of Defence Staff with the Secretary General"


class Desk:
    """The demonstration; reports of it as text on one line."""

    def __init__(self, case: CaseFile) -> None:
        self.case = case
        self._said: dict[ReportRequest, str] = {}

    def said(self, kind: ReportKind, about: str = "", day: date = DAY) -> str:
        request = self._request(kind, about, day)
        if request not in self._said:
            made = make_report(self.case, request)
            self._said[request] = " ".join(render(made, "text").decode().split())
        return self._said[request]

    def record(self, meeting: str) -> str:
        return self.said(ReportKind.RECORD, meeting)

    def _request(self, kind: ReportKind, about: str, day: date) -> ReportRequest:
        with self.case.read() as reader:
            match kind:
                case ReportKind.RECORD:
                    return ReportRequest(kind=kind, as_of=day, meeting=finding.meeting_called(reader, about))
                case ReportKind.HISTORY | ReportKind.ACTIONS:
                    return ReportRequest(kind=kind, as_of=day, forum=finding.forum_called(reader, about))
                case ReportKind.PERSON:
                    return ReportRequest(kind=kind, as_of=day, person=finding.person_called(reader, about))
                case ReportKind.CHRONOLOGY | ReportKind.HANDOVER:
                    return ReportRequest(kind=kind, as_of=day, country=countries.country(reader, about))

    def every(self) -> Iterator[str]:
        for kind, names in (
            (ReportKind.RECORD, ("13th JMCC", "13th IOSCG", "3rd AAST", STAFF)),
            (ReportKind.HISTORY, ("JMCC", "IOSCG", "AAST")),
            (ReportKind.ACTIONS, ("JMCC", "IOSCG", "AAST")),
            (ReportKind.PERSON, ("Zaabi", "Nakatani", "Chauhan")),
            (ReportKind.CHRONOLOGY, ("Oman", "Japan")),
            (ReportKind.HANDOVER, ("Oman", "Japan")),
        ):  # fmt: skip
            yield from (self.said(kind, name) for name in names)


@pytest.fixture(scope="module")
def desk(written_demo: Path) -> Iterator[Desk]:
    with CaseFile.open(written_demo, write=False) as case:
        yield Desk(case)


def test_01_two_forums_with_a_13th_session_are_told_apart(desk: Desk) -> None:
    jmcc, ioscg = desk.said(ReportKind.HISTORY, "JMCC"), desk.said(ReportKind.HISTORY, "IOSCG")
    assert re.search(r"24 Nov 2025(\[\d+\])* New Delhi", jmcc)
    assert re.search(r"3 Dec 2024(\[\d+\])* New Delhi", ioscg)
    assert "3 Dec 2024" not in jmcc.partition("Sources and notes")[0]
    assert "Muscat" not in desk.said(ReportKind.ACTIONS, "JMCC")
    both = desk.said(ReportKind.CHRONOLOGY, "Oman")
    assert both.index("13th IOSCG, New Delhi") < both.index("13th JMCC, New Delhi")
    assert "Two forums at edition 13" in both


def test_02_one_official_with_two_spellings_is_one_person_with_every_form_and_its_source(desk: Desk) -> None:
    said = desk.said(ReportKind.PERSON, "Zaabi")
    assert "Mohammed Bin Naseer Bin Ali Al Zaabi (S1)" in said
    assert "Mohammed Bin Nasser Bin Ali Al-Zaabi (S2)" in said
    assert "One person, as Mohammed bin Nasser bin Ali Al Zaabi; every form is listed" in said
    assert desk.said(ReportKind.HANDOVER, "Oman").count("Name: Dr Mohammed bin Nasser") == 1


def test_03_one_sentence_in_two_reports_stands_once_with_two_notes(desk: Desk) -> None:
    said = desk.record(STAFF)
    statements = re.findall(r"Discussed: [^.]*shipbuilding[^.]*\.\[\d+\]\[\d+\]", said)
    assert len(statements) == 1


def test_04_what_was_said_in_one_meeting_does_not_stand_in_the_record_of_the_other(desk: Desk) -> None:
    committee = desk.record("13th JMCC")
    staff = desk.record(STAFF)
    assert "Logistic Complex" in staff
    assert "Logistic Complex" not in committee
    assert "Anil Chauhan" in staff
    assert "Anil Chauhan" not in committee
    assert "joint development" in committee
    assert "joint development" not in staff


def test_05_a_year_that_the_lead_leaves_out_is_printed_and_the_reading_told(desk: Desk) -> None:
    said = desk.record("13th JMCC")
    assert "in New Delhi on 24 November 2025" in said
    assert "“November 24”, without a year (S1)" in said


def test_06_relative_dates_are_printed_as_days_with_the_words_of_the_source(desk: Desk) -> None:
    said = desk.said(ReportKind.CHRONOLOGY, "Oman")
    assert "Date: 22–23 Oct 2025 Event: 3rd AAST" in said
    for words in ("“Last month”", "“on Monday”", "“last year”"):
        assert words in said


def test_07_the_exercise_of_2024_and_that_of_last_year_are_one_entry(desk: Desk) -> None:
    said = desk.said(ReportKind.CHRONOLOGY, "Oman")
    assert said.count("Kind: Exercise") == 1
    assert "Date: ended 26 Sep 2024 Event: Al Najah, 5th edition" in said


def test_08_what_the_current_staff_talks_aimed_at_stands_with_october(desk: Desk) -> None:
    assert "expand" in desk.record("3rd AAST").partition("Discussion")[2]
    assert "The talks of October are meant, not the meeting of 24 November." in desk.record("3rd AAST")
    assert "two armies" not in desk.record("13th JMCC")


def test_09_co_chairs_who_are_not_named_are_not_stated(desk: Desk) -> None:
    said = desk.record("13th IOSCG")
    assert "Who led for India and Oman is not stated." in said
    assert "Led by." not in said
    history = desk.said(ReportKind.HISTORY, "IOSCG")
    assert "Led by: not stated Co-chairs not named" in history


def test_10_the_day_of_a_report_is_not_printed_as_the_day_of_its_meeting(desk: Desk) -> None:
    said = desk.record("India–Japan Defence Ministerial Meeting")
    assert "on a day that is not stated" in said
    assert "Date not stated" in said.partition("Information cut-off")[2]
    assert "Date: 6 May 2025" not in desk.said(ReportKind.CHRONOLOGY, "Japan")


def test_11_a_rank_in_doubt_is_a_caution_and_no_prefix(desk: Desk) -> None:
    said = desk.said(ReportKind.PERSON, "Nakatani")
    assert "Person sheet Gen Nakatani Japan" in said
    assert "Print no rank until it is confirmed." in said
    assert "To mind: Name or rank in doubt" in desk.said(ReportKind.HANDOVER, "Japan")


def test_12_the_official_label_is_printed_and_the_written_one_stands_in_quotation_marks(desk: Desk) -> None:
    said = desk.said(ReportKind.HANDOVER, "Japan")
    assert (
        "Special Strategic and Global Partnership. Officially: “Special, Strategic and Global Partnership”"
        in said
    )


def test_13_a_plan_year_is_no_year_of_signature_and_source_spelling_stays_inside_quotation_marks(
    desk: Desk,
) -> None:
    said = desk.said(ReportKind.HANDOVER, "Oman")
    assert "Defence Cooperation Plan 2026 Signed: not stated" in said
    assert "2026 is the plan year" in said
    assert (
        "MoU on Defence Cooperation Memorandum of understanding Source: “MoU on Defense Cooperation”" in said
    )
    assert "Date: 2026" not in desk.said(ReportKind.CHRONOLOGY, "Oman")


def test_14_nothing_of_page_or_template_noise_is_in_any_report(desk: Desk) -> None:
    for said in desk.every():
        for noise in ("{{", "twitter_post_id", "pic.twitter", "Preferred Source", "####"):
            assert noise not in said


def test_15_a_post_that_is_quoted_twice_is_one_source(desk: Desk) -> None:
    said = desk.record("13th JMCC")
    assert said.count("Source: Post on X on the 13th JMCC") == 1
    assert "Quoted twice in the same report, the second time cut short." in said


def test_16_a_project_whose_progress_is_reviewed_stays_proposed(desk: Desk) -> None:
    said = desk.said(ReportKind.HANDOVER, "Oman")
    assert re.search(r"Military Logistic Complex(\[\d+\])+ Progress reviewed.*? Status: Proposed", said)
    for report in desk.every():
        assert "Complex Status: Agreed" not in report


@pytest.mark.parametrize("day", [date(2025, 1, 5), DAY, date(2035, 1, 1)])
def test_17_a_mutually_convenient_date_is_kept_in_words_and_is_never_overdue(desk: Desk, day: date) -> None:
    said = desk.said(ReportKind.ACTIONS, "IOSCG", day)
    assert "Due: “at a mutually convenient date”" in said
    assert "Overdue" not in said
    assert ("Open, ageing" in said) is (day > date(2025, 3, 3))


def test_18_agreements_without_a_year_get_none(desk: Desk) -> None:
    said = desk.said(ReportKind.HANDOVER, "Japan")
    assert re.search(r"Defence Equipment and Technology Cooperation Agreement Signed: not stated", said)
    assert (
        "Cooperation Agreement"
        not in desk.said(ReportKind.CHRONOLOGY, "Japan")
        .partition("Sources and notes")[0]
        .partition("Date not stated")[0]
    )


def test_19_a_service_keeps_one_name_in_our_words_and_its_other_forms_in_quotation_marks(desk: Desk) -> None:
    said = desk.said(ReportKind.HANDOVER, "Oman")
    assert re.search(
        r"Organisation: Royal Army of Oman(\[\d+\])* Short: not stated Also written: “#RoyalArmyofOman” \(S\d\)",
        said,
    )
    assert said.count("Organisation: Royal Army of Oman") == 1
    assert "RoyalArmyofOman" not in re.sub(r"“[^”]*”", "", said)
    assert "Organisation: Omani Navy" in said


def test_no_guess_is_printed_that_the_gold_leaves_open(desk: Desk) -> None:
    """Posts stand with the day on which they are known; undated things stand apart."""
    handover = desk.said(ReportKind.HANDOVER, "Japan")
    assert "as of 6 May 2025; 209 days old: confirm" in handover
    assert "entry without a date stands at the end" in desk.said(ReportKind.CHRONOLOGY, "Japan") or (
        "entries without a date stand at the end" in desk.said(ReportKind.CHRONOLOGY, "Japan")
    )

"""Registers, chronology, fact sheet, texts, sources, closing block."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.values.choices import CommitmentStatus, MeetingStatus, Side
from db.values.marking import Marking
from reports.build import build
from reports.facts import CitationFact, Clearance, Facts, NoteFact
from reports.outlines import Preset, outline
from tests.reports.reading import cell_words, facts_of, ids, numbers, paragraphs, rows, said, section, table
from tests.reports.sample_facts import (
    AGREEMENTS,
    CDS,
    COMMITMENTS,
    JMCC13,
    LIMITED,
    OPEN,
    PORTIONED,
    THERE,
    almost_empty,
    control,
    day,
    sample,
    seen,
)
from tests.reports.sample_facts import said as statement
from tests.reports.sample_lines import log

STANDARD, FULL, COMMITTEE = outline("standard"), outline("full"), outline("committee")


def shown(facts: Facts, section_id: str, preset: Preset = FULL) -> str:
    return said(section(build(facts, preset), section_id).blocks).replace("\u00a0", " ")


def promise(n: int = 1, **more: object):
    return statement(n, "agreed", "firm", f"Promise {n}.", "words", "s1", JMCC13, **more)


OLD = promise(
    90,
    status=CommitmentStatus.IMPLEMENTED,
    owner_side=Side.OURS,
    updates=(log(2, "2025-03-01", "status", "implemented", "Delivered"), log(1, "2025-01-10", "progress")),
    made_on=day("2024-12-01"),
)


# --- registers ------------------------------------------------------------------------------------------------


def test_the_full_register_holds_closed_ones_with_their_log() -> None:
    found = shown(sample(commitments=(*COMMITMENTS, OLD)), "annC")
    assert "Six commitments on record: 5 open, 1 closed." in found
    assert "Implemented, 1 Mar 2025.\n1 Mar 2025, implemented: Delivered.\n10 Jan 2025, progress." in found


def test_one_number_is_one_commitment_all_through_the_brief() -> None:
    document = build(sample(commitments=(*COMMITMENTS, OLD)), FULL)
    register = facts_of(table(section(document, "annC").blocks, "Every commitment"))
    assert [cell_words(r)[0] for r in register] == ["", "<c22>", "<c19>", "<c01>", "<c02>", "<c10>"]
    assert [r.numbered for r in register] == [True, False, False, False, False, False]
    assert numbers(document).anchors["c90"] == "12"  # after five commitments and six matters discussed


def test_other_statements_add_up_to_all_that_is_on_file() -> None:
    found = shown(sample(), "annS")
    assert found.startswith(
        "The India–Oman statements on file number 16: 5 commitments (Table <atr.table>), 6 matters discussed "
        "(Table <atr.discussed.table>) and 5 kept here for their wording."
    )


def test_closed_ones_stand_among_the_other_statements_where_no_register_prints_them() -> None:
    facts = sample(commitments=(*COMMITMENTS, OLD))
    found = shown(facts, "annS", STANDARD)
    assert "Closed before the last session: 1" in found
    assert "Call for no follow-up: 5" in found
    assert "Closed before" not in shown(facts, "annS", COMMITTEE)
    assert "1 closed earlier (<annC>)" in shown(facts, "annS", COMMITTEE)


def test_drafts_are_shown_apart_as_not_confirmed() -> None:
    draft = promise(91, status=CommitmentStatus.DRAFT)
    found = shown(sample(commitments=(*COMMITMENTS, draft)), "annS")
    assert "Not confirmed by the desk: 1" in found


def test_without_the_action_taken_report_every_statement_stands_among_the_others() -> None:
    document = build(sample(), Preset("own", "Own", ("head", "annS")))
    found = table(section(document, "annS").blocks, "Other statements")
    assert {r.anchor for r in facts_of(found)} == {c.id for c in COMMITMENTS}
    assert "all kept here for the wording" in said(section(document, "annS").blocks)


def test_the_annex_is_left_out_where_every_statement_stands_elsewhere() -> None:
    assert "annS" not in ids(build(sample(commitments=(promise(),)), STANDARD))


# --- chronology, fact sheet, texts ----------------------------------------------------------------------------


def test_the_chronology_runs_in_time_order_and_ends_with_what_has_no_date() -> None:
    found = rows(table(section(build(sample(), FULL), "annD").blocks, "Chronology"))
    dates = [row[0].replace("\u00a0", " ") for row in found]
    assert dates[:5] == ["1972", "2005", "ended 26 Sep 2024", "3 Dec 2024", "22–23 Oct 2025"]
    assert dates[dates.index("Date not stated: 3") + 1 :] == ["not stated"] * 3


def test_the_chronology_tells_plans_as_plans_and_refers_to_the_register() -> None:
    found = shown(sample(), "annD")
    assert "next IOSCG meeting, Muscat (planned)" in found
    assert "13th JMCC, New Delhi^m1/s5/on\nSession of a forum\nnos <c01>, <c02>, <c04>" in found


def test_log_entries_and_dated_notes_are_in_the_chronology() -> None:
    note = NoteFact(id="n", kind="event", title="A storm", on=day("2025-06"))
    found = shown(sample(commitments=(OLD,), notes=(note,)), "annD")
    assert "Implemented: Promise 90 (Delivered)" in found
    assert "A storm" in found


def test_without_dates_there_is_no_chronology() -> None:
    assert "annD" not in ids(build(almost_empty(), FULL))


def test_the_fact_sheet_says_what_is_known_and_what_is_not() -> None:
    found = dict(rows(table(section(build(sample(), FULL), "annE").blocks, "Oman")))
    assert found["Official name"] == "Sultanate of Oman"
    assert found["Head of state"] == "not stated"
    assert found["Organisations"] == "Royal Army of Oman"


def test_a_country_known_by_name_only_has_no_fact_sheet() -> None:
    assert "annE" not in ids(build(almost_empty(), FULL))
    bare = replace(THERE, official_name="", capital="")
    assert "annE" not in ids(build(sample(country=bare, organisations=()), FULL))


def test_texts_are_the_passages_kept_of_every_source_each_wording_once() -> None:
    found = shown(sample(), "annF")
    assert "S1: Asianet Newsable (ANI), news report" in found
    assert (
        found.count("strengthening existing training programmes between the armed forces") == 2
    )  # S1 and S2 both carry it
    assert "S5:" in found


def test_scraps_are_no_texts_and_an_extract_is_marked_like_its_note() -> None:
    secret = Marking("S")
    telling = seen("jmcc13", "s1", "reviewed at length what both sides had done", marking=secret)
    meetings = (replace(JMCC13, citations=(telling, seen("jmcc13", "s1", "in New Delhi"))),)
    sources = tuple(
        replace(one, citations=(seen(one.id, one.id, "date 2025-11-24 New Delhi India, November 24"),))
        for one in sample().sources
    )
    facts = sample(meetings=meetings, sources=sources, scheme=PORTIONED)
    found = shown(facts, "annF")
    assert "(S) “reviewed at length what both sides had done”" in found
    assert "(U) S1: Asianet Newsable (ANI), news report, 24 Nov 2025" in found
    assert "in New Delhi" not in found
    assert "date 2025-11-24" not in found


def test_a_note_on_the_country_as_a_whole_proves_no_capital_that_it_does_not_name() -> None:
    def capital(*citations: CitationFact) -> str:
        facts = sample(country=replace(THERE, citations=citations))
        return dict(rows(table(section(build(facts, FULL), "annE").blocks, "Oman")))["Capital"]

    assert capital(seen("om", "s1", "India and Oman")) == "Muscat"
    assert capital(seen("om", "s1", "held in Muscat, the capital")) == "Muscat^om/s1/"
    assert capital(seen("om", "s1")) == "Muscat^om/s1/"
    assert capital(seen("om", "s1", "as usual", "capital")) == "Muscat^om/s1/capital"
    assert capital(seen("om", "s1", "Sultanate of Oman", "official_name")) == "Muscat"


def test_a_time_zone_is_said_in_words() -> None:
    facts = sample(country=replace(THERE, time_zone="Asia/Muscat"))
    found = dict(rows(table(section(build(facts, FULL), "annE").blocks, "Oman")))
    assert found["Time zone"] == "Muscat time"


# --- sources --------------------------------------------------------------------------------------------------


def test_sources_stand_with_date_basis_and_standing() -> None:
    found = [
        [c.replace("\u00a0", " ") for c in r]
        for r in rows(table(section(build(sample(), STANDARD), "annG").blocks, "Sources"))
    ]
    assert found[0] == [
        "S1",
        "Report on the 13th session; Asianet Newsable, ANI\nNews report",
        "24 Nov 2025\ninferred from the post it quotes",
        "Reported, source named",
    ]
    assert found[1][1] == "Agency feed; publisher not stated"
    assert found[2][3] == "Not verified\nconfirm before use"
    assert found[4][2:] == ["not stated", "Official; known only as quoted in S2"]


def test_how_many_sources_are_held_is_counted() -> None:
    assert (
        "Sources. Three are held as text (S1, S2 and S3); two are known only through another (S5 and S7)."
        in shown(sample(), "annG")
    )


def test_what_rests_on_no_source_is_listed_as_such() -> None:
    bare = replace(AGREEMENTS[0], citations=())
    found = shown(sample(agreements=(bare,)), "annG")
    assert "Without a source. One fact rests on no source; confirm before use." in found
    assert "Military protocol\nno source" in found
    assert "Without a source" not in shown(sample(), "annG")


def test_posts_older_than_six_months_are_named() -> None:
    assert (
        "Posts older than six months. Sanjay Seth, Minister of State for Defence (209 days old: confirm)."
        in shown(sample(), "annG")
    )


def test_an_empty_annex_says_that_nothing_is_recorded() -> None:
    found = shown(almost_empty(), "annG", STANDARD)
    assert "Sources. None recorded." in found
    assert "Contradictions. None recorded." in found
    assert "Notes" not in found


# --- closing block --------------------------------------------------------------------------------------------


def foot(**more: object) -> str:
    return shown(sample(control=control(**more)), "foot", STANDARD)


def test_every_copy_has_its_row() -> None:
    found = foot(distribution=("Secretary", "Ambassador"), copies=3)
    assert "1 of 3\nSecretary" in found
    assert "2 of 3\nAmbassador" in found
    assert "3 of 3\n[For the officer to complete: file copy]" in found


def test_many_copies_do_not_fill_pages() -> None:
    found = foot(copies=500)
    assert "40 of 500" in found
    assert "460 further copies" in found


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (
            {"marking": LIMITED, "marking_floor": OPEN},
            "The records demand at least Unclassified. Raised to Restricted; reason: [For the officer to complete]",
        ),
        (
            {"marking": LIMITED, "marking_floor": OPEN, "raise_reason": "Compilation"},
            "Raised to Restricted; reason: Compilation.",
        ),
        ({"marking": OPEN, "marking_floor": OPEN}, "at least Unclassified. Marked Unclassified."),
        (
            {"marking": None, "marking_floor": None},
            "No record in it is marked. No marking is given: [For the officer to complete: marking]",
        ),
        (
            {"marking": Marking("S", ("EYES ONLY",)), "marking_floor": Marking("S", ("EYES ONLY",))},
            "Marked Secret, EYES ONLY.",
        ),
        ({"not_assessed": 2}, "Two records are not assessed; a final may not be issued before they are."),
    ],
)
def test_the_marking_tells_its_floor_and_why_it_was_raised(more: dict, words: str) -> None:
    assert words in foot(**more)


def test_a_later_version_says_that_it_replaces_the_earlier_ones() -> None:
    assert "Amendments. None. An addendum will carry the same reference." in foot()
    assert "This is version 3; it replaces the earlier ones." in foot(version=3)


def test_the_control_block_says_not_cleared_until_somebody_cleared_it() -> None:
    assert "Cleared by\nNot cleared" in shown(sample(), "head", STANDARD)
    cleared = control(
        clearances=(Clearance(who="Joint Secretary", on=day("2025-11-30")),),
        addressee="The Secretary",
        drafter="US (Gulf)",
    )
    found = shown(sample(control=cleared), "head", STANDARD)
    assert "Cleared by\nJoint Secretary, 30 Nov 2025" in found
    assert "For\nThe Secretary" in found


def test_a_meeting_that_is_off_is_named_so_in_the_chronology() -> None:
    off = replace(CDS, status=MeetingStatus.CANCELLED)
    assert "Chief of Defence Staff with the Secretary General, New Delhi (cancelled)" in shown(
        sample(meetings=(off,)), "annD"
    )


def test_the_paragraphs_of_the_annex_come_before_its_notes() -> None:
    assert paragraphs(section(build(sample(), STANDARD), "annG").blocks)[-1].startswith(
        "Notes to the numbers"
    )

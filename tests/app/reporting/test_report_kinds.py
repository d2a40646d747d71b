"""Each report says what it is for: read on a made-up story of four sessions, as text."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from app.briefs.writing import render
from app.following import set_following
from app.reporting.request import ReportKind
from db.values.marking import Marking
from db.values.partial_date import DateRange
from reports.document import RowKind, Section, Table
from reports.wording import plain
from tests.app.reporting.conftest import LIMITED, Story, when

ACTIONS, RECORD, HISTORY = ReportKind.ACTIONS, ReportKind.RECORD, ReportKind.HISTORY
CHRONOLOGY, PERSON, HANDOVER = ReportKind.CHRONOLOGY, ReportKind.PERSON, ReportKind.HANDOVER


def section(story: Story, section_id: str, kind: ReportKind, **wanted: object) -> Section:
    document = story.report(kind, **wanted).document
    return next(one for one in document.sections if one.id == section_id)


def groups(section: Section) -> list[str]:
    """The group rows of a section's tables, in order."""
    tables = [block for block in section.blocks if isinstance(block, Table)]
    rows = [row for found in tables for row in found.rows if row.kind is RowKind.GROUP]
    return [plain(row.cells[0][0].inlines) for row in rows]


def test_action_taken_is_told_in_the_order_of_urgency_the_done_after_the_open(story: Story) -> None:
    assert groups(section(story, "register", ACTIONS, forum="jcc")) == [
        "Overdue, ours: 1",
        "Overdue, theirs: 1",
        "Due before the next session: 1",
        "Ageing: no date, and long without review: 2",
        "Open, not yet due: 1",
        "Done since: 1",
        "Dropped or otherwise closed since: 1",
    ]


def test_action_taken_tells_of_the_last_session_on_and_leaves_out_what_was_closed_before(
    story: Story,
) -> None:
    said = story.said(ACTIONS, forum="jcc")
    assert "closed since the 13th JCC in Tarn on 3–4 February 2026" in said
    assert "The next session, the 14th JCC, is planned in New Delhi in February 2027." in said
    assert "Simplify visas" in said
    assert "Share charts" not in said
    assert "Something that a text may say" not in said
    assert "Share charts" in story.said(ACTIONS, forum="jcc", start=when("2022-01"))


def test_every_column_of_the_action_taken_report_is_filled_from_the_file(story: Story) -> None:
    said = story.said(ACTIONS, forum="jcc")
    for words in (
        "“India will send four naval instructors” S1, 20 Feb 2025 First made at: 12th JCC 18 Feb 2025",
        "Carried; age: once 641 days old",
        "Owner: Ours Navy Our officer: Cdr R. Nair",
        "Due: “30 june 2026” 30 June 2026",
        "Position since then: 4 Feb 2026, carried forward: Two of four were named.",
        "Status: Open, overdue",
        "Proposed line: Ask when the list will come.",
        "our half: implemented their half: open",
    ):
        assert words in said, words


def test_totals_are_counted_not_typed(story: Story) -> None:
    said = story.said(ACTIONS, forum="jcc")
    assert "6 commitments open; 2 overdue (ours 1, theirs 1); 1 due before the next session" in said
    assert "One has been carried forward, once." in said
    for name in ("list", "doctrine"):
        changes = story.case.door.changes()
        changes.delete(story[name])
        story.case.door.change("Delete", changes)
    assert "4 commitments open; 1 overdue (ours 1)" in story.said(ACTIONS, forum="jcc")


def test_each_side_may_have_its_own_pages_and_nothing_is_lost_by_it(story: Story) -> None:
    whole = story.report(ACTIONS, forum="jcc").document
    parted = story.report(ACTIONS, forum="jcc", per_side=True).document
    ids = {one.id for one in parted.sections}
    assert {"ours", "theirs", "joint"} <= ids
    assert {"register", "third"}.isdisjoint(ids)
    assert all(one.new_page for one in parted.sections if one.id in {"ours", "theirs", "joint"})

    def anchors(document: object) -> set[str]:
        tables = [b for s in document.sections for b in s.blocks if isinstance(b, Table)]  # type: ignore[attr-defined]
        return {row.anchor for found in tables for row in found.rows if row.numbered and row.anchor}

    assert anchors(whole) == anchors(parted)


@pytest.mark.parametrize(
    ("wanted", "there", "absent"),
    [
        ({"filters": "is:open owes:them"}, "Send the list", "Send four naval"),
        ({"officer": "cdr  r. NAIR"}, "Send four naval", "Send the list"),
        ({"organisation": "mod-arvania"}, "Send the list", "Send four naval"),
        ({"visit": "visit"}, "For the visit “Visit of the Minister to Arvania” on 10–12 December 2026.", "Belmora"),
        ({"country": "belmora"}, "No commitment is open", "Send the list"),
    ],
)  # fmt: skip
def test_action_taken_may_be_asked_by_filter_officer_owner_visit_or_country(
    story: Story, wanted: dict[str, str], there: str, absent: str
) -> None:
    said = story.said(ACTIONS, **wanted)
    assert there in said
    assert absent not in said


def test_without_a_session_that_settles_it_action_is_told_for_a_year(story: Story) -> None:
    said = story.said(ACTIONS)
    assert "what was closed since 21 November 2025" in said
    assert "Of every forum and country on file" in said


def test_the_record_tells_who_led_what_was_said_on_each_point_and_who_acts(story: Story) -> None:
    said = story.said(RECORD, meeting="jcc-13")
    for words in (
        "India and Arvania met for the 13th JCC in Tarn on 3–4 February 2026.",
        "Led by. For India, Asha Sharma, Defence Secretary (co-chair); for Arvania, Per Olven",
        "Shipyards. Arvania described its yard at Tarn.",
        "Agreed: send the list of spare parts. (Action: Ministry of War, no. 1)",
        "Agreed: hold the next session in New Delhi. (Action: India, no. 4)",
        "Stated: the strait matters to both sides.",
        "Four decisions are recorded. To act: India 1; Arvania 2; both sides 1.",
        "The minutes are a draft; they are not agreed with the other side.",
        "Send four naval instructors to Tarn. First made at: 12th JCC 18 Feb 2025 Taken up as: Carried forward",
        "Next session. Planned in New Delhi in February 2027.",
        "Annexure A Nominal roll",
    ):
        assert words in said, words
    assert "Something that a text may say" not in said
    assert said.index("Mara Riik") > said.index("Annexure A Nominal roll")


def test_a_session_that_only_took_up_earlier_commitments_says_how_many(story: Story) -> None:
    story.edit("jcc-14", status="held", held_on=DateRange.parse_text("2026-10-01"))
    assert "Action. No decision and no promise is recorded here." in story.said(RECORD, meeting="jcc-14")
    story.add("update", commitment_id=story["list"], update_kind="reopened", status="open", remark="Two were missing",
              meeting_id=story["jcc-14"], updated_on=when("2026-10-01"))  # fmt: skip
    said = story.said(RECORD, meeting="jcc-14")
    assert (
        "Action. No new decision and no new promise is recorded here. One earlier commitment was taken up."
        in said
    )
    assert "Taken up as: Reopened: Two were missing." in said


def test_agreed_minutes_need_no_place_for_signatures(story: Story) -> None:
    assert "signature and date" in story.said(RECORD, meeting="jcc-13")
    assert "signature and date" not in story.said(RECORD, meeting="jcc-12")


def test_the_history_names_gaps_numbers_that_are_not_on_file_and_whose_turn_it_is(story: Story) -> None:
    said = story.said(HISTORY, forum="jcc")
    for words in (
        "The 11th is not on file",
        "The 1st to 8th are not on file",
        "The gaps between those that follow each other on file: 12 to 23 months; agreed: every year.",
        "The parties host in turn; next: Arvania; held in Tarn, New Delhi, Tarn, New Delhi (newest first)",
        "2019, by Protocol on Defence Cooperation",
        "Bodies beneath it Working Group on Training",
        "Agreed minutes",
    ):
        assert words in said, words
    assert (
        groups(section(story, "promised", HISTORY, forum="jcc"))[0]
        == "13th\u00a0JCC, 3–4\u00a0Feb\u00a02026: 4"
    )


def test_a_forum_without_a_planned_session_gets_the_month_its_period_ends_in_said_to_be_computed(
    story: Story,
) -> None:
    changes = story.case.door.changes()
    changes.delete(story["jcc-14"])
    story.case.door.change("Delete", changes)
    said = story.said(HISTORY, forum="jcc")
    assert "None is planned. By the agreed period it would fall in February 2027." in said
    later = story.said(HISTORY, forum="jcc", as_of=date(2027, 6, 1))
    assert "That month is past." in later


def test_the_chronology_keeps_to_its_period_and_runs_year_by_year(story: Story) -> None:
    found = section(
        story, "chronology", CHRONOLOGY, country="arvania", start=when("2025"), until=when("2026")
    )
    assert groups(found) == ["2025", "2026"]
    said = story.said(CHRONOLOGY, country="arvania", start=when("2025"), until=when("2026"))
    assert "Chronology with India, 2025 to 2026" in said
    assert "12th JCC, New Delhi" in said
    assert "Dropped: Lend exhibits to the naval museum (Both sides agreed)" in said
    for outside in ("10th JCC, Tarn", "Protocol on Defence Cooperation: signed", "14th JCC"):
        assert outside not in said
    empty = story.said(CHRONOLOGY, country="belmora")
    assert "Nothing is on file for this period." in empty


def test_the_person_sheet_has_every_spelling_post_meeting_and_what_the_meetings_gave(story: Story) -> None:
    said = story.said(PERSON, person="olven")
    for words in (
        "Pär Olvén",
        "Secretary General, Ministry of War, as of 3 Feb 2026; since 10 Jan 2022",
        "13th JCC Role and post then: Co-chair Secretary General",
        "They are statements of the meetings; who spoke them is not on file.",
        "Prefers written questions.",
    ):
        assert words in said, words
    assert "Asha Sharma" not in said
    riik = story.said(PERSON, person="riik")
    assert "13th JCC" in riik
    assert "12th JCC, 18 Feb" not in riik


def test_the_handover_tells_what_is_due_open_whom_to_know_and_where_the_papers_are(story: Story) -> None:
    said = story.said(HANDOVER, country="arvania")
    for words in (
        "Overdue or past: 3",
        "1 Oct 2026 What: Name the team for the yard Kind: Task Whose: Naval Headquarters",
        "10–12 Dec 2026 What: Visit of the Minister to Arvania",
        "3 Mar 2027 What: Protocol on Defence Cooperation: ends",
        "chased 5 Oct 2026, Director Plans",
        "No news for more than 90 days of nos",
        "One statement read from texts waits for the desk to confirm.",
        "13th JCC: the minutes are not agreed yet.",
        "Secretary General, Ministry of War as of 3 Feb 2026; 291 days old: confirm",
        "No answer on file: 1",
        "4/9/2026 Subject; what it asks: Spare parts Asks: The list promised at the 13th session.",
        "In hand and not on file. [For the officer to complete",
    ):
        assert words in said, words
    for closed in ("Share charts", "Something that a text may say", "Prefers written questions"):
        assert closed not in said


def test_the_handover_of_the_desk_goes_country_by_country(story: Story) -> None:
    story.add("forum", "belmora-talks", name="Staff Talks", parties=[story["india"], story["belmora"]])
    story.add(
        "commitment", wording="Name a liaison officer.", forum_id=story["belmora-talks"], commitment_kind="agreed",
        strength="firm", owner_side="theirs", status="open", parties=[story["india"], story["belmora"]],
    )  # fmt: skip
    found = groups(section(story, "open", HANDOVER))
    assert found == ["Arvania: 6", "Belmora: 1"]


@pytest.mark.parametrize(
    ("kind", "about"),
    [
        (ACTIONS, {"country": "arvania", "per_side": True}),
        (RECORD, {"meeting": "jcc-13"}),
        (HISTORY, {"forum": "jcc"}),
        (CHRONOLOGY, {"country": "arvania"}),
        (PERSON, {"person": "olven"}),
        (HANDOVER, {}),
    ],
)
def test_same_facts_same_bytes_and_every_form_says_the_same(
    story: Story, kind: ReportKind, about: dict[str, object], tmp_path: Path
) -> None:
    first, second = story.report(kind, **about), story.report(kind, **about)
    word = render(first, "docx")  # checked by the same check as a brief
    assert word == render(second, "docx")
    file = tmp_path / "report.docx"
    file.write_bytes(word)
    assert list(OpenXmlValidator().validate(file).errors) == []
    words = re.findall(r"\w+", " ".join(render(first, "text").decode().split()))
    html = set(re.findall(r"\w+", re.sub(r"<[^>]+>", " ", render(first, "html").decode())))
    assert {word for word in words if len(word) > 4} <= html
    marking = first.facts.control.marking
    assert marking is not None
    assert marking.level == "unclassified"


def test_the_marking_is_the_highest_of_what_the_report_tells_and_no_higher(story: Story) -> None:
    story.edit("plan", marking=LIMITED)
    story.add(
        "note", title="Elsewhere", note_kind="note", marking=Marking("secret"), about=[story["belmora"]]
    )
    for kind, about in (
        (ACTIONS, {"forum": "jcc"}),
        (RECORD, {"meeting": "jcc-13"}),
        (HANDOVER, {"country": "arvania"}),
    ):
        marking = story.report(kind, **about).facts.control.marking
        assert marking is not None
        assert marking.level == "restricted"
    assert "Draw up a plan" not in story.said(ACTIONS, forum="jcc", ceiling="unclassified")
    told = story.report(ACTIONS, forum="jcc", ceiling="unclassified").withheld
    assert [(one.kind, one.title) for one in told if one.kind == "commitment"] == [
        ("commitment", "Draw up a plan of exercises.")
    ]


def test_what_a_report_says_holds_on_the_day_it_is_asked_for(story: Story) -> None:
    before = story.said(ACTIONS, forum="jcc", as_of=date(2025, 6, 1))
    assert "since the 12th JCC in New Delhi on 18 February 2025" in before
    assert "Send the list" not in before
    assert "Simplify visas for crews. First made at: 12th JCC 18 Feb 2025 Carried; age: never" in before
    assert "13th JCC" not in before


def test_what_a_session_decided_is_told_with_both_wordings_and_who_agreed(story: Story) -> None:
    story.add(
        "update", commitment_id=story["yard"], updated_on=when("2026-10-01"), update_kind="reworded",
        wording="Receive an Indian team in spring.", former_wording="Receive an Indian team at the yard.",
    )  # fmt: skip
    story.add(
        "update", commitment_id=story["list"], updated_on=when("2026-10-02"), update_kind="remark", remark="Asked.",
        evidence="Letter 4/9/2026", drop_agreed="both",
    )  # fmt: skip
    said = story.said(ACTIONS, forum="jcc")
    assert (
        "reworded: Former wording: Receive an Indian team at the yard; New wording: Receive an Indian team in spring."
    ) in said
    assert "Asked; Evidence: Letter 4/9/2026; Dropped by: both sides." in said


def test_due_soon_and_silence_are_those_of_the_settings(story: Story) -> None:
    changes = story.case.door.changes()
    changes.delete(story["jcc-14"])
    story.case.door.change("Delete", changes)
    assert "Due soon: 1" not in groups(section(story, "register", ACTIONS, forum="jcc"))
    set_following(story.case, due_soon_days=60, silent_after_days=400)
    assert "Due soon: 1" in groups(section(story, "register", ACTIONS, forum="jcc"))
    assert "No news for more than 400 days of no." in story.said(HANDOVER, country="arvania")

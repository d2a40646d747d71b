"""Where sources disagree, and what the file does not say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.values.choices import InitiativeStatus, NameUse
from reports.evidence import every_fact
from reports.facts import Fact, Facts, ForumFact, MeetingFact, NoteFact
from reports.findings.contradictions import Contradiction, contradictions, value_words
from reports.findings.gaps import gaps
from reports.findings.labels import field_words, record_words
from reports.findings.register import register
from tests.reports.sample_facts import (
    AGREEMENTS,
    EXERCISES,
    INITIATIVES,
    JMCC13,
    NEXT_JMCC,
    ZAABI,
    almost_empty,
    day,
    sample,
    seen,
    span,
)
from tests.reports.sample_lines import visit_case


def about(facts: Facts, start: str) -> list[Contradiction]:
    return [c for c in contradictions(facts) if c.matter.replace("\u00a0", " ").startswith(start)]


def words(found: Contradiction) -> list[tuple[str, tuple[str, ...]]]:
    return [(said.words.replace("\u00a0", " "), said.codes) for said in found.said]


def missing(facts: Facts) -> dict[str, str]:
    return {gap.record.replace("\u00a0", " "): gap.missing for gap in gaps(facts, register(facts))}


def test_two_spellings_of_one_person_are_told_with_their_sources() -> None:
    (found,) = about(sample(), "Name of")
    assert words(found) == [
        ("Mohammed Bin Naseer Bin Ali Al Zaabi", ("S1", "S5")),
        ("Mohammed Bin Nasser Bin Ali Al-Zaabi", ("S2",)),
    ]
    assert "One person" in found.prints


@pytest.mark.parametrize(
    "written", ["Al Zaabi", "Dr Mohammed Bin Nasser Bin Ali Al Zaabi", "MOHAMMED BIN NASSER BIN ALI AL-ZAABI"]
)
def test_a_shorter_or_fuller_form_of_a_name_is_no_contradiction(written: str) -> None:
    names = (ZAABI.names[2], replace(ZAABI.names[3], written=written))
    assert about(sample(persons=(replace(ZAABI, names=names),)), "Name of") == []


def test_the_house_form_and_the_native_script_contradict_nothing() -> None:
    names = (
        ZAABI.names[0],
        replace(ZAABI.names[2], use=NameUse.HOUSE),
        replace(ZAABI.names[2], id="x", use=NameUse.NATIVE),
    )
    assert about(sample(persons=(replace(ZAABI, names=names),)), "Name of") == []


def test_a_value_stated_otherwise_is_told_with_what_the_brief_prints() -> None:
    (found,) = about(sample(), "13th JMCC: date")
    assert words(found) == [("November 24", ("S1",)), ("No year in the lead.", ())]
    assert found.prints == "24\u00a0November\u00a02025"


def test_a_post_stated_otherwise_names_its_holder() -> None:
    (found,) = about(sample(), "Post of Dr Mohammed")
    assert words(found) == [("Secretary General of Defence", ("S1",))]
    assert found.prints == "Secretary General, Ministry of Defence"


def test_what_a_withheld_source_says_is_not_told() -> None:
    otherwise = replace(JMCC13, citations=(seen("m1", "secret", "other", "on", stated="25 November"),))
    assert about(sample(meetings=(otherwise,)), "13th JMCC: date") == []


def test_a_title_written_otherwise_is_told() -> None:
    (found,) = about(sample(), "Title of MoU")
    assert words(found) == [("MoU on Defense Cooperation", ("S3",))]
    assert found.prints == "MoU on Defence Cooperation"


def test_a_label_inside_a_longer_wording_is_no_contradiction() -> None:
    assert about(sample(), "Label") == []
    comma = replace(sample().relationships[0], label="Special Partnership", as_written="Special, Partnership")
    assert len(about(sample(relationships=(comma,)), "Label")) == 1


def test_two_forums_at_the_same_edition_are_two_meetings() -> None:
    (found,) = about(sample(), "Two forums at edition 13")
    assert [w for w, _ in words(found)] == ["13th JMCC", "13th IOSCG"]


def test_sessions_of_one_forum_or_of_other_editions_are_not_confused() -> None:
    twice = (JMCC13, replace(JMCC13, id="m1b", on=span("2024-02-01")))
    assert about(sample(meetings=twice), "Two forums") == []


def test_editions_that_lie_far_back_in_both_forums_are_not_confused() -> None:
    later = tuple(
        replace(m, id=f"{m.id}x", edition=14, on=span("2025-11-28"))
        for m in sample().meetings
        if m.edition == 13
    )
    found = about(sample(meetings=(*later, *sample().meetings)), "Two forums")
    assert [c.matter for c in found] == ["Two forums at edition 14"]
    (one,) = about(sample(meetings=(later[0], *sample().meetings)), "Two forums")
    assert one.matter == "Two forums at edition 13", "the IOSCG has not met since"


def test_two_meetings_of_one_visitor_on_one_day_are_kept_apart() -> None:
    (found,) = about(sample(), "Two meetings with Dr Mohammed")
    assert [w for w, _ in words(found)] == ["13th JMCC", "Chief of Defence Staff with the Secretary General"]


def test_our_own_people_meet_twice_a_day_without_a_warning() -> None:
    ours = tuple(replace(p, country_id="in") for p in sample().persons)
    assert about(sample(persons=ours), "Two meetings") == []


def test_forums_of_one_name_are_told_apart_by_their_parties() -> None:
    other = ForumFact(id="f9", name="Joint Military Cooperation Committee", party_ids=("in", "jp"))
    (found,) = about(sample(forums=(*sample().forums, other)), "Two forums called")
    assert [w for w, _ in words(found)] == ["India and Oman", "India and a party not on file"]


def test_progress_on_what_is_only_proposed_is_told() -> None:
    (found,) = about(sample(), "Military Logistic Complex")
    assert [codes for _, codes in words(found)] == [("S1",), ("S2",)]
    assert found.prints == "Proposed"
    agreed = tuple(replace(i, status=InitiativeStatus.AGREED) for i in INITIATIVES)
    assert about(sample(initiatives=agreed), "Military Logistic Complex") == []


def test_doubts_about_a_rank_and_cautions_of_the_desk_are_told() -> None:
    doubtful = replace(ZAABI, names=(), caution="“General” is probably a doubling")
    note = NoteFact(id="n", kind="caution", title="Which staff talks", body="“current” means October.")
    plain = NoteFact(id="n2", kind="note", title="Coffee")
    facts = sample(persons=(doubtful,), notes=(note, plain))
    assert words(about(facts, "Name or rank of")[0])[0][0] == "“General” is probably a doubling."
    assert words(about(facts, "Which staff talks")[0]) == [("“current” means October.", ())]
    assert about(facts, "Coffee") == []


def test_a_file_without_contradictions_has_none() -> None:
    assert contradictions(almost_empty()) == ()


def test_gaps_of_the_meeting_to_come_stand_first() -> None:
    found = missing(sample())
    assert next(iter(found)) == "Next JMCC session"
    assert found["Next JMCC session"] == "Date, place, edition, agenda and delegations"


def test_records_of_one_kind_that_lack_the_same_share_a_row() -> None:
    found = missing(sample())
    assert found["JMCC"] == "Level, interval and whose turn to host"
    same = tuple(replace(f, level=None, chairs=()) for f in sample().forums)
    assert (
        missing(sample(forums=same))["JMCC, IOSCG, AAST"] == "Chairs, level, interval and whose turn to host"
    )


def test_gaps_name_what_each_kind_of_record_lacks() -> None:
    found = missing(sample())
    assert found["Military protocol"] == "Day of signature, entry into force, expiry and text"
    assert found["Al Najah, 5th edition"] == "First day, strength, aim and next edition"
    assert found["Visit of Dr Al Zaabi"] == "First and last day"
    assert found["Call on the Minister of State for Defence"] == "Date, place and what was said"
    assert "13th JMCC" not in found
    assert found["Open commitments (5)"] == "4 with no due date and 5 with nobody named who acts"


def test_what_is_known_is_no_gap() -> None:
    whole = replace(
        AGREEMENTS[0], signed=day("1972-03-01"), in_force=day("1972"), expires=day("2030"), text_held=True
    )
    ended = replace(
        EXERCISES[0], on=span("2024-09-13/2024-09-26"), strength="60", aim="Peacekeeping", next_edition="2026"
    )
    found = missing(sample(agreements=(whole,), exercises=(ended,)))
    assert "Military protocol" not in found
    assert not [record for record in found if record.startswith("Al Najah")]


def test_gaps_of_a_visit_are_what_the_brief_would_need() -> None:
    case = visit_case()
    assert case.visit is not None
    bare = replace(case.visit, on=None, asked_by="", programme=(), objectives=())
    assert missing(replace(case, visit=bare))["Visit of the Minister to Muscat"] == (
        "First and last day, who asked for it, programme and objectives"
    )
    assert "Visit of the Minister to Muscat" not in missing(case)


def test_persons_without_a_post_or_without_its_date_are_named() -> None:
    postless, undated = (
        replace(ZAABI, posts=()),
        replace(sample().persons[0], posts=(replace(sample().persons[0].posts[0], as_of=None),)),
    )
    found = missing(sample(persons=(postless, undated)))
    assert found["Persons without a post"] == "Dr Mohammed bin Nasser bin Ali Al Zaabi"
    assert found["Posts without a date"] == "Rajesh Kumar Singh"


def test_an_almost_empty_file_still_knows_its_gaps() -> None:
    assert missing(almost_empty()) == {
        "Oman": "Head of state, head of government, capital, working week and time zone"
    }


def test_a_meeting_to_come_that_is_settled_is_no_gap() -> None:
    settled: MeetingFact = replace(
        NEXT_JMCC,
        on=span("2026-01-20"),
        place="Muscat",
        edition=14,
        points=(),
        participations=JMCC13.participations,
    )
    assert missing(sample(meeting=settled, meetings=(settled,)))["14th JMCC"] == "Agenda"


@pytest.mark.parametrize(
    ("fact", "name", "shown"),
    [
        (JMCC13, "edition", "13"),
        (JMCC13, "kind", "Session of a forum"),
        (JMCC13, "outcome", ""),
        (NEXT_JMCC, "on", "Not stated"),
        (JMCC13, "participations", ""),
        (JMCC13, "no_such_field", ""),
        (sample().commitments[0], "tracked", ""),
        (sample().commitments[-2], "due", "at a mutually convenient date"),
        (AGREEMENTS[0], "signed", "1972"),
    ],
)
def test_what_the_brief_prints_is_the_value_of_the_record(fact: Fact, name: str, shown: str) -> None:
    assert value_words(fact, name) == shown


def test_every_kind_of_record_has_a_name_to_speak_of_it() -> None:
    facts = visit_case()
    named = {type(fact).__name__: record_words(facts, fact) for fact in every_fact(facts)}
    assert "Record" not in named.values()
    assert named["PostFact"].startswith("Post of ")
    assert named["NameFact"].startswith("Name “")
    assert named["ObjectiveFact"] == "A longer list of training places"
    assert field_words("in_force") == "entry into force"
    assert field_words("head_count") == "head count"

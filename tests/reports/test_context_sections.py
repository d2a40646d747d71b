"""Relationship, last contacts, agreements, exercises, initiatives."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.values.choices import (
    AgreementStatus,
    ExerciseStatus,
    ForumStatus,
    MeetingStatus,
    Reliability,
    VisitStatus,
)
from reports.build import build
from reports.document import Band
from reports.facts import Facts, ForumFact, MeetingFact
from reports.outlines import outline
from tests.reports.reading import ids, paragraphs, rows, said, section, table
from tests.reports.sample_facts import (
    AGREEMENTS,
    EXERCISES,
    INITIATIVES,
    JMCC13,
    NEXT_IOSCG,
    RELATIONSHIPS,
    SOURCES,
    VISIT,
    almost_empty,
    day,
    sample,
    span,
)

STANDARD = outline("standard")


def blocks(facts: Facts, section_id: str) -> tuple:
    return section(build(facts, STANDARD), section_id).blocks


def plain_rows(facts: Facts, section_id: str, caption: str) -> list[list[str]]:
    found = rows(table(blocks(facts, section_id), caption))
    return [[cell.replace("\u00a0", " ") for cell in row] for row in found]


@pytest.mark.parametrize("section_id", ["rel", "last", "agr", "exr", "prj", "prog", "agenda"])
def test_what_the_file_does_not_hold_is_left_out(section_id: str) -> None:
    assert section_id not in ids(build(almost_empty(), STANDARD))


# --- relationship ---------------------------------------------------------------------------------------------


def test_the_band_runs_from_the_oldest_agreements_to_the_newest_contacts() -> None:
    band = next(b for b in blocks(sample(), "rel") if isinstance(b, Band))
    shown = [(f.value.replace("\u00a0", " "), f.label.replace("\u00a0", " ")) for f in band.figures]
    assert shown == [
        ("1972", "Military protocol"),
        ("2005", "MoU on Defence Cooperation"),
        ("26 Sep 2024", "Al Najah, 5th edition, ends"),
        ("3 Dec 2024", "13th IOSCG"),
        ("22–23 Oct 2025", "3rd AAST"),
        ("24 Nov 2025", "13th JMCC"),
    ]


def test_what_lies_after_the_cut_off_is_no_milestone() -> None:
    later = (replace(EXERCISES[0], on=span("2026-02-01/2026-02-10")),)
    band = next(b for b in blocks(sample(exercises=later), "rel") if isinstance(b, Band))
    assert not [f for f in band.figures if "Al Najah" in f.label]


def test_a_label_that_only_the_press_uses_is_quoted_and_named_so() -> None:
    assert paragraphs(blocks(sample(), "rel"))[0] == (
        "Strategic partnership. In a news report only: “a long-standing strategic partnership”.^r1/s1/"
    )


def test_an_official_label_is_named_so() -> None:
    official = replace(RELATIONSHIPS[0], official=True)
    assert "Officially: “a long-standing" in said(blocks(sample(relationships=(official,)), "rel"))
    by_source = tuple(replace(s, reliability=Reliability.OFFICIAL) for s in SOURCES)
    assert "Officially:" in said(blocks(sample(sources=by_source), "rel"))


def test_a_label_without_a_source_is_not_passed_off_as_reported() -> None:
    unsourced = replace(RELATIONSHIPS[0], citations=())
    assert "On file, without a source: “" in said(blocks(sample(relationships=(unsourced,)), "rel"))


def test_since_when_roots_and_reach_are_told_with_their_notes() -> None:
    shown = paragraphs(blocks(sample(), "rel"))
    assert shown[1] == "Key defence partner. Since 1972.^r3/s3/"
    assert shown[2].startswith(
        "Roots. 1972: Military protocol (began the deployment of navy personnel).^g1/s3/ 2005: MoU"
    )
    assert shown[3] == "Reach. Use of Omani ports: the navy uses Omani ports, Duqm above all.^i2/s3/"


def test_forums_stand_with_last_session_chairs_by_post_and_next() -> None:
    found = plain_rows(sample(), "rel", "Standing forums")
    assert found[0] == [
        "JMCC Joint Military Cooperation Committee",
        "13th, New Delhi\n24 Nov 2025^m1/s5/on",
        "Defence Secretary, India; Secretary General, Ministry of Defence, Oman^jmcc/s3/standing",
        "date not stated",
    ]
    assert found[1][2] == "not stated\n“high-ranking officials”, not named^m5/s3/on"
    assert found[1][3] == "Muscat, date not stated^m6/s3/\n“at a mutually convenient date”"
    assert found[2][0] == "AAST Army-to-Army Staff Talks\nArmed services"
    assert found[2][2:] == ["not stated", "not stated"]


def test_a_forum_that_never_met_and_one_that_is_to_be_set_up() -> None:
    new = ForumFact(id="f9", name="New body", status=ForumStatus.PROPOSED, next_host="Oman")
    found = plain_rows(sample(forums=(new,)), "rel", "Standing forums")
    assert found == [["New body\nto be established", "not stated", "not stated", "not stated; host: Oman"]]


def test_a_session_planned_for_a_day_that_has_passed_is_not_said_to_have_been_held() -> None:
    missed = replace(NEXT_IOSCG, on=span("2025-11-10"), date_words="")
    found = plain_rows(sample(meetings=(missed, JMCC13)), "rel", "Standing forums")
    assert found[1][3].endswith("10 Nov 2025^m6/s3/\nno report that it was held")


# --- last contacts --------------------------------------------------------------------------------------------


def test_the_last_five_contacts_keep_the_undated_one_in_its_place() -> None:
    found = plain_rows(sample(), "last", "The last five contacts")
    assert [row[0].split("\n")[0] for row in found] == [
        "24 Nov 2025",
        "24 Nov 2025",
        "not stated",
        "22–23 Oct 2025",
        "3 Dec 2024",
    ]
    assert found[2][:3] == [
        "not stated\nwithin the visit; day not stated",
        "Call on the Minister of State for Defence; place not stated^m3/s1/",
        "Sanjay Seth; Dr Mohammed bin Nasser bin Ali Al Zaabi",
    ]


def test_the_outcome_is_what_the_register_holds_by_number_and_never_invented() -> None:
    found = plain_rows(sample(), "last", "The last five")
    assert found[0][3] == "Agreed: no. <c01>; committed: no. <c02>; proposed or discussed: no. <c04>"
    assert found[2][3] == "not stated"
    assert found[3][3] == "Reviewed or stated: no. <c17>"


def test_a_recorded_outcome_is_printed_first() -> None:
    told = replace(JMCC13, outcome="Direction agreed")
    assert plain_rows(sample(meetings=(told,)), "last", "The last contact")[0][3].startswith(
        "Direction agreed.^m1/s5/on Agreed:"
    )


def test_without_the_register_the_outcome_counts_what_is_on_file() -> None:
    shown = said(section(build(sample(), replace(STANDARD, sections=("last",))), "last").blocks).replace(
        "\u00a0", " "
    )
    assert "5 statements on file" in shown


def test_planned_postponed_and_later_meetings_are_no_contacts() -> None:
    off = (
        replace(JMCC13, id="x1", status=MeetingStatus.POSTPONED),
        replace(JMCC13, id="x2", on=span("2025-12-02")),
        JMCC13,
    )
    assert len(plain_rows(sample(meetings=off), "last", "The last contact")) == 1


def test_more_than_five_contacts_are_said_to_be_on_file() -> None:
    many = tuple(replace(JMCC13, id=f"x{n}", edition=n) for n in range(1, 9))
    assert "Three earlier meetings are on file." in said(blocks(sample(meetings=many), "last")).replace(
        "\u00a0", " "
    )
    full = build(sample(meetings=many), outline("full"))
    assert "on file (<annD>)." in said(section(full, "last").blocks)


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({}, "visited India on dates that no source gives; the visit included 24 November 2025."),
        ({"includes": None}, "visited India on dates that no source gives."),
        ({"on": span("2025-11-23/2025-11-25")}, "visited India on 23–25 November 2025."),
        ({"host_id": None}, "Visit: Visit of Dr Al Zaabi on dates"),
    ],
)
def test_a_visit_tells_its_dates_as_far_as_they_are_known(more: dict, shown: str) -> None:
    assert shown in said(blocks(sample(visits=(replace(VISIT, **more),)), "last")).replace("\u00a0", " ")


def test_cancelled_and_planned_visits_did_not_take_place() -> None:
    off = tuple(replace(VISIT, id=s, status=s) for s in (VisitStatus.CANCELLED, VisitStatus.PLANNED))
    assert "visited" not in said(blocks(sample(visits=off), "last"))


def test_who_took_part_names_bodies_where_no_head_is_stated() -> None:
    assert (
        plain_rows(sample(), "last", "The last five")[3][2]
        == "Indian Army; Royal Army of Oman; heads not stated"
    )


# --- agreements, exercises, initiatives -----------------------------------------------------------------------


def test_agreements_say_what_is_stated_and_what_is_not() -> None:
    found = plain_rows(sample(), "agr", "Agreements")
    assert found[0] == [
        "Military protocol",
        "1972; day not stated^g1/s3/",
        "Began the deployment of navy personnel^g1/s3/",
        "not stated; not held",
    ]
    assert (
        found[1][0]
        == "MoU on Defence Cooperation\nMemorandum of understanding\nSource: “MoU on Defense Cooperation”"
    )
    assert found[2][1:3] == [
        "not stated^g3/s2/\n2026 is the plan year",
        "Frame for army cooperation^g3/s2/\nSee no. <c17>.",
    ]
    assert paragraphs(blocks(sample(), "agr")) == ["None of the three texts is on file."]


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ({"expires": day("2025-12-31")}, "Expires 31 Dec 2025, in 30 days"),
        ({"expires": day("2025-11-01")}, "Expired 1 Nov 2025; renewal not on file"),
        ({"expires": day("2025-11-01"), "status": AgreementStatus.EXPIRED}, "Expired 1 Nov 2025"),
        ({"in_force": day("2006")}, "Since 2006; not held"),
    ],
)
def test_force_and_expiry_are_judged_on_the_day_of_the_cut_off(more: dict, shown: str) -> None:
    found = plain_rows(sample(agreements=(replace(AGREEMENTS[0], **more),)), "agr", "Agreements")
    assert shown in found[0][3].split("\n")


@pytest.mark.parametrize(
    ("held", "shown"),
    [
        ((True, True), []),
        ((True, False), ["Of the two texts one is on file."]),
        ((False,), ["The text is not on file."]),
    ],
)
def test_texts_held_are_counted(held: tuple[bool, ...], shown: list[str]) -> None:
    found = tuple(replace(AGREEMENTS[0], id=f"g{n}", text_held=h) for n, h in enumerate(held))
    assert paragraphs(blocks(sample(agreements=found), "agr")) == shown


def test_an_exercise_tells_its_edition_and_which_end_is_not_stated() -> None:
    assert plain_rows(sample(), "exr", "Exercises") == [
        [
            "Al Najah\nIndia–Oman Joint Military Exercise",
            "5th",
            "Ended 26 Sep 2024; start not stated^e1/s2/on",
            "Rabkoot Training Area, Oman",
            "not stated",
        ]
    ]
    assert "No source gives its strength or aim." in paragraphs(blocks(sample(), "exr"))[0]


def test_a_planned_exercise_is_said_to_be_planned() -> None:
    planned = replace(EXERCISES[0], on=span("2026-02-01/.."), status=ExerciseStatus.PLANNED, description="")
    assert plain_rows(sample(exercises=(planned,)), "exr", "Exercises")[0][2].startswith(
        "From 1 Feb 2026; end not stated"
    )


def test_training_matters_are_referred_to_by_number() -> None:
    shown = paragraphs(blocks(sample(), "exr"))[-1]
    assert shown.startswith(
        "Training. Discussed on 24 November 2025: shipbuilding, repair and existing training programmes (no. <c11>)"
    )
    assert "day not known: training, exercises and information sharing (no. <c20>)" in shown


def test_training_alone_is_enough_for_the_section() -> None:
    assert paragraphs(blocks(sample(exercises=()), "exr"))[0].startswith("Training.")


def test_initiatives_keep_their_status_and_refer_to_what_was_said() -> None:
    found = plain_rows(sample(), "prj", "Initiatives")
    assert found[0] == [
        "Military Logistic Complex",
        "Proposed",
        "See nos <c10> and <c09>.^i1/s1/",
        "24 Nov 2025",
    ]
    assert found[1][1] == "Under way"


def test_the_last_mention_is_the_latest_of_record_and_register() -> None:
    old = replace(INITIATIVES[0], last_mention=day("2020"))
    assert plain_rows(sample(initiatives=(old,)), "prj", "Initiatives")[0][3] == "24 Nov 2025"
    silent = replace(INITIATIVES[1], last_mention=None, summary="", citations=())
    assert plain_rows(sample(initiatives=(silent,)), "prj", "Initiatives")[0][2:] == [
        "not stated",
        "not stated",
    ]


def test_a_meeting_without_people_says_so() -> None:
    empty: MeetingFact = replace(JMCC13, participations=())
    assert plain_rows(sample(meetings=(empty,)), "last", "The last contact")[0][2] == "not stated"

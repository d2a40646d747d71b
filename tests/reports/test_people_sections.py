"""Biographies and delegations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.values.choices import Role
from reports.build import build
from reports.facts import Facts, ParticipationFact, PersonFact
from reports.outlines import outline
from reports.sections.biographies import their_people
from tests.reports.reading import ids, paragraphs, rows, said, section, table, tables
from tests.reports.sample_facts import (
    JMCC13,
    NEXT_JMCC,
    SINGH,
    ZAABI,
    almost_empty,
    day,
    sample,
    span,
)

STANDARD = outline("standard")
COMMITMENT = sample().commitments[0]


def blocks(facts: Facts, section_id: str) -> tuple:
    return section(build(facts, STANDARD), section_id).blocks


def biography(**more: object) -> dict[str, str]:
    """Label → content of the table of the one person of the other side."""
    facts = sample(persons=(SINGH, replace(ZAABI, **more)))  # type: ignore[arg-type]
    return dict(rows(table(blocks(facts, "annA"), "Dr Mohammed")))


def test_a_post_is_printed_as_of_the_day_it_was_seen() -> None:
    assert (
        biography()["Post"]
        == "Secretary General, Ministry of Defence, as of 24 Nov 2025; since when: not stated^p2/s5/title"
    )


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2020", "2023-05", ", 2020 to May 2023"),
        (None, "2023", ", until 2023"),
        ("2024-01", None, ", as of 24 Nov 2025; since Jan 2024"),
    ],
)
def test_a_post_with_known_ends_says_from_when_to_when(
    start: str | None, end: str | None, shown: str
) -> None:
    post = replace(
        ZAABI.posts[0], start=day(start) if start else None, end=day(end) if end else None, citations=()
    )
    assert biography(posts=(post,))["Post"].endswith(shown)


def test_a_post_without_any_date_says_so() -> None:
    assert ", date not stated" in biography(posts=(replace(ZAABI.posts[0], as_of=None),))["Post"]


def test_a_post_seen_more_than_six_months_ago_is_to_be_confirmed() -> None:
    old = replace(ZAABI.posts[0], as_of=day("2025-05-31"))
    assert "184 days old: confirm" in biography(posts=(old,))["Post"]
    fresh = replace(ZAABI.posts[0], as_of=day("2025-06-01"))
    assert "confirm" not in biography(posts=(fresh,))["Post"]


def test_every_spelling_stands_with_its_sources_and_prefixes() -> None:
    assert biography()["Name as printed"].split("\n") == [
        "Mohammed Bin Naseer Bin Ali Al Zaabi (S1); with “Dr” (S5)",
        "Mohammed Bin Nasser Bin Ali Al-Zaabi (S2)",
        "Al Zaabi (S1)",
    ]


def test_the_form_of_the_house_is_for_the_officer_to_confirm_where_spellings_differ() -> None:
    assert biography()["Name in this brief"] == (
        "Mohammed bin Nasser bin Ali Al Zaabi: the desk’s form, proposed. [For the officer to confirm]"
    )
    assert "Name in this brief" not in biography(names=(), name_basis="")


def test_last_met_tells_when_what_and_in_which_role() -> None:
    assert biography()["Last met"].replace("\u00a0", " ").split("\n") == [
        "24 Nov 2025: 13th JMCC (co-chair)^m1/s5/on",
        "24 Nov 2025: Chief of Defence Staff with the Secretary General (head of delegation)^m2/s2/on",
        "within the visit; day not stated: Call on the Minister of State for Defence (caller)^m3/s1/",
    ]


def test_what_was_said_is_referred_to_by_number() -> None:
    assert biography()["What was said"].startswith("Nos <c01>")


def test_statements_on_file_that_this_outline_lacks_are_counted_and_no_meeting_is_known_for_none() -> None:
    short = section(build(sample(), outline("short-call")), "annA").blocks
    told = dict(rows(table(short, "Dr Mohammed")))
    assert told["What was said"].replace("\u00a0", " ").endswith(" statements on file")
    stranger = dict(rows(table(blocks(sample(persons=(SINGH, ZAABI), meetings=()), "annA"), "Dr Mohammed")))
    assert (stranger["Last met"], stranger["What was said"]) == ("none recorded", "none recorded")


def test_of_many_meetings_the_statements_of_the_last_are_named_and_the_earlier_counted() -> None:
    held = [
        replace(JMCC13, id=f"h{n}", title=f"Talks {n}", on=span(f"2025-11-{n:02}")) for n in range(20, 10, -1)
    ]
    made = [replace(COMMITMENT, id=f"c{n}", meeting_id=f"h{n}") for n in range(11, 21)]
    facts = sample(meetings=tuple(held), commitments=tuple(made), persons=(SINGH, ZAABI))
    told = dict(rows(table(blocks(facts, "annA"), "Dr Mohammed")))["What was said"].replace("\u00a0", " ")
    assert told == "Nos <c16> to <c20>, and 5 earlier statements"


def test_what_is_not_stated_is_listed_and_what_is_known_is_printed() -> None:
    assert biography()["Not stated on file"].startswith("Name in its own script, pronunciation, languages")
    told = biography(languages="Arabic, English", pronunciation="al-ZAA-bi")
    assert (told["Languages"], told["Pronunciation"]) == ("Arabic, English", "al-ZAA-bi")
    assert "languages" not in told["Not stated on file"]


def test_a_form_of_address_on_file_wins_over_the_prefixes_seen() -> None:
    assert biography()["Address as"] == "“Dr”^n2/s5/; otherwise not stated"
    assert biography(address_as="Your Excellency")["Address as"] == "Your Excellency"


def test_those_who_will_take_part_come_first_then_those_met_last() -> None:
    nobody = PersonFact(id="x1", name="A. Never Met", country_id="om")
    expected = PersonFact(id="x2", name="B. Expected", country_id="om")
    part = ParticipationFact(id="ax", role=Role.CO_CHAIR, party_id="om", person_id="x2")
    facts = sample(persons=(nobody, ZAABI, expected), meeting=replace(NEXT_JMCC, participations=(part,)))
    assert [p.id for p in their_people(facts)] == ["x2", "zaabi", "x1"]


def test_expected_posts_without_a_person_are_listed_as_missing() -> None:
    part = ParticipationFact(id="ax", role=Role.CO_CHAIR, party_id="om", post="Chief of Staff")
    facts = sample(meeting=replace(NEXT_JMCC, participations=(part,)))
    assert "Missing. No person is on file for: Chief of Staff." in paragraphs(blocks(facts, "annA"))


def test_our_posts_stand_in_a_table_with_their_contacts() -> None:
    found = [
        [c.replace("\u00a0", " ") for c in r]
        for r in rows(table(blocks(sample(), "annA"), "Posts on our side"))
    ]
    assert found[0] == ["Rajesh Kumar Singh", "Defence Secretary", "24 Nov 2025^p1/s5/", "13th JMCC"]
    assert found[1][2] == "6 May 2025^p3/s1/\n209 days old: confirm"
    alone = PersonFact(id="x", name="R. Singh", country_id="in", posts=(replace(SINGH.posts[0], id="px"),))
    assert rows(table(blocks(sample(persons=(alone,)), "annA"), "Posts on our side"))[0][3] == "none recorded"


def test_without_persons_the_annex_asks_for_them() -> None:
    assert paragraphs(blocks(almost_empty(), "annA")) == [
        "No person is on file. [For the officer to complete]"
    ]
    ours_only = paragraphs(blocks(sample(persons=(SINGH,)), "annA"))
    assert (
        ours_only[-2]
        == "Their side. No person of Oman is on file. [For the officer to complete: names and posts of those to be met]"
    )


def test_the_roll_stands_side_by_side_ours_first() -> None:
    found = table(blocks(sample(), "annB"), "Nominal roll")
    assert [c.title for c in found.columns] == ["No.", "India", "Oman"]
    assert rows(found) == [
        [
            "1",
            "Rajesh Kumar Singh, co-chair\nDefence Secretary",
            "Dr Mohammed bin Nasser bin Ali Al Zaabi, co-chair\nSecretary General, Ministry of Defence",
        ],
        ["", "Other members: not stated", "Other members: not stated"],
    ]


def test_the_delegation_to_come_is_asked_for() -> None:
    first = paragraphs(blocks(sample(), "annB"))[0]
    assert (
        first
        == "Next JMCC session. No delegation is on file. [For the officer to complete: nominal roll in order of rank]"
    )


def test_a_body_is_printed_with_its_head_count_and_members_without_their_role() -> None:
    parts = (
        ParticipationFact(
            id="b1", role=Role.MEMBER, party_id="om", shown="Royal Navy", head_count=4, order=2
        ),
        ParticipationFact(id="b2", role=Role.HEAD, party_id="om", post="Chief of Staff", order=1),
    )
    found = rows(
        table(blocks(sample(meetings=(replace(JMCC13, participations=parts),)), "annB"), "Nominal roll")
    )
    assert [r[2] for r in found] == [
        "Chief of Staff, head of delegation",
        "Royal Navy (4\u00a0persons)".replace("\u00a0", " "),
        "",
    ]
    assert found[-1][1] == "Other members: not stated"


def test_many_parties_share_a_last_column() -> None:
    parts = tuple(
        ParticipationFact(id=f"b{n}", role=Role.HEAD, party_id=f"party{n}", shown=f"Head {n}")
        for n in range(7)
    )
    wide = replace(JMCC13, participations=parts, party_ids=())
    found = table(blocks(sample(meetings=(wide,)), "annB"), "Nominal roll")
    assert [c.title for c in found.columns][-1] == "Others"
    assert all(f"Head {n}" in said((found,)) for n in range(7))


def test_without_meetings_there_are_no_delegations() -> None:
    assert "annB" not in ids(build(almost_empty(), STANDARD))
    assert tables(blocks(sample(meetings=()), "annB")) == []


def test_age_of_a_post_follows_the_cut_off() -> None:
    facts = sample()
    later = replace(facts, control=replace(facts.control, as_of=date(2026, 6, 1)))
    assert "189 days old: confirm" in said(blocks(later, "annA"))

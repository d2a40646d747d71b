"""The one page that stands alone: occasion, figures, objectives, points, what to avoid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from db.values.choices import (
    AgreementStatus,
    CommitmentStatus,
    InitiativeStatus,
    LineKind,
    MeetingStatus,
    ObjectiveSide,
    Side,
    Strength,
)
from reports.build import build
from reports.document import Band, Contents, Document, TableKind
from reports.facts import CommitmentFact, Facts, LineFact, ObjectiveFact
from reports.findings.register import register
from reports.outlines import Preset, outline
from reports.plan import plan
from reports.sections.cautions import cautions
from reports.sections.points import points
from tests.reports.reading import paragraphs, said, section, tables, words
from tests.reports.sample_facts import (
    AGREEMENTS,
    CDS,
    COMMITMENTS,
    INITIATIVES,
    JMCC13,
    NEXT_IOSCG,
    NEXT_JMCC,
    OPEN,
    almost_empty,
    day,
    sample,
    span,
)
from tests.reports.sample_facts import said as statement
from tests.reports.sample_lines import visit_case
from tests.reports.strategies import PAST, SOON, cases

STANDARD = outline("standard")


def scope(facts: Facts, preset: Preset = STANDARD) -> str:
    """What the scope note says."""
    return said(section(build(facts, preset), "scope").blocks)


def band(document: Document) -> dict[str, str]:
    """Label → value of the figures."""
    found = next(b for b in section(document, "scope").blocks if isinstance(b, Band))
    return {f.label.replace("\u00a0", " "): f.value.replace("\u00a0", " ") for f in found.figures}


def point(n: int, wording: str, **more: object) -> LineFact:
    values: dict[str, object] = {
        "id": f"lp{n}",
        "kind": LineKind.POINT_TO_MAKE,
        "wording": wording,
        "order": n,
        "marking": OPEN,
    }
    return LineFact(**{**values, **more})  # type: ignore[arg-type]


def test_the_occasion_says_what_no_source_says_instead_of_guessing() -> None:
    opening = paragraphs(section(build(sample(), STANDARD), "scope").blocks)[0]
    assert "No source on file gives its date or says who asked for it." in opening
    assert "The 13th JMCC met in New Delhi on 24 November 2025" in opening


def test_the_standing_of_a_forum_is_quoted_only_where_a_source_says_so() -> None:
    assert "“the primary forum for defense engagement”.^jmcc/s3/standing" in scope(sample())
    own = tuple(replace(f, standing="our main forum") for f in sample().forums)
    assert ", our main forum." in scope(sample(forums=own))


def test_a_dated_meeting_is_not_said_to_have_no_date() -> None:
    upcoming = replace(NEXT_JMCC, on=span("2026-01-20"), place="Muscat", edition=14)
    shown = scope(sample(meeting=upcoming))
    assert "It is planned on 20 January 2026 in Muscat." in shown
    assert "gives its date" not in shown


def test_who_asked_for_a_visit_is_told() -> None:
    shown = scope(visit_case())
    assert (
        "Return visit. The dates are 10–11 December 2025. Asked for by the Omani Ministry of Defence."
        in shown
    )


def test_the_figures_are_counted_from_the_register() -> None:
    assert band(build(sample(), STANDARD)) == {
        "commitments open": "5",
        "ours": "0",
        "theirs": "0",
        "joint": "5",
        "firm": "1",
        "overdue": "0",
        "over 3 months old": "2",
        "last met; next date not stated": "24 Nov 2025",
    }


@settings(max_examples=25, deadline=None)
@given(cases())
def test_every_figure_equals_its_count(commitments: tuple[CommitmentFact, ...]) -> None:
    facts = sample(commitments=commitments)
    shown = band(build(facts, STANDARD))
    live = [
        c for c in commitments if c.tracked and not c.status.closed and c.status is not CommitmentStatus.DRAFT
    ]
    third = sum(c.owner_side is Side.THIRD for c in live)
    assert shown["commitment open" if len(live) == 1 else "commitments open"] == str(len(live))
    assert shown["ours"] == str(sum(c.owner_side is Side.OURS for c in live))
    assert shown["theirs"] == str(sum(c.owner_side is Side.THEIRS for c in live))
    joint = f"joint; third parties {third}" if third else "joint"
    assert shown[joint] == str(sum(c.owner_side is Side.JOINT for c in live))
    assert shown["firm"] == str(sum(c.strength is Strength.FIRM for c in live))
    assert shown["overdue"] == str(sum(c.due is PAST for c in live))


def test_recorded_objectives_are_printed_and_the_rest_is_referred_to() -> None:
    document = build(visit_case(), STANDARD)
    shown = said(section(document, "scope").blocks)
    assert "3\u2002Objective number 3 of ours" in shown
    assert "Objective number 4" not in shown
    assert "and two more in paragraph <agenda.more>" in shown
    assert "Ours: Objective number 5 of ours." in said(section(document, "agenda").blocks)


def test_a_long_objective_stands_in_full_in_the_agenda() -> None:
    long = "A very long objective " * 8
    objective = ObjectiveFact(id="o", side=ObjectiveSide.OURS, wording=long, marking=OPEN)
    case = visit_case()
    assert case.visit is not None
    document = build(replace(case, visit=replace(case.visit, objectives=(objective,))), STANDARD)
    assert "in full in paragraph <agenda.more>" in said(section(document, "scope").blocks)
    assert long.strip() in said(section(document, "agenda").blocks)


def test_without_objectives_the_officer_is_asked_and_the_file_gives_hints() -> None:
    shown = scope(sample())
    assert "[For the officer to complete; on file: a date for “next IOSCG”]" in shown
    assert "[For the officer to complete; on file: the next step on “Military Logistic Complex”]" in shown
    assert "No Omani objective is on file." in shown


def test_the_points_say_what_the_facts_put_forward() -> None:
    shown = paragraphs(section(build(sample(), STANDARD), "scope").blocks, level=3)
    assert [p.split(":")[0] for p in shown] == [
        "As recorded here, the 13th JMCC agreed a direction, not a deliverable",
        "Committed at the 13th JMCC",
        "Still proposed, not agreed",
        "One firm commitment is open without a date, after 363 days",
        "Discussed, not agreed",
    ]
    assert "no owner or date is on file" in shown[0]
    assert "“at a mutually convenient date”" in shown[3]
    assert "(paragraph <atr.discussed>)" in shown[4]


def test_a_firm_agreement_of_the_last_session_is_not_called_a_direction() -> None:
    firm = statement(1, "agreed", "firm", "Set up a point of contact.", "", "s1", JMCC13)
    said = "One firm commitment agreed at the 13th JMCC is recorded here as open: set up a point of contact"
    assert said in scope(sample(commitments=(firm,)))


def test_what_a_session_agreed_is_not_told_by_what_is_still_open() -> None:
    """A firm agreement that is closed denies that only a direction was agreed."""
    firm = statement(1, "agreed", "firm", "Set up a point of contact.", "", "s1", JMCC13)
    done = replace(firm, status=CommitmentStatus.IMPLEMENTED)
    shown = scope(sample(commitments=(done, COMMITMENTS[0])))
    assert "Also agreed at the 13th JMCC: " in shown
    assert "agreed a direction" not in shown


def test_owner_and_date_are_missed_only_where_they_are_missing() -> None:
    owned = replace(COMMITMENTS[0], owners=("Ministry of Defence",))
    assert "no date is on file" in scope(sample(commitments=(owned,)))


def test_what_is_overdue_leads_and_says_how_many_are_ours() -> None:
    late = [statement(n, "agreed", "firm", f"Late matter {n}.", "", "s1", JMCC13, due=PAST, owner_side=side)
            for n, side in ((1, Side.OURS), (2, Side.THEIRS))]  # fmt: skip
    first = paragraphs(section(build(sample(commitments=tuple(late)), STANDARD), "scope").blocks, level=3)[0]
    assert first.startswith(
        "Two commitments are overdue, one of them ours: late matter 1, due 15 November 2025, and one more "
        "(nos <c01> and <c02>)"
    )


def test_what_falls_due_before_the_next_session_is_told() -> None:
    upcoming = replace(NEXT_JMCC, on=span("2026-01-20"))
    due = statement(1, "agreed", "firm", "Send the list.", "", "s1", JMCC13, due=SOON)
    assert "One commitment falls due before the next session: send the list" in scope(
        sample(meeting=upcoming, commitments=(due,))
    )


@pytest.mark.parametrize(
    ("expires", "verb"), [("2026-03-01", "Expires:"), ("2025-06-30", "Expired:"), ("2027-01-01", None)]
)
def test_an_agreement_about_to_expire_is_told(expires: str, verb: str | None) -> None:
    ending = replace(AGREEMENTS[0], expires=day(expires))
    shown = scope(sample(agreements=(ending,), commitments=()))
    assert (f"{verb} Military protocol" in shown) if verb else ("Military protocol" not in shown)


def test_an_agreement_that_ended_as_recorded_is_no_point() -> None:
    ended = replace(AGREEMENTS[0], expires=day("2020"), status=AgreementStatus.EXPIRED)
    assert "Military protocol" not in scope(sample(agreements=(ended,), commitments=()))


def test_recorded_points_come_first_and_computed_ones_make_room() -> None:
    facts = sample(lines=tuple(point(n, f"Point {n}.") for n in range(1, 5)))
    document = build(facts, STANDARD)
    shown = paragraphs(section(document, "scope").blocks, level=3)
    assert [p[:8] for p in shown[:4]] == ["Point 1.", "Point 2.", "Point 3.", "Point 4."]
    assert len(shown) == 5
    assert "And four more in paragraph <atr.more>." in said(section(document, "scope").blocks)
    assert "Discussed, not agreed:" in said(section(document, "atr").blocks)


def test_a_long_recorded_point_says_where_it_stands_in_full() -> None:
    long = "We would like to hear about the clearances. " * 9
    document = build(sample(lines=(point(1, long, topic="Clearances"),)), STANDARD)
    shown = paragraphs(section(document, "scope").blocks, level=3)[0]
    assert "… (in full: paragraph <agenda.clearances>)" in shown
    assert long.strip() in said(section(document, "agenda").blocks)


def test_without_the_agenda_a_long_point_is_said_to_be_on_file() -> None:
    long = "We would like to hear about the clearances. " * 9
    shown = scope(sample(lines=(point(1, long),)), outline("checklist"))
    assert "(in full on file)" in shown


def test_every_computed_point_keeps_within_its_cap() -> None:
    long = "A matter of very many words that " * 20
    many = tuple(replace(c, wording=long, topics=(long,)) for c in COMMITMENTS)
    named = tuple(replace(i, name=long) for i in INITIATIVES)
    settled = plan(sample(commitments=many, initiatives=named), STANDARD)
    for found in points(settled):
        length = (
            len(found.lead)
            + 1
            + len(words(found.words).split("^", maxsplit=1)[0].replace("<", "").replace(">", ""))
        )
        assert length <= STANDARD.caps.point + 40, words(
            found.words
        )  # anchors are longer than the numbers shown


def test_cautions_are_computed_from_the_traps_of_the_file() -> None:
    assert [c.words.replace("\u00a0", " ") for c in cautions(plan(sample(), STANDARD))] == [
        "Treating as agreed: Military Logistic Complex",
        "Mixing the 13th JMCC (2025) with the 13th IOSCG (2024)",
        "Citing maritime security as a matter of the 13th JMCC",
    ]


def test_a_matter_that_was_a_matter_of_both_meetings_is_no_slip() -> None:
    both = tuple(replace(c, topics=("industry",)) for c in COMMITMENTS if c.meeting_id in {"m1", "m2"})
    assert not [c for c in cautions(plan(sample(commitments=both), STANDARD)) if c.words.startswith("Citing")]


def test_an_agreed_initiative_is_no_slip() -> None:
    agreed = tuple(replace(i, status=InitiativeStatus.AGREED) for i in INITIATIVES)
    assert not [c for c in cautions(plan(sample(initiatives=agreed), STANDARD)) if "Treating" in c.words]


def test_recorded_cautions_come_first_and_the_rest_is_listed_with_the_sources() -> None:
    document = build(visit_case(), STANDARD)
    shown = said(section(document, "scope").blocks)
    assert shown.index("Naming a year") < shown.index("Treating as agreed")
    assert "and one more in paragraph <annG.more>" in shown
    assert "Citing maritime security as a matter of the 13th JMCC." in said(section(document, "annG").blocks)


def test_a_doubtful_name_of_the_other_side_is_a_caution() -> None:
    doubtful = tuple(
        replace(p, caution="Rank not confirmed") if p.id == "zaabi" else p for p in sample().persons
    )
    found = [c.words for c in cautions(plan(sample(persons=doubtful), STANDARD))]
    assert "Using the name or rank of Mohammed bin Nasser bin Ali Al Zaabi before it is checked" in found


def test_decisions_and_documents_are_recorded_ones_or_what_is_in_negotiation() -> None:
    assert "A protocol on hydrography" in scope(visit_case())
    waiting = replace(AGREEMENTS[0], status=AgreementStatus.NEGOTIATING)
    assert "In negotiation: Military protocol" in scope(sample(agreements=(waiting,)))
    assert "None on file." in scope(sample())


def test_an_almost_empty_file_prints_no_blank_heading() -> None:
    blocks = section(build(almost_empty(), STANDARD), "scope").blocks
    shown = said(blocks)
    assert "No visit or meeting is given for this brief. No earlier meeting with Oman is on file." in shown
    assert "– no dated contact on file; next date not stated" in shown
    assert all(line.inlines for t in tables(blocks) for r in t.rows for cell in r.cells for line in cell)
    assert all(cell for t in tables(blocks) for r in t.rows for cell in r.cells)


def test_the_page_ends_with_what_is_inside() -> None:
    blocks = section(build(sample(), STANDARD), "scope").blocks
    assert isinstance(blocks[-1], Contents)
    assert [t.kind for t in tables(blocks)] == [TableKind.PANEL, TableKind.PANEL]


def test_counts_of_the_register_match_what_the_plan_numbers() -> None:
    facts = sample()
    settled = plan(facts, STANDARD)
    assert list(settled.order) == [i.commitment.id for i in register(facts).everything()]


def test_one_meeting_of_the_day_alone_invites_no_slip() -> None:
    assert not [
        c
        for c in cautions(plan(sample(meetings=(CDS,)), STANDARD))
        if "Citing" in c.words or "Mixing" in c.words
    ]


def test_the_day_of_the_cut_off_decides_how_old_a_commitment_is() -> None:
    facts = sample()
    later = replace(facts, control=replace(facts.control, as_of=date(2026, 6, 1)))
    assert band(build(later, STANDARD))["over 3 months old"] == "5"


def test_a_brief_on_a_country_names_the_next_meeting_planned() -> None:
    shown = scope(sample(meeting=None, meetings=(NEXT_IOSCG, JMCC13)))
    assert "No visit or meeting is given for this brief." in shown
    assert "Planned: next IOSCG meeting in Muscat, “at a mutually convenient date”.^m6/s3/" in shown


def test_a_point_that_must_not_be_disclosed_says_so_on_the_page_that_is_carried() -> None:
    shown = scope(sample(lines=(replace(point(1, "Point 1."), releasable=False), point(2, "Point 2."))))
    assert "Point 1. Not to be disclosed." in shown
    assert "Point 2. Not" not in shown


def test_where_no_meeting_to_come_has_a_date_the_visit_is_what_comes_next() -> None:
    facts = visit_case()
    undated = tuple(replace(m, on=None) if m.status is MeetingStatus.PLANNED else m for m in facts.meetings)
    shown = scope(replace(facts, meetings=undated))
    assert "next on this visit, 10–11 Dec 2025" in shown.replace("\u00a0", " ")
    assert "next date not stated" not in shown

"""A ceiling withholds what is above it, wherever it would show, and the officer is told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.briefs.caveats import caveats_named
from app.briefs.gather import Gathered
from app.errors import InvalidValue, NotReady
from db.values.choices import MeetingStatus, NameUse, NoteKind, Role, UpdateKind
from db.values.due import parse_due
from db.values.marking import Marking
from reports.facts import CommitmentFact
from tests.app.briefs.conftest import INDIA, RESTRICTED, SECRET, UNCLASSIFIED, Desk, on, when


def told(found: Gathered) -> dict[str, str]:
    return {item.id: item.why for item in found.withheld}


def only(desk: Desk, **wanted: Any) -> CommitmentFact:
    return desk.gather(ceiling="restricted", **wanted).facts.commitments[0]


def test_without_a_ceiling_nothing_is_withheld(desk: Desk) -> None:
    desk.meeting(marking=SECRET)
    found = desk.gather()
    assert found.withheld == ()
    assert len(found.facts.meetings) == 1


@pytest.mark.parametrize("ceiling", ["restricted", "Restricted", "R", "(R)", " RESTRICTED "])
def test_a_ceiling_is_named_by_code_label_or_portion_mark(desk: Desk, ceiling: str) -> None:
    kept = desk.meeting("Kept", marking=RESTRICTED)
    gone = desk.meeting("Gone", marking=SECRET)
    found = desk.gather(ceiling=ceiling)
    assert [meeting.id for meeting in found.facts.meetings] == [kept]
    assert told(found) == {gone: "SECRET, above RESTRICTED"}
    assert (found.withheld[0].kind, found.withheld[0].title) == ("meeting", "Gone")


def test_a_ceiling_that_is_no_level_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidValue, match="its levels are unclassified, restricted"):
        desk.gather(ceiling="cosmic")


def test_a_caveat_that_the_ceiling_lacks_withholds(desk: Desk) -> None:
    desk.meeting(marking=Marking("unclassified", ("EYES ONLY",)))
    found = desk.gather(ceiling="secret")
    assert found.facts.meetings == ()
    assert [one.why for one in found.withheld] == [
        "UNCLASSIFIED – EYES ONLY: the reader may not see EYES ONLY"
    ]
    assert desk.gather(ceiling="secret", ceiling_caveats=("PERSONAL",)).facts.meetings == ()
    assert len(desk.gather(ceiling="secret", ceiling_caveats=("EYES ONLY",)).facts.meetings) == 1


def test_caveats_are_named_as_they_stand_and_one_that_there_is_not_is_refused(desk: Desk) -> None:
    desk.meeting(marking=Marking("unclassified", ("REL TO OMN",)))
    assert caveats_named(desk.case, " eyes  only; rel to omn;; ", "secret") == ("EYES ONLY", "REL TO OMN")
    assert caveats_named(desk.case, " ; ", None) == ()
    with pytest.raises(
        InvalidValue, match=r"“EYES ONYL” is no caveat of this case file: it knows EYES ONLY;.*; REL"
    ):
        caveats_named(desk.case, "EYES ONYL", "secret")
    with pytest.raises(InvalidValue, match="belong to a ceiling"):
        caveats_named(desk.case, "EYES ONLY", None)


def test_parts_go_with_their_whole_and_only_the_whole_is_told(desk: Desk) -> None:
    meeting = desk.meeting(marking=SECRET)
    desk.add("point", meeting_id=meeting, title="Point")
    person = desk.add("person", name="Al Zaabi", country_id=desk.oman)
    desk.add("participation", meeting_id=meeting, party_id=desk.oman, person_id=person, role=Role.HEAD)
    desk.cite(meeting, desk.source())
    found = desk.gather(ceiling="restricted")
    assert told(found).keys() == {meeting}
    assert found.facts.sources == ()


def test_a_part_may_be_above_its_whole(desk: Desk) -> None:
    meeting = desk.meeting()
    point = desk.add("point", meeting_id=meeting, title="Secret point", marking=SECRET)
    desk.add("point", meeting_id=meeting, title="Open point", marking=None)
    found = desk.gather(ceiling="restricted")
    assert [shown.title for shown in found.facts.meetings[0].points] == ["Open point"]
    assert told(found).keys() == {point}


def test_a_part_without_a_marking_goes_with_a_secret_whole(desk: Desk) -> None:
    commitment = desk.commitment(marking=SECRET)
    desk.add(
        "update",
        commitment_id=commitment,
        updated_on=when("2026-06"),
        update_kind=UpdateKind.CARRIED,
        marking=None,
    )
    assert desk.gather(ceiling="restricted").facts.commitments == ()


def test_a_withheld_source_takes_its_citations_along(desk: Desk) -> None:
    meeting = desk.meeting()
    cable = desk.source("Cable", marking=SECRET)
    citation = desk.cite(meeting, cable, "the agent said")
    desk.cite(meeting, desk.source("Release"), "it was said")
    found = desk.gather(ceiling="restricted")
    assert [source.title for source in found.facts.sources] == ["Release"]
    assert [shown.quote for shown in found.facts.meetings[0].citations] == ["it was said"]
    assert told(found) == {cable: "SECRET, above RESTRICTED", citation: "its source is withheld"}


def test_the_codes_of_sources_leave_no_gap(desk: Desk) -> None:
    meeting = desk.meeting()
    for title, marking in (("A", UNCLASSIFIED), ("B", SECRET), ("C", UNCLASSIFIED)):
        desk.cite(meeting, desk.source(title, marking=marking))
    assert [source.code for source in desk.gather(ceiling="restricted").facts.sources] == ["S1", "S2"]


def test_a_name_seen_in_a_withheld_source_keeps_no_trace_of_it(desk: Desk) -> None:
    person = desk.add("person", name="Al Zaabi", country_id=desk.oman)
    cable = desk.source("Cable", marking=SECRET)
    desk.add("name", named_id=person, written="Al-Zaabi", use=NameUse.AS_WRITTEN, source_id=cable)
    facts = desk.gather(ceiling="restricted").facts
    assert facts.persons[0].names[0].citations == ()
    assert facts.sources == ()


def test_a_fact_loses_the_references_that_are_withheld(desk: Desk) -> None:
    forum = desk.forum(marking=SECRET)
    place = desk.add("place", name="Hidden bay", country_id=desk.oman, marking=SECRET)
    topic = desk.add("topic", name="Submarines", marking=SECRET)
    visit = desk.add("visit", title="Hidden", from_id=desk.oman, to_id=INDIA, marking=SECRET)
    desk.meeting(forum_id=forum, place_id=place, topics=[topic], visit_id=visit)
    found = desk.gather(ceiling="restricted").facts.meetings[0]
    assert (found.forum_id, found.place, found.topics, found.visit_id) == (None, "", (), None)


def test_what_a_withheld_meeting_says_does_not_come_out_by_another_way(desk: Desk) -> None:
    meeting = desk.meeting("Hidden", "1987-06-05", marking=SECRET)
    person = desk.add("person", name="Agent", country_id=INDIA)
    desk.add("participation", meeting_id=meeting, party_id=INDIA, person_id=person, role=Role.HEAD)
    desk.commitment(
        made_at_id=meeting,
        also_made_at=[meeting],
        due=parse_due("by the talks", made_on=None),
        due_event_id=meeting,
    )
    facts = desk.gather(ceiling="restricted").facts
    found = facts.commitments[0]
    assert (found.meeting_id, found.made_on, found.also_made_at, found.due_anchor) == (None, None, (), None)
    assert facts.persons == ()  # she is in this brief only for having been there


@pytest.mark.parametrize(
    ("words", "dated"),
    [("by the end of January", True), ("within three months", False), ("by 5 May 1988", True)],
)
def test_a_due_does_not_give_away_the_day_of_the_withheld_meeting_it_was_reckoned_from(
    desk: Desk, words: str, dated: bool
) -> None:
    meeting = desk.meeting("Hidden", "1987-06-05", marking=SECRET)
    desk.commitment(made_at_id=meeting, due=parse_due(words, made_on=date(1987, 6, 5)))
    found = only(desk)
    assert (found.untold, found.due is not None and found.due.end is not None) == (True, dated)
    assert found.due is not None
    assert "1987" not in found.due.meaning()
    (open_one,) = desk.gather().facts.commitments
    assert (open_one.untold, open_one.made_on) == (False, on("1987-06-05").start)


def test_organisations_and_notes_of_what_is_withheld_stay_away(desk: Desk) -> None:
    bureau = desk.add("organisation", name="Bureau", country_id=INDIA)
    commitment = desk.commitment(owners=[bureau], marking=SECRET)
    desk.add("note", title="About it", note_kind=NoteKind.NOTE, about=[commitment])
    facts = desk.gather(ceiling="restricted").facts
    assert (facts.organisations, facts.notes) == ((), ())


def test_a_seat_of_which_nobody_may_be_named_is_left_out(desk: Desk) -> None:
    meeting = desk.meeting()
    agent = desk.add("person", name="Agent", country_id=INDIA, marking=SECRET)
    desk.add(
        "participation", meeting_id=meeting, party_id=INDIA, person_id=agent, role=Role.MEMBER, head_count=7
    )
    assert desk.gather(ceiling="restricted").facts.meetings[0].participations == ()


def test_carrying_forward_is_counted_only_as_far_as_it_may_be_seen(desk: Desk) -> None:
    commitment = desk.commitment()
    for marking in (UNCLASSIFIED, SECRET, SECRET):
        desk.add(
            "update",
            commitment_id=commitment,
            updated_on=when("2026-06"),
            update_kind=UpdateKind.CARRIED,
            marking=marking,
        )
    assert only(desk).carried == 1


def test_a_secret_session_does_not_date_a_due(desk: Desk) -> None:
    forum = desk.forum()
    desk.meeting("Hidden", "2027-01-01", forum_id=forum, status=MeetingStatus.PLANNED, marking=SECRET)
    desk.meeting("Open", "2027-06-01", forum_id=forum, status=MeetingStatus.PLANNED)
    desk.commitment(
        made_on=when("2026-01-01"), due=parse_due("by the next session", made_on=None), due_event_id=forum
    )
    assert only(desk).due_anchor == date(2027, 6, 1)
    assert desk.gather().facts.commitments[0].due_anchor == date(2027, 1, 1)


def test_a_party_whose_link_is_secret_is_not_a_party(desk: Desk) -> None:
    japan = desk.add("country", name="Japan", code="JPN")
    meeting = desk.meeting(parties=[INDIA, desk.oman, japan])
    with desk.case.read() as reader:
        from db.models import Link

        link = next(found for found in reader.all(Link, owner_id=meeting) if found.target_id == japan)
    desk.edit(link.id, marking=SECRET)
    facts = desk.gather(ceiling="restricted").facts
    assert facts.meetings[0].party_ids == (INDIA, desk.oman)
    assert facts.countries == ()


def test_a_secret_third_country_is_neither_named_nor_counted_among_the_parties(desk: Desk) -> None:
    japan = desk.add("country", name="Japan", code="JPN", marking=SECRET)
    person = desk.add("person", name="Nakatani", country_id=japan)
    meeting = desk.meeting(parties=[INDIA, desk.oman, japan])
    desk.add("participation", meeting_id=meeting, party_id=japan, person_id=person, role=Role.MEMBER)
    found = desk.gather(ceiling="restricted")
    assert found.facts.meetings[0].party_ids == (INDIA, desk.oman)
    assert [seat.party_id for seat in found.facts.meetings[0].participations] == [None]
    assert told(found).keys() == {japan}


@pytest.mark.parametrize("kind", ["country", "visit", "meeting"])
def test_a_subject_above_the_ceiling_is_refused(desk: Desk, kind: str) -> None:
    made = {
        "country": lambda: desk.oman,
        "visit": lambda: desk.add("visit", title="Visit", from_id=INDIA, to_id=desk.oman),
        "meeting": desk.meeting,
    }[kind]()
    desk.edit(made, marking=SECRET)
    with pytest.raises(
        NotReady,
        match=f"^No brief can be written under this ceiling: the {kind} “.*” itself is marked above it",
    ):
        desk.gather(ceiling="restricted", **{kind: made})


def test_the_overall_marking_is_the_floor_of_what_remains(desk: Desk) -> None:
    assert desk.gather().facts.control.marking == UNCLASSIFIED
    meeting = desk.meeting()
    desk.cite(meeting, desk.source(marking=RESTRICTED))
    desk.meeting("Secret", marking=SECRET)
    assert desk.gather().facts.control.marking == SECRET
    assert desk.gather(ceiling="confidential").facts.control.marking == RESTRICTED
    assert desk.gather(ceiling="unclassified").facts.control.marking == UNCLASSIFIED


def test_a_named_topic_counts_for_the_floor_and_an_unrelated_record_does_not(desk: Desk) -> None:
    desk.meeting(topics=[desk.add("topic", name="Submarines", marking=RESTRICTED)])
    desk.meeting("With Japan", parties=[INDIA, desk.add("country", name="Japan", code="JPN")], marking=SECRET)
    assert desk.gather().facts.control.marking == RESTRICTED


def test_the_marking_may_be_raised_with_a_reason_and_never_lowered(desk: Desk) -> None:
    desk.meeting(marking=RESTRICTED)
    control = desk.gather(marking=SECRET, raise_reason="compilation").facts.control
    assert (control.marking, control.marking_floor, control.raise_reason) == (
        SECRET,
        RESTRICTED,
        "compilation",
    )
    with pytest.raises(InvalidValue, match="needs a reason"):
        desk.gather(marking=SECRET)
    with pytest.raises(InvalidValue, match="is below RESTRICTED"):
        desk.gather(marking=UNCLASSIFIED, raise_reason="please")


def test_records_not_assessed_block_a_final_brief(desk: Desk) -> None:
    for title in ("A", "B", "C", "D"):
        meeting = desk.meeting(title, marking=None)
        desk.add("point", meeting_id=meeting, title="Point", marking=None)
    with pytest.raises(NotReady) as raised:
        desk.gather()
    assert str(raised.value) == (
        "4 records of this brief are not assessed (meeting “A”, meeting “B”, meeting “C” …): "
        "give each a marking, or ask for a draft."
    )


def test_one_record_not_assessed_is_named_as_one(desk: Desk) -> None:
    desk.add("topic", name="Charts", marking=None)
    desk.gather()
    desk.meeting("Talks", marking=None)
    with pytest.raises(NotReady, match=r"^1 record of this brief is not assessed \(meeting “Talks”\): "):
        desk.gather()


def test_a_draft_counts_what_is_not_assessed(desk: Desk) -> None:
    desk.meeting(marking=None)
    desk.meeting("Other", marking=RESTRICTED)
    control = desk.gather(draft=True).facts.control
    assert (control.draft, control.not_assessed, control.marking) == (True, 1, RESTRICTED)


def test_under_a_ceiling_what_is_not_assessed_is_withheld_and_still_blocks(desk: Desk) -> None:
    meeting = desk.meeting(marking=None)
    with pytest.raises(NotReady, match="not assessed"):
        desk.gather(ceiling="secret")
    found = desk.gather(ceiling="secret", draft=True)
    assert found.facts.meetings == ()
    assert told(found) == {meeting: "not assessed"}
    assert found.facts.control.not_assessed == 0


def test_a_level_of_another_scheme_counts_as_not_assessed(desk: Desk) -> None:
    from db.values.schemes import SCHEMES
    from tests.app.briefs.schemes import use_scheme

    desk.meeting()
    use_scheme(desk, SCHEMES["eu"])
    with pytest.raises(NotReady, match="not assessed"):
        desk.gather()


def test_a_scheme_may_let_final_briefs_hold_what_is_not_assessed(desk: Desk) -> None:
    from dataclasses import replace

    from db.values.schemes import SCHEMES
    from tests.app.briefs.schemes import use_scheme

    use_scheme(desk, replace(SCHEMES["india"], unmarked_blocks_final=False))
    desk.meeting(marking=None)
    assert desk.gather().facts.control.not_assessed == 1


def test_unassessed_records_of_another_country_do_not_block(desk: Desk) -> None:
    japan = desk.add("country", name="Japan", code="JPN", marking=None)
    meeting = desk.meeting("With Japan", parties=[INDIA, japan], marking=None)
    desk.add("note", title="Note", note_kind=NoteKind.NOTE, about=[meeting], marking=None)
    desk.add("visit", title="Theirs", from_id=desk.oman, to_id=japan, dates=on("2026-01-01"), marking=None)
    assert desk.gather().facts.control.not_assessed == 0
    assert desk.gather(ceiling="secret").withheld == ()


def test_judged_at_once_or_one_by_one_the_same_is_withheld(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, gone = desk.meeting("Kept", marking=RESTRICTED), desk.meeting("Gone", marking=SECRET)
    for meeting, own in ((kept, None), (kept, SECRET), (gone, None)):
        desk.add("point", meeting_id=meeting, title=f"Point of {meeting}", marking=own)
    desk.cite(kept, desk.source())
    desk.cite(gone, desk.source("Secret", marking=SECRET))
    desk.meeting("Not assessed", marking=None)
    found = []
    for many in (1, 10**6):
        monkeypatch.setattr("app.briefs.snapshot._MANY", many)
        found.append([desk.gather(ceiling=ceiling, draft=True) for ceiling in (None, "secret", "restricted")])
    assert found[0] == found[1]
    below = found[0][2]
    assert [meeting.id for meeting in below.facts.meetings] == [kept]
    assert [point.marking for point in below.facts.meetings[0].points] == [RESTRICTED]
    assert [one.title for one in below.withheld if one.kind == "meeting"] == ["Gone", "Not assessed"]
    assert [one.why for one in below.withheld if one.kind == "point"] == ["SECRET, above RESTRICTED"]

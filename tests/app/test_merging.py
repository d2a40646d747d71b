"""Two records of one person become one: everything that named the other names the kept one, and Undo takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from app.errors import InvalidValue, NotFound
from app.meetings.minutes import lock_minutes
from app.merging import Keep, merge, read_merge
from app.undo import undo
from db import fold
from db.codecs import Json
from db.queries.records import live
from db.registry import KINDS
from db.values.marking import Marking
from db.values.partial_date import PartialDate
from tests.app.conftest import INDIA, Desk

UNCLASSIFIED, RESTRICTED = Marking("unclassified"), Marking("restricted")


@dataclass
class Twins:
    """Naseer, as the house writes him, and Nasser, whom an import brought; both were at the same meeting."""

    desk: Desk
    naseer: str
    nasser: str
    ministry: str
    meeting: str
    release: str
    cable: str
    oman: str

    def tables(self) -> dict[str, list[tuple[Any, ...]]]:
        with self.desk.case.read() as reader:
            return {
                kind: reader.rows(f'SELECT * FROM "{kind}" WHERE deleted = 0 ORDER BY id') for kind in KINDS
            }

    def of(self, kind: str, **equals: str) -> list[dict[str, Json]]:
        with self.desk.case.read() as reader:
            return [form for _, form in live(reader, kind) if equals.items() <= form.items()]


@pytest.fixture
def twins(desk: Desk, oman: str) -> Twins:
    changes = desk.case.door.changes()
    ministry = changes.create("organisation", name="Ministry of Defence", country_id=oman)
    naseer = changes.create("person", name="Naseer Al Zaabi", country_id=oman, marking=UNCLASSIFIED)
    nasser = changes.create(
        "person", name="Nasser bin Ali Al Zaabi", prefix="Dr", career="Staff college.", marking=RESTRICTED
    )
    release = changes.create("source", title="Press release of 24 November")
    cable = changes.create("source", title="Cable")
    changes.create("citation", record_id=nasser, field="name", source_id=release, quote="Dr Nasser bin Ali")
    changes.create("citation", record_id=nasser, field="career", source_id=cable)
    changes.create("name", named_id=nasser, written="N. Al Zaabi", use="press", source_id=cable)
    meeting = changes.create(
        "meeting", title="Talks", meeting_kind="talks", status="held", parties=[INDIA, oman]
    )
    for person, remark in ((naseer, None), (nasser, "Spoke first")):
        post = changes.create(
            "post",
            title="Secretary General",
            person_id=person,
            organisation_id=ministry,
            start=PartialDate(2024, 1),
        )
        changes.create("citation", record_id=post, source_id=release, quote="the Secretary General")
        changes.create(
            "participation", meeting_id=meeting, party_id=oman, person_id=person, role="head", remark=remark
        )
    changes.create(
        "post", title="Director", person_id=nasser, organisation_id=ministry, start=PartialDate(2020)
    )
    changes.create("note", title="On them", note_kind="note", about=[nasser, naseer, oman])
    changes.create("note", title="On him", note_kind="note", about=[oman, nasser])
    changes.create("visit", title="To Muscat", principal_id=nasser)
    desk.case.door.change("Log the talks", changes)
    return Twins(desk, naseer, nasser, ministry, meeting, release, cable, oman)


def test_what_will_happen_is_told_before_and_changes_nothing(twins: Twins) -> None:
    before = twins.tables()
    view = read_merge(twins.desk.case, twins.naseer, twins.nasser)
    assert [(one.name, one.kept, one.other) for one in view.fields] == [
        ("name", "Naseer Al Zaabi", "Nasser bin Ali Al Zaabi")
    ]
    assert dict(view.speaking) == {
        "name": 1, "posts": 2, "participant": 1, "visit": 1, "citations": 2, "notes": 2,
    }  # fmt: skip
    assert dict(view.doubles) == {"post": 1, "citation": 1, "participant": 1}
    assert "Prefix: Dr" in view.added
    assert "Marking: RESTRICTED" in view.added
    assert "Name: “Nasser bin Ali Al Zaabi” (as written, seen in Press release of 24 November)" in view.added
    assert "Name: N. Al Zaabi" in view.added
    assert "Post: Director" in view.added
    assert twins.tables() == before


def test_two_persons_become_one_and_one_undo_takes_it_back(twins: Twins) -> None:
    case, before = twins.desk.case, twins.tables()
    done = merge(case, twins.naseer, twins.nasser, {})
    assert done.action == "Merge person “Nasser bin Ali Al Zaabi” into “Naseer Al Zaabi”"
    (person,) = twins.of("person")
    assert (person["name"], person["prefix"], person["career"]) == ("Naseer Al Zaabi", "Dr", "Staff college.")
    assert person["marking"] == RESTRICTED.to_json()
    assert {(one["written"], one.get("source_id")) for one in twins.of("name", named_id=twins.naseer)} == {
        ("Nasser bin Ali Al Zaabi", twins.release),
        ("N. Al Zaabi", twins.cable),
    }
    (took_part,) = twins.of("participation")
    assert (took_part["person_id"], took_part["remark"]) == (twins.naseer, "Spoke first")
    assert sorted(str(one["title"]) for one in twins.of("post", person_id=twins.naseer)) == [
        "Director", "Secretary General",
    ]  # fmt: skip
    cited = {str(one.get("field")): one.get("stated") for one in twins.of("citation", record_id=twins.naseer)}
    assert cited == {"name": "Nasser bin Ali Al Zaabi", "career": None}
    assert len(twins.of("citation")) == 3, "what supported the same post twice supports it once"
    assert [one["about"] for one in twins.of("note")] == [
        [twins.naseer, twins.oman],
        [twins.oman, twins.naseer],
    ]
    assert twins.of("visit")[0]["principal_id"] == twins.naseer
    with case.read() as reader:
        assert fold.differences(reader) == []
        assert list(fold.broken_links(reader)) == []
    undo(case)
    assert twins.tables() == before


def test_the_value_that_is_chosen_stays_and_a_text_may_keep_both(twins: Twins) -> None:
    twins.desk.edit(twins.naseer, career="Joined in 1990.")
    chosen = {"name": Keep.OTHER, "career": Keep.BOTH}
    merge(twins.desk.case, twins.naseer, twins.nasser, chosen)
    (person,) = twins.of("person")
    assert (person["name"], person["career"]) == (
        "Nasser bin Ali Al Zaabi",
        "Joined in 1990.\n\nStaff college.",
    )
    assert "Naseer Al Zaabi" in {one["written"] for one in twins.of("name")}
    assert all(one.get("stated") is None for one in twins.of("citation", record_id=twins.naseer))


def test_two_ministries_become_one_and_nothing_is_part_of_itself(twins: Twins) -> None:
    army = twins.desk.add("organisation", name="Army", parent_id=twins.ministry)
    other = twins.desk.add(
        "organisation", name="Defence Ministry", abbreviation="MOD", parent_id=twins.ministry
    )
    twins.desk.edit(army, parent_id=other)
    before = twins.tables()
    merge(twins.desk.case, other, twins.ministry, {})
    assert {str(one["name"]): one.get("parent_id") for one in twins.of("organisation")} == {
        "Army": other, "Defence Ministry": None,
    }  # fmt: skip
    assert {one["organisation_id"] for one in twins.of("post")} == {other}
    assert [one["written"] for one in twins.of("name", named_id=other)] == ["Ministry of Defence"]
    undo(twins.desk.case)
    assert twins.tables() == before


def test_two_forums_become_one_unless_both_held_the_same_session(desk: Desk, oman: str, jmcc: str) -> None:
    other = desk.add("forum", name="Joint Committee", parties=[INDIA, oman], remark="By treaty.")
    sessions = [
        desk.add(
            "meeting", title="Session", meeting_kind="session", status="held", parties=[INDIA, oman],
            forum_id=forum, edition=13,
        )
        for forum in (jmcc, other)
    ]  # fmt: skip
    with pytest.raises(InvalidValue, match=r"session of the same edition \(13th\)"):
        read_merge(desk.case, jmcc, other)
    desk.edit(sessions[1], edition=12)
    merge(desk.case, jmcc, other, {})
    with desk.case.read() as reader:
        ((_, forum),) = live(reader, "forum")
        assert {form["forum_id"] for _, form in live(reader, "meeting")} == {jmcc}
    assert forum["remark"] == "By treaty.\nName also given as “Joint Committee”."
    assert forum["parties"] == [INDIA, oman]


def test_what_cannot_be_one_is_refused_in_a_sentence(twins: Twins) -> None:
    case = twins.desk.case
    before = twins.tables()
    with pytest.raises(InvalidValue, match="the same record"):
        merge(case, twins.naseer, twins.naseer, {})
    with pytest.raises(InvalidValue, match="of kind person, “Ministry of Defence” of kind organisation"):
        merge(case, twins.naseer, twins.ministry, {})
    with pytest.raises(InvalidValue, match="Meetings cannot be merged"):
        merge(case, twins.meeting, twins.desk.add("meeting", **_talks(twins)), {})
    with pytest.raises(NotFound):
        merge(case, twins.naseer, "0" * 36, {})
    undo(case)
    gone = twins.desk.add("person", name="Gone")
    twins.desk.delete(gone)
    with pytest.raises(InvalidValue, match="“Gone” is in the recycle bin"):
        merge(case, twins.naseer, gone, {})
    assert twins.tables() == before
    lock_minutes(case, twins.meeting)
    for refused in (read_merge, partial(merge, chosen={})):
        with pytest.raises(InvalidValue, match="minutes of “Talks” are final and locked; reopen them"):
            refused(case, twins.naseer, twins.nasser)


def _talks(twins: Twins) -> dict[str, Any]:
    return {"title": "More", "meeting_kind": "talks", "status": "held", "parties": [INDIA, twins.oman]}

"""The story as a whole: how much it holds, that it is the same each time, and that all of it has evidence."""

from __future__ import annotations

from collections import Counter

import pytest

from app.catalog import FieldKind, encoded, info
from app.changes import Changes, Create
from app.demo.story import STORY, tell
from app.demo.telling import UNCLASSIFIED, Telling
from db.registry import KINDS
from db.values.choices import CommitmentKind, CommitmentStatus, Side, Strength
from db.values.ids import FixedIds, is_id
from tests.app.demo.told import COUNTS, PARTS, told

LONGEST_QUOTE = 25


def test_the_story_holds_as_many_records_of_each_kind_as_the_reports() -> None:
    found = Counter(step.kind for step in told().steps)
    assert {kind: found[kind] for kind in COUNTS} == COUNTS


def test_beside_them_it_holds_only_their_parts_and_the_home_country() -> None:
    assert {step.kind for step in told().steps} - set(COUNTS) == PARTS


def test_two_tellings_are_equal_whatever_ids_are_given() -> None:
    one, other = Changes(FixedIds("one")), Changes(FixedIds("other"))
    tell(one)
    tell(other)
    assert one.steps == other.steps


def test_no_id_is_used_twice() -> None:
    assert len(told().by_id) == len(told().steps)
    assert all(is_id(record_id) for record_id in told().by_id)


def test_every_chapter_tells_something_in_words_of_its_own() -> None:
    actions = [chapter.action for chapter in STORY]
    assert len(set(actions)) == len(actions) == 6
    known: dict[str, str] = {}
    for chapter in STORY:
        changes = Changes(FixedIds("chapter"))
        chapter.tell(Telling(changes, known))
        assert changes.steps, chapter.action


def test_every_value_is_of_the_kind_of_its_field() -> None:
    for step in told().steps:
        form = encoded(step.kind, step.values)
        for field in info(step.kind).fields:
            if field.required and field.kind is not FieldKind.REFERENCES:
                assert form.get(field.name) is not None, (step.kind, field.name)


def test_every_reference_leads_to_a_record_of_the_story() -> None:
    for step in told().steps:
        for field in info(step.kind).fields:
            value = step.values.get(field.name)
            if field.kind is FieldKind.REFERENCES:
                assert len(value or ()) >= field.minimum, (step.kind, field.name)
                targets = value or ()
            else:
                targets = (value,) if field.kind is FieldKind.REFERENCE and value else ()
            for target in targets:
                assert field.target in {None, told().by_id[target].kind}, (step.kind, field.name)


def test_every_record_has_evidence_but_what_is_evidence_itself() -> None:
    cited = {citation["record_id"] for citation in told().of("citation")}
    without = {told().key(step.id) for step in owed_evidence() if step.id not in cited}
    assert without == set()


def owed_evidence() -> list[Create]:
    return [step for step in told().steps if step.kind not in {"citation", "name", "setting"}]


def test_every_quote_has_at_most_25_words() -> None:
    for citation in told().of("citation"):
        assert 1 <= len(citation["quote"].split()) <= LONGEST_QUOTE, citation["quote"]
    for commitment in told().of("commitment"):
        assert len(commitment["wording_quoted"].split()) <= LONGEST_QUOTE


def test_every_cited_field_is_one_of_its_record() -> None:
    for citation in told().of("citation"):
        if citation["field"]:
            kind = told().by_id[citation["record_id"]].kind
            assert info(kind).field(citation["field"]).label


def test_where_a_source_states_it_otherwise_the_field_is_named() -> None:
    assert all(citation["field"] for citation in told().of("citation") if citation["stated"])


def test_no_two_citations_say_the_same() -> None:
    said = Counter(
        (cited["record_id"], cited["source_id"], cited["field"], cited["quote"])
        for cited in told().of("citation")
    )
    assert max(said.values()) == 1


def test_everything_but_the_setting_is_unclassified() -> None:
    markings = {step.values.get("marking") for step in told().steps if step.kind != "setting"}
    assert markings == {UNCLASSIFIED}


def test_no_report_is_kept_in_full() -> None:
    for source in told().of("source"):
        assert "text_received" not in source
        assert "attachment_id" not in source


@pytest.mark.parametrize("key", ["asianet", "feed", "article", "ani"])
def test_a_report_says_that_its_text_is_not_reproduced(key: str) -> None:
    assert told()[key]["remark"].endswith(
        "The public text is not reproduced; only the passages cited are kept."
    )
    assert "quoted_in_id" not in told()[key]


@pytest.mark.parametrize(
    ("key", "through"),
    [
        ("ministry-post", "asianet"),
        ("staff-post", "feed"),
        ("army-post", "feed"),
        ("ministry-statement", "asianet"),
    ],
)
def test_an_official_text_is_known_only_through_a_report(key: str, through: str) -> None:
    assert told()[key]["quoted_in_id"] == told().known[through]
    assert told()[key]["reliability"].value == "official"


def test_eight_commitments_are_tracked_and_two_of_them_are_firm() -> None:
    tracked = [row for row in told().of("commitment") if row["tracked"]]
    assert len(tracked) == 8
    assert Counter(row["strength"] for row in tracked) == {Strength.INTENT: 6, Strength.FIRM: 2}
    assert {row["commitment_kind"] for row in tracked} == {CommitmentKind.AGREED, CommitmentKind.COMMITTED}


def test_nothing_untracked_is_agreed_or_committed() -> None:
    kinds = {row["commitment_kind"] for row in told().of("commitment") if not row["tracked"]}
    assert kinds.isdisjoint({CommitmentKind.AGREED, CommitmentKind.COMMITTED})


def test_statements_are_of_these_kinds_and_strengths() -> None:
    rows = told().of("commitment")
    assert Counter(row["commitment_kind"].value for row in rows) == {
        "agreed": 3,
        "committed": 5,
        "proposed": 1,
        "discussed": 9,
        "reviewed": 4,
        "stated": 11,
    }
    assert Counter(row["strength"].value for row in rows) == {
        "firm": 2,
        "intent": 7,
        "exploratory": 9,
        "context": 15,
    }


def test_all_commitments_are_open_and_none_is_reported_done() -> None:
    assert {row["status"] for row in told().of("commitment")} == {CommitmentStatus.OPEN}


def test_what_one_side_said_belongs_to_india_and_the_rest_to_both() -> None:
    ours = {told().key(step.id) for step in told().steps if step.values.get("owner_side") is Side.OURS}
    assert ours == {"gratitude", "new-heights", "support-acknowledged", "label-noted"}
    assert {told()[key]["owner_country_id"] for key in ours} == {told().known["india"]}
    others = [row for row in told().of("commitment") if row["owner_side"] is not Side.OURS]
    assert {row["owner_side"] for row in others} == {Side.JOINT}
    assert {row["owner_country_id"] for row in others} == {None}


def test_the_agreed_wording_is_quoted_from_the_first_citation() -> None:
    for step in told().steps:
        if step.kind == "commitment":
            first = told().citations(told().key(step.id))[0]
            assert step.values["wording_quoted"] == first["quote"]


def test_no_wording_of_ours_is_the_wording_of_a_source() -> None:
    for commitment in told().of("commitment"):
        assert commitment["wording"].rstrip(".") != commitment["wording_quoted"].rstrip(".")


def test_the_kinds_told_are_kinds_of_record() -> None:
    assert {step.kind for step in told().steps} <= set(KINDS)


def test_nothing_is_invented_that_only_an_officer_can_write() -> None:
    told_kinds = {step.kind for step in told().steps}
    assert told_kinds.isdisjoint({"objective", "line", "programme_item", "task", "update", "point"})

"""A topic finds what is about it and about all beneath it; filters understand every script and never fail."""

from __future__ import annotations

import pytest

from app.search import search
from db.values.due import parse_due
from db.values.partial_date import PartialDate
from tests.app.conftest import INDIA, Desk


def titles(desk: Desk, words: str) -> set[str]:
    return {hit.title for hit in search(desk.case, words).hits}


@pytest.fixture
def tree(desk: Desk, oman: str) -> dict[str, str]:
    """Maritime → Hydrography → Charts, and Training beside it; a record about each."""
    made: dict[str, str] = {}
    for name, parent in [
        ("Maritime", None),
        ("Hydrography", "Maritime"),
        ("Charts", "Hydrography"),
        ("Training", None),
    ]:
        made[name] = desk.add("topic", name=name, parent_id=made[parent] if parent else None)
        desk.add(
            "commitment", wording=f"about {name}", commitment_kind="agreed", strength="firm", owner_side="ours",
            status="open", parties=[INDIA, oman], topics=[made[name]],
        )  # fmt: skip
    meeting = desk.add("meeting", title="Talks", meeting_kind="talks", status="held", parties=[INDIA, oman])
    desk.add("point", meeting_id=meeting, title="Sea charts", topics=[made["Charts"]])
    desk.add("line", wording="On charts", line_kind="point_to_make", topic_id=made["Charts"])
    return made


def test_a_topic_takes_what_is_about_it_and_all_beneath_it(desk: Desk, tree: dict[str, str]) -> None:
    below = {"about Charts", "Sea charts", "On charts", "Charts"}
    assert titles(desk, "topic:Charts kind:point,commitment,line,topic") == below
    below |= {"about Hydrography", "Hydrography", "about Maritime", "Maritime"}
    assert titles(desk, "topic:maritime kind:point,commitment,line,topic") == below
    assert titles(desk, "topic:hydro -topic:charts kind:commitment") == {"about Hydrography"}
    assert titles(desk, "topic:Training kind:commitment") == {"about Training"}


def test_a_topic_that_is_not_there_is_searched_as_a_word(desk: Desk, tree: dict[str, str]) -> None:
    found = search(desk.case, "topic:about")
    assert found.notes[0].startswith("“topic:about” means nothing in this case file")
    assert found.total == 4
    assert search(desk.case, "topic:").notes[0].startswith("“topic:” needs a value, for example topic:")


def test_all_filters_work_together(desk: Desk, oman: str, jmcc: str) -> None:
    common = {
        "commitment_kind": "agreed", "strength": "firm", "status": "open", "owner_side": "theirs", "forum_id": jmcc,
        "parties": [INDIA, oman], "due": parse_due("30 nov 2026", made_on=None),
        "made_on": PartialDate.parse("2026-01-10"),
    }  # fmt: skip
    wanted = desk.add("commitment", wording="Send the exact words of the annex.", **common)
    for change in (
        {"status": "implemented"}, {"owner_side": "ours"}, {"forum_id": None}, {"due": None},
        {"wording": "Send the words, exact, of the annex."},
    ):  # fmt: skip
        desk.add("commitment", **{"wording": "Send the exact words of the annex.", **common, **change})
    typed = 'kind:commitment is:open country:OM forum:JMCC owes:them due<30d "exact words"'
    assert [hit.id for hit in search(desk.case, typed).hits] == [wanted]
    assert search(desk.case, typed).notes == ()


@pytest.mark.parametrize(
    "typed",
    [
        "country:عمان", "country:“سلطنة عمان”", "forum:संयुक्त", 'forum:"संयुक्त समिति"', "forum:联合委员会",
        "topic:海军", "topic:नौसेना", "person:محمد", "kind：commitment", "due≤٣٠d", "due<=३०d", "made＞２０２５",
        "due<=30d", "made:２０２６-01",
    ],
)  # fmt: skip
def test_filters_understand_every_script(desk: Desk, oman: str, typed: str) -> None:
    desk.add("name", named_id=oman, written="سلطنة عمان", use="as_written")
    desk.add("name", named_id=oman, written="عمان", use="as_written")
    forum = desk.add("forum", name="संयुक्त समिति", abbreviation="联合委员会", parties=[INDIA, oman])
    sea = desk.add("topic", name="海军 नौसेना")
    person = desk.add("person", name="Mohammed", native_script="محمد الزعابي")
    promise = desk.add(
        "commitment", wording="संयुक्त wording", commitment_kind="agreed", strength="firm", owner_side="ours",
        status="open", parties=[INDIA, oman], forum_id=forum, topics=[sea], their_contact="محمد",
        due=parse_due("30 nov 2026", made_on=None), made_on=PartialDate.parse("2026-01-10"),
    )  # fmt: skip
    found = search(desk.case, typed)
    assert {promise, person} & {hit.id for hit in found.hits}
    if "نौसेना" not in typed:
        assert found.notes == ()


FILTERS = (
    "kind",
    "is",
    "owes",
    "country",
    "forum",
    "person",
    "topic",
    "due",
    "made",
    "held",
    "signed",
    "expires",
    "date",
)
NONSENSE = (
    "",
    "§",
    '"',
    "“”",
    "*",
    "NEAR(a b)",
    "'; DROP TABLE record",
    "中文",
    "عربى",
    "हिन्दी",
    "\x00",
    "-",
    ":",
    "<",
    "9" * 400,
)


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("operator", [":", "<", ">=", "："])
def test_no_filter_of_any_nonsense_is_an_error(desk: Desk, name: str, operator: str) -> None:
    for value in NONSENSE:
        found = search(desk.case, f"{name}{operator}{value} -{name}{operator}{value}")
        assert found.total >= len(found.hits)
        assert all(note.endswith(".") for note in found.notes)

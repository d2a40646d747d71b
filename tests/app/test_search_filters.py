"""Filters say what they mean in this case file; what means nothing here is searched as words, and said so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.search import search
from app.searching.days import days
from app.searching.request import Part, parts
from db.values.due import parse_due
from db.values.partial_date import DateRange, PartialDate
from tests.app.conftest import INDIA, Desk

TODAY = date(2026, 11, 21)


def titles(desk: Desk, words: str) -> set[str]:
    return {hit.title for hit in search(desk.case, words).hits}


class Told:
    """A desk with commitments, meetings and people, and short ways to make more."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.oman = desk.add(
            "country",
            name="Oman",
            code="OMN",
            short_code="OM",
            official_name="Sultanate of Oman",
            demonym="Omani",
        )
        self.japan = desk.add("country", name="Japan", code="JPN", demonym="Japanese")
        self.jmcc = desk.add(
            "forum",
            name="Joint Military Cooperation Committee",
            abbreviation="JMCC",
            parties=[INDIA, self.oman],
        )

    def promise(self, wording: str, **values: Any) -> str:
        if isinstance(values.get("due"), str):
            values["due"] = parse_due(values["due"], made_on=date(2026, 1, 10))
        return self.desk.add(
            "commitment",
            **{
                "wording": wording, "commitment_kind": "agreed", "strength": "firm", "owner_side": "theirs",
                "status": "open", "parties": [INDIA, self.oman], "made_on": PartialDate.parse("2026-01-10"), **values,
            },
        )  # fmt: skip

    def session(self, title: str, when: str, status: str = "held", **values: Any) -> str:
        return self.desk.add(
            "meeting", title=title, meeting_kind="session", status=status, forum_id=self.jmcc,
            parties=[INDIA, self.oman], held_on=DateRange.parse(when), **values,
        )  # fmt: skip

    def __call__(self, words: str) -> set[str]:
        return titles(self.desk, words)


@pytest.fixture
def told(desk: Desk) -> Told:
    return Told(desk)


def test_a_kind_goes_by_its_names(told: Told) -> None:
    assert (
        told("kind:forum")
        == told("kind:Forums")
        == told("KIND=forum")
        == {"Joint Military Cooperation Committee"}
    )
    assert told("kind:forum kind:country") == told("kind:forum,country")
    assert told("kind:forum -kind:forum") == set()
    assert "Oman" not in told("-kind:country")


def test_status_is_told_apart(told: Told) -> None:
    told.promise("open")
    told.promise("closed", status="implemented")
    told.promise("draft", status="draft")
    told.promise("context", strength="context", status="open")
    told.desk.add("task", title="task open", status="waiting")
    told.desk.add("task", title="task done", status="done")
    assert told("is:open") == {"open", "context", "task open"}
    assert told("is:closed") == {"closed", "task done"}
    assert told("is:draft") == {"draft"}
    assert told("is:tracked") == {"open", "closed", "draft"}
    assert told("is:tracked -is:closed") == {"open", "draft"}


def test_what_an_officer_set_as_tracked_goes_before_the_rule(told: Told) -> None:
    told.promise("untracked by hand", tracked=False)
    told.promise("tracked by hand", strength="context", tracked=True)
    assert told("is:tracked") == {"tracked by hand"}


def test_unassessed_is_what_nobody_has_marked(told: Told) -> None:
    from db.values.marking import Marking

    told.promise("unmarked")
    told.promise("marked", marking=Marking("restricted"))
    assert told("kind:commitment is:unassessed") == {"unmarked"}
    assert told("kind:commitment -is:unassessed") == {"marked"}


def test_owes_says_who(told: Told) -> None:
    for side in ("ours", "theirs", "joint"):
        told.promise(side, owner_side=side)
    assert told("owes:us") == {"ours"}
    assert told("owes:them") == {"theirs"}
    assert told("owes:both") == {"joint"}


@pytest.mark.parametrize("words", ["OM", "omn", "Oman", "omani", '"Sultanate of Oman"', "oma"])
def test_a_country_goes_by_code_name_and_demonym(told: Told, words: str) -> None:
    told.promise("with Oman")
    told.promise("with Japan", parties=[INDIA, told.japan])
    assert told(f"country:{words} kind:commitment") == {"with Oman"}


def test_a_country_takes_what_belongs_to_it_and_their_parts(told: Told) -> None:
    meeting = told.session("13th JMCC", "2025-11-24")
    told.desk.add("point", meeting_id=meeting, title="Hydrography")
    told.desk.add("person", name="Nasser", country_id=told.oman)
    told.desk.add("person", name="Kenji", country_id=told.japan)
    assert told("country:OM kind:point,person,meeting") == {"13th JMCC", "Hydrography", "Nasser"}


@pytest.mark.parametrize(
    "words", ["JMCC", "jmcc", '"Joint Military Cooperation Committee"', '"military cooperation"']
)
def test_a_forum_takes_its_sessions_and_what_was_said_there(told: Told, words: str) -> None:
    meeting = told.session("13th JMCC", "2025-11-24")
    told.promise("said at the session", made_at_id=meeting)
    told.promise("said elsewhere")
    assert told(f"forum:{words} kind:commitment,meeting") == {"13th JMCC", "said at the session"}


@pytest.mark.parametrize("words", ["Nasser", "Naseer", '"Al-Zaabi"', "Zaabi", '"Mohammed Al Zaabi"', "nass"])
def test_a_person_takes_the_meetings_he_was_at(told: Told, words: str) -> None:
    person = told.desk.add("person", name="Mohammed bin Nasser Al Zaabi")
    post = told.desk.add("post", title="Secretary General", person_id=person)
    first, second = told.session("first", "2025-11-24"), told.session("second", "2025-11-25")
    told.session("third", "2025-11-26")
    told.desk.add("participation", meeting_id=first, person_id=person, role="head")
    told.desk.add("participation", meeting_id=second, post_id=post, role="head")
    assert told(f"person:{words} kind:meeting,person") == {"first", "second", "Mohammed bin Nasser Al Zaabi"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("due<30d", {"late", "soon"}), ("due<2026-12-01", {"late", "soon"}), ("due>2026", {"far"}),
        ("due>=2026", {"late", "soon", "far"}), ("due:2026", {"late", "soon"}), ("due:jun-2027", set()),
        ("due<today", {"late"}), ("due> 21 nov 2026", {"soon", "far"}), ("-due<30d kind:commitment", {"far", "none"}),
        ("due<=30 nov 2026 late", {"late"}), ("due=30 nov 2026", {"soon"}), ('due:"q4 2026"', {"soon"}),
    ],
)  # fmt: skip
def test_dues_lie_before_after_and_within(told: Told, words: str, expected: set[str]) -> None:
    told.promise("late", due="9 may 2026")
    told.promise("soon", due="30 nov 2026")
    told.promise("far", due="2027")
    told.promise("none", due="at an early date")
    assert told(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("made>2025", {"by date"}), ("made:2025", {"by meeting"}), ("made<2026", {"by meeting"}),
        ("made<2025-11-24", set()), ("made<=2025-11-24", {"by meeting"}), ("made>nov 2025", {"by date"}),
        ("held:nov-2025", {"session"}), ("held>2025", set()), ("date:2025", {"by meeting", "session"}),
        ("made>320d", {"by date"}), ("made>-10d", set()),
    ],
)  # fmt: skip
def test_a_commitment_was_made_when_it_says_or_at_its_meeting(
    told: Told, words: str, expected: set[str]
) -> None:
    meeting = told.session("session", "24 nov 2025")
    told.promise("by meeting", made_on=None, made_at_id=meeting)
    told.promise("by date")
    assert told(words) == expected


def test_a_month_counts_as_all_of_it(told: Told) -> None:
    told.promise("in june", made_on=PartialDate.parse("2026-06"))
    assert told("made<2026-06-15") == set()
    assert told("made>2026-06-15") == set()
    assert told("made:2026-06-15") == told("made<=2026-06-30") == told("made>=2026-06-01") == {"in june"}


def test_agreements_are_signed_and_expire(told: Told) -> None:
    told.desk.add(
        "agreement", title="MoU", parties=[INDIA, told.oman], signed=PartialDate.parse("2005"),
        expires=PartialDate.parse("2027-02"),
    )  # fmt: skip
    assert told("signed:2005 expires<6m") == {"MoU"}
    assert told("expires<2m") == set()


def test_overdue_is_judged_also_for_what_waits_for_a_session(told: Told) -> None:
    told.promise("past day", due="9 may 2026")
    told.promise("coming day", due="9 may 2027")
    told.promise("closed", due="9 may 2026", status="implemented")
    told.promise("context", due="9 may 2026", strength="context")
    told.promise("by the session", due="by the next session", due_event_id=told.jmcc)
    carried = told.promise("carried", due="by the next session", due_event_id=told.jmcc)
    told.desk.add("task", title="task", status="open", due=parse_due("2025", made_on=None))
    assert told("is:overdue") == {"past day", "task"}
    session = told.session("14th JMCC", "2026-10-01")
    assert told("is:overdue") == {"past day", "task", "by the session", "carried"}
    told.desk.add("update", commitment_id=carried, update_kind="carried", meeting_id=session)
    assert told("is:overdue") == {"past day", "task", "by the session"}


def test_what_waits_for_a_visit_or_a_meeting_is_overdue_after_it(told: Told) -> None:
    visit = told.desk.add("visit", title="visit", dates=DateRange.parse("1-3 nov 2026"))
    coming = told.session("coming", "2026-12-01", status="planned")
    told.promise("by the visit", due="before the visit", due_event_id=visit)
    told.promise("by the meeting", due="by the meeting", due_event_id=coming)
    assert told("is:overdue") == {"by the visit"}


def test_ageing_is_what_has_no_date_and_passed_its_review(told: Told) -> None:
    told.promise("old", due="at an early date")
    told.promise("old and silent")
    told.promise("young", due="at an early date", made_on=PartialDate.parse("2026-11-01"))
    told.promise("to review later", review_on=PartialDate.parse("2027"))
    told.promise("dated", due="2027")
    assert told("is:ageing") == told("is:aging") == {"old", "old and silent"}


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("colour:red", "There is no filter “colour”; “colour:red” was searched as words."),
        ("kind:", "“kind:” needs a value, for example kind:meeting."),
        ("due<", "“due<” needs a value, for example due<30d."),
        ("is:blue", "“is:blue” means nothing in this case file, so it was searched as words; is:open would"),
        ("due<soonish", "“due<soonish” means nothing in this case file"),
        ("country:Narnia", "“country:Narnia” means nothing in this case file"),
        ("forum:XYZ", "“forum:XYZ” means nothing"), ("person:Nobody", "“person:Nobody” means nothing"),
        ("owes:nobody", "“owes:nobody” means nothing"), ("kind>meeting", "“kind>meeting” means nothing"),
        ("kind:meetigns", "“kind:meetigns” means nothing"), ("word " * 40, "Only the first 32 words are searched for."),
    ],
)  # fmt: skip
def test_what_was_not_understood_is_said(told: Told, words: str, note: str) -> None:
    assert " ".join(search(told.desk.case, words).notes).startswith(note)


@pytest.mark.parametrize("words", ["10:30", "https://example", "a:b", "Re: visit", "12 < 13", "visit:"])
def test_ordinary_punctuation_is_no_filter(told: Told, words: str) -> None:
    assert search(told.desk.case, words).notes == ()


def test_a_filter_that_means_nothing_finds_the_word(told: Told) -> None:
    told.promise("The wardrobe in Narnia")
    assert told("country:Narnia") == {"The wardrobe in Narnia"}


def test_what_was_typed_is_cut_into_parts() -> None:
    assert parts('navy “exact words” -draft is:open due<="24 nov" -kind:note') == [
        Part("navy", "navy"),
        Part("“exact words”", "exact words", exact=True),
        Part("-draft", "draft", negated=True),
        Part("is:open", "open", "is", ":"),
        Part('due<="24 nov"', "24 nov", "due", "<=", exact=True),
        Part("-kind:note", "note", "kind", ":", negated=True),
    ]
    assert parts('"never closed') == [Part('"never closed', "never closed", exact=True)]
    assert parts(" - ") == [Part("-", "-")]


@pytest.mark.parametrize(
    ("name", "words", "first", "last"),
    [
        ("due", "30d", date(2026, 12, 21), date(2026, 12, 21)), ("made", "30d", date(2026, 10, 22), date(2026, 10, 22)),
        ("due", "-2w", date(2026, 11, 7), date(2026, 11, 7)), ("held", "+1m", date(2026, 12, 21), date(2026, 12, 21)),
        ("expires", "1y", date(2027, 11, 21), date(2027, 11, 21)), ("due", "9999y", date.max, date.max),
        ("made", "9999m", date(1193, 8, 21), date(1193, 8, 21)),
        ("due", "q1 2027", date(2027, 1, 1), date(2027, 3, 31)),
        ("held", "22-23 oct 2025", date(2025, 10, 22), date(2025, 10, 23)),
        ("due", "24nov", date(2026, 11, 24), date(2026, 11, 24)),
        ("held", "nov-2025", date(2025, 11, 1), date(2025, 11, 30)),
    ],
)  # fmt: skip
def test_days_are_read_as_people_write_them(name: str, words: str, first: date, last: date) -> None:
    assert days(name, words, TODAY) == (first, last)


@pytest.mark.parametrize("words", ["", "soonish", "31 feb 2025", "d", "12345d"])
def test_what_is_no_date_has_no_days(words: str) -> None:
    assert days("due", words, TODAY) is None

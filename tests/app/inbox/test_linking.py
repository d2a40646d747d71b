"""What a text tells of is recognised by what people go by; where two readings are near, the officer is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from app.casefile import CaseFile
from app.check import check
from app.inbox.accepting import accept
from app.inbox.comparing import Effect, differences
from app.inbox.deciding import edit
from app.inbox.offers import Offer, read_text
from app.inbox.papers import paper_of_text
from app.inbox.posts import same_title
from app.inbox.queue import take_up
from app.intake.people.matching import Verdict
from db.values.choices import MeetingStatus, NameUse
from db.values.partial_date import PartialDate
from tests.app.inbox.told import FIRST

if TYPE_CHECKING:
    pass

TALKS = """date 2031-05-08

Muscat, May 8: Defence Secretary Arun Dev Mehra held talks with Oman's Minister of Transport, Said Al Busaidi, in \
{place} on 7 May 2031. (ANI)
"""

NEXT = """date 2031-05-09

The next Joint Hydrography Committee (JHC) meeting between India and Oman will be held in New Delhi in 2032. (ANI)
"""

HELD = """date 2032-03-04

India and Oman held the 32nd Joint Hydrography Committee (JHC) meeting in New Delhi on March 3, 2032. (ANI)
{more}
"""

PROMISE = "Both sides agreed to establish a data hotline by the end of 2031."


def rows(case: CaseFile, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with case.read() as reader:
        return reader.rows(sql, *values)


def offers(case: CaseFile, text: str, kind: str) -> tuple[str, tuple[Offer, ...]]:
    source = take_up(case, paper_of_text(text))
    return source, read_text(case, source).of(kind)


def take_in(case: CaseFile, text: str) -> str:
    source = take_up(case, paper_of_text(text))
    accept(case, source)
    return source


def only(case: CaseFile, kind: str) -> str:
    return str(rows(case, f'SELECT id FROM "{kind}" WHERE deleted = 0 ORDER BY id')[0][0])


def test_the_same_people_on_the_same_day_are_one_meeting_and_at_another_place_a_question(
    case: CaseFile,
) -> None:
    take_in(case, TALKS.format(place="Muscat"))
    _, (again,) = offers(case, "Update\n\n" + TALKS.format(place="Muscat"), "meeting")
    assert again.match.verdict is Verdict.SAME
    _, (elsewhere,) = offers(case, TALKS.format(place="New Delhi"), "meeting")
    assert elsewhere.match.verdict is Verdict.ASK
    assert "another place" in elsewhere.match.candidates[0].reasons[0]


def test_a_planned_session_that_took_place_is_asked_about_and_becomes_the_one_that_was_held(
    case: CaseFile,
) -> None:
    take_in(case, NEXT)
    assert rows(case, "SELECT status, edition FROM meeting") == [("planned", None)]
    source, (held,) = offers(case, HELD.format(more=""), "meeting")
    assert held.match.verdict is Verdict.ASK
    assert "planned on file" in held.match.candidates[0].reasons[0]
    told = {one.field: one.effect for one in differences(case, read_text(case, source))[held.id]}
    assert (told["status"], told["edition"]) == (Effect.BECOMES, Effect.FILLS)
    accept(case, source, [held.id], choices={held.id: held.match.candidates[0].id})
    assert rows(case, "SELECT status, edition, held_on, title FROM meeting WHERE deleted = 0") == [
        ("held", 32, "2032-03-03", "32nd Joint Hydrography Committee")
    ]
    assert check(case).findings == ()


def test_the_same_edition_years_apart_is_asked_about(case: CaseFile) -> None:
    take_in(case, HELD.format(more=""))
    _, (slip,) = offers(case, HELD.format(more="").replace("2032", "2034"), "meeting")
    assert slip.match.verdict is Verdict.ASK
    assert "days apart" in slip.match.candidates[0].reasons[0]


def test_the_same_sentence_at_a_later_meeting_is_asked_about_and_noted_as_made_again(case: CaseFile) -> None:
    take_in(case, FIRST)
    source, found = offers(case, HELD.format(more=f"\n{PROMISE}"), "commitment")
    again = next(one for one in found if one.content["tracked"])
    assert again.match.verdict is Verdict.ASK
    assert "said again" in again.match.candidates[0].reasons[0]
    (session,) = read_text(case, source).of("meeting")
    accept(case, source, [session.id, again.id], choices={again.id: again.match.candidates[0].id})
    assert rows(case, "SELECT count(*) FROM commitment WHERE tracked = 1 AND deleted = 0") == [(1,)]
    assert rows(
        case,
        "SELECT m.edition FROM link l JOIN meeting m ON m.id = l.target_id WHERE l.role = 'also_made_at'",
    ) == [(32,)]


def test_nearly_the_same_words_are_asked_about_and_another_year_in_them_is_not_the_same(
    case: CaseFile,
) -> None:
    take_in(case, FIRST)
    near = FIRST.replace("establish a data hotline", "establish a shared data hotline")
    _, found = offers(case, near, "commitment")
    alike = next(one for one in found if "hotline" in one.title)
    assert (alike.match.verdict, alike.chosen) == (Verdict.ASK, False)
    _, found = offers(case, FIRST.replace("end of 2031", "end of 2033"), "commitment")
    assert next(one for one in found if "hotline" in one.title).match.verdict is Verdict.NEW


def test_an_agreement_is_known_by_a_name_it_was_seen_under_and_keeps_the_spelling_of_the_house(
    case: CaseFile,
) -> None:
    text = "date 2031-05-09\n\nIndia and Oman recalled the {name} signed in 2019. (ANI)\n"
    take_in(case, text.format(name="Memorandum of Understanding on Defense Hydrography"))
    (stored,) = rows(case, "SELECT title, as_written FROM agreement")
    assert stored[0].endswith("Defence Hydrography")
    assert stored[1].endswith("Defense Hydrography")
    changes = case.door.changes()
    changes.create("name", named_id=only(case, "agreement"), written="Hydrography Accord", use=NameUse.PRESS)
    case.door.change("Add a name", changes)
    source, found = offers(case, text.format(name="Hydrography Accord"), "agreement")
    assert [one.match.verdict for one in found] == [Verdict.SAME]
    accept(case, source, [found[0].id])
    _, (other,) = offers(case, text.format(name="Hydrography Accord").replace("2019", "2025"), "agreement")
    assert other.match.verdict is Verdict.ASK
    assert rows(case, "SELECT count(*) FROM agreement") == [(1,)]


def test_two_people_nearly_alike_are_never_chosen_in_silence(case: CaseFile) -> None:
    changes = case.door.changes()
    oman = changes.create("country", name="Oman", code="OMN", short_code="OM")
    for name in ("Karim bin Salim Al Harthy", "Karim bin Saleem Al Harthi"):
        changes.create("person", name=name, country_id=oman)
    case.door.change("Two of one name", changes)
    source, found = offers(case, FIRST, "person")
    karim = next(one for one in found if "Karim" in one.title)
    assert (karim.match.verdict, len(karim.match.candidates), karim.chosen) == (Verdict.ASK, 2, False)
    answered = {karim.id: karim.match.candidates[0].id}
    accept(case, source, [karim.id], choices=answered)
    assert rows(case, "SELECT count(*) FROM person WHERE deleted = 0") == [(2,)]


def test_one_person_in_two_spellings_of_one_text_is_not_made_twice_in_silence(case: CaseFile) -> None:
    source = take_up(case, paper_of_text(FIRST))
    other = next(one for one in read_text(case, source).of("person") if "Busaidi" in one.title)
    edit(case, other.id, {"name": "Karim Bin Saleem Al Harthi"})
    later = next(one for one in read_text(case, source).of("person") if one.match.verdict is Verdict.ASK)
    assert (later.chosen, later.match.candidates) == (False, ())
    assert "of this text" in later.reasons[-1]
    accept(case, source, [later.id], choices={later.id: None})
    assert rows(case, "SELECT count(*) FROM person WHERE deleted = 0") == [(1,)]


def test_a_post_of_another_and_a_post_that_ended_are_said_before_it_is_accepted(case: CaseFile) -> None:
    take_in(case, FIRST)
    later = FIRST.replace("Arun Dev Mehra", "Vikram Joshi").replace("Mehra", "Joshi").replace("2031", "2032")
    source, found = offers(case, later, "person")
    joshi = next(one for one in found if "Joshi" in one.title)
    told = {one.field: one for one in differences(case, read_text(case, source))[joshi.id]}
    assert "Arun Dev Mehra" in told["held_by"].on_file
    (post,) = rows(
        case, "SELECT p.id FROM post p JOIN person q ON q.id = p.person_id WHERE q.name LIKE 'Arun%'"
    )
    changes = case.door.changes()
    changes.edit(post[0], end=PartialDate.parse_text("2031-06-30"))
    case.door.change("He left", changes)
    source, found = offers(case, FIRST.replace("2031", "2033"), "person")
    mehra = next(one for one in found if "Mehra" in one.title)
    told = {one.field: one for one in differences(case, read_text(case, source))[mehra.id]}
    assert (told["post"].effect, "until" in told["post"].on_file) == (Effect.DIFFERS, True)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Secretary General, Ministry of Defence", "Secretary General of Defense", True),
        ("Minister of State for Defence", "Minister for Defence", False),
        ("Defence Secretary, India", "Defence Secretary", True),
        ("Defence Secretary", "Foreign Secretary", False),
    ],
)
def test_titles_are_one_post_by_their_telling_words(one: str, other: str, same: bool) -> None:
    assert same_title(one, other, frozenset({"india"})) is same


def test_a_planned_meeting_stays_planned_where_the_text_only_announces_it(case: CaseFile) -> None:
    take_in(case, NEXT)
    source, (again,) = offers(case, "Again\n\n" + NEXT, "meeting")
    assert again.match.verdict is Verdict.SAME
    accept(case, source)
    assert rows(case, "SELECT status FROM meeting WHERE deleted = 0") == [(MeetingStatus.PLANNED.value,)]

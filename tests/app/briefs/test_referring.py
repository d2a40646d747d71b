"""Which record a returned brief means where it names another one than was issued."""

from __future__ import annotations

from app.briefs.referring import Referring
from app.briefs.stating import Instead, Known, Offer
from app.names import Namer
from db.values.partial_date import PartialDate
from tests.app.briefs.conftest import INDIA, Desk


def offered(desk: Desk, known: Known, field: str, said: Instead, before: str) -> list[Offer]:
    with desk.case.read() as reader:
        offer = Offer(known.kind, known.id, known.name, field, field, before, said.words, said)
        found = Referring(reader, Namer(reader), {known.id: known}).offers((offer,))
    return [one for one in found if one.field == field]


def test_another_country_is_that_on_file_or_one_that_the_world_knows_by_that_name(desk: Desk) -> None:
    known = Known("visit", "v", "Visit", {"to_id": INDIA})
    (same,) = offered(desk, known, "to_id", Instead(INDIA, "country", "oman"), "India")
    assert (same.value.id, same.makes) == (desk.oman, False)
    (new,) = offered(desk, known, "to_id", Instead(INDIA, "country", "NOR"), "India")
    assert (new.makes, new.value.id) == (True, "")
    assert (new.value.values["name"], new.value.values["code"]) == ("Norway", "NOR")
    (other,) = offered(desk, known, "to_id", Instead(INDIA, "country", "Northern League"), "India")
    assert dict(other.value.values) == {"name": "Northern League"}
    assert offered(desk, known, "to_id", Instead(INDIA, "country", "not stated"), "India") == []


def test_a_post_of_a_participation_is_one_of_that_person_or_a_new_one_as_of_the_meeting(desk: Desk) -> None:
    person = desk.add("person", name="Al Zaabi", country_id=desk.oman)
    other = desk.add("person", name="Al Ismaili", country_id=desk.oman)
    held = desk.add("post", title="Under Secretary", person_id=person)
    desk.add("post", title="Director General", person_id=person)
    desk.add("post", title="Chief of Staff", person_id=other)
    values = {"person_id": person, "post_id": held, "meeting_id": desk.meeting("Talks", "2026-05-01")}
    known = Known("participation", "p", "Talks: Al Zaabi", values)
    (same,) = offered(desk, known, "post_id", Instead(held, "post", "Director General"), "Under Secretary")
    assert (same.makes, same.note) == (False, "On file: a post of this person.")
    (new,) = offered(desk, known, "post_id", Instead(held, "post", "Chief of Staff"), "Under Secretary")
    assert new.makes, "the post of that title is another person’s"
    assert dict(new.value.values) == {
        "title": "Chief of Staff",
        "person_id": person,
        "as_of": PartialDate.parse_text("2026-05-01"),
    }

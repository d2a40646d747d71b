"""While a new record is named, those on file that it perhaps is are said in place; nothing is blocked by it."""

from __future__ import annotations

import pytest

from app.drafts import all_drafts
from tests.ui.desktop.records.conftest import INDIA, OMAN, Room
from ui.desktop.registry import place_of


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.desktop.forms.alikes.WAIT_MS", 5)


def told(room: Room, name: str = "") -> list[str]:
    """Whom the form says it perhaps is, when the rest after the last key is over."""
    alikes = room.form.form.alikes
    if name:
        room.fields["name"].retype(name)
    room.bot.waitUntil(lambda: not alikes._rest.isActive() and room.session.idle, timeout=20_000)
    return [line.mention.title for line in alikes.lines]


def test_another_spelling_of_a_person_is_told_in_place_and_the_form_is_saved_all_the_same(room: Room) -> None:
    room.add("person", name="Mohammed bin Nasser Al Zaabi", country_id=OMAN)
    room.new("person")
    assert told(room, "Moham") == []
    assert told(room, "Mohamed bin Naser Al Zaabi") == ["Mohammed bin Nasser Al Zaabi"]
    assert room.form.form.alikes.place.isVisible()
    assert told(room, "Anna Schmidt") == []
    assert not room.form.form.alikes.place.isVisible()
    told(room, "Mohamed bin Naser Al Zaabi")
    room.form.save()
    room.idle()
    with room.case.read() as reader:
        assert len(reader.rows("SELECT id FROM person")) == 2


def test_a_ministry_of_another_country_is_another_one(room: Room) -> None:
    room.add("organisation", name="Ministry of Defence", country_id=OMAN)
    room.new("organisation", country_id=f'"{INDIA}"')
    assert told(room, "Ministry of Defense") == []
    room.fields["country_id"].set_value(OMAN)
    room.form.form.fields.changed.emit()
    assert told(room) == ["Ministry of Defence"]


def test_a_forum_is_known_by_its_short_name_too_and_one_goes_there_with_the_draft_kept(room: Room) -> None:
    forum = room.add(
        "forum", name="Joint Military Cooperation Committee", abbreviation="JMCC", parties=(INDIA, OMAN)
    )
    room.new("forum")
    assert told(room, "JMCC") == ["Joint Military Cooperation Committee"]
    room.form.form.alikes.lines[0].open.click()
    assert room.heard.went == [place_of("forum", forum)]
    room.leave()
    assert [draft.title for draft in all_drafts(room.case)] == ["JMCC"]


def test_to_use_that_one_gives_the_form_up_and_offers_it_back(room: Room) -> None:
    person = room.add("person", name="Rajesh Kumar Singh", country_id=INDIA)
    room.new("person")
    told(room, "Rajesh Kumar Singh")
    room.form.form.alikes.lines[0].use.click()
    room.idle()
    assert room.heard.went == [place_of("person", person)]
    assert all_drafts(room.case) == ()
    assert room.heard.said[-1] == ("New person “Rajesh Kumar Singh” is discarded.", "Undo")


def test_a_record_that_is_edited_is_not_compared_with_itself(room: Room) -> None:
    page = room.record("person", room.add("person", name="Rajesh Kumar Singh"))
    page.verbs()["edit"]()
    room.idle()
    assert room.form.form.alikes is None

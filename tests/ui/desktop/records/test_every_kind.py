"""Every kind of record is entered through its form, saved, found again as it was typed, and undone."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app import catalog
from tests.ui.desktop.records.conftest import INDIA, OMAN, Room
from ui.desktop.forms.choices import ChoiceEditor, MarkingEditor, SegmentEditor
from ui.desktop.forms.picker import Picker, ReferencesEditor
from ui.desktop.pages.record import RecordPage

MADE_ELSEWHERE = frozenset({"attachment", "proposal", "package", "setting"})
"""Kinds that nobody types: a file is attached, a text read, a case file exchanged."""

BOTH = ("India", "Oman")
TYPED: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "country": {"name": "Nepal", "code": "NPL", "short_code": "NP", "demonym": "Nepali", "chiefs": "Army: 1"},
        "relationship": {"parties": BOTH, "label": "Strategic partnership", "official": "yes", "since": "2005"},
        "organisation": {
            "name": "Royal Navy of Oman", "organisation_kind": 0, "country_id": "Oman", "address": "Muscat",
        },
        "person": {
            "name": "Mohammed Al Zaabi", "prefix": "Dr", "country_id": "Oman", "languages": "Arabic, English",
            "interpreter": 0, "career": "Staff college", "marking": 1,
        },
        "post": {
            "title": "Secretary General", "person_id": "Rashid", "organisation_id": "Coast Guard", "start": "oct 2024",
            "as_of": "24 nov 2025",
        },
        "place": {"name": "Duqm", "place_kind": 0, "country_id": "Oman", "remark": "Dry dock"},
        "forum": {
            "name": "Joint Committee", "abbreviation": "JC", "parties": BOTH, "status": 0, "founded": "2006",
            "period_months": "12", "hosting": 0, "next_host_id": "Oman",
        },
        "meeting": {
            "title": "2nd JC", "meeting_kind": 0, "forum_id": "Joint Military", "edition": "2", "parties": BOTH,
            "status": 1, "held_on": "22-23 oct 2025", "place_id": "Port Sultan", "venue": "Al Bustan",
            "outcome": "They agreed to meet again.",
        },
        "commitment": {
            "wording": "Share a draft procedure", "commitment_kind": 0, "strength": 0, "owner_side": "ours",
            "made_on": "24 nov 2025", "parties": BOTH, "due": "end of march 2026", "our_officer": "Desk",
        },
        "task": {"title": "Ring the attache", "owner": "Desk", "due": "5 dec 2026", "tasked_on": "20 nov 2026"},
        "agreement": {
            "title": "MoU on hydrography", "agreement_kind": 0, "parties": BOTH, "status": 0, "signed": "24 nov 2025",
            "expires": "2030", "does": "Charts are shared.",
        },
        "exercise": {
            "name": "Naseem Al Bahr", "edition": "13", "parties": BOTH, "held_on": "18 - 22 oct 2024",
            "services": ("Coast Guard",), "aim": "Interoperability",
        },
        "initiative": {"name": "Dry dock", "parties": BOTH, "status": 0, "summary": "Repair of ships"},
        "visit": {
            "title": "Visit to Muscat", "direction": 0, "principal_id": "Rashid", "to_id": "Oman",
            "dates": "1 - 3 dec 2026", "occasion": "Committee",
        },
        "line": {
            "line_kind": 0, "wording": "We welcome the draft.", "topic_id": "Hydrography", "country_id": "Oman",
            "valid_from": "2026", "releasable": 0,
        },
        "note": {"title": "After the call", "note_kind": 0, "noted_on": "20 nov 2026", "body": "He will write."},
        "correspondence": {
            "subject": "Dates", "direction": 0, "file_number": "7/2026", "sent_on": "19 nov 2026",
            "country_id": "Oman", "asks": "A date",
        },
        "topic": {"name": "Search and rescue", "parent_id": "Hydrography"},
        "source": {
            "title": "Press release", "source_kind": 0, "publisher": "MoD", "published": "24 nov 2025",
            "text_received": "The committee met.",
        },
        "brief": {"title": "Brief on Oman", "status": 0, "country_id": "Oman", "as_of": "24 nov 2025"},
    }
)  # fmt: skip
"""Kind → what is typed or chosen: words where one types, the number of the choice where one chooses."""


def there_are(room: Room) -> None:
    """The records that the others refer to."""
    room.add("person", name="Rashid Al Balushi", country_id=OMAN)
    room.add("organisation", name="Coast Guard", country_id=OMAN)
    room.add("place", name="Port Sultan Qaboos", country_id=OMAN)
    room.add("topic", name="Hydrography")
    room.add("forum", name="Joint Military Cooperation Committee", parties=(INDIA, OMAN))


def put(room: Room, name: str, value: Any) -> None:
    """Type or choose as an officer does."""
    editor = room.fields[name]
    room.form.form.fields.go(name)
    if isinstance(editor, Picker):
        for words in value if isinstance(editor, ReferencesEditor) else (value,):
            room.pick(name, words)
            assert editor.value(), f"{name}: {words}"
    elif isinstance(editor, ChoiceEditor | MarkingEditor):
        choice = editor.choice if isinstance(editor, ChoiceEditor) else editor.level
        choice.setCurrentIndex(-1)
        for _ in range(value + (1 if choice.itemData(0) is not None else 2)):
            room.bot.keyClick(choice, Qt.Key.Key_Down)
        assert choice.currentData() is not None, name
    elif isinstance(editor, SegmentEditor):
        editor.retype(value)
    else:
        room.type(name, value)


def test_the_table_has_every_kind_that_people_type() -> None:
    whole = {info.kind for info in catalog.kinds() if not info.part}
    assert set(TYPED) == whole - MADE_ELSEWHERE


@pytest.mark.slow
def test_every_kind_is_entered_saved_found_again_and_undone(room: Room) -> None:
    there_are(room)
    for kind, values in TYPED.items():
        room.new(kind)
        for name, value in values.items():
            put(room, name, value)
        typed = {name: room.fields[name].value() for name in values}
        assert room.form.form.check() == [], kind
        room.heard.went.clear()
        room.form.save()
        room.idle()
        assert room.heard.went, f"{kind} is not saved: {room.heard.said} {room.form.foot.state.text()}"
        record = room.heard.went[-1].id
        page = room.open(RecordPage, room.heard.went[-1])
        page.pane.form.start(kind, record)
        room.idle()
        found = {name: room.fields[name].value() for name in values}
        assert found == typed, kind
        assert not room.form.touched
        room.session.undo()
        room.idle()
        with room.case.read() as reader:
            assert reader.rows(f"SELECT deleted FROM \"{kind}\" WHERE id = '{record}'") in ([], [(1,)]), kind

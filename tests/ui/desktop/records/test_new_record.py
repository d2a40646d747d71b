"""Making a record: typing, choosing, creating in place, sources in one step, parts, saving, and what is refused."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication

from app.drafts import all_drafts
from app.forms import read_form
from app.records import read_record
from db.values.choices import CommitmentStatus, Side
from db.values.partial_date import DateRange
from tests.ui.desktop.records.conftest import INDIA, OMAN, Room
from ui.desktop.place import Place


def only(room: Room, kind: str) -> str:
    with room.case.read() as reader:
        found = reader.rows(f'SELECT id FROM "{kind}" WHERE deleted = 0')
    assert len(found) == 1, found
    return str(found[0][0])


def test_a_person_is_typed_saved_and_shown(room: Room) -> None:
    page = room.new("person")
    room.type("name", "Mohammed Al Zaabi")
    room.pick("country_id", "oma")
    page.verbs()["save"]()
    room.idle()
    person = only(room, "person")
    assert read_form(room.case, "person", person).values == {"name": "Mohammed Al Zaabi", "country_id": OMAN}
    assert room.heard.went[-1] == Place("record", "person", person)
    assert room.heard.said[-1] == ("Person added.", "Undo")
    room.heard.does()
    room.idle()
    assert read_record(room.case, "person", person).deleted


def test_what_is_missing_is_said_at_its_field_and_gets_the_focus(room: Room) -> None:
    room.new("commitment")
    room.type("wording", "Share a procedure")
    room.form.save()
    wrong = {name: editor.wrong for name, editor in room.fields.items() if editor.wrong}
    assert wrong == {
        "owner_side": "Owner is needed.",
        "commitment_kind": "Kind is needed.",
        "strength": "Strength is needed.",
        "parties": "Between: at least one.",
    }
    owner = room.fields["owner_side"].control
    room.bot.waitUntil(lambda: room.page.focusWidget() is owner)
    assert room.form.foot.state.text() == "Not saved: 4 fields need another look."


def test_a_rule_that_is_broken_is_said_at_its_field(room: Room) -> None:
    room.new("meeting")
    room.type("title", "13th JMCC")
    room.type("edition", "13")
    room.fields["meeting_kind"].retype("session")
    room.fields["status"].retype("held")
    room.pick("parties", "ind")
    room.pick("parties", "oma")
    room.form.save()
    room.idle()
    assert room.fields["edition"].wrong == "An edition needs the forum it is counted in."
    assert room.form.form is not None
    assert room.heard.said == []


def test_a_whole_commitment_needs_no_mouse(room: Room) -> None:
    page = room.new("commitment")
    room.type("wording", "Share a draft procedure")
    room.type("owner_side", "o")
    room.type("commitment_kind", "ag")
    room.type("strength", "f")
    room.pick("parties", "ind")
    room.pick("parties", "oma")
    room.type("due", "by 31 march 2027")
    assert "31\u00a0March\u00a02027" in room.fields["due"].hint.text()
    page.verbs()["save"]()
    room.idle()
    values = read_form(room.case, "commitment", only(room, "commitment")).values
    assert (values["owner_side"], values["status"]) == (Side.OURS, CommitmentStatus.OPEN)
    assert values["parties"] == (INDIA, OMAN)
    assert values["due"].words == "by 31 march 2027"


def test_save_then_new_keeps_what_was_given_and_empties_the_rest(room: Room) -> None:
    page = room.new("person", country_id=f'"{OMAN}"')
    room.type("name", "One")
    page.verbs()["save_new"]()
    room.idle()
    assert room.fields["name"].typed() == ""
    assert room.fields["country_id"].value() == OMAN
    room.type("name", "Two")
    page.verbs()["save"]()
    room.idle()
    with room.case.read() as reader:
        assert reader.rows("SELECT name, country_id FROM person ORDER BY name") == [
            ("One", OMAN),
            ("Two", OMAN),
        ]


def test_what_is_not_there_is_created_in_place_and_saved_with_the_form(room: Room) -> None:
    room.new("person")
    room.type("name", "Al Zaabi")
    room.type("country_id", "Ruritania")
    room.idle()
    editor = room.fields["country_id"]
    assert editor._offers.model.index(0, 0).data() == "Create country “Ruritania”"
    room.key(Qt.Key.Key_Return, control=True)
    assert editor.hint.text() == "✓ new country"
    room.form.save()
    room.idle()
    country = read_form(room.case, "person", only(room, "person")).values["country_id"]
    assert read_record(room.case, "country", country).title == "Ruritania"


def test_what_was_created_and_then_not_used_is_not_saved(room: Room) -> None:
    room.new("person")
    room.type("name", "Al Zaabi")
    room.type("country_id", "Ruritania")
    room.idle()
    room.key(Qt.Key.Key_Return, control=True)
    room.fields["country_id"].retype("")
    room.form.save()
    room.idle()
    with room.case.read() as reader:
        assert reader.rows("SELECT 1 FROM country WHERE name = 'Ruritania'") == []


def test_an_agreement_is_created_in_place_with_the_parties_of_the_form(room: Room) -> None:
    room.new("meeting")
    agreement = room.fields["outcome_documents"]
    assert agreement._creations.kinds(("agreement",)) == ()
    room.pick("parties", "ind")
    room.pick("parties", "oma")
    assert agreement._creations.kinds(("agreement",)) == ("agreement",)
    assert agreement._creations.make("agreement", "MoU").detail == "new agreement"


def test_the_list_under_a_field_goes_by_keys_and_by_escape(room: Room) -> None:
    room.add("person", name="Zaabi One")
    room.add("person", name="Zaabi Two")
    room.new("visit")
    room.type("principal_id", "zaabi")
    room.idle()
    editor = room.fields["principal_id"]
    assert [editor._offers.model.index(row, 0).data() for row in range(editor._offers.model.rowCount())] == [
        "Zaabi Two", "Zaabi One", "Create person “zaabi”",
    ]  # fmt: skip
    room.key(Qt.Key.Key_Escape)
    assert not editor._offers.isVisible()
    room.key(Qt.Key.Key_Down)
    room.idle()
    assert editor._offers.isVisible()
    room.key(Qt.Key.Key_Down)
    room.key(Qt.Key.Key_Return)
    assert editor.chosen.title == "Zaabi One"
    assert not editor._offers.isVisible()


def test_leaving_a_field_takes_what_was_typed_in_full(room: Room) -> None:
    room.new("person")
    room.type("country_id", "oman")
    room.idle()
    room.key(Qt.Key.Key_Tab)
    assert room.fields["country_id"].value() == OMAN


def test_text_that_is_pasted_becomes_a_source_that_is_cited(room: Room) -> None:
    page = room.new("note")
    room.type("title", "On the talks")
    room.fields["note_kind"].retype(room.fields["note_kind"].choice.itemData(0))
    QGuiApplication.clipboard().setText("Joint statement\nBoth sides agreed to meet again.")
    page.verbs()["paste_source"]()
    row = room.form.form.parts["citation"].rows[0]
    assert row.fields.editors["source_id"].chosen.title == "Joint statement"
    row.fields.editors["quote"].retype("agreed to meet again")
    page.verbs()["save"]()
    room.idle()
    source = only(room, "source")
    assert read_form(room.case, "source", source).values["text_received"].endswith("meet again.")
    (found,) = read_record(room.case, "note", only(room, "note")).evidence
    assert (found.source.id, found.quote) == (source, "agreed to meet again")


def test_a_file_that_is_dropped_becomes_a_source_with_its_file(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "press release.pdf"
    path.write_bytes(b"%PDF")
    room.new("note")
    room.type("title", "On the talks")
    room.fields["note_kind"].retype(room.fields["note_kind"].choice.itemData(0))
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path))])
    assert room.form.form.sources.take(content)
    room.form.save()
    room.idle()
    view = read_record(room.case, "source", only(room, "source"))
    assert (view.title, [one.name for one in view.files]) == ("press release", ["press release.pdf"])


def test_an_empty_clipboard_is_no_source(room: Room) -> None:
    room.new("note")
    QGuiApplication.clipboard().clear()
    room.form.paste_source()
    assert room.heard.said[-1][0].startswith("There is no text")


def test_cite_adds_a_citation_of_the_field_one_is_in(room: Room) -> None:
    page = room.new("meeting")
    room.fields["held_on"].go()
    page.verbs()["cite"]()
    row = room.form.form.parts["citation"].rows[0]
    assert row.fields.editors["field"].value() == "held_on"


def test_parts_are_added_moved_and_taken_away_in_place(room: Room) -> None:
    room.new("meeting")
    room.type("title", "Talks")
    room.fields["meeting_kind"].retype("talks")
    room.fields["status"].retype("held")
    room.fields["held_on"].retype("24 nov 2025")
    room.pick("parties", "ind")
    room.pick("parties", "oma")
    points = room.form.form.parts["point"]
    for title in ("First", "Second", "Gone"):
        points.add().fields.editors["title"].retype(title)
    points.rows[2].removing.emit()
    points.rows[1].head.setFocus()
    room.bot.keyClick(points.rows[1].head, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    points.add()
    room.form.save()
    room.idle()
    view = read_record(room.case, "meeting", only(room, "meeting"))
    assert [row.title for section in view.sections for row in section.rows] == ["Second", "First"]
    assert read_form(room.case, "meeting", view.id).values["held_on"] == DateRange.parse("2025-11-24")


def test_a_fault_in_a_part_is_said_in_that_part(room: Room) -> None:
    room.new("person")
    room.type("name", "Al Zaabi")
    post = room.form.form.parts["post"].add()
    post.fields.editors["title"].retype("Secretary General")
    post.fields.editors["start"].retype("2025")
    post.fields.editors["end"].retype("2024")
    room.form.save()
    room.idle()
    assert post.fields.editors["end"].wrong == "A post cannot end before it starts."
    assert "Secretary General" in post.head.text()


def test_discarding_leaves_nothing_behind(room: Room) -> None:
    page = room.new("person")
    room.type("name", "Nobody")
    room.idle()
    assert [draft.title for draft in all_drafts(room.case)] == ["Nobody"]
    page.verbs()["stop_editing"]()
    room.idle()
    assert all_drafts(room.case) == ()
    assert room.fields["name"].typed() == ""


def test_a_second_save_waits_for_the_first(room: Room) -> None:
    room.new("person")
    room.type("name", "Once")
    room.form.save()
    room.form.save()
    room.idle()
    assert only(room, "person")

"""A record on its page: read, edited in place, compared with another edit, deleted, restored, its files, its draft."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.drafts import all_drafts, key_of
from app.forms import LIKE, read_form
from app.records import read_record
from db.values.marking import Marking
from db.values.text import canonical_json
from tests.ui.desktop.records.conftest import INDIA, OMAN, Room
from ui.desktop.forms.conflict_sheet import THEIRS
from ui.desktop.pages.record import NewPage, RecordPage
from ui.desktop.panes.record_body import RecordBody
from ui.desktop.panes.record_lines import Link, PairLine, RowLine
from ui.desktop.panes.record_print import read_record_sheet, record_sheet
from ui.desktop.place import Place, place_of_draft


def words(page: QWidget) -> str:
    """Everything that stands on the page."""
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
    said += [button.text() or button.accessibleName() for button in page.findChildren(QAbstractButton)]
    return "\n".join(said)


@pytest.fixture
def person(room: Room) -> str:
    return room.add("person", name="Al Zaabi", prefix="Dr", country_id=OMAN, marking=Marking("restricted"))


def test_a_record_is_readable_first_and_what_is_a_record_is_a_link(room: Room, person: str) -> None:
    page = room.record("person", person)
    assert page.title() == "Al Zaabi"
    assert not page.pane.editing
    link = next(one for one in page.findChildren(Link) if one.mention.title == "Oman")
    link.click()
    assert (room.heard.went[-1].kind, room.heard.went[-1].id) == ("country", OMAN)


def test_every_record_of_the_demonstration_can_be_read(demo_room: Room) -> None:
    with demo_room.case.read() as reader:
        kinds = dict(
            reader.rows("SELECT kind, min(id) FROM record WHERE deleted = 0 AND kind <> 'link' GROUP BY kind")
        )
    page = demo_room.record("country", OMAN)
    for kind, record in kinds.items():
        page.show_place(Place("record", kind, record))
        demo_room.idle()
        assert page.pane.view.kind == kind
        assert read_record(demo_room.case, kind, record).title in words(page)


def test_no_line_of_a_record_is_wider_than_a_pane_beside_a_list(demo_room: Room) -> None:
    """The longest names, each cited with its field and what it states, in the narrowest pane."""
    theme = demo_room.around.theme
    with demo_room.case.read() as reader:
        wide = reader.rows("SELECT kind, id FROM record WHERE kind IN ('person', 'meeting') AND deleted = 0")
    for kind, record in wide:
        body = RecordBody(theme, read_record(demo_room.case, kind, record))
        demo_room.bot.addWidget(body)
        assert body.minimumSizeHint().width() <= theme.look.units(340), body.view.title
        raised = [one.text() for one in body.findChildren(QLabel) if set(one.text()) & set("¹²³⁴⁵")]
        assert not [said for said in raised if re.search(r"\s(?<!\u202f)[¹²³⁴⁵]", said)]  # none begins a line


def test_e_edits_and_ctrl_s_saves_in_the_same_place(room: Room, person: str) -> None:
    page = room.record("person", person)
    page.pane.setFocus()
    room.key(Qt.Key.Key_E)
    room.idle()
    assert page.pane.editing
    room.fields["name"].retype("Mohammed Al Zaabi")
    page.verbs()["save"]()
    room.idle()
    assert not page.pane.editing
    assert page.title() == "Mohammed Al Zaabi"
    assert read_form(room.case, "person", person).values["prefix"] == "Dr"


def test_a_click_on_a_value_edits_that_field(room: Room, person: str) -> None:
    page = room.record("person", person)
    line = next(one for one in page.findChildren(PairLine) if one.pair.field == "name")
    room.bot.mouseClick(line, Qt.MouseButton.LeftButton)
    room.idle()
    assert room.fields["name"].control.hasFocus()


def test_a_part_is_edited_in_the_form_of_its_whole(room: Room) -> None:
    meeting = room.add("meeting", title="Talks", meeting_kind="talks", status="held", parties=[INDIA, OMAN])
    point = room.add("point", meeting_id=meeting, title="Ports", position=1)
    page = room.record("meeting", meeting)
    line = next(one for one in page.findChildren(RowLine) if one.row.id == point)
    line.click()
    room.idle()
    row = page.pane.form.form.parts["point"].row_of(point)
    assert row.is_open
    row.fields.editors["title"].retype("Ports and harbours")
    page.verbs()["save"]()
    room.idle()
    assert "Ports and harbours" in read_record(room.case, "meeting", meeting).sections[0].rows[0].title


def test_saving_nothing_changes_nothing(room: Room, person: str) -> None:
    revision = read_form(room.case, "person", person).revision
    page = room.record("person", person)
    page.verbs()["edit"]()
    room.idle()
    page.verbs()["save"]()
    room.idle()
    assert not page.pane.editing
    assert read_form(room.case, "person", person).revision == revision


def test_another_edit_of_another_field_is_kept(room: Room, person: str) -> None:
    page = room.record("person", person)
    page.verbs()["edit"]()
    room.idle()
    room.fields["name"].retype("Mine")
    room.edit(person, prefix="General")
    assert "Changed elsewhere" in page.pane.form.foot.state.text()
    page.verbs()["save"]()
    room.idle()
    values = read_form(room.case, "person", person).values
    assert (values["name"], values["prefix"]) == ("Mine", "General")


@pytest.mark.parametrize(("theirs", "kept"), [(False, "Mine"), (True, "Theirs")])
def test_two_edits_of_one_field_are_compared_and_chosen(
    room: Room, person: str, theirs: bool, kept: str
) -> None:
    page = room.record("person", person)
    page.verbs()["edit"]()
    room.idle()
    room.fields["name"].retype("Mine")
    room.fields["prefix"].retype("Admiral")
    room.edit(person, name="Theirs")
    page.verbs()["save"]()
    room.idle()
    sheet = page.pane.form.life.sheet
    assert sheet.isVisible()
    assert sheet.windowTitle() == "One field was changed twice"
    assert {"Mine", "Theirs"} <= {label.text() for label in sheet.findChildren(QLabel)}
    if theirs:
        sheet.groups[0].button(THEIRS).click()
    sheet.keep.click()
    room.idle()
    values = read_form(room.case, "person", person).values
    assert (values["name"], values["prefix"]) == (kept, "Admiral")
    assert not page.pane.editing


def test_deciding_later_loses_nothing(room: Room, person: str) -> None:
    page = room.record("person", person)
    page.verbs()["edit"]()
    room.idle()
    room.fields["name"].retype("Mine")
    room.edit(person, name="Theirs")
    page.verbs()["save"]()
    room.idle()
    page.pane.form.life.sheet.reject()
    room.idle()
    assert room.fields["name"].typed() == "Mine"
    assert [draft.content["fields"] for draft in all_drafts(room.case)] == [{"name": "Mine"}]
    assert read_record(room.case, "person", person).title == "Theirs"


def test_deleting_asks_nothing_and_offers_the_way_back(room: Room, person: str) -> None:
    page = room.record("person", person)
    page.verbs()["delete"]()
    room.idle()
    assert room.heard.said[-1] == ("Person “Al Zaabi” is in the recycle bin.", "Undo")
    assert "in the recycle bin" in [chip.accessibleName() for chip in page.findChildren(QWidget)]
    assert set(page.verbs()) == {"restore_record", "print"}
    page.verbs()["restore_record"]()
    room.idle()
    assert not read_record(room.case, "person", person).deleted
    assert "edit" in page.verbs()


def test_what_others_need_is_not_deleted_and_that_is_said(room: Room, person: str) -> None:
    room.record("country", OMAN).verbs()["delete"]()
    room.idle()
    assert "still refers to it" in str(room.heard.failed.pop())
    assert not read_record(room.case, "country", OMAN).deleted


def test_a_duplicate_starts_like_the_record(room: Room, person: str) -> None:
    page = room.record("person", person)
    page.verbs()["duplicate"]()
    assert room.heard.went[-1] == Place("new", "person", given=((LIKE, canonical_json(person)),))
    room.open(NewPage, room.heard.went[-1])
    assert room.fields["name"].typed() == "Al Zaabi"
    assert room.fields["country_id"].value() == OMAN


def test_the_history_puts_an_old_value_back(room: Room, person: str) -> None:
    room.edit(person, name="Wrong")
    page = room.record("person", person)
    page.verbs()["history"]()
    button = next(
        one for one in page.findChildren(QAbstractButton) if one.accessibleName() == "Put back Name: Al Zaabi"
    )
    button.click()
    room.idle()
    assert page.title() == "Al Zaabi"
    assert room.heard.said[-1][1] == "Undo"
    assert page.pane.body.history.is_open, "the history stays open while it is worked with"


def test_files_are_attached_opened_on_a_word_and_saved_elsewhere(
    room: Room, person: str, tmp_path: Path, profile: Path
) -> None:
    path = tmp_path / "cv.pdf"
    path.write_bytes(b"%PDF of a life")
    page = room.record("person", person)
    room.dialogs.chosen = [path]
    page.verbs()["attach"]()
    room.idle()
    (file,) = page.pane.view.files
    page.pane.files.open(file)
    assert "is marked RESTRICTED" in room.heard.said[-1][0]
    assert room.dialogs.opened == []
    room.heard.does()
    room.idle()
    (opened,) = room.dialogs.opened
    assert opened.read_bytes() == b"%PDF of a life"
    room.dialogs.target = tmp_path / "copy.pdf"
    page.pane.files.save(file)
    room.idle()
    assert (tmp_path / "copy.pdf").read_bytes() == b"%PDF of a life"
    room.leave()
    assert not opened.exists(), "copies go with the case file"


def test_a_change_elsewhere_is_shown_and_the_same_view_is_not_drawn_anew(room: Room, person: str) -> None:
    page = room.record("person", person)
    body = page.pane.body
    room.add("place", name="Muscat")
    assert page.pane.body is body
    room.edit(person, name="Renamed")
    assert page.pane.body is not body
    assert page.title() == "Renamed"


def test_a_fault_in_one_section_leaves_the_rest_readable(
    room: Room, person: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a fault of ours")

    monkeypatch.setattr("ui.desktop.panes.record_body.PairLine", broken)
    page = room.record("person", person)
    assert isinstance(room.heard.failed.pop(), KeyError)
    assert "This part of the record cannot be shown" in words(page)
    assert "Al Zaabi" in words(page)


def test_a_record_that_is_not_there_is_said_in_its_place(room: Room) -> None:
    page = room.record("person", "0" * 36)
    assert "not in the case file" in words(page)
    assert page.verbs() == {}
    assert room.heard.failed == []


def test_what_was_typed_is_offered_when_one_comes_back(room: Room, person: str) -> None:
    page = room.record("person", person)
    page.verbs()["edit"]()
    room.idle()
    room.fields["name"].retype("Half a na")
    page.show_place(Place("record", "country", OMAN))
    room.idle()
    page.show_place(Place("record", "person", person))
    room.idle()
    assert not page.pane.editing
    assert page.pane.offer.isVisible()
    page.pane.offer.go_on.click()
    room.idle()
    assert room.fields["name"].typed() == "Half a na"


def test_a_draft_that_is_thrown_away_is_gone(room: Room, person: str) -> None:
    page = room.record("person", person)
    page.verbs()["edit"]()
    room.idle()
    room.fields["name"].retype("Half a na")
    room.leave()
    page = room.record("person", person)
    page.pane.offer.drop.click()
    room.idle()
    assert all_drafts(room.case) == ()
    assert not page.pane.offer.isVisible()


def test_a_draft_is_opened_from_a_list_of_drafts(room: Room, person: str) -> None:
    page = room.record("person", person)
    page.verbs()["edit"]()
    room.idle()
    room.fields["name"].retype("Half a na")
    room.leave()
    (draft,) = all_drafts(room.case)
    assert (draft.key, draft.label, draft.title) == (key_of("person", person), "Person", "Half a na")
    place = place_of_draft(draft)
    room.open(RecordPage, place)
    room.idle()
    assert room.fields["name"].typed() == "Half a na"
    room.form.save()
    room.idle()
    assert read_record(room.case, "person", person).title == "Half a na"
    assert all_drafts(room.case) == ()


def test_a_record_prints_with_its_marking_and_nothing_typed_is_markup(
    room: Room, person: str, tmp_path: Path
) -> None:
    room.edit(person, name="Al <b>Zaabi</b> & Co")
    page = room.record("person", person)
    sheet = record_sheet(page.pane.view)
    assert sheet.marking == "RESTRICTED"
    assert "Al &lt;b&gt;Zaabi&lt;/b&gt; &amp; Co" in sheet.html
    assert "print" in page.verbs()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "record.pdf"))
    page.printing.print_on(printer, partial(read_record_sheet, room.case, "person", person))
    room.idle()
    assert min(_heights(tmp_path / "record.pdf", "RESTRICTED", "Zaabi", "Name")) > 4  # points: it can be read
    assert room.heard.said[-1][0] == "Printed: 1 page."


def test_every_control_of_record_and_form_has_a_name(demo_room: Room) -> None:
    with demo_room.case.read() as reader:
        meeting = reader.rows("SELECT id FROM meeting WHERE title = '13th JMCC'")[0][0]
    page = demo_room.record("meeting", meeting)
    page.pane.show_history()
    assert nameless(page) == []
    page.verbs()["edit"]()
    demo_room.idle()
    assert nameless(page) == []


def nameless(page: QWidget) -> list[str]:
    """Controls that can have the focus and say nothing to a screen reader."""
    return [
        f"{type(one).__name__} {one.objectName()}"
        for one in page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not one.accessibleName()
        and not (isinstance(one, QAbstractButton) and one.text())
        and one.isVisibleTo(page)
    ]


def test_tab_goes_through_a_form_in_the_order_of_its_fields(room: Room, person: str) -> None:
    page = room.record("person", person)
    page.verbs()["edit"]()
    room.idle()
    seen = []
    for _ in range(4):
        focus = QApplication.focusWidget()
        seen.append(focus.accessibleName() if focus else "")
        room.key(Qt.Key.Key_Tab)
    assert seen == ["Prefix", "Name", "Country", "Native script"]


def _heights(pdf: Path, *words: str) -> list[float]:
    """How high the first letter of each word stands on the first page, in points."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage()
    found = []
    for word in words:
        index, _ = text.search(word).get_next()
        _, bottom, _, top = text.get_charbox(index)
        found.append(top - bottom)
    text.close()
    document.close()
    return found

"""The meeting form: delegations, points, sources and questions, all by key; what is logged is what stood there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.meetings.reading import read_sheet
from db.models import Meeting, Source
from db.values.choices import CommitmentKind, MeetingKind, MeetingStatus, Role, Side, Strength
from tests.ui.desktop.test_reach import controls, nameless
from ui.desktop.meeting.parties import NOBODY_YET
from ui.desktop.parts.words import Label
from ui.desktop.place import Place

if TYPE_CHECKING:
    from tests.ui.desktop.meeting.conftest import FormSeat

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LIST = (
    "1. Shri A. Example, Joint Secretary, Ministry of Defence\n2. Rajesh Kumar Singh (head of delegation)\n"
)


def begun(new: FormSeat) -> FormSeat:
    """A session that is not on file, up to the first delegation."""
    new.enter("14th JMCC")
    new.form.parties.list_of(new.form.party_ids()[0]).line.edit.setFocus()
    return new


def test_until_it_is_known_who_meets_a_line_says_where_the_delegations_will_stand(new: FormSeat) -> None:
    def said() -> list[str]:
        return [one.text() for one in new.form.parties.findChildren(Label) if one.isVisible()]

    assert NOBODY_YET in said()
    new.enter("14th JMCC")
    assert NOBODY_YET not in said()


def test_a_pasted_list_becomes_people_who_are_moved_by_alt_and_given_a_role_by_one_key(new: FormSeat) -> None:
    begun(new)
    QGuiApplication.clipboard().setText(LIST)
    new.press(Qt.Key.Key_V, CONTROL)
    ours = new.form.parties.list_of(new.form.party_ids()[0])
    assert [row.title for row in ours.rows] == ["Shri A. Example", "Rajesh Kumar Singh"]
    ours.rows[1].head.setFocus()
    new.press(Qt.Key.Key_Up, ALT)
    new.press(Qt.Key.Key_Tab)
    new.write("i")
    first, second = ours.delegation().seats
    assert (first.person_id is not None, first.role) == (True, Role.INTERPRETER)
    assert second.new is not None
    assert (second.new.post, second.new.organisation) == ("Joint Secretary", "Ministry of Defence")
    ours.rows[1].head.setFocus()
    new.press(Qt.Key.Key_Delete)
    assert [row.title for row in ours.rows] == ["Rajesh Kumar Singh"]


def test_an_organisation_takes_part_with_its_head_count(new: FormSeat) -> None:
    begun(new)
    new.enter("Ministry of Defence, 4 officers")
    (seat,) = new.form.parties.delegations()[0].seats
    assert (seat.organisation_id is not None, seat.head_count, seat.role) == (True, 4, Role.MEMBER)


def test_a_name_that_is_not_on_file_is_made_with_control_enter(new: FormSeat) -> None:
    begun(new)
    new.write("Z. Nobody")
    new.seat.bot.waitUntil(
        lambda: new.form.parties.list_of(new.form.party_ids()[0]).line._shown() is not None
    )
    new.press(Qt.Key.Key_Return, CONTROL)
    (seat,) = new.form.parties.delegations()[0].seats
    assert seat.new is not None
    assert (seat.new.name, seat.role) == ("Z. Nobody", Role.CO_CHAIR)


def test_enter_makes_a_point_and_tab_a_commitment_whose_side_is_one_key(new: FormSeat) -> None:
    begun(new)
    new.form.when.date.retype("24 nov 2025")
    new.form.matters.line.setFocus()
    new.enter("Training")
    new.write("Propose training places")
    new.press(Qt.Key.Key_Tab)
    new.press(Qt.Key.Key_T)
    new.enter("by 31 march")
    new.enter("ours firm: Share a draft procedure by end of January")
    (matter,) = new.form.matters.matters()
    theirs, ours = matter.promises
    assert matter.title == "Training"
    assert (theirs.wording, theirs.side) == ("Propose training places", Side.THEIRS)
    assert theirs.due is not None
    assert theirs.due.meaning().startswith("31")
    assert (ours.side, ours.kind, ours.strength) == (Side.OURS, CommitmentKind.AGREED, Strength.FIRM)
    assert ours.due is not None
    assert (ours.due.words, str(ours.due.end)) == ("by end of January", "2026-01-31")


def test_whose_a_commitment_is_stays_open_until_it_is_said_and_is_jumped_to(new: FormSeat) -> None:
    begun(new)
    new.form.matters.line.setFocus()
    new.write("Send the list")
    new.press(Qt.Key.Key_Tab)
    assert "Say who owes “Send the list”" in new.form.checks.lines[0].text()
    new.form.heading.edit.setFocus()
    new.log()
    row = new.form.matters.rows[0].promises[0]
    assert row.side.hasFocus()
    assert new.pane.foot.state.text() == "Not logged: something is still open."
    new.write("b")
    assert row.promise().side is Side.JOINT
    new.form.heading.edit.setFocus()
    new.press(Qt.Key.Key_Period, CONTROL)
    assert new.seat.said == "Nothing is open: the meeting can be logged."


def test_a_session_that_is_on_file_is_offered_and_not_logged_twice(new: FormSeat) -> None:
    new.enter("13th jmcc")
    assert "is on file already" in new.form.heading.notice.text()
    new.log()
    assert new.form.heading.open.hasFocus()
    new.press(Qt.Key.Key_Space)
    page = new.seat.window.stack.page
    assert page.place() == Place("record", "meeting", new.meeting("13th JMCC"))


def test_a_planned_session_is_filled_in(new: FormSeat) -> None:
    planned = new.meeting("Next IOSCG")
    new.enter("14th IOSCG")
    assert "is planned" in new.form.heading.notice.text()
    new.form.heading.open.click()
    new.seat.idle()
    assert new.form.id == planned
    new.log()
    with new.case.read() as reader:
        found = reader.get(Meeting, planned)
    assert found is not None
    assert (found.title, found.edition, found.status) == ("14th IOSCG", 14, MeetingStatus.HELD)


def test_control_l_takes_over_the_co_chairs_of_the_last_session(new: FormSeat) -> None:
    new.enter("14th JMCC")
    assert "Copy from the last one" in new.form.heading.copy.text()
    new.press(Qt.Key.Key_L, CONTROL)
    seats = [one.seats for one in new.form.parties.delegations()]
    assert [[seat.role for seat in some] for some in seats] == [[Role.CO_CHAIR], [Role.CO_CHAIR]]
    assert new.form.matters.rows


def test_a_pasted_text_becomes_a_source_that_everything_cites(new: FormSeat) -> None:
    begun(new)
    new.form.matters.line.setFocus()
    new.enter("joint agreed: Meet again.")
    QGuiApplication.clipboard().setText("Press release\nBoth sides agreed to meet again.")
    new.press(Qt.Key.Key_V, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    new.log()
    sheet = read_sheet(new.case, new.meeting("14th JMCC"))
    with new.case.read() as reader:
        source = reader.get(Source, sheet.papers[0].source_id or "")
    assert source is not None
    assert source.text_received == "Press release\nBoth sides agreed to meet again."


def test_a_meeting_without_a_forum_asks_for_kind_and_parties_and_takes_a_country_from_its_heading(
    new: FormSeat,
) -> None:
    new.enter("Call on the Minister of Oman")
    assert new.form.about.isVisible()
    sheet = new.form.so_far()
    assert (sheet.kind, sheet.forum_id, len(sheet.parties)) == (MeetingKind.CALL_ON, None, 2)
    new.log()
    assert new.seat.said == "“Call on the Minister of Oman” is logged."


def test_every_control_is_named_and_reached_by_tab_in_the_order_of_the_screen(new: FormSeat) -> None:
    begun(new)
    new.enter("rajesh")
    new.form.matters.line.setFocus()
    new.enter("Training")
    new.enter("ours: Share a draft")
    new.form.more.head.click()
    new.form.about.show()
    page = new.seat.window.stack.page
    assert page is not None
    assert nameless(page) == []
    wanted = {
        one for one in controls(page) if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isEnabled()
    }
    reached: list[QWidget] = []
    widget: QWidget | None = new.form.heading.edit
    while widget is not None and widget not in reached:
        reached.append(widget)
        widget = widget.nextInFocusChain()
    assert wanted - set(reached) == set()
    lists = new.form.parties.list_of(new.form.party_ids()[0])
    order = [
        new.form.when.date.edit,
        lists.rows[0].head,
        lists.line.edit,
        new.form.matters.line,
        new.pane.foot.save,
    ]
    assert [one for one in reached if one in order] == order


def test_the_line_one_types_in_stays_in_sight_while_the_form_grows(new: FormSeat) -> None:
    begun(new)
    new.form.matters.line.setFocus()
    for place in range(12):
        new.enter(f"Point {place}")
    line = new.form.matters.line
    area = new.pane.columns._left.viewport()
    new.seat.bot.waitUntil(lambda: area.rect().contains(line.mapTo(area, line.rect().bottomRight())))


def test_forum_country_and_ministry_that_are_not_on_file_are_made_in_the_form_and_called_by_name(
    new: FormSeat,
) -> None:
    new.enter("4th Arctic Committee")
    parties = new.form.about.parties
    parties.go()
    new.write("Norway")
    new.seat.bot.waitUntil(lambda: parties._offers is not None and parties._offers.isVisible())
    new.press(Qt.Key.Key_Return, CONTROL)
    forum = new.form.about.forum
    forum.go()
    new.write("Arctic Committee")
    new.seat.bot.waitUntil(lambda: forum._offers is not None and forum._offers.isVisible())
    new.press(Qt.Key.Key_Return, CONTROL)
    about = new.form.about
    assert (about.value("edition"), about.value("meeting_kind")) == (4, MeetingKind.SESSION)
    assert "Nobody named for Norway" in " ".join(one.text() for one in new.form.checks.lines)
    theirs = new.form.parties.list_of(new.form.party_ids()[1])
    theirs.line.edit.setFocus()
    new.enter("Ministry of Fisheries, 2 officers")
    (seat,) = theirs.delegation().seats
    assert seat.new is not None
    assert (seat.new.kind, seat.head_count) == ("organisation", 2)
    (made,) = (one for one in new.pane.form.beside("x").created if one.kind == "country")
    assert (made.values["code"], made.values["official_name"]) == ("NOR", "Kingdom of Norway")

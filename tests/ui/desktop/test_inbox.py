"""The inbox by keys: paste, look, correct, answer, accept; one undo takes it back and nothing is lost on the way."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLineEdit, QMenu

from app.inbox.outlets import Outlet, outlets
from app.local import Space
from tests.app.inbox.told import FIRST, SECOND
from tests.ui.desktop.inbox_officer import SHIFT, Inbox, K
from ui.desktop.inbox.learned_sheet import LearnedSheet
from ui.desktop.inbox.memory import Memory
from ui.desktop.inbox.offer_list import Mark
from ui.desktop.place import READ, Place
from ui.desktop.registry import place_of

if TYPE_CHECKING:
    pass

MOST_KEYS = 12


def test_an_empty_inbox_says_what_to_do(inbox: Inbox) -> None:
    assert inbox.page.body.currentWidget() is inbox.page.empty
    assert "before you accept it" in inbox.page.empty.words.text()
    inbox.page.paste_text()
    assert "no text in the clipboard" in inbox.seat.said


def test_the_quote_of_the_current_proposal_stands_out_most_and_one_undo_takes_all_back(inbox: Inbox) -> None:
    inbox.paste(FIRST)
    view = inbox.page.pane.view
    shown = view.extraSelections()  # held, since a cursor goes with its selection
    assert len(shown) >= 5
    assert shown[-1].cursor.selectedText() == inbox.offer("31st Joint").quote
    inbox.press(K.Key_A, SHIFT)
    assert inbox.rows("SELECT edition, held_on FROM meeting WHERE edition = 31") == [(31, "2031-05-06")]
    assert "Ctrl+Z takes them back" in inbox.seat.said
    inbox.page.pane.go_to_main()
    inbox.rest()
    assert inbox.seat.window.stack.page is not inbox.page
    inbox.seat.window.session.undo()
    inbox.rest()
    assert inbox.rows("SELECT count(*) FROM meeting WHERE deleted = 0") == [(0,)]


LATER = """date 2031-06-02

Muscat, June 2: Defence Secretary Arun Dev Mehra held talks with Oman's Minister of Transport, Said Al Busaidi, in \
Muscat on June 1, 2031. (ANI)

Both sides agreed to establish a common data hotline by the end of 2031. The two sides also emphasised the need for \
peace in the region.
"""

EFFORT: tuple[tuple[Any, ...], ...] = (
    (FIRST, {}, {}, "SELECT count(*) FROM meeting", [(2,)]),
    (SECOND, {}, {}, "SELECT count(DISTINCT record_id) FROM citation WHERE field = 'held_on'", [(1,)]),
    (
        LATER,
        {"Said Al Busaidi": {"name": "Said al Busaidi"}},
        {"hotline": "1", "Meeting of": "N"},
        "SELECT count(*) FROM commitment WHERE tracked = 1 AND deleted = 0",
        [(1,)],
    ),
)
"""Text, what is wrong in its proposals, what to answer, and what must be so afterwards."""


def test_each_text_is_looked_over_corrected_and_accepted_in_at_most_twelve_keys_and_what_is_typed(
    inbox: Inbox,
) -> None:
    for text, wrong, answers, sql, wanted in EFFORT:
        keys = inbox.take_in(text, wrong, answers)
        written = sum(len(words) - 2 for words in inbox.pressed if words.startswith("“"))
        print(f"keys: {keys}, {written} of them letters: {' '.join(inbox.pressed)}")  # noqa: T201 – its purpose
        assert inbox.rows(sql) == wanted
        assert keys - written <= MOST_KEYS
    assert inbox.rows("SELECT also.target_id FROM link also WHERE role = 'also_made_at' AND deleted = 0")
    assert not inbox.page.pane.text or not [one for one in inbox.page.pane.text.open if one.chosen]


def test_what_was_typed_in_open_fields_is_there_again_after_a_kill(inbox: Inbox) -> None:
    inbox.paste(FIRST)
    inbox.press(K.Key_C)
    inbox.write("X")
    pane = inbox.page.pane.pane
    pane._timer.timeout.emit()
    inbox.rest()
    case = inbox.seat.window.session.case
    assert case is not None
    (kept,) = Space(case, "inbox").all()
    assert isinstance(kept.value, dict)
    assert "X" in str(kept.value["typed"])
    path = case.path
    inbox.seat.window.session.close_case()
    inbox.seat.open(path, Place("inbox"))
    inbox.rest()
    field = inbox.page.pane.pane._fields["title"].control
    assert isinstance(field, QLineEdit)
    assert "X" in field.text()
    inbox.press(K.Key_Escape)
    assert Memory.of(Space(inbox.seat.window.session.case, "inbox").all()[0].value).typed == {}  # type: ignore[arg-type]


def test_a_second_text_asks_where_it_is_not_sure_and_says_what_differs(inbox: Inbox) -> None:
    inbox.paste(FIRST)
    inbox.press(K.Key_A, SHIFT)
    inbox.keys = 0
    inbox.paste(SECOND)
    inbox.to("31st Joint")
    shown = " ".join(label.text() for label in inbox.page.pane.pane.findChildren(type(inbox.page.pane.count)))
    assert "On file This text Date 6 May 2031 7 May 2031" in shown.replace("\u00a0", " ")
    inbox.press(K.Key_A, SHIFT)
    assert inbox.rows("SELECT stated FROM citation WHERE field = 'held_on' AND stated IS NOT NULL") == [
        ("7 May 2031",)
    ]
    print(f"keys for the second text: {inbox.keys}")  # noqa: T201 – what this test is for
    assert inbox.keys <= MOST_KEYS


def test_a_question_is_answered_by_its_number(inbox: Inbox) -> None:
    inbox.paste(FIRST)
    inbox.press(K.Key_A, SHIFT)
    inbox.paste(FIRST.replace("They also discussed shipbuilding.", ""))
    call = inbox.to("Call on")
    inbox.press(K.Key_A)
    assert "Press 1 to 9" in inbox.seat.said
    inbox.press(K.Key_1)
    assert inbox.page.pane.list._painter.marks[call.id] is Mark.CHOSEN
    inbox.press(K.Key_A, SHIFT)
    assert inbox.rows("SELECT count(*) FROM meeting WHERE meeting_kind = 'call_on'") == [(1,)]


def test_a_proposal_is_corrected_in_its_fields_and_wrong_words_stay(inbox: Inbox) -> None:
    inbox.paste(FIRST)
    inbox.to("31st Joint")
    inbox.press(K.Key_C)
    assert inbox.page.pane.pane._fields["title"].line.hasSelectedText()
    field = inbox.page.pane.pane._fields["held_on"]
    assert isinstance(field.control, QLineEdit)
    field.control.setText("the 45th of May")
    inbox.press(K.Key_Return)
    assert inbox.page.pane.pane.editing
    assert field.hint.text()
    field.control.setText("5 May 2031")
    inbox.press(K.Key_Return)
    assert inbox.offer("31st Joint").content["held_on"] == "2031-05-05"
    inbox.press(K.Key_C)
    inbox.press(K.Key_Escape)
    assert not inbox.page.pane.pane.editing


def test_selected_words_become_a_value(inbox: Inbox) -> None:
    inbox.paste(FIRST)
    inbox.to("Call on")
    view = inbox.page.pane.view
    cursor = view.document().find("Muscat")
    assert isinstance(cursor, QTextCursor)
    view.setTextCursor(cursor)
    view.setFocus()
    inbox.press(K.Key_T)
    menu = inbox.page.pane.findChild(QMenu)
    assert menu is not None
    next(one for one in menu.actions() if one.text().endswith("Place")).trigger()
    menu.close()
    inbox.rest()
    assert inbox.offer("Call on").content["place"] == "Muscat"


def test_what_is_refused_is_dimmed_and_can_be_offered_again(inbox: Inbox) -> None:
    inbox.paste(FIRST)
    visit = inbox.to("Visit of")
    inbox.press(K.Key_R)
    assert inbox.page.pane.list._painter.marks[visit.id] is Mark.REJECTED
    inbox.to("Visit of")
    inbox.press(K.Key_R)
    assert inbox.page.pane.list._painter.marks[visit.id] is Mark.CHOSEN


def test_marks_survive_until_they_are_accepted(inbox: Inbox) -> None:
    inbox.paste(FIRST)
    inbox.to("Visit of")
    inbox.press(K.Key_Space)
    case = inbox.seat.window.session.case
    assert case is not None
    path = case.path
    inbox.seat.window.session.close_case()
    inbox.seat.open(path, Place("inbox"))
    inbox.rest()
    assert inbox.page.pane.list._painter.marks[inbox.offer("Visit of").id] is Mark.OPEN


def test_files_are_queued_and_a_bad_one_is_named(inbox: Inbox, tmp_path: Path) -> None:
    good, bad = tmp_path / "talks.txt", tmp_path / "broken.docx"
    good.write_text(FIRST, encoding="utf-8")
    bad.write_bytes(b"PK\x03\x04 not a paper")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(bad)), QUrl.fromLocalFile(str(good))])
    QGuiApplication.clipboard().setMimeData(data)
    inbox.page.paste_text()
    inbox.seat.bot.waitUntil(lambda: not inbox.page.taking.busy, timeout=20_000)
    inbox.rest()
    assert "broken.docx" in inbox.seat.said
    assert inbox.page.pane.text is not None
    assert inbox.page.pane.text.title.startswith("Indian and Omani")


def test_what_was_learned_is_shown_and_forgotten(inbox: Inbox) -> None:
    inbox.paste(FIRST)
    inbox.press(K.Key_A, SHIFT)
    inbox.page.show_learned()
    inbox.rest()
    sheet = inbox.page.findChild(LearnedSheet)
    assert sheet is not None
    assert sheet.list.key().startswith("ANI|")
    sheet.all.click()
    inbox.rest()
    assert inbox.rows("SELECT count(*) FROM local WHERE space = 'intake'") == [(0,)]


def test_a_source_on_file_is_read_from_its_own_page(inbox: Inbox) -> None:
    session = inbox.seat.window.session
    assert session.case is not None
    changes = session.case.door.changes()
    source = changes.create("source", title="From the archive", source_kind="news", text_received=SECOND)
    empty = changes.create("source", title="Nothing in it", source_kind="news")
    session.change("Add sources", changes)
    inbox.rest()
    inbox.seat.window.go(place_of("source", source))
    inbox.rest()
    page = inbox.seat.window.stack.page
    assert page is not None
    page.verbs()["read_proposes"]()
    inbox.seat.bot.waitUntil(lambda: inbox.page.pane.shows(source), timeout=20_000)
    assert inbox.rows("SELECT count(*) FROM source") == [(2,)]
    inbox.seat.window.go(Place("inbox", "source", empty, given=((READ, "1"),)))
    inbox.rest()
    assert "has no text to read" in inbox.seat.said


def test_what_came_with_a_letter_is_offered_as_further_texts(inbox: Inbox, tmp_path: Path) -> None:
    letter = EmailMessage()
    letter["From"], letter["Subject"], letter["Date"] = (
        "desk@mod.example",
        "Talks",
        "Wed, 07 May 2031 10:00:00 +0400",
    )
    letter.set_content(FIRST)
    letter.add_attachment(SECOND.encode(), maintype="text", subtype="plain", filename="annex.txt")
    letter.add_attachment(b"\x00", maintype="image", subtype="png", filename="seal.png")
    path = tmp_path / "talks.eml"
    path.write_bytes(letter.as_bytes())
    inbox.page.taking.files([path])
    inbox.seat.bot.waitUntil(lambda: "came with it" in inbox.seat.said, timeout=20_000)
    assert "annex.txt" in inbox.seat.said
    assert "seal.png" not in inbox.seat.said
    inbox.page.verbs()["take_enclosed"]()
    inbox.seat.bot.waitUntil(lambda: not inbox.page.taking.busy, timeout=20_000)
    inbox.rest()
    assert len(inbox.page.queue.rows._rows) == 2


def test_reading_is_cancelled_and_nothing_more_is_taken_up(inbox: Inbox, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    for path in paths:
        path.write_text(FIRST, encoding="utf-8")
    inbox.page.taking.files(paths)
    assert not inbox.page.cancel.isHidden()
    inbox.page.cancel.click()
    inbox.rest()
    assert not inbox.page.taking.busy
    assert inbox.page.cancel.isHidden()
    assert inbox.rows("SELECT count(*) FROM source") in ([(0,)], [(1,)])


def test_a_text_that_is_too_long_or_proposes_nothing_is_said_on_the_screen(inbox: Inbox) -> None:
    inbox.page.taking.text("word " * 20_001)
    inbox.rest()
    assert "20,001 words; intake takes 20,000" in inbox.seat.said
    inbox.page.taking.text("The weather was fine.")
    inbox.rest()
    assert "proposes nothing" in inbox.seat.said
    assert inbox.page.body.currentWidget() is inbox.page.empty


def test_where_an_outlet_is_at_home_is_asked_once_and_used_from_then_on(inbox: Inbox) -> None:
    inbox.paste(FIRST)
    inbox.page.verbs()["outlet_country"]()
    inbox.rest()
    sheet = inbox.page.findChild(LearnedSheet)
    assert sheet is not None
    assert sheet.outlet.text() == "ANI"
    sheet.country.setText("india")
    sheet.say.click()
    inbox.rest()
    assert "of India from now on" in inbox.seat.said
    assert inbox.seat.window.session.case is not None
    assert outlets(inbox.seat.window.session.case) == (Outlet("ANI", "India"),)

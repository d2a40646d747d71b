"""The inbox by key and by mouse: groups fold, the text leads to its proposals, selected words become values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app.inbox.deciding import reject
from tests.app.inbox.told import FIRST, SECOND
from tests.ui.desktop.inbox_officer import Inbox, K
from ui.desktop.parts.rows import ROW

if TYPE_CHECKING:
    pass


def test_groups_fold_and_open_by_keys_and_clicks_and_the_text_leads_to_its_proposals(inbox: Inbox) -> None:
    inbox.paste("𝐀 " + FIRST)
    rows = inbox.page.pane.list
    whole = rows.rows.rowCount()
    mehra = inbox.titled("Arun Dev Mehra").id
    inbox.to_id(mehra)
    inbox.press(K.Key_Left)
    assert rows.key() == "group/person"
    assert rows.currentIndex().data(ROW).figure == "0 of 3"
    inbox.press(K.Key_R)
    assert inbox.rows("SELECT count(*) FROM proposal WHERE status = 'rejected'") == [(0,)]
    folded = rows.rows.rowCount()
    inbox.press(K.Key_K)
    inbox.press(K.Key_J)
    assert rows.key() == "group/person"
    inbox.press(K.Key_Right)
    assert (rows.rows.rowCount(), rows.key()) == (whole, mehra)
    heading = rows.visualRect(rows.rows.index(0)).center()
    for seen in (whole - 2, whole):
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=heading)
        assert rows.rows.rowCount() == seen
    assert folded == whole - 3
    rows.fold("person", folded=True)
    rows.choose(mehra)
    assert rows.rows.rowCount() == whole
    leads_from_its_words(inbox)


def leads_from_its_words(inbox: Inbox) -> None:
    """A click or Enter in the text goes to the proposal whose words stand there, beyond letters of two units too."""
    pane = inbox.page.pane
    hotline = inbox.offer("data hotline")
    cursor = pane.view.document().find("data hotline")
    assert isinstance(cursor, QTextCursor)
    cursor.clearSelection()
    pane.view.setTextCursor(cursor)
    where = pane.view.cursorRect(cursor).center()
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    inbox.rest()
    assert pane.list.key() == hotline.id
    pane.list.choose(inbox.offer("31st Joint").id)
    pane.view.setTextCursor(cursor)
    pane.view.setFocus()
    inbox.press(K.Key_Return)
    assert pane.list.key() == hotline.id


def test_every_kind_of_field_takes_selected_words_or_an_answer_and_decided_texts_lead_on(
    inbox: Inbox,
) -> None:
    inbox.paste(FIRST)
    fix(inbox, "31st Joint", "May 6, 2031", "Date")
    assert "2031-05-06" in inbox.offer("31st Joint").content["held_on"]
    fix(inbox, "31st Joint", "31st", "Edition")
    fix(inbox, "31st Joint", "Muscat", "Edition")
    assert "is no number" in inbox.seat.said
    assert inbox.offer("31st Joint").content["edition"] == 31
    fix(inbox, "31st Joint", "Omani", "In")
    assert inbox.offer("31st Joint").content["country"] == "Oman"
    fix(inbox, "data hotline", "Indian", "Between")
    assert sorted(inbox.offer("data hotline").content["parties"]) == ["India", "Oman"]
    fix(inbox, "data hotline", "", "Kind", "Proposed")
    fix(inbox, "data hotline", "", "Followed up", "No")
    fixed = inbox.offer("data hotline").content
    assert (fixed["commitment_kind"], fixed["tracked"]) == ("proposed", False)
    first = inbox.page._id
    inbox.page.taking.text(SECOND)
    inbox.rest()
    assert inbox.page.pane.text is not None
    assert inbox.seat.window.session.case is not None
    reject(inbox.seat.window.session.case, [one.id for one in inbox.page.pane.text.open])
    inbox.page._read()
    inbox.rest()
    assert "All decided" in inbox.page.pane.count.text()
    QTest.keyClick(inbox.page.pane.list, K.Key_W)
    inbox.rest()
    assert inbox.page._id == first


def fix(inbox: Inbox, offer: str, words: str, label: str, answer: str = "") -> None:
    """Select words and say what they are, by the menu."""
    inbox.page.pane.list.choose(inbox.offer(offer).id)
    view = inbox.page.pane.view
    view.setTextCursor(view.document().find(words) if words else QTextCursor(view.document()))
    inbox.page.pane.fix()
    menu = view.findChild(QMenu)
    assert menu is not None
    action = next(one for one in menu.actions() if one.text().endswith(label))
    below = action.menu()
    if isinstance(below, QMenu):
        action = next(one for one in below.actions() if one.text().endswith(answer))
    action.trigger()
    menu.close()
    inbox.rest()

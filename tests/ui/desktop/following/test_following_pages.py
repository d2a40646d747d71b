"""Forum, closing, commitment, task, report and settings at the real window, over made-up casework."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.briefs import portable
from app.casefile import CaseFile
from app.following import read_following
from app.local import Space
from app.reporting.request import ReportRequest
from db.models import Chaser, Commitment, Meeting, Task
from db.values.choices import CommitmentStatus, TaskStatus
from ui.desktop.following.settings_section import FollowingSection
from ui.desktop.pages.closing import SPACE, ClosingPage
from ui.desktop.pages.commitment import CommitmentPage
from ui.desktop.pages.country import CountryPage
from ui.desktop.pages.forum import ForumPage
from ui.desktop.pages.meeting import MeetingPage
from ui.desktop.pages.report import ReportPage
from ui.desktop.pages.settings import SettingsPage
from ui.desktop.pages.task import TaskPage
from ui.desktop.panes.record_lines import EventLine
from ui.desktop.parts.rows import ROW, RowKind
from ui.desktop.place import Place
from ui.desktop.registry import place_of

if TYPE_CHECKING:
    import pytest

    from tests.ui.desktop.conftest import Seat

WAIT = 20_000


def case_of(seat: Seat) -> CaseFile:
    case = seat.window.session.case
    assert case is not None
    return case


def id_of(seat: Seat, kind: str, title: str) -> str:
    name = {"forum": "abbreviation", "commitment": "wording", "country": "name"}.get(kind, "title")
    with case_of(seat).read() as reader:
        ((found,),) = reader.rows(f"SELECT id FROM {kind} WHERE {name} LIKE ?1", f"{title}%")
    return str(found)


def go(seat: Seat, place: Place) -> Any:
    seat.window.go(place)
    seat.idle()
    return seat.window.stack.page


def press(seat: Seat, key: Qt.Key) -> None:
    QTest.keyClick(seat.window.focusWidget(), key)


def write(seat: Seat, words: str) -> None:
    QTest.keyClicks(seat.window.focusWidget(), words)


def test_a_forum_tells_its_gaps_what_is_missing_and_what_comes(seat: Seat, casework: Path) -> None:
    seat.open(casework)
    forum = id_of(seat, "forum", "JMCC")
    assert place_of("forum", forum) == Place("forum", "forum", forum)
    page = cast(ForumPage, go(seat, place_of("forum", forum)))
    seat.bot.waitUntil(lambda: page._view is not None, timeout=WAIT)
    model = page.list.rows
    rows = [model.index(row).data() for row in range(model.rowCount())]
    assert rows[:5] == [
        "Sessions",
        "13th JMCC",
        "The 11th and 12th are not on file.",
        "10th JMCC",
        "9th JMCC",
    ]
    assert "37 months" in page.head.about.text()
    assert page.head.turn.value.accessibleName() == "Oman"
    assert page.head.next.value.accessibleName() == "about November\N{NO-BREAK SPACE}2026"
    assert page.head.close_button.text() == "Close the 13th JMCC"
    assert "Sub-group on hydrography" in rows
    page.new_session()
    form = cast(MeetingPage, seat.window.stack.page)
    seat.bot.waitUntil(lambda: form.form.form is not None and not form.form.form.bare, timeout=WAIT)
    sheet = form.form.form.sheet()
    assert (sheet.edition, sheet.forum_id) == (14, forum)
    assert [seat_.person_id is not None for one in sheet.delegations for seat_ in one.seats] == [True, True]
    assert "Table a paper on ship repair" in [matter.title for matter in sheet.matters]


def test_what_was_answered_survives_until_the_session_is_closed(seat: Seat, casework: Path) -> None:
    seat.open(casework)
    session = id_of(seat, "meeting", "13th JMCC")
    page = cast(ClosingPage, go(seat, Place("closing", "meeting", session)))
    seat.bot.waitUntil(lambda: page.list.whole == 8, timeout=WAIT)
    page.list.go()
    press(seat, Qt.Key.Key_D)  # evidence is not asked: the record of a later session stands for it
    write(seat, "They named two")
    press(seat, Qt.Key.Key_Return)
    press(seat, Qt.Key.Key_X)
    press(seat, Qt.Key.Key_Return)  # a reason is needed, and who agreed
    assert page.progress.text().startswith("2 of 8 answered")
    page.close_session()
    assert seat.said.startswith("One answer is not complete")
    page.settle()
    seat.idle()
    kept = Space(case_of(seat), SPACE).get(session)
    assert sorted(one["key"] for one in kept.values()) == ["D", "X"]
    seat.window.session.close_case()
    seat.open(casework, Place("closing", "meeting", session))
    again = cast(ClosingPage, seat.window.stack.page)
    seat.bot.waitUntil(lambda: "nothing was lost" in seat.said, timeout=WAIT)
    assert again.progress.text().startswith("2 of 8 answered")
    assert len(again.list.answers()) == 1


def test_a_commitment_tells_its_story_and_refuses_no_letter_silently(seat: Seat, casework: Path) -> None:
    seat.open(casework)
    ships = id_of(seat, "commitment", "Report on port")
    page = cast(CommitmentPage, go(seat, place_of("commitment", ships)))
    seat.bot.waitUntil(lambda: page._story is not None, timeout=WAIT)
    chips = page.head.chips.accessibleName()
    assert "in progress" in chips
    assert "carried twice" in chips
    assert "our half in progress" in page.head.facts.text()
    assert [chapter.kind for chapter in page._story.chapters] == ["made", "carried", "carried"]
    assert not page.pane.body.findChildren(EventLine)
    beside = {label.text() for label in page.pane.body.findChildren(QLabel)}
    assert "Made" in beside
    assert not beside & {page.title(), "As worded", "open"}  # the head and the story say so
    page.area.setFocus()
    press(seat, Qt.Key.Key_D)
    write(seat, "letter 3")
    halves = page.form.fields.editor("half")
    assert halves is not None
    halves.set_value("ours")
    page.form.take.click()
    seat.bot.waitUntil(lambda: "Logged" in seat.said, timeout=WAIT)
    seat.idle()
    with case_of(seat).read() as reader:
        row = reader.get(Commitment, ships)
    assert row.our_half is CommitmentStatus.IMPLEMENTED
    assert row.status is CommitmentStatus.IN_PROGRESS  # the whole closes only with both halves


def test_a_task_is_chased_and_closed_by_the_letter_that_answers(seat: Seat, casework: Path) -> None:
    seat.open(casework)
    task = id_of(seat, "task", "Ask the Navy")
    page = cast(TaskPage, go(seat, place_of("task", task)))
    seat.bot.waitUntil(lambda: page._view is not None, timeout=WAIT)
    assert "22 days late" in page.head.chips.accessibleName()
    page.list.setFocus()
    press(seat, Qt.Key.Key_H)
    page.form.editor("next_on").retype("1 dec 2026")
    press(seat, Qt.Key.Key_Return)
    seat.bot.waitUntil(lambda: page._view is not None and len(page._view.chasers) == 1, timeout=WAIT)
    seat.idle()
    page.list.setFocus()
    press(seat, Qt.Key.Key_A)
    press(seat, Qt.Key.Key_Return)
    assert page.form.wrong.text().startswith("Name the letter")
    page.form.editor("subject").retype("Draft on hydrography")
    press(seat, Qt.Key.Key_Return)
    seat.bot.waitUntil(lambda: page._view is not None and page._view.answer is not None, timeout=WAIT)
    with case_of(seat).read() as reader:
        assert [one.to_whom for one in reader.all(Chaser, task_id=task)] == ["Naval Headquarters"]
        assert reader.get(Task, task).status is TaskStatus.DONE


def test_a_report_is_previewed_narrowed_and_written_as_word_and_as_a_register(
    seat: Seat, casework: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(portable, "maker_for", lambda _docx: None)
    monkeypatch.setattr(portable, "_libreoffice", lambda: None)
    seat.open(casework)
    page = cast(ReportPage, go(seat, Place("report", "forum", id_of(seat, "forum", "JMCC"))))
    seat.bot.waitUntil(lambda: page.can_export, timeout=WAIT)
    page.paper.sheet.finish()
    assert "Table a paper on ship repair" in page.paper.sheet.toPlainText()
    page.bar.filters.setText("owes:them")
    with seat.bot.waitSignal(page.previewed, timeout=WAIT):
        page.bar.filters.editingFinished.emit()
    page.paper.sheet.finish()
    text = page.paper.sheet.toPlainText()
    assert "Name contacts for the logistics study" in text
    assert "Table a paper on ship repair" not in text
    seat.bot.waitUntil(lambda: page.bar.house.findData("us") >= 0, timeout=WAIT)
    page.bar.house.setCurrentIndex(page.bar.house.findData("us"))
    with seat.bot.waitSignal(page.previewed, timeout=WAIT):
        page.bar.house.activated.emit(page.bar.house.currentIndex())
    assert page.bar.caveats_field.isHidden()
    page.bar.ceiling.setCurrentIndex(page.bar.ceiling.findData("restricted"))
    page.bar.caveats.tick("EYES ONLY", True)
    request = cast(ReportRequest, page.request())
    assert (request.ceiling, request.ceiling_caveats) == ("restricted", ("EYES ONLY",))
    with seat.bot.waitSignal(page.previewed, timeout=WAIT):
        page.bar.ceiling.setCurrentIndex(0)
    seat.officer.names = [tmp_path / "a.docx", tmp_path / "a.xlsx"]
    page.bar.pdf.setChecked(True)
    with seat.bot.waitSignal(page.written, timeout=WAIT) as written:
        page.export()
    assert written.args[0].house.id == "us"
    with seat.bot.waitSignal(page.written, timeout=WAIT):
        page.export_register()
    assert all((tmp_path / name).stat().st_size for name in ("a.docx", "a.pdf", "a.xlsx"))
    page.show_folder()
    assert seat.officer.folders == [tmp_path]


def test_a_report_that_was_written_is_kept_as_issued(seat: Seat, casework: Path, tmp_path: Path) -> None:
    seat.open(casework)
    page = cast(ReportPage, go(seat, Place("report", "forum", id_of(seat, "forum", "JMCC"))))
    seat.bot.waitUntil(lambda: page.can_export, timeout=WAIT)
    assert page.keep.isHidden()
    seat.officer.names = [tmp_path / "a.docx"]
    with seat.bot.waitSignal(page.written, timeout=WAIT):
        page.export()
    seat.window.actions_["keep_issued"].trigger()
    seat.idle()
    assert "action taken report, " in seat.said
    assert "is kept with its file" in seat.said
    assert page.keep.isHidden()


def test_the_terms_of_following_up_are_kept_and_wrong_ones_named(seat: Seat, casework: Path) -> None:
    seat.open(casework)
    page = cast(SettingsPage, go(seat, Place("settings")))
    section: Any = next(one for one in page.sections if isinstance(one, FollowingSection))
    seat.bot.waitUntil(lambda: section.known is not None, timeout=WAIT)
    silent = section.numbers["silent_after_days"]
    silent.edit.setText("0")
    section.save()
    seat.idle()
    assert read_following(case_of(seat)).silent_after_days == 90
    silent.edit.setText("120")
    section.year.set_value("4")
    section.save()
    seat.bot.waitUntil(lambda: read_following(case_of(seat)).silent_after_days == 120, timeout=WAIT)
    assert read_following(case_of(seat)).fiscal_start_month == 4


def test_the_record_of_a_session_offers_its_report_and_its_closing(seat: Seat, casework: Path) -> None:
    seat.open(casework)
    with case_of(seat).read() as reader:
        session = next(one.id for one in reader.all(Meeting) if one.edition == 13)
    go(seat, place_of("meeting", session))
    seat.window.deeds.do("report")
    assert seat.window.stack.here() == Place("report", "meeting", session)
    seat.window.stack.back()
    seat.idle()
    seat.window.deeds.do("close_session")
    assert seat.window.stack.here() == Place("closing", "meeting", session)


def test_a_country_names_what_is_overdue_first_then_the_silent_and_posts_to_confirm(
    seat: Seat, casework: Path
) -> None:
    seat.open(casework)
    page = cast(CountryPage, go(seat, place_of("country", id_of(seat, "country", "Oman"))))
    seat.bot.waitUntil(lambda: page.attention.rows.rowCount() > 0, timeout=WAIT)
    shown = [page.attention.rows.index(row).data(ROW) for row in range(page.attention.rows.rowCount())]
    headings = [row.title for row in shown if row.kind is RowKind.HEADING]
    assert headings == ["Overdue", "Silent for over 90 days", "Posts not confirmed for 6 months"]
    assert [row.figure for row in shown[1:4]] == ["1,409 days over", "1,240 days over", "235 days over"]
    assert shown[-1].title == "Salim bin Made Up"
    with seat.bot.waitSignal(page.around.going) as gone:
        page.attention._open(page.attention.rows.index(1))
    assert gone.args[0].page == "commitment"

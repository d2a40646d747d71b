"""A file dropped on a form is read into the text of its source; its date is proposed; what fails is said there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.catalog import decoded
from db.queries.records import these
from tests.app.reading import files
from tests.ui.desktop.conftest import WAIT
from tests.ui.desktop.meeting.conftest import FormSeat
from tests.ui.desktop.records.conftest import Room
from ui.desktop.forms.file_line import FileLine
from ui.desktop.pages.inbox import InboxPage
from ui.desktop.pages.today import TodayPage
from ui.desktop.place import Place

if TYPE_CHECKING:
    from tests.ui.desktop.conftest import Seat


def dropped(*paths: Path) -> QMimeData:
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return content


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def source_of(room: Any) -> dict[str, Any]:
    """The one source of the case file."""
    with room.case.read() as reader:
        ids = [one for (one,) in reader.rows("SELECT id FROM source")]
        ((_, form),) = these(reader, "source", ids)
    return decoded("source", {name: value for name, value in form.items() if value is not None})


def lines(form: Any) -> list[FileLine]:
    found = form.findChildren(FileLine)
    return [one for one in found if isinstance(one, FileLine)]


def test_an_email_becomes_a_source_with_its_text_and_its_date_when_taken(room: Room, tmp_path: Path) -> None:
    room.new("person")
    room.type("name", "Miller")
    letter = written(tmp_path, "Minutes.eml", files.mail("They agreed to meet."))
    room.form.form.sources.take(dropped(letter))
    (line,) = lines(room.form.form)
    assert line.words.text() == "Reading “Minutes.eml” …"
    room.idle()
    assert "“Minutes.eml” is read: " in line.words.text()
    assert line.words.text().endswith("It was sent on 24 November 2025.")
    line.date.click()
    assert line.date.isHidden()
    room.form.save()
    room.idle()
    made = source_of(room)
    assert "They agreed to meet." in made["text_received"]
    assert (made["published"].text, made["published_basis"]) == ("2025-11-24", "as the e-mail was sent")


def test_what_cannot_be_read_is_said_in_place_and_the_file_is_kept(room: Room, tmp_path: Path) -> None:
    room.new("person")
    room.type("name", "Miller")
    room.form.form.sources.take(dropped(written(tmp_path, "scan.pdf", b"%PDF-1.4 nothing")))
    room.idle()
    (line,) = lines(room.form.form)
    assert line.words.text() == "“scan.pdf” is damaged: its text cannot be read. The file itself is kept."
    room.form.save()
    room.idle()
    with room.case.read() as reader:
        assert reader.rows("SELECT file_name FROM attachment") == [("scan.pdf",)]
    assert source_of(room).get("text_received") is None


def test_saving_waits_for_the_text_and_pressing_again_goes_without(room: Room, tmp_path: Path) -> None:
    for again in (False, True):
        room.new("person")
        room.type("name", "Miller")
        paper = written(tmp_path, "Paper.docx", files.docx(files.paragraphs("The corvette talks")))
        room.form.form.sources.take(dropped(paper))
        room.form.save()
        assert room.form.foot.state.text().startswith("Saved as soon as the file is read")
        if again:
            room.form.save()
            assert room.form.foot.state.text() == "Saving …"
        room.idle()
        with room.case.read() as reader:
            texts = [text for (text,) in reader.rows("SELECT text_received FROM source ORDER BY id")]
        assert texts == (["The corvette talks", None] if again else ["The corvette talks"])


def test_a_file_on_a_source_is_read_into_it_and_never_over_what_stands_there(
    room: Room, tmp_path: Path
) -> None:
    room.new("source")
    room.type("title", "Talks")
    room.form.form.sources.take(dropped(written(tmp_path, "a.docx", files.docx(files.paragraphs("First")))))
    room.idle()
    assert room.fields["text_received"].typed() == "First"
    room.form.form.sources.take(dropped(written(tmp_path, "b.eml", files.mail("Second"))))
    room.idle()
    assert room.fields["text_received"].typed() == "First"
    line = lines(room.form.form)[-1]
    assert not line.replace.isHidden()
    line.replace.click()
    line.date.click()
    room.form.save()
    room.idle()
    assert source_of(room)["text_received"].endswith("Second")
    assert source_of(room)["published"].text == "2025-11-24"
    with room.case.read() as reader:
        hung = reader.rows("SELECT file_name FROM attachment a JOIN source s ON a.attached_to_id = s.id")
    assert sorted(hung) == [("a.docx",), ("b.eml",)]


def test_a_draft_with_a_file_that_had_not_been_read_reads_it_when_it_is_back(
    room: Room, tmp_path: Path
) -> None:
    from app.drafts import all_drafts
    from ui.desktop.pages.record import NewPage
    from ui.desktop.place import place_of_draft

    room.new("person")
    room.type("name", "Miller")
    room.form.form.sources.take(dropped(written(tmp_path, "c.txt", b"Notes of the call")))
    room.leave()
    (draft,) = all_drafts(room.case)
    room.open(NewPage, place_of_draft(draft))
    room.idle()
    room.form.save()
    room.idle()
    assert source_of(room)["text_received"] == "Notes of the call"


def test_a_file_on_the_sources_of_a_meeting_gives_its_text_and_the_year(
    seat: Seat, demo: Path, tmp_path: Path
) -> None:
    seat.open(demo)
    form = FormSeat(seat)
    form.go(Place("new", "meeting"))
    form.form.when.date.edit.setText("24 nov")
    form.form.sources.intake.take(dropped(written(tmp_path, "Old.eml", files.mail("They met."))))
    seat.idle()
    (line,) = lines(form.form.right)
    line.date.click()
    assert form.form.sources.sheet()[0].text.endswith("They met.")
    assert "2025" in form.form.when.date.hint.text()


def test_a_file_on_the_page_of_a_source_opens_its_form_with_the_text(room: Room, tmp_path: Path) -> None:
    page = room.record("source", room.add("source", title="Talks"))
    content = dropped(written(tmp_path, "c.txt", b"Notes of the call"))
    event = QDropEvent(
        QPointF(),
        Qt.DropAction.CopyAction,
        content,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.pane.dropEvent(event)
    room.idle()
    assert page.pane.editing
    room.form.save()
    room.idle()
    assert source_of(room)["text_received"] == "Notes of the call"


def fall(on: QWidget, *paths: Path) -> bool:
    """Drag files over a widget and let them fall, as Qt tells it; False where nobody takes them."""
    content, at = dropped(*paths), on.rect().center()
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, copy, content, left, plain)
    enter.ignore()
    QApplication.sendEvent(on, enter)  # which goes up until somebody takes it
    if enter.isAccepted():
        QApplication.sendEvent(on, QDropEvent(QPointF(at), copy, content, left, plain))
    return enter.isAccepted()


def test_a_file_that_falls_on_a_field_is_for_the_form_and_its_name_is_not_typed(
    room: Room, tmp_path: Path
) -> None:
    room.new("person")
    room.type("name", "Miller")
    for field in ("name", "career"):
        control = room.fields[field].control
        on = control.viewport() if hasattr(control, "viewport") else control
        assert fall(on, written(tmp_path, f"{field}.txt", b"They met."))
    room.idle()
    assert room.fields["name"].typed() == "Miller"
    assert not room.fields["career"].typed()
    assert [file.name for file in room.form.form.sources.files] == ["name.txt", "career.txt"]
    assert fall(room.form, tmp_path)
    assert "is a folder" in room.heard.said[-1][0]


def test_a_file_that_falls_on_a_page_without_a_use_for_it_goes_to_the_inbox(
    seat: Seat, demo: Path, tmp_path: Path
) -> None:
    seat.open(demo, Place("today"))
    seat.idle()
    today = seat.window.stack.page
    assert isinstance(today, TodayPage)
    note = written(
        tmp_path, "read-out.txt", b"The Minister met the Ambassador of Oman in Muscat on 3 May 2026."
    )
    assert fall(today.due.viewport(), note, written(tmp_path, "a.jpg", b""))
    assert seat.window.stack.trail.here == Place("inbox")
    assert seat.said == (
        "“read-out.txt” is taken up in the inbox; nothing is on file before you accept it. "
        "Left where it is: “a.jpg”."
    )
    inbox = seat.window.stack.page
    assert isinstance(inbox, InboxPage)
    seat.bot.waitUntil(lambda: not inbox.taking.busy and seat.window.session.idle, timeout=WAIT)
    assert "Ambassador of Oman" in inbox.pane.view.toPlainText()


def test_what_nobody_takes_in_is_said_and_an_open_form_keeps_its_page(
    seat: Seat, demo: Path, tmp_path: Path
) -> None:
    seat.open(demo, Place("today"))
    page = seat.window.stack.page
    assert page is not None
    assert fall(page, written(tmp_path, "map.jpg", b""))
    assert seat.said.startswith("“map.jpg” is no text and no table that can be taken in.")
    assert fall(page, written(tmp_path, "other.chancery", b""))
    assert seat.window.bar.action.text() == "Open it"
    assert fall(page, written(tmp_path, "people.csv", b"Name\nAmna\n"))
    assert seat.window.stack.trail.here == Place("import")
    seat.idle()
    seat.window.go(Place("new", "person"))
    form = seat.window.stack.page
    assert form is not None
    assert not fall(form, tmp_path / "people.csv")

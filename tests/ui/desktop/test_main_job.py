"""The main job at the desk: open, choose, read, export."""

from __future__ import annotations

import io
import threading
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.desktop.parts.progress import Progress
from ui.desktop.parts.rows import KEY

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.desktop.conftest import Seat
    from ui.desktop.transfer.work import Watching

KNOWN = "The 13th JMCC met in New Delhi on 24 November 2025"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def listed(seat: Seat) -> list[str]:
    """The titles in the list, headings included."""
    model = seat.composer.subjects.model
    return [model.index(row).data() for row in range(model.rowCount())]


def test_without_a_case_file_the_welcome_offers_two_ways_to_begin(seat: Seat) -> None:
    assert seat.window.pages.currentWidget() is seat.window.welcome
    assert seat.window.windowTitle() == "Chancery"
    assert not seat.window.strip.isVisible()
    assert not seat.window.actions_["export"].isEnabled()
    assert not seat.window.actions_["undo"].isEnabled()


def test_the_demonstration_is_written_where_asked_and_opened(seat: Seat, tmp_path: Path) -> None:
    seat.officer.names = [tmp_path / "Tour.chancery"]
    with seat.bot.waitSignal(seat.window.session.opened, timeout=20_000):
        seat.bot.mouseClick(seat.window.welcome.demonstration, Qt.MouseButton.LeftButton)
    assert (tmp_path / "Tour.chancery").stat().st_size > 0
    assert seat.window.windowTitle().endswith(" – Tour – Chancery")
    assert seat.window.pages.currentWidget() is seat.window.desk


def test_nothing_happens_when_no_file_is_chosen(seat: Seat) -> None:
    seat.officer.names = [None, None]
    seat.window.actions_["demonstration"].trigger()
    seat.window.actions_["open"].trigger()
    assert seat.window.session.case is None
    assert seat.said == ""


def test_a_chosen_case_file_is_opened(seat: Seat, demo: Path) -> None:
    seat.officer.names = [demo]
    with seat.bot.waitSignal(seat.window.session.opened, timeout=20_000):
        seat.window.actions_["open"].trigger()
    assert seat.window.strip.words == "UNCLASSIFIED"
    assert seat.window.keys.status.text() == "✓ All changes kept"


def test_the_list_has_the_other_countries_visits_and_planned_meetings(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    found = listed(seat)
    assert found[:3] == ["Countries", "Japan", "Oman"]
    assert "Visits" in found
    assert found[-2:] == ["Planned meetings", "Next IOSCG"]
    assert "India" not in found
    assert seat.composer.subjects.home.text() == "Home country: India"


def test_choosing_oman_shows_its_brief_and_what_is_not_ready(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    assert KNOWN in plain(seat.paper)
    assert seat.composer.head.text() == "Oman"
    rows = seat.composer.readiness.model
    titles = [plain(rows.index(row).data()) for row in range(rows.rowCount())]
    assert titles[0] == "Not ready"
    assert any(title.startswith("No news for 718 days") for title in titles)
    assert titles[-2:] == ["Withheld", "Nothing was withheld."]
    assert seat.composer.readiness.strip.words == "UNCLASSIFIED"


@pytest.mark.parametrize(
    ("title", "kicker"),
    [
        ("Visit of the Secretary General, Ministry of Defence of Oman, to India", "Brief for a visit"),
        ("Next IOSCG", "Brief for a meeting"),
    ],
)
def test_a_visit_and_a_planned_meeting_have_briefs_too(
    seat: Seat, demo: Path, title: str, kicker: str
) -> None:
    seat.compose(demo)
    seat.choose(title)
    assert seat.composer.second.text().startswith(kicker)
    assert "Oman" in seat.paper


def test_typing_narrows_the_list_without_choosing_anything_else(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    subjects = seat.composer.subjects
    QTest.keyClicks(subjects.search, "jap")
    assert listed(seat) == ["Countries", "Japan"]
    assert seat.composer.head.text() == "Oman"
    QTest.keyClick(subjects.search, Qt.Key.Key_Escape)
    assert "Oman" in listed(seat)
    assert subjects.list.currentIndex().data() == "Oman"


def test_accents_and_case_do_not_matter_when_searching(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    QTest.keyClicks(seat.composer.subjects.search, "SULTÁNATE om")
    assert listed(seat) == ["Countries", "Oman"]


def test_a_search_without_a_match_says_so_and_how_to_go_on(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    subjects = seat.composer.subjects
    QTest.keyClicks(subjects.search, "zzz")
    assert subjects.empty.isVisible()
    assert subjects.empty.text() == "Nothing here matches “zzz”. Esc shows all again."


def test_enter_in_the_search_chooses_the_first_match(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    search = seat.composer.subjects.search
    QTest.keyClicks(search, "oman")
    seat.previewed(lambda: QTest.keyClick(search, Qt.Key.Key_Return))
    assert seat.composer.head.text() == "Oman"


def test_letters_typed_in_the_list_search(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    subjects = seat.composer.subjects
    QTest.keyClick(subjects.list, Qt.Key.Key_J)
    assert subjects.search.text() == "j"


def test_down_goes_from_the_search_to_the_first_row(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    subjects = seat.composer.subjects
    seat.previewed(lambda: QTest.keyClick(subjects.search, Qt.Key.Key_Down))
    assert subjects.list.currentIndex().data(KEY).startswith("country:")
    assert seat.composer.head.text() == "Japan"


def test_exporting_writes_a_word_file_and_offers_its_folder(seat: Seat, demo: Path, tmp_path: Path) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    target = tmp_path / "Oman brief.docx"
    seat.officer.names = [target]
    with seat.bot.waitSignal(seat.composer.exported, timeout=20_000):
        seat.window.actions_["export"].trigger()
    assert seat.officer.suggested == ["Oman brief"]
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(target.read_bytes())).namelist()
    assert seat.said.startswith(f"“Oman brief.docx” is saved in {tmp_path}. Not ready: ")
    seat.bot.mouseClick(seat.window.bar.action, Qt.MouseButton.LeftButton)
    assert seat.officer.folders == [tmp_path]


def test_the_bar_moves_while_a_brief_is_written(
    seat: Seat, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each step waits in the other thread until the window has shown it: so the window paints meanwhile."""
    seat.compose(demo)
    seat.choose("Oman")
    seat.officer.names = [tmp_path / "Oman brief.docx"]
    strip, shown = seat.composer.strip, threading.Event()
    seen: list[tuple[str, str, bool]] = []

    def show_step(words: str, done: int = 0, whole: int = 0) -> None:
        Progress.show_step(strip.progress, words, done, whole)
        seen.append((words, strip.progress.figure.text(), strip.isVisible()))
        shown.set()

    monkeypatch.setattr(strip.progress, "show_step", show_step)
    begun = strip.begin

    def begin() -> Callable[[str, int, int], None]:
        watching = begun()

        def told(words: str, done: int, whole: int) -> None:
            shown.clear()
            watching(words, done, whole)
            assert shown.wait(20)

        return told

    monkeypatch.setattr(strip, "begin", begin)
    with seat.bot.waitSignal(seat.composer.exported, timeout=20_000):
        seat.window.actions_["export"].trigger()
    steps = list(dict.fromkeys(seen[1:]))
    assert steps[-3:] == [
        ("Gathering what is on file …", "0 of 3", True),
        ("Setting the pages …", "1 of 3", True),
        ("Writing the file …", "2 of 3", True),
    ]
    assert not strip.isVisible()


def test_an_export_that_is_cancelled_writes_nothing_and_says_so(
    seat: Seat, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    path = tmp_path / "Oman brief.docx"
    seat.officer.names = [path]
    strip = seat.composer.strip
    begun = strip.begin

    def begin() -> Watching:
        watching = begun()
        seat.bot.mouseClick(strip.progress.cancel, Qt.MouseButton.LeftButton)
        return watching

    monkeypatch.setattr(strip, "begin", begin)
    seat.window.actions_["export"].trigger()
    seat.idle()
    seat.bot.waitUntil(lambda: "stopped" in seat.said, timeout=20_000)
    assert not path.exists()
    assert not strip.isVisible()


def test_two_exports_in_a_row_are_both_written(seat: Seat, demo: Path, tmp_path: Path) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    seat.officer.names = [tmp_path / "first.docx", tmp_path / "second.docx"]
    seat.composer.export()
    seat.composer.export()
    seat.idle()
    assert (tmp_path / "first.docx").exists()
    assert (tmp_path / "second.docx").exists()


def test_where_no_program_shows_folders_the_path_is_said(seat: Seat, demo: Path, tmp_path: Path) -> None:
    seat.officer.has_file_manager = False
    seat.compose(demo)
    seat.choose("Oman")
    seat.officer.names = [tmp_path / "b.docx"]
    with seat.bot.waitSignal(seat.composer.exported, timeout=20_000):
        seat.composer.export()
    seat.composer.exporting.show_folder()
    assert str(tmp_path) in seat.said


def test_a_word_file_never_takes_the_place_of_the_case_file(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    seat.choose("Oman")
    before = demo.read_bytes()
    seat.officer.names = [demo]
    with seat.bot.waitSignal(seat.window.around.failing, timeout=20_000):
        seat.composer.export()
    assert "is the case file itself" in seat.said
    assert demo.read_bytes() == before


def test_closing_the_case_file_leads_back_to_the_welcome_and_lets_others_have_it(
    seat: Seat, demo: Path
) -> None:
    from app.casefile import CaseFile

    seat.compose(demo)
    seat.choose("Oman")
    seat.window.actions_["close"].trigger()
    assert seat.window.pages.currentWidget() is seat.window.welcome
    assert seat.window.windowTitle() == "Chancery"
    seat.idle()
    CaseFile.open(demo).close()


def test_opening_another_case_file_replaces_the_first(seat: Seat, demo: Path, small: Path) -> None:
    from app.casefile import CaseFile

    seat.compose(demo)
    seat.choose("Oman")
    seat.compose(small)
    seat.idle()
    assert seat.window.windowTitle().endswith(" – desk – Chancery")
    assert not seat.composer.paper.has_brief
    CaseFile.open(demo).close()


def test_opening_the_open_case_file_again_changes_nothing(seat: Seat, demo: Path) -> None:
    seat.compose(demo)
    case = seat.window.session.case
    seat.window.open(demo)
    seat.idle()
    assert seat.window.session.case is case
    assert seat.said == ""

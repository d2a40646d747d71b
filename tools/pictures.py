#!/usr/bin/env python3
"""Take the pictures of the guide from the demonstration, light and dark, without a screen: python tools/pictures.py.

They go to docs/guide/ (or to the folder that is given), as NAME.png and NAME-dark.png. Clock, size, fonts and case file
are fixed, so that two runs differ only where the desk does. Names after the folder take only those pictures.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.desktop.desk import Desk
    from ui.desktop.place import Place

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "guide"
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
SIZE = (1360, 860)
BODY = 13.0
"""Size of the body text in pixels: 100 %."""
THEMES = ("light", "dark")
LONGEST_MS = 60_000
STEP_MS = 100

RELEASE = """date 2026-11-18

Made up for this picture: talks in Muscat

Muscat, November 18: Defence Secretary Rajesh Kumar Singh and Oman's Secretary General of Defence, Dr Mohammed Bin \
Nasser Bin Ali Al Zaabi, co-chaired the 14th Joint Military Cooperation Committee (JMCC) meeting in Muscat on November \
17, 2026. Both sides reviewed ongoing defence engagements.

Both sides agreed to hold a joint seminar on harbour safety by the end of March 2027. They also discussed expanding \
cooperation in shipbuilding and training. Oman offered to share its experience with port security.

During his visit, Singh also called on the Omani Minister of Transport, Said Al Maawali.

The two sides recalled the Memorandum of Understanding on Defence Cooperation signed in 2005.
"""

REGISTER = """S. No.,Action Point,Action by,Country,Forum,Due date,Status
1,Share the draft MoU on hydrography,India,Oman,JMCC,31 December 2026,Open
2,Nominate a point of contact for staff talks,Oman,Oman,JMCC,Q1 2027,Open
3,Send the calendar of courses,India,Norwya,,by the next session,Open
"""


def main(words: list[str]) -> None:
    """Take them all, or those that are named."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["TZ"] = "UTC"
    sys.path.insert(0, str(ROOT))
    from PySide6.QtWidgets import QApplication

    folder = Path(words[0]) if words else FOLDER
    app = QApplication(sys.argv[:1])
    for path in take(app, folder, words[1:]):
        print(f"{path}: {path.stat().st_size:,} bytes")


def take(
    app: QApplication, folder: Path, names: Collection[str] = (), themes: Collection[str] = THEMES
) -> Iterator[Path]:
    """Take pictures into a folder that is there; gives each path when it is written."""
    shots = {name: shot for name, shot in SHOTS.items() if not names or name in names}
    for theme in themes:
        with tempfile.TemporaryDirectory() as scratch, _own_profile(Path(scratch)):
            desk = _opened(app, theme, Path(scratch))
            try:
                for name, shot in shots.items():
                    shot(desk, Path(scratch))
                    settle(desk)
                    path = folder / (f"{name}.png" if theme == "light" else f"{name}-{theme}.png")
                    _save(desk, path)
                    yield path
            finally:
                desk.close()
                desk.deleteLater()


def settle(desk: Desk) -> None:
    """Wait until nothing is under way and everything is painted."""
    from PySide6.QtCore import QEventLoop, QTimer

    waited = quiet = 0
    loop = QEventLoop()
    while quiet < 4 and waited < LONGEST_MS:
        QTimer.singleShot(STEP_MS, loop.quit)
        loop.exec()  # lets the other threads work, which QTest.qWait does not
        waited += STEP_MS
        quiet = quiet + 1 if desk.window.session.idle else 0
    if quiet < 4:
        raise SystemExit("The desk does not come to rest; see what it is at.")


@contextmanager
def _own_profile(scratch: Path) -> Iterator[None]:
    """A profile of its own: the pictures show nothing of whoever takes them, and leave nothing behind."""
    names = ("XDG_DATA_HOME", "LOCALAPPDATA")
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(dict.fromkeys(names, str(scratch / "profile")))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _opened(app: QApplication, theme: str, scratch: Path) -> Desk:
    from app.demo.writing import write_demo
    from db.values.ids import FixedClock
    from ui.desktop.desk import Desk
    from ui.desktop.look import Theme

    path = scratch / "Demonstration.chancery"
    write_demo(path)
    desk = Desk(app, Theme(theme, BODY), None, FixedClock(NOW))
    desk.window.resize(*SIZE)
    desk.window.open(path)
    settle(desk)
    return desk


def _save(desk: Desk, path: Path) -> None:
    """In the 256 colours that it has most of: a third of the bytes, and the eye sees no difference."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    image = desk.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(image.constBits()).cast("I"))
    colours = [colour for colour, _ in counted.most_common(256)]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    image = image.convertToFormat(QImage.Format.Format_Indexed8, colours, flags)
    if not image.save(str(path), "PNG", 0):  # 0 packs best
        raise SystemExit(f"{path} could not be written.")


# --- what is shown ---


def _at(page: str, kind: str = "", title: str = "", words: str = "") -> Callable[[Desk, Path], None]:
    """A picture of a place; `title` names the record."""

    def shot(desk: Desk, _scratch: Path) -> None:
        desk.window.go(_place(desk, page, kind, title, words))

    return shot


def _place(desk: Desk, page: str, kind: str, title: str, words: str = "") -> Place:
    from app.listing import listing
    from ui.desktop.place import Place

    case = desk.session.case
    assert case is not None
    record = ""
    if title:
        with case.read() as reader:
            record = next(one.id for one in listing(reader, kind) if title in one.title)
    return Place(page, kind, record, words)


def _brief(desk: Desk, scratch: Path) -> None:
    """The brief of Oman as a draft, so that it can be seen whatever is not ready."""
    from ui.desktop.pages.composer import Composer

    _at("compose", "country", "Oman")(desk, scratch)
    settle(desk)
    composer = desk.window.stack.live("compose")
    assert isinstance(composer, Composer)
    composer.choices.draft.setChecked(True)
    settle(desk)
    composer.paper.sheet.finish()


def _import(desk: Desk, scratch: Path) -> None:
    from ui.desktop.pages.importing import ImportPage

    path = scratch / "follow-up.csv"
    path.write_text(REGISTER, encoding="utf-8")
    _at("import")(desk, scratch)
    page = desk.window.stack.live("import")
    assert isinstance(page, ImportPage)
    page.take_file(path)


def _backups(desk: Desk, scratch: Path) -> None:
    from ui.desktop.pages.backups import BackupsPage

    _at("backups")(desk, scratch)
    settle(desk)
    page = desk.window.stack.live("backups")
    assert isinstance(page, BackupsPage)
    page.make_now()
    settle(desk)
    desk.window.bar.clear()
    page.head.second.setText("2 backups")  # the folder is one of this run


def _inbox(desk: Desk, scratch: Path) -> None:
    from ui.desktop.pages.inbox import InboxPage

    _at("inbox")(desk, scratch)
    settle(desk)
    page = desk.window.stack.live("inbox")
    assert isinstance(page, InboxPage)
    page.taking.text(RELEASE)
    settle(desk)
    page.pane.list.step(1)


def _words_of_intake(desk: Desk, _scratch: Path) -> None:
    """The section of the settings, with a city of the office's own."""
    from app.inbox.words import add_word
    from app.intake.own_words import WordKind
    from ui.desktop.inbox.words_section import WordsSection
    from ui.desktop.place import Place

    case = desk.window.session.case
    assert case is not None
    add_word(case, WordKind.CITY, "Rabkoot", "Oman")
    desk.window.go(Place("settings", words=WordsSection.HEADING))
    settle(desk)
    (section,) = desk.window.stack.page.findChildren(WordsSection)
    section.kinds.choose(WordKind.CITY.value)
    section.kinds.chosen.emit()


def _closing(desk: Desk, scratch: Path) -> None:
    """A session that is being closed: one commitment is answered, the next one is on the way."""
    from ui.desktop.pages.closing import ClosingPage

    _at("closing", "meeting", "13th JMCC")(desk, scratch)
    settle(desk)
    page = desk.window.stack.live("closing")
    assert isinstance(page, ClosingPage)
    for key, words in (("C", "Raised again; no company was named."), ("P", "The first area is logistics.")):
        page.list.pane.press(key)
        remark = page.list.pane.fields.editor("remark")
        assert remark is not None
        remark.retype(words)
        if key == "C":
            page.list.pane.answered.emit()


def _by_state(desk: Desk, scratch: Path) -> None:
    from ui.desktop.pages.board import BoardPage

    _at("list", "commitment")(desk, scratch)
    settle(desk)
    page = desk.window.stack.live("board")
    assert isinstance(page, BoardPage)
    page.toggle_way()


def _lines(desk: Desk, scratch: Path) -> None:
    """The lines of a visit: one written, one being written."""
    from app.briefs.saying import Written, say
    from ui.desktop.pages.composer import Composer

    _at("compose", "visit", "a")(desk, scratch)
    settle(desk)
    composer, case = desk.window.stack.live("compose"), desk.window.session.case
    assert isinstance(composer, Composer)
    assert case is not None
    about = composer.place()
    composer.choices.draft.setChecked(True)
    for code, wording in (
        ("ours", "Agree a date for the next session of the JMCC."),
        ("point", "Made up for this picture: thank Oman for the port calls at Duqm."),
        ("avoid", "Made up for this picture: speaking of the logistic complex as agreed."),
    ):
        written = Written(
            code=code, wording=wording, to_whom="", valid_until="mar 2027", level="unclassified"
        )
        say(case, "visit", about.id, written)
    composer.side.turn("lines")
    composer.side.lines.refresh()
    settle(desk)
    composer.side.lines.writer.text.setPlainText("If asked: the date is still open.")


def _control(desk: Desk, scratch: Path) -> None:
    """A brief up to Restricted, whose annex up to Secret is seen."""
    from db.values.marking import Marking
    from ui.desktop.pages.composer import Composer

    case = desk.window.session.case
    assert case is not None
    with case.read() as reader:
        rows = reader.rows("SELECT id FROM commitment WHERE tracked = 1 AND deleted = 0 ORDER BY id LIMIT 3")
    changes = case.door.changes()
    for (commitment,) in rows:
        changes.edit(commitment, marking=Marking("secret"))
    case.door.change("Mark three commitments", changes)
    _brief(desk, scratch)
    settle(desk)
    composer = desk.window.stack.live("compose")
    assert isinstance(composer, Composer)
    composer.choices.ceiling.setCurrentIndex(composer.choices.ceiling.findData("restricted"))
    pane = composer.side.control
    composer.side.turn("control")
    pane.addressee.setText("Raksha Mantri")
    pane.annex.setCurrentIndex(pane.annex.findData("secret"))
    settle(desk)
    pane.see.click()
    composer.paper.sheet.finish()


def _kept(desk: Desk, scratch: Path) -> None:
    """A brief that was issued, and its page."""
    from datetime import date

    from app.briefs.issuing import keep_issued
    from app.briefs.request import Request
    from app.briefs.writing import write_brief
    from ui.desktop.place import Place

    case = desk.window.session.case
    assert case is not None
    with case.read() as reader:
        (oman,) = reader.rows("SELECT id FROM country WHERE name = 'Oman'")[0]
    request = Request(as_of=date(2026, 11, 21), country=oman)
    issued = keep_issued(case, request, write_brief(case, request, scratch / "Oman brief.docx", replace=True))
    desk.window.go(Place("brief", "brief", issued.id))


SHOTS: dict[str, Callable[[Desk, Path], None]] = {
    "today": _at("today"),
    "desk": _at("country", "country", "Oman"),
    "commitments": _at("list", "commitment"),
    "by-state": _by_state,
    "commitment": _at("commitment", "commitment", "Hold the next IOSCG"),
    "forum": _at("forum", "forum", "Joint Military"),
    "closing": _closing,
    "report": _at("report", "forum", "Joint Military"),
    "meeting": _at("record", "meeting", "13th JMCC"),
    "new-meeting": _at("meeting"),
    "diary": _at("diary"),
    "visit": _at("visit", "visit", "a"),
    "brief": _brief,
    "brief-lines": _lines,
    "brief-kept": _kept,
    "import": _import,
    "backups": _backups,
    "inbox": _inbox,
    "words-of-intake": _words_of_intake,
    "brief-control": _control,  # the last: it marks records
}
"""Name of a picture → how the desk comes to show it."""


if __name__ == "__main__":
    main(sys.argv[1:])

"""An officer's first day, by keys alone: from an empty profile to the exported brief, and everything taken back.

    python -m tests.e2e.first_day FOLDER

runs it on the platform of windows that Qt finds and prints what it took; the files are written into the folder.
"""

from __future__ import annotations

import os
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtWidgets import QApplication

from app import undo
from db.values.ids import FixedClock
from tests.e2e.hands import Answers, Hands
from tests.ui.desktop.stalls import Stalls
from ui.desktop.desk import Desk
from ui.desktop.look import Theme

TITLE = "14th JMCC"
PROMISE = "theirs agreed: Name the ports of call for next year."
VENUE = "Bait Al Falaj"
FOUND = "What was found"
NOTE = "The Attache asked for the dates of the next session."


@dataclass(frozen=True, slots=True)
class Told:
    """What the day took and what it left behind."""

    platform: str
    keys: int
    letters: int
    changes: int
    brief: str
    worst: str


def live(desk: Desk, answers: Answers) -> Told:
    """The whole day at a desk without a case file; raises AssertionError where something does not come."""
    hands = Hands(desk)
    stalls = Stalls()
    stalls.start()
    hands.apart = stalls.apart
    for what, step in (
        ("opening the demonstration", open_demonstration),
        ("logging a meeting", log_meeting),
        ("finding it", find_meeting),
        ("editing it", edit_meeting),
        ("taking back and making again", undo_edit),
        ("writing a quick note", write_note),
        ("looking at the country", look_at_country),
        ("exporting the brief", export_brief),
        ("keeping it", keep_brief),
        ("taking everything back", undo_everything),
    ):
        with stalls.during(what):
            step(hands)
    stalls.stop()
    name = QApplication.platformName()
    brief = str(answers.folder / f"{answers.told[0]}.docx")
    return Told(name, hands.keys, hands.text, len(hands.states), brief, stalls.told())


def open_demonstration(hands: Hands) -> None:
    """The welcome page has the focus where one begins."""
    hands.tab_to("Open the demonstration…")
    hands.press("Space")
    hands.until("The demonstration", lambda: hands.desk.session.case is not None)
    hands.until("The first page", lambda: hands.window.stack.page is not None and hands.desk.session.idle)
    hands.states.append(hands.digest())
    warming = hands.desk.warming
    if warming is not None:  # an officer looks at the first page for so long
        hands.until("What the pages need", lambda: warming.over)


def log_meeting(hands: Hands) -> None:
    """From the list of meetings, an empty form."""
    hands.press("Ctrl+6")
    hands.until("The list of meetings", lambda: hands.at("list"))
    hands.press("Ctrl+N")
    hands.until("The form", lambda: hands.rests() and hands.focused("Meeting"))
    hands.type(TITLE)
    hands.press("Return")
    hands.tab_to("Date")
    hands.type("20 nov 2026")
    hands.tab_to("Add a point or a commitment")
    hands.type(PROMISE)
    hands.press("Return")
    hands.press("Ctrl+Return")
    hands.until("The record", lambda: hands.at("record") and "is logged" in hands.said)


def find_meeting(hands: Hands) -> None:
    """Ctrl+K finds what was just entered, from anywhere."""
    hands.press("Ctrl+1")
    hands.until("Today", lambda: hands.at("today"))
    hands.press("Ctrl+K")
    hands.type("14th jm")
    hands.until("The meeting in the palette", lambda: TITLE in hands.rows(FOUND))
    hands.press("Return")
    hands.until("The record", lambda: hands.at("record") and hands.title() == TITLE)


def edit_meeting(hands: Hands) -> None:
    """In its place, and saved."""
    hands.press("F2")
    hands.until("The form", lambda: hands.at("new") and hands.focused("Meeting"))
    hands.tab_to("Venue")
    hands.type(VENUE)
    count = len(hands.states)
    hands.press("Ctrl+S")
    hands.until("The change", lambda: len(hands.states) > count and hands.at("record"))
    hands.until("The venue on the page", lambda: VENUE in hands.seen())


def undo_edit(hands: Hands) -> None:
    """Taken back and made again, with its words."""
    hands.press("Ctrl+Z")
    hands.until("The page without the venue", lambda: hands.rests() and VENUE not in hands.seen())
    assert "is undone" in hands.said
    hands.press("Ctrl+Shift+Z")
    hands.until("The venue", lambda: hands.rests() and VENUE in hands.seen())


def write_note(hands: Hands) -> None:
    """About the meeting on the screen."""
    count = len(hands.states)
    hands.press("Ctrl+Shift+N")
    hands.idle()
    hands.type(NOTE)
    hands.press("Ctrl+Return")
    hands.until("The note", lambda: len(hands.states) > count and hands.rests())


def look_at_country(hands: Hands) -> None:
    """By its name; the new meeting is on the page."""
    hands.press("Ctrl+K")
    hands.type("oman")
    palette = hands.window.palette_
    hands.until("Oman in the palette", lambda: "Oman" in hands.rows(FOUND))
    while palette.list.currentIndex().data() != "Oman":
        hands.press("Down")
    hands.press("Return")
    hands.until("The country", lambda: hands.at("country") and hands.title() == "Oman")


def export_brief(hands: Hands) -> None:
    """From the country to the Word file; what is not assessed yet may stand in a draft."""
    hands.press("Ctrl+B")
    hands.until("What stands in the way", lambda: "3 records of this brief are not assessed" in hands.said)
    hands.press("Ctrl+D")
    hands.until("The preview", lambda: hands.at("compose") and hands.can("export"))
    hands.press("Ctrl+E")
    hands.until("The brief", lambda: "is saved in" in hands.said)
    hands.idle()


def keep_brief(hands: Hands) -> None:
    """What was exported stays in the case file with its file, and is a record like any other."""
    count = len(hands.states)
    hands.press("Ctrl+Shift+E")
    hands.until("The brief in the case file", lambda: "is kept with its file" in hands.said)
    hands.until("Its record", lambda: len(hands.states) > count and hands.rests())
    hands.until("No second keeping", lambda: not hands.can("keep_issued"))


def undo_everything(hands: Hands) -> None:
    """Each undo brings back exactly what was before, each redo what was after; nothing of the day is left out."""
    made = list(dict.fromkeys(hands.states))
    hands.states.clear()
    steps = len(made) - 1
    for wanted in reversed(made[:-1]):
        _step(hands, "Ctrl+Z", wanted)
    for wanted in made[1:]:
        _step(hands, "Ctrl+Shift+Z", wanted)
    assert steps >= 3
    assert undo.available(hands.case).redo is None


def _step(hands: Hands, key: str, wanted: str) -> None:
    count = len(hands.states)
    hands.until(f"{key}", lambda: hands.can("undo" if key == "Ctrl+Z" else "redo") and hands.rests())
    hands.press(key)
    hands.until(f"What {key} does", lambda: len(hands.states) > count)
    hands.idle()
    assert hands.states[-1] == wanted, f"{key} did not bring back what was there"


def main(folder: Path) -> None:
    """The day at a desk of its own, without anything of this person's."""
    from datetime import UTC, datetime

    os.environ["XDG_DATA_HOME"] = str(folder / "profile")
    app = QApplication(sys.argv[:1])
    answers = Answers(folder)
    desk = Desk(
        app, Theme("light", 13.0), answers, FixedClock(datetime(2026, 11, 21, 9, tzinfo=UTC)), lasting=True
    )
    desk.window.failures.install()
    try:
        told = live(desk, answers)
    finally:
        desk.window.failures.uninstall()
        desk.close()
    for name, value in asdict(told).items():
        sys.stdout.write(f"{name}: {value}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

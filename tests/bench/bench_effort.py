"""Prints the keys an officer presses at the inbox to take each text of a folder in so that the records equal its gold.

    python -m tests.bench.bench_effort FOLDER

The folder holds `*.txt` and `seeds_gold.json`. The real window is driven by real keys; every key counts.
What is unsure, asked about or told otherwise is walked through; then everything chosen is accepted and compared.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.casefile import CaseFile
from app.inbox.posts import same_title
from app.intake.forums.clusters import key_of
from app.intake.people.matching import SAME, likeness
from db.reader import Reader

Item = dict[str, Any]
Rows = list[tuple[Any, ...]]

MEETINGS = """SELECT m.id, m.edition, m.held_on, p.name, m.status, f.name, (SELECT json_group_array(q.name)
    FROM participation s JOIN person q ON q.id = s.person_id WHERE s.meeting_id = m.id AND s.deleted = 0) FROM meeting m
    LEFT JOIN place p ON p.id = m.place_id LEFT JOIN forum f ON f.id = m.forum_id WHERE m.deleted = 0"""
PEOPLE = """SELECT p.name, c.name, (SELECT json_group_array(title) FROM post WHERE person_id = p.id AND deleted = 0)
    FROM person p LEFT JOIN country c ON c.id = p.country_id WHERE p.deleted = 0"""
AGREEMENTS = "SELECT title, signed, plan_year FROM agreement WHERE deleted = 0"
EXERCISES = """SELECT e.name, e.edition, e.held_on, p.name FROM exercise e LEFT JOIN place p ON p.id = e.place_id
    WHERE e.deleted = 0"""
VISITS = "SELECT direction, dates, includes FROM visit WHERE deleted = 0"
PROMISES = """SELECT wording_quoted, commitment_kind, owner_side, due, made_at_id FROM commitment
    WHERE deleted = 0 AND tracked = 1"""


class Gold:
    """The facts that the texts taken in so far state."""

    def __init__(self, records: list[Item], files: set[str]) -> None:
        self.by_id = {one["id"]: one for one in records}
        self._told = [one for one in records if {each["file"] for each in one.get("evidence", ())} <= files]

    def of(self, kind: str) -> list[Item]:
        """Those of one type."""
        return [one for one in self._told if one["type"] == kind]

    def name(self, id: str | None) -> str:
        """The name of a record that another refers to."""
        return str(self.by_id[id]["data"]["name"]) if id else ""


def wrong(reader: Reader, gold: Gold) -> Iterator[str]:
    """What is not as the gold says, in words."""
    yield from _wrong_meetings(reader.rows(MEETINGS), gold)
    yield from _missing("person", gold, reader.rows(PEOPLE), lambda one, row: _is_person(one, row, gold))
    yield from _missing("agreement", gold, reader.rows(AGREEMENTS), _is_agreement)
    yield from _missing(
        "exercise", gold, reader.rows(EXERCISES), lambda one, row: _is_exercise(one, row, gold)
    )
    yield from _missing("visit", gold, reader.rows(VISITS), _is_visit)
    sessions = {one["id"]: _meeting_of(one, reader.rows(MEETINGS), gold) for one in gold.of("meeting")}
    tracked = [one for one in gold.of("commitment") if one["data"].get("track")]
    rows = reader.rows(PROMISES)
    if len(rows) != len(tracked):
        yield f"{len(rows)} tracked commitments, gold {len(tracked)}"
    for one in tracked:
        if not any(_is_promise(one, row, sessions) for row in rows):
            yield f"commitment {one['id']}: {one['quote'][:60]}"


def _missing(
    kind: str, gold: Gold, rows: Rows, same: Callable[[Item, tuple[Any, ...]], bool]
) -> Iterator[str]:
    wanted = gold.of(kind)
    if len(rows) < len(wanted):
        yield f"{len(rows)} of kind {kind}, gold {len(wanted)}"
    for one in wanted:
        if not any(same(one, row) for row in rows):
            yield f"{kind} {one['id']}: {one['data'].get('name') or one['quote'][:60]}"


def _wrong_meetings(rows: Rows, gold: Gold) -> Iterator[str]:
    for one in gold.of("meeting"):
        if _meeting_of(one, rows, gold) is None:
            yield f"meeting {one['id']}: {one['data']['name']}"


def _meeting_of(one: Item, rows: Rows, gold: Gold) -> str | None:
    data, refs = one["data"], one["refs"]
    day = data.get("date") or (f"{data['date_start']}/{data['date_end']}" if data.get("date_start") else None)
    people = [gold.name(id) for id in refs.get("participants") or refs.get("cochairs") or ()]
    for id, edition, held_on, place, status, forum, there in rows:
        names = json.loads(there)
        fits = (
            (edition, held_on, place or "") == (data.get("edition"), day, gold.name(refs.get("place")))
            and (status == "planned") == (data.get("status") == "planned")
            and key_of(forum or "") == key_of(gold.name(refs.get("forum")))
            and len(names) == len(people)
            and all(any(_named(name, each) for each in names) for name in people)
        )
        if fits:
            return str(id)
    return None


def _named(one: str, other: str) -> bool:
    return likeness(one, other)[0] >= SAME


def _is_person(one: Item, row: tuple[Any, ...], gold: Gold) -> bool:
    name, country, held = row
    side = one["data"]["side"]
    posts = [each for each in gold.of("position") if each["refs"].get("person") == one["id"]]
    titles = [each["data"]["title"].partition(" (as")[0] for each in posts]
    known = all(
        any(same_title(title, each, frozenset({side.casefold()})) for each in json.loads(held))
        for title in titles
    )
    return _named(one["data"]["name"], name) and side == country and known


def _is_agreement(one: Item, row: tuple[Any, ...]) -> bool:
    title, signed, plan_year = row
    year = plan_year or (int(signed[:4]) if signed else None)
    return key_of(title) == key_of(one["data"]["name"]) and year == one["data"]["year"]


def _is_exercise(one: Item, row: tuple[Any, ...], gold: Gold) -> bool:
    name, edition, held_on, place = row
    data = one["data"]
    dates = f"{data['date_start'] or '..'}/{data['date_end']}"
    return (name, edition, held_on, place) == (
        data["name"],
        data["edition"],
        dates,
        gold.name(one["refs"].get("place")),
    )


def _is_visit(one: Item, row: tuple[Any, ...]) -> bool:
    direction, dates, includes = row
    data = one["data"]
    return data["direction"].startswith(direction) and (dates, includes) == (
        data["date_start"],
        data.get("includes"),
    )


def _is_promise(one: Item, row: tuple[Any, ...], sessions: dict[str, str | None]) -> bool:
    words, kind, owner, due, meeting = row
    data = one["data"]
    quoted = any(_overlap(words, each["quote"]) >= 0.5 for each in one["evidence"])
    stated = json.loads(due)["words"] if due else None
    at = sessions.get(one["refs"].get("meeting"))
    return quoted and (kind, owner, stated, meeting) == (data["kind"], data["owner"], data["due_text"], at)


def _overlap(one: str, other: str) -> float:
    a, b = ({word.strip(".,;“”\"'").casefold() for word in words.split()} for words in (one, other))
    return 2 * len(a & b) / (len(a) + len(b))


class Chair:
    """A window without a test around it, as the officer at the inbox uses it."""

    def __init__(self, desk: Any) -> None:
        self.desk, self.window, self.bot = desk, desk.window, self

    def idle(self) -> None:
        """Wait until nothing is under way."""
        self.waitUntil(lambda: self.window.session.idle)

    def waitUntil(self, done: Callable[[], bool], timeout: int = 20_000) -> None:  # noqa: N802 – as pytest-qt has it
        """Let the other threads work until it is so."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        for _ in range(timeout // 20):
            if done():
                return
            QTimer.singleShot(20, loop.quit)
            loop.exec()
        raise SystemExit("The desk does not come to rest.")


def main(folder: Path) -> int:
    """Print keys for each text; 1 where the records are not as the gold says."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    with tempfile.TemporaryDirectory() as scratch:
        os.environ["XDG_DATA_HOME"] = scratch
        path = Path(scratch) / "effort.chancery"
        with CaseFile.create(path, home=("India", {"code": "IND", "short_code": "IN"})):
            pass
        app = QApplication(sys.argv[:1])
        desk = _seated(app, path)
        try:
            wrong_texts = [texts for texts in _upto(folder) if _take_in(desk, texts, folder)]
            return int(bool(wrong_texts))
        finally:
            desk.close()


def _upto(folder: Path) -> Iterator[list[Path]]:
    """The texts, one more each time."""
    texts = sorted(folder.glob("*.txt"))
    return (texts[: place + 1] for place in range(len(texts)))


def _seated(app: Any, path: Path) -> Any:
    from db.values.ids import FixedClock
    from ui.desktop.desk import Desk
    from ui.desktop.dialogs import Dialogs
    from ui.desktop.look import Theme
    from ui.desktop.place import Place

    desk = Desk(app, Theme("light", 13.0), Dialogs(), FixedClock(datetime(2026, 11, 21, 9, tzinfo=UTC)))
    desk.window.resize(1440, 900)
    desk.window.show()
    desk.window.activateWindow()
    desk.window.open(path)
    Chair(desk).waitUntil(lambda: desk.window.session.case is not None)
    desk.window.go(Place("inbox"))
    Chair(desk).idle()
    return desk


def _take_in(desk: Any, texts: list[Path], folder: Path) -> bool:
    """Take the last of these texts in; whether the records are not as the gold of all of them says."""
    from tests.ui.desktop.inbox_officer import Inbox

    records = json.loads((folder / "seeds_gold.json").read_text(encoding="utf-8"))["records"]
    officer: Any = Inbox(Chair(desk))  # type: ignore[arg-type]
    keys = officer.take_in(texts[-1].read_text(encoding="utf-8"), {}, {"": "1"})
    with desk.window.session.case.read() as reader:
        found = list(wrong(reader, Gold(records, {each.name for each in texts})))
    sys.stdout.write(f"{texts[-1].name[:24]:<26}{keys:>3} keys  {' '.join(officer.pressed)}\n")
    sys.stdout.writelines(f"   not as the gold says: {one}\n" for one in found)
    sys.stdout.flush()
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

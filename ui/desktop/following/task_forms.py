"""What is asked when a task is chased, answered, closed or reopened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from app.casefile import CaseFile
from app.door import Changed
from app.tasks import Letter, answer, chase, close_task, reopen_task
from ui.desktop.forms.creations import Creations
from ui.desktop.forms.dates import DateEditor
from ui.desktop.forms.editor import Editor
from ui.desktop.forms.finder import Finder
from ui.desktop.forms.picker import ReferenceEditor
from ui.desktop.forms.texts import LineEditor
from ui.desktop.look import Theme

CHASE, ANSWER, DONE, DROP, REOPEN = "chase", "answer", "done", "drop", "reopen"
WORDS = {
    CHASE: "Log the chaser", ANSWER: "Link the answer", DONE: "Close as done", DROP: "Drop the task",
    REOPEN: "Reopen the task",
}  # fmt: skip


class _NothingMade(Creations):
    """The letter is named by its own fields; nothing is made in passing."""

    def kinds(self, accepted: tuple[str, ...]) -> tuple[str, ...]:
        return ()


def fields_for(
    code: str, theme: Theme, case: CaseFile, finder: Finder, owner: str
) -> list[tuple[str, Editor]]:
    """The fields of one step of a task."""
    today = case.clock.today()
    match code:
        case "chase":
            to = LineEditor(theme, "To whom", "Who was reminded.")
            to.set_value(owner)
            return [
                ("to_whom", to),
                ("on", _day(theme, "On", "Empty: today.", today)),
                ("next_on", _day(theme, "Chase again on", "Empty: no date is set.", today)),
                ("remark", LineEditor(theme, "Remark", "What was said.")),
            ]
        case "answer":
            nothing = _NothingMade(case.ids)
            letter = ReferenceEditor(
                theme, "Letter on file", kinds=("correspondence",), finder=finder, creations=nothing, names={}
            )
            return [
                ("letter", letter),
                ("subject", LineEditor(theme, "Or a new letter: subject", "Made with the answer.")),
                ("file_number", LineEditor(theme, "Its file number")),
                ("sender", LineEditor(theme, "From whom")),
                ("sent_on", _day(theme, "Dated", "", today)),
                ("remark", LineEditor(theme, "Remark", "What it says.")),
            ]
        case "done":
            return [("remark", LineEditor(theme, "Remark", "What was done."))]
        case _:
            return [("reason", LineEditor(theme, "Reason", "Why; it is kept.", required=True))]


def lacking(code: str, values: Mapping[str, Any]) -> str:
    """What the fields lack together."""
    if code == ANSWER and not values.get("letter") and not values.get("subject"):
        return "Name the letter that answers: one on file, or the subject of a new one."
    return ""


def job_of(code: str, case: CaseFile, task_id: str, values: Mapping[str, Any]) -> partial[Changed]:
    """The change that a step makes."""
    said = {name: value or "" for name, value in values.items()}
    match code:
        case "chase":
            return partial(
                chase, case, task_id, on=values.get("on"), to_whom=said["to_whom"], remark=said["remark"],
                next_on=values.get("next_on"),
            )  # fmt: skip
        case "answer" if values.get("letter"):
            return partial(answer, case, task_id, values["letter"], remark=said["remark"])
        case "answer":
            letter = Letter(
                subject=said["subject"], file_number=said["file_number"], sent_on=values.get("sent_on"),
                sender=said["sender"],
            )  # fmt: skip
            return partial(answer, case, task_id, None, letter=letter, remark=said["remark"])
        case "done":
            return partial(close_task, case, task_id, reason=said["remark"])
        case "drop":
            return partial(close_task, case, task_id, dropped=True, reason=said["reason"])
        case _:
            return partial(reopen_task, case, task_id, said["reason"])


def _day(theme: Theme, words: str, help: str, today: date) -> Editor:
    return DateEditor(theme, words, help, today=today)

"""What an import would do, put into tabs: rows to be made, changed, asked about, faulty, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.registers.decisions import Answer, Decision, Question
from app.registers.plan import RowAction
from app.registers.previewing import Preview, ShownNew, ShownRow
from ui.desktop.parts.rows import Row, RowKind

BLANK = "\N{NO-BREAK SPACE}"
"""Stands in a second line that says nothing, so that all rows are of one height."""

ASKED, FAULTY, MADE = "asked", "faulty", "made"
TABS: Mapping[str, str] = {
    ASKED: "Questions",
    FAULTY: "Faults",
    RowAction.CREATE.value: "To be made",
    RowAction.EDIT.value: "To be changed",
    MADE: "New beside them",
    RowAction.SAME.value: "On file already",
    RowAction.SKIP.value: "Left out",
}
"""Key → words of the tabs, what needs the officer first."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A preview as lists show it; keys of rows are places in the preview, those of questions their own."""

    preview: Preview
    tabs: Mapping[str, tuple[Row, ...]]

    def first(self) -> str:
        """The tab that needs the officer most."""
        return next((key for key in TABS if self.tabs[key]), RowAction.CREATE.value)


def foreseen(preview: Preview) -> Foreseen:
    """Put a preview into tabs; for a worker, since there may be a hundred thousand rows."""
    found: dict[str, list[Row]] = {key: [] for key in TABS}
    found[ASKED] = [asked_row(question, None) for question in preview.questions]
    found[FAULTY] = [
        Row(RowKind.ITEM, fault.sentence, _where(fault.row, fault.column), key=str(place))
        for place, fault in enumerate(preview.faults)
    ]
    found[MADE] = [
        Row(RowKind.ITEM, one.title, f"{one.label} · {_rows(one)}", key=str(place))
        for place, one in enumerate(preview.new)
    ]
    for place, row in enumerate(preview.rows):
        if row.action.value in found:
            found[row.action.value].append(_shown(place, row))
    return Foreseen(preview, {key: tuple(rows) for key, rows in found.items()})


def asked_row(question: Question, decision: Decision | None) -> Row:
    """A question with its answer, or with how it can be answered."""
    return Row(
        RowKind.ITEM, question.sentence, _answered(question, decision) or _ways(question),
        figure="answered" if decision else "", key=question.key,
    )  # fmt: skip


def detail(seen: Foreseen, tab: str, key: str) -> str:
    """Everything about one row of a tab, a line for each field."""
    preview = seen.preview
    if tab == ASKED:
        question = next((one for one in preview.questions if one.key == key), None)
        return "" if question is None else _question(question)
    place = int(key)
    if tab == FAULTY:
        return preview.faults[place].words
    if tab == MADE:
        return f"{preview.new[place].label} “{preview.new[place].title}”, {_rows(preview.new[place])}"
    return _fields(preview.rows[place])


def _shown(place: int, row: ShownRow) -> Row:
    told = row.remarks if row.action is not RowAction.EDIT else tuple(
        f"{one.label}: {one.before or '–'} → {one.after}" for one in row.fields if one.before is not None
    )  # fmt: skip
    second = " · ".join(told) or " · ".join(one.after for one in row.fields[1:4] if one.after) or BLANK
    return Row(RowKind.ITEM, row.title or "–", second, figure=f"row {row.number:,}", key=str(place))


def _fields(row: ShownRow) -> str:
    lines = [
        f"{one.label}: {one.after}" if one.before is None else f"{one.label}: {one.before or '–'} → {one.after}"
        for one in row.fields if one.after or one.before
    ]  # fmt: skip
    return "\n".join([*lines, *row.parts, *row.remarks])


def _question(question: Question) -> str:
    lines = [f"{number}  {one.title}, {one.reason}" for number, one in enumerate(question.candidates[:9], 1)]
    rows = ", ".join(f"{row:,}" for row in question.rows[:10])
    where = (
        f"Row {rows}" if len(question.rows) == 1 else f"Rows {rows}{' …' if len(question.rows) > 10 else ''}"
    )
    return "\n".join([question.sentence, where, *lines])


def _answered(question: Question, decision: Decision | None) -> str:
    if decision is None:
        return ""
    match decision.answer:
        case Answer.SAME:
            meant: Sequence[str] = [one.title for one in question.candidates if one.id == decision.record]
            return f"The same as {meant[0] if meant else 'the first that fits'}"
        case Answer.NEW:
            return "New" if question.creatable else "Left out"
        case Answer.SKIP:
            return "Left out"


def _ways(question: Question) -> str:
    same = f"S or 1 the same as {question.candidates[0].title} · " if question.candidates else ""
    return f"{same}{'N new · ' if question.creatable else ''}X leave out"


def _where(row: int, column: str | None) -> str:
    return f"Row {row:,}, “{column}”" if column else f"Row {row:,}"


def _rows(one: ShownNew) -> str:
    return "row " + ", ".join(f"{row:,}" for row in one.rows[:6]) + (" …" if len(one.rows) > 6 else "")

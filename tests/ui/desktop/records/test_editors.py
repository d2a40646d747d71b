"""Every kind of field has its editor; each shows, reads, explains and refuses as people expect."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import catalog
from app.catalog import FieldKind
from app.forms import editable
from db.values.choices import CommitmentKind, Side
from db.values.due import DueCalendar, DueType, parse_due
from db.values.errors import InvalidValue
from db.values.ids import FixedIds
from db.values.marking import Marking
from db.values.partial_date import DateRange, PartialDate
from db.values.schemes import SCHEMES
from tests.ui.desktop.records.conftest import mention
from ui.desktop.forms.basis import Basis
from ui.desktop.forms.chip_row import ChipRow
from ui.desktop.forms.choices import ChoiceEditor, EnumEditor, FlagEditor, MarkingEditor, SideEditor
from ui.desktop.forms.creations import Creations
from ui.desktop.forms.dates import DateEditor, DueEditor, RangeEditor
from ui.desktop.forms.editor import Editor
from ui.desktop.forms.editors import editor_for
from ui.desktop.forms.field_set import FieldSet
from ui.desktop.forms.layout import COLUMNS, blocks
from ui.desktop.forms.picker import ReferenceEditor, ReferencesEditor
from ui.desktop.forms.texts import LineEditor, NumberEditor, TextEditor, as_html, has_marks
from ui.desktop.look import Theme
from ui.desktop.meeting.when import MeetingDate

TODAY = date(2026, 11, 21)


class NoFinder:
    """Nobody looks anything up here."""

    def look(self, *_: Any, **__: Any) -> None: ...
    def forget(self, *_: Any) -> None: ...


@pytest.fixture
def basis(theme: Theme) -> Basis:
    return Basis(theme, NoFinder(), Creations(FixedIds("forms")), SCHEMES["india"], TODAY)  # type: ignore[arg-type]


Show = Callable[[Editor], Any]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def shown(editor: Editor) -> Editor:
        qtbot.addWidget(editor)
        editor.show()
        qtbot.waitExposed(editor)
        return editor

    return shown


def test_every_field_that_people_write_has_an_editor_with_a_name(basis: Basis, qtbot: QtBot) -> None:
    kinds = set()
    for info in catalog.kinds():
        for field in info.fields:
            editor = editor_for(info.kind, field, basis, host="person")
            qtbot.addWidget(editor)
            kinds.add(field.kind)
            assert editor.control.accessibleName(), field.label
            editor.set_value(None)
            assert editor.value() in (None, ())
    assert kinds == set(FieldKind)


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("person", "name", "Al Zaabi"),
        ("person", "career", "One\ntwo\u00a0three"),
        ("source", "text_received", "A whole text\n\nwith an empty line"),
        ("meeting", "edition", 13),
        ("commitment", "tracked", True),
        ("commitment", "tracked", False),
        ("commitment", "commitment_kind", CommitmentKind.AGREED),
        ("commitment", "commitment_kind", "of a newer version"),
        ("commitment", "owner_side", Side.THEIRS),
        ("commitment", "made_on", PartialDate(2025, 10)),
        ("meeting", "held_on", DateRange.parse("2025-10-22/2025-10-23")),
        ("meeting", "held_on", DateRange.parse_text("../2024-09-26")),
        ("commitment", "due", parse_due("Q2 2026", made_on=TODAY)),
        ("commitment", "due", parse_due("within a month", made_on=date(2020, 1, 1))),
        ("person", "marking", Marking("restricted")),
        ("person", "marking", Marking("secret", ("A CAVEAT OF ANOTHER SCHEME",))),
        ("person", "marking", Marking("a level of another scheme")),
        ("person", "country_id", "019b76da-a806-7d97-a179-c2f8c0ffbce9"),
        (
            "forum",
            "parties",
            ("019b76da-a806-7d97-a179-c2f8c0ffbce9", "019b76da-a806-7d97-a179-c2f8c0ffbce8"),
        ),
    ],
)
def test_what_is_shown_is_read_back_unchanged_also_through_a_draft(
    basis: Basis, qtbot: QtBot, kind: str, name: str, value: Any
) -> None:
    field = catalog.info(kind).field(name)
    editor, other = editor_for(kind, field, basis), editor_for(kind, field, basis)
    qtbot.addWidget(editor)
    qtbot.addWidget(other)
    editor.set_value(value)
    assert editor.value() == value
    if name != "due":  # its words are kept, and read anew where they are typed anew
        other.retype(editor.typed())
        assert other.value() == value


def test_leaving_a_field_says_in_words_what_is_wrong_and_typing_takes_it_back(
    theme: Theme, show: Show, qtbot: QtBot
) -> None:
    editor: DateEditor = show(DateEditor(theme, "Made on", today=TODAY))
    other = QWidget(editor)
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    editor.go()
    qtbot.keyClicks(editor.control, "31 Feb 2025")
    assert editor.wrong == ""
    qtbot.keyClick(editor.control, Qt.Key.Key_Tab)
    editor.check()
    assert "28" in editor.wrong or "February" in editor.wrong
    assert editor.control.property("wrong") is True
    assert editor.control.accessibleDescription() == editor.wrong
    qtbot.keyClick(editor.control, Qt.Key.Key_Backspace)
    assert editor.wrong == ""
    assert editor.control.property("wrong") is False


def test_the_understood_date_stands_beneath_what_is_typed(theme: Theme, show: Show, qtbot: QtBot) -> None:
    editor: DateEditor = show(DateEditor(theme, "Made on", today=TODAY))
    qtbot.keyClicks(editor.edit, "24 nov 2025")
    assert editor.hint.text() == "✓ Monday 24\u00a0November\u00a02025"
    assert editor.value() == PartialDate(2025, 11, 24)
    dates: RangeEditor = show(RangeEditor(theme, "Date", today=TODAY))
    qtbot.keyClicks(dates.edit, "22-23 oct 2025")
    assert dates.hint.text() == "✓ 22–23\u00a0October\u00a02025"


def test_a_required_field_is_missed_only_when_asked_about(theme: Theme, show: Show) -> None:
    editor: LineEditor = show(LineEditor(theme, "Name", required=True))
    assert editor.check()
    assert not editor.check(all_of_it=True)
    assert editor.wrong == "Name is needed."


def test_a_due_counts_from_the_day_of_the_statement(theme: Theme, show: Show, qtbot: QtBot) -> None:
    editor: DueEditor = show(DueEditor(theme, "Due", today=TODAY))
    editor.statement = lambda: date(2025, 11, 24)
    qtbot.keyClicks(editor.edit, "within three months")
    assert editor.value().end == date(2026, 2, 24)
    assert "24\u00a0February\u00a02026" in editor.hint.text()


def test_a_quarter_that_may_be_of_two_years_is_asked_about(theme: Theme, show: Show, qtbot: QtBot) -> None:
    editor: DueEditor = show(DueEditor(theme, "Due", today=TODAY))
    qtbot.keyClicks(editor.edit, "Q2 2026")
    assert editor.hint.text().startswith("?")
    assert editor.reading.isVisible()
    assert editor.value().calendar is None
    editor.reading.setCurrentIndex(editor.reading.findData(DueCalendar.FISCAL.value))
    assert editor.value().calendar is DueCalendar.FISCAL
    other: DueEditor = show(DueEditor(theme, "Due", today=TODAY))
    other.retype(editor.typed())
    assert other.value() == editor.value()


def test_words_that_are_no_date_are_kept_and_said_to_be_none(theme: Theme, show: Show, qtbot: QtBot) -> None:
    editor: DueEditor = show(DueEditor(theme, "Due", today=TODAY))
    qtbot.keyClicks(editor.edit, "when the moon is full of cheese, more or less")
    assert editor.value().words == "when the moon is full of cheese, more or less"
    qtbot.keyClick(editor.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor.edit, "in due time perhaps")
    assert editor.value().type is DueType.UNSPECIFIED
    assert "no date understood" in editor.hint.text()


@pytest.mark.parametrize(
    ("typed", "value"),
    [("12", 12), ("12,000", 12_000), ("1 200", 1_200), ("१३", 13), ("١٬٢٠٠", 1_200), ("", None)],
)
def test_numbers_are_read_as_people_write_them(theme: Theme, show: Show, typed: str, value: Any) -> None:
    editor: NumberEditor = show(NumberEditor(theme, "Edition"))
    editor.retype(typed)
    assert editor.value() == value


@pytest.mark.parametrize("typed", ["-1", "1.5", "twelve", "9" * 20, "١٢x"])
def test_what_is_no_number_is_refused_in_words(theme: Theme, show: Show, typed: str) -> None:
    editor: NumberEditor = show(NumberEditor(theme, "Edition"))
    editor.retype(typed)
    with pytest.raises(InvalidValue, match="whole number"):
        editor.value()


def test_a_flag_has_three_answers_by_key(theme: Theme, show: Show, qtbot: QtBot) -> None:
    editor: FlagEditor = show(FlagEditor(theme, "Official"))
    assert editor.value() is None
    editor.go()
    qtbot.keyClicks(editor.control, "y")
    assert editor.value() is True
    qtbot.keyClick(editor.control, Qt.Key.Key_Right)
    assert editor.value() is False
    assert editor.control.accessibleName() == "Official: No"
    qtbot.keyClick(editor.control, Qt.Key.Key_Right)
    assert editor.value() is None


def test_a_side_is_chosen_by_its_first_letter(theme: Theme, show: Show, qtbot: QtBot) -> None:
    editor: SideEditor = show(SideEditor(theme, "Owner", required=True))
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClicks(editor.control, "j")
    assert editor.value() is Side.JOINT
    assert not editor.check() or editor.wrong == ""


def test_a_required_choice_starts_without_one(theme: Theme, show: Show) -> None:
    editor: EnumEditor = show(EnumEditor(theme, "Kind", choices=CommitmentKind, required=True))
    assert editor.value() is None
    assert editor.problem() == "Kind is needed."


def test_letters_go_to_the_choice_that_begins_so(theme: Theme, show: Show, qtbot: QtBot) -> None:
    editor: EnumEditor = show(EnumEditor(theme, "Kind", choices=CommitmentKind, required=True))
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClicks(editor.control, "prop")
    assert editor.value() is CommitmentKind.PROPOSED


def test_caveats_need_a_level_and_are_shown_with_it(theme: Theme, show: Show) -> None:
    scheme = SCHEMES["india"]
    editor: MarkingEditor = show(MarkingEditor(theme, "Marking", scheme=scheme))
    editor.set_value(Marking("secret"))
    caveat, button = next(iter(editor.caveats.items()))
    button.click()
    assert editor.value() == Marking("secret", (caveat,))
    assert caveat in editor.hint.text()
    editor.level.setCurrentIndex(0)
    assert editor.value() is None
    assert not button.isEnabled()


def test_a_text_with_marks_has_a_preview_and_plain_text_has_none(theme: Theme, show: Show) -> None:
    editor: TextEditor = show(TextEditor(theme, "Note"))
    editor.retype("plain 2 * 3 words")
    assert not editor.preview.isVisible()
    editor.retype("**bold** and\n\n- a bullet")
    assert editor.preview.isVisible()
    editor.preview.click()
    assert editor.shown.isVisible()
    assert "<b>bold</b>" in editor.shown.text()


def test_nothing_typed_is_ever_read_as_markup() -> None:
    assert as_html("<img src=x> & **<b>**") == (
        "<p style='margin:0 0 6px 0'>&lt;img src=x&gt; &amp; <b>&lt;b&gt;</b></p>"
    )
    assert has_marks("- item")
    assert not has_marks("a - b, *")


def test_a_text_box_grows_with_its_text_within_limits(theme: Theme, show: Show) -> None:
    editor: TextEditor = show(TextEditor(theme, "Note"))
    editor.resize(400, 100)
    low = editor.box.height()
    editor.retype("\n".join("line" for _ in range(8)))
    middle = editor.box.height()
    editor.retype("\n".join("line" for _ in range(500)))
    assert low < middle < editor.box.height() < 20 * middle


def test_tab_leaves_a_text_box(theme: Theme, show: Show, qtbot: QtBot) -> None:
    editor: TextEditor = show(TextEditor(theme, "Note"))
    editor.go()
    qtbot.keyClick(editor.box, Qt.Key.Key_Tab)
    assert editor.value() is None


def test_too_long_a_line_is_said_and_nothing_of_it_is_cut_off(theme: Theme, show: Show) -> None:
    editor: LineEditor = show(LineEditor(theme, "Title"))
    editor.retype("x" * 501)
    assert not editor.check()
    assert "500" in editor.wrong
    assert len(editor.typed()) == 501


def test_what_is_typed_and_not_chosen_is_no_reference(basis: Basis, show: Show) -> None:
    field = catalog.info("person").field("country_id")
    editor: ReferenceEditor = show(editor_for("person", field, basis))
    editor.retype("Oman or so")
    with pytest.raises(InvalidValue, match="not chosen yet"):
        editor.value()
    editor.retype({"id": "x", "kind": "country", "title": "Oman"})
    assert editor.value() == "x"
    assert editor.edit.text() == "Oman"


def test_backspace_takes_the_last_chip_and_a_click_any(basis: Basis, show: Show, qtbot: QtBot) -> None:
    basis.know({"a": mention("a", "India"), "b": mention("b", "Oman"), "c": mention("c", "Japan")})
    field = catalog.info("forum").field("parties")
    editor: ReferencesEditor = show(editor_for("forum", field, basis))
    editor.set_value(("a", "b", "c"))
    editor.go()
    qtbot.keyClick(editor.edit, Qt.Key.Key_Backspace)
    assert editor.value() == ("a", "b")
    editor.row.chips[0].click()
    assert editor.value() == ("b",)
    assert editor.problem() == "Parties: at least two."
    assert "Oman" in editor.edit.accessibleName()


def test_chips_wrap_and_the_line_keeps_its_room(theme: Theme, show: Show, basis: Basis) -> None:
    field = catalog.info("forum").field("parties")
    editor: ReferencesEditor = show(editor_for("forum", field, basis))
    editor.resize(300, 60)
    basis.know({str(n): mention(str(n), f"Country number {n}") for n in range(6)})
    editor.set_value(tuple(str(n) for n in range(6)))
    row = editor.row
    assert isinstance(row, ChipRow)
    rects, height = row._lay(300)
    assert all(rect.right() <= 300 for rect in rects)
    assert all(not one.intersects(other) for n, one in enumerate(rects) for other in rects[n + 1 :])
    assert max(rect.bottom() for rect in rects) <= height


def test_a_citation_names_the_field_it_supports_by_its_label(basis: Basis, show: Show) -> None:
    field = catalog.info("citation").field("field")
    editor: ChoiceEditor = show(editor_for("citation", field, basis, host="meeting"))
    editor.set_value("held_on")
    assert editor.choice.currentText() == "Date"
    editor.set_value(None)
    assert editor.choice.currentText() == "the record as a whole"


@pytest.mark.parametrize("kind", [info.kind for info in catalog.kinds()])
def test_every_field_has_exactly_one_place_and_lines_end_where_all_lines_end(kind: str) -> None:
    cells = [cell for block in blocks(kind) for line in block.lines for cell in line]
    names = [cell.field.name for cell in cells]
    assert len(names) == len(set(names))
    wanted = {field.name for field in catalog.info(kind).fields if editable(kind, field)}
    assert wanted - set(names) <= {"position", "marking"}
    lines = [line for block in blocks(kind) for line in block.lines]
    assert all(sum(cell.span for cell in line) == COLUMNS for line in lines if len(line) > 1)
    assert all(cell.span <= COLUMNS for cell in cells)


def test_fields_of_one_span_are_alike_wide_whatever_stands_beside_them(qtbot: QtBot, basis: Basis) -> None:
    fields = FieldSet("visit", basis, {})
    qtbot.addWidget(fields)
    fields.resize(basis.theme.look.units(840), 900)
    fields.show()
    wide = {
        name: fields.editors[name].width() for name in ("principal_id", "status", "from_id", "to_id", "dates")
    }
    assert max(wide[name] for name in ("from_id", "to_id", "dates")) - wide["from_id"] <= 1
    assert abs(wide["principal_id"] - 2 * wide["status"] - basis.theme.look.units(12)) <= 2


def test_a_meeting_held_on_a_day_still_to_come_is_asked_about_in_its_place(
    qtbot: QtBot, theme: Theme
) -> None:
    editor = MeetingDate(theme, "Date", today=date(2026, 11, 21))
    qtbot.addWidget(editor)
    editor.edit.setText("4 dec 2026")
    editor.refresh()
    assert said(editor) == "✓ Friday 4 December 2026"
    editor.held = True
    editor.refresh()
    assert "4 December 2026 is still to come: planned, not held?" in said(editor)
    assert editor.problem() == ""  # a question, no refusal
    editor.edit.setText("20 nov 2026")
    editor.refresh()
    assert said(editor) == "✓ Friday 20 November 2026"


def said(editor: Editor) -> str:
    return editor.hint.text().replace("\N{NO-BREAK SPACE}", " ")

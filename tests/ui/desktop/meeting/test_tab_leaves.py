"""Tab leaves the form at its end and Shift+Tab at its beginning, also after rows were added and taken away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from tests.ui.desktop.meeting.conftest import FormSeat

MOST = 60
"""Controls that the form has at most here."""


def walk(form: FormSeat, key: Qt.Key) -> list[str]:
    """The names of the controls of the form that the key leads through until it leaves it."""
    found: list[str] = []
    for _ in range(MOST):
        focus = QApplication.focusWidget()
        if focus is None or not form.pane.isAncestorOf(focus):
            return found
        interface = QAccessible.queryAccessibleInterface(focus)
        found.append(interface.text(QAccessible.Text.Name))
        form.press(key)
    raise AssertionError(f"never left: {found}")


def test_tab_leaves_an_empty_form_at_its_end_and_shift_tab_at_its_beginning(new: FormSeat) -> None:
    forth = walk(new, Qt.Key.Key_Tab)
    assert forth[0] == "Meeting"
    assert "Log meeting" in forth[-1]
    new.pane.foot.save.setFocus()
    assert walk(new, Qt.Key.Key_Backtab) == forth[::-1]


def test_tab_leaves_a_form_to_which_rows_were_added(new: FormSeat) -> None:
    new.enter("14th JMCC")
    new.form.matters.line.setFocus()
    new.enter("ours firm: Share a draft procedure")
    new.enter("theirs: Send the list")
    QApplication.processEvents()  # the rows are shown
    new.form.heading.edit.setFocus()
    forth = walk(new, Qt.Key.Key_Tab)
    assert forth.count("Wording of the commitment") == 2
    assert forth.index("Wording of the commitment") < forth.index("Add a point or a commitment")
    assert "Log meeting" in forth[-1]

"""The control block on the desk: copies, addressee, marks, and the separate annex of a more sensitive brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from app.briefs.annex import Annex
from app.briefs.controls import Controls, controls
from app.briefs.readiness import Matter
from app.casefile import CaseFile
from db.values.choices import CommitmentKind, CommitmentStatus, Side, Strength
from db.values.marking import Marking
from reports.render.scan import traces
from ui.desktop.panes.readiness import CONTROL
from ui.desktop.parts.rows import KEY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.desktop.conftest import Seat

QUIET = "Quiet harbour survey of the coast"


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """India and Oman, with one commitment that is restricted and one that is secret."""
    path = tmp_path / "marked.chancery"
    with CaseFile.create(path, home=("India", {"code": "IND", "short_code": "IN"})) as case:
        home = case.settings().home_id
        assert home is not None
        changes = case.door.changes()
        changes.edit(home, marking=Marking("unclassified"))
        oman = changes.create("country", name="Oman", code="OMN", marking=Marking("unclassified"))
        for wording, level in (("Share charts of the gulf.", "restricted"), (f"{QUIET}.", "secret")):
            changes.create(
                "commitment",
                wording=wording,
                parties=[home, oman],
                commitment_kind=CommitmentKind.AGREED,
                strength=Strength.FIRM,
                owner_side=Side.JOINT,
                status=CommitmentStatus.OPEN,
                tracked=True,
                marking=Marking(level),
            )
        case.door.change("Tell", changes)
    return path


def put_apart(seat: Seat) -> None:
    """Ask for a brief up to Restricted and its annex up to Secret."""
    composer = seat.composer
    ceiling, annex = composer.choices.ceiling, composer.side.control.annex
    seat.previewed(lambda: ceiling.setCurrentIndex(ceiling.findData("restricted")))
    seat.previewed(lambda: annex.setCurrentIndex(annex.findData("secret")))


def test_what_is_above_the_ceiling_goes_into_an_annex_that_is_seen_written_and_kept(
    seat: Seat, marked: Path, tmp_path: Path
) -> None:
    seat.compose(marked)
    seat.choose("Oman")
    composer, pane = seat.composer, seat.composer.side.control
    assert pane.annex.count() == 1, "without a ceiling there is nothing above it"
    ceiling = composer.choices.ceiling
    seat.previewed(lambda: ceiling.setCurrentIndex(ceiling.findData("restricted")))
    seat.previewed(lambda: pane.annex.setCurrentIndex(pane.annex.findData("restricted")))
    assert (composer.controlling.annex, pane.told.text()[:12]) == (None, "At the level")
    seat.previewed(lambda: pane.annex_caveats.tick("EYES ONLY", True))
    assert composer.controlling.annex == Annex("restricted", ("EYES ONLY",))
    seat.previewed(lambda: pane.annex_caveats.tick("EYES ONLY", False))
    seat.previewed(lambda: ceiling.setCurrentIndex(0))
    put_apart(seat)
    seat.previewed(pane.said.click)
    assert "Annex X, separate file" in seat.paper
    assert QUIET not in seat.paper
    assert "1 record stands in it" in pane.told.text()
    shown = [
        composer.readiness.model.index(n).data(Qt.ItemDataRole.DisplayRole)
        for n in range(composer.readiness.model.rowCount())
    ]
    assert shown.index("In the separate annex") < shown.index("Withheld")
    pane.see.click()
    assert QUIET in seat.paper
    assert (pane.see.text(), composer.readiness.head.text()) == ("See the brief", "Marking of this annex")
    seat.officer.names.append(tmp_path / "Oman.docx")
    with seat.bot.waitSignal(composer.exported, timeout=20_000):
        composer.export()
    assert "“Oman.docx” and “Oman Annex X.docx” are saved" in seat.said
    assert traces((tmp_path / "Oman.docx").read_bytes(), [QUIET]) == {}
    assert traces((tmp_path / "Oman Annex X.docx").read_bytes(), [QUIET]) != {}
    composer.keep.keep()
    seat.idle()
    case = seat.window.session.case
    assert case is not None
    with case.read() as reader:
        kept = reader.rows("SELECT title, marking FROM brief WHERE deleted = 0 ORDER BY title")
    assert [("Annex X" in title, "secret" in marking) for title, marking in kept] == [
        (False, False),
        (True, True),
    ]


def is_remembered(seat: Seat) -> None:
    """Whoever comes back to the subject finds what was said of its brief."""
    composer, pane = seat.composer, seat.composer.side.control
    case = seat.window.session.case
    assert case is not None
    seat.previewed(lambda: pane.portions.setCurrentIndex(pane.portions.findData("on")))
    assert "(S)" in seat.paper
    put_apart(seat)
    seat.idle()
    about = f"country:{composer.place().id}"
    kept = controls(case)
    raised = Marking("top_secret")
    assert kept[about] == Controls(
        "Raksha Mantri", 2, 5, portions="on", marking=raised, raise_reason="Compilation", annex="secret"
    )
    composer.controlling.put(kept)
    for subject, words in (("", ""), (about, "Raksha Mantri")):
        composer.controlling.show_subject(subject)
        assert pane.addressee.text() == words
    assert (pane.portions.code(), pane.annex.code()) == ("on", "secret")
    ceiling = composer.choices.ceiling
    seat.previewed(lambda: ceiling.setCurrentIndex(0))
    assert composer.controlling.annex is None, "without a ceiling there is no annex"
    assert controls(case)[about].annex == "secret", "but it is not forgotten"


def test_a_secret_paper_without_copy_number_is_not_ready_and_what_is_said_of_it_is_remembered(
    seat: Seat, marked: Path
) -> None:
    seat.compose(marked)
    seat.choose("Oman")
    composer, pane = seat.composer, seat.composer.side.control
    found = [one.field for one in composer.readiness.items if one.matter is Matter.COPIES]
    assert found == ["copy", "addressee"]
    seat.window.activateWindow()
    rows = composer.readiness.model
    row = next(
        n
        for n in range(rows.rowCount())
        if "no copy number" in str(rows.index(n).data(Qt.ItemDataRole.DisplayRole))
    )
    assert str(rows.index(row).data(KEY)).startswith("item:")
    composer.readiness.list.activated.emit(rows.index(row))
    assert composer.side.key == CONTROL
    assert composer.focusWidget() is pane.copy
    pane.copy.setText("2")
    pane.copies.setText("1")
    pane.copies.textEdited.emit("1")
    pane.settle()
    assert "copy 2 of 5" in pane.copy_field.hint.text(), "it is said what is wrong, and nothing is written so"
    assert not composer.choices.export.isEnabled()
    pane.copies.setText("5")
    pane.addressee.setText("Raksha Mantri")
    seat.previewed(pane.copies.editingFinished.emit)
    assert "Copy 2 of 5" in seat.paper
    assert not [one for one in composer.readiness.items if one.matter is Matter.COPIES]
    with seat.bot.waitSignal(composer.unwritable, timeout=20_000):
        pane.marking.setCurrentIndex(pane.marking.findData("top_secret"))
    assert "needs a reason" in seat.said
    pane.reason.setText("Compilation")
    seat.previewed(pane.reason.editingFinished.emit)
    assert "TOP SECRET" in composer.paper.sheet.margins
    assert "Compilation" in seat.paper
    is_remembered(seat)

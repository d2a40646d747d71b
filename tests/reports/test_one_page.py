"""The scope note stays on one page in its fullest case, as a word processor lays it out."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from db.values.choices import LineKind, ObjectiveSide
from reports.build import composed
from reports.document import Noting
from reports.facts import Clearance, Facts, LineFact, ObjectiveFact
from reports.noting import noted_as
from reports.outlines import outline
from reports.render.docx import render_docx
from reports.render.house import BUILT_IN, INDIA, House
from tests.reports.sample_facts import OPEN, almost_empty, control, day, sample
from tests.reports.sample_lines import visit_case

_WORDY = "A fairly ordinary sentence about cooperation at sea and what follows from it for both services. "


def fullest() -> Facts:
    """More of everything than the page can hold."""
    case = visit_case()
    assert case.visit is not None
    objectives = tuple(
        ObjectiveFact(id=f"{side}{n}", side=side, wording=(_WORDY * 2)[:100], order=n, marking=OPEN)
        for side in ObjectiveSide
        for n in range(5)
    )
    visit = replace(
        case.visit,
        title="Visit of the Minister of State for Defence to Muscat, Salalah and Duqm",
        occasion=_WORDY * 9,
        asked_by="the Ministry of Defence of the host country",
        documents=_WORDY * 4,
        objectives=objectives,
    )
    lines = tuple(
        LineFact(
            id=f"{kind}{n}", kind=kind, wording=_WORDY * 3, topic="Flight clearances", order=n, marking=OPEN
        )
        for kind in (LineKind.POINT_TO_MAKE, LineKind.AVOID)
        for n in range(7)
    )
    cleared = Clearance(who="Director (West Asia)", on=day("2025-11-30"))
    paper = control(
        addressee="The Minister of State for Defence and his private office", clearances=(cleared,)
    )
    return replace(case, visit=visit, visits=(visit,), lines=lines, control=paper)


CASES = {"fullest": fullest, "session": sample, "visit": visit_case, "empty": almost_empty}
PRESETS = ("standard", "full", "checklist")
HOUSES = [one for one in BUILT_IN if one is not INDIA]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("soffice") and shutil.which("pdftotext")), reason="needs LibreOffice and Poppler"
    ),
]


@pytest.fixture(scope="module")
def first_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The words on the first page of every paper; the word processor is started once for all of them."""
    folder = tmp_path_factory.mktemp("papers")
    for name, told in CASES.items():
        for preset in PRESETS:
            _write(folder / f"{name} {preset}.docx", told(), preset, INDIA)
    for house in HOUSES:
        noting = Noting.FOOTNOTES if "-" in house.id else Noting.LISTED
        _write(folder / f"{house.id}.docx", fullest(), "standard", house, noting)
    papers = sorted(folder.glob("*.docx"))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, papers),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=110)
    return {paper.stem: _page(paper.with_suffix(".pdf"), 1) for paper in papers}


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("case", CASES)
def test_the_scope_note_ends_on_the_page_on_which_it_begins(
    first_pages: dict[str, str], case: str, preset: str
) -> None:
    first = first_pages[f"{case} {preset}"]
    assert "Occasion." in first
    assert "Decisions and documents" in first
    if preset != "checklist":
        assert "Inside" in first
        assert "Sources and gaps" in first


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.id)
def test_the_fullest_scope_note_fits_the_page_of_every_house(
    first_pages: dict[str, str], house: House
) -> None:
    """On the other paper of each with footnotes, which take their part of the page."""
    first = first_pages[house.id]
    assert "Occasion." in first
    assert "Decisions and documents" in first
    assert "Inside" in first
    assert "Sources and gaps" in first


def _write(word: Path, facts: Facts, preset: str, house: House, noting: Noting = Noting.LISTED) -> None:
    document = composed(facts, outline(preset), house, noting).document
    word.write_bytes(render_docx(noted_as(document, noting), house))


def _page(pdf: Path, number: int) -> str:
    command = ["pdftotext", "-f", str(number), "-l", str(number), str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout

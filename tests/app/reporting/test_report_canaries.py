"""Nothing above the ceiling leaks into a report: every text field holds a canary, and no kind lets one out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import settings
from app.briefs.writing import Format, Made, render
from app.casefile import CaseFile
from app.reporting.registers import write_register
from app.reporting.request import ReportKind, ReportRequest
from app.reporting.writing import make_report
from db.values.ids import FixedClock, FixedIds
from tests.app.briefs.conftest import DAY, INDIA, NOON, Desk
from tests.app.briefs.test_canaries import ORDER, YEAR, plant_all, printed

EVERY = (*ORDER, "correspondence", "task", "chaser")
SUBJECTS = ("forum", "meeting", "person", "organisation", "visit")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, dict[str, str]]]:
    """Secret and open records of every kind, tied to one another; the ids of open ones by their kind."""
    path = tmp_path_factory.mktemp("canaries") / "desk.chancery"
    with CaseFile.create(path, author="officer", clock=FixedClock(NOON), ids=FixedIds("canaries")) as case:
        desk = Desk(case)
        desk.add("country", name="India", code="IND", demonym="Indian")
        desk.oman = desk.add("country", name="Oman", code="OMN")
        changes = case.door.changes()
        settings.put(changes, settings.HOME, INDIA)
        case.door.change("Choose the home country", changes)
        yield desk, {**plant_all(desk, EVERY), "country": desk.oman}


def requests(ids: dict[str, str], ceiling: str | None) -> Iterator[ReportRequest]:
    """Every kind of report, about everything it can be about."""
    every = {"as_of": DAY, "ceiling": ceiling, "draft": ceiling is None}
    yield ReportRequest(kind=ReportKind.RECORD, meeting=ids["meeting"], **every)  # type: ignore[arg-type]
    yield ReportRequest(kind=ReportKind.HISTORY, forum=ids["forum"], **every)  # type: ignore[arg-type]
    yield ReportRequest(kind=ReportKind.PERSON, person=ids["person"], **every)  # type: ignore[arg-type]
    yield ReportRequest(kind=ReportKind.CHRONOLOGY, country=ids["country"], **every)  # type: ignore[arg-type]
    yield ReportRequest(kind=ReportKind.HANDOVER, country=ids["country"], **every)  # type: ignore[arg-type]
    yield ReportRequest(kind=ReportKind.HANDOVER, **every)  # type: ignore[arg-type]
    yield ReportRequest(kind=ReportKind.ACTIONS, filters="topic:Canary forum:Open is:open", **every)  # type: ignore[arg-type]
    yield ReportRequest(kind=ReportKind.ACTIONS, **every)  # type: ignore[arg-type]
    for name in ("country", "forum", "visit", "organisation"):
        yield ReportRequest(kind=ReportKind.ACTIONS, **{name: ids[name]}, **every)  # type: ignore[arg-type]


def made(desk: Desk, request: ReportRequest) -> Made:
    return make_report(desk.case, request)


def clean(words: str) -> str:
    return words.upper().replace("SECRETARY", "")


FORMATS: tuple[Format, ...] = ("text", "html", "docx")


def test_no_canary_comes_out_of_any_report_in_any_form_under_a_ceiling(
    planted: tuple[Desk, dict[str, str]],
) -> None:
    desk, ids = planted
    for request in requests(ids, "restricted"):
        document = made(desk, request)
        for fmt in FORMATS:
            said = "\n".join(printed(render(document, fmt), fmt))
            told = f"{fmt} {request}"
            assert "Canary" not in said, told
            assert YEAR not in said, told
            assert "SECRET" not in clean(said), told


def test_without_a_ceiling_the_canaries_come_out_of_every_kind(planted: tuple[Desk, dict[str, str]]) -> None:
    desk, ids = planted
    silent = [
        request.kind
        for request in requests(ids, None)
        if "Canary" not in render(made(desk, request), "text").decode() and not request.filters
    ]
    assert silent == []


def test_tasks_and_letters_come_out_without_a_ceiling_and_are_told_as_withheld_under_one(
    planted: tuple[Desk, dict[str, str]],
) -> None:
    desk, ids = planted
    handover = ReportRequest(kind=ReportKind.HANDOVER, country=ids["country"], as_of=DAY, draft=True)
    said = " ".join(render(made(desk, handover), "text").decode().split())
    for kind in ("Canary task title", "Canary correspondence subject"):
        assert kind in said
    under = ReportRequest(kind=ReportKind.HANDOVER, country=ids["country"], as_of=DAY, ceiling="restricted")
    told = {one.kind for one in made(desk, under).withheld}
    assert told >= {"task", "chaser", "correspondence", "commitment", "meeting", "forum"}


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".ics"])
def test_no_canary_comes_out_of_a_register_or_calendar(
    planted: tuple[Desk, dict[str, str]], tmp_path: Path, suffix: str
) -> None:
    desk, _ = planted
    path = tmp_path / f"register{suffix}"
    done = write_register(
        desk.case, ReportRequest(kind=ReportKind.ACTIONS, as_of=DAY, ceiling="restricted"), path
    )
    said = "\n".join(printed(path.read_bytes(), "docx" if suffix == ".xlsx" else "text"))
    assert "Canary" not in said
    assert YEAR not in said
    assert "SECRET" not in clean(said)
    assert any(one.kind == "commitment" for one in done.withheld)


def test_a_ceiling_below_the_subject_refuses_the_whole_and_says_so(
    planted: tuple[Desk, dict[str, str]],
) -> None:
    from app.errors import NotReady

    desk, ids = planted
    with desk.case.read() as reader:
        secret = next(one for (one,) in reader.rows("SELECT id FROM forum WHERE name LIKE 'Canary%'"))
    with pytest.raises(NotReady, match="the forum “Canary forum name” itself is marked above it"):
        made(desk, ReportRequest(kind=ReportKind.HISTORY, forum=secret, as_of=DAY, ceiling="restricted"))
    assert ids["forum"] != secret

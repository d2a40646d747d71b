"""Nothing above the ceiling leaks: every text field of every kind holds a canary, and no format lets one out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest

from app.briefs.request import Request
from app.briefs.writing import Format, make_brief, render
from app.catalog import FieldKind, KindInfo, info, kinds
from db.values.choices import Choice, CommitmentStatus, MeetingStatus, NameUse, VisitStatus
from db.values.due import parse_due
from db.values.marking import Marking
from tests.app.briefs.conftest import DAY, INDIA, SECRET, UNCLASSIFIED, Desk, on, when

LOCAL = {"setting", "link", "proposal", "brief", "package", "attachment", "task", "chaser", "correspondence"}
"""Kinds that are no part of a brief, or that other tests cover."""

YEAR = "1987"
"""The year of everything secret."""

TEXTS = {FieldKind.LINE, FieldKind.TEXT, FieldKind.BODY}
ORDER = (
    "topic", "country", "place", "organisation", "person", "post", "source", "agreement", "forum", "visit", "meeting",
    "participation", "point", "initiative", "exercise", "commitment", "update", "relationship", "objective",
    "programme_item", "line", "note", "name", "citation",
)  # fmt: skip
NOT_TOGETHER = {"participation": ("post_id", "organisation_id"), "source": ("quoted_in_id",)}
ANY = {
    ("name", "named_id"): "person",
    ("objective", "for_id"): "visit",
    ("line", "for_id"): "visit",
    ("citation", "record_id"): "meeting",
    ("commitment", "due_event_id"): "meeting",
    ("commitment", "related"): "initiative",
    ("note", "about"): "meeting",
    ("line", "related"): "meeting",
    ("correspondence", "about"): "meeting",
}


def test_every_kind_of_the_catalogue_is_covered() -> None:
    assert {known.kind for known in kinds()} - LOCAL == set(ORDER)


def canary(kind: str, field: str) -> str:
    return f"Canary {kind} {field}".replace("_", " ")


def filled(known: KindInfo, targets: dict[str, str], secret: bool) -> dict[str, Any]:
    """A value for every field: canaries and the secret year for secret records, references to the given targets."""
    values: dict[str, Any] = {}
    for field in known.fields:
        if field.name in NOT_TOGETHER.get(known.kind, ()) or field.kind is FieldKind.MARKING:
            continue
        value = _value(known.kind, field, targets, secret)
        if value is not None:
            values[field.name] = value
    return {**values, **_fitting(known.kind)}


def _value(kind: str, field: Any, targets: dict[str, str], secret: bool) -> Any:
    if field.kind in TEXTS:
        return (
            None
            if field.name == "field"
            else canary(kind, field.name)
            if secret
            else f"Open {kind} {field.name}"
        )
    match field.kind:
        case FieldKind.REFERENCE:
            return targets.get(field.target or ANY.get((kind, field.name), ""))
        case FieldKind.REFERENCES:
            found = targets.get(field.target or ANY.get((kind, field.name), ""))
            return [found] if found else []
        case FieldKind.PARTIAL_DATE:
            return when(f"{YEAR}-06-05" if secret else "2026-02-03")
        case FieldKind.DATE_RANGE:
            return on(f"{YEAR}-06-05" if secret else "2026-02-03")
        case FieldKind.DUE:
            return parse_due(f"5 june {YEAR}" if secret else "by the next session", made_on=None)
        case FieldKind.CHOICE:
            return next(iter(field.choices))
        case _:
            return None


def _fitting(kind: str) -> dict[str, Choice]:
    """Choices that let a record be printed."""
    fitting: dict[str, dict[str, Choice]] = {
        "meeting": {"status": MeetingStatus.HELD},
        "visit": {"status": VisitStatus.PLANNED},
        "commitment": {"status": CommitmentStatus.OPEN},
        "name": {"use": NameUse.AS_WRITTEN},
    }
    return fitting.get(kind, {})


@pytest.fixture
def planted(desk: Desk) -> Desk:
    """A secret record of every kind, each tied to Oman; then open ones that refer to the secret ones in every field."""
    open_ones = plant_all(desk)
    desk.known.update(visit=open_ones["visit"], meeting=open_ones["meeting"])
    return desk


def plant_all(desk: Desk, order: tuple[str, ...] = ORDER) -> dict[str, str]:
    """Plant records of these kinds, open and secret, each naming the other; returns open ones that name open ones."""
    secret = plant(desk, SECRET, {"country": desk.oman}, order)
    plant(desk, UNCLASSIFIED, {**secret, "country": desk.oman}, order)
    open_ones = plant(desk, UNCLASSIFIED, {"country": desk.oman}, order)
    plant(desk, SECRET, {**open_ones, "country": desk.oman}, order)
    wholes = {kind: open_ones[kind] for kind in ("meeting", "person", "visit", "commitment")}
    plant(desk, UNCLASSIFIED, {**secret, **wholes, "country": desk.oman}, order)
    return open_ones


def plant(desk: Desk, marking: Marking, known: dict[str, str], order: tuple[str, ...]) -> dict[str, str]:
    secret = marking == SECRET
    targets, made = dict(known), {}
    for kind in order:
        if kind == "country":
            continue
        values = filled(info(kind), targets, secret)
        for name in ("parties",):
            if name in values:
                values[name] = [INDIA, desk.oman]
        values.pop("parent_id", None)
        values.pop("edition", None)
        if kind == "line":
            values.pop("for_id", None)
        for name in ("from_id", "to_id"):
            if name in values:
                values[name] = desk.oman if name == "from_id" else INDIA
        if kind == "topic":
            values["name"] = f"{values['name']} {len(desk.known)}"
            desk.known[values["name"]] = ""
        made[kind] = desk.add(kind, marking=marking, **values)
        targets.setdefault(kind, made[kind])
    return made


def printed(data: bytes, fmt: Format) -> Iterator[str]:
    if fmt != "docx":
        yield data.decode()
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for part in package.namelist():
            yield f"{part}\n{package.read(part).decode('utf-8', 'replace')}"


def brief(desk: Desk, fmt: Format, ceiling: str | None, subject: str = "country") -> str:
    about = {subject: desk.known.get(subject, desk.oman)}
    made = make_brief(desk.case, Request(**about, as_of=DAY, preset="full", ceiling=ceiling))  # type: ignore[arg-type]
    return "\n".join(printed(render(made, fmt), fmt))


@pytest.mark.parametrize("subject", ["country", "visit", "meeting"])
@pytest.mark.parametrize("fmt", ["text", "html", "docx"])
def test_no_canary_comes_out_under_a_ceiling(planted: Desk, fmt: Format, subject: str) -> None:
    said = " ".join(brief(planted, fmt, "restricted", subject).split())
    assert "Canary" not in said
    assert YEAR not in said
    assert "SECRET" not in said.upper().replace("SECRETARY", "")
    assert "Open" in said


def test_without_a_ceiling_the_canaries_come_out(planted: Desk) -> None:
    said = " ".join(brief(planted, "text", None).split())
    heard = {kind for kind in ORDER if f"Canary {kind}".replace("_", " ") in said}
    for subject in ("visit", "meeting"):
        more = " ".join(brief(planted, "text", None, subject).split())
        heard |= {kind for kind in ORDER if f"Canary {kind}".replace("_", " ") in more}
    assert heard >= set(ORDER) - {"country", "participation", "note"}  # these print no text of their own
    assert YEAR in said


def test_the_officer_is_told_of_every_secret_record_outside_the_document(planted: Desk) -> None:
    made = make_brief(
        planted.case, Request(country=planted.oman, as_of=DAY, preset="full", ceiling="restricted")
    )
    kinds_told = {item.kind for item in made.withheld}
    assert kinds_told >= {
        "meeting",
        "forum",
        "commitment",
        "person",
        "source",
        "note",
        "line",
        "visit",
        "agreement",
    }
    assert all(item.why for item in made.withheld)
    titles = {item.title for item in made.withheld if item.kind == "meeting"}
    assert canary("meeting", "title") in titles


def test_a_ceiling_below_a_secret_country_says_only_that(desk: Desk) -> None:
    from app.errors import NotReady

    desk.edit(desk.oman, marking=SECRET)
    with pytest.raises(NotReady, match="itself is marked above it"):
        brief(desk, "text", "unclassified")

"""Whose case file it is: the desk's name, which can be changed, with the home country and the scheme, which stay."""

from __future__ import annotations

from dataclasses import dataclass

from app import settings
from app.casefile import CaseFile
from app.door import Changed
from db.models import Country, Setting
from db.values.text import Shape, canonical_json, clean_text


@dataclass(frozen=True, slots=True)
class OwnDesk:
    """The desk's name, empty where it has none; the home country, empty where none is chosen; the scheme's name."""

    name: str
    home: str
    scheme: str


def read_own_desk(case: CaseFile) -> OwnDesk:
    """Whose case file it is. Raises CaseFileError."""
    with case.read() as reader:
        found = settings.read_settings(reader)
        home = reader.get(Country, found.home_id)
    return OwnDesk(found.desk, home.name if home else "", found.scheme.name)


def rename_desk(case: CaseFile, name: str) -> Changed:
    """Give the desk another name, as one action; empty takes it away. Raises InvalidValue, CaseFileError."""
    name = clean_text(name, Shape.LINE) or ""
    changes = case.door.changes()
    with case.read() as reader:
        there = any(row.key == settings.DESK for row in reader.all(Setting))
    if there:
        changes.edit(settings.setting_id(settings.DESK), value=canonical_json(name))
    else:
        settings.put(changes, settings.DESK, name)
    return case.door.change("Name the desk", changes)

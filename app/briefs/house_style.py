"""The house style of a brief: one that comes with the program, or an office's own Word file kept in the case file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from app.casefile import CaseFile
from app.door import Changed
from app.errors import NotFound
from app.settings import read_settings, setting_id
from db.models import Attachment, Setting
from db.reader import Reader
from db.values.errors import InvalidValue, excerpt
from db.values.marking import Marking
from db.values.text import canonical_json
from reports.render.house import BUILT_IN, House, paper_name

if TYPE_CHECKING:
    from reports.render.office import Office

STYLE = "house_style"
"""The setting that says in which style briefs are written where nothing else is asked for."""
FIRST = BUILT_IN[0].id
_OF_SCHEME = {"uk": "uk", "us": "us", "us-cui": "us"}
"""Marking scheme → the style of the same offices; the first one for any other."""
_MOST = 20 * 1024 * 1024
"""Bytes; a larger file is no template."""


@dataclass(frozen=True, slots=True)
class Style:
    """A house style to choose: what a request names it by, and what it is called."""

    id: str
    name: str
    own: bool = False
    """Whether it is a file of the office, kept in the case file."""


@dataclass(frozen=True, slots=True)
class Looked:
    """An office's file before it is kept: what it will be used for, said plainly, and how a page in it looks."""

    file_name: str
    content: bytes
    findings: tuple[str, ...]
    preview: bytes
    """The pages of a specimen as a Word file."""
    html: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The style that was kept, and the change that did it."""

    style: Style
    changed: Changed


def styles(reader: Reader) -> tuple[Style, ...]:
    """Every style to choose: those of the program, then the office's own in the order of their names."""
    own = sorted(_own(reader), key=lambda row: (row.file_name.casefold(), row.id))
    return (
        *(Style(one.id, f"{one.name}, {paper_name(one.page)}") for one in BUILT_IN),
        *(Style(row.id, _called(row.file_name), own=True) for row in own),
    )


def usual(reader: Reader) -> str:
    """The id of the style in which this case file writes its briefs: what was chosen, else that of its scheme."""
    row = reader.get(Setting, setting_id(STYLE))
    first = _OF_SCHEME.get(read_settings(reader).scheme.id, FIRST)
    try:
        found = json.loads(row.value) if row and row.value else first
    except ValueError:
        found = first
    return found if isinstance(found, str) else first


def house_of(reader: Reader, wanted: str) -> House:
    """The house that a request names by id or by the name of its file; empty means the usual one of the case file.

    Raises InvalidValue naming the styles there are.
    """
    name = wanted.strip() or usual(reader)
    for house in BUILT_IN:
        if name.casefold() == house.id:
            return house
    row = _find(reader, name)
    if row is not None:
        return _read(b"".join(reader.file(row.sha256)), row.sha256, _called(row.file_name)).house
    known = ", ".join(one.id if not one.own else one.name for one in styles(reader))
    raise InvalidValue(f"There is no house style {excerpt(name)}; there are {known}.")


def look_at(file_name: str, content: bytes) -> Looked:
    """What an office's file would be used for, before anything is kept. Raises UnusableStyle, InvalidValue."""
    from reports.render.docx import render_docx
    from reports.render.html import render_html
    from reports.specimen import specimen

    if len(content) > _MOST:
        raise InvalidValue(
            f"{excerpt(file_name)} is larger than 20 MB; a house style holds no more than one page or two."
        )
    office = _read(content, sha256(content).hexdigest(), _called(file_name))
    shown = specimen()
    return Looked(
        file_name,
        content,
        office.findings,
        render_docx(shown, office.house),
        render_html(shown, office.house),
    )


def keep_style(case: CaseFile, looked: Looked, *, use: bool = True) -> Kept:
    """Keep an office's file in the case file, and write briefs in it from now on if `use`; Undo takes it back."""
    with case.read() as reader:
        lowest = Marking(read_settings(reader).scheme.levels[0].code)
        first = usual(reader)
        settled = reader.get(Setting, setting_id(STYLE)) is not None
    changes = case.door.changes()
    if not settled:
        changes.create("setting", id=setting_id(STYLE), key=STYLE, value=canonical_json(first))
    file = changes.attach(looked.file_name, looked.content, attached_to_id=setting_id(STYLE), marking=lowest)
    if use:
        changes.edit(setting_id(STYLE), value=canonical_json(file))
    changed = case.door.change(f"Keep the house style “{_called(looked.file_name)}”", changes)
    return Kept(Style(file, _called(looked.file_name), own=True), changed)


def use_style(case: CaseFile, wanted: str) -> Changed:
    """Write briefs in this style from now on. Raises InvalidValue for one that there is not."""
    with case.read() as reader:
        house = house_of(reader, wanted)
        row = _find(reader, wanted.strip())
        settled = reader.get(Setting, setting_id(STYLE)) is not None
    value = canonical_json(row.id if row is not None and house.own else house.id)
    changes = case.door.changes()
    if settled:
        changes.edit(setting_id(STYLE), value=value)
    else:
        changes.create("setting", id=setting_id(STYLE), key=STYLE, value=value)
    return case.door.change(f"Write briefs in the style “{house.name}”", changes)


def drop_style(case: CaseFile, style_id: str) -> Changed:
    """Take an office's file out of the case file. Raises NotFound; briefs issued in it cannot be written again then."""
    with case.read() as reader:
        row = _find(reader, style_id)
        if row is None:
            raise NotFound(f"There is no house style {excerpt(style_id)} in this case file.")
        in_use = usual(reader) == row.id
    changes = case.door.changes()
    changes.delete(row.id)
    if in_use:
        changes.edit(setting_id(STYLE), value=canonical_json(FIRST))
    return case.door.change(f"Take out the house style “{_called(row.file_name)}”", changes)


@lru_cache(maxsize=4)
def _read(content: bytes, _digest: str, name: str) -> Office:
    """Reading a file takes longer than setting a page, and one file has one style."""
    from reports.render.office import read_office

    return read_office(content, name)


def _own(reader: Reader) -> list[Attachment]:
    return list(reader.all(Attachment, attached_to_id=setting_id(STYLE)))


def _find(reader: Reader, wanted: str) -> Attachment | None:
    name = wanted.casefold()
    if not name:
        return None
    return next(
        (
            row
            for row in _own(reader)
            if row.id == wanted or name in {row.file_name.casefold(), _called(row.file_name).casefold()}
        ),
        None,
    )


def _called(file_name: str) -> str:
    """The name of a file without its ending."""
    head, dot, ending = file_name.rpartition(".")
    return head if dot and ending.casefold() in {"docx", "dotx"} else file_name

"""Listed records carry the shortest beginning of their id that names them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app import catalog
from app.casefile import CaseFile
from app.errors import NotFound
from app.listing import Listed, kind_called, listing
from db.values.choices import NameUse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CaseFile]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "profile"))
    with CaseFile.create(tmp_path / "a.chancery") as made:
        yield made


def listed(case: CaseFile, kind: str | None = None) -> list[Listed]:
    with case.read() as reader:
        return listing(reader, kind)


def add(case: CaseFile, kind: str, id: str | None = None, /, **values: object) -> str:
    changes = case.door.changes()
    made = changes.create(kind, id=id, **values)
    case.door.change("Add", changes)
    return made


def test_prefixes_are_eight_characters_or_as_many_as_it_takes(case: CaseFile) -> None:
    near = ["0192f3a1-0000-7000-8000-00000000000" + last for last in "19"]
    other = "0192f3a2-0000-7000-8000-000000000000"
    for place, record_id in enumerate([*near, other]):
        add(case, "person", record_id, name=f"Person {place}")
    assert [one.prefix for one in listed(case, "person")] == [*near, other[:8]]


def test_a_record_in_the_recycle_bin_is_not_listed_but_still_lengthens_prefixes(case: CaseFile) -> None:
    gone, kept = ["0192f3a1-0000-7000-8000-00000000000" + last for last in "19"]
    add(case, "person", gone, name="Gone")
    add(case, "person", kept, name="Kept")
    changes = case.door.changes()
    changes.delete(gone)
    case.door.change("Delete", changes)
    assert [(one.title, one.prefix) for one in listed(case, "person")] == [("Kept", kept)]


def test_without_a_kind_parts_and_settings_are_left_out(case: CaseFile) -> None:
    person = add(case, "person", name="A. Person")
    add(case, "name", named_id=person, written="Person, A.", use=NameUse.AS_WRITTEN)
    assert [one.title for one in listed(case)] == ["A. Person"]
    assert [one.title for one in listed(case, "name")] == ["Person, A."]
    assert {one.title for one in listed(case, "setting")} >= {"marking_scheme"}


def test_every_kind_can_be_listed(case: CaseFile) -> None:
    for info in catalog.kinds():
        assert all(one.kind == info.kind for one in listed(case, info.kind))


def test_every_kind_is_found_by_each_of_its_names() -> None:
    for info in catalog.kinds():
        for name in (info.kind, info.label, info.plural.upper()):
            assert kind_called(name) == info.kind


@pytest.mark.parametrize("words", ["", "meetigns", "meeting; drop", '"'])
def test_a_kind_there_is_not_is_refused_naming_those_there_are(words: str) -> None:
    with pytest.raises(NotFound, match="there are country, "):
        kind_called(words)

"""Hostile text goes through every text field of every kind and comes back as `clean_text` leaves it."""

from __future__ import annotations

from typing import Any

import pytest

from app.catalog import FieldKind, info, kinds
from app.check import check
from db.registry import KINDS
from db.values.text import Shape, clean_text
from tests.app.anything import HOSTILE
from tests.app.conftest import INDIA, Desk

SHAPES = {FieldKind.LINE: Shape.LINE, FieldKind.TEXT: Shape.FIELD, FieldKind.BODY: Shape.BODY}
SPOKEN_FOR = {("citation", "field"), ("link", "role"), ("setting", "key"), ("setting", "value")}
"""Text that the program writes and reads itself: a field's name, a setting."""


def required(desk: Desk, kind: str, oman: str) -> dict[str, Any]:
    """Sound values for what a kind needs."""
    targets = {"country": oman, None: oman}
    values: dict[str, Any] = {}
    for field in info(kind).fields:
        if field.kind is FieldKind.REFERENCES and field.minimum:
            values[field.name] = [INDIA, oman][: max(field.minimum, 1)]
        elif field.kind is FieldKind.CHOICE and field.required:
            assert field.choices is not None
            values[field.name] = next(iter(field.choices))
        elif field.kind is FieldKind.NUMBER and field.required:
            values[field.name] = 1
        elif field.kind is FieldKind.REFERENCE and field.required:
            if field.target not in targets:
                assert field.target is not None
                targets[field.target] = desk.add(field.target, **required(desk, field.target, oman))
            values[field.name] = targets[field.target]
        elif field.kind in SHAPES and field.required:
            values[field.name] = "x"
    if kind == "participation":
        values["person_id"] = desk.add("person", name="Somebody")
    return values


@pytest.mark.parametrize("kind", [kind.kind for kind in kinds() if kind.kind not in {"link", "setting"}])
def test_hostile_text_is_kept_clean_in_every_field(desk: Desk, oman: str, kind: str) -> None:
    base = required(desk, kind, oman)
    text_fields = [f for f in info(kind).fields if f.kind in SHAPES and (kind, f.name) not in SPOKEN_FOR]
    for number, hostile in enumerate(HOSTILE):
        texts = {field.name: f"{number} {hostile}" for field in text_fields}
        record = desk.add(kind, **{**base, **texts})
        with desk.case.read() as reader:
            row = reader.get(KINDS[kind], record)
        for field in text_fields:
            assert getattr(row, field.name) == clean_text(texts[field.name], SHAPES[field.kind]), field.name
    # a digest made up of hostile text belongs to no stored bytes, and check says so
    assert [f for f in check(desk.case).findings if (kind, f.check) != ("attachment", "attachments")] == []

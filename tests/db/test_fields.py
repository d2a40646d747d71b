"""A field is declared once: every kind has its codec, its column, and survives the way to the file and back."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.codecs import decode, encode
from db.columns import from_sql, to_sql
from db.fields import Field
from db.kinds import FieldKind
from db.registry import KINDS, by_stable_id, fields_of, whole_field
from db.values.choices import CommitmentKind, Side
from db.values.due import parse_due
from db.values.errors import InvalidValue
from db.values.text import Shape, clean_text
from tests.app.anything import HOSTILE, value_of

ANY_ID = "0190f0f0-0000-7000-8000-000000000000"
EVERY_FIELD = [(kind, field) for kind in KINDS for field in fields_of(kind).values()]


def as_field(kind: FieldKind) -> Field:
    return Field(kind, "Label", choices=Side if kind is FieldKind.CHOICE else None)


@given(st.data(), st.sampled_from(list(FieldKind)))
def test_every_kind_survives_json_and_sqlite(data: st.DataObject, kind: FieldKind) -> None:
    field = as_field(kind)
    value = data.draw(value_of(field, lambda _: [ANY_ID]))
    form = encode(kind, value, field.choices)
    back = from_sql(kind, to_sql(form)) if kind is not FieldKind.REFERENCES else json.loads(json.dumps(form))
    assert back == form
    again = decode(kind, back, field.choices)
    assert encode(kind, again, field.choices) == form


@pytest.mark.parametrize("kind", list(FieldKind))
def test_a_value_of_another_kind_is_refused(kind: FieldKind) -> None:
    for wrong in (3.5, object(), b"bytes"):
        with pytest.raises((InvalidValue, TypeError)):
            encode(kind, wrong, as_field(kind).choices)


@pytest.mark.parametrize("wrong", [True, -1, "12", 2**53])
def test_a_number_is_whole_and_not_negative(wrong: Any) -> None:
    with pytest.raises(InvalidValue, match="whole number"):
        encode(FieldKind.NUMBER, wrong)


def test_an_unknown_choice_is_refused_on_the_way_in_and_kept_on_the_way_out() -> None:
    with pytest.raises(InvalidValue, match="is not one of: agreed, committed"):
        encode(FieldKind.CHOICE, "sworn", CommitmentKind)
    assert decode(FieldKind.CHOICE, "sworn", CommitmentKind) == "sworn"


def test_empty_text_is_not_stated() -> None:
    for kind in (FieldKind.LINE, FieldKind.TEXT, FieldKind.BODY):
        assert encode(kind, "") is None
        assert encode(kind, " \u200b ") is None if kind is not FieldKind.BODY else True


def test_every_field_says_what_it_is() -> None:
    for kind, field in EVERY_FIELD:
        assert field.label, (kind, field)
        assert field.name, (kind, field)
        assert (field.kind is FieldKind.CHOICE) == (field.choices is not None), (kind, field.name)
        assert field.target is None or field.target in KINDS, (kind, field.name)


def test_stable_ids_are_unique_within_a_kind() -> None:
    for kind in KINDS:
        assert len(by_stable_id(kind)) == len(fields_of(kind))


def test_a_part_says_what_it_is_a_part_of() -> None:
    for kind, model in KINDS.items():
        if model.PART:
            assert whole_field(kind) is not None, kind


def test_every_kind_has_its_name_for_people_and_a_title_that_exists() -> None:
    for kind, model in KINDS.items():
        assert model.LABEL, kind
        assert model.PLURAL, kind
        assert not model.TITLE or model.TITLE in fields_of(kind), kind


@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_words_of_a_due_are_cleaned_like_any_text(hostile: str) -> None:
    due = parse_due(f"by {hostile}", made_on=date(2026, 1, 1))
    assert encode(FieldKind.DUE, due)["words"] == clean_text(f"by {hostile}", Shape.FIELD)

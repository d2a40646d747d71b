"""Which editor a field has: one table for every kind of field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal, assert_never

from app import catalog
from app.catalog import Field, FieldKind
from app.references import accepted
from db.values.choices import Side
from db.values.text import Shape
from ui.desktop.forms.basis import Basis
from ui.desktop.forms.choices import ChoiceEditor, EnumEditor, FlagEditor, MarkingEditor, SideEditor
from ui.desktop.forms.dates import DateEditor, DueEditor, RangeEditor
from ui.desktop.forms.editor import Editor
from ui.desktop.forms.picker import ReferenceEditor, ReferencesEditor
from ui.desktop.forms.texts import LineEditor, NumberEditor, TextEditor


def editor_for(kind: str, field: Field, basis: Basis, *, host: str = "") -> Editor:
    """The editor of a field of a kind; `host` is the kind of the record that a citation supports."""
    if special := _SPECIAL.get((kind, field.name)):
        return special(field, basis, host)
    theme, words, help, required = basis.theme, field.label, field.help, field.required
    match field.kind:
        case FieldKind.LINE:
            return LineEditor(theme, words, help, required=required)
        case FieldKind.TEXT:
            return TextEditor(theme, words, help, required=required)
        case FieldKind.BODY:
            return TextEditor(theme, words, help, required=required, shape=Shape.BODY)
        case FieldKind.NUMBER:
            return NumberEditor(theme, words, help, required=required)
        case FieldKind.FLAG:
            return FlagEditor(theme, words, help, required=required)
        case FieldKind.CHOICE:
            assert field.choices is not None
            if field.choices is Side:
                return SideEditor(theme, words, help, required=required)
            return EnumEditor(theme, words, help, choices=field.choices, required=required)
        case FieldKind.PARTIAL_DATE | FieldKind.DATE_RANGE | FieldKind.DUE:
            return _dated(field.kind, field, basis)
        case FieldKind.MARKING:
            return MarkingEditor(theme, words, help, scheme=basis.scheme, required=required)
        case FieldKind.REFERENCE:
            return ReferenceEditor(
                theme, words, help, kinds=accepted(kind, field), required=required, **basis.finding
            )
        case FieldKind.REFERENCES:
            return ReferencesEditor(
                theme, words, help, kinds=accepted(kind, field), minimum=field.minimum, **basis.finding
            )
    assert_never(field.kind)


def _dated(
    kind: Literal[FieldKind.PARTIAL_DATE, FieldKind.DATE_RANGE, FieldKind.DUE], field: Field, basis: Basis
) -> Editor:
    """What is typed as people write a date, its meaning beneath."""
    theme, words, help, required, today = basis.theme, field.label, field.help, field.required, basis.today
    match kind:
        case FieldKind.PARTIAL_DATE:
            return DateEditor(theme, words, help, today=today, required=required)
        case FieldKind.DATE_RANGE:
            return RangeEditor(theme, words, help, today=today, required=required)
        case FieldKind.DUE:
            month = basis.fiscal_start_month
            return DueEditor(theme, words, help, today=today, fiscal_start_month=month, required=required)
    assert_never(kind)


def _cited_field(field: Field, basis: Basis, host: str) -> Editor:
    """Which field of its record a citation supports, by its label."""
    fields = catalog.info(host).fields if host else ()
    items = [(one.name, one.label) for one in fields if one.name != "marking"]
    return ChoiceEditor(basis.theme, "Supports", field.help, items=items, empty="the record as a whole")


_SPECIAL: Mapping[tuple[str, str], Callable[[Field, Basis, str], Editor]] = MappingProxyType(
    {("citation", "field"): _cited_field}
)
"""Fields whose words mean more than their kind says."""

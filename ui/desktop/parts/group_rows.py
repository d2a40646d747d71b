"""Rows of what asks for attention: each group under its heading, and a way to all of it where not all is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.list_rows import SIDE_SIGNS
from app.today import Group, Item, Tone
from ui.desktop.parts.rows import Row, RowKind

INKS: Mapping[Tone, str] = {
    Tone.PLAIN: "text_2",
    Tone.LATE: "overdue",
    Tone.SOON: "caution",
    Tone.FLOATS: "accent_text",
}
_ALL = "all:"


def group_rows(groups: Iterable[Group]) -> list[Row]:
    """The rows of all groups; the key of a record is its kind and id with a slash between."""
    return [row for group in groups for row in _rows(group)]


def whole_of(key: str, groups: Iterable[Group]) -> Group | None:
    """The group all of which the row with this key shows; None for every other row."""
    if not key.startswith(_ALL):
        return None
    return next((one for one in groups if one.heading == key.removeprefix(_ALL)), None)


def _rows(group: Group) -> list[Row]:
    shown = len(group.items)
    figure = f"{group.total:,}" if shown == group.total else f"{shown:,} of {group.total:,}"
    rows = [Row(RowKind.HEADING, group.heading, figure=figure)]
    rows += [_row(item) for item in group.items]
    if shown < group.total and group.kind:
        rows.append(Row(RowKind.ITEM, f"Show all {group.total:,}", key=f"{_ALL}{group.heading}", step=True))
    return rows


def _row(item: Item) -> Row:
    return Row(
        RowKind.ITEM,
        item.title,
        item.second,
        item.figure,
        f"{item.kind}/{item.id}",
        item.below,
        INKS[item.tone],
        SIDE_SIGNS.get(item.side) if item.side else None,
    )

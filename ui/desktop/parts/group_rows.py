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
ALL = "all:"
"""Begins the key of a row that leads to all of a group."""


def group_rows(groups: Iterable[Group]) -> list[Row]:
    """The rows of all groups; the key of a record is its kind and id with a slash between."""
    return [row for group in groups for row in _rows(group)]


def whole_of(key: str, groups: Iterable[Group]) -> Group | None:
    """The group all of which the row with this key shows; None for every other row."""
    if not key.startswith(ALL):
        return None
    return next((one for one in groups if one.heading == key.removeprefix(ALL)), None)


def head_row(heading: str, shown: int, total: int) -> Row:
    """The heading of a group, with how many of how many it shows."""
    return Row(RowKind.HEADING, heading, figure=f"{total:,}" if shown == total else f"{shown:,} of {total:,}")


def all_row(heading: str, total: int) -> Row:
    """The way to all of a group."""
    return Row(RowKind.ITEM, f"Show all {total:,}", key=f"{ALL}{heading}", step=True)


def _rows(group: Group) -> list[Row]:
    rows = [head_row(group.heading, len(group.items), group.total), *map(_row, group.items)]
    if len(group.items) < group.total and group.kind:
        rows.append(all_row(group.heading, group.total))
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

"""Views of lists: those that come with the program, those that are kept, and how a list was left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from app import catalog, views
from app.list_columns import shown_at_first
from app.lists import Asked, read_order
from app.local import Space
from app.views import View
from db.values.errors import InvalidValue

if TYPE_CHECKING:
    from tests.app.conftest import Desk

MINE = View(
    "Mine", Asked("meeting", "country:OM", "title", True, "forum_id"), ("status", "venue"), {"venue": 200}
)


def test_every_kind_has_a_view_and_every_view_can_be_read(desk: Desk) -> None:
    for known in catalog.kinds():
        for view in views.built_in(known.kind):
            assert view.built_in
            assert read_order(desk.case, view.asked).notes == ()


def test_a_view_is_kept_as_it_was(desk: Desk) -> None:
    views.save(desk.case, MINE)
    assert views.saved(desk.case, "meeting") == (MINE,)
    assert views.saved(desk.case, "commitment") == ()


def test_a_view_of_the_same_name_takes_its_place_whatever_its_case(desk: Desk) -> None:
    views.save(desk.case, MINE)
    views.save(desk.case, replace(MINE, name="  MINE ", columns=()))
    assert [one.name for one in views.saved(desk.case, "meeting")] == ["MINE"]


def test_views_stand_in_the_order_of_their_names(desk: Desk) -> None:
    for name in ("beta", "Alpha"):
        views.save(desk.case, replace(MINE, name=name))
    assert [one.name for one in views.saved(desk.case, "meeting")] == ["Alpha", "beta"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "All", "coming"])
def test_a_view_needs_a_name_of_its_own(desk: Desk, name: str) -> None:
    with pytest.raises(InvalidValue):
        views.save(desk.case, replace(MINE, name=name))


def test_a_view_can_be_deleted(desk: Desk) -> None:
    views.forget(desk.case, views.save(desk.case, MINE))
    assert views.saved(desk.case, "meeting") == ()


def test_a_list_is_remembered_as_it_was_left(desk: Desk) -> None:
    assert views.remembered(desk.case, "meeting") == views.built_in("meeting")[0]
    left = replace(MINE, name="")
    views.remember(desk.case, left)
    desk.reopen()
    assert views.remembered(desk.case, "meeting") == left
    assert views.saved(desk.case, "meeting") == ()


@pytest.mark.parametrize("kept", [7, [], {"words": 3}, {"name": "x"}, {"standing": ["nowhere"]}, None])
def test_what_cannot_be_read_any_more_is_as_if_it_were_not_there(desk: Desk, kept: object) -> None:
    Space(desk.case, views.SPACE).put("meeting", kept)
    Space(desk.case, views.SPACE).put("meeting/odd", kept)
    assert views.remembered(desk.case, "meeting") == views.built_in("meeting")[0]
    assert views.saved(desk.case, "meeting") == ()


def test_columns_that_the_kind_does_not_have_are_left_out(desk: Desk) -> None:
    assert replace(MINE, columns=("venue", "colour")).keys == ("venue",)
    assert replace(MINE, columns=("colour",)).keys == shown_at_first("meeting")
    assert desk.case.path.exists()

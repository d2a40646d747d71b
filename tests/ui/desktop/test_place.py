"""The trail of visited places: back and forward as a browser has them."""

from __future__ import annotations

from ui.desktop.place import LONGEST, Place, Trail


def test_back_and_forward_lead_where_one_was() -> None:
    trail = Trail()
    for page in ("today", "list", "record"):
        trail.visit(Place(page))
    assert trail.back() == Place("list")
    assert trail.back() == Place("today")
    assert not trail.can_go_back
    assert trail.forward() == Place("list")


def test_going_elsewhere_forgets_what_one_came_back_from() -> None:
    trail = Trail()
    for page in ("today", "list"):
        trail.visit(Place(page))
    trail.back()
    trail.visit(Place("diary"))
    assert not trail.can_go_forward
    assert trail.back() == Place("today")


def test_another_filter_is_no_step_but_is_remembered() -> None:
    trail = Trail()
    trail.visit(Place("today"))
    trail.visit(Place("list", kind="commitment"))
    trail.visit(Place("list", kind="commitment", words="is:open"))
    trail.visit(Place("record", id="1"))
    assert trail.back().words == "is:open"
    assert trail.back() == Place("today")


def test_the_places_of_a_record_that_is_gone_are_forgotten() -> None:
    trail = Trail()
    for place in (Place("today"), Place("record", id="1"), Place("list"), Place("record", id="1")):
        trail.visit(place)
    trail.forget("1")
    assert trail.here == Place("list")
    assert trail.back() == Place("today")
    trail.forget("2")
    assert trail.here == Place("today")


def test_an_empty_trail_is_nowhere_and_a_long_one_forgets_its_beginning() -> None:
    trail = Trail()
    assert trail.here is None
    assert not trail.can_go_back
    assert not trail.can_go_forward
    for number in range(LONGEST + 5):
        trail.visit(Place("record", id=str(number)))
    steps = 0
    while trail.can_go_back:
        trail.back()
        steps += 1
    assert steps == LONGEST - 1

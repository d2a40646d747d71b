"""The timeline: what stands where, and what keys and mouse do with it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from app.engagements import Engagement, Lane, Timeline
from db.values.choices import Side
from db.values.partial_date import DateRange
from ui.desktop.look import Theme
from ui.desktop.parts.timeline import TimelineView, spoken
from ui.desktop.parts.timeline_plan import Span, plan, usual_span

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = date(2026, 11, 21)
WIDTH, DOT = 1000.0, 10.0


def one(lane: Lane, id: str, day: str | None, **more: object) -> Engagement:
    when = DateRange.parse_text(day) if day else None
    return Engagement(lane, id, f"Title {id}", when, **more)  # type: ignore[arg-type]


JMCC = one(Lane.MEETINGS, "jmcc", "2025-11-24")
TALKS = one(Lane.MEETINGS, "talks", "2025-10-22/2025-10-23")
EXERCISE = one(Lane.EXERCISES, "exercise", "../2024-09-26")
NEXT = one(Lane.MEETINGS, "next", None, planned=True, words="at a mutually convenient date")
MADE = one(Lane.COMMITMENTS, "jmcc", "2025-11-24", counts=((Side.OURS, 2), (Side.JOINT, 1)))
SHOWN = Timeline(TODAY, (EXERCISE, TALKS, JMCC, NEXT, MADE), JMCC, NEXT)
SPAN = Span(date(2024, 1, 1), date(2026, 12, 31))


def letters(words: str) -> float:
    return 7.0 * len(words)


def test_a_mark_stands_at_its_day_and_is_never_thinner_than_a_dot() -> None:
    mark = next(mark for mark in plan(SHOWN, SPAN, WIDTH, DOT, letters).marks if mark.engagement is JMCC)
    day = (date(2025, 11, 24) - SPAN.first).days + 0.5
    assert mark.centre == pytest.approx(day * WIDTH / SPAN.days)
    assert mark.right - mark.left == DOT


def test_an_end_that_is_not_stated_is_open() -> None:
    marks = plan(SHOWN, SPAN, WIDTH, DOT, letters).marks
    open_ends = {mark.engagement.id: (mark.open_left, mark.open_right) for mark in marks}
    assert open_ends["exercise"] == (True, False)
    assert open_ends["talks"] == (False, False)


def test_no_label_stands_over_another_or_over_a_mark_of_its_lane() -> None:
    crowd = tuple(
        one(Lane.MEETINGS, str(day), f"2026-0{1 + day // 27}-{1 + day % 27:02}") for day in range(54)
    )
    laid = plan(Timeline(TODAY, crowd, None, None), SPAN, WIDTH, DOT, letters)
    taken = sorted((label.left, label.left + letters(label.words)) for label in laid.labels)
    assert taken
    assert all(before[1] <= after[0] for before, after in pairwise(taken))
    for left, right in taken:
        assert not any(left < mark.right and mark.left < right for mark in laid.marks)


def test_silence_runs_from_the_last_contact_to_today_and_a_short_one_is_none() -> None:
    laid = plan(SHOWN, SPAN, WIDTH, DOT, letters)
    assert laid.silence is not None
    assert laid.silence[2] == "No contact recorded for 362 days"
    assert laid.silence[1] == pytest.approx(laid.today)
    recent = Timeline(date(2025, 12, 24), (JMCC,), JMCC, None)
    assert plan(recent, SPAN, WIDTH, DOT, letters).silence is None


def test_the_words_of_silence_never_stand_over_a_label() -> None:
    crowded = one(Lane.MEETINGS, "a meeting with a long title", "2025-11-24")
    shown = Timeline(TODAY, (crowded,), crowded, None)
    span = Span(date(2025, 11, 20), date(2026, 12, 31))  # no room left of the mark
    laid = plan(shown, span, 600, DOT, letters)
    (label,) = laid.labels
    assert laid.silence is not None
    left, right, words = laid.silence
    assert label.left + letters(label.words) > (left + right - letters(words)) / 2
    assert laid.quiet_lane == 1
    narrow = plan(shown, span, 150, DOT, letters)
    assert narrow.quiet_lane is None


def test_what_has_no_date_is_beside_the_days_not_among_them() -> None:
    laid = plan(SHOWN, SPAN, WIDTH, DOT, letters)
    assert laid.undated == ((0, (NEXT,)),)
    assert NEXT not in [mark.engagement for mark in laid.marks]


@pytest.mark.parametrize(("days", "some"), [(60, "Feb"), (900, "Q2"), (6000, "2020"), (20000, "2020")])
def test_the_grid_has_months_quarters_or_years_as_there_is_room(days: int, some: str) -> None:
    first = date(2010, 1, 1)
    ticks = plan(
        Timeline(TODAY, (), None, None), Span(first, first + timedelta(days=days)), WIDTH, DOT, letters
    ).ticks
    assert some in [tick.words for tick in ticks]
    apart = [after.x - before.x for before, after in pairwise(ticks)]
    assert min(apart) > letters("2000")  # their words have room


def test_the_usual_span_holds_today_and_what_is_planned_and_three_years_at_most() -> None:
    planned = one(Lane.VISITS, "visit", "2027-02-01/2027-02-03", planned=True)
    old = one(Lane.MEETINGS, "old", "1999")
    span = usual_span(Timeline(TODAY, (old, JMCC, planned), JMCC, planned))
    assert span.first == date(2023, 10, 1)
    assert span.last > date(2027, 2, 3)
    assert usual_span(Timeline(TODAY, (), None, None)).last > TODAY


def test_zooming_keeps_the_day_where_it_is_and_stays_within_reason() -> None:
    day = date(2025, 6, 1)
    before = SPAN.x(day, WIDTH)
    assert SPAN.zoomed(0.5, day).x(day, WIDTH) == pytest.approx(before, abs=3)
    assert SPAN.zoomed(1e-9, day).days == 30
    assert Span(date(1, 1, 1), date(50, 1, 1)).zoomed(9, date(25, 1, 1)).days <= 366 * 60
    assert Span(date(9990, 1, 1), date(9999, 12, 31)).moved(10**7).last == date.max


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    made = TimelineView(Theme(forced="light"))
    qtbot.addWidget(made)
    made.resize(1200, made.sizeHint().height())
    made.show_timeline(SHOWN)
    made.show()
    return made


def test_the_arrow_keys_walk_in_order_of_time_from_the_last_contact(qtbot: QtBot, view: TimelineView) -> None:
    seen: list[Engagement | None] = []
    view.pointed.connect(seen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Home):
        qtbot.keyClick(view, key)
    assert seen == [MADE, NEXT, NEXT, NEXT, EXERCISE]  # coming here by key one is at the last contact
    assert view.accessibleDescription() == spoken(EXERCISE)


def test_enter_opens_what_one_is_at_and_a_click_what_one_clicks(qtbot: QtBot, view: TimelineView) -> None:
    seen: list[Engagement] = []
    view.chosen.connect(seen.append)
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view._plan is not None
    mark = next(mark for mark in view._plan.marks if mark.engagement is TALKS)
    at = QPointF(view._field().left() + mark.centre, view._centre(mark.lane)).toPoint()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert seen == [NEXT, TALKS]


def test_hovering_reads_out_and_leaving_goes_back_to_what_one_is_at(qtbot: QtBot, view: TimelineView) -> None:
    seen: list[Engagement | None] = []
    view.pointed.connect(seen.append)
    assert view._plan is not None
    mark = next(mark for mark in view._plan.marks if mark.engagement is EXERCISE)
    at = QPointF(view._field().left() + mark.centre, view._centre(mark.lane)).toPoint()
    qtbot.mouseMove(view, at)
    qtbot.mouseMove(view, QPoint(at.x(), 2))
    assert seen == [EXERCISE, JMCC]


def test_dragging_moves_the_days_and_zero_brings_them_back(qtbot: QtBot, view: TimelineView) -> None:
    usual = view.span
    assert usual is not None
    start = QPoint(round(view._field().left()) + 40, 4)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, start + QPoint(100, 0))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(100, 0))
    assert view.span is not None
    assert view.span.first < usual.first
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.span == usual


def test_plus_and_ctrl_wheel_zoom_and_the_bare_wheel_is_left_to_the_page(
    qtbot: QtBot, view: TimelineView
) -> None:
    assert view.span is not None
    usual = view.span.days
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.span.days < usual
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    before = view.span.days

    def turn(modifier: Qt.KeyboardModifier) -> bool:
        at = QPointF(500, 50)
        event = QWheelEvent(
            at, view.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, modifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)
        return event.isAccepted()

    assert not turn(Qt.KeyboardModifier.NoModifier)
    assert turn(Qt.KeyboardModifier.ControlModifier)
    assert view.span.days < before


def test_new_facts_keep_the_span_and_what_is_gone_is_not_pointed_at(qtbot: QtBot, view: TimelineView) -> None:
    qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    span = view.span
    view.show_timeline(Timeline(TODAY, (JMCC,), JMCC, None))
    assert view.span == span
    assert view.current is None
    view.point_at("jmcc")
    assert view.current is JMCC
    view.show_timeline(None)
    assert view.span is None


def test_an_empty_timeline_paints_and_answers_keys(qtbot: QtBot, view: TimelineView) -> None:
    view.show_timeline(None)
    view.show_timeline(Timeline(TODAY, (), None, None))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert not view.grab().isNull()
    assert view.current is None


def test_what_is_read_out_says_what_is_not_stated() -> None:
    assert spoken(NEXT) == "Title next, at a mutually convenient date, planned"
    assert spoken(MADE) == "Title jmcc, 24 November 2025, 2 ours, 1 joint"
    assert spoken(one(Lane.MEETINGS, "call", None)) == "Title call, day not stated"


@pytest.mark.parametrize("seed", range(20))
def test_a_label_is_drawn_only_where_nothing_else_stands(seed: int) -> None:
    chance = Random(seed)
    days = [TODAY - timedelta(days=chance.randrange(900)) for _ in range(chance.randrange(60))]
    shown = Timeline(
        TODAY, tuple(one(Lane.MEETINGS, str(n), day.isoformat()) for n, day in enumerate(days)), None, None
    )
    made = plan(shown, SPAN, WIDTH, DOT, letters)
    labels = [(label.left, label.left + letters(label.words)) for label in made.labels]
    marks = [(mark.left, mark.right) for mark in made.marks]
    for place, (left, right) in enumerate(labels):
        others = [*marks, *labels[:place]]
        assert not any(left < end and start < right for start, end in others)

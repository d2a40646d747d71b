"""What following up adds to the record of a kind, wherever it is shown: its reports, closing a session, the minutes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from app.forms import NOTE
from app.made_of_note import KINDS
from app.merging import MERGED
from app.showing.view import RecordView
from db.values.text import canonical_json
from ui.desktop.forms.merge_sheet import merge_with
from ui.desktop.page import Surroundings
from ui.desktop.place import READ, Place

REPORTED = frozenset({"meeting", "person", "organisation", "forum", "country", "visit"})
"""Kinds with reports of their own."""


def steps_of(around: Surroundings, view: RecordView, pane: QWidget) -> Mapping[str, Callable[[], object]]:
    """Ids of the action table, and what they do with the record that a pane shows."""
    found: dict[str, Callable[[], object]] = {}
    if view.kind in REPORTED:
        found["report"] = partial(around.go, Place("report", view.kind, view.id))
    if view.kind in MERGED:
        found["merge"] = partial(merge_with, around, view, pane)
    if view.kind == "meeting":
        closing = partial(around.go, Place("closing", "meeting", view.id))
        found |= {"close_session": closing, "lock_minutes": closing}
    if view.kind == "brief":
        found["brief_returned"] = partial(around.go, Place("returned", "brief", view.id))
    if view.kind == "source":
        inbox = Place("inbox", "source", view.id, given=((READ, "1"),))
        found["read_proposes"] = partial(around.go, inbox)
    if view.kind == "note":
        for kind in KINDS:
            made = Place("new", kind, given=((NOTE, canonical_json(view.id)),))
            found[f"note_{kind}"] = partial(around.go, made)
    return found

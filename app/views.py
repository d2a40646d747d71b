"""Views of a list: those that come with the program, those an officer saved, and how each list was left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.casefile import CaseFile
from app.list_columns import column, shown_at_first
from app.lists import STANDING, Asked
from app.local import Space
from db.codecs import Json
from db.queries.standings import Standing
from db.values.errors import InvalidValue
from db.values.json_object import JsonObject

SPACE = "view"

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class View:
    """What a list shows and how: what it is asked for, its columns beside the title (empty: the kind's own), widths.

    `widths` are in units, by column. `built_in` ones cannot be deleted.
    """

    name: str
    asked: Asked
    columns: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)
    built_in: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns beside the title that the kind has, in order."""
        known = tuple(key for key in self.columns if column(self.asked.kind, key))
        return known or shown_at_first(self.asked.kind)


def _commitments(
    name: str, words: str, grouping: str = STANDING, standing: tuple[Standing, ...] = ()
) -> View:
    codes = tuple(one.value for one in standing)
    return View(name, Asked("commitment", words, grouping=grouping, standing=codes), built_in=True)


def _view(name: str, kind: str, words: str = "", sort: str = "", *, grouping: str = "") -> View:
    return View(name, Asked(kind, words, sort, grouping=grouping), built_in=True)


_UNDATED = (Standing.AGEING, Standing.NONE)

BUILT_IN: Mapping[str, tuple[View, ...]] = {
    "commitment": (
        _commitments("Open", "is:open is:tracked"),
        _commitments("Ours overdue", "is:overdue owes:us"),
        _commitments("Theirs overdue", "is:overdue owes:them"),
        _commitments("Due soon", "is:tracked is:open", standing=(Standing.DUE_SOON,)),
        _commitments("Before the next visit", "is:tracked is:open before:visit"),
        _commitments("No date", "is:tracked is:open", standing=_UNDATED),
        _commitments("Ageing", "is:ageing"),
        _commitments("By forum", "is:open is:tracked", grouping="forum_id"),
        _commitments("All", ""),
    ),
    "task": (
        _view("Open", "task", "is:open"),
        _view("Overdue", "task", "is:overdue"),
        _view("All", "task"),
    ),
    "meeting": (
        _view("All", "meeting"),
        _view("Coming", "meeting", "held>=0d"),
        _view("Last twelve months", "meeting", "held>=12m held<=0d"),
        _view("By forum", "meeting", grouping="forum_id"),
    ),
    "agreement": (
        _view("All", "agreement"),
        _view("Expiring in a year", "agreement", "expires>=0d expires<=1y", "expires"),
    ),
    "person": (_view("All", "person"), _view("By country", "person", grouping="country_id")),
    "organisation": (
        _view("All", "organisation"),
        _view("By country", "organisation", grouping="country_id"),
    ),
    "visit": (_view("All", "visit"), _view("Coming", "visit", "date>=0d")),
    "brief": (_view("All", "brief"), _view("Drafts", "brief", "is:draft")),
}


def built_in(kind: str) -> tuple[View, ...]:
    """The views that come with the program; the first is shown where nothing is remembered."""
    return BUILT_IN.get(kind, (_view("All", kind),))


def saved(case: CaseFile, kind: str) -> tuple[View, ...]:
    """The officer's own views of a kind by name; what cannot be read any more is left out."""
    found = [_read(kind, kept.value) for kept in Space(case, SPACE).all() if kept.key.startswith(f"{kind}/")]
    return tuple(sorted((one for one in found if one and one.name), key=lambda one: one.name.casefold()))


def save(case: CaseFile, view: View) -> View:
    """Keep a view under its name, in place of one of the same name. Raises InvalidValue for an impossible name."""
    name = " ".join(view.name.split())
    if not name or len(name) > LONGEST_NAME:
        raise InvalidValue(f"A view needs a name of at most {LONGEST_NAME} characters.")
    if any(one.name.casefold() == name.casefold() for one in built_in(view.asked.kind)):
        raise InvalidValue(f"“{name}” comes with Chancery; give your view another name.")
    kept = replace(view, name=name, built_in=False)
    Space(case, SPACE).put(f"{view.asked.kind}/{name.casefold()}", kept_form(kept))
    return kept


def forget(case: CaseFile, view: View) -> None:
    """Delete a view of the officer's own."""
    Space(case, SPACE).drop(f"{view.asked.kind}/{view.name.casefold()}")


def remembered(case: CaseFile, kind: str) -> View:
    """How the list of a kind was left, or the first of its views."""
    left = _read(kind, Space(case, SPACE).get(kind))
    return left or built_in(kind)[0]


def remember(case: CaseFile, view: View) -> None:
    """Remember how a list was left."""
    Space(case, SPACE).put(view.asked.kind, kept_form(view))


def kept_form(view: View) -> Json:
    """A view as it is kept under `SPACE`."""
    asked = view.asked
    return {
        "name": view.name, "words": asked.words, "sort": asked.sort, "descending": asked.descending,
        "grouping": asked.grouping, "standing": list(asked.standing), "columns": list(view.columns),
        "widths": dict(view.widths), "built_in": view.built_in,
    }  # fmt: skip


def _read(kind: str, json: Json) -> View | None:
    """A view as kept; None where it was written by a version that meant something else."""
    if not isinstance(json, dict):
        return None
    try:
        read = JsonObject.of("A view", json)
        standing = tuple(Standing(code) for code in json.get("standing", []))
        asked = Asked(
            kind,
            read.text("words"),
            read.text("sort"),
            read.flag("descending"),
            read.text("grouping"),
            standing,
        )
        widths = {str(key): int(width) for key, width in json.get("widths", {}).items()}
        names = tuple(str(key) for key in json.get("columns", []))
        return View(read.text("name"), asked, names, widths, read.flag("built_in"))
    except (InvalidValue, ValueError, TypeError, AttributeError):
        return None

"""The places of the navigation: four groups, their icons, and which count stands at their right."""

from __future__ import annotations

from dataclasses import dataclass

from ui.desktop.icons import Icon
from ui.desktop.place import Place
from ui.desktop.registry import there_is


@dataclass(frozen=True, slots=True)
class Spot:
    """One entry of the navigation; `count` is a key of `app.navigation.Frame.counts`, `action` one of the table."""

    place: Place
    words: str
    icon: Icon
    count: str = ""
    action: str = ""


def _list(kind: str, words: str, icon: Icon, count: str = "", action: str = "") -> Spot:
    return Spot(Place("list", kind), words, icon, count, action)


GROUPS: tuple[tuple[Spot, ...], ...] = (
    (
        Spot(Place("today"), "Today", Icon.TODAY, "overdue", "go_today"),
        Spot(Place("diary"), "Diary", Icon.DIARY, "", "go_diary"),
        Spot(Place("inbox"), "Inbox", Icon.INBOX, "inbox", "go_inbox"),
    ),
    (
        _list("country", "Countries", Icon.GLOBE, action="go_countries"),
        _list("person", "People", Icon.PEOPLE, action="go_people"),
        _list("organisation", "Organisations", Icon.BUILDINGS),
        _list("forum", "Forums", Icon.CIRCLES),
    ),
    (
        _list("meeting", "Meetings", Icon.CALENDAR, action="go_meetings"),
        _list("commitment", "Commitments", Icon.HANDSHAKE, "commitment", "go_commitments"),
        _list("task", "Tasks", Icon.TASK, "task", "go_tasks"),
        _list("visit", "Visits and briefs", Icon.BRIEFCASE, action="go_visits"),
    ),
    (
        _list("agreement", "Agreements", Icon.SEAL),
        _list("exercise", "Exercises", Icon.TARGET),
        _list("initiative", "Initiatives", Icon.BULB),
        _list("line", "Lines", Icon.SPEECH),
        _list("note", "Notes", Icon.NOTE),
        _list("correspondence", "Correspondence", Icon.ENVELOPE),
        _list("source", "Sources", Icon.NEWSPAPER),
    ),
)

RECYCLE_BIN = Spot(Place("recycle"), "Recycle bin", Icon.TRASH, "", "go_recycle")

OTHERS: tuple[Spot, ...] = (
    RECYCLE_BIN,
    Spot(Place("compose"), "Brief composer", Icon.DOCUMENT, "", "go_compose"),
    Spot(Place("import"), "Import", Icon.DOWNLOAD, "", "go_import"),
    Spot(Place("export"), "Export records", Icon.UPLOAD, "", "go_export"),
    Spot(Place("backups"), "Backups", Icon.SHIELD, "", "go_backups"),
    Spot(Place("check"), "Check", Icon.SHIELD, "", "go_check"),
    Spot(Place("settings"), "Settings", Icon.GEAR, "", "go_settings"),
)
"""Places that stand in the menus, not among the groups."""

FIRST = (Place("today"), Place("list", "meeting"), Place("compose"))
"""Where one begins: the first of these that there is."""

PARENTS = {
    "record": "list", "new": "list", "country": "list", "visit": "list", "forum": "list", "commitment": "list",
    "task": "list", "closing": "list",
}  # fmt: skip
"""Pages of one record → the page under which the navigation shows them."""


def groups() -> tuple[tuple[Spot, ...], ...]:
    """The groups, without what this version has no page for."""
    made = (tuple(spot for spot in group if there_is(spot.place.page)) for group in GROUPS)
    return tuple(group for group in made if group)


def by_action() -> dict[str, Place]:
    """Id of an action → the place it goes to, where there is a page for it."""
    spots = (*(spot for group in GROUPS for spot in group), *OTHERS)
    return {spot.action: spot.place for spot in spots if spot.action and there_is(spot.place.page)}


def beginning() -> Place:
    """Where one begins in a case file that was never open."""
    return next(place for place in FIRST if there_is(place.page))


def shown_as(place: Place) -> Place:
    """The place of the navigation under which another one stands."""
    page = PARENTS.get(place.page, place.page)
    return Place(page, place.kind if page == "list" else "")

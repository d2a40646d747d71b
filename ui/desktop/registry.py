"""The pages by name, and which of them shows a record best. Whoever finishes a page adds its line here."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

from ui.desktop.page import Page
from ui.desktop.place import Place

PAGES: Mapping[str, str] = MappingProxyType(
    {
        "today": "ui.desktop.pages.today:TodayPage",
        "diary": "ui.desktop.pages.diary:DiaryPage",
        "inbox": "ui.desktop.pages.inbox:InboxPage",
        "country": "ui.desktop.pages.country:CountryPage",
        "visit": "ui.desktop.pages.visit:VisitPage",
        "forum": "ui.desktop.pages.forum:ForumPage",
        "board": "ui.desktop.pages.board:BoardPage",
        "commitment": "ui.desktop.pages.commitment:CommitmentPage",
        "task": "ui.desktop.pages.task:TaskPage",
        "report": "ui.desktop.pages.report:ReportPage",
        "closing": "ui.desktop.pages.closing:ClosingPage",
        "settings": "ui.desktop.pages.settings:SettingsPage",
        "compose": "ui.desktop.pages.composer:Composer",
        "returned": "ui.desktop.pages.returned:ReturnedPage",
        "brief": "ui.desktop.pages.brief:BriefPage",
        "list": "ui.desktop.pages.list:ListPage",
        "search": "ui.desktop.pages.results:ResultsPage",
        "recycle": "ui.desktop.pages.recycle:RecyclePage",
        "record": "ui.desktop.pages.record:RecordPage",
        "new": "ui.desktop.pages.record:NewPage",
        "meeting": "ui.desktop.pages.meeting:MeetingPage",
        "import": "ui.desktop.pages.importing:ImportPage",
        "export": "ui.desktop.pages.exporting:ExportPage",
        "check": "ui.desktop.pages.check:CheckPage",
        "backups": "ui.desktop.pages.backups:BackupsPage",
    }
)
"""Name of a page → module and class; it is imported when somebody first goes there, so that the start stays short."""

_OWN_FORM = {"meeting": "meeting"}
"""Kind → the page that stands in for `new`, with the form of its own that the kind has."""

_OWN_LIST = {"commitment": "board"}
"""Kind → the page that stands in for `list`: a list with more to do in it."""

_OWN_PAGE = {
    "country": "country", "visit": "visit", "forum": "forum", "commitment": "commitment", "task": "task",
    "brief": "brief",
}  # fmt: skip


def there_is(page: str) -> bool:
    """Whether this version has a page of that name."""
    return page in PAGES


def page_name(place: Place) -> str:
    """The page that shows a place: a kind with a form or a list of its own has a page of its own for it."""
    if place.page == "list":
        return _OWN_LIST.get(place.kind, "list")
    return _OWN_FORM.get(place.kind, "new") if place.page == "new" else place.page


def form_of(kind: str, id: str, given: tuple[tuple[str, str], ...] = ()) -> Place | None:
    """Where a record of this kind is edited; None where that is done on its record page."""
    return Place("new", kind, id, given=given) if kind in _OWN_FORM else None


def page_class(name: str) -> type[Page]:
    """The class of a page; raises KeyError for a name that is not there."""
    module, _, cls = PAGES[name].partition(":")
    found = getattr(import_module(module), cls)
    assert issubclass(found, Page)
    return found


def place_of(kind: str, id: str) -> Place:
    """The page that shows a record best."""
    own = _OWN_PAGE.get(kind, "record")
    return Place(own if there_is(own) else "record", kind, id)

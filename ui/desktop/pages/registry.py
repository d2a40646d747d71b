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
        "country": "ui.desktop.pages.country:CountryPage",
        "visit": "ui.desktop.pages.visit:VisitPage",
        "compose": "ui.desktop.pages.composer:Composer",
        "list": "ui.desktop.pages.list:ListPage",
        "search": "ui.desktop.pages.results:ResultsPage",
        "recycle": "ui.desktop.pages.recycle:RecyclePage",
        "record": "ui.desktop.pages.record:RecordPage",
        "new": "ui.desktop.pages.record:NewPage",
        "import": "ui.desktop.pages.importing:ImportPage",
    }
)
"""Name of a page → module and class; it is imported when somebody first goes there, so that the start stays short."""

_OWN_PAGE = {"country": "country", "visit": "visit"}


def there_is(page: str) -> bool:
    """Whether this version has a page of that name."""
    return page in PAGES


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

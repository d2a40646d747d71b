"""A record beside a page that is about it: what the head of the page says already is not said twice."""

from __future__ import annotations

from ui.desktop.panes.record import RecordPane


class FactsPane(RecordPane):
    """The record without its title, how it stands, its wording and its story."""

    ALONE = False

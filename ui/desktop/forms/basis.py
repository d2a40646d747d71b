"""What all editors of one form lean on: the look, the day, the scheme, names of records, and who finds others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from app.references import Mention
from db.values.marking import Scheme
from ui.desktop.forms.creations import Creations
from ui.desktop.forms.file_reader import FileReader
from ui.desktop.forms.finder import Finder
from ui.desktop.look import Theme


class Finding(TypedDict):
    """What all editors of references of a form share."""

    finder: Finder
    creations: Creations
    names: dict[str, Mention]


@dataclass(slots=True)
class Basis:
    """One for each form; `names` grows while records are chosen."""

    theme: Theme
    finder: Finder
    creations: Creations
    scheme: Scheme
    today: date
    fiscal_start_month: int | None = None
    files: FileReader | None = None
    """Who reads files that are dropped; None where nobody does."""
    names: dict[str, Mention] = field(default_factory=dict)

    @property
    def finding(self) -> Finding:
        """Who finds, makes and names records, as editors of references take it."""
        return {"finder": self.finder, "creations": self.creations, "names": self.names}

    def know(self, names: Mapping[str, Mention]) -> None:
        """Learn names."""
        self.names.update(names)

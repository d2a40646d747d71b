"""Who owes a commitment, in words: organisations where they are named, else the country, else the side."""

from __future__ import annotations

from app.names import Namer, label_of
from db.models import Commitment
from db.reader import Reader


def owner_words(reader: Reader, namer: Namer, row: Commitment) -> str:
    """`Ministry of Defence, Directorate of Ports`, `Oman`, `Joint`."""
    named = reader.references([row.id]).get((row.id, "owners"), ())
    found = ", ".join(name for one in named if (name := namer.name(one)))
    return found or namer.name(row.owner_country_id) or label_of(row.owner_side)

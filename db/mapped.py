"""Lets SQLAlchemy work out how the record classes are kept, which the first query for one of them would else wait for.

Imported for its effect, while nobody waits.
"""

from __future__ import annotations

from sqlalchemy.orm import configure_mappers

from db import models  # noqa: F401 – they are what is worked out

configure_mappers()

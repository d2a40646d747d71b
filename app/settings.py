"""The settings of a case file: home country, marking scheme, desk, how it follows up; records like any other."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

from app.changes import Changes
from db import followed
from db.followed import AGEING, DUE_SOON, DUE_SOON_DAYS, SILENT_AFTER, SILENT_AFTER_DAYS
from db.models import Setting
from db.reader import Reader
from db.rows import live
from db.values.due import REVIEW_AFTER_MONTHS
from db.values.errors import InvalidValue
from db.values.marking import Scheme
from db.values.schemes import SCHEMES
from db.values.text import canonical_json

HOME = "home_country"
SCHEME = "marking_scheme"
DESK = "desk"
FISCAL_START = "fiscal_start_month"
POST_CONFIRMATION = "post_confirmation_months"
KEYS = (HOME, SCHEME, DESK, FISCAL_START, SILENT_AFTER, AGEING, POST_CONFIRMATION, DUE_SOON)

setting_id = followed.setting_id
"""The id of a setting, the same in every case file."""

DEFAULT_SCHEME = "india"
POST_CONFIRMATION_MONTHS = 6
"""A post confirmed longer ago is to be confirmed again."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the settings say; `home_id` None means no home country is chosen yet."""

    home_id: str | None
    scheme: Scheme
    desk: str = ""
    fiscal_start_month: int | None = None
    """1 where quarters are those of the calendar year; None where nobody has been asked yet."""
    silent_after_days: int = SILENT_AFTER_DAYS
    ageing_months: int = REVIEW_AFTER_MONTHS
    post_confirmation_months: int = POST_CONFIRMATION_MONTHS
    due_soon_days: int = DUE_SOON_DAYS


def scheme_of(value: str | None) -> Scheme:
    """The scheme that a stored setting describes; the default where there is none. Raises InvalidValue."""
    if not value:
        return SCHEMES[DEFAULT_SCHEME]
    return _scheme(value)


@lru_cache(maxsize=8)
def _scheme(value: str) -> Scheme:
    """Asked for with every save; one file has one, and seldom another."""
    return Scheme.from_json(_json(value))


def home_of(value: str | None) -> str | None:
    """The id of the home country that a stored setting names; None where none is chosen. Raises InvalidValue."""
    home = _json(value)
    return home if isinstance(home, str) else None


def scheme_named(name: str) -> Scheme:
    """A scheme that comes with the program; raises InvalidValue naming those there are."""
    if name not in SCHEMES:
        raise InvalidValue(f"There is no marking scheme “{name[:60]}”; there are {', '.join(SCHEMES)}.")
    return SCHEMES[name]


def read_settings(reader: Reader) -> Settings:
    """The settings as they stand."""
    values = {row.key: row.value for row in live(reader, Setting, "key", KEYS)}
    month = _json(values.get(FISCAL_START))
    return Settings(
        home_of(values.get(HOME)),
        scheme_of(values.get(SCHEME)),
        str(_json(values.get(DESK)) or ""),
        month if isinstance(month, int) else None,
        _number(values.get(SILENT_AFTER), SILENT_AFTER_DAYS),
        _number(values.get(AGEING), REVIEW_AFTER_MONTHS),
        _number(values.get(POST_CONFIRMATION), POST_CONFIRMATION_MONTHS),
        _number(values.get(DUE_SOON), DUE_SOON_DAYS),
    )


def _number(value: str | None, usual: int) -> int:
    """A positive number that a stored setting holds; the usual one where there is none."""
    found = _json(value)
    return found if isinstance(found, int) and found > 0 else usual


def put(changes: Changes, key: str, value: object) -> None:
    """Add a new setting to a list of changes."""
    changes.create("setting", id=setting_id(key), key=key, value=canonical_json(value))


def _json(value: str | None) -> object:
    if not value:
        return None
    try:
        return json.loads(value)
    except ValueError:
        raise InvalidValue("A setting of this case file is not readable; run “chancery check”.") from None

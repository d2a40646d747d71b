"""Gives the case file of a test another marking scheme."""

from __future__ import annotations

from app.settings import SCHEME, setting_id
from db.values.marking import Scheme
from db.values.text import canonical_json
from tests.app.briefs.conftest import Desk


def use_scheme(desk: Desk, scheme: Scheme) -> None:
    desk.edit(setting_id(SCHEME), value=canonical_json(scheme.to_json()))

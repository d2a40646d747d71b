"""Narrowing the scope note changes only the sections that take what it has no room for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.build import _CAPPED, _sections
from reports.outlines import Caps, outline
from reports.plan import plan
from reports.sections.page import _narrowing
from tests.reports.sample_facts import sample

FULL = outline("full")
CAPS = tuple(_narrowing(FULL.caps))


@pytest.mark.parametrize("caps", CAPS, ids=range(len(CAPS)))
def test_what_is_not_capped_is_written_once(caps: Caps) -> None:
    settled = plan(sample(), FULL)
    first = _sections(settled)
    narrowed = replace(settled, caps=caps)
    again = _sections(narrowed, {s.id: s for s in first if s.id not in _CAPPED})
    assert again == _sections(replace(plan(sample(), FULL), caps=caps))

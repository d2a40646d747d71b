"""What stands in for a module gives way to it as soon as anything of it is asked for."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

import pytest

from db.spared import Later, spare


@pytest.fixture
def absent(monkeypatch: pytest.MonkeyPatch) -> str:
    """A module and its package that nobody has loaded."""
    for name in ("wsgiref", "wsgiref.headers"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    return "wsgiref.headers"


def test_it_knows_what_it_was_told_and_loads_the_rest(absent: str) -> None:
    spare({absent: {"Headers": "said"}})
    later = sys.modules[absent]
    assert isinstance(later, Later)
    assert vars(later)["Headers"] == "said"
    assert not hasattr(later, "__wrapped__")  # what inspection asks for loads nothing
    assert sys.modules[absent] is later
    assert later.tspecials.pattern.startswith("[")
    real = sys.modules[absent]
    assert type(real) is ModuleType
    assert importlib.import_module("wsgiref").headers is real
    assert real.Headers().items() == []


def test_what_is_loaded_already_stays(absent: str) -> None:
    real = importlib.import_module(absent)
    spare({absent: {}})
    assert sys.modules[absent] is real

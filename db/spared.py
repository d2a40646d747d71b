"""Keeps SQLAlchemy from loading what nothing here asks of it: asynchronous work, and what else is installed.

It imports `asyncio` and `importlib.metadata` at its top, with sockets, certificates and mail behind them, a tenth of
the time to a window. What stands in for them loads the real module as soon as anything of it is asked for, so that
nothing is missed. Imported for its effect, before SQLAlchemy.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from inspect import iscoroutine
from types import MappingProxyType, ModuleType
from typing import Any

WANTED: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {"asyncio": MappingProxyType({"iscoroutine": iscoroutine}), "importlib.metadata": MappingProxyType({})}
)
"""The modules, each with what SQLAlchemy asks of it while it is imported."""


class Later(ModuleType):
    """Stands in for a module until something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        """Asked for what is not there yet: from now on everything comes from the real module."""
        if name.startswith("__") and name != "__path__":
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            sys.modules.pop(self.__name__, None)
        return getattr(import_module(self.__name__), name)


def spare(wanted: Mapping[str, Mapping[str, Any]] = WANTED) -> None:
    """Put something in the place of these modules, where they are not loaded yet."""
    for name, known in wanted.items():
        if name not in sys.modules:
            later = Later(name)
            vars(later).update(known)
            sys.modules[name] = later
            package, _, own = name.rpartition(".")
            if package:
                setattr(import_module(package), own, later)


if "sqlalchemy" not in sys.modules:
    spare()

"""Keeps PySide6 from reading the source of every module that is imported after it, which takes longer than importing.

PySide6 looks for its own name in the source of each module, so that `from __feature__ import snake_case` holds in that
module alone. Chancery uses no such feature: to say so needs no look at the module. Imported for its effect, before
the rest of the desk; where a later PySide6 does this otherwise, nothing happens.
"""

from __future__ import annotations

import sys

HOOK = "_mod_uses_pyside"
"""Function of PySide6's own module of features (6.11.3) that is told of every imported module."""


def _has_no_feature(module: object) -> bool:  # noqa: ARG001 – as PySide6 calls it
    """Whether the features of PySide6 are to be watched in a module."""
    return False


def spare() -> bool:
    """Let modules be imported unread from now on; returns whether PySide6 is one that would read them."""
    feature = sys.modules.get("shibokensupport.feature")
    if not hasattr(feature, HOOK):
        return False
    setattr(feature, HOOK, _has_no_feature)
    return True


spare()
